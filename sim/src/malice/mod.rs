//! A hostile relay: it stands where the relay stands, has its key, remembers all that passes, and changes what devices send
//! and are sent. It cannot do what a relay cannot do: it has nobody else's keys.

mod chains;
mod doors;
mod memory;
mod records;

use std::collections::{BTreeMap, BTreeSet};

use kith_core::engine::io::Link;
use kith_wire::account::StampedEntry;
use kith_wire::{
    AccountId, Append, ChannelId, ClientFrame, ClientHello, Commit, Message, Nonce, Operation, Record, Refusal, Seq,
    ServerEvent, ServerFrame, ServerHello,
};
use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};

use crate::device::DeviceIndex;
pub use chains::Trick;
use memory::Memory;

/// What a hostile relay does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sin {
    /// Changes records, and makes up messages.
    Forge,
    /// Makes up commits.
    ForgeCommits,
    /// Says that something is durable, and throws it away.
    Acknowledge,
    /// Shows old records again as new ones, in their channel or another.
    Replay,
    /// Leaves records out: one, or all of a channel's for a device from then on.
    Withhold,
    /// Swaps records.
    Reorder,
    /// Shows records twice.
    Duplicate,
    /// Sends bytes that mean nothing.
    Junk,
    /// Greets with another key, another version, or no signature.
    Greet,
    /// Stamps entries with another time, another relay's name, or no signature.
    Stamp,
    /// Gives letters to others than they are for, again, late or not at all.
    Misdeliver,
    /// Gives other key packages, and other keys of cards, than were asked for.
    Swap,
    /// Says that logs are longer, shorter or more expired than they are.
    Misstate,
    /// Refuses without a reason.
    Refuse,
    /// Takes requests and never answers.
    Ignore,
}

/// All of them.
pub const SINS: [Sin; 15] = [
    Sin::Forge,
    Sin::ForgeCommits,
    Sin::Acknowledge,
    Sin::Replay,
    Sin::Withhold,
    Sin::Reorder,
    Sin::Duplicate,
    Sin::Junk,
    Sin::Greet,
    Sin::Stamp,
    Sin::Misdeliver,
    Sin::Swap,
    Sin::Misstate,
    Sin::Refuse,
    Sin::Ignore,
];

/// See the module.
pub struct Malice {
    rng: ChaCha20Rng,
    sins: Vec<Sin>,
    /// How often, in thousandths of the messages that a sin fits.
    thousandths: u32,
    memory: Memory,
    nonces: BTreeMap<(DeviceIndex, Link), Nonce>,
    /// Which devices are shown nothing of which channels any more.
    silenced: BTreeSet<(DeviceIndex, ChannelId)>,
    /// Records kept back to be shown in the place of later ones.
    kept_back: BTreeMap<(DeviceIndex, ChannelId), Record>,
    /// What it does to what it says of the account's devices that are linked while it is hostile.
    trick: Option<Trick>,
    /// The chains, as far as it has seen them.
    chains: BTreeMap<(AccountId, u64), StampedEntry>,
    /// How often it sinned.
    pub sinned: u64,
}

impl Malice {
    /// A relay with these sins.
    #[must_use]
    pub fn new(seed: u64, sins: &[Sin], thousandths: u32) -> Self {
        Self {
            rng: ChaCha20Rng::seed_from_u64(seed ^ 0xe71),
            sins: sins.to_vec(),
            thousandths,
            memory: Memory::default(),
            nonces: BTreeMap::new(),
            silenced: BTreeSet::new(),
            kept_back: BTreeMap::new(),
            trick: None,
            chains: BTreeMap::new(),
            sinned: 0,
        }
    }

    /// From now on a device is shown nothing of any channel.
    pub fn silence(&mut self, device: usize, channel: ChannelId) {
        self.silenced.insert((DeviceIndex(device), channel));
    }

    /// The channels it has seen records of.
    #[must_use]
    pub fn channels(&self) -> Vec<ChannelId> {
        self.memory.channels()
    }

    /// What a device's message is answered with instead of being taken in; `None` if it is taken in.
    pub(crate) fn answer_instead(&mut self, from: DeviceIndex, link: &Link, bytes: &[u8]) -> Option<Vec<Vec<u8>>> {
        if let Ok(hello) = ClientHello::decode(bytes) {
            self.nonces.insert((from, link.clone()), hello.nonce);
        }
        let frame = ClientFrame::decode(bytes).ok()?;
        if self.gives_in(Sin::Ignore) {
            return Some(Vec::new());
        }
        match frame.operation {
            Operation::Append(Append { channel, .. }) | Operation::Commit(Commit { channel, .. })
                if self.gives_in(Sin::Acknowledge) =>
            {
                let newest = self.memory.newest(&channel).0;
                let seq = Seq(self.one_of(&[newest + 1, newest, newest + 7, u64::MAX]));
                Some(vec![ServerFrame { request: frame.request, event: ServerEvent::Appended { seq } }.encode()])
            }
            _ => None,
        }
    }

    /// What a device is sent instead of this.
    pub(crate) fn show_instead(&mut self, to: DeviceIndex, link: &Link, bytes: Vec<u8>) -> Vec<Vec<u8>> {
        if let Ok(hello) = ServerHello::decode(&bytes) {
            return vec![self.greeting(to, link, hello)];
        }
        let Ok(frame) = ServerFrame::decode(&bytes) else { return vec![bytes] };
        self.memory.keep(to, &frame.event);
        if self.gives_in(Sin::Junk) {
            return vec![self.junk(bytes)];
        }
        if frame.request > 0 && self.gives_in(Sin::Refuse) {
            let event = ServerEvent::Refusal(self.refusal());
            return vec![ServerFrame { request: frame.request, event }.encode()];
        }
        let events = match frame.event {
            ServerEvent::Records { channel, records } => self.records(to, channel, records),
            ServerEvent::InboxItems(items) => self.letters(to, items),
            ServerEvent::KeyPackages(packages) => vec![self.packages(packages)],
            ServerEvent::CardKey(key) => vec![self.card_key(key)],
            ServerEvent::Stamped(stamp) => vec![ServerEvent::Stamped(self.stamp(stamp))],
            ServerEvent::OwnChain(part) => vec![ServerEvent::OwnChain(self.chain(part))],
            ServerEvent::ChainPart(part) => vec![ServerEvent::ChainPart(self.chain(part))],
            ServerEvent::InboxOpened(span) => vec![ServerEvent::InboxOpened(self.span(span))],
            ServerEvent::Subscribed { span, epoch } => vec![self.subscribed(span, epoch)],
            other => vec![other],
        };
        events.into_iter().map(|event| ServerFrame { request: frame.request, event }.encode()).collect()
    }

    /// Whether it does this now.
    fn gives_in(&mut self, sin: Sin) -> bool {
        let now = self.sins.contains(&sin) && self.rng.next_u32() % 1000 < self.thousandths;
        self.sinned += u64::from(now);
        now
    }

    fn below(&mut self, limit: usize) -> usize {
        self.rng.next_u32() as usize % limit.max(1)
    }

    fn one_of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }

    fn bytes(&mut self, length: usize) -> Vec<u8> {
        let mut bytes = vec![0; length];
        self.rng.fill_bytes(&mut bytes);
        bytes
    }

    /// Nothing, noise, or the message with a part cut off or a bit turned over.
    fn junk(&mut self, mut bytes: Vec<u8>) -> Vec<u8> {
        match self.below(4) {
            0 => Vec::new(),
            1 => {
                let length = self.below(300);
                self.bytes(length)
            }
            2 => {
                let kept = self.below(bytes.len());
                bytes.truncate(kept);
                bytes
            }
            _ => self.turned(bytes),
        }
    }

    /// With one bit turned over.
    fn turned(&mut self, mut bytes: Vec<u8>) -> Vec<u8> {
        let (at, bit) = (self.below(bytes.len()), self.below(8));
        if let Some(byte) = bytes.get_mut(at) {
            *byte ^= 1 << bit;
        }
        bytes
    }

    fn refusal(&mut self) -> Refusal {
        self.one_of(&[
            Refusal::Malformed,
            Refusal::NotAuthenticated,
            Refusal::RateLimited { retry_after_ms: 50 },
            Refusal::RateLimited { retry_after_ms: u64::MAX },
            Refusal::Full,
            Refusal::Unavailable,
            Refusal::NoRight,
            Refusal::StaleEpoch { current: kith_wire::Epoch(u64::MAX) },
            Refusal::TooMany,
            Refusal::Internal,
        ])
    }
}
