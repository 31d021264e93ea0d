//! A home in the browser's database: the header, the key if there is no passphrase, and a sealed journal.

use kith_core::state::{Batch, State};
use kith_core::vault::{
    CHUNK, Cost, Cursor, EmptyPassphrase, FileKey, Header, Passphrase, ReadError, SealError, Secret, Step, UnlockError,
    Vault,
};
use rand_chacha::ChaCha20Rng;
use zeroize::Zeroizing;

use super::disk::{Disk, DiskError, Write};
use crate::bridge::{Opener, Passkey};

const HEADER: &str = "keys";
const KEY: &str = "key";
/// The name of the passkey that makes the key, where one does.
const PASSKEY: &str = "passkey";
/// Minutes until it locks, in four bytes from the lowest; zero is never.
const LOCK_AFTER: &str = "lock after";
/// Where nothing was chosen.
const HOUR: u32 = 60;

/// A journal shorter than this is never rewritten, bytes.
const SMALLEST: usize = 4 << 20;
/// A piece of a rewritten journal has about so many bytes.
const PIECE: usize = 256 << 10;

/// An opened home.
pub(super) struct Home {
    disk: Disk,
    vault: Vault,
    cursor: Cursor,
    /// The number of the next piece.
    next: u32,
    /// Bytes of the journal.
    len: usize,
    /// Length at which it is rewritten.
    rewrite_at: usize,
}

/// A home as it was found.
pub(super) enum Found {
    Nothing,
    /// A passphrase opens it, or the key that this passkey makes.
    Locked(Header, Option<Passkey>),
    /// The key beside it does.
    Unlocked(Header, Secret),
}

/// Why a home cannot be used.
#[derive(Debug, thiserror::Error)]
pub(super) enum HomeError {
    #[error(transparent)]
    Disk(#[from] DiskError),
    #[error(transparent)]
    Unlock(#[from] UnlockError),
    #[error(transparent)]
    Seal(#[from] SealError),
    #[error("what this browser kept is damaged: {0}")]
    Journal(#[from] ReadError),
    #[error("what this browser kept is damaged: the journal has no beginning, or ends in the middle of a piece")]
    Cut,
    #[error("the passphrase is empty")]
    Empty,
}

impl From<EmptyPassphrase> for HomeError {
    fn from(_: EmptyPassphrase) -> Self {
        Self::Empty
    }
}

impl HomeError {
    pub(super) const fn code(&self) -> &'static str {
        match self {
            Self::Unlock(UnlockError::WrongPassphrase) => "wrong_passphrase",
            Self::Unlock(UnlockError::WrongFileKey) => "wrong_passkey",
            Self::Empty => "empty_passphrase",
            Self::Disk(_) => "storage",
            Self::Unlock(_) | Self::Seal(_) | Self::Journal(_) | Self::Cut => "damaged",
        }
    }
}

pub(super) fn secret(opener: &Opener) -> Result<Secret, HomeError> {
    Ok(match opener {
        Opener::Passphrase(passphrase) => Secret::Passphrase(Passphrase::first_line(passphrase)?),
        Opener::Passkey(key) => Secret::FileKey(FileKey::from_bytes(&**key).ok_or(UnlockError::WrongFileKey)?),
    })
}

impl Found {
    pub(super) async fn on(disk: &Disk) -> Result<Self, HomeError> {
        let Some(header) = disk.value(HEADER).await? else { return Ok(Self::Nothing) };
        let header = Header::decode(&header)?;
        if header.needs_passphrase() {
            return Ok(Self::Locked(header, None));
        }
        if let Some(passkey) = disk.value(PASSKEY).await? {
            return Ok(Self::Locked(header, Some(Passkey(passkey))));
        }
        let key = disk.value(KEY).await?.map(Zeroizing::new);
        let key = key.and_then(|key| FileKey::from_bytes(&key)).ok_or(UnlockError::WrongFileKey)?;
        Ok(Self::Unlocked(header, Secret::FileKey(key)))
    }
}

impl Home {
    /// Makes a home whose first batch is this one: both are kept, or neither.
    pub(super) async fn create(
        disk: Disk,
        opener: Option<&Opener>,
        passkey: Option<&Passkey>,
        first: &Batch,
        rng: &mut ChaCha20Rng,
    ) -> Result<Self, HomeError> {
        let (secret, key) = match opener {
            Some(opener) => (secret(opener)?, None),
            None => {
                let key = FileKey::generate(rng);
                let bytes = Zeroizing::new(*key.as_bytes());
                (Secret::FileKey(key), Some(bytes))
            }
        };
        let (vault, header) = Header::create(&secret, Cost::STANDARD, rng)?;
        let cursor = Cursor::at_start(1);
        let start = vault.start(&cursor);
        let frame = vault.seal(&cursor, first, rng)?;
        let mut writes =
            vec![Write::ClearJournal, Write::Value(HEADER, &header), Write::Piece(0, &start), Write::Piece(1, &frame)];
        if let Some(key) = &key {
            writes.push(Write::Value(KEY, &**key));
        }
        if let Some(Passkey(passkey)) = passkey {
            writes.push(Write::Value(PASSKEY, passkey));
        }
        disk.write(&writes).await?;
        let (cursor, len) = (cursor.past(&frame), CHUNK + frame.len());
        Ok(Self { disk, vault, cursor, next: 2, len, rewrite_at: SMALLEST })
    }

    /// Opens a home and reads what it remembers.
    pub(super) async fn open(disk: Disk, header: &Header, secret: &Secret) -> Result<(Self, State), HomeError> {
        let vault = header.unlock(secret)?;
        let pieces = disk.journal().await?;
        let (start, frames) = pieces.split_first().ok_or(HomeError::Cut)?;
        let start = <&[u8; CHUNK]>::try_from(start.as_slice()).map_err(|_| HomeError::Cut)?;
        let mut cursor = vault.read_start(start)?;
        let mut state = State::default();
        for frame in frames {
            match vault.read(&mut cursor, frame, true)? {
                Step::Frame(batch) => state.load(batch),
                Step::More(_) | Step::End | Step::Torn => return Err(HomeError::Cut),
            }
        }
        if vault.read(&mut cursor, &[], true)? != Step::End {
            return Err(HomeError::Cut);
        }
        let next = u32::try_from(pieces.len()).unwrap_or(u32::MAX);
        let len = pieces.iter().map(Vec::len).sum();
        Ok((Self { disk, vault, cursor, next, len, rewrite_at: SMALLEST }, state))
    }

    /// Minutes without anybody after which it is to be locked.
    pub(super) async fn lock_after(&self) -> Result<Option<u32>, HomeError> {
        let kept = self.disk.value(LOCK_AFTER).await?;
        let minutes = kept.and_then(|kept| kept.try_into().ok()).map_or(HOUR, u32::from_le_bytes);
        Ok(Some(minutes).filter(|minutes| *minutes > 0))
    }

    /// Chooses it.
    pub(super) async fn set_lock_after(&self, minutes: Option<u32>) -> Result<(), HomeError> {
        let kept = minutes.unwrap_or(0).to_le_bytes();
        Ok(self.disk.write(&[Write::Value(LOCK_AFTER, &kept)]).await?)
    }

    /// Keeps a batch. The state is the one after it, in case that the journal has grown too long.
    pub(super) async fn save(&mut self, batch: &Batch, state: &State, rng: &mut ChaCha20Rng) -> Result<(), HomeError> {
        if batch.is_empty() {
            return Ok(());
        }
        if self.len > self.rewrite_at {
            return self.rewrite(state, rng).await;
        }
        let frame = self.vault.seal(&self.cursor, batch, rng)?;
        self.disk.write(&[Write::Piece(self.next, &frame)]).await?;
        self.cursor = self.cursor.past(&frame);
        self.next = self.next.saturating_add(1);
        self.len += frame.len();
        Ok(())
    }

    /// Keeps the whole state in place of the journal, in one transaction.
    async fn rewrite(&mut self, state: &State, rng: &mut ChaCha20Rng) -> Result<(), HomeError> {
        let mut cursor = Cursor::at_start(self.cursor.generation() + 1);
        let mut frames = Vec::new();
        for batch in state.batches(PIECE) {
            let frame = self.vault.seal(&cursor, &batch, rng)?;
            cursor = cursor.past(&frame);
            frames.push(frame);
        }
        let cursor = cursor.as_base();
        let start = self.vault.start(&cursor);
        let pieces = (0..).zip(std::iter::once(start.as_slice()).chain(frames.iter().map(Vec::as_slice)));
        let mut writes = vec![Write::ClearJournal];
        writes.extend(pieces.map(|(number, piece)| Write::Piece(number, piece)));
        self.disk.write(&writes).await?;
        self.next = u32::try_from(writes.len() - 1).unwrap_or(u32::MAX);
        self.len = CHUNK + frames.iter().map(Vec::len).sum::<usize>();
        self.rewrite_at = SMALLEST.max(2 * self.len);
        self.cursor = cursor;
        Ok(())
    }
}
