//! The header of a home: the data key, wrapped under what opens the home.
//!
//! ```text
//! "kithkeys" ‖ version 2 ‖ journal id 16 ‖ opened by 1 ‖ memory 4 ‖ passes 4 ‖ lanes 4 ‖ salt 16
//!            ‖ nonce 24 ‖ data key 32 + tag 16, under all before the nonce ‖ SHA-256 of all before 32
//! ```
//! Numbers are little-endian. The hash at the end, which every later version keeps in its place, tells a damaged header
//! from a wrong passphrase.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use chacha20poly1305::{AeadInPlace, KeyInit, Tag, XChaCha20Poly1305, XNonce};
use rand_core::CryptoRng;
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, Zeroizing};

use super::{JournalId, Passphrase, Secret, VERSION, Vault, take};

const MAGIC: [u8; 8] = *b"kithkeys";
const BY_PASSPHRASE: u8 = 1;
const BY_FILE_KEY: u8 = 2;

/// A header as it was read, still locked.
pub struct Header {
    public: Public,
    nonce: [u8; 24],
    data_key: [u8; 32],
    tag: [u8; 16],
}

impl Header {
    /// More bytes than any header has: a reader need not read on.
    pub const MAX_LEN: usize = 4096;

    const LEN: usize = 8 + 2 + 16 + 1 + 12 + 16 + 24 + 32 + 16 + 32;

    /// A new home: its vault, and its header for the file.
    ///
    /// # Errors
    /// There is not enough memory for the cost.
    pub fn create(secret: &Secret, cost: Cost, rng: &mut impl CryptoRng) -> Result<(Vault, Vec<u8>), UnlockError> {
        let (header, key) = Self::create_stretched(secret, cost, rng)?;
        let vault = header.unlock_stretched(&key)?;
        Ok((vault, header.encode()))
    }

    /// The same for a vault that is opened elsewhere: the header, and what its secret becomes.
    ///
    /// # Errors
    /// As [`Self::create`].
    #[expect(clippy::expect_used, reason = "XChaCha20 takes 32 bytes")]
    pub fn create_stretched(
        secret: &Secret,
        cost: Cost,
        rng: &mut impl CryptoRng,
    ) -> Result<(Self, Stretched), UnlockError> {
        let public = Public::generate(secret, cost, rng);
        let mut nonce = [0; 24];
        rng.fill_bytes(&mut nonce);
        let mut data_key = Zeroizing::new([0; 32]);
        rng.fill_bytes(&mut *data_key);
        let key = public.stretched(secret)?;
        let tag = wrapping(&key)
            .encrypt_in_place_detached(XNonce::from_slice(&nonce), &public.encode(), &mut *data_key)
            .expect("wraps");
        Ok((Self { public, nonce, data_key: *data_key, tag: tag.into() }, key))
    }

    /// As it is kept.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = self.public.encode();
        bytes.extend_from_slice(&self.nonce);
        bytes.extend_from_slice(&self.data_key);
        bytes.extend_from_slice(&self.tag);
        bytes.extend_from_slice(&Sha256::digest(&bytes));
        bytes
    }

    /// Reads a header.
    ///
    /// # Errors
    /// The bytes are no header, are damaged, come from a newer version, or ask for more than an honest header would.
    pub fn decode(bytes: &[u8]) -> Result<Self, UnlockError> {
        let (body, hash) = bytes.split_last_chunk::<32>().ok_or(UnlockError::Damaged)?;
        if Sha256::digest(body).as_slice() != hash {
            return Err(UnlockError::Damaged);
        }
        let mut rest = body;
        let public = Public::decode(&mut rest)?;
        let mut fields = || Some((take(&mut rest)?, take(&mut rest)?, take(&mut rest)?));
        let (nonce, data_key, tag) = fields().ok_or(UnlockError::Damaged)?;
        if rest.is_empty() { Ok(Self { public, nonce, data_key, tag }) } else { Err(UnlockError::Damaged) }
    }

    /// Whether a passphrase opens it; otherwise a key in a file does.
    #[must_use]
    pub fn needs_passphrase(&self) -> bool {
        matches!(self.public.opened_by, OpenedBy::Passphrase { .. })
    }

    /// Opens it; with a passphrase this takes as long as [`Cost`] says.
    ///
    /// # Errors
    /// The secret is not the one it was made with, or not of that kind, or there is not enough memory for the cost.
    pub fn unlock(&self, secret: &Secret) -> Result<Vault, UnlockError> {
        self.unlock_stretched(&self.stretch(secret)?)
    }

    /// What a secret becomes for this header: all that is slow in opening it, and needs memory.
    ///
    /// # Errors
    /// The secret is not of the kind it was made with, or there is not enough memory for the cost.
    pub fn stretch(&self, secret: &Secret) -> Result<Stretched, UnlockError> {
        self.public.stretched(secret)
    }

    /// Opens it with what [`Self::stretch`] gave.
    ///
    /// # Errors
    /// The secret was not the one it was made with.
    pub fn unlock_stretched(&self, key: &Stretched) -> Result<Vault, UnlockError> {
        let mut data_key = Zeroizing::new(self.data_key);
        wrapping(key)
            .decrypt_in_place_detached(
                XNonce::from_slice(&self.nonce),
                &self.public.encode(),
                &mut *data_key,
                Tag::from_slice(&self.tag),
            )
            .map_err(|_| match self.public.opened_by {
                OpenedBy::Passphrase { .. } => UnlockError::WrongPassphrase,
                OpenedBy::FileKey => UnlockError::WrongFileKey,
            })?;
        Ok(Vault::new(self.public.journal, &data_key))
    }
}

/// What a secret becomes for one header, for whoever lets another thread do that.
pub struct Stretched(Zeroizing<[u8; 32]>);

impl Stretched {
    /// One that came from the other thread.
    #[must_use]
    pub const fn from_bytes(bytes: Zeroizing<[u8; 32]>) -> Self {
        Self(bytes)
    }

    /// To be brought from one thread to another, and kept nowhere.
    #[must_use]
    pub const fn as_bytes(&self) -> &Zeroizing<[u8; 32]> {
        &self.0
    }
}

impl std::fmt::Debug for Stretched {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Stretched(…)")
    }
}

impl std::fmt::Debug for Header {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Header(…)")
    }
}

/// Why a home was not created or opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnlockError {
    /// The bytes are not a header, or not as they were written.
    #[error("the key header is damaged")]
    Damaged,
    /// A later version wrote it.
    #[error("the key header has version {version} and this program knows {VERSION}")]
    TooNew {
        /// The version it has.
        version: u16,
    },
    /// It asks for more memory or time than this program ever would.
    #[error("the key header asks for more memory or time than is allowed")]
    TooCostly,
    /// There is less memory than the cost asks for.
    #[error("not enough memory to try the passphrase")]
    OutOfMemory,
    /// The passphrase is another one.
    #[error("another passphrase opens this header")]
    WrongPassphrase,
    /// The key in the file is another one.
    #[error("another key file opens this header")]
    WrongFileKey,
    /// A passphrase opens it, and a key was given.
    #[error("a passphrase opens this header, not a key file")]
    NeedsPassphrase,
    /// A key in a file opens it, and a passphrase was given.
    #[error("a key file opens this header, not a passphrase")]
    NeedsFileKey,
}

/// What one try of a passphrase costs (Argon2id, RFC 9106).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

impl Cost {
    /// 64 MiB, and a quarter to half a second on a small computer.
    pub const STANDARD: Self = Self { memory_kib: 64 * 1024, passes: 6, lanes: 1 };

    /// Of a header that a key in a file opens: its fields have one form only.
    const NONE: Self = Self { memory_kib: 0, passes: 0, lanes: 0 };

    /// The most that a header may ask for: it is read before anything shows that it is genuine.
    const MAX: Self = Self { memory_kib: 256 * 1024, passes: 16, lanes: 4 };

    fn params(self) -> Result<Params, UnlockError> {
        let Self { memory_kib, passes, lanes } = self;
        if memory_kib > Self::MAX.memory_kib || passes > Self::MAX.passes || lanes > Self::MAX.lanes {
            return Err(UnlockError::TooCostly);
        }
        Params::new(memory_kib, passes, lanes, Some(32)).map_err(|_| UnlockError::Damaged)
    }
}

/// The part of a header that is not secret; it is authenticated with the data key.
struct Public {
    journal: JournalId,
    opened_by: OpenedBy,
}

enum OpenedBy {
    Passphrase { cost: Cost, salt: [u8; 16] },
    FileKey,
}

impl Public {
    fn generate(secret: &Secret, cost: Cost, rng: &mut impl CryptoRng) -> Self {
        let mut journal = JournalId([0; 16]);
        rng.fill_bytes(&mut journal.0);
        let opened_by = match secret {
            Secret::Passphrase(_) => {
                let mut salt = [0; 16];
                rng.fill_bytes(&mut salt);
                OpenedBy::Passphrase { cost, salt }
            }
            Secret::FileKey(_) => OpenedBy::FileKey,
        };
        Self { journal, opened_by }
    }

    fn encode(&self) -> Vec<u8> {
        let (opened_by, cost, salt) = match self.opened_by {
            OpenedBy::Passphrase { cost, salt } => (BY_PASSPHRASE, cost, salt),
            OpenedBy::FileKey => (BY_FILE_KEY, Cost::NONE, [0; 16]),
        };
        let mut bytes = Vec::with_capacity(Header::LEN);
        bytes.extend_from_slice(&MAGIC);
        bytes.extend_from_slice(&VERSION.to_le_bytes());
        bytes.extend_from_slice(&self.journal.0);
        bytes.push(opened_by);
        for number in [cost.memory_kib, cost.passes, cost.lanes] {
            bytes.extend_from_slice(&number.to_le_bytes());
        }
        bytes.extend_from_slice(&salt);
        bytes
    }

    fn decode(rest: &mut &[u8]) -> Result<Self, UnlockError> {
        if take(rest) != Some(MAGIC) {
            return Err(UnlockError::Damaged);
        }
        match u16::from_le_bytes(take(rest).ok_or(UnlockError::Damaged)?) {
            VERSION => {
                let public = Self::decode_fields(rest).ok_or(UnlockError::Damaged)?;
                if let OpenedBy::Passphrase { cost, .. } = public.opened_by {
                    cost.params()?;
                }
                Ok(public)
            }
            0 => Err(UnlockError::Damaged),
            version => Err(UnlockError::TooNew { version }),
        }
    }

    fn decode_fields(rest: &mut &[u8]) -> Option<Self> {
        let journal = JournalId(take(rest)?);
        let [opened_by] = take(rest)?;
        let mut number = || take(rest).map(u32::from_le_bytes);
        let cost = Cost { memory_kib: number()?, passes: number()?, lanes: number()? };
        let salt = take(rest)?;
        let opened_by = match opened_by {
            BY_PASSPHRASE => OpenedBy::Passphrase { cost, salt },
            BY_FILE_KEY if cost == Cost::NONE && salt == [0; 16] => OpenedBy::FileKey,
            _ => return None,
        };
        Some(Self { journal, opened_by })
    }

    fn stretched(&self, secret: &Secret) -> Result<Stretched, UnlockError> {
        match (&self.opened_by, secret) {
            (OpenedBy::Passphrase { cost, salt }, Secret::Passphrase(passphrase)) => stretch(passphrase, *cost, salt),
            (OpenedBy::FileKey, Secret::FileKey(key)) => Ok(Stretched(Zeroizing::new(*key.as_bytes()))),
            (OpenedBy::Passphrase { .. }, Secret::FileKey(_)) => Err(UnlockError::NeedsPassphrase),
            (OpenedBy::FileKey, Secret::Passphrase(_)) => Err(UnlockError::NeedsFileKey),
        }
    }
}

fn wrapping(key: &Stretched) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new((&*key.0).into())
}

fn stretch(passphrase: &Passphrase, cost: Cost, salt: &[u8; 16]) -> Result<Stretched, UnlockError> {
    let params = cost.params()?;
    let mut memory = Vec::new();
    memory.try_reserve_exact(params.block_count()).map_err(|_| UnlockError::OutOfMemory)?;
    memory.resize(params.block_count(), Block::new());
    let mut key = Zeroizing::new([0; 32]);
    let done = Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into_with_memory(
        passphrase.as_bytes(),
        salt,
        &mut *key,
        &mut memory,
    );
    memory.zeroize();
    done.map_err(|_| UnlockError::Damaged)?;
    Ok(Stretched(key))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rand_chacha::ChaCha20Rng;
    use rand_core::{Rng, SeedableRng};

    use super::super::{Cursor, FileKey};
    use super::*;

    const CHEAP: Cost = Cost { memory_kib: 8, passes: 1, lanes: 1 };

    fn passphrase(text: &str) -> Secret {
        Secret::Passphrase(Passphrase::first_line(&Zeroizing::new(text.to_owned())).unwrap())
    }

    fn rng() -> ChaCha20Rng {
        ChaCha20Rng::seed_from_u64(7)
    }

    /// The bytes of a header with its hash made right again.
    fn rehashed(mut bytes: Vec<u8>) -> Vec<u8> {
        let body = bytes.len() - 32;
        let hash = Sha256::digest(&bytes[..body]);
        bytes[body..].copy_from_slice(&hash);
        bytes
    }

    #[test]
    fn the_secret_it_was_made_with_opens_the_same_vault() {
        let key = FileKey::generate(&mut rng());
        for (secret, by_passphrase) in [(passphrase("open sesame"), true), (Secret::FileKey(key), false)] {
            let (vault, bytes) = Header::create(&secret, CHEAP, &mut rng()).unwrap();
            assert_eq!(bytes.len(), Header::LEN);
            let header = Header::decode(&bytes).unwrap();
            assert_eq!(header.needs_passphrase(), by_passphrase);
            let again = header.unlock(&secret).unwrap();
            assert_eq!(again.read_start(&vault.start(&Cursor::at_start(3))), Ok(Cursor::at_start(3)));
        }
    }

    #[test]
    fn what_another_thread_stretched_opens_it_too() {
        let (header, key) = Header::create_stretched(&passphrase("open sesame"), CHEAP, &mut rng()).unwrap();
        let header = Header::decode(&header.encode()).unwrap();
        let again = header.stretch(&passphrase("open sesame")).unwrap();
        assert_eq!(again.as_bytes(), key.as_bytes());
        assert!(header.unlock_stretched(&Stretched::from_bytes(again.as_bytes().clone())).is_ok());
        let wrong = header.stretch(&passphrase("open sesam")).unwrap();
        assert_eq!(header.unlock_stretched(&wrong).unwrap_err(), UnlockError::WrongPassphrase);
    }

    #[test]
    fn another_secret_is_named_as_such() {
        let mut rng = rng();
        let file_key = |rng: &mut ChaCha20Rng| Secret::FileKey(FileKey::generate(rng));
        let by_passphrase = Header::create(&passphrase("open sesame"), CHEAP, &mut rng).unwrap().1;
        let by_key = Header::create(&file_key(&mut rng), CHEAP, &mut rng).unwrap().1;
        let by_passphrase = Header::decode(&by_passphrase).unwrap();
        let by_key = Header::decode(&by_key).unwrap();
        assert_eq!(by_passphrase.unlock(&passphrase("open sesam")).unwrap_err(), UnlockError::WrongPassphrase);
        assert_eq!(by_passphrase.unlock(&file_key(&mut rng)).unwrap_err(), UnlockError::NeedsPassphrase);
        assert_eq!(by_key.unlock(&file_key(&mut rng)).unwrap_err(), UnlockError::WrongFileKey);
        assert_eq!(by_key.unlock(&passphrase("open sesame")).unwrap_err(), UnlockError::NeedsFileKey);
    }

    #[test]
    fn every_flipped_bit_and_every_other_length_is_damage() {
        let (_, bytes) = Header::create(&passphrase("open sesame"), CHEAP, &mut rng()).unwrap();
        for bit in 0..bytes.len() * 8 {
            let mut flipped = bytes.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(Header::decode(&flipped).unwrap_err(), UnlockError::Damaged, "bit {bit}");
        }
        for len in 0..bytes.len() {
            assert_eq!(Header::decode(&bytes[..len]).unwrap_err(), UnlockError::Damaged, "{len} bytes");
        }
    }

    #[test]
    fn a_header_that_a_key_file_opens_has_one_form_only() {
        let secret = Secret::FileKey(FileKey::generate(&mut rng()));
        let (_, bytes) = Header::create(&secret, CHEAP, &mut rng()).unwrap();
        for at in 27..55 {
            let mut other = bytes.clone();
            other[at] = 1;
            assert_eq!(Header::decode(&rehashed(other)).unwrap_err(), UnlockError::Damaged, "byte {at}");
        }
    }

    #[test]
    fn a_later_version_is_named() {
        let (_, mut bytes) = Header::create(&passphrase("open sesame"), CHEAP, &mut rng()).unwrap();
        bytes[8] = 2;
        bytes.splice(100..100, [0; 50]);
        assert_eq!(Header::decode(&rehashed(bytes)).unwrap_err(), UnlockError::TooNew { version: 2 });
    }

    #[test]
    fn a_header_cannot_ask_for_gigabytes_or_hours() {
        let (_, bytes) = Header::create(&passphrase("open sesame"), CHEAP, &mut rng()).unwrap();
        for (at, number) in [(27, 10 << 20), (27, u32::MAX), (31, 17), (31, u32::MAX), (35, 5)] {
            let mut greedy = bytes.clone();
            greedy[at..at + 4].copy_from_slice(&u32::to_le_bytes(number));
            assert_eq!(Header::decode(&rehashed(greedy)).unwrap_err(), UnlockError::TooCostly, "{at} {number}");
        }
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = Header::decode(&bytes);
        }

        #[test]
        fn no_changed_field_makes_it_panic_open_or_take_long(at in 0_usize..Header::LEN - 32, value: [u8; 4]) {
            let secret = passphrase("open sesame");
            let (_, honest) = Header::create(&secret, CHEAP, &mut rng()).unwrap();
            let mut bytes = honest.clone();
            for (to, from) in bytes[..Header::LEN - 32].iter_mut().skip(at).zip(value) {
                *to = from;
            }
            // Costs within the bounds are honoured; what is left of the test is that they are honest work.
            let costly = (23..43).contains(&at);
            if let Ok(header) = Header::decode(&rehashed(bytes.clone())) && !costly {
                prop_assert_eq!(header.unlock(&secret).is_ok(), bytes == honest);
            }
        }

        #[test]
        fn a_random_secret_never_opens_it(seed in any::<u64>()) {
            let mut rng = ChaCha20Rng::seed_from_u64(seed);
            let (_, bytes) = Header::create(&Secret::FileKey(FileKey::generate(&mut rng)), CHEAP, &mut rng).unwrap();
            let mut other = [0; 32];
            rng.fill_bytes(&mut other);
            let other = Secret::FileKey(FileKey::from_bytes(&other).unwrap());
            prop_assert_eq!(Header::decode(&bytes).unwrap().unlock(&other).unwrap_err(), UnlockError::WrongFileKey);
        }
    }
}
