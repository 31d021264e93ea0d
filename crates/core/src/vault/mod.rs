//! State at rest: the data key under a passphrase or a key file, and the sealed frames of a journal.
//!
//! A home has two files, and this module says what their bytes mean; it never touches a file. The header holds the data
//! key, wrapped; whoever has the passphrase (or the key file) gets a [`Vault`] from it. The journal is what the vault
//! seals: a start, and then one frame for each batch of changes, oldest first.
//!
//! Who steals the files learns how many batches there are and about how long each is, and nothing else. Who can write
//! to them can make them unreadable or put an older copy in their place, and cannot change, reorder, leave out or
//! borrow from another home what is in them.

mod frame;
mod header;
mod journal;
mod secret;

pub use frame::{MAX_FRAME, SealError};
pub use header::{Cost, Header, Stretched, UnlockError};
pub use journal::{CHUNK, Cursor, ReadError, Step};
pub use secret::{EmptyPassphrase, FileKey, Passphrase, Secret};

use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

/// The format of header and journal that this code writes.
const VERSION: u16 = 1;

/// An opened home: seals and opens what its journal holds.
pub struct Vault {
    journal: JournalId,
    /// Seals the contents of frames.
    contents: XChaCha20Poly1305,
    /// Marks starts and frame headers as this journal's own.
    marks: Hmac<Sha256>,
}

impl Vault {
    fn new(journal: JournalId, data_key: &[u8; 32]) -> Self {
        let contents = derive(data_key, b"kith vault 1 contents");
        let marks = derive(data_key, b"kith vault 1 marks");
        Self { journal, contents: XChaCha20Poly1305::new((&*contents).into()), marks: hmac_keyed(&marks) }
    }

    /// A tag over some bytes that only this vault can make.
    fn mark(&self, parts: &[&[u8]]) -> [u8; 32] {
        let mut mac = self.marks.clone();
        for part in parts {
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault(…)")
    }
}

/// Ties a journal to its header; random for each home.
#[derive(Clone, Copy, PartialEq, Eq)]
struct JournalId([u8; 16]);

#[expect(clippy::expect_used, reason = "HKDF-SHA256 gives up to 8,160 bytes")]
fn derive(data_key: &[u8; 32], purpose: &[u8]) -> Zeroizing<[u8; 32]> {
    let mut key = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(None, data_key).expand(purpose, &mut *key).expect("32 bytes");
    key
}

#[expect(clippy::expect_used, reason = "HMAC takes a key of any length")]
fn hmac_keyed(key: &[u8; 32]) -> Hmac<Sha256> {
    <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(key).expect("a key")
}

/// The next `N` bytes of a slice, which then starts after them.
fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (head, rest) = bytes.split_first_chunk::<N>()?;
    *bytes = rest;
    Some(*head)
}
