//! What a directory proves, and what no proof gets past a checker.
#![cfg(feature = "publisher")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that fails panics")]

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use kith_directory::{Checker, Published, Publisher, Root, Unproven, append_only, class};

struct World {
    memory: Arc<Mutex<BTreeMap<Vec<u8>, Vec<u8>>>>,
    epochs: u8,
    roots: Vec<Root>,
    proofs: Vec<Vec<u8>>,
}

impl World {
    fn new() -> Self {
        Self { memory: Arc::default(), epochs: 0, roots: vec![Root::of_nothing()], proofs: Vec::new() }
    }

    fn publisher(&self) -> Publisher {
        Publisher::new(self.memory.clone(), [3; 32])
    }

    fn checker(&self) -> Checker {
        Checker::new(self.publisher().key().unwrap())
    }

    fn make(&self, values: &[(u8, &str)]) -> Published {
        let values = values.iter().map(|(account, value)| ([*account; 32], value.as_bytes().to_vec())).collect();
        self.publisher().publish(&values, &[self.epochs + 1; 32]).unwrap()
    }

    fn publish(&mut self, values: &[(u8, &str)]) -> Root {
        let published = self.make(values);
        self.epochs += 1;
        self.memory.lock().unwrap().extend(published.rows);
        self.roots.push(published.root);
        self.proofs.push(published.proof);
        published.root
    }

    fn lookup(&self, account: u8) -> Option<(Root, Vec<u8>)> {
        self.publisher().lookup(&[account; 32]).unwrap()
    }

    fn history(&self, account: u8) -> (Root, Vec<u8>) {
        self.publisher().history(&[account; 32]).unwrap().unwrap()
    }

    fn versions(&self, account: u8) -> Vec<(u64, u64, String)> {
        let (root, proof) = self.history(account);
        let versions = self.checker().history(&root, &[account; 32], &proof).unwrap();
        versions.into_iter().map(|said| (said.number, said.since, String::from_utf8(said.value).unwrap())).collect()
    }
}

/// Three accounts, one of which changes often.
fn busy() -> World {
    let mut world = World::new();
    world.publish(&[(1, "ada"), (2, "ben")]);
    for change in 2..20 {
        world.publish(&[(1, &format!("ada {change}"))]);
    }
    world.publish(&[(3, "cem")]);
    world
}

#[test]
fn everybody_finds_the_newest_version_and_its_owner_all_of_them() {
    let world = busy();
    let (root, proof) = world.lookup(1).unwrap();
    assert_eq!(root, *world.roots.last().unwrap());
    let found = world.checker().lookup(&root, &[1; 32], &proof).unwrap();
    assert_eq!((found.number, found.since, found.value.as_slice()), (19, 19, b"ada 19".as_slice()));
    let versions = world.versions(1);
    assert_eq!(versions.len(), 19);
    assert_eq!(versions[0], (1, 1, "ada".to_owned()));
    assert_eq!(versions[18], (19, 19, "ada 19".to_owned()));
    assert_eq!(world.versions(3), [(1, 20, "cem".to_owned())]);
    assert!(world.lookup(9).is_none());
}

#[test]
fn a_publisher_that_is_started_again_goes_on_where_it_was() {
    let mut world = World::new();
    assert_eq!(world.publisher().root().unwrap(), Root::of_nothing());
    let first = world.publish(&[(1, "ada")]);
    assert_eq!(world.publisher().root().unwrap(), first);
    // What was made and not stored was never said.
    world.make(&[(1, "eve")]);
    assert_eq!(world.publisher().root().unwrap(), first);
    assert_eq!(world.versions(1), [(1, 1, "ada".to_owned())]);
}

#[test]
fn every_epoch_is_proven_to_have_only_added() {
    let world = busy();
    for (pair, proof) in world.roots.windows(2).zip(&world.proofs) {
        assert_eq!(append_only(&pair[0], &pair[1], proof), Ok(()));
    }
    // None is left out, and none is proven by another's proof.
    assert_eq!(append_only(&world.roots[3], &world.roots[5], &world.proofs[4]), Err(Unproven::Wrong));
    assert_eq!(append_only(&world.roots[4], &world.roots[5], &world.proofs[5]), Err(Unproven::Wrong));
}

#[test]
fn an_epoch_that_drops_or_rewrites_an_entry_has_no_proof() {
    let mut honest = World::new();
    let first = honest.publish(&[(1, "ada"), (2, "ben")]);
    honest.publish(&[(3, "cem")]);
    // The same publisher tells another story of its first epoch, and goes on as if it had been so.
    for first_told in [&[(1, "ada")][..], &[(1, "eve"), (2, "ben")]] {
        let mut other = World::new();
        other.publish(first_told);
        let rewritten = other.publish(&[(3, "cem")]);
        for proof in honest.proofs.iter().chain(&other.proofs) {
            assert_eq!(append_only(&first, &rewritten, proof), Err(Unproven::Wrong));
        }
    }
}

#[test]
fn a_version_that_was_slipped_in_stands_in_the_history() {
    let mut world = World::new();
    world.publish(&[(1, "ada")]);
    world.publish(&[(1, "eve")]);
    let root = world.publish(&[(1, "ada")]);
    let said: Vec<_> = world.versions(1).into_iter().map(|(_, _, value)| value).collect();
    assert_eq!(said, ["ada", "eve", "ada"]);
    // And the newest version is all a contact is shown: it cannot be an older one.
    let (_, proof) = world.lookup(1).unwrap();
    assert_eq!(world.checker().lookup(&root, &[1; 32], &proof).unwrap().number, 3);
}

#[test]
fn a_proof_holds_for_one_account_one_root_one_key_only() {
    let world = busy();
    let (root, proof) = world.lookup(1).unwrap();
    let checker = world.checker();
    assert_eq!(checker.lookup(&root, &[2; 32], &proof), Err(Unproven::Wrong));
    for other in &world.roots[..20] {
        assert_eq!(checker.lookup(other, &[1; 32], &proof), Err(Unproven::Wrong));
    }
    let key = Publisher::new(world.memory.clone(), [4; 32]).key().unwrap();
    assert_eq!(Checker::new(key).lookup(&root, &[1; 32], &proof), Err(Unproven::Wrong));
    let (root, proof) = world.history(1);
    assert_eq!(checker.history(&root, &[2; 32], &proof), Err(Unproven::Wrong));
    assert_eq!(checker.history(&world.roots[19], &[1; 32], &proof), Err(Unproven::Wrong));
}

#[test]
fn a_version_that_is_past_is_not_passed_off_as_the_newest() {
    let mut world = World::new();
    world.publish(&[(1, "ada")]);
    let (_, old) = world.lookup(1).unwrap();
    let root = world.publish(&[(1, "ada 2")]);
    assert_eq!(world.checker().lookup(&root, &[1; 32], &old), Err(Unproven::Wrong));
}

#[test]
fn a_flipped_bit_or_a_cut_proves_nothing_and_stops_nobody() {
    let world = busy();
    let checker = world.checker();
    let (root, lookup) = world.lookup(1).unwrap();
    let (_, history) = world.history(3);
    let newest = checker.lookup(&root, &[1; 32], &lookup).unwrap();
    let only = checker.history(&root, &[3; 32], &history).unwrap();
    // Not every bit carries something; none changes what is proven.
    for at in (0..lookup.len() * 8).step_by(13) {
        if let Ok(said) = checker.lookup(&root, &[1; 32], &flipped(&lookup, at)) {
            assert_eq!(said, newest, "bit {at}");
        }
    }
    for at in (0..history.len() * 8).step_by(13) {
        if let Ok(said) = checker.history(&root, &[3; 32], &flipped(&history, at)) {
            assert_eq!(said, only, "bit {at}");
        }
    }
    let (before, after, epoch) = (world.roots[19], world.roots[20], world.proofs[19].as_slice());
    for at in (0..epoch.len() * 8).step_by(5) {
        assert!(append_only(&before, &after, &flipped(epoch, at)).is_err(), "bit {at}");
    }
    for length in (0..lookup.len()).step_by(7) {
        assert!(checker.lookup(&root, &[1; 32], &lookup[..length]).is_err());
    }
    for length in (0..epoch.len()).step_by(7) {
        assert!(append_only(&before, &after, &epoch[..length]).is_err());
    }
}

fn flipped(bytes: &[u8], at: usize) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes[at / 8] ^= 1 << (at % 8);
    bytes
}

#[test]
fn the_number_of_accounts_cannot_be_read_off_an_epoch() {
    // None, one and sixteen new accounts, and eight that changed: all look the same.
    let sixteen: Vec<(u8, &str)> = (1..=16).map(|account| (account, "new")).collect();
    let changed: Vec<(u8, &str)> = (1..=8).map(|account| (account, "changed")).collect();
    let leaves = |world: &World, values: &[(u8, &str)]| inserted(&world.make(values).proof);
    let mut world = World::new();
    assert_eq!([&[][..], &sixteen[..1], &sixteen].map(|values| leaves(&world, values)), [16; 3]);
    world.publish(&sixteen);
    assert_eq!(leaves(&world, &changed), 16);
    assert_eq!(leaves(&world, &sixteen), 16, "nothing changed");
    assert_eq!(leaves(&world, &[(20, "new")]), 16);
    let more: Vec<(u8, &str)> = (30..47).map(|account| (account, "new")).collect();
    assert_eq!(leaves(&world, &more), 32);
    assert_eq!([0, 1, 16, 17, 33].map(class), [16, 16, 16, 32, 64]);
}

/// How many leaves a proof says an epoch brought: fields of number 1.
fn inserted(mut proof: &[u8]) -> usize {
    let mut count = 0;
    while let [field, length, rest @ ..] = proof {
        assert!(*length < 128 && (*field == 0x0a || *field == 0x12));
        count += usize::from(*field == 0x0a);
        proof = &rest[usize::from(*length)..];
    }
    count
}
