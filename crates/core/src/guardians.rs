//! Rows about guardians: who vouches for this account, whose recoveries this account may approve, and one that is being approved.

use std::collections::BTreeSet;

use kith_chain::{Account, Change, Waiting};
use kith_wire::account::Guardians;
use kith_wire::code::SECRET;
use kith_wire::{AccountId, Hash, Millis, PublicKey, Seq};
use serde::{Deserialize, Serialize};

use crate::chat::serde_bytes_vec;
use crate::contact::ContactId;
use crate::device::Seed;
use crate::error::Error;
use crate::mls::DeviceKey;
use crate::state::State;
use crate::tables::{self, Row};

/// Somebody who is, or shall be, a guardian of this account. The row's key is the account. All devices share it, but for what
/// this device has asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct GuardianRow {
    /// Its key for this account, once it has come.
    pub key: Option<PublicKey>,
    /// Or no longer.
    pub wanted: bool,
    /// When this device asked, if it is the one that names the guardian in the chain when the key has come.
    pub asked: Option<Millis>,
}

/// A key that approves recoveries of somebody else's account. The row's key is the account and the public key: what two devices
/// made at the same time both counts.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct WardRow {
    pub seed: Seed,
}

/// How many guardians must approve, if the owner has said so. There is one row, with an empty key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ThresholdRow {
    /// `None`: more than half of them.
    pub threshold: Option<u32>,
}

/// A recovery that a guardian is asked to approve. There is one row, with an empty key.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct ApprovingRow {
    pub secret: [u8; SECRET],
    pub url: String,
    /// Nothing is waited for after this.
    pub until: Millis,
    /// Read up to here.
    pub seq: Seq,
    pub stage: ApprovingStage,
}

/// How far an approval has come.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) enum ApprovingStage {
    /// The recovering home has not been heard.
    Seeking,
    /// It has said which recovery; the account's chain is being read.
    Reading(Wanted),
    /// The recovery is there, and its guardian is asked.
    Asked(Wanted),
    /// The guardian has said yes; sealed.
    Given(#[serde(with = "serde_bytes_vec")] Vec<u8>),
}

/// A recovery that is to be approved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Wanted {
    pub contact: ContactId,
    pub start: Hash,
    /// What the device calls itself that the account shall come to.
    pub name: String,
    pub kind: String,
}

impl Row for GuardianRow {
    const TABLE: u8 = b'g';
    const NAME: &'static str = "guardian";
}

impl Row for WardRow {
    const TABLE: u8 = b'w';
    const NAME: &'static str = "ward";
}

impl Row for ThresholdRow {
    const TABLE: u8 = b't';
    const NAME: &'static str = "threshold";
}

impl Row for ApprovingRow {
    const TABLE: u8 = b'v';
    const NAME: &'static str = "approval";
}

impl GuardianRow {
    pub(crate) fn load(state: &State, account: &AccountId) -> Result<Option<Self>, Error> {
        tables::get(state, account.as_bytes())
    }

    pub(crate) fn save(&self, state: &mut State, account: &AccountId) -> Result<(), Error> {
        tables::put(state, account.as_bytes(), self)
    }

    pub(crate) fn all(state: &State) -> Result<Vec<(AccountId, Self)>, Error> {
        tables::scan::<Self>(state, &[])
            .map(|row| {
                let (key, row) = row?;
                let account = AccountId::try_from(key.as_slice()).map_err(|_| Error::Damaged(Self::NAME))?;
                Ok((account, row))
            })
            .collect()
    }
}

impl WardRow {
    pub(crate) fn key(&self) -> DeviceKey {
        DeviceKey::from_seed(&self.seed.0)
    }

    /// The keys for an account.
    pub(crate) fn of(state: &State, account: &AccountId) -> Result<Vec<DeviceKey>, Error> {
        tables::scan::<Self>(state, account.as_bytes()).map(|row| row.map(|(_, row)| row.key())).collect()
    }

    pub(crate) fn add(state: &mut State, account: &AccountId, seed: Seed) -> Result<(), Error> {
        let row = Self { seed };
        let key = [account.as_bytes(), row.key().public().0.as_slice()].concat();
        tables::put(state, &key, &row)
    }

    /// The accounts that there are keys for.
    pub(crate) fn accounts(state: &State) -> Result<BTreeSet<AccountId>, Error> {
        let account = |key: &Vec<u8>| {
            let account = key.get(..AccountId::LEN).and_then(|account| AccountId::try_from(account).ok());
            account.ok_or(Error::Damaged(Self::NAME))
        };
        tables::keys::<Self>(state, &[]).iter().map(account).collect()
    }
}

/// The change of the guardians that waits, if one does, and the entry that announced it.
pub(crate) fn waiting(account: &Account) -> Option<(u64, &Waiting, &Guardians)> {
    account.waiting().iter().find_map(|(entry, waiting)| match &waiting.change {
        Change::Guardians(guardians) => Some((*entry, waiting, guardians)),
        Change::DeviceKey(_) | Change::Recovery(_) | Change::Relay(_) | Change::End(_) => None,
    })
}

/// The guardians that the account will have when nothing waits any more.
pub(crate) fn coming(account: &Account) -> &Guardians {
    waiting(account).map_or(account.guardians(), |(_, _, guardians)| guardians)
}

/// More than half.
pub(crate) const fn majority(of: usize) -> usize {
    of / 2 + 1
}

/// The guardians as the owner wants them, as far as their keys have come. Those that the chain has and no row knows stay: they
/// are from before a recovery.
pub(crate) fn planned(state: &State, account: &Account) -> Result<Guardians, Error> {
    let rows = GuardianRow::all(state)?;
    let known: BTreeSet<PublicKey> = rows.iter().filter_map(|(_, row)| row.key).collect();
    let wanted = rows.iter().filter(|(_, row)| row.wanted).filter_map(|(_, row)| row.key);
    let strangers = coming(account).keys().iter().copied().filter(|key| !known.contains(key));
    let keys: BTreeSet<PublicKey> = wanted.chain(strangers).collect();
    let chosen = tables::get::<ThresholdRow>(state, &[])?.and_then(|row| row.threshold);
    let most = keys.len();
    let threshold = match chosen.and_then(|chosen| usize::try_from(chosen).ok()) {
        _ if most == 0 => 0,
        Some(chosen) => chosen.clamp(1, most),
        None => majority(most),
    };
    let threshold = u32::try_from(threshold).map_err(|_| Error::Damaged(ThresholdRow::NAME))?;
    Guardians::new(threshold, keys).map_err(|_| crate::error::Misuse::TooMany("guardians").into())
}
