//! The network between devices and relays: ordered and reliable while a connection lives, as TCP is, but slow, and broken
//! off at any moment if the faults say so.

use std::collections::{BTreeMap, VecDeque};

use kith_core::engine::io::Link;
use kith_relay::ConnectionId;
use rand_chacha::ChaCha20Rng;
use rand_core::Rng;

use crate::device::DeviceIndex;

/// How often things go wrong, in thousandths.
#[derive(Clone, Copy, Debug, Default)]
pub struct Faults {
    /// A connection breaks at a message: what is under way in both directions is lost.
    pub breaks: u32,
    /// An attempt to connect fails.
    pub refuses: u32,
    /// A device is killed while it carries out its outputs, between any two of them.
    pub kills: u32,
    /// The relay is killed, and comes back with what it had made durable.
    pub relay_kills: u32,
}

/// One way of one connection.
#[derive(Debug)]
pub enum Packet {
    /// A client opens a connection.
    Open(DeviceIndex, Link),
    /// To the relay.
    Up(DeviceIndex, Link, Vec<u8>),
    /// To the client.
    Down(DeviceIndex, Link, Vec<u8>),
    /// The client learns that its connection is gone.
    Gone(DeviceIndex, Link),
}

/// Everything under way. Each connection and direction is a queue; which queue moves next is chance.
#[derive(Debug, Default)]
pub struct Network {
    queues: BTreeMap<(DeviceIndex, Link, bool), VecDeque<Packet>>,
    /// Connections that stand.
    pub(crate) connections: BTreeMap<(DeviceIndex, Link), ConnectionId>,
}

impl Network {
    /// Puts something on its way.
    pub fn send(&mut self, packet: Packet) {
        let key = match &packet {
            Packet::Open(device, link) | Packet::Up(device, link, _) => (*device, link.clone(), true),
            Packet::Down(device, link, _) | Packet::Gone(device, link) => (*device, link.clone(), false),
        };
        self.queues.entry(key).or_default().push_back(packet);
    }

    /// Takes what arrives next.
    pub fn next(&mut self, rng: &mut ChaCha20Rng) -> Option<Packet> {
        self.queues.retain(|_, queue| !queue.is_empty());
        let chosen = rng.next_u32() as usize % self.queues.len().max(1);
        self.queues.values_mut().nth(chosen).and_then(VecDeque::pop_front)
    }

    /// Whether nothing is under way.
    #[must_use]
    pub fn is_quiet(&self) -> bool {
        self.queues.values().all(VecDeque::is_empty)
    }

    /// Breaks a connection: what is under way is lost, and the client will learn of it.
    pub fn cut(&mut self, device: DeviceIndex, link: &Link) -> Option<ConnectionId> {
        self.forget(device, link);
        self.send(Packet::Gone(device, link.clone()));
        self.connections.remove(&(device, link.clone()))
    }

    /// Drops everything of a connection without telling the client.
    pub fn forget(&mut self, device: DeviceIndex, link: &Link) {
        self.queues.remove(&(device, link.clone(), true));
        self.queues.remove(&(device, link.clone(), false));
    }

    /// The connections of a device.
    #[must_use]
    pub fn links_of(&self, device: DeviceIndex) -> Vec<Link> {
        let keys = self.queues.keys().map(|(device, link, _)| (device, link));
        let all = keys.chain(self.connections.keys().map(|(device, link)| (device, link)));
        let mut links: Vec<Link> = all.filter(|(owner, _)| **owner == device).map(|(_, link)| link.clone()).collect();
        links.sort();
        links.dedup();
        links
    }
}
