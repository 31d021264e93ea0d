//! The store on fjall.
//!
//! One thread commits at a time; readers use a snapshot that the last commit left behind. fjall's own reads and
//! snapshots would not do: while a batch is applied, a background flush makes the part that is in visible. A snapshot
//! taken between two commits holds whole batches only, and a failed batch is never in one.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use fjall::config::FilterPolicy;
use fjall::{
    CompressionType, Database, Keyspace, KeyspaceCreateOptions, OwnedWriteBatch, PersistMode, Readable, Snapshot,
};
use kith_relay::store::{Batch, Fault, LogHead, LogId, Store, StoredRecord, StoredRow};
use kith_wire::{Seconds, Seq};

use super::acknowledged::Acknowledged;
use super::fault::{damaged, fault, io};
use super::folder::{Lock, create_folder, sync_folders};
use super::journal::Journals;
use super::layout::{self, COMMIT_KEY, Commit, FORMAT, FORMAT_KEY, Moment};
use super::manifest;

const LOCK: &str = "lock";
const DATABASE: &str = "fjall";
const UNFINISHED: &str = "fjall.new";
const ACKNOWLEDGED: &str = "acknowledged";

/// A part of the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    Heads,
    Records,
    Expiry,
    Rows,
}

impl Space {
    pub(super) const ALL: [Self; 4] = [Self::Heads, Self::Records, Self::Expiry, Self::Rows];
}

/// A key and its value in a part of the store, as they lie on disk.
pub(super) struct Entry {
    pub(super) space: Space,
    pub(super) key: Vec<u8>,
    pub(super) value: Vec<u8>,
}

impl Entry {
    /// The key of a row of the relay's rules, if it is one.
    pub(super) fn row_key(&self) -> Option<Vec<u8>> {
        if self.space == Space::Rows { layout::row(&self.key) } else { None }
    }
}

/// How much memory and disk the store takes for speed. What it holds does not depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tuning {
    /// fjall begins a new journal after 64 MB, and drops old ones when they are larger than this together, bytes; at
    /// least 64 MiB. Opening replays them all, at about 3 µs a change.
    pub journal: u64,
    /// A part of the store (there are four) is written out to a table when it holds this much, bytes. Fixed when the
    /// store is created.
    pub memtable: u64,
    /// Blocks of tables kept in memory, bytes.
    pub cache: u64,
}

impl Default for Tuning {
    fn default() -> Self {
        const MIB: u64 = 1024 * 1024;
        Self { journal: 64 * MIB, memtable: 16 * MIB, cache: 32 * MIB }
    }
}

/// A store in a folder of its own; one process at a time.
// Fields are dropped in order: the lock goes last, when no thread of fjall is left.
pub struct FjallStore {
    published: RwLock<Arc<Snapshot>>,
    writer: Mutex<Writer>,
    spaces: Keyspaces,
    database: Database,
    _lock: Lock,
}

struct Writer {
    acknowledged: Acknowledged,
    commits: u64,
    is_stopped: bool,
    /// Nothing before this is left in the expiry index: a scan from its start would wade through what was removed.
    first_moment: Moment,
}

struct Keyspaces {
    heads: Keyspace,
    records: Keyspace,
    expiry: Keyspace,
    rows: Keyspace,
}

impl FjallStore {
    /// Opens the store in a folder, which is created if it is not there.
    ///
    /// # Errors
    /// [`Fault::Locked`] if a server has it open, [`Fault::Newer`] if a newer one wrote it, [`Fault::Damaged`] if
    /// something in it does not check or something acknowledged is missing, and what the disk says.
    pub fn open(dir: &Path) -> Result<Self, Fault> {
        Self::open_tuned(dir, Tuning::default())
    }

    /// [`FjallStore::open`], tuned otherwise.
    ///
    /// # Errors
    /// As [`FjallStore::open`].
    pub fn open_tuned(dir: &Path, tuning: Tuning) -> Result<Self, Fault> {
        create_folder(dir).map_err(io("creating the folder"))?;
        let lock = Lock::take(&dir.join(LOCK))?;
        let path = dir.join(DATABASE);
        if !path.try_exists().map_err(io("looking for the store"))? {
            create(dir, tuning)?;
        }
        let (acknowledged, noted) = Acknowledged::open(&dir.join(ACKNOWLEDGED)).map_err(io("opening the note"))?;
        manifest::check(&path, Keyspaces::COUNT)?;
        let journals = Journals::read(&path)?;
        check_acknowledged(noted, journals.newest_commit())?;
        if journals.cut_torn_write()? {
            tracing::warn!(
                "the store was being written to when the machine stopped: cut off a write that nobody was promised"
            );
        }
        if noted.is_some() && noted < journals.newest_commit() {
            journals.write_newest_again()?;
        }
        let database = open_database(&path, tuning)?;
        let spaces = Keyspaces::open(&database, tuning)?;
        let commits = spaces.opened()?;
        check_acknowledged(noted, Some(commits))?;
        let first_moment = (Seconds(0), LogId([0; 33]), Seq(0));
        let writer = Writer { acknowledged, commits, is_stopped: false, first_moment };
        let published = RwLock::new(Arc::new(database.snapshot()));
        Ok(Self { published, writer: Mutex::new(writer), spaces, database, _lock: lock })
    }

    /// Shows everything that is in the store after one commit, as it lies on disk, while others write on.
    pub(super) fn each(&self, mut visit: impl FnMut(Entry) -> Result<(), Fault>) -> Result<(), Fault> {
        let snapshot = self.published();
        for space in Space::ALL {
            for entry in snapshot.iter(self.spaces.of(space)) {
                let (key, value) = entry.into_inner().map_err(fault("reading everything"))?;
                visit(Entry { space, key: key.to_vec(), value: value.to_vec() })?;
            }
        }
        Ok(())
    }

    /// Puts entries in as they lie on disk, durably: for filling a store that nobody uses yet.
    pub(super) fn put(&self, entries: Vec<Entry>) -> Result<(), Fault> {
        let mut writer = self.writer()?;
        let mut changes = self.changes(entries.len());
        for Entry { space, key, value } in entries {
            changes.insert(self.spaces.of(space), key, value);
        }
        self.write(&mut writer, changes)
    }

    /// The state after the last commit that was acknowledged.
    fn published(&self) -> Arc<Snapshot> {
        // Only an assignment happens under this lock.
        Arc::clone(&self.published.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn writer(&self) -> Result<MutexGuard<'_, Writer>, Fault> {
        let writer = self.writer.lock().map_err(|_| Fault::Stopped)?;
        if writer.is_stopped { Err(Fault::Stopped) } else { Ok(writer) }
    }

    fn changes(&self, items: usize) -> OwnedWriteBatch {
        OwnedWriteBatch::with_capacity(self.database.clone(), items + 1).durability(Some(PersistMode::SyncData))
    }

    /// Makes changes durable and only then visible. After a fault nothing more is taken: whether the disk has them is
    /// known only when the store is opened again.
    fn write(&self, writer: &mut Writer, mut changes: OwnedWriteBatch) -> Result<(), Fault> {
        let commit = Commit { number: writer.commits.saturating_add(1), order: self.database.seqno() };
        changes.insert(&self.spaces.rows, COMMIT_KEY, layout::commit_value(commit));
        let written = changes.commit().map_err(fault("committing"));
        let written = written.and_then(|()| writer.acknowledged.note(commit.number).map_err(io("noting a commit")));
        if let Err(fault) = written {
            writer.is_stopped = true;
            return Err(fault);
        }
        writer.commits = commit.number;
        let snapshot = Arc::new(self.database.snapshot());
        let before = std::mem::replace(&mut *self.published.write().unwrap_or_else(PoisonError::into_inner), snapshot);
        drop(before);
        Ok(())
    }

    fn expire_with(&self, writer: &mut Writer, now: Seconds, max: usize) -> Result<usize, Fault> {
        let snapshot = self.published();
        let expired = self.expired(&snapshot, &writer.first_moment, now, max)?;
        let Some(last) = expired.last().copied() else { return Ok(0) };
        let mut low: BTreeMap<LogId, Seq> = BTreeMap::new();
        let mut changes = self.changes(3 * expired.len());
        for moment in &expired {
            let (_, log, seq) = moment;
            changes.remove(&self.spaces.expiry, layout::moment_key(moment));
            changes.remove(&self.spaces.records, layout::record_key(log, *seq));
            let low = low.entry(*log).or_default();
            *low = (*low).max(*seq);
        }
        for (log, low) in low {
            if let Some(head) = self.head(&log)? {
                let head = LogHead { low: head.low.max(low), ..head };
                changes.insert(&self.spaces.heads, log.0, layout::head_value(&head));
            }
        }
        self.write(writer, changes)?;
        writer.first_moment = last;
        Ok(expired.len())
    }

    fn expired(&self, snapshot: &Snapshot, from: &Moment, now: Seconds, max: usize) -> Result<Vec<Moment>, Fault> {
        let mut expired = Vec::new();
        for entry in snapshot.range(&self.spaces.expiry, layout::moment_key(from)..).take(max) {
            let key = entry.key().map_err(fault("looking for what expired"))?;
            let moment = layout::moment(&key).ok_or_else(|| damaged("an entry of the expiry index"))?;
            if moment.0 > now {
                break;
            }
            expired.push(moment);
        }
        Ok(expired)
    }
}

impl Store for FjallStore {
    fn head(&self, log: &LogId) -> Result<Option<LogHead>, Fault> {
        let value = self.published().get(&self.spaces.heads, log.0).map_err(fault("reading a head"))?;
        value.map(|value| layout::head(&value).ok_or_else(|| damaged("a head"))).transpose()
    }

    fn read(&self, log: &LogId, after: Seq, max_records: usize, max_bytes: usize) -> Result<Vec<StoredRecord>, Fault> {
        let Some(first) = after.0.checked_add(1).map(Seq) else { return Ok(Vec::new()) };
        let range = layout::record_key(log, first)..=layout::record_key(log, Seq(u64::MAX));
        let mut found = Vec::new();
        let mut bytes = 0_usize;
        for entry in self.published().range(&self.spaces.records, range).take(max_records) {
            let (key, value) = entry.into_inner().map_err(fault("reading records"))?;
            bytes = bytes.saturating_add(value.len());
            if bytes > max_bytes && !found.is_empty() {
                break;
            }
            let seq = layout::record_seq(&key).ok_or_else(|| damaged("a record's key"))?;
            found.push(StoredRecord { seq, value: value.to_vec() });
        }
        Ok(found)
    }

    fn row(&self, key: &[u8]) -> Result<Option<Vec<u8>>, Fault> {
        let value = self.published().get(&self.spaces.rows, layout::row_key(key)).map_err(fault("reading a row"))?;
        Ok(value.map(|value| value.to_vec()))
    }

    fn rows(&self, prefix: &[u8], max: usize) -> Result<Vec<StoredRow>, Fault> {
        let found = self.published().prefix(&self.spaces.rows, layout::row_key(prefix));
        let found = found.take(max).map(|entry| {
            let (key, value) = entry.into_inner().map_err(fault("reading rows"))?;
            Ok((layout::row(&key).ok_or_else(|| damaged("a row's key"))?, value.to_vec()))
        });
        found.collect()
    }

    fn commit(&self, batch: Batch) -> Result<(), Fault> {
        let mut writer = self.writer()?;
        if batch == Batch::default() {
            return Ok(());
        }
        check_keys(&batch).inspect_err(|_| writer.is_stopped = true)?;
        let mut changes = self.changes(2 * batch.records.len() + batch.heads.len() + batch.rows.len());
        for record in batch.records {
            if let Some(expires) = record.expires {
                let moment = (expires, record.log, record.seq);
                writer.first_moment = writer.first_moment.min(moment);
                changes.insert(&self.spaces.expiry, layout::moment_key(&moment), []);
            }
            changes.insert(&self.spaces.records, layout::record_key(&record.log, record.seq), record.value);
        }
        // fjall gives all changes of a batch one number, so that only one per key may be in it: the last.
        for (log, head) in batch.heads.into_iter().collect::<BTreeMap<_, _>>() {
            changes.insert(&self.spaces.heads, log.0, layout::head_value(&head));
        }
        for (key, value) in batch.rows.into_iter().collect::<BTreeMap<_, _>>() {
            match value {
                Some(value) => changes.insert(&self.spaces.rows, layout::row_key(&key), value),
                None => changes.remove(&self.spaces.rows, layout::row_key(&key)),
            }
        }
        self.write(&mut writer, changes)
    }

    fn expire(&self, now: Seconds, max: usize) -> Result<usize, Fault> {
        let mut writer = self.writer()?;
        self.expire_with(&mut writer, now, max).inspect_err(|_| writer.is_stopped = true)
    }
}

impl Keyspaces {
    const COUNT: u32 = 4;

    const fn of(&self, space: Space) -> &Keyspace {
        match space {
            Space::Heads => &self.heads,
            Space::Records => &self.records,
            Space::Expiry => &self.expiry,
            Space::Rows => &self.rows,
        }
    }

    fn open(database: &Database, tuning: Tuning) -> Result<Self, Fault> {
        let open = |name, options: KeyspaceCreateOptions| {
            database.keyspace(name, || options.max_memtable_size(tuning.memtable)).map_err(fault("opening"))
        };
        // Heads and rows are asked for by name, often in vain; records and moments only in ranges, where a filter is lost.
        let by_name = KeyspaceCreateOptions::default;
        let by_range = || KeyspaceCreateOptions::default().filter_policy(FilterPolicy::disabled());
        Ok(Self {
            heads: open("heads", by_name())?,
            records: open("records", by_range())?,
            expiry: open("expiry", by_range())?,
            rows: open("rows", by_name())?,
        })
    }

    /// Checks the format of a store; returns the number of its newest commit.
    fn opened(&self) -> Result<u64, Fault> {
        let row = |key| self.rows.get(key).map_err(fault("reading the format"));
        let found = row(FORMAT_KEY)?.and_then(|value| value.as_ref().try_into().ok().map(u32::from_be_bytes));
        match found {
            None | Some(0) => Err(damaged("the row that names the format")),
            Some(found) if found > FORMAT => Err(Fault::Newer { found, known: FORMAT }),
            Some(_) => row(COMMIT_KEY)?
                .and_then(|value| layout::commit(&value))
                .map(|commit| commit.number)
                .ok_or_else(|| damaged("the row that names the newest commit")),
        }
    }
}

/// Makes an empty store beside its place and moves it there whole: fjall cannot open one that was half created.
fn create(dir: &Path, tuning: Tuning) -> Result<(), Fault> {
    let path = dir.join(UNFINISHED);
    if path.try_exists().map_err(io("looking for the store"))? {
        fs::remove_dir_all(&path).map_err(io("removing a store that was not finished"))?;
    }
    let database = open_database(&path, tuning)?;
    let spaces = Keyspaces::open(&database, tuning)?;
    let mut changes = database.batch().durability(Some(PersistMode::SyncAll));
    changes.insert(&spaces.rows, FORMAT_KEY, FORMAT.to_be_bytes());
    let none_yet = Commit { number: 0, order: database.seqno() };
    changes.insert(&spaces.rows, COMMIT_KEY, layout::commit_value(none_yet));
    changes.commit().map_err(fault("creating"))?;
    drop(spaces);
    drop(database);
    Journals::shorten(&path)?;
    let moved = sync_folders(&path).and_then(|()| fs::rename(&path, dir.join(DATABASE)));
    moved.and_then(|()| File::open(dir)?.sync_all()).map_err(io("creating"))
}

fn open_database(path: &Path, tuning: Tuning) -> Result<Database, Fault> {
    Database::builder(path)
        .max_journaling_size(tuning.journal.max(64 * 1024 * 1024))
        .journal_compression(CompressionType::None)
        .cache_size(tuning.cache)
        .worker_threads(2)
        .open()
        .map_err(fault("opening"))
}

fn check_acknowledged(noted: Option<u64>, found: Option<u64>) -> Result<(), Fault> {
    match (noted, found) {
        (Some(noted), Some(found)) if found < noted => Err(Fault::Damaged {
            what: format!(
                "{noted} commits were acknowledged and {found} are left; restore a backup, or remove the file \
                 `{ACKNOWLEDGED}` to go on without them"
            ),
        }),
        _ => Ok(()),
    }
}

fn check_keys(batch: &Batch) -> Result<(), Fault> {
    match batch.rows.iter().find(|(key, _)| key.len() > layout::LONGEST_ROW_KEY) {
        Some((key, _)) => Err(Fault::Io { doing: "committing", cause: format!("a row's key has {} bytes", key.len()) }),
        None => Ok(()),
    }
}
