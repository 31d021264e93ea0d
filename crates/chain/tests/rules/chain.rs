//! The chain: entries, stamps, forks, the table.

use crate::play::{By, OWNER, Play, RELAY, What, at, key, stamp};
use crate::{NEW, OWNERS, SECOND, SECONDS, THE_PHRASE, add, two_devices};
use kith_chain::table::{Kind, Who};
use kith_chain::{Chain, ChainError, ChainRule, Relation, limits};
use kith_wire::Signature;
use kith_wire::account::{SignedEntry, StampedEntry};

#[test]
fn a_stamp_that_goes_back_is_refused() {
    let play = Play::of([(5, OWNERS, add(SECOND))]);
    let entry = play.entry(OWNERS, &What::Freeze, 4);
    assert_eq!(play.chain.check(&entry, at(4)), Err(ChainRule::TimeWentBack));
}

#[test]
fn an_entry_stands_in_one_place_of_one_chain() {
    let play = two_devices();
    let good = play.entry(OWNERS, &What::Freeze, 0);
    let refused = |change: fn(&mut SignedEntry)| {
        let mut entry = good.clone();
        change(&mut entry);
        play.chain.check(&entry, at(0)).unwrap_err()
    };
    assert!(play.chain.check(&good, at(0)).is_ok());
    assert_eq!(refused(|entry| entry.entry.account.0[0] ^= 1), ChainRule::WrongAccount);
    assert_eq!(refused(|entry| entry.entry.index += 1), ChainRule::WrongIndex);
    assert_eq!(refused(|entry| entry.entry.previous.0[0] ^= 1), ChainRule::WrongPrevious);
    assert_eq!(refused(|entry| entry.signature = Signature([0; 64])), ChainRule::BadSignature);
    assert_eq!(refused(|entry| entry.signature.0[5] ^= 1), ChainRule::BadSignature);
}

#[test]
fn a_signature_of_another_device_is_no_signature() {
    let play = two_devices();
    let mut entry = play.entry(OWNERS, &What::Freeze, 0);
    entry.signature = play.entry(SECONDS, &What::Freeze, 0).signature;
    assert_eq!(play.chain.check(&entry, at(0)), Err(ChainRule::BadSignature));
    assert_eq!(play.may(0, By::Device(77), &What::Freeze), Err(ChainRule::UnknownDevice));
    assert_eq!(play.may(0, By::Phrase(101), &What::Freeze), Err(ChainRule::UnknownRecoveryKey));
    assert_eq!(play.may(0, THE_PHRASE, &What::Thaw), Err(ChainRule::RecoveryKeyMayNot));
    assert_eq!(play.may(0, OWNERS, &What::Start { device: NEW }), Err(ChainRule::DeviceMayNot));
}

#[test]
fn a_device_that_did_not_agree_is_not_added() {
    let play = Play::new();
    let mut entry = play.entry(OWNERS, &add(SECOND), 0);
    let kith_wire::account::EntryKind::DeviceAdded { proof, .. } = &mut entry.entry.kind else { panic!("added") };
    proof.0[0] ^= 1;
    let by = key(OWNER, 0);
    entry.signature = Signature(ed25519_dalek::Signer::sign(&by, &entry.entry.hash().0).to_bytes());
    assert_eq!(play.chain.check(&entry, at(0)), Err(ChainRule::BadProof));
}

#[test]
fn a_chain_needs_a_genesis_by_its_own_device_and_its_relay_s_stamp() {
    let play = two_devices();
    assert_eq!(Chain::verify(&[]), Err(ChainError::Empty));
    assert_eq!(Chain::verify(&play.entries[1..]), Err(ChainError::Genesis));
    let broken = |change: fn(&mut StampedEntry)| {
        let mut entries = play.entries.clone();
        change(&mut entries[0]);
        Chain::verify(&entries).unwrap_err()
    };
    assert_eq!(broken(|genesis| genesis.entry.signature.0[0] ^= 1), ChainError::Genesis);
    assert_eq!(broken(|genesis| genesis.stamp.signature.0[0] ^= 1), ChainError::Stamp { index: 0 });
    assert_eq!(broken(|genesis| genesis.stamp.time.0 += 1), ChainError::Stamp { index: 0 });
    let mut entries = play.entries.clone();
    entries.swap(1, 2);
    assert_eq!(Chain::verify(&entries), Err(ChainError::Rule { index: 2, rule: ChainRule::WrongIndex }));
    assert_eq!(Chain::verify(&play.entries), Ok(play.chain));
}

#[test]
fn a_fork_is_seen_in_entries_and_in_heads() {
    let (mut ours, mut theirs) = (two_devices(), two_devices());
    assert_eq!(ours.chain.compare(&theirs.entries), Relation::Same);
    theirs.say(0, OWNERS, What::Freeze).unwrap();
    assert_eq!(ours.chain.compare(&theirs.entries), Relation::Extends);
    assert_eq!(ours.chain.compare(&theirs.entries[3..]), Relation::Extends);
    assert_eq!(ours.chain.meets(&theirs.chain.head()), Relation::Extends);
    assert_eq!(theirs.chain.compare(&ours.entries), Relation::Behind);
    assert_eq!(theirs.chain.compare(&[]), Relation::Behind);
    assert_eq!(theirs.chain.meets(&ours.chain.head()), Relation::Behind);
    ours.say(0, OWNERS, What::Close).unwrap();
    assert_eq!(ours.chain.compare(&theirs.entries), Relation::Fork { index: 3 });
    assert_eq!(ours.chain.meets(&theirs.chain.head()), Relation::Fork { index: 3 });
    theirs.say(0, OWNERS, What::Thaw).unwrap();
    assert_eq!(ours.chain.compare(&theirs.entries[4..]), Relation::Fork { index: 3 });
    assert_eq!(ours.chain.meets(&ours.chain.head()), Relation::Same);
}

#[test]
fn two_stamps_for_one_entry_are_a_fork() {
    let play = Play::new();
    let entry = play.entry(OWNERS, &What::Freeze, 1);
    let stamped = |hour| {
        let mut chain = play.chain.clone();
        chain.append(&stamp(&chain.id(), entry.clone(), RELAY, at(hour))).unwrap();
        chain
    };
    assert_eq!(stamped(1).meets(&stamped(2).head()), Relation::Fork { index: 1 });
}

#[test]
fn a_nearly_full_chain_is_for_defence() {
    let mut play = Play::new();
    while play.next() < kith_wire::account::CHAIN_ENTRIES - limits::RESERVED {
        let what = if play.next() % 2 == 1 { What::Freeze } else { What::Thaw };
        play.say_unchecked(OWNERS, &what);
    }
    play.say(0, OWNERS, What::Thaw).unwrap();
    assert_eq!(play.may(0, OWNERS, &add(SECOND)), Err(ChainRule::Full));
    assert!(play.may(0, THE_PHRASE, &What::Start { device: NEW }).is_ok());
}

#[test]
fn the_page_states_the_table_the_code_runs() {
    let page = include_str!("../../../../docs/chain.md");
    assert!(
        page.contains(&kith_chain::table::markdown()),
        "docs/chain.md must hold:\n{}",
        kith_chain::table::markdown()
    );
}

#[test]
fn the_phrase_may_sign_three_kinds_and_a_new_device_one() {
    let may = |who: Who| Kind::ALL.into_iter().filter(|kind| kind.row().who.contains(&who)).collect::<Vec<_>>();
    assert_eq!(may(Who::Phrase), [Kind::RecoveryStarted, Kind::RecoveryCompleted, Kind::Frozen]);
    assert_eq!(may(Who::NewDevice), [Kind::DeviceRemoved]);
    assert_eq!(may(Who::RemovedDevice), [Kind::DeviceRemoved, Kind::Vetoed]);
}
