//! When a contact's account was recovered: its new device knows nobody, so that those who knew it come to it.
//!
//! Contacts read each other's chains now and then. Whoever finds that an account was recovered puts the new device in the place
//! of those that are out, and tells it where, by a letter sealed to the key package that let it in. On the new device that is a
//! request like any other: nothing is shown of it, and nothing opened, before its owner accepts.

use kith_chain::Chain;
use kith_wire::inbox::{Conversation, LetterKind, Reach, Reunion};
use kith_wire::{Message, MessageId};

use super::Engine;
use super::errand::{Bytes, Errand, Post};
use super::inbox::RequestArrived;
use super::io::Reply;
use crate::chat::{Chat, Guest};
use crate::contact::{Contact, ContactId, Kind, RequestRow, RequestStage, Stage, post_letter};
use crate::device::decode_chain;
use crate::error::Error;
use crate::mls::{Change, KeyPackage};
use crate::tables;

/// How often a contact's chain is read though nothing says that it has grown, milliseconds.
const LOOK: u64 = 86_400_000;

impl Engine {
    /// Reads the chains of contacts that were not read for a day: one that was recovered cannot say so itself.
    pub(super) fn look_at_contacts(&mut self) -> Result<(), Error> {
        if !self.fenced || self.is_out()? || !self.is_confirmed()? {
            return Ok(());
        }
        for (id, mut contact) in Contact::all(&self.state)? {
            let due = contact.looked.0.saturating_add(LOOK) <= self.now.0;
            if due && contact.stage == Stage::Active && contact.reach.is_some() {
                contact.looked = self.now;
                contact.save(&mut self.state, id)?;
                Errand::ReadChain { contact: id }.add(&mut self.state)?;
            }
        }
        Ok(())
    }

    /// A contact's account came into other hands, its owner's or not: that it is he must be compared again, and its new device
    /// is let into the conversation by the oldest of ours.
    pub(super) fn contact_recovered(&mut self, id: ContactId) -> Result<(), Error> {
        let mut contact = Contact::load(&self.state, id)?;
        contact.verified = false;
        contact.save(&mut self.state, id)?;
        let placed = Chat::load(&self.state, contact.chat)?.place.is_some();
        if contact.stage == Stage::Active && placed && self.is_oldest()? {
            Errand::Claim { contact: id }.add(&mut self.state)?;
        }
        Ok(())
    }

    /// Whether key packages are of devices that came into the account by a recovery, and are not in the conversation.
    pub(super) fn is_new(&mut self, contact: &Contact, packages: &[KeyPackage]) -> Result<bool, Error> {
        let recovered = contact.account_at(self.now.seconds())?.is_some_and(|account| account.recovered().is_some());
        let Some(place) = Chat::load(&self.state, contact.chat)?.place.filter(|_| recovered) else { return Ok(false) };
        let members = self.group(contact.chat, &place.channel)?.members().map_err(|_| Error::Damaged("group"))?;
        Ok(packages.iter().all(|package| members.iter().all(|member| member.device != package.device())))
    }

    /// Puts a contact's new devices in the place of those that are out.
    pub(super) fn reunite(&mut self, id: ContactId, packages: &[KeyPackage]) -> Result<(), Error> {
        let contact = Contact::load(&self.state, id)?;
        let mut chat = Chat::load(&self.state, contact.chat)?;
        let guests: Vec<_> = packages
            .iter()
            .map(|package| Guest::Recovered { contact: id, letter_key: package.letter_key().to_vec() })
            .collect();
        let Some(place) = &mut chat.place else { return Ok(()) };
        if let Some(pending) = &mut place.pending {
            // Asked for again when that is done.
            pending.later.extend(guests);
            return chat.save(&mut self.state, contact.chat);
        }
        let account = contact.account_at(self.now.seconds())?;
        let members = self.group(contact.chat, &place.channel)?.members().map_err(|_| Error::Damaged("group"))?;
        let is_out = |leaf: &&crate::mls::Member| {
            let key = account.as_ref().and_then(|account| account.confirmed_key(&leaf.device));
            leaf.account == contact.account && key != Some(leaf.key)
        };
        let gone: Vec<u32> = members.iter().filter(is_out).map(|leaf| leaf.leaf).collect();
        self.commit(contact.chat, Change { add: packages, remove: &gone }, guests)
    }

    /// Tells the new device of a contact where the conversation goes on.
    pub(super) fn post_reunion(
        &mut self,
        id: ContactId,
        letter_key: &[u8],
        conversation: Conversation,
    ) -> Result<(), Error> {
        let contact = Contact::load(&self.state, id)?;
        let device = self.device()?;
        let (Some(own), Some(reach)) = (&contact.own, &contact.reach) else { return Ok(()) };
        let reunion = Reunion {
            reach: own.reach(device.account, device.relay.clone())?,
            name: device.name.clone(),
            conversation,
        };
        let letter = MessageId(self.random());
        let body = post_letter(&device, &reach.account, letter_key, letter, LetterKind::Reunion(reunion))?;
        let (relay, account, token) = (reach.relay.clone(), reach.account, reach.token);
        let about = Post::Conversation { contact: id };
        Errand::Deliver { relay, account, token, body: Bytes(body), about }.add(&mut self.state).map(drop)
    }

    /// Somebody whom the account knew before it was recovered to this device has let it in.
    pub(super) fn reunited(&mut self, arrived: RequestArrived, conversation: &Conversation) -> Result<(), Error> {
        if let Some((id, contact)) = Contact::of_account(&self.state, &arrived.account)? {
            let waits = contact.stage == Stage::Active && Chat::load(&self.state, contact.chat)?.place.is_none();
            if waits {
                self.go_on_with(id, &arrived.chain, arrived.request.reach, conversation.clone())?;
            }
            return Ok(());
        }
        if self.is_unwelcome("", &arrived)? {
            return Ok(());
        }
        self.remember_request(String::new(), arrived, Some(Bytes(conversation.encode())))
    }

    /// Goes on with a conversation from before the recovery.
    pub(super) fn rejoin_by_request(&mut self, row: &RequestRow, name: String) -> Result<Reply, Error> {
        let Some(bytes) = &row.reunion else { return Err(Error::Damaged("request")) };
        let conversation = Conversation::decode(&bytes.0).map_err(|_| Error::Damaged("request"))?;
        let (id, _) = match Contact::of_account(&self.state, &row.account)? {
            Some(known) => known,
            None => self.new_contact(row.account, Kind::Person, name)?,
        };
        if !self.go_on_with(id, &row.chain, row.reach.clone(), conversation)? {
            return Err(Error::PeerMisbehaved("its account chain contradicts the one that was known"));
        }
        Ok(Reply::Contact(Contact::load(&self.state, id)?.name))
    }

    /// Takes the place in a conversation that a contact has made; `false` if its chain is not the one that was known.
    fn go_on_with(
        &mut self,
        id: ContactId,
        chain: &[Vec<u8>],
        reach: Reach,
        conversation: Conversation,
    ) -> Result<bool, Error> {
        let entries = decode_chain(chain)?;
        let chain = Chain::verify(&entries).map_err(|_| Error::Damaged("request"))?;
        let mut contact = Contact::load(&self.state, id)?;
        contact.reach = Some(reach);
        contact.stage = Stage::Active;
        contact.save(&mut self.state, id)?;
        if !self.pins(id, &entries)? {
            return Ok(false);
        }
        let mut contact = Contact::load(&self.state, id)?;
        self.grant_own_reach(id, &mut contact)?;
        self.join(id, &chain, conversation)?;
        Ok(true)
    }

    /// Contacts have come back from a backup: those who have let this device in already are not strangers who ask.
    pub(super) fn accept_reunions(&mut self) -> Result<(), Error> {
        for (key, row) in tables::scan::<RequestRow>(&self.state, &[]).collect::<Result<Vec<_>, _>>()? {
            let Some((_, contact)) = Contact::of_account(&self.state, &row.account)? else { continue };
            let waits = contact.stage == Stage::Active && Chat::load(&self.state, contact.chat)?.place.is_none();
            if row.reunion.is_some() && row.stage == RequestStage::Open && waits {
                self.rejoin_by_request(&row, contact.name)?;
                tables::put(&mut self.state, &key, &RequestRow { stage: RequestStage::Accepted, ..row })?;
            }
        }
        Ok(())
    }
}
