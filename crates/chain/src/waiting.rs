//! What takes effect by time: changes after the wait, probations when nobody answers.

use std::collections::BTreeSet;

use kith_wire::account::{Guardians, RecoverySetting};
use kith_wire::{AccountId, DeviceId, PublicKey, RelayId, Seconds};

use crate::account::Effect;
use crate::limits::STARTS_PERIOD;
use crate::mark::{Mark, later};
use crate::{Account, ChainRule};

/// A change that takes effect when its wait is over, unless an old device says no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// What will be different.
    pub change: Change,
    /// The device that signed it.
    pub by: DeviceId,
    /// When its wait began: with its stamp, or with the last thaw.
    pub since: Seconds,
    /// How long it waits, seconds.
    pub wait: u64,
}

/// What waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A device's new key.
    DeviceKey(PublicKey),
    /// Another phrase or wait.
    Recovery(RecoverySetting),
    /// Other guardians.
    Guardians(Guardians),
    /// Another relay.
    Relay(RelayId),
    /// The end of the chain.
    End(Ended),
}

/// Why there will be no more entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The person is to be found under this account.
    Moved(AccountId),
    /// The account was closed.
    Closed,
}

impl Account {
    /// A change takes effect after the wait that is in force when it is announced. Guardians that are set while others wait take
    /// their place, and wait anew: several are named one after the other.
    pub(crate) fn wait_for(
        &mut self,
        change: Change,
        by: DeviceId,
        index: u64,
        now: Seconds,
    ) -> Result<Effect, ChainRule> {
        if matches!(change, Change::Guardians(_)) {
            self.waiting.retain(|_, other| !matches!(other.change, Change::Guardians(_)));
        } else if self.waiting.values().any(|other| other.change.is_like(&change, other.by == by)) {
            return Err(ChainRule::AlreadyWaiting);
        }
        let waiting = Waiting { change, by, since: now, wait: self.wait() };
        let until = waiting.until();
        self.waiting.insert(index, waiting);
        Ok(Effect::Waits { until })
    }

    /// Nothing ran out while the account was frozen, and everything that was running begins anew.
    pub(crate) fn thaw(&mut self, index: u64, now: Seconds) -> Result<Effect, ChainRule> {
        self.frozen.take().ok_or(ChainRule::NotFrozen)?;
        self.thawed = Some(now);
        self.waiting.values_mut().for_each(|waiting| waiting.since = now);
        self.devices.values_mut().for_each(|device| device.state.restart(index, now));
        Ok(Effect::Thawed)
    }

    /// Lets everything take effect that is due by then, in the order in which it is.
    pub(crate) fn settle(&mut self, now: Seconds) {
        while let Some((at, entry)) = self.next_due().filter(|(at, _)| *at <= now) {
            if let Some(waiting) = self.waiting.remove(&entry) {
                self.take_effect(waiting, entry, at);
            } else {
                self.end_probation(entry);
            }
        }
        self.recoveries.retain(|_, recovery| now < recovery.lapses());
        self.starts.retain(|(_, at)| now < later(*at, STARTS_PERIOD));
    }

    fn next_due(&self) -> Option<(Seconds, u64)> {
        if self.frozen.is_some() || self.ended.is_some() {
            return None;
        }
        let waiting = self.waiting.iter().map(|(entry, waiting)| (waiting.until(), *entry));
        let probations =
            self.devices.values().filter_map(|device| Some((device.state.probation_ends()?, device.added)));
        waiting.chain(probations).min()
    }

    fn take_effect(&mut self, waiting: Waiting, entry: u64, at: Seconds) {
        let mark = Mark { entry, at, wait: waiting.wait };
        match waiting.change {
            Change::DeviceKey(key) => {
                self.changed = Some(mark);
                self.devices.entry(waiting.by).and_modify(|device| device.key = key);
            }
            Change::Recovery(setting) => self.recovery = setting,
            Change::Guardians(guardians) => self.guardians = guardians,
            Change::Relay(relay) => self.relay = relay,
            Change::End(ended) => self.ended = Some((ended, mark)),
        }
    }

    /// The wait in force, seconds.
    pub(crate) fn wait(&self) -> u64 {
        u64::from(self.recovery.wait.seconds())
    }
}

impl Waiting {
    /// When it takes effect, unless the account is frozen then.
    #[must_use]
    pub const fn until(&self) -> Seconds {
        later(self.since, self.wait)
    }

    /// A key that waits for a device that is out, however it went, waits for nothing.
    pub(crate) fn dies_with(&self, out: &BTreeSet<DeviceId>) -> bool {
        matches!(self.change, Change::DeviceKey(_)) && out.contains(&self.by)
    }
}

impl Change {
    /// Whether the two cannot wait side by side. Each device may replace its own key.
    fn is_like(&self, other: &Self, same_device: bool) -> bool {
        match (self, other) {
            (Self::DeviceKey(_), Self::DeviceKey(_)) => same_device,
            (Self::End(one), Self::End(other)) => std::mem::discriminant(one) == std::mem::discriminant(other),
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }
}
