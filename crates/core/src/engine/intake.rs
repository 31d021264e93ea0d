//! Taking in a channel's records, one after the other: own ones that came back, messages, commits.
//!
//! Invariants: records are taken in by rising number; a commit of ours is merged only when it comes back, that is, after
//! everything before it was taken in; what a member cannot prove changes nothing.

use kith_chain::Account;
use kith_wire::content::{Body, Content};
use kith_wire::inbox::Head;
use kith_wire::{AccountId, ChannelId, Ending, Hash, Millis, Record, Seq};
use serde::{Deserialize, Serialize};

use super::Engine;
use super::errand::Errand;
use super::io::{Link, MessageState};
use crate::chat::{Chat, ChatId, Guest, Held, HeldText, Order, OutboxItem, TextRow};
use crate::contact::{Contact, ContactId, Kind, Stage};
use crate::error::{Error, Loss, RelayFault};
use crate::mls::{Member, MlsError, Processed, StagedCommit};
use crate::tables::{self, Row};

/// So many heads of the present epoch are kept to compare with those of others.
const HEADS: u64 = 1024;

/// The running hash after a record. The row's key is the chat and the record's number.
#[derive(Serialize, Deserialize)]
struct HeadRow {
    hash: Hash,
    /// Own ciphertexts are known by it when they come back twice.
    body: Hash,
}

impl Row for HeadRow {
    const TABLE: u8 = b'B';
    const NAME: &'static str = "head";
}

impl Engine {
    pub(super) fn records(&mut self, link: &Link, channel: ChannelId, records: Vec<Record>) -> Result<(), Error> {
        let Some(id) = self.chat_of(&channel)? else { return Ok(()) };
        self.dirty.insert(id);
        for record in records {
            let Some(place) = Chat::load(&self.state, id)?.place.filter(|place| place.channel == channel) else {
                return Ok(());
            };
            if record.seq <= place.head.seq {
                return self.distrust(link, RelayFault::Disorder);
            }
            if record.epoch != place.head.epoch {
                // A commit in between was not delivered, and commits do not expire.
                return self.distrust(link, RelayFault::Withheld);
            }
            let head = Head {
                epoch: if record.next.is_some() { record.epoch.next() } else { record.epoch },
                seq: record.seq,
                hash: record.chained(&channel, &place.head.hash),
            };
            self.record(id, &record)?;
            if Chat::load(&self.state, id)?.place.is_some_and(|place| place.held.is_some_and(|held| !held.read)) {
                return Ok(());
            }
            self.step(id, &channel, &record, head)?;
        }
        self.send_lost_again(id)
    }

    /// Moves the head over a record that was taken in, if the conversation is still there.
    fn step(&mut self, id: ChatId, channel: &ChannelId, record: &Record, head: Head) -> Result<(), Error> {
        let mut chat = Chat::load(&self.state, id)?;
        let Some(place) = chat.place.as_mut().filter(|place| place.channel == *channel) else { return Ok(()) };
        if record.next.is_some() {
            place.ending = place.anchored.then(|| Ending::of(&place.head.hash));
            place.anchored = true;
            self.forget_heads(id);
        }
        place.head = head;
        place.held = None;
        chat.save(&mut self.state, id)?;
        self.remember_head(id, head, &record.body)?;
        let forgotten = Seq(record.seq.0.saturating_sub(HEADS));
        tables::delete::<HeadRow>(&mut self.state, &head_key(id, forgotten));
        Ok(())
    }

    /// Keeps the running hash at a record, to compare with what others have seen.
    pub(super) fn remember_head(&mut self, id: ChatId, head: Head, body: &[u8]) -> Result<(), Error> {
        let row = HeadRow { hash: head.hash, body: Hash::of("kith body v1", &[body]) };
        tables::put(&mut self.state, &head_key(id, head.seq), &row)
    }

    /// Forgets the heads of a place that is left.
    pub(super) fn forget_heads(&mut self, id: ChatId) {
        for key in tables::keys::<HeadRow>(&self.state, &id.key()) {
            tables::delete::<HeadRow>(&mut self.state, &key);
        }
    }

    fn record(&mut self, id: ChatId, record: &Record) -> Result<(), Error> {
        if record.next.is_none() && self.came_back(id, record)? {
            return Ok(());
        }
        let chat = Chat::load(&self.state, id)?;
        let Some(place) = chat.place else { return Ok(()) };
        self.group(id, &place.channel)?;
        let Some(group) = self.groups.get_mut(&id) else { return Ok(()) };
        match group.process(&mut self.state, &record.body) {
            Ok(Processed::Message { sender, plaintext, .. }) if record.next.is_none() => {
                self.message(id, record.seq, sender, plaintext)
            }
            Ok(Processed::OwnPending) if place.pending.as_ref().is_some_and(|own| Some(own.next) == record.next) => {
                self.own_commit(id, record)
            }
            Ok(Processed::Commit(staged)) if record.next.is_some() => self.foreign_commit(id, record, *staged),
            Ok(Processed::OwnMessage | Processed::OwnCommit | Processed::OwnPending) => self.unknown_own(id, record),
            Ok(Processed::Message { .. } | Processed::Commit(_)) => self.void(id, record),
            Err(MlsError::Replayed) => Ok(()),
            // Lifetimes are measured by this device's clock: a commit that was right when it was made may look late now.
            Err(MlsError::TooFarAhead | MlsError::Lifetime) => {
                self.ask_to_rejoin(id, kith_wire::inbox::RejoinReason::Gap)
            }
            Err(MlsError::Corrupt(_)) => Err(Error::Damaged("group")),
            Err(
                MlsError::WrongEpoch { .. }
                | MlsError::Unexpected
                | MlsError::Invalid(_)
                | MlsError::Removed
                | MlsError::Misuse(_),
            ) => self.void(id, record),
        }
    }

    /// An outbox item that came back stands in the conversation now.
    fn came_back(&mut self, id: ChatId, record: &Record) -> Result<bool, Error> {
        let ours = |item: &OutboxItem| item.sealed.as_ref().is_some_and(|sealed| sealed.body == record.body);
        let found = OutboxItem::of_chat(&self.state, id)
            .find(|row| row.as_ref().map_or(true, |(_, item)| ours(item)))
            .transpose()?;
        let Some((number, item)) = found else { return Ok(false) };
        if self.is_overtaken(id, number, record)? {
            let name = self.chat_name(id)?;
            self.alarm(Some(name), RelayFault::Disorder);
        }
        self.stand(id, record.seq, number, item)?;
        Ok(true)
    }

    /// What was encrypted before this item in the same epoch was sent before it, and must come back before it: only the author
    /// can see that its words stand in another order than it wrote them in.
    fn is_overtaken(&self, id: ChatId, number: u64, record: &Record) -> Result<bool, Error> {
        let earlier = OutboxItem::of_chat(&self.state, id).collect::<Result<Vec<_>, _>>()?;
        Ok(earlier.iter().any(|(other, item)| {
            *other < number && !item.failed && item.sealed.as_ref().is_some_and(|sealed| sealed.epoch == record.epoch)
        }))
    }

    /// What was said leaves the outbox, and stands under its number.
    pub(super) fn stand(&mut self, id: ChatId, seq: Seq, number: u64, item: OutboxItem) -> Result<(), Error> {
        OutboxItem::remove(&mut self.state, id, number);
        self.said(id)?;
        match item.body()? {
            Body::Text(text) => {
                let device = self.device()?;
                let row =
                    TextRow { id: item.id, account: device.account, device: device.device, text, sent: item.sent };
                let order = self.order(id, seq)?;
                if row.add(&mut self.state, id, order)? {
                    self.pass_on(id, &row, order)?;
                }
                if item.acknowledged.is_none() {
                    self.marked(id, vec![item.id.to_hex()], MessageState::Sent)?;
                }
            }
            Body::Ended => self.leave(id)?,
            Body::ChainUpdate(entries) => self.chain_is_told(id, entries.len())?,
            Body::Marks { .. }
            | Body::Profile { .. }
            | Body::Reach(_)
            | Body::Sync(_)
            | Body::GuardianAsk
            | Body::GuardianKey(_) => {}
        }
        Ok(())
    }

    fn order(&self, id: ChatId, seq: Seq) -> Result<Order, Error> {
        Ok(Order { generation: Chat::load(&self.state, id)?.generation, seq })
    }

    /// Something was said since this device last renewed its keys.
    fn said(&mut self, id: ChatId) -> Result<(), Error> {
        let mut chat = Chat::load(&self.state, id)?;
        if let Some(place) = chat.place.as_mut().filter(|place| !place.said_since) {
            place.said_since = true;
            chat.save(&mut self.state, id)?;
        }
        Ok(())
    }

    fn message(&mut self, id: ChatId, seq: Seq, sender: Member, plaintext: Vec<u8>) -> Result<(), Error> {
        self.said(id)?;
        let Ok(content) = Content::from_plaintext(plaintext) else {
            return self.missed(id, Loss::Unreadable);
        };
        if let Some(seen) = content.seen {
            self.compare(id, seen)?;
        }
        self.compare_ending(id, content.ending)?;
        let own = self.device()?.account;
        let contact = Chat::load(&self.state, id)?.contact();
        if sender.account == own {
            self.compare_own_chain(&content.chain)?;
        } else {
            self.compare_chain(contact, &content)?;
        }
        match content.body {
            Body::Text(text) => {
                let row = TextRow {
                    id: content.id,
                    account: sender.account,
                    device: sender.device,
                    text,
                    sent: content.sent,
                };
                self.text(id, contact, seq, row)
            }
            Body::Marks { delivered, read } if sender.account == own => self.take_own_marks(id, delivered, read),
            Body::Marks { delivered, read } => self.take_marks(id, &sender.account, delivered, read),
            // What a frozen account says of itself may be a thief's: its owner says it again.
            Body::Profile { .. } | Body::Reach(_) | Body::Ended | Body::GuardianAsk | Body::GuardianKey(_)
                if sender.account != own && self.is_frozen(contact)? =>
            {
                Ok(())
            }
            Body::Profile { name } => self.take_profile(contact, &sender.account, name),
            Body::ChainUpdate(entries) if sender.account != own => self.take_chain(contact, &entries),
            Body::ChainUpdate(entries) => self.chain_is_told(id, entries.len()),
            Body::Sync(items) => self.take_items(id, sender, items),
            Body::Reach(reach) => self.take_reach(contact, &sender.account, reach),
            // What one's own devices ask and answer, they remember.
            Body::GuardianAsk | Body::GuardianKey(_) if sender.account == own => Ok(()),
            Body::GuardianAsk => self.asked_to_guard(contact, &sender.account),
            Body::GuardianKey(key) => self.take_guardian_key(&sender.account, key),
            Body::Ended if sender.account != own => self.end(contact, Loss::Ended),
            Body::Ended => self.left_by_own(id, contact),
        }
    }

    /// Another of our devices has ended it: with somebody, or with this device because it is in the own conversation now.
    fn left_by_own(&mut self, id: ChatId, contact: ContactId) -> Result<(), Error> {
        if let Kind::Linked(device) = Contact::load(&self.state, contact)?.kind {
            return self.end_link_with(&device);
        }
        self.leave(id)
    }

    fn text(&mut self, id: ChatId, contact: ContactId, seq: Seq, row: TextRow) -> Result<(), Error> {
        let contact = Contact::load(&self.state, contact)?;
        let own = self.device()?.account == row.account;
        if contact.stage == Stage::Blocked {
            return Ok(());
        }
        let order = self.order(id, seq)?;
        if !own && frozen(&contact, self.now)? {
            return HeldText(row).add(&mut self.state, id, order);
        }
        self.text_at(id, order, row, own)
    }

    fn is_frozen(&self, contact: ContactId) -> Result<bool, Error> {
        frozen(&Contact::load(&self.state, contact)?, self.now)
    }

    /// An account is frozen no longer: what its devices wrote meanwhile is shown, but for those that are out.
    pub(super) fn show_held(&mut self, contact: &Contact, account: &Account) -> Result<(), Error> {
        for (order, row) in HeldText::take_all(&mut self.state, contact.chat)? {
            if account.devices().get(&row.device).is_some_and(|device| device.state.is_confirmed()) {
                self.text_at(contact.chat, order, row, false)?;
            } else {
                self.missed(contact.chat, Loss::PassedOver)?;
            }
        }
        Ok(())
    }

    fn text_at(&mut self, id: ChatId, order: Order, row: TextRow, own: bool) -> Result<(), Error> {
        if !row.add(&mut self.state, id, order)? {
            return Ok(());
        }
        self.pass_on(id, &row, order)?;
        if !own {
            let mut chat = Chat::load(&self.state, id)?;
            chat.arrived = Some(row.id);
            chat.unread += 1;
            let ahead = chat.read_ahead == Some(row.id);
            chat.save(&mut self.state, id)?;
            if ahead {
                self.read_up_to(id, row.id)?;
            }
        }
        self.show_text(id, row, !own)
    }

    /// What a member had seen when it wrote must be what was delivered here.
    fn compare(&mut self, id: ChatId, seen: Head) -> Result<(), Error> {
        let chat = Chat::load(&self.state, id)?;
        let Some(place) = chat.place.filter(|place| place.anchored && place.head.epoch == seen.epoch) else {
            return Ok(());
        };
        let known = if seen.seq == place.head.seq {
            Some(place.head.hash)
        } else {
            tables::get::<HeadRow>(&self.state, &head_key(id, seen.seq))?.map(|row| row.hash)
        };
        let forgotten = seen.seq.0.saturating_add(HEADS) <= place.head.seq.0;
        let fault = match known {
            Some(hash) if hash == seen.hash => return Ok(()),
            Some(_) => RelayFault::Equivocated,
            None if forgotten => return Ok(()),
            None => RelayFault::Withheld,
        };
        let name = self.chat_name(id)?;
        self.alarm(Some(name), fault);
        Ok(())
    }

    /// What a member had taken in when the epoch before ended must be what was delivered here.
    fn compare_ending(&mut self, id: ChatId, theirs: Option<Ending>) -> Result<(), Error> {
        let ours = Chat::load(&self.state, id)?.place.and_then(|place| place.ending);
        if ours.zip(theirs).is_some_and(|(ours, theirs)| ours != theirs) {
            let name = self.chat_name(id)?;
            self.alarm(Some(name), RelayFault::Equivocated);
        }
        Ok(())
    }

    /// What a committer had seen must be what was delivered here, up to some record of the epoch that its commit ends.
    fn compare_commit(&mut self, id: ChatId, staged: &StagedCommit) -> Result<(), Error> {
        let Ok(seen) = Hash::try_from(staged.aad()) else { return Ok(()) };
        if !Chat::load(&self.state, id)?.place.is_some_and(|place| place.anchored) {
            return Ok(());
        }
        let rows = tables::scan::<HeadRow>(&self.state, &id.key()).collect::<Result<Vec<_>, _>>()?;
        let forgotten = rows.len() as u64 >= HEADS;
        if forgotten || rows.iter().any(|(_, row)| row.hash == seen) {
            return Ok(());
        }
        let name = self.chat_name(id)?;
        self.alarm(Some(name), RelayFault::Equivocated);
        Ok(())
    }

    /// A member's account chain must not be longer, or other, than what its relay showed us.
    fn compare_chain(&mut self, id: ContactId, content: &Content) -> Result<(), Error> {
        let contact = Contact::load(&self.state, id)?;
        let pinned = contact.entries()?;
        let index = content.chain.length.checked_sub(1).and_then(|index| usize::try_from(index).ok());
        let known = index.and_then(|index| pinned.get(index)).map(kith_wire::account::StampedEntry::link);
        if known.is_some_and(|known| known != content.chain.hash) {
            self.alarm(Some(contact.name), RelayFault::Equivocated);
            return Ok(());
        }
        // What it says of itself goes further than what was shown: its relay is asked for the rest.
        let longer = content.chain.length > pinned.len() as u64 && !matches!(content.body, Body::ChainUpdate(_));
        let asked = |errand: &Errand| matches!(errand, Errand::ReadChain { contact } if *contact == id);
        if longer && contact.reach.is_some() && !Errand::all(&self.state)?.iter().any(|(_, errand)| asked(errand)) {
            let mut contact = contact;
            contact.claimed = content.chain.length;
            contact.save(&mut self.state, id)?;
            Errand::ReadChain { contact: id }.add(&mut self.state)?;
        }
        Ok(())
    }

    fn take_profile(&mut self, id: ContactId, account: &AccountId, name: String) -> Result<(), Error> {
        let mut contact = Contact::load(&self.state, id)?;
        if contact.account == *account {
            contact.profile = Some(name);
            contact.save(&mut self.state, id)?;
        }
        Ok(())
    }

    /// Entries of a contact's chain that were not known: they must be its own, and keep its rules.
    fn take_chain(&mut self, id: ContactId, entries: &[kith_wire::account::StampedEntry]) -> Result<(), Error> {
        let account = Contact::load(&self.state, id)?.account;
        match kith_chain::Chain::verify(entries) {
            Ok(chain) if chain.id() == account => self.pins(id, entries).map(drop),
            Ok(_) | Err(_) => Ok(()),
        }
    }

    /// Another way to reach a contact: on the relay that its chain names, and with a key that letters can be sealed to.
    fn take_reach(&mut self, id: ContactId, account: &AccountId, reach: kith_wire::inbox::Reach) -> Result<(), Error> {
        let mut contact = Contact::load(&self.state, id)?;
        let chain = kith_chain::Chain::verify(&contact.entries()?);
        let fits = chain.is_ok_and(|chain| reach.relay.relay == chain.relay())
            && reach.seal_key.len() == crate::mls::seal::PUBLIC_LEN;
        if contact.account == *account && reach.account == *account && fits {
            contact.reach = Some(reach);
            contact.save(&mut self.state, id)?;
        }
        Ok(())
    }

    /// Our commit won, and everything before it is taken in.
    fn own_commit(&mut self, id: ChatId, record: &Record) -> Result<(), Error> {
        let Some(group) = self.groups.get_mut(&id) else { return Ok(()) };
        group.merge_pending(&mut self.state).map_err(|_| Error::Damaged("group"))?;
        let mut chat = Chat::load(&self.state, id)?;
        let Some(place) = &mut chat.place else { return Ok(()) };
        let Some(pending) = place.pending.take() else { return Ok(()) };
        place.renewed = self.now;
        place.said_since = false;
        let head = Head {
            epoch: record.epoch.next(),
            seq: record.seq,
            hash: record.chained(&place.channel, &place.head.hash),
        };
        chat.save(&mut self.state, id)?;
        for guest in pending.later {
            self.invite_again(guest)?;
        }
        self.rekeyed(id)?;
        let Some(welcome) = pending.welcome else { return Ok(()) };
        for guest in pending.guests {
            self.welcome(id, guest, &welcome, head)?;
        }
        Ok(())
    }

    /// Another member's commit: it must prove, keep to the rules, and have registered the key that it leads to.
    fn foreign_commit(&mut self, id: ChatId, record: &Record, staged: StagedCommit) -> Result<(), Error> {
        let mut chat = Chat::load(&self.state, id)?;
        let Some(place) = &mut chat.place else { return Ok(()) };
        if staged.removes_us() {
            return self.removed(id, &staged);
        }
        let keys = staged.next_keys(&place.relay.relay).map(|keys| keys.public());
        let registered =
            keys.ok().map(|keys| (keys.read, keys.write)) == record.next.map(|next| (next.read, next.write));
        if !registered {
            return self.void(id, record);
        }
        if !self.allows(&chat, &staged)? {
            return self.hold(id, record, &staged);
        }
        self.compare_commit(id, &staged)?;
        let Some(group) = self.groups.get_mut(&id) else { return Ok(()) };
        let lost = chat.place.as_mut().and_then(|place| place.pending.take());
        if lost.is_some() {
            group.clear_pending(&mut self.state).map_err(|_| Error::Damaged("group"))?;
        }
        group.merge(&mut self.state, staged).map_err(|_| Error::Damaged("group"))?;
        chat.save(&mut self.state, id)?;
        self.rekeyed(id)?;
        // What our commit was to do is still to be done.
        for guest in lost.into_iter().flat_map(|lost| lost.guests.into_iter().chain(lost.later)) {
            self.invite_again(guest)?;
        }
        Ok(())
    }

    /// A commit that the accounts' chains do not bear out as they are known here. If that may be because entries are missing,
    /// they are read first.
    fn hold(&mut self, id: ChatId, record: &Record, staged: &StagedCommit) -> Result<(), Error> {
        let mut chat = Chat::load(&self.state, id)?;
        let contact = chat.contact();
        let row = Contact::load(&self.state, contact)?;
        let device = self.device()?;
        let concerns = |account| {
            staged.added().iter().any(|leaf| leaf.account == account)
                || staged.removed().iter().any(|leaf| leaf.account == account)
        };
        let own = concerns(device.account);
        let Some(place) = &mut chat.place else { return Ok(()) };
        let was_read = place.held.filter(|held| held.seq == record.seq && held.read);
        // One's own chain first, then the contact's.
        let next = match was_read {
            None if own => Some(true),
            None => Some(false),
            Some(held) if held.own => Some(false),
            Some(_) => None,
        };
        let next = next.filter(|own| *own || (concerns(row.account) && row.reach.is_some()));
        let Some(own) = next else { return self.void(id, record) };
        place.held = Some(Held { seq: record.seq, read: false, own });
        chat.save(&mut self.state, id)?;
        // What comes after it is read again from there.
        self.sessions.remove(&id);
        if own {
            let link = Link::to(&device.relay, kith_wire::Role::Account);
            self.chain_read = false;
            return if self.can_ask(&link) { self.ask_for_own_chain(&link) } else { Ok(()) };
        }
        Errand::ReadChain { contact }.add(&mut self.state).map(drop)
    }

    /// What a member may do to a conversation of two: renew itself, and put a device of the two accounts in another's
    /// place, as the accounts' chains show them.
    fn allows(&self, chat: &Chat, staged: &StagedCommit) -> Result<bool, Error> {
        let contact = Contact::load(&self.state, chat.contact())?;
        let mut devices = vec![self.own_account()?];
        if contact.kind == Kind::Person {
            let Ok(chain) = kith_chain::Chain::verify(&contact.entries()?) else { return Ok(false) };
            devices.push(chain.at(self.now.seconds()));
        }
        let confirmed = |account, device, key| {
            devices.iter().any(|known| known.id() == account && known.confirmed_key(&device) == Some(key))
        };
        let added = staged.added();
        let adds = added.iter().all(|leaf| confirmed(leaf.account, leaf.device, leaf.key));
        // Whoever is removed comes in again with the same commit, or is out by its own account's chain, or is the
        // committer's own.
        let removes = staged.removed().iter().all(|gone| {
            added.iter().any(|leaf| (leaf.account, leaf.device) == (gone.account, gone.device))
                || !confirmed(gone.account, gone.device, gone.key)
                || gone.account == staged.committer().account
        });
        Ok(adds && removes && staged.changed().is_none())
    }

    /// A record under our own leaf that this home does not know. If it came twice, it is nothing. If not, an older copy of
    /// this home is being used, or a member wants it to look so; either way a fresh leaf makes an end of it.
    fn unknown_own(&mut self, id: ChatId, record: &Record) -> Result<(), Error> {
        let body = Hash::of("kith body v1", &[&record.body]);
        let rows = tables::scan::<HeadRow>(&self.state, &id.key()).collect::<Result<Vec<_>, _>>()?;
        if rows.iter().any(|(_, row)| row.body == body) {
            return Ok(());
        }
        self.ask_to_rejoin(id, kith_wire::inbox::RejoinReason::Gap)
    }

    /// A record that breaks a rule. A message is passed over. A commit that won and is void leaves a conversation of two
    /// with nobody to go on with: it ends, and can be begun anew.
    fn void(&mut self, id: ChatId, record: &Record) -> Result<(), Error> {
        if record.next.is_none() {
            return self.missed(id, Loss::PassedOver);
        }
        let contact = Chat::load(&self.state, id)?.contact();
        self.end(contact, Loss::Broken)
    }

    /// Invited again: what a lost commit was for.
    fn invite_again(&mut self, guest: Guest) -> Result<(), Error> {
        match guest {
            Guest::Invited { contact, .. } | Guest::Rejoined { contact } | Guest::Recovered { contact, .. } => {
                Errand::Claim { contact }.add(&mut self.state).map(drop)
            }
            // Who is missing is seen when leaves and chain are compared again.
            Guest::Own { .. } | Guest::Linked { .. } => Ok(()),
        }
    }
}

/// Whether a contact's account is frozen.
fn frozen(contact: &Contact, now: Millis) -> Result<bool, Error> {
    Ok(contact.frozen(now)?.is_some())
}

fn head_key(id: ChatId, seq: Seq) -> Vec<u8> {
    [id.key(), seq.0.to_be_bytes()].concat()
}
