//! The id of a blob: a hash that binds all its bytes, taken as they come.

use sha2::{Digest, Sha256};

use crate::Hash;

const DOMAIN: &[u8] = b"kith blob v1";

/// Takes a blob's bytes in parts; its id is `Hash::of("kith blob v1", &[bytes])`.
#[derive(Clone)]
pub struct BlobHasher(Sha256);

impl BlobHasher {
    /// Of a blob that will have so many bytes. With fewer or more the id is no blob's.
    #[must_use]
    pub fn new(size: u64) -> Self {
        let mut hasher = Sha256::new();
        hasher.update((DOMAIN.len() as u64).to_be_bytes());
        hasher.update(DOMAIN);
        hasher.update(size.to_be_bytes());
        Self(hasher)
    }

    /// The next bytes.
    pub fn update(&mut self, part: &[u8]) {
        self.0.update(part);
    }

    /// The id.
    #[must_use]
    pub fn finish(self) -> Hash {
        Hash(self.0.finalize().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_the_hash_of_all_bytes_however_they_come() {
        let bytes = [7; 1000];
        let id = Hash::of("kith blob v1", &[&bytes]);
        for length in [1, 7, 999, 1000] {
            let mut hasher = BlobHasher::new(1000);
            bytes.chunks(length).for_each(|part| hasher.update(part));
            assert_eq!(hasher.finish(), id);
        }
        assert_eq!(id.to_hex(), "34de22b9eed5104e56fabb68d1cfa5c0fdbaadb6c74b9c629bd9085eeff18411");
    }
}
