//! What was said before a device came, for that device: in sealed pieces by way of the own relay, so that the device which sends
//! them need not stay. Every piece, and every part of one, goes on where it stopped.

use kith_wire::account::{EntryKind, Signer};
use kith_wire::sync::{Archive, SyncHistory, SyncItem};
use kith_wire::{BlobHasher, DeviceId, Message, Millis, Operation, Refusal, Role, ServerEvent, limits};

use super::Engine;
use super::io::{Event, HistoryView, Link, Reply};
use super::links::Asked;
use crate::chat::TextRow;
use crate::contact::{Contact, Kind};
use crate::device::Device;
use crate::devices::{DeviceNote, HistoryRow, open_archive, seal_archive};
use crate::error::{Error, Misuse, RelayFault};

/// Bytes of texts in a piece: with its padding it is no larger than the largest size of a piece.
const PIECE: usize = 3 * 1024 * 1024;
/// What is said of a piece at most: more is no piece of ours.
const LARGEST: u64 = 8 * 1024 * 1024;
/// A device that is confirmed so soon after it came in is confirmed by whoever has both at hand, seconds.
const ONE_GO: u64 = 3600;

impl Engine {
    /// Begins to send a device what was said before it came, or since then.
    pub(super) fn send_history(&mut self, name: &str, since: Option<Millis>) -> Result<Reply, Error> {
        let device = self.linked_device(name)?;
        let this = self.device()?.device;
        if device == this || self.own_account()?.confirmed_key(&device).is_none() || self.siblings()?.is_none() {
            return Err(Misuse::NotConfirmed(name.to_owned()).into());
        }
        self.queue_history(device, since).map(Reply::History)
    }

    /// A device that this one let in and confirmed, side by side, is sent its history without being asked for.
    pub(super) fn hand_over(&mut self, device: &DeviceId) -> Result<(), Error> {
        let Some(note) = DeviceNote::load(&self.state, device)?.filter(|note| note.near) else { return Ok(()) };
        let name = note.name.clone();
        DeviceNote { near: false, ..note }.save(&mut self.state, device)?;
        if !self.confirmed_in_one_go(device)? {
            return Ok(());
        }
        let texts = self.queue_history(*device, None)?;
        if texts > 0 {
            self.show(Event::HistorySent { device: device.to_hex(), name, texts });
        }
        Ok(())
    }

    /// Whether this device confirmed another soon after it had come in.
    fn confirmed_in_one_go(&self, other: &DeviceId) -> Result<bool, Error> {
        let own = self.device()?;
        let entries = own.entries()?;
        let added = self.own_account()?.devices().get(other).map(|device| device.added);
        let added = added.and_then(|index| entries.get(usize::try_from(index).ok()?)).map(|entry| entry.stamp.time);
        let confirmed = entries.iter().rev().find(|entry| {
            let entry = &entry.entry.entry;
            entry.kind == EntryKind::DeviceConfirmed { device: *other } && entry.signer == Signer::Device(own.device)
        });
        let (Some(added), Some(confirmed)) = (added, confirmed) else { return Ok(false) };
        Ok(confirmed.stamp.time.0.saturating_sub(added.0) <= ONE_GO)
    }

    /// Puts what was said into pieces for a device: so many texts.
    fn queue_history(&mut self, device: DeviceId, since: Option<Millis>) -> Result<u64, Error> {
        let mut count = 0;
        let (mut piece, mut size) = (Vec::new(), 0);
        for (_, contact) in Contact::every(&self.state)? {
            if matches!(contact.kind, Kind::Linked(_)) {
                continue;
            }
            let mut texts = TextRow::newest_first(&self.state, contact.chat).collect::<Result<Vec<_>, _>>()?;
            texts.retain(|(_, row)| since.is_none_or(|since| row.sent >= since));
            for (order, row) in texts.into_iter().rev() {
                count += 1;
                let item = row.into_item(contact.account, order);
                let length = item.encode().len() + 8;
                if size + length > PIECE {
                    self.keep_piece(device, std::mem::take(&mut piece))?;
                    size = 0;
                }
                size += length;
                piece.push(item);
            }
        }
        if !piece.is_empty() {
            self.keep_piece(device, piece)?;
        }
        Ok(count)
    }

    fn keep_piece(&mut self, device: DeviceId, items: Vec<SyncItem>) -> Result<(), Error> {
        let (key, nonce) = (self.random(), self.random());
        let bytes = seal_archive(&key, nonce, &Archive(items));
        let mut hasher = BlobHasher::new(bytes.len() as u64);
        hasher.update(&bytes);
        HistoryRow::Out { device, blob: hasher.finish(), key, bytes, received: 0 }.add(&mut self.state)
    }

    /// Sends and fetches what is under way.
    pub(super) fn advance_history(&mut self) -> Result<(), Error> {
        let Some(device) = Device::load(&self.state)? else { return Ok(()) };
        for (number, row) in HistoryRow::all(&self.state)? {
            let asked = Asked::Blob(number);
            let (link, operation) = match &row {
                HistoryRow::Out { blob, bytes, received, .. } => {
                    let rest = usize::try_from(*received).ok().and_then(|at| bytes.get(at..)).unwrap_or_default();
                    let part = rest.get(..limits::BLOB_PART.min(rest.len())).unwrap_or_default().to_vec();
                    let put = Operation::PutBlob { id: *blob, size: bytes.len() as u64, offset: *received, part };
                    (Link::to(&device.relay, Role::Account), put)
                }
                HistoryRow::In { blob, size, bytes, .. } => {
                    let offset = bytes.len() as u64;
                    let length = size.saturating_sub(offset).min(limits::BLOB_PART as u64);
                    (Link::to(&device.relay, Role::Conversation), Operation::GetBlob { id: *blob, offset, length })
                }
            };
            if self.fenced && self.can_ask(&link) && !self.awaits(&link, &asked) {
                self.ask(&link, asked, operation);
            }
        }
        Ok(())
    }

    /// Whether a piece is to be fetched.
    pub(super) fn fetches_history(&self) -> Result<bool, Error> {
        Ok(HistoryRow::all(&self.state)?.iter().any(|(_, row)| matches!(row, HistoryRow::In { .. })))
    }

    /// How much history is under way.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn history(&self) -> Result<HistoryView, Error> {
        let mut view = HistoryView::default();
        for (_, row) in HistoryRow::all(&self.state)? {
            match row {
                HistoryRow::Out { bytes, received, .. } => {
                    view.sending += bytes.len() as u64;
                    view.sent += received;
                }
                HistoryRow::In { size, bytes, .. } => {
                    view.fetching += size;
                    view.fetched += bytes.len() as u64;
                }
            }
        }
        Ok(view)
    }

    pub(super) fn blob_answered(&mut self, link: &Link, number: u64, event: ServerEvent) -> Result<(), Error> {
        let Some(row) = HistoryRow::load(&self.state, number)? else { return Ok(()) };
        match (row, event) {
            (_, ServerEvent::Refusal(Refusal::RateLimited { .. })) => Ok(()),
            (_, ServerEvent::Refusal(Refusal::Internal)) => {
                self.pause(link, 1000);
                Ok(())
            }
            (_, ServerEvent::Refusal(refusal)) => {
                HistoryRow::remove(&mut self.state, number);
                self.trouble(&Error::Refused(refusal));
                Ok(())
            }
            (HistoryRow::Out { device, blob, key, bytes, .. }, ServerEvent::BlobReceived { received }) => {
                let size = bytes.len() as u64;
                if received < size {
                    return HistoryRow::Out { device, blob, key, bytes, received }.save(&mut self.state, number);
                }
                HistoryRow::remove(&mut self.state, number);
                let item = SyncItem::History(SyncHistory { device, blob, key, size });
                self.siblings()?.map_or(Ok(()), |own| self.say_items(own, vec![item]))
            }
            (HistoryRow::In { blob, key, size, mut bytes }, ServerEvent::BlobPart { size: whole, part }) => {
                bytes.extend(part);
                if whole != size || bytes.len() as u64 > size {
                    HistoryRow::remove(&mut self.state, number);
                    return self.distrust(link, RelayFault::Forged);
                }
                if (bytes.len() as u64) < size {
                    return HistoryRow::In { blob, key, size, bytes }.save(&mut self.state, number);
                }
                HistoryRow::remove(&mut self.state, number);
                let mut hasher = BlobHasher::new(size);
                hasher.update(&bytes);
                if hasher.finish() != blob {
                    return self.distrust(link, RelayFault::Forged);
                }
                self.take_archive(&key, &bytes)
            }
            _ => self.distrust(link, RelayFault::Forged),
        }
    }

    fn take_archive(&mut self, key: &[u8; 32], bytes: &[u8]) -> Result<(), Error> {
        let Some(Archive(items)) = open_archive(key, bytes) else {
            return Err(Error::PeerMisbehaved("a piece of history does not open"));
        };
        let mut texts = 0;
        for item in items {
            if let SyncItem::Text(text) = item {
                self.take_text(text, false)?;
                texts += 1;
            }
        }
        self.show(Event::History { texts });
        Ok(())
    }

    /// Another device has put a piece of history where this one finds it.
    pub(super) fn take_history(&mut self, history: &SyncHistory) -> Result<(), Error> {
        let SyncHistory { device, blob, key, size } = *history;
        if device != self.device()?.device || size > LARGEST {
            return Ok(());
        }
        HistoryRow::In { blob, key, size, bytes: Vec::new() }.add(&mut self.state)
    }
}
