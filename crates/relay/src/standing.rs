//! How an account and its devices stand, as one row: what its chain says now, and what it will say when nobody adds to it.
//!
//! The rule that says so is the chain's; the row only spares every delivery the reading of a whole chain.

use std::collections::BTreeSet;

use kith_chain::{Account, Chain, Device, DeviceState};
use kith_wire::account::Signer;
use kith_wire::{AccountId, DeviceId, Millis, PublicKey, Refusal, Seconds, Session};
use prost::Message;

use crate::logs::damaged;
use crate::refused::Stop;
use crate::round::Round;
use crate::rows::{self, Key, Row};
use crate::store::Fault;

/// A device that has signed for its connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Its account.
    pub account: AccountId,
    /// The device.
    pub device: DeviceId,
    /// Its session.
    pub session: Session,
}

/// Who adds to an account's chain: somebody who has signed for the connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Author {
    /// One of its devices.
    Device(Identity),
    /// Whoever has its recovery phrase, of which this is the key.
    Phrase(AccountId, PublicKey),
}

impl Author {
    pub(crate) const fn account(&self) -> AccountId {
        match self {
            Self::Device(identity) => identity.account,
            Self::Phrase(account, _) => *account,
        }
    }

    /// What its entries are counted under.
    pub(crate) fn bucket(&self) -> (AccountId, DeviceId) {
        match self {
            Self::Device(identity) => (identity.account, identity.device),
            Self::Phrase(account, key) => (*account, DeviceId::of_key(key)),
        }
    }
}

/// How a device stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, prost::Enumeration)]
#[repr(i32)]
pub(crate) enum Standing {
    /// It was removed, and may still say no.
    Removed = 0,
    Probation = 1,
    Member = 2,
    /// It is out for good, and may only learn that: the chain up to the entry that put it out.
    Gone = 3,
}

/// What the relay must know of an account at every request.
#[derive(Clone, PartialEq, Eq, Message)]
pub(crate) struct AccountRow {
    /// How many tokens have a row.
    #[prost(uint32, tag = "1")]
    pub(crate) tokens: u32,
    /// From when on what holds, by rising time.
    #[prost(message, repeated, tag = "2")]
    states: Vec<StateRow>,
}

#[derive(Clone, PartialEq, Eq, Message)]
struct StateRow {
    #[prost(uint64, tag = "1")]
    from: u64,
    /// Neither frozen nor ended.
    #[prost(bool, tag = "2")]
    open: bool,
    #[prost(message, repeated, tag = "3")]
    devices: Vec<DeviceRow>,
}

#[derive(Clone, PartialEq, Eq, Message)]
struct DeviceRow {
    #[prost(bytes = "vec", tag = "1")]
    id: Vec<u8>,
    #[prost(bytes = "vec", tag = "2")]
    key: Vec<u8>,
    #[prost(enumeration = "Standing", tag = "3")]
    standing: i32,
    /// When the standing ends by itself; 0 never.
    #[prost(uint64, tag = "4")]
    until: u64,
    /// The entry that put it out, if one did.
    #[prost(uint64, tag = "5")]
    put_out: u64,
}

impl Row for AccountRow {}

/// Where an account's row is.
pub(crate) fn row(account: &AccountId) -> Key<AccountRow> {
    rows::account(account)
}

impl AccountRow {
    /// The row of an account with this chain.
    pub(crate) fn of(chain: &Chain, tokens: u32) -> Self {
        let account = chain.account();
        let due = account.waiting().values().map(kith_chain::Waiting::until);
        let probations = account.devices().values().filter_map(|device| device.state.probation_ends());
        let moments: BTreeSet<_> =
            due.chain(probations).chain([chain.time()]).filter(|at| *at >= chain.time()).collect();
        let mut states: Vec<_> = moments.into_iter().map(|at| StateRow::at(&chain.at(at), at)).collect();
        states.dedup_by(|later, earlier| later.open == earlier.open && later.devices == earlier.devices);
        Self { tokens, states }
    }

    /// Whether the account is neither frozen nor ended.
    pub(crate) fn is_open(&self, now: Millis) -> bool {
        self.state(now).is_some_and(|state| state.open)
    }

    /// The confirmed devices.
    pub(crate) fn members(&self, now: Millis) -> Result<Vec<DeviceId>, Fault> {
        let devices = self.state(now).into_iter().flat_map(|state| &state.devices);
        let members = devices.filter(|device| device.standing() == Standing::Member);
        members.map(|device| device.id.as_slice().try_into().map_err(|_| damaged("a device's id"))).collect()
    }

    /// A device's standing and key.
    pub(crate) fn device(&self, id: &DeviceId, now: Millis) -> Result<Option<(Standing, PublicKey)>, Fault> {
        let mut devices = self.state(now).into_iter().flat_map(|state| &state.devices);
        let Some(device) = devices.find(|device| device.id == id.0) else { return Ok(None) };
        let over = device.until != 0 && device.until <= now.seconds().0;
        let key = device.key.as_slice().try_into().map_err(|_| damaged("a device's key"))?;
        Ok(Some((if over { Standing::Gone } else { device.standing() }, key)))
    }

    /// The entry that put a device out for good.
    fn put_out(&self, id: &DeviceId, now: Millis) -> Option<u64> {
        let mut devices = self.state(now).into_iter().flat_map(|state| &state.devices);
        devices.find(|device| device.id == id.0).map(|device| device.put_out)
    }

    fn state(&self, now: Millis) -> Option<&StateRow> {
        let now = now.seconds().0;
        let begun = self.states.iter().rev().find(|state| state.from <= now);
        // A clock that was set back is before every stamp: then the last stamp's moment holds.
        begun.or_else(|| self.states.first())
    }
}

impl StateRow {
    fn at(account: &Account, at: Seconds) -> Self {
        let devices = account.devices().iter().map(|(id, device)| DeviceRow::of(id, device)).collect();
        Self { from: at.0, open: account.may_link(), devices }
    }
}

impl DeviceRow {
    fn of(id: &DeviceId, device: &Device) -> Self {
        let (standing, until, put_out) = match &device.state {
            DeviceState::Confirmed { .. } => (Standing::Member, 0, 0),
            DeviceState::Probation { .. } => (Standing::Probation, 0, 0),
            DeviceState::Removed(removal) if removal.keeps_veto(removal.at) => {
                (Standing::Removed, removal.until.0, removal.entry)
            }
            DeviceState::Removed(removal) => (Standing::Gone, 0, removal.entry),
        };
        Self { id: id.0.to_vec(), key: device.key.0.to_vec(), standing: standing.into(), until, put_out }
    }
}

/// What stands between a device and its account at this moment; a session that a newer one has replaced stands nowhere, nor
/// does a device that is out for good.
pub(crate) fn of(round: &Round<'_>, identity: &Identity, now: Millis) -> Result<(AccountRow, Standing), Stop> {
    match known(round, identity, now)? {
        (_, Standing::Gone) => Err(Refusal::NotAuthenticated.into()),
        stands => Ok(stands),
    }
}

/// How many entries of the own chain a device may read: all, or up to the one that put it out for good. By that it knows that
/// it has nothing left to keep.
pub(crate) fn readable(round: &Round<'_>, identity: &Identity, now: Millis) -> Result<u64, Stop> {
    match known(round, identity, now)? {
        (account, Standing::Gone) => {
            Ok(account.put_out(&identity.device, now).map_or(0, |entry| entry.saturating_add(1)))
        }
        (_, Standing::Removed | Standing::Probation | Standing::Member) => Ok(u64::MAX),
    }
}

fn known(round: &Round<'_>, identity: &Identity, now: Millis) -> Result<(AccountRow, Standing), Stop> {
    let account = round.row(&row(&identity.account))?.ok_or(Refusal::NotAuthenticated)?;
    let (standing, _) = account.device(&identity.device, now)?.ok_or(Refusal::NotAuthenticated)?;
    let newest = round.row(&rows::session(&identity.account, &identity.device))?.unwrap_or_default().newest;
    if newest == identity.session.0 { Ok((account, standing)) } else { Err(Refusal::NotAuthenticated.into()) }
}

/// The account of whoever adds to its chain, if he has any standing. Whether he may add what he does, the chain says; but
/// whoever has only the phrase brings nothing that somebody else signed.
pub(crate) fn of_author(round: &Round<'_>, author: &Author, signer: &Signer, now: Millis) -> Result<AccountRow, Stop> {
    match author {
        Author::Device(identity) => of(round, identity, now).map(|(account, _)| account),
        Author::Phrase(account, key) if *signer == Signer::Recovery(*key) => {
            Ok(round.row(&row(account))?.ok_or(Refusal::NotAuthenticated)?)
        }
        Author::Phrase(..) => Err(Refusal::NotAuthenticated.into()),
    }
}

/// The account of a confirmed device.
pub(crate) fn member(round: &Round<'_>, identity: &Identity, now: Millis) -> Result<AccountRow, Stop> {
    match of(round, identity, now)? {
        (account, Standing::Member) => Ok(account),
        (_, Standing::Probation) => Err(refused("not_confirmed")),
        (_, Standing::Removed | Standing::Gone) => Err(refused("removed")),
    }
}

/// The account of a confirmed device, if it is neither frozen nor ended.
pub(crate) fn acting_member(round: &Round<'_>, identity: &Identity, now: Millis) -> Result<AccountRow, Stop> {
    let account = member(round, identity, now)?;
    if account.is_open(now) { Ok(account) } else { Err(refused("frozen")) }
}

/// The key that a device signs with, if it has any standing.
pub(crate) fn key(
    round: &Round<'_>,
    account: &AccountId,
    device: &DeviceId,
    now: Millis,
) -> Result<Option<PublicKey>, Stop> {
    let account = round.row(&row(account))?.unwrap_or_default();
    Ok(account.device(device, now)?.map(|(_, key)| key))
}

pub(crate) fn refused(rule: &str) -> Stop {
    Refusal::ChainRule { rule: rule.into() }.into()
}
