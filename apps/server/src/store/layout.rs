//! How the store lies on disk: the one place that knows keys and values.
//!
//! | keyspace  | key                             | value                          |
//! |-----------|---------------------------------|--------------------------------|
//! | `heads`   | log (33)                        | newest (8) ‖ low (8) ‖ epoch (8) |
//! | `records` | log (33) ‖ number (8)           | the record                     |
//! | `expiry`  | moment (8) ‖ log (33) ‖ number (8) | nothing                     |
//! | `rows`    | `r` ‖ the row's key             | the row                        |
//! | `rows`    | `m` ‖ `format`                  | [`FORMAT`] (4)                 |
//! | `rows`    | `m` ‖ `commit`                  | the newest commit's number (8) ‖ its place in fjall's order, at least (8) |
//!
//! Numbers are big-endian, so that keys stand in the order of what they name. Every commit writes the `commit` row.
//!
//! A change to any of this is a new [`FORMAT`]. A server opens every format up to its own, and upgrades an older one in
//! one batch together with the `format` row, before anything else is read.

use kith_relay::store::{LogHead, LogId};
use kith_wire::{Epoch, Seconds, Seq};

/// The format this server writes.
pub const FORMAT: u32 = 1;

pub(super) const FORMAT_KEY: &[u8] = b"mformat";
pub(super) const COMMIT_KEY: &[u8] = b"mcommit";

/// fjall's keys have a length of 16 bits, of which one byte is ours.
pub(super) const LONGEST_ROW_KEY: usize = u16::MAX as usize - 1;

/// Where a record stands in the order of expiry.
pub(super) type Moment = (Seconds, LogId, Seq);

pub(super) fn record_key(log: &LogId, seq: Seq) -> [u8; 41] {
    let mut key = [0; 41];
    let (to_log, to_seq) = key.split_at_mut(33);
    to_log.copy_from_slice(&log.0);
    to_seq.copy_from_slice(&seq.0.to_be_bytes());
    key
}

pub(super) fn record_seq(key: &[u8]) -> Option<Seq> {
    let (log, seq) = key.split_at_checked(33)?;
    (log.len() == 33).then_some(number(seq).map(Seq)).flatten()
}

pub(super) fn moment_key((expires, log, seq): &Moment) -> [u8; 49] {
    let mut key = [0; 49];
    let (to_expires, to_record) = key.split_at_mut(8);
    to_expires.copy_from_slice(&expires.0.to_be_bytes());
    to_record.copy_from_slice(&record_key(log, *seq));
    key
}

pub(super) fn moment(key: &[u8]) -> Option<Moment> {
    let (expires, rest) = key.split_at_checked(8)?;
    let (log, seq) = rest.split_at_checked(33)?;
    Some((Seconds(number(expires)?), LogId(log.try_into().ok()?), Seq(number(seq)?)))
}

pub(super) fn head_value(head: &LogHead) -> Vec<u8> {
    [head.newest.0, head.low.0, head.epoch.0].map(u64::to_be_bytes).concat()
}

pub(super) fn head(value: &[u8]) -> Option<LogHead> {
    let (newest, rest) = value.split_at_checked(8)?;
    let (low, epoch) = rest.split_at_checked(8)?;
    Some(LogHead { newest: Seq(number(newest)?), low: Seq(number(low)?), epoch: Epoch(number(epoch)?) })
}

pub(super) fn row_key(key: &[u8]) -> Vec<u8> {
    [b"r", key].concat()
}

pub(super) fn row(key: &[u8]) -> Option<Vec<u8>> {
    key.strip_prefix(b"r").map(<[u8]>::to_vec)
}

/// The newest commit: how many there were with it, and fjall's counter when it was about to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Commit {
    pub(super) number: u64,
    pub(super) order: u64,
}

pub(super) fn commit_value(commit: Commit) -> Vec<u8> {
    [commit.number, commit.order].map(u64::to_be_bytes).concat()
}

pub(super) fn commit(value: &[u8]) -> Option<Commit> {
    let (commit, order) = value.split_at_checked(8)?;
    Some(Commit { number: number(commit)?, order: number(order)? })
}

/// Exactly eight bytes as a number.
fn number(bytes: &[u8]) -> Option<u64> {
    bytes.try_into().ok().map(u64::from_be_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOG: LogId = LogId([9; 33]);

    #[test]
    fn keys_and_values_are_read_back_as_they_were_written() {
        assert_eq!(record_seq(&record_key(&LOG, Seq(300))), Some(Seq(300)));
        let (soon, later) = ((Seconds(3600), LOG, Seq(u64::MAX)), (Seconds(7200), LOG, Seq(1)));
        assert_eq!(moment(&moment_key(&soon)), Some(soon));
        assert!(moment_key(&soon) < moment_key(&later));
        let stored = LogHead { newest: Seq(3), low: Seq(2), epoch: Epoch(u64::MAX) };
        assert_eq!(head(&head_value(&stored)), Some(stored));
        assert_eq!(row(&row_key(b"")), Some(Vec::new()));
        let newest = Commit { number: 7, order: 900 };
        assert_eq!(commit(&commit_value(newest)), Some(newest));
    }

    #[test]
    fn what_has_another_length_is_not_read() {
        assert_eq!(record_seq(&[0; 40]), None);
        assert_eq!(record_seq(&[0; 42]), None);
        assert_eq!(moment(&[0; 48]), None);
        assert_eq!(head(&[0; 25]), None);
        assert_eq!(row(FORMAT_KEY), None);
    }

    #[test]
    fn a_record_lies_on_disk_as_documented() {
        let key = record_key(&LOG, Seq(0x0102));
        assert_eq!(key.as_slice(), [[9; 33].as_slice(), &[0, 0, 0, 0, 0, 0, 1, 2]].concat());
        let stored = LogHead { newest: Seq(1), low: Seq(2), epoch: Epoch(3) };
        assert_eq!(head_value(&stored), [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 3]);
        let key = moment_key(&(Seconds(3600), LOG, Seq(2)));
        assert_eq!(key.as_slice(), [[0, 0, 0, 0, 0, 0, 14, 16].as_slice(), &record_key(&LOG, Seq(2))].concat());
    }
}
