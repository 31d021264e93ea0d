//! When the store breaks: nothing is acknowledged that may not be there, and nothing done twice.

use std::sync::Arc;

use kith_relay::store::faulty::{FailedWrite, FaultTable, Faulty};
use kith_relay::store::memory::MemoryStore;
use kith_relay::{Admission, Limits};
use kith_wire::{GrantToken, Operation, Refusal, Seq, ServerEvent, Token};

use crate::world::{World, appended, channel, deliver, grant, join};

type Disk = Faulty<MemoryStore>;

/// A world on a disk whose write of this number fails.
fn world(fails: u64, how: FailedWrite) -> (World, Disk) {
    let table = FaultTable { writes: [(fails, how)].into(), ..FaultTable::default() };
    on(Faulty::new(MemoryStore::new(), table))
}

fn on(disk: Disk) -> (World, Disk) {
    (World::over(Arc::new(disk.clone()), Limits::default(), Admission::Open), disk)
}

fn restart(world: &mut World, disk: &Disk) {
    disk.restart().unwrap();
    world.restart();
}

#[test]
fn a_write_that_failed_is_refused_and_told_to_nobody_and_so_is_everything_after_it() {
    for how in [FailedWrite::Lost, FailedWrite::Kept] {
        let (mut world, disk) = world(3, how);
        let (group, mut writer) = channel(&mut world, 1);
        let mut reader = group.member(&mut world, 0);
        world.ask(&mut reader, group.subscribe(0, 0));
        appended(world.ask(&mut writer, group.message(0, b"one")));
        assert_eq!(world.refusal(&mut writer, group.message(0, b"two")), Refusal::Internal);
        assert_eq!(world.refusal(&mut writer, group.message(0, b"three")), Refusal::Internal);
        assert!(world.relay.fault().is_some());
        assert_eq!(world.records(&reader), [b"one".to_vec()]);

        restart(&mut world, &disk);
        let mut reader = group.member(&mut world, 0);
        world.ask(&mut reader, group.subscribe(0, 0));
        let kept = if how == FailedWrite::Kept { 2 } else { 1 };
        assert_eq!(world.records(&reader).len(), kept);
        assert_eq!(appended(world.ask(&mut reader, group.message(0, b"four"))), kept as u64 + 1);
    }
}

#[test]
fn a_one_time_delivery_that_failed_is_there_with_its_token_spent_or_neither() {
    for how in [FailedWrite::Lost, FailedWrite::Kept] {
        let (mut world, disk) = world(4, how);
        let (mut ada, mut client) = join(&mut world, 1);
        let token = Token([1; 32]);
        world.done(&mut client, Operation::GrantToken(GrantToken { once: true, ..grant(&token) }));
        let mut bob = world.talk();
        assert_eq!(world.refusal(&mut bob, deliver(ada.shown(&token), b"letter")), Refusal::Internal);

        restart(&mut world, &disk);
        let mut bob = world.talk();
        world.done(&mut bob, deliver(ada.shown(&token), b"letter"));
        world.done(&mut bob, deliver(ada.shown(&token), b"letter"));
        assert_eq!(world.refusal(&mut bob, deliver(ada.shown(&token), b"other")), Refusal::Unavailable);
        let mut client = ada.connect(&mut world);
        world.ask(&mut client, Operation::ReadInbox { after: Seq(0) });
        assert_eq!(world.items(&client).iter().map(|item| &item.body[..]).collect::<Vec<_>>(), [b"letter"]);
    }
}

#[test]
fn a_commit_that_failed_has_won_or_has_not_and_never_both() {
    for how in [FailedWrite::Lost, FailedWrite::Kept] {
        let (mut world, disk) = world(2, how);
        let (group, mut writer) = channel(&mut world, 1);
        assert_eq!(world.refusal(&mut writer, group.commit(0, b"first")), Refusal::Internal);
        restart(&mut world, &disk);
        let mut writer = group.member(&mut world, 0);
        let answer = world.ask(&mut writer, group.commit(0, b"second"));
        let winner =
            if matches!(answer, ServerEvent::Appended { .. }) { b"second".to_vec() } else { b"first".to_vec() };
        assert_eq!(winner == b"first", how == FailedWrite::Kept);
        group.prove_both(&mut world, &mut writer, 1);
        world.ask(&mut writer, group.subscribe(1, 0));
        assert_eq!(world.records(&writer), [winner]);
    }
}

#[test]
fn a_session_whose_write_failed_is_never_taken_twice() {
    for how in [FailedWrite::Lost, FailedWrite::Kept] {
        let (mut world, disk) = world(2, how);
        let ada = crate::world::found(&mut world, 1);
        let mut client = world.connect(kith_wire::Role::Account);
        let authenticate = ada.authenticate(&world, &client, 1);
        assert_eq!(world.refusal(&mut client, authenticate), Refusal::Internal);
        assert_eq!(world.refusal(&mut client, Operation::ReadOwnChain { from: 0 }), Refusal::NotAuthenticated);
        restart(&mut world, &disk);
        let answers = [0, 1].map(|_| {
            let mut client = world.connect(kith_wire::Role::Account);
            let authenticate = ada.authenticate(&world, &client, 1);
            world.ask(&mut client, authenticate)
        });
        let taken = ServerEvent::Refusal(Refusal::SessionTaken);
        let first = if how == FailedWrite::Kept { taken.clone() } else { ServerEvent::Done };
        assert_eq!(answers, [first, taken]);
    }
}

#[test]
fn wherever_a_read_fails_nothing_acknowledged_is_lost_and_nothing_comes_twice() {
    let (mut world, disk) = on(Faulty::new(MemoryStore::new(), FaultTable::default()));
    let all = script(&mut world);
    let (_, reads) = disk.counts();
    assert_eq!(all, [1, 2, 3]);
    for read in 1..=reads {
        let table = FaultTable { reads: [read].into(), ..FaultTable::default() };
        let (mut world, disk) = on(Faulty::new(MemoryStore::new(), table));
        let acknowledged = script(&mut world);
        assert!(world.relay.fault().is_some(), "read {read}");
        restart(&mut world, &disk);
        let group = crate::world::Group::new(1);
        let mut reader = world.talk();
        world.done(&mut reader, group.open());
        group.prove_both(&mut world, &mut reader, 0);
        world.ask(&mut reader, group.subscribe(0, 0));
        let there: Vec<_> = world.full_records(&reader).iter().map(|record| record.seq.0).collect();
        assert_eq!(there, acknowledged, "read {read}");
    }
}

/// Opens a channel and writes to it as far as the disk lets it; the numbers that were acknowledged.
fn script(world: &mut World) -> Vec<u64> {
    let group = crate::world::Group::new(1);
    let mut client = world.talk();
    world.ask(&mut client, group.open());
    for purpose in [kith_wire::Purpose::Read, kith_wire::Purpose::Write] {
        let prove = group.prove(world, &client, 0, purpose);
        world.ask(&mut client, prove);
    }
    world.ask(&mut client, group.subscribe(0, 0));
    let bodies = [b"one", b"two", b"six"];
    let answers = bodies.map(|body| world.ask(&mut client, group.message(0, body)));
    let numbers = answers.into_iter().filter_map(|answer| match answer {
        ServerEvent::Appended { seq } => Some(seq.0),
        _ => None,
    });
    numbers.collect()
}
