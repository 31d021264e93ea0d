//! What a QR code in a picture says and does, before anybody scans it.

mod bitmap;
mod finder;
mod geometry;
mod grid;
mod picture;
mod scan;

pub use picture::{LARGEST_PICTURE, Picture};
pub use scan::{QrCode, codes};
