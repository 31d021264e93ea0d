//! What the devices of one account tell each other.
//!
//! An item is the newest state of one thing. The conversation's order decides between two: the later record stands.

use crate::account::StampedEntry;
use crate::codec::{self, Proto, required};
use crate::inbox::{Conversation, Reach};
use crate::proto::sync_item::Item as Form;
use crate::{
    AccountId, DecodeError, DeviceId, Hash, MessageId, Millis, PublicKey, Seconds, Seq, Token, limits, link, proto,
};

/// One thing, as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SyncItem {
    /// A contact.
    Contact(Box<SyncContact>),
    /// A card.
    Card(SyncCard),
    /// A request was answered.
    Answer {
        /// The request's letter.
        letter: MessageId,
        /// Or declined.
        accepted: bool,
    },
    /// What was read of the conversation with an account, and what is written there and not sent.
    Reading {
        /// Whose conversation.
        account: AccountId,
        /// The newest text of others that was read.
        read: Option<MessageId>,
        /// What is written and not sent.
        draft: Option<String>,
    },
    /// The account's settings.
    Settings {
        /// The profile name.
        name: String,
        /// Whether others are told that messages were delivered.
        delivered_marks: bool,
        /// Whether others are told that messages were read.
        read_marks: bool,
    },
    /// What the chain does not say of a device.
    Device {
        /// Which.
        device: DeviceId,
        /// What it is called.
        name: String,
        /// What it is: a short word.
        kind: String,
        /// When it was last used, to the hour.
        last_used: Millis,
    },
    /// A device was added to a conversation, and finds it here.
    Place {
        /// With whom; oneself for the own conversation.
        account: AccountId,
        /// Where.
        conversation: Conversation,
        /// How often it has moved.
        generation: u32,
        /// What the device that says so has taken in of the inbox.
        inbox: Seq,
    },
    /// A text that stands in a conversation.
    Text(SyncText),
    /// A device on probation asks for something to be said.
    Say {
        /// In the conversation with this account.
        account: AccountId,
        /// Under this id.
        id: MessageId,
        /// When it was written.
        sent: Millis,
        /// What.
        text: String,
    },
    /// Key packages of the device that says so.
    KeyPackages(Vec<Vec<u8>>),
    /// Part of what was said before a device came, for that device.
    History(SyncHistory),
    /// What the account's backups are made with.
    Backup(Box<SyncBackup>),
    /// So many key packages of a device are wanted.
    Wanted {
        /// Whose.
        device: DeviceId,
        /// How many.
        count: u32,
    },
    /// Somebody is, or shall be, a guardian of the account.
    Guardian {
        /// Who.
        account: AccountId,
        /// Its key, once it has come.
        key: Option<PublicKey>,
        /// Or no longer.
        wanted: bool,
    },
    /// A key to approve recoveries of somebody else's account with.
    Ward(SyncWard),
    /// How many guardians must approve; `None` for more than half of them.
    Threshold {
        /// So many.
        threshold: Option<u32>,
    },
}

/// See [`SyncItem::Ward`].
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SyncWard {
    /// Whose account.
    pub account: AccountId,
    /// Of the key.
    pub seed: [u8; 32],
}

/// See [`SyncItem::Contact`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyncContact {
    /// Who.
    pub account: AccountId,
    /// The local name.
    pub name: String,
    /// What the person calls itself.
    pub profile: Option<String>,
    /// Compared in person.
    pub verified: bool,
    /// How far one has come with it.
    pub stage: SyncStage,
    /// Its chain as pinned.
    pub chain: Vec<StampedEntry>,
    /// How it is reached.
    pub reach: Option<Reach>,
    /// How it reaches us.
    pub own: Option<SyncOwnReach>,
}

/// How far one has come with a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyncStage {
    /// It has our request, this letter.
    Requested(MessageId),
    /// One writes to each other.
    Active,
    /// It ended the conversation.
    Ended,
    /// Blocked.
    Blocked,
    /// No longer blocked.
    Unblocked,
}

/// What was given to a contact so that it can reach us.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SyncOwnReach {
    /// The token.
    pub token: Token,
    /// Of the key that its letters are sealed to.
    pub seed: [u8; 32],
}

/// See [`SyncItem::Card`].
#[derive(Clone, PartialEq, Eq)]
pub struct SyncCard {
    /// Its id.
    pub id: String,
    /// Its token.
    pub token: Token,
    /// Of the key that requests are sealed to.
    pub seed: [u8; 32],
    /// Shown beside requests.
    pub label: Option<String>,
    /// For one request only.
    pub once: bool,
    /// Works until then.
    pub expires: Option<Seconds>,
    /// Used or taken back.
    pub over: bool,
}

/// See [`SyncItem::History`]: a blob on the own relay.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SyncHistory {
    /// For whom.
    pub device: DeviceId,
    /// The blob.
    pub blob: Hash,
    /// What it is sealed under.
    pub key: [u8; 32],
    /// Its bytes.
    pub size: u64,
}

/// See [`SyncItem::Backup`].
#[derive(Clone, PartialEq, Eq)]
pub struct SyncBackup {
    /// The public key of the recovery phrase that can open them.
    pub phrase: PublicKey,
    /// The phrase's other key, to which things are sealed.
    pub seal_key: Vec<u8>,
    /// Once there is a PIN.
    pub key: Option<SyncBackupKey>,
}

/// What is put into backups is encrypted under.
#[derive(Clone, PartialEq, Eq)]
pub struct SyncBackupKey {
    /// The key.
    pub key: [u8; 32],
    /// The same as it lies with a backup.
    pub wrapped: Vec<u8>,
    /// When the PIN was set.
    pub set: Millis,
}

/// What is in a piece of history, or of a backup: items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Archive(pub Vec<SyncItem>);

/// See [`SyncItem::Text`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyncText {
    /// Whose conversation.
    pub account: AccountId,
    /// Who wrote it.
    pub author: AccountId,
    /// On which device.
    pub device: DeviceId,
    /// Its id.
    pub id: MessageId,
    /// The author's clock.
    pub sent: Millis,
    /// What.
    pub text: String,
    /// Its place in the order: how often the conversation had moved, and the record.
    pub generation: u32,
    /// See above.
    pub seq: Seq,
}

impl std::fmt::Debug for SyncOwnReach {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SyncOwnReach(…)")
    }
}

impl std::fmt::Debug for SyncBackup {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SyncBackup(…)")
    }
}

impl std::fmt::Debug for SyncHistory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SyncHistory(…)")
    }
}

impl std::fmt::Debug for SyncWard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SyncWard(…)")
    }
}

impl std::fmt::Debug for SyncCard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SyncCard(…)")
    }
}

impl Proto for SyncItem {
    type Form = proto::SyncItem;
    const NAME: &'static str = "SyncItem";

    fn to_form(&self) -> proto::SyncItem {
        let item = match self {
            Self::Contact(contact) => Form::Contact(contact.to_form()),
            Self::Card(card) => Form::Card(card.to_form()),
            Self::Answer { letter, accepted } => {
                Form::Answer(proto::SyncAnswer { letter: letter.0.to_vec(), accepted: *accepted })
            }
            Self::Reading { account, read, draft } => Form::Reading(proto::SyncReading {
                account: account.0.to_vec(),
                read: read.map(|id| id.0.to_vec()).unwrap_or_default(),
                draft: draft.clone().unwrap_or_default(),
            }),
            Self::Settings { name, delivered_marks, read_marks } => Form::Settings(proto::SyncSettings {
                name: name.clone(),
                delivered_marks: *delivered_marks,
                read_marks: *read_marks,
            }),
            Self::Device { device, name, kind, last_used } => Form::Device(proto::SyncDevice {
                device: device.0.to_vec(),
                name: name.clone(),
                kind: kind.clone(),
                last_used: last_used.0,
            }),
            Self::Place { account, conversation, generation, inbox } => Form::Place(proto::SyncPlace {
                account: account.0.to_vec(),
                conversation: Some(conversation.to_form()),
                generation: *generation,
                inbox: inbox.0,
            }),
            Self::Text(text) => Form::Text(text.to_form()),
            Self::Say { account, id, sent, text } => Form::Say(proto::SyncSay {
                account: account.0.to_vec(),
                id: id.0.to_vec(),
                sent: sent.0,
                text: text.clone(),
            }),
            Self::KeyPackages(packages) => Form::KeyPackages(proto::SyncKeyPackages { key_packages: packages.clone() }),
            Self::History(history) => Form::History(proto::SyncHistory {
                device: history.device.0.to_vec(),
                blob: history.blob.0.to_vec(),
                key: history.key.to_vec(),
                size: history.size,
            }),
            Self::Backup(backup) => Form::Backup(backup.to_form()),
            Self::Wanted { device, count } => {
                Form::Wanted(proto::SyncWanted { device: device.0.to_vec(), count: *count })
            }
            Self::Guardian { account, key, wanted } => Form::Guardian(proto::SyncGuardian {
                account: account.0.to_vec(),
                key: key.map(|key| key.0.to_vec()).unwrap_or_default(),
                wanted: *wanted,
            }),
            Self::Ward(ward) => {
                Form::Ward(proto::SyncWard { account: ward.account.0.to_vec(), seed: ward.seed.to_vec() })
            }
            Self::Threshold { threshold } => {
                Form::Threshold(proto::SyncThreshold { threshold: threshold.unwrap_or_default() })
            }
        };
        proto::SyncItem { item: Some(item) }
    }

    fn from_form(form: proto::SyncItem) -> Result<Self, DecodeError> {
        Ok(match form.item.ok_or(DecodeError::Missing { field: "item" })? {
            Form::Contact(form) => Self::Contact(Box::new(SyncContact::from_form(form)?)),
            Form::Card(form) => Self::Card(SyncCard::from_form(form)?),
            Form::Answer(form) => Self::Answer { letter: form.letter.as_slice().try_into()?, accepted: form.accepted },
            Form::Reading(form) => Self::Reading {
                account: form.account.as_slice().try_into()?,
                read: id(&form.read)?,
                draft: some(codec::text(form.draft, "draft", limits::TEXT)?),
            },
            Form::Settings(form) => Self::Settings {
                name: codec::text(form.name, "name", limits::NAME)?,
                delivered_marks: form.delivered_marks,
                read_marks: form.read_marks,
            },
            Form::Device(form) => Self::Device {
                device: form.device.as_slice().try_into()?,
                name: codec::text(form.name, "name", limits::NAME)?,
                kind: codec::text(form.kind, "kind", link::KIND)?,
                last_used: Millis(form.last_used),
            },
            Form::Place(form) => Self::Place {
                account: form.account.as_slice().try_into()?,
                conversation: required(form.conversation, "conversation")?,
                generation: form.generation,
                inbox: Seq(form.inbox),
            },
            Form::Text(form) => Self::Text(SyncText::from_form(form)?),
            Form::Say(form) => Self::Say {
                account: form.account.as_slice().try_into()?,
                id: form.id.as_slice().try_into()?,
                sent: Millis(form.sent),
                text: codec::text(form.text, "text", limits::TEXT)?,
            },
            Form::KeyPackages(form) => Self::KeyPackages(key_packages(form.key_packages)?),
            Form::History(form) => Self::History(SyncHistory {
                device: form.device.as_slice().try_into()?,
                blob: form.blob.as_slice().try_into()?,
                key: seed(&form.key)?,
                size: form.size,
            }),
            Form::Backup(form) => Self::Backup(Box::new(SyncBackup::from_form(form)?)),
            Form::Wanted(form) => Self::Wanted { device: form.device.as_slice().try_into()?, count: form.count },
            Form::Guardian(form) => Self::Guardian {
                account: form.account.as_slice().try_into()?,
                key: if form.key.is_empty() { None } else { Some(form.key.as_slice().try_into()?) },
                wanted: form.wanted,
            },
            Form::Ward(form) => {
                Self::Ward(SyncWard { account: form.account.as_slice().try_into()?, seed: seed(&form.seed)? })
            }
            Form::Threshold(form) => Self::Threshold { threshold: (form.threshold != 0).then_some(form.threshold) },
        })
    }
}

impl Proto for Archive {
    type Form = proto::Sync;
    const NAME: &'static str = "Archive";

    fn to_form(&self) -> proto::Sync {
        proto::Sync { items: self.0.iter().map(Proto::to_form).collect() }
    }

    fn from_form(form: proto::Sync) -> Result<Self, DecodeError> {
        codec::list(form.items, "items", limits::ARCHIVE_ITEMS).map(Self)
    }
}

impl Proto for SyncContact {
    type Form = proto::SyncContact;
    const NAME: &'static str = "SyncContact";

    fn to_form(&self) -> proto::SyncContact {
        let (stage, letter) = match self.stage {
            SyncStage::Requested(letter) => (proto::SyncStage::Requested, letter.0.to_vec()),
            SyncStage::Active => (proto::SyncStage::Active, Vec::new()),
            SyncStage::Ended => (proto::SyncStage::Ended, Vec::new()),
            SyncStage::Blocked => (proto::SyncStage::Blocked, Vec::new()),
            SyncStage::Unblocked => (proto::SyncStage::Unblocked, Vec::new()),
        };
        proto::SyncContact {
            account: self.account.0.to_vec(),
            name: self.name.clone(),
            profile: self.profile.clone().unwrap_or_default(),
            verified: self.verified,
            stage: stage.into(),
            letter,
            chain: self.chain.iter().map(Proto::to_form).collect(),
            reach: self.reach.as_ref().map(Proto::to_form),
            own: self.own.map(|own| proto::SyncOwnReach { token: own.token.0.to_vec(), seed: own.seed.to_vec() }),
        }
    }

    fn from_form(form: proto::SyncContact) -> Result<Self, DecodeError> {
        let stage = match (form.stage(), form.letter.as_slice()) {
            (proto::SyncStage::Requested, letter) => SyncStage::Requested(letter.try_into()?),
            (proto::SyncStage::Active, []) => SyncStage::Active,
            (proto::SyncStage::Ended, []) => SyncStage::Ended,
            (proto::SyncStage::Blocked, []) => SyncStage::Blocked,
            (proto::SyncStage::Unblocked, []) => SyncStage::Unblocked,
            (_, _) => return Err(DecodeError::Value { field: "stage" }),
        };
        let own = form.own.map(|own| -> Result<_, DecodeError> {
            Ok(SyncOwnReach { token: own.token.as_slice().try_into()?, seed: seed(&own.seed)? })
        });
        Ok(Self {
            account: form.account.as_slice().try_into()?,
            name: codec::text(form.name, "name", limits::NAME)?,
            profile: some(codec::text(form.profile, "profile", limits::NAME)?),
            verified: form.verified,
            stage,
            chain: codec::list(form.chain, "chain", limits::ENTRIES)?,
            reach: form.reach.map(Reach::from_form).transpose()?,
            own: own.transpose()?,
        })
    }
}

impl Proto for SyncCard {
    type Form = proto::SyncCard;
    const NAME: &'static str = "SyncCard";

    fn to_form(&self) -> proto::SyncCard {
        proto::SyncCard {
            id: self.id.clone(),
            token: self.token.0.to_vec(),
            seed: self.seed.to_vec(),
            label: self.label.clone().unwrap_or_default(),
            once: self.once,
            expires: self.expires.map(|at| at.0).unwrap_or_default(),
            over: self.over,
        }
    }

    fn from_form(form: proto::SyncCard) -> Result<Self, DecodeError> {
        Ok(Self {
            id: codec::text(form.id, "id", limits::NAME)?,
            token: form.token.as_slice().try_into()?,
            seed: seed(&form.seed)?,
            label: some(codec::text(form.label, "label", limits::NAME)?),
            once: form.once,
            expires: (form.expires != 0).then_some(Seconds(form.expires)),
            over: form.over,
        })
    }
}

impl Proto for SyncBackup {
    type Form = proto::SyncBackup;
    const NAME: &'static str = "SyncBackup";

    fn to_form(&self) -> proto::SyncBackup {
        let key = self.key.as_ref();
        proto::SyncBackup {
            phrase: self.phrase.0.to_vec(),
            seal_key: self.seal_key.clone(),
            key: key.map(|key| key.key.to_vec()).unwrap_or_default(),
            wrapped: key.map(|key| key.wrapped.clone()).unwrap_or_default(),
            set: key.map(|key| key.set.0).unwrap_or_default(),
        }
    }

    fn from_form(form: proto::SyncBackup) -> Result<Self, DecodeError> {
        let wrapped = codec::bytes(form.wrapped, "wrapped", limits::BACKUP_HEAD)?;
        let key = match form.key.as_slice() {
            [] => None,
            key => Some(SyncBackupKey { key: seed(key)?, wrapped, set: Millis(form.set) }),
        };
        let seal_key = codec::some_bytes(form.seal_key, "seal_key", limits::SEAL_KEY)?;
        Ok(Self { phrase: form.phrase.as_slice().try_into()?, seal_key, key })
    }
}

impl Proto for SyncText {
    type Form = proto::SyncText;
    const NAME: &'static str = "SyncText";

    fn to_form(&self) -> proto::SyncText {
        proto::SyncText {
            account: self.account.0.to_vec(),
            author: self.author.0.to_vec(),
            device: self.device.0.to_vec(),
            id: self.id.0.to_vec(),
            sent: self.sent.0,
            text: self.text.clone(),
            generation: self.generation,
            seq: self.seq.0,
        }
    }

    fn from_form(form: proto::SyncText) -> Result<Self, DecodeError> {
        Ok(Self {
            account: form.account.as_slice().try_into()?,
            author: form.author.as_slice().try_into()?,
            device: form.device.as_slice().try_into()?,
            id: form.id.as_slice().try_into()?,
            sent: Millis(form.sent),
            text: codec::text(form.text, "text", limits::TEXT)?,
            generation: form.generation,
            seq: Seq(form.seq),
        })
    }
}

fn id(bytes: &[u8]) -> Result<Option<MessageId>, DecodeError> {
    if bytes.is_empty() { Ok(None) } else { bytes.try_into().map(Some) }
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

fn seed(bytes: &[u8]) -> Result<[u8; 32], DecodeError> {
    bytes.try_into().map_err(|_| DecodeError::Length { field: "seed", expected: 32, found: bytes.len() })
}

fn key_packages(packages: Vec<Vec<u8>>) -> Result<Vec<Vec<u8>>, DecodeError> {
    if packages.len() > limits::KEY_PACKAGES {
        return Err(DecodeError::TooLarge { field: "key_packages", limit: limits::KEY_PACKAGES });
    }
    packages.into_iter().map(|package| codec::some_bytes(package, "key_packages", limits::KEY_PACKAGE)).collect()
}
