//! Everything a relay has, as one file: for backups, and for moving to another machine or another kind of store.
//!
//! | part | bytes |
//! |---|---|
//! | begin | `kith export` and a newline ‖ [`VERSION`] (1) ‖ the store's format (4) ‖ the relay's key (32) |
//! | each entry | space (1) ‖ length of the key (2) ‖ length of the value (4) ‖ key ‖ value |
//! | end | 0 (1) ‖ number of entries (8) ‖ XXH3-128 of all bytes before it (16) |
//!
//! Numbers are big-endian. Keys and values are those of [`super::layout`]; what only the store itself needs is left out. A
//! file without its end is no export, so that one that was cut short is never taken for a small relay.

use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::Path;

use kith_relay::store::Fault;
use xxhash_rust::xxh3::Xxh3;

use super::fault::io as io_fault;
use super::fjall::{Entry, FjallStore, Space};
use super::layout::{COMMIT_KEY, FORMAT, FORMAT_KEY};

const BEGIN: &[u8] = b"kith export\n";
/// The version of this form of a file.
const VERSION: u8 = 1;
const END: u8 = 0;
/// Longer than anything a store holds: the largest commit with its frame.
const LONGEST_VALUE: usize = 16 * 1024 * 1024;
/// Bytes that become durable together.
const PORTION: usize = 4 * 1024 * 1024;

/// The relay's key, as it is in its file.
pub const KEY_BYTES: usize = 32;

/// Why something could not be exported or imported.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The file is not one, or not whole.
    #[error("this is not a whole export: {0}. Take another backup, or make a new one with `kith-server export`")]
    NotWhole(&'static str),
    /// A newer server made it.
    #[error("a newer server made this export (version {version}, format {format}): install that one, then import")]
    Newer {
        /// Of the file.
        version: u8,
        /// Of the store.
        format: u32,
    },
    /// Reading or writing the file failed.
    #[error("the file cannot be used: {0}")]
    File(#[from] io::Error),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] Fault),
}

impl FjallStore {
    /// Writes everything that was acknowledged up to now, while others write on; returns how many entries there were.
    ///
    /// # Errors
    /// If the store cannot be read or the file not be written.
    pub fn export(&self, key: &[u8; KEY_BYTES], to: impl Write) -> Result<u64, ExportError> {
        let mut to = Hashed { inner: BufWriter::new(to), hash: Xxh3::new() };
        to.write(&[BEGIN, &[VERSION], &FORMAT.to_be_bytes(), key].concat())?;
        let mut count = 0_u64;
        let mut failed = None;
        let visited = self.each(|entry| {
            if is_the_stores_own(&entry) {
                return Ok(());
            }
            count += 1;
            write_entry(&mut to, &entry).map_err(|error| {
                let fault = io_fault("writing the export")(io::Error::from(error.kind()));
                failed = Some(error);
                fault
            })
        });
        match failed {
            Some(error) => return Err(error.into()),
            None => visited?,
        }
        to.write(&[END])?;
        to.write(&count.to_be_bytes())?;
        let hash = to.hash.digest128();
        to.write(&hash.to_be_bytes())?;
        to.inner.flush()?;
        Ok(count)
    }
}

/// Makes a store in an empty folder from an export; the relay's key, and how many entries there were.
///
/// # Errors
/// If the file is not a whole export, or the folder cannot be used.
pub fn import(from: impl Read, dir: &Path) -> Result<([u8; KEY_BYTES], u64), ExportError> {
    let mut from = Hashed { inner: BufReader::new(from), hash: Xxh3::new() };
    let key = read_begin(&mut from)?;
    let store = FjallStore::open(dir)?;
    let (mut portion, mut size, mut count) = (Vec::new(), 0, 0_u64);
    while let Some(entry) = read_entry(&mut from)? {
        count += 1;
        size += entry.key.len() + entry.value.len();
        portion.push(entry);
        if size >= PORTION {
            store.put(std::mem::take(&mut portion))?;
            size = 0;
        }
    }
    read_end(&mut from, count)?;
    store.put(portion)?;
    Ok((key, count))
}

/// Reads an export to its end; how many entries it has.
///
/// # Errors
/// If it is not a whole export.
pub fn verify(from: impl Read) -> Result<u64, ExportError> {
    let mut from = Hashed { inner: BufReader::new(from), hash: Xxh3::new() };
    read_begin(&mut from)?;
    let mut count = 0_u64;
    while read_entry(&mut from)?.is_some() {
        count += 1;
    }
    read_end(&mut from, count).map(|()| count)
}

fn is_the_stores_own(entry: &Entry) -> bool {
    entry.space == Space::Rows && [FORMAT_KEY, COMMIT_KEY].contains(&entry.key.as_slice())
}

fn write_entry(to: &mut Hashed<impl Write>, entry: &Entry) -> io::Result<()> {
    let too_long = |_| io::Error::new(io::ErrorKind::InvalidData, "an entry is too long");
    let key = u16::try_from(entry.key.len()).map_err(too_long)?;
    let value = u32::try_from(entry.value.len()).map_err(too_long)?;
    to.write(&[number(entry.space)])?;
    to.write(&key.to_be_bytes())?;
    to.write(&value.to_be_bytes())?;
    to.write(&entry.key)?;
    to.write(&entry.value)
}

fn read_begin(from: &mut Hashed<impl Read>) -> Result<[u8; KEY_BYTES], ExportError> {
    if from.array::<{ BEGIN.len() }>()? != BEGIN {
        return Err(ExportError::NotWhole("it begins otherwise"));
    }
    let [version] = from.array()?;
    let format = u32::from_be_bytes(from.array()?);
    match (version, format) {
        (VERSION, FORMAT) => from.array(),
        (0, _) | (_, 0) => Err(ExportError::NotWhole("it is of no version")),
        (version, format) => Err(ExportError::Newer { version, format }),
    }
}

/// The next entry; `None` at the end.
fn read_entry(from: &mut Hashed<impl Read>) -> Result<Option<Entry>, ExportError> {
    let [space] = from.array()?;
    if space == END {
        return Ok(None);
    }
    let space = Space::ALL.into_iter().find(|known| number(*known) == space);
    let space = space.ok_or(ExportError::NotWhole("an entry is of no kind"))?;
    let key = u16::from_be_bytes(from.array()?);
    let value = u32::from_be_bytes(from.array()?) as usize;
    if value > LONGEST_VALUE {
        return Err(ExportError::NotWhole("an entry is longer than any"));
    }
    let key = from.bytes(key.into())?;
    let value = from.bytes(value)?;
    Ok(Some(Entry { space, key, value }))
}

fn read_end(from: &mut Hashed<impl Read>, count: u64) -> Result<(), ExportError> {
    let said = u64::from_be_bytes(from.array()?);
    let hash = from.hash.digest128();
    if said != count || from.array()? != hash.to_be_bytes() {
        return Err(ExportError::NotWhole("its checksum is another"));
    }
    Ok(())
}

const fn number(space: Space) -> u8 {
    match space {
        Space::Heads => 1,
        Space::Records => 2,
        Space::Expiry => 3,
        Space::Rows => 4,
    }
}

/// A file, and the checksum of what went through.
struct Hashed<T> {
    inner: T,
    hash: Xxh3,
}

impl<T: Write> Hashed<T> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.hash.update(bytes);
        self.inner.write_all(bytes)
    }
}

impl<T: Read> Hashed<T> {
    fn array<const N: usize>(&mut self) -> Result<[u8; N], ExportError> {
        let mut bytes = [0; N];
        self.fill(&mut bytes)?;
        Ok(bytes)
    }

    fn bytes(&mut self, count: usize) -> Result<Vec<u8>, ExportError> {
        let mut bytes = vec![0; count];
        self.fill(&mut bytes)?;
        Ok(bytes)
    }

    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), ExportError> {
        let read = self.inner.read_exact(bytes);
        read.map_err(|error| {
            let is_short = error.kind() == io::ErrorKind::UnexpectedEof;
            if is_short { ExportError::NotWhole("it ends too early") } else { ExportError::File(error) }
        })?;
        self.hash.update(bytes);
        Ok(())
    }
}
