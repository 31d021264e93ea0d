//! A member of a conversation that has a device's keys and none of its scruples: it says and does what it likes, as far as
//! MLS and the relay let it.

use kith_core::mls::{Change, DeviceKey, Group, Member, Processed, seal};
use kith_wire::account::StampedEntry;
use kith_wire::content::{Body, ChainHead, Content};
use kith_wire::inbox::{Envelope, Head, Letter, LetterKind, SignedLetter};
use kith_wire::{
    AccountId, Append, Commit, EpochKeys, Hash, Message as _, MessageId, Millis, Operation, Prove, Purpose, Record,
    Role, SealKeyId, Seq, ServerEvent, Shown, Subscribe, limits, padding,
};

use crate::line::Line;
use crate::loot::{Loot, LootPlace};
use crate::world::World;

/// See the module.
pub struct Puppet {
    /// What it has.
    pub loot: Loot,
    /// Its place in the conversation.
    pub place: LootPlace,
    group: Group,
    line: Line,
    /// The ids of messages that others wrote.
    pub seen: Vec<MessageId>,
}

impl Puppet {
    /// Takes over a device's part in the conversation with a contact. The device itself should be offline from now on.
    ///
    /// # Panics
    /// If they have no conversation.
    pub fn of(world: &mut World, device: usize, contact: &str) -> Self {
        let loot = Loot::of(world, device, contact);
        let place = loot.place.clone().expect("a conversation");
        let group = Group::load(&loot.state, &place.channel).expect("a group").expect("a group");
        let line = Line::dial(world, Role::Conversation);
        Self { loot, place, group, line, seen: Vec::new() }
    }

    /// Reads the channel to its head. `false` if it can no longer follow.
    pub fn catch_up(&mut self, world: &mut World) -> bool {
        loop {
            let before = self.place.head.epoch;
            self.prove(world, Purpose::Read);
            let (channel, epoch) = (self.place.channel, before);
            let subscribe = Subscribe { channel, epoch, after: self.place.head.seq };
            let answer = self.line.ask(world, Operation::Subscribe(subscribe));
            self.line.ask(world, Operation::Unsubscribe { channel });
            let heard = std::mem::take(&mut self.line.heard);
            if !matches!(answer, ServerEvent::Subscribed { .. }) {
                return false;
            }
            for event in heard {
                if let ServerEvent::Records { records, .. } = event
                    && !records.into_iter().all(|record| self.take(&record))
                {
                    return false;
                }
            }
            if self.place.head.epoch == before {
                return true;
            }
        }
    }

    fn take(&mut self, record: &Record) -> bool {
        match self.group.process(&mut self.loot.state, &record.body) {
            Ok(Processed::Message { plaintext, .. }) => {
                self.seen.extend(Content::from_plaintext(plaintext).map(|content| content.id));
            }
            Ok(Processed::Commit(staged)) => {
                if staged.removes_us() || self.group.merge(&mut self.loot.state, *staged).is_err() {
                    return false;
                }
            }
            Ok(Processed::OwnPending) => self.group.merge_pending(&mut self.loot.state).expect("it is pending"),
            Ok(Processed::OwnMessage | Processed::OwnCommit) | Err(_) => {}
        }
        let hash = record.chained(&self.place.channel, &self.place.head.hash);
        let epoch = if record.next.is_some() { record.epoch.next() } else { record.epoch };
        self.place.head = Head { epoch, seq: record.seq, hash };
        true
    }

    fn prove(&mut self, world: &mut World, purpose: Purpose) {
        let keys = self.group.channel_keys(&self.line.relay).expect("a member");
        let (channel, epoch) = (self.place.channel, self.place.head.epoch);
        let signed = Prove::signed(&self.line.relay, &self.line.nonce, &channel, epoch, purpose);
        let signature = match purpose {
            Purpose::Read => keys.sign_read(&signed.0),
            Purpose::Write => keys.sign_write(&signed.0),
        };
        self.line.ask(world, Operation::Prove(Prove { channel, epoch, purpose, signature }));
    }

    /// A content as an honest device would write it.
    #[must_use]
    pub fn content(&self, id: MessageId, body: Body) -> Content {
        let hash = self.loot.chain.last().map_or(Hash([0; 32]), StampedEntry::link);
        let chain = ChainHead { length: self.loot.chain.len() as u64, hash };
        Content { id, sent: Millis(1), seen: Some(self.place.head), chain, ending: None, body }
    }

    /// Encrypts and appends a content.
    pub fn say(&mut self, world: &mut World, content: &Content) -> ServerEvent {
        self.say_bytes(world, &content.to_plaintext())
    }

    /// Encrypts and appends any bytes.
    pub fn say_bytes(&mut self, world: &mut World, plaintext: &[u8]) -> ServerEvent {
        let Loot { state, account, device, key, .. } = &mut self.loot;
        let identity = kith_core::mls::Identity { account: *account, device: *device, key };
        let body = self.group.encrypt(state, &identity, plaintext, b"").expect("a member");
        self.append(world, body)
    }

    /// Appends any bytes as a message.
    pub fn append(&mut self, world: &mut World, body: Vec<u8>) -> ServerEvent {
        self.prove(world, Purpose::Write);
        let append = Append { channel: self.place.channel, epoch: self.place.head.epoch, body };
        self.line.ask(world, Operation::Append(append))
    }

    /// Makes a commit with this change; its bytes and the keys it leads to.
    pub fn make_commit(&mut self, change: Change<'_>) -> Option<(Vec<u8>, EpochKeys)> {
        let Loot { state, account, device, key, .. } = &mut self.loot;
        let identity = kith_core::mls::Identity { account: *account, device: *device, key };
        self.group.clear_pending(state).expect("a group");
        let pending = self.group.commit(state, &identity, &self.line.relay, change, b"").ok()?;
        Some((pending.commit, pending.next.public()))
    }

    /// Sends any bytes as a commit.
    pub fn commit(&mut self, world: &mut World, body: Vec<u8>, next: EpochKeys) -> ServerEvent {
        self.prove(world, Purpose::Write);
        let commit = Commit { channel: self.place.channel, epoch: self.place.head.epoch, body, next };
        self.line.ask(world, Operation::Commit(commit))
    }

    /// The other account's device in the conversation.
    #[must_use]
    pub fn other(&self) -> Member {
        let members = self.group.members().expect("members");
        *members.iter().find(|member| member.account != self.loot.account).expect("the other")
    }

    /// Shows a token at the other side's door.
    pub fn at_the_door(&mut self, world: &mut World, ask: fn(Shown) -> Operation) -> ServerEvent {
        let reach = self.loot.reach.clone().expect("a contact that can be reached");
        self.line.ask(world, ask(Shown { account: reach.account, token: reach.token }))
    }

    /// Puts a letter into the other side's inbox.
    pub fn post(&mut self, world: &mut World, letter: &Letter) -> ServerEvent {
        let body = self.envelope(letter);
        self.deliver(world, body)
    }

    /// Puts any bytes into the other side's inbox.
    pub fn deliver(&mut self, world: &mut World, body: Vec<u8>) -> ServerEvent {
        let reach = self.loot.reach.clone().expect("a contact that can be reached");
        let shown = Shown { account: reach.account, token: reach.token };
        self.line.ask(world, Operation::Deliver { shown, body })
    }

    /// A letter as an honest device would write it.
    #[must_use]
    pub fn letter(&self, id: MessageId, kind: LetterKind) -> Letter {
        Letter { id, device: self.loot.device, chain: self.loot.chain.clone(), kind }
    }

    fn envelope(&self, letter: &Letter) -> Vec<u8> {
        let reach = self.loot.reach.as_ref().expect("a contact that can be reached");
        sealed_letter(&self.loot.key, &reach.account, &reach.seal_key, letter)
    }
}

/// A letter, signed with a device's key and sealed to another.
#[must_use]
pub fn sealed_letter(key: &DeviceKey, to: &AccountId, seal_key: &[u8], letter: &Letter) -> Vec<u8> {
    let letter = letter.encode();
    let signature = key.sign(&SignedLetter::signed(to, seal_key, &letter).0);
    let padded = padding::pad(SignedLetter { letter, signature }.encode(), &limits::LETTER_CLASSES);
    let sealed = seal::seal(seal_key, b"kith letter v1", &to.0, &padded).expect("a key");
    let Hash([a, b, c, d, e, f, g, h, ..]) = Hash::of("kith seal key v1", &[seal_key]);
    Envelope { key: SealKeyId([a, b, c, d, e, f, g, h]), sealed }.encode()
}

/// A place that no channel has.
#[must_use]
pub const fn nowhere() -> Head {
    Head { epoch: kith_wire::Epoch(u64::MAX - 1), seq: Seq(u64::MAX - 1), hash: Hash([9; 32]) }
}
