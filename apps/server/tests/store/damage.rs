//! Bits that flip on the disk: refused, never a store that quietly says something else.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use kith_relay::store::{Fault, Store};
use kith_server::store::{FjallStore, Tuning};

use crate::folder;
use crate::power::{History, batch, state};

#[test]
fn a_flipped_bit_in_the_journal_is_refused_or_harmless_whichever_byte_it_is_in() {
    let history = History::of(3);
    let dir = history.dir();
    let path = folder::journal(&dir);
    let whole = fs::read(&path).unwrap();
    let mut harmless = 0;
    for at in 0..whole.len() {
        let mut damaged = whole.clone();
        damaged[at] ^= 1 << (at % 8);
        fs::write(&path, &damaged).unwrap();
        match FjallStore::open(&dir) {
            Ok(store) => {
                drop(store);
                harmless += 1;
                goes_on(&dir, at);
            }
            Err(fault) => assert!(matches!(fault, Fault::Damaged { .. }), "a flipped bit in byte {at}: {fault}"),
        }
        assert_eq!(fs::read(&path).unwrap(), damaged, "a damaged store is left as it is");
    }
    assert!(
        harmless <= 3,
        "only a rise of the newest commit's place in the order changes nothing: {harmless} of {}",
        whole.len()
    );
    fs::write(&path, &whole).unwrap();
    assert_eq!(state(&FjallStore::open(&dir).unwrap()), Ok(3));
}

#[test]
fn a_commit_that_is_missing_from_the_middle_of_the_journal_is_refused() {
    let history = History::of(5);
    let path = folder::journal(&history.dir());
    let whole = fs::read(&path).unwrap();
    for missing in 1..5 {
        let (begin, end) = (history.ends_at(missing - 1), history.ends_at(missing));
        fs::write(&path, [&whole[..begin], &whole[end..]].concat()).unwrap();
        assert!(matches!(FjallStore::open(&history.dir()), Err(Fault::Damaged { .. })), "commit {missing} is missing");
    }
}

/// A store that opened in spite of damage says what it should, takes a commit and has it afterwards.
fn goes_on(dir: &Path, at: usize) {
    let copy = tempfile::tempdir().unwrap();
    folder::copy(dir, copy.path());
    let store = FjallStore::open(copy.path()).unwrap();
    assert_eq!(state(&store), Ok(3), "a flipped bit in byte {at}");
    store.commit(batch(4)).unwrap();
    drop(store);
    assert_eq!(state(&FjallStore::open(copy.path()).unwrap()), Ok(4), "a commit after a flipped bit in byte {at}");
}

#[test]
fn a_flipped_bit_in_a_table_is_found_or_harmless() {
    const COMMITS: u64 = 20;
    let root = tempfile::tempdir().unwrap();
    let dir = root.path().join("store");
    let tuning = Tuning { memtable: 4096, ..Tuning::default() };
    let store = FjallStore::open_tuned(&dir, tuning).unwrap();
    (1..=COMMITS).for_each(|n| store.commit(batch(n)).unwrap());
    drop(store);
    drop(FjallStore::open(&dir).unwrap());
    let (mut found, mut harmless) = (0, 0);
    for file in folder::files(&dir.join("fjall/keyspaces")) {
        let file = file.strip_prefix(&dir).unwrap();
        let len = fs::metadata(dir.join(file)).unwrap().len() as usize;
        for part in 0..6 {
            let damaged = root.path().join("damaged");
            folder::copy(&dir, &damaged);
            flip(&damaged.join(file), (len * part / 6 + part * 5) % len.max(1));
            match told(&damaged) {
                Some(newest) => {
                    assert_eq!(newest, COMMITS, "{} byte {}: another state", file.display(), len * part / 6);
                    harmless += 1;
                }
                None => found += 1,
            }
            fs::remove_dir_all(&damaged).unwrap();
        }
    }
    assert!(found > harmless, "{found} found, {harmless} harmless");
}

/// What a store says of its state; `None` if it refuses to say. A panic is a refusal too, if an ugly one.
fn told(dir: &Path) -> Option<u64> {
    let opened = catch_unwind(AssertUnwindSafe(|| FjallStore::open(dir))).ok()?.ok()?;
    let newest = state(&opened).ok()?;
    opened.rows(b"", 9).ok().map(|_| newest)
}

fn flip(path: &Path, at: usize) {
    let mut bytes = fs::read(path).unwrap();
    if let Some(byte) = bytes.get_mut(at) {
        *byte ^= 1 << (at % 8);
        fs::write(path, bytes).unwrap();
    }
}
