//! What a hostile relay does is named, each by its name, as soon as the devices hear each other.

#![expect(clippy::unwrap_used, reason = "a test")]

use kith_core::engine::io::Event;
use kith_core::error::RelayFault;
use kith_sim::loot::Loot;
use kith_sim::malice::{Malice, Sin};
use kith_sim::plots::hold;
use kith_sim::{Snapshot, World};

/// Ada and Ben, who have talked, and whose relay has these sins from now on.
fn friends(seed: u64, sins: &[Sin], thousandths: u32) -> World {
    let mut world = Snapshot::friends(2, seed).world(seed, None);
    both_say(&mut world, "before");
    world.malice = Some(Malice::new(seed, sins, thousandths));
    world
}

fn both_say(world: &mut World, text: &str) {
    for (author, reader) in [(0, "Ben"), (1, "Ada")] {
        world.say(author, reader, text).unwrap();
        world.settle(60_000);
    }
}

/// The faults that a device has named.
fn named(world: &mut World, device: usize) -> Vec<RelayFault> {
    let fault = |event: &Event| if let Event::Alarm { fault, .. } = event { Some(*fault) } else { None };
    let alarms = world.device(device).shown.iter().filter_map(fault);
    alarms.collect()
}

#[test]
fn a_message_kept_from_one_reader_is_named_by_him_at_the_next_one_and_by_its_author_at_his_answer() {
    let mut world = friends(1, &[], 0);
    let channel = Loot::of(&world, 0, "Ben").place.unwrap().channel;
    world.malice.as_mut().unwrap().silence(1, channel);
    world.say(0, "Ben", "kept back").unwrap();
    world.settle(60_000);
    assert_eq!((named(&mut world, 0), named(&mut world, 1)), (vec![], vec![]), "silence alone says nothing");
    world.malice = None;
    world.say(0, "Ben", "the next").unwrap();
    world.settle(60_000);
    assert!(named(&mut world, 1).contains(&RelayFault::Withheld));
    assert!(named(&mut world, 0).contains(&RelayFault::Equivocated), "his mark says what he has seen");
}

#[test]
fn what_is_kept_from_a_reader_who_then_ends_the_epoch_himself_is_named_at_the_next_message() {
    let mut world = friends(3, &[], 0);
    let channel = Loot::of(&world, 0, "Ben").place.unwrap().channel;
    world.malice.as_mut().unwrap().silence(1, channel);
    world.say(0, "Ben", "the last of its epoch").unwrap();
    world.settle(60_000);
    world.unplug(0);
    world.malice = None;
    // Ben renews his keys: his commit covers what he has seen, and running hashes begin anew with it.
    world.pass(4 * 86_400_000);
    world.settle(60_000);
    world.say(1, "Ada", "the first of the next").unwrap();
    world.settle(60_000);
    assert_eq!(named(&mut world, 1), [], "nobody has contradicted the relay yet");
    world.plug(0);
    world.settle(60_000);
    assert!(named(&mut world, 0).contains(&RelayFault::Equivocated));
}

#[test]
fn two_histories_are_named_on_both_sides_when_they_hear_each_other() {
    let mut world = friends(2, &[], 0);
    world.fork_relay(&[1]);
    both_say(&mut world, "each in a world of its own");
    assert!(!world.texts(1, "Ada").iter().any(|(from, text)| from.is_some() && text.starts_with("each")));
    world.reform_relay();
    both_say(&mut world, "together");
    for device in 0..2 {
        let named = named(&mut world, device);
        let told = named.iter().any(|fault| matches!(fault, RelayFault::Equivocated | RelayFault::LostData));
        assert!(told, "device {device} names {named:?}");
    }
}

#[test]
fn a_relay_that_shows_another_key_or_no_signature_is_named_and_told_nothing() {
    let mut world = friends(3, &[Sin::Greet], 1000);
    world.kill_relay();
    for _ in 0..400 {
        world.step();
    }
    let named = named(&mut world, 0);
    assert!(named.contains(&RelayFault::Forged) && named.contains(&RelayFault::WrongKey), "{named:?}");
    world.malice = None;
    both_say(&mut world, "after");
    assert_eq!(world.texts(0, "Ben").len(), 4);
}

#[test]
fn bytes_that_mean_nothing_are_named_and_harm_nothing() {
    let mut world = friends(4, &[Sin::Junk], 300);
    for number in 0..4 {
        world.say(0, "Ben", &format!("text {number}")).unwrap();
        for _ in 0..100 {
            world.step();
        }
    }
    world.reform_relay();
    both_say(&mut world, "after");
    let told = named(&mut world, 0).into_iter().chain(named(&mut world, 1)).any(|fault| fault == RelayFault::Forged);
    assert!(told);
    assert_eq!(world.texts(1, "Ada"), mirrored(world.texts(0, "Ben")));
}

/// A conversation as the other side has it.
fn mirrored(texts: Vec<(Option<String>, String)>) -> Vec<(Option<String>, String)> {
    texts.into_iter().map(|(from, text)| (from.is_none().then(|| "Ada".to_owned()), text)).collect()
}

#[test]
fn a_record_shown_twice_is_named() {
    let mut world = friends(5, &[Sin::Duplicate], 1000);
    world.say(0, "Ben", "once").unwrap();
    for _ in 0..100 {
        world.step();
    }
    world.reform_relay();
    world.settle(60_000);
    let told = named(&mut world, 0).into_iter().chain(named(&mut world, 1)).any(|fault| fault == RelayFault::Disorder);
    assert!(told);
    let once = world.texts(1, "Ada").into_iter().filter(|(_, text)| text == "once").count();
    assert_eq!(once, 1);
}

#[test]
fn whatever_a_relay_does_among_friends_nothing_forged_stands_and_nothing_is_missing_in_silence() {
    hold("hostile-relay", 0..30);
}

#[test]
fn whatever_a_relay_does_then_nothing_forged_stands_and_nothing_is_missing_in_silence() {
    hold("hostile-relay", 30..60);
}

#[test]
fn whatever_a_relay_does_when_people_meet_nobody_is_met_who_did_not_ask() {
    hold("hostile-meeting", 0..60);
}

#[test]
fn an_account_is_founded_in_the_end_whatever_its_relay_stamps() {
    hold("hostile-founding", 0..12);
}

#[test]
fn what_a_relay_says_it_took_at_a_place_that_was_read_already_is_not_believed_and_arrives() {
    for seed in 0..12 {
        let mut world = friends(seed, &[Sin::Acknowledge], 1000);
        world.say(0, "Ben", "thrown away").unwrap();
        world.settle(60_000);
        world.malice = None;
        world.reform_relay();
        world.rest(60_000).unwrap();
        world.say(0, "Ben", "the next").unwrap();
        world.settle(60_000);
        let arrived = world.texts(1, "Ada").iter().any(|(from, text)| from.is_some() && text == "thrown away");
        assert!(arrived, "seed {seed}: {:?}", named(&mut world, 0));
    }
}
