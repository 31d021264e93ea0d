//! A device: an engine, and the disk that survives it.

use std::collections::VecDeque;

use kith_core::engine::Engine;
use kith_core::engine::io::{Event, Output};
use kith_core::state::{Batch, State};
use kith_wire::Millis;

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
    /// What it has shown, oldest first.
    pub shown: Vec<Event>,
}

impl Device {
    /// A device without an account.
    #[must_use]
    pub fn new(seed: [u8; 32]) -> Self {
        Self { engine: load(&[], seed), disk: Vec::new(), todo: VecDeque::new(), wake: None, shown: Vec::new() }
    }

    /// Makes a batch durable.
    pub(crate) fn save(&mut self, batch: Batch) {
        self.disk.push(batch);
    }

    /// The process is killed: what is not on the disk is gone.
    pub fn kill(&mut self, seed: [u8; 32]) {
        self.engine = load(&self.disk, seed);
        self.todo.clear();
        self.wake = None;
    }

    /// A copy of the disk as it is now.
    #[must_use]
    pub fn backup(&self) -> Vec<Batch> {
        self.disk.clone()
    }

    /// The disk is replaced by an older copy, and the process started again.
    pub fn restore(&mut self, backup: Vec<Batch>, seed: [u8; 32]) {
        self.disk = backup;
        self.kill(seed);
    }
}

fn load(disk: &[Batch], seed: [u8; 32]) -> Engine {
    let mut state = State::default();
    for batch in disk {
        state.load(batch.clone());
    }
    let mut engine = Engine::load(state, seed).expect("what an engine saved, it loads");
    engine.online(true);
    engine
}
