//! A thief's confirmed device and the owner's remove each other, in every order of what both can say.

use std::collections::BTreeSet;

use kith_chain::Effect;

use super::play::{By, Name, OWNER, Play, What};
use super::{OWNERS, SECOND, SECONDS, add, everything, remove, two_devices};

/// What the thief's device lets in.
const THIRD: Name = 3;
/// Entries that are said before the owner has the last word.
const DEPTH: usize = 3;
/// How often a device of the thief's can come back after that, before it cannot any more.
const COMEBACKS: usize = 2;

/// What was said, for whoever reads why a test failed.
type Said = Vec<(By, What)>;

/// What the two sides may try next.
fn tries(play: &Play) -> Vec<(By, What)> {
    let vetoes = || (1..play.next()).map(What::Veto);
    let thief = [remove(OWNER), What::Remove([OWNER, THIRD].into()), add(THIRD), What::Confirm(THIRD), What::Freeze];
    let mut all: Vec<_> = thief.into_iter().chain(vetoes()).map(|what| (SECONDS, what)).collect();
    let helper = [remove(OWNER), remove(SECOND)].into_iter().chain(vetoes());
    all.extend(helper.map(|what| (By::Device(THIRD), what)));
    all.extend([remove(SECOND), remove(THIRD)].into_iter().chain(vetoes()).map(|what| (OWNERS, what)));
    all
}

/// The owner's answers of one or two entries: out with every other device, and before that, where it is needed, back in.
fn answers(play: &Play) -> Vec<Play> {
    let others = [[SECOND, THIRD].into(), [SECOND].into(), [THIRD].into()];
    let mut all: Vec<What> = others.map(|devices: BTreeSet<Name>| What::Remove(devices)).into();
    all.extend((1..play.next()).map(What::Veto));
    let said = |play: &Play, what: &What| {
        let mut play = play.clone();
        play.say(0, OWNERS, what.clone()).is_ok().then_some(play)
    };
    let alone =
        |play: &Play| play.is_confirmed(0, OWNER) && [SECOND, THIRD].iter().all(|other| !play.is_confirmed(0, *other));
    let once: Vec<Play> = all.iter().filter_map(|what| said(play, what)).collect();
    let twice = once.iter().flat_map(|play| all.iter().filter_map(|what| said(play, what))).collect::<Vec<_>>();
    [play.clone()].into_iter().chain(once).chain(twice).filter(alone).collect()
}

/// What the thief's devices can still say that brings somebody in or puts somebody out.
fn comebacks(play: &Play) -> Vec<(Name, What)> {
    let all =
        [SECOND, THIRD].into_iter().flat_map(|device| everything(play).into_iter().map(move |what| (device, what)));
    all.filter(|(device, what)| {
        let said = play.may(0, By::Device(*device), what);
        !matches!(said, Err(_) | Ok(Effect::Dropped | Effect::RecoveryVetoed))
    })
    .collect()
}

/// Whether the owner puts the others out for good, answering each time that one of them comes back, so many times.
fn wins(play: &Play, rounds: usize) -> bool {
    answers(play).iter().any(|won| {
        comebacks(won).iter().all(|(device, what)| {
            let mut next = won.clone();
            next.say(0, By::Device(*device), what.clone()).unwrap();
            rounds > 0 && wins(&next, rounds - 1)
        })
    })
}

fn explore(play: &Play, said: &mut Said, seen: &mut usize) {
    *seen += 1;
    assert!(wins(play, COMEBACKS), "the owner has no answer to {said:?}");
    if said.len() == DEPTH {
        return;
    }
    for (by, what) in tries(play) {
        let mut next = play.clone();
        if next.say(0, by, what.clone()).is_ok() {
            said.push((by, what));
            explore(&next, said, seen);
            said.pop();
        }
    }
}

#[test]
fn in_every_order_of_removals_the_older_confirmed_device_wins_against_the_thiefs() {
    let mut seen = 0;
    explore(&two_devices(), &mut Vec::new(), &mut seen);
    println!("{seen} orders of up to {DEPTH} entries: the thief's device stayed in none, the owner's was out in none");
    assert!(seen > 20, "{seen}");
}
