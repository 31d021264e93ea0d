//! Who is to be told: which connection listens to which log, and which one is a device's newest.

use std::collections::BTreeMap;

use kith_wire::{AccountId, DeviceId};

use crate::connection::ConnectionId;
use crate::standing::Identity;
use crate::store::LogId;

/// Listeners by log and by device. `L` is whatever reaches a connection.
#[derive(Debug)]
pub struct Hub<L> {
    logs: BTreeMap<(LogId, ConnectionId), L>,
    devices: BTreeMap<(AccountId, DeviceId), (ConnectionId, L)>,
}

impl<L> Default for Hub<L> {
    fn default() -> Self {
        Self { logs: BTreeMap::new(), devices: BTreeMap::new() }
    }
}

impl<L: Clone> Hub<L> {
    /// A connection listens to a log.
    pub fn listen(&mut self, log: LogId, connection: ConnectionId, listener: L) {
        self.logs.insert((log, connection), listener);
    }

    /// It does no longer.
    pub fn leave(&mut self, log: LogId, connection: ConnectionId) {
        self.logs.remove(&(log, connection));
    }

    /// Everybody who listens to a log.
    pub fn listeners(&self, log: LogId) -> impl Iterator<Item = (ConnectionId, &L)> {
        self.logs
            .range((log, ConnectionId(0))..=(log, ConnectionId(u64::MAX)))
            .map(|((_, connection), listener)| (*connection, listener))
    }

    /// A device has taken a session on a connection. Returns the connection that this ends, if there is an older one.
    pub fn arrive(&mut self, identity: &Identity, connection: ConnectionId, listener: L) -> Option<(ConnectionId, L)> {
        self.devices.insert((identity.account, identity.device), (connection, listener))
    }

    /// A device's connection has ended.
    pub fn depart(&mut self, identity: &Identity, connection: ConnectionId) {
        let device = (identity.account, identity.device);
        if self.devices.get(&device).is_some_and(|(newest, _)| *newest == connection) {
            self.devices.remove(&device);
        }
    }

    /// The connections of an account's devices.
    pub fn devices(&self, account: AccountId) -> impl Iterator<Item = (ConnectionId, &L)> {
        let first = (account, DeviceId([0; DeviceId::LEN]));
        let last = (account, DeviceId([u8::MAX; DeviceId::LEN]));
        self.devices.range(first..=last).map(|(_, (connection, listener))| (*connection, listener))
    }
}
