//! What one round of requests sees and changes: the store, and over it everything the round has changed so far.
//!
//! A rule checks everything first and changes afterwards, so that a refused request has changed nothing.

use std::collections::BTreeMap;

use kith_wire::{Epoch, Seconds, Seq};

use crate::news::News;
use crate::rows::{Key, Row};
use crate::store::{Batch, Fault, LogHead, LogId, NewRecord, Store, StoredRow};

/// An overlay over a store.
pub(crate) struct Round<'s> {
    store: &'s dyn Store,
    rows: BTreeMap<Vec<u8>, Option<Vec<u8>>>,
    heads: BTreeMap<LogId, LogHead>,
    records: Vec<NewRecord>,
    news: Vec<News>,
}

impl<'s> Round<'s> {
    pub(crate) fn new(store: &'s dyn Store) -> Self {
        Self { store, rows: BTreeMap::new(), heads: BTreeMap::new(), records: Vec::new(), news: Vec::new() }
    }

    pub(crate) fn head(&self, log: &LogId) -> Result<Option<LogHead>, Fault> {
        match self.heads.get(log) {
            Some(head) => Ok(Some(*head)),
            None => self.store.head(log),
        }
    }

    pub(crate) fn row<R: Row>(&self, key: &Key<R>) -> Result<Option<R>, Fault> {
        match self.rows.get(&key.bytes) {
            Some(value) => value.as_deref().map(R::from_value).transpose(),
            None => self.store.row(&key.bytes)?.as_deref().map(R::from_value).transpose(),
        }
    }

    /// All rows under a prefix, as they stand; for rare and bounded sweeps.
    pub(crate) fn rows(&self, prefix: &[u8], max: usize) -> Result<Vec<StoredRow>, Fault> {
        let mut found: BTreeMap<_, _> = self.store.rows(prefix, max)?.into_iter().collect();
        for (key, value) in self.rows.range(prefix.to_vec()..).take_while(|(key, _)| key.starts_with(prefix)) {
            match value {
                Some(value) => found.insert(key.clone(), value.clone()),
                None => found.remove(key),
            };
        }
        Ok(found.into_iter().take(max).collect())
    }

    /// The records of a log after a number, those of this round included.
    pub(crate) fn records(&self, log: &LogId, after: Seq, max: usize) -> Result<Vec<Vec<u8>>, Fault> {
        let stored = self.store.read(log, after, max, usize::MAX)?;
        let mut values: Vec<_> = stored.into_iter().map(|record| record.value).collect();
        let new = self.records.iter().filter(|record| record.log == *log && record.seq > after);
        values.extend(new.map(|record| record.value.clone()));
        values.truncate(max);
        Ok(values)
    }

    pub(crate) fn set<R: Row>(&mut self, key: Key<R>, row: &R) {
        self.rows.insert(key.bytes, Some(row.to_value()));
    }

    pub(crate) fn remove<R>(&mut self, key: Key<R>) {
        self.remove_key(key.bytes);
    }

    pub(crate) fn remove_key(&mut self, key: Vec<u8>) {
        self.rows.insert(key, None);
    }

    /// Starts a log that is not there yet.
    pub(crate) fn open(&mut self, log: LogId) {
        self.heads.insert(log, LogHead::default());
    }

    /// Appends a record to a log that stands at `head`; the log goes on in `epoch`.
    pub(crate) fn append(
        &mut self,
        log: LogId,
        head: LogHead,
        epoch: Epoch,
        value: Vec<u8>,
        expires: Option<Seconds>,
    ) -> Seq {
        let seq = head.newest.next();
        self.heads.insert(log, LogHead { newest: seq, epoch, ..head });
        self.records.push(NewRecord { log, seq, value, expires });
        seq
    }

    pub(crate) fn tell(&mut self, news: News) {
        self.news.push(news);
    }

    /// Makes everything durable; what the world may know from then on.
    pub(crate) fn commit(self) -> Result<Vec<News>, Fault> {
        let batch = Batch {
            records: self.records,
            heads: self.heads.into_iter().collect(),
            rows: self.rows.into_iter().collect(),
        };
        if batch != Batch::default() {
            self.store.commit(batch)?;
        }
        Ok(self.news)
    }
}
