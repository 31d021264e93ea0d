//! A client on a real socket that says what it is told to.

use std::collections::VecDeque;
use std::time::Duration;

use ed25519_dalek::{Signer, SigningKey};
use futures_util::{SinkExt, StreamExt};
use kith_wire::account::{
    Entry, EntryKind, RecoverySetting, SignedEntry, Signer as By, StampedEntry, Wait, device_joins,
};
use kith_wire::{
    AccountId, Append, Authenticate, ChannelId, ClientFrame, ClientHello, Commit, CreateAccount, DeviceId, Epoch,
    EpochKeys, GrantToken, Hash, Message as _, Nonce, OpenChannel, Operation, Prove, PublicKey, Purpose, Record,
    Refusal, RelayId, Role, Seq, ServerEvent, ServerFrame, ServerHello, Session, Shown, Signature, Subscribe, Token,
    TokenRights,
};
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{WebSocketStream, client_async};

use crate::wire::Wire;

/// Long enough for a machine that is busy with something else.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) type Socket = WebSocketStream<Wire>;

/// A connection that was greeted.
pub(crate) struct Client {
    pub(crate) socket: Socket,
    pub(crate) relay: RelayId,
    nonce: Nonce,
    request: u64,
    pushed: VecDeque<ServerEvent>,
}

pub(crate) async fn open(url: &str) -> Socket {
    let address = url.trim_start_matches("ws://").trim_end_matches("/v1");
    over(Wire::plain(address).await, url).await
}

async fn over(wire: Wire, url: &str) -> Socket {
    timeout(PATIENCE, client_async(url, wire)).await.unwrap().unwrap().0
}

/// What a relay answers a hello with.
pub(crate) async fn greet(socket: &mut Socket, hello: &ClientHello) -> ServerHello {
    socket.send(Message::Binary(hello.encode().into())).await.unwrap();
    ServerHello::decode(&next(socket).await.unwrap()).unwrap()
}

/// The next binary message; `None` when the connection has ended.
pub(crate) async fn next(socket: &mut Socket) -> Option<Vec<u8>> {
    loop {
        match timeout(PATIENCE, socket.next()).await.expect("something should be sent or end") {
            Some(Ok(Message::Binary(bytes))) => return Some(bytes.to_vec()),
            Some(Ok(Message::Close(_)) | Err(_)) | None => return None,
            Some(Ok(_)) => {}
        }
    }
}

impl Client {
    pub(crate) async fn connect(url: &str, role: Role) -> Self {
        Self::greeted(open(url).await, role).await
    }

    /// Over a connection that was made already.
    pub(crate) async fn over(wire: Wire, url: &str, role: Role) -> Self {
        Self::greeted(over(wire, url).await, role).await
    }

    pub(crate) async fn greeted(mut socket: Socket, role: Role) -> Self {
        let hello = ClientHello::new(role, Nonce([7; 32]));
        match greet(&mut socket, &hello).await {
            ServerHello::Greeting(greeting) => {
                assert!(greeting.verify(&hello.nonce));
                let (relay, nonce) = (greeting.relay, greeting.nonce);
                Self { socket, relay, nonce, request: 0, pushed: VecDeque::new() }
            }
            ServerHello::Incompatible(_) => panic!("the hello should fit"),
        }
    }

    pub(crate) async fn talk(url: &str) -> Self {
        Self::connect(url, Role::Conversation).await
    }

    /// Sends a request and does not wait.
    pub(crate) async fn send(&mut self, operation: Operation) -> u64 {
        self.request += 1;
        let frame = ClientFrame { request: self.request, operation };
        self.socket.send(Message::Binary(frame.encode().into())).await.unwrap();
        self.request
    }

    /// The next frame; `None` when the connection has ended.
    pub(crate) async fn frame(&mut self) -> Option<ServerFrame> {
        next(&mut self.socket).await.map(|bytes| ServerFrame::decode(&bytes).unwrap())
    }

    pub(crate) async fn ask(&mut self, operation: Operation) -> ServerEvent {
        let request = self.send(operation).await;
        loop {
            let frame = self.frame().await.expect("the connection should not end");
            if frame.request == request {
                return frame.event;
            }
            self.pushed.push_back(frame.event);
        }
    }

    pub(crate) async fn done(&mut self, operation: Operation) {
        assert_eq!(self.ask(operation).await, ServerEvent::Done);
    }

    pub(crate) async fn refusal(&mut self, operation: Operation) -> Refusal {
        match self.ask(operation).await {
            ServerEvent::Refusal(refusal) => refusal,
            other => panic!("not refused: {other:?}"),
        }
    }

    /// The next push; `None` when the connection has ended.
    pub(crate) async fn pushed(&mut self) -> Option<ServerEvent> {
        match self.pushed.pop_front() {
            Some(event) => Some(event),
            None => self.frame().await.map(|frame| frame.event),
        }
    }

    /// So many of the records that are pushed next.
    pub(crate) async fn records(&mut self, wanted: usize) -> Vec<Record> {
        let mut found = Vec::new();
        while found.len() < wanted {
            match self.pushed().await.expect("the connection should not end") {
                ServerEvent::Records { records, .. } => found.extend(records),
                other => panic!("pushed {other:?}"),
            }
        }
        found
    }
}

/// Somebody with an account.
pub(crate) struct Person {
    pub(crate) key: SigningKey,
    pub(crate) account: AccountId,
    pub(crate) device: DeviceId,
    session: u64,
}

impl Person {
    /// Founds an account and connects.
    pub(crate) async fn join(url: &str, seed: u8) -> (Self, Client) {
        let mut client = Client::connect(url, Role::Account).await;
        let create = create(&client, seed, None);
        assert!(matches!(client.ask(create).await, ServerEvent::Stamped(_)));
        let key = SigningKey::from_bytes(&[seed; 32]);
        let account = AccountId::of_genesis(&genesis(seed, client.relay).entry);
        let device = DeviceId::of_key(&public(&key));
        let mut person = Self { key, account, device, session: 0 };
        person.authenticate(&mut client).await;
        (person, client)
    }

    /// Proves the device on a connection, with the next session.
    pub(crate) async fn authenticate(&mut self, client: &mut Client) {
        self.session += 1;
        let session = Session(self.session);
        let signed = Authenticate::signed(&client.relay, &client.nonce, &self.account, &self.device, session);
        let signature = Signature(self.key.sign(&signed.0).to_bytes());
        let (account, device) = (self.account, self.device);
        client.done(Operation::Authenticate(Authenticate { account, device, session, signature })).await;
    }

    /// The next entry of the account's chain, by this device, after the entries that are there.
    pub(crate) fn entry(&self, chain: &[StampedEntry], kind: EntryKind) -> SignedEntry {
        let previous = chain.last().unwrap().link();
        let index = chain.len() as u64;
        let entry = Entry { account: self.account, index, previous, signer: By::Device(self.device), kind };
        let signature = Signature(self.key.sign(&entry.hash().0).to_bytes());
        SignedEntry { entry, signature }
    }

    /// The entry that links another device, and that device.
    pub(crate) fn link(&self, chain: &[StampedEntry], seed: u8) -> (SignedEntry, Self) {
        let key = SigningKey::from_bytes(&[seed; 32]);
        let proof = Signature(key.sign(&device_joins(&self.account, &public(&key)).0).to_bytes());
        let kind = EntryKind::DeviceAdded { key: public(&key), probation: Wait::DEFAULT, proof };
        let device = DeviceId::of_key(&public(&key));
        (self.entry(chain, kind), Self { key, account: self.account, device, session: 0 })
    }

    pub(crate) fn deliver(&self, token: &Token, body: &[u8]) -> Operation {
        let shown = Shown { account: self.account, token: *token };
        Operation::Deliver { shown, body: body.to_vec() }
    }
}

pub(crate) fn create(client: &Client, seed: u8, invite: Option<&str>) -> Operation {
    let genesis = genesis(seed, client.relay);
    Operation::CreateAccount(CreateAccount { genesis, invite: invite.map(str::to_owned) })
}

fn genesis(seed: u8, relay: RelayId) -> SignedEntry {
    let key = SigningKey::from_bytes(&[seed; 32]);
    let recovery = RecoverySetting { key: PublicKey([seed; 32]), wait: Wait::DEFAULT };
    let kind = EntryKind::Genesis { device_key: public(&key), recovery, relay };
    let signer = By::Device(DeviceId::of_key(&public(&key)));
    let entry = Entry { account: AccountId([0; 32]), index: 0, previous: Hash([0; 32]), signer, kind };
    let signature = Signature(key.sign(&entry.hash().0).to_bytes());
    SignedEntry { entry, signature }
}

pub(crate) fn grant(token: &Token) -> Operation {
    let rights = TokenRights { deliver: true, key_packages: true, chain: true };
    Operation::GrantToken(GrantToken { hash: token.hash(), rights, once: false, expires: None, card_key: None })
}

fn public(key: &SigningKey) -> PublicKey {
    PublicKey(key.verifying_key().to_bytes())
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

    /// Opens the channel; a member of epoch 0.
    pub(crate) async fn open(url: &str, seed: u8) -> (Self, Client) {
        let group = Self::new(seed);
        let mut client = Client::talk(url).await;
        group.found(&mut client).await;
        (group, client)
    }

    /// Opens the channel on a connection, which has both rights then.
    pub(crate) async fn found(&self, client: &mut Client) {
        let open = OpenChannel { channel: self.channel, keys: self.keys(0), retention: 86_400 };
        client.done(Operation::OpenChannel(open)).await;
        self.prove(client, 0).await;
    }

    /// A connection with both rights of an epoch.
    pub(crate) async fn member(&self, url: &str, epoch: u64) -> Client {
        let mut client = Client::talk(url).await;
        self.prove(&mut client, epoch).await;
        client
    }

    pub(crate) async fn prove(&self, client: &mut Client, epoch: u64) {
        for purpose in [Purpose::Read, Purpose::Write] {
            let signed = Prove::signed(&client.relay, &client.nonce, &self.channel, Epoch(epoch), purpose);
            let signature = Signature(self.key(epoch, purpose).sign(&signed.0).to_bytes());
            let prove = Prove { channel: self.channel, epoch: Epoch(epoch), purpose, signature };
            client.done(Operation::Prove(prove)).await;
        }
    }

    fn key(&self, epoch: u64, purpose: Purpose) -> SigningKey {
        let which = [self.seed, u8::from(purpose == Purpose::Write)];
        SigningKey::from_bytes(&Hash::of("test epoch key", &[&which, &epoch.to_be_bytes()]).0)
    }

    fn keys(&self, epoch: u64) -> EpochKeys {
        let key = |purpose| public(&self.key(epoch, purpose));
        EpochKeys { read: key(Purpose::Read), write: key(Purpose::Write) }
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
}

pub(crate) fn appended(answer: ServerEvent) -> u64 {
    match answer {
        ServerEvent::Appended { seq } => seq.0,
        other => panic!("not appended: {other:?}"),
    }
}
