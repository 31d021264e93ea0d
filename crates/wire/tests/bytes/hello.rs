//! The first message each way, and what peers of other versions are told.

use ed25519_dalek::SigningKey;
use kith_wire::{
    ClientHello, DecodeError, Greeting, Incompatible, Message, Nonce, Role, Seconds, ServerHello, negotiate,
};

use crate::contract::{RELAY as CONTRACT, assert_complete};
use crate::notation::{bytes, pin};
use crate::values::{NONCE, RELAY, SIGNATURE};

#[test]
fn a_client_hello_of_either_role_has_these_bytes() {
    pin("ROLE_ACCOUNT", &ClientHello::new(Role::Account, NONCE), "0801 1001 1801 2220 40*32");
    pin("ROLE_CONVERSATION", &ClientHello::new(Role::Conversation, NONCE), "0801 1001 1802 2220 40*32");
    assert_complete(["ROLE_UNSPECIFIED", "ROLE_ACCOUNT", "ROLE_CONVERSATION"], CONTRACT, "enum Role");
    for unspecified_or_new in ["", "1800", "1803"] {
        let hello = ClientHello::decode(&bytes(&format!("0801 1001 {unspecified_or_new} 2220 40*32")));
        assert_eq!(hello, Err(DecodeError::Value { field: "role" }));
    }
}

#[test]
fn either_server_hello_has_these_bytes() {
    let time = Seconds(1_800_000_000);
    let greeting = Greeting { version: 1, relay: RELAY, nonce: NONCE, signature: SIGNATURE, time };
    let greeting_line = "0a8e01 0801 1220 4e*32 1a20 40*32 2240 51*64 2880a4a7da06";
    pin("greeting", &ServerHello::Greeting(greeting), greeting_line);
    let incompatible = Incompatible { version_min: 7, version_max: 9 };
    pin("incompatible", &ServerHello::Incompatible(incompatible), "1204 0807 1009");
    assert_complete(["greeting", "incompatible"], CONTRACT, "oneof outcome");
}

#[test]
fn the_signature_of_a_greeting_is_pinned() {
    let greeting =
        Greeting::sign(&SigningKey::from_bytes(&[5; 32]), 1, &Nonce([0x41; 32]), NONCE, Seconds(1_800_000_000));
    let line = "0a8e01 0801 1220 6e7a1cdd29b0b78fd13af4c5598feff4ef2a97166e3ca6f2e4fbfccd80505bf1 1a20 40*32
                2240 87a2d500a84065d6f98960c76f25b4ddfb7749ba1f43ee300d33975ac772ce69
                918532e52456a6c8fc6fc8c313ff18ff049e82c39898dd666f4f9d9620fa010d 2880a4a7da06";
    pin("Greeting", &ServerHello::Greeting(greeting.clone()), line);
    assert!(greeting.verify(&Nonce([0x41; 32])));
}

/// What a relay of this build answers to a client's first message.
fn answer(client: &str) -> Result<u32, Incompatible> {
    let hello = ClientHello::decode(&bytes(client)).unwrap();
    negotiate(&hello).ok_or(Incompatible { version_min: 1, version_max: 1 })
}

#[test]
fn a_client_that_is_too_new_or_too_old_is_told_which_versions_there_are() {
    let neither_fits = Err(Incompatible { version_min: 1, version_max: 1 });
    assert_eq!(answer("0807 1007 1801 2220 40*32"), neither_fits, "version 7 alone");
    assert_eq!(answer("0802 1007 1801 2220 40*32"), neither_fits, "2 to 7");
    assert_eq!(answer("1801 2220 40*32"), neither_fits, "version 0, before the first");
    assert_eq!(answer("0807 1001 1801 2220 40*32"), neither_fits, "7 to 1, which is nothing");
    assert_eq!(answer("08ffffffff0f 10ffffffff0f 1801 2220 40*32"), neither_fits, "the last version there could be");
}

#[test]
fn a_client_that_speaks_more_than_this_build_is_answered_in_the_newest_version_of_this_build() {
    assert_eq!(answer("0801 1007 1801 2220 40*32"), Ok(1), "1 to 7");
    assert_eq!(answer("1001 1801 2220 40*32"), Ok(1), "0 to 1");
    assert_eq!(answer("0801 1007 1801 2220 40*32 2a05 'later' c03e01"), Ok(1), "with fields that came later");
}

#[test]
fn a_client_learns_which_side_is_to_be_updated() {
    let incompatible = |line: &str| match ServerHello::decode(&bytes(line)) {
        Ok(ServerHello::Incompatible(versions)) => versions,
        other => panic!("{line}: {other:?}"),
    };
    assert!(incompatible("1204 0807 1009").client_is_older(), "a relay of versions 7 to 9");
    assert!(incompatible("1207 0807 1009 c03e01").client_is_older(), "with fields that came later");
    assert!(!incompatible("1200").client_is_older(), "a relay of version 0, before the first");
}

#[test]
fn an_outcome_of_a_newer_version_is_named_missing() {
    for none in ["", "1a02 0801", "fa0602 080d"] {
        assert_eq!(ServerHello::decode(&bytes(none)), Err(DecodeError::Missing { field: "outcome" }));
    }
}
