//! One client's connection as a value: greeting, then requests by the connection's role.
//!
//! Requests take effect in the order they came: one that only reads waits until the changes before it are durable. What a
//! connection says it has proven never leaves it; nothing of it survives the connection.

use std::collections::{BTreeMap, VecDeque};
use std::net::IpAddr;
use std::sync::Arc;

use ed25519_dalek::SigningKey;
use kith_wire::{
    AccountId, ClientFrame, ClientHello, Closing, ClosingReason, DecodeError, Greeting, Incompatible, Message, Millis,
    Nonce, Operation, PublicKey, Refusal, RelayId, Role, ServerEvent, ServerFrame, ServerHello, limits as wire_limits,
    negotiate,
};
use prost::bytes::Bytes;

use crate::blobs::Blobs;
use crate::job::BlobJob;
use crate::limits::Limits;
use crate::news::{Growth, Published};
use crate::operations;
use crate::rate::Bucket;
use crate::refused::{Answer, Stop, limited};
use crate::rights::Rights;
use crate::round::Round;
use crate::standing::{self, Identity, Standing};
use crate::store::{Fault, LogId, Store};
use crate::subscription::{Offered, Pulled, Subscription};
use crate::writer::Change;

/// Names a connection for as long as the relay runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConnectionId(pub u64);

/// What every connection stands on.
pub struct Base {
    /// What is durable.
    pub store: Arc<dyn Store>,
    /// Where the bytes of blobs are.
    pub blobs: Arc<dyn Blobs>,
    /// The relay's key.
    pub key: SigningKey,
    /// What clients are held to.
    pub limits: Limits,
}

impl Base {
    /// What answers about PINs are made with. It follows from the relay's key, which no store has: whoever takes the store alone
    /// can try no PIN.
    pub(crate) fn pins(&self) -> kith_pin::relay::Setup {
        kith_pin::relay::Setup::of(&self.key.to_bytes())
    }

    /// The relay's public key.
    #[must_use]
    pub fn relay(&self) -> RelayId {
        RelayId(self.key.verifying_key().to_bytes())
    }
}

/// One client.
pub struct Connection {
    pub(crate) nonce: Nonce,
    /// Where it comes from, if that is known.
    pub(crate) address: Option<IpAddr>,
    pub(crate) phase: Phase,
    requests: Bucket,
    /// For accounts founded, or channels opened.
    pub(crate) scarce: Bucket,
    pub(crate) outstanding: usize,
    /// Whether the one that is outstanding is about a blob.
    pub(crate) at_blob: bool,
    /// Of the connection, so that no two are at one place.
    pub(crate) uploads: u64,
    /// How often it was answered about a PIN, so that no two answers are alike.
    pub(crate) pins: u64,
    /// The PIN that is being shown.
    pub(crate) pin: Option<kith_pin::relay::Shown>,
    /// A request that waits until those before it are answered.
    held: Option<Box<ClientFrame>>,
    pub(crate) subscriptions: BTreeMap<LogId, Subscription>,
    /// Which of them have more in the store than was delivered.
    pub(crate) behind: VecDeque<LogId>,
}

pub(crate) enum Phase {
    Greeting,
    Account(Who),
    Conversation(Rights),
    Ended,
}

/// Who is at the other end of an account connection.
pub(crate) enum Who {
    Unknown,
    /// The device has signed; its session is being made durable.
    Proving(Identity),
    Device(Identity),
    /// The holder of an account's recovery phrase, of which this is the key.
    Phrase(AccountId, PublicKey),
}

/// What is to be done about what a client sent.
#[derive(Debug)]
pub enum Step {
    /// Send this.
    Say(Bytes),
    /// Send this, and offer what is published in this log from now on; then pull.
    Listen(Bytes, LogId),
    /// Send this, and offer what is published in this log no longer.
    Leave(Bytes, LogId),
    /// Bring this to the writer, and its answer to [`Connection::answered`].
    Ask(u64, Box<Change>),
    /// Have this done, which may take long, and bring its answer to [`Connection::answered`].
    Work(u64, Box<BlobJob>),
    /// Nothing until every change asked for is answered; then [`Connection::resume`]. Take in nothing before that.
    Hold,
    /// Send this, if anything, and end the connection.
    End(Option<Bytes>),
    /// Send this; the store is broken.
    Broken(Bytes, Fault),
}

/// What is to be pushed.
#[derive(Debug)]
pub enum Push {
    /// Send this.
    Say(Bytes),
    /// Send this, and offer what is published in this log no longer.
    Leave(Bytes, LogId),
}

/// What the growth of an account's chain comes to on one connection.
#[derive(Debug, Default)]
pub struct Grown {
    /// Send this, if anything.
    pub say: Option<Bytes>,
    /// Offer what is published in these logs no longer.
    pub left: Vec<LogId>,
    /// The device that has no standing any more, if it has none: it is nobody's newest connection now.
    pub departed: Option<Identity>,
}

impl Connection {
    /// A connection that was just made, with a random value of its own, and from where, if that is known.
    #[must_use]
    pub const fn new(nonce: Nonce, address: Option<IpAddr>) -> Self {
        Self {
            nonce,
            address,
            phase: Phase::Greeting,
            requests: Bucket(0),
            scarce: Bucket(0),
            outstanding: 0,
            at_blob: false,
            uploads: 0,
            pins: 0,
            pin: None,
            held: None,
            subscriptions: BTreeMap::new(),
            behind: VecDeque::new(),
        }
    }

    /// Whether the client has said hello.
    #[must_use]
    pub const fn is_greeted(&self) -> bool {
        !matches!(self.phase, Phase::Greeting)
    }

    /// Whether another message may be taken in now.
    #[must_use]
    pub const fn is_ready(&self, base: &Base) -> bool {
        self.held.is_none() && self.outstanding < base.limits.outstanding
    }

    /// Changes asked for and not answered.
    #[must_use]
    pub const fn outstanding(&self) -> usize {
        self.outstanding
    }

    /// The device at the other end, once it is proven.
    #[must_use]
    pub const fn identity(&self) -> Option<&Identity> {
        match &self.phase {
            Phase::Account(Who::Device(identity)) => Some(identity),
            Phase::Account(Who::Unknown | Who::Proving(_) | Who::Phrase(..))
            | Phase::Greeting
            | Phase::Conversation(_)
            | Phase::Ended => None,
        }
    }

    /// Takes in one message of the client.
    pub fn receive(&mut self, base: &Base, bytes: &[u8], now: Millis) -> Step {
        match self.phase {
            Phase::Greeting => self.greet(base, bytes, now),
            Phase::Ended => Step::End(None),
            Phase::Account(_) | Phase::Conversation(_) => match ClientFrame::decode(bytes) {
                Ok(frame) => self.take(base, frame, now),
                Err(error) => self.unreadable(bytes, &error),
            },
        }
    }

    /// Goes on with the request that had to wait, if all before it are answered.
    pub fn resume(&mut self, base: &Base, now: Millis) -> Option<Step> {
        if self.outstanding > 0 {
            return None;
        }
        let frame = self.held.take()?;
        Some(self.perform(base, *frame, now))
    }

    /// The writer has answered, or a job has.
    pub fn answered(&mut self, request: u64, answer: Answer) -> Bytes {
        self.outstanding = self.outstanding.saturating_sub(1);
        // Nothing else is outstanding while a blob is.
        self.at_blob = false;
        if let Phase::Account(Who::Proving(identity)) = self.phase {
            self.phase = Phase::Account(if answer.is_ok() { Who::Device(identity) } else { Who::Unknown });
        }
        say(request, answer)
    }

    /// Something was published in a log this connection listens to; a message to send, if it is the next.
    pub fn offer(&mut self, published: &Published) -> Option<Bytes> {
        let subscription = self.subscriptions.get_mut(published.log())?;
        match subscription.offer(published) {
            Offered::Next(frame) => Some(frame),
            Offered::Nothing => None,
            Offered::Lagging => {
                self.behind.push_back(*published.log());
                None
            }
        }
    }

    /// Something was published in a log this connection listens to, and was not kept for it.
    pub fn missed(&mut self, log: &LogId) {
        if self.subscriptions.get_mut(log).is_some_and(Subscription::lag) {
            self.behind.push_back(*log);
        }
    }

    /// Whether [`Connection::pull`] has something to do.
    #[must_use]
    pub fn is_behind(&self) -> bool {
        !self.behind.is_empty()
    }

    /// Reads on in the logs that have more, each in its turn.
    ///
    /// # Errors
    /// [`Fault`] if the store cannot be read.
    pub fn pull(&mut self, base: &Base) -> Result<Option<Push>, Fault> {
        while let Some(log) = self.behind.pop_front() {
            let Some(subscription) = self.subscriptions.get_mut(&log) else { continue };
            match subscription.pull(base.store.as_ref(), base.limits.push_bytes)? {
                Pulled::More(event) => {
                    self.behind.push_back(log);
                    return Ok(Some(Push::Say(push(event))));
                }
                Pulled::Ended(event) => {
                    self.subscriptions.remove(&log);
                    return Ok(Some(Push::Leave(push(event), log)));
                }
                Pulled::CaughtUp => {}
            }
        }
        Ok(None)
    }

    /// The chain of this connection's account has grown: its device is told. One that is not confirmed any more is delivered
    /// nothing else.
    ///
    /// # Errors
    /// [`Fault`] if the store cannot be read.
    pub fn chain_grew(&mut self, base: &Base, growth: &Growth, now: Millis) -> Result<Grown, Fault> {
        let mut grown = Grown::default();
        let Phase::Account(who) = &mut self.phase else { return Ok(grown) };
        let Who::Device(identity) = *who else { return Ok(grown) };
        match standing::of(&Round::new(base.store.as_ref()), &identity, now) {
            Ok((_, standing)) => {
                grown.say = Some(growth.frame.clone());
                if standing == Standing::Member {
                    return Ok(grown);
                }
            }
            Err(Stop::Refused(_)) => {
                // That it is out for good is the last thing it hears.
                grown.say = growth.parts.then(|| growth.frame.clone());
                *who = Who::Unknown;
                grown.departed = Some(identity);
            }
            Err(Stop::Broken(fault)) => return Err(fault),
        }
        self.behind.clear();
        grown.left.extend(std::mem::take(&mut self.subscriptions).into_keys());
        Ok(grown)
    }

    /// The logs it listens to.
    pub fn listens_to(&self) -> impl Iterator<Item = &LogId> {
        self.subscriptions.keys()
    }

    /// Ends it; the message that says why.
    pub fn close(&mut self, reason: ClosingReason, text: &str) -> Bytes {
        self.phase = Phase::Ended;
        push(ServerEvent::Closing(Closing { reason, text: text.into() }))
    }

    fn greet(&mut self, base: &Base, bytes: &[u8], now: Millis) -> Step {
        self.phase = Phase::Ended;
        let Ok(hello) = ClientHello::decode(bytes) else { return Step::End(None) };
        let Some(version) = negotiate(&hello) else {
            let versions =
                Incompatible { version_min: wire_limits::VERSION_MIN, version_max: wire_limits::VERSION_MAX };
            return Step::End(Some(ServerHello::Incompatible(versions).encode().into()));
        };
        self.phase = match hello.role {
            Role::Account => Phase::Account(Who::Unknown),
            Role::Conversation => Phase::Conversation(Rights::default()),
        };
        let greeting = Greeting::sign(&base.key, version, &hello.nonce, self.nonce, now.seconds());
        Step::Say(ServerHello::Greeting(greeting).encode().into())
    }

    /// A message that says which request it is gets an answer; what does not even say that ends the connection.
    fn unreadable(&mut self, bytes: &[u8], error: &DecodeError) -> Step {
        match (requested(bytes), error) {
            (0, _) => Step::End(Some(self.close(ClosingReason::Malformed, "a message could not be read"))),
            (request, DecodeError::TooLarge { .. }) => Step::Say(say(request, Err(Refusal::TooLarge))),
            (
                request,
                DecodeError::Protobuf { .. }
                | DecodeError::Missing { .. }
                | DecodeError::Length { .. }
                | DecodeError::Value { .. },
            ) => Step::Say(say(request, Err(Refusal::Malformed))),
        }
    }

    fn take(&mut self, base: &Base, frame: ClientFrame, now: Millis) -> Step {
        if let Err(refusal) = limited(self.requests.take(base.limits.requests, now)) {
            return Step::Say(say(frame.request, Err(refusal)));
        }
        if self.outstanding > 0 && self.must_wait(&frame.operation) {
            self.held = Some(Box::new(frame));
            return Step::Hold;
        }
        self.perform(base, frame, now)
    }

    fn must_wait(&self, operation: &Operation) -> bool {
        self.at_blob || matches!(self.phase, Phase::Account(Who::Proving(_))) || !operations::is_change(operation)
    }
}

pub(crate) fn say(request: u64, answer: Answer) -> Bytes {
    let event = answer.unwrap_or_else(ServerEvent::Refusal);
    ServerFrame { request, event }.encode().into()
}

fn push(event: ServerEvent) -> Bytes {
    ServerFrame { request: 0, event }.encode().into()
}

/// The number of a request that could not be read otherwise; 0 if not even that.
fn requested(bytes: &[u8]) -> u64 {
    #[derive(Clone, Copy, PartialEq, Eq, prost::Message)]
    struct Numbered {
        #[prost(uint64, tag = "1")]
        request: u64,
    }
    <Numbered as prost::Message>::decode(bytes).map_or(0, |frame| frame.request)
}
