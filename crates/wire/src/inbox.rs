//! Between people who do not share a conversation yet: cards, and what is sealed into an inbox.

use crate::account::StampedEntry;
use crate::codec::{self, Proto, required};
use crate::proto::letter::Kind as Form;
use crate::{
    AccountId, ChannelId, DecodeError, DeviceId, Epoch, Hash, MessageId, RelayId, SealKeyId, Seq, Signature, Token,
    limits, proto,
};

/// Where a relay is, and which key it must show there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct RelayAddress {
    /// `ws://…` or `wss://…`.
    pub url: String,
    /// The key.
    pub relay: RelayId,
}

/// What a contact card holds; its link form is in [`crate::card`].
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Card {
    /// The owner's relay.
    pub relay: RelayAddress,
    /// The owner.
    pub account: AccountId,
    /// Of the seal key that the token fetches.
    pub key_hash: Hash,
    /// Opens the card's key and one letter a showing.
    pub token: Token,
}

/// What one account gives another so that it can be reached.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Reach {
    /// Its relay.
    pub relay: RelayAddress,
    /// Itself.
    pub account: AccountId,
    /// Opens its inbox, key packages and chain.
    pub token: Token,
    /// Inbox envelopes are sealed to it.
    #[serde(with = "crate::ids::bytes")]
    pub seal_key: Vec<u8>,
}

/// An inbox item as the relay stores it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// Which seal key opens it.
    pub key: SealKeyId,
    /// HPKE encapsulation and ciphertext of a padded [`SignedLetter`].
    pub sealed: Vec<u8>,
}

/// A letter and its author's proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedLetter {
    /// An encoded [`Letter`], as it was signed.
    pub letter: Vec<u8>,
    /// By the author's device, over [`SignedLetter::signed`].
    pub signature: Signature,
}

impl SignedLetter {
    /// What the author's device signs: this letter, for this recipient, under this seal key and no other.
    #[must_use]
    pub fn signed(recipient: &AccountId, seal_key: &[u8], letter: &[u8]) -> Hash {
        Hash::of("kith letter v1", &[&recipient.0, seal_key, letter])
    }
}

/// What one account writes into another's inbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The same letter delivered twice is one.
    pub id: MessageId,
    /// The author's device.
    pub device: DeviceId,
    /// The author's whole chain, so that the letter can be judged without asking anybody.
    pub chain: Vec<StampedEntry>,
    /// What it is about.
    pub kind: LetterKind,
}

/// What a letter is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LetterKind {
    /// Somebody who has a card asks to be accepted.
    Request(Request),
    /// A request was accepted.
    Invitation(Invitation),
    /// A device asks to be added to a conversation again.
    Rejoin(Rejoin),
    /// A device was added to a conversation again.
    Welcome(Conversation),
    /// A contact has added the new device of an account that was recovered.
    Reunion(Reunion),
}

/// See [`LetterKind::Request`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// How the author can be reached, by this recipient only.
    pub reach: Reach,
    /// What the author says its name is.
    pub name: String,
    /// From the fixed list.
    pub salutation: Salutation,
}

/// The only words a stranger can send.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Salutation {
    /// Nothing but the request.
    #[default]
    None,
    /// "Hello".
    Hello,
    /// "We met".
    WeMet,
    /// "We are family".
    Family,
    /// "It is about work".
    Work,
}

/// See [`LetterKind::Invitation`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// The id of the request it answers.
    pub request: MessageId,
    /// How the author can be reached, by this recipient only.
    pub reach: Reach,
    /// The author's profile name.
    pub name: String,
    /// The conversation they now share.
    pub conversation: Conversation,
}

/// See [`LetterKind::Reunion`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reunion {
    /// How the author can be reached, by this recipient only.
    pub reach: Reach,
    /// The author's profile name.
    pub name: String,
    /// The conversation they had.
    pub conversation: Conversation,
}

/// See [`LetterKind::Rejoin`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejoin {
    /// The conversation.
    pub conversation: MessageId,
    /// Of the devices to be added again.
    pub key_packages: Vec<Vec<u8>>,
    /// Why.
    pub reason: RejoinReason,
}

/// Why a device lost its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum RejoinReason {
    /// Records are missing that it cannot go on without.
    Gap,
    /// The relay's channel is gone, or older than what was seen.
    RelayLost,
}

/// How to come into a conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversation {
    /// The conversation's own id, the same on every channel it moves through.
    pub id: MessageId,
    /// Where its channel is.
    pub relay: RelayAddress,
    /// Its channel.
    pub channel: ChannelId,
    /// An MLS Welcome with the ratchet tree.
    pub welcome: Vec<u8>,
    /// Of the commit that adds the recipient.
    pub head: Head,
}

/// A place in a channel's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Head {
    /// The epoch after the record.
    pub epoch: Epoch,
    /// The record.
    pub seq: Seq,
    /// The running hash up to it ([`crate::Record::chained`]).
    pub hash: Hash,
}

impl Proto for RelayAddress {
    type Form = proto::RelayAddress;
    const NAME: &'static str = "RelayAddress";

    fn to_form(&self) -> proto::RelayAddress {
        proto::RelayAddress { url: self.url.clone(), relay: self.relay.0.to_vec() }
    }

    fn from_form(form: proto::RelayAddress) -> Result<Self, DecodeError> {
        let url = codec::text(form.url, "url", limits::URL)?;
        let is_websocket = url.starts_with("ws://") || url.starts_with("wss://");
        if !is_websocket || !url.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(DecodeError::Value { field: "url" });
        }
        Ok(Self { url, relay: form.relay.as_slice().try_into()? })
    }
}

impl Proto for Card {
    type Form = proto::Card;
    const NAME: &'static str = "Card";

    fn to_form(&self) -> proto::Card {
        proto::Card {
            relay: Some(self.relay.to_form()),
            account: self.account.0.to_vec(),
            key_hash: self.key_hash.0.to_vec(),
            token: self.token.0.to_vec(),
        }
    }

    fn from_form(form: proto::Card) -> Result<Self, DecodeError> {
        Ok(Self {
            relay: required(form.relay, "relay")?,
            account: form.account.as_slice().try_into()?,
            key_hash: form.key_hash.as_slice().try_into()?,
            token: form.token.as_slice().try_into()?,
        })
    }
}

impl Proto for Reach {
    type Form = proto::Reach;
    const NAME: &'static str = "Reach";

    fn to_form(&self) -> proto::Reach {
        proto::Reach {
            relay: Some(self.relay.to_form()),
            account: self.account.0.to_vec(),
            token: self.token.0.to_vec(),
            seal_key: self.seal_key.clone(),
        }
    }

    fn from_form(form: proto::Reach) -> Result<Self, DecodeError> {
        Ok(Self {
            relay: required(form.relay, "relay")?,
            account: form.account.as_slice().try_into()?,
            token: form.token.as_slice().try_into()?,
            seal_key: codec::some_bytes(form.seal_key, "seal_key", limits::SEAL_KEY)?,
        })
    }
}

impl Proto for Envelope {
    type Form = proto::Envelope;
    const NAME: &'static str = "Envelope";

    fn to_form(&self) -> proto::Envelope {
        proto::Envelope { key: self.key.0.to_vec(), sealed: self.sealed.clone() }
    }

    fn from_form(form: proto::Envelope) -> Result<Self, DecodeError> {
        Ok(Self {
            key: form.key.as_slice().try_into()?,
            sealed: codec::some_bytes(form.sealed, "sealed", limits::INBOX_ITEM)?,
        })
    }
}

impl Proto for SignedLetter {
    type Form = proto::SignedLetter;
    const NAME: &'static str = "SignedLetter";

    fn to_form(&self) -> proto::SignedLetter {
        proto::SignedLetter { letter: self.letter.clone(), signature: self.signature.0.to_vec() }
    }

    fn from_form(form: proto::SignedLetter) -> Result<Self, DecodeError> {
        Ok(Self {
            letter: codec::some_bytes(form.letter, "letter", limits::INBOX_ITEM)?,
            signature: form.signature.as_slice().try_into()?,
        })
    }
}

impl Proto for Letter {
    type Form = proto::Letter;
    const NAME: &'static str = "Letter";

    fn to_form(&self) -> proto::Letter {
        proto::Letter {
            id: self.id.0.to_vec(),
            device: self.device.0.to_vec(),
            chain: self.chain.iter().map(Proto::to_form).collect(),
            kind: Some(match &self.kind {
                LetterKind::Request(request) => Form::Request(request.to_form()),
                LetterKind::Invitation(invitation) => Form::Invitation(invitation.to_form()),
                LetterKind::Rejoin(rejoin) => Form::Rejoin(rejoin.to_form()),
                LetterKind::Welcome(conversation) => Form::Welcome(conversation.to_form()),
                LetterKind::Reunion(reunion) => Form::Reunion(reunion.to_form()),
            }),
        }
    }

    fn from_form(form: proto::Letter) -> Result<Self, DecodeError> {
        Ok(Self {
            id: form.id.as_slice().try_into()?,
            device: form.device.as_slice().try_into()?,
            chain: codec::list(form.chain, "chain", limits::ENTRIES)?,
            kind: match form.kind.ok_or(DecodeError::Missing { field: "kind" })? {
                Form::Request(form) => LetterKind::Request(Request::from_form(form)?),
                Form::Invitation(form) => LetterKind::Invitation(Invitation::from_form(form)?),
                Form::Rejoin(form) => LetterKind::Rejoin(Rejoin::from_form(form)?),
                Form::Welcome(form) => LetterKind::Welcome(Conversation::from_form(form)?),
                Form::Reunion(form) => LetterKind::Reunion(Reunion::from_form(form)?),
            },
        })
    }
}

impl Proto for Request {
    type Form = proto::Request;
    const NAME: &'static str = "Request";

    fn to_form(&self) -> proto::Request {
        use proto::Salutation as Form;
        proto::Request {
            reach: Some(self.reach.to_form()),
            name: self.name.clone(),
            salutation: match self.salutation {
                Salutation::None => Form::Unspecified,
                Salutation::Hello => Form::Hello,
                Salutation::WeMet => Form::WeMet,
                Salutation::Family => Form::Family,
                Salutation::Work => Form::Work,
            }
            .into(),
        }
    }

    fn from_form(form: proto::Request) -> Result<Self, DecodeError> {
        use proto::Salutation as Form;
        Ok(Self {
            salutation: match form.salutation() {
                Form::Unspecified => Salutation::None,
                Form::Hello => Salutation::Hello,
                Form::WeMet => Salutation::WeMet,
                Form::Family => Salutation::Family,
                Form::Work => Salutation::Work,
            },
            reach: required(form.reach, "reach")?,
            name: codec::text(form.name, "name", limits::NAME)?,
        })
    }
}

impl Proto for Invitation {
    type Form = proto::Invitation;
    const NAME: &'static str = "Invitation";

    fn to_form(&self) -> proto::Invitation {
        proto::Invitation {
            request: self.request.0.to_vec(),
            reach: Some(self.reach.to_form()),
            name: self.name.clone(),
            conversation: Some(self.conversation.to_form()),
        }
    }

    fn from_form(form: proto::Invitation) -> Result<Self, DecodeError> {
        Ok(Self {
            request: form.request.as_slice().try_into()?,
            reach: required(form.reach, "reach")?,
            name: codec::text(form.name, "name", limits::NAME)?,
            conversation: required(form.conversation, "conversation")?,
        })
    }
}

impl Proto for Reunion {
    type Form = proto::Reunion;
    const NAME: &'static str = "Reunion";

    fn to_form(&self) -> proto::Reunion {
        proto::Reunion {
            reach: Some(self.reach.to_form()),
            name: self.name.clone(),
            conversation: Some(self.conversation.to_form()),
        }
    }

    fn from_form(form: proto::Reunion) -> Result<Self, DecodeError> {
        Ok(Self {
            reach: required(form.reach, "reach")?,
            name: codec::text(form.name, "name", limits::NAME)?,
            conversation: required(form.conversation, "conversation")?,
        })
    }
}

impl Proto for Rejoin {
    type Form = proto::Rejoin;
    const NAME: &'static str = "Rejoin";

    fn to_form(&self) -> proto::Rejoin {
        proto::Rejoin {
            conversation: self.conversation.0.to_vec(),
            key_packages: self.key_packages.clone(),
            reason: match self.reason {
                RejoinReason::Gap => proto::RejoinReason::Gap,
                RejoinReason::RelayLost => proto::RejoinReason::RelayLost,
            }
            .into(),
        }
    }

    fn from_form(form: proto::Rejoin) -> Result<Self, DecodeError> {
        Ok(Self {
            reason: match form.reason() {
                proto::RejoinReason::Gap => RejoinReason::Gap,
                proto::RejoinReason::RelayLost => RejoinReason::RelayLost,
                proto::RejoinReason::Unspecified => return Err(DecodeError::Value { field: "reason" }),
            },
            conversation: form.conversation.as_slice().try_into()?,
            key_packages: crate::client::key_packages(form.key_packages)?,
        })
    }
}

impl Proto for Conversation {
    type Form = proto::Conversation;
    const NAME: &'static str = "Conversation";

    fn to_form(&self) -> proto::Conversation {
        proto::Conversation {
            id: self.id.0.to_vec(),
            relay: Some(self.relay.to_form()),
            channel: self.channel.0.to_vec(),
            welcome: self.welcome.clone(),
            head: Some(self.head.to_form()),
        }
    }

    fn from_form(form: proto::Conversation) -> Result<Self, DecodeError> {
        Ok(Self {
            id: form.id.as_slice().try_into()?,
            relay: required(form.relay, "relay")?,
            channel: form.channel.as_slice().try_into()?,
            welcome: codec::some_bytes(form.welcome, "welcome", limits::INBOX_ITEM)?,
            head: required(form.head, "head")?,
        })
    }
}

impl Proto for Head {
    type Form = proto::Head;
    const NAME: &'static str = "Head";

    fn to_form(&self) -> proto::Head {
        proto::Head { epoch: self.epoch.0, seq: self.seq.0, hash: self.hash.0.to_vec() }
    }

    fn from_form(form: proto::Head) -> Result<Self, DecodeError> {
        Ok(Self { epoch: Epoch(form.epoch), seq: Seq(form.seq), hash: form.hash.as_slice().try_into()? })
    }
}
