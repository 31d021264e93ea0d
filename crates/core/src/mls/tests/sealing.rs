use super::seal::{OVERHEAD, PUBLIC_LEN, SealKey, seal};
use super::*;

#[test]
fn what_was_sealed_to_a_key_opens_with_it() {
    let key = SealKey::from_seed(&[5; 32]).unwrap();
    assert_eq!(key.public().len(), PUBLIC_LEN);
    let sealed = seal(key.public(), b"info", b"aad", b"hello").unwrap();
    assert_eq!(sealed.len(), 5 + OVERHEAD);
    assert_eq!(key.open(b"info", b"aad", &sealed).unwrap(), b"hello");
}

#[test]
fn a_seed_gives_the_same_key_always_and_another_seed_another() {
    let key = SealKey::from_seed(&[5; 32]).unwrap();
    assert_eq!(SealKey::from_seed(&[5; 32]).unwrap().public(), key.public());
    assert_ne!(SealKey::from_seed(&[6; 32]).unwrap().public(), key.public());
}

#[test]
fn two_seals_of_the_same_text_have_nothing_in_common() {
    let key = SealKey::from_seed(&[5; 32]).unwrap();
    let (one, two) = (seal(key.public(), b"", b"", b"text").unwrap(), seal(key.public(), b"", b"", b"text").unwrap());
    assert_ne!(one, two);
    assert_ne!(one[..1120], two[..1120]);
}

#[test]
fn another_key_purpose_or_context_does_not_open() {
    let key = SealKey::from_seed(&[5; 32]).unwrap();
    let sealed = seal(key.public(), b"info", b"aad", b"hello").unwrap();
    assert!(SealKey::from_seed(&[6; 32]).unwrap().open(b"info", b"aad", &sealed).is_err());
    assert!(key.open(b"other", b"aad", &sealed).is_err());
    assert!(key.open(b"info", b"other", &sealed).is_err());
}

#[test]
fn changed_cut_or_lengthened_seals_are_refused() {
    let key = SealKey::from_seed(&[5; 32]).unwrap();
    let sealed = seal(key.public(), b"", b"", b"hello").unwrap();
    for position in (0..sealed.len()).step_by(37).chain([1119, 1120, sealed.len() - 1]) {
        let mut changed = sealed.clone();
        changed[position] ^= 1;
        assert!(key.open(b"", b"", &changed).is_err(), "byte {position}");
        assert!(key.open(b"", b"", &sealed[..position]).is_err(), "cut at {position}");
    }
    assert!(key.open(b"", b"", &[sealed.as_slice(), &[0]].concat()).is_err());
}

#[test]
fn what_is_no_key_cannot_be_sealed_to() {
    assert_eq!(seal(b"short", b"", b"", b"text").unwrap_err(), MlsError::Invalid("sealing key"));
    assert_eq!(seal(&[0xff; PUBLIC_LEN], b"", b"", b"text").unwrap_err(), MlsError::Invalid("sealing key"));
}
