use super::*;

#[test]
fn two_people_talk() {
    let (mut ada, mut ben) = pair();
    for turn in 0..3 {
        let hello = ada.say(&format!("hello {turn}"));
        assert_eq!(ben.read(&hello), format!("hello {turn}"));
        let answer = ben.say(&format!("hi {turn}"));
        assert_eq!(ada.read(&answer), format!("hi {turn}"));
    }
}

#[test]
fn three_members_hear_each_other_and_know_who_spoke() {
    let mut people = people(3);
    for speaker in 0..3 {
        let message = people[speaker].say("it is me");
        let holder = people[speaker].holder();
        for listener in (0..3).filter(|listener| *listener != speaker) {
            let Processed::Message { sender, .. } = people[listener].hear(&message).unwrap() else { panic!() };
            assert_eq!(sender.holder(), holder);
            assert_eq!(sender.leaf, u32::try_from(speaker).unwrap());
        }
    }
}

#[test]
fn everybody_sees_the_same_members() {
    let people = people(3);
    let members = people[0].group().members().unwrap();
    assert_eq!(members.len(), 3);
    for (person, member) in people.iter().zip(&members) {
        assert_eq!(person.group().members().unwrap(), members);
        assert_eq!(member.holder(), person.holder());
        assert_eq!(member.leaf, person.group().own_leaf());
    }
}

#[test]
fn authenticated_data_travels_in_the_clear_and_unchanged() {
    let (mut ada, mut ben) = pair();
    let group = ada.group.as_mut().unwrap();
    let message = group.encrypt(&mut ada.state, &ada.who.identity(), b"text", b"seen by all").unwrap();
    assert!(message.windows(11).any(|window| window == b"seen by all"));
    let Processed::Message { aad, .. } = ben.hear(&message).unwrap() else { panic!() };
    assert_eq!(aad, b"seen by all");
    let next = ada.say("text");
    let Processed::Message { aad, .. } = ben.hear(&next).unwrap() else { panic!() };
    assert!(aad.is_empty());
}

#[test]
fn nothing_is_padded_here() {
    let (mut ada, _) = pair();
    let short = ada.say(&"x".repeat(300)).len();
    assert_eq!(ada.say(&"x".repeat(301)).len(), short + 1);
}

#[test]
fn messages_that_overtook_each_other_are_all_read() {
    let (mut ada, mut ben) = pair();
    let messages: Vec<_> = (0..20).map(|number| ada.say(&number.to_string())).collect();
    for (number, message) in messages.iter().enumerate().rev() {
        assert_eq!(ben.read(message), number.to_string());
    }
}

#[test]
fn a_thousand_missing_messages_do_not_stop_the_next() {
    let (mut ada, mut ben) = pair();
    for _ in 0..1_000 {
        ada.say("lost");
    }
    let message = ada.say("found");
    assert_eq!(ben.read(&message), "found");
}

#[test]
fn another_identity_cannot_use_the_group() {
    let (mut ada, ben) = pair();
    let misuse = ada.group.as_mut().unwrap().encrypt(&mut ada.state, &ben.who.identity(), b"text", b"");
    assert!(matches!(misuse, Err(MlsError::Misuse(_))));
}
