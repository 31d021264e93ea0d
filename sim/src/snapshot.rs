//! A world kept as it was, to begin many others with: founding accounts and making friends costs more than most of what
//! is tried afterwards.

use std::sync::OnceLock;

use kith_core::state::Batch;
use kith_wire::Millis;

use crate::disk::{RelayBackup, RelayDisk};
use crate::people::NAMES;
use crate::trace::Trace;
use crate::world::World;

/// See the module.
#[derive(Clone)]
pub struct Snapshot {
    devices: Vec<Vec<Batch>>,
    relay: RelayBackup,
    now: Millis,
}

impl Snapshot {
    /// Keeps a world that is at rest.
    #[must_use]
    pub fn of(world: &World) -> Self {
        let devices = world.devices.iter().map(crate::device::Device::backup).collect();
        Self { devices, relay: world.relay_backup(), now: world.now }
    }

    /// A new world that begins as this one was, with everybody just started.
    #[must_use]
    pub fn world(&self, seed: u64, trace: Trace) -> World {
        let mut world = World::with(seed, self.devices.clone(), RelayDisk::restored(&self.relay), self.now);
        world.trace = trace;
        for device in 0..self.devices.len() {
            world.plug(device);
        }
        world
    }

    /// So many people, each two of whom are in contact and call each other by [`NAMES`]. Which account has the smaller id
    /// decides some things; so there are several of these, and the seed chooses.
    #[must_use]
    pub fn friends(people: usize, seed: u64) -> &'static Self {
        const VARIANTS: usize = 4;
        static KEPT: [[OnceLock<Snapshot>; VARIANTS]; NAMES.len() + 1] =
            [const { [const { OnceLock::new() }; VARIANTS] }; NAMES.len() + 1];
        let variant = seed as usize % VARIANTS;
        KEPT[people][variant].get_or_init(|| Self::of(&befriended(people, variant as u64)))
    }

    /// So many people with accounts who do not know each other.
    #[must_use]
    pub fn strangers(people: usize, seed: u64) -> &'static Self {
        const VARIANTS: usize = 4;
        static KEPT: [[OnceLock<Snapshot>; VARIANTS]; NAMES.len() + 1] =
            [const { [const { OnceLock::new() }; VARIANTS] }; NAMES.len() + 1];
        let variant = seed as usize % VARIANTS;
        KEPT[people][variant].get_or_init(|| Self::of(&founded(people, variant as u64)))
    }
}

fn founded(people: usize, variant: u64) -> World {
    let mut world = World::new(0x5eed + variant, people);
    world.found_accounts();
    world
}

fn befriended(people: usize, variant: u64) -> World {
    let mut world = founded(people, variant);
    for other in 0..people {
        for owner in 0..other {
            world.befriend((owner, NAMES[owner]), (other, NAMES[other]));
        }
    }
    world
}
