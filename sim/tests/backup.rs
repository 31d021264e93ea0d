//! A PIN, the backup that it guards, and an account that comes back with everything.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test")]

use kith_core::engine::io::{BackupState, Command, DeviceStanding, Event, Reply, Secret};
use kith_core::error::{Error, Misuse};
use kith_sim::World;

const RELAY: &str = kith_sim::RELAY_URL;
const HOUR: u64 = 3_600_000;
const PIN: &str = "739164";

/// Ada on device 0 with the phrase she wrote down, Ben on device 1, Cleo, whom Ada has blocked, on 2, and one device that is nobody's.
fn ada_and_friends(seed: u64) -> (World, Secret) {
    let mut world = World::new(seed, 4);
    let create = |name: &str| Command::CreateAccount { url: RELAY.to_owned(), name: name.into(), invite: None };
    let Ok(Reply::RecoveryPhrase(phrase)) = world.command(0, create("Ada")) else { panic!("a phrase") };
    world.command(1, create("Ben")).unwrap();
    world.settle(100_000);
    world.befriend((0, "Ada"), (1, "Ben"));
    world.command(0, Command::Verify { name: "Ben".into() }).unwrap();
    world.say(0, "Ben", "hello").unwrap();
    world.settle(10_000);
    world.say(1, "Ada", "hello yourself").unwrap();
    world.settle(10_000);
    (world, Secret(phrase.to_string()))
}

fn secret(text: &str) -> Secret {
    Secret(text.to_owned())
}

fn set_pin(world: &mut World, device: usize, pin: &str) {
    world.command(device, Command::SetPin { pin: secret(pin), phrase: None }).unwrap();
    world.settle(10_000);
    assert_eq!(last(world, device), Some(BackupState::Made));
}

/// What was last said of a backup, apart from that it is time to ask for the PIN.
fn last(world: &mut World, device: usize) -> Option<BackupState> {
    let mut shown = world.device(device).shown.iter().rev();
    shown.find_map(|event| {
        let Event::Backup { state, .. } = event else { return None };
        (*state != BackupState::AskPin).then_some(*state)
    })
}

fn open(world: &mut World, device: usize, pin: &str, phrase: &Secret, drill: bool) -> BackupState {
    world.command(device, Command::OpenBackup { pin: secret(pin), phrase: phrase.clone(), drill }).unwrap();
    world.settle(10_000);
    last(world, device).unwrap()
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

/// Ada's device is gone; her account comes to device 3.
fn lose_everything(world: &mut World, phrase: &Secret) {
    world.unplug(0);
    let (name, kind) = ("new".to_owned(), "terminal".to_owned());
    world.command(3, Command::Recover { url: RELAY.to_owned(), phrase: phrase.clone(), name, kind }).unwrap();
    world.settle(100_000);
    live(world, 7 * 24 + 2);
    assert_eq!(world.device(3).engine.account().unwrap().unwrap().standing, DeviceStanding::Confirmed);
}

fn heard(from: Option<&str>, text: &str) -> (Option<String>, String) {
    (from.map(str::to_owned), text.to_owned())
}

#[test]
fn who_lost_everything_has_contacts_and_history_again_and_writes_with_them_as_with_no_stranger() {
    for before in [false, true] {
        let (mut world, phrase) = ada_and_friends(1);
        set_pin(&mut world, 0, PIN);
        lose_everything(&mut world, &phrase);
        if before {
            // Ben finds her before she opens the backup: he asks like a stranger.
            live(&mut world, 30);
            assert_eq!(world.device(3).engine.requests().unwrap().len(), 1);
        }
        assert_eq!(open(&mut world, 3, PIN, &phrase, false), BackupState::Restored);
        let ben = world.device(3).engine.contact("Ben").unwrap();
        assert!(!ben.verified, "he is to be compared again");
        let said = [heard(None, "hello"), heard(Some("Ben"), "hello yourself")];
        assert_eq!(world.texts(3, "Ben"), said);
        assert_eq!(world.device(3).engine.account().unwrap().unwrap().name, "Ada");
        live(&mut world, 30);
        assert_eq!(world.device(3).engine.requests().unwrap(), [], "{before}");
        world.say(3, "Ben", "it is me again").unwrap();
        world.settle(10_000);
        world.say(1, "Ada", "welcome back").unwrap();
        world.settle(10_000);
        let more = [heard(None, "it is me again"), heard(Some("Ben"), "welcome back")];
        assert_eq!(world.texts(3, "Ben"), [said, more].concat(), "{before}");
        assert_eq!(world.complaints(1), []);
        assert_eq!(world.complaints(3), []);
    }
}

#[test]
fn a_wrong_pin_and_a_wrong_phrase_are_told_apart_and_bring_nothing() {
    let (mut world, phrase) = ada_and_friends(2);
    set_pin(&mut world, 0, PIN);
    lose_everything(&mut world, &phrase);
    assert_eq!(open(&mut world, 3, "846205", &phrase, false), BackupState::WrongPin);
    let left = world.device(3).shown.iter().find_map(|event| {
        let Event::Backup { left, .. } = event else { return None };
        *left
    });
    assert_eq!(left, Some(9));
    let other = secret("legal winner thank year wave sausage worth useful legal winner thank yellow");
    assert_eq!(open(&mut world, 3, PIN, &other, false), BackupState::WrongPhrase);
    assert_eq!(world.device(3).engine.contacts().unwrap(), []);
    for _ in 0..10 {
        open(&mut world, 3, "846205", &phrase, false);
    }
    assert_eq!(open(&mut world, 3, PIN, &phrase, false), BackupState::Wait);
    live(&mut world, 1);
    assert_eq!(open(&mut world, 3, PIN, &phrase, false), BackupState::Restored);
}

#[test]
fn a_drill_opens_everything_and_changes_nothing() {
    let (mut world, phrase) = ada_and_friends(3);
    set_pin(&mut world, 0, PIN);
    let before = world.device(0).engine.contacts().unwrap();
    assert_eq!(open(&mut world, 0, PIN, &phrase, true), BackupState::Drilled);
    let Some(Event::Backup { contacts, texts, made, .. }) = world.device(0).shown.last().cloned() else { panic!() };
    assert_eq!((contacts, texts, made.is_some()), (1, 2, true));
    assert_eq!(world.device(0).engine.contacts().unwrap(), before);
    assert!(world.device(0).engine.contact("Ben").unwrap().verified);
    assert_eq!(world.complaints(0), []);
}

#[test]
fn what_is_new_is_in_the_next_backup_which_is_made_by_itself_once_a_day() {
    let (mut world, phrase) = ada_and_friends(4);
    set_pin(&mut world, 0, PIN);
    for day in 0..30 {
        world.say(1, "Ada", &format!("day {day}")).unwrap();
        world.settle(10_000);
        live(&mut world, 25);
    }
    let made = |world: &mut World| {
        let is_it = |event: &&Event| matches!(event, Event::Backup { state: BackupState::Made, .. });
        world.device(0).shown.iter().filter(is_it).count()
    };
    let count = made(&mut world);
    assert!((28..=31).contains(&count), "{count}");
    live(&mut world, 50);
    let quiet = made(&mut world);
    assert!(quiet <= count + 1, "nothing was said");
    assert_eq!(open(&mut world, 0, PIN, &phrase, true), BackupState::Drilled);
    lose_everything(&mut world, &phrase);
    assert_eq!(open(&mut world, 3, PIN, &phrase, false), BackupState::Restored);
    assert_eq!(world.texts(3, "Ben").len(), 32);
    assert_eq!(world.texts(3, "Ben").last().unwrap().1, "day 29");
}

#[test]
fn a_home_killed_at_any_step_has_the_old_backup_or_the_new_one() {
    let (mut world, phrase) = ada_and_friends(5);
    set_pin(&mut world, 0, PIN);
    for step in 0..14 {
        let text = format!("step {step}");
        world.say(0, "Ben", &text).unwrap();
        world.settle(10_000);
        let command = match step % 2 {
            0 => Command::BackUp,
            _ => Command::SetPin { pin: secret(PIN), phrase: None },
        };
        world.command(0, command).unwrap();
        for _ in 0..step {
            world.step();
        }
        world.kill(0);
        world.settle(10_000);
        assert_eq!(open(&mut world, 0, PIN, &phrase, true), BackupState::Drilled, "{step}");
    }
    world.command(0, Command::BackUp).unwrap();
    world.settle(10_000);
    assert_eq!(open(&mut world, 0, PIN, &phrase, true), BackupState::Drilled);
    assert_eq!(world.complaints(0), []);
}

#[test]
fn all_devices_of_an_account_make_backups_that_the_same_pin_opens() {
    let (mut world, phrase) = ada_and_friends(6);
    world.link(0, 3, &[]);
    world.confirm(0, 3);
    set_pin(&mut world, 0, PIN);
    world.say(3, "Ben", "from the other one").unwrap();
    world.settle(10_000);
    world.command(3, Command::BackUp).unwrap();
    world.settle(10_000);
    assert_eq!(last(&mut world, 3), Some(BackupState::Made));
    assert_eq!(open(&mut world, 0, PIN, &phrase, true), BackupState::Drilled);
    world.command(0, Command::BackUp).unwrap();
    world.settle(10_000);
    assert_eq!(open(&mut world, 3, PIN, &phrase, true), BackupState::Drilled);
    // Another PIN, set on the other device, is the one from then on.
    set_pin(&mut world, 3, "kettle-9");
    assert_eq!(open(&mut world, 0, PIN, &phrase, true), BackupState::WrongPin);
    assert_eq!(open(&mut world, 0, "kettle-9", &phrase, true), BackupState::Drilled);
    assert_eq!((world.complaints(0), world.complaints(3)), (Vec::new(), Vec::new()));
}

#[test]
fn a_device_that_knows_of_a_newer_backup_notices_that_an_old_one_is_served() {
    let (mut world, phrase) = ada_and_friends(7);
    set_pin(&mut world, 0, PIN);
    let old = world.relay_backup();
    world.say(0, "Ben", "newer").unwrap();
    world.settle(10_000);
    world.pass(HOUR);
    world.command(0, Command::BackUp).unwrap();
    world.settle(10_000);
    world.restore_relay(&old);
    world.settle(10_000);
    let state = open(&mut world, 0, PIN, &phrase, true);
    assert_ne!(state, BackupState::Drilled);
    assert!(!world.complaints(0).is_empty());
}

#[test]
fn the_pin_is_asked_for_now_and_then_and_less_often_if_it_is_known() {
    let (mut world, _) = ada_and_friends(8);
    set_pin(&mut world, 0, PIN);
    let asks = |world: &mut World| {
        let now = world.now;
        world.device(0).engine.backup(now).unwrap().ask_pin
    };
    for days in [1, 3, 7, 14, 30, 30] {
        assert!(!asks(&mut world));
        world.pass((days * 24 - 1) * HOUR);
        assert!(!asks(&mut world), "{days}");
        world.pass(2 * HOUR);
        assert!(asks(&mut world), "{days}");
        world.settle(10_000);
        world.command(0, Command::CheckPin { pin: secret(PIN) }).unwrap();
        world.settle(10_000);
        assert_eq!(last(&mut world, 0), Some(BackupState::Checked));
    }
    world.command(0, Command::CheckPin { pin: secret("846205") }).unwrap();
    world.settle(10_000);
    assert_eq!(last(&mut world, 0), Some(BackupState::WrongPin));
}

#[test]
fn what_makes_no_sense_is_refused_and_says_why() {
    let (mut world, phrase) = ada_and_friends(9);
    let weak = world.command(0, Command::SetPin { pin: secret("123456"), phrase: None });
    assert_eq!(weak.unwrap_err().code(), "pin_row");
    assert_eq!(world.command(0, Command::BackUp), Err(Error::Misuse(Misuse::NoPin)));
    assert_eq!(world.command(0, Command::CheckPin { pin: secret(PIN) }), Err(Error::Misuse(Misuse::NoPin)));
    let other = secret("legal winner thank year wave sausage worth useful legal winner thank yellow");
    let set = Command::SetPin { pin: secret(PIN), phrase: Some(other) };
    assert_eq!(world.command(0, set), Err(Error::Misuse(Misuse::OtherPhrase)));
    assert_eq!(open(&mut world, 0, PIN, &phrase, true), BackupState::None);
    world.command(0, Command::SetPin { pin: secret(PIN), phrase: Some(phrase) }).unwrap();
    world.settle(10_000);
    assert_eq!(last(&mut world, 0), Some(BackupState::Made));
    world.link(0, 3, &[]);
    assert_eq!(world.command(3, Command::BackUp), Err(Error::Misuse(Misuse::OnProbation)));
}
