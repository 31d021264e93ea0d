//! A whole world in memory: devices, relay, network, clock and attackers. Tests only; nobody depends on it.

mod device;
mod network;
pub mod story;
mod world;

pub use device::{Device, DeviceIndex};
pub use network::{Faults, Network};
pub use world::{RELAY_URL, World};
