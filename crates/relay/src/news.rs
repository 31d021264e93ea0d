//! What the world may know once a round is durable.

use std::sync::{Arc, OnceLock};

use kith_wire::account::{EntryKind, StampedEntry};
use kith_wire::{AccountId, ChannelId, Epoch, InboxItem, Message, Record, Seq, ServerEvent, ServerFrame};
use prost::bytes::Bytes;

use crate::store::LogId;

/// One thing that has become durable.
#[derive(Clone, Debug)]
pub enum News {
    /// A log has a new record.
    Record(Arc<Published>),
    /// An account's chain has grown: its devices are told, and one of them may have lost its standing.
    Chain(AccountId, Growth),
}

/// The push that tells an account's devices of an entry that was added to its chain: encoded once, however many there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Growth {
    pub(crate) frame: Bytes,
    /// Whether the entry may have put a device out that hears it as the last thing.
    pub(crate) parts: bool,
}

impl Growth {
    pub(crate) fn of(entry: StampedEntry) -> Self {
        let parts = matches!(
            entry.entry.entry.kind,
            EntryKind::DeviceRemoved { .. } | EntryKind::Vetoed { .. } | EntryKind::RecoveryCompleted { .. }
        );
        Self { frame: ServerFrame { request: 0, event: ServerEvent::OwnChain(vec![entry]) }.encode().into(), parts }
    }
}

/// A record on its way to whoever listens: encoded once, however many do.
#[derive(Debug)]
pub struct Published {
    pub(crate) log: LogId,
    /// What was the newest number before.
    pub(crate) before: Seq,
    content: Content,
    frame: OnceLock<Bytes>,
}

#[derive(Debug)]
enum Content {
    Record(ChannelId, Record),
    Item(InboxItem),
}

impl Published {
    pub(crate) fn record(log: LogId, before: Seq, channel: ChannelId, record: Record) -> Self {
        Self { log, before, content: Content::Record(channel, record), frame: OnceLock::new() }
    }

    pub(crate) fn item(log: LogId, before: Seq, item: InboxItem) -> Self {
        Self { log, before, content: Content::Item(item), frame: OnceLock::new() }
    }

    /// Which log.
    #[must_use]
    pub const fn log(&self) -> &LogId {
        &self.log
    }

    /// How many bytes it holds, about.
    #[must_use]
    pub const fn size(&self) -> usize {
        match &self.content {
            Content::Record(_, record) => record.body.len(),
            Content::Item(item) => item.body.len(),
        }
    }

    pub(crate) const fn seq(&self) -> Seq {
        match &self.content {
            Content::Record(_, record) => record.seq,
            Content::Item(item) => item.seq,
        }
    }

    /// The epoch of a channel's record, and whether it ends it.
    pub(crate) const fn epoch(&self) -> Option<(Epoch, bool)> {
        match &self.content {
            Content::Record(_, record) => Some((record.epoch, record.next.is_some())),
            Content::Item(_) => None,
        }
    }

    /// The push that carries it.
    pub(crate) fn frame(&self) -> Bytes {
        let event = || match &self.content {
            Content::Record(channel, record) => {
                ServerEvent::Records { channel: *channel, records: vec![record.clone()] }
            }
            Content::Item(item) => ServerEvent::InboxItems(vec![item.clone()]),
        };
        self.frame.get_or_init(|| ServerFrame { request: 0, event: event() }.encode().into()).clone()
    }
}
