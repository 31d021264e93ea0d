//! The values that the pinned messages are made of: of each kind of id one byte, repeated, and never the same.

use kith_wire::account::{Entry, EntryKind, SignedEntry, Signer, Stamp, StampedEntry};
use kith_wire::inbox::{Conversation, Head, Reach, RelayAddress};
use kith_wire::{
    AccountId, ChannelId, DeviceId, Epoch, EpochKeys, Hash, MessageId, Nonce, PublicKey, RelayId, Seconds, Seq,
    Signature, Token,
};

pub(crate) const ACCOUNT: AccountId = AccountId([0xac; 32]);
pub(crate) const DEVICE: DeviceId = DeviceId([0xde; 16]);
pub(crate) const RELAY: RelayId = RelayId([0x4e; 32]);
pub(crate) const CHANNEL: ChannelId = ChannelId([0xc4; 32]);
pub(crate) const MESSAGE: MessageId = MessageId([0x1d; 16]);
pub(crate) const HASH: Hash = Hash([0x4a; 32]);
pub(crate) const TOKEN: Token = Token([0x70; 32]);
pub(crate) const NONCE: Nonce = Nonce([0x40; 32]);
pub(crate) const SIGNATURE: Signature = Signature([0x51; 64]);
pub(crate) const KEYS: EpochKeys = EpochKeys { read: PublicKey([0xea; 32]), write: PublicKey([0xeb; 32]) };
pub(crate) const STAMP: Stamp = Stamp { time: Seconds(1_800_000_000), relay: RELAY, signature: SIGNATURE };
pub(crate) const HEAD: Head = Head { epoch: Epoch(9), seq: Seq(21), hash: HASH };

pub(crate) const KEYS_LINE: &str = "0a20 ea*32 1220 eb*32";
pub(crate) const SIGNED_LINE: &str = "0a5d 0801 1220 ac*32 1807 2220 4a*32 2a10 de*16 a20100 1240 51*64";
pub(crate) const STAMP_LINE: &str = "0880a4a7da06 1220 4e*32 1a40 51*64";
pub(crate) const ADDRESS_LINE: &str = "0a11 'ws://a.example/v1' 1220 4e*32";
pub(crate) const HEAD_LINE: &str = "0809 1015 1a20 4a*32";

pub(crate) fn signed() -> SignedEntry {
    let signer = Signer::Device(DEVICE);
    let entry = Entry { account: ACCOUNT, index: 7, previous: HASH, signer, kind: EntryKind::Frozen };
    SignedEntry { entry, signature: SIGNATURE }
}

pub(crate) fn stamped() -> StampedEntry {
    StampedEntry { entry: signed(), stamp: STAMP }
}

pub(crate) fn stamped_line() -> String {
    format!("0aa101 {SIGNED_LINE} 126a {STAMP_LINE}")
}

pub(crate) fn address() -> RelayAddress {
    RelayAddress { url: "ws://a.example/v1".into(), relay: RELAY }
}

pub(crate) fn reach() -> Reach {
    Reach { relay: address(), account: ACCOUNT, token: TOKEN, seal_key: b"key".into() }
}

pub(crate) fn reach_line() -> String {
    format!("0a35 {ADDRESS_LINE} 1220 ac*32 1a20 70*32 2203 'key'")
}

pub(crate) fn conversation() -> Conversation {
    Conversation {
        id: MessageId([0xcd; 16]),
        relay: address(),
        channel: CHANNEL,
        welcome: b"welcome".into(),
        head: HEAD,
    }
}

pub(crate) fn conversation_line() -> String {
    format!("0a10 cd*16 1235 {ADDRESS_LINE} 1a20 c4*32 2207 'welcome' 2a26 {HEAD_LINE}")
}
