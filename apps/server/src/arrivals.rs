//! Who is connected, by address: how many, how often, and how much of messages that have not come in whole.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use kith_relay::{Bucket, Rate};
use kith_wire::Millis;

use crate::config::SocketLimits;
use crate::metrics::Refused;
use crate::proxy::household;

/// Addresses remembered after their last connection has ended, at most.
const REMEMBERED: usize = 10_000;

/// Everybody who is connected.
pub(crate) struct Arrivals {
    rate: Rate,
    most: usize,
    most_of_address: usize,
    half_of_address: u64,
    here: AtomicUsize,
    addresses: Mutex<HashMap<IpAddr, Presence>>,
}

#[derive(Default)]
struct Presence {
    arrivals: Bucket,
    here: usize,
    half: Arc<AtomicU64>,
}

/// One connection of all; it is free again when this is dropped.
pub(crate) struct Seat {
    arrivals: Arc<Arrivals>,
    received: AtomicU64,
    /// Of these, how many belong to messages that came in whole.
    whole: AtomicU64,
    /// Bytes of messages that have not come in whole, of all connections of its address; set when it has a place.
    half: OnceLock<Arc<AtomicU64>>,
}

/// One connection of an address; it is free again when this is dropped.
pub(crate) struct Place {
    arrivals: Arc<Arrivals>,
    household: IpAddr,
    half: Arc<AtomicU64>,
}

impl Arrivals {
    pub(crate) fn new(limits: &SocketLimits) -> Arc<Self> {
        Arc::new(Self {
            rate: limits.arrivals_of_address,
            most: limits.connections,
            most_of_address: limits.connections_of_address,
            half_of_address: limits.half_of_address,
            here: AtomicUsize::new(0),
            addresses: Mutex::default(),
        })
    }

    /// How many are here.
    pub(crate) fn here(&self) -> usize {
        self.here.load(Ordering::Relaxed)
    }

    /// A seat, if there is one.
    pub(crate) fn seat(self: &Arc<Self>) -> Result<Seat, Refused> {
        let seat = Seat {
            arrivals: Arc::clone(self),
            received: AtomicU64::new(0),
            whole: AtomicU64::new(0),
            half: OnceLock::new(),
        };
        // Counted before it is looked at: two at once may both be refused, never both be let in beyond the limit.
        if self.here.fetch_add(1, Ordering::Relaxed) < self.most { Ok(seat) } else { Err(Refused::Full) }
    }

    /// A place for a connection from this address, if there is one.
    pub(crate) fn place(self: &Arc<Self>, address: IpAddr, now: Millis) -> Result<Place, Refused> {
        let household = household(address);
        let mut addresses = self.addresses();
        if addresses.len() >= REMEMBERED {
            addresses.retain(|_, presence| presence.here > 0);
        }
        let presence = addresses.entry(household).or_default();
        if presence.here >= self.most_of_address {
            return Err(Refused::Address);
        }
        presence.arrivals.take(self.rate, now).map_err(|_| Refused::Often)?;
        presence.here += 1;
        let half = Arc::clone(&presence.half);
        drop(addresses);
        Ok(Place { arrivals: Arc::clone(self), household, half })
    }

    // Nothing done under the lock can panic half done.
    fn addresses(&self) -> MutexGuard<'_, HashMap<IpAddr, Presence>> {
        self.addresses.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Seat {
    /// From now on what comes in counts among what the address of this place has half sent; what came before does not.
    pub(crate) fn belongs_to(&self, place: &Place) {
        self.whole.store(self.received(), Ordering::Relaxed);
        let _ = self.half.set(Arc::clone(&place.half));
    }

    /// Counts bytes that came in. False if its address has more half sent now than it may.
    pub(crate) fn took_in(&self, bytes: usize) -> bool {
        let bytes = bytes as u64;
        self.received.fetch_add(bytes, Ordering::Relaxed);
        let Some(half) = self.half.get() else { return true };
        half.fetch_add(bytes, Ordering::Relaxed).saturating_add(bytes) <= self.arrivals.half_of_address
    }

    /// The bytes that came in so far.
    pub(crate) fn received(&self) -> u64 {
        self.received.load(Ordering::Relaxed)
    }

    /// Of them, those of messages that came in whole.
    pub(crate) fn whole(&self) -> u64 {
        self.whole.load(Ordering::Relaxed)
    }

    /// So many have come in whole now: never fewer than before, never more than came in.
    pub(crate) fn set_whole(&self, whole: u64) {
        let before = self.whole.swap(whole, Ordering::Relaxed);
        self.give_back(whole.saturating_sub(before));
    }

    /// Whether it is among those whose address has more half sent than it may.
    pub(crate) fn is_over(&self) -> bool {
        self.half.get().is_some_and(|half| half.load(Ordering::Relaxed) > self.arrivals.half_of_address)
    }

    fn give_back(&self, bytes: u64) {
        if let Some(half) = self.half.get() {
            half.fetch_sub(bytes, Ordering::Relaxed);
        }
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.give_back(self.received().saturating_sub(self.whole()));
        self.arrivals.here.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Some(presence) = self.arrivals.addresses().get_mut(&self.household) {
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
        let places: Vec<_> = (0..4000).map(|n| arrivals.place(ADDRESS, Millis(n * 20))).collect();
        assert!(places.iter().all(Result::is_ok));
    }

    #[test]
    fn a_place_and_a_seat_are_free_again_when_their_connection_ends() {
        let limits = SocketLimits { connections: 2, connections_of_address: 1, ..SocketLimits::default() };
        let arrivals = Arrivals::new(&limits);
        let place = arrivals.place(ADDRESS, Millis(0));
        assert!(place.is_ok());
        assert_eq!(arrivals.place(ADDRESS, Millis(0)).err(), Some(Refused::Address));
        drop(place);
        assert!(arrivals.place(ADDRESS, Millis(0)).is_ok());
        let seats = [arrivals.seat(), arrivals.seat()];
        assert_eq!(arrivals.seat().err(), Some(Refused::Full));
        assert_eq!(arrivals.here(), 2);
        drop(seats);
        assert!(arrivals.seat().is_ok());
    }

    #[test]
    fn what_one_address_has_half_sent_is_counted_over_all_its_connections() {
        let limits = SocketLimits { half_of_address: 100, ..SocketLimits::default() };
        let arrivals = Arrivals::new(&limits);
        let places = [1, 2].map(|now| arrivals.place(ADDRESS, Millis(now)).ok().unwrap());
        let seats = [0, 1].map(|_| arrivals.seat().ok().unwrap());
        assert!(seats[0].took_in(1_000), "what came before it has a place is held by the time to greet");
        seats.iter().zip(&places).for_each(|(seat, place)| seat.belongs_to(place));
        assert!(seats[0].took_in(60) && seats[1].took_in(40));
        assert!(!seats[1].took_in(1) && seats[1].is_over());
        seats[0].set_whole(seats[0].received());
        assert!(seats[1].took_in(59) && !seats[1].took_in(1));
        let [first, second] = seats;
        drop(second);
        assert!(first.took_in(100) && !first.is_over());
    }

    #[test]
    fn one_household_is_held_to_the_limits_of_one_address() {
        let limits = SocketLimits { arrivals_of_address: Rate::per_second(1, 1), ..SocketLimits::default() };
        let arrivals = Arrivals::new(&limits);
        let place = |address: &str| arrivals.place(address.parse().unwrap(), Millis(0)).err();
        assert_eq!(place("2001:db8::1"), None);
        assert_eq!(place("2001:db8::2"), Some(Refused::Often));
        assert_eq!(place("2001:db8:0:1::1"), None);
    }
}
