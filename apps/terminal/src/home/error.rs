//! What can go wrong with a home, in sentences that say what to do.

use std::io;
use std::path::{Path, PathBuf};

use kith_core::vault::{ReadError, SealError, UnlockError};

use super::files::Paths;

/// Why a home could not be made, opened, read or saved to.
#[derive(Debug, thiserror::Error)]
pub enum HomeError {
    /// There is no home in this folder.
    #[error("there is no Kith home in {}: create one with `kith --home {} account create`", .dir.display(), .dir.display())]
    NoHome {
        /// The folder.
        dir: PathBuf,
    },
    /// There is a home in this folder already.
    #[error("{} already is a Kith home: choose another folder with --home", .dir.display())]
    AlreadyExists {
        /// The folder.
        dir: PathBuf,
    },
    /// A home is made in an empty folder only.
    #[error("{} is not empty: choose an empty or a new folder with --home", .dir.display())]
    NotEmpty {
        /// The folder.
        dir: PathBuf,
    },
    /// A passphrase opens this home, and none was given.
    #[error("{} is protected by a passphrase: give it at the prompt or with --passphrase-file", .dir.display())]
    NeedsPassphrase {
        /// The folder.
        dir: PathBuf,
    },
    /// This home was made without a passphrase, and one was given.
    #[error("{} was made without a passphrase: open it without one", .dir.display())]
    HasNoPassphrase {
        /// The folder.
        dir: PathBuf,
    },
    /// Not the passphrase this home was made with.
    #[error("that is not the passphrase of {}: try again; nothing was changed", .dir.display())]
    WrongPassphrase {
        /// The folder.
        dir: PathBuf,
    },
    /// The file with the key is missing or holds another key.
    #[error("{} does not hold the key of this home: put back the file that was made with it", .path.display())]
    WrongKeyFile {
        /// The file.
        path: PathBuf,
    },
    /// A file is not as it was written.
    #[error(
        "{} is damaged ({what}). Kith stops here, so that nothing is lost unnoticed: keep the folder as it is, check the \
         disk, and put back the file if you can; otherwise start again in a new folder",
        .path.display()
    )]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        what: String,
    },
    /// The home went back in time while it was in use.
    #[error(
        "{} was replaced by an older copy while Kith was using it: stop every `kith` on this folder and start again",
        .path.display()
    )]
    WentBack {
        /// The file.
        path: PathBuf,
    },
    /// A newer Kith made or changed this home.
    #[error("{} was written by a newer Kith (format {version}): update this one", .path.display())]
    TooNew {
        /// The file.
        path: PathBuf,
        /// Its format.
        version: u16,
    },
    /// The disk, or the share of it one may use, is full.
    #[error(
        "no space left to write {}: everything saved before is kept; free some space and try again",
        .path.display()
    )]
    NoSpace {
        /// The file.
        path: PathBuf,
    },
    /// Trying the passphrase needs more memory than there is.
    #[error("there is not enough memory to open {}: close other programs and try again", .dir.display())]
    OutOfMemory {
        /// The folder.
        dir: PathBuf,
    },
    /// More changes at once than one save may have.
    #[error("the last change was not saved: {0}")]
    TooLarge(#[from] SealError),
    /// The operating system refused something else.
    #[error("cannot {doing} {}: {source}", .path.display())]
    Io {
        /// What was being done.
        doing: &'static str,
        /// To which file or folder.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
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
    pub(super) fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
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
