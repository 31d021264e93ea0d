//! Arbitrary ids and entries, of which messages are made.

use kith_wire::account::{Entry, EntryKind, SignedEntry, Signer, Stamp, StampedEntry};
use kith_wire::{
    AccountId, ChannelId, DeviceId, Epoch, EpochKeys, Hash, MessageId, Nonce, PublicKey, RelayId, Seconds, Seq,
    Signature, Token,
};
use proptest::collection::vec;
use proptest::prelude::*;

macro_rules! arbitrary {
    ($($strategy:ident: $of:ident),* $(,)?) => { $(
        pub(crate) fn $strategy() -> impl Strategy<Value = $of> {
            proptest::array::uniform(any::<u8>()).prop_map($of)
        }
    )* };
}

arbitrary! {
    account: AccountId, device: DeviceId, relay: RelayId, channel: ChannelId, message: MessageId, hash: Hash,
    public_key: PublicKey, signature: Signature, token: Token, nonce: Nonce,
}

pub(crate) fn seq() -> impl Strategy<Value = Seq> {
    any::<u64>().prop_map(Seq)
}

pub(crate) fn epoch() -> impl Strategy<Value = Epoch> {
    any::<u64>().prop_map(Epoch)
}

pub(crate) fn seconds() -> impl Strategy<Value = Seconds> {
    any::<u64>().prop_map(Seconds)
}

pub(crate) fn keys() -> impl Strategy<Value = EpochKeys> {
    (public_key(), public_key()).prop_map(|(read, write)| EpochKeys { read, write })
}

/// Bytes that a message must have, opaque to it.
pub(crate) fn body() -> impl Strategy<Value = Vec<u8>> {
    vec(any::<u8>(), 1..200)
}

pub(crate) fn key_packages() -> impl Strategy<Value = Vec<Vec<u8>>> {
    vec(body(), 0..4)
}

/// An entry; every kind of it is tried in `account_bytes.rs`.
pub(crate) fn signed_entry() -> impl Strategy<Value = SignedEntry> {
    let kind = prop_oneof![
        Just(EntryKind::Frozen),
        any::<u64>().prop_map(|entry| EntryKind::Vetoed { entry }),
        device().prop_map(|device| EntryKind::DeviceConfirmed { device }),
    ];
    let entry = (account(), 1_u64.., hash(), device(), kind).prop_map(|(account, index, previous, device, kind)| {
        Entry { account, index, previous, signer: Signer::Device(device), kind }
    });
    (entry, signature()).prop_map(|(entry, signature)| SignedEntry { entry, signature })
}

pub(crate) fn stamp() -> impl Strategy<Value = Stamp> {
    (seconds(), relay(), signature()).prop_map(|(time, relay, signature)| Stamp { time, relay, signature })
}

pub(crate) fn chain() -> impl Strategy<Value = Vec<StampedEntry>> {
    vec((signed_entry(), stamp()).prop_map(|(entry, stamp)| StampedEntry { entry, stamp }), 0..4)
}
