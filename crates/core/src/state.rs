//! What a device remembers: a sorted map of keys to values, and the changes not yet saved.
//!
//! Everything durable lives here and nowhere else. An engine that was killed is the engine loaded from this map, so a
//! value must be changed here before anything that depends on it leaves the device.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// One change to the durable map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// The key now has this value.
    Put {
        /// Table byte and row key.
        #[serde(with = "kith_wire::bytes")]
        key: Vec<u8>,
        /// Encoded row.
        #[serde(with = "kith_wire::bytes")]
        value: Vec<u8>,
    },
    /// The key is gone.
    Delete {
        /// Table byte and row key.
        #[serde(with = "kith_wire::bytes")]
        key: Vec<u8>,
    },
}

/// Changes that become durable together or not at all.
pub type Batch = Vec<Change>;

/// The durable map with its unsaved changes.
#[derive(Clone, Debug, Default)]
pub struct State {
    rows: BTreeMap<Vec<u8>, Vec<u8>>,
    /// The value before of each key changed since the changes were last taken.
    before: BTreeMap<Vec<u8>, Option<Vec<u8>>>,
}

impl State {
    /// The value of a key, unsaved changes included.
    #[must_use]
    pub fn get(&self, key: &[u8]) -> Option<&[u8]> {
        self.rows.get(key).map(Vec::as_slice)
    }

    /// Sets a key.
    pub fn put(&mut self, key: Vec<u8>, value: Vec<u8>) {
        if self.rows.get(&key) == Some(&value) {
            return;
        }
        let before = self.rows.insert(key.clone(), value);
        self.before.entry(key).or_insert(before);
    }

    /// Removes a key; removing what is not there is nothing.
    pub fn delete(&mut self, key: &[u8]) {
        if let Some(before) = self.rows.remove(key) {
            self.before.entry(key.to_vec()).or_insert(Some(before));
        }
    }

    /// All rows whose key starts with a prefix, in key order; walks from both ends.
    pub fn scan<'a>(&'a self, prefix: &[u8]) -> impl DoubleEndedIterator<Item = (&'a [u8], &'a [u8])> + use<'a> {
        let end = end_of(prefix);
        let upper = end.as_ref().map_or(std::ops::Bound::Unbounded, |end| std::ops::Bound::Excluded(end.clone()));
        self.rows
            .range((std::ops::Bound::Included(prefix.to_vec()), upper))
            .map(|(key, value)| (key.as_slice(), value.as_slice()))
    }

    /// The keys of a table that changed since the changes were last taken.
    pub fn changed(&self, table: u8) -> impl Iterator<Item = &[u8]> + use<'_> {
        self.before.range(vec![table]..vec![table + 1]).map(|(key, _)| key.as_slice())
    }

    /// Removes everything.
    pub fn clear(&mut self) {
        for (key, value) in std::mem::take(&mut self.rows) {
            self.before.entry(key).or_insert(Some(value));
        }
    }

    /// Whether next to nothing is left: what was deleted must not stay in a journal until that has grown.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        self.rows.len() <= 1
    }

    /// Takes the unsaved changes; the caller makes them durable before it sends anything that rests on them.
    pub fn take_changes(&mut self) -> Batch {
        let changed = std::mem::take(&mut self.before).into_iter();
        let still = changed.filter(|(key, before)| self.rows.get(key) != before.as_ref());
        still
            .map(|(key, _)| match self.rows.get(&key) {
                Some(value) => Change::Put { value: value.clone(), key },
                None => Change::Delete { key },
            })
            .collect()
    }

    /// Undoes the unsaved changes.
    pub fn undo(&mut self) {
        for (key, before) in std::mem::take(&mut self.before) {
            match before {
                Some(value) => self.rows.insert(key, value),
                None => self.rows.remove(&key),
            };
        }
    }

    /// Takes in a batch that is durable already: read at the start, or written by another process on the same home.
    pub fn load(&mut self, batch: Batch) {
        for change in batch {
            match change {
                Change::Put { key, value } => {
                    self.rows.insert(key, value);
                }
                Change::Delete { key } => {
                    self.rows.remove(&key);
                }
            }
        }
    }

    /// Everything there is, in batches of about so many bytes: what a rewritten journal holds, easy on memory.
    pub fn batches(&self, bytes: usize) -> impl Iterator<Item = Batch> + use<'_> {
        let mut rows = self.scan(b"").peekable();
        std::iter::from_fn(move || {
            rows.peek()?;
            let (mut batch, mut size) = (Batch::new(), 0);
            while size < bytes
                && let Some((key, value)) = rows.next()
            {
                size += key.len() + value.len();
                batch.push(Change::Put { key: key.to_vec(), value: value.to_vec() });
            }
            Some(batch)
        })
    }

    /// Everything there is, as one batch: what a compacted journal starts with.
    #[must_use]
    pub fn snapshot(&self) -> Batch {
        self.rows.iter().map(|(key, value)| Change::Put { key: key.clone(), value: value.clone() }).collect()
    }
}

/// The first key after all keys with this prefix; none if the prefix is all 0xff.
fn end_of(prefix: &[u8]) -> Option<Vec<u8>> {
    let mut end = prefix.to_vec();
    while let Some(last) = end.pop() {
        if last < u8::MAX {
            end.push(last + 1);
            return Some(end);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scan_stops_at_the_end_of_its_prefix() {
        let mut state = State::default();
        for key in [&b"a\xff"[..], b"b", b"a", b"a\xff\xff", b"c"] {
            state.put(key.to_vec(), vec![1]);
        }
        let keys: Vec<_> = state.scan(b"a\xff").map(|(key, _)| key.to_vec()).collect();
        assert_eq!(keys, [b"a\xff".to_vec(), b"a\xff\xff".to_vec()]);
        assert_eq!(state.scan(b"").count(), 5);
    }

    #[test]
    fn changes_that_are_undone_were_never_made() {
        let mut state = State::default();
        state.put(b"k".to_vec(), b"1".to_vec());
        state.take_changes();
        let before = state.snapshot();
        state.put(b"k".to_vec(), b"2".to_vec());
        state.delete(b"k");
        state.put(b"l".to_vec(), b"3".to_vec());
        state.undo();
        assert_eq!(state.snapshot(), before);
        assert!(state.take_changes().is_empty());
    }

    #[test]
    fn a_value_that_comes_back_to_what_it_was_is_no_change() {
        let mut state = State::default();
        state.put(b"k".to_vec(), b"1".to_vec());
        state.take_changes();
        state.put(b"k".to_vec(), b"2".to_vec());
        state.put(b"k".to_vec(), b"1".to_vec());
        assert!(state.take_changes().is_empty());
    }

    #[test]
    fn a_state_loaded_from_its_batches_is_the_same_state() {
        let mut state = State::default();
        let mut copy = State::default();
        state.put(b"k".to_vec(), b"1".to_vec());
        copy.load(state.take_changes());
        state.put(b"k".to_vec(), b"2".to_vec());
        state.put(b"l".to_vec(), b"3".to_vec());
        state.delete(b"l");
        copy.load(state.take_changes());
        assert_eq!(copy.snapshot(), state.snapshot());
        assert!(state.take_changes().is_empty());
    }

    #[test]
    fn batches_hold_every_row_once_and_about_as_many_bytes_as_asked_for() {
        let mut state = State::default();
        for number in 0..100_u8 {
            state.put(vec![number], vec![number; 10]);
        }
        for bytes in [1, 50, 5000] {
            let batches: Vec<Batch> = state.batches(bytes).collect();
            assert_eq!(batches.len(), 100_usize.div_ceil(bytes.div_ceil(11)));
            assert_eq!(batches.concat(), state.snapshot());
        }
        assert_eq!(State::default().batches(1).count(), 0);
    }
}
