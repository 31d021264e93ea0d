//! The bytes of the account chain, pinned: whoever changes one of these lines changes the protocol.
//!
//! An `EntryBody` is what is pinned entry by entry; an `Approval` stands in the completed recovery.
#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::collections::{BTreeMap, BTreeSet};

use data_encoding::HEXLOWER;
use kith_wire::account::{
    Approver, Entry, EntryKind, Guardians, RecoverySetting, SignedEntry, Signer, Stamp, StampedEntry, Wait, approves,
    device_joins,
};
use kith_wire::{AccountId, DecodeError, DeviceId, Hash, Message, PublicKey, RelayId, Seconds, Signature};
use proptest::prelude::*;

const ACCOUNT: AccountId = AccountId([0xac; 32]);
const DEVICE: DeviceId = DeviceId([0xde; 16]);
const KEY: PublicKey = PublicKey([0x4e; 32]);
const PROOF: Signature = Signature([0x50; 64]);
const RELAY: RelayId = RelayId([0x4c; 32]);
const SETTING: RecoverySetting = RecoverySetting { key: PublicKey([0x4f; 32]), wait: Wait::DEFAULT };

const ZERO_32: &str = "0000000000000000000000000000000000000000000000000000000000000000";
const HEAD: &str = "08011220acacacacacacacacacacacacacacacacacacacacacacacacacacacacacacacac\
                    18072220f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0";
const BY_DEVICE: &str = "2a10dededededededededededededededede";
const KEY_HEX: &str = "4e4e4e4e4e4e4e4e4e4e4e4e4e4e4e4e4e4e4e4e4e4e4e4e4e4e4e4e4e4e4e4e";
const SETTING_HEX: &str = "0a204f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f1080a305";
const RELAY_HEX: &str = "4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c";
const PROOF_HEX: &str = "5050505050505050505050505050505050505050505050505050505050505050\
                         5050505050505050505050505050505050505050505050505050505050505050";

fn entry(signer: Signer, kind: EntryKind) -> Entry {
    Entry { account: ACCOUNT, index: 7, previous: Hash([0xf0; 32]), signer, kind }
}

fn genesis() -> Entry {
    Entry {
        account: AccountId([0; 32]),
        index: 0,
        previous: Hash([0; 32]),
        signer: Signer::Device(DeviceId::of_key(&KEY)),
        kind: EntryKind::Genesis { device_key: KEY, recovery: SETTING, relay: RELAY },
    }
}

fn assert_pinned(entry: &Entry, hex: &str) {
    let bytes = entry.encode();
    assert_eq!(HEXLOWER.encode(&bytes), hex, "{:?}", entry.kind);
    assert_eq!(Entry::decode(&bytes).as_ref(), Ok(entry));
}

/// An entry of a device, whose kind is field `tag` with this content.
fn assert_kind(kind: EntryKind, tag: &str, content: &str) {
    assert_pinned(&entry(Signer::Device(DEVICE), kind), &format!("{HEAD}{BY_DEVICE}{tag}{content}"));
}

#[test]
fn a_genesis_has_these_bytes_and_names_its_account_and_device() {
    let genesis = genesis();
    assert_pinned(
        &genesis,
        &format!(
            "08011220{ZERO_32}2220{ZERO_32}2a1031e706d2953fef36f4f5c1f6003c75e2\
             526c0a20{KEY_HEX}1226{SETTING_HEX}1a20{RELAY_HEX}",
        ),
    );
    assert_eq!(
        AccountId::of_genesis(&genesis).to_hex(),
        "59796357f4f73441e7ce1c6c9dd257435005b2dd92bfd465643fe730733657b8"
    );
    assert_eq!(genesis.hash().to_hex(), "83570f0cc04035323bf0f75fab8ea7febe5e54eb3ddb38c22db87d0895115640");
}

#[test]
fn entries_about_devices_have_these_bytes() {
    let added = EntryKind::DeviceAdded { key: KEY, probation: Wait::DEFAULT, proof: PROOF };
    assert_kind(added, "5a68", &format!("0a20{KEY_HEX}1080a3051a40{PROOF_HEX}"));
    assert_kind(EntryKind::DeviceConfirmed { device: DEVICE }, "6212", "0a10dededededededededededededededede");
    let devices = [DeviceId([2; 16]), DeviceId([1; 16])].into();
    let both = "0a10010101010101010101010101010101010a1002020202020202020202020202020202";
    assert_kind(EntryKind::DeviceRemoved { devices }, "6a24", both);
    let replaced = EntryKind::DeviceKeyReplaced { key: KEY, proof: PROOF };
    assert_kind(replaced, "7264", &format!("0a20{KEY_HEX}1240{PROOF_HEX}"));
}

#[test]
fn entries_about_recovery_have_these_bytes() {
    assert_kind(EntryKind::RecoverySet(SETTING), "7a26", SETTING_HEX);
    let started = entry(Signer::Recovery(SETTING.key), EntryKind::RecoveryStarted { key: KEY, proof: PROOF });
    let by_phrase = "32204f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f";
    assert_pinned(&started, &format!("{HEAD}{by_phrase}8201640a20{KEY_HEX}1240{PROOF_HEX}"));
    assert_kind(EntryKind::RecoverySeen { started: 300 }, "8a0103", "08ac02");
    let approvals = [(Approver::Device(DEVICE), PROOF), (Approver::Guardian(KEY), PROOF)].into();
    assert_kind(
        EntryKind::RecoveryCompleted { started: 5, approvals },
        "9201be01",
        &format!("080512640a20{KEY_HEX}1a40{PROOF_HEX}125412 10dededededededededededededededede1a40{PROOF_HEX}")
            .replace(' ', ""),
    );
    assert_kind(EntryKind::Vetoed { entry: 5 }, "9a0102", "0805");
    let guardians = Guardians::new(1, [KEY, PublicKey([1; 32])].into()).unwrap();
    let keys = format!("12200101010101010101010101010101010101010101010101010101010101010101 1220{KEY_HEX}");
    assert_kind(EntryKind::GuardiansSet(guardians), "b20146", &format!("0801{}", keys.replace(' ', "")));
    assert_kind(EntryKind::GuardiansSet(Guardians::default()), "b20100", "");
}

#[test]
fn entries_about_the_whole_account_have_these_bytes() {
    assert_kind(EntryKind::Frozen, "a20100", "");
    assert_kind(EntryKind::Thawed, "aa0100", "");
    assert_kind(EntryKind::Moved { account: AccountId([0x4e; 32]) }, "ba0122", &format!("0a20{KEY_HEX}"));
    assert_kind(EntryKind::RelayChanged { relay: RELAY }, "c20122", &format!("0a20{RELAY_HEX}"));
    assert_kind(EntryKind::Closed, "ca0100", "");
}

#[test]
fn a_stamped_entry_has_these_bytes_and_this_link() {
    let stamped = StampedEntry {
        entry: SignedEntry { entry: entry(Signer::Device(DEVICE), EntryKind::Frozen), signature: PROOF },
        stamp: Stamp { time: Seconds(1_800_000_000), relay: RELAY, signature: Signature([0x53; 64]) },
    };
    let stamp_signature = "53".repeat(64);
    let hex =
        format!("0aa1010a5d{HEAD}{BY_DEVICE}a201001240{PROOF_HEX}126a0880a4a7da061220{RELAY_HEX}1a40{stamp_signature}");
    assert_eq!(HEXLOWER.encode(&stamped.encode()), hex);
    assert_eq!(StampedEntry::decode(&stamped.encode()), Ok(stamped.clone()));
    assert_eq!(SignedEntry::decode(&stamped.entry.encode()), Ok(stamped.entry.clone()));
    assert_eq!(Stamp::decode(&stamped.stamp.encode()), Ok(stamped.stamp));
    assert_eq!(stamped.link().to_hex(), "01e55220235d7c25d951352dc78fbb0bf8a8ff99e118a3fc51dad47268e9e67d");
}

#[test]
fn what_is_signed_besides_entries_is_pinned() {
    assert_eq!(
        device_joins(&ACCOUNT, &KEY).to_hex(),
        "0f3d202c3398a0a265ffeaf25f53343c4323d90ccafa9ed40cc1d41d62a14f23"
    );
    assert_eq!(
        approves(&ACCOUNT, &Hash([1; 32])).to_hex(),
        "4809fb5c5501ebf9fa7a8e03dd8b59dd00e8e31b0cb466b790d3f24322812b3f"
    );
    assert_eq!(
        Stamp::signed(&ACCOUNT, 7, &Hash([1; 32]), Seconds(2)).to_hex(),
        "606c26467ac7808ff05164165e5edf99a6432e75be43312fd79664b5622246c5"
    );
}

#[test]
fn a_link_depends_on_the_time_so_that_two_stamps_for_one_entry_fork_the_chain() {
    let entry = SignedEntry { entry: genesis(), signature: PROOF };
    let at = |time| StampedEntry { entry: entry.clone(), stamp: Stamp { time, relay: RELAY, signature: PROOF } };
    assert_ne!(at(Seconds(1)).link(), at(Seconds(2)).link());
}

#[test]
fn a_second_encoding_of_the_same_entry_is_refused() {
    let body = entry(Signer::Device(DEVICE), EntryKind::Frozen).encode();
    let not_canonical = Err(DecodeError::Value { field: "body" });
    let with = |more: &[u8]| Entry::decode(&[&body, more].concat());
    assert_eq!(with(&[0x18, 0x07]), not_canonical, "a field twice");
    assert_eq!(with(&[0xf8, 0x3f, 0x01]), not_canonical, "an unknown field");
    assert_eq!(with(&[0xaa, 0x01, 0x00]), not_canonical, "a second kind");
    let long_form = [&[0x08, 0x81, 0x00], body.get(2..).unwrap()].concat();
    assert_eq!(Entry::decode(&long_form), not_canonical, "a number longer than it has to be");
}

#[test]
fn unordered_and_repeated_devices_are_refused() {
    for ids in [
        "0a1002020202020202020202020202020202 0a1001010101010101010101010101010101",
        &"0a1001010101010101010101010101010101".repeat(2),
    ] {
        let bytes = HEXLOWER.decode(format!("{HEAD}{BY_DEVICE}6a24{}", ids.replace(' ', "")).as_bytes()).unwrap();
        assert_eq!(Entry::decode(&bytes), Err(DecodeError::Value { field: "body" }));
    }
}

#[test]
fn limits_are_enforced() {
    let sixteen: BTreeSet<_> = (0..16).map(|byte| PublicKey([byte; 32])).collect();
    let seventeen = (0..17).map(|byte| PublicKey([byte; 32])).collect();
    assert!(Guardians::new(16, sixteen.clone()).is_ok());
    assert!(Guardians::new(1, seventeen).is_err());
    assert!(Guardians::new(17, sixteen.clone()).is_err(), "a threshold nobody can meet");
    assert!(Guardians::new(0, sixteen).is_err(), "a threshold that asks for nobody");
    assert!(Guardians::new(1, BTreeSet::new()).is_err());
    assert!(Wait::new(3599).is_err() && Wait::new(3600).is_ok());
    assert!(Wait::new(14 * 86_400).is_ok() && Wait::new(14 * 86_400 + 1).is_err());
    let decoded = |kind| Entry::decode(&entry(Signer::Device(DEVICE), kind).encode()).is_ok();
    let devices = |count| (0..count).map(|byte| DeviceId([byte; 16])).collect();
    assert!(decoded(EntryKind::DeviceRemoved { devices: devices(16) }));
    assert!(!decoded(EntryKind::DeviceRemoved { devices: devices(17) }));
    assert!(!decoded(EntryKind::DeviceRemoved { devices: devices(0) }));
    let approvals = |count| (0..count).map(|byte| (Approver::Guardian(PublicKey([byte; 32])), PROOF)).collect();
    assert!(decoded(EntryKind::RecoveryCompleted { started: u64::MAX, approvals: approvals(32) }));
    assert!(!decoded(EntryKind::RecoveryCompleted { started: 1, approvals: approvals(33) }));
    assert_eq!(Entry::decode(&[0; 4097]), Err(DecodeError::TooLarge { field: "body", limit: 4096 }));
}

#[test]
fn only_a_genesis_stands_at_index_0_and_it_names_nothing_before_it() {
    let good = genesis();
    let refused = |change: fn(&mut Entry)| {
        let mut entry = good.clone();
        change(&mut entry);
        Entry::decode(&entry.encode()) == Err(DecodeError::Value { field: "index" })
    };
    assert!(refused(|entry| entry.index = 1));
    assert!(refused(|entry| entry.account = ACCOUNT));
    assert!(refused(|entry| entry.previous = Hash([1; 32])));
    assert!(refused(|entry| entry.signer = Signer::Device(DEVICE)));
    assert!(refused(|entry| entry.signer = Signer::Recovery(KEY)));
    assert!(refused(|entry| entry.kind = EntryKind::Frozen));
}

fn kinds() -> impl Strategy<Value = EntryKind> {
    let key = || any::<[u8; 32]>().prop_map(PublicKey);
    let device = || any::<[u8; 16]>().prop_map(DeviceId);
    let proof = || any::<[u8; 32]>().prop_map(|half| Signature([half, half].concat().try_into().unwrap()));
    let wait = || (3600..=14 * 86_400_u32).prop_map(|seconds| Wait::new(seconds).unwrap());
    let approver = prop_oneof![key().prop_map(Approver::Guardian), device().prop_map(Approver::Device)];
    let approvals = prop::collection::vec((approver, proof()), 0..32).prop_map(BTreeMap::from_iter);
    prop_oneof![
        (key(), wait(), proof()).prop_map(|(key, probation, proof)| EntryKind::DeviceAdded { key, probation, proof }),
        device().prop_map(|device| EntryKind::DeviceConfirmed { device }),
        prop::collection::btree_set(device(), 1..=16).prop_map(|devices| EntryKind::DeviceRemoved { devices }),
        (key(), proof()).prop_map(|(key, proof)| EntryKind::DeviceKeyReplaced { key, proof }),
        (key(), wait()).prop_map(|(key, wait)| EntryKind::RecoverySet(RecoverySetting { key, wait })),
        (key(), proof()).prop_map(|(key, proof)| EntryKind::RecoveryStarted { key, proof }),
        any::<u64>().prop_map(|started| EntryKind::RecoverySeen { started }),
        (any::<u64>(), approvals).prop_map(|(started, approvals)| EntryKind::RecoveryCompleted { started, approvals }),
        any::<u64>().prop_map(|entry| EntryKind::Vetoed { entry }),
        Just(EntryKind::Frozen),
        Just(EntryKind::Thawed),
        prop::collection::btree_set(key(), 1..=16)
            .prop_map(|keys| EntryKind::GuardiansSet(Guardians::new(1, keys).unwrap())),
        any::<[u8; 32]>().prop_map(|account| EntryKind::Moved { account: AccountId(account) }),
        any::<[u8; 32]>().prop_map(|relay| EntryKind::RelayChanged { relay: RelayId(relay) }),
        Just(EntryKind::Closed),
    ]
}

fn entries() -> impl Strategy<Value = Entry> {
    let signer = prop_oneof![
        any::<[u8; 16]>().prop_map(|id| Signer::Device(DeviceId(id))),
        any::<[u8; 32]>().prop_map(|key| Signer::Recovery(PublicKey(key))),
    ];
    (any::<[u8; 32]>(), 1..u64::MAX, any::<[u8; 32]>(), signer, kinds()).prop_map(
        |(account, index, previous, signer, kind)| Entry {
            account: AccountId(account),
            index,
            previous: Hash(previous),
            signer,
            kind,
        },
    )
}

proptest! {
    #[test]
    fn every_entry_comes_back_from_its_bytes_within_the_limit(entry in entries()) {
        let bytes = entry.encode();
        prop_assert!(bytes.len() <= kith_wire::account::ENTRY_BYTES);
        prop_assert_eq!(Entry::decode(&bytes), Ok(entry));
    }

    #[test]
    fn changed_bytes_are_refused_or_are_another_entry(
        entry in entries(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let original = entry.encode();
        let mut bytes = original.clone();
        for (place, byte) in changes {
            *place.get_mut(&mut bytes) = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        if let Ok(decoded) = Entry::decode(&bytes) {
            prop_assert_eq!(decoded.encode(), bytes.clone());
            prop_assert_eq!(decoded == entry, bytes == original);
        }
    }

    #[test]
    fn no_bytes_make_a_decoder_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = Entry::decode(&bytes);
        let _ = SignedEntry::decode(&bytes);
        let _ = Stamp::decode(&bytes);
        let _ = StampedEntry::decode(&bytes);
    }
}
