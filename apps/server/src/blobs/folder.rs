//! The bytes of blobs in a folder beside the store: a folder for each place, a file for each part, both named in hex.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use kith_relay::blobs::{Blobs, Place};
use kith_relay::store::Fault;

use crate::folder::{sync, sync_folder_of};
use crate::store::io_fault;

/// See the module.
#[derive(Debug)]
pub struct FolderBlobs(PathBuf);

impl FolderBlobs {
    /// In a folder, which is made if it is not there.
    ///
    /// # Errors
    /// What the system says of the folder.
    pub fn open(folder: &Path) -> io::Result<Self> {
        if make(folder)? {
            sync_folder_of(folder)?;
        }
        Ok(Self(folder.to_owned()))
    }

    /// In a folder that may not be there: then nothing is in it.
    pub(crate) fn at(folder: PathBuf) -> Self {
        Self(folder)
    }

    fn folder(&self, place: Place) -> PathBuf {
        self.0.join(HEXLOWER.encode(&place.0))
    }

    fn part(&self, place: Place, offset: u64) -> PathBuf {
        self.folder(place).join(format!("{offset:016x}"))
    }

    /// A part appears under its name when all of it is on the disk.
    fn write(&self, place: Place, offset: u64, part: &[u8]) -> io::Result<()> {
        let folder = self.folder(place);
        if make(&folder)? {
            sync(&self.0)?;
        }
        let path = self.part(place, offset);
        let unfinished = path.with_extension("unfinished");
        let mut options = OpenOptions::new();
        let mut file = options.write(true).create(true).truncate(true).mode(0o600).open(&unfinished)?;
        file.write_all(part)?;
        file.sync_all()?;
        fs::rename(unfinished, path)?;
        sync(&folder)
    }
}

impl Blobs for FolderBlobs {
    fn put(&self, place: Place, offset: u64, part: Vec<u8>) -> Result<(), Fault> {
        self.write(place, offset, &part).map_err(io_fault("writing a blob"))
    }

    fn read(&self, place: Place, offset: u64, skip: u64, length: u64) -> Result<Option<Vec<u8>>, Fault> {
        let read = || {
            let mut file = File::open(self.part(place, offset))?;
            file.seek(SeekFrom::Start(skip))?;
            let mut bytes = Vec::new();
            file.take(length).read_to_end(&mut bytes)?;
            Ok(bytes)
        };
        there(read()).map_err(io_fault("reading a blob"))
    }

    fn length(&self, place: Place, offset: u64) -> Result<Option<u64>, Fault> {
        let length = fs::metadata(self.part(place, offset)).map(|file| file.len());
        there(length).map_err(io_fault("reading a blob"))
    }

    fn remove(&self, place: Place) -> Result<(), Fault> {
        let removed = there(fs::remove_dir_all(self.folder(place))).and_then(|_| sync(&self.0));
        removed.map_err(io_fault("removing a blob"))
    }
}

/// Makes a folder that only its owner may look into; whether it was not there.
fn make(folder: &Path) -> io::Result<bool> {
    match DirBuilder::new().mode(0o700).create(folder) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        made => made.map(|()| true),
    }
}

fn there<T>(found: io::Result<T>) -> io::Result<Option<T>> {
    match found {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        found => found.map(Some),
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::MetadataExt;

    use kith_relay::blobs::conformance;

    use super::*;

    #[test]
    fn a_folder_keeps_the_promise() {
        let data = tempfile::tempdir().unwrap();
        let open = || FolderBlobs::open(&data.path().join("blobs")).unwrap();
        conformance::run(&open(), &open);
    }

    #[test]
    fn nobody_else_may_look_into_it_and_a_part_that_was_not_finished_is_not_there() {
        let data = tempfile::tempdir().unwrap();
        let blobs = FolderBlobs::open(&data.path().join("blobs")).unwrap();
        let place = Place([7; 16]);
        blobs.put(place, 0, b"part".to_vec()).unwrap();
        assert_eq!(fs::metadata(&blobs.0).unwrap().mode() & 0o077, 0);
        assert_eq!(fs::metadata(blobs.part(place, 0)).unwrap().mode() & 0o077, 0);
        fs::write(blobs.part(place, 4).with_extension("unfinished"), "half").unwrap();
        assert_eq!(blobs.read(place, 4, 0, 9), Ok(None));
        blobs.remove(place).unwrap();
        assert!(!blobs.folder(place).exists());
    }
}
