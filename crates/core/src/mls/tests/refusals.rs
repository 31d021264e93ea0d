use std::sync::OnceLock;

use kith_wire::Epoch;
use proptest::prelude::*;

use super::*;
use crate::state::Batch;

#[test]
fn a_replayed_message_is_recognised() {
    let (mut ada, mut ben) = pair();
    let messages: Vec<_> = (0..40).map(|number| ada.say(&number.to_string())).collect();
    for message in &messages {
        ben.read(message);
    }
    let before = ben.state.snapshot();
    for message in &messages {
        assert_eq!(ben.hear(message).unwrap_err(), MlsError::Replayed);
    }
    assert_eq!(ben.state.snapshot(), before);
    ben.restart();
    assert_eq!(ben.hear(&messages[39]).unwrap_err(), MlsError::Replayed);
}

#[test]
fn a_message_too_far_ahead_is_recognised_and_spoils_nothing() {
    let (mut ada, mut ben) = pair();
    let next = ada.say("next");
    for _ in 0..FORWARD_DISTANCE {
        ada.say("missing");
    }
    let far = ada.say("far");
    assert_eq!(ben.hear(&far).unwrap_err(), MlsError::TooFarAhead);
    assert_eq!(ben.read(&next), "next");
    assert_eq!(ben.read(&far), "far");
}

#[test]
fn a_message_of_another_epoch_is_recognised_either_way() {
    let (mut ada, mut ben) = pair();
    let old = ada.say("old");
    let pending = ada.commit(Change::default());
    ada.merge_pending();
    let new = ada.say("new");
    let (first, second) = (Epoch(1), Epoch(2));
    assert_eq!(ben.hear(&new).unwrap_err(), MlsError::WrongEpoch { expected: first, found: second });
    ben.follow(&pending.commit);
    assert_eq!(ben.hear(&old).unwrap_err(), MlsError::WrongEpoch { expected: second, found: first });
    assert_eq!(ben.read(&new), "new");
}

#[test]
fn a_message_of_another_group_is_refused() {
    let (_, mut ben) = pair();
    let mut cleo = Person::new(3);
    let mut group = Group::found(&mut cleo.state, &cleo.who.identity(), &ChannelId([8; 32])).unwrap();
    let message = group.encrypt(&mut cleo.state, &cleo.who.identity(), b"text", b"").unwrap();
    assert_eq!(ben.hear(&message).unwrap_err(), MlsError::Invalid("another group's message"));
}

#[test]
fn welcomes_and_key_packages_are_no_records_of_a_channel() {
    let (mut ada, mut ben) = pair();
    let mut cleo = Person::new(3);
    let package = new_key_package(&mut cleo.state, &cleo.who.identity(), false).unwrap();
    let welcome = ada.commit(Change { add: &[KeyPackage::parse(&package).unwrap()], remove: &[] }).welcome.unwrap();
    for bytes in [package, welcome] {
        assert_eq!(ben.hear(&bytes).unwrap_err(), MlsError::Invalid("not a message of a group"));
    }
}

/// One group of two, made once: Ben's rows, and a message and a commit of Ada's he has not seen.
fn scene() -> &'static (Batch, Vec<u8>, Vec<u8>) {
    static SCENE: OnceLock<(Batch, Vec<u8>, Vec<u8>)> = OnceLock::new();
    SCENE.get_or_init(|| {
        let (mut ada, ben) = pair();
        (ben.state.snapshot(), ada.say("genuine"), ada.commit(Change::default()).commit)
    })
}

/// Ben refuses the bytes, is as before, and still takes what is genuine.
fn refused_without_a_trace(bytes: &[u8]) {
    let (rows, message, commit) = scene();
    let mut ben = Person::new(2);
    ben.state.load(rows.clone());
    ben.restart();
    assert!(ben.hear(bytes).is_err());
    assert_eq!(&ben.state.snapshot(), rows);
    assert!(ben.state.take_changes().is_empty());
    assert_eq!(ben.read(message), "genuine");
    ben.follow(commit);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn junk_is_refused_without_a_trace(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        refused_without_a_trace(&bytes);
    }

    #[test]
    fn a_cut_record_is_refused_without_a_trace(cut in any::<prop::sample::Index>(), commit in any::<bool>()) {
        let whole = if commit { &scene().2 } else { &scene().1 };
        refused_without_a_trace(&whole[..cut.index(whole.len())]);
    }

    #[test]
    fn a_flipped_bit_is_refused_without_a_trace(
        place in any::<prop::sample::Index>(),
        bit in 0..8,
        commit in any::<bool>(),
    ) {
        let mut bytes = if commit { scene().2.clone() } else { scene().1.clone() };
        let place = place.index(bytes.len());
        bytes[place] ^= 1u8 << bit;
        refused_without_a_trace(&bytes);
    }

    #[test]
    fn a_lengthened_record_is_refused_without_a_trace(
        tail in proptest::collection::vec(any::<u8>(), 1..50),
        commit in any::<bool>(),
    ) {
        let whole = if commit { &scene().2 } else { &scene().1 };
        refused_without_a_trace(&[whole.as_slice(), &tail].concat());
    }
}
