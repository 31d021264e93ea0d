//! Members of groups, for the benchmarks of MLS alone.

use std::time::{Duration, Instant};

use kith_core::mls::{DeviceKey, Identity};
use kith_core::state::State;
use kith_wire::{AccountId, DeviceId, RelayId};

/// The relay of their channels.
pub(crate) const RELAY: RelayId = RelayId([9; 32]);

/// A device with a state of its own, and nothing around it.
pub(crate) struct Member {
    pub(crate) state: State,
    key: DeviceKey,
    account: AccountId,
    device: DeviceId,
}

impl Member {
    pub(crate) fn new(number: usize) -> Self {
        let mut seed = [0; 32];
        seed[..8].copy_from_slice(&number.to_be_bytes());
        let key = DeviceKey::from_seed(&seed);
        let device = DeviceId::of_key(&key.public());
        Self { state: State::default(), account: AccountId(seed), device, key }
    }

    pub(crate) fn split(&mut self) -> (&mut State, Identity<'_>) {
        (&mut self.state, Identity { account: self.account, device: self.device, key: &self.key })
    }
}

/// What something gives, and how long it takes.
pub(crate) fn timed<T>(what: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let outcome = what();
    (outcome, start.elapsed())
}
