//! The suite of every store, and how a store on disk is opened.

use std::path::{Path, PathBuf};

use fjall::{Database, KeyspaceCreateOptions};
use kith_relay::store::conformance::Bench;
use kith_relay::store::{Batch, Fault, Store};
use kith_server::store::{FORMAT, FjallStore, Tuning};
use tempfile::TempDir;

use crate::folder;

/// Opens what a killed process would have left: a copy of the folder, taken while the store is open.
struct Killed {
    root: TempDir,
    stores: usize,
}

impl Killed {
    fn new() -> Self {
        Self { root: tempfile::tempdir().unwrap(), stores: 0 }
    }

    fn path(&self) -> PathBuf {
        self.root.path().join(self.stores.to_string())
    }
}

impl Bench for Killed {
    type S = FjallStore;

    fn open(&mut self) -> FjallStore {
        self.stores += 1;
        FjallStore::open(&self.path()).unwrap()
    }

    fn crash(&mut self, store: FjallStore) -> FjallStore {
        let before = self.path();
        self.stores += 1;
        folder::copy(&before, &self.path());
        drop(store);
        FjallStore::open(&self.path()).unwrap()
    }
}

/// Parts of the store are written out to tables after every few batches, and it is closed and opened again.
struct WrittenOut(Killed);

impl WrittenOut {
    fn store(&self) -> FjallStore {
        FjallStore::open_tuned(&self.0.path(), Tuning { memtable: 2048, ..Tuning::default() }).unwrap()
    }
}

impl Bench for WrittenOut {
    type S = FjallStore;

    fn open(&mut self) -> FjallStore {
        self.0.stores += 1;
        self.store()
    }

    fn crash(&mut self, store: FjallStore) -> FjallStore {
        drop(store);
        self.store()
    }
}

mod killed {
    kith_relay::store_conformance!(super::Killed::new());
}

mod written_out {
    kith_relay::store_conformance!(super::WrittenOut(super::Killed::new()));
}

#[test]
fn a_second_server_on_the_same_folder_is_told_so() {
    let dir = tempfile::tempdir().unwrap();
    let first = FjallStore::open(dir.path()).unwrap();
    assert_eq!(FjallStore::open(dir.path()).err(), Some(Fault::Locked));
    drop(first);
    FjallStore::open(dir.path()).unwrap();
}

#[test]
fn a_store_of_a_newer_server_is_refused_by_name_and_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    drop(FjallStore::open(dir.path()).unwrap());
    set_format(dir.path(), &(FORMAT + 1).to_be_bytes());
    let refused = FjallStore::open(dir.path()).err().unwrap();
    assert_eq!(refused, Fault::Newer { found: FORMAT + 1, known: FORMAT });
    assert!(refused.to_string().contains("install the newer server"));
    set_format(dir.path(), &FORMAT.to_be_bytes());
    FjallStore::open(dir.path()).unwrap();
}

#[test]
fn a_store_without_a_readable_format_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    drop(FjallStore::open(dir.path()).unwrap());
    for format in [b"".as_slice(), &[0; 4], &[1; 5]] {
        set_format(dir.path(), format);
        assert!(matches!(FjallStore::open(dir.path()), Err(Fault::Damaged { .. })));
    }
}

#[test]
fn a_row_key_that_the_disk_cannot_hold_is_refused_before_anything_is_written() {
    let dir = tempfile::tempdir().unwrap();
    let store = FjallStore::open(dir.path()).unwrap();
    let row = |key: Vec<u8>| Batch { rows: vec![(key, Some(b"value".to_vec()))], ..Batch::default() };
    let longest = vec![7; usize::from(u16::MAX) - 1];
    store.commit(row(longest.clone())).unwrap();
    assert!(store.commit(row(vec![7; usize::from(u16::MAX)])).is_err());
    drop(store);
    let store = FjallStore::open(dir.path()).unwrap();
    assert_eq!(store.rows(b"", 9).unwrap(), [(longest, b"value".to_vec())]);
}

/// Writes another format, as a server of that format would: every batch names the next commit.
fn set_format(store: &Path, format: &[u8]) {
    let database = Database::builder(store.join("fjall")).open().unwrap();
    let rows = database.keyspace("rows", KeyspaceCreateOptions::default).unwrap();
    let newest = rows.get(b"mcommit").unwrap().unwrap();
    let commit = u64::from_be_bytes(newest[..8].try_into().unwrap()) + 1;
    let mut batch = database.batch();
    batch.insert(&rows, b"mformat", format);
    batch.insert(&rows, b"mcommit", [commit, database.seqno()].map(u64::to_be_bytes).concat());
    batch.commit().unwrap();
}
