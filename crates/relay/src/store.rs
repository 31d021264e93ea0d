//! The promise every store keeps, and what the relay's rules may rest on.
//!
//! A store holds *logs* (channels and inboxes: numbered records that expire) and *rows* (everything else: small values by
//! key). The promises, each with its test in [`conformance`]:
//!
//! 1. **Atomic.** A committed [`Batch`] is seen whole or not at all, by every reader and after every crash.
//! 2. **Durable.** When [`Store::commit`] returns `Ok`, the batch survives `kill -9` and power loss.
//! 3. **Honest failure.** When it returns [`Fault`], the batch may or may not be there after a restart (a disk can fail after
//!    the write and before the answer); until then readers see none of it, and the store takes no further batch.
//! 4. **Heads outlive records.** Expiring records changes no head: no sequence number or epoch is ever given out twice.
//! 5. **Order.** Records of a log are read by rising number, gaps allowed, and none twice.
//!
//! One writer commits at a time; readers never wait for it.

use kith_wire::{Epoch, Seconds, Seq};

pub mod conformance;
pub mod faulty;
pub mod memory;

/// Names a log: one byte for its kind, then an id. No channel's name can be derived from an account's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LogId(pub [u8; 33]);

/// Where a log stands. Kept apart from the records, so that retention cannot touch it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LogHead {
    /// The newest number given out.
    pub newest: Seq,
    /// Records up to this number may have expired.
    pub low: Seq,
    /// The current epoch of a channel; 0 in an inbox.
    pub epoch: Epoch,
}

/// A record as it is stored: opaque to the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredRecord {
    /// Its number.
    pub seq: Seq,
    /// What the rules made of it.
    pub value: Vec<u8>,
}

/// A row's key and value.
pub type StoredRow = (Vec<u8>, Vec<u8>);

/// Changes that become durable together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// New records. `expires` is rounded to whole hours by the rules, so that no two logs share an exact time; `None` never.
    pub records: Vec<NewRecord>,
    /// New heads of logs.
    pub heads: Vec<(LogId, LogHead)>,
    /// Rows set (`Some`) or removed (`None`), applied in order.
    pub rows: Vec<(Vec<u8>, Option<Vec<u8>>)>,
}

/// A record to be appended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRecord {
    /// The log.
    pub log: LogId,
    /// Higher than every number in the log.
    pub seq: Seq,
    /// Opaque to the store.
    pub value: Vec<u8>,
    /// When it may go.
    pub expires: Option<Seconds>,
}

/// Where the relay's memory is.
pub trait Store: Send + Sync + 'static {
    /// Where a log stands; `None` if it was never opened.
    ///
    /// # Errors
    /// [`Fault`] if the store cannot be read.
    fn head(&self, log: &LogId) -> Result<Option<LogHead>, Fault>;

    /// Records after a number, in order: at most `max_records`, and no more than `max_bytes` of values except that one
    /// record is always returned if there is one.
    ///
    /// # Errors
    /// [`Fault`] if the store cannot be read.
    fn read(&self, log: &LogId, after: Seq, max_records: usize, max_bytes: usize) -> Result<Vec<StoredRecord>, Fault>;

    /// The value of a row.
    ///
    /// # Errors
    /// [`Fault`] if the store cannot be read.
    fn row(&self, key: &[u8]) -> Result<Option<Vec<u8>>, Fault>;

    /// Rows whose key starts with a prefix, in key order, at most `max`.
    ///
    /// # Errors
    /// [`Fault`] if the store cannot be read.
    fn rows(&self, prefix: &[u8], max: usize) -> Result<Vec<StoredRow>, Fault>;

    /// Makes a batch durable, whole.
    ///
    /// # Errors
    /// [`Fault`]: see promise 3.
    fn commit(&self, batch: Batch) -> Result<(), Fault>;

    /// Removes at most `max` records that have expired by `now` and raises `low` of their logs, durably; returns how many
    /// went. Called by the one writer between commits.
    ///
    /// # Errors
    /// [`Fault`]: see promise 3.
    fn expire(&self, now: Seconds, max: usize) -> Result<usize, Fault>;
}

/// The store broke. Logged by the operator's server, never told to a client.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Reading or writing failed.
    #[error("the store failed while {doing}: {cause}")]
    Io {
        /// What it was doing.
        doing: &'static str,
        /// What the system said.
        cause: String,
    },
    /// No room left on the disk.
    #[error("no room left on the disk of the store")]
    Full,
    /// Something stored is not what was written.
    #[error("the store is damaged: {what}")]
    Damaged {
        /// What was found.
        what: String,
    },
    /// Another process has the store open.
    #[error("another server is using this store; stop it first")]
    Locked,
    /// A newer server wrote the store.
    #[error("the store has format {found}, and this server knows formats up to {known}: install the newer server")]
    Newer {
        /// The format it has.
        found: u32,
        /// The newest this server knows.
        known: u32,
    },
    /// An earlier fault; the store takes nothing more until it is opened again.
    #[error("the store stopped after an earlier fault")]
    Stopped,
}
