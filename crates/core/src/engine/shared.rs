//! Taking in what another device of the account tells.

use kith_chain::Chain;
use kith_wire::content::Body;
use kith_wire::inbox::Conversation;
use kith_wire::sync::{SyncCard, SyncContact, SyncItem, SyncStage, SyncText};
use kith_wire::{AccountId, DeviceId, Message, MessageId, Millis, PublicKey, Seq};

use super::Engine;
use super::io::{CardState, Event, MessageState, MessageView};
use super::sync::{SHARED, thing};
use crate::chat::{Chat, ChatId, Order, OutboxItem, TextRow};
use crate::contact::{
    CardRow, Contact, Kind, OwnReach, RequestRow, RequestStage, SealKeyRow, SealOwner, Stage, free_name, words_of,
};
use crate::device::Seed;
use crate::devices::{DeviceNote, SpareRow};
use crate::error::Error;
use crate::guardians::{GuardianRow, ThresholdRow};
use crate::mls::{self, KeyPackage, Member};
use crate::tables;

/// Key packages in one message.
const PACKAGES: usize = 20;
/// Key packages that another device is given at once, and that are kept of one.
const SPARES: usize = 1000;

impl Engine {
    /// Items of another device of this account. What each may say depends on where it is said: a device on probation only asks
    /// for things to be said, and hands over its key packages.
    pub(super) fn take_items(&mut self, chat: ChatId, sender: Member, items: Vec<SyncItem>) -> Result<(), Error> {
        let own = self.device()?.account;
        let kind = Contact::load(&self.state, Chat::load(&self.state, chat)?.contact())?.kind;
        if sender.account != own {
            return Ok(());
        }
        for item in items {
            match kind {
                Kind::Person => {}
                Kind::Own => self.take_shared(chat, &sender, item)?,
                Kind::Linked(device) if device != sender.device => {}
                Kind::Linked(_) if self.lets_in(&sender.device)? => self.take_from_new(chat, &sender, item)?,
                Kind::Linked(_) => self.take_from_old(chat, item)?,
            }
        }
        Ok(())
    }

    /// Whether this device let another in, and not the other this one.
    fn lets_in(&self, device: &DeviceId) -> Result<bool, Error> {
        let (account, this) = (self.own_account()?, self.device()?.device);
        Ok(account.devices().get(device).is_some_and(|device| device.added_by == Some(this)))
    }

    fn take_from_new(&mut self, chat: ChatId, sender: &Member, item: SyncItem) -> Result<(), Error> {
        match item {
            SyncItem::Say { account, id, sent, text } => self.say_for(chat, &account, id, sent, text),
            SyncItem::KeyPackages(packages) => self.take_packages(sender, &packages),
            SyncItem::Contact(_)
            | SyncItem::Card(_)
            | SyncItem::Answer { .. }
            | SyncItem::Reading { .. }
            | SyncItem::Settings { .. }
            | SyncItem::Device { .. }
            | SyncItem::Place { .. }
            | SyncItem::Text(_)
            | SyncItem::History(_)
            | SyncItem::Guardian { .. }
            | SyncItem::Ward(_)
            | SyncItem::Threshold { .. }
            | SyncItem::Backup(_)
            | SyncItem::Wanted { .. } => Ok(()),
        }
    }

    fn take_from_old(&mut self, chat: ChatId, item: SyncItem) -> Result<(), Error> {
        match item {
            SyncItem::Contact(contact) => self.take_contact(*contact),
            SyncItem::Device { device, name, kind, last_used } => self.take_note(&device, name, kind, last_used),
            SyncItem::Settings { name, delivered_marks, read_marks } => {
                self.take_settings(name, delivered_marks, read_marks)
            }
            SyncItem::Text(text) => self.take_text(text, true),
            SyncItem::Place { account, conversation, generation, inbox } => {
                self.take_place(&account, conversation, generation, inbox)
            }
            SyncItem::Wanted { device, count } => self.give_packages(chat, &device, count),
            SyncItem::Card(_)
            | SyncItem::Answer { .. }
            | SyncItem::Reading { .. }
            | SyncItem::Say { .. }
            | SyncItem::History(_)
            | SyncItem::Guardian { .. }
            | SyncItem::Ward(_)
            | SyncItem::Threshold { .. }
            | SyncItem::Backup(_)
            | SyncItem::KeyPackages(_) => Ok(()),
        }
    }

    fn take_shared(&mut self, chat: ChatId, sender: &Member, item: SyncItem) -> Result<(), Error> {
        if self.is_overruled(chat, &item)? {
            // What was read somewhere is read, whatever stands after it.
            if let SyncItem::Reading { account, read: Some(read), .. } = item {
                self.read_with(&account, read)?;
            }
            return Ok(());
        }
        let thing = thing(&item);
        match item {
            SyncItem::Contact(contact) => self.take_contact(*contact)?,
            SyncItem::Card(card) => self.take_card(card)?,
            SyncItem::Answer { letter, accepted } => self.take_answer(&letter, accepted)?,
            SyncItem::Reading { account, read, draft } => self.take_reading(&account, read, draft)?,
            SyncItem::Settings { name, delivered_marks, read_marks } => {
                self.take_settings(name, delivered_marks, read_marks)?;
            }
            SyncItem::Device { device, name, kind, last_used } => self.take_note(&device, name, kind, last_used)?,
            SyncItem::Text(text) => self.take_text(text, false)?,
            SyncItem::Place { account, conversation, generation, inbox } => {
                self.take_place(&account, conversation, generation, inbox)?;
            }
            SyncItem::KeyPackages(packages) => self.take_packages(sender, &packages)?,
            SyncItem::Wanted { device, count } => self.give_packages(chat, &device, count)?,
            SyncItem::History(history) => self.take_history(&history)?,
            SyncItem::Guardian { account, key, wanted } => self.take_guardian(&account, key, wanted)?,
            SyncItem::Ward(ward) => self.keep_ward(&ward.account, Seed(ward.seed))?,
            SyncItem::Threshold { threshold } => tables::put(&mut self.state, &[], &ThresholdRow { threshold })?,
            SyncItem::Backup(backup) => self.take_backup_keys(*backup)?,
            SyncItem::Say { .. } => {}
        }
        thing.map_or(Ok(()), |thing| self.know(&thing))
    }

    /// What another device asked for is asked by none of the others.
    pub(super) fn take_guardian(
        &mut self,
        account: &AccountId,
        key: Option<PublicKey>,
        wanted: bool,
    ) -> Result<(), Error> {
        let known = GuardianRow::load(&self.state, account)?;
        let asked = known.as_ref().and_then(|row| row.asked).filter(|_| wanted);
        let key = key.or(known.and_then(|row| row.key));
        GuardianRow { key, wanted, asked }.save(&mut self.state, account)
    }

    /// What was taken in is not told back.
    fn know(&mut self, thing: &[u8]) -> Result<(), Error> {
        for table in SHARED {
            for key in self.state.changed(table).map(<[u8]>::to_vec).collect::<Vec<_>>() {
                if let Some(item) = self.item(&key)?
                    && super::sync::thing(&item).as_deref() == Some(thing)
                {
                    self.note_told(&item)?;
                }
            }
        }
        Ok(())
    }

    /// Whether a change of ours to the same thing is on its way: it will stand after this one.
    fn is_overruled(&self, chat: ChatId, item: &SyncItem) -> Result<bool, Error> {
        let Some(thing) = thing(item) else { return Ok(false) };
        for row in OutboxItem::of_chat(&self.state, chat) {
            if let Body::Sync(items) = row?.1.body()?
                && items.iter().any(|ours| super::sync::thing(ours).as_ref() == Some(&thing))
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    pub(super) fn take_contact(&mut self, item: SyncContact) -> Result<(), Error> {
        let own = self.device()?.account;
        if item.account == own {
            return Ok(());
        }
        let known = Contact::of_account(&self.state, &item.account)?;
        let fresh = known.is_none();
        let (id, mut contact) = match known {
            Some(known) => known,
            None => self.new_contact(item.account, Kind::Person, free_name(&self.state, None, &item.name)?)?,
        };
        if contact.name != item.name
            && let Ok(name) = free_name(&self.state, Some(&item.name), &item.name)
        {
            contact.name = name;
        }
        contact.profile = item.profile.or(contact.profile);
        contact.verified = item.verified;
        contact.reach = item.reach.or(contact.reach);
        if let Some(reach) = item.own
            && contact.own.as_ref().is_none_or(|own| own.token != reach.token)
        {
            let seal = Seed(reach.seed);
            SealKeyRow::add(&mut self.state, SealOwner::Contact(id), seal.clone())?;
            contact.own = Some(OwnReach { token: reach.token, seal });
            self.try_unopened_again()?;
        }
        let before = contact.state();
        self.take_stage(&mut contact, item.stage, fresh)?;
        contact.save(&mut self.state, id)?;
        if Chain::verify(&item.chain).is_ok_and(|chain| chain.id() == item.account) {
            self.pins(id, &item.chain)?;
        }
        let contact = Contact::load(&self.state, id)?;
        if contact.state() != before || fresh {
            self.show_contact(&contact);
        }
        Ok(())
    }

    /// How far another device has come with a contact. What this device sees by itself (an invitation that both read, an end)
    /// it takes in by itself.
    fn take_stage(&mut self, contact: &mut Contact, stage: SyncStage, fresh: bool) -> Result<(), Error> {
        let open = matches!(contact.stage, Stage::Failed { .. } | Stage::Ended | Stage::Unblocked);
        match stage {
            SyncStage::Requested(letter) if open => {
                contact.words = Some(words_of(&self.device()?.account, &contact.account, &letter));
                contact.stage = Stage::Requested { letter };
            }
            SyncStage::Active if open || fresh => contact.stage = Stage::Active,
            SyncStage::Ended if Chat::load(&self.state, contact.chat)?.place.is_none() => contact.stage = Stage::Ended,
            SyncStage::Blocked => {
                contact.stage = Stage::Blocked;
                contact.reach = None;
                if let Some(own) = contact.own.take() {
                    SealKeyRow::remove(&mut self.state, &own.seal)?;
                }
                self.leave(contact.chat)?;
            }
            SyncStage::Unblocked if contact.stage == Stage::Blocked => contact.stage = Stage::Unblocked,
            SyncStage::Requested(_) | SyncStage::Active | SyncStage::Ended | SyncStage::Unblocked => {}
        }
        Ok(())
    }

    pub(super) fn take_card(&mut self, item: SyncCard) -> Result<(), Error> {
        let key = item.id.as_bytes();
        let known = tables::get::<CardRow>(&self.state, key)?;
        let state = match known.as_ref().map(|card| card.state) {
            Some(state @ (CardState::Used | CardState::Revoked)) => state,
            _ if item.over => CardState::Revoked,
            _ => CardState::Active,
        };
        let seal = Seed(item.seed);
        match state {
            CardState::Revoked => SealKeyRow::remove(&mut self.state, &seal)?,
            CardState::Waiting | CardState::Active | CardState::Used | CardState::Expired if known.is_none() => {
                SealKeyRow::add(&mut self.state, SealOwner::Card(item.id.clone()), seal.clone())?;
                self.try_unopened_again()?;
            }
            CardState::Waiting | CardState::Active | CardState::Used | CardState::Expired => {}
        }
        let row = CardRow { token: item.token, seal, label: item.label, once: item.once, expires: item.expires, state };
        tables::put(&mut self.state, key, &row)
    }

    /// A request that was answered elsewhere is answered here, also if it has not arrived yet.
    pub(super) fn take_answer(&mut self, letter: &MessageId, accepted: bool) -> Result<(), Error> {
        let key = letter.as_bytes();
        let stage = if accepted { RequestStage::Accepted } else { RequestStage::Declined };
        match tables::get::<RequestRow>(&self.state, key)? {
            Some(row) => tables::put(&mut self.state, key, &RequestRow { stage, ..row }),
            None => self.letter_is_taken(letter),
        }
    }

    pub(super) fn take_reading(
        &mut self,
        account: &AccountId,
        read: Option<MessageId>,
        draft: Option<String>,
    ) -> Result<(), Error> {
        let Some(id) = self.chat_with(account)? else { return Ok(()) };
        let mut chat = Chat::load(&self.state, id)?;
        chat.draft = draft;
        chat.save(&mut self.state, id)?;
        read.map_or(Ok(()), |read| self.read_up_to(id, read))
    }

    fn read_with(&mut self, account: &AccountId, read: MessageId) -> Result<(), Error> {
        self.chat_with(account)?.map_or(Ok(()), |id| self.read_up_to(id, read))
    }

    /// The conversation with an account; with one's own, the own one.
    pub(super) fn chat_with(&self, account: &AccountId) -> Result<Option<ChatId>, Error> {
        let found = if *account == self.device()?.account {
            Contact::of_kind(&self.state, Kind::Own)?
        } else {
            Contact::of_account(&self.state, account)?
        };
        Ok(found.map(|(_, contact)| contact.chat))
    }

    pub(super) fn take_settings(&mut self, name: String, delivered_marks: bool, read_marks: bool) -> Result<(), Error> {
        let mut device = self.device()?;
        device.name = name;
        device.delivered_marks = delivered_marks;
        device.read_marks = read_marks;
        device.save(&mut self.state)
    }

    fn take_note(&mut self, device: &DeviceId, name: String, kind: String, last_used: Millis) -> Result<(), Error> {
        if *device == self.device()?.device {
            return Ok(());
        }
        let known = DeviceNote::load(&self.state, device)?;
        let (noticed, near) = known.map_or((0, false), |note| (note.noticed, note.near));
        DeviceNote { name, kind, last_used, noticed, near }.save(&mut self.state, device)
    }

    /// A text that stands in a conversation which this device is not, or was not yet, in.
    pub(super) fn take_text(&mut self, text: SyncText, live: bool) -> Result<(), Error> {
        let Some(id) = self.chat_with(&text.account)? else { return Ok(()) };
        let own = self.device()?.account;
        let row = TextRow { id: text.id, account: text.author, device: text.device, text: text.text, sent: text.sent };
        let order = Order { generation: text.generation, seq: text.seq };
        if let Some((number, _)) = self.waits(id, &row.id)? {
            OutboxItem::remove(&mut self.state, id, number);
        }
        if !row.add(&mut self.state, id, order)? {
            return Ok(());
        }
        let mut chat = Chat::load(&self.state, id)?;
        chat.generation = chat.generation.max(order.generation);
        let theirs = live && row.account != own;
        if theirs {
            chat.arrived = Some(row.id);
            chat.unread += 1;
        }
        chat.save(&mut self.state, id)?;
        if live {
            self.show_text(id, row, theirs)?;
        }
        Ok(())
    }

    /// Tells the person, or the program, of a text that has come to stand.
    pub(super) fn show_text(&mut self, id: ChatId, row: TextRow, theirs: bool) -> Result<(), Error> {
        let name = self.chat_name(id)?;
        let message = MessageView {
            id: row.id.to_hex(),
            from: theirs.then(|| name.clone()),
            text: row.text,
            state: if theirs { MessageState::Unread } else { MessageState::Sent },
            sent: row.sent.0,
        };
        self.show(Event::Message { chat: name, message });
        Ok(())
    }

    fn waits(&self, id: ChatId, message: &MessageId) -> Result<Option<(u64, OutboxItem)>, Error> {
        OutboxItem::of_chat(&self.state, id)
            .find(|row| row.as_ref().map_or(true, |(_, item)| item.id == *message))
            .transpose()
    }

    /// A device on probation wants something said in a conversation that it was let into.
    fn say_for(
        &mut self,
        link: ChatId,
        account: &AccountId,
        id: MessageId,
        sent: Millis,
        text: String,
    ) -> Result<(), Error> {
        let linked = Contact::load(&self.state, Chat::load(&self.state, link)?.contact())?;
        let Some((person, contact)) = Contact::of_account(&self.state, account)? else { return Ok(()) };
        let may = linked.chosen.contains(&person) && contact.stage == Stage::Active;
        let known =
            TextRow::find(&self.state, contact.chat, &id)?.is_some() || self.waits(contact.chat, &id)?.is_some();
        if !may || known || text.is_empty() {
            return Ok(());
        }
        OutboxItem::new(id, sent, Body::Text(text)).add(&mut self.state, contact.chat)?;
        self.dirty.insert(contact.chat);
        Ok(())
    }

    /// Passes a text on to the devices on probation that were let into its conversation.
    pub(super) fn pass_on(&mut self, id: ChatId, row: &TextRow, order: Order) -> Result<(), Error> {
        let person = Chat::load(&self.state, id)?.contact();
        let account = Contact::load(&self.state, person)?.account;
        for (_, linked) in Contact::every(&self.state)? {
            if linked.chosen.contains(&person) && linked.stage == Stage::Active {
                let text = SyncText {
                    account,
                    author: row.account,
                    device: row.device,
                    id: row.id,
                    sent: row.sent,
                    text: row.text.clone(),
                    generation: order.generation,
                    seq: order.seq,
                };
                self.say_items(linked.chat, vec![SyncItem::Text(text)])?;
            }
        }
        Ok(())
    }

    /// A device on probation has no place in a conversation: the one that let it in says for it what is to be said.
    pub(super) fn ask_to_say(&mut self) -> Result<(), Error> {
        let linked = Contact::every(&self.state)?
            .into_iter()
            .find(|(_, contact)| matches!(contact.kind, Kind::Linked(_)) && contact.stage == Stage::Active);
        let Some((_, linked)) = linked else { return Ok(()) };
        if self.is_confirmed()? {
            return Ok(());
        }
        let mut items = Vec::new();
        for (_, contact) in Contact::all(&self.state)? {
            for row in OutboxItem::of_chat(&self.state, contact.chat).collect::<Result<Vec<_>, _>>()? {
                let (number, item) = row;
                if let Body::Text(text) = item.body()?
                    && item.acknowledged.is_none()
                    && !item.failed
                {
                    items.push(SyncItem::Say { account: contact.account, id: item.id, sent: item.sent, text });
                    let asked = OutboxItem { acknowledged: Some(Seq(0)), ..item };
                    asked.save(&mut self.state, contact.chat, number)?;
                }
            }
        }
        self.say_items(linked.chat, items)
    }

    /// A device was brought into a conversation, and this may be it.
    fn take_place(
        &mut self,
        account: &AccountId,
        conversation: Conversation,
        generation: u32,
        inbox: Seq,
    ) -> Result<(), Error> {
        let own = self.own_account()?;
        let found =
            if *account == own.id() { Some(self.own_contact()?) } else { Contact::of_account(&self.state, account)? };
        let Some((id, mut contact)) = found else { return Ok(()) };
        let chat = Chat::load(&self.state, contact.chat)?;
        let there = |place: &crate::chat::Place| place.channel == conversation.channel && !place.rejoining;
        if chat.place.as_ref().is_some_and(there) || contact.stage == Stage::Blocked {
            return Ok(());
        }
        let theirs = Chain::verify(&contact.entries()?).map(|chain| chain.at(self.now.seconds())).ok();
        let accounts: Vec<_> = [Some(own.clone()), theirs].into_iter().flatten().collect();
        self.groups.remove(&contact.chat);
        let item = SyncItem::Place { account: *account, conversation: conversation.clone(), generation, inbox };
        let Some((place, group)) = self.enter(&contact, &accounts, own.id(), conversation)? else {
            let mut chat = Chat::load(&self.state, contact.chat)?;
            chat.offered = Some(item.encode());
            return chat.save(&mut self.state, contact.chat);
        };
        contact.stage = Stage::Active;
        contact.save(&mut self.state, id)?;
        self.move_to(contact.chat, place, group)?;
        let mut chat = Chat::load(&self.state, contact.chat)?;
        chat.generation = generation;
        chat.offered = None;
        chat.told_chain = self.device()?.chain.len() as u64;
        chat.save(&mut self.state, contact.chat)?;
        self.send_again(contact.chat)?;
        if contact.kind == Kind::Own {
            self.inherit(inbox)?;
        }
        self.show_contact(&contact);
        Ok(())
    }

    /// Chains have grown: places that did not fit what they said may fit now.
    pub(super) fn try_offered_again(&mut self) -> Result<(), Error> {
        for id in Chat::ids(&self.state) {
            let offered = Chat::load(&self.state, id)?.offered;
            if let Some(SyncItem::Place { account, conversation, generation, inbox }) =
                offered.and_then(|bytes| SyncItem::decode(&bytes).ok())
            {
                self.take_place(&account, conversation, generation, inbox)?;
            }
        }
        Ok(())
    }

    /// What another device was asked to say is said from here, under its own id: it stands once.
    fn send_again(&mut self, id: ChatId) -> Result<(), Error> {
        for (number, item) in OutboxItem::of_chat(&self.state, id).collect::<Result<Vec<_>, _>>()? {
            OutboxItem { acknowledged: None, ..item }.save(&mut self.state, id, number)?;
        }
        Ok(())
    }

    fn take_packages(&mut self, sender: &Member, packages: &[Vec<u8>]) -> Result<(), Error> {
        let own = self.own_account()?;
        for bytes in packages {
            let fits = KeyPackage::parse(bytes).is_ok_and(|package| {
                package.account() == own.id() && package.device() == sender.device && package.key() == sender.key
            });
            if fits && SpareRow::count(&self.state, &sender.device) < SPARES {
                SpareRow::add(&mut self.state, &sender.device, bytes.clone())?;
            }
        }
        self.dirty.extend(Chat::ids(&self.state));
        Ok(())
    }

    /// Key packages of this device, for another that will add it to conversations.
    fn give_packages(&mut self, chat: ChatId, to: &DeviceId, count: u32) -> Result<(), Error> {
        let device = self.device()?;
        if *to != device.device {
            return Ok(());
        }
        let key = device.key();
        let mut left = (count as usize).min(SPARES);
        while left > 0 {
            let mut packages = Vec::new();
            for _ in 0..left.min(PACKAGES) {
                let package = mls::new_key_package(&mut self.state, &device.identity(&key), false);
                packages.push(package.map_err(|_| Error::Damaged("key packages"))?);
            }
            left -= packages.len();
            self.say_sync(chat, vec![SyncItem::KeyPackages(packages)])?;
        }
        Ok(())
    }
}
