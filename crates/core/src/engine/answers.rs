//! What relays answer and push, and what follows from it.
#![expect(clippy::wildcard_enum_match_arm, reason = "all answers that do not fit the question are alike")]

use kith_chain::Account;
use kith_wire::account::StampedEntry;
use kith_wire::content::Body;
use kith_wire::inbox::{LetterKind, Request};
use kith_wire::{Closing, ClosingReason, MessageId, Millis, Refusal, Seconds, ServerEvent};

use super::Engine;
use super::errand::{Bytes, Errand, Post};
use super::io::{CardState, Event, Link};
use super::links::Asked;
use crate::chat::{Chat, OutboxItem};
use crate::contact::{
    CardRow, Contact, ContactId, Kind, SealKeyRow, SealOwner, Stage, post_letter, seal_key_hash, words_of,
};
use crate::device::{decode_chain, encode_chain};
use crate::error::{CardFault, Error, Loss, RelayFault};
use crate::mls;
use crate::tables;

/// One-time key packages that are kept on the relay, and the stock below which more are made.
const KEY_PACKAGES: u32 = 20;
const KEY_PACKAGES_LOW: u32 = 8;
/// How long after its end a key package of ours is kept: a Welcome for it may still be in the inbox.
const GRACE: Seconds = Seconds(31 * 86_400);
/// How long a contact's old way to reach us works on after it was given another, seconds.
const OLD_REACH: u64 = 7 * 86_400;

impl Engine {
    pub(super) fn answered(&mut self, link: &Link, asked: Asked, event: ServerEvent) -> Result<(), Error> {
        if let ServerEvent::Refusal(Refusal::RateLimited { retry_after_ms }) = event
            && !self.asks_to_invite(&asked)?
        {
            self.pause(link, retry_after_ms);
        }
        match asked {
            Asked::Register => self.registered(link, event),
            Asked::Authenticate => self.authenticated(link, event),
            Asked::Inbox => self.inbox_opened(link, event),
            Asked::Stock => self.stock(&event),
            Asked::Errand(number) => self.errand_answered(link, number, event),
            Asked::Prove(chat, channel, epoch, purpose) => self.proved(link, chat, channel, (epoch, purpose), event),
            Asked::Subscribe(chat, channel, epoch) => self.subscribed(link, chat, channel, epoch, event),
            Asked::Append(chat, channel, number, id) => self.appended(link, chat, channel, (number, id), event),
            Asked::Commit(chat, channel) => self.committed(link, chat, channel, event),
            Asked::OwnChain => self.own_chain_answered(link, event),
            Asked::Phrase(asked) => self.phrase_answered(link, asked, event),
            Asked::Meeting(at, meet) => self.met(link, at, meet, event),
            Asked::Blob(number) => self.blob_answered(link, number, event),
            Asked::Backup(asked) => self.backup_answered(link, asked, event),
            Asked::Nothing => Ok(()),
        }
    }

    pub(super) fn pushed(&mut self, link: &Link, event: ServerEvent) -> Result<(), Error> {
        match event {
            ServerEvent::InboxItems(items) => self.inbox_items(link, items),
            ServerEvent::OwnChain(entries) => self.take_own_entries(link, entries),
            ServerEvent::Records { channel, records } => match self.meeting_in(&channel)? {
                Some(at) => self.meeting_records(link, at, records),
                None => self.records(link, channel, records),
            },
            ServerEvent::SubscriptionEnded { channel, epoch } => self.subscription_ended(channel, epoch),
            ServerEvent::Closing(closing) => self.closing(link, &closing),
            _ => self.distrust(link, RelayFault::Forged),
        }
    }

    fn closing(&mut self, link: &Link, closing: &Closing) -> Result<(), Error> {
        match closing.reason {
            // Another process took this home's place, or a copy of the home did: the next proof will tell.
            ClosingReason::Superseded => self.fenced = false,
            ClosingReason::ShuttingDown | ClosingReason::Malformed | ClosingReason::TooSlow => {}
        }
        self.disconnected(link);
        Ok(())
    }

    /// Asks how many key packages are left: at the start, and whenever one was used to let this device in somewhere.
    pub(super) fn ask_for_stock(&mut self, device: &crate::device::Device) {
        let link = Link::to(&device.relay, kith_wire::Role::Account);
        if self.can_ask(&link) && !self.awaits(&link, &Asked::Stock) {
            let ask = kith_wire::Operation::PublishKeyPackages(kith_wire::PublishKeyPackages::default());
            self.ask(&link, Asked::Stock, ask);
        }
    }

    /// Keeps enough key packages on the relay for others to begin conversations while this device is away.
    fn stock(&mut self, event: &ServerEvent) -> Result<(), Error> {
        let ServerEvent::KeyPackageStock { one_time, last_resort } = *event else { return Ok(()) };
        let publishing = Errand::all(&self.state)?.iter().any(|(_, errand)| matches!(errand, Errand::Publish { .. }));
        if publishing {
            return Ok(());
        }
        if one_time >= KEY_PACKAGES_LOW && last_resort {
            return self.published(&ServerEvent::Done);
        }
        let device = self.device()?;
        let key = device.key();
        let identity = device.identity(&key);
        mls::delete_expired_key_packages(&mut self.state, GRACE).map_err(|_| Error::Damaged("key packages"))?;
        let mut make =
            |last| mls::new_key_package(&mut self.state, &identity, last).map_err(|_| Error::Damaged("key packages"));
        let fresh = (one_time..KEY_PACKAGES).map(|_| make(false).map(Bytes)).collect::<Result<Vec<_>, _>>()?;
        let last = if last_resort { None } else { Some(Bytes(make(true)?)) };
        Errand::Publish { one_time: fresh, last_resort: last }.add(&mut self.state)?;
        Ok(())
    }

    fn errand_answered(&mut self, link: &Link, number: u64, event: ServerEvent) -> Result<(), Error> {
        let Some(errand) = Errand::load(&self.state, number)? else { return Ok(()) };
        match event {
            ServerEvent::Refusal(Refusal::Internal) => {
                self.pause(link, 1000);
                return Ok(());
            }
            ServerEvent::Refusal(Refusal::RateLimited { .. }) if !matches!(errand, Errand::Invite { .. }) => {
                return Ok(());
            }
            _ => {}
        }
        Errand::done(&mut self.state, number);
        match errand {
            Errand::GrantCard { card } => self.card_granted(&card, &event),
            Errand::GrantContact { contact } => self.contact_granted(contact),
            Errand::Revoke { .. } => Ok(()),
            Errand::Invite { invitation } => self.invitation_answered(&invitation, &event),
            Errand::Publish { .. } => self.published(&event),
            Errand::FetchCardKey { contact } => self.card_key(contact, event),
            Errand::Deliver { about, .. } => self.delivered(about, &event),
            Errand::Claim { contact } => self.claimed(contact, event),
            Errand::Open { chat } => self.channel_opened(chat, &event),
            Errand::ReadChain { contact } => self.chain_read(contact, event),
            Errand::RevokeLater { seal, .. } => SealKeyRow::remove(&mut self.state, &seal),
            Errand::Entry { .. } => self.entry_answered(link, errand, &event),
            Errand::ClaimOwn => match event {
                ServerEvent::KeyPackages(offered) => self.own_claimed(&offered),
                _ => Ok(()),
            },
        }
    }

    /// Others can begin conversations with this device from now on.
    fn published(&mut self, event: &ServerEvent) -> Result<(), Error> {
        if let ServerEvent::Refusal(refusal) = event {
            self.trouble(&Error::Refused(refusal.clone()));
            return Ok(());
        }
        let mut device = self.device()?;
        if !device.published {
            device.published = true;
            device.save(&mut self.state)?;
            self.show(Event::AccountReady);
        }
        Ok(())
    }

    fn card_granted(&mut self, card: &str, event: &ServerEvent) -> Result<(), Error> {
        let Some(mut row) = tables::get::<CardRow>(&self.state, card.as_bytes())? else { return Ok(()) };
        if row.state != CardState::Waiting {
            return Ok(());
        }
        match event {
            ServerEvent::Done => {
                row.state = CardState::Active;
                self.show(Event::CardReady { card: card.to_owned() });
            }
            _ => row.state = CardState::Revoked,
        }
        tables::put(&mut self.state, card.as_bytes(), &row)
    }

    /// The contact's token works: our request can say so, or the contact's key packages be claimed.
    fn contact_granted(&mut self, id: ContactId) -> Result<(), Error> {
        match Contact::load(&self.state, id)?.stage {
            Stage::Adding { .. } => Errand::FetchCardKey { contact: id }.add(&mut self.state).map(drop),
            Stage::Accepting { .. } => Errand::Claim { contact: id }.add(&mut self.state).map(drop),
            Stage::Active => self.tell_reach(id),
            Stage::Failed { .. } | Stage::Requested { .. } | Stage::Ended | Stage::Blocked | Stage::Unblocked => Ok(()),
        }
    }

    /// The new way to reach us works: the contact is told.
    fn tell_reach(&mut self, id: ContactId) -> Result<(), Error> {
        let contact = Contact::load(&self.state, id)?;
        let (device, Some(own)) = (self.device()?, &contact.own) else { return Ok(()) };
        if contact.kind != Kind::Person {
            return Ok(());
        }
        let reach = own.reach(device.account, device.relay)?;
        let message = MessageId(self.random());
        OutboxItem::new(message, self.now, Body::Reach(reach)).add(&mut self.state, contact.chat)?;
        self.dirty.insert(contact.chat);
        Ok(())
    }

    /// The card's key has come: the request is written and sealed to it.
    fn card_key(&mut self, id: ContactId, event: ServerEvent) -> Result<(), Error> {
        let contact = Contact::load(&self.state, id)?;
        let Stage::Adding { card, salutation } = contact.stage.clone() else { return Ok(()) };
        let key = match event {
            ServerEvent::CardKey(key) if seal_key_hash(&key) == card.key_hash => key,
            ServerEvent::CardKey(_) => {
                return self.failed(id, contact, CardFault::OtherKey);
            }
            _ => return self.failed(id, contact, CardFault::NotValid),
        };
        let device = self.device()?;
        let Some(own) = &contact.own else { return Err(Error::Damaged("contact")) };
        let reach = own.reach(device.account, device.relay.clone())?;
        let letter = MessageId(self.random());
        let request = Request { reach, name: device.name.clone(), salutation };
        let body = post_letter(&device, &card.account, &key, letter, LetterKind::Request(request))?;
        let mut contact = contact;
        contact.words = Some(words_of(&device.account, &card.account, &letter));
        contact.save(&mut self.state, id)?;
        let about = Post::Request { contact: id, letter };
        Errand::Deliver { relay: card.relay, account: card.account, token: card.token, body: Bytes(body), about }
            .add(&mut self.state)
            .map(drop)
    }

    pub(super) fn failed(&mut self, id: ContactId, mut contact: Contact, why: CardFault) -> Result<(), Error> {
        contact.stage = Stage::Failed { why: why.code().to_owned() };
        self.forget_own_reach(&mut contact)?;
        contact.save(&mut self.state, id)?;
        self.show_contact(&contact);
        self.reopen_request(&contact.account)
    }

    /// Takes back what a contact was given to reach us.
    pub(super) fn forget_own_reach(&mut self, contact: &mut Contact) -> Result<(), Error> {
        if let Some(own) = contact.own.take() {
            SealKeyRow::remove(&mut self.state, &own.seal)?;
            Errand::Revoke { token: own.token.hash() }.add(&mut self.state)?;
        }
        Ok(())
    }

    /// Gives a contact a fresh token and a fresh key for its letters.
    pub(super) fn grant_own_reach(&mut self, id: ContactId, contact: &mut Contact) -> Result<(), Error> {
        self.forget_own_reach(contact)?;
        let own = crate::contact::OwnReach { token: kith_wire::Token(self.random()), seal: self.seed() };
        SealKeyRow::add(&mut self.state, SealOwner::Contact(id), own.seal.clone())?;
        contact.own = Some(own);
        contact.save(&mut self.state, id)?;
        Errand::forget_grants(&mut self.state, id)?;
        Errand::GrantContact { contact: id }.add(&mut self.state).map(drop)
    }

    fn delivered(&mut self, about: Post, event: &ServerEvent) -> Result<(), Error> {
        let delivered = *event == ServerEvent::Done;
        match about {
            Post::Request { contact: id, letter } => {
                let mut contact = Contact::load(&self.state, id)?;
                if !matches!(contact.stage, Stage::Adding { .. }) {
                    return Ok(());
                }
                if !delivered {
                    return self.failed(id, contact, CardFault::NotValid);
                }
                contact.stage = Stage::Requested { letter };
                contact.save(&mut self.state, id)?;
                self.show_contact(&contact);
            }
            Post::Conversation { contact: id } => {
                let contact = Contact::load(&self.state, id)?;
                if !delivered && contact.stage == Stage::Active {
                    return self.end(id, Loss::Unreachable);
                }
            }
        }
        Ok(())
    }

    pub(super) fn show_contact(&mut self, contact: &Contact) {
        self.show(Event::Contact { name: contact.name.clone(), state: contact.state() });
    }

    /// A contact's devices are others than before. What one that is out had been given is given to the others anew.
    fn contact_changed(
        &mut self,
        id: ContactId,
        contact: &Contact,
        before: &Account,
        after: &Account,
    ) -> Result<(), Error> {
        self.show_contact(contact);
        self.try_offered_again()?;
        if before.frozen().is_some() && after.frozen().is_none() {
            self.show_held(contact, after)?;
        }
        if before.recovered() != after.recovered() {
            self.contact_recovered(id)?;
        }
        let went = before.devices().iter().any(|(device, was)| {
            was.state.is_linked() && after.devices().get(device).is_none_or(|is| !is.state.is_linked())
        });
        if went && self.is_oldest()? { self.renew_own_reach(id) } else { Ok(()) }
    }

    /// Gives a contact another way to reach us. What it had works on for letters that are under way.
    pub(super) fn renew_own_reach(&mut self, id: ContactId) -> Result<(), Error> {
        let mut contact = Contact::load(&self.state, id)?;
        if contact.stage != Stage::Active {
            return Ok(());
        }
        if let Some(old) = contact.own.take() {
            let at = Seconds(self.now.seconds().0.saturating_add(OLD_REACH));
            Errand::RevokeLater { token: old.token, seal: old.seal, at }.add(&mut self.state)?;
        }
        self.grant_own_reach(id, &mut contact)
    }

    /// The rest of a contact's chain has come, or does not: what waited for it is judged by what is known now.
    fn chain_read(&mut self, id: ContactId, event: ServerEvent) -> Result<(), Error> {
        let contact = Contact::load(&self.state, id)?;
        let more = matches!(&event, ServerEvent::ChainPart(part) if !part.is_empty());
        if let ServerEvent::ChainPart(part) = event {
            let mut chain = contact.entries()?;
            chain.extend(part);
            if kith_chain::Chain::verify(&chain).is_ok_and(|chain| chain.id() == contact.account) {
                self.pins(id, &chain)?;
            }
        }
        let mut contact = Contact::load(&self.state, id)?;
        if contact.claimed > contact.chain.len() as u64 {
            contact.claimed = 0;
            contact.save(&mut self.state, id)?;
            self.alarm(Some(contact.name.clone()), RelayFault::Withheld);
        }
        let mut chat = Chat::load(&self.state, contact.chat)?;
        if let Some(held) = chat.place.as_mut().and_then(|place| place.held.as_mut())
            && !held.own
        {
            held.read = true;
            chat.save(&mut self.state, contact.chat)?;
            self.sessions.remove(&contact.chat);
        }
        self.dirty.insert(contact.chat);
        self.read_for_approval(id, more)
    }

    /// Whether a contact's chain goes on from what was pinned; if so, it is pinned as far as it goes. A chain that forks is
    /// shown as what it is: its relay, or its owner, tells different stories.
    pub(super) fn pins(&mut self, id: ContactId, chain: &[StampedEntry]) -> Result<bool, Error> {
        let mut contact = Contact::load(&self.state, id)?;
        let pinned = decode_chain(&contact.chain)?;
        let common = pinned.iter().zip(chain).all(|(known, told)| known == told);
        if !common {
            self.alarm(Some(contact.name.clone()), RelayFault::Equivocated);
            return Ok(false);
        }
        if chain.len() > pinned.len() {
            let now = self.now.seconds();
            let before = contact.account_at(now)?;
            contact.seen.resize(pinned.len(), Millis(0));
            contact.seen.resize(chain.len(), self.now);
            contact.chain = encode_chain(chain);
            contact.save(&mut self.state, id)?;
            let after = contact.account_at(now)?;
            if let (Some(before), Some(after)) = (before, after) {
                self.contact_changed(id, &contact, &before, &after)?;
            }
        }
        Ok(true)
    }
}
