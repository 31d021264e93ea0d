//! Devices: in, confirmed, out.

use crate::play::{By, OWNER, PHRASE, Play, What, at, id, key, public};
use crate::{DAY, OWNERS, SECOND, SECONDS, THE_PHRASE, WEEK, add, everything, remove, two_devices, two_old_devices};
use kith_chain::{ChainRule, DeviceState, Effect};

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
fn an_older_device_that_was_removed_turns_on_its_remover_and_nobody_else() {
    let mut play = two_devices();
    play.say(0, SECONDS, remove(OWNER)).unwrap();
    play.say(0, SECONDS, add(4)).unwrap();
    assert_eq!(play.may(0, OWNERS, &remove(4)), Err(ChainRule::Removed));
    assert!(play.may(0, OWNERS, &What::Remove([SECOND, 4].into())).is_ok());
}

#[test]
fn a_removed_device_undoes_its_own_removal_and_no_other() {
    let mut play = two_devices();
    play.say(0, SECONDS, remove(OWNER)).unwrap();
    play.say(0, SECONDS, add(3)).unwrap();
    play.say(0, SECONDS, remove(3)).unwrap();
    assert_eq!(play.may(0, OWNERS, &What::Veto(5)), Err(ChainRule::Removed));
    assert!(play.may(0, OWNERS, &What::Veto(3)).is_ok());
}

#[test]
fn a_device_that_went_by_itself_does_not_come_back_with_the_others() {
    let mut play = two_devices();
    play.say(0, OWNERS, add(3)).unwrap();
    play.say(0, SECONDS, What::Remove([SECOND, 3].into())).unwrap();
    assert_eq!(play.say(0, OWNERS, What::Veto(4)), Ok(Effect::Devices { out: Vec::new(), back: vec![id(3)] }));
    assert!(!play.is_confirmed(0, SECOND));
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
