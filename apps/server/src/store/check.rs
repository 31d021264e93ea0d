//! A look at everything a store holds: that it can be read, and that its parts agree.

use std::fmt;

use kith_relay::blobs::Blobs;
use kith_relay::store::{Fault, Store};

use super::fault::damaged;
use super::fjall::{Entry, FjallStore, Space};
use super::layout::{self, COMMIT_KEY, FORMAT_KEY};

/// What a store holds, when all of it could be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// Channels, inboxes and chains.
    pub logs: u64,
    /// Records in them.
    pub records: u64,
    /// Records that will expire.
    pub expiring: u64,
    /// Everything else.
    pub rows: u64,
    /// Parts of blobs, which are elsewhere.
    pub parts: u64,
}

impl fmt::Display for Checked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { logs, records, expiring, rows, parts } = self;
        write!(f, "{logs} logs, {records} records ({expiring} of them expire), {rows} rows, {parts} parts of blobs")
    }
}

impl FjallStore {
    /// Reads everything there is, while others write on, and sees whether the bytes of every blob are there.
    ///
    /// # Errors
    /// What cannot be read, or is not of a form that this server wrote.
    pub fn check(&self, blobs: &dyn Blobs) -> Result<Checked, Fault> {
        let mut found = Checked::default();
        self.each(|entry| {
            found.take(&entry)?;
            found.parts += self.check_blob(&entry, blobs)?;
            Ok(())
        })?;
        Ok(found)
    }

    /// How many parts an entry says are there; they are.
    fn check_blob(&self, entry: &Entry, blobs: &dyn Blobs) -> Result<u64, Fault> {
        let Some(key) = entry.row_key() else { return Ok(0) };
        let parts = kith_relay::parts(&key, &entry.value)?;
        for part in &parts {
            let is_whole = blobs.length(part.place, part.offset)? == Some(part.length);
            // It may have expired since.
            if !is_whole && self.row(&key)?.as_ref() == Some(&entry.value) {
                return Err(Fault::Damaged { what: "a part of a blob is missing, or is not as long as it was".into() });
            }
        }
        Ok(parts.len() as u64)
    }
}

impl Checked {
    fn take(&mut self, entry: &Entry) -> Result<(), Fault> {
        let (is_whole, counter, what) = match entry.space {
            Space::Heads => (entry.key.len() == 33 && layout::head(&entry.value).is_some(), &mut self.logs, "a head"),
            Space::Records => (layout::record_seq(&entry.key).is_some(), &mut self.records, "a record's key"),
            Space::Expiry => (layout::moment(&entry.key).is_some(), &mut self.expiring, "an entry of the expiry index"),
            Space::Rows if [FORMAT_KEY, COMMIT_KEY].contains(&entry.key.as_slice()) => return Ok(()),
            Space::Rows => (layout::row(&entry.key).is_some(), &mut self.rows, "a row's key"),
        };
        *counter += 1;
        if is_whole { Ok(()) } else { Err(damaged(what)) }
    }
}
