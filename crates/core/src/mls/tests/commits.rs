use super::*;

#[test]
fn the_loser_of_a_race_follows_the_winner_and_commits_again() {
    let (mut ada, mut ben) = pair();
    let winner = ada.commit(Change::default());
    ben.commit(Change::default());
    ada.merge_pending();
    ben.group.as_mut().unwrap().clear_pending(&mut ben.state).unwrap();
    ben.follow(&winner.commit);
    assert_eq!(ben.keys(), winner.next.public());
    let again = ben.commit(Change::default());
    ben.merge_pending();
    ada.follow(&again.commit);
    let message = ada.say("still here");
    assert_eq!(ben.read(&message), "still here");
}

#[test]
fn following_a_winner_clears_the_own_pending_commit() {
    let (mut ada, mut ben) = pair();
    let winner = ada.commit(Change::default());
    let loser = ben.commit(Change::default());
    ben.follow(&winner.commit);
    assert!(!ben.group().has_pending());
    ben.restart();
    assert!(!ben.group().has_pending());
    assert!(matches!(ben.hear(&loser.commit), Err(MlsError::WrongEpoch { .. })));
}

#[test]
fn a_commit_says_what_it_does() {
    let (mut ada, mut ben, cleo) = trio();
    let mut dora = Person::new(4);
    let cleos_leaf = cleo.group().own_leaf();
    let pending = ada.commit(Change { add: &[dora.package()], remove: &[cleos_leaf] });
    let staged = ben.stage(&pending.commit);
    assert_eq!(staged.committer().holder(), ada.holder());
    assert_eq!(staged.added(), [dora.holder()]);
    assert_eq!(staged.removed(), [cleo.holder().at(cleos_leaf)]);
    assert_eq!(staged.changed(), None);
    assert!(!staged.removes_us());
    assert_eq!(staged.epoch(), ben.group().epoch().next());
    assert_eq!(staged.next_keys(&RELAY).unwrap().public(), pending.next.public());
}

#[test]
fn pending_keys_are_everybodys_keys_after_the_merge() {
    let (mut ada, mut ben) = pair();
    let before = ada.keys();
    assert_eq!(ben.keys(), before);
    let pending = ada.commit(Change::default());
    let staged = ben.stage(&pending.commit);
    assert_eq!(staged.next_keys(&RELAY).unwrap().public(), pending.next.public());
    ada.merge_pending();
    ben.group.as_mut().unwrap().merge(&mut ben.state, staged).unwrap();
    assert_eq!(ada.keys(), pending.next.public());
    assert_eq!(ben.keys(), pending.next.public());
    assert_ne!(ada.keys(), before);
}

#[test]
fn keys_differ_by_use_and_relay() {
    let (ada, _) = pair();
    assert_ne!(ada.keys().read, ada.keys().write);
    let elsewhere = ada.group().channel_keys(&RelayId([1; 32])).unwrap().public();
    assert_ne!(elsewhere.read, ada.keys().read);
    assert_ne!(elsewhere.write, ada.keys().write);
}

#[test]
fn a_leaf_is_swapped_in_one_commit() {
    let (mut ada, mut ben, mut cleo) = trio();
    let leaf = cleo.group().own_leaf();
    let pending = ada.commit(Change { add: &[cleo.package()], remove: &[leaf] });
    let staged = ben.stage(&pending.commit);
    assert_eq!((staged.added().len(), staged.removed().len()), (1, 1));
    assert_eq!(staged.added()[0], staged.removed()[0].holder());
    ben.group.as_mut().unwrap().merge(&mut ben.state, staged).unwrap();
    ada.merge_pending();
    // The stale device never saw the commit; it comes back by the Welcome, over what it still had.
    Group::delete(&mut cleo.state, &CHANNEL).unwrap();
    cleo.join(pending.welcome.as_ref().unwrap());
    assert_eq!(cleo.keys(), ben.keys());
    let message = cleo.say("back");
    assert_eq!((ada.read(&message), ben.read(&message)), ("back".into(), "back".into()));
}

#[test]
fn a_message_of_a_removed_member_is_refused() {
    let (mut ada, mut ben, mut cleo) = trio();
    let leaf = cleo.group().own_leaf();
    let pending = ada.commit(Change { add: &[], remove: &[leaf] });
    ada.merge_pending();
    ben.follow(&pending.commit);
    let message = cleo.say("I am still here");
    assert!(matches!(ben.hear(&message), Err(MlsError::WrongEpoch { .. })));
    assert!(matches!(ada.hear(&message), Err(MlsError::WrongEpoch { .. })));
}

#[test]
fn a_removed_member_gets_neither_keys_nor_messages_of_the_next_epoch() {
    let (mut ada, mut ben, mut cleo) = trio();
    let leaf = cleo.group().own_leaf();
    let pending = ada.commit(Change { add: &[], remove: &[leaf] });
    ada.merge_pending();
    ben.follow(&pending.commit);
    let staged = cleo.stage(&pending.commit);
    assert!(staged.removes_us());
    assert_eq!(staged.next_keys(&RELAY).unwrap_err(), MlsError::Removed);
    let message = ada.say("without cleo");
    assert!(cleo.hear(&message).is_err());
    cleo.group.as_mut().unwrap().merge(&mut cleo.state, staged).unwrap();
    for restarted in [false, true] {
        if restarted {
            cleo.restart();
        }
        assert!(!cleo.group().is_member());
        assert_eq!(cleo.hear(&message).unwrap_err(), MlsError::Removed);
        assert_eq!(cleo.group().channel_keys(&RELAY).unwrap_err(), MlsError::Removed);
        assert_eq!(cleo.try_commit(Change::default()).unwrap_err(), MlsError::Removed);
    }
}

#[test]
fn a_dropped_commit_leaves_the_group_as_it_was() {
    let (mut ada, mut ben) = pair();
    let pending = ada.commit(Change::default());
    let before = ben.state.snapshot();
    drop(ben.stage(&pending.commit));
    assert_eq!(ben.state.snapshot(), before);
    let message = ada.say("in the old epoch");
    assert_eq!(ben.read(&message), "in the old epoch");
    ben.follow(&pending.commit);
    assert_eq!(ben.keys(), pending.next.public());
}

#[test]
fn a_staged_commit_cannot_be_merged_after_another() {
    let (mut ada, mut ben) = pair();
    let pending = ada.commit(Change::default());
    let (first, second) = (ben.stage(&pending.commit), ben.stage(&pending.commit));
    let group = ben.group.as_mut().unwrap();
    group.merge(&mut ben.state, first).unwrap();
    assert!(matches!(group.merge(&mut ben.state, second), Err(MlsError::WrongEpoch { .. })));
}

#[test]
fn changes_that_do_not_fit_the_group_are_refused_and_change_nothing() {
    let (mut ada, mut ben) = pair();
    let (own, twice) = (ada.group().own_leaf(), ben.package());
    let before = ada.state.snapshot();
    for change in
        [Change { add: &[], remove: &[own] }, Change { add: &[], remove: &[5] }, Change { add: &[twice], remove: &[] }]
    {
        assert!(matches!(ada.try_commit(change), Err(MlsError::Invalid(_))));
        assert_eq!(ada.state.snapshot(), before);
        assert!(!ada.group().has_pending());
    }
    let message = ada.say("unharmed");
    assert_eq!(ben.read(&message), "unharmed");
}

#[test]
fn one_commit_is_pending_at_a_time() {
    let (mut ada, _) = pair();
    ada.commit(Change::default());
    assert!(matches!(ada.try_commit(Change::default()), Err(MlsError::Misuse(_))));
    ada.merge_pending();
    assert!(matches!(ada.group.as_mut().unwrap().merge_pending(&mut ada.state), Err(MlsError::Misuse(_))));
}

#[test]
fn messages_pass_both_ways_while_a_commit_is_pending() {
    let (mut ada, mut ben) = pair();
    let pending = ada.commit(Change::default());
    let (from_ada, from_ben) = (ada.say("a"), ben.say("b"));
    assert_eq!((ben.read(&from_ada), ada.read(&from_ben)), ("a".into(), "b".into()));
    ada.merge_pending();
    ben.follow(&pending.commit);
    let message = ben.say("c");
    assert_eq!(ada.read(&message), "c");
}

#[test]
fn the_rows_of_a_group_do_not_grow_with_its_epochs() {
    let (mut ada, mut ben) = pair();
    let mut rows = Vec::new();
    for _ in 0..6 {
        let pending = ada.commit(Change::default());
        ada.merge_pending();
        ben.follow(&pending.commit);
        std::mem::swap(&mut ada, &mut ben);
        rows.push((ada.state.snapshot().len(), ben.state.snapshot().len()));
    }
    assert!(rows.iter().all(|row| *row == rows[0]), "{rows:?}");
    Group::delete(&mut ada.state, &CHANNEL).unwrap();
    assert_eq!(ada.state.scan(b"Mg").count(), 0);
    assert!(Group::load(&ada.state, &CHANNEL).unwrap().is_none());
}
