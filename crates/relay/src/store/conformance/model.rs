//! All promises at once: a store beside a model that is simple enough to be obviously right.

use kith_wire::{Seconds, Seq};

use super::super::{Batch, LogHead, LogId, NewRecord, Store, StoredRecord};
use super::{ALL, Bench, log};

const SEEDS: u64 = 4;
const STEPS: u64 = 150;
const LOGS: u32 = 5;

/// Random batches, expiries, crashes and reads give what the model gives, for each of a few fixed seeds.
pub fn a_store_does_what_the_model_does<B: Bench>(bench: &mut B) {
    for seed in 0..SEEDS {
        let mut random = Random(seed);
        let mut model = Model::default();
        let mut store = bench.open();
        for step in 0..STEPS {
            let context = format!("seed {seed}, step {step}");
            match random.below(20) {
                0..13 => {
                    let batch = model.random_batch(&mut random);
                    store.commit(batch.clone()).unwrap();
                    model.commit(batch);
                }
                13..17 => {
                    let (now, max) = (Seconds(model.clock.saturating_sub(random.below(4))), random.below(8) as usize);
                    assert_eq!(store.expire(now, max).unwrap(), model.expire(now, max), "{context}");
                }
                17 => model.clock += random.below(10),
                _ => store = bench.crash(store),
            }
            model.compare(&store, &mut random, &context);
        }
        let store = bench.crash(store);
        model.compare_all(&store, &format!("seed {seed}, at the end"));
    }
}

/// Everything in lists, searched from the front.
#[derive(Default)]
struct Model {
    clock: u64,
    heads: Vec<(LogId, LogHead)>,
    records: Vec<NewRecord>,
    rows: Vec<(Vec<u8>, Vec<u8>)>,
}

impl Model {
    fn random_batch(&self, random: &mut Random) -> Batch {
        let mut batch = Batch::default();
        for number in 0..LOGS {
            if random.below(3) > 0 {
                continue;
            }
            let mut head = self.head(&log(number)).unwrap_or_default();
            for _ in 0..random.below(4) {
                head.newest.0 += 1 + random.below(3);
                let expires = (random.below(3) > 0).then(|| Seconds(self.clock + random.below(6)));
                let value = random.bytes(40);
                batch.records.push(NewRecord { log: log(number), seq: head.newest, value, expires });
                head.epoch.0 += random.below(2);
                batch.heads.push((log(number), head));
            }
        }
        for _ in 0..random.below(6) {
            let value = (random.below(3) > 0).then(|| random.bytes(20));
            batch.rows.push((random.key(), value));
        }
        batch
    }

    fn commit(&mut self, batch: Batch) {
        self.records.extend(batch.records);
        for (log, head) in batch.heads {
            self.heads.retain(|(other, _)| *other != log);
            self.heads.push((log, head));
        }
        for (key, value) in batch.rows {
            self.rows.retain(|(other, _)| *other != key);
            self.rows.extend(value.map(|value| (key, value)));
        }
        self.rows.sort();
    }

    fn expire(&mut self, now: Seconds, max: usize) -> usize {
        for gone in 0..max {
            let expired = self.records.iter().filter(|record| record.expires.is_some_and(|expires| expires <= now));
            let Some(first) = expired.min_by_key(|record| (record.expires, record.log, record.seq)).cloned() else {
                return gone;
            };
            self.records.retain(|record| *record != first);
            for (_, head) in self.heads.iter_mut().filter(|(log, _)| *log == first.log) {
                head.low = head.low.max(first.seq);
            }
        }
        max
    }

    fn head(&self, log: &LogId) -> Option<LogHead> {
        self.heads.iter().find(|(other, _)| other == log).map(|(_, head)| *head)
    }

    fn read(&self, log: &LogId, after: Seq, max_records: usize, max_bytes: usize) -> Vec<StoredRecord> {
        let mut found: Vec<_> = self.records.iter().filter(|record| record.log == *log && record.seq > after).collect();
        found.sort_by_key(|record| record.seq);
        found.truncate(max_records);
        while found.len() > 1 && found.iter().map(|record| record.value.len()).sum::<usize>() > max_bytes {
            found.pop();
        }
        found.into_iter().map(|record| StoredRecord { seq: record.seq, value: record.value.clone() }).collect()
    }

    fn rows(&self, prefix: &[u8], max: usize) -> Vec<(Vec<u8>, Vec<u8>)> {
        self.rows.iter().filter(|(key, _)| key.starts_with(prefix)).take(max).cloned().collect()
    }

    fn compare<S: Store>(&self, store: &S, random: &mut Random, context: &str) {
        let log = log(random.below(u64::from(LOGS)) as u32);
        let newest = self.head(&log).unwrap_or_default().newest.0;
        let (after, records, bytes) = (random.below(newest + 2), random.below(6) as usize, random.below(120) as usize);
        let found = store.read(&log, Seq(after), records, bytes).unwrap();
        assert_eq!(found, self.read(&log, Seq(after), records, bytes), "{context}: after {after}");
        assert_eq!(store.head(&log).unwrap(), self.head(&log), "{context}");
        let key = random.key();
        assert_eq!(store.row(&key).unwrap(), self.rows.iter().find(|row| row.0 == key).map(|row| row.1.clone()));
        let (prefix, max) = (&key[..random.below(key.len() as u64 + 1) as usize], random.below(5) as usize);
        assert_eq!(store.rows(prefix, max).unwrap(), self.rows(prefix, max), "{context}: rows after {prefix:?}");
    }

    fn compare_all<S: Store>(&self, store: &S, context: &str) {
        for number in 0..LOGS {
            assert_eq!(store.head(&log(number)).unwrap(), self.head(&log(number)), "{context}");
            let found = store.read(&log(number), Seq(0), ALL, ALL).unwrap();
            assert_eq!(found, self.read(&log(number), Seq(0), ALL, ALL), "{context}");
        }
        assert_eq!(store.rows(b"", ALL).unwrap(), self.rows(b"", ALL), "{context}");
    }
}

/// splitmix64: the same numbers for the same seed, everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    fn bytes(&mut self, max: u64) -> Vec<u8> {
        (0..self.below(max + 1)).map(|_| self.next() as u8).collect()
    }

    /// One of few keys, so that they meet again, with the edges 0x00 and 0xff among them.
    fn key(&mut self) -> Vec<u8> {
        (0..self.below(4)).map(|_| [0x00, b'a', 0xff][self.below(3) as usize]).collect()
    }
}
