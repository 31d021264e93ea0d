//! What members of a conversation write to each other, inside MLS.

use crate::account::StampedEntry;
use crate::codec::{self, Proto, required};
use crate::inbox::{Head, Reach};
use crate::proto::content::Body as Form;
use crate::sync::SyncItem;
use crate::{DecodeError, Ending, Hash, MessageId, Millis, PublicKey, limits, padding, proto};

/// One message, as its author wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// Kept when the message has to be encrypted again.
    pub id: MessageId,
    /// The author's clock: shown, never decided on.
    pub sent: Millis,
    /// The newest record its author had taken in; `None` after a gap, until the next commit.
    pub seen: Option<Head>,
    /// Of the author's account.
    pub chain: ChainHead,
    /// What its author had taken in of the epoch before, up to the commit that ended it: running hashes begin anew there, so that
    /// what was tampered with last would show in none.
    pub ending: Option<Ending>,
    /// What it says.
    pub body: Body,
}

/// How long an account's chain is, and what it ends in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ChainHead {
    /// Entries.
    pub length: u64,
    /// Of the last entry.
    pub hash: Hash,
}

/// What a message says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// Something to read.
    Text(String),
    /// How far its author has come in the conversation.
    Marks {
        /// Everything up to this message was delivered to the author.
        delivered: Option<MessageId>,
        /// Everything up to this message was read by the author.
        read: Option<MessageId>,
    },
    /// The author's profile.
    Profile {
        /// The name it gives itself.
        name: String,
    },
    /// Entries of the author's chain that the others may lack.
    ChainUpdate(Vec<StampedEntry>),
    /// The author leaves the conversation for good.
    Ended,
    /// Replaces how the author can be reached.
    Reach(Reach),
    /// Between the devices of one account: how things stand now.
    Sync(Vec<SyncItem>),
    /// The others are to be guardians of the author's account.
    GuardianAsk,
    /// A key of the author's that approves recoveries of the other's account, and nothing else.
    GuardianKey(PublicKey),
}

impl Content {
    /// The bytes that MLS encrypts: encoded, and padded to a size class.
    #[must_use]
    pub fn to_plaintext(&self) -> Vec<u8> {
        padding::pad(crate::Message::encode(self), &limits::CONTENT_CLASSES)
    }

    /// From what MLS decrypted.
    ///
    /// # Errors
    /// Says what is wrong with a member's bytes.
    pub fn from_plaintext(bytes: Vec<u8>) -> Result<Self, DecodeError> {
        crate::Message::decode(&padding::unpad(bytes)?)
    }
}

impl Proto for ChainHead {
    type Form = proto::ChainHead;
    const NAME: &'static str = "ChainHead";

    fn to_form(&self) -> proto::ChainHead {
        proto::ChainHead { length: self.length, hash: self.hash.0.to_vec() }
    }

    fn from_form(form: proto::ChainHead) -> Result<Self, DecodeError> {
        Ok(Self { length: form.length, hash: form.hash.as_slice().try_into()? })
    }
}

impl Proto for Content {
    type Form = proto::Content;
    const NAME: &'static str = "Content";

    fn to_form(&self) -> proto::Content {
        proto::Content {
            id: self.id.0.to_vec(),
            sent: self.sent.0,
            seen: self.seen.as_ref().map(Proto::to_form),
            chain: Some(self.chain.to_form()),
            ending: optional(self.ending.as_ref().map(Ending::as_bytes)),
            body: Some(self.body.to_body()),
        }
    }

    fn from_form(form: proto::Content) -> Result<Self, DecodeError> {
        Ok(Self {
            id: form.id.as_slice().try_into()?,
            sent: Millis(form.sent),
            seen: form.seen.map(Head::from_form).transpose()?,
            chain: required(form.chain, "chain")?,
            ending: parse_optional(&form.ending)?,
            body: Body::from_body(form.body.ok_or(DecodeError::Missing { field: "body" })?)?,
        })
    }
}

impl Body {
    fn to_body(&self) -> Form {
        match self {
            Self::Text(text) => Form::Text(proto::Text { text: text.clone() }),
            Self::Marks { delivered, read } => Form::Marks(proto::Marks {
                delivered: optional(delivered.as_ref().map(MessageId::as_bytes)),
                read: optional(read.as_ref().map(MessageId::as_bytes)),
            }),
            Self::Profile { name } => Form::Profile(proto::Profile { name: name.clone() }),
            Self::ChainUpdate(entries) => {
                Form::ChainUpdate(proto::ChainUpdate { entries: entries.iter().map(Proto::to_form).collect() })
            }
            Self::Ended => Form::Ended(proto::Ended {}),
            Self::Reach(reach) => Form::Reach(reach.to_form()),
            Self::Sync(items) => Form::Sync(proto::Sync { items: items.iter().map(Proto::to_form).collect() }),
            Self::GuardianAsk => Form::GuardianAsk(proto::GuardianAsk {}),
            Self::GuardianKey(key) => Form::GuardianKey(proto::GuardianKey { key: key.0.to_vec() }),
        }
    }

    fn from_body(form: Form) -> Result<Self, DecodeError> {
        Ok(match form {
            Form::Text(form) => Self::Text(codec::text(form.text, "text", limits::TEXT)?),
            Form::Marks(form) => {
                Self::Marks { delivered: parse_optional(&form.delivered)?, read: parse_optional(&form.read)? }
            }
            Form::Profile(form) => Self::Profile { name: codec::text(form.name, "name", limits::NAME)? },
            Form::ChainUpdate(form) => Self::ChainUpdate(codec::list(form.entries, "entries", limits::ENTRIES)?),
            Form::Ended(proto::Ended {}) => Self::Ended,
            Form::Reach(form) => Self::Reach(Reach::from_form(form)?),
            Form::Sync(form) => Self::Sync(codec::list(form.items, "items", limits::SYNC_ITEMS)?),
            Form::GuardianAsk(proto::GuardianAsk {}) => Self::GuardianAsk,
            Form::GuardianKey(form) => Self::GuardianKey(form.key.as_slice().try_into()?),
        })
    }
}

fn optional(bytes: Option<&[u8]>) -> Vec<u8> {
    bytes.map(<[u8]>::to_vec).unwrap_or_default()
}

fn parse_optional<'a, T: TryFrom<&'a [u8], Error = DecodeError>>(bytes: &'a [u8]) -> Result<Option<T>, DecodeError> {
    if bytes.is_empty() { Ok(None) } else { bytes.try_into().map(Some) }
}
