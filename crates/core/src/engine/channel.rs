//! A conversation's channel: proofs, subscription, and what is sent. Taking in is in [`super::intake`].
//!
//! Invariants: nothing is written before the channel was read to the head it had when the subscription began; nothing is
//! encrypted unless this session is fenced; while a commit of ours is under way no message is; a ciphertext is sent again
//! byte for byte while its epoch lasts, and encrypted again, under the same message id, only in a later one.
#![expect(clippy::wildcard_enum_match_arm, reason = "all answers that do not fit the question are alike")]

use std::collections::BTreeSet;

use kith_wire::content::{Body, ChainHead};
use kith_wire::{
    Append, ChannelId, Commit, Epoch, MessageId, Operation, Prove, Purpose, Refusal, Role, Seq, ServerEvent, Subscribe,
};

use super::Engine;
use super::io::{Event, Link, MessageState};
use super::links::Asked;
use crate::chat::{Chat, ChatId, OutboxItem, PendingCommit, Place, Sealed};
use crate::contact::{Contact, Kind, Stage};
use crate::error::{Error, Loss, RelayFault};
use crate::mls::{Change, Group};

/// Messages of one conversation under way at once.
const WINDOW: usize = 16;
/// A device renews its keys in a conversation that is used after this long, milliseconds: post-compromise security.
const RENEWAL: u64 = 3 * 86_400_000;

/// What is known of a channel on the present connection; gone with it.
#[derive(Debug, Default)]
pub(super) struct Session {
    channel: Option<ChannelId>,
    subscribed: Option<Epoch>,
    /// Read to here, and everything that was there when reading began is taken in.
    target: Option<Seq>,
    may_write: Option<Epoch>,
    in_flight: BTreeSet<u64>,
    commit_in_flight: Option<Epoch>,
}

impl Engine {
    pub(super) fn drop_sessions(&mut self, link: &Link) {
        let state = &self.state;
        self.sessions.retain(|chat, _| {
            let place = Chat::load(state, *chat).ok().and_then(|chat| chat.place);
            place.is_some_and(|place| Link::to(&place.relay, Role::Conversation) != *link)
        });
    }

    /// Does for a conversation what can be done now.
    pub(super) fn advance(&mut self, id: ChatId) -> Result<(), Error> {
        let chat = Chat::load(&self.state, id)?;
        let Some(place) = &chat.place else { return Ok(()) };
        let link = Link::to(&place.relay, Role::Conversation);
        let held = place.held.is_some_and(|held| !held.read);
        if !place.open || place.rejoining || held || !self.can_ask(&link) {
            return Ok(());
        }
        let epoch = place.head.epoch;
        if self.sessions.entry(id).or_default().subscribed != Some(epoch) {
            return self.subscribe(id, place, &link);
        }
        if !self.fenced || !self.is_caught_up(id, place) {
            return Ok(());
        }
        self.queue_marks(id)?;
        if place.pending.is_none() {
            self.keep_roster(id, &chat, place)?;
        }
        let place = Chat::load(&self.state, id)?.place;
        let Some(place) = &place else { return Ok(()) };
        if place.pending.is_none() && self.is_renewal_due(place) {
            self.renew(id)?;
        }
        let place = Chat::load(&self.state, id)?.place;
        let Some(place) = place else { return Ok(()) };
        match &place.pending {
            Some(pending) => self.send_commit(id, &place, pending, &link),
            None => self.send_outbox(id, &place, &link),
        }
    }

    fn is_caught_up(&self, id: ChatId, place: &Place) -> bool {
        let target = self.sessions.get(&id).and_then(|session| session.target);
        target.is_some_and(|target| place.head.seq >= target)
    }

    fn subscribe(&mut self, id: ChatId, place: &Place, link: &Link) -> Result<(), Error> {
        let (channel, epoch) = (place.channel, place.head.epoch);
        self.prove(id, place, link, Purpose::Read)?;
        let subscribe = Subscribe { channel, epoch, after: place.head.seq };
        self.ask(link, Asked::Subscribe(id, channel, epoch), Operation::Subscribe(subscribe));
        let session = self.sessions.entry(id).or_default();
        session.channel = Some(channel);
        session.subscribed = Some(epoch);
        session.target = None;
        Ok(())
    }

    fn prove(&mut self, id: ChatId, place: &Place, link: &Link, purpose: Purpose) -> Result<(), Error> {
        let Some((relay, nonce)) = self.links.get(link).and_then(super::links::Connection::ready) else {
            return Ok(());
        };
        let (channel, epoch) = (place.channel, place.head.epoch);
        let keys = self.group(id, &channel)?.channel_keys(&relay).map_err(|_| Error::Damaged("group"))?;
        let signed = Prove::signed(&relay, &nonce, &channel, epoch, purpose);
        let signature = match purpose {
            Purpose::Read => keys.sign_read(&signed.0),
            Purpose::Write => keys.sign_write(&signed.0),
        };
        let prove = Operation::Prove(Prove { channel, epoch, purpose, signature });
        self.ask(link, Asked::Prove(id, channel, epoch, purpose), prove);
        Ok(())
    }

    /// The group of a conversation's channel, loaded once.
    pub(super) fn group(&mut self, id: ChatId, channel: &ChannelId) -> Result<&mut Group, Error> {
        let loaded = self.groups.get(&id).is_some_and(|group| group.channel() == *channel);
        if !loaded {
            let group = Group::load(&self.state, channel).map_err(|_| Error::Damaged("group"))?;
            self.groups.insert(id, group.ok_or(Error::Damaged("group"))?);
        }
        self.groups.get_mut(&id).ok_or(Error::Damaged("group"))
    }

    /// Whether an answer concerns the channel that the conversation is in now.
    fn is_current(&self, id: ChatId, channel: ChannelId) -> Result<bool, Error> {
        Ok(Chat::load(&self.state, id)?.place.is_some_and(|place| place.channel == channel))
    }

    pub(super) fn proved(
        &mut self,
        link: &Link,
        id: ChatId,
        channel: ChannelId,
        (epoch, _): (Epoch, Purpose),
        event: ServerEvent,
    ) -> Result<(), Error> {
        if !self.is_current(id, channel)? {
            return Ok(());
        }
        match event {
            ServerEvent::Done => Ok(()),
            ServerEvent::Refusal(Refusal::RateLimited { .. }) => self.start_again(id),
            // The relay does not know a key that it took, or a channel that it opened.
            ServerEvent::Refusal(Refusal::NoRight) => {
                let here = Chat::load(&self.state, id)?.place.is_some_and(|place| place.head.epoch == epoch);
                if here { self.relay_lost(id) } else { Ok(()) }
            }
            _ => {
                self.hang_up(link);
                Ok(())
            }
        }
    }

    fn start_again(&mut self, id: ChatId) -> Result<(), Error> {
        self.sessions.remove(&id);
        self.dirty.insert(id);
        Ok(())
    }

    pub(super) fn subscribed(
        &mut self,
        link: &Link,
        id: ChatId,
        channel: ChannelId,
        epoch: Epoch,
        event: ServerEvent,
    ) -> Result<(), Error> {
        if !self.is_current(id, channel)? {
            return Ok(());
        }
        let mut chat = Chat::load(&self.state, id)?;
        let Some(place) = &mut chat.place else { return Ok(()) };
        match event {
            ServerEvent::Subscribed { span, epoch: current } => {
                let acknowledged = self.newest_acknowledged(id)?;
                if span.head < place.head.seq.max(acknowledged) || current < place.head.epoch {
                    return self.relay_lost(id);
                }
                // What has expired does not come; a commit that ended our epoch does.
                let target = if current > epoch {
                    Seq(u64::MAX)
                } else if span.head > span.low {
                    span.head
                } else {
                    place.head.seq
                };
                if span.low > place.head.seq && place.anchored {
                    place.anchored = false;
                    chat.save(&mut self.state, id)?;
                    self.missed(id, Loss::Expired)?;
                }
                self.sessions.entry(id).or_default().target = Some(target);
                self.dirty.insert(id);
                self.stand_expired(id, span.low)
            }
            // The refused proof before it has said what to do.
            ServerEvent::Refusal(Refusal::NoRight) => Ok(()),
            ServerEvent::Refusal(Refusal::RateLimited { .. } | Refusal::TooMany | Refusal::Internal) => {
                self.pause(link, 1000);
                self.start_again(id)
            }
            _ => self.distrust(link, RelayFault::Forged),
        }
    }

    pub(super) fn subscription_ended(&mut self, channel: ChannelId, epoch: Epoch) -> Result<(), Error> {
        let Some(id) = self.chat_of(&channel)? else { return Ok(()) };
        self.dirty.insert(id);
        let here = Chat::load(&self.state, id)?.place.is_some_and(|place| place.head.epoch == epoch);
        // The commit that ends the epoch comes before. If it did not, something else was shown in its place, and we have read
        // past it: only the other side can let us in again.
        if !here {
            return Ok(());
        }
        let name = self.chat_name(id)?;
        self.alarm(Some(name), RelayFault::Withheld);
        self.ask_to_rejoin(id, kith_wire::inbox::RejoinReason::Gap)
    }

    /// The conversation that goes on in a channel.
    pub(super) fn chat_of(&self, channel: &ChannelId) -> Result<Option<ChatId>, Error> {
        let found = self.sessions.iter().find(|(_, session)| session.channel == Some(*channel));
        match found.map(|(id, _)| *id) {
            Some(id) if self.is_current(id, *channel)? => Ok(Some(id)),
            Some(_) | None => Ok(None),
        }
    }

    fn may_write(&mut self, id: ChatId, place: &Place, link: &Link) -> Result<(), Error> {
        let epoch = Some(place.head.epoch);
        if self.sessions.entry(id).or_default().may_write != epoch {
            self.prove(id, place, link, Purpose::Write)?;
            self.sessions.entry(id).or_default().may_write = epoch;
        }
        Ok(())
    }

    fn send_commit(&mut self, id: ChatId, place: &Place, pending: &PendingCommit, link: &Link) -> Result<(), Error> {
        let epoch = place.head.epoch;
        if self.sessions.entry(id).or_default().commit_in_flight == Some(epoch) {
            return Ok(());
        }
        self.may_write(id, place, link)?;
        let channel = place.channel;
        let commit = Commit { channel, epoch, body: pending.body.clone(), next: pending.next };
        self.ask(link, Asked::Commit(id, channel), Operation::Commit(commit));
        self.sessions.entry(id).or_default().commit_in_flight = Some(epoch);
        Ok(())
    }

    pub(super) fn committed(
        &mut self,
        link: &Link,
        id: ChatId,
        channel: ChannelId,
        event: ServerEvent,
    ) -> Result<(), Error> {
        if !self.is_current(id, channel)? {
            return Ok(());
        }
        match event {
            // It is merged when it comes back in its place among the records.
            ServerEvent::Appended { .. } | ServerEvent::Refusal(Refusal::StaleEpoch { .. }) => Ok(()),
            ServerEvent::Refusal(Refusal::RateLimited { .. }) => {
                self.sessions.entry(id).or_default().commit_in_flight = None;
                self.dirty.insert(id);
                Ok(())
            }
            _ => {
                self.hang_up(link);
                Ok(())
            }
        }
    }

    /// A commit that only renews this device's keys.
    fn renew(&mut self, id: ChatId) -> Result<(), Error> {
        self.commit(id, Change::default(), Vec::new())
    }

    fn is_renewal_due(&self, place: &Place) -> bool {
        place.said_since && self.now.0.saturating_sub(place.renewed.0) >= RENEWAL || !place.anchored
    }

    /// Prepares a commit; it is sent when the channel is read to its head. There must be none that may be under way.
    pub(super) fn commit(
        &mut self,
        id: ChatId,
        change: Change<'_>,
        guests: Vec<crate::chat::Guest>,
    ) -> Result<(), Error> {
        let mut chat = Chat::load(&self.state, id)?;
        let Some(place) = &mut chat.place else { return Ok(()) };
        let (channel, relay) = (place.channel, place.relay.relay);
        self.group(id, &channel)?;
        let device = self.device()?;
        let key = device.key();
        let Some(group) = self.groups.get_mut(&id) else { return Ok(()) };
        if group.has_pending() {
            group.clear_pending(&mut self.state).map_err(|_| Error::Damaged("group"))?;
        }
        let head = place.head.hash.0;
        let aad: &[u8] = if place.anchored { &head } else { &[] };
        let pending = group
            .commit(&mut self.state, &device.identity(&key), &relay, change, aad)
            .map_err(|_| Error::PeerMisbehaved("its key packages cannot be added"))?;
        let (body, next, welcome) = (pending.commit, pending.next.public(), pending.welcome);
        place.pending = Some(PendingCommit { body, next, welcome, guests, later: Vec::new() });
        chat.save(&mut self.state, id)?;
        self.dirty.insert(id);
        Ok(())
    }

    fn send_outbox(&mut self, id: ChatId, place: &Place, link: &Link) -> Result<(), Error> {
        let chat = Chat::load(&self.state, id)?;
        let contact = Contact::load(&self.state, chat.contact())?;
        let may_go = |item: &OutboxItem| {
            let goodbye = item.body().map_or(true, |body| body == Body::Ended);
            !item.failed && item.acknowledged.is_none() && (goodbye || contact.stage == Stage::Active)
        };
        let waiting =
            OutboxItem::of_chat(&self.state, id).filter(|row| row.as_ref().map_or(true, |(_, item)| may_go(item)));
        let items = waiting.take(WINDOW * 4).collect::<Result<Vec<_>, _>>()?;
        for (number, item) in items {
            let session = self.sessions.entry(id).or_default();
            if session.in_flight.contains(&number) {
                continue;
            }
            if session.in_flight.len() >= WINDOW {
                break;
            }
            let body = self.seal(id, place, number, item.clone())?;
            self.may_write(id, place, link)?;
            let append = Append { channel: place.channel, epoch: place.head.epoch, body };
            self.ask(link, Asked::Append(id, place.channel, number, item.id), Operation::Append(append));
            self.sessions.entry(id).or_default().in_flight.insert(number);
        }
        Ok(())
    }

    /// The ciphertext of an item in the present epoch.
    fn seal(&mut self, id: ChatId, place: &Place, number: u64, mut item: OutboxItem) -> Result<Vec<u8>, Error> {
        if let Some(sealed) = &item.sealed
            && sealed.epoch == place.head.epoch
        {
            return Ok(sealed.body.clone());
        }
        let device = self.device()?;
        let key = device.key();
        let chain = chain_head(&device)?;
        let plaintext = item.plaintext(place, chain)?;
        self.group(id, &place.channel)?;
        let Some(group) = self.groups.get_mut(&id) else { return Err(Error::Damaged("group")) };
        let body = group
            .encrypt(&mut self.state, &device.identity(&key), &plaintext, &[])
            .map_err(|_| Error::Damaged("group"))?;
        item.sealed = Some(Sealed { epoch: place.head.epoch, body: body.clone() });
        item.save(&mut self.state, id, number)?;
        Ok(body)
    }

    pub(super) fn appended(
        &mut self,
        link: &Link,
        id: ChatId,
        channel: ChannelId,
        (number, message): (u64, MessageId),
        event: ServerEvent,
    ) -> Result<(), Error> {
        if !self.is_current(id, channel)? {
            return Ok(());
        }
        self.sessions.entry(id).or_default().in_flight.remove(&number);
        match event {
            ServerEvent::Appended { seq } => self.acknowledged(link, id, (number, message), seq),
            // The winner's commit is on its way; the item is encrypted again after it.
            ServerEvent::Refusal(Refusal::StaleEpoch { .. }) => Ok(()),
            ServerEvent::Refusal(Refusal::RateLimited { .. }) => {
                self.dirty.insert(id);
                Ok(())
            }
            _ => {
                self.hang_up(link);
                Ok(())
            }
        }
    }

    fn acknowledged(
        &mut self,
        link: &Link,
        id: ChatId,
        (number, message): (u64, MessageId),
        seq: Seq,
    ) -> Result<(), Error> {
        self.dirty.insert(id);
        let Some(mut item) = OutboxItem::load(&self.state, id, number)?.filter(|item| item.id == message) else {
            return Ok(());
        };
        // Whatever stands up to the head was taken in, and this was not among it: the number is made up. Believed, it would
        // pass for something that has expired.
        if Chat::load(&self.state, id)?.place.is_some_and(|place| seq <= place.head.seq) {
            return self.distrust(link, RelayFault::LostData);
        }
        item.acknowledged = Some(seq);
        item.save(&mut self.state, id, number)?;
        match item.body()? {
            Body::Text(_) => self.marked(id, vec![item.id.to_hex()], MessageState::Sent),
            Body::Ended => self.leave(id),
            Body::Marks { .. }
            | Body::Profile { .. }
            | Body::ChainUpdate(_)
            | Body::Reach(_)
            | Body::Sync(_)
            | Body::GuardianAsk
            | Body::GuardianKey(_) => Ok(()),
        }
    }

    /// Tells the others that we leave, if the conversation goes on somewhere.
    pub(super) fn say_goodbye(&mut self, id: ChatId) -> Result<(), Error> {
        match Chat::load(&self.state, id)?.place {
            Some(place) if place.open && !place.rejoining => {
                let goodbye = MessageId(self.random());
                OutboxItem::new(goodbye, self.now, Body::Ended).add(&mut self.state, id)?;
                self.dirty.insert(id);
                Ok(())
            }
            Some(_) => self.leave(id),
            None => Ok(()),
        }
    }

    /// Forgets the channel of a conversation. What was said stays; what was not sent stays, and will not be.
    pub(super) fn leave(&mut self, id: ChatId) -> Result<(), Error> {
        let mut chat = Chat::load(&self.state, id)?;
        let Some(place) = chat.place.take() else { return Ok(()) };
        chat.save(&mut self.state, id)?;
        let mut contact = Contact::load(&self.state, chat.contact())?;
        if matches!(contact.kind, Kind::Linked(_)) {
            contact.stage = Stage::Ended;
            contact.save(&mut self.state, chat.contact())?;
        }
        Group::delete(&mut self.state, &place.channel).map_err(|_| Error::Damaged("group"))?;
        self.groups.remove(&id);
        if self.sessions.remove(&id).is_some() {
            let link = Link::to(&place.relay, Role::Conversation);
            self.ask(&link, Asked::Nothing, Operation::Unsubscribe { channel: place.channel });
        }
        for (number, item) in OutboxItem::of_chat(&self.state, id).collect::<Result<Vec<_>, _>>()? {
            match (item.body()?, item.acknowledged) {
                (Body::Text(_), Some(seq)) => self.stand(id, seq, number, item)?,
                (Body::Text(_), None) => OutboxItem { failed: true, ..item }.save(&mut self.state, id, number)?,
                _ => OutboxItem::remove(&mut self.state, id, number),
            }
        }
        Ok(())
    }

    pub(super) fn missed(&mut self, id: ChatId, loss: Loss) -> Result<(), Error> {
        let name = self.chat_name(id)?;
        self.lose(name, loss);
        Ok(())
    }

    pub(super) fn chat_name(&self, id: ChatId) -> Result<String, Error> {
        let chat = Chat::load(&self.state, id)?;
        Ok(Contact::load(&self.state, chat.contact())?.name)
    }

    pub(super) fn marked(&mut self, id: ChatId, ids: Vec<String>, state: MessageState) -> Result<(), Error> {
        if !ids.is_empty() {
            let chat = self.chat_name(id)?;
            self.show(Event::Marked { chat, ids, state });
        }
        Ok(())
    }

    /// Whether nothing is left to do for a conversation.
    pub(super) fn is_settled(&self, id: ChatId) -> Result<bool, Error> {
        let chat = Chat::load(&self.state, id)?;
        let contact = Contact::load(&self.state, chat.contact())?;
        let Some(place) = &chat.place else { return Ok(!matches!(contact.stage, Stage::Accepting { .. })) };
        if place.rejoining {
            return Ok(true);
        }
        let read = self.is_caught_up(id, place) && place.pending.is_none();
        let waits = contact.stage == Stage::Active && !OutboxItem::is_empty(&self.state, id)?;
        Ok(place.open && read && !waits)
    }
}

/// Where the own chain stands.
fn chain_head(device: &crate::device::Device) -> Result<ChainHead, Error> {
    let entries = device.entries()?;
    let hash = entries.last().map_or(kith_wire::Hash([0; 32]), kith_wire::account::StampedEntry::link);
    Ok(ChainHead { length: entries.len() as u64, hash })
}
