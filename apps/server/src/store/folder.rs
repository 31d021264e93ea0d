//! The store's folder: made for its owner alone, held by one process, synced with everything in it.

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;

use kith_relay::store::Fault;

use super::fault::io;

/// Makes the folder if there is none.
pub(super) fn create_folder(dir: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(dir)
}

/// Syncs a folder and those in it: fjall syncs its files, not the entry of every folder.
pub(super) fn sync_folders(dir: &Path) -> io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            sync_folders(&entry.path())?;
        }
    }
    File::open(dir)?.sync_all()
}

/// Holds the folder for this process.
pub(super) struct Lock(File);

impl Lock {
    pub(super) fn take(path: &Path) -> Result<Self, Fault> {
        let file =
            OpenOptions::new().write(true).create(true).truncate(false).open(path).map_err(io("opening the lock"))?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(Fault::Locked),
            Err(TryLockError::Error(error)) => Err(io("locking")(error)),
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing alone frees it only when a process that is just being started has closed its copy too. What fails here is
        // made good when this process ends.
        self.0.unlock().ok();
    }
}
