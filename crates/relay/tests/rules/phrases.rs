//! Who has only the recovery phrase: finds the account by it, reads its chain, and adds what a phrase may sign.

use ed25519_dalek::{Signer, SigningKey};
use kith_wire::account::{Entry, EntryKind, RecoverySetting, SignedEntry, Signer as By, Wait, device_joins};
use kith_wire::{AuthenticatePhrase, DeviceId, Operation, PublicKey, Refusal, Role, Seq, ServerEvent, Signature};

use crate::world::{Client, Device, World, found, join, public, sign};

fn phrase(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed ^ 0x80; 32])
}

fn proof(world: &World, client: &Client, key: &SigningKey, named: PublicKey) -> Operation {
    let signed = AuthenticatePhrase::signed(&world.id(), &client.nonce, &named);
    Operation::AuthenticatePhrase(AuthenticatePhrase {
        key: named,
        signature: Signature(key.sign(&signed.0).to_bytes()),
    })
}

fn enter(world: &mut World, key: &SigningKey) -> Client {
    let mut client = world.connect(Role::Account);
    let proof = proof(world, &client, key, public(key));
    world.done(&mut client, proof);
    client
}

fn entry(of: &Device, key: &SigningKey, kind: EntryKind) -> SignedEntry {
    let last = of.chain.last().unwrap();
    let signer = By::Recovery(public(key));
    sign(key, Entry { account: of.account, index: of.chain.len() as u64, previous: last.link(), signer, kind })
}

fn start(of: &Device, seed: u8) -> EntryKind {
    let key = SigningKey::from_bytes(&[seed; 32]);
    let proof = Signature(key.sign(&device_joins(&of.account, &public(&key)).0).to_bytes());
    EntryKind::RecoveryStarted { key: public(&key), proof }
}

#[test]
fn the_phrase_finds_its_account_and_starts_a_recovery_that_its_devices_hear_of() {
    let mut world = World::new();
    let (ada, mut device) = join(&mut world, 1);
    let mut client = enter(&mut world, &phrase(1));
    let read = world.ask(&mut client, Operation::ReadOwnChain { from: 0 });
    assert_eq!(read, ServerEvent::OwnChain(ada.chain.clone()));
    let started = entry(&ada, &phrase(1), start(&ada, 77));
    let ServerEvent::Stamped(stamp) = world.ask(&mut client, Operation::AppendEntry(started.clone())) else {
        panic!("the start is stamped")
    };
    let ServerEvent::OwnChain(entries) = world.ask(&mut device, Operation::ReadOwnChain { from: 1 }) else {
        panic!("the chain")
    };
    assert_eq!((&entries[0].entry, entries[0].stamp), (&started, stamp));
}

#[test]
fn a_key_that_no_account_names_and_a_wrong_signature_are_answered_alike() {
    let mut world = World::new();
    found(&mut world, 1);
    let mut client = world.connect(Role::Account);
    let unknown = proof(&world, &client, &phrase(2), public(&phrase(2)));
    let wrong = proof(&world, &client, &phrase(2), public(&phrase(1)));
    for operation in [unknown, wrong] {
        let answer = world.ask(&mut client, operation);
        assert_eq!(answer, ServerEvent::Refusal(Refusal::NotAuthenticated));
    }
}

#[test]
fn the_phrase_opens_nothing_but_the_chain_and_signs_for_nobody_else() {
    let mut world = World::new();
    let ada = found(&mut world, 1);
    let mut client = enter(&mut world, &phrase(1));
    let of_the_device = Operation::AppendEntry(ada.entry(EntryKind::Frozen));
    for operation in [Operation::ReadInbox { after: Seq(0) }, of_the_device] {
        let answer = world.ask(&mut client, operation);
        assert_eq!(answer, ServerEvent::Refusal(Refusal::NotAuthenticated));
    }
    for kind in [EntryKind::Closed, EntryKind::DeviceConfirmed { device: DeviceId([0; 16]) }] {
        let answer = world.ask(&mut client, Operation::AppendEntry(entry(&ada, &phrase(1), kind)));
        assert!(matches!(answer, ServerEvent::Refusal(Refusal::ChainRule { .. })), "{answer:?}");
    }
}

#[test]
fn an_account_that_names_anothers_phrase_is_not_found_in_its_place() {
    let mut world = World::new();
    let ada = found(&mut world, 1);
    let (mut eve, mut client) = join(&mut world, 2);
    let recovery = RecoverySetting { key: public(&phrase(1)), wait: Wait::DEFAULT };
    eve.append(&mut world, &mut client, EntryKind::RecoverySet(recovery));
    let mut client = enter(&mut world, &phrase(1));
    let read = world.ask(&mut client, Operation::ReadOwnChain { from: 0 });
    assert_eq!(read, ServerEvent::OwnChain(ada.chain));
}

#[test]
fn a_new_phrase_finds_the_account_once_it_is_in_force_and_the_old_one_then_does_not() {
    let mut world = World::new();
    let (mut ada, mut device) = join(&mut world, 1);
    let recovery = RecoverySetting { key: public(&phrase(9)), wait: Wait::DEFAULT };
    ada.append(&mut world, &mut device, EntryKind::RecoverySet(recovery));
    let mut early = world.connect(Role::Account);
    let operation = proof(&world, &early, &phrase(9), public(&phrase(9)));
    assert_eq!(world.ask(&mut early, operation), ServerEvent::Refusal(Refusal::NotAuthenticated));
    world.now.0 += u64::from(Wait::DEFAULT.seconds()) * 1000 + 1000;
    enter(&mut world, &phrase(9));
    let mut late = world.connect(Role::Account);
    let operation = proof(&world, &late, &phrase(1), public(&phrase(1)));
    assert_eq!(world.ask(&mut late, operation), ServerEvent::Refusal(Refusal::NotAuthenticated));
}
