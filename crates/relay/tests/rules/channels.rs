//! Channels: opening, writing, committing, reading.

use kith_relay::{Admission, Limits, Rate};
use kith_wire::{Epoch, OpenChannel, Operation, Purpose, Refusal, Seq, ServerEvent, Span};

use crate::world::{Group, RETENTION, World, appended, channel};

#[test]
fn opening_a_channel_again_with_the_same_keys_and_retention_is_the_same_channel() {
    let mut world = World::new();
    let (group, mut client) = channel(&mut world, 1);
    appended(world.ask(&mut client, group.message(0, b"kept")));
    appended(world.ask(&mut client, group.commit(0, b"commit")));
    world.done(&mut client, group.open());
    let refusal = world.refusal(&mut client, group.message(0, b"late"));
    assert_eq!(refusal, Refusal::StaleEpoch { current: Epoch(1) });
}

#[test]
fn a_channel_id_in_use_is_taken_for_everybody_with_other_keys_or_another_retention() {
    let mut world = World::new();
    let (group, mut client) = channel(&mut world, 1);
    let other = OpenChannel { channel: group.channel, keys: Group::new(2).keys(0), retention: RETENTION };
    assert_eq!(world.refusal(&mut client, Operation::OpenChannel(other)), Refusal::ChannelTaken);
    let longer = OpenChannel { channel: group.channel, keys: group.keys(0), retention: RETENTION + 1 };
    assert_eq!(world.refusal(&mut client, Operation::OpenChannel(longer)), Refusal::ChannelTaken);
}

#[test]
fn opening_a_channel_gives_no_right_to_it() {
    let mut world = World::new();
    let group = Group::new(1);
    let mut client = world.talk();
    world.done(&mut client, group.open());
    for operation in [group.message(0, b"x"), group.commit(0, b"x"), group.subscribe(0, 0)] {
        assert_eq!(world.refusal(&mut client, operation), Refusal::NoRight);
    }
}

#[test]
fn a_proof_opens_only_its_own_purpose_and_its_own_channel() {
    let mut world = World::new();
    let (group, _) = channel(&mut world, 1);
    let (other, _) = channel(&mut world, 2);
    let mut reader = world.talk();
    let prove = group.prove(&world, &reader, 0, Purpose::Read);
    world.done(&mut reader, prove);
    assert_eq!(world.refusal(&mut reader, group.message(0, b"x")), Refusal::NoRight);
    assert_eq!(world.refusal(&mut reader, group.commit(0, b"x")), Refusal::NoRight);
    assert_eq!(world.refusal(&mut reader, other.subscribe(0, 0)), Refusal::NoRight);
    let mut writer = world.talk();
    let prove = group.prove(&world, &writer, 0, Purpose::Write);
    world.done(&mut writer, prove);
    assert_eq!(world.refusal(&mut writer, group.subscribe(0, 0)), Refusal::NoRight);
}

#[test]
fn no_proof_is_told_from_one_of_a_channel_that_does_not_exist() {
    let mut world = World::new();
    let (group, _) = channel(&mut world, 1);
    let mut client = world.talk();
    let missing = Group::new(9);
    let mut answers = Vec::new();
    let wrong_key = Operation::Prove(match missing.prove(&world, &client, 0, Purpose::Read) {
        Operation::Prove(prove) => kith_wire::Prove { channel: group.channel, ..prove },
        other => panic!("not a proof: {other:?}"),
    });
    for operation in [
        missing.prove(&world, &client, 0, Purpose::Read),
        wrong_key,
        group.prove(&world, &client, 1, Purpose::Read),
        missing.subscribe(0, 0),
        missing.message(0, b"x"),
        missing.commit(0, b"x"),
    ] {
        answers.push(world.answer_bytes(&mut client, operation));
    }
    assert!(answers.iter().all(|answer| answer == &answers[0]));
    let no_right = ServerEvent::Refusal(Refusal::NoRight);
    assert_eq!(answers[0], kith_wire::Message::encode(&kith_wire::ServerFrame { request: 1, event: no_right }));
}

#[test]
fn records_are_numbered_upwards_and_delivered_in_order_to_everybody_who_listens() {
    let mut world = World::new();
    let (group, mut writer) = channel(&mut world, 1);
    let mut early = group.member(&mut world, 0);
    let subscribed = world.ask(&mut early, group.subscribe(0, 0));
    assert_eq!(subscribed, ServerEvent::Subscribed { span: Span { head: Seq(0), low: Seq(0) }, epoch: Epoch(0) });
    let first = appended(world.ask(&mut writer, group.message(0, b"one")));
    let second = appended(world.ask(&mut writer, group.message(0, b"two")));
    assert!(first < second);
    let mut late = group.member(&mut world, 0);
    let subscribed = world.ask(&mut late, group.subscribe(0, 0));
    assert_eq!(subscribed, ServerEvent::Subscribed { span: Span { head: Seq(second), low: Seq(0) }, epoch: Epoch(0) });
    appended(world.ask(&mut writer, group.message(0, b"three")));
    assert_eq!(world.records(&early), [b"one".to_vec(), b"two".to_vec(), b"three".to_vec()]);
    assert_eq!(world.records(&late), [b"one".to_vec(), b"two".to_vec(), b"three".to_vec()]);
}

#[test]
fn a_subscription_goes_on_after_the_number_it_names_and_stops_when_told_to() {
    let mut world = World::new();
    let (group, mut writer) = channel(&mut world, 1);
    let first = appended(world.ask(&mut writer, group.message(0, b"one")));
    appended(world.ask(&mut writer, group.message(0, b"two")));
    let mut reader = group.member(&mut world, 0);
    world.ask(&mut reader, group.subscribe(0, first));
    assert_eq!(world.records(&reader), [b"two".to_vec()]);
    world.done(&mut reader, Operation::Unsubscribe { channel: group.channel });
    appended(world.ask(&mut writer, group.message(0, b"three")));
    assert!(world.records(&reader).is_empty());
    world.ask(&mut reader, group.subscribe(0, 0));
    world.ask(&mut reader, group.subscribe(0, first));
    let again = world.records(&reader);
    assert_eq!(again[again.len() - 2..], [b"two".to_vec(), b"three".to_vec()]);
}

#[test]
fn a_subscription_that_starts_after_what_is_there_still_ends_with_its_epoch() {
    let mut world = World::new();
    let (group, mut writer) = channel(&mut world, 1);
    let mut ahead = group.member(&mut world, 0);
    world.ask(&mut ahead, group.subscribe(0, 1000));
    appended(world.ask(&mut writer, group.commit(0, b"commit")));
    let ended = ServerEvent::SubscriptionEnded { channel: group.channel, epoch: Epoch(0) };
    assert_eq!(world.pushed(&ahead), [ended]);
}

#[test]
fn the_first_commit_of_an_epoch_wins_and_the_loser_is_told_the_current_epoch() {
    let mut world = World::new();
    let (group, mut ada) = channel(&mut world, 1);
    let mut bob = group.member(&mut world, 0);
    appended(world.ask(&mut ada, group.commit(0, b"ada's")));
    let lost = world.refusal(&mut bob, group.commit(0, b"bob's"));
    assert_eq!(lost, Refusal::StaleEpoch { current: Epoch(1) });
    let stale = world.refusal(&mut bob, group.message(0, b"late"));
    assert_eq!(stale, Refusal::StaleEpoch { current: Epoch(1) });
    group.prove_both(&mut world, &mut bob, 1);
    world.ask(&mut bob, group.subscribe(1, 0));
    let records = world.full_records(&bob);
    assert_eq!(records.len(), 1);
    assert_eq!((records[0].epoch, records[0].next), (Epoch(0), Some(group.keys(1))));
    appended(world.ask(&mut bob, group.commit(1, b"bob's")));
}

#[test]
fn a_right_of_an_ended_epoch_writes_nothing_and_a_later_right_is_wanted_for_a_later_epoch() {
    let mut world = World::new();
    let (group, mut client) = channel(&mut world, 1);
    appended(world.ask(&mut client, group.commit(0, b"commit")));
    assert_eq!(world.refusal(&mut client, group.message(1, b"x")), Refusal::NoRight);
    assert_eq!(world.refusal(&mut client, group.commit(1, b"x")), Refusal::NoRight);
    group.prove_both(&mut world, &mut client, 1);
    appended(world.ask(&mut client, group.message(1, b"x")));
    assert_eq!(world.refusal(&mut client, group.message(0, b"x")), Refusal::StaleEpoch { current: Epoch(1) });
}

#[test]
fn messages_expire_after_the_retention_and_commits_and_numbers_do_not() {
    let mut world = World::new();
    let (group, mut client) = channel(&mut world, 1);
    appended(world.ask(&mut client, group.message(0, b"one")));
    appended(world.ask(&mut client, group.commit(0, b"commit")));
    group.prove_both(&mut world, &mut client, 1);
    let last = appended(world.ask(&mut client, group.message(1, b"two")));
    world.now.0 += u64::from(RETENTION) * 1000 + 3_600_000;
    assert_eq!(world.relay.tick(world.now), Ok(2));
    let mut reader = group.member(&mut world, 1);
    let subscribed = world.ask(&mut reader, group.subscribe(1, 0));
    let span = Span { head: Seq(last), low: Seq(last) };
    assert_eq!(subscribed, ServerEvent::Subscribed { span, epoch: Epoch(1) });
    assert_eq!(world.records(&reader), [b"commit".to_vec()]);
    assert_eq!(appended(world.ask(&mut client, group.message(1, b"three"))), last + 1);
    assert_eq!(world.records(&reader), [b"three".to_vec()]);
}

#[test]
fn commits_have_a_budget_that_a_restart_does_not_refill_and_time_does() {
    let limits = Limits { commits: Rate::one_in_seconds(2, 3600), ..Limits::default() };
    let mut world = World::with(limits, Admission::Open);
    let (group, mut client) = channel(&mut world, 1);
    for epoch in 0..2 {
        appended(world.ask(&mut client, group.commit(epoch, b"commit")));
        group.prove_both(&mut world, &mut client, epoch + 1);
    }
    world.restart();
    let mut client = group.member(&mut world, 2);
    let refusal = world.refusal(&mut client, group.commit(2, b"commit"));
    assert!(matches!(refusal, Refusal::RateLimited { retry_after_ms: 1.. }));
    appended(world.ask(&mut client, group.message(2, b"messages go on")));
    world.now.0 += 3_600_000;
    appended(world.ask(&mut client, group.commit(2, b"commit")));
}

#[test]
fn messages_of_a_channel_and_requests_of_a_connection_are_limited() {
    let limits = Limits { messages: Rate::per_second(2, 1), requests: Rate::per_second(6, 1), ..Limits::default() };
    let mut world = World::with(limits, Admission::Open);
    let (group, mut client) = channel(&mut world, 1);
    appended(world.ask(&mut client, group.message(0, b"one")));
    appended(world.ask(&mut client, group.message(0, b"two")));
    let limited = Refusal::RateLimited { retry_after_ms: 1000 };
    assert_eq!(world.refusal(&mut client, group.message(0, b"three")), limited);
    assert_eq!(world.refusal(&mut client, group.subscribe(0, 0)), limited);
    assert!(world.records(&client).is_empty());
    world.now.0 += 1000;
    appended(world.ask(&mut client, group.message(0, b"three")));
}

#[test]
fn proofs_and_subscriptions_on_one_connection_are_limited() {
    let limits = Limits { proofs: 2, subscriptions: 1, ..Limits::default() };
    let mut world = World::with(limits, Admission::Open);
    let (one, mut client) = channel(&mut world, 1);
    let (two, _) = channel(&mut world, 2);
    let prove = two.prove(&world, &client, 0, Purpose::Read);
    assert_eq!(world.refusal(&mut client, prove), Refusal::TooMany);
    one.prove_both(&mut world, &mut client, 0);
    let mut reader = world.talk();
    for group in [one, two] {
        let prove = group.prove(&world, &reader, 0, Purpose::Read);
        world.done(&mut reader, prove);
    }
    world.ask(&mut reader, one.subscribe(0, 0));
    world.ask(&mut reader, one.subscribe(0, 0));
    assert_eq!(world.refusal(&mut reader, two.subscribe(0, 0)), Refusal::TooMany);
    world.done(&mut reader, Operation::Unsubscribe { channel: one.channel });
    world.ask(&mut reader, two.subscribe(0, 0));
}
