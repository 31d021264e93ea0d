//! An old device says no.

use std::collections::BTreeSet;

use kith_wire::{DeviceId, Seconds};

use crate::account::Effect;
use crate::device::DeviceState;
use crate::table::Who;
use crate::{Account, ChainRule};

impl Account {
    /// Says no to what began with an entry: see [`kith_wire::account::EntryKind::Vetoed`].
    pub(crate) fn veto(
        &mut self,
        entry: u64,
        by: DeviceId,
        who: Who,
        index: u64,
        now: Seconds,
    ) -> Result<Effect, ChainRule> {
        if self.waiting.remove(&entry).is_some() {
            return Ok(Effect::Dropped);
        }
        if let Some(recovery) = self.recoveries.get_mut(&entry) {
            let first = recovery.vetoes.insert(by);
            return if first { Ok(Effect::RecoveryVetoed) } else { Err(ChainRule::AlreadySaid) };
        }
        self.undo(entry, by, who, index, now)
    }

    fn undo(&mut self, entry: u64, by: DeviceId, who: Who, index: u64, now: Seconds) -> Result<Effect, ChainRule> {
        let undoable = |state: &DeviceState| match state {
            DeviceState::Removed(removal) => (removal.entry == entry && now < removal.until).then_some(removal.by),
            DeviceState::Probation { .. } | DeviceState::Confirmed { .. } => None,
        };
        let removed = self.devices.iter().filter_map(|(id, device)| Some((*id, undoable(&device.state)?)));
        let (ids, removers): (BTreeSet<_>, Vec<_>) = removed.unzip();
        let remover = *removers.first().ok_or(ChainRule::NothingToVeto)?;
        if who != Who::OldDevice && !ids.contains(&by) {
            return Err(ChainRule::Removed);
        }
        match remover {
            Some(remover) if by != remover && !self.is_older(&by, &remover) => Err(ChainRule::Younger),
            Some(_) => Ok(Effect::Devices { out: Vec::new(), back: self.bring_back(entry, index, now) }),
            None if !ids.contains(&by) => Err(ChainRule::Younger),
            None => Ok(self.undo_recovery(entry, index, now)),
        }
    }

    /// What came in with a recovery, and after it, goes out for good, and takes along what it had waiting.
    fn undo_recovery(&mut self, completed: u64, index: u64, now: Seconds) -> Effect {
        let came = self.devices.iter().filter(|(_, device)| device.added >= completed && device.state.is_linked());
        let came: BTreeSet<_> = came.map(|(id, _)| *id).collect();
        let out = self.put_out(&came, None, index, now);
        for device in self.devices.values_mut().filter(|device| device.added >= completed) {
            device.state.make_final(now);
        }
        Effect::Devices { out, back: self.bring_back(completed, index, now) }
    }
}
