//! A conversation, as this device remembers it.

use std::collections::BTreeMap;

use kith_wire::inbox::{Head, RelayAddress};
use kith_wire::{AccountId, ChannelId, DeviceId, Ending, Epoch, EpochKeys, Hash, MessageId, Millis, Seq};
use serde::{Deserialize, Serialize};

use super::text::Order;
use crate::contact::ContactId;
use crate::error::Error;
use crate::state::State;
use crate::tables::{self, Row};

/// Names a conversation on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct ChatId(pub u64);

/// Who is in a conversation. Accounts, not devices: the devices are in the MLS group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Members {
    /// Oneself and one contact.
    Pair(ContactId),
}

/// A conversation.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Chat {
    pub members: Members,
    /// Where it goes on; `None` before it was opened and after it ended.
    pub place: Option<Place>,
    /// How often it was opened or moved: messages of a later place come after those of an earlier one.
    pub generation: u32,
    pub unread: u64,
    /// The newest text of others that was taken in, and the newest that the person has read.
    pub arrived: Option<MessageId>,
    pub read: Option<MessageId>,
    /// What the others were told of these.
    pub told: PeerMarks<MessageId>,
    /// How far each other account has come.
    pub peers: BTreeMap<String, PeerMarks<Order>>,
    /// What is written and not sent.
    #[serde(default)]
    pub draft: Option<String>,
    /// How many entries of the own chain the others were told of here.
    #[serde(default)]
    pub told_chain: u64,
    /// What was read on another device and has not arrived here.
    #[serde(default)]
    pub read_ahead: Option<MessageId>,
    /// An encoded [`SyncItem::Place`](kith_wire::sync::SyncItem) that could not be followed by what the chains say here: it is
    /// tried again when they have grown.
    #[serde(default)]
    pub offered: Option<Vec<u8>>,
}

/// How far somebody has come in a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PeerMarks<T> {
    pub delivered: Option<T>,
    pub read: Option<T>,
}

impl<T> Default for PeerMarks<T> {
    fn default() -> Self {
        Self { delivered: None, read: None }
    }
}

/// A channel that a conversation goes on in, and how far it was taken in.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Place {
    /// The conversation's id, the same on every device of every member and in every channel.
    pub conversation: MessageId,
    pub relay: RelayAddress,
    pub channel: ChannelId,
    /// The relay has opened the channel.
    pub open: bool,
    /// The newest record that was taken in.
    pub head: Head,
    /// The running hash is whole since the last commit.
    pub anchored: bool,
    /// What was taken in of the epoch before, if it was whole when its commit came.
    #[serde(default)]
    pub ending: Option<Ending>,
    pub pending: Option<PendingCommit>,
    /// When this device last renewed its keys here, and whether anything was said since.
    pub renewed: Millis,
    pub said_since: bool,
    /// We asked to be added again, and take nothing in until we are.
    pub rejoining: bool,
    /// This device opened the channel.
    #[serde(default)]
    pub founded: bool,
    /// A record that cannot be judged before a chain was read anew, and whether it was.
    #[serde(default)]
    pub held: Option<Held>,
}

/// See [`Place::held`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Held {
    pub seq: Seq,
    pub read: bool,
    /// It is the own chain that is waited for.
    pub own: bool,
}

/// A commit of ours that has not been taken in yet: it may be under way, or have won, or lost.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct PendingCommit {
    #[serde(with = "serde_bytes_vec")]
    pub body: Vec<u8>,
    pub next: EpochKeys,
    pub welcome: Option<Vec<u8>>,
    /// Who is told when it has won.
    pub guests: Vec<Guest>,
    /// Who has asked to be added again meanwhile: a commit that is under way is never given up, for it may win.
    #[serde(default)]
    pub later: Vec<Guest>,
}

/// Somebody that a commit adds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Guest {
    /// Whose request, this letter, was accepted.
    Invited { contact: ContactId, request: MessageId },
    /// Who asked to be added again.
    Rejoined { contact: ContactId },
    /// Another device of one's own.
    Own { device: DeviceId },
    /// A device of one's own that is being linked.
    Linked { device: DeviceId },
    /// The new device of a contact that was recovered, and the key that a letter to it is sealed to.
    Recovered {
        contact: ContactId,
        #[serde(with = "serde_bytes_vec")]
        letter_key: Vec<u8>,
    },
}

impl Row for Chat {
    const TABLE: u8 = b'H';
    const NAME: &'static str = "chat";
}

impl ChatId {
    pub(crate) const fn key(self) -> [u8; 8] {
        self.0.to_be_bytes()
    }
}

impl Chat {
    pub(crate) fn new(members: Members) -> Self {
        Self {
            members,
            place: None,
            generation: 0,
            unread: 0,
            arrived: None,
            read: None,
            told: PeerMarks::default(),
            peers: BTreeMap::new(),
            draft: None,
            told_chain: 0,
            read_ahead: None,
            offered: None,
        }
    }

    pub(crate) fn load(state: &State, id: ChatId) -> Result<Self, Error> {
        tables::get(state, &id.key())?.ok_or(Error::Damaged(Self::NAME))
    }

    pub(crate) fn save(&self, state: &mut State, id: ChatId) -> Result<(), Error> {
        tables::put(state, &id.key(), self)
    }

    pub(crate) fn ids(state: &State) -> Vec<ChatId> {
        let keys = tables::keys::<Self>(state, &[]);
        keys.iter()
            .filter_map(|key| key.as_slice().try_into().ok())
            .map(|key| ChatId(u64::from_be_bytes(key)))
            .collect()
    }

    /// The one contact of a conversation of two.
    pub(crate) const fn contact(&self) -> ContactId {
        match self.members {
            Members::Pair(contact) => contact,
        }
    }

    pub(crate) fn peer_mut(&mut self, account: &AccountId) -> &mut PeerMarks<Order> {
        self.peers.entry(account.to_hex()).or_default()
    }
}

impl Place {
    /// A place whose newest record is known: the one that brought this device in.
    pub(crate) const fn new(
        conversation: MessageId,
        relay: RelayAddress,
        channel: ChannelId,
        open: bool,
        head: Head,
        now: Millis,
    ) -> Self {
        Self {
            conversation,
            relay,
            channel,
            open,
            head,
            anchored: true,
            ending: None,
            pending: None,
            renewed: now,
            said_since: false,
            rejoining: false,
            founded: !open,
            held: None,
        }
    }

    /// Before the first record of a channel.
    pub(crate) fn start(channel: &ChannelId) -> Head {
        Head { epoch: Epoch(0), seq: Seq(0), hash: Hash::of("kith channel v1", &[&channel.0]) }
    }
}

/// Bytes in a row as bytes, not as a list of numbers.
pub(crate) use kith_wire::bytes as serde_bytes_vec;

/// The same for a list of them.
pub(crate) mod serde_bytes_list {
    use serde::Deserialize;

    #[derive(Deserialize)]
    #[serde(transparent)]
    struct Owned(#[serde(with = "super::serde_bytes_vec")] Vec<u8>);

    struct Borrowed<'a>(&'a [u8]);

    impl serde::Serialize for Borrowed<'_> {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_bytes(self.0)
        }
    }

    pub(crate) fn serialize<S: serde::Serializer>(list: &[Vec<u8>], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(list.iter().map(|bytes| Borrowed(bytes)))
    }

    pub(crate) fn deserialize<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<Vec<u8>>, D::Error> {
        Ok(Vec::<Owned>::deserialize(deserializer)?.into_iter().map(|Owned(bytes)| bytes).collect())
    }
}
