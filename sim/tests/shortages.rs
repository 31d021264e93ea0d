//! What runs out: key packages, and the keys that a receiver may skip.

#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]

use kith_core::engine::io::{ContactState, Event};
use kith_core::mls::{Group, Identity, KeyPackage};
use kith_sim::loot::Loot;
use kith_sim::puppet::Puppet;
use kith_sim::{Snapshot, World};
use kith_wire::{Operation, ServerEvent};

/// One claim of Ada's key packages; whether it gave the one of last resort.
fn claims_the_last(puppet: &mut Puppet, world: &mut World) -> bool {
    let ServerEvent::KeyPackages(packages) = puppet.at_the_door(world, Operation::ClaimKeyPackages) else {
        panic!("a contact may claim")
    };
    KeyPackage::parse(&packages[0]).unwrap().is_last_resort()
}

#[test]
fn who_drains_key_packages_leaves_the_last_one_which_serves_many_and_the_stock_is_filled_again() {
    let mut world = Snapshot::strangers(4, 1).world(1, None);
    world.settle(100_000);
    world.befriend((0, "Ada"), (1, "Ben"));
    // Ada asks two others, and is away when they accept.
    for other in 2..4 {
        let link = world.card(other, false);
        world.settle(100_000);
        world.add(0, link, ["Cleo", "Dan"][other - 2]).unwrap();
        world.settle(100_000);
    }
    world.unplug(0);
    let mut ben = Puppet::of(&mut world, 1, "Ada");
    let drained = (0..30).filter(|_| claims_the_last(&mut ben, &mut world)).count();
    assert!((1..30).contains(&drained), "{drained} of 30");
    for other in 2..4 {
        world.accept(other, "Ada");
        world.say(other, "Ada", "welcome").unwrap();
        world.settle(100_000);
    }
    world.plug(0);
    world.settle(100_000);
    for (other, name) in [(2, "Cleo"), (3, "Dan")] {
        world.say(0, name, "here I am").unwrap();
        world.settle(100_000);
        assert_eq!(world.texts(0, name).len(), 2, "{name}");
        assert_eq!(world.texts(other, "Ada").len(), 2, "{name}");
    }
    assert!(!claims_the_last(&mut ben, &mut world), "there are fresh ones again");
}

#[test]
fn a_gap_longer_than_keys_may_be_skipped_is_told_and_mended() {
    let mut world = Snapshot::friends(2, 2).world(2, None);
    world.say(1, "Ada", "before").unwrap();
    world.settle(100_000);
    skip_keys(&mut world, 2_001);
    world.say(1, "Ada", "after the gap").unwrap();
    world.settle(100_000);
    let told = world.device(0).shown.iter().any(|event| matches!(event, Event::Missed { .. }));
    assert!(told, "who cannot read on is told so");
    for (author, reader) in [(0, "Ben"), (1, "Ada")] {
        world.say(author, reader, "mended").unwrap();
        world.settle(100_000);
    }
    for (device, name) in [(0, "Ben"), (1, "Ada")] {
        let mended = world.texts(device, name).into_iter().filter(|(_, text)| text == "mended").count();
        assert_eq!(mended, 2);
        assert_eq!(world.device(device).engine.contacts().unwrap()[0].state, ContactState::Active);
    }
}

#[test]
fn a_gap_that_keys_may_be_skipped_over_is_read_on_after() {
    let mut world = Snapshot::friends(2, 3).world(3, None);
    world.settle(100_000);
    skip_keys(&mut world, 500);
    world.say(1, "Ada", "after the gap").unwrap();
    world.settle(100_000);
    assert_eq!(world.texts(0, "Ben").len(), 1);
    assert!(world.complaints(0).is_empty());
}

/// Ben's device encrypts so many messages that it never sends.
fn skip_keys(world: &mut World, messages: usize) {
    world.unplug(1);
    let mut loot = Loot::of(world, 1, "Ada");
    let channel = loot.place.as_ref().unwrap().channel;
    let mut group = Group::load(&loot.state, &channel).unwrap().unwrap();
    let identity = Identity { account: loot.account, device: loot.device, key: &loot.key };
    for _ in 0..messages {
        group.encrypt(&mut loot.state, &identity, b"never sent", b"").unwrap();
    }
    world.restore(1, vec![loot.state.snapshot()]);
    world.plug(1);
    world.settle(100_000);
}
