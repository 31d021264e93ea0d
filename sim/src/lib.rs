//! A whole world in memory: devices, relay, network, clock and attackers. Tests only; nobody depends on it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::needless_range_loop,
    clippy::wildcard_enum_match_arm,
    reason = "a world is a test: what cannot be otherwise stops it where it is otherwise"
)]

pub mod absence;
pub mod copies;
mod device;
pub mod disclosure;
mod disk;
pub mod first_contact;
pub mod hostile_peer;
pub mod hostile_relay;
pub mod line;
pub mod loot;
pub mod loss;
pub mod malice;
pub mod mischief;
mod network;
pub mod observer;
pub mod page;
pub mod parting;
mod people;
pub mod plots;
pub mod puppet;
pub mod races;
mod relays;
mod several;
mod snapshot;
pub mod story;
pub mod stranger;
pub mod trace;
pub mod verdict;
mod wires;
mod world;

pub use device::{Device, DeviceIndex};
pub use disk::{RelayBackup, RelayDisk};
pub use network::{Faults, Network};
pub use people::NAMES;
pub use snapshot::Snapshot;
pub use world::{RELAY_URL, World};
