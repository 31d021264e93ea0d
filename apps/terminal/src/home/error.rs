//! What can go wrong with a home, in sentences that say what to do.

use std::io;
use std::path::{Path, PathBuf};

use kith_core::vault::{ReadError, SealError, UnlockError};

use super::files::Paths;
use crate::texts::errors;
use crate::wording::{path, system, typed};

/// Why a home could not be made, opened, read or saved to.
#[derive(Debug)]
pub enum HomeError {
    /// There is no home in this folder.
    NoHome {
        /// The folder.
        dir: PathBuf,
    },
    /// There is a home in this folder already.
    AlreadyExists {
        /// The folder.
        dir: PathBuf,
    },
    /// A home is made in an empty folder only.
    NotEmpty {
        /// The folder.
        dir: PathBuf,
    },
    /// A passphrase opens this home, and none was given.
    NeedsPassphrase {
        /// The folder.
        dir: PathBuf,
    },
    /// This home was made without a passphrase, and one was given.
    HasNoPassphrase {
        /// The folder.
        dir: PathBuf,
    },
    /// Not the passphrase this home was made with.
    WrongPassphrase {
        /// The folder.
        dir: PathBuf,
    },
    /// The file with the key is missing or holds another key.
    WrongKeyFile {
        /// The file.
        path: PathBuf,
    },
    /// A file is not as it was written.
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        what: String,
    },
    /// The home went back in time while it was in use.
    WentBack {
        /// The file.
        path: PathBuf,
    },
    /// A newer Kith made or changed this home.
    TooNew {
        /// The file.
        path: PathBuf,
        /// Its format.
        version: u16,
    },
    /// The disk, or the share of it one may use, is full.
    NoSpace {
        /// The file.
        path: PathBuf,
    },
    /// Trying the passphrase needs more memory than there is.
    OutOfMemory {
        /// The folder.
        dir: PathBuf,
    },
    /// More changes at once than one save may have.
    TooLarge(SealError),
    /// The operating system refused something else.
    Io {
        /// What was being done.
        doing: Doing,
        /// To which file or folder.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
}

/// What the operating system refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// To open, read or look at something.
    Read,
    /// To make, change, lock or remove something.
    Write,
}

impl std::fmt::Display for HomeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let errors = errors();
        f.write_str(&match self {
            Self::NoHome { dir } => errors.no_home(&path(dir), &typed(&path(dir))),
            Self::AlreadyExists { dir } => errors.home_exists(&path(dir)),
            Self::NotEmpty { dir } => errors.home_not_empty(&path(dir)),
            Self::NeedsPassphrase { dir } => errors.needs_passphrase(&path(dir)),
            Self::HasNoPassphrase { dir } => errors.has_no_passphrase(&path(dir)),
            Self::WrongPassphrase { dir } => errors.wrong_passphrase(&path(dir)),
            Self::WrongKeyFile { path: file } => errors.wrong_key_file(&path(file)),
            Self::Damaged { path: file, what } => errors.home_damaged(&path(file), what),
            Self::WentBack { path: file } => errors.home_went_back(&path(file)),
            Self::TooNew { path: file, version } => errors.home_too_new(&path(file), u64::from(*version)),
            Self::NoSpace { path: file } => errors.no_space(&path(file)),
            Self::OutOfMemory { dir } => errors.out_of_memory(&path(dir)),
            Self::TooLarge(why) => errors.save_too_large(&why.to_string()),
            Self::Io { doing: Doing::Read, path: file, source } => errors.cannot_read(&path(file), &system(source)),
            Self::Io { doing: Doing::Write, path: file, source } => errors.cannot_write(&path(file), &system(source)),
        })
    }
}

impl std::error::Error for HomeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::TooLarge(source) => Some(source),
            Self::Io { source, .. } => Some(source),
            Self::NoHome { .. }
            | Self::AlreadyExists { .. }
            | Self::NotEmpty { .. }
            | Self::NeedsPassphrase { .. }
            | Self::HasNoPassphrase { .. }
            | Self::WrongPassphrase { .. }
            | Self::WrongKeyFile { .. }
            | Self::Damaged { .. }
            | Self::WentBack { .. }
            | Self::TooNew { .. }
            | Self::NoSpace { .. }
            | Self::OutOfMemory { .. } => None,
        }
    }
}

impl From<SealError> for HomeError {
    fn from(why: SealError) -> Self {
        Self::TooLarge(why)
    }
}

impl HomeError {
    /// A short name for scripts, which never changes.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoHome { .. } => "no_home",
            Self::AlreadyExists { .. } => "home_exists",
            Self::NotEmpty { .. } => "home_not_empty",
            Self::NeedsPassphrase { .. } => "needs_passphrase",
            Self::HasNoPassphrase { .. } => "has_no_passphrase",
            Self::WrongPassphrase { .. } => "wrong_passphrase",
            Self::WrongKeyFile { .. } => "wrong_key_file",
            Self::Damaged { .. } => "home_damaged",
            Self::WentBack { .. } => "home_went_back",
            Self::TooNew { .. } => "home_too_new",
            Self::NoSpace { .. } => "no_space",
            Self::OutOfMemory { .. } => "out_of_memory",
            Self::TooLarge(_) => "save_too_large",
            Self::Io { .. } => "home_io",
        }
    }

    /// Names what was being done to a path when the operating system refused.
    pub(super) fn io(doing: Doing, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| {
            use io::ErrorKind::{FileTooLarge, QuotaExceeded, StorageFull};
            if matches!(source.kind(), StorageFull | QuotaExceeded | FileTooLarge) {
                Self::NoSpace { path }
            } else {
                Self::Io { doing, path, source }
            }
        }
    }

    pub(super) fn header(paths: &Paths) -> impl FnOnce(UnlockError) -> Self {
        let Paths { dir, keys, key, .. } = paths.clone();
        move |error| match error {
            UnlockError::TooNew { version } => Self::TooNew { path: keys, version },
            UnlockError::WrongPassphrase => Self::WrongPassphrase { dir },
            UnlockError::WrongFileKey => Self::WrongKeyFile { path: key },
            UnlockError::NeedsPassphrase => Self::NeedsPassphrase { dir },
            UnlockError::NeedsFileKey => Self::HasNoPassphrase { dir },
            UnlockError::OutOfMemory => Self::OutOfMemory { dir },
            UnlockError::Damaged | UnlockError::TooCostly => Self::Damaged { path: keys, what: error.to_string() },
        }
    }

    pub(super) fn journal(path: &Path) -> impl FnOnce(ReadError) -> Self {
        let path = path.to_owned();
        move |error| match error {
            ReadError::TooNew { version } => Self::TooNew { path, version },
            ReadError::StartDamaged
            | ReadError::OtherHome
            | ReadError::FrameDamaged { .. }
            | ReadError::Shortened { .. } => Self::Damaged { path, what: error.to_string() },
        }
    }
}
