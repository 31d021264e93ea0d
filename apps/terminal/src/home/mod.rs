//! A home: the folder that keeps a device's state, encrypted, across crashes and between processes.
//!
//! Work on a home comes in bursts. A burst holds the home's lock, so that several processes on one home take turns:
//!
//! ```text
//! let burst = home.begin(|news| ...)?;             lock; take in what other processes saved
//! let batch = ...                                  let the engine work
//! let mut saved = burst.commit(&batch, rng)?;      durable from here on
//! saved.compact(&state, rng)?;                     rewrites the journal when it is worth it
//! drop(saved);                                     unlock
//!                                                  only now send what the engine wants sent
//! ```
//! A burst that is dropped without a commit, or fails, saved nothing, and the next one reads everything again: the state
//! in memory may have gone further than the disk, and must not be built on.

mod burst;
mod compaction;
mod error;
mod files;
mod reader;
#[cfg(test)]
mod tests;

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::sync::Arc;

use kith_core::vault::{CHUNK, Cost, Cursor, FileKey, Header, Passphrase, Secret, Vault};
use rand_core::CryptoRng;

use self::burst::Seen;
pub use self::burst::{Burst, News, Saved};
pub use self::error::{Doing, HomeError};
use self::files::Paths;

/// What protects a home.
#[derive(Debug)]
pub enum Protection {
    /// A passphrase that a person knows.
    Passphrase(Passphrase),
    /// A random key in the file `key` of the home itself: it protects only copies of the home made without that file.
    KeyFile,
}

/// An opened home.
#[derive(Debug)]
pub struct Home {
    paths: Paths,
    vault: Arc<Vault>,
    /// How far this process's state goes; none when it must be read from the start.
    seen: Option<Seen>,
}

impl Home {
    /// Whether a folder is a home.
    #[must_use]
    pub fn exists(dir: &Path) -> bool {
        Paths::new(dir).keys.is_file()
    }

    /// Whether a home is opened with a passphrase; otherwise its key is in a file.
    ///
    /// # Errors
    /// There is no home, or its header cannot be read.
    pub fn needs_passphrase(dir: &Path) -> Result<bool, HomeError> {
        Ok(read_header(&Paths::new(dir))?.needs_passphrase())
    }

    /// Whether this one is opened with a passphrase.
    ///
    /// # Errors
    /// Its header cannot be read.
    pub fn has_passphrase(&self) -> Result<bool, HomeError> {
        Self::needs_passphrase(&self.paths.dir)
    }

    /// Whether this is the passphrase it is opened with; takes as long as opening it does.
    ///
    /// # Errors
    /// Its header cannot be read.
    pub fn is_passphrase(&self, passphrase: Passphrase) -> Result<bool, HomeError> {
        match Self::open(&self.paths.dir, Protection::Passphrase(passphrase)) {
            Ok(_) => Ok(true),
            Err(HomeError::WrongPassphrase { .. }) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Makes an empty home in a new or empty folder. It exists when this returns, or not at all.
    ///
    /// # Errors
    /// The folder is in use, or the disk refuses.
    pub fn create(dir: &Path, protection: Protection, rng: &mut impl CryptoRng) -> Result<Self, HomeError> {
        let paths = Paths::new(dir);
        refuse_used(&paths)?;
        files::create_dir(dir)?;
        let _lock = files::lock(&paths.state_lock)?;
        // Another process may have made it since.
        refuse_used(&paths)?;
        let secret = match protection {
            Protection::Passphrase(passphrase) => Secret::Passphrase(passphrase),
            Protection::KeyFile => Secret::FileKey(FileKey::generate(rng)),
        };
        let (vault, header) = Header::create(&secret, Cost::STANDARD, rng).map_err(HomeError::header(&paths))?;
        if let Secret::FileKey(key) = &secret {
            files::write(&paths.key, key.as_bytes())?;
        }
        files::write(&paths.journal, &vault.start(&Cursor::at_start(1)))?;
        files::sync_dir(dir)?;
        // The header comes last: with it the folder is a home.
        files::write(&paths.keys, &header)?;
        files::sync_dir(dir)?;
        files::sync_dir(dir.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new(".")))?;
        Ok(Self { paths, vault: Arc::new(vault), seen: None })
    }

    /// Opens a home; with a passphrase this takes a moment (see [`Cost::STANDARD`]).
    ///
    /// # Errors
    /// There is no home, the protection is not the one it was made with, or its header cannot be read.
    pub fn open(dir: &Path, protection: Protection) -> Result<Self, HomeError> {
        let paths = Paths::new(dir);
        let header = read_header(&paths)?;
        let secret = match protection {
            Protection::KeyFile if header.needs_passphrase() => {
                return Err(HomeError::NeedsPassphrase { dir: paths.dir });
            }
            Protection::Passphrase(passphrase) => Secret::Passphrase(passphrase),
            Protection::KeyFile => Secret::FileKey(read_file_key(&paths)?),
        };
        let vault = header.unlock(&secret).map_err(HomeError::header(&paths))?;
        Ok(Self { paths, vault: Arc::new(vault), seen: None })
    }

    /// Whether another process has saved something since this one's last burst. Cheap, without the lock; when it cannot
    /// tell it says yes, and the next burst says what is wrong.
    #[must_use]
    pub fn changed(&self) -> bool {
        self.seen.as_ref().is_none_or(|seen| {
            let journal = reader::open(&self.paths.journal, &self.vault);
            !journal.is_ok_and(|(_, start, len)| seen.is_at(&start, len))
        })
    }

    /// Becomes the one process on this home that talks to relays; none while another one is.
    ///
    /// # Errors
    /// The lock cannot be used.
    pub fn try_network(&self) -> Result<Option<NetworkLock>, HomeError> {
        let lock = files::try_lock(&self.paths.network_lock)?.map(|file| NetworkLock { file });
        if let Some(lock) = &lock {
            // What the process before this one knew is over.
            let _ = lock.file.set_len(0);
        }
        Ok(lock)
    }

    /// Whether the process that talks to relays reaches the own one; none while it does not know.
    #[must_use]
    pub fn is_relay_reached(&self) -> Option<bool> {
        match fs::read(&self.paths.network_lock).ok()?.as_slice() {
            b"+" => Some(true),
            b"-" => Some(false),
            _ => None,
        }
    }

    /// The same home, read as far as this one was.
    #[must_use]
    pub fn as_far(&self) -> Self {
        Self { seen: self.seen, ..self.again() }
    }

    /// The same home once more, for somebody who goes his own way in this process: without asking for its passphrase.
    #[must_use]
    pub fn again(&self) -> Self {
        Self { paths: self.paths.clone(), vault: Arc::clone(&self.vault), seen: None }
    }
}

/// The right to talk to relays for a home, until it is dropped or the process ends.
#[derive(Debug)]
pub struct NetworkLock {
    file: File,
}

impl NetworkLock {
    /// Lets the other processes on this home know whether the own relay is reached. It helps them not to wait, and nothing
    /// rests on it.
    pub fn tell(&self, reached: bool) {
        let _ = std::os::unix::fs::FileExt::write_at(&self.file, if reached { b"+" } else { b"-" }, 0);
    }
}

fn read_header(paths: &Paths) -> Result<Header, HomeError> {
    let bytes = files::read(&paths.keys, Header::MAX_LEN)?;
    let bytes = bytes.ok_or_else(|| missing_header(paths))?;
    Header::decode(&bytes).map_err(HomeError::header(paths))
}

fn missing_header(paths: &Paths) -> HomeError {
    if holds_saves(&paths.journal) {
        return HomeError::Damaged { path: paths.keys.clone(), what: "it is missing".to_owned() };
    }
    HomeError::NoHome { dir: paths.dir.clone() }
}

/// Whether a journal is more than its start: then it is somebody's, even when its header is lost.
fn holds_saves(journal: &Path) -> bool {
    fs::metadata(journal).is_ok_and(|metadata| metadata.len() > CHUNK as u64)
}

fn read_file_key(paths: &Paths) -> Result<FileKey, HomeError> {
    let bytes = files::read(&paths.key, FileKey::LEN + 1)?;
    let key = bytes.and_then(|bytes| FileKey::from_bytes(&bytes));
    key.ok_or_else(|| HomeError::WrongKeyFile { path: paths.key.clone() })
}

/// Refuses a folder with anything in it but what a crash leaves when a home is being made.
fn refuse_used(paths: &Paths) -> Result<(), HomeError> {
    if paths.keys.exists() {
        return Err(HomeError::AlreadyExists { dir: paths.dir.clone() });
    }
    let entries = match fs::read_dir(&paths.dir) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries.map_err(HomeError::io(Doing::Read, &paths.dir))?,
    };
    for entry in entries {
        let entry = entry.map_err(HomeError::io(Doing::Read, &paths.dir))?;
        if !is_leftover(paths, &entry) {
            return Err(HomeError::NotEmpty { dir: paths.dir.clone() });
        }
    }
    Ok(())
}

fn is_leftover(paths: &Paths, entry: &fs::DirEntry) -> bool {
    let path = entry.path();
    if path == paths.journal {
        return !holds_saves(&path);
    }
    let harmless = [paths.key.clone(), paths.state_lock.clone(), paths.network_lock.clone()];
    let drafts = [&paths.keys, &paths.key, &paths.journal].map(|path| files::draft(path));
    harmless.contains(&path) || drafts.contains(&path)
}
