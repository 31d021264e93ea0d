//! How a conversation gets its place: founded by the side that accepts, joined by the side that asked, and moved to another
//! channel when the one it had cannot go on.

use kith_chain::Chain;
use kith_wire::content::Body;
use kith_wire::inbox::{Conversation, Head, Invitation, LetterKind};
use kith_wire::{ChannelId, MessageId, Seconds, ServerEvent};

use super::Engine;
use super::errand::{Bytes, Errand, Post};
use super::io::MessageState;
use crate::chat::{Chat, ChatId, Guest, Order, OutboxItem, Place, TextRow};
use crate::contact::{Contact, ContactId, Stage, post_letter};
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
        let packages = usable(&contact, &offered, self.now.seconds())?;
        if packages.is_empty() {
            return self.end(id, Loss::NoDevice);
        }
        match (&contact.stage, &chat.place) {
            (Stage::Accepting { letter }, _) => {
                let guest = Guest::Invited { contact: id, request: *letter };
                self.leave(contact.chat)?;
                let conversation = MessageId(self.random());
                self.found_place(contact.chat, conversation, &packages, guest)
            }
            (Stage::Active, Some(place)) if place.rejoining => {
                let conversation = place.conversation;
                self.found_place(contact.chat, conversation, &packages, Guest::Rejoined { contact: id })
            }
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
        guest: Guest,
    ) -> Result<(), Error> {
        let device = self.device()?;
        let key = device.key();
        let channel = ChannelId(self.random());
        let group =
            Group::found(&mut self.state, &device.identity(&key), &channel).map_err(|_| Error::Damaged("group"))?;
        let place = Place::new(conversation, device.relay.clone(), channel, false, Place::start(&channel), self.now);
        self.move_to(id, place, group)?;
        self.commit(id, Change { add: packages, ..Change::default() }, vec![guest])?;
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
    pub(super) fn welcome(&mut self, id: ChatId, guest: Guest, welcome: &[u8], head: Head) -> Result<(), Error> {
        let Some(place) = Chat::load(&self.state, id)?.place else { return Ok(()) };
        let conversation = Conversation {
            id: place.conversation,
            relay: place.relay,
            channel: place.channel,
            welcome: welcome.to_vec(),
            head,
        };
        match guest {
            Guest::Invited { contact: id, request } => {
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
            Guest::Rejoined { contact: id } => {
                let contact = Contact::load(&self.state, id)?;
                let about = Post::Conversation { contact: id };
                self.post(&contact, LetterKind::Welcome(conversation), about)
            }
        }
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
        let Some((place, group)) = self.enter(&contact, chain, conversation)? else {
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

    /// Opens a Welcome of a contact: made by the contact, into a group of its devices and ours alone, on its relay or ours.
    pub(super) fn enter(
        &mut self,
        contact: &Contact,
        chain: &Chain,
        conversation: Conversation,
    ) -> Result<Option<(Place, Group)>, Error> {
        let device = self.device()?;
        let own = Chain::verify(&device.entries()?).map_err(|_| Error::Damaged("chain"))?;
        let Conversation { id, relay, channel, welcome, head } = conversation;
        let known_relay = relay == device.relay || contact.reach.as_ref().is_some_and(|reach| reach.relay == relay);
        let key = device.key();
        let Ok(invitation) = mls::Invitation::open(&self.state, &device.identity(&key), &channel, &welcome) else {
            return Ok(None);
        };
        let ours = invitation.members().iter().all(|member| {
            [chain, &own]
                .iter()
                .any(|chain| chain.id() == member.account && chain.confirmed_key(&member.device) == Some(member.key))
        });
        if !ours || !known_relay || invitation.inviter().account != contact.account || invitation.epoch() != head.epoch
        {
            return Ok(None);
        }
        let Ok(group) = invitation.accept(&mut self.state) else { return Ok(None) };
        self.ask_for_stock(&device);
        Ok(Some((Place::new(id, relay, channel, true, head, self.now), group)))
    }
}

/// Key packages that are a contact's, one a device: valid, of devices that its chain confirms, and not about to expire, since
/// every member checks that again when it takes the commit in.
pub(super) fn usable(contact: &Contact, offered: &[Vec<u8>], now: Seconds) -> Result<Vec<KeyPackage>, Error> {
    let Ok(chain) = Chain::verify(&contact.entries()?) else { return Ok(Vec::new()) };
    let fits = |package: &KeyPackage| {
        package.expires().0 >= now.0.saturating_add(LIFE_LEFT)
            && package.account() == contact.account
            && chain.confirmed_key(&package.device()) == Some(package.key())
    };
    let mut usable: Vec<KeyPackage> = Vec::new();
    for package in offered.iter().filter_map(|bytes| KeyPackage::parse(bytes).ok()).filter(fits) {
        if usable.iter().all(|other| other.device() != package.device()) {
            usable.push(package);
        }
    }
    Ok(usable)
}
