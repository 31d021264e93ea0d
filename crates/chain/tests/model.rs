//! The rules against the naive ones: whatever old devices, a device on probation, phrases, guardians and a relay with an odd
//! clock say in whatever order, both allow the same and come to the same. `PROPTEST_CASES=10000` plays longer.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]
#![allow(clippy::wildcard_enum_match_arm, reason = "few of the things said name an entry")]

mod play;

use std::collections::BTreeSet;

use kith_chain::{Account, DeviceState};
use play::naive::{Naive, Standing, World};
use play::{By, Name, OWNER, PHRASE, Play, What, at, id, key, public};
use proptest::prelude::*;

const NAMES: std::ops::RangeInclusive<Name> = 1..=6;
/// Linked with the owner's device in every opening: the thief's, in the worse plays.
const SECOND: Name = 2;
const THIRD: Name = 3;
const OTHER_PHRASE: u8 = 101;
const GUARDIANS: [u8; 3] = [200, 201, 202];

/// How plays open: what was said before, long ago or just now.
fn openings() -> Vec<Vec<(u64, By, What)>> {
    let (owner, second, phrase) = (By::Device(OWNER), By::Device(SECOND), By::Phrase(PHRASE));
    let two = || vec![(0, owner, What::Add { device: SECOND, hours: 24 }), (0, owner, What::Confirm(SECOND))];
    let guardians = What::SetGuardians { threshold: 2, guardians: GUARDIANS.into() };
    let after = |mut lines: Vec<_>, more: Vec<_>| {
        lines.extend(more);
        lines
    };
    let start = What::Start { device: 4 };
    let alone_completes = What::Complete { started: 3, guardians: BTreeSet::new(), devices: BTreeSet::new() };
    vec![
        Vec::new(),
        two(),
        after(two(), vec![(0, owner, guardians.clone()), (200, second, What::Add { device: THIRD, hours: 48 })]),
        after(two(), vec![(200, second, What::Remove([OWNER].into()))]),
        after(two(), vec![(200, owner, What::Remove([SECOND].into())), (0, phrase, start.clone())]),
        after(two(), vec![(0, owner, guardians), (200, phrase, start.clone()), (0, owner, What::Veto(4))]),
        after(two(), vec![(0, owner, What::SetRecovery { phrase: PHRASE, hours: 336 }), (24, phrase, start.clone())]),
        after(two(), vec![(0, owner, What::SetRecovery { phrase: OTHER_PHRASE, hours: 1 }), (24, owner, What::NewKey)]),
        after(
            two(),
            vec![
                (0, second, What::Add { device: THIRD, hours: 30 }),
                (0, owner, What::Close),
                (20, phrase, What::Freeze),
                (5, owner, What::Thaw),
            ],
        ),
        after(two(), vec![(0, phrase, start.clone()), (168, phrase, alone_completes)]),
        after(
            two(),
            vec![
                (0, owner, What::Add { device: THIRD, hours: 24 }),
                (0, owner, What::Confirm(THIRD)),
                (167, phrase, start.clone()),
                (1, phrase, start.clone()),
                (0, owner, What::Veto(6)),
            ],
        ),
        after(two(), vec![(0, second, What::NewKey), (0, second, What::Remove([SECOND].into()))]),
        after(two(), vec![(0, phrase, start.clone()), (300, phrase, start.clone()), (300, phrase, start)]),
    ]
}

fn somebody() -> impl Strategy<Value = Name> {
    prop_oneof![4 => Just(OWNER), 4 => Just(SECOND), 3 => Just(THIRD), 2 => 4..=6_u8]
}

fn some() -> impl Strategy<Value = BTreeSet<Name>> {
    prop_oneof![4 => somebody().prop_map(|name| [name].into()), 1 => prop::collection::btree_set(somebody(), 1..4)]
}

/// An entry, by how far back it is.
fn an_entry() -> impl Strategy<Value = u64> {
    1..8_u64
}

/// The same with the index of the entry instead.
fn aimed(what: What, next: u64) -> What {
    match what {
        What::Seen(back) => What::Seen(next.saturating_sub(back)),
        What::Veto(back) => What::Veto(next.saturating_sub(back)),
        What::Complete { started, guardians, devices } => {
            What::Complete { started: next.saturating_sub(started), guardians, devices }
        }
        other => other,
    }
}

/// Something that may be said, by somebody who mostly may say such things.
fn line() -> impl Strategy<Value = (By, What)> {
    let hours = || prop::sample::select(vec![1_u32, 24, 30, 72, 336]);
    let by_device = || somebody().prop_map(By::Device);
    let by_phrase = || prop::sample::select(vec![PHRASE, PHRASE, PHRASE, OTHER_PHRASE]).prop_map(By::Phrase);
    let guardians = || prop::collection::btree_set(prop::sample::select(GUARDIANS.to_vec()), 0..=3);
    let votes = || prop_oneof![2 => Just(BTreeSet::new()), 1 => some()];
    let of_device = prop_oneof![
        3 => (somebody(), hours()).prop_map(|(device, hours)| What::Add { device, hours }),
        3 => somebody().prop_map(What::Confirm),
        6 => some().prop_map(What::Remove),
        1 => Just(What::NewKey),
        1 => (prop::sample::select(vec![PHRASE, OTHER_PHRASE]), hours())
            .prop_map(|(phrase, hours)| What::SetRecovery { phrase, hours }),
        1 => guardians().prop_map(|guardians| What::SetGuardians { threshold: guardians.len().min(2) as u32, guardians }),
        3 => an_entry().prop_map(What::Seen),
        8 => an_entry().prop_map(What::Veto),
        1 => Just(What::Freeze),
        2 => Just(What::Thaw),
        1 => Just(What::Move),
        1 => (251..=253_u8).prop_map(What::ChangeRelay),
        1 => Just(What::Close),
    ];
    let of_phrase = prop_oneof![
        4 => (4..=6_u8).prop_map(|device| What::Start { device }),
        1 => Just(What::Freeze),
        6 => (an_entry(), guardians(), votes())
            .prop_map(|(started, guardians, devices)| What::Complete { started, guardians, devices }),
    ];
    prop_oneof![
        12 => (by_device(), of_device),
        6 => (by_phrase(), of_phrase),
        1 => (by_device(), (4..=6_u8).prop_map(|device| What::Start { device })),
        1 => (by_phrase(), an_entry().prop_map(What::Veto)),
        1 => (by_phrase(), somebody().prop_map(What::Confirm)),
        1 => (by_phrase(), Just(What::Thaw)),
    ]
}

/// Hours between two stamps: around every limit there is, and now and then back.
fn pause() -> impl Strategy<Value = i64> {
    prop_oneof![
        8 => Just(0),
        8 => prop::sample::select(vec![1, 2, 23, 24, 25, 47, 48, 71, 72, 73]),
        4 => prop::sample::select(vec![143, 144, 167, 168, 169, 335, 336, 337]),
        2 => prop::sample::select(vec![552, 719, 720, 721]),
        1 => -30..0_i64,
    ]
}

fn assert_same(account: &Account, world: &World) {
    for name in NAMES {
        let theirs = world.standing(name);
        match account.devices().get(&id(name)).map(|device| &device.state) {
            None => assert_eq!(theirs, None, "device {name}"),
            Some(DeviceState::Probation { .. }) => assert_eq!(theirs, Some(&Standing::New), "device {name}"),
            Some(DeviceState::Confirmed { .. }) => assert_eq!(theirs, Some(&Standing::Old), "device {name}"),
            Some(DeviceState::Removed(_)) => {
                assert!(matches!(theirs, Some(Standing::Out { .. })), "device {name}: {theirs:?}");
            }
        }
    }
    assert_eq!(account.frozen().is_some(), world.frozen);
    assert_eq!(account.ended().is_some(), world.over);
    assert_eq!(account.recovery().key, public(&key(world.phrase, 0)));
    assert_eq!(u64::from(account.recovery().wait.seconds()), world.wait * 3600);
    assert_eq!(account.guardians().threshold(), world.threshold);
    assert_eq!(account.guardians().keys().len(), world.guardians.len());
    assert_eq!(account.relay().0, public(&key(world.relay, 0)).0);
    let waiting: BTreeSet<_> = world.changes.iter().map(|change| change.entry).collect();
    assert!(account.waiting().keys().copied().eq(waiting), "what waits");
    let recoveries: Vec<_> = world.recoveries.iter().map(|attempt| (attempt.entry, attempt.vetoes.len())).collect();
    let ours: Vec<_> = account.recoveries().iter().map(|(entry, recovery)| (*entry, recovery.vetoes.len())).collect();
    assert_eq!(ours, recoveries);
}

/// After each pause all the lines are judged by both; the first that is allowed is said.
fn both_agree(opening: Vec<(u64, By, What)>, steps: Vec<(i64, Vec<(By, What)>)>) {
    let (mut play, mut naive) = (Play::new(), Naive::default());
    for (pause, by, what) in opening {
        play.say(pause, by, what.clone()).unwrap();
        naive.note(play.hour, by, what);
    }
    for (pause, lines) in steps {
        let Some(hour) = play.hour.checked_add_signed(pause) else { continue };
        let world = naive.world(hour.max(play.hour));
        let mut said = None;
        for (by, what) in lines {
            let what = aimed(what, play.next());
            let expected = pause >= 0 && world.allows(by, &what);
            let told = play.chain.check(&play.entry(by, &what, hour), at(hour));
            assert_eq!(told.is_ok(), expected, "{by:?} {what:?} at {hour}: {told:?} after {naive:#?}");
            if expected {
                said.get_or_insert((by, what));
            }
        }
        if let Some((by, what)) = said {
            play.say(pause.unsigned_abs(), by, what.clone()).unwrap();
            naive.note(hour, by, what);
        }
        for later in [0, 1, 24, 400] {
            assert_same(&play.chain.at(at(play.hour + later)), &naive.world(play.hour + later));
        }
    }
    let replayed = kith_chain::Chain::verify(&play.entries).unwrap();
    assert_eq!(replayed, play.chain, "whoever reads the whole chain comes to the same");
}

proptest! {
    #[test]
    fn the_rules_and_the_naive_rules_allow_the_same_and_come_to_the_same(
        opening in prop::sample::select(openings()),
        steps in prop::collection::vec((pause(), prop::collection::vec(line(), 12)), 1..=8),
    ) {
        both_agree(opening, steps);
    }
}
