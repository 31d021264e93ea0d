//! Linking a device (reverse direction): the old device shows a one-time code, the new one comes to the channel that the code
//! leads to and asks; the old one shows who asks, and lets it in when its owner says so.
//!
//! From the admission on they talk in an MLS group of their own; the channel ([`super::meeting`]) is used for nothing else.

use kith_chain::Chain;
use kith_wire::account::{EntryKind, Wait, device_joins};
use kith_wire::inbox::{Conversation, RelayAddress};
use kith_wire::link::{Admission, Join, LIFETIME, LinkCode, LinkMessage, Offer};
use kith_wire::sync::SyncItem;
use kith_wire::{
    ChannelId, DeviceId, Message, MessageId, Millis, Operation, Record, Refusal, Role, Seconds, Seq, ServerEvent,
    Whereabouts, verify,
};

use super::Engine;
use super::io::{Event, JoiningView, Link, LinkState, LinkView, Reply};
use super::links::{At, Meet};
use crate::account::agree_to_join;
use crate::chat::Guest;
use crate::code;
use crate::contact::{Contact, ContactId, Kind, Stage, check_name};
use crate::device::Device;
use crate::devices::{Asking, DeviceNote, Joining, LinkRow, LinkStage, MeetingKeys, Offered, open};
use crate::error::{Error, Misuse};
use crate::mls::{self, DeviceKey, Identity, KeyPackage};
use crate::tables;

/// How long the relay keeps what the two write, seconds.
const RETENTION: u32 = 2 * LIFETIME as u32;
/// How long a new device waits for the code's channel and for its owner's yes, milliseconds.
const PATIENCE: u64 = 2 * LIFETIME * 1000;
/// The probation of a device that is linked from where the old one is, and from elsewhere, seconds; at least the account's
/// wait.
const NEAR: u32 = 86_400;
const FAR: u32 = 7 * 86_400;
impl Engine {
    /// Shows a new one-time code; one that was shown before is good no longer.
    pub(super) fn link_device(&mut self, chats: &[String]) -> Result<Reply, Error> {
        let device = self.device()?;
        if !self.is_confirmed()? {
            return Err(Misuse::OnProbation.into());
        }
        let mut chosen = Vec::new();
        for name in chats {
            let (id, contact) = Contact::named(&self.state, name)?;
            if contact.kind != Kind::Person {
                return Err(Misuse::NoSuchContact(name.clone()).into());
            }
            chosen.push(id);
        }
        let secret = self.random();
        let expires = Seconds(self.now.seconds().0.saturating_add(LIFETIME));
        let stage = LinkStage::Waiting;
        let row = LinkRow { secret, expires, chosen, open: false, offered: false, seq: Seq(0), stage };
        tables::put(&mut self.state, &[], &row)?;
        self.meetings.forget(At::Link);
        let code = LinkCode { secret, url: device.relay.url };
        Ok(Reply::LinkCode { words: code::spoken(&code), code: code.to_text(), expires })
    }

    pub(super) fn cancel_link(&mut self) -> Result<Reply, Error> {
        if let Some(row) = self.link_row()?
            && !matches!(row.stage, LinkStage::Answer(_))
        {
            tables::delete::<LinkRow>(&mut self.state, &[]);
        }
        Ok(Reply::Done)
    }

    /// Lets the device in that asks. From elsewhere only if that was said as well.
    pub(super) fn admit_device(&mut self, elsewhere: bool) -> Result<Reply, Error> {
        let mut row = self.link_row()?.ok_or(Misuse::NobodyAsks)?;
        let LinkStage::Asked(asking) = row.stage else { return Err(Misuse::NobodyAsks.into()) };
        let near = asking.near == Some(true);
        if !near && !elsewhere {
            return Err(Misuse::Elsewhere.into());
        }
        let wait = self.own_account()?.recovery().wait.seconds();
        let probation = wait.max(if near { NEAR } else { FAR });
        let probation = Wait::new(probation).map_err(|_| Error::Damaged("wait"))?;
        self.change_chain(EntryKind::DeviceAdded { key: asking.key, probation, proof: asking.proof })?;
        let (name, kind) = (asking.name.clone(), asking.kind.clone());
        DeviceNote { name, kind, last_used: self.hour(), noticed: 0, near }
            .save(&mut self.state, &DeviceId::of_key(&asking.key))?;
        row.stage = LinkStage::Admitting(asking);
        tables::put(&mut self.state, &[], &row)?;
        Ok(Reply::Done)
    }

    pub(super) fn refuse_device(&mut self) -> Result<Reply, Error> {
        let mut row = self.link_row()?.ok_or(Misuse::NobodyAsks)?;
        if !matches!(row.stage, LinkStage::Asked(_)) {
            return Err(Misuse::NobodyAsks.into());
        }
        row.stage = LinkStage::Answer(self.sealed(&MeetingKeys::of(&row.secret), &LinkMessage::Refusal));
        tables::put(&mut self.state, &[], &row)?;
        Ok(Reply::Done)
    }

    /// Begins to join the account whose device shows a code.
    pub(super) fn join_account(&mut self, code: &str, name: String, kind: String) -> Result<Reply, Error> {
        self.is_empty_home()?;
        check_name(&name)?;
        let LinkCode { secret, url } = code::link(code)?;
        let (seed, until) = (self.seed(), Millis(self.now.0.saturating_add(PATIENCE)));
        let row = Joining { secret, url, name, kind, seed, until, seq: Seq(0), offer: None };
        tables::put(&mut self.state, &[], &row)?;
        self.meetings.forget(At::Link);
        Ok(Reply::Done)
    }

    /// The code that is shown, and who asks with it.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn link(&self) -> Result<Option<LinkView>, Error> {
        let Some(row) = self.link_row()? else { return Ok(None) };
        let code = LinkCode { secret: row.secret, url: self.device()?.relay.url };
        let (code, words) = (code.to_text(), code::spoken(&code));
        let (state, asking) = match row.stage {
            LinkStage::Waiting => (LinkState::Waiting, None),
            LinkStage::Asked(asking) if asking.near.is_none() => (LinkState::Waiting, Some(asking)),
            LinkStage::Asked(asking) => (LinkState::Asked, Some(asking)),
            LinkStage::Admitting(asking) => (LinkState::Admitting, Some(asking)),
            LinkStage::Answer(_) => (LinkState::Admitting, None),
        };
        let expires = row.expires.0;
        let view = LinkView { code, words, expires, state, name: None, kind: None, near: None, address: None };
        Ok(Some(match asking {
            Some(asking) => LinkView {
                near: asking.near,
                address: Whereabouts::decode(&asking.whereabouts).ok().map(|seen| seen.address.to_string()),
                name: Some(asking.name),
                kind: Some(asking.kind),
                ..view
            },
            None => view,
        }))
    }

    /// The account that this home is joining, if it is.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn joining(&self) -> Result<Option<JoiningView>, Error> {
        let row: Option<Joining> = tables::get(&self.state, &[])?;
        Ok(row.map(|row| JoiningView {
            relay: row.url.clone(),
            asked: row.offer.as_ref().is_some_and(|offer| offer.sent),
            until: row.until.0,
        }))
    }

    pub(super) fn link_row(&self) -> Result<Option<LinkRow>, Error> {
        tables::get(&self.state, &[])
    }

    pub(super) fn joining_row(&self) -> Result<Option<Joining>, Error> {
        tables::get(&self.state, &[])
    }

    /// The connection that a meeting needs.
    pub(super) fn meeting_link(&self) -> Result<Option<Link>, Error> {
        if let Some(row) = self.joining_row()? {
            return Ok(Some(Link { url: row.url, relay: None, role: Role::Conversation }));
        }
        Ok(match self.link_row()? {
            Some(_) => Some(Link::to(&self.device()?.relay, Role::Conversation)),
            None => None,
        })
    }

    /// Does what a meeting needs now.
    pub(super) fn advance_meeting(&mut self) -> Result<(), Error> {
        self.end_late_meetings()?;
        let Some(link) = self.meeting_link()? else { return Ok(()) };
        if !self.may_meet(At::Link, &link) {
            return Ok(());
        }
        match (self.joining_row()?, self.link_row()?) {
            (Some(row), _) => self.advance_joining(&link, &row),
            (None, Some(row)) => self.advance_link(&link, row),
            (None, None) => Ok(()),
        }
    }

    fn end_late_meetings(&mut self) -> Result<(), Error> {
        if self.joining_row()?.is_some_and(|row| row.until <= self.now) {
            tables::delete::<Joining>(&mut self.state, &[]);
            self.show(Event::Joining { state: crate::engine::io::JoiningState::Expired });
        }
        if let Some(row) = self.link_row()?
            && matches!(row.stage, LinkStage::Waiting | LinkStage::Asked(_))
            && row.expires <= self.now.seconds()
        {
            tables::delete::<LinkRow>(&mut self.state, &[]);
            self.show(Event::Linking { state: LinkState::Expired });
        }
        Ok(())
    }

    fn advance_link(&mut self, link: &Link, row: LinkRow) -> Result<(), Error> {
        let keys = MeetingKeys::of(&row.secret);
        self.meet_in(At::Link, keys.channel);
        if !row.open {
            self.open_meeting(At::Link, link, &keys, RETENTION);
            return Ok(());
        }
        self.enter_channel(At::Link, link, &keys, row.seq);
        if !row.offered {
            let device = self.device()?;
            let offer = Offer { account: device.account, relay: device.relay.relay, expires: row.expires };
            let body = self.sealed(&keys, &LinkMessage::Offer(offer));
            self.write_at(At::Link, link, &keys, Meet::Offer, body);
        }
        match row.stage {
            LinkStage::Asked(asking) if asking.near.is_none() => self.ask_where(link, keys.channel),
            LinkStage::Admitting(asking) => self.begin_probation(&row.chosen, &asking)?,
            LinkStage::Answer(body) => self.write_at(At::Link, link, &keys, Meet::Answer, body),
            LinkStage::Waiting | LinkStage::Asked(_) => {}
        }
        Ok(())
    }

    fn advance_joining(&mut self, link: &Link, row: &Joining) -> Result<(), Error> {
        let keys = MeetingKeys::of(&row.secret);
        self.meet_in(At::Link, keys.channel);
        self.enter_channel(At::Link, link, &keys, row.seq);
        match &row.offer {
            Some(offer) if offer.join.is_empty() => self.ask_where(link, keys.channel),
            Some(offer) if !offer.sent => self.write_at(At::Link, link, &keys, Meet::Join, offer.join.clone()),
            Some(_) | None => {}
        }
        Ok(())
    }

    fn ask_where(&mut self, link: &Link, channel: ChannelId) {
        self.meet(At::Link, link, Meet::Where, Operation::Whereabouts { channel });
    }

    /// The relay has answered.
    pub(super) fn link_met(&mut self, link: &Link, meet: Meet, event: ServerEvent) -> Result<(), Error> {
        match (meet, event) {
            (Meet::Where, event) => self.seen_at(&event),
            (Meet::Open, ServerEvent::Done | ServerEvent::Refusal(Refusal::ChannelTaken)) => {
                self.change_link(|row| row.open = true)
            }
            (Meet::Offer, ServerEvent::Appended { .. }) => {
                self.change_link(|row| row.offered = true)?;
                self.show(Event::Linking { state: LinkState::Waiting });
                Ok(())
            }
            (Meet::Answer, ServerEvent::Appended { .. }) => {
                tables::delete::<LinkRow>(&mut self.state, &[]);
                self.show(Event::Linking { state: LinkState::Answered });
                Ok(())
            }
            (Meet::Join, ServerEvent::Appended { .. }) => {
                if let Some(mut row) = self.joining_row()?
                    && let Some(offer) = &mut row.offer
                {
                    offer.sent = true;
                    tables::put(&mut self.state, &[], &row)?;
                    self.show(Event::Joining { state: crate::engine::io::JoiningState::Asked });
                }
                Ok(())
            }
            _ => {
                self.hang_up(link);
                Ok(())
            }
        }
    }

    fn change_link(&mut self, change: impl FnOnce(&mut LinkRow)) -> Result<(), Error> {
        let Some(mut row) = self.link_row()? else { return Ok(()) };
        change(&mut row);
        tables::put(&mut self.state, &[], &row)
    }

    /// The relay has said where it sees this device: a new device asks to be let in, an old one knows now how near the other is.
    fn seen_at(&mut self, event: &ServerEvent) -> Result<(), Error> {
        let said = if let ServerEvent::Whereabouts(said) = event { Some(*said) } else { None };
        if let Some(mut row) = self.joining_row()? {
            let Some(mut offer) = row.offer.take() else { return Ok(()) };
            let keys = MeetingKeys::of(&row.secret);
            let fits = said.filter(|said| said.verify(&offer.relay.relay, &keys.channel));
            offer.whereabouts = fits.map(|said| said.encode()).unwrap_or_default();
            offer.join = self.write_join(&row, &offer)?;
            row.offer = Some(offer);
            return tables::put(&mut self.state, &[], &row);
        }
        let Some(mut row) = self.link_row()? else { return Ok(()) };
        let LinkStage::Asked(asking) = &mut row.stage else { return Ok(()) };
        let (channel, relay) = (MeetingKeys::of(&row.secret).channel, self.device()?.relay.relay);
        let theirs = Whereabouts::decode(&asking.whereabouts).ok().filter(|theirs| theirs.verify(&relay, &channel));
        let ours = said.filter(|ours| ours.verify(&relay, &channel));
        if theirs.is_none() {
            asking.whereabouts.clear();
        }
        asking.near = Some(matches!((ours, theirs), (Some(ours), Some(theirs)) if ours.is_near(&theirs)));
        tables::put(&mut self.state, &[], &row)?;
        self.show(Event::Linking { state: LinkState::Asked });
        Ok(())
    }

    fn write_join(&mut self, row: &Joining, offer: &Offered) -> Result<Vec<u8>, Error> {
        let key = DeviceKey::from_seed(&row.seed.0);
        let device = DeviceId::of_key(&key.public());
        let identity = Identity { account: offer.account, device, key: &key };
        let key_package = mls::new_key_package(&mut self.state, &identity, false);
        let join = Join {
            key: key.public(),
            proof: agree_to_join(&offer.account, &key),
            key_package: key_package.map_err(|_| Error::Damaged("key packages"))?,
            name: row.name.clone(),
            kind: row.kind.clone(),
            whereabouts: offer.whereabouts.clone(),
        };
        Ok(self.sealed(&MeetingKeys::of(&row.secret), &LinkMessage::Join(join)))
    }

    /// Whether records of a channel are of the meeting.
    pub(super) fn links_in(&self, channel: &ChannelId) -> Result<bool, Error> {
        let secret = self.joining_row()?.map(|row| row.secret).or(self.link_row()?.map(|row| row.secret));
        Ok(secret.is_some_and(|secret| MeetingKeys::of(&secret).channel == *channel))
    }

    /// What the other device wrote. What does not open is nobody's: only who has the code can write there what does.
    pub(super) fn link_records(&mut self, link: &Link, records: Vec<Record>) -> Result<(), Error> {
        for record in records {
            if let Some(mut row) = self.joining_row()? {
                row.seq = row.seq.max(record.seq);
                tables::put(&mut self.state, &[], &row)?;
                match open(&MeetingKeys::of(&row.secret), &record.body) {
                    Some(LinkMessage::Offer(offer)) if row.offer.is_none() => self.offered(link, row, &offer)?,
                    Some(LinkMessage::Admission(admission)) => self.admitted(row, admission)?,
                    Some(LinkMessage::Refusal) => self.refused_entry()?,
                    Some(LinkMessage::Offer(_) | LinkMessage::Join(_)) | None => {}
                }
            } else if let Some(mut row) = self.link_row()? {
                row.seq = row.seq.max(record.seq);
                tables::put(&mut self.state, &[], &row)?;
                if let Some(LinkMessage::Join(join)) = open(&MeetingKeys::of(&row.secret), &record.body)
                    && matches!(row.stage, LinkStage::Waiting)
                {
                    self.asked(row, join)?;
                }
            }
        }
        Ok(())
    }

    fn offered(&mut self, link: &Link, mut row: Joining, offer: &Offer) -> Result<(), Error> {
        let here = self.links.get(link).and_then(super::links::Connection::ready).map(|(relay, _)| relay);
        if here != Some(offer.relay) || offer.expires <= self.now.seconds() {
            return self.refused_entry();
        }
        let relay = RelayAddress { url: row.url.clone(), relay: offer.relay };
        let (whereabouts, join) = (Vec::new(), Vec::new());
        row.offer = Some(Offered { account: offer.account, relay, whereabouts, join, sent: false });
        tables::put(&mut self.state, &[], &row)
    }

    fn refused_entry(&mut self) -> Result<(), Error> {
        tables::delete::<Joining>(&mut self.state, &[]);
        self.show(Event::Joining { state: crate::engine::io::JoiningState::Refused });
        Ok(())
    }

    /// Somebody who has the code asks to be let in.
    fn asked(&mut self, mut row: LinkRow, join: Join) -> Result<(), Error> {
        let account = self.device()?.account;
        let agrees = verify(&join.key, &device_joins(&account, &join.key), &join.proof);
        let package = KeyPackage::parse(&join.key_package);
        let fits = package.is_ok_and(|package| {
            package.account() == account && package.key() == join.key && package.device() == DeviceId::of_key(&join.key)
        });
        if !agrees || !fits || check_name(&join.name).is_err() {
            return Ok(());
        }
        let Join { key, proof, key_package, name, kind, whereabouts } = join;
        let kind = kind.chars().filter(char::is_ascii_alphanumeric).collect();
        row.stage = LinkStage::Asked(Asking { key, proof, key_package, name, kind, whereabouts, near: None });
        tables::put(&mut self.state, &[], &row)
    }

    /// The relay would not have the device in the chain: it is told no.
    pub(super) fn not_admitted(&mut self) -> Result<(), Error> {
        let Some(mut row) = self.link_row()?.filter(|row| matches!(row.stage, LinkStage::Admitting(_))) else {
            return Ok(());
        };
        row.stage = LinkStage::Answer(self.sealed(&MeetingKeys::of(&row.secret), &LinkMessage::Refusal));
        tables::put(&mut self.state, &[], &row)
    }

    /// The chain has the device: a conversation with it is opened, in which it learns what it may while on probation.
    fn begin_probation(&mut self, chosen: &[ContactId], asking: &Asking) -> Result<(), Error> {
        let device = DeviceId::of_key(&asking.key);
        let own = self.own_account()?;
        let linked = own.devices().get(&device).is_some_and(|device| device.state.is_linked());
        if !linked || Contact::of_kind(&self.state, Kind::Linked(device))?.is_some() {
            return Ok(());
        }
        let name = format!("device {}", device.to_hex());
        let (id, mut contact) = self.new_contact(own.id(), Kind::Linked(device), name)?;
        contact.stage = Stage::Active;
        contact.chosen = chosen.to_vec();
        contact.save(&mut self.state, id)?;
        let package = KeyPackage::parse(&asking.key_package).map_err(|_| Error::Damaged("link"))?;
        let conversation = MessageId(self.random());
        self.found_place(contact.chat, conversation, &[package], Some(Guest::Linked { device }))?;
        let mut items: Vec<SyncItem> = self.about_devices()?;
        for id in chosen {
            items.extend(super::sync::contact_item(&Contact::load(&self.state, *id)?, false)?);
        }
        self.say_items(contact.chat, items)
    }

    /// The new device is in the conversation with this one: it is told where.
    pub(super) fn admit(&mut self, conversation: Conversation) -> Result<(), Error> {
        let Some(mut row) = self.link_row()? else { return Ok(()) };
        let chain = self.device()?.entries()?;
        let admission = LinkMessage::Admission(Admission { chain, conversation });
        row.stage = LinkStage::Answer(self.sealed(&MeetingKeys::of(&row.secret), &admission));
        tables::put(&mut self.state, &[], &row)
    }

    /// This device is in.
    fn admitted(&mut self, row: Joining, admission: Admission) -> Result<(), Error> {
        let Some(offer) = &row.offer else { return Ok(()) };
        let key = DeviceKey::from_seed(&row.seed.0);
        let this = DeviceId::of_key(&key.public());
        let Ok(chain) = Chain::verify(&admission.chain) else { return self.refused_entry() };
        let account = chain.at(self.now.seconds());
        let linked = super::own_chain::linked_key(&account, &offer.account, &this) == Some(key.public());
        let by = account.devices().get(&this).and_then(|device| device.added_by);
        let (true, Some(by)) = (linked, by) else {
            return self.refused_entry();
        };
        let (seed, name) = (row.seed.clone(), row.name.clone());
        Device::new(offer.account, this, seed, name, offer.relay.clone())
            .with_chain(&admission.chain)
            .save(&mut self.state)?;
        tables::delete::<Joining>(&mut self.state, &[]);
        self.keep_own_chain()?;
        DeviceNote { name: row.name, kind: row.kind, last_used: self.hour(), noticed: 0, near: false }
            .save(&mut self.state, &this)?;
        let (id, mut contact) = self.new_contact(account.id(), Kind::Linked(by), format!("device {}", by.to_hex()))?;
        contact.stage = Stage::Active;
        contact.save(&mut self.state, id)?;
        match self.enter(&contact, std::slice::from_ref(&account), account.id(), admission.conversation)? {
            Some((place, group)) => self.move_to(contact.chat, place, group)?,
            None => return Err(Error::PeerMisbehaved("the other device's welcome does not open")),
        }
        self.show(Event::Joining { state: crate::engine::io::JoiningState::Joined });
        Ok(())
    }

    /// The present hour: as exactly as devices tell each other when they were used.
    pub(super) const fn hour(&self) -> Millis {
        Millis(self.now.0 - self.now.0 % 3_600_000)
    }

    /// What the new device is told of the account's devices and settings.
    fn about_devices(&self) -> Result<Vec<SyncItem>, Error> {
        let device = self.device()?;
        let mut items = vec![SyncItem::Settings {
            name: device.name.clone(),
            delivered_marks: device.delivered_marks,
            read_marks: device.read_marks,
        }];
        for row in tables::scan::<DeviceNote>(&self.state, &[]) {
            let (key, note) = row?;
            if let Ok(device) = DeviceId::try_from(key.as_slice()) {
                let DeviceNote { name, kind, last_used, .. } = note;
                items.push(SyncItem::Device { device, name, kind, last_used });
            }
        }
        Ok(items)
    }
}
