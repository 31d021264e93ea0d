//! Every target on what gets far, on what comes near it, and on anything.

use kith_fuzz::TARGETS;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, TestRunner};

/// Cases of each property and target: enough to see each target's paths, while `cargo fuzz` looks for the rest.
const CASES: u32 = 32;

#[test]
fn every_target_takes_its_seeds() {
    for target in TARGETS {
        let seeds = (target.seeds)();
        assert!(!seeds.is_empty(), "{} has no seeds", target.name);
        seeds.iter().for_each(|seed| (target.run)(seed));
    }
}

#[test]
fn every_target_takes_damaged_seeds() {
    for target in TARGETS {
        let seeds = (target.seeds)();
        let damaged = (any::<Index>(), vec((any::<Index>(), any::<u8>()), 0..6), any::<Index>(), any::<bool>());
        check(damaged, |(seed, changes, cut, is_cut)| {
            let mut bytes = seed.get(&seeds).clone();
            // Nothing, too, is a seed, and nothing of it can be damaged.
            for (place, byte) in changes.into_iter().filter(|_| !seed.get(&seeds).is_empty()) {
                *place.get_mut(&mut bytes) = byte;
            }
            if is_cut && !bytes.is_empty() {
                bytes.truncate(cut.index(bytes.len()));
            }
            (target.run)(&bytes);
        });
    }
}

#[test]
fn every_target_takes_anything() {
    for target in TARGETS {
        check(vec(any::<u8>(), 0..600), |bytes| (target.run)(&bytes));
    }
}

#[test]
fn every_target_runs_under_libfuzzer_too() {
    let manifest = include_str!("../../Cargo.toml");
    for target in TARGETS {
        let binary = format!("[[bin]]\nname = \"{0}\"\npath = \"fuzz_targets/{0}.rs\"\n", target.name);
        assert!(manifest.contains(&binary), "{} has no binary in fuzz/Cargo.toml", target.name);
    }
    assert_eq!(manifest.matches("[[bin]]").count(), TARGETS.len());
}

fn check<S: Strategy>(strategy: S, body: impl Fn(S::Value)) {
    let config = Config { cases: CASES, failure_persistence: None, ..Config::default() };
    let checked = TestRunner::new(config).run(&strategy, |value| {
        body(value);
        Ok(())
    });
    assert!(checked.is_ok(), "{checked:?}");
}
