//! A look through fjall's journals before fjall opens them.
//!
//! fjall 3.1 replays its journals with three gaps, each tried out:
//! - a flipped bit in a tag or a length ends the replay silently, and every later batch is cut off;
//! - the number that orders batches is under no checksum: a flipped bit in it can bring back an older head, or drop the
//!   batch as one that is in a table already;
//! - a batch that was being written at a power cut may lack a page in the middle of a value (the file is laid out in
//!   advance, so pages reach the disk in any order), and fjall then refuses to open although nothing acknowledged is missing.
//!
//! So every batch is checked here first. What follows the last whole batch of the last journal, with no whole batch after
//! it, was being written when the machine stopped: it is cut off. Anything else that does not check is damage, and refused.

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use kith_relay::store::Fault;
use xxhash_rust::xxh3::xxh3_64;

use super::fault::io;
use super::layout::{self, COMMIT_KEY, Commit};

/// fjall counts what it does in the background too; between our look at its counter and the commit that is next to nothing.
const SLACK: u64 = 1 << 20;

const START: &[u8] = &[1];
const ITEM: &[u8] = &[2];
const END: &[u8] = &[3];
const TRAILER: &[u8] = b"FJL\x03";

/// What the journals hold.
#[derive(Default)]
pub(super) struct Journals {
    /// The newest batch; none if all is in tables.
    newest: Option<Newest>,
    torn: Option<Torn>,
}

struct Newest {
    batch: Batch,
    path: PathBuf,
    begins: u64,
    bytes: Vec<u8>,
}

struct Torn {
    path: PathBuf,
    whole: u64,
}

impl Journals {
    /// Looks through the journals in a folder; changes nothing.
    pub(super) fn read(dir: &Path) -> Result<Self, Fault> {
        let mut journals = Self::default();
        let mut paths = paths(dir)?.into_iter().peekable();
        while let Some(path) = paths.next() {
            let bytes = fs::read(&path).map_err(io("reading the journal"))?;
            journals.take_in(path, &bytes, paths.peek().is_none())?;
        }
        Ok(journals)
    }

    /// The newest commit in them; none if all is in tables.
    pub(super) fn newest_commit(&self) -> Option<u64> {
        self.newest.as_ref().map(|newest| newest.batch.commit.number)
    }

    /// Cuts off what was being written when the machine stopped; returns whether there was anything.
    pub(super) fn cut_torn_write(&self) -> Result<bool, Fault> {
        let Some(Torn { path, whole }) = &self.torn else { return Ok(false) };
        let cut = |file: File| file.set_len(*whole).and_then(|()| file.sync_all());
        let cut = OpenOptions::new().write(true).open(path).and_then(cut);
        cut.map(|()| true).map_err(io("cutting the journal"))
    }

    /// Writes the newest batch once more, as it is. After a sync has failed the system may show bytes that it will never
    /// write, and this is the only batch whose sync may have.
    pub(super) fn write_newest_again(&self) -> Result<(), Fault> {
        let Some(Newest { path, begins, bytes, .. }) = &self.newest else { return Ok(()) };
        let write = |mut file: File| {
            file.seek(SeekFrom::Start(*begins))?;
            file.write_all(bytes)?;
            file.sync_all()
        };
        OpenOptions::new().write(true).open(path).and_then(write).map_err(io("writing the newest commit again"))
    }

    /// Takes the empty end off the journal of a new store: fjall lays 64 MiB out in advance, and all of it would be read.
    pub(super) fn shorten(dir: &Path) -> Result<(), Fault> {
        let shorten = |path: PathBuf| {
            let mut begin = Vec::new();
            File::open(&path)?.take(1 << 16).read_to_end(&mut begin)?;
            let written = begin.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
            OpenOptions::new().write(true).open(path)?.set_len(written as u64)
        };
        paths(dir)?.into_iter().try_for_each(shorten).map_err(io("shortening the journal"))
    }

    fn take_in(&mut self, path: PathBuf, bytes: &[u8], is_last: bool) -> Result<(), Fault> {
        let mut rest = bytes;
        let mut newest = None;
        while let Some((batch, after)) = Batch::first_of(rest) {
            if !batch.can_follow(newest.map(|(batch, _)| batch).or(self.newest.as_ref().map(|newest| newest.batch))) {
                break;
            }
            newest = Some((batch, rest));
            rest = after;
        }
        let whole = bytes.len() - rest.len();
        if let Some((batch, from)) = newest {
            let begins = bytes.len() - from.len();
            let bytes = bytes.get(begins..whole).unwrap_or_default().to_vec();
            self.newest = Some(Newest { batch, path: path.clone(), begins: begins as u64, bytes });
        }
        if rest.iter().all(|byte| *byte == 0) {
            return Ok(());
        }
        if !is_last || holds_a_batch(rest) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            return Err(Fault::Damaged { what: format!("the journal {name} does not check after byte {whole}") });
        }
        self.torn = Some(Torn { path, whole: whole as u64 });
        Ok(())
    }
}

/// The journals of a folder, oldest first.
fn paths(dir: &Path) -> Result<Vec<PathBuf>, Fault> {
    let failed = io("looking for journals");
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).map_err(&failed)? {
        let path = entry.map_err(&failed)?.path();
        if path.extension().is_some_and(|ending| ending == "jnl") {
            let number = path.file_stem().and_then(|stem| stem.to_str()?.parse::<u64>().ok());
            let number =
                number.ok_or_else(|| Fault::Damaged { what: "a journal has no number for a name".to_owned() })?;
            found.push((number, path));
        }
    }
    found.sort();
    Ok(found.into_iter().map(|(_, path)| path).collect())
}

/// Whether a whole batch begins anywhere.
fn holds_a_batch(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| START.contains(byte)) {
        let Some(candidate) = rest.get(at..) else { return false };
        if Batch::first_of(candidate).is_some() {
            return true;
        }
        rest = candidate.get(1..).unwrap_or_default();
    }
    false
}

/// What matters of a batch that checks.
#[derive(Clone, Copy)]
struct Batch {
    order: u64,
    commit: Commit,
}

impl Batch {
    /// Whether this can be the batch after another: its place in the order is one that it can have been given, and no
    /// commit is missing between the two.
    fn can_follow(&self, before: Option<Self>) -> bool {
        let since = self.order.checked_sub(self.commit.order);
        let follows =
            |before: Self| before.order < self.order && before.commit.number.checked_add(1) == Some(self.commit.number);
        since.is_some_and(|since| since < SLACK) && before.is_none_or(follows)
    }

    /// The batch at the front and what follows it, if it is whole and its checksum is right.
    fn first_of(bytes: &[u8]) -> Option<(Self, &[u8])> {
        let mut rest = bytes.strip_prefix(START)?;
        let count = u32::from_le_bytes(take(&mut rest)?);
        let order = u64::from_le_bytes(take(&mut rest)?);
        let items = rest;
        let mut commit = None;
        for _ in 0..count {
            let (key, value) = item(&mut rest)?;
            if key == COMMIT_KEY {
                commit = layout::commit(value);
            }
        }
        let (items, _) = items.split_at_checked(items.len() - rest.len())?;
        rest = rest.strip_prefix(END)?;
        let checksum = u64::from_le_bytes(take(&mut rest)?);
        rest = rest.strip_prefix(TRAILER)?;
        (checksum == xxh3_64(items)).then_some((Self { order, commit: commit? }, rest))
    }
}

/// A key and its value, which is not compressed: [`super::fjall`] switches that off, since ciphertext does not shrink.
fn item<'a>(rest: &mut &'a [u8]) -> Option<(&'a [u8], &'a [u8])> {
    *rest = rest.strip_prefix(ITEM)?;
    let [_kind, _compression] = take(rest)?;
    let _keyspace: [u8; 8] = take(rest)?;
    let key = u16::from_le_bytes(take(rest)?);
    let _inflated: [u8; 4] = take(rest)?;
    let value = u32::from_le_bytes(take(rest)?);
    Some((take_slice(rest, key.into())?, take_slice(rest, value as usize)?))
}

fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, after) = rest.split_first_chunk::<N>()?;
    *rest = after;
    Some(*taken)
}

fn take_slice<'a>(rest: &mut &'a [u8], len: usize) -> Option<&'a [u8]> {
    let (taken, after) = rest.split_at_checked(len)?;
    *rest = after;
    Some(taken)
}
