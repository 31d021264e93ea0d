//! A store that breaks on command: a table says which write fails and whether it was kept, and which read fails.
//!
//! A torn batch is not in the table: promise 1 rules it out, and each store proves that for itself.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kith_wire::{Seconds, Seq};

use super::{Batch, Fault, LogHead, LogId, Store, StoredRecord, StoredRow};

/// What goes wrong, and when. Writes ([`Store::commit`] and [`Store::expire`]) and reads are each counted from 1, and the
/// count goes on over a restart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FaultTable {
    /// Writes that fail.
    pub writes: BTreeMap<u64, FailedWrite>,
    /// Reads that fail; the next one works again.
    pub reads: BTreeSet<u64>,
}

/// What became of a write that was answered with a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailedWrite {
    /// It is not there after the restart.
    Lost,
    /// Failed but persisted: it is there after the restart.
    Kept,
}

/// A store that fails as its table says; clones share one fate.
#[derive(Clone)]
pub struct Faulty<S> {
    store: S,
    fate: Arc<Mutex<Fate>>,
}

#[derive(Default)]
struct Fate {
    table: FaultTable,
    writes: u64,
    reads: u64,
    stopped: bool,
    kept: Option<Write>,
}

enum Write {
    Commit(Batch),
    Expire(Seconds, usize),
}

impl<S: Store> Faulty<S> {
    /// Puts a table of faults before a store.
    #[must_use]
    pub fn new(store: S, table: FaultTable) -> Self {
        Self { store, fate: Arc::new(Mutex::new(Fate { table, ..Fate::default() })) }
    }

    /// What opening the store again does: a write that failed but was kept becomes visible, and writes are taken again.
    ///
    /// # Errors
    /// The fault of the store itself.
    pub fn restart(&self) -> Result<(), Fault> {
        let mut fate = self.fate();
        fate.stopped = false;
        match fate.kept.take() {
            Some(write) => self.write(write).map(|_| ()),
            None => Ok(()),
        }
    }

    /// How many writes and reads there have been.
    #[must_use]
    pub fn counts(&self) -> (u64, u64) {
        let fate = self.fate();
        (fate.writes, fate.reads)
    }

    fn fate(&self) -> MutexGuard<'_, Fate> {
        // Each change to a fate is one assignment, so a panic elsewhere leaves it sound.
        self.fate.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn fated_read(&self) -> Result<&S, Fault> {
        let mut fate = self.fate();
        fate.reads += 1;
        if fate.table.reads.contains(&fate.reads) { Err(broken("reading")) } else { Ok(&self.store) }
    }

    fn fated_write(&self, write: Write) -> Result<usize, Fault> {
        let mut fate = self.fate();
        if fate.stopped {
            return Err(Fault::Stopped);
        }
        fate.writes += 1;
        let Some(failed) = fate.table.writes.get(&fate.writes).copied() else {
            return self.write(write);
        };
        fate.stopped = true;
        if failed == FailedWrite::Kept {
            fate.kept = Some(write);
        }
        Err(broken("writing"))
    }

    fn write(&self, write: Write) -> Result<usize, Fault> {
        match write {
            Write::Commit(batch) => self.store.commit(batch).map(|()| 0),
            Write::Expire(now, max) => self.store.expire(now, max),
        }
    }
}

impl<S: Store> Store for Faulty<S> {
    fn head(&self, log: &LogId) -> Result<Option<LogHead>, Fault> {
        self.fated_read()?.head(log)
    }

    fn read(&self, log: &LogId, after: Seq, max_records: usize, max_bytes: usize) -> Result<Vec<StoredRecord>, Fault> {
        self.fated_read()?.read(log, after, max_records, max_bytes)
    }

    fn row(&self, key: &[u8]) -> Result<Option<Vec<u8>>, Fault> {
        self.fated_read()?.row(key)
    }

    fn rows(&self, prefix: &[u8], max: usize) -> Result<Vec<StoredRow>, Fault> {
        self.fated_read()?.rows(prefix, max)
    }

    fn commit(&self, batch: Batch) -> Result<(), Fault> {
        self.fated_write(Write::Commit(batch)).map(|_| ())
    }

    fn expire(&self, now: Seconds, max: usize) -> Result<usize, Fault> {
        self.fated_write(Write::Expire(now, max))
    }
}

fn broken(doing: &'static str) -> Fault {
    Fault::Io { doing, cause: "the fault table says so".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::super::conformance::Bench;
    use super::super::memory::MemoryStore;
    use super::*;

    struct Unbroken;

    impl Bench for Unbroken {
        type S = Faulty<MemoryStore>;

        fn open(&mut self) -> Self::S {
            Faulty::new(MemoryStore::new(), FaultTable::default())
        }

        fn crash(&mut self, store: Self::S) -> Self::S {
            store.restart().unwrap();
            store
        }
    }

    crate::store_conformance!(Unbroken);

    fn row(value: u8) -> Batch {
        Batch { rows: vec![(b"row".to_vec(), Some(vec![value]))], ..Batch::default() }
    }

    fn failing(write: u64, failed: FailedWrite) -> Faulty<MemoryStore> {
        let table = FaultTable { writes: [(write, failed)].into(), ..FaultTable::default() };
        Faulty::new(MemoryStore::new(), table)
    }

    #[test]
    fn a_failed_batch_is_invisible_and_the_store_takes_no_further_batch() {
        for failed in [FailedWrite::Lost, FailedWrite::Kept] {
            let store = failing(2, failed);
            store.commit(row(1)).unwrap();
            assert!(matches!(store.commit(row(2)), Err(Fault::Io { .. })));
            assert_eq!(store.row(b"row").unwrap(), Some(vec![1]));
            assert_eq!(store.commit(row(3)), Err(Fault::Stopped));
            assert_eq!(store.expire(Seconds(1), 1), Err(Fault::Stopped));
            assert_eq!(store.row(b"row").unwrap(), Some(vec![1]));
        }
    }

    #[test]
    fn a_lost_batch_is_gone_after_the_restart() {
        let store = failing(2, FailedWrite::Lost);
        store.commit(row(1)).unwrap();
        store.commit(row(2)).unwrap_err();
        store.restart().unwrap();
        assert_eq!(store.row(b"row").unwrap(), Some(vec![1]));
        store.commit(row(3)).unwrap();
    }

    #[test]
    fn a_batch_that_failed_but_was_kept_is_there_after_the_restart() {
        let store = failing(2, FailedWrite::Kept);
        store.commit(row(1)).unwrap();
        store.commit(row(2)).unwrap_err();
        store.restart().unwrap();
        assert_eq!(store.row(b"row").unwrap(), Some(vec![2]));
    }

    #[test]
    fn a_failed_read_does_not_stop_the_store() {
        let store = Faulty::new(MemoryStore::new(), FaultTable { reads: [1, 3].into(), ..FaultTable::default() });
        assert!(store.row(b"row").is_err());
        assert_eq!(store.row(b"row").unwrap(), None);
        assert!(store.rows(b"", 1).is_err());
        store.commit(row(1)).unwrap();
        assert_eq!(store.counts(), (1, 3));
    }
}
