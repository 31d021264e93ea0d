//! How many records a second the store makes durable, beside bare fjall that writes the same keys and a bare file, both
//! synced as often, in one run.
//!
//! One writer drains a queue, commits what it found as one batch, and answers; `n` senders each wait for their answer
//! before they send again. `cargo bench -p kith-server --bench store -- [--json] [--records N] [--dir DIR]`

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a program that measures: what fails is a panic")]

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::{Duration, Instant};

use kith_relay::store::{Batch, LogHead, LogId, NewRecord, Store};
use kith_server::store::{FjallStore, Tuning};
use kith_wire::{Epoch, Seconds, Seq};

const RECORD: usize = 500;
const IN_FLIGHT: [usize; 3] = [1, 64, 1024];
const ROUNDS: usize = 3;
const ROUND: Duration = Duration::from_millis(800);
const LOGS: u64 = 10_000;
/// A slow disk gets fewer records.
const FILLING: Duration = Duration::from_secs(25);
/// The argument with which this program starts itself to be killed.
const FILL: &str = "--fill";

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, what, dir, records] = arguments.as_slice()
        && what == FILL
    {
        fill(dir.as_ref(), records.parse().unwrap());
    }
    let value = |name: &str| arguments.iter().skip_while(|argument| *argument != name).nth(1);
    let records = value("--records").map_or(1_000_000, |records| records.parse().unwrap());
    let root = tempfile::tempdir_in(value("--dir").map_or_else(std::env::temp_dir, Into::into)).unwrap();
    let report = Report {
        appends: IN_FLIGHT.map(|in_flight| appends(root.path(), in_flight)),
        opening: opening(&root.path().join("opening"), records),
    };
    if arguments.iter().any(|argument| argument == "--json") {
        println!("{}", report.json());
    } else {
        println!("{}", report.table());
    }
}

/// What one number of senders got, in the store, in bare fjall and in the file.
struct Appends {
    in_flight: usize,
    store: Rate,
    bare: Rate,
    file: Rate,
    sync: Duration,
}

/// Appends of all rounds together.
#[derive(Default)]
struct Rate {
    appends: usize,
    commits: usize,
    elapsed: Duration,
    waits: Vec<Duration>,
}

impl Rate {
    fn a_second(&self) -> f64 {
        self.appends as f64 / self.elapsed.as_secs_f64()
    }

    fn batch(&self) -> f64 {
        self.appends as f64 / self.commits as f64
    }

    fn wait(&self, share: f64) -> Duration {
        let mut waits = self.waits.clone();
        waits.sort_unstable();
        waits.get((waits.len() as f64 * share) as usize).copied().unwrap_or_default()
    }
}

/// Store, bare fjall, file and bare sync take turns, since the disk's speed changes by itself.
fn appends(root: &Path, in_flight: usize) -> Appends {
    let dir = root.join(format!("store-{in_flight}"));
    let store = FjallStore::open(&dir).unwrap();
    let mut file = File::create(root.join(format!("file-{in_flight}"))).unwrap();
    let bare = BareFjall::open(&root.join(format!("bare-{in_flight}")));
    let [store_rate, bare_rate, file_rate] = std::array::from_fn(|_| Rate::default());
    let mut measured = Appends { in_flight, store: store_rate, bare: bare_rate, file: file_rate, sync: Duration::ZERO };
    let (mut next, mut next_bare, mut syncs) = (0, 0, Vec::new());
    for _ in 0..ROUNDS {
        group_commit(&mut measured.store, in_flight, |count| {
            store.commit(batch(next, count as u64)).unwrap();
            next += count as u64;
        });
        group_commit(&mut measured.bare, in_flight, |count| {
            bare.commit(batch(next_bare, count as u64));
            next_bare += count as u64;
        });
        group_commit(&mut measured.file, in_flight, |count| {
            file.write_all(&vec![7; count * RECORD]).unwrap();
            file.sync_data().unwrap();
        });
        for _ in 0..50 {
            let begun = Instant::now();
            file.write_all(&[7]).unwrap();
            file.sync_data().unwrap();
            syncs.push(begun.elapsed());
        }
    }
    syncs.sort_unstable();
    measured.sync = syncs.get(syncs.len() / 2).copied().unwrap_or_default();
    measured
}

/// fjall without anything of ours around it, tuned alike: a batch with the same keys, synced.
struct BareFjall {
    database: fjall::Database,
    records: fjall::Keyspace,
    heads: fjall::Keyspace,
    expiry: fjall::Keyspace,
}

impl BareFjall {
    fn open(dir: &Path) -> Self {
        let tuning = Tuning::default();
        let database = fjall::Database::builder(dir)
            .max_journaling_size(tuning.journal)
            .journal_compression(fjall::CompressionType::None)
            .cache_size(tuning.cache)
            .worker_threads(2)
            .open()
            .unwrap();
        let options = || fjall::KeyspaceCreateOptions::default().max_memtable_size(tuning.memtable);
        let [records, heads, expiry] =
            ["records", "heads", "expiry"].map(|name| database.keyspace(name, options).unwrap());
        Self { database, records, heads, expiry }
    }

    fn commit(&self, batch: Batch) {
        let mut changes = self.database.batch().durability(Some(fjall::PersistMode::SyncData));
        for record in batch.records {
            let place = [record.log.0.as_slice(), &record.seq.0.to_be_bytes()].concat();
            let moment = [record.expires.unwrap().0.to_be_bytes().as_slice(), &place].concat();
            changes.insert(&self.expiry, moment, []);
            changes.insert(&self.records, place, record.value);
        }
        for (log, head) in batch.heads.into_iter().collect::<BTreeMap<_, _>>() {
            let value = [head.newest.0, head.low.0, head.epoch.0].map(u64::to_be_bytes).concat();
            changes.insert(&self.heads, log.0, value);
        }
        changes.commit().unwrap();
    }
}

/// One round: senders on threads of their own, the writer here.
fn group_commit(rate: &mut Rate, in_flight: usize, mut commit: impl FnMut(usize)) {
    let (to_writer, queue) = sync_channel::<Sent>(in_flight);
    let senders: Vec<_> = shares(in_flight)
        .map(|share| {
            let to_writer = to_writer.clone();
            std::thread::spawn(move || send(share, &to_writer))
        })
        .collect();
    drop(to_writer);
    let begun = Instant::now();
    while let Some(sent) = drain(&queue, in_flight) {
        commit(sent.len());
        rate.commits += 1;
        rate.appends += sent.len();
        let now = Instant::now();
        let answer = if begun.elapsed() < ROUND { Answer::Again } else { Answer::Stop };
        for Sent { answers, at } in sent {
            rate.waits.push(now - at);
            answers.send(answer).ok();
        }
    }
    rate.elapsed += begun.elapsed();
    senders.into_iter().for_each(|sender| sender.join().unwrap());
}

#[derive(Clone, Copy, PartialEq)]
enum Answer {
    Again,
    Stop,
}

struct Sent {
    answers: SyncSender<Answer>,
    at: Instant,
}

/// A few threads stand for many senders, as a few threads of the server do.
fn shares(in_flight: usize) -> impl Iterator<Item = usize> {
    let threads = in_flight.min(4);
    (0..threads).map(move |thread| in_flight / threads + usize::from(thread < in_flight % threads))
}

fn send(share: usize, to_writer: &SyncSender<Sent>) {
    let (answers, answered) = sync_channel(share);
    let post = || to_writer.send(Sent { answers: answers.clone(), at: Instant::now() }).is_ok();
    let mut waiting = (0..share).filter(|_| post()).count();
    while waiting > 0 {
        let Ok(answer) = answered.recv() else { return };
        if answer == Answer::Stop || !post() {
            waiting -= 1;
        }
    }
}

fn drain(queue: &Receiver<Sent>, max: usize) -> Option<Vec<Sent>> {
    let first = queue.recv().ok()?;
    Some(std::iter::once(first).chain(queue.try_iter()).take(max).collect())
}

/// Records of 500 bytes, each in the next of many logs, with its head and a moment of expiry.
fn batch(first: u64, count: u64) -> Batch {
    let mut batch = Batch::default();
    for number in first..first + count {
        let log = log(number % LOGS);
        let seq = Seq(number / LOGS + 1);
        let expires = Some(Seconds(3600 * (number / 1_000_000 + 1)));
        batch.records.push(NewRecord { log, seq, value: vec![number as u8; RECORD], expires });
        batch.heads.push((log, LogHead { newest: seq, low: Seq(0), epoch: Epoch(1) }));
    }
    batch
}

/// Names without an order, as ids have none.
fn log(number: u64) -> LogId {
    let mut name = [1; 33];
    let mixed = number.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mixed = (mixed ^ (mixed >> 31)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    for (to, from) in name.iter_mut().skip(1).zip(mixed.to_be_bytes().into_iter().cycle()) {
        *to = from;
    }
    LogId(name)
}

/// How long a store with many records takes to open after its process was killed.
struct Opening {
    records: u64,
    filled: Duration,
    killed: Duration,
    closed: Duration,
    read: Duration,
    bytes: u64,
}

/// What the killed process does: it says how many records it has stored, and waits for its end.
fn fill(dir: &Path, records: u64) -> ! {
    let store = FjallStore::open(dir).unwrap();
    let begun = Instant::now();
    let mut stored = 0;
    while stored < records && begun.elapsed() < FILLING {
        let count = 1000.min(records - stored);
        store.commit(batch(stored, count)).unwrap();
        stored += count;
    }
    println!("{stored}");
    loop {
        std::thread::park();
    }
}

fn opening(dir: &Path, records: u64) -> Opening {
    let mut command = Command::new(std::env::current_exe().unwrap());
    let mut child = command.arg(FILL).arg(dir).arg(records.to_string()).stdout(Stdio::piped()).spawn().unwrap();
    let mut said = String::new();
    let (_, filled) = timed(|| BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut said).unwrap());
    let records = said.trim().parse().unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    let bytes = size(dir);
    let (store, killed) = timed(|| FjallStore::open(dir).unwrap());
    let ((), read) = timed(|| {
        for number in 0..1000 {
            store.read(&log(number * 7 % LOGS), Seq(0), 256, 1 << 20).unwrap();
        }
    });
    drop(store);
    let (_, closed) = timed(|| FjallStore::open(dir).unwrap());
    Opening { records, filled, killed, closed, read: read / 1000, bytes }
}

fn timed<T>(what: impl FnOnce() -> T) -> (T, Duration) {
    let begun = Instant::now();
    (what(), begun.elapsed())
}

/// What a folder takes on the disk; journals are laid out in advance and take less than their length.
fn size(dir: &Path) -> u64 {
    let entries = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap());
    entries
        .map(|entry| if entry.path().is_dir() { size(&entry.path()) } else { entry.metadata().unwrap().blocks() * 512 })
        .sum()
}

struct Report {
    appends: [Appends; 3],
    opening: Opening,
}

impl Report {
    fn table(&self) -> String {
        let mut table =
            format!("durable appends of {RECORD} bytes a second, each with its head and its moment of expiry\n");
        table += "in flight      store   batch      p50      p99 | bare fjall   batch      p50      p99 |  bare file   batch      p50      p99 | bare sync  store/fjall  store/file\n";
        for Appends { in_flight, store, bare, file, sync } in &self.appends {
            let rate = |rate: &Rate| {
                let (p50, p99) = (milliseconds(rate.wait(0.5)), milliseconds(rate.wait(0.99)));
                format!("{:10.0} {:7.1} {p50:8.2} {p99:8.2}", rate.a_second(), rate.batch())
            };
            let [to_bare, to_file] = [bare, file].map(|other| store.a_second() / other.a_second());
            table += &format!(
                "{in_flight:9} {} | {} | {} | {:9.2} {to_bare:12.2} {to_file:11.2}\n",
                rate(store),
                rate(bare),
                rate(file),
                milliseconds(*sync)
            );
        }
        let Opening { records, filled, killed, closed, read, bytes } = &self.opening;
        table += &format!(
            "\n{records} records: filled in {:.1} s, {} MiB on disk; opened in {:.0} ms after kill -9, in {:.0} ms after closing; \
             reading the records of a log {:.0} µs",
            filled.as_secs_f64(),
            bytes >> 20,
            milliseconds(*killed),
            milliseconds(*closed),
            milliseconds(*read) * 1000.0,
        );
        table
    }

    fn json(&self) -> String {
        let appends = self.appends.each_ref().map(|Appends { in_flight, store, bare, file, sync }| {
            let rate = |rate: &Rate| {
                let (p50, p99) = (milliseconds(rate.wait(0.5)), milliseconds(rate.wait(0.99)));
                let (appends, batch) = (rate.a_second(), rate.batch());
                format!(
                    r#"{{"appends_per_second":{appends:.0},"batch":{batch:.1},"p50_ms":{p50:.3},"p99_ms":{p99:.3}}}"#
                )
            };
            let (store, bare, file, sync) = (rate(store), rate(bare), rate(file), milliseconds(*sync));
            format!(
                r#"{{"in_flight":{in_flight},"store":{store},"bare_fjall":{bare},"file":{file},"sync_ms":{sync:.3}}}"#
            )
        });
        let Opening { records, filled, killed, closed, read, bytes } = &self.opening;
        let [filled, killed, closed, read] = [filled, killed, closed, read].map(|time| milliseconds(*time));
        let opening = format!(
            r#"{{"records":{records},"bytes":{bytes},"filled_ms":{filled:.0},"after_kill_ms":{killed:.1},"after_close_ms":{closed:.1},"read_ms":{read:.4}}}"#
        );
        format!(r#"{{"record_bytes":{RECORD},"appends":[{}],"opening":{opening}}}"#, appends.join(","))
    }
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
