//! Delivery of a log to one connection: where it is, how far it may go, and what comes next.
//!
//! What is delivered is always what the store holds. A record that was just published is handed over without asking the
//! store only when it is exactly the next one; whoever falls behind reads from the store at its own pace.

use kith_wire::{AccountId, ChannelId, Epoch, Record, Seq, ServerEvent, limits as wire_limits};
use prost::bytes::Bytes;

use crate::logs;
use crate::news::Published;
use crate::round::Round;
use crate::rows;
use crate::store::{Fault, LogId, Store};

/// A log being delivered.
#[derive(Clone, Debug)]
pub(crate) struct Subscription {
    source: Source,
    /// Everything up to here was delivered, or is no more.
    cursor: Seq,
    /// Whether the cursor is at the head as far as is known.
    caught_up: bool,
}

/// Where records come from, and up to which epoch's end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    Inbox(AccountId),
    Channel(ChannelId, Epoch),
}

impl Source {
    pub(crate) fn log(&self) -> LogId {
        match self {
            Self::Inbox(account) => logs::inbox(account),
            Self::Channel(channel, _) => logs::channel(channel),
        }
    }
}

/// What reading on came to.
pub(crate) enum Pulled {
    /// More, and perhaps more after it.
    More(ServerEvent),
    /// The end of the proven epoch, and of the subscription.
    Ended(ServerEvent),
    /// Nothing until something is published.
    CaughtUp,
}

/// What came of a published record.
pub(crate) enum Offered {
    /// It is the next one, and to be sent.
    Next(Bytes),
    /// It was delivered before, or will be read from the store.
    Nothing,
    /// The store is to be read.
    Lagging,
}

impl Subscription {
    pub(crate) const fn new(source: Source, after: Seq) -> Self {
        Self { source, cursor: after, caught_up: false }
    }

    /// A record was published. After the commit that ends the proven epoch nothing is taken: the store says the rest.
    pub(crate) fn offer(&mut self, published: &Published) -> Offered {
        if !self.caught_up {
            return Offered::Nothing;
        }
        let within = match (self.source, published.epoch()) {
            (Source::Channel(_, proven), Some((epoch, ends))) => epoch <= proven && !(ends && epoch == proven),
            (Source::Inbox(_), None) => true,
            (Source::Channel(..), None) | (Source::Inbox(_), Some(_)) => false,
        };
        let known = published.seq() <= self.cursor;
        if !within || (!known && published.before > self.cursor) {
            self.caught_up = false;
            return Offered::Lagging;
        }
        if known {
            return Offered::Nothing;
        }
        self.cursor = published.seq();
        Offered::Next(published.frame())
    }

    /// Something was published that could not be offered.
    pub(crate) fn lag(&mut self) -> bool {
        std::mem::replace(&mut self.caught_up, false)
    }

    /// Reads on from the store.
    pub(crate) fn pull(&mut self, store: &dyn Store, max_bytes: usize) -> Result<Pulled, Fault> {
        match self.source {
            Source::Inbox(_) => self.pull_inbox(store, max_bytes),
            Source::Channel(channel, epoch) => self.pull_channel(store, channel, epoch, max_bytes),
        }
    }

    fn pull_inbox(&mut self, store: &dyn Store, max_bytes: usize) -> Result<Pulled, Fault> {
        let log = self.source.log();
        // The head is read first, so that nothing before it can be missed.
        let head = store.head(&log)?.unwrap_or_default();
        let stored = store.read(&log, self.cursor, wire_limits::RECORDS, max_bytes)?;
        let Some(last) = stored.last() else { return Ok(self.caught_up_at(head.newest)) };
        self.cursor = last.seq;
        let items = stored.into_iter().map(logs::inbox_item).collect::<Result<_, _>>()?;
        Ok(Pulled::More(ServerEvent::InboxItems(items)))
    }

    fn pull_channel(
        &mut self,
        store: &dyn Store,
        channel: ChannelId,
        epoch: Epoch,
        max_bytes: usize,
    ) -> Result<Pulled, Fault> {
        let log = self.source.log();
        let end = Round::new(store).row(&rows::epoch(&channel, epoch))?.unwrap_or_default().end;
        if end != 0 && self.cursor.0 >= end {
            return Ok(Pulled::Ended(ServerEvent::SubscriptionEnded { channel, epoch }));
        }
        let head = store.head(&log)?.unwrap_or_default();
        let stored = store.read(&log, self.cursor, wire_limits::RECORDS, max_bytes)?;
        let mut records = Vec::with_capacity(stored.len());
        for record in stored.into_iter().map(logs::record) {
            let record = record?;
            if !within(&record, epoch, end) {
                break;
            }
            self.cursor = record.seq;
            records.push(record);
        }
        match (records.is_empty(), head.epoch > epoch) {
            (false, _) => Ok(Pulled::More(ServerEvent::Records { channel, records })),
            (true, false) => Ok(self.caught_up_at(head.newest)),
            // The commit that ended the epoch was read before, and its end was not known when this began.
            (true, true) => Ok(Pulled::Ended(ServerEvent::SubscriptionEnded { channel, epoch })),
        }
    }

    fn caught_up_at(&mut self, newest: Seq) -> Pulled {
        self.cursor = self.cursor.max(newest);
        self.caught_up = true;
        Pulled::CaughtUp
    }
}

/// Whether a proof of this epoch, which ended with the record `end` (0: has not), opens the record.
fn within(record: &Record, epoch: Epoch, end: u64) -> bool {
    record.epoch <= epoch && (end == 0 || record.seq.0 <= end)
}
