//! A relay that adds, hides, replays or rewrites devices, or puts an account's chain back, gains none and is noticed; so is
//! what it does to the linking of one.
#![expect(clippy::unwrap_used, reason = "a test")]

use std::collections::BTreeSet;

use kith_core::engine::io::{Command, DeviceStanding, Event, LinkState, Reply};
use kith_core::error::RelayFault;
use kith_sim::World;
use kith_sim::malice::{Malice, Sin, Trick};

/// Ada's devices: the first, one that both follow from afar, one that is signed out.
const ADA: [usize; 3] = [0, 2, 3];
const BEN: usize = 1;

/// Ada on three devices, and Ben.
fn world(seed: u64) -> World {
    let mut world = World::new(seed, 5);
    world.found_accounts_on(2);
    world.befriend((0, "Ada"), (BEN, "Ben"));
    for device in [2, 3] {
        world.link(0, device, &[]);
        world.confirm(0, device);
    }
    world
}

fn faults(world: &mut World, device: usize) -> Vec<RelayFault> {
    let fault = |event: &Event| if let Event::Alarm { fault, .. } = event { Some(*fault) } else { None };
    world.device(device).shown.iter().filter_map(fault).collect()
}

/// The device's own id.
fn id(world: &mut World, device: usize) -> Option<String> {
    let now = world.now;
    let views = world.device(device).engine.devices(now).ok()?;
    views.into_iter().find(|view| view.this).map(|view| view.id)
}

/// Devices that anybody of Ada's believes in and that are none of hers. One that was let in while the relay kept that from it
/// knows nothing of it yet: so many of those are hers.
fn foreign(world: &mut World, unaware: usize) -> usize {
    let ours: BTreeSet<_> = (0..5).filter_map(|device| id(world, device)).collect();
    let now = world.now;
    let believed = |world: &mut World, device: usize| world.device(device).engine.devices(now).unwrap_or_default();
    let views: Vec<_> = ADA.into_iter().flat_map(|device| believed(world, device)).collect();
    let strange: BTreeSet<_> = views.into_iter().map(|view| view.id).filter(|id| !ours.contains(id)).collect();
    strange.len().saturating_sub(unaware)
}

/// Everybody says something to everybody, twice; as far as it can be said.
fn everybody_talks(world: &mut World, text: &str) {
    for round in 0..2 {
        for (author, to) in [(0, "Ben"), (2, "Ben"), (BEN, "Ada"), (0, "me"), (2, "me")] {
            let _ = world.say(author, to, &format!("{text} {round} of {author}"));
            world.rest(60_000).unwrap();
        }
    }
}

fn heard_by_the_device_that_is_out(world: &mut World, text: &str) -> usize {
    ["Ben", "me"].into_iter().flat_map(|with| world.texts(3, with)).filter(|(_, heard)| heard.starts_with(text)).count()
}

#[test]
fn whatever_a_relay_says_of_devices_none_is_gained_and_it_is_named() {
    for trick in [Trick::Add, Trick::Hide, Trick::Replay, Trick::Rewrite] {
        let mut world = world(100);
        world.unplug(2);
        world.command(0, Command::RemoveDevice { device: "device 3".into() }).unwrap();
        world.rest(60_000).unwrap();
        world.malice = Some(Malice::about_devices(1, trick));
        world.plug(2);
        let _ = world.say(0, "me", "who is there");
        for _ in 0..600 {
            world.step();
        }
        let sinned = world.malice.as_ref().unwrap().sinned;
        let named = faults(&mut world, 2);
        world.reform_relay();
        world.rest(100_000).unwrap();
        everybody_talks(&mut world, "after");
        let read = heard_by_the_device_that_is_out(&mut world, "after");
        println!(
            "{trick:?}: {sinned} times, {} devices gained, {read} later texts read, named as {named:?}",
            foreign(&mut world, 0)
        );
        assert_eq!((foreign(&mut world, 0), read), (0, 0), "{trick:?}");
        let now = world.now;
        assert_eq!(world.device(2).engine.devices(now).unwrap().len(), 2, "{trick:?}: it knows who is left");
        // What is only said again changes nothing, so that there is nothing to name.
        assert!(sinned > 0 && (trick == Trick::Replay || !named.is_empty()), "{trick:?}");
    }
}

#[test]
fn an_entry_that_is_kept_from_one_of_the_own_devices_is_named_by_it() {
    let mut world = world(7);
    world.unplug(2);
    world.command(0, Command::RemoveDevice { device: "device 3".into() }).unwrap();
    world.rest(60_000).unwrap();
    world.malice = Some(Malice::about_devices(7, Trick::Hide));
    world.plug(2);
    world.rest(60_000).unwrap();
    world.say(0, "me", "who is there").unwrap();
    world.rest(60_000).unwrap();
    assert!(faults(&mut world, 2).contains(&RelayFault::Withheld), "{:?}", faults(&mut world, 2));
    world.reform_relay();
    world.rest(60_000).unwrap();
    let now = world.now;
    assert_eq!(world.device(2).engine.devices(now).unwrap().len(), 2);
}

#[test]
fn a_relay_that_puts_its_disk_back_to_before_a_removal_gives_the_device_nothing() {
    let (mut read, mut named) = (0, 0);
    for seed in 0..6 {
        let mut world = world(200 + seed);
        let backup = world.relay_backup();
        world.command(0, Command::RemoveDevice { device: "device 3".into() }).unwrap();
        world.rest(100_000).unwrap();
        world.restore_relay(&backup);
        world.rest(200_000).unwrap();
        everybody_talks(&mut world, "later");
        read += heard_by_the_device_that_is_out(&mut world, "later");
        named += usize::from([0, BEN, 2].into_iter().any(|device| !world.complaints(device).is_empty()));
    }
    println!("disk put back: {read} later texts read by the device that is out, named in {named} of 6 worlds");
    assert_eq!((read, named), (0, 6));
}

#[test]
fn a_relay_gains_no_device_at_the_meeting_of_two() {
    let sins = [Sin::Forge, Sin::Replay, Sin::Duplicate, Sin::Reorder, Sin::Withhold, Sin::Swap, Sin::Junk];
    let (mut linked, mut gained) = (0, 0);
    for (seed, sin) in (0..14).zip(sins.into_iter().cycle()) {
        let mut world = world(300 + seed);
        world.malice = Some(Malice::new(seed, &[sin], 300));
        let shown = world.command(0, Command::LinkDevice { chats: Vec::new() });
        let Ok(Reply::LinkCode { words, .. }) = shown else { panic!("no code") };
        let join = Command::JoinAccount { code: words, name: "device 4".into(), kind: "terminal".into() };
        world.command(4, join).unwrap();
        for _ in 0..1500 {
            world.step();
            let asks = world.device(0).engine.link().unwrap().filter(|link| link.state == LinkState::Asked);
            if let Some(link) = asks {
                assert_eq!(link.name.as_deref(), Some("device 4"), "nobody else can ask");
                world.command(0, Command::AdmitDevice { elsewhere: true }).unwrap();
            }
        }
        world.reform_relay();
        world.rest(200_000).unwrap();
        let unaware = usize::from(id(&mut world, 4).is_none());
        gained += foreign(&mut world, unaware);
        let now = world.now;
        let views = world.device(0).engine.devices(now).unwrap();
        linked += usize::from(views.iter().any(|view| view.state == DeviceStanding::Probation));
    }
    println!("14 meetings under a hostile relay: {gained} devices gained, Ada's own came in in {linked}");
    assert_eq!(gained, 0);
    assert!(linked > 0, "a meeting that never comes about shows nothing");
}
