use super::*;

#[test]
fn the_echo_of_an_own_message_is_recognised_and_costs_nothing() {
    let (mut ada, mut ben) = pair();
    let message = ada.say("echo");
    let before = ada.state.snapshot();
    assert!(matches!(ada.hear(&message), Ok(Processed::OwnMessage)));
    assert_eq!(ada.state.snapshot(), before);
    assert_eq!(ben.read(&message), "echo");
}

#[test]
fn the_echo_of_the_pending_commit_is_recognised() {
    let (mut ada, mut ben) = pair();
    let pending = ada.commit(Change::default());
    for restarted in [false, true] {
        if restarted {
            ada.restart();
        }
        assert!(ada.group().is_pending(&ada.state, &pending.commit).unwrap());
        assert!(matches!(ada.hear(&pending.commit), Ok(Processed::OwnPending)));
    }
    ada.merge_pending();
    ben.follow(&pending.commit);
    assert_eq!(ada.keys(), ben.keys());
}

#[test]
fn an_own_commit_that_is_not_pending_is_told_apart() {
    let (mut ada, _) = pair();
    let given_up = ada.commit(Change::default());
    ada.group.as_mut().unwrap().clear_pending(&mut ada.state).unwrap();
    assert!(matches!(ada.hear(&given_up.commit), Ok(Processed::OwnCommit)));
    let pending = ada.commit(Change::default());
    assert!(matches!(ada.hear(&given_up.commit), Ok(Processed::OwnCommit)));
    assert!(matches!(ada.hear(&pending.commit), Ok(Processed::OwnPending)));
}

#[test]
fn what_a_copied_home_wrote_shows_up_as_own() {
    let (mut ada, _) = pair();
    let mut twin = Person::new(1);
    twin.state = copy(&ada.state);
    twin.restart();
    let message = twin.say("from the copy");
    let commit = twin.commit(Change::default());
    assert!(matches!(ada.hear(&message), Ok(Processed::OwnMessage)));
    assert!(matches!(ada.hear(&commit.commit), Ok(Processed::OwnCommit)));
}
