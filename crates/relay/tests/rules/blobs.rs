//! Blobs: brought in parts, kept for a time, read by whoever knows their hash.

use kith_relay::{Admission, Limits};
use kith_wire::account::EntryKind;
use kith_wire::{Hash, Operation, Refusal, ServerEvent, limits};

use crate::world::{Client, DAY, World, found, join};

const LEAST: usize = limits::BLOB_PART_LEAST;

/// Bytes of which no two parts are alike.
fn bytes(size: usize) -> Vec<u8> {
    (0..size).map(|at| (at / 251 + at % 251) as u8).collect()
}

fn id(bytes: &[u8]) -> Hash {
    Hash::of("kith blob v1", &[bytes])
}

fn put(blob: &[u8], offset: usize, length: usize) -> Operation {
    let part = blob[offset..offset + length].to_vec();
    Operation::PutBlob { id: id(blob), size: blob.len() as u64, offset: offset as u64, part }
}

fn get(blob: &[u8], offset: u64, length: u64) -> Operation {
    Operation::GetBlob { id: id(blob), offset, length }
}

fn received(world: &mut World, client: &mut Client, operation: Operation) -> u64 {
    match world.ask(client, operation) {
        ServerEvent::BlobReceived { received } => received,
        other => panic!("not received: {other:?}"),
    }
}

/// Everything of it, in parts of so many bytes.
fn upload(world: &mut World, client: &mut Client, blob: &[u8], length: usize) {
    let mut offset = 0;
    while offset < blob.len() {
        let length = length.min(blob.len() - offset);
        offset += length;
        assert_eq!(received(world, client, put(blob, offset - length, length)), offset as u64);
    }
}

fn download(world: &mut World, client: &mut Client, blob: &[u8], length: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        match world.ask(client, get(blob, bytes.len() as u64, length)) {
            ServerEvent::BlobPart { size, part } => {
                assert_eq!(size, blob.len() as u64);
                if part.is_empty() {
                    return bytes;
                }
                bytes.extend(part);
            }
            other => panic!("not read: {other:?}"),
        }
    }
}

#[test]
fn what_was_brought_in_parts_of_any_length_is_read_in_parts_of_any_length() {
    let mut world = World::new();
    let (_, mut ada) = join(&mut world, 1);
    for (size, length) in [(1, 9), (LEAST, LEAST), (LEAST + 1, LEAST), (3 * LEAST + 77, LEAST + 5), (5, 5)] {
        let blob = bytes(size);
        upload(&mut world, &mut ada, &blob, length);
        world.restart();
        let mut anybody = world.talk();
        for length in [limits::BLOB_PART as u64, 40_000] {
            assert_eq!(download(&mut world, &mut anybody, &blob, length), blob);
        }
        ada = found_again(&mut world);
        assert_eq!(received(&mut world, &mut ada, put(&blob, 0, 1)), size as u64, "it is there already");
    }
}

fn found_again(world: &mut World) -> Client {
    let mut device = found(world, 1);
    world.now.0 += 1;
    device.session = world.now.0;
    device.connect(world)
}

#[test]
fn an_upload_that_was_broken_off_goes_on_where_it_was_and_nothing_else_is_taken() {
    let mut world = World::new();
    let (mut device, mut client) = join(&mut world, 1);
    let blob = bytes(3 * LEAST);
    assert_eq!(received(&mut world, &mut client, put(&blob, 0, 0)), 0, "it only asks");
    assert_eq!(received(&mut world, &mut client, put(&blob, LEAST, LEAST)), 0, "not from the middle");
    assert_eq!(received(&mut world, &mut client, put(&blob, 0, LEAST)), LEAST as u64);
    world.restart();
    let mut client = device.connect(&mut world);
    assert_eq!(received(&mut world, &mut client, put(&blob, 0, 0)), LEAST as u64);
    assert_eq!(received(&mut world, &mut client, put(&blob, 0, LEAST)), LEAST as u64, "the same again");
    assert_eq!(received(&mut world, &mut client, put(&blob, 2 * LEAST, LEAST)), LEAST as u64, "not with a gap");
    let mut anybody = world.talk();
    assert_eq!(world.refusal(&mut anybody, get(&blob, 0, 1)), Refusal::Unavailable, "not before it is whole");
    assert_eq!(received(&mut world, &mut client, put(&blob, LEAST, 2 * LEAST)), blob.len() as u64);
    assert_eq!(download(&mut world, &mut anybody, &blob, 1 << 20), blob);
}

#[test]
fn bytes_of_another_hash_are_dropped_and_the_upload_can_begin_again() {
    let mut world = World::new();
    let (_, mut client) = join(&mut world, 1);
    let (blob, mut other) = (bytes(2 * LEAST), bytes(2 * LEAST));
    other[LEAST] ^= 1;
    received(&mut world, &mut client, put(&blob, 0, LEAST));
    let wrong = Operation::PutBlob {
        id: id(&blob),
        size: blob.len() as u64,
        offset: LEAST as u64,
        part: other[LEAST..].to_vec(),
    };
    assert_eq!(world.refusal(&mut client, wrong), Refusal::Malformed);
    let mut anybody = world.talk();
    assert_eq!(world.refusal(&mut anybody, get(&blob, 0, 1)), Refusal::Unavailable);
    assert_eq!(received(&mut world, &mut client, put(&blob, 0, 0)), 0);
    upload(&mut world, &mut client, &blob, LEAST);
    world.relay.tick(world.now).unwrap();
    assert_eq!(world.blobs.bytes(), blob.len() as u64, "what was wrong is gone, and nothing else");
    assert_eq!(download(&mut world, &mut anybody, &blob, 1 << 20), blob);
}

#[test]
fn offsets_and_sizes_that_mean_nothing_are_refused_and_nothing_is_kept() {
    let mut world = World::new();
    let (_, mut client) = join(&mut world, 1);
    let blob = bytes(2 * LEAST);
    let part =
        |size, offset, length: usize| Operation::PutBlob { id: id(&blob), size, offset, part: blob[..length].to_vec() };
    for operation in [part(10, 0, 11), part(2 * LEAST as u64, 0, LEAST - 1), part(1 << 20, 0, 1)] {
        assert_eq!(world.refusal(&mut client, operation), Refusal::Malformed);
    }
    assert_eq!(world.blobs.bytes(), 0);
    assert_eq!(received(&mut world, &mut client, part(2 * LEAST as u64, u64::MAX, 1)), 0);
    received(&mut world, &mut client, put(&blob, 0, LEAST));
    assert_eq!(
        world.refusal(&mut client, part(LEAST as u64, 0, 0)),
        Refusal::Malformed,
        "of another size than it began"
    );
    received(&mut world, &mut client, put(&blob, LEAST, LEAST));
    assert_eq!(world.refusal(&mut client, part(LEAST as u64, 0, 0)), Refusal::Malformed, "of another size than it has");

    let mut anybody = world.talk();
    let size = blob.len() as u64;
    for (offset, length, found) in [(size, 9, 0), (size - 1, 9, 1), (0, 9, 9)] {
        let ServerEvent::BlobPart { part, .. } = world.ask(&mut anybody, get(&blob, offset, length)) else {
            panic!("not read")
        };
        assert_eq!(part.len(), found);
    }
    for offset in [size + 1, u64::MAX] {
        assert_eq!(world.refusal(&mut anybody, get(&blob, offset, 1)), Refusal::Malformed);
    }
}

#[test]
fn whoever_does_not_know_the_id_gets_the_answer_of_a_blob_that_never_was_and_so_does_who_comes_too_late() {
    let mut world = World::new();
    let (_, mut client) = join(&mut world, 1);
    let (blob, begun) = (bytes(100), bytes(2 * LEAST));
    upload(&mut world, &mut client, &blob, 100);
    received(&mut world, &mut client, put(&begun, 0, LEAST));
    let mut anybody = world.talk();
    let never = world.answer_bytes(&mut anybody, get(b"never", 0, 1));
    let incomplete = world.answer_bytes(&mut anybody, get(&begun, 0, 1));
    world.now.0 += 31 * DAY;
    let late = world.answer_bytes(&mut anybody, get(&blob, 0, 1));
    let far = world.answer_bytes(&mut anybody, get(&blob, u64::MAX, 1));
    world.relay.tick(world.now).unwrap();
    let gone = world.answer_bytes(&mut anybody, get(&blob, 0, 1));
    for answer in [incomplete, late, far, gone] {
        assert_eq!(answer, never);
    }
    assert_eq!(world.blobs.bytes(), 0);
}

#[test]
fn what_is_not_completed_within_a_day_is_gone_and_what_is_whole_after_thirty() {
    let mut world = World::new();
    let (_, mut client) = join(&mut world, 1);
    let (whole, begun) = (bytes(LEAST), bytes(2 * LEAST));
    upload(&mut world, &mut client, &whole, LEAST);
    received(&mut world, &mut client, put(&begun, 0, LEAST));
    let tick = |world: &mut World, passed| {
        world.now.0 += passed;
        world.relay.tick(world.now).unwrap();
        world.blobs.bytes()
    };
    assert_eq!(tick(&mut world, DAY - 7_200_000), 2 * LEAST as u64);
    assert_eq!(tick(&mut world, 3 * 3_600_000), LEAST as u64);
    assert_eq!(received(&mut world, &mut client, put(&begun, 0, 0)), 0);
    let mut anybody = world.talk();
    assert_eq!(tick(&mut world, 28 * DAY), LEAST as u64);
    assert_eq!(download(&mut world, &mut anybody, &whole, 1 << 20), whole);
    assert_eq!(tick(&mut world, DAY + 3_600_000), 0);
    let rows = world.store.rows(b"", 1000).unwrap();
    let kinds: Vec<_> = rows.iter().filter_map(|(key, _)| key.first()).filter(|kind| b"BUX".contains(kind)).collect();
    assert!(kinds.is_empty(), "no row is left of them: {kinds:?}");
}

#[test]
fn an_account_has_a_quota_and_gets_back_what_it_did_not_complete_and_what_has_expired() {
    let limits = Limits { blob_bytes: 4 * LEAST as u64, ..Limits::default() };
    let mut world = World::with(limits, Admission::Open);
    let (_, mut client) = join(&mut world, 1);
    let (_, mut another) = join(&mut world, 2);
    let blobs = [bytes(2 * LEAST), bytes(LEAST), bytes(9), bytes(8)];
    upload(&mut world, &mut client, &blobs[0], LEAST);
    upload(&mut world, &mut client, &blobs[1], LEAST);
    upload(&mut world, &mut client, &blobs[2], LEAST);
    assert_eq!(world.refusal(&mut client, put(&blobs[3], 0, 8)), Refusal::Full, "a small one takes its least");
    assert_eq!(received(&mut world, &mut client, put(&blobs[2], 0, 9)), 9, "what is there takes nothing");
    upload(&mut world, &mut another, &blobs[3], 8);

    world.now.0 += 33 * DAY;
    world.relay.tick(world.now).unwrap();
    let big = bytes(4 * LEAST);
    received(&mut world, &mut client, put(&big, 0, LEAST));
    assert_eq!(world.refusal(&mut client, put(&blobs[2], 0, 9)), Refusal::Full);
    world.now.0 += 2 * DAY;
    world.relay.tick(world.now).unwrap();
    upload(&mut world, &mut client, &blobs[2], 9);
}

#[test]
fn only_a_confirmed_device_of_an_account_that_is_open_brings_blobs() {
    let mut world = World::new();
    let (mut ada, mut client) = join(&mut world, 1);
    let blob = bytes(10);
    let mut nobody = world.connect(kith_wire::Role::Account);
    assert_eq!(world.refusal(&mut nobody, put(&blob, 0, 10)), Refusal::NotAuthenticated);
    let mut new = ada.link(&mut world, &mut client, 50);
    let mut probation = new.connect(&mut world);
    let rule = |rule: &str| Refusal::ChainRule { rule: rule.into() };
    assert_eq!(world.refusal(&mut probation, put(&blob, 0, 10)), rule("not_confirmed"));
    ada.append(&mut world, &mut client, EntryKind::DeviceRemoved { devices: [new.id].into() });
    assert_eq!(world.refusal(&mut probation, put(&blob, 0, 10)), Refusal::NotAuthenticated);
    ada.append(&mut world, &mut client, EntryKind::Frozen);
    assert_eq!(world.refusal(&mut client, put(&blob, 0, 10)), rule("frozen"));
    assert_eq!(world.blobs.bytes(), 0);
}

#[test]
fn what_a_blob_has_in_the_store_once_it_is_whole_does_not_say_whose_it_was() {
    let mut world = World::new();
    let (ada, mut client) = join(&mut world, 1);
    let blob = bytes(LEAST);
    upload(&mut world, &mut client, &blob, LEAST);
    let holds = |bytes: &[u8], part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
    for (key, value) in world.store.rows(b"", 1000).unwrap() {
        let row = [key, value].concat();
        let (of_account, of_blob) = (holds(&row, &ada.account.0), holds(&row, &id(&blob).0));
        assert!(!(of_account && of_blob), "a row of both");
    }
}

#[test]
fn two_accounts_that_bring_the_same_bytes_do_not_meet_before_they_are_whole() {
    let mut world = World::new();
    let (_, mut one) = join(&mut world, 1);
    let (_, mut other) = join(&mut world, 2);
    let blob = bytes(2 * LEAST);
    let junk = Operation::PutBlob { id: id(&blob), size: blob.len() as u64, offset: 0, part: vec![9; LEAST] };
    received(&mut world, &mut one, junk);
    assert_eq!(received(&mut world, &mut other, put(&blob, 0, 0)), 0);
    upload(&mut world, &mut other, &blob, LEAST);
    assert_eq!(received(&mut world, &mut one, put(&blob, 0, 0)), blob.len() as u64);
    world.now.0 += 2 * DAY;
    world.relay.tick(world.now).unwrap();
    let mut anybody = world.talk();
    assert_eq!(download(&mut world, &mut anybody, &blob, 1 << 20), blob, "the junk that expired was elsewhere");
}
