//! What stands in a log: the name of each log, and the form of its records.
//!
//! The first byte of a record is the version of its form.

use kith_wire::{AccountId, ChannelId, Epoch, EpochKeys, InboxItem, PublicKey, Record, Seconds};

use crate::store::{Fault, LogId, StoredRecord};

const CHANNEL: u8 = 1;
const INBOX: u8 = 2;
const CHAIN: u8 = 3;

const MESSAGE_V1: u8 = 1;
const COMMIT_V1: u8 = 2;
const ITEM_V1: u8 = 1;

/// A channel's records.
pub(crate) fn channel(channel: &ChannelId) -> LogId {
    named(CHANNEL, &channel.0)
}

/// An account's inbox.
pub(crate) fn inbox(account: &AccountId) -> LogId {
    named(INBOX, &account.0)
}

/// An account's chain: the entry with index n has number n + 1.
pub(crate) fn chain(account: &AccountId) -> LogId {
    named(CHAIN, &account.0)
}

fn named(kind: u8, id: &[u8; 32]) -> LogId {
    let mut name = [kind; 33];
    for (to, from) in name.iter_mut().skip(1).zip(id) {
        *to = *from;
    }
    LogId(name)
}

/// The hour that has not ended at this moment, so that two records of one request never share a time that tells.
pub(crate) const fn whole_hours(at: Seconds) -> Seconds {
    Seconds(at.0.div_ceil(3600).saturating_mul(3600))
}

/// A message as it is stored.
pub(crate) fn message(epoch: Epoch, body: &[u8]) -> Vec<u8> {
    [&[MESSAGE_V1], epoch.0.to_be_bytes().as_slice(), body].concat()
}

/// A commit as it is stored.
pub(crate) fn commit(epoch: Epoch, next: &EpochKeys, body: &[u8]) -> Vec<u8> {
    [&[COMMIT_V1], epoch.0.to_be_bytes().as_slice(), &next.read.0, &next.write.0, body].concat()
}

/// A record of a channel as it was appended.
pub(crate) fn record(stored: StoredRecord) -> Result<Record, Fault> {
    let parts = || {
        let (kind, rest) = stored.value.split_first()?;
        let (epoch, rest) = rest.split_first_chunk()?;
        let epoch = Epoch(u64::from_be_bytes(*epoch));
        match *kind {
            MESSAGE_V1 => Some((epoch, None, rest)),
            COMMIT_V1 => {
                let (read, rest) = rest.split_first_chunk()?;
                let (write, rest) = rest.split_first_chunk()?;
                Some((epoch, Some(EpochKeys { read: PublicKey(*read), write: PublicKey(*write) }), rest))
            }
            _ => None,
        }
    };
    let (epoch, next, body) = parts().ok_or_else(|| damaged("a channel's record"))?;
    Ok(Record { seq: stored.seq, epoch, body: body.to_vec(), next })
}

/// An inbox item as it is stored.
pub(crate) fn item(body: &[u8]) -> Vec<u8> {
    [&[ITEM_V1], body].concat()
}

/// An item as it was delivered.
pub(crate) fn inbox_item(stored: StoredRecord) -> Result<InboxItem, Fault> {
    let body = stored.value.strip_prefix(&[ITEM_V1]).ok_or_else(|| damaged("an inbox item"))?;
    Ok(InboxItem { seq: stored.seq, body: body.to_vec() })
}

pub(crate) fn damaged(what: &str) -> Fault {
    Fault::Damaged { what: format!("{what} is not of a form this relay wrote") }
}

#[cfg(test)]
mod tests {
    use kith_wire::Seq;

    use super::*;

    #[test]
    fn records_come_back_as_they_were_stored() {
        let next = EpochKeys { read: PublicKey([1; 32]), write: PublicKey([2; 32]) };
        let seq = Seq(9);
        let stored = |value| StoredRecord { seq, value };
        assert_eq!(
            record(stored(message(Epoch(7), b"body"))).unwrap(),
            Record { seq, epoch: Epoch(7), body: b"body".to_vec(), next: None }
        );
        assert_eq!(
            record(stored(commit(Epoch(7), &next, b"body"))).unwrap(),
            Record { seq, epoch: Epoch(7), body: b"body".to_vec(), next: Some(next) }
        );
        assert_eq!(inbox_item(stored(item(b"body"))).unwrap(), InboxItem { seq, body: b"body".to_vec() });
    }

    #[test]
    fn damaged_records_are_faults_and_never_panics() {
        for value in [vec![], vec![9; 200], vec![1; 8], vec![2; 72]] {
            assert!(record(StoredRecord { seq: Seq(1), value }).is_err());
        }
        assert!(inbox_item(StoredRecord { seq: Seq(1), value: vec![9; 8] }).is_err());
    }

    #[test]
    fn times_are_kept_in_whole_hours() {
        assert_eq!(whole_hours(Seconds(3600)), Seconds(3600));
        assert_eq!(whole_hours(Seconds(3601)), Seconds(7200));
    }
}
