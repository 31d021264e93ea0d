//! Accounts: founding, sessions, the chain, the inbox, key packages of one's own.

use kith_relay::{Admission, Limits};
use kith_wire::account::EntryKind;
use kith_wire::{
    AccountId, Closing, ClosingReason, CreateAccount, Operation, PublishKeyPackages, Refusal, Role, Seq, ServerEvent,
    Span, Token, invitation,
};

use crate::world::{Device, World, deliver, found, found_with, genesis, grant, join};

fn create(world: &World, seed: u8, invite: Option<&str>) -> Operation {
    let genesis = genesis(seed, world.id());
    Operation::CreateAccount(CreateAccount { genesis, invite: invite.map(str::to_owned) })
}

fn rule(name: &str) -> Refusal {
    Refusal::ChainRule { rule: name.into() }
}

#[test]
fn the_same_genesis_again_is_answered_with_the_stamp_it_has() {
    let mut world = World::new();
    let mut client = world.connect(Role::Account);
    let create = create(&world, 1, None);
    let first = world.ask(&mut client, create.clone());
    assert!(matches!(first, ServerEvent::Stamped(_)));
    world.now.0 += 5_000;
    assert_eq!(world.ask(&mut client, create), first);
}

#[test]
fn a_genesis_for_another_relay_or_with_a_wrong_signature_founds_nothing() {
    let mut world = World::new();
    let mut client = world.connect(Role::Account);
    let elsewhere = genesis(1, kith_wire::RelayId([3; 32]));
    let elsewhere = Operation::CreateAccount(CreateAccount { genesis: elsewhere, invite: None });
    assert_eq!(world.refusal(&mut client, elsewhere), rule("relay"));
    let mut forged = genesis(1, world.id());
    forged.signature.0[0] ^= 1;
    let forged = Operation::CreateAccount(CreateAccount { genesis: forged, invite: None });
    assert_eq!(world.refusal(&mut client, forged), rule("genesis"));
}

#[test]
fn by_invitation_each_code_admits_one_account_however_often_it_asks() {
    let mut world = World::with(Limits::default(), Admission::Invite);
    let codes = ["one", "two"].map(invitation).into();
    world.relay.writer().invite(&codes).unwrap();
    let mut client = world.connect(Role::Account);
    let (uninvited, guessed) = (create(&world, 1, None), create(&world, 1, Some("three")));
    assert_eq!(world.refusal(&mut client, uninvited), Refusal::NotAdmitted);
    assert_eq!(world.refusal(&mut client, guessed), Refusal::NotAdmitted);
    let admitted = create(&world, 1, Some("one"));
    let stamped = world.ask(&mut client, admitted.clone());
    assert!(matches!(stamped, ServerEvent::Stamped(_)));
    assert_eq!(world.ask(&mut client, admitted), stamped);
    world.relay.writer().invite(&codes).unwrap();
    let spent = create(&world, 2, Some("one"));
    assert_eq!(world.refusal(&mut client, spent), Refusal::NotAdmitted);
    let other = create(&world, 2, Some("two"));
    assert!(matches!(world.ask(&mut client, other), ServerEvent::Stamped(_)));
}

#[test]
fn members_invite_within_an_allowance_and_whom_a_member_let_in_begins_with_none() {
    let mut world = World::with(Limits::default(), Admission::Invite);
    world.relay.writer().invite(&[invitation("by the operator")].into()).unwrap();
    let mut ada = found_with(&mut world, 1, Some("by the operator"));
    let mut client = ada.connect(&mut world);
    for code in ["a", "b", "c", "d", "e", "e", "a"] {
        world.done(&mut client, Operation::Invite { hash: invitation(code) });
    }
    let more = || Operation::Invite { hash: invitation("more") };
    assert!(matches!(world.refusal(&mut client, more()), Refusal::RateLimited { .. }));

    let mut ben = found_with(&mut world, 2, Some("a"));
    let mut stranger = world.connect(Role::Account);
    for spent_or_unknown in ["a", "more"] {
        let create = create(&world, 3, Some(spent_or_unknown));
        assert_eq!(world.refusal(&mut stranger, create), Refusal::NotAdmitted);
    }
    let mut client = ben.connect(&mut world);
    assert!(matches!(world.refusal(&mut client, more()), Refusal::RateLimited { .. }));
    world.now.0 += 7 * 86_400_000;
    world.done(&mut client, more());
    let another = Operation::Invite { hash: invitation("another") };
    assert!(matches!(world.refusal(&mut client, another), Refusal::RateLimited { .. }));
    found_with(&mut world, 3, Some("more"));
}

#[test]
fn where_members_invite_nobody_nobody_is_admitted_by_them() {
    let mut limits = Limits::default();
    limits.invitations.burst = 0;
    let mut world = World::with(limits, Admission::Open);
    let (_, mut client) = join(&mut world, 1);
    let invite = Operation::Invite { hash: invitation("a") };
    assert_eq!(world.refusal(&mut client, invite), Refusal::NotAdmitted);
}

#[test]
fn nothing_of_an_account_is_done_before_a_device_has_proven_itself() {
    let mut world = World::new();
    let device = found(&mut world, 1);
    let mut client = world.connect(Role::Account);
    for operation in [
        Operation::AppendEntry(device.entry(EntryKind::Frozen)),
        Operation::ReadOwnChain { from: 0 },
        Operation::ReadInbox { after: Seq(0) },
        Operation::PublishKeyPackages(PublishKeyPackages::default()),
        Operation::GrantToken(grant(&Token([1; 32]))),
        Operation::RevokeToken { hash: Token([1; 32]).hash() },
        Operation::Invite { hash: invitation("code") },
    ] {
        assert_eq!(world.refusal(&mut client, operation), Refusal::NotAuthenticated);
    }
}

#[test]
fn a_wrong_proof_is_answered_alike_whether_account_and_device_exist_or_not() {
    let mut world = World::new();
    let ada = found(&mut world, 1);
    let other_account = Device { account: AccountId([5; 32]), ..ada.clone() };
    let other_device = Device { id: kith_wire::DeviceId([5; 16]), ..ada.clone() };
    let thief = Device { key: ed25519_dalek::SigningKey::from_bytes(&[66; 32]), ..ada.clone() };
    let answers = [other_account, other_device, thief].map(|device| {
        let mut client = world.connect(Role::Account);
        let authenticate = device.authenticate(&world, &client, 1);
        world.answer_bytes(&mut client, authenticate)
    });
    assert!(answers.iter().all(|answer| answer == &answers[0]));
    let mut client = world.connect(Role::Account);
    let elsewhere = world.connect(Role::Account);
    let replayed = ada.authenticate(&world, &elsewhere, 1);
    assert_eq!(world.answer_bytes(&mut client, replayed), answers[0]);
    let honest = ada.authenticate(&world, &client, 1);
    world.done(&mut client, honest);
}

#[test]
fn a_session_number_that_was_used_is_refused_even_after_a_restart() {
    let mut world = World::new();
    let mut device = found(&mut world, 1);
    device.session = 6;
    device.connect(&mut world);
    world.restart();
    for used in [7, 6, 0] {
        let mut copy = world.connect(Role::Account);
        let authenticate = device.authenticate(&world, &copy, used);
        assert_eq!(world.refusal(&mut copy, authenticate), Refusal::SessionTaken);
        let read = Operation::ReadOwnChain { from: 0 };
        assert_eq!(world.refusal(&mut copy, read), Refusal::NotAuthenticated);
    }
    let mut original = world.connect(Role::Account);
    let authenticate = device.authenticate(&world, &original, 8);
    world.done(&mut original, authenticate);
}

#[test]
fn a_newer_session_ends_the_older_connection_of_the_device_and_of_no_other() {
    let mut world = World::new();
    let (mut ada, older) = join(&mut world, 1);
    let (_, bob) = join(&mut world, 2);
    let newer = ada.connect(&mut world);
    let pushed = world.pushed(&older);
    assert!(matches!(&pushed[..], [ServerEvent::Closing(Closing { reason: ClosingReason::Superseded, .. })]));
    assert!(world.has_ended(&older));
    assert!(!world.has_ended(&newer) && !world.has_ended(&bob));
}

#[test]
fn a_connection_is_one_devices_once() {
    let mut world = World::new();
    let (mut ada, mut client) = join(&mut world, 1);
    ada.session += 1;
    let again = ada.authenticate(&world, &client, ada.session);
    assert_eq!(world.refusal(&mut client, again), Refusal::NotAuthenticated);
    let create = create(&world, 7, None);
    assert_eq!(world.refusal(&mut client, create), Refusal::NotAuthenticated);
}

#[test]
fn entries_are_stamped_when_the_chain_allows_them_and_an_entry_sent_again_has_the_stamp_it_had() {
    let mut world = World::new();
    let (mut ada, mut client) = join(&mut world, 1);
    world.now.0 -= 10_000_000;
    let entry = ada.entry(EntryKind::Frozen);
    ada.append(&mut world, &mut client, EntryKind::Frozen);
    let stamp = ada.chain[1].stamp;
    assert_eq!(stamp.time, ada.chain[0].stamp.time, "stamps never decrease");
    assert_eq!(world.ask(&mut client, Operation::AppendEntry(entry)), ServerEvent::Stamped(stamp));
    let chain = world.ask(&mut client, Operation::ReadOwnChain { from: 0 });
    assert_eq!(chain, ServerEvent::OwnChain(ada.chain.clone()));
    assert!(kith_chain::Chain::verify(&ada.chain).is_ok());
    let rest = world.ask(&mut client, Operation::ReadOwnChain { from: 1 });
    assert_eq!(rest, ServerEvent::OwnChain(ada.chain[1..].to_vec()));
    let again = ada.entry(EntryKind::Closed);
    assert_eq!(world.refusal(&mut client, Operation::AppendEntry(again)), rule("frozen"));
}

#[test]
fn a_device_on_probation_reads_its_chain_and_does_nothing_else() {
    let mut world = World::new();
    let (mut ada, mut client) = join(&mut world, 1);
    let mut new = ada.link(&mut world, &mut client, 50);
    let mut probation = new.connect(&mut world);
    assert!(matches!(world.ask(&mut probation, Operation::ReadOwnChain { from: 0 }), ServerEvent::OwnChain(_)));
    for operation in [
        Operation::ReadInbox { after: Seq(0) },
        Operation::PublishKeyPackages(PublishKeyPackages::default()),
        Operation::GrantToken(grant(&Token([1; 32]))),
        Operation::RevokeToken { hash: Token([1; 32]).hash() },
        Operation::Invite { hash: invitation("code") },
    ] {
        assert_eq!(world.refusal(&mut probation, operation), rule("not_confirmed"));
    }
    ada.append(&mut world, &mut client, EntryKind::DeviceConfirmed { device: new.id });
    assert!(matches!(world.ask(&mut probation, Operation::ReadInbox { after: Seq(0) }), ServerEvent::InboxOpened(_)));
}

#[test]
fn probation_ends_by_itself_when_its_time_is_over() {
    let mut world = World::new();
    let (mut ada, mut client) = join(&mut world, 1);
    let mut new = ada.link(&mut world, &mut client, 50);
    let mut probation = new.connect(&mut world);
    world.now.0 += crate::world::DAY - 1000;
    let early = world.refusal(&mut probation, Operation::ReadInbox { after: Seq(0) });
    assert_eq!(early, rule("not_confirmed"));
    world.now.0 += 1000;
    assert!(matches!(world.ask(&mut probation, Operation::ReadInbox { after: Seq(0) }), ServerEvent::InboxOpened(_)));
}

#[test]
fn the_inbox_is_delivered_from_where_the_device_left_off_and_goes_on_live() {
    let mut world = World::new();
    let (ada, mut client) = join(&mut world, 1);
    let token = Token([1; 32]);
    ada.grant(&mut world, &mut client, &token);
    let mut bob = world.talk();
    for body in [b"one", b"two"] {
        world.done(&mut bob, deliver(ada.shown(&token), body));
    }
    let opened = world.ask(&mut client, Operation::ReadInbox { after: Seq(1) });
    assert_eq!(opened, ServerEvent::InboxOpened(Span { head: Seq(2), low: Seq(0) }));
    world.done(&mut bob, deliver(ada.shown(&token), b"three"));
    let items = world.items(&client);
    assert_eq!(
        items.iter().map(|item| (item.seq.0, &item.body[..])).collect::<Vec<_>>(),
        [(2, &b"two"[..]), (3, &b"three"[..])]
    );
}

#[test]
fn a_publication_sent_again_adds_nothing_and_the_stock_is_limited() {
    let limits = Limits { key_packages: 3, ..Limits::default() };
    let mut world = World::with(limits, Admission::Open);
    let (_, mut client) = join(&mut world, 1);
    let stock = |one_time, last_resort| ServerEvent::KeyPackageStock { one_time, last_resort };
    let publish = |one_time: &[&[u8]], last_resort: Option<&[u8]>| {
        Operation::PublishKeyPackages(PublishKeyPackages {
            one_time: one_time.iter().map(|package| package.to_vec()).collect(),
            last_resort: last_resort.map(<[u8]>::to_vec),
        })
    };
    assert_eq!(world.ask(&mut client, publish(&[], None)), stock(0, false));
    let first = publish(&[b"a", b"b"], Some(b"last"));
    assert_eq!(world.ask(&mut client, first.clone()), stock(2, true));
    assert_eq!(world.ask(&mut client, first), stock(2, true));
    assert_eq!(world.refusal(&mut client, publish(&[b"c", b"d"], None)), Refusal::Full);
    assert_eq!(world.ask(&mut client, publish(&[b"c"], None)), stock(3, true));
    assert_eq!(world.ask(&mut client, publish(&[], None)), stock(3, true));
}

#[test]
fn tokens_are_limited_and_those_that_open_nothing_any_more_make_room() {
    let limits = Limits { tokens: 2, ..Limits::default() };
    let mut world = World::with(limits, Admission::Open);
    let (ada, mut client) = join(&mut world, 1);
    let tokens = [1, 2, 3, 4].map(|n| Token([n; 32]));
    let soon =
        kith_wire::GrantToken { expires: Some(kith_wire::Seconds(world.now.0 / 1000 + 60)), ..grant(&tokens[0]) };
    world.done(&mut client, Operation::GrantToken(soon));
    ada.grant(&mut world, &mut client, &tokens[1]);
    ada.grant(&mut world, &mut client, &tokens[1]);
    assert_eq!(world.refusal(&mut client, Operation::GrantToken(grant(&tokens[2]))), Refusal::Full);
    world.now.0 += 61_000;
    ada.grant(&mut world, &mut client, &tokens[2]);
    assert_eq!(world.refusal(&mut client, Operation::GrantToken(grant(&tokens[3]))), Refusal::Full);
    world.done(&mut client, Operation::RevokeToken { hash: tokens[1].hash() });
    world.done(&mut client, Operation::RevokeToken { hash: tokens[1].hash() });
    ada.grant(&mut world, &mut client, &tokens[3]);
}
