//! The account chain: what an entry, its signature and its stamp are made of.
//!
//! Bytes that decode have exactly one form, so that nobody but its signer can make a second entry out of one. What an
//! entry may do is the business of the chain's rules, which this module does not know.

mod form;
mod kind;

pub use kind::{Approver, EntryKind, Guardians, RecoverySetting, Wait};

use crate::codec::{Proto, required};
use crate::{AccountId, DecodeError, DeviceId, Hash, PublicKey, RelayId, Seconds, Signature, proto};

/// The version of every entry of this protocol.
pub const VERSION: u32 = 1;
/// An entry's body, bytes.
pub const ENTRY_BYTES: usize = 4096;
/// Entries in one chain.
pub const CHAIN_ENTRIES: u64 = 10_000;
/// Devices named in one entry, and devices an account may have at once.
pub const DEVICES: usize = 16;
/// Guardians of an account.
pub const GUARDIANS: usize = 16;
/// Approvals with one completed recovery.
pub const APPROVALS: usize = GUARDIANS + DEVICES;
/// The shortest wait, seconds.
pub const WAIT_MIN: u32 = 3600;
/// The longest wait, seconds.
pub const WAIT_MAX: u32 = 14 * 86_400;
/// The wait of an account that chose none, seconds.
pub const WAIT_DEFAULT: u32 = 86_400;

/// What somebody with a right to it adds to a chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Whose chain it is; all zero in the genesis, which founds it.
    pub account: AccountId,
    /// Its place in the chain; 0 is the genesis.
    pub index: u64,
    /// [`StampedEntry::link`] of the entry before; all zero in the genesis.
    pub previous: Hash,
    /// Who says so.
    pub signer: Signer,
    /// What it says.
    pub kind: EntryKind,
}

/// Who signs an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Signer {
    /// A device of the account.
    Device(DeviceId),
    /// The holder of a recovery phrase, by the public key derived from it.
    Recovery(PublicKey),
}

/// An entry and its signer's proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedEntry {
    /// The entry.
    pub entry: Entry,
    /// By the entry's signer, over [`Entry::hash`].
    pub signature: Signature,
}

/// The relay's word on when it took an entry in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// When.
    pub time: Seconds,
    /// The relay the account lives on at that time.
    pub relay: RelayId,
    /// By the relay, over [`Stamp::signed`].
    pub signature: Signature,
}

/// A link of a chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StampedEntry {
    /// What was said.
    pub entry: SignedEntry,
    /// When.
    pub stamp: Stamp,
}

impl Entry {
    /// The bytes that are hashed and signed.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        prost::Message::encode_to_vec(&form::body(self))
    }

    /// The checked entry.
    ///
    /// # Errors
    /// Besides wrong fields, any bytes that are not the one encoding of their content.
    pub fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        if bytes.len() > ENTRY_BYTES {
            return Err(DecodeError::TooLarge { field: "body", limit: ENTRY_BYTES });
        }
        let form = prost::Message::decode(bytes).map_err(|_| DecodeError::Protobuf { message: "EntryBody" })?;
        let entry = form::entry(form)?;
        if entry.encode() != bytes {
            return Err(DecodeError::Value { field: "body" });
        }
        Ok(entry)
    }

    /// Names the entry; what its signer signs.
    #[must_use]
    pub fn hash(&self) -> Hash {
        Hash::of("kith entry v1", &[&self.encode()])
    }
}

impl AccountId {
    /// The account that this genesis founds.
    #[must_use]
    pub fn of_genesis(genesis: &Entry) -> Self {
        Self(Hash::of("kith account v1", &[&genesis.encode()]).0)
    }
}

impl DeviceId {
    /// The device that comes with this key; it keeps the id when the key is replaced.
    #[must_use]
    pub fn of_key(key: &PublicKey) -> Self {
        let mut id = [0; Self::LEN];
        for (byte, hash) in id.iter_mut().zip(Hash::of("kith device v1", &[&key.0]).0) {
            *byte = hash;
        }
        Self(id)
    }
}

/// What a key signs to show that its holder wants to be a device of this account.
#[must_use]
pub fn device_joins(account: &AccountId, key: &PublicKey) -> Hash {
    Hash::of("kith device joins v1", &[&account.0, &key.0])
}

/// What a guardian, or another device, signs to approve the recovery that this [`EntryKind::RecoveryStarted`] began.
#[must_use]
pub fn approves(account: &AccountId, started: &Hash) -> Hash {
    Hash::of("kith approval v1", &[&account.0, &started.0])
}

impl Stamp {
    /// What the relay signs.
    #[must_use]
    pub fn signed(account: &AccountId, index: u64, entry: &Hash, time: Seconds) -> Hash {
        Hash::of("kith stamp v1", &[&account.0, &index.to_be_bytes(), &entry.0, &time.0.to_be_bytes()])
    }
}

impl StampedEntry {
    /// What the next entry names as the one before: content and time, so that a relay that gives two viewers two times
    /// for one entry has forked the chain.
    #[must_use]
    pub fn link(&self) -> Hash {
        Hash::of("kith link v1", &[&self.entry.entry.hash().0, &self.stamp.time.0.to_be_bytes()])
    }
}

impl Proto for SignedEntry {
    type Form = proto::SignedEntry;
    const NAME: &'static str = "SignedEntry";

    fn to_form(&self) -> proto::SignedEntry {
        proto::SignedEntry { body: self.entry.encode(), signature: self.signature.0.to_vec() }
    }

    fn from_form(form: proto::SignedEntry) -> Result<Self, DecodeError> {
        Ok(Self { entry: Entry::decode(&form.body)?, signature: form.signature.as_slice().try_into()? })
    }
}

impl Proto for Stamp {
    type Form = proto::Stamp;
    const NAME: &'static str = "Stamp";

    fn to_form(&self) -> proto::Stamp {
        proto::Stamp { time: self.time.0, relay: self.relay.0.to_vec(), signature: self.signature.0.to_vec() }
    }

    fn from_form(form: proto::Stamp) -> Result<Self, DecodeError> {
        Ok(Self {
            time: Seconds(form.time),
            relay: form.relay.as_slice().try_into()?,
            signature: form.signature.as_slice().try_into()?,
        })
    }
}

impl Proto for StampedEntry {
    type Form = proto::StampedEntry;
    const NAME: &'static str = "StampedEntry";

    fn to_form(&self) -> proto::StampedEntry {
        proto::StampedEntry { entry: Some(self.entry.to_form()), stamp: Some(self.stamp.to_form()) }
    }

    fn from_form(form: proto::StampedEntry) -> Result<Self, DecodeError> {
        Ok(Self { entry: required(form.entry, "entry")?, stamp: required(form.stamp, "stamp")? })
    }
}
