//! The files of a home, as the operating system has them: private, durable, locked.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::{Doing, HomeError};

/// Where the files of a home are.
#[derive(Clone, Debug)]
pub(super) struct Paths {
    pub(super) dir: PathBuf,
    /// The header: a folder is a home when it has this file.
    pub(super) keys: PathBuf,
    /// The key of a home without a passphrase.
    pub(super) key: PathBuf,
    pub(super) journal: PathBuf,
    pub(super) state_lock: PathBuf,
    pub(super) network_lock: PathBuf,
}

impl Paths {
    pub(super) fn new(dir: &Path) -> Self {
        Self {
            dir: dir.to_owned(),
            keys: dir.join("keys"),
            key: dir.join("key"),
            journal: dir.join("journal"),
            state_lock: dir.join("state.lock"),
            network_lock: dir.join("network.lock"),
        }
    }
}

/// A file's next version while it is being written; a crash may leave it behind, and the next writing clears it.
pub(super) fn draft(path: &Path) -> PathBuf {
    path.with_extension("new")
}

/// Makes a folder that only its owner can look into, or takes an empty one that is there.
pub(super) fn create_dir(dir: &Path) -> Result<(), HomeError> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir).map_err(HomeError::io(Doing::Write, dir))?;
    #[cfg(unix)]
    fs::set_permissions(dir, std::os::unix::fs::PermissionsExt::from_mode(0o700))
        .map_err(HomeError::io(Doing::Write, dir))?;
    Ok(())
}

/// Creates a draft that only its owner can read, in place of one that a crash left.
pub(super) fn create_draft(path: &Path) -> Result<File, HomeError> {
    discard_draft(path)?;
    let draft = draft(path);
    private().read(true).write(true).create_new(true).open(&draft).map_err(HomeError::io(Doing::Write, &draft))
}

/// Removes a draft, if there is one.
pub(super) fn discard_draft(path: &Path) -> Result<(), HomeError> {
    let draft = draft(path);
    match fs::remove_file(&draft) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(HomeError::io(Doing::Write, &draft)(error)),
        _ => Ok(()),
    }
}

/// Makes a draft durable and puts it in the place of its file. Until the folder is synced too, a power cut may bring
/// back what was there before, whole.
pub(super) fn publish_draft(file: &File, path: &Path) -> Result<(), HomeError> {
    let draft = draft(path);
    file.sync_all().map_err(HomeError::io(Doing::Write, &draft))?;
    fs::rename(&draft, path).map_err(HomeError::io(Doing::Write, path))
}

/// Writes a small file, all or nothing.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), HomeError> {
    let mut file = create_draft(path)?;
    file.write_all(bytes).map_err(HomeError::io(Doing::Write, &draft(path)))?;
    publish_draft(&file, path)
}

/// Reads a small file; none if it is not there. No more than `limit` bytes are read.
pub(super) fn read(path: &Path, limit: usize) -> Result<Option<zeroize::Zeroizing<Vec<u8>>>, HomeError> {
    let file = match File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        opened => opened.map_err(HomeError::io(Doing::Read, path))?,
    };
    let mut bytes = zeroize::Zeroizing::new(Vec::with_capacity(limit));
    file.take(limit as u64).read_to_end(&mut bytes).map_err(HomeError::io(Doing::Read, path))?;
    Ok(Some(bytes))
}

/// Makes the names in a folder durable.
pub(super) fn sync_dir(dir: &Path) -> Result<(), HomeError> {
    // Elsewhere a folder cannot be opened as a file, and renaming is durable without it.
    #[cfg(unix)]
    File::open(dir).and_then(|dir| dir.sync_all()).map_err(HomeError::io(Doing::Write, dir))?;
    Ok(())
}

/// Waits for a lock; it is held until the file is dropped or the process ends, however it ends.
pub(super) fn lock(path: &Path) -> Result<File, HomeError> {
    let file = open_lock(path)?;
    loop {
        match file.lock() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            locked => return locked.map(|()| file).map_err(HomeError::io(Doing::Write, path)),
        }
    }
}

/// Takes a lock if nobody has it.
pub(super) fn try_lock(path: &Path) -> Result<Option<File>, HomeError> {
    let file = open_lock(path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(fs::TryLockError::WouldBlock) => Ok(None),
        Err(fs::TryLockError::Error(error)) => Err(HomeError::io(Doing::Write, path)(error)),
    }
}

fn open_lock(path: &Path) -> Result<File, HomeError> {
    private().write(true).create(true).truncate(false).open(path).map_err(HomeError::io(Doing::Read, path))
}

fn private() -> OpenOptions {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "modes are a thing of Unix"))]
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}
