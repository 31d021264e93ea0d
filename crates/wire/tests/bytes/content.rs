//! Everything that members of a conversation write to each other.

use kith_wire::content::{Body, ChainHead, Content};
use kith_wire::sync::SyncItem;
use kith_wire::{DecodeError, Ending, Message, MessageId, Millis, PublicKey};

use crate::contract::{CONTENT as CONTRACT, assert_complete};
use crate::notation::{bytes, pin};
use crate::values::{HASH, HEAD, HEAD_LINE, MESSAGE, reach, reach_line, stamped, stamped_line};

const CHAIN: ChainHead = ChainHead { length: 3, hash: HASH };
const START: &str = "0a10 1d*16 10fba0f1c2b134";
const CHAIN_LINE: &str = "2224 0803 1220 4a*32";

fn content(body: Body) -> Content {
    Content { id: MESSAGE, sent: Millis(1_800_000_000_123), seen: Some(HEAD), chain: CHAIN, ending: None, body }
}

#[test]
fn every_body_has_these_bytes() {
    let (delivered, read) = (Some(MessageId([0xd1; 16])), Some(MessageId([0x4d; 16])));
    let bodies = [
        ("text", Body::Text("hello".into()), "5207 0a05 'hello'".into()),
        ("text", Body::Text(String::new()), "5200".into()),
        ("marks", Body::Marks { delivered, read }, "5a24 0a10 d1*16 1210 4d*16".into()),
        ("marks", Body::Marks { delivered: None, read }, "5a12 1210 4d*16".into()),
        ("marks", Body::Marks { delivered: None, read: None }, "5a00".into()),
        ("profile", Body::Profile { name: "Ada".into() }, "6205 0a03 'Ada'".into()),
        ("chain_update", Body::ChainUpdate(vec![stamped()]), format!("6a9302 0a9002 {}", stamped_line())),
        ("ended", Body::Ended, "7200".into()),
        ("reach", Body::Reach(reach()), format!("7a8001 {}", reach_line())),
        ("sync", Body::Sync(vec![SyncItem::KeyPackages(Vec::new())]), "820104 0a02 5200".into()),
        ("guardian_ask", Body::GuardianAsk, "8a0100".into()),
        ("guardian_key", Body::GuardianKey(PublicKey([0x7e; 32])), "920122 0a20 7e*32".into()),
    ];
    for (name, body, line) in &bodies {
        pin(name, &content(body.clone()), &format!("{START} 1a26 {HEAD_LINE} {CHAIN_LINE} {line}"));
    }
    assert_complete(bodies.iter().map(|(name, ..)| *name), CONTRACT, "oneof body");
}

#[test]
fn a_content_after_a_gap_names_no_record_one_after_a_commit_what_it_ended_and_a_chain_head_stands_alone() {
    let after_a_gap = Content { seen: None, ..content(Body::Ended) };
    pin("Content", &after_a_gap, &format!("{START} {CHAIN_LINE} 7200"));
    let after_a_commit = Content { ending: Some(Ending::of(&HASH)), ..content(Body::Ended) };
    pin("Content", &after_a_commit, &format!("{START} 1a26 {HEAD_LINE} {CHAIN_LINE} 2a10 4a*16 7200"));
    pin("ChainHead", &CHAIN, "0803 1220 4a*32");
}

#[test]
fn a_plaintext_is_the_content_then_80_then_zeros_up_to_the_class() {
    let text = content(Body::Text("hello".into()));
    let line = format!("{START} 1a26 {HEAD_LINE} {CHAIN_LINE} 5207 0a05 'hello' 80 00*143");
    assert_eq!(text.to_plaintext(), bytes(&line));
    assert_eq!(bytes(&line).len(), 256);
    assert_eq!(Content::from_plaintext(bytes(&line)), Ok(text));
}

#[test]
fn a_body_of_a_newer_version_is_named_missing() {
    for none in ["", "fa0602 080d"] {
        let content = Content::decode(&bytes(&format!("{START} {CHAIN_LINE} {none}")));
        assert_eq!(content, Err(DecodeError::Missing { field: "body" }));
    }
}
