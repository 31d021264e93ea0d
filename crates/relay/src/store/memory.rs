//! The store in memory: for tests, the simulated world, and relays that need not remember.
//!
//! Clones share one memory, so that a clone kept aside is what "the disk" holds when the rest is thrown away.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::sync::{Arc, RwLock, RwLockReadGuard, RwLockWriteGuard};

use kith_wire::{Seconds, Seq};

use super::{Batch, Fault, LogHead, LogId, NewRecord, Store, StoredRecord, StoredRow};

/// A store in memory.
#[derive(Clone, Default)]
pub struct MemoryStore {
    memory: Arc<RwLock<Memory>>,
}

#[derive(Default)]
struct Memory {
    heads: BTreeMap<LogId, LogHead>,
    records: BTreeMap<(LogId, Seq), Vec<u8>>,
    expiry: BTreeSet<(Seconds, LogId, Seq)>,
    rows: BTreeMap<Vec<u8>, Vec<u8>>,
}

impl MemoryStore {
    /// An empty store.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    // The lock is poisoned only if a commit panicked, half done: nothing is told from such a memory.
    fn memory(&self) -> Result<RwLockReadGuard<'_, Memory>, Fault> {
        self.memory.read().map_err(|_| Fault::Stopped)
    }

    fn memory_mut(&self) -> Result<RwLockWriteGuard<'_, Memory>, Fault> {
        self.memory.write().map_err(|_| Fault::Stopped)
    }
}

impl Store for MemoryStore {
    fn head(&self, log: &LogId) -> Result<Option<LogHead>, Fault> {
        Ok(self.memory()?.heads.get(log).copied())
    }

    fn read(&self, log: &LogId, after: Seq, max_records: usize, max_bytes: usize) -> Result<Vec<StoredRecord>, Fault> {
        if after == Seq(u64::MAX) {
            return Ok(Vec::new());
        }
        let memory = self.memory()?;
        let range = (Bound::Excluded((*log, after)), Bound::Included((*log, Seq(u64::MAX))));
        let mut found = Vec::new();
        let mut bytes = 0_usize;
        for ((_, seq), value) in memory.records.range(range).take(max_records) {
            bytes = bytes.saturating_add(value.len());
            if bytes > max_bytes && !found.is_empty() {
                break;
            }
            found.push(StoredRecord { seq: *seq, value: value.clone() });
        }
        Ok(found)
    }

    fn row(&self, key: &[u8]) -> Result<Option<Vec<u8>>, Fault> {
        Ok(self.memory()?.rows.get(key).cloned())
    }

    fn rows(&self, prefix: &[u8], max: usize) -> Result<Vec<StoredRow>, Fault> {
        let memory = self.memory()?;
        let from = memory.rows.range::<[u8], _>((Bound::Included(prefix), Bound::Unbounded));
        let found = from.take_while(|(key, _)| key.starts_with(prefix)).take(max);
        Ok(found.map(|(key, value)| (key.clone(), value.clone())).collect())
    }

    fn commit(&self, batch: Batch) -> Result<(), Fault> {
        self.memory_mut()?.apply(batch);
        Ok(())
    }

    fn expire(&self, now: Seconds, max: usize) -> Result<usize, Fault> {
        Ok(self.memory_mut()?.expire(now, max))
    }
}

impl Memory {
    fn apply(&mut self, batch: Batch) {
        for NewRecord { log, seq, value, expires } in batch.records {
            self.records.insert((log, seq), value);
            self.expiry.extend(expires.map(|expires| (expires, log, seq)));
        }
        self.heads.extend(batch.heads);
        for (key, value) in batch.rows {
            match value {
                Some(value) => self.rows.insert(key, value),
                None => self.rows.remove(&key),
            };
        }
    }

    fn expire(&mut self, now: Seconds, max: usize) -> usize {
        let gone: Vec<_> = self.expiry.iter().take_while(|(expires, ..)| *expires <= now).take(max).copied().collect();
        for entry in &gone {
            let (_, log, seq) = *entry;
            self.expiry.remove(entry);
            self.records.remove(&(log, seq));
            if let Some(head) = self.heads.get_mut(&log) {
                head.low = head.low.max(seq);
            }
        }
        gone.len()
    }
}

#[cfg(test)]
mod tests {
    use super::super::conformance::Bench;
    use super::*;

    struct InMemory;

    impl Bench for InMemory {
        type S = MemoryStore;

        fn open(&mut self) -> MemoryStore {
            MemoryStore::new()
        }

        fn crash(&mut self, store: MemoryStore) -> MemoryStore {
            store
        }
    }

    crate::store_conformance!(InMemory);
}
