//! Opening a backup: to see that it opens, or to have what is in it here. It is put together and checked whole before anything of it
//! is taken in.
#![expect(clippy::wildcard_enum_match_arm, reason = "all answers that do not fit the question are alike")]

use kith_pin::{Export, Pin};
use kith_wire::sync::{Archive, SyncItem, SyncText};
use kith_wire::{
    Backup, BackupHead, BackupIndex, BlobHasher, Hash, Message, Operation, Refusal, Role, ServerEvent, limits,
};
use zeroize::Zeroizing;

use super::Engine;
use super::io::{BackupState, Event, Link};
use super::links::{Asked, ForBackup};
use super::pins::{Stage, Task, Wish};
use crate::backup::{BackupRow, Shut, open_index, piece_key, unwrap};
use crate::chat::{Chat, Order, TextRow};
use crate::contact::Contact;
use crate::device::{Device, Seed};
use crate::devices::open_archive;
use crate::error::{Error, RelayFault};
use crate::guardians::ThresholdRow;
use crate::tables;

/// What is said of a blob at most: more is none of ours.
const LARGEST: u64 = limits::BLOB as u64;

/// A backup that is being fetched.
pub(super) struct Opening {
    number: u64,
    index: BackupIndex,
    key: Zeroizing<[u8; 32]>,
    pieces: Vec<Vec<SyncItem>>,
    /// What there is of the next blob.
    bytes: Vec<u8>,
}

impl Opening {
    fn next(&self) -> Option<Hash> {
        self.index.blobs.get(self.pieces.len()).copied()
    }
}

impl Engine {
    /// Whether a blob of a backup is to be fetched.
    pub(super) fn fetches_backup(&self) -> bool {
        matches!(&self.pins, Some(Task { stage: Stage::Opening(_), .. }))
    }

    /// The newest backup is known: opens what says what is in it.
    pub(super) fn open_head(
        &mut self,
        link: &Link,
        pin: Pin,
        wish: Wish,
        export: &Export,
        backup: Backup,
    ) -> Result<(), Error> {
        let Wish::Open { phrase, drill } = wish else { return Ok(()) };
        let account = self.device()?.account;
        let Ok(head) = BackupHead::decode(&backup.head) else { return self.pin_forged(link) };
        let key = match unwrap(&phrase, &account, export, &head.wrapped) {
            Ok(key) => key,
            Err(Shut::Phrase) => return self.say_of_pin(BackupState::WrongPhrase, None, None),
            Err(Shut::Pin) => return self.pin_forged(link),
        };
        let index = open_index(&key, &account, &head.sealed).filter(|index| index.blobs == backup.blobs);
        let Some(index) = index else { return self.pin_forged(link) };
        let row = BackupRow::load(&self.state)?;
        if backup.number < row.number || row.made.is_some_and(|made| index.made < made) {
            // This device knows of a newer one.
            self.say_of_pin(BackupState::Failed, None, None)?;
            return self.distrust(link, RelayFault::LostData);
        }
        let opening = Opening { number: backup.number, index, key, pieces: Vec::new(), bytes: Vec::new() };
        self.pins = Some(Task::opening(pin, Wish::Open { phrase, drill }, opening));
        self.end_opening()
    }

    /// Fetches the next part.
    pub(super) fn fetch_backup(&mut self, device: &Device) -> Result<(), Error> {
        let link = Link::to(&device.relay, Role::Conversation);
        let Some(Task { stage: Stage::Opening(opening), .. }) = &self.pins else { return Ok(()) };
        let (Some(id), offset) = (opening.next(), opening.bytes.len() as u64) else { return Ok(()) };
        let asked = Asked::Backup(ForBackup::Fetch);
        if self.can_ask(&link) && !self.awaits(&link, &asked) {
            self.ask(&link, asked, Operation::GetBlob { id, offset, length: limits::BLOB_PART as u64 });
        }
        Ok(())
    }

    pub(super) fn backup_fetched(
        &mut self,
        link: &Link,
        task: Task,
        mut opening: Opening,
        event: ServerEvent,
    ) -> Result<(), Error> {
        let (size, part) = match event {
            ServerEvent::BlobPart { size, part } => (size, part),
            ServerEvent::Refusal(Refusal::Unavailable) => {
                self.say_of_pin(BackupState::Failed, None, None)?;
                return self.distrust(link, RelayFault::LostData);
            }
            ServerEvent::Refusal(refusal) => {
                self.trouble(&Error::Refused(refusal));
                return self.say_of_pin(BackupState::Failed, None, None);
            }
            _ => return self.pin_forged(link),
        };
        opening.bytes.extend(&part);
        let have = opening.bytes.len() as u64;
        if part.is_empty() || have > size || size > LARGEST {
            return self.pin_forged(link);
        }
        if have == size {
            let bytes = std::mem::take(&mut opening.bytes);
            let mut hasher = BlobHasher::new(size);
            hasher.update(&bytes);
            let items =
                open_archive(&piece_key(&opening.key), &bytes).filter(|_| Some(hasher.finish()) == opening.next());
            let Some(Archive(items)) = items else { return self.pin_forged(link) };
            opening.pieces.push(items);
        }
        self.pins = Some(task.with(opening));
        self.end_opening()
    }

    /// If all of it is there, it is taken in, or only looked at.
    fn end_opening(&mut self) -> Result<(), Error> {
        let done = matches!(&self.pins, Some(Task { stage: Stage::Opening(opening), .. }) if opening.next().is_none());
        let Some(Task { wish: Wish::Open { drill, .. }, stage: Stage::Opening(opening), .. }) =
            self.pins.take_if(|_| done)
        else {
            return Ok(());
        };
        let Opening { number, index, pieces, .. } = opening;
        if !drill {
            for item in pieces.into_iter().flatten() {
                self.take_back(item)?;
            }
            self.accept_reunions()?;
            let row = BackupRow::load(&self.state)?;
            // Without its blobs: the next one is made of everything.
            let (made, contacts, texts) = (Some(index.made), index.contacts, index.texts);
            let row = BackupRow { number, made, contacts, texts, blobs: Vec::new(), ..row };
            tables::put(&mut self.state, &[], &row)?;
        }
        let state = if drill { BackupState::Drilled } else { BackupState::Restored };
        let BackupIndex { made, contacts, texts, .. } = index;
        self.show(Event::Backup { state, left: None, until: None, made: Some(made.0), contacts, texts });
        Ok(())
    }

    /// One thing from a backup. What is known here is newer; whoever was compared is to be compared again.
    fn take_back(&mut self, item: SyncItem) -> Result<(), Error> {
        match item {
            SyncItem::Contact(mut contact) => {
                if Contact::of_account(&self.state, &contact.account)?.is_some() {
                    return Ok(());
                }
                contact.verified = false;
                self.take_contact(*contact)
            }
            SyncItem::Card(card) => self.take_card(card),
            SyncItem::Answer { letter, accepted } => self.take_answer(&letter, accepted),
            SyncItem::Settings { name, delivered_marks, read_marks } => {
                self.take_settings(name, delivered_marks, read_marks)
            }
            SyncItem::Text(text) => {
                if text.account == self.device()?.account {
                    self.own_contact()?;
                }
                self.take_back_text(text)
            }
            SyncItem::Reading { account, read, draft } => match self.chat_with(&account)? {
                Some(chat) if Chat::load(&self.state, chat)?.place.is_none() => {
                    self.take_reading(&account, read, draft)
                }
                Some(_) | None => Ok(()),
            },
            SyncItem::Guardian { account, key, wanted } => self.take_guardian(&account, key, wanted),
            SyncItem::Ward(ward) => self.keep_ward(&ward.account, Seed(ward.seed)),
            SyncItem::Threshold { threshold } => tables::put(&mut self.state, &[], &ThresholdRow { threshold }),
            SyncItem::Device { .. }
            | SyncItem::Place { .. }
            | SyncItem::Say { .. }
            | SyncItem::KeyPackages(_)
            | SyncItem::History(_)
            | SyncItem::Backup(_)
            | SyncItem::Wanted { .. } => Ok(()),
        }
    }

    /// A text from a backup. Where a conversation was begun anew before, its place may be taken: then it stands before all of that.
    fn take_back_text(&mut self, mut text: SyncText) -> Result<(), Error> {
        if let Some(chat) = self.chat_with(&text.account)? {
            let order = Order { generation: text.generation, seq: text.seq };
            if TextRow::at(&self.state, chat, order)?.is_some_and(|row| row.id != text.id) {
                text.generation = 0;
            }
        }
        self.take_text(text, false)
    }
}
