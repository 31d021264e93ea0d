//! Connections: the hello, the device's proof, and which request on which connection waits for which answer.

use std::collections::BTreeMap;

use kith_wire::inbox::RelayAddress;
use kith_wire::{ChannelId, Epoch, MessageId, Millis, Nonce, Purpose, RelayId, Role};

use crate::chat::ChatId;
use crate::engine::io::Link;

/// Why a request was sent; its answer is handled accordingly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// The genesis's stamp.
    Register,
    /// The device's proof.
    Authenticate,
    /// Delivery of the own inbox.
    Inbox,
    /// The number of key packages left.
    Stock,
    /// A durable errand, by its number.
    Errand(u64),
    /// A proof of membership.
    Prove(ChatId, ChannelId, Epoch, Purpose),
    /// Delivery of a channel.
    Subscribe(ChatId, ChannelId, Epoch),
    /// An outbox item, by its number and its message.
    Append(ChatId, ChannelId, u64, MessageId),
    /// The pending commit.
    Commit(ChatId, ChannelId),
    /// The own chain.
    OwnChain,
    /// Part of what is done with a recovery phrase.
    Phrase(ByPhrase),
    /// Part of linking a device, or of approving a recovery.
    Meeting(At, Meet),
    /// A part of a piece of history, by its number.
    Blob(u64),
    /// Part of a backup.
    Backup(ForBackup),
    /// Nothing depends on the answer.
    Nothing,
}

/// What a home without a device asks with a recovery phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ByPhrase {
    Prove,
    Read,
    Append,
}

/// What a meeting is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum At {
    /// A device is linked.
    Link,
    /// A recovery is approved.
    Approval,
}

/// What a device asks about PIN and backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ForBackup {
    Pin,
    Finish,
    Put,
    Get,
    Fetch,
    /// A part of a piece, by its number.
    Piece(u64),
}

/// What those who share a code ask of the relay to find each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meet {
    Open,
    ProveRead,
    ProveWrite,
    Subscribe,
    Offer,
    Where,
    Join,
    Answer,
}

/// Where a connection stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
    /// Not wanted before a time.
    Resting { until: Millis },
    /// The driver is opening it.
    Connecting,
    /// The hello was sent, with this nonce.
    Greeting { nonce: Nonce },
    /// The relay has shown its key; an account connection has still to prove the device.
    Greeted { relay: RelayId, nonce: Nonce },
    /// Everything can be asked.
    Ready { relay: RelayId, nonce: Nonce },
}

/// One connection.
#[derive(Clone, Debug)]
pub(crate) struct Connection {
    pub phase: Phase,
    /// Failures in a row, for the back-off.
    pub failures: u32,
    next_request: u64,
    asked: BTreeMap<u64, Asked>,
    /// Sending rests until then because the relay asked for it.
    pub paused_until: Millis,
}

/// The longest pause between two attempts to connect, milliseconds.
const BACK_OFF_MAX: u64 = 30_000;

impl Connection {
    pub(crate) const fn new() -> Self {
        Self {
            phase: Phase::Resting { until: Millis(0) },
            failures: 0,
            next_request: 1,
            asked: BTreeMap::new(),
            paused_until: Millis(0),
        }
    }

    /// Numbers a request and remembers why it was sent.
    pub(crate) fn ask(&mut self, asked: Asked) -> u64 {
        let request = self.next_request;
        self.next_request += 1;
        self.asked.insert(request, asked);
        request
    }

    /// Why the request with this number was sent; each number is answered once.
    pub(crate) fn answered(&mut self, request: u64) -> Option<Asked> {
        self.asked.remove(&request)
    }

    /// Whether an answer to this is still due.
    pub(crate) fn awaits(&self, wanted: &Asked) -> bool {
        self.asked.values().any(|asked| asked == wanted)
    }

    /// Whether any answer is still due.
    pub(crate) fn is_waiting(&self) -> bool {
        !self.asked.is_empty()
    }

    /// The connection is gone: the next attempt is made after a pause that doubles with each failure. `jitter` is any
    /// number; it spreads clients that lost their relay together.
    pub(crate) fn lost(&mut self, now: Millis, jitter: u64) {
        let was_ready = matches!(self.phase, Phase::Ready { .. });
        self.failures = if was_ready { 0 } else { self.failures.saturating_add(1) };
        let pause = (100_u64 << self.failures.min(9)).min(BACK_OFF_MAX);
        let until = Millis(now.0 + pause / 2 + jitter % (pause / 2 + 1));
        *self = Self { failures: self.failures, ..Self::new() };
        self.phase = Phase::Resting { until };
    }

    /// The relay and the nonce that proofs sign, once everything can be asked.
    pub(crate) const fn ready(&self) -> Option<(RelayId, Nonce)> {
        match self.phase {
            Phase::Ready { relay, nonce } => Some((relay, nonce)),
            Phase::Resting { .. } | Phase::Connecting | Phase::Greeting { .. } | Phase::Greeted { .. } => None,
        }
    }
}

impl Link {
    /// The connection of a role to a relay whose key is known.
    pub(crate) fn to(relay: &RelayAddress, role: Role) -> Self {
        Self { url: relay.url.clone(), relay: Some(relay.relay), role }
    }
}
