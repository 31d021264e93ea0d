//! Reads a journal from where one was, holding little of it in memory.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use kith_core::state::Batch;
use kith_core::vault::{CHUNK, Cursor, Step, Vault};

use super::{Doing, HomeError};

/// What is read at once, at least.
const READ: usize = 256 << 10;

/// What stands behind the last good frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tail {
    /// Nothing.
    Clean,
    /// A write that a crash cut off.
    Torn,
}

/// Opens a journal and reads its start. Gives its length too, so that one look at the folder answers for all three.
pub(super) fn open(path: &Path, vault: &Vault) -> Result<(File, Cursor, u64), HomeError> {
    let mut file = match OpenOptions::new().read(true).write(true).open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(HomeError::Damaged { path: path.to_owned(), what: "it is missing".to_owned() });
        }
        opened => opened.map_err(HomeError::io(Doing::Read, path))?,
    };
    let len = file.metadata().map_err(HomeError::io(Doing::Read, path))?.len();
    let mut start = [0; CHUNK];
    match file.read_exact(&mut start) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            let what = format!("it has {len} bytes and never had fewer than {CHUNK}");
            return Err(HomeError::Damaged { path: path.to_owned(), what });
        }
        read => read.map_err(HomeError::io(Doing::Read, path))?,
    }
    let cursor = vault.read_start(&start).map_err(HomeError::journal(path))?;
    Ok((file, cursor, len))
}

/// Hands over every batch from a cursor on, and leaves the cursor behind the last.
pub(super) fn read_on(
    vault: &Vault,
    path: &Path,
    file: &mut File,
    cursor: &mut Cursor,
    mut take: impl FnMut(Batch),
) -> Result<Tail, HomeError> {
    file.seek(SeekFrom::Start(cursor.offset())).map_err(HomeError::io(Doing::Read, path))?;
    let mut window = Window { file, bytes: Vec::new(), passed: 0, complete: false };
    loop {
        let before = cursor.offset();
        match vault.read(cursor, window.ahead(), window.complete).map_err(HomeError::journal(path))? {
            Step::Frame(batch) => {
                window.pass(cursor.offset() - before);
                take(batch);
            }
            Step::More(wanted) => window.grow(wanted).map_err(HomeError::io(Doing::Read, path))?,
            Step::End => return Ok(Tail::Clean),
            Step::Torn => return Ok(Tail::Torn),
        }
    }
}

/// The part of a file that is in memory.
struct Window<'a> {
    file: &'a mut File,
    bytes: Vec<u8>,
    /// Bytes at the beginning that are done with.
    passed: usize,
    /// Whether it reaches the end of the file.
    complete: bool,
}

impl Window<'_> {
    fn ahead(&self) -> &[u8] {
        self.bytes.get(self.passed..).unwrap_or_default()
    }

    fn pass(&mut self, len: u64) {
        self.passed = self.passed.saturating_add(usize::try_from(len).unwrap_or(usize::MAX));
    }

    fn grow(&mut self, wanted: usize) -> io::Result<()> {
        self.bytes.drain(..self.passed.min(self.bytes.len()));
        self.passed = 0;
        let missing = wanted.saturating_sub(self.bytes.len()).max(READ);
        let read = (&mut *self.file).take(missing as u64).read_to_end(&mut self.bytes)?;
        self.complete = read < missing;
        Ok(())
    }
}
