//! What a device, its relay and three other people say to each other: where targets begin, and what their seeds are.
//!
//! *Ada* is a whole engine. *Eve* becomes her contact, *Mallory* is asked by her and has not answered, *Oscar* is a stranger.

use std::collections::{BTreeMap, VecDeque};
use std::net::IpAddr;
use std::sync::{Arc, LazyLock};

use ed25519_dalek::SigningKey;
use kith_core::engine::Engine;
use kith_core::engine::io::{Command, Input, Link, Output};
use kith_core::mls::{Change, Group, KeyPackage, new_key_package};
use kith_core::state::{Batch, State};
use kith_relay::blobs::memory::MemoryBlobs;
use kith_relay::store::memory::MemoryStore;
use kith_relay::{Admission, ConnectionId, Limits, Relay};
use kith_wire::account::StampedEntry;
use kith_wire::card::{from_link, to_link};
use kith_wire::content::{Body, ChainHead, Content};
use kith_wire::inbox::{
    Conversation, Head, Invitation, Letter, LetterKind, Reach, Rejoin, RejoinReason, RelayAddress, Request, Salutation,
};
use kith_wire::{
    AccountId, ChannelId, ClientFrame, ClientHello, CreateAccount, Epoch, GrantToken, Hash, Message, MessageId, Millis,
    Nonce, Operation, PublishKeyPackages, RelayId, Role, Seq, ServerEvent, ServerFrame, Session, Shown, Token,
    TokenRights,
};

use crate::bytes::message;
use crate::eve::Eve;

/// When everything happens.
pub(crate) const NOW: Millis = Millis(1_700_000_000_000);
pub(crate) const URL: &str = "ws://relay.example/v1";
const SEED: [u8; 32] = [9; 32];

/// The relay's key.
pub(crate) fn relay_key() -> SigningKey {
    SigningKey::from_bytes(&[7; 32])
}

fn relay_id() -> RelayId {
    RelayId(relay_key().verifying_key().to_bytes())
}

/// Ada at some point of her life: her memory, and what happened since she was started with it.
pub(crate) struct Stage {
    memory: Batch,
    pub(crate) inputs: Vec<(Input, Millis)>,
}

impl Stage {
    /// Ada after so many of the inputs.
    pub(crate) fn replay(&self, inputs: usize) -> Engine {
        let mut engine = start(&self.memory);
        for (input, now) in self.inputs.iter().take(inputs) {
            engine.handle(input.clone(), *now).expect("it went well when it was recorded");
            while engine.poll().is_some() {}
        }
        engine
    }

    /// The connections that stood after so many of the inputs.
    pub(crate) fn links(&self, inputs: usize) -> Vec<Link> {
        let mut links = Vec::new();
        for (input, _) in self.inputs.iter().take(inputs) {
            match input {
                Input::Connected(link) => links.push(link.clone()),
                Input::Disconnected(link) => links.retain(|other| other != link),
                Input::Received(..) | Input::Foreign(_) | Input::Tick => {}
            }
        }
        links
    }
}

fn start(memory: &Batch) -> Engine {
    let mut state = State::default();
    state.load(memory.clone());
    let mut engine = Engine::load(state, SEED).expect("what an engine saved, it loads");
    engine.online(true);
    engine
}

/// All of it.
pub(crate) struct Recording {
    pub(crate) stages: Vec<Stage>,
    pub(crate) ada: AccountId,
    pub(crate) eve: Eve,
    pub(crate) mallory: Eve,
    pub(crate) oscar: Eve,
    /// The keys that Ada opens letters with: her card's, the one she gave Eve, the one she gave Mallory.
    pub(crate) seal_keys: [Vec<u8>; 3],
    /// What Eve was invited to.
    pub(crate) conversation: Conversation,
    letters: Vec<Letter>,
    requests: Vec<Vec<u8>>,
    events: Vec<Vec<u8>>,
    script: Vec<u8>,
    card_link: String,
}

pub(crate) static RECORDING: LazyLock<Recording> = LazyLock::new(record);

/// Client frames that were sent.
pub(crate) fn requests() -> Vec<Vec<u8>> {
    RECORDING.requests.clone()
}

/// Server frames that were sent.
pub(crate) fn events() -> Vec<Vec<u8>> {
    RECORDING.events.clone()
}

/// Everything that was sent to the relay, as `relay_connection` reads it.
pub(crate) fn conversations() -> Vec<Vec<u8>> {
    vec![RECORDING.script.clone()]
}

/// Letters to Ada, one of each kind that she may get.
pub(crate) fn letters() -> &'static [Letter] {
    &RECORDING.letters
}

/// Ada's card.
pub(crate) fn card_link() -> &'static str {
    &RECORDING.card_link
}

/// Eve's chain.
pub(crate) fn chain() -> &'static [StampedEntry] {
    &RECORDING.eve.chain
}

/// One content of each kind.
pub(crate) fn contents() -> Vec<Content> {
    let Recording { eve, conversation, .. } = &*RECORDING;
    let last = eve.chain.last().expect("a chain");
    let chain = ChainHead { length: eve.chain.len() as u64, hash: last.link() };
    let id = Some(MessageId([1; 16]));
    [
        Body::Text("hello".into()),
        Body::Marks { delivered: id, read: id },
        Body::Profile { name: "Eve".into() },
        Body::ChainUpdate(eve.chain.clone()),
        Body::Ended,
        Body::Reach(eve.reach()),
    ]
    .map(|body| Content { id: MessageId([2; 16]), sent: NOW, seen: Some(conversation.head), chain, ending: None, body })
    .into()
}

fn record() -> Recording {
    let mut meeting = Meeting::new();
    let relay = RelayAddress { url: URL.into(), relay: relay_id() };
    let [mut eve, mut mallory, mut oscar] = [11, 12, 13].map(|seed| Eve::new(seed, relay.clone()));
    for person in [&mut eve, &mut mallory, &mut oscar] {
        meeting.found(person);
    }

    meeting.command(Command::CreateAccount { url: URL.into(), name: "Ada".into(), invite: None });
    let mut founding = meeting.restart();
    // Making a hundred key packages is slow, and is nothing that bytes from outside can change.
    founding.inputs.retain(|(input, _)| !is_stock(input));
    meeting.command(Command::NewCard { once: false, expires: None, label: None });
    let with_a_card = meeting.restart();
    let card_link = meeting.engine.cards(NOW).expect("cards")[0].link.clone();
    let card = from_link(&card_link).expect("a card");
    let card_key = meeting.card_key(&card.account, card.token);

    let request = eve.letter(1, request(&eve));
    meeting.deliver(&eve, &card.account, card.token, &card_key, &request);
    let asked = meeting.restart();
    let open = meeting.engine.requests().expect("requests")[0].id.clone();
    meeting.command(Command::AcceptRequest { request: open, name: Some("Eve".into()) });
    let accepting = meeting.restart();
    let LetterKind::Invitation(invitation) = meeting.newest_letter(&eve).kind else { panic!("an invitation") };
    join(&mut eve, &invitation.conversation);

    let add = Command::AddContact {
        link: to_link(&mallory.card()),
        name: Some("Mallory".into()),
        salutation: Salutation::Hello,
    };
    meeting.command(add);
    let asking = meeting.restart();
    let asked_by_ada = meeting.newest_letter(&mallory);
    let LetterKind::Request(Request { reach, .. }) = &asked_by_ada.kind else { panic!("a request") };
    let answer = answer(&mut meeting, &mut mallory, reach, asked_by_ada.id);
    meeting.command(Command::SendText { name: "Eve".into(), text: "hello".into() });
    let talking = meeting.restart();

    meeting.ask(Role::Conversation, Operation::Whereabouts { channel: invitation.conversation.channel });
    let rejoin = Rejoin {
        conversation: invitation.conversation.id,
        key_packages: vec![package(&mut eve)],
        reason: RejoinReason::Gap,
    };
    let letters = vec![
        oscar.letter(2, self::request(&oscar)),
        eve.letter(3, LetterKind::Rejoin(rejoin)),
        eve.letter(4, LetterKind::Welcome(invitation.conversation.clone())),
        mallory.letter(5, LetterKind::Invitation(answer)),
        asked_by_ada.clone(),
    ];
    let seal_keys = [card_key, invitation.reach.seal_key.clone(), reach.seal_key.clone()];
    let Meeting { requests, events, script, .. } = meeting;
    Recording {
        stages: vec![founding, with_a_card, asked, accepting, asking, talking],
        ada: card.account,
        eve,
        mallory,
        oscar,
        seal_keys,
        conversation: invitation.conversation,
        letters,
        requests,
        events,
        script,
        card_link,
    }
}

fn is_stock(input: &Input) -> bool {
    let Input::Received(_, bytes) = input else { return false };
    ServerFrame::decode(bytes).is_ok_and(|frame| matches!(frame.event, ServerEvent::KeyPackageStock { .. }))
}

fn request(author: &Eve) -> LetterKind {
    LetterKind::Request(Request { reach: author.reach(), name: "Eve".into(), salutation: Salutation::WeMet })
}

fn package(of: &mut Eve) -> Vec<u8> {
    let (state, identity) = of.parts();
    new_key_package(state, &identity, false).expect("a key package")
}

fn join(person: &mut Eve, conversation: &Conversation) {
    let (state, identity) = person.parts();
    Group::join(state, &identity, &conversation.channel, &conversation.welcome).expect("an invitation");
}

/// Mallory says yes: a group with Ada's devices in it, and how to come into it.
fn answer(meeting: &mut Meeting, mallory: &mut Eve, ada: &Reach, request: MessageId) -> Invitation {
    let channel = ChannelId([5; 32]);
    let shown = Shown { account: ada.account, token: ada.token };
    let ServerEvent::KeyPackages(packages) = meeting.ask(Role::Conversation, Operation::ClaimKeyPackages(shown)) else {
        panic!("key packages");
    };
    let add: Vec<_> = packages.iter().map(|package| KeyPackage::parse(package).expect("a key package")).collect();
    let (state, identity) = mallory.parts();
    let mut group = Group::found(state, &identity, &channel).expect("a group");
    let pending =
        group.commit(state, &identity, &relay_id(), Change { add: &add, remove: &[] }, b"").expect("a commit");
    group.merge_pending(state).expect("it won");
    let conversation = Conversation {
        id: MessageId([6; 16]),
        relay: RelayAddress { url: URL.into(), relay: relay_id() },
        channel,
        welcome: pending.welcome.expect("somebody is added"),
        head: Head { epoch: Epoch(1), seq: Seq(1), hash: Hash([1; 32]) },
    };
    Invitation { request, reach: mallory.reach(), name: "Mallory".into(), conversation }
}

/// Ada and her relay, one message at a time, in order and without loss.
struct Meeting {
    relay: Relay,
    engine: Engine,
    now: Millis,
    links: BTreeMap<ConnectionId, Link>,
    arriving: VecDeque<Input>,
    inputs: Vec<(Input, Millis)>,
    wake: Option<Millis>,
    requests: Vec<Vec<u8>>,
    events: Vec<Vec<u8>>,
    script: Vec<u8>,
    connected: u8,
}

impl Meeting {
    fn new() -> Self {
        Self {
            relay: Relay::new(
                Arc::new(MemoryStore::new()),
                Arc::new(MemoryBlobs::default()),
                relay_key(),
                Limits::default(),
                Admission::Open,
            ),
            engine: start(&Batch::new()),
            now: NOW,
            links: BTreeMap::new(),
            arriving: VecDeque::new(),
            inputs: Vec::new(),
            wake: None,
            requests: Vec::new(),
            events: Vec::new(),
            script: Vec::new(),
            connected: 0,
        }
    }

    fn command(&mut self, command: Command) {
        self.engine.command(command, self.now).expect("a command that makes sense");
    }

    /// Ada is started again with what she remembers, and comes to rest.
    fn restart(&mut self) -> Stage {
        for (id, _) in std::mem::take(&mut self.links) {
            self.relay.disconnect(id);
        }
        let memory = self.engine.state().snapshot();
        self.engine = start(&memory);
        self.arriving = VecDeque::from([Input::Tick]);
        self.inputs.clear();
        self.settle();
        Stage { memory, inputs: std::mem::take(&mut self.inputs) }
    }

    fn settle(&mut self) {
        let until = Millis(self.now.0 + 60_000);
        loop {
            self.carry_out();
            let due = self.wake.filter(|at| *at <= until);
            let Some(input) = self.arriving.pop_front().or(due.map(|_| Input::Tick)) else { return };
            if matches!(input, Input::Tick) {
                self.now = self.now.max(due.unwrap_or(self.now));
                self.wake = None;
            }
            self.inputs.push((input.clone(), self.now));
            self.engine.handle(input, self.now).expect("an honest relay");
        }
    }

    fn carry_out(&mut self) {
        while let Some(output) = self.engine.poll() {
            match output {
                Output::Save(_) | Output::Show(_) => {}
                Output::Wait(at) => self.wake = Some(at),
                Output::Connect(link) => {
                    let (id, _) = self.connect();
                    self.links.insert(id, link.clone());
                    self.arriving.push_back(Input::Connected(link));
                }
                Output::Disconnect(link) => {
                    let gone: Vec<_> =
                        self.links.iter().filter(|(_, other)| **other == link).map(|(id, _)| *id).collect();
                    for id in gone {
                        self.links.remove(&id);
                        self.relay.disconnect(id);
                    }
                }
                Output::Send(link, bytes) => {
                    let id = self.links.iter().find(|(_, other)| **other == link).map(|(id, _)| *id);
                    let own = id.map(|id| self.send(id, &bytes)).unwrap_or_default();
                    assert!(own.is_empty(), "Ada's relay answers Ada");
                }
            }
        }
    }

    fn connect(&mut self) -> (ConnectionId, Nonce) {
        let nonce = nonce(self.connected);
        self.connected += 1;
        (self.relay.connect(nonce, Some(IpAddr::from([192, 0, 2, 1]))), nonce)
    }

    /// Brings a message to the relay; what it answers to anybody but Ada.
    fn send(&mut self, from: ConnectionId, bytes: &[u8]) -> Vec<Vec<u8>> {
        let number = u8::try_from(from.0 - 1).expect("few connections");
        self.script.push(number);
        self.script.extend(message(bytes));
        if ClientFrame::decode(bytes).is_ok() {
            self.requests.push(bytes.to_vec());
        }
        let mut answers = Vec::new();
        for output in self.relay.receive(from, bytes, self.now) {
            let kith_relay::Output::Message(to, bytes) = output else { panic!("nobody is sent away") };
            if ServerFrame::decode(&bytes).is_ok() {
                self.events.push(bytes.to_vec());
            }
            match self.links.get(&to) {
                Some(link) => self.arriving.push_back(Input::Received(link.clone(), bytes.to_vec())),
                None => answers.push(bytes.to_vec()),
            }
        }
        answers
    }

    /// One request on a connection of its own; its answer.
    fn ask(&mut self, role: Role, operation: Operation) -> ServerEvent {
        let (id, _) = self.greeted(role);
        self.request(id, 1, operation).swap_remove(0)
    }

    fn greeted(&mut self, role: Role) -> (ConnectionId, Nonce) {
        let (id, nonce) = self.connect();
        self.send(id, &ClientHello::new(role, Nonce([1; 32])).encode());
        (id, nonce)
    }

    fn request(&mut self, id: ConnectionId, request: u64, operation: Operation) -> Vec<ServerEvent> {
        let answers = self.send(id, &ClientFrame { request, operation }.encode());
        answers.iter().map(|answer| ServerFrame::decode(answer).expect("an answer").event).collect()
    }

    /// An account for somebody, whose token opens everything.
    fn found(&mut self, person: &mut Eve) {
        let (id, nonce) = self.greeted(Role::Account);
        let create = CreateAccount { genesis: person.genesis(), invite: None };
        let ServerEvent::Stamped(stamp) = self.request(id, 1, Operation::CreateAccount(create)).swap_remove(0) else {
            panic!("a stamp");
        };
        person.chain = vec![StampedEntry { entry: person.genesis(), stamp }];
        self.request(id, 2, Operation::Authenticate(person.authenticate(&nonce, Session(1))));
        let publish = PublishKeyPackages { one_time: vec![package(person)], last_resort: None };
        self.request(id, 3, Operation::PublishKeyPackages(publish));
        let grant = GrantToken {
            hash: person.token.hash(),
            rights: TokenRights { deliver: true, key_packages: true, chain: true },
            once: false,
            expires: None,
            card_key: Some(person.seal_key().to_vec()),
        };
        self.request(id, 4, Operation::GrantToken(grant));
        let part = b"a blob".to_vec();
        let (id_of_blob, size) = (Hash::of("kith blob v1", &[&part]), part.len() as u64);
        self.request(id, 5, Operation::PutBlob { id: id_of_blob, size, offset: 0, part });
        let read = Operation::GetBlob { id: id_of_blob, offset: 2, length: 100 };
        assert!(matches!(self.ask(Role::Conversation, read), ServerEvent::BlobPart { .. }));
        self.relay.disconnect(id);
    }

    fn card_key(&mut self, account: &AccountId, token: Token) -> Vec<u8> {
        let shown = Shown { account: *account, token };
        let ServerEvent::CardKey(key) = self.ask(Role::Conversation, Operation::FetchCardKey(shown)) else {
            panic!("a card key");
        };
        key
    }

    fn deliver(&mut self, from: &Eve, to: &AccountId, token: Token, seal_key: &[u8], letter: &Letter) {
        let body = from.envelope(to, seal_key, letter.encode()).expect("a seal key");
        let done = self.ask(Role::Conversation, Operation::Deliver { shown: Shown { account: *to, token }, body });
        assert_eq!(done, ServerEvent::Done);
        self.settle();
    }

    /// What lies newest in somebody's inbox.
    fn newest_letter(&mut self, person: &Eve) -> Letter {
        let (id, nonce) = self.greeted(Role::Account);
        self.request(id, 1, Operation::Authenticate(person.authenticate(&nonce, Session(2))));
        let events = self.request(id, 2, Operation::ReadInbox { after: Seq(0) });
        self.relay.disconnect(id);
        let Some(ServerEvent::InboxItems(items)) = events.last() else { panic!("a letter: {events:?}") };
        person.open(&items.last().expect("an item").body)
    }
}

/// The random value of a connection, by its number.
pub(crate) fn nonce(number: u8) -> Nonce {
    Nonce([number; 32])
}
