//! PINs: what one must be, and the two halves of OPAQUE (RFC 9807, ristretto255 with SHA-512, 3DH).
//!
//! A relay that keeps a [`relay::Setup`]'s record of a PIN cannot tell the PIN, and whoever has the record without the relay's
//! secret can try none. A device that shows the right PIN gets back the [`Export`], the same each time, which the relay
//! never sees. Nothing here reads a clock or draws randomness: seeds come in.

pub mod device;
mod pin;
mod random;
pub mod relay;
mod suite;

pub use pin::{LEAST, MOST, Pin, Weak};
pub use suite::{Export, Malformed, Parties};
