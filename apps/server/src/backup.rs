//! `kith-server export` and `kith-server import`: everything a relay has, as one file, and back.
//!
//! An import that was not finished leaves a mark, and no server starts beside it: it would be a relay with half a memory.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use crate::blobs::FolderBlobs;
use crate::control::{self, Question};
use crate::failure::Failure;
use crate::folder::{BLOBS, Folder, STORE, sync, sync_folder_of};
use crate::key;
use crate::store::{self, FjallStore};

/// Where an import is prepared; as long as this is there, it is not finished.
const UNFINISHED: &str = "import.unfinished";

/// Writes everything that the relay in a folder has into a new file, whether it runs or not; how many bytes.
///
/// # Errors
/// If the relay cannot be read, or the file is there already or cannot be written.
pub fn export(data: &Path, to: &Path) -> Result<u64, Failure> {
    if !data.join(STORE).is_dir() {
        return Err(Failure::NoRelay { path: data.to_owned() });
    }
    let failed = |cause| Failure::File { path: to.to_owned(), cause };
    if to.exists() {
        return Err(failed(ErrorKind::AlreadyExists.into()));
    }
    let mut unfinished = to.as_os_str().to_owned();
    unfinished.push(".unfinished");
    let unfinished = PathBuf::from(unfinished);
    let written = write_export(data, &unfinished).and_then(|bytes| {
        fs::rename(&unfinished, to).and_then(|()| sync_folder_of(to)).map_err(failed)?;
        Ok(bytes)
    });
    written.inspect_err(|_| {
        // What is left of it is named so that nobody takes it for an export.
        let _ = fs::remove_file(&unfinished);
    })
}

fn write_export(data: &Path, path: &Path) -> Result<u64, Failure> {
    let failed = |cause| Failure::File { path: path.to_owned(), cause };
    let file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path).map_err(failed)?;
    match control::ask(data, Question::Export).map_err(failed)? {
        Some(mut answer) => {
            io::copy(&mut answer, &mut &file).map_err(failed)?;
        }
        None => {
            let folder = Folder::take(data)?;
            let store = FjallStore::open(&folder.store()).map_err(Failure::Store)?;
            let key = key::load(folder.path())?;
            let blobs = FolderBlobs::at(folder.blobs());
            store
                .export(&key.to_bytes(), &blobs, &file)
                .map_err(|cause| Failure::Export { path: path.to_owned(), cause })?;
        }
    }
    file.sync_all().map_err(failed)?;
    // What came over a socket may have been cut short; only a file that was read to its end is an export.
    let whole = File::open(path).map_err(failed)?;
    store::verify(whole).map_err(|cause| Failure::Export { path: path.to_owned(), cause })?;
    file.metadata().map(|file| file.len()).map_err(failed)
}

/// Makes a relay in a folder that has none from an export; how many entries it has.
///
/// # Errors
/// If the file is not a whole export, or the folder has a relay or cannot be used.
pub fn import(data: &Path, from: &Path) -> Result<u64, Failure> {
    let file = File::open(from).map_err(|cause| Failure::File { path: from.to_owned(), cause })?;
    let folder = Folder::take(data)?;
    let failed = |cause| Failure::Folder { path: data.to_owned(), cause };
    clear_unfinished(folder.path()).map_err(failed)?;
    if folder.store().exists() || folder.blobs().exists() || key::exists(folder.path()) {
        return Err(Failure::RelayThere { path: data.to_owned() });
    }
    let unfinished = data.join(UNFINISHED);
    DirBuilder::new().mode(0o700).create(&unfinished).map_err(failed)?;
    sync(data).map_err(failed)?;
    let blobs = FolderBlobs::open(&unfinished.join(BLOBS)).map_err(failed)?;
    let imported = store::import(file, &unfinished.join(STORE), &blobs);
    let (key, count) = match imported {
        Ok(imported) => imported,
        Err(cause) => {
            // If it stays, the next import removes it, and no server starts before.
            let _ = clear_unfinished(data);
            return Err(Failure::Export { path: from.to_owned(), cause });
        }
    };
    let finish = || {
        key::write(data, &key)?;
        fs::rename(unfinished.join(BLOBS), folder.blobs())?;
        fs::rename(unfinished.join(STORE), folder.store())?;
        sync(data)?;
        fs::remove_dir_all(&unfinished)?;
        sync(data)
    };
    finish().map_err(failed)?;
    Ok(count)
}

/// Refuses a folder in which an import was not finished.
pub(crate) fn check_finished(data: &Path) -> Result<(), Failure> {
    if data.join(UNFINISHED).exists() { Err(Failure::ImportUnfinished { path: data.to_owned() }) } else { Ok(()) }
}

/// Removes what an import left that was not finished: nobody has used it, since no server starts beside it.
fn clear_unfinished(data: &Path) -> io::Result<()> {
    let unfinished = data.join(UNFINISHED);
    if !unfinished.exists() {
        return Ok(());
    }
    // The mark goes last.
    for folder in [data.join(STORE), data.join(BLOBS), unfinished] {
        key::remove(data)?;
        match fs::remove_dir_all(folder) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    sync(data)
}
