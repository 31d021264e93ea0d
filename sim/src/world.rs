//! The world: devices, one relay, a network and a clock, all moved by one seeded generator.

use std::net::IpAddr;

use kith_core::engine::io::{Command, Input, Link, Output, Reply};
use kith_core::error::Error;
use kith_core::state::Batch;
use kith_relay::Relay;
use kith_wire::{Millis, Role};
use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};

use crate::device::{Device, DeviceIndex};
use crate::disk::RelayDisk;
use crate::malice::Malice;
use crate::network::{Faults, Network, Packet};
use crate::observer::Observer;
use crate::relays::{self, Fork};
use crate::trace::{self, Trace};

/// Where the world's relay is reached.
pub const RELAY_URL: &str = "ws://relay.example/v1";

/// See the module.
pub struct World {
    pub(crate) rng: ChaCha20Rng,
    /// Milliseconds since 1970.
    pub now: Millis,
    /// The devices.
    pub devices: Vec<Device>,
    /// The relay.
    pub relay: Relay,
    pub(crate) disk: RelayDisk,
    /// A second relay that says it is the first, while the relay is hostile.
    pub(crate) fork: Option<Fork>,
    /// What the relay does to what it is sent and sends, while it is hostile.
    pub malice: Option<Malice>,
    /// What is under way.
    pub network: Network,
    /// How often things go wrong.
    pub faults: Faults,
    /// Sees every disk and every wire.
    pub observer: Observer,
    /// Is told what happens.
    pub trace: Trace,
}

impl World {
    /// A world of so many devices without accounts.
    #[must_use]
    pub fn new(seed: u64, devices: usize) -> Self {
        Self::with(seed, vec![Vec::new(); devices], RelayDisk::default(), Millis(1_700_000_000_000))
    }

    /// A world of these disks at this time; everybody has just been started.
    pub(crate) fn with(seed: u64, devices: Vec<Vec<Batch>>, disk: RelayDisk, now: Millis) -> Self {
        let mut rng = ChaCha20Rng::seed_from_u64(seed);
        let mut observer = Observer::default();
        for (device, batch) in
            devices.iter().enumerate().flat_map(|(at, disk)| disk.iter().map(move |batch| (at, batch)))
        {
            observer.saved(device, batch);
        }
        Self {
            now,
            devices: devices.into_iter().map(|disk| Device::on(disk, bytes(&mut rng))).collect(),
            relay: relays::start(&disk),
            disk,
            fork: None,
            malice: None,
            network: Network::default(),
            faults: Faults::default(),
            observer,
            trace: None,
            rng,
        }
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
        trace::note(self.trace, || format!("{device} asks {}", trace::command(&command)));
        let now = self.now;
        let reply = self.device(device).engine.command(command, now);
        self.drain(device);
        // A person has been answered only when what was asked is durable.
        while self.device(device).todo.iter().any(|output| matches!(output, Output::Save(_))) {
            self.carry_out(device);
        }
        reply
    }

    /// Lets things happen until nothing is under way and nobody wants to be woken within ten minutes.
    ///
    /// # Errors
    /// If that takes more steps than this, or if the observer saw a key encrypt twice, in any world of any story.
    pub fn rest(&mut self, steps: usize) -> Result<(), String> {
        for _ in 0..steps {
            if !self.step() {
                return self.observer.verdict();
            }
        }
        Err(format!("the world does not come to rest in {steps} steps"))
    }

    /// As [`Self::rest`], in a world that must come to rest.
    pub fn settle(&mut self, steps: usize) {
        self.rest(steps).expect("a world at peace");
    }

    /// One thing happens; `false` if there is nothing left to happen.
    pub fn step(&mut self) -> bool {
        if self.happens(self.faults.relay_kills) {
            self.kill_relay();
        }
        if let Some(device) = self.busy() {
            if self.devices[device].is_due() || self.happens(self.faults.kills) {
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
        self.wait()
    }

    /// Time passes until somebody who is connected wants to be woken, if that is soon.
    fn wait(&mut self) -> bool {
        let soon = Millis(self.now.0 + 600_000);
        let awake = self.devices.iter().filter(|device| device.plugged);
        let wake = awake.filter_map(|device| device.wake).min().filter(|at| *at <= soon);
        let Some(at) = wake else { return false };
        self.now = self.now.max(at);
        for device in 0..self.devices.len() {
            let (plugged, wake) = (self.device(device).plugged, self.device(device).wake);
            if plugged && wake.is_some_and(|wake| wake <= at) {
                self.device(device).wake = None;
                self.handle(device, Input::Tick);
            }
        }
        true
    }

    /// Time passes, and everybody who is connected looks at the clock.
    pub fn pass(&mut self, milliseconds: u64) {
        trace::note(self.trace, || format!("{} hours pass", milliseconds / 3_600_000));
        self.now = Millis(self.now.0 + milliseconds);
        self.relay.tick(self.now).expect("the store works");
        for device in 0..self.devices.len() {
            if self.device(device).plugged {
                self.handle(device, Input::Tick);
            }
        }
    }

    /// Kills a device's process and starts it again.
    pub fn kill(&mut self, device: usize) {
        trace::note(self.trace, || format!("{device} is killed and starts again"));
        self.cut_all(device);
        let seed = bytes(&mut self.rng);
        self.device(device).kill(seed);
        self.handle(device, Input::Tick);
    }

    /// Kills a device's process and starts it again with another disk.
    pub fn restore(&mut self, device: usize, disk: Vec<Batch>) {
        trace::note(self.trace, || format!("{device} starts again with another disk"));
        self.cut_all(device);
        let seed = bytes(&mut self.rng);
        self.device(device).restore(disk, seed);
        self.handle(device, Input::Tick);
    }

    /// Another device with a copy of a disk; where it is.
    pub fn add_device(&mut self, disk: Vec<Batch>) -> usize {
        let device = Device::on(disk, bytes(&mut self.rng));
        self.devices.push(device);
        self.devices.len() - 1
    }

    /// Puts a device into another network: its connections are gone, and new ones come from this address.
    pub fn put(&mut self, device: usize, address: IpAddr) {
        trace::note(self.trace, || format!("{device} is at {address} from now on"));
        for link in self.network.links_of(DeviceIndex(device)) {
            self.cut(DeviceIndex(device), &link);
        }
        self.device(device).address = address;
    }

    /// Takes a device's network away: it learns that its connections are gone, and sleeps.
    pub fn unplug(&mut self, device: usize) {
        trace::note(self.trace, || format!("{device} is offline"));
        for link in self.network.links_of(DeviceIndex(device)) {
            self.cut(DeviceIndex(device), &link);
        }
        self.device(device).plugged = false;
    }

    /// Gives a device its network back, and wakes it.
    pub fn plug(&mut self, device: usize) {
        trace::note(self.trace, || format!("{device} is online"));
        self.device(device).plugged = true;
        self.handle(device, Input::Tick);
    }

    /// The connection of a device's account, if it stands.
    #[must_use]
    pub fn account_link(&self, device: usize) -> Option<Link> {
        let links = self.network.links_of(DeviceIndex(device));
        links.into_iter().find(|link| link.role == Role::Account)
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
        self.device(device).carried_out += 1;
        trace::note(self.trace, || format!("{device} {}", trace::output(&output)));
        match output {
            Output::Save(batch) => {
                self.observer.saved(device, &batch);
                self.device(device).save(batch);
            }
            Output::Connect(link) => self.network.send(Packet::Open(index, link)),
            Output::Send(link, bytes) => {
                self.observer.sent(device, &bytes);
                self.network.send(Packet::Up(index, link, bytes));
            }
            Output::Disconnect(link) => self.hung_up(index, link),
            Output::Show(event) => self.device(device).shown.push(event),
            Output::Wait(at) => self.device(device).wake = Some(at),
        }
    }

    pub(crate) fn handle(&mut self, device: usize, input: Input) {
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

    pub(crate) fn happens(&mut self, thousandths: u32) -> bool {
        thousandths > 0 && self.rng.next_u32() % 1000 < thousandths
    }

    /// A number below this, by chance.
    pub fn chance(&mut self, below: usize) -> usize {
        self.rng.next_u32() as usize % below.max(1)
    }
}

pub(crate) fn bytes<const N: usize>(rng: &mut ChaCha20Rng) -> [u8; N] {
    let mut bytes = [0; N];
    rng.fill_bytes(&mut bytes);
    bytes
}
