//! A relay in memory with clients that say what they are told to.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::Arc;

use ed25519_dalek::{Signer, SigningKey};
use kith_relay::blobs::memory::MemoryBlobs;
use kith_relay::store::Store;
use kith_relay::store::memory::MemoryStore;
use kith_relay::{Admission, ConnectionId, Limits, Output, Relay};
use kith_wire::account::{Entry, EntryKind, RecoverySetting, SignedEntry, Signer as By, StampedEntry, Wait};
use kith_wire::{
    AccountId, Append, Authenticate, ChannelId, ClientFrame, ClientHello, Commit, CreateAccount, DeviceId, Epoch,
    EpochKeys, GrantToken, Hash, InboxItem, Message, Millis, Nonce, OpenChannel, Operation, Prove, PublicKey, Purpose,
    Record, Refusal, RelayId, Role, Seq, ServerEvent, ServerFrame, ServerHello, Session, Shown, Signature, Subscribe,
    Token, TokenRights,
};

pub(crate) const DAY: u64 = 86_400_000;
pub(crate) const RETENTION: u32 = 30 * 86_400;

/// A relay, its disk, and everything it has sent.
pub(crate) struct World {
    pub(crate) relay: Relay,
    pub(crate) store: Arc<dyn Store>,
    pub(crate) blobs: MemoryBlobs,
    pub(crate) now: Millis,
    limits: Limits,
    admission: Admission,
    nonces: u64,
    /// Where new connections come from.
    pub(crate) address: Option<IpAddr>,
    sent: BTreeMap<ConnectionId, Vec<Vec<u8>>>,
    ended: Vec<ConnectionId>,
}

/// A connection that was greeted.
pub(crate) struct Client {
    pub(crate) id: ConnectionId,
    pub(crate) nonce: Nonce,
    request: u64,
}

impl World {
    pub(crate) fn new() -> Self {
        Self::with(Limits::default(), Admission::Open)
    }

    pub(crate) fn with(limits: Limits, admission: Admission) -> Self {
        Self::over(Arc::new(MemoryStore::new()), limits, admission)
    }

    pub(crate) fn over(store: Arc<dyn Store>, limits: Limits, admission: Admission) -> Self {
        let blobs = MemoryBlobs::default();
        Self {
            relay: relay(&store, &blobs, &limits, admission),
            store,
            blobs,
            now: Millis(1_800_000_000_000),
            limits,
            admission,
            nonces: 0,
            address: Some(IpAddr::from([192, 0, 2, 1])),
            sent: BTreeMap::new(),
            ended: Vec::new(),
        }
    }

    /// The relay stops and starts again on the same disk; every connection is gone.
    pub(crate) fn restart(&mut self) {
        self.relay = relay(&self.store, &self.blobs, &self.limits, self.admission);
        self.sent.clear();
    }

    pub(crate) fn id(&self) -> RelayId {
        self.relay.id()
    }

    pub(crate) fn connect(&mut self, role: Role) -> Client {
        self.nonces += 1;
        let mut nonce = [0; 32];
        nonce[..8].copy_from_slice(&self.nonces.to_be_bytes());
        let id = self.relay.connect(Nonce(nonce), self.address);
        let hello = ClientHello::new(role, Nonce([7; 32])).encode();
        self.send(id, &hello);
        let greeting = match ServerHello::decode(&self.take_sent(id).pop().unwrap()).unwrap() {
            ServerHello::Greeting(greeting) => greeting,
            ServerHello::Incompatible(_) => panic!("the hello should fit"),
        };
        assert!(greeting.verify(&Nonce([7; 32])));
        Client { id, nonce: greeting.nonce, request: 0 }
    }

    pub(crate) fn talk(&mut self) -> Client {
        self.connect(Role::Conversation)
    }

    /// Sends bytes as they are.
    pub(crate) fn send(&mut self, id: ConnectionId, bytes: &[u8]) {
        for output in self.relay.receive(id, bytes, self.now) {
            match output {
                Output::Message(to, bytes) => self.sent.entry(to).or_default().push(bytes.to_vec()),
                Output::End(id) => self.ended.push(id),
            }
        }
    }

    /// Everything that was sent to a connection since it was last asked for.
    pub(crate) fn take_sent(&mut self, id: ConnectionId) -> Vec<Vec<u8>> {
        self.sent.remove(&id).unwrap_or_default()
    }

    pub(crate) fn has_ended(&self, client: &Client) -> bool {
        self.ended.contains(&client.id)
    }

    /// Asks, and returns the bytes of the answer without its request number. What was pushed stays.
    pub(crate) fn answer_bytes(&mut self, client: &mut Client, operation: Operation) -> Vec<u8> {
        let answer = self.ask(client, operation);
        ServerFrame { request: 1, event: answer }.encode()
    }

    /// Asks, and returns the answer. What was pushed stays.
    pub(crate) fn ask(&mut self, client: &mut Client, operation: Operation) -> ServerEvent {
        client.request += 1;
        let frame = ClientFrame { request: client.request, operation };
        self.send(client.id, &frame.encode());
        let sent = self.sent.entry(client.id).or_default();
        let answer = sent
            .iter()
            .position(|bytes| ServerFrame::decode(bytes).unwrap().request == client.request)
            .expect("every request is answered");
        ServerFrame::decode(&sent.remove(answer)).unwrap().event
    }

    pub(crate) fn refusal(&mut self, client: &mut Client, operation: Operation) -> Refusal {
        match self.ask(client, operation) {
            ServerEvent::Refusal(refusal) => refusal,
            other => panic!("not refused: {other:?}"),
        }
    }

    pub(crate) fn done(&mut self, client: &mut Client, operation: Operation) {
        assert_eq!(self.ask(client, operation), ServerEvent::Done);
    }

    /// What was pushed to a connection since it was last asked for.
    pub(crate) fn pushed(&mut self, client: &Client) -> Vec<ServerEvent> {
        self.take_sent(client.id).iter().map(|bytes| ServerFrame::decode(bytes).unwrap().event).collect()
    }

    /// Bodies of the records that were pushed.
    pub(crate) fn records(&mut self, client: &Client) -> Vec<Vec<u8>> {
        self.full_records(client).into_iter().map(|record| record.body).collect()
    }

    pub(crate) fn full_records(&mut self, client: &Client) -> Vec<Record> {
        let records = self.pushed(client).into_iter().filter_map(|event| match event {
            ServerEvent::Records { records, .. } => Some(records),
            _ => None,
        });
        records.flatten().collect()
    }

    pub(crate) fn items(&mut self, client: &Client) -> Vec<InboxItem> {
        let items = self.pushed(client).into_iter().filter_map(|event| match event {
            ServerEvent::InboxItems(items) => Some(items),
            _ => None,
        });
        items.flatten().collect()
    }
}

fn relay(store: &Arc<dyn Store>, blobs: &MemoryBlobs, limits: &Limits, admission: Admission) -> Relay {
    Relay::new(Arc::clone(store), Arc::new(blobs.clone()), SigningKey::from_bytes(&[9; 32]), limits.clone(), admission)
}

/// A device of an account, with its chain.
#[derive(Clone)]
pub(crate) struct Device {
    pub(crate) key: SigningKey,
    pub(crate) account: AccountId,
    pub(crate) id: DeviceId,
    pub(crate) session: u64,
    pub(crate) chain: Vec<StampedEntry>,
}

/// Somebody with an account on the relay, and a connection that is authenticated.
pub(crate) fn join(world: &mut World, seed: u8) -> (Device, Client) {
    let mut device = found(world, seed);
    let client = device.connect(world);
    (device, client)
}

/// An account with one device.
pub(crate) fn found(world: &mut World, seed: u8) -> Device {
    found_with(world, seed, None)
}

/// The same, by invitation.
pub(crate) fn found_with(world: &mut World, seed: u8, invite: Option<&str>) -> Device {
    let genesis = genesis(seed, world.id());
    let key = SigningKey::from_bytes(&[seed; 32]);
    let mut client = world.connect(Role::Account);
    let invite = invite.map(str::to_owned);
    let create = Operation::CreateAccount(CreateAccount { genesis: genesis.clone(), invite });
    let ServerEvent::Stamped(stamp) = world.ask(&mut client, create) else { panic!("the genesis should be stamped") };
    let account = AccountId::of_genesis(&genesis.entry);
    let id = DeviceId::of_key(&public(&key));
    Device { key, account, id, session: 0, chain: vec![StampedEntry { entry: genesis, stamp }] }
}

pub(crate) fn genesis(seed: u8, relay: RelayId) -> SignedEntry {
    let key = SigningKey::from_bytes(&[seed; 32]);
    let recovery = SigningKey::from_bytes(&[seed ^ 0x80; 32]);
    let kind = EntryKind::Genesis {
        device_key: public(&key),
        recovery: RecoverySetting { key: public(&recovery), wait: Wait::DEFAULT },
        relay,
    };
    let signer = By::Device(DeviceId::of_key(&public(&key)));
    sign(&key, Entry { account: AccountId([0; 32]), index: 0, previous: Hash([0; 32]), signer, kind })
}

pub(crate) fn sign(key: &SigningKey, entry: Entry) -> SignedEntry {
    let signature = Signature(key.sign(&entry.hash().0).to_bytes());
    SignedEntry { entry, signature }
}

pub(crate) fn public(key: &SigningKey) -> PublicKey {
    PublicKey(key.verifying_key().to_bytes())
}

impl Device {
    /// Connects and authenticates with the next session.
    pub(crate) fn connect(&mut self, world: &mut World) -> Client {
        let mut client = world.connect(Role::Account);
        self.session += 1;
        let authenticate = self.authenticate(world, &client, self.session);
        world.done(&mut client, authenticate);
        client
    }

    pub(crate) fn authenticate(&self, world: &World, client: &Client, session: u64) -> Operation {
        let session = Session(session);
        let signed = Authenticate::signed(&world.id(), &client.nonce, &self.account, &self.id, session);
        let signature = Signature(self.key.sign(&signed.0).to_bytes());
        Operation::Authenticate(Authenticate { account: self.account, device: self.id, session, signature })
    }

    /// The next entry of the chain, signed by this device.
    pub(crate) fn entry(&self, kind: EntryKind) -> SignedEntry {
        let last = self.chain.last().unwrap();
        let signer = By::Device(self.id);
        sign(
            &self.key,
            Entry { account: self.account, index: self.chain.len() as u64, previous: last.link(), signer, kind },
        )
    }

    /// Adds an entry.
    pub(crate) fn append(&mut self, world: &mut World, client: &mut Client, kind: EntryKind) {
        let entry = self.entry(kind);
        match world.ask(client, Operation::AppendEntry(entry.clone())) {
            ServerEvent::Stamped(stamp) => self.chain.push(StampedEntry { entry, stamp }),
            other => panic!("not stamped: {other:?}"),
        }
    }

    /// Links another device, on probation.
    pub(crate) fn link(&mut self, world: &mut World, client: &mut Client, seed: u8) -> Device {
        let key = SigningKey::from_bytes(&[seed; 32]);
        let joins = kith_wire::account::device_joins(&self.account, &public(&key));
        let proof = Signature(key.sign(&joins.0).to_bytes());
        let probation = Wait::new(86_400).unwrap();
        self.append(world, client, EntryKind::DeviceAdded { key: public(&key), probation, proof });
        let id = DeviceId::of_key(&public(&key));
        Device { key, id, session: 0, ..self.clone() }
    }

    pub(crate) fn shown(&self, token: &Token) -> Shown {
        Shown { account: self.account, token: *token }
    }

    /// Grants a token that opens everything.
    pub(crate) fn grant(&self, world: &mut World, client: &mut Client, token: &Token) {
        world.done(client, Operation::GrantToken(grant(token)));
    }
}

pub(crate) fn grant(token: &Token) -> GrantToken {
    let rights = TokenRights { deliver: true, key_packages: true, chain: true };
    GrantToken { hash: token.hash(), rights, once: false, expires: None, card_key: Some(b"card key".to_vec()) }
}

pub(crate) fn deliver(shown: Shown, body: &[u8]) -> Operation {
    Operation::Deliver { shown, body: body.to_vec() }
}

/// A group's keys: every epoch has its own.
#[derive(Clone, Copy)]
pub(crate) struct Group {
    pub(crate) channel: ChannelId,
    seed: u8,
}

impl Group {
    pub(crate) fn new(seed: u8) -> Self {
        Self { channel: ChannelId([seed; 32]), seed }
    }

    pub(crate) fn open(&self) -> Operation {
        Operation::OpenChannel(OpenChannel { channel: self.channel, keys: self.keys(0), retention: RETENTION })
    }

    pub(crate) fn key(&self, epoch: u64, purpose: Purpose) -> SigningKey {
        let which = [self.seed, u8::from(purpose == Purpose::Write)];
        SigningKey::from_bytes(&Hash::of("test epoch key", &[&which, &epoch.to_be_bytes()]).0)
    }

    pub(crate) fn keys(&self, epoch: u64) -> EpochKeys {
        EpochKeys { read: public(&self.key(epoch, Purpose::Read)), write: public(&self.key(epoch, Purpose::Write)) }
    }

    pub(crate) fn prove(&self, world: &World, client: &Client, epoch: u64, purpose: Purpose) -> Operation {
        let signed = Prove::signed(&world.id(), &client.nonce, &self.channel, Epoch(epoch), purpose);
        let signature = Signature(self.key(epoch, purpose).sign(&signed.0).to_bytes());
        Operation::Prove(Prove { channel: self.channel, epoch: Epoch(epoch), purpose, signature })
    }

    pub(crate) fn message(&self, epoch: u64, body: &[u8]) -> Operation {
        Operation::Append(Append { channel: self.channel, epoch: Epoch(epoch), body: body.to_vec() })
    }

    pub(crate) fn commit(&self, epoch: u64, body: &[u8]) -> Operation {
        let next = self.keys(epoch + 1);
        Operation::Commit(Commit { channel: self.channel, epoch: Epoch(epoch), body: body.to_vec(), next })
    }

    pub(crate) fn subscribe(&self, epoch: u64, after: u64) -> Operation {
        Operation::Subscribe(Subscribe { channel: self.channel, epoch: Epoch(epoch), after: Seq(after) })
    }

    /// A connection with both rights of an epoch.
    pub(crate) fn member(&self, world: &mut World, epoch: u64) -> Client {
        let mut client = world.talk();
        self.prove_both(world, &mut client, epoch);
        client
    }

    pub(crate) fn prove_both(&self, world: &mut World, client: &mut Client, epoch: u64) {
        for purpose in [Purpose::Read, Purpose::Write] {
            let prove = self.prove(world, client, epoch, purpose);
            world.done(client, prove);
        }
    }
}

/// A channel that is open, and a member of epoch 0.
pub(crate) fn channel(world: &mut World, seed: u8) -> (Group, Client) {
    let group = Group::new(seed);
    let mut client = world.talk();
    world.done(&mut client, group.open());
    group.prove_both(world, &mut client, 0);
    (group, client)
}

pub(crate) fn appended(answer: ServerEvent) -> u64 {
    match answer {
        ServerEvent::Appended { seq } => seq.0,
        other => panic!("not appended: {other:?}"),
    }
}
