//! What the rules promise, a sentence each.

mod play;

use std::collections::BTreeSet;

use kith_chain::table::{Kind, Who};
use kith_chain::{Chain, ChainError, ChainRule, DeviceState, Effect, Relation, limits};
use kith_wire::account::{SignedEntry, StampedEntry};
use kith_wire::{DeviceId, Signature};
use play::{By, Name, OWNER, PHRASE, Play, RELAY, What, at, id, key, public, stamp};
use proptest::prelude::*;

const OWNERS: By = By::Device(OWNER);
const SECOND: Name = 2;
const SECONDS: By = By::Device(SECOND);
const NEW: Name = 9;
const THE_PHRASE: By = By::Phrase(PHRASE);
const DAY: u64 = 24;
const WEEK: u64 = 7 * DAY;

fn add(device: Name) -> What {
    What::Add { device, hours: 24 }
}

fn remove(device: Name) -> What {
    What::Remove([device].into())
}

fn complete(started: u64) -> What {
    What::Complete { started, guardians: BTreeSet::new(), devices: BTreeSet::new() }
}

fn guardians(threshold: u32) -> What {
    What::SetGuardians { threshold, guardians: [200, 201, 202].into() }
}

fn approved(started: u64, guardians: impl IntoIterator<Item = u8>, devices: impl IntoIterator<Item = Name>) -> What {
    What::Complete { started, guardians: BTreeSet::from_iter(guardians), devices: BTreeSet::from_iter(devices) }
}

/// An owner with a younger second device.
fn two_devices() -> Play {
    Play::of([(0, OWNERS, add(SECOND)), (0, OWNERS, What::Confirm(SECOND))])
}

/// The same, eight days later, so that both have a vote.
fn two_old_devices() -> Play {
    let mut play = two_devices();
    play.say(8 * DAY, OWNERS, What::Freeze).unwrap();
    play.say(0, OWNERS, What::Thaw).unwrap();
    play
}

fn everything(play: &Play) -> Vec<What> {
    let last = play.next();
    let devices = || 1..=NEW;
    let mut all = vec![
        What::Freeze,
        What::Thaw,
        What::NewKey,
        What::SetRecovery { phrase: 101, hours: 24 },
        guardians(2),
        What::Move,
        What::ChangeRelay(251),
        What::Close,
        What::Start { device: NEW },
        What::Remove(devices().collect()),
    ];
    all.extend(devices().flat_map(|device| [add(device), What::Confirm(device), remove(device)]));
    all.extend((0..last).flat_map(|entry| [What::Seen(entry), complete(entry), What::Veto(entry)]));
    all
}

// --- devices ---

#[test]
fn an_old_device_lets_another_in_and_confirms_it_at_once() {
    let mut play = Play::new();
    let effect = play.say(0, OWNERS, add(SECOND)).unwrap();
    assert_eq!(effect, Effect::Probation { device: id(SECOND), until: at(DAY) });
    assert!(!play.is_confirmed(0, SECOND));
    play.say(0, OWNERS, What::Confirm(SECOND)).unwrap();
    assert!(play.is_confirmed(0, SECOND));
}

#[test]
fn a_probation_that_nobody_answers_ends_by_itself() {
    let play = Play::of([(0, OWNERS, What::Add { device: SECOND, hours: 48 })]);
    assert!(!play.is_confirmed(47, SECOND));
    assert!(play.is_confirmed(48, SECOND));
    let account = play.chain.at(at(48));
    let DeviceState::Confirmed { since } = account.devices()[&id(SECOND)].state else { panic!("confirmed") };
    assert_eq!((since.entry, since.at, since.wait), (1, at(48), 48 * 3600));
    assert_eq!(since.for_viewer(at(47)), at(95), "a contact who has just heard of it waits as long");
}

#[test]
fn a_probation_is_not_shorter_than_a_day_or_the_wait() {
    let mut play = Play::new();
    let short = What::Add { device: SECOND, hours: 23 };
    assert_eq!(play.say(0, OWNERS, short), Err(ChainRule::ProbationTooShort));
    play.say(0, OWNERS, What::SetRecovery { phrase: PHRASE, hours: 72 }).unwrap();
    assert_eq!(play.say(DAY, OWNERS, What::Add { device: SECOND, hours: 71 }), Err(ChainRule::ProbationTooShort));
    play.say(DAY, OWNERS, What::Add { device: SECOND, hours: 72 }).unwrap();
}

#[test]
fn a_probation_device_gives_nobody_any_right() {
    let mut play = two_old_devices();
    play.say(0, OWNERS, What::Close).unwrap();
    play.say(0, THE_PHRASE, What::Start { device: 8 }).unwrap();
    play.say(0, OWNERS, add(3)).unwrap();
    play.say(0, OWNERS, add(4)).unwrap();
    for frozen in [false, true] {
        if frozen {
            play.say(0, OWNERS, What::Freeze).unwrap();
        }
        for what in everything(&play) {
            let told = play.may(0, By::Device(3), &what);
            assert_eq!(told.is_ok(), what == remove(3), "{what:?}: {told:?}");
        }
    }
}

#[test]
fn the_last_confirmed_device_cannot_be_removed() {
    let mut play = Play::of([(0, OWNERS, add(SECOND))]);
    assert_eq!(play.say(0, OWNERS, remove(OWNER)), Err(ChainRule::LastDevice));
    play.say(0, OWNERS, What::Confirm(SECOND)).unwrap();
    assert_eq!(play.say(0, OWNERS, What::Remove([OWNER, SECOND].into())), Err(ChainRule::LastDevice));
    play.say(0, OWNERS, remove(OWNER)).unwrap();
}

#[test]
fn a_device_that_removes_itself_is_out_for_good() {
    let mut play = two_devices();
    play.say(0, SECONDS, remove(SECOND)).unwrap();
    assert_eq!(play.say(0, SECONDS, What::Veto(3)), Err(ChainRule::Removed));
    assert_eq!(play.say(0, OWNERS, What::Veto(3)), Err(ChainRule::NothingToVeto));
}

#[test]
fn the_older_device_wins_whoever_was_first() {
    let mut first = two_devices();
    first.say(0, SECONDS, remove(OWNER)).unwrap();
    assert!(!first.is_confirmed(0, OWNER));
    let effect = first.say(23, OWNERS, remove(SECOND)).unwrap();
    assert_eq!(effect, Effect::Devices { out: vec![id(SECOND)], back: vec![id(OWNER)] });
    let mut second = two_devices();
    second.say(0, OWNERS, remove(SECOND)).unwrap();
    for play in [&mut first, &mut second] {
        assert!(play.is_confirmed(0, OWNER) && !play.is_confirmed(0, SECOND));
        assert_eq!(play.say(0, SECONDS, remove(OWNER)), Err(ChainRule::Younger));
        assert_eq!(play.say(0, SECONDS, What::Veto(play.next() - 1)), Err(ChainRule::Younger));
    }
}

#[test]
fn the_older_device_wins_against_all_that_a_younger_one_let_in() {
    let mut play = two_devices();
    play.say(0, SECONDS, remove(OWNER)).unwrap();
    for device in 3..=6 {
        play.say(0, SECONDS, add(device)).unwrap();
        play.say(0, SECONDS, What::Confirm(device)).unwrap();
    }
    play.say(1, OWNERS, What::Remove((2..=6).collect())).unwrap();
    assert!((2..=6).all(|device| !play.is_confirmed(0, device)) && play.is_confirmed(0, OWNER));
    assert!((2..=6).all(|device| everything(&play).iter().all(|what| {
        matches!(play.may(0, By::Device(device), what), Err(_) | Ok(Effect::Dropped | Effect::RecoveryVetoed))
    })));
}

#[test]
fn a_removed_device_keeps_its_veto_for_the_wait_and_not_longer() {
    let mut play = two_devices();
    play.say(0, OWNERS, What::Close).unwrap();
    play.say(1, OWNERS, remove(SECOND)).unwrap();
    assert_eq!(play.may(22, SECONDS, &What::Veto(3)), Ok(Effect::Dropped));
    let mut late = two_devices();
    late.say(0, OWNERS, remove(SECOND)).unwrap();
    late.say(1, OWNERS, What::Close).unwrap();
    assert_eq!(late.may(22, SECONDS, &What::Veto(4)), Ok(Effect::Dropped));
    assert_eq!(late.may(23, SECONDS, &What::Veto(4)), Err(ChainRule::Removed));
}

#[test]
fn a_removed_device_can_do_nothing_but_say_no() {
    let mut play = two_devices();
    play.say(0, OWNERS, add(3)).unwrap();
    play.say(0, OWNERS, remove(SECOND)).unwrap();
    for what in everything(&play) {
        let told = play.may(0, SECONDS, &what);
        assert!(told.is_err(), "{what:?}: {told:?}");
    }
}

#[test]
fn who_removes_a_device_removes_what_it_had_waiting_and_on_probation() {
    let mut play = two_devices();
    play.say(0, SECONDS, add(3)).unwrap();
    play.say(0, SECONDS, What::SetRecovery { phrase: 101, hours: 1 }).unwrap();
    play.say(0, OWNERS, What::Close).unwrap();
    play.say(0, OWNERS, remove(SECOND)).unwrap();
    let account = play.chain.at(at(play.hour));
    assert!(!account.devices()[&id(3)].state.is_linked());
    assert_eq!(account.waiting().keys().copied().collect::<Vec<_>>(), [5], "only the owner's own change is left");
}

#[test]
fn an_undone_removal_brings_back_all_it_took() {
    let mut play = two_devices();
    play.say(0, SECONDS, add(3)).unwrap();
    play.say(0, OWNERS, What::Remove([SECOND].into())).unwrap();
    let effect = play.say(23, OWNERS, What::Veto(4)).unwrap();
    assert!(matches!(effect, Effect::Devices { ref out, ref back } if out.is_empty() && back.len() == 2));
    assert!(play.is_confirmed(0, SECOND) && !play.is_confirmed(23, 3) && play.is_confirmed(24, 3));
}

#[test]
fn a_key_serves_one_device_once() {
    let mut play = two_devices();
    assert_eq!(play.say(0, OWNERS, add(SECOND)), Err(ChainRule::KeyInUse));
    assert_eq!(play.say(0, OWNERS, add(PHRASE)), Err(ChainRule::KeyInUse), "a phrase's key is no device's");
    play.say(0, OWNERS, remove(SECOND)).unwrap();
    assert_eq!(play.say(WEEK, OWNERS, add(SECOND)), Err(ChainRule::KeyInUse));
    assert_eq!(play.say(0, THE_PHRASE, What::Start { device: SECOND }), Err(ChainRule::KeyInUse));
    let of_a_device = What::SetGuardians { threshold: 1, guardians: [SECOND].into() };
    assert_eq!(play.say(0, OWNERS, of_a_device), Err(ChainRule::KeyInUse));
    assert_eq!(play.say(0, OWNERS, What::SetRecovery { phrase: OWNER, hours: 24 }), Err(ChainRule::KeyInUse));
}

#[test]
fn a_new_key_waits_and_the_old_one_says_no() {
    let mut play = two_devices();
    play.say(0, SECONDS, What::NewKey).unwrap();
    let before = play.chain.at(at(23)).confirmed_key(&id(SECOND));
    let after = play.chain.at(at(24)).confirmed_key(&id(SECOND));
    assert_eq!(before, Some(public(&key(SECOND, 0))));
    assert_eq!(after, Some(public(&key(SECOND, 3))));
    play.say(1, SECONDS, What::Veto(3)).unwrap();
    play.say(50, SECONDS, What::NewKey).unwrap();
    play.say(30, SECONDS, What::Freeze).unwrap();
}

#[test]
fn an_account_has_at_most_sixteen_devices() {
    let mut play = Play::of((2..=16).map(|device| (0, OWNERS, add(device))));
    assert_eq!(play.say(0, OWNERS, add(17)), Err(ChainRule::TooManyDevices));
    play.say(0, OWNERS, remove(16)).unwrap();
    play.say(0, OWNERS, add(17)).unwrap();
}

// --- recovery ---

#[test]
fn the_recovery_phrase_alone_adds_no_device_before_the_wait() {
    let mut play = Play::new();
    let effect = play.say(0, THE_PHRASE, What::Start { device: NEW }).unwrap();
    assert_eq!(effect, Effect::RecoveryPending { until: at(WEEK) });
    for hours in [0, 1, DAY, WEEK - 1] {
        assert_eq!(play.may(hours, THE_PHRASE, &complete(1)), Err(ChainRule::TooEarly { until: at(WEEK) }));
        assert!(!play.is_confirmed(hours, NEW));
    }
    play.say(WEEK, THE_PHRASE, complete(1)).unwrap();
    assert!(play.is_confirmed(0, NEW) && !play.is_confirmed(0, OWNER));
}

#[test]
fn a_recovery_that_an_old_device_has_shown_waits_the_wait_from_then_on() {
    let mut play = two_devices();
    play.say(0, THE_PHRASE, What::Start { device: NEW }).unwrap();
    play.say(5, SECONDS, What::Seen(3)).unwrap();
    assert_eq!(play.say(0, OWNERS, What::Seen(3)), Err(ChainRule::AlreadySaid));
    assert!(matches!(play.may(23, THE_PHRASE, &complete(3)), Err(ChainRule::TooEarly { .. })));
    assert!(play.may(24, THE_PHRASE, &complete(3)).is_ok());
    let mut late = Play::of([(0, THE_PHRASE, What::Start { device: NEW }), (WEEK - 1, OWNERS, What::Seen(1))]);
    assert!(late.say(1, THE_PHRASE, complete(1)).is_ok(), "a notice shown late makes nothing longer");
}

#[test]
fn a_device_that_came_after_the_start_cannot_hurry_the_recovery() {
    let mut play = Play::of([(0, THE_PHRASE, What::Start { device: NEW })]);
    play.say(0, OWNERS, add(SECOND)).unwrap();
    play.say(0, OWNERS, What::Confirm(SECOND)).unwrap();
    assert_eq!(play.say(0, SECONDS, What::Seen(1)), Err(ChainRule::NotConfirmed));
    assert_eq!(play.say(0, OWNERS, What::Seen(0)), Err(ChainRule::NoRecovery));
}

#[test]
fn a_veto_by_an_old_device_ends_a_recovery() {
    let mut play = two_devices();
    play.say(0, THE_PHRASE, What::Start { device: NEW }).unwrap();
    play.say(0, OWNERS, What::Seen(3)).unwrap();
    assert_eq!(play.say(23, SECONDS, What::Veto(3)), Ok(Effect::RecoveryVetoed));
    for hours in [0, DAY, WEEK, 29 * DAY] {
        assert_eq!(play.may(hours, THE_PHRASE, &complete(3)), Err(ChainRule::Vetoed));
    }
    assert_eq!(play.may(30 * DAY, THE_PHRASE, &complete(3)), Err(ChainRule::NoRecovery));
}

#[test]
fn a_removed_old_device_still_ends_a_recovery() {
    let mut play = two_devices();
    play.say(0, THE_PHRASE, What::Start { device: NEW }).unwrap();
    play.say(0, OWNERS, remove(SECOND)).unwrap();
    play.say(1, SECONDS, What::Veto(3)).unwrap();
    assert_eq!(play.may(WEEK, THE_PHRASE, &complete(3)), Err(ChainRule::Vetoed));
}

#[test]
fn a_phrase_starts_at_most_three_recoveries_in_thirty_days() {
    let mut play = Play::new();
    for _ in 0..3 {
        play.say(DAY, THE_PHRASE, What::Start { device: NEW }).unwrap();
    }
    let too_early = Err(ChainRule::TooEarly { until: at(31 * DAY) });
    assert_eq!(play.may(0, THE_PHRASE, &What::Start { device: NEW }), too_early);
    assert!(play.may(28 * DAY, THE_PHRASE, &What::Start { device: NEW }).is_ok());
}

#[test]
fn a_recovery_by_phrase_alone_can_be_undone_by_those_it_put_out() {
    let mut play = two_devices();
    play.say(0, THE_PHRASE, What::Start { device: NEW }).unwrap();
    play.say(WEEK, THE_PHRASE, complete(3)).unwrap();
    let thief = By::Device(NEW);
    play.say(0, thief, add(8)).unwrap();
    play.say(0, thief, What::Confirm(8)).unwrap();
    play.say(0, thief, What::SetRecovery { phrase: 101, hours: 1 }).unwrap();
    assert_eq!(play.may(23, thief, &What::Veto(4)), Err(ChainRule::Younger));
    let effect = play.say(23, OWNERS, What::Veto(4)).unwrap();
    assert!(matches!(effect, Effect::Devices { ref out, ref back } if out.len() == 2 && back.len() == 2));
    let account = play.chain.at(at(play.hour));
    let confirmed: BTreeSet<DeviceId> = account.confirmed().map(|(id, _)| id).collect();
    assert_eq!(confirmed, [id(OWNER), id(SECOND)].into());
    assert!(account.waiting().is_empty());
    assert!(everything(&play).iter().all(|what| play.may(0, thief, what).is_err()));
    let late = Play::of([(0, THE_PHRASE, What::Start { device: NEW }), (WEEK, THE_PHRASE, complete(1))]);
    assert_eq!(late.may(DAY, OWNERS, &What::Veto(2)), Err(ChainRule::Removed));
}

#[test]
fn guardians_hurry_a_recovery_and_outrank_one_veto() {
    let mut play = Play::of([(0, OWNERS, guardians(2)), (2 * DAY, THE_PHRASE, What::Start { device: NEW })]);
    play.say(0, OWNERS, What::Veto(2)).unwrap();
    assert!(matches!(play.may(0, THE_PHRASE, &approved(2, [200, 202], [])), Err(ChainRule::TooEarly { .. })));
    assert_eq!(play.may(1, THE_PHRASE, &approved(2, [200], [])), Err(ChainRule::Vetoed));
    play.say(1, THE_PHRASE, approved(2, [200, 202], [])).unwrap();
    assert!(play.is_confirmed(0, NEW));
    assert_eq!(play.say(0, OWNERS, What::Veto(4)), Err(ChainRule::Removed), "it is final");
}

#[test]
fn guardians_that_still_wait_approve_nothing() {
    let play = Play::of([(0, OWNERS, guardians(2)), (0, THE_PHRASE, What::Start { device: NEW })]);
    assert_eq!(play.may(2 * DAY, THE_PHRASE, &approved(2, [200, 202], [])), Err(ChainRule::BadApproval));
}

#[test]
fn a_thief_cannot_get_rid_of_guardians_once_a_recovery_has_started() {
    let mut play = Play::of([
        (0, OWNERS, guardians(2)),
        (2 * DAY, OWNERS, What::SetGuardians { threshold: 0, guardians: BTreeSet::new() }),
    ]);
    play.say(1, THE_PHRASE, What::Start { device: NEW }).unwrap();
    play.say(DAY, OWNERS, What::Veto(3)).unwrap();
    assert_eq!(play.chain.at(at(play.hour)).guardians().threshold(), 0);
    play.say(0, THE_PHRASE, approved(3, [200, 201], [])).unwrap();
}

#[test]
fn phrase_and_another_old_device_outrank_a_stolen_one() {
    let mut play = two_old_devices();
    play.say(0, OWNERS, remove(SECOND)).unwrap();
    play.say(0, THE_PHRASE, What::Start { device: NEW }).unwrap();
    play.say(0, OWNERS, What::Veto(6)).unwrap();
    assert_eq!(play.may(1, THE_PHRASE, &complete(6)), Err(ChainRule::Vetoed));
    play.say(1, THE_PHRASE, approved(6, [], [SECOND])).unwrap();
    assert!(play.is_confirmed(0, NEW) && !play.is_confirmed(0, OWNER));
    assert!(everything(&play).iter().all(|what| play.may(0, OWNERS, what).is_err()));
}

#[test]
fn an_old_device_that_approves_stays() {
    let mut play = two_old_devices();
    play.say(0, THE_PHRASE, What::Start { device: NEW }).unwrap();
    play.say(1, THE_PHRASE, approved(5, [], [SECOND])).unwrap();
    assert!(play.is_confirmed(0, NEW) && play.is_confirmed(0, SECOND) && !play.is_confirmed(0, OWNER));
}

#[test]
fn two_voters_together_stop_even_an_approved_recovery() {
    let mut play = two_old_devices();
    play.say(0, OWNERS, add(3)).unwrap();
    play.say(0, OWNERS, What::Confirm(3)).unwrap();
    play.say(8 * DAY, OWNERS, guardians(1)).unwrap();
    play.say(2 * DAY, THE_PHRASE, What::Start { device: NEW }).unwrap();
    play.say(0, OWNERS, What::Veto(8)).unwrap();
    assert!(play.may(1, THE_PHRASE, &approved(8, [200], [])).is_ok());
    play.say(0, SECONDS, What::Veto(8)).unwrap();
    assert_eq!(play.may(1, THE_PHRASE, &approved(8, [200], [3])), Err(ChainRule::Vetoed));
}

#[test]
fn a_device_confirmed_less_than_a_week_before_the_start_has_no_vote() {
    let mut play = two_devices();
    play.say(0, THE_PHRASE, What::Start { device: NEW }).unwrap();
    assert_eq!(play.may(1, THE_PHRASE, &approved(3, [], [SECOND])), Err(ChainRule::BadApproval));
}

#[test]
fn an_approval_by_who_has_none_to_give_is_refused() {
    let mut play = two_old_devices();
    play.say(0, OWNERS, guardians(1)).unwrap();
    play.say(2 * DAY, THE_PHRASE, What::Start { device: NEW }).unwrap();
    assert_eq!(play.may(1, THE_PHRASE, &approved(6, [203], [])), Err(ChainRule::BadApproval));
    assert_eq!(play.may(1, THE_PHRASE, &approved(6, [], [NEW])), Err(ChainRule::BadApproval));
    play.say(0, SECONDS, What::Veto(6)).unwrap();
    assert_eq!(play.may(1, THE_PHRASE, &approved(6, [], [SECOND])), Err(ChainRule::Vetoed), "a veto is no approval");
}

#[test]
fn what_replaces_recovery_takes_effect_after_the_wait_and_can_be_vetoed() {
    let mut play = Play::of([(0, OWNERS, What::SetRecovery { phrase: 101, hours: 1 })]);
    assert_eq!(play.may(23, By::Phrase(101), &What::Freeze), Err(ChainRule::UnknownRecoveryKey));
    assert!(play.may(24, By::Phrase(101), &What::Freeze).is_ok());
    assert_eq!(play.may(24, THE_PHRASE, &What::Freeze), Err(ChainRule::UnknownRecoveryKey));
    play.say(23, OWNERS, What::Veto(1)).unwrap();
    assert_eq!(play.may(24, By::Phrase(101), &What::Freeze), Err(ChainRule::UnknownRecoveryKey));
}

#[test]
fn a_recovery_drops_what_others_had_waiting() {
    let mut play = Play::of([(0, THE_PHRASE, What::Start { device: NEW })]);
    for what in [What::Move, What::Close, What::ChangeRelay(251), guardians(1)] {
        play.say(WEEK - play.hour, OWNERS, what).unwrap();
    }
    play.say(0, THE_PHRASE, complete(1)).unwrap();
    assert!(play.chain.at(at(play.hour)).waiting().is_empty());
    assert!(play.chain.at(at(play.hour)).recovered().is_some());
}

#[test]
fn a_viewer_who_hears_of_a_recovery_late_waits_again() {
    let play = Play::of([(0, THE_PHRASE, What::Start { device: NEW }), (WEEK, THE_PHRASE, complete(1))]);
    let DeviceState::Confirmed { since } = play.chain.account().devices()[&id(NEW)].state else { panic!("confirmed") };
    assert_eq!(since.for_viewer(at(WEEK)), at(2 * WEEK));
    assert_eq!(since.for_viewer(at(0)), at(WEEK));
}

// --- freeze, the end, the relay ---

#[test]
fn a_frozen_account_links_nothing_and_lets_nothing_run_out() {
    let mut play = Play::of([(0, OWNERS, add(SECOND)), (0, OWNERS, What::SetRecovery { phrase: 101, hours: 1 })]);
    play.say(23, THE_PHRASE, What::Freeze).unwrap();
    for what in
        [add(3), What::Confirm(SECOND), What::NewKey, What::Close, What::Move, guardians(1), What::ChangeRelay(251)]
    {
        assert_eq!(play.may(0, OWNERS, &what), Err(ChainRule::Frozen), "{what:?}");
    }
    let later = play.chain.at(at(1000));
    assert!(!later.may_link() && later.confirmed().count() == 1 && later.waiting().len() == 1);
    play.say(100, OWNERS, What::Thaw).unwrap();
    assert!(!play.is_confirmed(23, SECOND) && play.is_confirmed(24, SECOND), "the probation begins anew");
}

#[test]
fn a_frozen_account_can_be_defended_and_recovered() {
    let mut play = two_devices();
    play.say(0, SECONDS, What::Close).unwrap();
    play.say(0, THE_PHRASE, What::Freeze).unwrap();
    play.say(0, THE_PHRASE, What::Start { device: NEW }).unwrap();
    play.say(0, OWNERS, What::Seen(5)).unwrap();
    play.say(0, OWNERS, What::Veto(3)).unwrap();
    play.say(0, OWNERS, remove(SECOND)).unwrap();
    play.say(DAY, THE_PHRASE, complete(5)).unwrap();
    assert!(play.chain.account().frozen().is_some(), "the new device thaws it by itself");
    play.say(0, By::Device(NEW), What::Thaw).unwrap();
}

#[test]
fn after_a_thaw_the_phrase_cannot_freeze_for_a_week() {
    let mut play = Play::of([(0, THE_PHRASE, What::Freeze), (1, OWNERS, What::Thaw)]);
    assert_eq!(play.may(WEEK - 1, THE_PHRASE, &What::Freeze), Err(ChainRule::TooEarly { until: at(WEEK + 1) }));
    assert!(play.may(WEEK, THE_PHRASE, &What::Freeze).is_ok());
    assert!(play.may(0, OWNERS, &What::Freeze).is_ok(), "a device can");
    assert_eq!(play.say(0, OWNERS, What::Thaw), Err(ChainRule::NotFrozen));
}

#[test]
fn moves_and_closings_wait_and_end_the_chain() {
    for what in [What::Move, What::Close] {
        let mut play = Play::of([(0, OWNERS, what.clone())]);
        assert_eq!(play.may(0, OWNERS, &what), Err(ChainRule::AlreadyWaiting));
        assert!(play.may(23, OWNERS, &What::Freeze).is_ok());
        for nothing in everything(&play) {
            assert!(play.may(24, OWNERS, &nothing).is_err());
            assert!(play.may(24, THE_PHRASE, &nothing).is_err());
        }
        play.say(23, OWNERS, What::Veto(1)).unwrap();
        assert!(play.chain.at(at(1000)).ended().is_none());
    }
}

#[test]
fn the_relay_in_force_stamps_and_no_other() {
    let play = Play::of([(0, OWNERS, What::ChangeRelay(251))]);
    let stamped = |hour, relay| {
        let entry = play.entry(OWNERS, &What::Freeze, hour);
        play.chain.clone().append(&stamp(&play.chain.id(), entry, relay, at(hour))).map(|_| ())
    };
    assert_eq!(stamped(23, RELAY), Ok(()));
    assert_eq!(stamped(23, 251), Err(ChainError::Stamp { index: 2 }));
    assert_eq!(stamped(24, RELAY), Err(ChainError::Stamp { index: 2 }));
    assert_eq!(stamped(24, 251), Ok(()));
}

// --- the chain itself ---

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
fn every_refusal_has_a_name_of_its_own() {
    let names: BTreeSet<_> = Kind::ALL.map(|kind| kind.row().name).into();
    assert_eq!(names.len(), Kind::ALL.len());
    assert_eq!(ChainRule::TooEarly { until: at(0) }.name(), "too_early");
}

#[test]
fn the_page_states_the_table_the_code_runs() {
    let page = include_str!("../../../docs/chain.md");
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

// --- properties ---

fn anything() -> impl Strategy<Value = What> {
    let device = 1..=NEW;
    let entry = || 0..20_u64;
    prop_oneof![
        (4..=8_u8).prop_map(add),
        device.clone().prop_map(What::Confirm),
        device.clone().prop_map(remove),
        Just(What::SetRecovery { phrase: 101, hours: 1 }),
        Just(guardians(1)),
        Just(What::Start { device: NEW }),
        entry().prop_map(What::Seen),
        entry().prop_map(complete),
        entry().prop_map(What::Veto),
        Just(What::Freeze),
        Just(What::Thaw),
        Just(What::Move),
        Just(What::Close),
    ]
}

fn hours() -> impl Strategy<Value = u64> {
    prop::sample::select(vec![0, 1, 23, 24, 25, 100, 168, 200, 720])
}

proptest! {
    #[test]
    fn phrases_alone_gain_nothing_while_an_old_device_says_no(
        lines in prop::collection::vec((hours(), prop::sample::select(vec![PHRASE, 101]), anything()), 1..12),
    ) {
        let mut play = two_devices();
        for (later, phrase, what) in lines {
            if play.say(later, By::Phrase(phrase), what.clone()).is_ok() && matches!(what, What::Start { .. }) {
                play.say(0, OWNERS, What::Veto(play.next() - 1)).unwrap();
            }
            for then in [0, 24, 1000] {
                let account = play.chain.at(at(play.hour + then));
                let confirmed: BTreeSet<_> = account.confirmed().map(|(id, _)| id).collect();
                prop_assert_eq!(confirmed, BTreeSet::from([id(OWNER), id(SECOND)]));
                prop_assert_eq!(account.recovery().key, public(&key(PHRASE, 0)));
            }
        }
    }

    #[test]
    fn a_thief_with_a_younger_device_never_keeps_the_account_from_an_older_one(
        lines in prop::collection::vec((2..=8_u8, anything()), 1..12),
    ) {
        // All within the wait of the owner's removal: then one entry of the owner's ends it.
        let mut play = two_devices();
        for (thief, what) in lines {
            let _ = play.say(0, By::Device(thief), what);
        }
        if !play.is_confirmed(0, OWNER) {
            let account = play.chain.at(at(play.hour));
            let linked = (2..=NEW).filter(|name| account.devices().get(&id(*name)).is_some_and(|device| device.state.is_linked()));
            play.say(23, OWNERS, What::Remove(linked.collect())).unwrap();
        }
        let account = play.chain.at(at(play.hour));
        prop_assert!(account.confirmed_key(&id(OWNER)).is_some());
        prop_assert_eq!(account.recovery().key, public(&key(PHRASE, 0)));
        prop_assert!(account.ended().is_none());
    }

    #[test]
    fn an_account_always_has_a_confirmed_device(
        lines in prop::collection::vec((hours(), prop_oneof![
            4 => (1..=NEW).prop_map(By::Device),
            1 => Just(THE_PHRASE),
        ], anything()), 1..25),
    ) {
        let mut play = two_devices();
        for (later, by, what) in lines {
            let _ = play.say(later, by, what);
            prop_assert!(play.chain.at(at(play.hour + 500)).confirmed().next().is_some());
        }
    }
}
