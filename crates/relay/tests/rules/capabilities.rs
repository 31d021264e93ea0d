//! Capabilities: what tokens open, and that a token that does not is told from no other.

use std::sync::Arc;

use kith_relay::store::faulty::{FaultTable, Faulty};
use kith_relay::store::memory::MemoryStore;
use kith_relay::{Admission, Limits, Rate};
use kith_wire::account::EntryKind;
use kith_wire::{
    GrantToken, Operation, PublishKeyPackages, Refusal, Seconds, Seq, ServerEvent, Shown, Token, TokenRights,
};

use crate::world::{Client, DAY, Device, World, deliver, grant, join};

const CARD: Token = Token([1; 32]);

fn every_door(shown: &Shown) -> [Operation; 4] {
    [
        Operation::FetchCardKey(shown.clone()),
        deliver(shown.clone(), b"envelope"),
        Operation::ClaimKeyPackages(shown.clone()),
        Operation::ReadChain { shown: shown.clone(), from: 0 },
    ]
}

fn publish(one_time: &[&[u8]], last_resort: &[u8]) -> Operation {
    let one_time = one_time.iter().map(|package| package.to_vec()).collect();
    Operation::PublishKeyPackages(PublishKeyPackages { one_time, last_resort: Some(last_resort.to_vec()) })
}

/// An account that has granted the token everything, and can give everything.
fn reachable(world: &mut World, grant: GrantToken) -> (Device, Client) {
    let (ada, mut client) = join(world, 1);
    world.done(&mut client, Operation::GrantToken(grant));
    world.ask(&mut client, publish(&[b"a1", b"a2"], b"a-last"));
    (ada, client)
}

#[test]
fn a_token_opens_what_it_was_granted() {
    let mut world = World::new();
    let (ada, mut client) = reachable(&mut world, grant(&CARD));
    let mut bob = world.talk();
    let [card, deliver, claim, read] = every_door(&ada.shown(&CARD));
    assert_eq!(world.ask(&mut bob, card), ServerEvent::CardKey(b"card key".to_vec()));
    world.done(&mut bob, deliver);
    assert_eq!(world.ask(&mut bob, claim), ServerEvent::KeyPackages(vec![b"a1".to_vec()]));
    assert_eq!(world.ask(&mut bob, read), ServerEvent::ChainPart(ada.chain));
    world.ask(&mut client, Operation::ReadInbox { after: Seq(0) });
    assert_eq!(world.items(&client)[0].body, b"envelope");
}

#[test]
fn a_token_opens_only_what_it_was_granted() {
    let mut world = World::new();
    let none = TokenRights::default();
    let rights = [
        TokenRights { deliver: true, ..none },
        TokenRights { key_packages: true, ..none },
        TokenRights { chain: true, ..none },
    ];
    let (ada, mut client) = reachable(&mut world, GrantToken { rights: none, ..grant(&CARD) });
    for (right, opened) in rights.into_iter().zip(1..) {
        let granted = GrantToken { rights: right, card_key: None, ..grant(&CARD) };
        world.done(&mut client, Operation::GrantToken(granted));
        let mut bob = world.talk();
        for (door, operation) in every_door(&ada.shown(&CARD)).into_iter().enumerate() {
            let refused = world.ask(&mut bob, operation) == ServerEvent::Refusal(Refusal::Unavailable);
            assert_eq!(refused, door != opened, "right {right:?}, door {door}");
        }
    }
}

#[test]
fn answers_to_a_token_that_never_existed_and_one_revoked_expired_or_spent_are_the_same_bytes() {
    let limits = Limits { inbox_items: 2, ..Limits::default() };
    let mut world = World::with(limits, Admission::Open);
    let (ada, mut client) = reachable(&mut world, grant(&CARD));
    let (mut cy, mut of_cy) = join(&mut world, 3);
    let [revoked, expired, spent, frozen, full] = [2, 3, 4, 5, 6].map(|n| Token([n; 32]));
    ada.grant(&mut world, &mut client, &revoked);
    world.done(&mut client, Operation::RevokeToken { hash: revoked.hash() });
    let until = Some(Seconds(world.now.0 / 1000 + 10));
    world.done(&mut client, Operation::GrantToken(GrantToken { expires: until, ..grant(&expired) }));
    world.done(&mut client, Operation::GrantToken(GrantToken { once: true, ..grant(&spent) }));
    let mut bob = world.talk();
    world.done(&mut bob, deliver(ada.shown(&spent), b"spends it"));
    cy.grant(&mut world, &mut of_cy, &frozen);
    cy.append(&mut world, &mut of_cy, EntryKind::Frozen);
    world.done(&mut bob, deliver(ada.shown(&CARD), b"fills the inbox"));
    ada.grant(&mut world, &mut client, &full);
    world.now.0 += 10_000;

    let nobody = Shown { account: kith_wire::AccountId([8; 32]), token: CARD };
    let unavailable: Vec<_> = [ada.shown(&Token([9; 32])), ada.shown(&revoked), ada.shown(&expired), ada.shown(&spent)]
        .into_iter()
        .chain([nobody, cy.shown(&CARD)])
        .flat_map(|shown| every_door(&shown))
        .chain(every_door(&cy.shown(&frozen)).into_iter().take(3))
        .chain([deliver(ada.shown(&full), b"no room")])
        .collect();
    let answers: Vec<_> = unavailable.into_iter().map(|operation| world.answer_bytes(&mut bob, operation)).collect();
    assert_eq!(answers.len(), 28);
    assert!(answers.iter().all(|answer| answer == &answers[0]));
    let chain = Operation::ReadChain { shown: cy.shown(&frozen), from: 0 };
    assert_eq!(world.ask(&mut bob, chain), ServerEvent::ChainPart(cy.chain), "contacts see that it is frozen");
}

#[test]
fn every_token_that_does_not_open_costs_the_same_look_ups() {
    let counted = Faulty::new(MemoryStore::new(), FaultTable::default());
    let mut world = World::over(Arc::new(counted.clone()), Limits::default(), Admission::Open);
    let (ada, mut client) = reachable(&mut world, grant(&CARD));
    let [expired, spent] = [3, 4].map(|n| Token([n; 32]));
    let until = Some(Seconds(world.now.0 / 1000));
    world.done(&mut client, Operation::GrantToken(GrantToken { expires: until, ..grant(&expired) }));
    world.done(&mut client, Operation::GrantToken(GrantToken { once: true, ..grant(&spent) }));
    let mut bob = world.talk();
    world.done(&mut bob, deliver(ada.shown(&spent), b"spends it"));
    let nobody = Shown { account: kith_wire::AccountId([8; 32]), token: CARD };
    let tokens = [nobody, ada.shown(&Token([9; 32])), ada.shown(&expired), ada.shown(&spent)];
    for door in 0..4 {
        let costs = tokens.clone().map(|shown| {
            let (_, before) = counted.counts();
            let refusal = world.refusal(&mut bob, every_door(&shown)[door].clone());
            assert_eq!(refusal, Refusal::Unavailable);
            counted.counts().1 - before
        });
        assert!(costs.iter().all(|cost| *cost == costs[0]), "door {door}: {costs:?}");
    }
}

#[test]
fn a_one_time_token_delivers_once_and_the_same_delivery_again_is_done_already() {
    let mut world = World::new();
    let (ada, mut client) = reachable(&mut world, GrantToken { once: true, ..grant(&CARD) });
    world.ask(&mut client, Operation::ReadInbox { after: Seq(0) });
    let mut bob = world.talk();
    let [card, first, claim, read] = every_door(&ada.shown(&CARD));
    assert!(matches!(world.ask(&mut bob, card.clone()), ServerEvent::CardKey(_)));
    world.done(&mut bob, first.clone());
    world.done(&mut bob, first.clone());
    world.restart();
    let mut bob = world.talk();
    world.done(&mut bob, first);
    for operation in [card, deliver(ada.shown(&CARD), b"another"), claim, read] {
        assert_eq!(world.refusal(&mut bob, operation), Refusal::Unavailable);
    }
    let mut ada = ada;
    let mut client = ada.connect(&mut world);
    world.ask(&mut client, Operation::ReadInbox { after: Seq(0) });
    assert_eq!(world.items(&client).len(), 1);
}

#[test]
fn the_same_grant_again_does_not_make_a_spent_token_good() {
    let mut world = World::new();
    let once = GrantToken { once: true, ..grant(&CARD) };
    let (ada, mut client) = reachable(&mut world, once.clone());
    let mut bob = world.talk();
    world.done(&mut bob, deliver(ada.shown(&CARD), b"one"));
    world.done(&mut client, Operation::GrantToken(once));
    assert_eq!(world.refusal(&mut bob, deliver(ada.shown(&CARD), b"two")), Refusal::Unavailable);
    world.done(&mut client, Operation::GrantToken(grant(&CARD)));
    world.done(&mut bob, deliver(ada.shown(&CARD), b"two"));
}

#[test]
fn each_one_time_key_package_is_handed_out_once_and_then_the_last_resort_one() {
    let mut world = World::new();
    let (mut ada, mut client) = reachable(&mut world, grant(&CARD));
    let mut second = ada.link(&mut world, &mut client, 50);
    let mut bob = world.talk();
    let account = ada.account;
    let claim = || Operation::ClaimKeyPackages(Shown { account, token: CARD });
    assert_eq!(world.ask(&mut bob, claim()), ServerEvent::KeyPackages(vec![b"a1".to_vec()]));
    ada.append(&mut world, &mut client, EntryKind::DeviceConfirmed { device: second.id });
    let mut of_second = second.connect(&mut world);
    world.ask(&mut of_second, publish(&[b"b1"], b"b-last"));
    let mut claimed: Vec<_> = (0..3)
        .flat_map(|_| match world.ask(&mut bob, claim()) {
            ServerEvent::KeyPackages(packages) => packages,
            other => panic!("no packages: {other:?}"),
        })
        .collect();
    claimed.sort();
    assert_eq!(claimed, [&b"a-last"[..], b"a-last", b"a2", b"b-last", b"b-last", b"b1"]);
}

#[test]
fn a_key_package_that_is_too_old_is_handed_out_no_more_and_its_owner_sees_that_it_is_gone() {
    let mut world = World::new();
    let (mut ada, _) = reachable(&mut world, grant(&CARD));
    world.now.0 += 46 * DAY;
    let mut client = ada.connect(&mut world);
    let mut bob = world.talk();
    let account = ada.account;
    let claim = || Operation::ClaimKeyPackages(Shown { account, token: CARD });
    assert_eq!(world.refusal(&mut bob, claim()), Refusal::Unavailable);
    let nothing = Operation::PublishKeyPackages(PublishKeyPackages::default());
    assert_eq!(world.ask(&mut client, nothing), ServerEvent::KeyPackageStock { one_time: 0, last_resort: false });
    world.ask(&mut client, publish(&[b"a3"], b"a-new"));
    assert_eq!(world.ask(&mut bob, claim()), ServerEvent::KeyPackages(vec![b"a3".to_vec()]));
}

#[test]
fn a_device_that_was_removed_leaves_no_key_packages_behind() {
    let mut world = World::new();
    let (mut ada, mut client) = reachable(&mut world, grant(&CARD));
    let mut second = ada.link(&mut world, &mut client, 50);
    ada.append(&mut world, &mut client, EntryKind::DeviceConfirmed { device: second.id });
    let mut of_second = second.connect(&mut world);
    world.ask(&mut of_second, publish(&[b"b1"], b"b-last"));
    ada.append(&mut world, &mut client, EntryKind::DeviceRemoved { devices: [second.id].into() });
    let mut bob = world.talk();
    let claim = Operation::ClaimKeyPackages(ada.shown(&CARD));
    assert_eq!(world.ask(&mut bob, claim), ServerEvent::KeyPackages(vec![b"a1".to_vec()]));
}

#[test]
fn an_inbox_that_is_full_has_room_again_when_items_have_expired() {
    let limits = Limits { inbox_bytes: 20, inbox_items: 3, ..Limits::default() };
    let mut world = World::with(limits, Admission::Open);
    let (ada, _) = reachable(&mut world, grant(&CARD));
    let mut bob = world.talk();
    world.done(&mut bob, deliver(ada.shown(&CARD), &[1; 12]));
    world.now.0 += 20 * DAY;
    assert_eq!(world.refusal(&mut bob, deliver(ada.shown(&CARD), &[2; 9])), Refusal::Unavailable);
    world.done(&mut bob, deliver(ada.shown(&CARD), &[3; 8]));
    world.now.0 += 12 * DAY;
    assert_eq!(world.relay.tick(world.now), Ok(1));
    world.done(&mut bob, deliver(ada.shown(&CARD), &[4; 12]));
    assert_eq!(world.refusal(&mut bob, deliver(ada.shown(&CARD), &[5])), Refusal::Unavailable);
    world.now.0 += 32 * DAY;
    assert_eq!(world.relay.tick(world.now), Ok(2));
    for _ in 0..3 {
        world.done(&mut bob, deliver(ada.shown(&CARD), &[6]));
    }
    assert_eq!(world.refusal(&mut bob, deliver(ada.shown(&CARD), &[6])), Refusal::Unavailable);
}

#[test]
fn a_token_can_be_used_only_so_often_and_others_are_not_touched_by_it() {
    let rate = Rate::one_in_seconds(1, 10);
    let limits = Limits { deliveries: rate, claims: rate, ..Limits::default() };
    let mut world = World::with(limits, Admission::Open);
    let (ada, mut client) = reachable(&mut world, grant(&CARD));
    let other = Token([2; 32]);
    ada.grant(&mut world, &mut client, &other);
    let mut bob = world.talk();
    let limited = Refusal::RateLimited { retry_after_ms: 10_000 };
    world.done(&mut bob, deliver(ada.shown(&CARD), b"one"));
    assert_eq!(world.refusal(&mut bob, deliver(ada.shown(&CARD), b"two")), limited);
    world.done(&mut bob, deliver(ada.shown(&other), b"two"));
    assert!(matches!(world.ask(&mut bob, Operation::ClaimKeyPackages(ada.shown(&CARD))), ServerEvent::KeyPackages(_)));
    assert_eq!(world.refusal(&mut bob, Operation::ClaimKeyPackages(ada.shown(&CARD))), limited);
    world.now.0 += 10_000;
    world.done(&mut bob, deliver(ada.shown(&CARD), b"three"));
}
