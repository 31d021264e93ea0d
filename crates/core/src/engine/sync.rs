//! What the devices of an account tell each other, told.
//!
//! Nothing here knows commands: what changed in the rows that all devices share is told at the end of each turn, by comparing
//! each thing with what the others were last told of it. The order of records in the own conversation decides between two
//! changes of one thing, so that all devices come to the same: a change from elsewhere is passed over while one of ours is on
//! its way, because ours will stand after it, everywhere.

use kith_wire::content::Body;
use kith_wire::sync::{SyncBackup, SyncBackupKey, SyncCard, SyncContact, SyncItem, SyncOwnReach, SyncStage, SyncWard};
use kith_wire::{AccountId, DeviceId, Hash, Message, MessageId};

use super::Engine;
use super::io::CardState;
use crate::backup::{BackupKey, BackupKeys};
use crate::chat::{Chat, ChatId, OutboxItem};
use crate::contact::{CardRow, Contact, ContactId, Kind, RequestRow, RequestStage, Stage};
use crate::device::Device;
use crate::devices::{DeviceNote, ToldRow};
use crate::error::Error;
use crate::guardians::{GuardianRow, ThresholdRow, WardRow};
use crate::mls::DeviceKey;
use crate::tables::{self, Row};

/// The tables whose rows all devices share.
pub(super) const SHARED: [u8; 10] = [
    Contact::TABLE,
    CardRow::TABLE,
    RequestRow::TABLE,
    Chat::TABLE,
    Device::TABLE,
    DeviceNote::TABLE,
    GuardianRow::TABLE,
    WardRow::TABLE,
    ThresholdRow::TABLE,
    BackupKeys::TABLE,
];
/// Bytes of items that go into one message.
const MESSAGE: usize = 15 * 1024;

impl Engine {
    /// The own conversation, if another device of the account is, or should be, in it.
    pub(super) fn siblings(&self) -> Result<Option<ChatId>, Error> {
        let Some(device) = Device::load(&self.state)?.filter(Device::is_ready) else { return Ok(None) };
        if device.chain.len() < 2 || !self.is_confirmed()? || self.own_account()?.confirmed().count() < 2 {
            return Ok(None);
        }
        Ok(Contact::of_kind(&self.state, Kind::Own)?.map(|(_, own)| own.chat))
    }

    /// Tells the other devices what changed here in this turn.
    pub(super) fn tell_siblings(&mut self) -> Result<(), Error> {
        let Some(chat) = self.siblings()? else { return Ok(()) };
        let keys: Vec<Vec<u8>> =
            SHARED.iter().flat_map(|table| self.state.changed(*table)).map(<[u8]>::to_vec).collect();
        let mut news = Vec::new();
        for item in keys.iter().map(|key| self.item(key)).collect::<Result<Vec<_>, _>>()?.into_iter().flatten() {
            if self.note_told(&item)? {
                news.push(item);
            }
        }
        self.say_items(chat, news)
    }

    /// Everything that all devices share, for one that is new.
    pub(super) fn tell_everything(&mut self, chat: ChatId) -> Result<(), Error> {
        let keys: Vec<Vec<u8>> = SHARED
            .iter()
            .flat_map(|table| self.state.scan(std::slice::from_ref(table)))
            .map(|(key, _)| key.to_vec())
            .collect();
        let items = keys.iter().map(|key| self.item(key)).collect::<Result<Vec<_>, _>>()?;
        let items: Vec<SyncItem> = items.into_iter().flatten().collect();
        for item in &items {
            self.note_told(item)?;
        }
        self.say_items(chat, items)
    }

    /// Puts items into a conversation's outbox, as few messages as they fit in.
    pub(super) fn say_items(&mut self, chat: ChatId, items: Vec<SyncItem>) -> Result<(), Error> {
        let (mut batch, mut size) = (Vec::new(), 0);
        for item in items {
            let length = item.encode().len();
            if size + length > MESSAGE && !batch.is_empty() {
                self.say_sync(chat, std::mem::take(&mut batch))?;
                size = 0;
            }
            size += length;
            batch.push(item);
        }
        if batch.is_empty() { Ok(()) } else { self.say_sync(chat, batch) }
    }

    pub(super) fn say_sync(&mut self, chat: ChatId, items: Vec<SyncItem>) -> Result<(), Error> {
        let id = MessageId(self.random());
        OutboxItem::new(id, self.now, Body::Sync(items)).add(&mut self.state, chat)?;
        self.dirty.insert(chat);
        Ok(())
    }

    /// Remembers that the others know a thing as it is now; `false` if they knew.
    pub(super) fn note_told(&mut self, item: &SyncItem) -> Result<bool, Error> {
        let Some(thing) = thing(item) else { return Ok(true) };
        let told = ToldRow { hash: Hash::of("kith told v1", &[&item.encode()]) };
        let known = tables::get::<ToldRow>(&self.state, &thing)?;
        if known.is_none() && matches!(item, SyncItem::Reading { read: None, draft: None, .. }) {
            return Ok(false);
        }
        tables::put(&mut self.state, &thing, &told)?;
        Ok(known != Some(told))
    }

    /// What a row says, if the other devices share it.
    pub(super) fn item(&self, key: &[u8]) -> Result<Option<SyncItem>, Error> {
        let Some((table, key)) = key.split_first() else { return Ok(None) };
        match *table {
            Contact::TABLE => {
                let contact = Contact::load(&self.state, ContactId::from_key(key)?)?;
                let shared = contact.kind == Kind::Person;
                if shared { contact_item(&contact, true) } else { Ok(None) }
            }
            CardRow::TABLE => Ok(tables::get::<CardRow>(&self.state, key)?.map(|card| card_item(key, &card))),
            RequestRow::TABLE => {
                let Ok(letter) = MessageId::try_from(key) else { return Ok(None) };
                Ok(match tables::get::<RequestRow>(&self.state, key)?.map(|row| row.stage) {
                    Some(RequestStage::Accepted) => Some(SyncItem::Answer { letter, accepted: true }),
                    Some(RequestStage::Declined) => Some(SyncItem::Answer { letter, accepted: false }),
                    Some(RequestStage::Open | RequestStage::Mutual) | None => None,
                })
            }
            Chat::TABLE => {
                let Some(chat) = tables::get::<Chat>(&self.state, key)? else { return Ok(None) };
                let contact = Contact::load(&self.state, chat.contact())?;
                let shared = !matches!(contact.kind, Kind::Linked(_));
                let item = SyncItem::Reading { account: contact.account, read: chat.read, draft: chat.draft };
                Ok(shared.then_some(item))
            }
            Device::TABLE => Ok(Device::load(&self.state)?.map(|device| SyncItem::Settings {
                name: device.name.clone(),
                delivered_marks: device.delivered_marks,
                read_marks: device.read_marks,
            })),
            DeviceNote::TABLE => {
                let Ok(device) = DeviceId::try_from(key) else { return Ok(None) };
                let note = DeviceNote::load(&self.state, &device)?;
                Ok(note.map(|DeviceNote { name, kind, last_used, .. }| SyncItem::Device {
                    device,
                    name,
                    kind,
                    last_used,
                }))
            }
            GuardianRow::TABLE => {
                let Ok(account) = AccountId::try_from(key) else { return Ok(None) };
                let row = GuardianRow::load(&self.state, &account)?;
                Ok(row.map(|GuardianRow { key, wanted, .. }| SyncItem::Guardian { account, key, wanted }))
            }
            WardRow::TABLE => {
                let account = key.get(..AccountId::LEN).and_then(|account| AccountId::try_from(account).ok());
                let row = tables::get::<WardRow>(&self.state, key)?;
                Ok(account.zip(row).map(|(account, row)| SyncItem::Ward(SyncWard { account, seed: row.seed.0 })))
            }
            ThresholdRow::TABLE => {
                let row = tables::get::<ThresholdRow>(&self.state, &[])?;
                Ok(row.map(|ThresholdRow { threshold }| SyncItem::Threshold { threshold }))
            }
            BackupKeys::TABLE => Ok(BackupKeys::load(&self.state)?.map(backup_item)),
            _ => Ok(None),
        }
    }
}

fn backup_item(keys: BackupKeys) -> SyncItem {
    let BackupKeys { phrase, seal_key, key } = keys;
    let key = key.map(|BackupKey { key, wrapped, set }| SyncBackupKey { key: key.0, wrapped, set });
    SyncItem::Backup(Box::new(SyncBackup { phrase, seal_key, key }))
}

/// Names what an item is about, if the newest of several such items is what counts.
pub(super) fn thing(item: &SyncItem) -> Option<Vec<u8>> {
    let ward;
    let (table, key): (u8, &[u8]) = match item {
        SyncItem::Contact(contact) => (b'P', contact.account.as_bytes()),
        SyncItem::Card(card) => (b'C', card.id.as_bytes()),
        SyncItem::Answer { letter, .. } => (b'R', letter.as_bytes()),
        SyncItem::Reading { account, .. } => (b'H', account.as_bytes()),
        SyncItem::Settings { .. } => (b'D', &[]),
        SyncItem::Device { device, .. } => (b'N', device.as_bytes()),
        SyncItem::Guardian { account, .. } => (b'g', account.as_bytes()),
        SyncItem::Ward(SyncWard { account, seed }) => {
            ward = [account.as_bytes(), DeviceKey::from_seed(seed).public().0.as_slice()].concat();
            (b'w', &ward)
        }
        SyncItem::Threshold { .. } => (b't', &[]),
        SyncItem::Backup(_) => (b'Q', &[]),
        SyncItem::Place { .. }
        | SyncItem::Text(_)
        | SyncItem::Say { .. }
        | SyncItem::KeyPackages(_)
        | SyncItem::History(_)
        | SyncItem::Wanted { .. } => return None,
    };
    Some([&[table], key].concat())
}

/// A contact as other devices are told of it. A device on probation learns who somebody is, and not how to reach them.
pub(super) fn contact_item(contact: &Contact, whole: bool) -> Result<Option<SyncItem>, Error> {
    let stage = match &contact.stage {
        Stage::Requested { letter } => SyncStage::Requested(*letter),
        Stage::Active => SyncStage::Active,
        Stage::Ended => SyncStage::Ended,
        Stage::Blocked => SyncStage::Blocked,
        Stage::Unblocked => SyncStage::Unblocked,
        // What one device is doing is told when it is done.
        Stage::Adding { .. } | Stage::Accepting { .. } | Stage::Failed { .. } => return Ok(None),
    };
    let own = contact.own.as_ref().map(|own| SyncOwnReach { token: own.token, seed: own.seal.0 });
    Ok(Some(SyncItem::Contact(Box::new(SyncContact {
        account: contact.account,
        name: contact.name.clone(),
        profile: contact.profile.clone(),
        verified: contact.verified,
        stage,
        chain: contact.entries()?,
        reach: contact.reach.clone().filter(|_| whole),
        own: own.filter(|_| whole),
    }))))
}

fn card_item(id: &[u8], card: &CardRow) -> SyncItem {
    SyncItem::Card(SyncCard {
        id: String::from_utf8_lossy(id).into_owned(),
        token: card.token,
        seed: card.seal.0,
        label: card.label.clone(),
        once: card.once,
        expires: card.expires,
        over: matches!(card.state, CardState::Used | CardState::Revoked),
    })
}
