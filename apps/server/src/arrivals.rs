//! Who is connected, by address: how many, and how often.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kith_relay::{Bucket, Rate};
use kith_wire::Millis;

use crate::config::SocketLimits;

/// Addresses remembered after their last connection has ended, at most.
const REMEMBERED: usize = 10_000;

/// Everybody who is connected.
pub(crate) struct Arrivals {
    rate: Rate,
    most: usize,
    most_of_address: usize,
    crowd: Mutex<Crowd>,
}

#[derive(Default)]
struct Crowd {
    here: usize,
    addresses: HashMap<IpAddr, Presence>,
}

#[derive(Default)]
struct Presence {
    arrivals: Bucket,
    here: usize,
}

/// One connection's place; it is free again when this is dropped.
pub(crate) struct Place {
    arrivals: Arc<Arrivals>,
    address: IpAddr,
}

impl Arrivals {
    pub(crate) fn new(limits: &SocketLimits) -> Arc<Self> {
        Arc::new(Self {
            rate: limits.arrivals_of_address,
            most: limits.connections,
            most_of_address: limits.connections_of_address,
            crowd: Mutex::default(),
        })
    }

    /// A place for a connection from this address, if there is one.
    pub(crate) fn admit(self: &Arc<Self>, address: IpAddr, now: Millis) -> Option<Place> {
        let mut crowd = self.crowd();
        let full = crowd.here >= self.most;
        if crowd.addresses.len() >= REMEMBERED {
            crowd.addresses.retain(|_, presence| presence.here > 0);
        }
        let presence = crowd.addresses.entry(address).or_default();
        if full || presence.here >= self.most_of_address || presence.arrivals.take(self.rate, now).is_err() {
            return None;
        }
        presence.here += 1;
        crowd.here += 1;
        drop(crowd);
        Some(Place { arrivals: Arc::clone(self), address })
    }

    // Nothing done under the lock can panic half done.
    fn crowd(&self) -> MutexGuard<'_, Crowd> {
        self.crowd.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut crowd = self.arrivals.crowd();
        crowd.here = crowd.here.saturating_sub(1);
        if let Some(presence) = crowd.addresses.get_mut(&self.address) {
            presence.here = presence.here.saturating_sub(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    const ADDRESS: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

    #[test]
    fn by_default_one_address_opens_fifty_connections_a_second_and_holds_four_thousand() {
        let arrivals = Arrivals::new(&SocketLimits::default());
        let places: Vec<_> = (0..4000).map(|n| arrivals.admit(ADDRESS, Millis(n * 20))).collect();
        assert!(places.iter().all(Option::is_some));
    }

    #[test]
    fn a_place_is_free_again_when_its_connection_ends() {
        let limits = SocketLimits { connections_of_address: 1, ..SocketLimits::default() };
        let arrivals = Arrivals::new(&limits);
        let place = arrivals.admit(ADDRESS, Millis(0));
        assert!(place.is_some());
        assert!(arrivals.admit(ADDRESS, Millis(0)).is_none());
        drop(place);
        assert!(arrivals.admit(ADDRESS, Millis(0)).is_some());
    }
}
