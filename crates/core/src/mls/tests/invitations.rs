use super::*;

/// A group of one and a guest with a Welcome into it.
fn invited() -> (Person, Person, Vec<u8>) {
    let (mut ada, mut ben) = (Person::founder(1), Person::new(2));
    let pending = ada.commit(Change { add: &[ben.package()], remove: &[] });
    ada.merge_pending();
    (ada, ben, pending.welcome.unwrap())
}

#[test]
fn an_invitation_tells_who_invites_and_who_is_there_before_anything_changes() {
    let (ada, ben, welcome) = invited();
    let before = ben.state.snapshot();
    let invitation = Invitation::open(&ben.state, &ben.who.identity(), &CHANNEL, &welcome).unwrap();
    assert_eq!(invitation.inviter().holder(), ada.holder());
    assert_eq!(invitation.members(), ada.group().members().unwrap());
    assert_eq!(invitation.epoch(), ada.group().epoch());
    drop(invitation);
    assert_eq!(ben.state.snapshot(), before);
}

#[test]
fn a_failed_join_keeps_the_key_package_usable() {
    let (mut ada, mut ben, welcome) = invited();
    let before = ben.state.snapshot();
    let mut broken = welcome.clone();
    *broken.last_mut().unwrap() ^= 1;
    let identity = ben.who.identity();
    for (channel, bytes) in [(CHANNEL, &broken), (ChannelId([8; 32]), &welcome), (CHANNEL, &vec![0; 40])] {
        let refused = Group::join(&mut ben.state, &identity, &channel, bytes);
        assert!(matches!(refused, Err(MlsError::Invalid(_))), "{refused:?}");
        assert_eq!(ben.state.snapshot(), before);
    }
    ben.join(&welcome);
    let message = ben.say("made it");
    assert_eq!(ada.read(&message), "made it");
}

#[test]
fn a_one_time_key_package_is_used_up_by_joining() {
    let (_, mut ben, welcome) = invited();
    ben.join(&welcome);
    assert_eq!(ben.state.scan(b"Mk").count(), 0);
    Group::delete(&mut ben.state, &CHANNEL).unwrap();
    let identity = ben.who.identity();
    assert!(matches!(Group::join(&mut ben.state, &identity, &CHANNEL, &welcome), Err(MlsError::Invalid(_))));
}

#[test]
fn a_last_resort_key_package_opens_more_than_one_group() {
    let mut ben = Person::new(2);
    let bytes = new_key_package(&mut ben.state, &ben.who.identity(), true).unwrap();
    let package = KeyPackage::parse(&bytes).unwrap();
    assert!(package.is_last_resort());
    for number in [3, 4] {
        let mut host = Person::new(number);
        let channel = ChannelId([number; 32]);
        let mut group = Group::found(&mut host.state, &host.who.identity(), &channel).unwrap();
        let change = Change { add: std::slice::from_ref(&package), remove: &[] };
        let pending = group.commit(&mut host.state, &host.who.identity(), &RELAY, change, b"").unwrap();
        Group::join(&mut ben.state, &ben.who.identity(), &channel, &pending.welcome.unwrap()).unwrap();
    }
}

#[test]
fn joining_does_not_replace_a_live_group_unasked() {
    let (mut ada, mut ben, welcome) = invited();
    ben.join(&welcome);
    let leaf = ben.group().own_leaf();
    let pending = ada.commit(Change { add: &[ben.package()], remove: &[leaf] });
    ada.merge_pending();
    let welcome = pending.welcome.unwrap();
    let identity = ben.who.identity();
    assert!(matches!(Group::join(&mut ben.state, &identity, &CHANNEL, &welcome), Err(MlsError::Misuse(_))));
    let invitation = Invitation::open(&ben.state, &ben.who.identity(), &CHANNEL, &welcome).unwrap();
    ben.group = Some(invitation.accept(&mut ben.state).unwrap());
    assert_eq!(ben.keys(), ada.keys());
    ben.restart();
    let message = ben.say("replaced");
    assert_eq!(ada.read(&message), "replaced");
}

#[test]
fn a_removed_member_can_be_invited_again() {
    let (mut ada, mut ben, welcome) = invited();
    ben.join(&welcome);
    let removal = ada.commit(Change { add: &[], remove: &[ben.group().own_leaf()] });
    ada.merge_pending();
    ben.follow(&removal.commit);
    let pending = ada.commit(Change { add: &[ben.package()], remove: &[] });
    ada.merge_pending();
    ben.join(&pending.welcome.unwrap());
    assert!(ben.group().is_member());
    assert_eq!(ben.keys(), ada.keys());
}

#[test]
fn a_welcome_is_not_for_another_device() {
    let (_, _, welcome) = invited();
    let mut cleo = Person::new(3);
    cleo.package();
    let before = cleo.state.snapshot();
    let identity = cleo.who.identity();
    assert!(matches!(Group::join(&mut cleo.state, &identity, &CHANNEL, &welcome), Err(MlsError::Invalid(_))));
    assert_eq!(cleo.state.snapshot(), before);
}

#[test]
fn a_channel_has_one_group() {
    let mut ada = Person::founder(1);
    let identity = ada.who.identity();
    assert!(matches!(Group::found(&mut ada.state, &identity, &CHANNEL), Err(MlsError::Misuse(_))));
}

#[test]
fn an_old_welcome_does_not_bring_back_used_keys() {
    let (mut ada, mut ben) = (Person::founder(1), Person::new(2));
    let package = new_key_package(&mut ben.state, &ben.who.identity(), true).unwrap();
    let package = KeyPackage::parse(&package).unwrap();
    let welcome = ada.commit(Change { add: &[package], remove: &[] }).welcome.unwrap();
    ben.join(&welcome);
    ben.say("with the first key");
    let again = |ben: &mut Person| {
        let invitation = Invitation::open(&ben.state, &ben.who.identity(), &CHANNEL, &welcome).unwrap();
        invitation.accept(&mut ben.state).err()
    };
    assert_eq!(again(&mut ben), Some(MlsError::Replayed));
    Group::delete(&mut ben.state, &CHANNEL).unwrap();
    assert_eq!(again(&mut ben), Some(MlsError::Replayed));
    Group::delete(&mut ben.state, &CHANNEL).unwrap();
    assert_eq!(again(&mut ben), Some(MlsError::Replayed));
}

#[test]
fn a_swapped_device_that_saw_its_removal_first_follows_the_welcome() {
    let (mut ada, mut ben, welcome) = invited();
    ben.join(&welcome);
    let leaf = ben.group().own_leaf();
    let pending = ada.commit(Change { add: &[ben.package()], remove: &[leaf] });
    ada.merge_pending();
    ben.follow(&pending.commit);
    assert!(!ben.group().is_member());
    ben.join(&pending.welcome.unwrap());
    assert_eq!(ben.keys(), ada.keys());
}
