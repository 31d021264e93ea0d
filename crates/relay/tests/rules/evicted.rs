//! Rights that outlive an epoch, a session or a block: whoever is out replays everything it saved, and gets nothing.

use kith_wire::account::{EntryKind, StampedEntry};
use kith_wire::{Epoch, Operation, Prove, Purpose, Refusal, Seq, ServerEvent, Token};

use crate::world::{Client, Group, World, appended, channel, deliver, join};

/// A channel in epoch 1, after a commit that removed somebody who was a member of epoch 0 and saved a proof.
struct Removed {
    group: Group,
    member: Client,
    removed: Client,
    proofs: Vec<Prove>,
}

fn removed(world: &mut World) -> Removed {
    let (group, mut member) = channel(world, 1);
    let mut removed = group.member(world, 0);
    let proofs = [Purpose::Read, Purpose::Write]
        .map(|purpose| match group.prove(world, &removed, 0, purpose) {
            Operation::Prove(prove) => prove,
            other => panic!("not a proof: {other:?}"),
        })
        .to_vec();
    world.ask(&mut removed, group.subscribe(0, 0));
    appended(world.ask(&mut member, group.message(0, b"for both")));
    appended(world.ask(&mut member, group.commit(0, b"removes")));
    group.prove_both(world, &mut member, 1);
    appended(world.ask(&mut member, group.message(1, b"secret")));
    Removed { group, member, removed, proofs }
}

#[test]
fn a_removed_member_reads_nothing_after_the_commit_that_ended_its_epoch() {
    let mut world = World::new();
    let Removed { group, mut member, mut removed, proofs } = removed(&mut world);
    let ended = ServerEvent::SubscriptionEnded { channel: group.channel, epoch: Epoch(0) };

    let open = world.pushed(&removed);
    assert_eq!(open.last(), Some(&ended), "its open subscription ends with the commit");
    assert_eq!(bodies(&open), [b"for both".to_vec(), b"removes".to_vec()]);

    for after in [0, 1, 2, 3, 1000] {
        world.ask(&mut removed, group.subscribe(0, after));
        let pushed = world.pushed(&removed);
        assert_eq!(pushed.last(), Some(&ended), "subscribed again, after {after}");
        assert!(!bodies(&pushed).contains(&b"secret".to_vec()));
    }
    for prove in &proofs {
        let next = Operation::Prove(Prove { epoch: Epoch(1), ..prove.clone() });
        assert_eq!(world.refusal(&mut removed, next), Refusal::NoRight, "the old key for the new epoch");
    }
    assert_eq!(world.refusal(&mut removed, group.subscribe(1, 0)), Refusal::NoRight);
    assert_eq!(world.refusal(&mut removed, group.message(1, b"x")), Refusal::NoRight);
    assert_eq!(world.refusal(&mut removed, group.commit(1, b"x")), Refusal::NoRight);

    appended(world.ask(&mut member, group.message(1, b"secret, too")));
    assert!(world.pushed(&removed).is_empty());
}

#[test]
fn a_saved_proof_is_worth_nothing_on_another_connection_channel_purpose_or_relay_or_after_a_restart() {
    let mut world = World::new();
    let Removed { group, proofs, .. } = removed(&mut world);
    let (other, _) = channel(&mut world, 2);
    let [read, write] = &proofs[..] else { panic!("two proofs") };

    let mut connection = world.talk();
    for replayed in [
        read.clone(),
        write.clone(),
        Prove { channel: other.channel, ..read.clone() },
        Prove { purpose: Purpose::Write, ..read.clone() },
        Prove { purpose: Purpose::Read, ..write.clone() },
    ] {
        assert_eq!(world.refusal(&mut connection, Operation::Prove(replayed)), Refusal::NoRight);
    }
    world.restart();
    let mut connection = world.talk();
    assert_eq!(world.refusal(&mut connection, Operation::Prove(read.clone())), Refusal::NoRight);
    assert_eq!(world.refusal(&mut connection, group.subscribe(0, 0)), Refusal::NoRight, "and no right survives");

    let mut elsewhere = World::new();
    let (_, _) = channel(&mut elsewhere, 1);
    let mut connection = elsewhere.talk();
    let key = group.key(0, Purpose::Read);
    let relay = kith_wire::RelayId([4; 32]);
    let signed = Prove::signed(&relay, &connection.nonce, &group.channel, Epoch(0), Purpose::Read);
    let signature = kith_wire::Signature(ed25519_dalek::Signer::sign(&key, &signed.0).to_bytes());
    let for_another = Operation::Prove(Prove { signature, ..read.clone() });
    assert_eq!(elsewhere.refusal(&mut connection, for_another), Refusal::NoRight);
}

#[test]
fn after_a_restart_a_removed_member_still_reads_only_up_to_the_end_of_its_epoch() {
    let mut world = World::new();
    let Removed { group, .. } = removed(&mut world);
    world.restart();
    let mut removed = group.member(&mut world, 0);
    world.ask(&mut removed, group.subscribe(0, 0));
    let pushed = world.pushed(&removed);
    assert_eq!(bodies(&pushed), [b"for both".to_vec(), b"removes".to_vec()]);
    assert_eq!(pushed.last(), Some(&ServerEvent::SubscriptionEnded { channel: group.channel, epoch: Epoch(0) }));
}

#[test]
fn a_proof_of_a_later_epoch_opens_what_came_before_and_one_of_an_earlier_epoch_takes_nothing_away() {
    let mut world = World::new();
    let Removed { group, mut member, .. } = removed(&mut world);
    world.ask(&mut member, group.subscribe(0, 0));
    let pushed = world.pushed(&member);
    assert_eq!(bodies(&pushed), [b"for both".to_vec(), b"removes".to_vec()]);
    let earlier = group.prove(&world, &member, 0, Purpose::Read);
    world.done(&mut member, earlier);
    world.ask(&mut member, group.subscribe(1, 0));
    assert_eq!(world.records(&member), [b"for both".to_vec(), b"removes".to_vec(), b"secret".to_vec()]);
}

#[test]
fn a_removed_device_reads_no_inbox_on_the_connection_it_has_nor_on_a_new_one() {
    let mut world = World::new();
    let (mut ada, mut client) = join(&mut world, 1);
    let token = Token([1; 32]);
    ada.grant(&mut world, &mut client, &token);
    let mut thief = ada.link(&mut world, &mut client, 66);
    ada.append(&mut world, &mut client, EntryKind::DeviceConfirmed { device: thief.id });
    let mut of_thief = thief.connect(&mut world);
    world.ask(&mut of_thief, Operation::ReadInbox { after: Seq(0) });
    let mut bob = world.talk();
    world.done(&mut bob, deliver(ada.shown(&token), b"one"));
    assert_eq!(world.items(&of_thief).len(), 1);

    ada.append(&mut world, &mut client, EntryKind::DeviceRemoved { devices: [thief.id].into() });
    world.done(&mut bob, deliver(ada.shown(&token), b"two"));
    assert!(world.items(&of_thief).is_empty());
    let read = || Operation::ReadInbox { after: Seq(0) };
    let removed = Refusal::ChainRule { rule: "removed".into() };
    assert_eq!(world.refusal(&mut of_thief, read()), removed);
    let mut again = thief.connect(&mut world);
    assert_eq!(world.refusal(&mut again, read()), removed, "it may only still say no");

    world.now.0 += crate::world::DAY;
    assert_eq!(world.refusal(&mut again, read()), Refusal::NotAuthenticated);
    let mut late = world.connect(kith_wire::Role::Account);
    let authenticate = thief.authenticate(&world, &late, 99);
    world.done(&mut late, authenticate);
    assert_eq!(world.refusal(&mut late, read()), Refusal::NotAuthenticated);
}

#[test]
fn a_device_that_is_out_for_good_reads_the_chain_up_to_its_removal_and_nothing_else() {
    let mut world = World::new();
    let (mut ada, mut client) = join(&mut world, 1);
    let thief = ada.link(&mut world, &mut client, 66);
    ada.append(&mut world, &mut client, EntryKind::DeviceRemoved { devices: [thief.id].into() });
    let removal = ada.chain.len();
    ada.link(&mut world, &mut client, 67);
    let mut late = world.connect(kith_wire::Role::Account);
    let authenticate = thief.authenticate(&world, &late, 99);
    world.done(&mut late, authenticate);
    let ServerEvent::OwnChain(entries) = world.ask(&mut late, Operation::ReadOwnChain { from: 0 }) else { panic!() };
    assert_eq!(entries.len(), removal, "who came after it is not its business");
    let rest = Operation::ReadOwnChain { from: removal as u64 };
    assert_eq!(world.ask(&mut late, rest), ServerEvent::OwnChain(Vec::new()));
    let stock =
        Operation::PublishKeyPackages(kith_wire::PublishKeyPackages { one_time: Vec::new(), last_resort: None });
    for operation in
        [Operation::ReadInbox { after: Seq(0) }, stock, Operation::RevokeToken { hash: kith_wire::Hash([1; 32]) }]
    {
        assert_eq!(world.refusal(&mut late, operation), Refusal::NotAuthenticated);
    }
}

#[test]
fn a_removed_old_device_keeps_its_veto() {
    let mut world = World::new();
    let (mut ada, mut client) = join(&mut world, 1);
    let mut thief = ada.link(&mut world, &mut client, 66);
    ada.append(&mut world, &mut client, EntryKind::DeviceConfirmed { device: thief.id });
    thief.chain = ada.chain.clone();
    let mut of_thief = thief.connect(&mut world);
    thief.append(&mut world, &mut of_thief, EntryKind::DeviceRemoved { devices: [ada.id].into() });
    ada.chain = thief.chain.clone();
    ada.append(&mut world, &mut client, EntryKind::DeviceRemoved { devices: [thief.id].into() });
    assert!(matches!(world.ask(&mut client, Operation::ReadInbox { after: Seq(0) }), ServerEvent::InboxOpened(_)));
}

#[test]
fn every_device_with_any_standing_is_told_of_what_is_added_to_its_chain_and_nobody_else() {
    let mut world = World::new();
    let (mut ada, mut client) = join(&mut world, 1);
    let mut second = ada.link(&mut world, &mut client, 66);
    ada.append(&mut world, &mut client, EntryKind::DeviceConfirmed { device: second.id });
    let mut of_second = second.connect(&mut world);
    let (_, of_stranger) = join(&mut world, 2);
    let nobody = world.connect(kith_wire::Role::Account);
    assert_eq!(grown(&world.pushed(&client)), ada.chain[1..], "also the one that added it");

    let mut third = ada.link(&mut world, &mut client, 67);
    let of_third = third.connect(&mut world);
    ada.append(&mut world, &mut client, EntryKind::DeviceRemoved { devices: [second.id].into() });
    ada.append(&mut world, &mut client, EntryKind::Frozen);
    assert_eq!(grown(&world.pushed(&client)), ada.chain[3..]);
    assert_eq!(grown(&world.pushed(&of_third)), ada.chain[4..], "on probation");
    assert_eq!(grown(&world.pushed(&of_second)), ada.chain[3..], "removed, and may still say no");

    world.now.0 += crate::world::DAY;
    ada.append(&mut world, &mut client, EntryKind::Thawed);
    assert_eq!(grown(&world.pushed(&client)), ada.chain[6..]);
    assert!(world.pushed(&of_second).is_empty(), "it may say nothing any more");
    assert_eq!(world.refusal(&mut of_second, Operation::ReadOwnChain { from: 0 }), Refusal::NotAuthenticated);
    assert!(world.pushed(&of_stranger).is_empty());
    assert!(world.pushed(&nobody).is_empty());
}

fn grown(pushed: &[ServerEvent]) -> Vec<StampedEntry> {
    let entries = pushed.iter().map(|event| match event {
        ServerEvent::OwnChain(entries) => entries.clone(),
        other => panic!("pushed {other:?}"),
    });
    entries.flatten().collect()
}

fn bodies(pushed: &[ServerEvent]) -> Vec<Vec<u8>> {
    let records = pushed.iter().filter_map(|event| match event {
        ServerEvent::Records { records, .. } => Some(records),
        _ => None,
    });
    records.flatten().map(|record| record.body.clone()).collect()
}
