//! Everything a relay has, as one file: for backups, and for moving to another machine or another kind of store.
//!
//! | part | bytes |
//! |---|---|
//! | begin | `kith export` and a newline ‖ [`VERSION`] (1; files of version 1 have no blobs) ‖ the store's format (4) ‖ the relay's key (32) |
//! | each entry | space (1) ‖ length of the key (2) ‖ length of the value (4) ‖ key ‖ value |
//! | each part of a blob | 5 (1) ‖ 24 (2) ‖ length of the value (4) ‖ place (16) ‖ offset (8) ‖ bytes |
//! | end | 0 (1) ‖ number of entries (8) ‖ XXH3-128 of all bytes before it (16) |
//!
//! Numbers are big-endian. Keys and values are those of [`super::layout`]; what only the store itself needs is left out. A
//! file without its end is no export, so that one that was cut short is never taken for a small relay.

use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::Path;

use kith_relay::Part;
use kith_relay::blobs::{Blobs, Place};
use kith_relay::store::Fault;
use xxhash_rust::xxh3::Xxh3;

use super::fault::io as io_fault;
use super::fjall::{Entry, FjallStore, Space};
use super::layout::{COMMIT_KEY, FORMAT, FORMAT_KEY};

const BEGIN: &[u8] = b"kith export\n";
/// The version of this form of a file.
const VERSION: u8 = 2;
const END: u8 = 0;
const PART: u8 = 5;
/// The bytes of a place, then of an offset.
const PART_KEY: usize = 16 + 8;
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
    pub fn export(&self, key: &[u8; KEY_BYTES], blobs: &dyn Blobs, to: impl Write) -> Result<u64, ExportError> {
        let mut to = Hashed { inner: BufWriter::new(to), hash: Xxh3::new() };
        to.write(&[BEGIN, &[VERSION], &FORMAT.to_be_bytes(), key].concat())?;
        let mut count = 0_u64;
        let mut failed = None;
        let mut parts = Vec::new();
        let visited = self.each(|entry| {
            if is_the_stores_own(&entry) {
                return Ok(());
            }
            count += 1;
            if let Some(key) = entry.row_key() {
                parts.extend(kith_relay::parts(&key, &entry.value)?);
            }
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
        count += write_parts(&mut to, blobs, parts)?;
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
pub fn import(from: impl Read, dir: &Path, blobs: &dyn Blobs) -> Result<([u8; KEY_BYTES], u64), ExportError> {
    let mut from = Hashed { inner: BufReader::new(from), hash: Xxh3::new() };
    let key = read_begin(&mut from)?;
    let store = FjallStore::open(dir)?;
    let (mut portion, mut size, mut count) = (Vec::new(), 0, 0_u64);
    while let Some(item) = read_item(&mut from)? {
        count += 1;
        match item {
            Item::Part(place, offset, part) => blobs.put(place, offset, part)?,
            Item::Entry(entry) => {
                size += entry.key.len() + entry.value.len();
                portion.push(entry);
            }
        }
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
    while read_item(&mut from)?.is_some() {
        count += 1;
    }
    read_end(&mut from, count).map(|()| count)
}

fn is_the_stores_own(entry: &Entry) -> bool {
    entry.space == Space::Rows && [FORMAT_KEY, COMMIT_KEY].contains(&entry.key.as_slice())
}

fn write_entry(to: &mut Hashed<impl Write>, entry: &Entry) -> io::Result<()> {
    write(to, number(entry.space), &entry.key, &entry.value)
}

/// What of the parts is still there; how many those are.
fn write_parts(to: &mut Hashed<impl Write>, blobs: &dyn Blobs, parts: Vec<Part>) -> Result<u64, ExportError> {
    let mut count = 0;
    for Part { place, offset, length } in parts {
        if let Some(bytes) = blobs.read(place, offset, 0, length)? {
            let key = [place.0.as_slice(), &offset.to_be_bytes()].concat();
            write(to, PART, &key, &bytes)?;
            count += 1;
        }
    }
    Ok(count)
}

fn write(to: &mut Hashed<impl Write>, kind: u8, key: &[u8], value: &[u8]) -> io::Result<()> {
    let too_long = |_| io::Error::new(io::ErrorKind::InvalidData, "an entry is too long");
    let key_length = u16::try_from(key.len()).map_err(too_long)?;
    let value_length = u32::try_from(value.len()).map_err(too_long)?;
    to.write(&[kind])?;
    to.write(&key_length.to_be_bytes())?;
    to.write(&value_length.to_be_bytes())?;
    to.write(key)?;
    to.write(value)
}

fn read_begin(from: &mut Hashed<impl Read>) -> Result<[u8; KEY_BYTES], ExportError> {
    if from.array::<{ BEGIN.len() }>()? != BEGIN {
        return Err(ExportError::NotWhole("it begins otherwise"));
    }
    let [version] = from.array()?;
    let format = u32::from_be_bytes(from.array()?);
    match (version, format) {
        (1..=VERSION, FORMAT) => from.array(),
        (0, _) | (_, 0) => Err(ExportError::NotWhole("it is of no version")),
        (version, format) => Err(ExportError::Newer { version, format }),
    }
}

/// What stands in a file.
enum Item {
    Entry(Entry),
    Part(Place, u64, Vec<u8>),
}

/// The next one; `None` at the end.
fn read_item(from: &mut Hashed<impl Read>) -> Result<Option<Item>, ExportError> {
    let [kind] = from.array()?;
    if kind == END {
        return Ok(None);
    }
    let key = u16::from_be_bytes(from.array()?);
    let value = u32::from_be_bytes(from.array()?) as usize;
    if value > LONGEST_VALUE {
        return Err(ExportError::NotWhole("an entry is longer than any"));
    }
    let key = from.bytes(key.into())?;
    let value = from.bytes(value)?;
    if kind == PART {
        return part(&key, value).map(Some).ok_or(ExportError::NotWhole("a part of a blob has no place"));
    }
    let space = Space::ALL.into_iter().find(|known| number(*known) == kind);
    let space = space.ok_or(ExportError::NotWhole("an entry is of no kind"))?;
    Ok(Some(Item::Entry(Entry { space, key, value })))
}

fn part(key: &[u8], bytes: Vec<u8>) -> Option<Item> {
    let key: &[u8; PART_KEY] = key.try_into().ok()?;
    let (place, offset) = key.split_at_checked(16)?;
    Some(Item::Part(Place(place.try_into().ok()?), u64::from_be_bytes(offset.try_into().ok()?), bytes))
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
