//! What the devices of one account tell each other, and what two devices write to be linked.

use kith_wire::guardian::{ApprovalMessage, GuardianCode, Offer as ApprovalOffer};
use kith_wire::link::{Admission, Join, LinkCode, LinkMessage, Offer};
use kith_wire::sync::{
    Archive, SyncBackup, SyncBackupKey, SyncCard, SyncContact, SyncHistory, SyncItem, SyncOwnReach, SyncStage,
    SyncText, SyncWard,
};
use kith_wire::{BackupHead, BackupIndex, Message, Millis, PublicKey, Seconds, Seq};

use crate::contract::{GUARDIAN, LINK, SYNC, assert_complete};
use crate::notation::{bytes, pin};
use crate::values::{ACCOUNT, DEVICE, HASH, MESSAGE, RELAY, SIGNATURE, TOKEN, conversation, reach, stamped};

const SEED: [u8; 32] = [0x5e; 32];

fn contact() -> SyncItem {
    SyncItem::Contact(Box::new(SyncContact {
        account: ACCOUNT,
        name: "Ben".into(),
        profile: Some("Benjamin".into()),
        verified: true,
        stage: SyncStage::Active,
        chain: vec![stamped()],
        reach: Some(reach()),
        own: Some(SyncOwnReach { token: TOKEN, seed: SEED }),
    }))
}

fn requested() -> SyncItem {
    SyncItem::Contact(Box::new(SyncContact {
        account: ACCOUNT,
        name: "Ben".into(),
        profile: None,
        verified: false,
        stage: SyncStage::Requested(MESSAGE),
        chain: Vec::new(),
        reach: None,
        own: None,
    }))
}

fn card() -> SyncItem {
    let (label, expires) = (Some("fair".into()), Some(Seconds(1_800_000_000)));
    SyncItem::Card(SyncCard { id: "0a1b2c3d".into(), token: TOKEN, seed: SEED, label, once: true, expires, over: true })
}

fn text() -> SyncItem {
    SyncItem::Text(SyncText {
        account: ACCOUNT,
        author: ACCOUNT,
        device: DEVICE,
        id: MESSAGE,
        sent: Millis(7),
        text: "hello".into(),
        generation: 2,
        seq: Seq(9),
    })
}

fn backup(key: Option<SyncBackupKey>) -> SyncItem {
    SyncItem::Backup(Box::new(SyncBackup { phrase: PublicKey([0x7e; 32]), seal_key: b"key".into(), key }))
}

fn join() -> LinkMessage {
    LinkMessage::Join(Join {
        key: PublicKey([0x7e; 32]),
        proof: SIGNATURE,
        key_package: b"package".into(),
        name: "phone".into(),
        kind: "web".into(),
        whereabouts: b"there".into(),
    })
}

#[test]
fn every_item_has_these_bytes() {
    let items = [
        (
            "contact",
            "SyncContact",
            contact(),
            "0a9104 0a20 ac*32 1203 'Ben' 1a08 'Benjamin' 2001 2802 3a9002 0aa101 0a5d 0801 1220 ac*32 1807 2220 4a*32 2a10 de*16 a20100 1240 51*64 126a 0880a4a7da06 1220 4e*32 1a40 51*64 428001 0a35 0a11 'ws://a.example/v1' 1220 4e*32 1220 ac*32 1a20 70*32 2203 'key' 4a44 0a20 70*32 1220 5e*32",
        ),
        ("contact", "SyncContact", requested(), "0a3b 0a20 ac*32 1203 'Ben' 2801 3210 1d*16"),
        ("card", "SyncCard", card(), "125e 0a08 '0a1b2c3d' 1220 70*32 1a20 5e*32 2204 'fair' 2801 3080a4a7da06 3801"),
        ("answer", "SyncAnswer", SyncItem::Answer { letter: MESSAGE, accepted: true }, "1a14 0a10 1d*16 1001"),
        (
            "reading",
            "SyncReading",
            SyncItem::Reading { account: ACCOUNT, read: Some(MESSAGE), draft: Some("hm".into()) },
            "2238 0a20 ac*32 1210 1d*16 1a02 'hm'",
        ),
        (
            "settings",
            "SyncSettings",
            SyncItem::Settings { name: "Ada".into(), delivered_marks: true, read_marks: true },
            "2a09 0a03 'Ada' 1001 1801",
        ),
        (
            "device",
            "SyncDevice",
            SyncItem::Device { device: DEVICE, name: "phone".into(), kind: "web".into(), last_used: Millis(3_600_000) },
            "3223 0a10 de*16 1205 'phone' 1a03 'web' 2080dddb01",
        ),
        (
            "place",
            "SyncPlace",
            SyncItem::Place { account: ACCOUNT, conversation: conversation(), generation: 2, inbox: Seq(5) },
            "3ac501 0a20 ac*32 129c01 0a10 cd*16 1235 0a11 'ws://a.example/v1' 1220 4e*32 1a20 c4*32 2207 'welcome' 2a26 0809 1015 1a20 4a*32 1802 2005",
        ),
        ("text", "SyncText", text(), "4275 0a20 ac*32 1220 ac*32 1a10 de*16 2210 1d*16 2807 3205 'hello' 3802 4009"),
        (
            "say",
            "SyncSay",
            SyncItem::Say { account: ACCOUNT, id: MESSAGE, sent: Millis(7), text: "hello".into() },
            "4a3d 0a20 ac*32 1210 1d*16 1807 2205 'hello'",
        ),
        (
            "key_packages",
            "SyncKeyPackages",
            SyncItem::KeyPackages(vec![b"one".into(), b"two".into()]),
            "520a 0a03 'one' 0a03 'two'",
        ),
        (
            "history",
            "SyncHistory",
            SyncItem::History(SyncHistory { device: DEVICE, blob: HASH, key: SEED, size: 9 }),
            "6258 0a10 de*16 1220 4a*32 1a20 5e*32 2009",
        ),
        (
            "backup",
            "SyncBackup",
            backup(Some(SyncBackupKey { key: SEED, wrapped: b"wrapped".into(), set: Millis(7) })),
            "a20154 0a20 7e*32 1203 'key' 1a20 5e*32 2207 'wrapped' 2807",
        ),
        ("backup", "SyncBackup", backup(None), "a20127 0a20 7e*32 1203 'key'"),
        ("wanted", "SyncWanted", SyncItem::Wanted { device: DEVICE, count: 3 }, "5a14 0a10 de*16 1003"),
        (
            "guardian",
            "SyncGuardian",
            SyncItem::Guardian { account: ACCOUNT, key: Some(PublicKey([0x7e; 32])), wanted: true },
            "6a46 0a20 ac*32 1220 7e*32 1801",
        ),
        (
            "guardian",
            "SyncGuardian",
            SyncItem::Guardian { account: ACCOUNT, key: None, wanted: false },
            "6a22 0a20 ac*32",
        ),
        ("ward", "SyncWard", SyncItem::Ward(SyncWard { account: ACCOUNT, seed: SEED }), "7244 0a20 ac*32 1220 5e*32"),
        ("threshold", "SyncThreshold", SyncItem::Threshold { threshold: Some(2) }, "7a02 0802"),
        ("threshold", "SyncThreshold", SyncItem::Threshold { threshold: None }, "7a00"),
    ];
    for (_, message, item, line) in &items {
        pin(message, item, line);
    }
    assert_complete(items.iter().map(|(name, ..)| *name), SYNC, "oneof item");
}

#[test]
fn every_stage_of_a_contact_has_its_number() {
    let stages = [
        ("SYNC_STAGE_ACTIVE", SyncStage::Active, "2802"),
        ("SYNC_STAGE_ENDED", SyncStage::Ended, "2803"),
        ("SYNC_STAGE_BLOCKED", SyncStage::Blocked, "2804"),
        ("SYNC_STAGE_UNBLOCKED", SyncStage::Unblocked, "2805"),
    ];
    let SyncItem::Contact(requested) = requested() else { unreachable!() };
    for (name, stage, line) in stages {
        let item = SyncItem::Contact(Box::new(SyncContact { stage, ..(*requested).clone() }));
        pin(name, &item, &format!("0a29 0a20 ac*32 1203 'Ben' {line}"));
    }
    let others = ["SYNC_STAGE_UNSPECIFIED", "SYNC_STAGE_REQUESTED"];
    assert_complete(stages.map(|(name, ..)| name).into_iter().chain(others), SYNC, "enum SyncStage");
    for wrong in ["0a29 0a20 ac*32 1203 'Ben' 2801", "0a29 0a20 ac*32 1203 'Ben' 2806", "0a27 0a20 ac*32 1203 'Ben'"] {
        assert!(SyncItem::decode(&bytes(wrong)).is_err(), "{wrong}");
    }
}

#[test]
fn everything_that_links_a_device_has_these_bytes() {
    let messages = [
        (
            "offer",
            "LinkOffer",
            LinkMessage::Offer(Offer { account: ACCOUNT, relay: RELAY, expires: Seconds(9) }),
            "0a46 0a20 ac*32 1220 4e*32 1809",
        ),
        (
            "join",
            "LinkJoin",
            join(),
            "128001 0a20 7e*32 1240 51*64 1a07 'package' 2205 'phone' 2a03 'web' 3205 'there'",
        ),
        (
            "admission",
            "LinkAdmission",
            LinkMessage::Admission(Admission { chain: vec![stamped()], conversation: conversation() }),
            "1ab203 0a9002 0aa101 0a5d 0801 1220 ac*32 1807 2220 4a*32 2a10 de*16 a20100 1240 51*64 126a 0880a4a7da06 1220 4e*32 1a40 51*64 129c01 0a10 cd*16 1235 0a11 'ws://a.example/v1' 1220 4e*32 1a20 c4*32 2207 'welcome' 2a26 0809 1015 1a20 4a*32",
        ),
        ("refusal", "LinkRefusal", LinkMessage::Refusal, "2200"),
    ];
    for (_, name, message, line) in &messages {
        pin(name, message, line);
    }
    assert_complete(messages.iter().map(|(name, ..)| *name), LINK, "oneof kind");
}

fn approval_offer() -> ApprovalOffer {
    let (name, kind) = ("phone".into(), "web".into());
    ApprovalOffer { account: ACCOUNT, start: HASH, nonce: [0x40; 16], name, kind }
}

#[test]
fn everything_that_approves_a_recovery_has_these_bytes() {
    let given = ApprovalMessage::Given { guardian: PublicKey([0x7e; 32]), signature: SIGNATURE };
    let messages = [
        (
            "offer",
            "ApprovalOffer",
            ApprovalMessage::Offer(approval_offer()),
            "0a62 0a20 ac*32 1220 4a*32 1a10 40*16 2205 'phone' 2a03 'web'",
        ),
        ("given", "ApprovalGiven", given, "1264 0a20 7e*32 1240 51*64"),
    ];
    for (_, name, message, line) in &messages {
        pin(name, message, line);
    }
    assert_complete(messages.iter().map(|(name, ..)| *name), GUARDIAN, "oneof kind");
}

#[test]
fn a_code_for_guardians_has_this_text_and_leads_to_one_recovery() {
    let code = GuardianCode { secret: approval_offer().secret(), url: "ws://a.example/v1".into() };
    assert_eq!(code.to_text(), "KITHGUARDAEE3BIPJRHZQ5N6ORVUTJW327LXXO4Z2F4XWCLTFPBQW24DMMUXXMMMISW2IC");
    assert_eq!(GuardianCode::from_text(&code.to_text().to_lowercase()), Ok(code.clone()));
    assert_eq!(format!("{code:?}"), "GuardianCode(…)");
    let others = [
        ApprovalOffer { start: kith_wire::Hash([1; 32]), ..approval_offer() },
        ApprovalOffer { nonce: [1; 16], ..approval_offer() },
        ApprovalOffer { account: kith_wire::AccountId([1; 32]), ..approval_offer() },
    ];
    assert!(others.iter().all(|other| other.secret() != code.secret));
}

#[test]
fn a_piece_of_history_has_these_bytes() {
    let answer = SyncItem::Answer { letter: MESSAGE, accepted: true };
    pin("Sync", &Archive(vec![answer]), "0a16 1a14 0a10 1d*16 1001");
}

#[test]
fn what_lies_beside_a_backup_has_these_bytes() {
    let index = BackupIndex { made: Millis(7), blobs: vec![HASH], contacts: 2, texts: 300 };
    pin("BackupIndex", &index, "0807 1220 4a*32 1802 20ac02");
    let head = BackupHead { wrapped: b"wrapped".into(), sealed: b"sealed".into() };
    pin("BackupHead", &head, "0a07 'wrapped' 1206 'sealed'");
}

#[test]
fn a_one_time_code_has_this_text() {
    let code = LinkCode { secret: [0x5e; 16], url: "ws://a.example/v1".into() };
    assert_eq!(code.to_text(), "KITHLINKAFPF4XS6LZPF4XS6LZPF4XS6LZPHO4Z2F4XWCLTFPBQW24DMMUXXMMOUWODPO");
    assert_eq!(LinkCode::from_text(&code.to_text()), Ok(code));
}
