//! Promise 5 and what reads say of themselves: order, limits, prefixes.

use kith_wire::Seq;

use super::super::{Batch, LogId, Store};
use super::{ALL, Bench, all, head, log, numbers, record, rows};

/// Numbers rise, gaps stay gaps, and a read starts after the number it is given.
pub fn records_are_read_by_rising_number_with_gaps<B: Bench>(bench: &mut B) {
    let given = [1, 2, 5, 255, 256, 65_536, u64::MAX - 1, u64::MAX];
    let store = bench.open();
    for seqs in given.chunks(3) {
        let records = seqs.iter().map(|seq| record(log(1), *seq, &seq.to_be_bytes(), None)).collect();
        store.commit(Batch { records, ..Batch::default() }).unwrap();
    }
    let store = bench.crash(store);
    assert_eq!(numbers(&store, &log(1)), given);
    for (read, after) in given.iter().enumerate() {
        let rest = store.read(&log(1), Seq(*after), ALL, ALL).unwrap();
        let rest: Vec<u64> = rest.into_iter().map(|record| record.seq.0).collect();
        assert_eq!(rest, given[read + 1..], "after {after}");
    }
    assert_eq!(store.read(&log(1), Seq(300), 1, ALL).unwrap()[0].seq, Seq(65_536));
}

/// No more records and no more bytes than asked for, but one record whatever its size.
pub fn a_read_keeps_to_its_limits<B: Bench>(bench: &mut B) {
    let store = bench.open();
    let records = (1..=10).map(|seq| record(log(1), seq, &[0; 100], None)).collect();
    store.commit(Batch { records, ..Batch::default() }).unwrap();
    let count = |max_records, max_bytes| store.read(&log(1), Seq(0), max_records, max_bytes).unwrap().len();
    assert_eq!(count(0, ALL), 0);
    assert_eq!(count(1, ALL), 1);
    assert_eq!(count(10, ALL), 10);
    assert_eq!(count(ALL, 1000), 10);
    assert_eq!(count(ALL, 999), 9);
    assert_eq!(count(ALL, 100), 1);
    assert_eq!(count(ALL, 99), 1, "one record whatever its size");
    assert_eq!(count(ALL, 0), 1);
    assert_eq!(count(3, 250), 2);
}

/// Names that differ in the last bit, or by a carry, name different logs.
pub fn logs_with_neighbouring_names_do_not_mix<B: Bench>(bench: &mut B) {
    let mut after_low = [0; 33];
    after_low[32] = 1;
    let mut carried = [0xff; 33];
    carried[0] = 7;
    let mut next = [0; 33];
    next[0] = 8;
    let names = [LogId([0; 33]), LogId(after_low), LogId(carried), LogId(next), LogId([0xff; 33])];
    let store = bench.open();
    let mut batch = Batch::default();
    for (value, name) in (0..).zip(names) {
        batch.records.push(record(name, 1, &[value], None));
        batch.records.push(record(name, u64::MAX, &[value, value], None));
        batch.heads.push((name, head(u64::MAX, 0, u64::from(value))));
    }
    store.commit(batch).unwrap();
    for (value, name) in (0..).zip(names) {
        assert_eq!(all(&store, &name), [(1, vec![value]), (u64::MAX, vec![value, value])]);
        assert_eq!(store.head(&name).unwrap(), Some(head(u64::MAX, 0, u64::from(value))));
    }
}

/// Many logs in few batches, each with a head and records of its own.
pub fn ten_thousand_logs_keep_apart<B: Bench>(bench: &mut B) {
    const LOGS: u32 = 10_000;
    let store = bench.open();
    for round in 1..=2 {
        for first in (0..LOGS).step_by(1000) {
            let mut batch = Batch::default();
            for number in first..first + 1000 {
                batch.records.push(record(log(number), round, &number.to_be_bytes(), Some(3600 * round)));
                batch.heads.push((log(number), head(round, 0, u64::from(number))));
            }
            store.commit(batch).unwrap();
        }
    }
    let store = bench.crash(store);
    for number in (0..LOGS).step_by(7) {
        let value = number.to_be_bytes().to_vec();
        assert_eq!(all(&store, &log(number)), [(1, value.clone()), (2, value)]);
        assert_eq!(store.head(&log(number)).unwrap(), Some(head(2, 0, u64::from(number))));
    }
}

/// The largest commit there is, several times over.
pub fn values_of_two_mebibytes_come_back<B: Bench>(bench: &mut B) {
    const SIZE: usize = 2 * 1024 * 1024;
    let big = |seed: u8| (0..SIZE).map(|at| (at as u8).wrapping_mul(31).wrapping_add((at >> 8) as u8 ^ seed)).collect();
    let values: Vec<Vec<u8>> = (1..=4).map(big).collect();
    let store = bench.open();
    for (seq, value) in (1..).zip(&values) {
        let mut batch = rows(&[(b"row", Some(value))]);
        batch.records = vec![record(log(1), seq, value, None), record(log(2), seq, b"small", None)];
        store.commit(batch).unwrap();
    }
    let store = bench.crash(store);
    let found = all(&store, &log(1));
    assert!(found.iter().map(|(_, value)| value).eq(&values), "a big value came back changed");
    assert!(store.row(b"row").unwrap().as_ref() == values.last(), "a big row came back changed");
    assert_eq!(numbers(&store, &log(2)), [1, 2, 3, 4]);
    assert_eq!(store.read(&log(1), Seq(0), ALL, 2 * SIZE).unwrap().len(), 2);
}

/// The prefix itself, what follows it, nothing beside it; 0xff at the end of a prefix is a byte as others are.
pub fn rows_are_found_by_prefix_in_key_order<B: Bench>(bench: &mut B) {
    let keys: [&[u8]; 10] = [
        b"a",
        b"a\x00",
        b"a\xfe\xff",
        b"a\xff",
        b"a\xff\x00",
        b"a\xff\xff",
        b"a\xff\xff\xff",
        b"b",
        b"\xff",
        b"\xff\xff",
    ];
    let store = bench.open();
    let shuffled = [5, 0, 9, 2, 7, 1, 8, 3, 6, 4].map(|at| (keys[at], Some(keys[at])));
    store.commit(rows(&shuffled)).unwrap();
    let store = bench.crash(store);
    let found = |prefix: &[u8], max| -> Vec<Vec<u8>> {
        let found = store.rows(prefix, max).unwrap();
        assert!(found.iter().all(|(key, value)| key == value));
        found.into_iter().map(|(key, _)| key).collect()
    };
    assert_eq!(found(b"", ALL), keys);
    assert_eq!(found(b"a", ALL), keys[..7]);
    assert_eq!(found(b"a\xff", ALL), keys[3..7]);
    assert_eq!(found(b"a\xff\xff", ALL), keys[5..7]);
    assert_eq!(found(b"\xff", ALL), keys[8..]);
    assert_eq!(found(b"\xff\xff", ALL), keys[9..]);
    assert_eq!(found(b"\xff\xff\xff", ALL), [] as [&[u8]; 0]);
    assert_eq!(found(b"a", 3), keys[..3]);
    assert_eq!(found(b"a", 0), [] as [&[u8]; 0]);
    assert_eq!(found(b"c", ALL), [] as [&[u8]; 0]);
}

/// A row has one value, the newest, and none when it was removed; removing what is not there is nothing.
pub fn a_row_is_replaced_and_removed<B: Bench>(bench: &mut B) {
    let store = bench.open();
    store.commit(rows(&[(b"row", Some(b"old")), (b"", Some(b"the empty key"))])).unwrap();
    store.commit(rows(&[(b"row", Some(b"new")), (b"absent", None)])).unwrap();
    assert_eq!(store.row(b"row").unwrap(), Some(b"new".to_vec()));
    store.commit(rows(&[(b"row", None)])).unwrap();
    assert_eq!(store.row(b"row").unwrap(), None);
    let store = bench.crash(store);
    assert_eq!(store.rows(b"", ALL).unwrap(), [(Vec::new(), b"the empty key".to_vec())]);
    store.commit(rows(&[(b"row", Some(b"again"))])).unwrap();
    assert_eq!(store.row(b"row").unwrap(), Some(b"again".to_vec()));
}
