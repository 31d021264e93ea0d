//! What a relay answers, and what it pushes.

use crate::account::{Stamp, StampedEntry};
use crate::backup::{Backup, pin_message};
use crate::client::key_packages;
use crate::codec::{self, Proto, required};
use crate::proto::server_frame::Event as Form;
use crate::{ChannelId, DecodeError, Epoch, EpochKeys, Hash, Refusal, Seq, Whereabouts, limits, proto};

/// One message of a relay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerFrame {
    /// The request it answers; 0 in a push.
    pub request: u64,
    /// What it says.
    pub event: ServerEvent,
}

/// What a relay may say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ServerEvent {
    /// Not done.
    Refusal(Refusal),
    /// Done, and there is nothing more to say.
    Done,
    /// The entry stands in the chain.
    Stamped(Stamp),
    /// Part of the own chain.
    OwnChain(Vec<StampedEntry>),
    /// The inbox is being delivered.
    InboxOpened(Span),
    /// How many key packages of this device are left.
    KeyPackageStock {
        /// One-time ones.
        one_time: u32,
        /// Whether there is a last-resort one.
        last_resort: bool,
    },
    /// So much of a blob is durable; all of it: it exists.
    BlobReceived {
        /// Bytes.
        received: u64,
    },
    /// About a PIN.
    Pin {
        /// OPAQUE's, opaque here.
        message: Vec<u8>,
        /// How often the device may guess on before it must wait.
        left: u32,
    },
    /// The newest backup.
    Backup(Backup),
    /// The key that a card's requests are sealed to.
    CardKey(Vec<u8>),
    /// One key package of each device.
    KeyPackages(Vec<Vec<u8>>),
    /// Part of somebody's chain.
    ChainPart(Vec<StampedEntry>),
    /// Durable, under this number.
    Appended {
        /// The record's place.
        seq: Seq,
    },
    /// The channel is being delivered.
    Subscribed {
        /// Where it stands.
        span: Span,
        /// The current epoch.
        epoch: Epoch,
    },
    /// Where the connection comes from.
    Whereabouts(Whereabouts),
    /// Part of a blob.
    BlobPart {
        /// Bytes of all of it.
        size: u64,
        /// As many as were asked for, or as there are.
        part: Vec<u8>,
    },
    /// Pushed: items of the own inbox.
    InboxItems(Vec<InboxItem>),
    /// Pushed: records of a channel.
    Records {
        /// The channel.
        channel: ChannelId,
        /// In order.
        records: Vec<Record>,
    },
    /// Pushed: the subscription has reached the end of the epoch it was proven for.
    SubscriptionEnded {
        /// The channel.
        channel: ChannelId,
        /// The epoch that has ended.
        epoch: Epoch,
    },
    /// Pushed: the relay ends the connection.
    Closing(Closing),
}

/// Where a log stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The newest number given out.
    pub head: Seq,
    /// What is numbered up to this may have expired.
    pub low: Seq,
}

/// An item of an inbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InboxItem {
    /// Its place.
    pub seq: Seq,
    /// A sealed envelope.
    pub body: Vec<u8>,
}

/// A record of a channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its place.
    pub seq: Seq,
    /// The epoch it belongs to; a commit belongs to the one it ends.
    pub epoch: Epoch,
    /// Opaque to the relay.
    pub body: Vec<u8>,
    /// Present in a commit: the keys it registered for the epoch it begins.
    pub next: Option<EpochKeys>,
}

impl Record {
    /// The running hash of a channel after this record, given the one before; it starts anew at each commit, so that a
    /// device that lost messages to retention can go on from the next commit (MLS itself binds the commits together).
    #[must_use]
    pub fn chained(&self, channel: &ChannelId, before: &Hash) -> Hash {
        let place = [self.seq.0.to_be_bytes(), self.epoch.0.to_be_bytes()].concat();
        match &self.next {
            None => Hash::of("kith record v1", &[&channel.0, &before.0, &place, &self.body]),
            Some(next) => Hash::of("kith commit v1", &[&channel.0, &place, &self.body, &next.read.0, &next.write.0]),
        }
    }
}

/// See [`ServerEvent::Closing`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// For programs.
    pub reason: ClosingReason,
    /// For people.
    pub text: String,
}

/// Why a relay ends a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClosingReason {
    /// It is being stopped or restarted.
    ShuttingDown,
    /// A newer session of the same device took over.
    Superseded,
    /// The client's bytes did not decode.
    Malformed,
    /// No greeting in time, or nothing read for too long.
    TooSlow,
}

impl Proto for ServerFrame {
    type Form = proto::ServerFrame;
    const NAME: &'static str = "ServerFrame";

    fn to_form(&self) -> proto::ServerFrame {
        proto::ServerFrame { request: self.request, event: Some(self.event.to_event()) }
    }

    fn from_form(form: proto::ServerFrame) -> Result<Self, DecodeError> {
        let event = form.event.ok_or(DecodeError::Missing { field: "event" })?;
        Ok(Self { request: form.request, event: ServerEvent::from_event(event)? })
    }
}

impl ServerEvent {
    fn to_event(&self) -> Form {
        match self {
            Self::Refusal(refusal) => Form::Refusal(refusal.to_form()),
            Self::Done => Form::Done(proto::Done {}),
            Self::Stamped(stamp) => Form::Stamped(proto::Stamped { stamp: Some(stamp.to_form()) }),
            Self::OwnChain(entries) => Form::OwnChain(proto::OwnChain { entries: forms(entries) }),
            Self::InboxOpened(span) => Form::InboxOpened(proto::InboxOpened { head: span.head.0, low: span.low.0 }),
            Self::KeyPackageStock { one_time, last_resort } => {
                Form::KeyPackageStock(proto::KeyPackageStock { one_time: *one_time, last_resort: *last_resort })
            }
            Self::BlobReceived { received } => Form::BlobReceived(proto::BlobReceived { received: *received }),
            Self::Pin { message, left } => Form::PinAnswer(proto::PinAnswer { message: message.clone(), left: *left }),
            Self::Backup(backup) => Form::Backup(backup.to_form()),
            Self::CardKey(key) => Form::CardKey(proto::CardKey { key: key.clone() }),
            Self::KeyPackages(packages) => Form::KeyPackages(proto::KeyPackages { key_packages: packages.clone() }),
            Self::ChainPart(entries) => Form::ChainPart(proto::ChainPart { entries: forms(entries) }),
            Self::Appended { seq } => Form::Appended(proto::Appended { seq: seq.0 }),
            Self::Subscribed { span, epoch } => {
                Form::Subscribed(proto::Subscribed { head: span.head.0, epoch: epoch.0, low: span.low.0 })
            }
            Self::Whereabouts(whereabouts) => Form::Whereabouts(whereabouts.to_form()),
            Self::BlobPart { size, part } => Form::BlobPart(proto::BlobPart { size: *size, part: part.clone() }),
            Self::InboxItems(items) => Form::InboxItems(proto::InboxItems { items: forms(items) }),
            Self::Records { channel, records } => {
                Form::Records(proto::Records { channel: channel.0.to_vec(), records: forms(records) })
            }
            Self::SubscriptionEnded { channel, epoch } => {
                Form::SubscriptionEnded(proto::SubscriptionEnded { channel: channel.0.to_vec(), epoch: epoch.0 })
            }
            Self::Closing(closing) => Form::Closing(closing.to_form()),
        }
    }

    fn from_event(form: Form) -> Result<Self, DecodeError> {
        Ok(match form {
            Form::Refusal(form) => Self::Refusal(Refusal::from_form(form)?),
            Form::Done(proto::Done {}) => Self::Done,
            Form::Stamped(form) => Self::Stamped(required(form.stamp, "stamp")?),
            Form::OwnChain(form) => Self::OwnChain(codec::list(form.entries, "entries", limits::ENTRIES)?),
            Form::InboxOpened(form) => Self::InboxOpened(Span { head: Seq(form.head), low: Seq(form.low) }),
            Form::KeyPackageStock(form) => {
                Self::KeyPackageStock { one_time: form.one_time, last_resort: form.last_resort }
            }
            Form::BlobReceived(form) => Self::BlobReceived { received: form.received },
            Form::PinAnswer(form) => Self::Pin { message: pin_message(form.message)?, left: form.left },
            Form::Backup(form) => Self::Backup(Backup::from_form(form)?),
            Form::CardKey(form) => Self::CardKey(codec::some_bytes(form.key, "key", limits::SEAL_KEY)?),
            Form::KeyPackages(form) => Self::KeyPackages(key_packages(form.key_packages)?),
            Form::ChainPart(form) => Self::ChainPart(codec::list(form.entries, "entries", limits::ENTRIES)?),
            Form::Appended(form) => Self::Appended { seq: Seq(form.seq) },
            Form::Subscribed(form) => {
                Self::Subscribed { span: Span { head: Seq(form.head), low: Seq(form.low) }, epoch: Epoch(form.epoch) }
            }
            Form::Whereabouts(form) => Self::Whereabouts(Whereabouts::from_form(form)?),
            Form::BlobPart(form) => Self::BlobPart {
                size: codec::some_size(form.size, "size", limits::BLOB)?,
                part: codec::bytes(form.part, "part", limits::BLOB_PART)?,
            },
            Form::InboxItems(form) => Self::InboxItems(codec::list(form.items, "items", limits::RECORDS)?),
            Form::Records(form) => Self::Records {
                channel: form.channel.as_slice().try_into()?,
                records: codec::list(form.records, "records", limits::RECORDS)?,
            },
            Form::SubscriptionEnded(form) => {
                Self::SubscriptionEnded { channel: form.channel.as_slice().try_into()?, epoch: Epoch(form.epoch) }
            }
            Form::Closing(form) => Self::Closing(Closing::from_form(form)?),
        })
    }
}

fn forms<T: Proto>(values: &[T]) -> Vec<T::Form> {
    values.iter().map(Proto::to_form).collect()
}

impl Proto for InboxItem {
    type Form = proto::InboxItem;
    const NAME: &'static str = "InboxItem";

    fn to_form(&self) -> proto::InboxItem {
        proto::InboxItem { seq: self.seq.0, body: self.body.clone() }
    }

    fn from_form(form: proto::InboxItem) -> Result<Self, DecodeError> {
        Ok(Self { seq: Seq(form.seq), body: codec::some_bytes(form.body, "body", limits::INBOX_ITEM)? })
    }
}

impl Proto for Record {
    type Form = proto::Record;
    const NAME: &'static str = "Record";

    fn to_form(&self) -> proto::Record {
        proto::Record {
            seq: self.seq.0,
            epoch: self.epoch.0,
            body: self.body.clone(),
            next: self.next.as_ref().map(Proto::to_form),
        }
    }

    fn from_form(form: proto::Record) -> Result<Self, DecodeError> {
        let next = form.next.map(EpochKeys::from_form).transpose()?;
        let limit = if next.is_some() { limits::COMMIT } else { limits::MESSAGE };
        Ok(Self {
            seq: Seq(form.seq),
            epoch: Epoch(form.epoch),
            body: codec::some_bytes(form.body, "body", limit)?,
            next,
        })
    }
}

impl Proto for Closing {
    type Form = proto::Closing;
    const NAME: &'static str = "Closing";

    fn to_form(&self) -> proto::Closing {
        use proto::ClosingReason as Reason;
        proto::Closing {
            reason: match self.reason {
                ClosingReason::ShuttingDown => Reason::ShuttingDown,
                ClosingReason::Superseded => Reason::Superseded,
                ClosingReason::Malformed => Reason::Malformed,
                ClosingReason::TooSlow => Reason::TooSlow,
            }
            .into(),
            text: self.text.clone(),
        }
    }

    fn from_form(form: proto::Closing) -> Result<Self, DecodeError> {
        use proto::ClosingReason as Reason;
        Ok(Self {
            reason: match form.reason() {
                Reason::ShuttingDown => ClosingReason::ShuttingDown,
                Reason::Superseded => ClosingReason::Superseded,
                Reason::Malformed => ClosingReason::Malformed,
                Reason::TooSlow => ClosingReason::TooSlow,
                Reason::Unspecified => return Err(DecodeError::Value { field: "reason" }),
            },
            text: codec::text(form.text, "text", limits::DETAIL)?,
        })
    }
}
