//! What an account's devices do against those who want it: freezing, noticing a recovery, and saying no.

use kith_chain::{Account, DeviceState, Recovery};
use kith_wire::account::{Entry, EntryKind};
use kith_wire::{DeviceId, Millis};

use super::Engine;
use super::errand::Errand;
use super::io::{Event, RecoveryState, RecoveryView, Reply};
use super::phrase::is_approved;
use crate::device::{Device, Phrased};
use crate::error::{Error, Misuse};

/// A recovery as it is shown.
pub(super) fn view_of(recovery: &Recovery, this: bool) -> RecoveryView {
    let state = if recovery.vetoes.is_empty() { RecoveryState::Pending } else { RecoveryState::Vetoed };
    let (started, ends) = (recovery.started.millis().0, recovery.until().millis().0);
    let needed = recovery.guardians().threshold();
    RecoveryView { state, started: Some(started), ends: Some(ends), this, approved: 0, needed }
}

/// The same on the home that the account comes to, where it is known who has approved.
pub(super) fn view_here(recovery: &Recovery, row: &Phrased) -> RecoveryView {
    let approved = u32::try_from(row.approvals().count()).unwrap_or(u32::MAX);
    let view = RecoveryView { approved, ..view_of(recovery, true) };
    let approvers: Vec<_> = row.approvals().map(|(approver, _)| approver).collect();
    match recovery.opens_with(approvers.iter()) {
        Some(at) if is_approved(recovery, row) => {
            RecoveryView { state: RecoveryState::Pending, ends: Some(at.millis().0), ..view }
        }
        Some(_) | None => view,
    }
}

impl Engine {
    /// Where a recovery of the account stands: the one to this home, or the one that its devices may say no to.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn recovery(&self, now: Millis) -> Result<RecoveryView, Error> {
        if let Some(view) = self.recovery_here()? {
            return Ok(view);
        }
        let Some(device) = Device::load(&self.state)?.filter(Device::is_ready) else { return Ok(RecoveryView::NONE) };
        let account = self.own_chain()?.at(now.seconds());
        // The one that can be completed first, if nobody says no.
        let pending = account.recoveries().values().map(|recovery| view_of(recovery, false));
        let first = pending.min_by_key(|view| (view.state != RecoveryState::Pending, view.ends));
        Ok(match (first, account.recovered()) {
            (Some(view), _) => view,
            (None, Some(mark)) if self.undoable(&account, &device.device).is_some() => {
                RecoveryView { state: RecoveryState::Completed, ends: Some(mark.at.millis().0), ..RecoveryView::NONE }
            }
            (None, _) => RecoveryView::NONE,
        })
    }

    /// Whether something is still to be done with a recovery phrase.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn has_phrase(&self) -> Result<bool, Error> {
        Ok(self.phrased()?.is_some())
    }

    /// Whether the account's chain was read to the end it has on its relay now.
    #[must_use]
    pub fn has_read_chain(&self) -> bool {
        match self.phrased() {
            Ok(Some(_)) => self.rests_by_phrase().unwrap_or(false),
            Ok(None) | Err(_) => self.chain_read,
        }
    }

    /// Since when the account is frozen, if it is.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn frozen(&self, now: Millis) -> Result<Option<Millis>, Error> {
        if Device::load(&self.state)?.is_none_or(|device| !device.is_ready()) {
            return Ok(None);
        }
        Ok(self.own_chain()?.at(now.seconds()).frozen().map(|mark| mark.at.millis()))
    }

    /// The entry that put a device out, if it can still undo that.
    fn undoable(&self, account: &Account, device: &DeviceId) -> Option<u64> {
        match &account.devices().get(device)?.state {
            DeviceState::Removed(removal) if removal.keeps_veto(self.now.seconds()) => Some(removal.entry),
            DeviceState::Removed(_) | DeviceState::Confirmed { .. } | DeviceState::Probation { .. } => None,
        }
    }

    /// Tells again of a recovery that is pending, when a third and two thirds of its wait have passed.
    pub(super) fn remind_of_recovery(&mut self) -> Result<(), Error> {
        if Device::load(&self.state)?.is_none_or(|device| !device.is_ready()) {
            return Ok(());
        }
        for (started, recovery) in self.own_account()?.recoveries() {
            let view = view_of(recovery, false);
            let (Some(from), Some(ends)) = (view.started, view.ends) else { continue };
            let thirds = self.now.0.saturating_sub(from).saturating_mul(3) / ends.saturating_sub(from).max(1);
            let told = self.reminded.insert(*started, thirds).unwrap_or(0);
            if view.state == RecoveryState::Pending && thirds > told && thirds < 3 {
                self.show(Event::Recovery { state: RecoveryState::Reminder, ends: view.ends, this: false });
            }
        }
        Ok(())
    }

    /// Says that the notices of what is pending were shown.
    pub(super) fn see_recovery(&mut self) -> Result<Reply, Error> {
        for (started, recovery) in self.own_account()?.recoveries() {
            let kind = EntryKind::RecoverySeen { started: *started };
            if recovery.seen.is_some() || self.is_adding(&kind)? {
                continue;
            }
            match self.change_chain(kind) {
                // A device that came in after the start has no say; nor has one that is out.
                Ok(_) | Err(Error::Refused(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(Reply::Done)
    }

    /// Says no to everything that is pending, or undoes what put this device out.
    pub(super) fn veto(&mut self) -> Result<Reply, Error> {
        let (account, this) = (self.own_account()?, self.device()?.device);
        let pending = account.recoveries().iter().filter(|(_, recovery)| !recovery.vetoes.contains(&this));
        let pending = pending.map(|(started, _)| *started).chain(self.undoable(&account, &this));
        let entries: Vec<u64> = pending.collect();
        if entries.is_empty() {
            return Err(Misuse::NothingToVeto.into());
        }
        for entry in entries {
            self.change_chain(EntryKind::Vetoed { entry })?;
        }
        Ok(Reply::Done)
    }

    /// Whether this device is about to add an entry.
    fn is_adding(&self, kind: &EntryKind) -> Result<bool, Error> {
        let adds = |errand: &Errand| {
            let Errand::Entry { body } = errand else { return false };
            Entry::decode(&body.0).is_ok_and(|entry| entry.kind == *kind)
        };
        Ok(Errand::all(&self.state)?.iter().any(|(_, errand)| adds(errand)))
    }

    /// The chain has grown: tells the person what it means for the account as a whole.
    pub(super) fn show_account(&mut self, before: &Account, after: &Account) -> Result<(), Error> {
        if before.frozen().is_some() != after.frozen().is_some() {
            self.show(Event::Frozen { frozen: after.frozen().is_some() });
        }
        for (started, recovery) in after.recoveries() {
            let view = view_of(recovery, false);
            let was = before.recoveries().get(started).map(|recovery| view_of(recovery, false));
            if was.as_ref() != Some(&view) {
                self.show(Event::Recovery { state: view.state, ends: view.ends, this: false });
            }
        }
        if before.recovered() != after.recovered()
            && let Some(mark) = after.recovered()
        {
            let ends = Some(mark.at.millis().0);
            self.show(Event::Recovery { state: RecoveryState::Completed, ends, this: false });
        }
        self.guardians_changed(before, after)
    }
}
