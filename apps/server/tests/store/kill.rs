//! A process that writes is killed, or may write no more: what it said it had is there.

use std::env;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use kith_relay::store::{Batch, Fault, LogHead, LogId, NewRecord, Store};
use kith_server::store::{FjallStore, Tuning};
use kith_wire::{Epoch, Seconds, Seq};

use crate::folder;

const LOGS: u64 = 20;
const PARTS: u64 = 8;
/// A record is kept for this many commits.
const KEPT: u64 = 100;

const STORE: &str = "KITH_TEST_STORE";
const UNTIL: &str = "KITH_TEST_UNTIL";

/// Written out to tables every few commits, so that a kill finds that under way too.
const TUNING: Tuning = Tuning { memtable: 512 * 1024, journal: 64 * 1024 * 1024, cache: 1024 * 1024 };

/// Not a test by itself: what the killed processes run.
#[test]
fn a_process_that_writes_until_it_is_stopped() {
    let Some(dir) = env::var_os(STORE) else { return };
    let store = FjallStore::open_tuned(dir.as_ref(), TUNING).unwrap();
    let say = |what: &str| std::io::stdout().write_all(format!("\n{what}\n").as_bytes()).unwrap();
    let until_full = env::var_os(UNTIL).is_some();
    for n in newest(&store) + 1.. {
        match store.commit(batch(n)) {
            Ok(()) => say(&n.to_string()),
            Err(fault) if until_full => {
                assert_eq!(newest(&store), n - 1, "a reader sees a commit that failed");
                assert_eq!(store.commit(batch(n)), Err(Fault::Stopped));
                assert_eq!(store.expire(Seconds(u64::MAX), 1), Err(Fault::Stopped));
                return say(&format!("stopped: {fault:?}"));
            }
            Err(fault) => panic!("{fault}"),
        }
        if n % 16 == 0 {
            store.expire(Seconds(n), 1000).unwrap();
        }
    }
}

#[test]
fn nothing_acknowledged_is_lost_by_kill_9() {
    let dir = tempfile::tempdir().unwrap();
    kill_and_check(dir.path(), 20);
}

#[test]
fn nothing_acknowledged_is_lost_by_kill_9_when_one_journal_takes_over_from_another() {
    let dir = tempfile::tempdir().unwrap();
    let store = FjallStore::open_tuned(dir.path(), TUNING).unwrap();
    // fjall begins a new journal after 64,000,000 bytes, when it next writes a part out.
    for _ in 0..30 {
        let big = (b"big".to_vec(), Some(vec![1; 2_130_000]));
        store.commit(Batch { rows: vec![big], ..Batch::default() }).unwrap();
    }
    drop(store);
    kill_and_check(dir.path(), 4);
    let journals = folder::files(dir.path()).iter().filter(|path| path.extension().is_some_and(|e| e == "jnl")).count();
    assert!(journals > 1 || !dir.path().join("fjall/0.jnl").exists(), "no new journal was begun");
}

fn kill_and_check(dir: &Path, rounds: u64) {
    let mut acknowledged = 0;
    for round in 0..rounds {
        let mut child = writer(dir).spawn().unwrap();
        let enough = acknowledged + 2 + round * 7 % 20;
        acknowledged = said(&mut child, |newest| newest >= enough).max(acknowledged);
        let store = FjallStore::open_tuned(dir, TUNING).unwrap();
        let newest = newest(&store);
        assert!(newest >= acknowledged, "round {round}: {acknowledged} was acknowledged, {newest} is there");
        (newest.saturating_sub(KEPT - 1).max(1)..=newest).for_each(|n| is_whole(&store, n));
        assert!((newest + 1..newest + LOGS).all(|n| part(&store, n, 0).is_none()), "round {round}: a torn commit");
    }
    assert!(acknowledged >= 2 * rounds);
}

#[test]
fn a_server_killed_while_it_makes_its_store_can_start_again() {
    let steps = ["lock", "fjall.new", "fjall.new/0.jnl", "fjall.new/version", "fjall.new/keyspaces/3", "fjall"];
    for step in steps {
        let dir = tempfile::tempdir().unwrap();
        let mut child = writer(dir.path()).spawn().unwrap();
        // The child goes through all steps; the one after this may be there before the kill.
        while !dir.path().join(step).exists() && !dir.path().join("fjall").exists() {
            assert!(child.try_wait().unwrap().is_none(), "the process ended by itself");
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let store = FjallStore::open(dir.path()).unwrap_or_else(|fault| panic!("killed at {step}: {fault}"));
        store.commit(batch(newest(&store) + 1)).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn a_full_disk_stops_the_store_and_loses_nothing_acknowledged() {
    let dir = tempfile::tempdir().unwrap();
    drop(FjallStore::open_tuned(dir.path(), TUNING).unwrap());
    let mut limited = Command::new("sh");
    limited.args(["-c", r#"trap "" XFSZ; ulimit -f 20000; exec "$0" "$@""#]);
    limited.arg(env::current_exe().unwrap()).args(ONLY_WRITE);
    limited.env(STORE, dir.path()).env(UNTIL, "full").stdout(Stdio::piped());
    let output = limited.output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("stopped: Full"), "{said}");
    let acknowledged = said.lines().filter_map(|line| line.parse().ok()).max().unwrap();
    let store = FjallStore::open(dir.path()).unwrap();
    assert_eq!(newest(&store), acknowledged, "a write that was cut short is not there");
    (acknowledged - 20..=acknowledged).for_each(|n| is_whole(&store, n));
    store.commit(batch(acknowledged + 1)).unwrap();
}

const ONLY_WRITE: [&str; 3] = ["--exact", "kill::a_process_that_writes_until_it_is_stopped", "--nocapture"];

fn writer(dir: &Path) -> Command {
    let mut command = Command::new(env::current_exe().unwrap());
    command.args(ONLY_WRITE).env(STORE, dir).stdout(Stdio::piped());
    command
}

/// Reads what a process acknowledges until that is enough, kills it, and takes in what it said before it died.
fn said(child: &mut Child, enough: impl Fn(u64) -> bool) -> u64 {
    let mut newest = 0;
    let mut killed = false;
    for line in BufReader::new(child.stdout.take().unwrap()).lines() {
        newest = line.unwrap().parse().unwrap_or(newest);
        if !killed && enough(newest) {
            child.kill().unwrap();
            killed = true;
        }
    }
    assert!(killed, "the process ended by itself");
    child.wait().unwrap();
    newest
}

fn log(n: u64) -> LogId {
    LogId([(n % LOGS) as u8; 33])
}

fn parts(n: u64) -> u64 {
    1 + n % PARTS
}

fn seq(n: u64, part: u64) -> Seq {
    Seq(n * PARTS + part)
}

fn value(n: u64, part: u64) -> Vec<u8> {
    let size = (n * 7919 + part * 104_729) % 16_384;
    [n.to_be_bytes().as_slice(), &part.to_be_bytes(), &vec![n as u8; size as usize]].concat()
}

fn batch(n: u64) -> Batch {
    let record =
        |part| NewRecord { log: log(n), seq: seq(n, part), value: value(n, part), expires: Some(Seconds(n + KEPT)) };
    let head = LogHead { newest: seq(n, parts(n) - 1), low: Seq(0), epoch: Epoch(n) };
    Batch {
        records: (0..parts(n)).map(record).collect(),
        heads: vec![(log(n), head)],
        rows: vec![(b"newest".to_vec(), Some(n.to_be_bytes().to_vec()))],
    }
}

fn newest(store: &FjallStore) -> u64 {
    store.row(b"newest").unwrap().map_or(0, |row| u64::from_be_bytes(row.try_into().unwrap()))
}

fn part(store: &FjallStore, n: u64, part: u64) -> Option<Vec<u8>> {
    let after = Seq(seq(n, part).0 - 1);
    let found = store.read(&log(n), after, 1, usize::MAX).unwrap().into_iter().next()?;
    (found.seq == seq(n, part)).then_some(found.value)
}

fn is_whole(store: &FjallStore, n: u64) {
    for at in 0..parts(n) {
        assert!(part(store, n, at) == Some(value(n, at)), "part {at} of commit {n} is not as it was");
    }
    assert!(store.head(&log(n)).unwrap().unwrap().epoch >= Epoch(n));
}
