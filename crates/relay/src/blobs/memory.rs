//! Blobs in memory: for tests, and for simulated worlds.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{Blobs, Place};
use crate::store::Fault;

/// Clones share what they hold.
#[derive(Clone, Debug, Default)]
pub struct MemoryBlobs(Arc<Mutex<Parts>>);

type Parts = BTreeMap<(Place, u64), Vec<u8>>;

impl MemoryBlobs {
    /// What it holds now, by itself.
    #[must_use]
    pub fn copy(&self) -> Self {
        Self(Arc::new(Mutex::new(self.parts().clone())))
    }

    /// Bytes of all parts.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.parts().values().map(|part| part.len() as u64).sum()
    }

    // Nothing done under the lock can panic half done.
    fn parts(&self) -> MutexGuard<'_, Parts> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Blobs for MemoryBlobs {
    fn put(&self, place: Place, offset: u64, part: Vec<u8>) -> Result<(), Fault> {
        self.parts().insert((place, offset), part);
        Ok(())
    }

    fn read(&self, place: Place, offset: u64, skip: u64, length: u64) -> Result<Option<Vec<u8>>, Fault> {
        let parts = self.parts();
        let (skip, length) =
            (usize::try_from(skip).unwrap_or(usize::MAX), usize::try_from(length).unwrap_or(usize::MAX));
        Ok(parts.get(&(place, offset)).map(|part| part.iter().skip(skip).take(length).copied().collect()))
    }

    fn length(&self, place: Place, offset: u64) -> Result<Option<u64>, Fault> {
        Ok(self.parts().get(&(place, offset)).map(|part| part.len() as u64))
    }

    fn remove(&self, place: Place) -> Result<(), Fault> {
        self.parts().retain(|(of, _), _| *of != place);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blobs::conformance;

    #[test]
    fn memory_keeps_the_promise() {
        let memory = MemoryBlobs::default();
        conformance::run(&memory, &|| memory.clone());
    }
}
