//! What lacks a part that it must have is refused, and the refusal names the part.

use kith_wire::account::StampedEntry;
use kith_wire::content::Content;
use kith_wire::inbox::{Card, Conversation, Head, Invitation, Reach, Request};
use kith_wire::{
    AccountId, ChannelId, ClientFrame, ClientHello, DecodeError, DeviceId, Hash, Message, MessageId, Nonce, PublicKey,
    RelayId, SealKeyId, ServerFrame, Signature, Token,
};

use crate::notation::bytes;
use crate::values::{ADDRESS_LINE, SIGNED_LINE, reach_line};

fn refused<M: Message>(line: &str) -> DecodeError {
    M::decode(&bytes(line)).err().unwrap()
}

fn missing(field: &'static str) -> DecodeError {
    DecodeError::Missing { field }
}

#[test]
fn an_absent_part_of_a_request_or_an_answer_is_named() {
    let request = |line: &str| refused::<ClientFrame>(&format!("0801 {line}"));
    assert_eq!(request("5200"), missing("genesis"));
    assert_eq!(request("6200"), missing("entry"));
    assert_eq!(request("820122 0a20 4a*32"), missing("rights"));
    assert_eq!(request("c20222 0a20 c4*32"), missing("keys"));
    assert_eq!(request("da0227 0a20 c4*32 1009 1a01 'x'"), missing("next"));
    assert_eq!(refused::<ServerFrame>("0801 5200"), missing("stamp"));
    assert_eq!(refused::<StampedEntry>(""), missing("entry"));
    assert_eq!(refused::<StampedEntry>(&format!("0aa101 {SIGNED_LINE}")), missing("stamp"));
}

#[test]
fn an_absent_part_of_a_letter_or_a_content_is_named() {
    assert_eq!(refused::<Card>(""), missing("relay"));
    assert_eq!(refused::<Reach>(""), missing("relay"));
    assert_eq!(refused::<Request>(""), missing("reach"));
    assert_eq!(refused::<Invitation>("0a10 a5*16"), missing("reach"));
    assert_eq!(refused::<Invitation>(&format!("0a10 a5*16 128001 {}", reach_line())), missing("conversation"));
    assert_eq!(refused::<Conversation>("0a10 cd*16"), missing("relay"));
    let no_head = format!("0a10 cd*16 1235 {ADDRESS_LINE} 1a20 c4*32 2207 'welcome'");
    assert_eq!(refused::<Conversation>(&no_head), missing("head"));
    assert_eq!(refused::<Content>("0a10 1d*16"), missing("chain"));
}

#[test]
fn an_empty_body_is_named_missing() {
    let request = |line: &str| refused::<ClientFrame>(&format!("0801 {line}"));
    assert_eq!(request("fa0144 0a20 ac*32 1220 70*32"), missing("body"), "of a delivery");
    assert_eq!(request("d20222 0a20 c4*32"), missing("body"), "of a message");
    assert_eq!(request("da0222 0a20 c4*32"), missing("body"), "of a commit");
    assert_eq!(request("7a05 0a01 'x' 0a00"), missing("key_package"));
    let answer = |line: &str| refused::<ServerFrame>(line);
    assert_eq!(answer("f20100"), missing("key"), "of a card");
    assert_eq!(answer("fa0102 0a00"), missing("key_package"));
    assert_eq!(answer("920304 0a02 0814"), missing("body"), "of an inbox item");
    assert_eq!(answer("9a0326 0a20 c4*32 1202 0814"), missing("body"), "of a record");
}

#[test]
fn an_id_of_another_length_is_named_with_both_lengths() {
    let length = |field, expected, found| DecodeError::Length { field, expected, found };
    assert_eq!(refused::<ClientHello>("0801 1001 1801 221f 40*31"), length("Nonce", 32, 31));
    assert_eq!(refused::<Head>("0809 1015 1a21 4a*33"), length("Hash", 32, 33));
    macro_rules! lengths {
        ($($id:ident $expected:literal),*) => { $(
            for found in [0, $expected - 1, $expected + 1] {
                assert_eq!($id::try_from(&*vec![1; found]), Err(length(stringify!($id), $expected, found)));
            }
            assert_eq!($id::try_from(&*vec![1; $expected]), Ok($id([1; $expected])));
        )* };
    }
    lengths!(AccountId 32, DeviceId 16, RelayId 32, ChannelId 32, MessageId 16, SealKeyId 8, Hash 32);
    lengths!(PublicKey 32, Signature 64, Token 32, Nonce 32);
}

#[test]
fn bytes_that_are_no_protobuf_are_named_with_what_they_should_have_been() {
    let no_protobuf = "ff ff ff";
    assert_eq!(refused::<ClientFrame>(no_protobuf), DecodeError::Protobuf { message: "ClientFrame" });
    assert_eq!(refused::<ServerFrame>(no_protobuf), DecodeError::Protobuf { message: "ServerFrame" });
    assert_eq!(refused::<Content>(no_protobuf), DecodeError::Protobuf { message: "Content" });
    assert_eq!(
        refused::<Content>("5203 0a01 ff"),
        DecodeError::Protobuf { message: "Content" },
        "text that is not UTF-8"
    );
}
