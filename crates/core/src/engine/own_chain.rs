//! The own account's chain: read from the relay, added to, and what follows when it grows.
#![expect(clippy::wildcard_enum_match_arm, reason = "all answers that do not fit the question are alike")]

use std::sync::Arc;

use kith_chain::{Account, Chain, DeviceState};
use kith_wire::account::{Entry, EntryKind, SignedEntry, Signer, StampedEntry};
use kith_wire::content::ChainHead;
use kith_wire::{AccountId, DeviceId, Hash, Message, Operation, Refusal, Role, ServerEvent};

use super::Engine;
use super::errand::{Bytes, Errand};
use super::io::{DeviceChange, DeviceStanding, Event, Link};
use super::links::Asked;
use crate::account::{Key, write_entry};
use crate::chat::Chat;
use crate::contact::Contact;
use crate::device::Device;
use crate::devices::{DeviceNote, SpareRow};
use crate::error::{Error, RelayFault};
use crate::guardians::{coming, planned};
use crate::state::State;

/// How long the own chain is, as another of the own devices says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Claim {
    length: u64,
    /// The relay was asked for the rest on this connection.
    pub(super) asked: bool,
}

impl Engine {
    /// The own chain, checked.
    pub(super) fn own_chain(&self) -> Result<Arc<Chain>, Error> {
        let device = self.device()?;
        match &self.own {
            Some(chain) if chain.head().length == device.chain.len() as u64 => Ok(Arc::clone(chain)),
            _ => verified(&device).map(Arc::new),
        }
    }

    /// The same, kept so that it need not be checked again.
    pub(super) fn keep_own_chain(&mut self) -> Result<(), Error> {
        if Device::load(&self.state)?.is_some_and(|device| device.is_ready()) {
            self.own = Some(self.own_chain()?);
        }
        Ok(())
    }

    /// The own account as it is now.
    pub(super) fn own_account(&self) -> Result<Account, Error> {
        Ok(self.own_chain()?.at(self.now.seconds()))
    }

    /// Whether this device is past its probation.
    pub(super) fn is_confirmed(&self) -> Result<bool, Error> {
        let device = self.device()?;
        Ok(device.is_ready() && self.own_account()?.confirmed_key(&device.device).is_some())
    }

    /// Whether this device was signed out.
    pub(super) fn is_out(&self) -> Result<bool, Error> {
        let Some(device) = Device::load(&self.state)?.filter(|device| device.chain.len() > 1) else { return Ok(false) };
        let account = self.own_account()?;
        Ok(account.devices().get(&device.device).is_some_and(|this| !this.state.is_linked()))
    }

    /// How this device stands, once its account stands on its relay.
    pub(super) fn own_standing(&self) -> Result<DeviceStanding, Error> {
        if self.device()?.erased {
            return Ok(DeviceStanding::Erased);
        }
        Ok(match (self.is_out()?, self.is_confirmed()?) {
            (true, _) => DeviceStanding::Out,
            (false, true) => DeviceStanding::Confirmed,
            (false, false) => DeviceStanding::Probation,
        })
    }

    pub(super) fn ask_for_own_chain(&mut self, link: &Link) -> Result<(), Error> {
        let from = self.device()?.chain.len() as u64;
        if !self.awaits(link, &Asked::OwnChain) {
            self.ask(link, Asked::OwnChain, Operation::ReadOwnChain { from });
        }
        Ok(())
    }

    /// The answer to that. What comes is asked for until nothing more comes.
    pub(super) fn own_chain_answered(&mut self, link: &Link, event: ServerEvent) -> Result<(), Error> {
        match event {
            ServerEvent::OwnChain(entries) if entries.is_empty() => {
                self.chain_read = true;
                self.judge_claim(link)?;
                self.judge_held()?;
                self.erase_if_over()
            }
            ServerEvent::OwnChain(entries) => {
                self.take_own_entries(link, entries)?;
                self.ask_for_own_chain(link)
            }
            _ => {
                self.hang_up(link);
                Ok(())
            }
        }
    }

    /// What another own device says of the chain must be what the relay showed here, as far as both go. Of what goes further,
    /// the rest is asked for.
    pub(super) fn compare_own_chain(&mut self, head: &ChainHead) -> Result<(), Error> {
        let entries = self.device()?.entries()?;
        let newest = head.length.checked_sub(1).and_then(|index| usize::try_from(index).ok());
        if newest.and_then(|index| entries.get(index)).is_some_and(|known| known.link() != head.hash) {
            self.alarm(None, RelayFault::Equivocated);
        }
        let longer = self.claimed.map_or(entries.len() as u64, |claim| claim.length) < head.length;
        if longer {
            self.claimed = Some(Claim { length: head.length, asked: false });
            let link = Link::to(&self.device()?.relay, Role::Account);
            self.ask_for_claimed(&link)?;
        }
        Ok(())
    }

    /// Asks once the relay has nothing else to answer: what was asked before need not be answered with what came since.
    fn ask_for_claimed(&mut self, link: &Link) -> Result<(), Error> {
        if self.can_ask(link) && !self.awaits(link, &Asked::OwnChain) {
            self.claimed.iter_mut().for_each(|claim| claim.asked = true);
            self.ask_for_own_chain(link)?;
        }
        Ok(())
    }

    /// The chain was read to its end: the relay withholds what is missing of what another own device has seen.
    fn judge_claim(&mut self, link: &Link) -> Result<(), Error> {
        let Some(claim) = self.claimed else { return Ok(()) };
        if claim.length <= self.device()?.chain.len() as u64 {
            self.claimed = None;
            return Ok(());
        }
        if !claim.asked {
            return self.ask_for_claimed(link);
        }
        self.claimed = None;
        self.alarm(None, RelayFault::Withheld);
        Ok(())
    }

    /// What could not be judged before the own chain was read can be now.
    fn judge_held(&mut self) -> Result<(), Error> {
        for id in Chat::ids(&self.state) {
            let mut chat = Chat::load(&self.state, id)?;
            if let Some(held) = chat.place.as_mut().and_then(|place| place.held.as_mut())
                && held.own
            {
                held.read = true;
                chat.save(&mut self.state, id)?;
                self.sessions.remove(&id);
                self.dirty.insert(id);
            }
        }
        Ok(())
    }

    /// Entries of the own chain, asked for or not: they must go on from what is known.
    pub(super) fn take_own_entries(&mut self, link: &Link, entries: Vec<StampedEntry>) -> Result<(), Error> {
        let mut device = self.device()?;
        let before = self.own_account()?;
        let mut chain = Chain::clone(&*self.own_chain()?);
        for entry in entries {
            let (index, length) = (entry.entry.entry.index, chain.head().length);
            if index > length {
                self.chain_read = false;
                return self.ask_for_own_chain(link);
            }
            if index < length {
                let known = usize::try_from(index).ok().and_then(|index| device.chain.get(index));
                if known != Some(&entry.encode()) {
                    return self.distrust(link, RelayFault::Equivocated);
                }
                continue;
            }
            if chain.append(&entry).is_err() {
                return self.distrust(link, RelayFault::Forged);
            }
            device.chain.push(entry.encode());
        }
        if chain.head().length == self.own_chain()?.head().length {
            return Ok(());
        }
        device.save(&mut self.state)?;
        self.own = Some(Arc::new(chain));
        self.chain_grew(&before)
    }

    /// Tells the person which devices came, went or were confirmed, and does what follows.
    fn chain_grew(&mut self, before: &Account) -> Result<(), Error> {
        let (now, this) = (self.own_account()?, self.device()?.device);
        let mut renew = false;
        self.show_account(before, &now)?;
        self.dirty.extend(Chat::ids(&self.state));
        for (id, device) in now.devices() {
            let was = before.devices().get(id).map(|device| &device.state);
            let change = match (was, &device.state) {
                (None | Some(DeviceState::Removed(_)), DeviceState::Probation { .. }) => DeviceChange::Added,
                (Some(DeviceState::Confirmed { .. }), DeviceState::Confirmed { .. }) => continue,
                (_, DeviceState::Confirmed { .. }) => DeviceChange::Confirmed,
                (Some(DeviceState::Removed(_)) | None, DeviceState::Removed(_)) => continue,
                (Some(_), DeviceState::Removed(_)) => DeviceChange::Removed,
                (Some(DeviceState::Probation { .. }), DeviceState::Probation { .. })
                | (Some(DeviceState::Confirmed { .. }), DeviceState::Probation { .. }) => continue,
            };
            self.show_device(id, change)?;
            if change == DeviceChange::Removed {
                SpareRow::forget(&mut self.state, id);
                self.end_link_with(id)?;
                let was_in = was.is_some_and(DeviceState::is_confirmed);
                if was_in && self.decided(&this, id)? {
                    renew = true;
                }
            }
        }
        if renew {
            self.begin_rekeying()?;
            self.renew_every_reach()?;
        }
        self.try_offered_again()
    }

    /// What a device that is out knew of how contacts reach us works no longer.
    fn renew_every_reach(&mut self) -> Result<(), Error> {
        for (id, _) in Contact::all(&self.state)? {
            self.renew_own_reach(id)?;
        }
        Ok(())
    }

    pub(super) fn show_device(&mut self, id: &DeviceId, change: DeviceChange) -> Result<(), Error> {
        let name = DeviceNote::load(&self.state, id)?.map(|note| note.name).unwrap_or_default();
        let this = self.device()?.device == *id;
        self.show(Event::Device { device: id.to_hex(), name, this, change });
        Ok(())
    }

    /// Whether a device signed the newest entry that confirmed or removed another.
    pub(super) fn decided(&self, by: &DeviceId, about: &DeviceId) -> Result<bool, Error> {
        let entries = self.device()?.entries()?;
        let newest = entries.iter().rev().map(|stamped| &stamped.entry.entry).find(|entry| match &entry.kind {
            EntryKind::DeviceConfirmed { device } => device == about,
            EntryKind::DeviceRemoved { devices } => devices.contains(about),
            _ => false,
        });
        Ok(newest.is_some_and(|entry| entry.signer == Signer::Device(*by)))
    }

    /// Remembers to add an entry to the own chain.
    pub(super) fn add_entry(&mut self, kind: EntryKind) -> Result<(), Error> {
        let device = self.device()?;
        let entry = Entry {
            account: device.account,
            index: 1,
            previous: Hash([0; Hash::LEN]),
            signer: Signer::Device(device.device),
            kind,
        };
        Errand::Entry { body: Bytes(entry.encode()) }.add(&mut self.state).map(drop)
    }

    /// The relay has said what became of an entry. A refused one that did not follow the newest is made again once that is
    /// known.
    pub(super) fn entry_answered(&mut self, link: &Link, errand: Errand, event: &ServerEvent) -> Result<(), Error> {
        match event {
            ServerEvent::Stamped(_) => self.ask_for_own_chain(link),
            ServerEvent::Refusal(Refusal::ChainRule { rule }) if rule == "wrong_index" || rule == "wrong_previous" => {
                self.chain_read = false;
                errand.add(&mut self.state)?;
                self.ask_for_own_chain(link)
            }
            ServerEvent::Refusal(refusal) => {
                self.trouble(&Error::Refused(refusal.clone()));
                self.not_admitted()
            }
            _ => self.distrust(link, RelayFault::Forged),
        }
    }
}

/// What the relay is asked to add. `None` if it stands there already.
pub(super) fn operation(state: &State, body: &Bytes) -> Result<Option<Operation>, Error> {
    let Some(device) = Device::load(state)? else { return Ok(None) };
    let entry = Entry::decode(&body.0).map_err(|_| Error::Damaged("entry"))?;
    let chain = verified(&device)?;
    // What the guardians shall be is decided when it is said, so that the last word stands.
    let kind = match entry.kind {
        EntryKind::GuardiansSet(_) => EntryKind::GuardiansSet(planned(state, chain.account())?),
        kind => kind,
    };
    if is_done(chain.account(), &device.device, &kind) {
        return Ok(None);
    }
    let key = device.key();
    let signed: SignedEntry = write_entry(&chain, kind, Key::Device(device.device, &key));
    Ok(Some(Operation::AppendEntry(signed)))
}

/// Whether an account is already as an entry would make it: it was added before, and the answer was lost.
fn is_done(account: &Account, by: &DeviceId, kind: &EntryKind) -> bool {
    let state = |id: &DeviceId| account.devices().get(id).map(|device| &device.state);
    match kind {
        EntryKind::DeviceAdded { key, .. } => state(&DeviceId::of_key(key)).is_some(),
        EntryKind::DeviceConfirmed { device } => state(device).is_some_and(DeviceState::is_confirmed),
        EntryKind::DeviceRemoved { devices } => {
            devices.iter().all(|device| state(device).is_none_or(|state| !state.is_linked()))
        }
        EntryKind::Frozen => account.frozen().is_some(),
        EntryKind::Thawed => account.frozen().is_none(),
        EntryKind::GuardiansSet(guardians) => coming(account) == guardians,
        EntryKind::RecoverySeen { started } => {
            account.recoveries().get(started).is_none_or(|recovery| recovery.seen.is_some())
        }
        EntryKind::Vetoed { entry } => {
            account.recoveries().get(entry).is_some_and(|recovery| recovery.vetoes.contains(by))
                || account.confirmed_key(by).is_some()
                    && !account.recoveries().contains_key(entry)
                    && !account.waiting().contains_key(entry)
        }
        _ => false,
    }
}

fn verified(device: &Device) -> Result<Chain, Error> {
    Chain::verify(&device.entries()?).map_err(|_| Error::Damaged("chain"))
}

/// The key of a device of an account that is linked, on probation or not.
pub(super) fn linked_key(account: &Account, of: &AccountId, device: &DeviceId) -> Option<kith_wire::PublicKey> {
    let device = account.devices().get(device).filter(|device| account.id() == *of && device.state.is_linked());
    device.map(|device| device.key)
}
