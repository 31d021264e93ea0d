//! The relay of a world: killed, put back to an older disk, or split in two that both say they are the one.

use std::collections::BTreeSet;
use std::sync::Arc;

use ed25519_dalek::SigningKey;
use kith_relay::{Admission, ConnectionId, Limits, Relay};

use crate::device::DeviceIndex;
use crate::disk::{RelayBackup, RelayDisk};
use crate::trace;
use crate::world::World;

/// A relay that began with the same disk, and is shown to some devices instead of the other.
pub(crate) struct Fork {
    relay: Relay,
    shown_to: BTreeSet<DeviceIndex>,
}

impl World {
    /// Kills the relay and starts it again over the same disk.
    pub fn kill_relay(&mut self) {
        trace::note(self.trace, || "the relay is killed and starts again".to_owned());
        self.cut_everybody();
        self.relay = start(&self.disk);
    }

    /// A copy of what the relay has made durable.
    #[must_use]
    pub fn relay_backup(&self) -> RelayBackup {
        self.disk.backup()
    }

    /// Kills the relay and starts it again over an older copy of its disk.
    pub fn restore_relay(&mut self, backup: &RelayBackup) {
        trace::note(self.trace, || "the relay's disk is replaced by an older copy".to_owned());
        self.disk = RelayDisk::restored(backup);
        self.kill_relay();
    }

    /// From now on the relay shows these devices a history of their own, which goes on from the present one.
    pub fn fork_relay(&mut self, shown_to: &[usize]) {
        trace::note(self.trace, || format!("the relay shows {shown_to:?} another history"));
        self.cut_everybody();
        let relay = start(&RelayDisk::restored(&self.disk.backup()));
        self.fork = Some(Fork { relay, shown_to: shown_to.iter().copied().map(DeviceIndex).collect() });
    }

    /// The relay is honest again: one history for everybody, nothing tampered with, nothing held back.
    pub fn reform_relay(&mut self) {
        trace::note(self.trace, || "the relay is honest from now on".to_owned());
        self.malice = None;
        self.cut_everybody();
        self.fork = None;
        self.relay = start(&self.disk);
    }

    fn cut_everybody(&mut self) {
        let connections: Vec<_> = self.network.connections.keys().cloned().collect();
        for (device, link) in connections {
            self.cut(device, &link);
        }
    }

    /// Whether a device is shown the other history.
    pub(crate) fn is_forked(&self, device: DeviceIndex) -> bool {
        self.fork.as_ref().is_some_and(|fork| fork.shown_to.contains(&device))
    }

    /// The relay that a device talks to.
    pub(crate) fn relay_of(&mut self, device: DeviceIndex) -> &mut Relay {
        match &mut self.fork {
            Some(fork) if fork.shown_to.contains(&device) => &mut fork.relay,
            Some(_) | None => &mut self.relay,
        }
    }

    pub(crate) fn disconnect_from_relay(&mut self, device: DeviceIndex, connection: Option<ConnectionId>) {
        if let Some(connection) = connection {
            self.relay_of(device).disconnect(connection);
        }
    }
}

/// The relay's key.
pub(crate) fn key() -> SigningKey {
    SigningKey::from_bytes(&[7; 32])
}

pub(crate) fn start(disk: &RelayDisk) -> Relay {
    Relay::new(Arc::new(disk.clone()), Arc::new(disk.blobs.clone()), key(), Limits::default(), Admission::Open)
}
