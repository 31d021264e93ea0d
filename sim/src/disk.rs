//! The relay's disk: a store in memory that remembers every write, so that an older state of it can be had back.

use std::sync::{Arc, Mutex, MutexGuard};

use kith_relay::blobs::memory::MemoryBlobs;
use kith_relay::store::memory::MemoryStore;
use kith_relay::store::{Batch, Fault, LogHead, LogId, Store, StoredRecord, StoredRow};
use kith_wire::{Seconds, Seq};

/// Clones share one disk.
#[derive(Clone, Default)]
pub struct RelayDisk {
    memory: MemoryStore,
    /// The bytes of blobs.
    pub(crate) blobs: MemoryBlobs,
    writes: Arc<Mutex<Vec<Write>>>,
}

/// A copy of a disk at one moment.
#[derive(Clone, Default)]
pub struct RelayBackup {
    writes: Vec<Write>,
    blobs: MemoryBlobs,
}

#[derive(Clone)]
enum Write {
    Commit(Batch),
    Expire(Seconds, usize),
}

impl RelayDisk {
    /// A copy of what is on it now.
    #[must_use]
    pub fn backup(&self) -> RelayBackup {
        RelayBackup { writes: self.writes().clone(), blobs: self.blobs.copy() }
    }

    /// A disk with what a backup holds.
    #[must_use]
    pub fn restored(backup: &RelayBackup) -> Self {
        let disk = Self { blobs: backup.blobs.copy(), ..Self::default() };
        for write in &backup.writes {
            match write {
                Write::Commit(batch) => disk.commit(batch.clone()).expect("memory does not fail"),
                Write::Expire(now, max) => disk.expire(*now, *max).map(drop).expect("memory does not fail"),
            }
        }
        disk
    }

    fn writes(&self) -> MutexGuard<'_, Vec<Write>> {
        self.writes.lock().expect("no writer panics")
    }
}

impl Store for RelayDisk {
    fn head(&self, log: &LogId) -> Result<Option<LogHead>, Fault> {
        self.memory.head(log)
    }

    fn read(&self, log: &LogId, after: Seq, max_records: usize, max_bytes: usize) -> Result<Vec<StoredRecord>, Fault> {
        self.memory.read(log, after, max_records, max_bytes)
    }

    fn row(&self, key: &[u8]) -> Result<Option<Vec<u8>>, Fault> {
        self.memory.row(key)
    }

    fn rows(&self, prefix: &[u8], max: usize) -> Result<Vec<StoredRow>, Fault> {
        self.memory.rows(prefix, max)
    }

    fn commit(&self, batch: Batch) -> Result<(), Fault> {
        self.writes().push(Write::Commit(batch.clone()));
        self.memory.commit(batch)
    }

    fn expire(&self, now: Seconds, max: usize) -> Result<usize, Fault> {
        self.writes().push(Write::Expire(now, max));
        self.memory.expire(now, max)
    }
}
