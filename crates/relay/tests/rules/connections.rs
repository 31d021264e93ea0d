//! Connections: greeting, roles, and bytes that are no message.

use kith_wire::{
    Append, Authenticate, ClientFrame, ClientHello, Closing, ClosingReason, Commit, CreateAccount, Epoch, GrantToken,
    Hash, Incompatible, Message, Nonce, OpenChannel, Operation, Prove, PublishKeyPackages, Purpose, Refusal, Role, Seq,
    ServerEvent, ServerFrame, ServerHello, Session, Shown, Signature, Subscribe, Token, TokenRights,
};

use crate::world::{Group, World, found, genesis};

#[test]
fn an_older_and_a_newer_peer_are_told_which_versions_the_relay_speaks() {
    let mut world = World::new();
    for (version_min, version_max) in [(0, 0), (2, 9)] {
        let id = world.relay.connect(Nonce([1; 32]), None);
        let hello = ClientHello { version_min, version_max, role: Role::Account, nonce: Nonce([7; 32]) };
        world.send(id, &hello.encode());
        let sent = world.take_sent(id);
        let versions = Incompatible { version_min: 1, version_max: 1 };
        assert_eq!(
            sent.iter().map(|sent| ServerHello::decode(sent).unwrap()).collect::<Vec<_>>(),
            [ServerHello::Incompatible(versions)]
        );
        world.send(id, &ClientHello::new(Role::Account, Nonce([7; 32])).encode());
        assert!(world.take_sent(id).is_empty(), "the connection has ended");
    }
}

#[test]
fn a_first_message_that_is_no_hello_ends_the_connection() {
    let mut world = World::new();
    let id = world.relay.connect(Nonce([1; 32]), None);
    world.send(id, b"GET / HTTP/1.1");
    assert!(world.take_sent(id).is_empty());
    world.send(id, &ClientHello::new(Role::Account, Nonce([7; 32])).encode());
    assert!(world.take_sent(id).is_empty());
}

#[test]
fn bytes_that_are_no_frame_end_the_connection_with_a_reason() {
    let mut world = World::new();
    let client = world.talk();
    world.send(client.id, &[0xff; 10]);
    let pushed = world.pushed(&client);
    assert!(matches!(&pushed[..], [ServerEvent::Closing(Closing { reason: ClosingReason::Malformed, .. })]));
    assert!(world.has_ended(&client));
}

#[test]
fn a_request_with_a_wrong_field_is_refused_by_its_number_and_the_connection_goes_on() {
    let mut world = World::new();
    let mut client = world.talk();
    let group = Group::new(1);
    let too_short = OpenChannel { channel: group.channel, keys: group.keys(0), retention: 1 };
    world.send(client.id, &ClientFrame { request: 77, operation: Operation::OpenChannel(too_short) }.encode());
    let answer = world.take_sent(client.id);
    let answer = ServerFrame::decode(&answer[0]).unwrap();
    assert_eq!(answer, ServerFrame { request: 77, event: ServerEvent::Refusal(Refusal::Malformed) });

    let body = vec![0; kith_wire::limits::MESSAGE + 1];
    let append = Append { channel: group.channel, epoch: Epoch(0), body };
    world.send(client.id, &ClientFrame { request: 78, operation: Operation::Append(append) }.encode());
    let answer = ServerFrame::decode(&world.take_sent(client.id)[0]).unwrap();
    assert_eq!(answer, ServerFrame { request: 78, event: ServerEvent::Refusal(Refusal::TooLarge) });
    world.done(&mut client, group.open());
}

#[test]
fn a_connection_is_told_where_the_relay_sees_it_come_from() {
    let mut world = World::new();
    let channel = Group::new(1).channel;
    let mut asked_from = |address: Option<&str>| {
        world.address = address.map(|address| address.parse().unwrap());
        let mut client = world.talk();
        world.ask(&mut client, Operation::Whereabouts { channel })
    };
    let [one, same, other] = ["192.0.2.7", "::ffff:192.0.2.7", "2001:db8::1"].map(|address| {
        let ServerEvent::Whereabouts(whereabouts) = asked_from(Some(address)) else { panic!("not told") };
        whereabouts
    });
    assert_eq!(one, same);
    assert_eq!(other.address.to_string(), "2001:db8::1");
    assert!(one.is_near(&same) && !one.is_near(&other));
    assert_eq!(asked_from(None), ServerEvent::Refusal(Refusal::Unavailable));
    assert_eq!(one.time, world.now.seconds());
    assert!(one.verify(&world.id(), &channel) && other.verify(&world.id(), &channel));
    assert!(!one.verify(&world.id(), &Group::new(2).channel));
}

#[test]
fn no_connection_mixes_account_and_conversation_operations() {
    let mut world = World::new();
    let mut device = found(&mut world, 1);
    for operation in every_operation(&world) {
        let mut client = match operation.role() {
            Role::Account => world.talk(),
            Role::Conversation => device.connect(&mut world),
        };
        assert_eq!(world.refusal(&mut client, operation), Refusal::WrongRole);
    }
    for operation in every_operation(&world).into_iter().filter(|operation| operation.role() == Role::Conversation) {
        let mut client = world.connect(Role::Account);
        assert_eq!(world.refusal(&mut client, operation), Refusal::WrongRole, "before authentication, too");
    }
}

fn every_operation(world: &World) -> Vec<Operation> {
    let shown = Shown { account: kith_wire::AccountId([1; 32]), token: Token([1; 32]) };
    let group = Group::new(3);
    let genesis = genesis(3, world.id());
    let signature = Signature([1; 64]);
    let account = shown.account;
    let device = kith_wire::DeviceId([1; 16]);
    let hash = Hash([1; 32]);
    let rights = TokenRights::default();
    vec![
        Operation::CreateAccount(CreateAccount { genesis: genesis.clone(), invite: None }),
        Operation::Authenticate(Authenticate { account, device, session: Session(9), signature }),
        Operation::AppendEntry(genesis),
        Operation::ReadOwnChain { from: 0 },
        Operation::ReadInbox { after: Seq(0) },
        Operation::PublishKeyPackages(PublishKeyPackages::default()),
        Operation::GrantToken(GrantToken { hash, rights, once: false, expires: None, card_key: None }),
        Operation::RevokeToken { hash },
        Operation::Invite { hash },
        Operation::FetchCardKey(shown.clone()),
        Operation::Deliver { shown: shown.clone(), body: b"x".to_vec() },
        Operation::ClaimKeyPackages(shown.clone()),
        Operation::ReadChain { shown, from: 0 },
        group.open(),
        Operation::Prove(Prove { channel: group.channel, epoch: Epoch(0), purpose: Purpose::Read, signature }),
        group.message(0, b"x"),
        Operation::Commit(Commit { channel: group.channel, epoch: Epoch(0), body: b"x".to_vec(), next: group.keys(1) }),
        Operation::Subscribe(Subscribe { channel: group.channel, epoch: Epoch(0), after: Seq(0) }),
        Operation::Unsubscribe { channel: group.channel },
        Operation::Whereabouts { channel: group.channel },
        Operation::PutBlob { id: hash, size: 1, offset: 0, part: b"x".to_vec() },
        Operation::GetBlob { id: hash, offset: 0, length: 1 },
    ]
}
