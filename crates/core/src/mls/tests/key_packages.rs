use kith_wire::Seconds;

use super::*;

#[test]
fn a_key_package_says_whose_it_is_and_how_long_it_lasts() {
    let mut ada = Person::new(1);
    let package = ada.package();
    assert_eq!(
        (package.account(), package.device(), package.key()),
        (ada.who.account, ada.who.device, ada.who.key.public())
    );
    assert!(!package.is_last_resort());
    let other = ada.package();
    assert!(other.expires().0.abs_diff(package.expires().0) < 60);
}

#[test]
fn a_changed_key_package_is_refused() {
    let mut ada = Person::new(1);
    let bytes = new_key_package(&mut ada.state, &ada.who.identity(), false).unwrap();
    for position in (0..bytes.len()).step_by(13) {
        let mut changed = bytes.clone();
        changed[position] ^= 4;
        assert!(KeyPackage::parse(&changed).is_err(), "byte {position}");
        assert!(KeyPackage::parse(&bytes[..position]).is_err(), "cut at {position}");
    }
    let trailing = [bytes.as_slice(), &[0]].concat();
    assert!(KeyPackage::parse(&trailing).is_err());
}

#[test]
fn a_message_is_no_key_package() {
    let (mut ada, _) = pair();
    assert_eq!(KeyPackage::parse(&ada.say("hello")).unwrap_err(), MlsError::Invalid("not a key package"));
}

#[test]
fn fresh_key_packages_are_kept() {
    let mut ada = Person::new(1);
    ada.package();
    let before = ada.state.snapshot();
    assert_eq!(delete_expired_key_packages(&mut ada.state, Seconds(0)).unwrap(), 0);
    assert_eq!(ada.state.snapshot(), before);
}
