//! What a QR code in a picture says and does, before anybody scans it.

mod bitmap;
mod finder;
mod geometry;
mod grid;
mod payload;
mod picture;
mod scan;
#[cfg(test)]
mod tests;

pub use payload::{Payload, Payment};
pub use picture::{LARGEST_PICTURE, Picture};
pub use scan::{QrCode, codes};
