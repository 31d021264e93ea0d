//! Making backups: what is new since the last one is brought to the relay in sealed pieces, then the backup takes the place of the
//! one before, in one step there. Whatever interrupts it, one of the two is there whole.
#![expect(clippy::wildcard_enum_match_arm, reason = "all answers that do not fit the question are alike")]

use std::collections::BTreeMap;

use kith_wire::sync::{Archive, SyncBackup, SyncItem};
use kith_wire::{
    Backup, BackupHead, BackupIndex, BackupRequest, BlobHasher, Hash, Message, Millis, Operation, PutBackup, Refusal,
    Role, ServerEvent, limits,
};

use super::Engine;
use super::io::{BackupState, BackupView, Event, Link, Reply};
use super::links::{Asked, ForBackup};
use super::sync::{SHARED, thing};
use crate::backup::{BackupKey, BackupKeys, BackupRow, Covered, Making, PieceRow, piece_key, seal_index};
use crate::chat::{ChatId, TextRow};
use crate::contact::{CardRow, Contact, ContactId, Kind, RequestRow};
use crate::device::{Device, Seed};
use crate::devices::seal_archive;
use crate::error::{Error, Misuse, RelayFault};
use crate::guardians::{GuardianRow, ThresholdRow, WardRow};
use crate::tables::{self, Row};

/// Bytes of items in a piece, unless there are too many pieces.
const PIECE: usize = 3 * 1024 * 1024;
/// Pieces after which the next backup is made of everything again.
const PIECES: usize = 24;
/// How often a backup is made by itself, milliseconds.
const EVERY: u64 = 86_400_000;
/// When the PIN is asked for again, days after it was last known.
const REMINDERS: [u64; 5] = [1, 3, 7, 14, 30];
const DAY: u64 = 86_400_000;

impl Engine {
    /// Where the account's backup stands.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn backup(&self, now: Millis) -> Result<BackupView, Error> {
        let (keys, row) = (BackupKeys::load(&self.state)?, BackupRow::load(&self.state)?);
        let pin = keys.as_ref().is_some_and(|keys| keys.key.is_some());
        Ok(BackupView {
            pin,
            made: row.made.map(|at| at.0),
            contacts: row.contacts,
            texts: row.texts,
            busy: self.is_backing_up()?,
            ask_pin: pin && Self::pin_is_due(&row, keys.as_ref(), now),
            needs_phrase: self.usable_keys()?.is_none(),
        })
    }

    /// Whether it is so long since the PIN was known that it is asked for.
    fn pin_is_due(row: &BackupRow, keys: Option<&BackupKeys>, now: Millis) -> bool {
        let set = keys.and_then(|keys| keys.key.as_ref()).map_or(Millis(0), |key| key.set);
        // Another PIN begins anew.
        let (since, times) = if row.checked > set { (row.checked, row.times) } else { (set, 0) };
        let days = REMINDERS.get(usize::from(times)).or(REMINDERS.last()).copied().unwrap_or(1);
        now.0 >= since.0.saturating_add(days * DAY)
    }

    /// Whether something about PIN or backup is under way.
    pub(super) fn is_backing_up(&self) -> Result<bool, Error> {
        Ok(self.pins.is_some() || Making::load(&self.state)?.is_some())
    }

    /// What backups are made with, if it is of the phrase that the chain names.
    pub(super) fn usable_keys(&self) -> Result<Option<BackupKeys>, Error> {
        let Some(keys) = BackupKeys::load(&self.state)? else { return Ok(None) };
        if Device::load(&self.state)?.is_none_or(|device| !device.is_ready()) {
            return Ok(Some(keys));
        }
        let fits = self.own_account()?.recovery().key == keys.phrase;
        Ok(fits.then_some(keys))
    }

    pub(super) fn back_up(&mut self) -> Result<Reply, Error> {
        if !self.is_confirmed()? {
            return Err(Misuse::OnProbation.into());
        }
        if self.is_backing_up()? {
            return Err(Misuse::BackingUp.into());
        }
        let keys = self.usable_keys()?.filter(|keys| keys.key.is_some()).ok_or(Misuse::NoPin)?;
        self.make_backup(keys, None, false)?;
        Ok(Reply::Done)
    }

    /// Time has passed: makes a backup if one is due, and says that the PIN should be asked for.
    pub(super) fn look_at_backup(&mut self) -> Result<(), Error> {
        if !self.fenced || self.is_out()? || !self.is_confirmed()? || self.is_backing_up()? {
            return Ok(());
        }
        let Some(keys) = self.usable_keys()?.filter(|keys| keys.key.is_some()) else { return Ok(()) };
        let row = BackupRow::load(&self.state)?;
        if !self.asked_for_pin && Self::pin_is_due(&row, Some(&keys), self.now) {
            self.asked_for_pin = true;
            self.tell_backup(BackupState::AskPin, &row);
        }
        let newest = row.made.max(self.tried_backup);
        let due = newest.is_none_or(|newest| newest.0.saturating_add(EVERY) <= self.now.0);
        if due && self.own_account()?.frozen().is_none() && self.is_oldest()? && self.has_news(&row)? {
            self.tried_backup = Some(self.now);
            self.make_backup(keys, None, false)?;
        }
        Ok(())
    }

    fn has_news(&self, row: &BackupRow) -> Result<bool, Error> {
        Ok(self.things()?.iter().any(|(name, item)| row.things.get(name) != Some(&hash_of(item)))
            || self.covered()?.0 != row.chats)
    }

    /// What another device has told of it.
    pub(super) fn take_backup_keys(&mut self, told: SyncBackup) -> Result<(), Error> {
        let SyncBackup { phrase, seal_key, key } = told;
        let key = key.map(|key| BackupKey { key: Seed(key.key), wrapped: key.wrapped, set: key.set });
        tables::put(&mut self.state, &[], &BackupKeys { phrase, seal_key, key })
    }

    /// Begins a backup: of everything, or of what is new. With `pin`, that is set with it.
    pub(super) fn make_backup(&mut self, keys: BackupKeys, pin: Option<Vec<u8>>, whole: bool) -> Result<(), Error> {
        let Some(key) = keys.key.clone() else { return Err(Misuse::NoPin.into()) };
        let old = BackupRow::load(&self.state)?;
        let under = Hash::of("kith backup under v1", &[&key.key.0]);
        let whole = whole || old.under != Some(under) || old.blobs.is_empty() || old.blobs.len() >= PIECES;
        let known = if whole { BackupRow::default() } else { old.clone() };
        let (items, texts) = self.news_since(&known)?;
        let mut blobs = known.blobs.clone();
        Making::forget(&mut self.state);
        let (nonce_key, room) = (piece_key(&key.key.0), limits::BACKUP_BLOBS.saturating_sub(blobs.len()));
        for piece in pieces(items.into_iter().chain(texts).collect(), room) {
            let bytes = seal_archive(&nonce_key, self.random(), &Archive(piece));
            let mut hasher = BlobHasher::new(bytes.len() as u64);
            hasher.update(&bytes);
            let blob = hasher.finish();
            blobs.push(blob);
            PieceRow { blob, bytes, received: 0 }.add(&mut self.state)?;
        }
        let (chats, count) = self.covered()?;
        let things: BTreeMap<_, _> = self.things()?.into_iter().map(|(name, item)| (name, hash_of(&item))).collect();
        let contacts = u32::try_from(Contact::all(&self.state)?.len()).unwrap_or(u32::MAX);
        let index = BackupIndex { made: self.now, blobs: blobs.clone(), contacts, texts: count };
        let nonce = self.random();
        let sealed = seal_index(&key.key.0, nonce, &self.device()?.account, &index);
        let head = BackupHead { wrapped: key.wrapped.clone(), sealed }.encode();
        let row =
            BackupRow { made: Some(self.now), contacts, texts: count, blobs, under: Some(under), things, chats, ..old };
        tables::put(&mut self.state, &[], &Making { head, pin, keys, then: row, whole, again: false })
    }

    /// The things that all devices share, by their names: what is answered and given away before who is known by it.
    fn things(&self) -> Result<Vec<(String, SyncItem)>, Error> {
        let people = [Device::TABLE, RequestRow::TABLE, CardRow::TABLE, Contact::TABLE, crate::chat::Chat::TABLE];
        let order = people.into_iter().chain([GuardianRow::TABLE, WardRow::TABLE, ThresholdRow::TABLE]);
        let mut found = Vec::new();
        for table in order.filter(|table| SHARED.contains(table)) {
            for (key, _) in self.state.scan(&[table]) {
                let Some(item) = self.item(key)? else { continue };
                let empty = matches!(item, SyncItem::Reading { read: None, draft: None, .. });
                let Some(name) = thing(&item).filter(|_| !empty) else { continue };
                found.push((data_encoding::HEXLOWER.encode(&name), item));
            }
        }
        Ok(found)
    }

    /// How much there is of each conversation, and of all.
    fn covered(&self) -> Result<(BTreeMap<u64, Covered>, u64), Error> {
        let (mut chats, mut sum) = (BTreeMap::new(), 0);
        for (_, contact) in self.talked_to()? {
            let count = TextRow::count(&self.state, contact.chat) as u64;
            if let Some((newest, _)) = TextRow::newest_first(&self.state, contact.chat).next().transpose()? {
                chats.insert(contact.chat.0, Covered { count, newest });
                sum += count;
            }
        }
        Ok((chats, sum))
    }

    fn talked_to(&self) -> Result<Vec<(ContactId, Contact)>, Error> {
        let every = Contact::every(&self.state)?;
        Ok(every.into_iter().filter(|(_, contact)| !matches!(contact.kind, Kind::Linked(_))).collect())
    }

    /// What is not in a backup yet: things, and texts.
    fn news_since(&self, row: &BackupRow) -> Result<(Vec<SyncItem>, Vec<SyncItem>), Error> {
        let things = self.things()?.into_iter();
        let things = things.filter(|(name, item)| row.things.get(name) != Some(&hash_of(item)));
        let mut texts = Vec::new();
        for (_, contact) in self.talked_to()? {
            texts.extend(self.texts_since(&contact, contact.chat, row.chats.get(&contact.chat.0))?);
        }
        Ok((things.map(|(_, item)| item).collect(), texts))
    }

    /// The texts of a conversation that are not covered, the oldest first. If some came in between, all of them.
    fn texts_since(&self, contact: &Contact, chat: ChatId, covered: Option<&Covered>) -> Result<Vec<SyncItem>, Error> {
        let mut texts = TextRow::newest_first(&self.state, chat).collect::<Result<Vec<_>, _>>()?;
        texts.reverse();
        if let Some(covered) = covered {
            let old = texts.partition_point(|(order, _)| *order <= covered.newest);
            if old as u64 == covered.count {
                texts.drain(..old);
            }
        }
        Ok(texts.into_iter().map(|(order, row)| row.into_item(contact.account, order)).collect())
    }

    /// Brings the pieces, then puts the backup in its place; and goes on with what a PIN is needed for.
    pub(super) fn advance_backup(&mut self) -> Result<(), Error> {
        let Some(device) = Device::load(&self.state)?.filter(Device::is_ready) else { return Ok(()) };
        let link = Link::to(&device.relay, Role::Account);
        if self.fenced && self.can_ask(&link) && self.is_confirmed()? {
            self.advance_making(&link)?;
        }
        self.advance_pins(&device)
    }

    fn advance_making(&mut self, link: &Link) -> Result<(), Error> {
        let Some(making) = Making::load(&self.state)? else { return Ok(()) };
        let (asked, operation) = match PieceRow::first(&self.state)? {
            Some((number, PieceRow { blob, bytes, received })) => {
                let rest = usize::try_from(received).ok().and_then(|at| bytes.get(at..)).unwrap_or_default();
                let part = rest.get(..limits::BLOB_PART.min(rest.len())).unwrap_or_default().to_vec();
                let put = Operation::PutBlob { id: blob, size: bytes.len() as u64, offset: received, part };
                (ForBackup::Piece(number), put)
            }
            None => {
                let Making { head, pin, then, .. } = making;
                let put = PutBackup { replaces: then.number, head, blobs: then.blobs, pin };
                (ForBackup::Put, Operation::Backup(BackupRequest::Put(put)))
            }
        };
        let asked = Asked::Backup(asked);
        if !self.awaits(link, &asked) {
            self.ask(link, asked, operation);
        }
        Ok(())
    }

    pub(super) fn backup_answered(&mut self, link: &Link, asked: ForBackup, event: ServerEvent) -> Result<(), Error> {
        match (asked, event) {
            (ForBackup::Piece(_) | ForBackup::Put, ServerEvent::Refusal(Refusal::RateLimited { .. })) => Ok(()),
            (_, ServerEvent::Refusal(Refusal::Internal)) => {
                self.pause(link, 1000);
                Ok(())
            }
            (ForBackup::Piece(number), event) => self.piece_answered(link, number, event),
            (ForBackup::Put, event) => self.put_answered(link, event),
            (ForBackup::Pin | ForBackup::Finish | ForBackup::Get | ForBackup::Fetch, event) => {
                self.pin_answered(link, asked, event)
            }
        }
    }

    fn piece_answered(&mut self, link: &Link, number: u64, event: ServerEvent) -> Result<(), Error> {
        let key = number.to_be_bytes();
        let Some(row) = tables::get::<PieceRow>(&self.state, &key)? else { return Ok(()) };
        match event {
            ServerEvent::BlobReceived { received } if received >= row.bytes.len() as u64 => {
                tables::delete::<PieceRow>(&mut self.state, &key);
                Ok(())
            }
            ServerEvent::BlobReceived { received } => tables::put(&mut self.state, &key, &PieceRow { received, ..row }),
            ServerEvent::Refusal(refusal) => self.give_up_backup(refusal),
            _ => self.distrust(link, RelayFault::Forged),
        }
    }

    fn put_answered(&mut self, link: &Link, event: ServerEvent) -> Result<(), Error> {
        let Some(mut making) = Making::load(&self.state)? else { return Ok(()) };
        match event {
            ServerEvent::Done => {
                let row = BackupRow { number: making.then.number + 1, ..making.then };
                Making::forget(&mut self.state);
                tables::put(&mut self.state, &[], &row)?;
                tables::put(&mut self.state, &[], &making.keys)?;
                self.tell_backup(BackupState::Made, &row);
                Ok(())
            }
            // Another device was faster, or a new PIN replaces what was there: everything of this one is in its own blobs.
            ServerEvent::Backup(Backup { number, .. }) if number != making.then.number => {
                making.then.number = number;
                self.begin_again(making)
            }
            ServerEvent::Refusal(Refusal::Unavailable) if !making.again => {
                making.then.number = 0;
                making.again = true;
                self.begin_again(making)
            }
            ServerEvent::Refusal(refusal) => self.give_up_backup(refusal),
            _ => self.distrust(link, RelayFault::Forged),
        }
    }

    /// The relay has another backup than was thought, or none: everything is brought.
    fn begin_again(&mut self, making: Making) -> Result<(), Error> {
        let again = making.again;
        if !making.whole {
            let row = BackupRow { number: making.then.number, ..BackupRow::load(&self.state)? };
            tables::put(&mut self.state, &[], &row)?;
            self.make_backup(making.keys, making.pin, true)?;
        } else {
            tables::put(&mut self.state, &[], &making)?;
        }
        let Some(making) = Making::load(&self.state)? else { return Ok(()) };
        tables::put(&mut self.state, &[], &Making { again, ..making })
    }

    fn give_up_backup(&mut self, refusal: Refusal) -> Result<(), Error> {
        Making::forget(&mut self.state);
        self.trouble(&Error::Refused(refusal));
        let row = BackupRow::load(&self.state)?;
        self.tell_backup(BackupState::Failed, &row);
        Ok(())
    }

    /// Says what has come of it.
    pub(super) fn tell_backup(&mut self, state: BackupState, row: &BackupRow) {
        let made = row.made.map(|at| at.0);
        let (contacts, texts) = (row.contacts, row.texts);
        self.show(Event::Backup { state, left: None, until: None, made, contacts, texts });
    }
}

fn hash_of(item: &SyncItem) -> Hash {
    Hash::of("kith backed up v1", &[&item.encode()])
}

/// Items in as many pieces as there is room for at most, in their order.
fn pieces(items: Vec<SyncItem>, room: usize) -> Vec<Vec<SyncItem>> {
    let sizes: Vec<usize> = items.iter().map(|item| item.encode().len() + 8).collect();
    let all: usize = sizes.iter().sum();
    // Twice the mean is enough for any order of sizes.
    let most = PIECE.max(all.saturating_mul(2) / room.max(1));
    let mut pieces: Vec<Vec<SyncItem>> = Vec::new();
    let mut left = 0;
    for (item, size) in items.into_iter().zip(sizes) {
        match pieces.last_mut() {
            Some(piece) if size <= left && piece.len() < limits::ARCHIVE_ITEMS => {
                left -= size;
                piece.push(item);
            }
            Some(_) | None => {
                left = most.saturating_sub(size);
                pieces.push(vec![item]);
            }
        }
    }
    pieces
}
