//! Recovery.

use std::collections::BTreeSet;

use crate::play::{By, OWNER, Play, What, at, id};
use crate::{
    DAY, NEW, OWNERS, SECOND, SECONDS, THE_PHRASE, WEEK, add, approved, complete, everything, guardians, remove,
    two_devices, two_old_devices,
};
use kith_chain::{ChainRule, DeviceState, Effect};
use kith_wire::{DeviceId, Seconds};

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
fn guardians_set_while_others_wait_take_their_place_and_wait_anew() {
    let one = What::SetGuardians { threshold: 1, guardians: [200].into() };
    let mut play = Play::of([(0, OWNERS, one), (5, OWNERS, guardians(2))]);
    let keys = |play: &Play, later| play.chain.at(at(play.hour + later)).guardians().keys().len();
    assert_eq!(play.chain.at(at(play.hour)).waiting().len(), 1);
    assert_eq!((keys(&play, 23), keys(&play, 24)), (0, 3), "nothing comes into force sooner");
    assert_eq!(play.may(0, OWNERS, &What::Veto(1)), Err(ChainRule::NothingToVeto), "the first is dropped");
    play.say(23, OWNERS, What::Veto(2)).unwrap();
    assert_eq!(keys(&play, 100), 0);
}

#[test]
fn an_approved_recovery_takes_minutes_and_an_hour_if_an_old_device_has_said_anything() {
    let start = [(0, OWNERS, guardians(2)), (2 * DAY, THE_PHRASE, What::Start { device: NEW })];
    for (said, wait) in [(None, 600), (Some(What::Seen(2)), 3600), (Some(What::Veto(2)), 3600)] {
        let mut play = Play::of(start.clone());
        if let Some(said) = &said {
            play.say(0, OWNERS, said.clone()).unwrap();
        }
        let done = play.entry(THE_PHRASE, &approved(2, [200, 202], []), play.hour);
        let after = |seconds| play.chain.check(&done, Seconds(at(play.hour).0 + seconds));
        let until = Seconds(at(play.hour).0 + wait);
        assert_eq!(after(wait - 1), Err(ChainRule::TooEarly { until }), "{said:?}");
        assert!(after(wait).is_ok(), "{said:?}");
    }
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
fn a_veto_without_a_vote_does_not_stop_an_approved_recovery() {
    let mut play = two_old_devices();
    play.say(0, OWNERS, add(3)).unwrap();
    play.say(0, OWNERS, What::Confirm(3)).unwrap();
    play.say(0, THE_PHRASE, What::Start { device: NEW }).unwrap();
    play.say(0, OWNERS, What::Veto(7)).unwrap();
    play.say(0, By::Device(3), What::Veto(7)).unwrap();
    assert!(play.may(1, THE_PHRASE, &approved(7, [], [SECOND])).is_ok());
}

#[test]
fn a_device_that_came_back_has_the_vote_it_had() {
    let mut play = two_old_devices();
    play.say(0, OWNERS, remove(SECOND)).unwrap();
    play.say(0, OWNERS, What::Veto(5)).unwrap();
    play.say(0, THE_PHRASE, What::Start { device: NEW }).unwrap();
    assert!(play.may(1, THE_PHRASE, &approved(7, [], [SECOND])).is_ok());
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
