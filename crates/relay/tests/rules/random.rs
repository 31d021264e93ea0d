//! Anything, in any order: the relay keeps one total order a channel, and never panics.

use kith_wire::{
    ClientFrame, ClientHello, Epoch, Message, Nonce, Operation, Purpose, Refusal, Role, Seq, ServerEvent, Token,
};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::world::{Client, Group, World, deliver, found, grant, join};

const CLIENTS: usize = 3;
const GROUPS: usize = 2;

/// What one of the clients does to one of the channels.
#[derive(Clone, Debug)]
enum Deed {
    Open,
    Prove(u64, Purpose),
    Append(u64),
    Commit(u64),
    Subscribe(u64, u64),
    Unsubscribe,
    Restart,
}

fn deed() -> impl Strategy<Value = Deed> {
    let epoch = || 0..4_u64;
    let purpose = prop_oneof![Just(Purpose::Read), Just(Purpose::Write)];
    prop_oneof![
        2 => Just(Deed::Open),
        8 => (epoch(), purpose).prop_map(|(epoch, purpose)| Deed::Prove(epoch, purpose)),
        8 => epoch().prop_map(Deed::Append),
        4 => epoch().prop_map(Deed::Commit),
        6 => (epoch(), 0..6_u64).prop_map(|(epoch, after)| Deed::Subscribe(epoch, after)),
        1 => Just(Deed::Unsubscribe),
        1 => Just(Deed::Restart),
    ]
}

/// A record: its number, its epoch, its body.
type Entry = (u64, u64, Vec<u8>);

/// What a channel must be, said as simply as possible.
#[derive(Default)]
struct Model {
    open: bool,
    epoch: u64,
    records: Vec<Entry>,
}

/// What a connection has shown of a channel, and what it was given.
#[derive(Clone, Default)]
struct View {
    read: Option<u64>,
    write: Option<u64>,
    subscription: Option<Reading>,
}

#[derive(Clone)]
struct Reading {
    epoch: u64,
    after: u64,
    given: Vec<Entry>,
    ended: bool,
}

impl Model {
    fn write(&mut self, view: &View, epoch: u64, body: &[u8], ends: bool) -> Result<u64, Refusal> {
        if view.write.is_none_or(|proven| proven < epoch) {
            return Err(Refusal::NoRight);
        }
        if epoch != self.epoch {
            return Err(Refusal::StaleEpoch { current: Epoch(self.epoch) });
        }
        let seq = self.records.last().map_or(0, |last| last.0) + 1;
        self.records.push((seq, epoch, body.to_vec()));
        self.epoch += u64::from(ends);
        Ok(seq)
    }

    fn due(&self, reading: &Reading) -> Vec<Entry> {
        let due = self.records.iter().filter(|(seq, epoch, _)| *seq > reading.after && *epoch <= reading.epoch);
        due.cloned().collect()
    }
}

struct Run {
    world: World,
    clients: Vec<Client>,
    models: [Model; GROUPS],
    views: Vec<[View; GROUPS]>,
}

impl Run {
    fn new() -> Self {
        let mut run = Self { world: World::new(), clients: Vec::new(), models: Default::default(), views: Vec::new() };
        run.connect();
        run
    }

    fn connect(&mut self) {
        self.clients = (0..CLIENTS).map(|_| self.world.talk()).collect();
        self.views = vec![Default::default(); CLIENTS];
    }

    fn step(&mut self, who: usize, which: usize, deed: Deed, body: &[u8]) -> Result<(), TestCaseError> {
        let group = group(which);
        let (model, view) = (&mut self.models[which], &mut self.views[who][which]);
        let (world, client) = (&mut self.world, &mut self.clients[who]);
        match deed {
            Deed::Open => {
                prop_assert_eq!(world.ask(client, group.open()), ServerEvent::Done);
                model.open = true;
            }
            Deed::Prove(epoch, purpose) => {
                let prove = group.prove(world, client, epoch, purpose);
                let answer = world.ask(client, prove);
                if model.open && epoch <= model.epoch {
                    prop_assert_eq!(answer, ServerEvent::Done);
                    let proven = if purpose == Purpose::Write { &mut view.write } else { &mut view.read };
                    *proven = (*proven).max(Some(epoch));
                } else {
                    prop_assert_eq!(answer, ServerEvent::Refusal(Refusal::NoRight));
                }
            }
            Deed::Append(epoch) => {
                let answer = world.ask(client, group.message(epoch, body));
                prop_assert_eq!(answer, written(model.write(view, epoch, body, false)));
            }
            Deed::Commit(epoch) => {
                let answer = world.ask(client, group.commit(epoch, body));
                prop_assert_eq!(answer, written(model.write(view, epoch, body, true)));
            }
            Deed::Subscribe(epoch, after) => {
                let answer = world.ask(client, group.subscribe(epoch, after));
                if view.read.is_some_and(|proven| proven >= epoch) {
                    let subscribed = matches!(answer, ServerEvent::Subscribed { .. });
                    prop_assert!(subscribed);
                    view.subscription = Some(Reading { epoch, after, given: Vec::new(), ended: false });
                } else {
                    prop_assert_eq!(answer, ServerEvent::Refusal(Refusal::NoRight));
                }
            }
            Deed::Unsubscribe => {
                world.done(client, Operation::Unsubscribe { channel: group.channel });
                view.subscription = None;
            }
            Deed::Restart => {
                world.restart();
                self.connect();
            }
        }
        self.check()
    }

    /// Everybody was given just what is due, once, in order, and told of the end.
    fn check(&mut self) -> Result<(), TestCaseError> {
        for (client, views) in self.clients.iter().zip(&mut self.views) {
            for event in self.world.pushed(client) {
                take(views, event)?;
            }
            for (view, model) in views.iter().zip(&self.models) {
                if let Some(reading) = &view.subscription {
                    prop_assert_eq!(&reading.given, &model.due(reading));
                    prop_assert_eq!(reading.ended, model.epoch > reading.epoch);
                }
            }
        }
        Ok(())
    }
}

fn group(which: usize) -> Group {
    Group::new(u8::try_from(which).unwrap() + 1)
}

fn written(result: Result<u64, Refusal>) -> ServerEvent {
    result.map_or_else(ServerEvent::Refusal, |seq| ServerEvent::Appended { seq: Seq(seq) })
}

fn take(views: &mut [View; GROUPS], event: ServerEvent) -> Result<(), TestCaseError> {
    let channel = match &event {
        ServerEvent::Records { channel, .. } | ServerEvent::SubscriptionEnded { channel, .. } => *channel,
        other => return Err(TestCaseError::fail(format!("pushed {other:?}"))),
    };
    let which = (0..GROUPS).find(|which| group(*which).channel == channel).unwrap();
    let reading = views[which].subscription.as_mut();
    let reading = reading.ok_or_else(|| TestCaseError::fail("pushed without a subscription"))?;
    prop_assert!(!reading.ended, "nothing comes after the end");
    match event {
        ServerEvent::Records { records, .. } => {
            reading.given.extend(records.into_iter().map(|record| (record.seq.0, record.epoch.0, record.body)));
        }
        _ => reading.ended = true,
    }
    Ok(())
}

/// Messages as an honest client would send them, to be spoilt.
fn honest_messages(world: &World) -> Vec<Vec<u8>> {
    let group = Group::new(1);
    let shown = kith_wire::Shown { account: kith_wire::AccountId([1; 32]), token: Token([1; 32]) };
    let operations = [
        group.open(),
        group.message(0, b"body"),
        group.commit(0, b"body"),
        group.subscribe(0, 0),
        deliver(shown.clone(), b"body"),
        Operation::ClaimKeyPackages(shown),
        Operation::GrantToken(grant(&Token([1; 32]))),
        Operation::CreateAccount(kith_wire::CreateAccount {
            genesis: crate::world::genesis(1, world.id()),
            invite: Some("code".into()),
        }),
        Operation::ReadInbox { after: Seq(0) },
    ];
    let frames = operations.into_iter().zip(1..).map(|(operation, request)| ClientFrame { request, operation });
    frames.map(|frame| frame.encode()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn whatever_clients_do_each_channel_has_one_order_and_everybody_is_given_just_what_is_due(
        deeds in vec((0..CLIENTS, 0..GROUPS, deed()), 1..60),
    ) {
        let mut run = Run::new();
        for (step, (who, which, deed)) in deeds.into_iter().enumerate() {
            run.step(who, which, deed, format!("{step}").as_bytes())?;
        }
    }

    #[test]
    fn random_bytes_never_panic_a_connection(first: Vec<u8>, rest in vec(any::<Vec<u8>>(), 0..4)) {
        let mut world = World::new();
        let id = world.relay.connect(Nonce([1; 32]), None);
        world.send(id, &first);
        let clients = [world.talk(), world.connect(Role::Account), join(&mut world, 1).1];
        for bytes in &rest {
            clients.iter().for_each(|client| world.send(client.id, bytes));
        }
        prop_assert!(world.relay.fault().is_none());
    }

    #[test]
    fn spoilt_messages_never_panic_a_connection(
        spoils in vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let mut world = World::new();
        let messages = honest_messages(&world);
        let mut device = found(&mut world, 1);
        for (which, place, byte) in spoils {
            let mut message = which.get(&messages).clone();
            let place = place.index(message.len());
            message[place] = byte;
            for client in [world.talk(), world.connect(Role::Account), device.connect(&mut world)] {
                world.send(client.id, &message);
            }
            let mut hello = ClientHello::new(Role::Account, Nonce([7; 32])).encode();
            let place = place % hello.len();
            hello[place] = byte;
            let id = world.relay.connect(Nonce([2; 32]), None);
            world.send(id, &hello);
        }
        prop_assert!(world.relay.fault().is_none());
    }
}
