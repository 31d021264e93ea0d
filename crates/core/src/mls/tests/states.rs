use proptest::prelude::*;

use super::*;

/// A longer story, with both homes restarted after each step or not; tells what everybody had at the end.
fn story(restarting: bool) -> Vec<String> {
    let (mut ada, mut ben, mut cleo) = trio();
    let mut read = Vec::new();
    let tick = |people: [&mut Person; 3]| people.into_iter().filter(|_| restarting).for_each(Person::restart);
    for round in 0..3 {
        let message = ada.say(&format!("message {round}"));
        tick([&mut ada, &mut ben, &mut cleo]);
        read.push(ben.read(&message));
        read.push(cleo.read(&message));
        tick([&mut ada, &mut ben, &mut cleo]);
        let pending = ben.commit(Change::default());
        tick([&mut ada, &mut ben, &mut cleo]);
        let late = cleo.say(&format!("late {round}"));
        tick([&mut ada, &mut ben, &mut cleo]);
        read.push(ben.read(&late));
        read.push(ada.read(&late));
        ben.merge_pending();
        tick([&mut ada, &mut ben, &mut cleo]);
        ada.follow(&pending.commit);
        cleo.follow(&pending.commit);
        tick([&mut ada, &mut ben, &mut cleo]);
        assert!(ada.keys() == ben.keys() && ben.keys() == cleo.keys());
    }
    let leaf = cleo.group().own_leaf();
    let pending = ada.commit(Change { add: &[], remove: &[leaf] });
    tick([&mut ada, &mut ben, &mut cleo]);
    ada.merge_pending();
    ben.follow(&pending.commit);
    cleo.follow(&pending.commit);
    tick([&mut ada, &mut ben, &mut cleo]);
    let farewell = ben.say("without cleo");
    read.push(ada.read(&farewell));
    assert_eq!(cleo.hear(&farewell).unwrap_err(), MlsError::Removed);
    read
}

#[test]
fn a_story_with_a_restart_after_each_step_ends_as_one_without() {
    assert_eq!(story(true), story(false));
}

#[test]
fn a_pending_commit_survives_a_restart() {
    let (mut ada, mut ben) = pair();
    let mut cleo = Person::new(3);
    let pending = ada.commit(Change { add: &[cleo.package()], remove: &[] });
    ada.restart();
    assert!(ada.group().has_pending());
    assert_eq!(ada.group().pending_keys(&RELAY).unwrap().unwrap().public(), pending.next.public());
    ada.merge_pending();
    assert!(ada.group().pending_keys(&RELAY).unwrap().is_none());
    ben.follow(&pending.commit);
    cleo.join(&pending.welcome.unwrap());
    assert!(ada.keys() == ben.keys() && ben.keys() == cleo.keys() && cleo.keys() == pending.next.public());
}

#[test]
fn the_rows_alone_are_the_group() {
    let (ada, _) = pair();
    let loaded = Group::load(&ada.state, &CHANNEL).unwrap().unwrap();
    assert_eq!(loaded.epoch(), ada.group().epoch());
    assert_eq!(loaded.members().unwrap(), ada.group().members().unwrap());
    assert_eq!(loaded.own_leaf(), ada.group().own_leaf());
    assert_eq!(loaded.channel(), CHANNEL);
    assert_eq!(loaded.channel_keys(&RELAY).unwrap().public(), ada.keys());
}

#[test]
fn a_row_of_another_format_is_refused_by_name() {
    let (mut ada, _) = pair();
    let rows: Vec<_> = ada.state.scan(b"Mg").map(|(key, value)| (key.to_vec(), value.to_vec())).collect();
    for (key, value) in rows {
        let mut newer = value.clone();
        newer[0] = 2;
        ada.state.put(key.clone(), newer);
        let unreadable = Group::load(&ada.state, &CHANNEL).err();
        // The keys of the tree's path are read only when a commit comes in.
        assert!(unreadable == Some(MlsError::Corrupt("group")) || key.contains(&11), "{key:?}");
        ada.state.put(key, value);
    }
    assert!(Group::load(&ada.state, &CHANNEL).unwrap().is_some());
}

#[test]
fn groups_of_different_channels_do_not_touch() {
    let groups = |state: &State| state.scan(b"Mg").map(|(key, row)| (key.to_vec(), row.to_vec())).collect::<Vec<_>>();
    let mut ada = Person::founder(1);
    let before = groups(&ada.state);
    let other = ChannelId([8; 32]);
    Group::found(&mut ada.state, &ada.who.identity(), &other).unwrap();
    assert!(Group::load(&ada.state, &other).unwrap().is_some());
    Group::delete(&mut ada.state, &other).unwrap();
    assert!(Group::load(&ada.state, &other).unwrap().is_none());
    assert_eq!(groups(&ada.state), before);
}

#[derive(Clone, Copy, Debug)]
enum Step {
    Write,
    Commit,
    SaveAndSend,
    Crash,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![4 => Just(Step::Write), 1 => Just(Step::Commit), 3 => Just(Step::SaveAndSend), 2 => Just(Step::Crash)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Ben refuses a second ciphertext under one leaf, epoch and generation as replayed, so that he can read
    /// everything that was sent shows that no key was used twice.
    #[test]
    fn no_key_is_used_twice_if_saving_comes_before_sending(steps in proptest::collection::vec(step(), 1..40)) {
        let (mut ada, mut ben) = pair();
        let mut saved = copy(&ada.state);
        let mut unsent: Vec<(Vec<u8>, bool)> = Vec::new();
        for step in steps {
            match step {
                Step::Write => unsent.push((ada.say("text"), false)),
                Step::Commit if !ada.group().has_pending() => {
                    let pending = ada.commit(Change::default());
                    ada.merge_pending();
                    unsent.push((pending.commit, true));
                }
                Step::Commit => {}
                Step::SaveAndSend => {
                    saved = copy(&ada.state);
                    for (record, is_commit) in unsent.drain(..) {
                        if is_commit { ben.follow(&record) } else { ben.read(&record); }
                    }
                }
                Step::Crash => {
                    unsent.clear();
                    ada.state = copy(&saved);
                    ada.restart();
                }
            }
        }
    }
}
