//! A relay and its clients, who say whatever they like.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

use kith_relay::blobs::memory::MemoryBlobs;
use kith_relay::store::memory::MemoryStore;
use kith_relay::{Admission, ConnectionId, Limits, Output, Relay};
use kith_wire::{Message, Millis, Seconds, ServerFrame, ServerHello};

use crate::bytes::Choices;
use crate::recording::{NOW, nonce, relay_key};

/// The bytes are what clients send, each message behind the number of its connection. Some numbers mean that a connection
/// ends, that time passes or that the relay is started again.
pub(crate) fn connection(bytes: &[u8]) {
    play(bytes).iter().for_each(|said| check(said));
}

/// What the relay says to all that.
fn play(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut choices = Choices::new(bytes);
    let mut world = World {
        store: MemoryStore::new(),
        blobs: MemoryBlobs::default(),
        clients: BTreeMap::new(),
        now: NOW,
        relay: None,
        said: Vec::new(),
    };
    while !choices.is_empty() {
        let (number, message) = (choices.byte(), choices.message());
        match number {
            255 => world.restart(),
            254 => world.pass(message.len()),
            200..=253 => world.leave(number - 200),
            _ => world.send(number, message),
        }
    }
    world.said
}

struct World {
    store: MemoryStore,
    blobs: MemoryBlobs,
    relay: Option<Relay>,
    clients: BTreeMap<u8, ConnectionId>,
    now: Millis,
    said: Vec<Vec<u8>>,
}

impl World {
    fn relay(&mut self) -> &mut Relay {
        let start = || {
            Relay::new(
                Arc::new(self.store.clone()),
                Arc::new(self.blobs.clone()),
                relay_key(),
                Limits::default(),
                Admission::Open,
            )
        };
        self.relay.get_or_insert_with(start)
    }

    fn send(&mut self, number: u8, message: &[u8]) {
        let known = self.clients.get(&number).copied();
        let id = known.unwrap_or_else(|| self.relay().connect(nonce(number), address(number)));
        self.clients.insert(number, id);
        let now = self.now;
        for output in self.relay().receive(id, message, now) {
            match output {
                Output::Message(_, bytes) => self.said.push(bytes.to_vec()),
                Output::End(id) => self.clients.retain(|_, client| *client != id),
            }
        }
        assert_eq!(self.relay().fault(), None, "no client breaks the store");
    }

    fn leave(&mut self, number: u8) {
        if let Some(id) = self.clients.remove(&number) {
            self.relay().disconnect(id);
        }
    }

    /// An hour, and as many more as the message has bytes.
    fn pass(&mut self, hours: usize) {
        self.now = Seconds(self.now.seconds().0 + 3600 * (hours as u64 + 1)).millis();
        let now = self.now;
        self.relay().tick(now).expect("the memory store works");
    }

    fn restart(&mut self) {
        self.relay = None;
        self.clients.clear();
    }
}

/// Clients come from three places, and those with high numbers from nowhere.
fn address(number: u8) -> Option<IpAddr> {
    let home = Ipv4Addr::new(192, 0, 2, 1);
    match number % 3 {
        _ if number >= 100 => None,
        0 => Some(home.into()),
        1 => Some(home.to_ipv6_mapped().into()),
        _ => Some(Ipv6Addr::LOCALHOST.into()),
    }
}

/// What a relay says, a client can read.
fn check(bytes: &[u8]) {
    let read = ServerFrame::decode(bytes).map(drop).or_else(|_| ServerHello::decode(bytes).map(drop));
    assert_eq!(read, Ok(()), "{bytes:02x?}");
}

#[cfg(test)]
mod tests {
    use kith_wire::ServerEvent;

    use super::*;
    use crate::recording;

    #[test]
    fn the_seed_is_a_conversation_in_which_nothing_is_refused() {
        let said = play(&recording::conversations()[0]);
        let events: Vec<_> = said.iter().filter_map(|bytes| ServerFrame::decode(bytes).ok()).collect();
        assert!(events.len() > 50);
        assert!(!events.iter().any(|frame| matches!(frame.event, ServerEvent::Refusal(_))), "{events:?}");
    }
}
