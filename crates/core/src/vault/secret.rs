//! What opens a home: a passphrase, or a random key in a file.

use std::fmt;

use rand_core::CryptoRng;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// What a home was made with and is opened by.
#[derive(Debug)]
pub enum Secret {
    /// Known to a person.
    Passphrase(Passphrase),
    /// Kept in a file beside the home's other files: protects only copies made without it.
    FileKey(FileKey),
}

/// A passphrase; never empty.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct Passphrase(String);

impl Passphrase {
    /// The first line of what a prompt or a file gave; its line end is no part of it.
    ///
    /// # Errors
    /// The first line is empty.
    pub fn first_line(text: &Zeroizing<String>) -> Result<Self, EmptyPassphrase> {
        match text.lines().next() {
            None | Some("") => Err(EmptyPassphrase),
            Some(line) => Ok(Self(line.to_owned())),
        }
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

/// A passphrase with nothing in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the passphrase is empty")]
pub struct EmptyPassphrase;

/// A random key that is kept in a file.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct FileKey([u8; Self::LEN]);

impl FileKey {
    /// Bytes in its file.
    pub const LEN: usize = 32;

    /// A new key.
    pub fn generate(rng: &mut impl CryptoRng) -> Self {
        let mut key = Self([0; Self::LEN]);
        rng.fill_bytes(&mut key.0);
        key
    }

    /// The key in a file of exactly [`FileKey::LEN`] bytes; none if it has another length.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// What its file holds.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; Self::LEN] {
        &self.0
    }
}

impl fmt::Debug for FileKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FileKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passphrase_is_the_first_line_without_its_end() {
        for text in ["open sesame", "open sesame\n", "open sesame\r\n", "open sesame\nand more\n"] {
            let passphrase = Passphrase::first_line(&Zeroizing::new(text.to_owned())).unwrap();
            assert_eq!(passphrase.as_bytes(), b"open sesame", "{text:?}");
        }
        for text in ["", "\n", "\r\n", "\nlater"] {
            assert_eq!(Passphrase::first_line(&Zeroizing::new(text.to_owned())).unwrap_err(), EmptyPassphrase);
        }
    }

    #[test]
    fn debug_shows_no_secret() {
        let passphrase = Passphrase::first_line(&Zeroizing::new("open sesame".to_owned())).unwrap();
        let shown = format!("{:?} {:?}", Secret::Passphrase(passphrase), FileKey([0x2a; 32]));
        assert_eq!(shown, "Passphrase(Passphrase(…)) FileKey(…)");
    }
}
