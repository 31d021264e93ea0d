//! The world: devices, one relay, a network and a clock, all moved by one seeded generator.

use std::sync::Arc;

use ed25519_dalek::SigningKey;
use kith_core::engine::io::{Command, Input, Link, Output, Reply};
use kith_core::error::Error;
use kith_relay::store::memory::MemoryStore;
use kith_relay::{Admission, ConnectionId, Limits, Relay};
use kith_wire::inbox::Salutation;
use kith_wire::{MessageId, Millis, Nonce};
use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};

use crate::device::{Device, DeviceIndex};
use crate::network::{Faults, Network, Packet};

/// Where the world's relay is reached.
pub const RELAY_URL: &str = "ws://relay.example/v1";

/// See the module.
pub struct World {
    rng: ChaCha20Rng,
    /// Milliseconds since 1970.
    pub now: Millis,
    /// The devices.
    pub devices: Vec<Device>,
    /// The relay.
    pub relay: Relay,
    store: MemoryStore,
    /// What is under way.
    pub network: Network,
    /// How often things go wrong.
    pub faults: Faults,
}

impl World {
    /// A world of so many devices without accounts.
    #[must_use]
    pub fn new(seed: u64, devices: usize) -> Self {
        let mut rng = ChaCha20Rng::seed_from_u64(seed);
        let store = MemoryStore::default();
        let relay = start_relay(&store);
        let devices = (0..devices).map(|_| Device::new(bytes(&mut rng))).collect();
        let now = Millis(1_700_000_000_000);
        Self { rng, now, devices, relay, store, network: Network::default(), faults: Faults::default() }
    }

    /// A device.
    pub fn device(&mut self, device: usize) -> &mut Device {
        self.devices.get_mut(device).expect("a device of this world")
    }

    /// A person asks something of a device.
    ///
    /// # Errors
    /// As the engine says.
    pub fn command(&mut self, device: usize, command: Command) -> Result<Reply, Error> {
        let now = self.now;
        let reply = self.device(device).engine.command(command, now);
        self.drain(device);
        // A person has been answered only when what was asked is durable.
        while self.device(device).todo.iter().any(|output| matches!(output, Output::Save(_))) {
            self.carry_out(device);
        }
        reply
    }

    /// Lets things happen until nothing is under way and nobody wants to be woken within ten minutes, or so many steps.
    pub fn settle(&mut self, steps: usize) {
        for _ in 0..steps {
            if !self.step() {
                return;
            }
        }
        panic!("the world does not come to rest");
    }

    /// One thing happens; `false` if there is nothing left to happen.
    pub fn step(&mut self) -> bool {
        if self.happens(self.faults.relay_kills) {
            self.kill_relay();
        }
        if let Some(device) = self.busy() {
            if self.happens(self.faults.kills) {
                self.kill(device);
            } else {
                self.carry_out(device);
            }
            return true;
        }
        if let Some(packet) = self.network.next(&mut self.rng) {
            self.arrive(packet);
            return true;
        }
        let soon = Millis(self.now.0 + 600_000);
        let wake = self.devices.iter().filter_map(|device| device.wake).min().filter(|at| *at <= soon);
        let Some(at) = wake else { return false };
        self.now = self.now.max(at);
        for device in 0..self.devices.len() {
            if self.device(device).wake.is_some_and(|wake| wake <= at) {
                self.device(device).wake = None;
                self.handle(device, Input::Tick);
            }
        }
        true
    }

    /// Time passes, and everybody looks at the clock.
    pub fn pass(&mut self, milliseconds: u64) {
        self.now = Millis(self.now.0 + milliseconds);
        self.relay.tick(self.now).expect("the store works");
        for device in 0..self.devices.len() {
            self.handle(device, Input::Tick);
        }
    }

    /// Kills a device's process and starts it again.
    pub fn kill(&mut self, device: usize) {
        for link in self.network.links_of(DeviceIndex(device)) {
            let connection = self.network.cut(DeviceIndex(device), &link);
            self.network.forget(DeviceIndex(device), &link);
            connection.into_iter().for_each(|connection| self.relay.disconnect(connection));
        }
        let seed = bytes(&mut self.rng);
        self.device(device).kill(seed);
        self.handle(device, Input::Tick);
    }

    /// Kills the relay and starts it again over the same store.
    pub fn kill_relay(&mut self) {
        let connections: Vec<_> = self.network.connections.keys().cloned().collect();
        for (device, link) in connections {
            self.network.cut(device, &link);
        }
        self.relay = start_relay(&self.store);
    }

    fn busy(&mut self) -> Option<usize> {
        let busy: Vec<usize> = (0..self.devices.len())
            .filter(|device| self.devices.get(*device).is_some_and(|device| !device.todo.is_empty()))
            .collect();
        let chosen = self.rng.next_u32() as usize % busy.len().max(1);
        busy.get(chosen).copied()
    }

    /// A device does the next of what its engine wants.
    fn carry_out(&mut self, device: usize) {
        let index = DeviceIndex(device);
        let Some(output) = self.device(device).todo.pop_front() else { return };
        match output {
            Output::Save(batch) => self.device(device).save(batch),
            Output::Connect(link) => self.network.send(Packet::Open(index, link)),
            Output::Send(link, bytes) => self.network.send(Packet::Up(index, link, bytes)),
            Output::Disconnect(link) => {
                self.network.forget(index, &link);
                let connection = self.network.connections.remove(&(index, link));
                connection.into_iter().for_each(|connection| self.relay.disconnect(connection));
            }
            Output::Show(event) => self.device(device).shown.push(event),
            Output::Wait(at) => self.device(device).wake = Some(at),
        }
    }

    fn arrive(&mut self, packet: Packet) {
        match packet {
            Packet::Open(device, link) => {
                if self.happens(self.faults.refuses) {
                    return self.network.send(Packet::Gone(device, link));
                }
                let connection = self.relay.connect(Nonce(bytes(&mut self.rng)));
                self.network.connections.insert((device, link.clone()), connection);
                self.handle(device.0, Input::Connected(link));
            }
            Packet::Up(device, link, message) => self.up(device, &link, &message),
            Packet::Down(device, link, message) => {
                if self.happens(self.faults.breaks) {
                    return self.cut(device, &link);
                }
                self.handle(device.0, Input::Received(link, message));
            }
            Packet::Gone(device, link) => self.handle(device.0, Input::Disconnected(link)),
        }
    }

    fn up(&mut self, device: DeviceIndex, link: &Link, message: &[u8]) {
        if self.happens(self.faults.breaks) {
            return self.cut(device, link);
        }
        let Some(connection) = self.network.connections.get(&(device, link.clone())).copied() else { return };
        let outputs = self.relay.receive(connection, message, self.now);
        for output in outputs {
            match output {
                kith_relay::Output::Message(to, bytes) => {
                    if let Some((device, link)) = self.holder(to) {
                        self.network.send(Packet::Down(device, link, bytes.to_vec()));
                    }
                }
                kith_relay::Output::End(to) => {
                    if let Some((device, link)) = self.holder(to) {
                        self.network.connections.remove(&(device, link.clone()));
                        self.network.send(Packet::Gone(device, link));
                    }
                }
            }
        }
    }

    fn holder(&self, connection: ConnectionId) -> Option<(DeviceIndex, Link)> {
        let found = self.network.connections.iter().find(|(_, id)| **id == connection);
        found.map(|((device, link), _)| (*device, link.clone()))
    }

    fn cut(&mut self, device: DeviceIndex, link: &Link) {
        let connection = self.network.cut(device, link);
        connection.into_iter().for_each(|connection| self.relay.disconnect(connection));
    }

    fn handle(&mut self, device: usize, input: Input) {
        let now = self.now;
        self.device(device).engine.handle(input, now).expect("the device's memory is whole");
        self.drain(device);
    }

    fn drain(&mut self, device: usize) {
        let device = self.device(device);
        while let Some(output) = device.engine.poll() {
            device.todo.push_back(output);
        }
    }

    fn happens(&mut self, thousandths: u32) -> bool {
        thousandths > 0 && self.rng.next_u32() % 1000 < thousandths
    }

    /// An account on every device.
    pub fn found_accounts(&mut self) {
        for device in 0..self.devices.len() {
            let name = format!("Person {}", char::from(b'A' + u8::try_from(device).unwrap_or(0)));
            let create = Command::CreateAccount { url: RELAY_URL.to_owned(), name, invite: None };
            self.command(device, create).expect("a new account");
        }
        self.settle(100_000);
    }

    /// One device makes a card, another asks with it, the first accepts; they know each other by the names given.
    pub fn befriend(&mut self, (owner, owner_is): (usize, &str), (other, other_is): (usize, &str)) {
        let card = Command::NewCard { once: false, expires: None, label: None };
        let Ok(Reply::Card(card)) = self.command(owner, card) else { panic!("a card is made") };
        self.settle(100_000);
        let now = self.now;
        let cards = self.device(owner).engine.cards(now).expect("cards");
        let link = cards.into_iter().find(|view| view.id == card).expect("the new card").link;
        let add = Command::AddContact { link, name: Some(owner_is.to_owned()), salutation: Salutation::None };
        self.command(other, add).expect("the card reads");
        self.settle(100_000);
        let requests = self.device(owner).engine.requests().expect("requests");
        let request = requests.last().expect("a request").id.clone();
        let accept = Command::AcceptRequest { request, name: Some(other_is.to_owned()) };
        self.command(owner, accept).expect("the request can be accepted");
        self.settle(100_000);
    }

    /// Writes a text.
    ///
    /// # Errors
    /// As the engine says.
    pub fn say(&mut self, device: usize, to: &str, text: &str) -> Result<MessageId, Error> {
        match self.command(device, Command::SendText { name: to.to_owned(), text: text.to_owned() })? {
            Reply::Message(id) => Ok(id),
            _ => unreachable!("a text gives a message"),
        }
    }

    /// The texts of a conversation, oldest first, as `(from, text)`.
    pub fn texts(&mut self, device: usize, with: &str) -> Vec<(Option<String>, String)> {
        let messages = self.device(device).engine.messages(with, usize::MAX).expect("a contact");
        messages.into_iter().map(|message| (message.from, message.text)).collect()
    }
}

fn start_relay(store: &MemoryStore) -> Relay {
    let key = SigningKey::from_bytes(&[7; 32]);
    Relay::new(Arc::new(store.clone()), key, Limits::default(), Admission::Open)
}

fn bytes<const N: usize>(rng: &mut ChaCha20Rng) -> [u8; N] {
    let mut bytes = [0; N];
    rng.fill_bytes(&mut bytes);
    bytes
}
