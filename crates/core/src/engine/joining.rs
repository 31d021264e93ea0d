//! How a conversation gets its place: founded by the side that accepts, joined by the side that asked, and moved to another
//! channel when the one it had cannot go on.

use kith_chain::{Account, Chain};
use kith_wire::content::Body;
use kith_wire::inbox::{Conversation, Head, Invitation, LetterKind};
use kith_wire::sync::SyncItem;
use kith_wire::{AccountId, ChannelId, DeviceId, MessageId, Seconds, ServerEvent};

use super::Engine;
use super::errand::{Bytes, Errand, Post};
use super::io::MessageState;
use crate::chat::{Chat, ChatId, Guest, Order, OutboxItem, Place, TextRow};
use crate::contact::{Contact, ContactId, Kind, Stage, post_letter};
use crate::error::{Error, Loss};
use crate::mls::{self, Change, Group, KeyPackage};

/// How long a key package must still be valid to be added, seconds: longer than messages wait on a relay.
const LIFE_LEFT: u64 = 31 * 86_400;

impl Engine {
    /// A contact's key packages have come: its conversation is founded with them, or they replace its leaves in it.
    pub(super) fn claimed(&mut self, id: ContactId, event: ServerEvent) -> Result<(), Error> {
        let contact = Contact::load(&self.state, id)?;
        let chat = Chat::load(&self.state, contact.chat)?;
        let ServerEvent::KeyPackages(offered) = event else {
            return self.end(id, Loss::Unreachable);
        };
        let packages = self.usable_of(&contact, &offered)?;
        if packages.is_empty() {
            return self.end(id, Loss::NoDevice);
        }
        match (&contact.stage, &chat.place) {
            (Stage::Accepting { letter }, _) => {
                let guest = Guest::Invited { contact: id, request: *letter };
                self.leave(contact.chat)?;
                let conversation = MessageId(self.random());
                self.found_place(contact.chat, conversation, &packages, Some(guest))
            }
            (Stage::Active, Some(place)) if place.rejoining => {
                let conversation = place.conversation;
                self.found_place(contact.chat, conversation, &packages, Some(Guest::Rejoined { contact: id }))
            }
            (Stage::Active, Some(_)) if self.is_new(&contact, &packages)? => self.reunite(id, &packages),
            (Stage::Active, Some(_)) => self.swap(id, &packages),
            _ => Ok(()),
        }
    }

    /// Founds a group in a new channel on the own relay, and adds the others with its first commit.
    pub(super) fn found_place(
        &mut self,
        id: ChatId,
        conversation: MessageId,
        packages: &[KeyPackage],
        guest: Option<Guest>,
    ) -> Result<(), Error> {
        let device = self.device()?;
        let key = device.key();
        let channel = ChannelId(self.random());
        let group =
            Group::found(&mut self.state, &device.identity(&key), &channel).map_err(|_| Error::Damaged("group"))?;
        let place = Place::new(conversation, device.relay.clone(), channel, false, Place::start(&channel), self.now);
        self.move_to(id, place, group)?;
        self.commit(id, Change { add: packages, ..Change::default() }, guest.into_iter().collect())?;
        Errand::Open { chat: id }.add(&mut self.state).map(drop)
    }

    pub(super) fn channel_opened(&mut self, id: ChatId, event: &ServerEvent) -> Result<(), Error> {
        let mut chat = Chat::load(&self.state, id)?;
        let Some(place) = &mut chat.place else { return Ok(()) };
        if *event == ServerEvent::Done {
            place.open = true;
            self.dirty.insert(id);
            return chat.save(&mut self.state, id);
        }
        self.end(chat.contact(), Loss::NoChannel)
    }

    /// Goes on in a new place. What was in the old one and has not arrived is said again.
    pub(super) fn move_to(&mut self, id: ChatId, place: Place, group: Group) -> Result<(), Error> {
        let mut chat = Chat::load(&self.state, id)?;
        let same = chat.place.as_ref().is_some_and(|old| old.conversation == place.conversation);
        if let Some(old) = &chat.place
            && old.channel != place.channel
        {
            Group::delete(&mut self.state, &old.channel).map_err(|_| Error::Damaged("group"))?;
        }
        self.forget_heads(id);
        self.remember_head(id, place.head, &[])?;
        chat.generation = chat.generation.saturating_add(1);
        chat.place = Some(place);
        chat.told = crate::chat::PeerMarks::default();
        chat.save(&mut self.state, id)?;
        self.sessions.remove(&id);
        self.groups.insert(id, group);
        self.dirty.insert(id);
        if same { self.say_again(id, &chat) } else { Ok(()) }
    }

    /// Puts own texts that nobody has confirmed back into the outbox, before those that wait there, under their own ids.
    fn say_again(&mut self, id: ChatId, chat: &Chat) -> Result<(), Error> {
        let own = self.device()?.account;
        let confirmed: Option<Order> = chat.peers.values().filter_map(|marks| marks.delivered).min();
        let mut again = Vec::new();
        for row in TextRow::newest_first(&self.state, id).collect::<Result<Vec<_>, _>>()? {
            let (order, text) = row;
            if Some(order) <= confirmed {
                break;
            }
            if text.account == own {
                text.remove(&mut self.state, id, order);
                again.push(OutboxItem::new(text.id, text.sent, Body::Text(text.text)));
            }
        }
        again.reverse();
        for (number, item) in OutboxItem::of_chat(&self.state, id).collect::<Result<Vec<_>, _>>()? {
            if item.failed {
                continue;
            }
            OutboxItem::remove(&mut self.state, id, number);
            again.push(OutboxItem { sealed: None, acknowledged: None, ..item });
        }
        for item in again {
            item.add(&mut self.state, id)?;
        }
        Ok(())
    }

    /// Our commit brought somebody in: a letter says where, and from which record on.
    pub(super) fn welcome(&mut self, chat: ChatId, guest: Guest, welcome: &[u8], head: Head) -> Result<(), Error> {
        let Some(place) = Chat::load(&self.state, chat)?.place else { return Ok(()) };
        let conversation = Conversation {
            id: place.conversation,
            relay: place.relay,
            channel: place.channel,
            welcome: welcome.to_vec(),
            head,
        };
        match guest {
            Guest::Invited { contact: id, request } => {
                // The letter brings the whole chain.
                self.chain_is_told(chat, self.device()?.chain.len())?;
                let mut contact = Contact::load(&self.state, id)?;
                let device = self.device()?;
                let Some(own) = &contact.own else { return Ok(()) };
                let reach = own.reach(device.account, device.relay.clone())?;
                let invitation = Invitation { request, reach, name: device.name, conversation };
                self.post(&contact, LetterKind::Invitation(invitation), Post::Conversation { contact: id })?;
                if matches!(contact.stage, Stage::Accepting { .. }) {
                    contact.stage = Stage::Active;
                    contact.save(&mut self.state, id)?;
                    self.show_contact(&contact);
                }
                Ok(())
            }
            Guest::Own { device } => self.brought_in(chat, &device, conversation),
            Guest::Linked { .. } => self.admit(conversation),
            Guest::Recovered { contact: id, letter_key } => self.post_reunion(id, &letter_key, conversation),
            Guest::Rejoined { contact: id } => {
                let contact = Contact::load(&self.state, id)?;
                let about = Post::Conversation { contact: id };
                self.post(&contact, LetterKind::Welcome(conversation), about)
            }
        }
    }

    /// Our commit brought another of our devices in: it is told where, by the way it can hear us. Once it is in the own
    /// conversation it is told everything else.
    fn brought_in(&mut self, id: ChatId, device: &DeviceId, conversation: Conversation) -> Result<(), Error> {
        let chat = Chat::load(&self.state, id)?;
        let contact = Contact::load(&self.state, chat.contact())?;
        let (account, inbox) = (contact.account, self.device()?.inbox);
        let item = SyncItem::Place { account, conversation, generation: chat.generation, inbox };
        if contact.kind == Kind::Person {
            let own = self.own_conversation()?;
            self.say_items(own, vec![item])?;
            return self.part_from(device);
        }
        if let Some((_, linked)) = Contact::of_kind(&self.state, Kind::Linked(*device))? {
            self.say_items(linked.chat, vec![item])?;
        }
        self.dirty.extend(Chat::ids(&self.state));
        self.tell_everything(id)?;
        self.hand_over(device)?;
        self.part_from(device)
    }

    /// The key packages among these that are a contact's, or another of our devices'.
    pub(super) fn usable_of(&self, contact: &Contact, offered: &[Vec<u8>]) -> Result<Vec<KeyPackage>, Error> {
        let now = self.now.seconds();
        let account = match contact.kind {
            Kind::Person => Chain::verify(&contact.entries()?).map(|chain| chain.at(now)).ok(),
            Kind::Own | Kind::Linked(_) => Some(self.own_account()?),
        };
        Ok(account.map(|account| usable(&account, offered, now)).unwrap_or_default())
    }

    /// Puts a letter into a contact's inbox.
    pub(super) fn post(&mut self, contact: &Contact, kind: LetterKind, about: Post) -> Result<(), Error> {
        let Some(reach) = &contact.reach else { return Ok(()) };
        let letter = MessageId(self.random());
        let body = post_letter(&self.device()?, &reach.account, &reach.seal_key, letter, kind)?;
        let (relay, account, token) = (reach.relay.clone(), reach.account, reach.token);
        Errand::Deliver { relay, account, token, body: Bytes(body), about }.add(&mut self.state).map(drop)
    }

    /// Joins the conversation that an accepted request opened.
    pub(super) fn join(&mut self, id: ContactId, chain: &Chain, conversation: Conversation) -> Result<(), Error> {
        let mut contact = Contact::load(&self.state, id)?;
        let accounts = [chain.at(self.now.seconds()), self.own_account()?];
        let Some((place, group)) = self.enter(&contact, &accounts, contact.account, conversation)? else {
            return self.end(id, Loss::BadInvitation);
        };
        contact.stage = Stage::Active;
        contact.save(&mut self.state, id)?;
        self.show_contact(&contact);
        let waiting = OutboxItem::of_chat(&self.state, contact.chat).collect::<Result<Vec<_>, _>>()?;
        let waiting = waiting.into_iter().map(|(_, item)| item.id.to_hex()).collect();
        self.move_to(contact.chat, place, group)?;
        self.marked(contact.chat, waiting, MessageState::Queued)
    }

    /// Opens a Welcome of an account: made by it, into a group of these accounts' devices alone, on the contact's relay or ours.
    /// They must be confirmed, but for a device that is being linked.
    pub(super) fn enter(
        &mut self,
        contact: &Contact,
        accounts: &[Account],
        inviter: AccountId,
        conversation: Conversation,
    ) -> Result<Option<(Place, Group)>, Error> {
        let device = self.device()?;
        let Conversation { id, relay, channel, welcome, head } = conversation;
        let known_relay = relay == device.relay || contact.reach.as_ref().is_some_and(|reach| reach.relay == relay);
        let key = device.key();
        let Ok(invitation) = mls::Invitation::open(&self.state, &device.identity(&key), &channel, &welcome) else {
            return Ok(None);
        };
        let ours = invitation.members().iter().all(|member| {
            accounts.iter().filter(|account| account.id() == member.account).any(|account| {
                let key = match contact.kind {
                    Kind::Linked(_) => super::own_chain::linked_key(account, &member.account, &member.device),
                    Kind::Person | Kind::Own => account.confirmed_key(&member.device),
                };
                key == Some(member.key)
            })
        });
        if !ours || !known_relay || invitation.inviter().account != inviter || invitation.epoch() != head.epoch {
            return Ok(None);
        }
        let Ok(group) = invitation.accept(&mut self.state) else { return Ok(None) };
        self.ask_for_stock(&device);
        Ok(Some((Place::new(id, relay, channel, true, head, self.now), group)))
    }
}

/// Key packages that are an account's, one a device: valid, of devices that it has confirmed, and not about to expire, since
/// every member checks that again when it takes the commit in.
pub(super) fn usable(account: &Account, offered: &[Vec<u8>], now: Seconds) -> Vec<KeyPackage> {
    let fits = |package: &KeyPackage| {
        package.expires().0 >= now.0.saturating_add(LIFE_LEFT)
            && package.account() == account.id()
            && account.confirmed_key(&package.device()) == Some(package.key())
    };
    let mut usable: Vec<KeyPackage> = Vec::new();
    for package in offered.iter().filter_map(|bytes| KeyPackage::parse(bytes).ok()).filter(fits) {
        if usable.iter().all(|other| other.device() != package.device()) {
            usable.push(package);
        }
    }
    usable
}
