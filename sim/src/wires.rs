//! What arrives: at the relay, at the devices, and what a hostile relay makes of it on its way.

use kith_core::engine::io::{Input, Link};
use kith_relay::{ConnectionId, Output};
use kith_wire::Nonce;

use crate::device::DeviceIndex;
use crate::network::Packet;
use crate::trace;
use crate::world::{World, bytes};

impl World {
    pub(crate) fn arrive(&mut self, packet: Packet) {
        match packet {
            Packet::Open(device, link) => {
                if !self.device(device.0).plugged || self.happens(self.faults.refuses) {
                    return self.network.send(Packet::Gone(device, link));
                }
                let nonce = Nonce(bytes(&mut self.rng));
                let address = self.device(device.0).address;
                let connection = self.relay_of(device).connect(nonce, Some(address));
                self.network.connections.insert((device, link.clone()), connection);
                self.handle(device.0, Input::Connected(link));
            }
            Packet::Up(device, link, message) => self.up(device, &link, message),
            Packet::Down(device, link, message) => {
                if self.happens(self.faults.breaks) {
                    return self.cut(device, &link);
                }
                trace::note(self.trace, || format!("{} hears {}", device.0, trace::down(&message)));
                self.handle(device.0, Input::Received(link, message));
            }
            Packet::Gone(device, link) => self.handle(device.0, Input::Disconnected(link)),
        }
    }

    fn up(&mut self, device: DeviceIndex, link: &Link, message: Vec<u8>) {
        if self.happens(self.faults.breaks) {
            return self.cut(device, link);
        }
        let Some(connection) = self.network.connections.get(&(device, link.clone())).copied() else { return };
        let answered = self.malice.as_mut().and_then(|malice| malice.answer_instead(device, link, &message));
        match answered {
            Some(answers) => {
                answers.into_iter().for_each(|bytes| self.network.send(Packet::Down(device, link.clone(), bytes)));
            }
            None => {
                let now = self.now;
                let outputs = self.relay_of(device).receive(connection, &message, now);
                self.relay_does(outputs, self.is_forked(device));
            }
        }
    }

    /// Carries out what one of the two histories' relay wants.
    pub(crate) fn relay_does(&mut self, outputs: Vec<Output>, forked: bool) {
        for output in outputs {
            match output {
                Output::Message(to, bytes) => self.down(to, forked, bytes.to_vec()),
                Output::End(to) => {
                    if let Some((device, link)) = self.holder(to, forked) {
                        self.network.connections.remove(&(device, link.clone()));
                        self.network.send(Packet::Gone(device, link));
                    }
                }
            }
        }
    }

    fn down(&mut self, to: ConnectionId, forked: bool, bytes: Vec<u8>) {
        let Some((device, link)) = self.holder(to, forked) else { return };
        let shown = match &mut self.malice {
            Some(malice) => malice.show_instead(device, &link, bytes),
            None => vec![bytes],
        };
        for bytes in shown {
            self.network.send(Packet::Down(device, link.clone(), bytes));
        }
    }

    fn holder(&self, connection: ConnectionId, forked: bool) -> Option<(DeviceIndex, Link)> {
        let mut connections = self.network.connections.iter();
        let found = connections.find(|((device, _), id)| **id == connection && self.is_forked(*device) == forked);
        found.map(|((device, link), _)| (*device, link.clone()))
    }

    pub(crate) fn cut(&mut self, device: DeviceIndex, link: &Link) {
        let connection = self.network.cut(device, link);
        self.disconnect_from_relay(device, connection);
    }

    /// A device has closed a connection.
    pub(crate) fn hung_up(&mut self, device: DeviceIndex, link: Link) {
        self.network.forget(device, &link);
        let connection = self.network.connections.remove(&(device, link));
        self.disconnect_from_relay(device, connection);
    }

    /// All connections of a device are gone, and nobody is there to be told.
    pub(crate) fn cut_all(&mut self, device: usize) {
        for link in self.network.links_of(DeviceIndex(device)) {
            self.cut(DeviceIndex(device), &link);
            self.network.forget(DeviceIndex(device), &link);
        }
    }
}
