//! A device that was signed out deletes what it has, once that cannot be undone any more.
//!
//! Whoever signs out a device may be a thief: for the wait an old device can come back, and must have its conversations then.
//! Nor does one that a recovery put out delete anything: it may be the last that its owner has.
//! That it is out is in the chain, which the account's devices signed; a relay cannot say it.

use kith_chain::{DeviceState, Removal};
use kith_wire::account::{EntryKind, StampedEntry};

use super::Engine;
use super::io::{DeviceChange, Event};
use crate::device::Device;
use crate::error::Error;

impl Engine {
    /// Deletes everything if this device is out for good. The chain was read as far as the relay shows it.
    pub(super) fn erase_if_over(&mut self) -> Result<(), Error> {
        let Some(device) = Device::load(&self.state)?.filter(|device| device.is_ready() && !device.erased) else {
            return Ok(());
        };
        let account = self.own_account()?;
        let Some(DeviceState::Removed(removal)) = account.devices().get(&device.device).map(|device| &device.state)
        else {
            return Ok(());
        };
        if removal.keeps_veto(self.now.seconds()) || is_by_recovery(removal, &device.entries()?) {
            return Ok(());
        }
        let id = device.device.to_hex();
        self.state.clear();
        device.erased().save(&mut self.state)?;
        self.groups.clear();
        self.sessions.clear();
        self.dirty.clear();
        self.inbox = super::inbox::Inbox::default();
        self.pins = None;
        self.own = None;
        self.show(Event::Device { device: id, name: String::new(), this: true, change: DeviceChange::Erased });
        Ok(())
    }
}

fn is_by_recovery(removal: &Removal, chain: &[StampedEntry]) -> bool {
    let entry = usize::try_from(removal.entry).ok().and_then(|index| chain.get(index));
    entry.is_some_and(|entry| matches!(entry.entry.entry.kind, EntryKind::RecoveryCompleted { .. }))
}
