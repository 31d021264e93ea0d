//! A device: an engine, and the disk that survives it.

use std::collections::VecDeque;
use std::net::{IpAddr, Ipv4Addr};

use kith_core::engine::Engine;
use kith_core::engine::io::{Event, Output};
use kith_core::state::{Batch, State};
use kith_wire::Millis;

/// Where devices are unless they are put elsewhere.
const HOME: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1));

/// Which device of the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DeviceIndex(pub usize);

/// An engine with its disk.
pub struct Device {
    /// The engine.
    pub engine: Engine,
    disk: Vec<Batch>,
    /// What the engine wants done and has not been done.
    pub(crate) todo: VecDeque<Output>,
    /// When it wants to be woken.
    pub(crate) wake: Option<Millis>,
    /// Where the relay sees it; the same for all unless [`World::put`] says otherwise.
    ///
    /// [`World::put`]: crate::world::World::put
    pub(crate) address: IpAddr,
    /// Its network is there.
    pub(crate) plugged: bool,
    /// Outputs carried out so far, over all its lives.
    pub carried_out: u64,
    /// How often it made something durable: on a real disk, an fsync each.
    pub saves: u64,
    /// It is killed instead of carrying out the output of this number, counted as [`Self::carried_out`] does.
    pub killed_at: Option<u64>,
    /// What it has shown, oldest first.
    pub shown: Vec<Event>,
}

impl Device {
    /// A device without an account.
    #[must_use]
    pub fn new(seed: [u8; 32]) -> Self {
        Self::on(Vec::new(), seed)
    }

    /// A device with this disk.
    #[must_use]
    pub fn on(disk: Vec<Batch>, seed: [u8; 32]) -> Self {
        Self {
            engine: load(&disk, seed),
            disk,
            todo: VecDeque::new(),
            wake: None,
            address: HOME,
            plugged: true,
            carried_out: 0,
            saves: 0,
            killed_at: None,
            shown: Vec::new(),
        }
    }

    /// Makes a batch durable.
    pub(crate) fn save(&mut self, batch: Batch) {
        self.saves += 1;
        self.disk.push(batch);
    }

    /// The process is killed: what is not on the disk is gone.
    pub(crate) fn kill(&mut self, seed: [u8; 32]) {
        self.engine = load(&self.disk, seed);
        self.todo.clear();
        self.wake = None;
    }

    /// Whether it is to be killed now; says so once.
    pub(crate) fn is_due(&mut self) -> bool {
        self.killed_at.take_if(|at| *at == self.carried_out).is_some()
    }

    /// A copy of the disk as it is now.
    #[must_use]
    pub fn backup(&self) -> Vec<Batch> {
        vec![read(&self.disk).snapshot()]
    }

    /// The disk is replaced by another, and the process started again.
    pub(crate) fn restore(&mut self, disk: Vec<Batch>, seed: [u8; 32]) {
        self.disk = disk;
        self.kill(seed);
    }
}

/// What is durable on a disk.
pub(crate) fn read(disk: &[Batch]) -> State {
    let mut state = State::default();
    for batch in disk {
        state.load(batch.clone());
    }
    state
}

fn load(disk: &[Batch], seed: [u8; 32]) -> Engine {
    let mut engine = Engine::load(read(disk), seed).expect("what an engine saved, it loads");
    engine.online(true);
    engine
}
