//! Devices: how they come in, are confirmed, and go out.

use std::collections::BTreeSet;

use kith_wire::account::{DEVICES, Wait};
use kith_wire::{DeviceId, PublicKey, Seconds};

use crate::account::Effect;
use crate::limits::PROBATION_MIN;
use crate::mark::{Mark, later};
use crate::table::Who;
use crate::{Account, ChainRule};

/// A device of an account, or one that was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// What it signs with.
    pub key: PublicKey,
    /// The entry it came in with: the lower, the older.
    pub added: u64,
    /// The device that let it in; `None` for the first one and after a recovery.
    pub added_by: Option<DeviceId>,
    /// How it stands.
    pub state: DeviceState,
}

/// How a device stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeviceState {
    /// It may read what it is let into, and do nothing.
    Probation {
        /// Since its entry, its return, or the last thaw.
        since: Mark,
        /// When nobody answers, it ends after this long.
        wait: Wait,
    },
    /// It is the account.
    Confirmed {
        /// Since when.
        since: Mark,
    },
    /// It is out.
    Removed(Removal),
}

/// How a device went out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removal {
    /// The entry that did it.
    pub entry: u64,
    /// When.
    pub at: Seconds,
    /// The device that did it; `None` if it was a recovery.
    pub by: Option<DeviceId>,
    /// Until then it can be undone.
    pub until: Seconds,
    /// What the device was.
    pub was: Was,
}

/// What a device was before it was removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Was {
    /// Confirmed.
    Old {
        /// Since when.
        since: Mark,
    },
    /// On probation.
    New {
        /// For how long.
        wait: Wait,
    },
}

impl DeviceState {
    /// Whether the device is past its probation and not removed.
    #[must_use]
    pub const fn is_confirmed(&self) -> bool {
        matches!(self, Self::Confirmed { .. })
    }

    /// Whether the device is linked: on probation or confirmed.
    #[must_use]
    pub const fn is_linked(&self) -> bool {
        !matches!(self, Self::Removed(_))
    }

    /// When its probation ends by itself, unless the account is frozen then.
    #[must_use]
    pub const fn probation_ends(&self) -> Option<Seconds> {
        match self {
            Self::Probation { since, wait } => Some(wait.after(since.at)),
            Self::Confirmed { .. } | Self::Removed(_) => None,
        }
    }

    /// Since when the device was confirmed, if it is, or was when another removed it less than the wait ago.
    pub(crate) fn old_since(&self, now: Seconds) -> Option<Mark> {
        match self {
            Self::Confirmed { since } => Some(*since),
            Self::Removed(Removal { was: Was::Old { since }, until, .. }) if now < *until => Some(*since),
            Self::Probation { .. } | Self::Removed(_) => None,
        }
    }

    pub(crate) const fn restart(&mut self, index: u64, now: Seconds) {
        if let Self::Probation { since, .. } = self {
            *since = Mark::at_once(index, now);
        }
    }

    /// What was removed by now stays removed.
    pub(crate) fn make_final(&mut self, now: Seconds) {
        if let Self::Removed(removal) = self {
            removal.until = removal.until.min(now);
        }
    }

    const fn was(&self) -> Option<Was> {
        match self {
            Self::Probation { wait, .. } => Some(Was::New { wait: *wait }),
            Self::Confirmed { since } => Some(Was::Old { since: *since }),
            Self::Removed(_) => None,
        }
    }
}

impl Removal {
    /// An old device keeps its veto, and may undo its removal, for the wait.
    #[must_use]
    pub const fn keeps_veto(&self, now: Seconds) -> bool {
        now.0 < self.until.0 && matches!(self.was, Was::Old { .. })
    }
}

impl Account {
    pub(crate) fn add_device(
        &mut self,
        key: PublicKey,
        probation: Wait,
        by: DeviceId,
        index: u64,
        now: Seconds,
    ) -> Result<Effect, ChainRule> {
        if self.devices.values().filter(|device| device.state.is_linked()).count() >= DEVICES {
            return Err(ChainRule::TooManyDevices);
        }
        if u64::from(probation.seconds()) < PROBATION_MIN.max(self.wait()) {
            return Err(ChainRule::ProbationTooShort);
        }
        let (device, since) = (DeviceId::of_key(&key), Mark::at_once(index, now));
        let state = DeviceState::Probation { since, wait: probation };
        self.devices.insert(device, Device { key, added: index, added_by: Some(by), state });
        self.changed = Some(since);
        Ok(Effect::Probation { device, until: probation.after(now) })
    }

    pub(crate) fn confirm_device(&mut self, id: &DeviceId, index: u64, now: Seconds) -> Result<Effect, ChainRule> {
        let device = self.devices.get_mut(id).ok_or(ChainRule::NotLinked)?;
        match device.state {
            DeviceState::Probation { .. } => {}
            DeviceState::Confirmed { .. } => return Err(ChainRule::NotOnProbation),
            DeviceState::Removed(_) => return Err(ChainRule::NotLinked),
        }
        let since = Mark::at_once(index, now);
        device.state = DeviceState::Confirmed { since };
        self.changed = Some(since);
        Ok(Effect::Confirmed { device: *id })
    }

    /// Nobody answered: the device that came in with this entry is confirmed.
    pub(crate) fn end_probation(&mut self, added: u64) {
        let Some(device) = self.devices.values_mut().find(|device| device.added == added) else { return };
        let DeviceState::Probation { since, wait } = device.state else { return };
        let since = Mark { entry: since.entry, at: wait.after(since.at), wait: u64::from(wait.seconds()) };
        device.state = DeviceState::Confirmed { since };
        self.changed = Some(since);
    }

    pub(crate) fn remove_devices(
        &mut self,
        named: &BTreeSet<DeviceId>,
        by: DeviceId,
        who: Who,
        index: u64,
        now: Seconds,
    ) -> Result<Effect, ChainRule> {
        let back = match who {
            Who::NewDevice if named.iter().any(|device| *device != by) => return Err(ChainRule::NotConfirmed),
            Who::RemovedDevice => self.turn_the_tables(named, &by, index, now)?,
            Who::OldDevice | Who::NewDevice | Who::Phrase => Vec::new(),
        };
        if !named.iter().all(|id| self.devices.get(id).is_some_and(|device| device.state.is_linked())) {
            return Err(ChainRule::NotLinked);
        }
        let out = self.put_out(named, Some(by), index, now);
        if self.confirmed().next().is_none() { Err(ChainRule::LastDevice) } else { Ok(Effect::Devices { out, back }) }
    }

    /// Of two devices that remove each other the older wins, whoever was first: it undoes its own removal and removes the
    /// remover in one entry, so that the younger has no moment to answer in.
    fn turn_the_tables(
        &mut self,
        named: &BTreeSet<DeviceId>,
        by: &DeviceId,
        index: u64,
        now: Seconds,
    ) -> Result<Vec<DeviceId>, ChainRule> {
        let removal = self.removal(by).ok_or(ChainRule::Removed)?;
        let (entry, remover) = (removal.entry, removal.by.ok_or(ChainRule::Removed)?);
        if !named.contains(&remover) {
            return Err(ChainRule::Removed);
        }
        if !named.iter().all(|device| self.is_older(by, device)) {
            return Err(ChainRule::Younger);
        }
        Ok(self.bring_back(entry, index, now))
    }

    /// Puts devices out. What they had waiting, and whom they had on probation, goes with them; not if a device goes by
    /// itself. Returns all that are out.
    pub(crate) fn put_out(
        &mut self,
        named: &BTreeSet<DeviceId>,
        by: Option<DeviceId>,
        index: u64,
        now: Seconds,
    ) -> Vec<DeviceId> {
        let undone_until = later(now, self.wait());
        let swept = |id: &DeviceId| named.contains(id) && by != Some(*id);
        self.waiting.retain(|_, waiting| !swept(&waiting.by) && !waiting.dies_with(named));
        let mut out = Vec::new();
        for (id, device) in &mut self.devices {
            let orphan = device.state.probation_ends().is_some() && device.added_by.is_some_and(|by| swept(&by));
            if let Some(was) = device.state.was().filter(|_| named.contains(id) || orphan) {
                let until = if by == Some(*id) { now } else { undone_until };
                device.state = DeviceState::Removed(Removal { entry: index, at: now, by, until, was });
                out.push(*id);
            }
        }
        out
    }

    /// Undoes what can still be undone of the removals by one entry. Returns who is back.
    pub(crate) fn bring_back(&mut self, entry: u64, index: u64, now: Seconds) -> Vec<DeviceId> {
        let mut back = Vec::new();
        for (id, device) in &mut self.devices {
            if let DeviceState::Removed(removal) = &device.state
                && removal.entry == entry
                && now < removal.until
            {
                let again = Mark::at_once(index, now);
                device.state = match removal.was {
                    Was::Old { since } => DeviceState::Confirmed { since },
                    Was::New { wait } => DeviceState::Probation { since: again, wait },
                };
                self.changed = Some(again);
                back.push(*id);
            }
        }
        back
    }

    pub(crate) fn removal(&self, id: &DeviceId) -> Option<&Removal> {
        match &self.devices.get(id)?.state {
            DeviceState::Removed(removal) => Some(removal),
            DeviceState::Probation { .. } | DeviceState::Confirmed { .. } => None,
        }
    }

    pub(crate) fn is_older(&self, one: &DeviceId, other: &DeviceId) -> bool {
        match (self.devices.get(one), self.devices.get(other)) {
            (Some(one), Some(other)) => one.added < other.added,
            _ => false,
        }
    }
}
