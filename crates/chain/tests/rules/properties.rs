//! Whatever is said in whatever order.

use std::collections::BTreeSet;

use crate::play::{By, OWNER, PHRASE, What, at, id, key, public};
use crate::{NEW, OWNERS, SECOND, THE_PHRASE, add, complete, guardians, remove, two_devices};
use proptest::prelude::*;

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
