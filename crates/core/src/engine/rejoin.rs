//! When a conversation's channel cannot go on for this device: what is missing is said, and the way back is found.
//!
//! A device that lost its place asks its peer, through the peer's inbox, to be added again; the peer puts a fresh leaf in
//! the old one's place. If the relay lost the channel itself, the account with the smaller id founds a new one, and the
//! conversation moves there; the other side asks for it, in case only it has noticed.

use kith_chain::Chain;
use kith_wire::inbox::{Conversation, LetterKind, Rejoin, RejoinReason};

use super::Engine;
use super::errand::{Errand, Post};
use crate::chat::{Chat, ChatId, Guest};
use crate::contact::{Contact, ContactId, Stage};
use crate::error::{Error, Loss, RelayFault};
use crate::mls::{self, Change, KeyPackage, StagedCommit};

impl Engine {
    /// The channel is gone, or behind what was seen: what was acknowledged is no longer there.
    pub(super) fn relay_lost(&mut self, id: ChatId) -> Result<(), Error> {
        let name = self.chat_name(id)?;
        self.alarm(Some(name), RelayFault::LostData);
        self.move_away(id)
    }

    fn move_away(&mut self, id: ChatId) -> Result<(), Error> {
        let mut chat = Chat::load(&self.state, id)?;
        let contact_id = chat.contact();
        let contact = Contact::load(&self.state, contact_id)?;
        let Some(place) = chat.place.as_mut().filter(|place| !place.rejoining) else { return Ok(()) };
        if contact.stage != Stage::Active {
            return self.leave(id);
        }
        place.rejoining = true;
        place.pending = None;
        chat.save(&mut self.state, id)?;
        self.sessions.remove(&id);
        if self.device()?.account.0 < contact.account.0 {
            return Errand::Claim { contact: contact_id }.add(&mut self.state).map(drop);
        }
        self.post_rejoin(&contact, &chat, RejoinReason::RelayLost)
    }

    /// Asks the peer to be added again.
    pub(super) fn ask_to_rejoin(&mut self, id: ChatId, reason: RejoinReason) -> Result<(), Error> {
        let mut chat = Chat::load(&self.state, id)?;
        let contact = Contact::load(&self.state, chat.contact())?;
        let Some(place) = chat.place.as_mut().filter(|place| !place.rejoining) else { return Ok(()) };
        place.rejoining = true;
        let lost = place.pending.take();
        chat.save(&mut self.state, id)?;
        self.sessions.remove(&id);
        self.missed(id, Loss::Readmission)?;
        let waits = lost.is_some_and(|lost| lost.guests.into_iter().chain(lost.later).next().is_some());
        if waits && self.device()?.account.0 < contact.account.0 {
            // The other side has asked the same of us: the conversation goes on in another channel.
            return Errand::Claim { contact: chat.contact() }.add(&mut self.state).map(drop);
        }
        self.post_rejoin(&contact, &chat, reason)
    }

    fn post_rejoin(&mut self, contact: &Contact, chat: &Chat, reason: RejoinReason) -> Result<(), Error> {
        let Some(place) = &chat.place else { return Ok(()) };
        let device = self.device()?;
        let key = device.key();
        let package = mls::new_key_package(&mut self.state, &device.identity(&key), false)
            .map_err(|_| Error::Damaged("key packages"))?;
        let rejoin = Rejoin { conversation: place.conversation, key_packages: vec![package], reason };
        self.post(contact, LetterKind::Rejoin(rejoin), Post::Conversation { contact: chat.contact() })
    }

    /// A contact's device lost its place.
    pub(super) fn asked_to_rejoin(&mut self, id: ContactId, _chain: &Chain, rejoin: Rejoin) -> Result<(), Error> {
        let contact = Contact::load(&self.state, id)?;
        let chat = Chat::load(&self.state, contact.chat)?;
        let place = chat.place.as_ref().filter(|place| place.conversation == rejoin.conversation);
        let packages = self.usable_of(&contact, &rejoin.key_packages)?;
        let Some(place) = place.filter(|_| contact.stage == Stage::Active && !packages.is_empty()) else {
            return Ok(());
        };
        match rejoin.reason {
            RejoinReason::Gap if !place.rejoining => self.swap(id, &packages),
            // Neither can let the other in, or the channel is gone: the conversation goes on in another.
            RejoinReason::Gap | RejoinReason::RelayLost if self.device()?.account.0 < contact.account.0 => {
                let conversation = place.conversation;
                self.found_place(contact.chat, conversation, &packages, Some(Guest::Rejoined { contact: id }))
            }
            RejoinReason::Gap | RejoinReason::RelayLost => Ok(()),
        }
    }

    /// Puts fresh leaves of a contact's devices in the place of those they have.
    pub(super) fn swap(&mut self, id: ContactId, packages: &[KeyPackage]) -> Result<(), Error> {
        let contact = Contact::load(&self.state, id)?;
        let mut chat = Chat::load(&self.state, contact.chat)?;
        let Some(place) = &mut chat.place else { return Ok(()) };
        if let Some(pending) = &mut place.pending {
            pending.later.push(Guest::Rejoined { contact: id });
            return chat.save(&mut self.state, contact.chat);
        }
        let members = self.group(contact.chat, &place.channel)?.members().map_err(|_| Error::Damaged("group"))?;
        let comes = |account, device| packages.iter().any(|new| (new.account(), new.device()) == (account, device));
        let gone: Vec<u32> = members.iter().filter(|old| comes(old.account, old.device)).map(|old| old.leaf).collect();
        let change = Change { add: packages, remove: &gone };
        self.commit(contact.chat, change, vec![Guest::Rejoined { contact: id }])
    }

    /// The letter that answers our asking, or that says where the conversation goes on.
    pub(super) fn welcomed_back(
        &mut self,
        id: ContactId,
        chain: &Chain,
        conversation: Conversation,
    ) -> Result<(), Error> {
        let contact = Contact::load(&self.state, id)?;
        let chat = Chat::load(&self.state, contact.chat)?;
        let known = chat.place.is_some_and(|place| place.conversation == conversation.id);
        if contact.stage != Stage::Active || !known {
            return Ok(());
        }
        self.groups.remove(&contact.chat);
        let accounts = [chain.at(self.now.seconds()), self.own_account()?];
        match self.enter(&contact, &accounts, contact.account, conversation)? {
            Some((place, group)) => self.move_to(contact.chat, place, group),
            None => Ok(()),
        }
    }

    /// A commit takes this device's leaf out: to put a fresh one in, which a letter will say, or for good.
    pub(super) fn removed(&mut self, id: ChatId, staged: &StagedCommit) -> Result<(), Error> {
        let device = self.device()?;
        let key = device.key().public();
        let back = staged
            .added()
            .iter()
            .any(|leaf| (leaf.account, leaf.device, leaf.key) == (device.account, device.device, key));
        let mut chat = Chat::load(&self.state, id)?;
        let contact = chat.contact();
        let Some(place) = &mut chat.place else { return Ok(()) };
        if !back {
            return self.end(contact, Loss::TakenOut);
        }
        place.rejoining = true;
        place.pending = None;
        chat.save(&mut self.state, id)?;
        self.sessions.remove(&id);
        self.missed(id, Loss::BeingReadmitted)
    }
}
