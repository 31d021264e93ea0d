//! Promises 1 and 2: a batch is there whole or not at all, and stays.

use std::sync::atomic::{AtomicBool, Ordering};

use super::super::{Batch, LogId, Store};
use super::{ALL, Bench, all, head, log, numbers, record, rows};

/// Nothing is in a store that nothing was put into.
pub fn a_new_store_is_empty<B: Bench>(bench: &mut B) {
    let store = bench.open();
    assert_eq!(store.head(&log(1)).unwrap(), None);
    assert_eq!(numbers(&store, &log(1)), []);
    assert_eq!(store.row(b"row").unwrap(), None);
    assert_eq!(store.rows(b"", ALL).unwrap(), []);
    assert_eq!(store.expire(kith_wire::Seconds(u64::MAX), ALL).unwrap(), 0);
}

/// Records, heads and rows of one batch are all there when it is acknowledged.
pub fn a_batch_is_read_back_whole<B: Bench>(bench: &mut B) {
    let store = bench.open();
    store.commit(mixed()).unwrap();
    mixed_is_there(&store);
}

/// A batch without changes is taken, and is none.
pub fn an_empty_batch_changes_nothing<B: Bench>(bench: &mut B) {
    let store = bench.open();
    store.commit(Batch::default()).unwrap();
    store.commit(mixed()).unwrap();
    store.commit(Batch::default()).unwrap();
    mixed_is_there(&store);
    let store = bench.crash(store);
    mixed_is_there(&store);
}

/// Several heads of one log and several values of one row in one batch are applied in order.
pub fn the_last_of_several_changes_in_a_batch_wins<B: Bench>(bench: &mut B) {
    let store = bench.open();
    store.commit(rows(&[(b"there", Some(b"old"))])).unwrap();
    let mut batch = rows(&[
        (b"there", Some(b"new")),
        (b"a", Some(b"1")),
        (b"there", None),
        (b"a", None),
        (b"b", None),
        (b"a", Some(b"2")),
        (b"b", Some(b"3")),
    ]);
    batch.heads = vec![(log(1), head(1, 0, 5)), (log(2), head(9, 0, 0)), (log(1), head(2, 1, 6))];
    store.commit(batch).unwrap();
    let is_there = |store: &B::S| {
        assert_eq!(store.rows(b"", ALL).unwrap(), [(b"a".to_vec(), b"2".to_vec()), (b"b".to_vec(), b"3".to_vec())]);
        assert_eq!(store.head(&log(1)).unwrap(), Some(head(2, 1, 6)));
        assert_eq!(store.head(&log(2)).unwrap(), Some(head(9, 0, 0)));
    };
    is_there(&store);
    is_there(&bench.crash(store));
}

/// What was acknowledged is there after a crash, and after another one.
pub fn a_batch_survives_a_crash<B: Bench>(bench: &mut B) {
    let store = bench.open();
    store.commit(mixed()).unwrap();
    let store = bench.crash(store);
    mixed_is_there(&store);
    store.commit(rows(&[(b"after", Some(b"the crash"))])).unwrap();
    let store = bench.crash(store);
    mixed_is_there(&store);
    assert_eq!(store.row(b"after").unwrap(), Some(b"the crash".to_vec()));
}

/// While batches are committed, a reader on another thread sees each of them whole.
pub fn a_reader_never_sees_half_a_batch<B: Bench>(bench: &mut B) {
    const BATCHES: u64 = 60;
    const PARTS: u64 = 50;
    let store = bench.open();
    let batch = |number: u64| {
        let mut batch = Batch::default();
        for part in 0..PARTS {
            batch.records.push(record(log(1), number * PARTS + part + 1, &number.to_be_bytes(), None));
            let key = [b"part/".as_slice(), &part.to_be_bytes()].concat();
            batch.rows.push((key, Some(number.to_be_bytes().to_vec())));
        }
        batch.heads.push((log(1), head((number + 1) * PARTS, 0, 0)));
        batch
    };
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            while !done.load(Ordering::Acquire) {
                let newest = store.head(&log(1)).unwrap().map_or(0, |head| head.newest.0);
                let found = numbers(&store, &log(1));
                assert!(found.len() as u64 >= newest, "a head is visible before its records");
                assert_eq!(found.len() as u64 % PARTS, 0, "half the records of a batch are visible");
                let parts = store.rows(b"part/", ALL).unwrap();
                assert!(parts.iter().all(|(_, value)| *value == parts[0].1), "half the rows of a batch are visible");
            }
        });
        for number in 0..BATCHES {
            store.commit(batch(number)).unwrap();
        }
        done.store(true, Ordering::Release);
        reader.join().unwrap();
    });
    assert_eq!(numbers(&store, &log(1)).len() as u64, BATCHES * PARTS);
}

fn mixed() -> Batch {
    let mut batch = rows(&[(b"row", Some(b"value")), (b"empty", Some(b""))]);
    batch.records = vec![
        record(log(1), 1, b"one", None),
        record(log(1), 2, b"", Some(3600)),
        record(LogId([0; 33]), 7, b"seven", None),
    ];
    batch.heads = vec![(log(1), head(2, 0, 3)), (LogId([0; 33]), head(7, 0, u64::MAX))];
    batch
}

fn mixed_is_there<S: Store>(store: &S) {
    assert_eq!(all(store, &log(1)), [(1, b"one".to_vec()), (2, Vec::new())]);
    assert_eq!(all(store, &LogId([0; 33])), [(7, b"seven".to_vec())]);
    assert_eq!(store.head(&log(1)).unwrap(), Some(head(2, 0, 3)));
    assert_eq!(store.head(&LogId([0; 33])).unwrap(), Some(head(7, 0, u64::MAX)));
    assert_eq!(store.row(b"row").unwrap(), Some(b"value".to_vec()));
    assert_eq!(store.row(b"empty").unwrap(), Some(Vec::new()));
}
