//! Every answer and every push of a relay.

use ed25519_dalek::SigningKey;
use kith_wire::{
    Backup, Closing, ClosingReason, DecodeError, Epoch, InboxItem, Message, Record, Refusal, Seconds, Seq, ServerEvent,
    ServerFrame, Span, Whereabouts,
};

use crate::contract::{RELAY as CONTRACT, assert_complete};
use crate::notation::{bytes, pin};
use crate::values::{CHANNEL, HASH, KEYS, KEYS_LINE, SIGNATURE, STAMP, STAMP_LINE, stamped, stamped_line};

/// An arm of the event, a value of it, and its bytes after the request number.
type Pinned = (&'static str, ServerEvent, String);

#[test]
fn every_event_has_these_bytes() {
    let (answers, pushes) = (answers(), pushes());
    for (name, event, line) in &answers {
        pin(name, &ServerFrame { request: 300, event: event.clone() }, &format!("08ac02 {line}"));
    }
    for (name, event, line) in &pushes {
        pin(name, &ServerFrame { request: 0, event: event.clone() }, line);
    }
    assert_complete(answers.iter().chain(&pushes).map(|(name, ..)| *name), CONTRACT, "oneof event");
}

fn answers() -> Vec<Pinned> {
    let span = Span { head: Seq(21), low: Seq(20) };
    let stock = |one_time, last_resort| ServerEvent::KeyPackageStock { one_time, last_resort };
    let entry = stamped_line();
    vec![
        ("refusal", ServerEvent::Refusal(Refusal::Malformed), "1202 0801".into()),
        ("done", ServerEvent::Done, "1a00".into()),
        ("stamped", ServerEvent::Stamped(STAMP), format!("526c 0a6a {STAMP_LINE}")),
        ("own_chain", ServerEvent::OwnChain(vec![stamped()]), format!("5a9302 0a9002 {entry}")),
        ("own_chain", ServerEvent::OwnChain(vec![]), "5a00".into()),
        ("inbox_opened", ServerEvent::InboxOpened(span), "6204 0815 1014".into()),
        ("key_package_stock", stock(100, true), "6a04 0864 1001".into()),
        ("key_package_stock", stock(0, false), "6a00".into()),
        ("blob_received", ServerEvent::BlobReceived { received: 300 }, "7203 08ac02".into()),
        ("blob_received", ServerEvent::BlobReceived { received: 0 }, "7200".into()),
        ("blob_part", ServerEvent::BlobPart { size: 300, part: b"part".into() }, "da0209 08ac02 1204 'part'".into()),
        // `PinAnswer` in the contract.
        ("pin_answer", ServerEvent::Pin { message: b"pin".into(), left: 9 }, "b20107 0a03 'pin' 1009".into()),
        (
            "backup",
            ServerEvent::Backup(Backup { number: 3, head: b"head".into(), blobs: vec![HASH] }),
            "ba012a 0803 1204 'head' 1a20 4a*32".into(),
        ),
        ("card_key", ServerEvent::CardKey(b"key".into()), "f20105 0a03 'key'".into()),
        (
            "key_packages",
            ServerEvent::KeyPackages(vec![b"one".into(), b"two".into()]),
            "fa010a 0a03 'one' 0a03 'two'".into(),
        ),
        (
            "chain_part",
            ServerEvent::ChainPart(vec![stamped(), stamped()]),
            format!("8202a604 0a9002 {entry} 0a9002 {entry}"),
        ),
        ("appended", ServerEvent::Appended { seq: Seq(21) }, "c20202 0815".into()),
        ("whereabouts", whereabouts("192.0.2.7"), "d2024e 0a04 c0000207 1080a4a7da06 1a40 51*64".into()),
        ("whereabouts", whereabouts("2001:db8::7"), "d2025a 0a10 20010db8 00*11 07 1080a4a7da06 1a40 51*64".into()),
        ("subscribed", ServerEvent::Subscribed { span, epoch: Epoch(9) }, "ca0206 0815 1009 1814".into()),
    ]
}

fn whereabouts(address: &str) -> ServerEvent {
    let address = address.parse().unwrap();
    ServerEvent::Whereabouts(Whereabouts { address, time: Seconds(1_800_000_000), signature: SIGNATURE })
}

#[test]
fn an_address_is_of_four_or_sixteen_bytes_and_has_one_form() {
    for line in ["", "0a03 c00002", "0a05 c000020701", "0a10 00*10 ffff c0000207", "0a11 20*17"] {
        let refused = Whereabouts::decode(&bytes(&format!("{line} 1080a4a7da06 1a40 51*64")));
        assert_eq!(refused, Err(DecodeError::Value { field: "address" }), "{line}");
    }
    let frame = |address| ServerFrame { request: 300, event: whereabouts(address) };
    assert_eq!(frame("::ffff:192.0.2.7").encode(), frame("192.0.2.7").encode());
}

#[test]
fn what_a_relay_signs_of_whereabouts_is_pinned() {
    let key = SigningKey::from_bytes(&[7; 32]);
    let said = |address: &str| Whereabouts::sign(&key, &CHANNEL, address.parse().unwrap(), Seconds(1_800_000_000));
    let v4 = "5c9620f552ec45f8cda6f360c8028e788ce54055b6907254cbfa2fe2fee60b805f068c5472f8f54f890934dcb61dc2206621c0fdef19ceb16d1d57a7b1f9cb03";
    let v6 = "a088284290a328b873e6e2ac0a2995bb1e656906ec493938452481a631529b84b6f05c9d88943ee35b04936a38b4754d5b4c08522483244acda99b3ac63ab60c";
    assert_eq!(said("192.0.2.7").signature.to_hex(), v4);
    assert_eq!(said("2001:db8::7").signature.to_hex(), v6);
}

fn pushes() -> Vec<Pinned> {
    let item = |seq, body: &[u8]| InboxItem { seq: Seq(seq), body: body.into() };
    let (message, commit) = records();
    vec![
        (
            "inbox_items",
            ServerEvent::InboxItems(vec![item(20, b"one"), item(21, b"two")]),
            "920312 0a07 0814 1203 'one' 0a07 0815 1203 'two'".into(),
        ),
        (
            "records",
            ServerEvent::Records { channel: CHANNEL, records: vec![message, commit] },
            format!("9a037e 0a20 c4*32 1209 0814 1009 1a03 'one' 124f 0815 1009 1a03 'two' 2244 {KEYS_LINE}"),
        ),
        (
            "subscription_ended",
            ServerEvent::SubscriptionEnded { channel: CHANNEL, epoch: Epoch(9) },
            "a20324 0a20 c4*32 1009".into(),
        ),
        ("closing", closing(ClosingReason::ShuttingDown, "soon"), "aa0308 0801 1204 'soon'".into()),
    ]
}

fn closing(reason: ClosingReason, text: &str) -> ServerEvent {
    ServerEvent::Closing(Closing { reason, text: text.into() })
}

/// A message of epoch 9, and the commit that ends it.
fn records() -> (Record, Record) {
    (
        Record { seq: Seq(20), epoch: Epoch(9), body: b"one".into(), next: None },
        Record { seq: Seq(21), epoch: Epoch(9), body: b"two".into(), next: Some(KEYS) },
    )
}

#[test]
fn every_refusal_has_these_bytes() {
    let chain_rule = Refusal::ChainRule { rule: "not_a_device".into() };
    let refusals = [
        ("REFUSAL_CODE_MALFORMED", Refusal::Malformed, "1202 0801"),
        ("REFUSAL_CODE_TOO_LARGE", Refusal::TooLarge, "1202 0802"),
        ("REFUSAL_CODE_WRONG_ROLE", Refusal::WrongRole, "1202 0803"),
        ("REFUSAL_CODE_NOT_AUTHENTICATED", Refusal::NotAuthenticated, "1202 0804"),
        ("REFUSAL_CODE_SESSION_TAKEN", Refusal::SessionTaken, "1202 0805"),
        ("REFUSAL_CODE_RATE_LIMITED", Refusal::RateLimited { retry_after_ms: 1500 }, "1205 0806 18dc0b"),
        ("REFUSAL_CODE_FULL", Refusal::Full, "1202 0807"),
        ("REFUSAL_CODE_CHAIN_RULE", chain_rule, "1210 0808 220c 'not_a_device'"),
        ("REFUSAL_CODE_NOT_ADMITTED", Refusal::NotAdmitted, "1202 0809"),
        ("REFUSAL_CODE_UNAVAILABLE", Refusal::Unavailable, "1202 080a"),
        ("REFUSAL_CODE_NO_RIGHT", Refusal::NoRight, "1202 080b"),
        ("REFUSAL_CODE_STALE_EPOCH", Refusal::StaleEpoch { current: Epoch(9) }, "1204 080c 1009"),
        ("REFUSAL_CODE_CHANNEL_TAKEN", Refusal::ChannelTaken, "1202 080d"),
        ("REFUSAL_CODE_TOO_MANY", Refusal::TooMany, "1202 080e"),
        ("REFUSAL_CODE_INTERNAL", Refusal::Internal, "1202 080f"),
    ];
    for (name, refusal, line) in &refusals {
        let frame = ServerFrame { request: 300, event: ServerEvent::Refusal(refusal.clone()) };
        pin(name, &frame, &format!("08ac02 {line}"));
        assert_eq!(name.strip_prefix("REFUSAL_CODE_").unwrap().to_lowercase(), refusal.code());
    }
    let pinned = refusals.iter().map(|(name, ..)| *name).chain(["REFUSAL_CODE_UNSPECIFIED"]);
    assert_complete(pinned, CONTRACT, "enum RefusalCode");
    for unspecified_or_new in ["1200", "1202 0810"] {
        let frame = ServerFrame::decode(&bytes(&format!("08ac02 {unspecified_or_new}")));
        assert_eq!(frame, Err(DecodeError::Value { field: "refusal" }));
    }
}

#[test]
fn every_reason_for_closing_has_these_bytes() {
    let reasons = [
        ("CLOSING_REASON_SHUTTING_DOWN", ClosingReason::ShuttingDown, "aa0302 0801"),
        ("CLOSING_REASON_SUPERSEDED", ClosingReason::Superseded, "aa0302 0802"),
        ("CLOSING_REASON_MALFORMED", ClosingReason::Malformed, "aa0302 0803"),
        ("CLOSING_REASON_TOO_SLOW", ClosingReason::TooSlow, "aa0302 0804"),
    ];
    for (name, reason, line) in reasons {
        pin(name, &ServerFrame { request: 0, event: closing(reason, "") }, line);
    }
    let pinned = reasons.iter().map(|(name, ..)| *name).chain(["CLOSING_REASON_UNSPECIFIED"]);
    assert_complete(pinned, CONTRACT, "enum ClosingReason");
    for unspecified_or_new in ["aa0300", "aa0302 0805"] {
        assert_eq!(ServerFrame::decode(&bytes(unspecified_or_new)), Err(DecodeError::Value { field: "reason" }));
    }
}

#[test]
fn an_event_of_a_newer_version_is_named_missing() {
    for none in ["08ac02", "08ac02 fa0602 080d", ""] {
        assert_eq!(ServerFrame::decode(&bytes(none)), Err(DecodeError::Missing { field: "event" }));
    }
}

#[test]
fn the_running_hash_of_a_channel_is_pinned() {
    let (message, commit) = records();
    let after_message = message.chained(&CHANNEL, &HASH);
    assert_eq!(after_message.to_hex(), "d576001e386604288b6f543c9357f2a64232439a0e9508cb6442ea598618147e");
    let after_commit = "2d75ffb142c49f6c7475cc9c509079abccf20bcc100c99c3ae60a1087ddf84db";
    assert_eq!(commit.chained(&CHANNEL, &after_message).to_hex(), after_commit);
    assert_eq!(commit.chained(&CHANNEL, &HASH).to_hex(), after_commit, "it starts anew at a commit");
}
