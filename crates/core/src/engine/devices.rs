//! The account's devices as their owner sees them, confirms them and signs them out.

use std::collections::BTreeSet;

use kith_chain::DeviceState;
use kith_wire::account::EntryKind;
use kith_wire::{DeviceId, Millis, Refusal};

use super::Engine;
use super::io::{DeviceChange, DeviceStanding, DeviceView, Reply};
use crate::account::{Key, sign_entry};
use crate::contact::{Contact, Kind, Stage};
use crate::device::Device;
use crate::devices::DeviceNote;
use crate::error::{Error, Misuse};

/// After this long its owner is told again of a device that came in, milliseconds: at once, after an hour, after a day.
const NOTICES: [u64; 3] = [0, 3_600_000, 86_400_000];
/// Letters of an id that are enough to name a device.
const ENOUGH: usize = 4;

impl Engine {
    /// Says what this device is, for its owner to know it among others.
    pub fn describe(&mut self, name: &str, kind: &str) {
        self.description = (name.to_owned(), kind.to_owned());
    }

    /// The account's devices, oldest first, without those that are out.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn devices(&self, now: Millis) -> Result<Vec<DeviceView>, Error> {
        let this = self.device()?;
        if !this.is_ready() {
            return Ok(Vec::new());
        }
        let chain = self.own_chain()?;
        let (account, entries) = (chain.at(now.seconds()), this.entries()?);
        let mut devices: Vec<_> = account.devices().iter().filter(|(_, device)| device.state.is_linked()).collect();
        devices.sort_by_key(|(_, device)| device.added);
        let mut views = Vec::new();
        for (id, device) in devices {
            let note = DeviceNote::load(&self.state, id)?;
            let added = usize::try_from(device.added).ok().and_then(|index| entries.get(index));
            let (state, ends) = match &device.state {
                DeviceState::Confirmed { .. } => (DeviceStanding::Confirmed, None),
                DeviceState::Probation { .. } => (DeviceStanding::Probation, device.state.probation_ends()),
                DeviceState::Removed(_) => continue,
            };
            views.push(DeviceView {
                id: id.to_hex(),
                this: *id == this.device,
                state,
                ends: ends.map(|at| at.millis().0),
                added: added.map_or(0, |entry| entry.stamp.time.millis().0),
                added_by: device.added_by.map(|id| id.to_hex()),
                last_used: note.as_ref().map(|note| note.last_used.0),
                kind: note.as_ref().map(|note| note.kind.clone()).unwrap_or_default(),
                name: note.map(|note| note.name).unwrap_or_default(),
            });
        }
        Ok(views)
    }

    /// Whether a confirmed device has come out of the conversation in which this one let it in: it is in all others then, or
    /// about to be.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn is_brought_in(&self, device: &str) -> Result<bool, Error> {
        let mut linked = Contact::every(&self.state)?.into_iter().map(|(_, contact)| contact);
        Ok(!linked.any(|contact| {
            let is_it = matches!(contact.kind, Kind::Linked(other) if other.to_hex() == device);
            is_it && contact.stage == Stage::Active
        }))
    }

    pub(super) fn confirm_device(&mut self, name: &str) -> Result<Reply, Error> {
        let device = self.linked_device(name)?;
        self.change_chain(EntryKind::DeviceConfirmed { device })
    }

    /// Signs a device out, and everything that it had waiting; this one as well, if there is another.
    pub(super) fn remove_device(&mut self, name: &str) -> Result<Reply, Error> {
        let devices = BTreeSet::from([self.linked_device(name)?]);
        self.change_chain(EntryKind::DeviceRemoved { devices })
    }

    /// Adds an entry if the rules allow it as far as is known here; the relay has the last word.
    pub(super) fn change_chain(&mut self, kind: EntryKind) -> Result<Reply, Error> {
        let device = self.device()?;
        let key = device.key();
        let checked =
            sign_entry(&*self.own_chain()?, kind.clone(), Key::Device(device.device, &key), self.now.seconds());
        checked.map_err(|rule| Error::Refused(Refusal::ChainRule { rule: rule.name().to_owned() }))?;
        self.add_entry(kind)?;
        Ok(Reply::Done)
    }

    /// The linked device of an id, of the beginning of one, or of a name that no other has.
    ///
    /// # Errors
    /// [`Misuse::NoSuchDevice`]; [`Error::Damaged`].
    pub fn linked(&self, name: &str, now: Millis) -> Result<DeviceView, Error> {
        let letters = name.to_lowercase();
        let fits = |view: &DeviceView| (letters.len() >= ENOUGH && view.id.starts_with(&letters)) || view.name == name;
        let mut found = self.devices(now)?.into_iter().filter(fits);
        match (found.next(), found.next()) {
            (Some(view), None) => Ok(view),
            (Some(_) | None, _) => Err(Misuse::NoSuchDevice(name.to_owned()).into()),
        }
    }

    pub(super) fn linked_device(&self, name: &str) -> Result<DeviceId, Error> {
        id_of(&self.linked(name, self.now)?)
    }

    /// Writes down that this device is used, for the others to see.
    pub(super) fn note_use(&mut self) -> Result<(), Error> {
        let device = self.device()?;
        let known = DeviceNote::load(&self.state, &device.device)?;
        let (name, kind) = self.description.clone();
        let last_used = self.hour();
        let note = match known {
            Some(known) if known.last_used == last_used => return Ok(()),
            Some(known) => DeviceNote { last_used, ..known },
            None => DeviceNote { name, kind, last_used, noticed: 0, near: false },
        };
        note.save(&mut self.state, &device.device)
    }

    /// Tells again of devices that came in lately: whoever was not looking at once is told once more.
    pub(super) fn remind(&mut self) -> Result<(), Error> {
        let Some(this) = Device::load(&self.state)?.filter(|device| device.chain.len() > 1) else { return Ok(()) };
        for view in self.devices(self.now)? {
            let id = id_of(&view)?;
            let Some(note) = DeviceNote::load(&self.state, &id)? else { continue };
            let due = NOTICES.iter().filter(|after| view.added.saturating_add(**after) <= self.now.0).count();
            let due = u8::try_from(due).unwrap_or(u8::MAX);
            if id == this.device || view.added_by.is_none() || note.noticed >= due {
                continue;
            }
            let first = note.noticed == 0;
            DeviceNote { noticed: due, ..note }.save(&mut self.state, &id)?;
            // The first time is told when the chain grows.
            if !first {
                self.show_device(&id, DeviceChange::Reminder)?;
            }
        }
        Ok(())
    }
}

fn id_of(view: &DeviceView) -> Result<DeviceId, Error> {
    let bytes = data_encoding::HEXLOWER.decode(view.id.as_bytes()).unwrap_or_default();
    DeviceId::try_from(bytes.as_slice()).map_err(|_| Error::Damaged("device"))
}
