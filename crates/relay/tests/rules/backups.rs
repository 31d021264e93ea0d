//! PINs and backups: who may ask, what a guess costs whom, and what stays for as long as it is needed.

use kith_pin::device::{NotShown, Setting, Showing};
use kith_pin::{Export, Parties, Pin};
use kith_relay::{Admission, Limits};
use kith_wire::account::EntryKind;
use kith_wire::{Backup, BackupRequest, Hash, Operation, PutBackup, Refusal, ServerEvent};

use crate::world::{Client, DAY, Device, World, join};

const RIGHT: &str = "739164";
const WRONG: &str = "846205";
const HOUR: u64 = 3_600_000;

fn ask(world: &mut World, client: &mut Client, request: BackupRequest) -> ServerEvent {
    world.ask(client, Operation::Backup(request))
}

fn pin_message(event: ServerEvent) -> (Vec<u8>, u32) {
    match event {
        ServerEvent::Pin { message, left } => (message, left),
        other => panic!("no answer about a PIN: {other:?}"),
    }
}

fn blob(world: &mut World, client: &mut Client, byte: u8) -> Hash {
    let part = vec![byte; 100];
    let id = Hash::of("kith blob v1", &[&part]);
    let put = Operation::PutBlob { id, size: 100, offset: 0, part };
    assert_eq!(world.ask(client, put), ServerEvent::BlobReceived { received: 100 });
    id
}

fn put(replaces: u64, head: &[u8], blobs: &[Hash], pin: Option<Vec<u8>>) -> BackupRequest {
    BackupRequest::Put(PutBackup { replaces, head: head.to_vec(), blobs: blobs.to_vec(), pin })
}

/// What ends the setting of a PIN, and what the PIN gives then.
fn set(world: &mut World, client: &mut Client, of: &Device, pin: &str) -> (Vec<u8>, Export) {
    let (setting, request) = Setting::begin(Pin::entered(pin), [1; 32]).unwrap();
    let (answer, _) = pin_message(ask(world, client, BackupRequest::BeginPin(request)));
    let relay = world.id();
    setting.finish(&answer, Parties { account: &of.account.0, relay: &relay.0 }, [2; 32]).unwrap()
}

/// A backup of one blob under the right PIN.
fn first(world: &mut World, client: &mut Client, of: &Device) -> (Hash, Export) {
    let (record, export) = set(world, client, of, RIGHT);
    let blob = blob(world, client, 1);
    assert_eq!(ask(world, client, put(0, b"one", &[blob], Some(record))), ServerEvent::Done);
    (blob, export)
}

/// A guess: the guesses left, and what the PIN gave. The relay's refusal if it would not answer.
fn guess(
    world: &mut World,
    client: &mut Client,
    of: &Device,
    pin: &str,
) -> Result<(u32, Result<Export, NotShown>), Refusal> {
    let (showing, request) = Showing::begin(Pin::entered(pin), [3; 32]).unwrap();
    let (answer, left) = match ask(world, client, BackupRequest::ShowPin(request)) {
        ServerEvent::Refusal(refusal) => return Err(refusal),
        event => pin_message(event),
    };
    let relay = world.id();
    let finished = showing.finish(&answer, Parties { account: &of.account.0, relay: &relay.0 }, [4; 32]);
    Ok((
        left,
        finished.map(|(last, export)| {
            assert_eq!(ask(world, client, BackupRequest::FinishPin(last)), ServerEvent::Done);
            export
        }),
    ))
}

#[test]
fn the_right_pin_gives_what_it_gave_when_it_was_set_also_after_a_restart() {
    let mut world = World::new();
    let (mut ada, mut client) = join(&mut world, 1);
    let (_, export) = first(&mut world, &mut client, &ada);
    world.restart();
    let mut client = ada.connect(&mut world);
    let (left, wrong) = guess(&mut world, &mut client, &ada, WRONG).unwrap();
    assert_eq!((left, wrong.map(|_| ()).unwrap_err()), (9, NotShown::WrongPin));
    let (left, right) = guess(&mut world, &mut client, &ada, RIGHT).unwrap();
    assert_eq!((left, *right.unwrap()), (8, *export));
    assert_eq!(guess(&mut world, &mut client, &ada, WRONG).unwrap().0, 9, "whoever was right begins anew");
}

#[test]
fn guesses_cost_the_device_that_guesses_more_and_more_and_the_others_nothing() {
    let mut world = World::new();
    let (mut ada, mut client) = join(&mut world, 1);
    first(&mut world, &mut client, &ada);
    let mut other = ada.link(&mut world, &mut client, 2);
    ada.append(&mut world, &mut client, EntryKind::DeviceConfirmed { device: other.id });
    let mut thief = other.connect(&mut world);
    for left in (0..10).rev() {
        assert_eq!(guess(&mut world, &mut thief, &ada, WRONG).unwrap().0, left);
    }
    for hours in [1, 2, 4, 8, 16, 32, 64, 128, 168, 168] {
        let waits = Refusal::RateLimited { retry_after_ms: hours * HOUR };
        assert_eq!(guess(&mut world, &mut thief, &ada, RIGHT).map(|_| ()).unwrap_err(), waits, "{hours}");
        assert_eq!(guess(&mut world, &mut client, &ada, RIGHT).unwrap().0, 9, "the owner is not slowed down");
        world.now.0 += hours * HOUR;
        assert_eq!(guess(&mut world, &mut thief, &ada, WRONG).unwrap().0, 0);
    }
    world.now.0 -= 30 * DAY;
    let Refusal::RateLimited { retry_after_ms } = guess(&mut world, &mut thief, &ada, WRONG).map(|_| ()).unwrap_err()
    else {
        panic!("the clock helps nobody")
    };
    assert_eq!(retry_after_ms, 168 * HOUR, "and locks nobody out");
}

#[test]
fn a_device_on_probation_or_signed_out_and_any_of_a_frozen_account_gets_nothing() {
    let mut world = World::new();
    let (mut ada, mut client) = join(&mut world, 1);
    let (blob, _) = first(&mut world, &mut client, &ada);
    let mut other = ada.link(&mut world, &mut client, 2);
    let mut on_probation = other.connect(&mut world);
    let gets_nothing = |world: &mut World, client: &mut Client, why: &str| {
        let (_, set) = Setting::begin(Pin::entered(RIGHT), [1; 32]).unwrap();
        let (_, show) = Showing::begin(Pin::entered(RIGHT), [1; 32]).unwrap();
        let put = put(1, b"two", &[blob], None);
        for request in [BackupRequest::Get, BackupRequest::BeginPin(set), BackupRequest::ShowPin(show), put] {
            let refusal = world.refusal(client, Operation::Backup(request));
            assert_eq!(refusal, Refusal::ChainRule { rule: why.into() });
        }
    };
    gets_nothing(&mut world, &mut on_probation, "not_confirmed");
    ada.append(&mut world, &mut client, EntryKind::DeviceConfirmed { device: other.id });
    assert!(matches!(ask(&mut world, &mut on_probation, BackupRequest::Get), ServerEvent::Backup(_)));
    ada.append(&mut world, &mut client, EntryKind::Frozen);
    gets_nothing(&mut world, &mut client, "frozen");
    ada.append(&mut world, &mut client, EntryKind::DeviceRemoved { devices: [other.id].into() });
    ada.append(&mut world, &mut client, EntryKind::Thawed);
    let answer = ask(&mut world, &mut on_probation, BackupRequest::Get);
    let refused = matches!(answer, ServerEvent::Refusal(Refusal::ChainRule { .. } | Refusal::NotAuthenticated));
    assert!(refused, "{answer:?}");
}

#[test]
fn a_backup_stays_as_long_as_it_is_the_newest_and_what_it_replaced_goes() {
    let mut world = World::new();
    let (mut ada, mut client) = join(&mut world, 1);
    let (one, _) = first(&mut world, &mut client, &ada);
    world.now.0 += 100 * DAY;
    world.relay.tick(world.now).unwrap();
    let two = blob(&mut world, &mut client, 2);
    assert_eq!(ask(&mut world, &mut client, put(1, b"two", &[one, two], None)), ServerEvent::Done);
    assert_eq!(ask(&mut world, &mut client, put(1, b"two", &[one, two], None)), ServerEvent::Done, "again is the same");
    let there = ServerEvent::Backup(Backup { number: 2, head: b"two".into(), blobs: vec![one, two] });
    assert_eq!(ask(&mut world, &mut client, put(1, b"late", &[two], None)), there, "another was faster");
    world.now.0 += 100 * DAY;
    world.relay.tick(world.now).unwrap();
    client = ada.connect(&mut world);
    assert_eq!(ask(&mut world, &mut client, BackupRequest::Get), there);
    assert_eq!(ask(&mut world, &mut client, put(2, b"three", &[two], None)), ServerEvent::Done);
    let mut anybody = world.talk();
    let mut has = |world: &mut World, id| {
        matches!(world.ask(&mut anybody, Operation::GetBlob { id, offset: 0, length: 9 }), ServerEvent::BlobPart { .. })
    };
    assert!(has(&mut world, one) && has(&mut world, two), "for whoever is reading it");
    world.now.0 += 2 * DAY;
    world.relay.tick(world.now).unwrap();
    assert!(!has(&mut world, one) && has(&mut world, two));
}

#[test]
fn what_another_account_names_too_stays_until_neither_does() {
    let mut world = World::new();
    let (ada, mut client) = join(&mut world, 1);
    let (one, _) = first(&mut world, &mut client, &ada);
    let (eve, mut hers) = join(&mut world, 3);
    let (record, _) = set(&mut world, &mut hers, &eve, RIGHT);
    assert_eq!(ask(&mut world, &mut hers, put(0, b"one", &[one], Some(record))), ServerEvent::Done);
    let other = blob(&mut world, &mut hers, 9);
    assert_eq!(ask(&mut world, &mut hers, put(1, b"two", &[other], None)), ServerEvent::Done);
    world.now.0 += 100 * DAY;
    world.relay.tick(world.now).unwrap();
    let mut anybody = world.talk();
    let answer = world.ask(&mut anybody, Operation::GetBlob { id: one, offset: 0, length: 9 });
    assert!(matches!(answer, ServerEvent::BlobPart { .. }), "{answer:?}");
}

#[test]
fn a_pin_and_its_backup_come_together_or_not_at_all() {
    let mut world = World::new();
    let (ada, mut client) = join(&mut world, 1);
    let one = blob(&mut world, &mut client, 1);
    let unavailable = ServerEvent::Refusal(Refusal::Unavailable);
    assert_eq!(ask(&mut world, &mut client, BackupRequest::Get), unavailable);
    assert_eq!(ask(&mut world, &mut client, put(0, b"one", &[one], None)), unavailable, "no backup without a PIN");
    let malformed = ServerEvent::Refusal(Refusal::Malformed);
    assert_eq!(
        ask(&mut world, &mut client, put(0, b"one", &[one], Some(vec![1; 192]))),
        malformed,
        "nothing was begun"
    );
    let (_, export) = first(&mut world, &mut client, &ada);
    // Another PIN is begun, and never comes into force.
    set(&mut world, &mut client, &ada, WRONG);
    assert_eq!(*guess(&mut world, &mut client, &ada, RIGHT).unwrap().1.unwrap(), *export);
    let (record, other) = set(&mut world, &mut client, &ada, WRONG);
    let missing = put(1, b"two", &[Hash([7; 32])], Some(record.clone()));
    assert_eq!(ask(&mut world, &mut client, missing), unavailable, "a blob is not there");
    assert_eq!(*guess(&mut world, &mut client, &ada, RIGHT).unwrap().1.unwrap(), *export);
    assert_eq!(ask(&mut world, &mut client, put(1, b"two", &[one], Some(record))), ServerEvent::Done);
    assert_eq!(*guess(&mut world, &mut client, &ada, WRONG).unwrap().1.unwrap(), *other);
    assert!(guess(&mut world, &mut client, &ada, RIGHT).unwrap().1.is_err());
}

#[test]
fn a_backup_has_a_limit() {
    let limits = Limits { backup_bytes: 150, ..Limits::default() };
    let mut world = World::with(limits, Admission::Open);
    let (ada, mut client) = join(&mut world, 1);
    let (one, _) = first(&mut world, &mut client, &ada);
    let two = blob(&mut world, &mut client, 2);
    let full = ServerEvent::Refusal(Refusal::Full);
    assert_eq!(ask(&mut world, &mut client, put(1, b"two", &[one, two], None)), full);
}

#[test]
fn who_never_began_to_show_a_pin_has_not_shown_it() {
    let mut world = World::new();
    let (ada, mut client) = join(&mut world, 1);
    first(&mut world, &mut client, &ada);
    let unavailable = ServerEvent::Refusal(Refusal::Unavailable);
    assert_eq!(ask(&mut world, &mut client, BackupRequest::FinishPin(vec![1; 64])), unavailable);
    let (_, request) = Showing::begin(Pin::entered(RIGHT), [3; 32]).unwrap();
    pin_message(ask(&mut world, &mut client, BackupRequest::ShowPin(request)));
    assert_eq!(ask(&mut world, &mut client, BackupRequest::FinishPin(vec![1; 64])), unavailable);
    assert_eq!(guess(&mut world, &mut client, &ada, WRONG).unwrap().0, 8, "it counted");
}
