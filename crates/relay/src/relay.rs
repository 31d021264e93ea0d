//! A whole relay as one value: messages of clients in, messages to clients out. For simulated worlds and tests; the server
//! runs the same connections and the same writer, with sockets and threads between them.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::Arc;

use ed25519_dalek::SigningKey;
use kith_wire::{AccountId, ClosingReason, Millis, Nonce, Refusal, RelayId};
use prost::bytes::Bytes;

use crate::account::Admission;
use crate::blobs::Blobs;
use crate::connection::{Base, Connection, ConnectionId, Grown, Push, Step};
use crate::hub::Hub;
use crate::job::{BlobJob, BlobStep};
use crate::limits::Limits;
use crate::news::{Growth, News};
use crate::refused::Answer;
use crate::store::{Fault, LogId, Store};
use crate::writer::{Change, Finished, Writer};

/// What a relay does to a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// Sends it a message.
    Message(ConnectionId, Bytes),
    /// Ends its connection.
    End(ConnectionId),
}

/// A relay in memory; drop it and make another over the same store and key to restart it.
pub struct Relay {
    base: Arc<Base>,
    writer: Writer,
    hub: Hub<()>,
    connections: BTreeMap<ConnectionId, Connection>,
    newest: u64,
    fault: Option<Fault>,
    outputs: Vec<Output>,
}

impl Relay {
    /// A relay over a store, and over where the bytes of blobs are.
    #[must_use]
    pub fn new(
        store: Arc<dyn Store>,
        blobs: Arc<dyn Blobs>,
        key: SigningKey,
        limits: Limits,
        admission: Admission,
    ) -> Self {
        let base = Arc::new(Base { store, blobs, key, limits });
        Self {
            writer: Writer::new(Arc::clone(&base), admission),
            base,
            hub: Hub::default(),
            connections: BTreeMap::new(),
            newest: 0,
            fault: None,
            outputs: Vec::new(),
        }
    }

    /// The relay's public key.
    #[must_use]
    pub fn id(&self) -> RelayId {
        self.base.relay()
    }

    /// The fault that stopped it. Every change asked for since was refused as [`Refusal::Internal`].
    #[must_use]
    pub const fn fault(&self) -> Option<&Fault> {
        self.fault.as_ref()
    }

    /// The one writer, for what an operator does.
    pub const fn writer(&mut self) -> &mut Writer {
        &mut self.writer
    }

    /// A client connects, from this address if that is known. The nonce must be random, and no other connection's.
    pub fn connect(&mut self, nonce: Nonce, address: Option<IpAddr>) -> ConnectionId {
        self.newest += 1;
        let id = ConnectionId(self.newest);
        self.connections.insert(id, Connection::new(nonce, address));
        id
    }

    /// A client sends a message; what that makes the relay send to whom.
    pub fn receive(&mut self, from: ConnectionId, bytes: &[u8], now: Millis) -> Vec<Output> {
        if let Some(connection) = self.connections.get_mut(&from) {
            let step = connection.receive(&self.base, bytes, now);
            self.take(from, step, now);
        }
        std::mem::take(&mut self.outputs)
    }

    /// A client is gone.
    pub fn disconnect(&mut self, id: ConnectionId) {
        let Some(connection) = self.connections.remove(&id) else { return };
        connection.listens_to().for_each(|log| self.hub.leave(*log, id));
        if let Some(identity) = connection.identity() {
            self.hub.depart(identity, id);
        }
    }

    /// Time passes: what has expired goes.
    ///
    /// # Errors
    /// [`Fault`] if the store failed.
    pub fn tick(&mut self, now: Millis) -> Result<usize, Fault> {
        loop {
            let due = self.writer.due(now.seconds())?;
            if due.is_empty() {
                break;
            }
            due.iter().try_for_each(|due| self.base.blobs.remove(due.place))?;
            self.writer.gone(due)?;
        }
        self.writer.sweep(now.seconds())
    }

    fn take(&mut self, id: ConnectionId, step: Step, now: Millis) {
        match step {
            Step::Say(bytes) => self.say(id, bytes),
            Step::Listen(bytes, log) => {
                self.say(id, bytes);
                self.hub.listen(log, id, ());
                self.pull(id);
            }
            Step::Leave(bytes, log) => {
                self.say(id, bytes);
                self.hub.leave(log, id);
            }
            Step::Ask(request, change) => self.write(id, request, *change, now),
            Step::Work(request, job) => self.work(id, request, *job, now),
            // Every change is answered before the next message is taken in, so that nothing ever waits.
            Step::Hold => {}
            Step::End(bytes) => {
                if let Some(bytes) = bytes {
                    self.say(id, bytes);
                }
                self.end(id);
            }
            Step::Broken(bytes, fault) => {
                self.say(id, bytes);
                self.fault.get_or_insert(fault);
            }
        }
    }

    fn write(&mut self, id: ConnectionId, request: u64, change: Change, now: Millis) {
        if self.fault.is_some() {
            return self.answer(id, request, Err(Refusal::Internal));
        }
        match self.writer.round(vec![((id, request), change)], now) {
            Ok(finished) => self.publish(finished, now),
            Err(fault) => {
                self.fault = Some(fault);
                self.answer(id, request, Err(Refusal::Internal));
            }
        }
    }

    fn work(&mut self, id: ConnectionId, request: u64, job: BlobJob, now: Millis) {
        let answer = self.worked(job, now).unwrap_or_else(|fault| {
            self.fault = Some(fault);
            Err(Refusal::Internal)
        });
        self.answer(id, request, answer);
    }

    fn worked(&mut self, mut job: BlobJob, now: Millis) -> Result<Answer, Fault> {
        loop {
            let (change, next) = match job.run(&self.base, now)? {
                BlobStep::Answer(answer) => return Ok(answer),
                BlobStep::Failed(_) => return Ok(Err(Refusal::Internal)),
                BlobStep::Ask(change, next) => (change, next),
            };
            if self.fault.is_some() {
                return Ok(Err(Refusal::Internal));
            }
            let answers = self.writer.round(vec![((), *change)], now)?.answers;
            let answer = answers.into_iter().next().map_or(Err(Refusal::Internal), |(_, answer)| answer);
            match next {
                Some(next) if answer.is_ok() => job = *next,
                Some(_) | None => return Ok(answer),
            }
        }
    }

    fn answer(&mut self, id: ConnectionId, request: u64, answer: Answer) {
        if let Some(connection) = self.connections.get_mut(&id) {
            let bytes = connection.answered(request, answer);
            self.say(id, bytes);
        }
    }

    fn publish(&mut self, finished: Finished<(ConnectionId, u64)>, now: Millis) {
        for (identity, (id, _)) in finished.sessions {
            if let Some((older, ())) = self.hub.arrive(&identity, id, ()) {
                self.supersede(older);
            }
        }
        for ((id, request), answer) in finished.answers {
            self.answer(id, request, answer);
        }
        for news in finished.news {
            match news {
                News::Record(published) => {
                    let log = *published.log();
                    for id in self.listeners(log) {
                        let offered = self.connections.get_mut(&id).and_then(|connection| connection.offer(&published));
                        offered.into_iter().for_each(|bytes| self.say(id, bytes));
                        self.pull(id);
                    }
                }
                News::Chain(account, growth) => self.chain_grew(account, &growth, now),
            }
        }
    }

    fn listeners(&self, log: LogId) -> Vec<ConnectionId> {
        self.hub.listeners(log).map(|(id, ())| id).collect()
    }

    fn supersede(&mut self, id: ConnectionId) {
        if let Some(connection) = self.connections.get_mut(&id) {
            let bytes = connection.close(ClosingReason::Superseded, "a newer session of this device took over");
            self.say(id, bytes);
            self.end(id);
        }
    }

    fn chain_grew(&mut self, account: AccountId, growth: &Growth, now: Millis) {
        let devices: Vec<_> = self.hub.devices(account).map(|(id, ())| id).collect();
        for id in devices {
            let Some(connection) = self.connections.get_mut(&id) else { continue };
            match connection.chain_grew(&self.base, growth, now) {
                Ok(Grown { say, left, departed }) => {
                    say.into_iter().for_each(|bytes| self.say(id, bytes));
                    left.into_iter().for_each(|log| self.hub.leave(log, id));
                    departed.iter().for_each(|identity| self.hub.depart(identity, id));
                }
                Err(fault) => self.fault = Some(fault),
            }
        }
    }

    fn pull(&mut self, id: ConnectionId) {
        while let Some(connection) = self.connections.get_mut(&id) {
            match connection.pull(&self.base) {
                Ok(Some(Push::Say(bytes))) => self.say(id, bytes),
                Ok(Some(Push::Leave(bytes, log))) => {
                    self.say(id, bytes);
                    self.hub.leave(log, id);
                }
                Ok(None) => return,
                Err(fault) => {
                    self.fault = Some(fault);
                    return;
                }
            }
        }
    }

    fn say(&mut self, id: ConnectionId, bytes: Bytes) {
        self.outputs.push(Output::Message(id, bytes));
    }

    fn end(&mut self, id: ConnectionId) {
        self.disconnect(id);
        self.outputs.push(Output::End(id));
    }
}
