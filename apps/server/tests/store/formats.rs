//! Stores and exports that earlier versions wrote: every later version opens them, and finds what was in them.
//!
//! A fixture is never changed. With a new format comes a new one beside the old ones: `KITH_TEST_FIXTURE=DIR` makes this file's
//! first test leave a store and an export in DIR, to be packed with `tar -czf format-N.tar.gz -C DIR store`.

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use kith_relay::blobs::memory::MemoryBlobs;
use kith_relay::store::{Batch, LogHead, LogId, NewRecord, Store};
use kith_server::store::{FORMAT, FjallStore, Tuning, import};
use kith_wire::{Epoch, Seconds, Seq};

const COMMITS: u64 = 60;
const KEY: [u8; 32] = [9; 32];
/// So that some of it is in tables, and some in the journal alone.
const TUNING: Tuning = Tuning { memtable: 4096, journal: 64 * 1024 * 1024, cache: 1024 * 1024 };

fn log(n: u64) -> LogId {
    LogId([(n % 7) as u8; 33])
}

fn record(n: u64) -> Vec<u8> {
    vec![n as u8; 40 + n as usize * 3]
}

fn fill(store: &FjallStore) {
    for n in 1..=COMMITS {
        let expires = (n % 2 == 0).then_some(Seconds(n * 3600));
        let batch = Batch {
            records: vec![NewRecord { log: log(n), seq: Seq(n), value: record(n), expires }],
            heads: vec![(log(n), LogHead { newest: Seq(n), low: Seq(0), epoch: Epoch(n / 7) })],
            rows: vec![(n.to_be_bytes().to_vec(), Some(vec![n as u8; 30])), (b"newest".to_vec(), Some(vec![n as u8]))],
        };
        store.commit(batch).unwrap();
    }
    store.commit(Batch { rows: vec![(1_u64.to_be_bytes().to_vec(), None)], ..Batch::default() }).unwrap();
    assert_eq!(store.expire(Seconds(4 * 3600), 100).unwrap(), 2);
}

fn holds_what_was_filled_in(store: &FjallStore) {
    let (none, row) = (store.row(&1_u64.to_be_bytes()).unwrap(), store.row(b"newest").unwrap());
    assert_eq!((none, row), (None, Some(vec![COMMITS as u8])));
    for n in 2..=COMMITS {
        assert_eq!(store.row(&n.to_be_bytes()).unwrap(), Some(vec![n as u8; 30]));
    }
    for n in 1..=COMMITS {
        let there =
            store.read(&log(n), Seq(n - 1), 1, usize::MAX).unwrap().into_iter().find(|found| found.seq == Seq(n));
        let expected = (![2, 4].contains(&n)).then(|| record(n));
        assert_eq!(there.map(|found| found.value), expected, "record {n}");
    }
    for n in COMMITS - 6..=COMMITS {
        let head = store.head(&log(n)).unwrap().unwrap();
        assert_eq!((head.newest, head.epoch), (Seq(n), Epoch(n / 7)));
    }
    assert_eq!(store.head(&log(2)).unwrap().unwrap().low, Seq(2));
    assert_eq!(store.expire(Seconds(10 * 3600), 100).unwrap(), 3, "the rest of what expires is known");
}

#[test]
fn what_this_version_writes_is_what_the_fixtures_hold() {
    let root = tempfile::tempdir().unwrap();
    let dir = env::var_os("KITH_TEST_FIXTURE").map_or(root.path().to_owned(), PathBuf::from);
    let store = FjallStore::open_tuned(&dir.join("store"), TUNING).unwrap();
    fill(&store);
    store.export(&KEY, &MemoryBlobs::default(), File::create(dir.join("export.kith")).unwrap()).unwrap();
    drop(store);
    if env::var_os("KITH_TEST_FIXTURE").is_none() {
        holds_what_was_filled_in(&FjallStore::open(&dir.join("store")).unwrap());
    }
}

#[test]
fn a_store_of_every_format_since_the_first_is_opened_and_goes_on() {
    for format in 1..=FORMAT {
        let root = tempfile::tempdir().unwrap();
        let packed = fixture(&format!("format-{format}.tar.gz"));
        let unpacked = Command::new("tar").arg("-xzf").arg(packed).arg("-C").arg(root.path()).status().unwrap();
        assert!(unpacked.success());
        let dir = root.path().join("store");
        holds_what_was_filled_in(&FjallStore::open(&dir).unwrap());
        let again = FjallStore::open(&dir).unwrap();
        again.commit(Batch { rows: vec![(b"new".to_vec(), Some(b"row".to_vec()))], ..Batch::default() }).unwrap();
        again.check(&MemoryBlobs::default()).unwrap();
        drop(again);
        assert_eq!(FjallStore::open(&dir).unwrap().row(b"new").unwrap().as_deref(), Some(b"row".as_slice()));
    }
}

#[test]
fn an_export_of_every_format_since_the_first_is_taken_in() {
    for format in 1..=FORMAT {
        let root = tempfile::tempdir().unwrap();
        let dir = root.path().join("store");
        let (key, count) =
            import(File::open(fixture(&format!("format-{format}.kith"))).unwrap(), &dir, &MemoryBlobs::default())
                .unwrap();
        assert_eq!(key, KEY);
        let store = FjallStore::open(&dir).unwrap();
        let checked = store.check(&MemoryBlobs::default()).unwrap();
        assert_eq!(count, checked.logs + checked.records + checked.expiring + checked.rows);
        holds_what_was_filled_in(&store);
    }
}

#[test]
fn an_export_of_a_newer_version_is_refused_by_name() {
    let mut bytes = fs::read(fixture("format-1.kith")).unwrap();
    bytes[16] += 2;
    let refused = import(bytes.as_slice(), &tempfile::tempdir().unwrap().path().join("store"), &MemoryBlobs::default())
        .unwrap_err();
    assert!(refused.to_string().contains("install that one"), "{refused}");
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/store/fixtures").join(name)
}
