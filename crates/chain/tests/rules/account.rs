//! The whole account: frozen, moved, closed, on another relay.

use crate::play::{By, Play, RELAY, What, at, stamp};
use crate::{
    DAY, NEW, OWNERS, SECOND, SECONDS, THE_PHRASE, WEEK, add, complete, everything, guardians, remove, two_devices,
};
use kith_chain::{ChainError, ChainRule};

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
