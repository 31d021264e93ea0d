//! Promise 4: retention takes records and nothing else.

use kith_wire::Seconds;

use super::super::{Batch, Store};
use super::{ALL, Bench, head, log, numbers, record, rows};

/// A record goes at its moment and not before; one without a moment stays; rows are not touched.
pub fn only_what_has_expired_goes<B: Bench>(bench: &mut B) {
    let store = bench.open();
    store.commit(three_logs()).unwrap();
    assert_eq!(store.expire(Seconds(3599), ALL).unwrap(), 0);
    assert_eq!(numbers(&store, &log(1)), [1, 2, 3, 4, 5]);
    assert_eq!(store.expire(Seconds(3600), ALL).unwrap(), 2);
    assert_eq!(numbers(&store, &log(1)), [2, 3, 4, 5]);
    assert_eq!(numbers(&store, &log(2)), []);
    assert_eq!(numbers(&store, &log(3)), [1]);
    assert_eq!(store.expire(Seconds(3600), ALL).unwrap(), 0, "nothing goes twice");
    assert_eq!(store.expire(Seconds(u64::MAX), ALL).unwrap(), 3);
    assert_eq!(numbers(&store, &log(1)), [2]);
    assert_eq!(numbers(&store, &log(3)), [1]);
    assert_eq!(store.row(b"row").unwrap(), Some(b"value".to_vec()));
}

/// `low` is the highest number that went; `newest` and `epoch` are as they were, and a log without a head gets none.
pub fn expiry_raises_low_and_changes_nothing_else_of_a_head<B: Bench>(bench: &mut B) {
    let store = bench.open();
    store.commit(three_logs()).unwrap();
    let mut headless = Batch::default();
    headless.records.push(record(log(4), 1, b"no head", Some(3600)));
    store.commit(headless).unwrap();
    assert_eq!(store.expire(Seconds(7200), ALL).unwrap(), 6);
    assert_eq!(store.head(&log(1)).unwrap(), Some(head(5, 5, 4)));
    assert_eq!(store.head(&log(2)).unwrap(), Some(head(1, 1, 0)));
    assert_eq!(store.head(&log(3)).unwrap(), Some(head(1, 0, 9)), "nothing of this log went");
    assert_eq!(store.head(&log(4)).unwrap(), None);
}

/// At most `max` records a call, the longest expired first; `low` never falls.
pub fn expiry_takes_no_more_than_it_was_told_to<B: Bench>(bench: &mut B) {
    let store = bench.open();
    store.commit(three_logs()).unwrap();
    assert_eq!(store.expire(Seconds(7200), 0).unwrap(), 0);
    assert_eq!(store.expire(Seconds(7200), 2).unwrap(), 2);
    assert_eq!(numbers(&store, &log(1)), [2, 3, 4, 5]);
    assert_eq!(store.expire(Seconds(7200), 2).unwrap(), 2);
    assert_eq!(store.expire(Seconds(7200), 2).unwrap(), 1);
    assert_eq!(store.expire(Seconds(7200), 2).unwrap(), 0);
    assert_eq!(numbers(&store, &log(1)), [2]);
    assert_eq!(store.head(&log(1)).unwrap(), Some(head(5, 5, 4)));
}

/// What went stays away and `low` stays up after a crash.
pub fn expiry_survives_a_crash<B: Bench>(bench: &mut B) {
    let store = bench.open();
    store.commit(three_logs()).unwrap();
    assert_eq!(store.expire(Seconds(3600), ALL).unwrap(), 2);
    let store = bench.crash(store);
    assert_eq!(numbers(&store, &log(1)), [2, 3, 4, 5]);
    assert_eq!(store.head(&log(1)).unwrap(), Some(head(5, 1, 4)));
    assert_eq!(store.expire(Seconds(3600), ALL).unwrap(), 0);
    assert_eq!(store.expire(Seconds(7200), ALL).unwrap(), 3);
}

/// A log whose records have all gone still knows its newest number and its epoch.
pub fn numbers_stay_given_out_when_every_record_has_gone<B: Bench>(bench: &mut B) {
    let mut store = bench.open();
    for seq in 1..=5_u64 {
        let mut batch = Batch::default();
        batch.records.push(record(log(1), seq, b"gone soon", Some(seq)));
        batch.heads.push((log(1), head(seq, seq - 1, seq * 10)));
        store.commit(batch).unwrap();
        assert_eq!(store.expire(Seconds(seq), ALL).unwrap(), 1);
        store = bench.crash(store);
        assert_eq!(numbers(&store, &log(1)), []);
        assert_eq!(store.head(&log(1)).unwrap(), Some(head(seq, seq, seq * 10)));
    }
}

/// A record appended with a moment that has passed already goes with the next call.
pub fn a_record_that_comes_late_still_expires<B: Bench>(bench: &mut B) {
    let store = bench.open();
    store.commit(three_logs()).unwrap();
    assert_eq!(store.expire(Seconds(7200), ALL).unwrap(), 5);
    for (seq, expires) in [(6, 3600), (7, 0), (8, 7200)] {
        let mut batch = Batch::default();
        batch.records.push(record(log(1), seq, b"late", Some(expires)));
        store.commit(batch).unwrap();
    }
    assert_eq!(numbers(&store, &log(1)), [2, 6, 7, 8]);
    assert_eq!(store.expire(Seconds(7200), ALL).unwrap(), 3);
    assert_eq!(numbers(&store, &log(1)), [2]);
}

fn three_logs() -> Batch {
    let mut batch = rows(&[(b"row", Some(b"value"))]);
    batch.records = vec![
        record(log(1), 1, b"a", Some(3600)),
        record(log(1), 2, b"stays", None),
        record(log(1), 3, b"b", Some(7200)),
        record(log(1), 4, b"c", Some(7200)),
        record(log(1), 5, b"d", Some(3601)),
        record(log(2), 1, b"e", Some(3600)),
        record(log(3), 1, b"stays", None),
    ];
    batch.heads = vec![(log(1), head(5, 0, 4)), (log(2), head(1, 0, 0)), (log(3), head(1, 0, 9))];
    batch
}
