//! A home in the browser's database: the header, the key if there is no passphrase, and a sealed journal.

use kith_core::state::{Batch, State};
use kith_core::vault::{
    CHUNK, Cost, Cursor, EmptyPassphrase, FileKey, Header, Passphrase, ReadError, SealError, Secret, Step, UnlockError,
    Vault,
};
use rand_chacha::ChaCha20Rng;
use zeroize::Zeroizing;

use super::disk::{Disk, DiskError};
use super::stretch;
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
/// Nor is one of a state with next to nothing in it that is shorter than this.
const BARE: usize = 64 << 10;
/// A piece of a rewritten journal has about so many bytes; about so many are read at a time.
const PIECE: usize = 256 << 10;
/// Pieces that are read at a time, at most.
const AT_A_TIME: u32 = 1024;

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

/// Opens the vault of a header.
pub(super) async fn vault(header: &Header, opener: &Opener) -> Result<Vault, HomeError> {
    Ok(match opener {
        Opener::Passphrase(passphrase) => {
            let _not_empty = Passphrase::first_line(passphrase)?;
            header.unlock_stretched(&stretch::stretch(header, passphrase).await?)?
        }
        Opener::Passkey(key) => header.unlock(&file_key(key)?)?,
    })
}

/// Makes a header and its vault.
async fn new_vault(opener: &Opener, rng: &mut ChaCha20Rng) -> Result<(Vault, Vec<u8>), HomeError> {
    Ok(match opener {
        Opener::Passphrase(passphrase) => {
            let _not_empty = Passphrase::first_line(passphrase)?;
            let (header, key) = stretch::create(passphrase).await?;
            (header.unlock_stretched(&key)?, header.encode())
        }
        Opener::Passkey(key) => Header::create(&file_key(key)?, Cost::STANDARD, rng)?,
    })
}

fn file_key(key: &[u8; 32]) -> Result<Secret, HomeError> {
    Ok(Secret::FileKey(FileKey::from_bytes(key).ok_or(UnlockError::WrongFileKey)?))
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
        let ((vault, header), key) = match opener {
            Some(opener) => (new_vault(opener, rng).await?, None),
            None => {
                let key = FileKey::generate(rng);
                let bytes = Zeroizing::new(*key.as_bytes());
                (Header::create(&Secret::FileKey(key), Cost::STANDARD, rng)?, Some(bytes))
            }
        };
        let cursor = Cursor::at_start(1);
        let start = vault.start(&cursor);
        let frame = vault.seal(&cursor, first, rng)?;
        disk.write(|writing| {
            writing.clear_journal()?;
            writing.value(HEADER, &header)?;
            writing.piece(0, &start)?;
            writing.piece(1, &frame)?;
            key.map_or(Ok(()), |key| writing.value(KEY, &*key))?;
            passkey.map_or(Ok(()), |Passkey(passkey)| writing.value(PASSKEY, passkey))
        })
        .await?;
        let (cursor, len) = (cursor.past(&frame), CHUNK + frame.len());
        Ok(Self { disk, vault, cursor, next: 2, len, rewrite_at: SMALLEST })
    }

    /// Reads what a home remembers, a little at a time: the whole journal would stay in the memory for good.
    pub(super) async fn open(disk: Disk, vault: Vault) -> Result<(Self, State), HomeError> {
        let start = disk.journal(0, 1).await?;
        let start = start.first().and_then(|start| <&[u8; CHUNK]>::try_from(start.as_slice()).ok());
        let mut cursor = vault.read_start(start.ok_or(HomeError::Cut)?)?;
        let (mut state, mut next, mut len, mut most) = (State::default(), 1, CHUNK, 1);
        loop {
            let frames = disk.journal(next, most).await?;
            if frames.is_empty() {
                break;
            }
            for frame in &frames {
                match vault.read(&mut cursor, frame, true)? {
                    Step::Frame(batch) => state.load(batch),
                    Step::More(_) | Step::End | Step::Torn => return Err(HomeError::Cut),
                }
            }
            next += u32::try_from(frames.len()).unwrap_or(u32::MAX);
            let read: usize = frames.iter().map(Vec::len).sum();
            len += read;
            most = if read < PIECE { (2 * most).min(AT_A_TIME) } else { (most / 2).max(1) };
        }
        if vault.read(&mut cursor, &[], true)? != Step::End {
            return Err(HomeError::Cut);
        }
        Ok((Self { disk, vault, cursor, next, len, rewrite_at: SMALLEST }, state))
    }

    /// Takes away all that is kept.
    pub(super) async fn forget(self) -> Result<(), HomeError> {
        self.disk.write(|writing| Ok(writing.clear()?)).await
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
        self.disk.write(|writing| Ok(writing.value(LOCK_AFTER, &kept)?)).await
    }

    /// Keeps a batch. The state is the one after it, in case that the journal has grown too long.
    pub(super) async fn save(&mut self, batch: &Batch, state: &State, rng: &mut ChaCha20Rng) -> Result<(), HomeError> {
        if batch.is_empty() {
            return Ok(());
        }
        let live = || state.scan(b"").map(|(key, value)| key.len() + value.len()).sum::<usize>();
        if self.len > self.rewrite_at || (state.is_bare() && self.len > BARE.max(2 * live())) {
            return self.rewrite(state, rng).await;
        }
        let frame = self.vault.seal(&self.cursor, batch, rng)?;
        self.disk.write(|writing| writing.piece(self.next, &frame)).await?;
        self.cursor = self.cursor.past(&frame);
        self.next = self.next.saturating_add(1);
        self.len += frame.len();
        Ok(())
    }

    /// Keeps the whole state in place of the journal, in one transaction.
    async fn rewrite(&mut self, state: &State, rng: &mut ChaCha20Rng) -> Result<(), HomeError> {
        let mut cursor = Cursor::at_start(self.cursor.generation() + 1);
        let (mut next, mut len) = (1, CHUNK);
        let vault = &self.vault;
        let written = self.disk.write(|writing| {
            writing.clear_journal()?;
            for batch in state.batches(PIECE) {
                let frame = vault.seal(&cursor, &batch, rng)?;
                writing.piece(next, &frame)?;
                cursor = cursor.past(&frame);
                (next, len) = (next + 1, len + frame.len());
            }
            // The start says how far the base goes, so it is written last.
            cursor = cursor.as_base();
            Ok::<(), HomeError>(writing.piece(0, &vault.start(&cursor))?)
        });
        written.await?;
        (self.next, self.len) = (next, len);
        self.rewrite_at = SMALLEST.max(2 * self.len);
        self.cursor = cursor;
        Ok(())
    }
}
