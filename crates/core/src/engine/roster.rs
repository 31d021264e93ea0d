//! Which devices are in which conversation: every confirmed device of the account in all of them, and no other.
//!
//! Driven by what is: whenever a conversation can be written to, its leaves are compared with the own chain. Several devices
//! may want the same change; the relay's compare-and-set lets one win, and the others find nothing left to do.

use kith_chain::Account;
use kith_wire::content::Body;
use kith_wire::sync::SyncItem;
use kith_wire::{DeviceId, MessageId, Seconds};

use super::Engine;
use super::errand::Errand;
use crate::chat::{Chat, ChatId, Guest, OutboxItem, Place};
use crate::contact::{Contact, ContactId, Kind, Stage, free_name};
use crate::devices::SpareRow;
use crate::error::Error;
use crate::mls::{Change, KeyPackage};

/// What the own conversation is called until its owner names it.
pub(super) const OWN: &str = "me";
/// After this long other devices do what the one that should has not done, seconds.
const PATIENCE: u64 = 600;
/// Key packages asked of a new device beyond those needed at once: for conversations that begin while it is away.
const BEYOND: u32 = 5;

impl Engine {
    /// Oneself, as whom the own conversation is with.
    pub(super) fn own_contact(&mut self) -> Result<(ContactId, Contact), Error> {
        if let Some(own) = Contact::of_kind(&self.state, Kind::Own)? {
            return Ok(own);
        }
        let device = self.device()?;
        let name = free_name(&self.state, None, OWN)?;
        let (id, mut contact) = self.new_contact(device.account, Kind::Own, name)?;
        contact.stage = Stage::Active;
        self.grant_own_reach(id, &mut contact)?;
        let Some(own) = &contact.own else { return Err(Error::Damaged("contact")) };
        contact.reach = Some(own.reach(device.account, device.relay)?);
        contact.save(&mut self.state, id)?;
        Ok((id, contact))
    }

    /// The own conversation, opened if it was not.
    pub(super) fn own_conversation(&mut self) -> Result<ChatId, Error> {
        let (_, own) = self.own_contact()?;
        if Chat::load(&self.state, own.chat)?.place.is_none() {
            let conversation = MessageId(self.random());
            self.found_place(own.chat, conversation, &[], None)?;
        }
        Ok(own.chat)
    }

    /// Devices that this one let in and that are past their probation are brought into everything.
    pub(super) fn bring_in(&mut self) -> Result<(), Error> {
        let device = self.device()?;
        if !device.is_ready() || device.chain.len() < 2 {
            return Ok(());
        }
        let own = self.own_account()?;
        let may = own.confirmed_key(&device.device).is_some();
        for (id, mut linked) in Contact::every(&self.state)? {
            let Kind::Linked(other) = linked.kind else { continue };
            let comes = own.devices().get(&other).is_some_and(|is| is.added_by == Some(device.device));
            if may && comes && own.confirmed_key(&other).is_some() && !linked.prepared {
                linked.prepared = true;
                linked.save(&mut self.state, id)?;
                let count = self.wanted_packages()?;
                self.own_conversation()?;
                self.say_items(linked.chat, vec![SyncItem::Wanted { device: other, count }])?;
            }
        }
        Ok(())
    }

    fn wanted_packages(&self) -> Result<u32, Error> {
        let people = Contact::all(&self.state)?;
        let active = people.iter().filter(|(_, contact)| contact.stage == Stage::Active).count();
        Ok(u32::try_from(active).unwrap_or(u32::MAX).saturating_add(1 + BEYOND))
    }

    /// Once a device is in all conversations, the one with it alone is of no more use. Until then it is passed on what is said
    /// where it was let in before.
    pub(super) fn part_from(&mut self, device: &DeviceId) -> Result<(), Error> {
        let Some((id, mut linked)) = Contact::of_kind(&self.state, Kind::Linked(*device))? else { return Ok(()) };
        for person in &linked.chosen {
            let contact = Contact::load(&self.state, *person)?;
            let place = Chat::load(&self.state, contact.chat)?.place.filter(|_| contact.stage == Stage::Active);
            let Some(place) = place else { continue };
            let members = self.group(contact.chat, &place.channel)?.members().map_err(|_| Error::Damaged("group"))?;
            if members.iter().all(|member| member.device != *device) {
                return Ok(());
            }
        }
        if linked.stage != Stage::Active || !self.is_in_own_conversation(device)? {
            return Ok(());
        }
        let parting = OutboxItem::of_chat(&self.state, linked.chat).collect::<Result<Vec<_>, _>>()?;
        if parting.iter().any(|(_, item)| item.body().is_ok_and(|body| body == Body::Ended)) {
            return Ok(());
        }
        // It goes after everything that is still to be said there.
        linked.chosen.clear();
        linked.save(&mut self.state, id)?;
        self.say_goodbye(linked.chat)
    }

    /// Ends the conversation with a device that was on probation, or is about to be in all of them.
    pub(super) fn end_link_with(&mut self, device: &DeviceId) -> Result<(), Error> {
        let Some((id, mut linked)) = Contact::of_kind(&self.state, Kind::Linked(*device))? else { return Ok(()) };
        linked.stage = Stage::Ended;
        linked.chosen.clear();
        linked.save(&mut self.state, id)?;
        self.leave(linked.chat)
    }

    /// Prepares a commit if a conversation's leaves are not those of the account's confirmed devices. The others are told of
    /// the chain first, so that they can judge it.
    pub(super) fn keep_roster(&mut self, id: ChatId, chat: &Chat, place: &Place) -> Result<(), Error> {
        let device = self.device()?;
        let contact = Contact::load(&self.state, chat.contact())?;
        let concerned = contact.stage == Stage::Active && !matches!(contact.kind, Kind::Linked(_));
        if device.chain.len() < 2 || !concerned {
            return Ok(());
        }
        let own = self.own_account()?;
        if own.confirmed_key(&device.device).is_none() {
            return Ok(());
        }
        if contact.kind == Kind::Person && chat.told_chain < device.chain.len() as u64 {
            return self.tell_chain(id, place);
        }
        let members = self.group(id, &place.channel)?.members().map_err(|_| Error::Damaged("group"))?;
        let ours = || members.iter().filter(|member| member.account == device.account);
        let mut remove = Vec::new();
        for leaf in ours() {
            let out = own.confirmed_key(&leaf.device) != Some(leaf.key);
            if out && (self.decided(&device.device, &leaf.device)? || self.may_step_in()?) {
                remove.push(leaf.leaf);
            }
        }
        let missing: Vec<DeviceId> = own
            .confirmed()
            .map(|(device, _)| device)
            .filter(|device| ours().all(|leaf| leaf.device != *device))
            .collect();
        let mut add = Vec::new();
        for device in missing {
            let may = match contact.kind {
                // Only the device that let it in can tell it where the own conversation is.
                Kind::Own => self.is_linked_with(&device)?,
                Kind::Person | Kind::Linked(_) => self.is_in_own_conversation(&device)?,
            };
            if may {
                add.extend(self.package_for(&device, &own, place)?);
            }
        }
        if add.is_empty() && remove.is_empty() {
            return Ok(());
        }
        let guests = add.iter().map(|package| Guest::Own { device: package.device() }).collect();
        self.commit(id, Change { add: &add, remove: &remove }, guests)
    }

    fn is_linked_with(&self, device: &DeviceId) -> Result<bool, Error> {
        let linked = Contact::of_kind(&self.state, Kind::Linked(*device))?;
        Ok(linked.is_some_and(|(_, linked)| linked.stage == Stage::Active))
    }

    fn is_in_own_conversation(&mut self, device: &DeviceId) -> Result<bool, Error> {
        let Some((_, own)) = Contact::of_kind(&self.state, Kind::Own)? else { return Ok(false) };
        let Some(place) = Chat::load(&self.state, own.chat)?.place else { return Ok(false) };
        let members = self.group(own.chat, &place.channel)?.members().map_err(|_| Error::Damaged("group"))?;
        Ok(members.iter().any(|member| member.device == *device))
    }

    /// A key package of another device to add it with: one that it gave, or, where nobody else will, one from its relay.
    fn package_for(&mut self, device: &DeviceId, own: &Account, place: &Place) -> Result<Option<KeyPackage>, Error> {
        while let Some(bytes) = SpareRow::take(&mut self.state, device)? {
            if let Some(package) = super::joining::usable(own, &[bytes], self.now.seconds()).pop() {
                return Ok(Some(package));
            }
        }
        if place.founded || self.may_step_in()? {
            self.claim_own()?;
        }
        Ok(None)
    }

    /// Asks the own relay for key packages of the other devices, now and then.
    fn claim_own(&mut self) -> Result<(), Error> {
        let asked = Errand::all(&self.state)?.iter().any(|(_, errand)| matches!(errand, Errand::ClaimOwn));
        let rests = self.claimed_own.is_some_and(|at| self.now.0 < at.0.saturating_add(60_000));
        if asked || rests {
            return Ok(());
        }
        self.claimed_own = Some(self.now);
        self.own_contact()?;
        Errand::ClaimOwn.add(&mut self.state).map(drop)
    }

    /// Key packages of the own devices have come.
    pub(super) fn own_claimed(&mut self, offered: &[Vec<u8>]) -> Result<(), Error> {
        let (own, this) = (self.own_account()?, self.device()?.device);
        for bytes in offered {
            let fits = super::joining::usable(&own, std::slice::from_ref(bytes), self.now.seconds()).pop();
            if let Some(package) = fits.filter(|package| package.device() != this) {
                SpareRow::add(&mut self.state, &package.device(), bytes.clone())?;
            }
        }
        self.dirty.extend(Chat::ids(&self.state));
        Ok(())
    }

    /// Whether this device does what another should have done: it is the oldest, and the other had time enough.
    fn may_step_in(&self) -> Result<bool, Error> {
        let late = Seconds(self.own_chain()?.time().0.saturating_add(PATIENCE)) < self.now.seconds();
        Ok(late && self.is_oldest()?)
    }

    /// Whether this is the account's oldest device: what any of them could do, one of them does.
    pub(super) fn is_oldest(&self) -> Result<bool, Error> {
        let (own, this) = (self.own_account()?, self.device()?.device);
        let confirmed = own.devices().iter().filter(|(_, device)| device.state.is_confirmed());
        Ok(confirmed.min_by_key(|(_, device)| device.added).is_some_and(|(id, _)| *id == this))
    }

    /// Tells the others in a conversation of the own chain: the device that added to it does, or the oldest for it.
    fn tell_chain(&mut self, id: ChatId, place: &Place) -> Result<(), Error> {
        let device = self.device()?;
        let entries = device.entries()?;
        let signer = entries.last().map(|entry| entry.entry.entry.signer);
        let ours = signer == Some(kith_wire::account::Signer::Device(device.device));
        if !ours && !place.founded && !self.may_step_in()? {
            return Ok(());
        }
        for row in OutboxItem::of_chat(&self.state, id) {
            if matches!(row?.1.body()?, Body::ChainUpdate(told) if told.len() >= entries.len()) {
                return Ok(());
            }
        }
        let message = MessageId(self.random());
        OutboxItem::new(message, self.now, Body::ChainUpdate(entries)).add(&mut self.state, id).map(drop)
    }

    /// The others in a conversation know so much of the own chain.
    pub(super) fn chain_is_told(&mut self, id: ChatId, length: usize) -> Result<(), Error> {
        let mut chat = Chat::load(&self.state, id)?;
        if chat.told_chain < length as u64 {
            chat.told_chain = length as u64;
            chat.save(&mut self.state, id)?;
            self.dirty.insert(id);
        }
        Ok(())
    }
}
