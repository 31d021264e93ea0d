//! Where the bytes of blobs are, and the promise that every such place keeps.
//!
//! What a blob is called, whose it was and until when it stays are rows of the [`Store`](crate::store::Store); here are only
//! bytes, in the parts they came in. Each promise has its test in [`conformance`]:
//!
//! 1. **Durable.** When [`Blobs::put`] returns `Ok`, the part survives `kill -9` and power loss.
//! 2. **Whole.** A part is read as it was put, or is not there; after a fault or a crash it may be either.
//! 3. **Gone.** When [`Blobs::remove`] returns `Ok`, no part of the place is there any more, nor comes back.
//!
//! Unlike the store, it may fail and work again later: then nothing is acknowledged in between, and the relay goes on.

use crate::store::Fault;

pub mod conformance;
pub mod memory;

/// Names where the parts of one upload are. Random, so that nothing in it says whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place(pub [u8; 16]);

/// Where the bytes are. Calls may block, so that they are made where that is allowed.
pub trait Blobs: Send + Sync + 'static {
    /// Makes the part of a place that begins at an offset durable, instead of one that may be there.
    ///
    /// # Errors
    /// [`Fault`] if it cannot be written.
    fn put(&self, place: Place, offset: u64, part: Vec<u8>) -> Result<(), Fault>;

    /// So many bytes, after so many others, of the part that begins at an offset: as many of them as it has. `None` if
    /// there is no such part.
    ///
    /// # Errors
    /// [`Fault`] if it cannot be read.
    fn read(&self, place: Place, offset: u64, skip: u64, length: u64) -> Result<Option<Vec<u8>>, Fault>;

    /// How many bytes the part that begins at an offset has; `None` if there is no such part.
    ///
    /// # Errors
    /// [`Fault`] if it cannot be read.
    fn length(&self, place: Place, offset: u64) -> Result<Option<u64>, Fault>;

    /// Removes every part of a place.
    ///
    /// # Errors
    /// [`Fault`] if it cannot be done now: then some may be gone.
    fn remove(&self, place: Place) -> Result<(), Fault>;
}
