//! Power cuts: the journal as the disk may hold it, cut at every place that matters.
//!
//! What was synced is there; of the write that was under way there may be a piece, garbage, or all but a page.

use std::fs;
use std::path::{Path, PathBuf};

use kith_relay::store::{Batch, Fault, LogHead, LogId, NewRecord, Store};
use kith_server::store::FjallStore;
use kith_wire::{Epoch, Seq};
use tempfile::TempDir;

use crate::folder;

const LOG: LogId = LogId([1; 33]);
const PAGE: usize = 4096;

/// Commit number `n` of every history: `n` records of rising size, the head and a row.
pub(crate) fn batch(n: u64) -> Batch {
    let records = (0..n).map(|part| NewRecord { log: LOG, seq: seq(n, part), value: value(n, part), expires: None });
    Batch {
        records: records.collect(),
        heads: vec![(LOG, LogHead { newest: seq(n, n), low: Seq(0), epoch: Epoch(n) })],
        rows: vec![(b"newest".to_vec(), Some(n.to_be_bytes().to_vec()))],
    }
}

fn seq(n: u64, part: u64) -> Seq {
    Seq(n * 1000 + part)
}

/// Some are larger than a few pages, so that a page can be missing from the middle of one.
fn value(n: u64, part: u64) -> Vec<u8> {
    let size = if n > 6 && part == 1 { 20_000 } else { n * 60 };
    (0..size).map(|at| (at * 7 + part * 13 + n * 31) as u8 | 1).collect()
}

/// Checks that a store is exactly as it was after some commit of a history, and says which.
pub(crate) fn state(store: &impl Store) -> Result<u64, Fault> {
    let newest = store.row(b"newest")?.map_or(0, |row| u64::from_be_bytes(row.try_into().unwrap()));
    let found = store.read(&LOG, Seq(0), usize::MAX, usize::MAX)?;
    let expected = (1..=newest).flat_map(|n| batch(n).records);
    assert!(
        found.iter().map(|found| (found.seq, &found.value)).eq(expected
            .clone()
            .map(|r| (r.seq, r.value))
            .collect::<Vec<_>>()
            .iter()
            .map(|(seq, value)| (*seq, value))),
        "after commit {newest} the records are not those of the commits up to it"
    );
    assert_eq!(store.head(&LOG)?, (newest > 0).then(|| batch(newest).heads[0].1));
    Ok(newest)
}

/// A closed store with a number of commits, and where its journal and its note stood after each.
pub(crate) struct History {
    root: TempDir,
    copies: usize,
    journal: Vec<u8>,
    synced: Vec<(usize, Vec<u8>)>,
}

impl History {
    pub(crate) fn of(commits: u64) -> Self {
        let root = tempfile::tempdir().unwrap();
        let dir = root.path().join("store");
        let store = FjallStore::open(&dir).unwrap();
        let journal = folder::journal(&dir);
        let now = || (fs::metadata(&journal).unwrap().len() as usize, fs::read(folder::note(&dir)).unwrap());
        let mut synced = vec![now()];
        for n in 1..=commits {
            store.commit(batch(n)).unwrap();
            synced.push(now());
        }
        drop(store);
        let journal = fs::read(journal).unwrap();
        assert!(synced.is_sorted_by(|a, b| a.0 < b.0), "the journal grows with each commit");
        assert_eq!(synced.last().unwrap().0, journal.len());
        Self { root, copies: 0, journal, synced }
    }

    pub(crate) fn dir(&self) -> PathBuf {
        self.root.path().join("store")
    }

    /// Where in the journal a commit ends.
    pub(crate) fn ends_at(&self, commit: usize) -> usize {
        self.synced[commit].0
    }

    /// The journal up to and with a commit, and the bytes of the commit after it.
    fn split(&self, commit: usize) -> (&[u8], &[u8]) {
        let (synced, rest) = self.journal.split_at(self.synced[commit].0);
        let next = self.synced.get(commit + 1).map_or(0, |next| next.0 - self.synced[commit].0);
        (synced, &rest[..next])
    }

    /// Opens the store with another journal, and the note as it was after a commit.
    fn open(&mut self, journal: &[u8], noted: usize) -> (PathBuf, Result<FjallStore, Fault>) {
        self.copies += 1;
        let dir = self.root.path().join(self.copies.to_string());
        folder::copy(&self.dir(), &dir);
        fs::write(folder::journal(&dir), journal).unwrap();
        fs::write(folder::note(&dir), &self.synced[noted].1).unwrap();
        let opened = FjallStore::open(&dir);
        (dir, opened)
    }

    /// Opens the store as a power cut left it after a commit, and goes on with it.
    fn survives(&mut self, torn: &[u8], commit: usize, what: &str) {
        let journal = [self.split(commit).0, torn].concat();
        let (dir, opened) = self.open(&journal, commit);
        let store = opened.unwrap_or_else(|fault| panic!("{what}: {fault}"));
        assert_eq!(state(&store), Ok(commit as u64), "{what}");
        store.commit(batch(commit as u64 + 1)).unwrap();
        drop(store);
        assert_eq!(state(&FjallStore::open(&dir).unwrap()), Ok(commit as u64 + 1), "{what}, then a commit");
        remove(&dir);
    }
}

fn remove(dir: &Path) {
    fs::remove_dir_all(dir).unwrap();
}

#[test]
fn a_power_cut_after_any_commit_loses_nothing_and_tears_nothing() {
    let mut history = History::of(12);
    for commit in 0..12 {
        let next = history.split(commit).1.to_vec();
        for len in [0, 1, 5, 13, next.len() / 2, next.len() - 13, next.len() - 1] {
            history.survives(&next[..len], commit, &format!("{len} bytes of a write after commit {commit}"));
        }
    }
}

#[test]
fn garbage_after_what_was_synced_is_cut_off() {
    let mut history = History::of(6);
    let garbage: Vec<u8> = (0..9000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    for (commit, len) in [(0, 1), (1, 100), (2, PAGE), (5, 9000)] {
        history.survives(&garbage[..len], commit, &format!("{len} bytes of garbage after commit {commit}"));
        history.survives(&[&[0; 100], &garbage[..len]].concat(), commit, "a gap, then garbage");
        for kind in 1..=4 {
            let begins = [&[kind], &garbage[..len]].concat();
            history.survives(&begins, commit, &format!("garbage that begins like an entry of kind {kind}"));
        }
    }
}

#[test]
fn a_write_that_lacks_a_page_is_cut_off() {
    let mut history = History::of(11);
    for commit in [8, 10] {
        let (synced, next) = history.split(commit);
        let (from, next) = (synced.len(), next.to_vec());
        let first_page = from / PAGE;
        for page in first_page..=(from + next.len()) / PAGE {
            let mut torn = next.clone();
            let lost = (page * PAGE).saturating_sub(from)..((page + 1) * PAGE - from).min(torn.len());
            torn[lost].fill(0);
            history.survives(&torn, commit, &format!("a write after commit {commit} without page {page}"));
        }
    }
}

#[test]
fn zeros_after_what_was_synced_are_nothing() {
    let mut history = History::of(3);
    history.survives(&[0; 1], 1, "a zero");
    history.survives(&vec![0; 1_000_000], 3 - 1, "many zeros");
}

#[test]
fn a_write_that_reached_the_disk_whole_but_was_not_acknowledged_is_there() {
    let mut history = History::of(5);
    for commit in 0..5 {
        let (synced, next) = history.split(commit);
        let journal = [synced, next].concat();
        let (dir, opened) = history.open(&journal, commit);
        assert_eq!(state(&opened.unwrap()), Ok(commit as u64 + 1));
        remove(&dir);
    }
}

#[test]
fn an_acknowledged_commit_that_is_missing_is_damage_and_refused_again_and_again() {
    let mut history = History::of(5);
    for commit in 0..5 {
        let journal = history.split(commit).0.to_vec();
        let (dir, opened) = history.open(&journal, commit + 1);
        let Err(Fault::Damaged { what }) = opened else {
            panic!("commit {} is missing and nobody says so", commit + 1)
        };
        assert!(what.contains(&format!("{} commits were acknowledged and {commit} are left", commit + 1)), "{what}");
        assert!(FjallStore::open(&dir).is_err());
        fs::remove_file(folder::note(&dir)).unwrap();
        assert_eq!(state(&FjallStore::open(&dir).unwrap()), Ok(commit as u64), "the way out that the message names");
        remove(&dir);
    }
}

#[test]
fn a_note_that_is_older_than_the_store_or_unreadable_is_no_obstacle() {
    let mut history = History::of(5);
    let journal = history.journal.clone();
    for noted in 0..=5 {
        let (dir, opened) = history.open(&journal, noted);
        assert_eq!(state(&opened.unwrap()), Ok(5));
        remove(&dir);
    }
    history.synced[5].1 = b"half a note".to_vec();
    assert_eq!(state(&history.open(&journal, 5).1.unwrap()), Ok(5));
}
