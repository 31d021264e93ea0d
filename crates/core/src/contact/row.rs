//! A contact, as this device remembers it.

use kith_chain::limits::MARKED;
use kith_chain::{Account, Chain};
use kith_wire::account::StampedEntry;
use kith_wire::inbox::{Card, Reach, RelayAddress, Salutation};
use kith_wire::{AccountId, DeviceId, MessageId, Millis, Seconds, Token};
use serde::{Deserialize, Serialize};

use crate::chat::ChatId;
use crate::device::{Seed, decode_chain};
use crate::engine::io::ContactState;
use crate::error::{Error, Misuse};
use crate::mls::seal::SealKey;
use crate::state::State;
use crate::tables::{self, Row};

/// Names a contact on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct ContactId(pub u64);

/// Who is at the other end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Kind {
    /// Somebody else.
    #[default]
    Person,
    /// Oneself: the own devices' conversation, which is also for notes.
    Own,
    /// A device of one's own that is on probation, or, on that device, the one that let it in.
    Linked(DeviceId),
}

/// A person's account, and how far we have come with it.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Contact {
    pub account: AccountId,
    #[serde(default)]
    pub kind: Kind,
    /// Unique here, chosen here.
    pub name: String,
    /// What the person calls itself, once accepted.
    pub profile: Option<String>,
    pub stage: Stage,
    /// The account's chain as pinned, encoded; empty until the other side has proven itself.
    #[serde(with = "crate::chat::serde_bytes_list")]
    pub chain: Vec<Vec<u8>>,
    /// When each entry was first seen here; what is missing was seen at once.
    #[serde(default)]
    pub seen: Vec<Millis>,
    /// How long its chain is by what it says itself, if that is more than what was shown here.
    #[serde(default)]
    pub claimed: u64,
    /// When its chain was last read from its relay for no other reason than that time had passed.
    #[serde(default)]
    pub looked: Millis,
    /// How to reach them.
    pub reach: Option<Reach>,
    /// How they reach us.
    pub own: Option<OwnReach>,
    pub verified: bool,
    pub chat: ChatId,
    /// What both sides compare by voice, for a request sent.
    pub words: Option<[String; 3]>,
    /// Of a device on probation: the conversations that it is let into, by the people in them.
    #[serde(default)]
    pub chosen: Vec<ContactId>,
    /// Of a device that was on probation: it was asked for what it needs to be let into everything.
    #[serde(default)]
    pub prepared: bool,
}

/// What was given to one contact so that it can reach us.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct OwnReach {
    pub token: Token,
    pub seal: Seed,
}

/// How far we have come with a contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Stage {
    /// Its card is being used.
    Adding { card: Card, salutation: Salutation },
    /// Its card did not work; `why` is the code of a [`CardFault`](crate::error::CardFault).
    Failed { why: String },
    /// It has our request.
    Requested { letter: MessageId },
    /// Its request was accepted here, and the conversation is being opened.
    Accepting { letter: MessageId },
    /// We write to each other.
    Active,
    /// It ended the conversation, or broke it.
    Ended,
    /// Blocked here.
    Blocked,
    /// No longer blocked.
    Unblocked,
}

impl Row for Contact {
    const TABLE: u8 = b'P';
    const NAME: &'static str = "contact";
}

impl ContactId {
    pub(crate) const fn key(self) -> [u8; 8] {
        self.0.to_be_bytes()
    }

    pub(crate) fn from_key(key: &[u8]) -> Result<Self, Error> {
        key.try_into().map(|key| Self(u64::from_be_bytes(key))).map_err(|_| Error::Damaged(Contact::NAME))
    }
}

impl Contact {
    pub(crate) fn load(state: &State, id: ContactId) -> Result<Self, Error> {
        tables::get(state, &id.key())?.ok_or(Error::Damaged(Self::NAME))
    }

    pub(crate) fn save(&self, state: &mut State, id: ContactId) -> Result<(), Error> {
        tables::put(state, &id.key(), self)
    }

    /// The people.
    pub(crate) fn all(state: &State) -> Result<Vec<(ContactId, Self)>, Error> {
        Ok(Self::every(state)?.into_iter().filter(|(_, contact)| contact.kind == Kind::Person).collect())
    }

    /// Everybody that there is a conversation with: people, oneself, one's devices on probation.
    pub(crate) fn every(state: &State) -> Result<Vec<(ContactId, Self)>, Error> {
        tables::scan::<Self>(state, &[])
            .map(|row| row.and_then(|(key, contact)| Ok((ContactId::from_key(&key)?, contact))))
            .collect()
    }

    /// Oneself, or a device on probation.
    pub(crate) fn of_kind(state: &State, kind: Kind) -> Result<Option<(ContactId, Self)>, Error> {
        Ok(Self::every(state)?.into_iter().find(|(_, contact)| contact.kind == kind))
    }

    /// Whom a person can write to by this name: somebody, or oneself.
    pub(crate) fn named(state: &State, name: &str) -> Result<(ContactId, Self), Error> {
        let mut found = Self::every(state)?.into_iter();
        let found = found.find(|(_, contact)| contact.name == name && !matches!(contact.kind, Kind::Linked(_)));
        found.ok_or_else(|| Misuse::NoSuchContact(name.to_owned()).into())
    }

    /// The contact of an account.
    pub(crate) fn of_account(state: &State, account: &AccountId) -> Result<Option<(ContactId, Self)>, Error> {
        Ok(Self::all(state)?.into_iter().find(|(_, contact)| contact.account == *account))
    }

    pub(crate) fn entries(&self) -> Result<Vec<StampedEntry>, Error> {
        decode_chain(&self.chain)
    }

    /// The account as its pinned chain has it at a moment. `None` before the other side has proven itself.
    pub(crate) fn account_at(&self, now: Seconds) -> Result<Option<Account>, Error> {
        Ok(Chain::verify(&self.entries()?).map(|chain| chain.at(now)).ok())
    }

    /// When this contact last got another device, or the account came into other hands by a recovery, as far as that is
    /// less than seven days ago: whoever writes to it should know.
    pub(crate) fn changed(&self, now: Millis) -> Result<Option<Millis>, Error> {
        if self.chain.len() < 2 {
            return Ok(None);
        }
        let Some(account) = self.account_at(now.seconds())? else { return Ok(None) };
        let seen = |mark: kith_chain::Mark| {
            let first = usize::try_from(mark.entry).ok().and_then(|entry| self.seen.get(entry));
            mark.for_viewer(first.map_or(Seconds(0), |seen| seen.seconds()))
        };
        let marks = [account.changed(), account.recovered()].into_iter().flatten().map(seen);
        let newest = marks.filter(|at| now.seconds().0 < at.0.saturating_add(MARKED)).max();
        Ok(newest.map(Seconds::millis))
    }

    /// Since when the account is frozen, if it is: what it writes may be a thief's.
    pub(crate) fn frozen(&self, now: Millis) -> Result<Option<Millis>, Error> {
        if self.chain.len() < 2 {
            return Ok(None);
        }
        let account = self.account_at(now.seconds())?;
        Ok(account.and_then(|account| account.frozen()).map(|mark| mark.at.millis()))
    }

    pub(crate) const fn state(&self) -> ContactState {
        match self.stage {
            Stage::Adding { .. } => ContactState::Adding,
            Stage::Failed { .. } => ContactState::Failed,
            Stage::Requested { .. } => ContactState::Requested,
            Stage::Accepting { .. } => ContactState::Accepting,
            Stage::Active => ContactState::Active,
            Stage::Ended => ContactState::Ended,
            Stage::Blocked => ContactState::Blocked,
            Stage::Unblocked => ContactState::Unblocked,
        }
    }
}

impl OwnReach {
    /// The key that the contact seals its letters to.
    pub(crate) fn seal_key(&self) -> Result<SealKey, Error> {
        SealKey::from_seed(&self.seal.0).map_err(|_| Error::Damaged("seal key"))
    }

    /// What the contact is given.
    pub(crate) fn reach(&self, account: AccountId, relay: RelayAddress) -> Result<Reach, Error> {
        let seal_key = self.seal_key()?.public().to_vec();
        Ok(Reach { relay, account, token: self.token, seal_key })
    }
}
