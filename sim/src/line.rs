//! A connection to the relay that no engine is behind: for those who keep to no rule but their own.

use kith_relay::{ConnectionId, Output};
use kith_wire::{
    ClientFrame, ClientHello, Message as _, Nonce, Operation, RelayId, Role, ServerEvent, ServerFrame, ServerHello,
};

use crate::world::{World, bytes};

/// See the module.
pub struct Line {
    connection: ConnectionId,
    /// Whom it leads to.
    pub relay: RelayId,
    /// What proofs on it sign.
    pub nonce: Nonce,
    request: u64,
    /// What was pushed on it and not taken yet.
    pub heard: Vec<ServerEvent>,
}

impl Line {
    /// Connects.
    pub fn dial(world: &mut World, role: Role) -> Self {
        let connection = world.relay.connect(Nonce(bytes(&mut world.rng)), None);
        let hello = ClientHello::new(role, Nonce([3; 32])).encode();
        let mut line =
            Self { connection, relay: RelayId([0; 32]), nonce: Nonce([0; 32]), request: 0, heard: Vec::new() };
        let answers = line.send(world, &hello);
        let Ok(ServerHello::Greeting(greeting)) = ServerHello::decode(&answers[0]) else { panic!("a greeting") };
        (line.relay, line.nonce) = (greeting.relay, greeting.nonce);
        line
    }

    /// Asks, and gives the answer, byte for byte.
    pub fn ask_raw(&mut self, world: &mut World, operation: Operation) -> Vec<u8> {
        self.request += 1;
        let frame = ClientFrame { request: self.request, operation }.encode();
        let mut answer = None;
        for bytes in self.send(world, &frame) {
            let frame = ServerFrame::decode(&bytes).expect("an honest relay's frame");
            if frame.request == self.request { answer = Some(bytes) } else { self.heard.push(frame.event) }
        }
        answer.expect("every request is answered")
    }

    /// Asks, and gives the answer.
    pub fn ask(&mut self, world: &mut World, operation: Operation) -> ServerEvent {
        let answer = self.ask_raw(world, operation);
        ServerFrame::decode(&answer).expect("an honest relay's frame").event
    }

    /// What the relay says to this; what it says to others is on its way.
    fn send(&mut self, world: &mut World, bytes: &[u8]) -> Vec<Vec<u8>> {
        let now = world.now;
        let outputs = world.relay.receive(self.connection, bytes, now);
        let is_mine = |output: &Output| match output {
            Output::Message(to, _) | Output::End(to) => *to == self.connection,
        };
        let (mine, others): (Vec<_>, Vec<_>) = outputs.into_iter().partition(is_mine);
        world.relay_does(others, false);
        let bytes = mine.into_iter().filter_map(|output| match output {
            Output::Message(_, bytes) => Some(bytes.to_vec()),
            Output::End(_) => None,
        });
        bytes.collect()
    }
}
