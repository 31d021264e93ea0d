//! The server's folder: made if it is not there, readable by its owner alone, used by one server at a time.

use std::fs::{DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use crate::failure::Failure;

const LOCK: &str = "lock";
/// Where the store is in it.
pub(crate) const STORE: &str = "store";
/// Where the bytes of blobs are in it.
pub(crate) const BLOBS: &str = "blobs";

/// A folder that is this server's as long as this lives.
pub(crate) struct Folder {
    path: PathBuf,
    _lock: File,
}

impl Folder {
    /// Makes the folder if there is none, and takes it.
    pub(crate) fn take(path: &Path) -> Result<Self, Failure> {
        let folder = |cause| Failure::Folder { path: path.to_owned(), cause };
        match DirBuilder::new().recursive(true).mode(0o700).create(path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists && path.is_dir() => {}
            made => made.map_err(folder)?,
        }
        let mut options = OpenOptions::new();
        let lock =
            options.write(true).create(true).truncate(false).mode(0o600).open(path.join(LOCK)).map_err(folder)?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { path: path.to_owned(), _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(Failure::FolderTaken { path: path.to_owned() }),
            Err(TryLockError::Error(cause)) => Err(folder(cause)),
        }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Where the bytes of blobs are.
    pub(crate) fn blobs(&self) -> PathBuf {
        self.path.join(BLOBS)
    }

    /// Where the store is.
    pub(crate) fn store(&self) -> PathBuf {
        self.path.join(STORE)
    }
}

/// Makes what was added to a folder, or taken out of it, durable.
pub(crate) fn sync(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Makes durable that something is there, or under another name.
pub(crate) fn sync_folder_of(path: &Path) -> io::Result<()> {
    match path.parent() {
        Some(folder) if folder != Path::new("") => sync(folder),
        _ => sync(Path::new(".")),
    }
}
