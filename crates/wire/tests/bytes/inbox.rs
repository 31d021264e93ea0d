//! Cards, envelopes, and every kind of letter.

use kith_wire::card::{from_link, to_link};
use kith_wire::inbox::{
    Card, Envelope, Invitation, Letter, LetterKind, Rejoin, RejoinReason, Request, Reunion, Salutation, SignedLetter,
};
use kith_wire::{DecodeError, Message, MessageId, SealKeyId};

use crate::contract::{INBOX as CONTRACT, assert_complete};
use crate::notation::{bytes, pin};
use crate::values::{
    ACCOUNT, ADDRESS_LINE, DEVICE, HASH, HEAD, HEAD_LINE, MESSAGE, SIGNATURE, TOKEN, address, conversation,
    conversation_line, reach, reach_line, stamped, stamped_line,
};

#[test]
fn a_card_has_these_bytes_and_this_link() {
    let card = Card { relay: address(), account: ACCOUNT, key_hash: HASH, token: TOKEN };
    pin("RelayAddress", &address(), ADDRESS_LINE);
    pin("Card", &card, &format!("0a35 {ADDRESS_LINE} 1220 ac*32 1a20 4a*32 2220 70*32"));
    let link = "kith:card/CjUKEXdzOi8vYS5leGFtcGxlL3YxEiBOTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OThIgrKysrKysrKysrKysrKys\
                rKysrKysrKysrKysrKysrKwaIEpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKIiBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBw\
                cHBwcNXGJj8";
    assert_eq!(to_link(&card), link);
    assert_eq!(from_link(link), Ok(card));
}

#[test]
fn what_letters_share_has_these_bytes() {
    pin("Reach", &reach(), &reach_line());
    pin("Head", &HEAD, HEAD_LINE);
    pin("Conversation", &conversation(), &conversation_line());
    pin("Envelope", &Envelope { key: SealKeyId([0x5e; 8]), sealed: b"sealed".into() }, "0a08 5e*8 1206 'sealed'");
    pin("SignedLetter", &SignedLetter { letter: b"letter".into(), signature: SIGNATURE }, "0a06 'letter' 1240 51*64");
}

#[test]
fn every_kind_of_letter_has_these_bytes() {
    let request = Request { reach: reach(), name: "Ada".into(), salutation: Salutation::Hello };
    let reunion = Reunion { reach: reach(), name: "Ada".into(), conversation: conversation() };
    let invitation =
        Invitation { request: MessageId([0xa5; 16]), reach: reach(), name: "Ada".into(), conversation: conversation() };
    let (reach, conversation_line) = (reach_line(), conversation_line());
    let kinds = [
        ("request", LetterKind::Request(request), format!("528a01 0a8001 {reach} 1203 'Ada' 1801")),
        (
            "invitation",
            LetterKind::Invitation(invitation),
            format!("5ab902 0a10 a5*16 128001 {reach} 1a03 'Ada' 229c01 {conversation_line}"),
        ),
        ("rejoin", LetterKind::Rejoin(rejoin(RejoinReason::Gap)), "621e 0a10 cd*16 1203 'one' 1203 'two' 1801".into()),
        (
            "reunion",
            LetterKind::Reunion(reunion),
            format!("72a702 0a8001 {reach} 1203 'Ada' 1a9c01 {conversation_line}"),
        ),
        ("welcome", LetterKind::Welcome(conversation()), format!("6a9c01 {conversation_line}")),
    ];
    for (name, kind, line) in &kinds {
        let letter = Letter { id: MESSAGE, device: DEVICE, chain: vec![stamped()], kind: kind.clone() };
        pin(name, &letter, &format!("0a10 1d*16 1210 de*16 1a9002 {} {line}", stamped_line()));
    }
    assert_complete(kinds.iter().map(|(name, ..)| *name), CONTRACT, "oneof kind");
}

fn rejoin(reason: RejoinReason) -> Rejoin {
    Rejoin { conversation: MessageId([0xcd; 16]), key_packages: vec![b"one".into(), b"two".into()], reason }
}

#[test]
fn every_salutation_has_these_bytes_and_one_of_a_newer_version_is_none() {
    let request = |salutation| Request { reach: reach(), name: "Ada".into(), salutation };
    let line = |salutation| format!("0a8001 {} 1203 'Ada' {salutation}", reach_line());
    let salutations = [
        ("SALUTATION_UNSPECIFIED", Salutation::None, ""),
        ("SALUTATION_HELLO", Salutation::Hello, "1801"),
        ("SALUTATION_WE_MET", Salutation::WeMet, "1802"),
        ("SALUTATION_FAMILY", Salutation::Family, "1803"),
        ("SALUTATION_WORK", Salutation::Work, "1804"),
    ];
    for (name, salutation, bytes) in salutations {
        pin(name, &request(salutation), &line(bytes));
    }
    assert_complete(salutations.map(|(name, ..)| name), CONTRACT, "enum Salutation");
    assert_eq!(Request::decode(&bytes(&line("1805"))), Ok(request(Salutation::None)));
}

#[test]
fn every_reason_to_rejoin_has_these_bytes() {
    let line = |reason| format!("0a10 cd*16 1203 'one' 1203 'two' {reason}");
    let reasons = [
        ("REJOIN_REASON_GAP", RejoinReason::Gap, "1801"),
        ("REJOIN_REASON_RELAY_LOST", RejoinReason::RelayLost, "1802"),
    ];
    for (name, reason, bytes) in reasons {
        pin(name, &rejoin(reason), &line(bytes));
    }
    let pinned = reasons.iter().map(|(name, ..)| *name).chain(["REJOIN_REASON_UNSPECIFIED"]);
    assert_complete(pinned, CONTRACT, "enum RejoinReason");
    for unspecified_or_new in ["", "1800", "1803"] {
        let rejoin = Rejoin::decode(&bytes(&line(unspecified_or_new)));
        assert_eq!(rejoin, Err(DecodeError::Value { field: "reason" }));
    }
}

#[test]
fn a_letter_of_a_kind_of_a_newer_version_is_named_missing() {
    for none in ["", "fa0602 080d"] {
        let letter = Letter::decode(&bytes(&format!("0a10 1d*16 1210 de*16 {none}")));
        assert_eq!(letter, Err(DecodeError::Missing { field: "kind" }));
    }
}

#[test]
fn what_an_author_signs_is_pinned() {
    assert_eq!(
        SignedLetter::signed(&ACCOUNT, b"key", b"letter").to_hex(),
        "a0c17bffaba322f8ae22258848a900ccb71edd252a362977e786d74798d06bc9"
    );
}
