//! Freezing an account, and getting it back with the recovery phrase.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test")]

use kith_core::engine::io::{Command, DeviceStanding, Event, RecoveryState, Reply, Secret};
use kith_sim::World;

const RELAY: &str = kith_sim::RELAY_URL;
const HOUR: u64 = 3_600_000;

/// Ada on device 0 with the phrase she wrote down, Ben on device 1, and two devices that are nobody's yet.
fn ada_and_ben(seed: u64) -> (World, Secret) {
    let mut world = World::new(seed, 4);
    let create = |name: &str| Command::CreateAccount { url: RELAY.to_owned(), name: name.into(), invite: None };
    let Ok(Reply::RecoveryPhrase(phrase)) = world.command(0, create("Ada")) else { panic!("a phrase") };
    world.command(1, create("Ben")).unwrap();
    world.settle(100_000);
    world.befriend((0, "Ada"), (1, "Ben"));
    (world, Secret(phrase.to_string()))
}

fn recover(world: &mut World, device: usize, phrase: &Secret) {
    let (name, kind) = (format!("device {device}"), "terminal".to_owned());
    let command = Command::Recover { url: RELAY.to_owned(), phrase: phrase.clone(), name, kind };
    world.command(device, command).unwrap();
    world.settle(100_000);
}

fn state(world: &mut World, device: usize) -> RecoveryState {
    let now = world.now;
    world.device(device).engine.recovery(now).unwrap().state
}

fn told(world: &mut World, device: usize, wanted: RecoveryState) -> bool {
    let is_it = |event: &Event| matches!(event, Event::Recovery { state, .. } if *state == wanted);
    world.device(device).shown.iter().any(is_it)
}

fn standing(world: &mut World, device: usize) -> DeviceStanding {
    world.device(device).engine.account().unwrap().unwrap().standing
}

/// So many hours, a few at a time.
fn live(world: &mut World, hours: u64) {
    let mut left = hours;
    while left > 0 {
        let step = left.min(6);
        world.pass(step * HOUR);
        world.settle(100_000);
        left -= step;
    }
}

#[test]
fn what_a_frozen_account_writes_is_held_back_until_it_is_thawed() {
    let (mut world, _) = ada_and_ben(1);
    world.command(0, Command::Freeze).unwrap();
    world.settle(10_000);
    assert!(world.device(1).engine.contact("Ada").unwrap().frozen.is_some());
    assert!(world.device(0).engine.account().unwrap().unwrap().frozen.is_some());
    world.say(0, "Ben", "send me money").unwrap();
    world.settle(10_000);
    assert_eq!(world.texts(1, "Ada"), []);
    assert_eq!(world.device(1).engine.contact("Ada").unwrap().held, 1);
    world.command(0, Command::Thaw).unwrap();
    world.settle(10_000);
    assert_eq!(world.texts(1, "Ada"), [(Some("Ada".to_owned()), "send me money".to_owned())]);
    assert_eq!(world.device(1).engine.chats().unwrap()[0].unread, 1);
    assert_eq!(world.complaints(1), []);
}

#[test]
fn what_a_device_wrote_while_frozen_is_never_shown_if_it_is_out_when_the_account_is_thawed() {
    let (mut world, _) = ada_and_ben(2);
    world.link(0, 2, &[]);
    world.confirm(0, 2);
    world.command(0, Command::Freeze).unwrap();
    world.settle(10_000);
    world.say(2, "Ben", "it is urgent").unwrap();
    world.settle(10_000);
    world.command(0, Command::RemoveDevice { device: "device 2".into() }).unwrap();
    world.settle(10_000);
    world.command(0, Command::Thaw).unwrap();
    world.settle(10_000);
    world.say(0, "Ben", "that was not me").unwrap();
    world.settle(10_000);
    assert_eq!(world.texts(1, "Ada"), [(Some("Ada".to_owned()), "that was not me".to_owned())]);
}

#[test]
fn the_phrase_alone_freezes_from_an_empty_home_and_leaves_nothing_there() {
    let (mut world, phrase) = ada_and_ben(3);
    world.command(2, Command::FreezeByPhrase { url: RELAY.to_owned(), phrase }).unwrap();
    world.settle(10_000);
    assert!(world.device(0).engine.account().unwrap().unwrap().frozen.is_some());
    assert!(world.device(0).shown.contains(&Event::Frozen { frozen: true }));
    assert!(world.device(2).shown.contains(&Event::Frozen { frozen: true }));
    assert!(world.device(2).engine.account().unwrap().is_none());
    assert!(world.device(1).engine.contact("Ada").unwrap().frozen.is_some());
}

#[test]
fn a_recovery_that_an_old_device_says_no_to_never_comes_about() {
    let (mut world, phrase) = ada_and_ben(4);
    recover(&mut world, 2, &phrase);
    assert_eq!(state(&mut world, 2), RecoveryState::Pending);
    assert!(told(&mut world, 0, RecoveryState::Pending));
    world.command(0, Command::SeeRecovery).unwrap();
    world.settle(10_000);
    live(&mut world, 3);
    world.command(0, Command::Veto).unwrap();
    world.settle(10_000);
    live(&mut world, 8 * 24);
    assert_eq!(state(&mut world, 2), RecoveryState::Vetoed);
    assert_eq!(standing(&mut world, 0), DeviceStanding::Confirmed);
    assert!(world.device(2).engine.account().unwrap().is_none());
    world.say(0, "Ben", "still me").unwrap();
    world.settle(10_000);
    assert_eq!(world.texts(1, "Ada"), [(Some("Ada".to_owned()), "still me".to_owned())]);
    assert_eq!(world.device(1).engine.contact("Ada").unwrap().changed, None);
}

#[test]
fn a_recovery_that_was_seen_and_not_vetoed_is_over_after_a_day_and_one_that_nobody_saw_after_a_week() {
    for (seen, days) in [(true, 1), (false, 7)] {
        let (mut world, phrase) = ada_and_ben(5);
        recover(&mut world, 2, &phrase);
        if seen {
            world.command(0, Command::SeeRecovery).unwrap();
            world.settle(10_000);
        }
        live(&mut world, days * 24 - 1);
        assert_eq!(state(&mut world, 2), RecoveryState::Pending, "{days}");
        assert_eq!(standing(&mut world, 0), DeviceStanding::Confirmed);
        live(&mut world, 3);
        assert_eq!(standing(&mut world, 2), DeviceStanding::Confirmed, "{days}");
        assert_eq!(standing(&mut world, 0), DeviceStanding::Out);
        assert!(told(&mut world, 0, RecoveryState::Completed));
        let again = |event: &&Event| matches!(event, Event::Recovery { state: RecoveryState::Reminder, .. });
        assert_eq!(world.device(0).shown.iter().filter(again).count(), 2, "after one and two thirds");
    }
}

#[test]
fn a_device_that_a_recovery_put_out_takes_the_account_back_within_the_wait() {
    let (mut world, phrase) = ada_and_ben(6);
    recover(&mut world, 2, &phrase);
    live(&mut world, 7 * 24 + 2);
    assert_eq!(standing(&mut world, 0), DeviceStanding::Out);
    world.command(0, Command::Veto).unwrap();
    world.settle(10_000);
    live(&mut world, 2);
    assert_eq!(standing(&mut world, 0), DeviceStanding::Confirmed);
    assert_eq!(standing(&mut world, 2), DeviceStanding::Erased, "what it had got is deleted");
}

#[test]
fn a_home_that_is_killed_while_it_recovers_goes_on_where_it_was() {
    for at in 0..8 {
        let (mut world, phrase) = ada_and_ben(7);
        let command = Command::Recover { url: RELAY.into(), phrase, name: "new".into(), kind: "terminal".into() };
        world.command(2, command).unwrap();
        for _ in 0..at * 10 {
            world.step();
        }
        world.kill(2);
        world.settle(100_000);
        let account = world.now;
        assert_eq!(state(&mut world, 2), RecoveryState::Pending, "{at}");
        let starts = world.device(0).engine.recovery(account).unwrap();
        assert_eq!(starts.state, RecoveryState::Pending);
        live(&mut world, 7 * 24 + 2);
        assert_eq!(standing(&mut world, 2), DeviceStanding::Confirmed, "{at}");
    }
}

#[test]
fn a_phrase_that_no_account_has_is_said_to_be_unknown_and_forgotten() {
    let (mut world, _) = ada_and_ben(8);
    let wrong = Secret("legal winner thank year wave sausage worth useful legal winner thank yellow".into());
    recover(&mut world, 2, &wrong);
    assert!(told(&mut world, 2, RecoveryState::Unknown));
    assert_eq!(state(&mut world, 2), RecoveryState::None);
    world.say(0, "Ben", "untouched").unwrap();
    world.settle(10_000);
    assert_eq!(world.complaints(0), []);
}

#[test]
fn whoever_is_away_when_a_recovery_starts_is_told_when_he_comes_back() {
    let (mut world, phrase) = ada_and_ben(9);
    world.unplug(0);
    world.settle(10_000);
    recover(&mut world, 2, &phrase);
    live(&mut world, 5 * 24);
    world.plug(0);
    world.settle(10_000);
    assert!(told(&mut world, 0, RecoveryState::Pending));
    world.command(0, Command::Veto).unwrap();
    world.settle(10_000);
    live(&mut world, 3 * 24);
    assert_eq!(standing(&mut world, 0), DeviceStanding::Confirmed);
    assert_eq!(state(&mut world, 2), RecoveryState::Vetoed);
}

#[test]
fn contacts_find_a_recovered_account_by_themselves_and_are_heard_once_they_are_accepted() {
    let (mut world, phrase) = ada_and_ben(10);
    world.command(1, Command::Verify { name: "Ada".into() }).unwrap();
    world.say(0, "Ben", "before").unwrap();
    world.settle(10_000);
    world.unplug(0);
    recover(&mut world, 2, &phrase);
    live(&mut world, 7 * 24 + 30);
    assert_eq!(standing(&mut world, 2), DeviceStanding::Confirmed);
    let ada = world.device(1).engine.contact("Ada").unwrap();
    assert!(ada.changed.is_some() && !ada.verified, "Ben sees it, and has to compare again");
    let requests = world.device(2).engine.requests().unwrap();
    assert!(requests.len() == 1 && requests[0].again, "{requests:?}");
    assert_eq!(world.device(2).engine.contacts().unwrap().len(), 0, "nothing is opened before");
    world.accept(2, "Ben");
    world.settle(10_000);
    world.say(2, "Ben", "it is me again").unwrap();
    world.settle(10_000);
    world.say(1, "Ada", "welcome back").unwrap();
    world.settle(10_000);
    let heard = |from: Option<&str>, text: &str| (from.map(str::to_owned), text.to_owned());
    let ben = [heard(Some("Ada"), "before"), heard(Some("Ada"), "it is me again"), heard(None, "welcome back")];
    assert_eq!(world.texts(1, "Ada"), ben);
    assert_eq!(world.texts(2, "Ben"), [heard(None, "it is me again"), heard(Some("Ben"), "welcome back")]);
    // What the old device had is worth nothing: it is out of every conversation.
    world.plug(0);
    world.settle(10_000);
    assert_eq!(world.texts(0, "Ben"), [heard(None, "before")]);
    assert_eq!(standing(&mut world, 0), DeviceStanding::Out, "it is told so, and keeps what it has");
    assert_eq!(world.complaints(1), []);
    assert_eq!(world.complaints(2), []);
}

#[test]
fn a_frozen_account_hears_its_contacts_as_before() {
    let (mut world, _) = ada_and_ben(11);
    world.command(0, Command::Freeze).unwrap();
    world.settle(10_000);
    world.say(1, "Ada", "are you there?").unwrap();
    world.settle(10_000);
    assert_eq!(world.texts(0, "Ben"), [(Some("Ben".to_owned()), "are you there?".to_owned())]);
    assert!(world.device(1).engine.idle());
}
