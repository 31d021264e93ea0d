//! Rows about the account's other devices.

use kith_wire::inbox::RelayAddress;
use kith_wire::{AccountId, DeviceId, Hash, Millis, PublicKey, Seconds, Seq, Signature};
use serde::{Deserialize, Serialize};

use crate::chat::serde_bytes_vec;
use crate::contact::ContactId;
use crate::device::Seed;
use crate::error::Error;
use crate::state::State;
use crate::tables::{self, Row};

/// What the chain does not say of a device. The row's key is the device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DeviceNote {
    pub name: String,
    /// A short word: what it is.
    pub kind: String,
    /// To the hour.
    pub last_used: Millis,
    /// How often its owner was told that it came in.
    #[serde(default)]
    pub noticed: u8,
    /// This device let it in when both were in one place: confirmed soon after, it is sent what was said before it came.
    #[serde(default)]
    pub near: bool,
}

/// A one-time code that is shown, and what came of it. There is one row, with an empty key.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct LinkRow {
    pub secret: [u8; 16],
    pub expires: Seconds,
    /// The conversations that the device is let into while it is on probation.
    pub chosen: Vec<ContactId>,
    /// The relay has opened the channel.
    pub open: bool,
    /// The offer stands in it.
    pub offered: bool,
    /// Read up to here.
    pub seq: Seq,
    pub stage: LinkStage,
}

/// How far a link has come.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) enum LinkStage {
    /// Nobody has come.
    Waiting,
    /// A device asks, and waits for a yes.
    Asked(Asking),
    /// It was let in: the chain is told, then the device.
    Admitting(Asking),
    /// Where it finds its conversation, or that it was refused; sealed.
    Answer(#[serde(with = "serde_bytes_vec")] Vec<u8>),
}

/// A device that asks to be let in.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Asking {
    pub key: PublicKey,
    pub proof: Signature,
    #[serde(with = "serde_bytes_vec")]
    pub key_package: Vec<u8>,
    pub name: String,
    pub kind: String,
    /// Where the relay sees it, encoded as the relay signed it; empty if it does not say.
    #[serde(with = "serde_bytes_vec")]
    pub whereabouts: Vec<u8>,
    /// Whether the relay sees it where it sees this device; `None` while that is being asked.
    pub near: Option<bool>,
}

/// An account that this home is joining. There is one row, with an empty key.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Joining {
    pub secret: [u8; 16],
    pub url: String,
    pub name: String,
    pub kind: String,
    pub seed: Seed,
    /// Nothing is waited for after this.
    pub until: Millis,
    pub seq: Seq,
    pub offer: Option<Offered>,
}

/// What the old device has said.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Offered {
    pub account: AccountId,
    pub relay: RelayAddress,
    /// Where the relay sees this device, as it signed it: part of what is asked for.
    #[serde(with = "serde_bytes_vec")]
    pub whereabouts: Vec<u8>,
    /// What this device asks for, sealed.
    #[serde(with = "serde_bytes_vec")]
    pub join: Vec<u8>,
    /// The relay has it.
    pub sent: bool,
}

/// What the other devices were told of a thing. The row's key names the thing.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ToldRow {
    pub hash: Hash,
}

/// A key package of another of the account's devices, to add it with. The row's key is the device and a rising number.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct SpareRow {
    #[serde(with = "serde_bytes_vec")]
    pub package: Vec<u8>,
}

/// A piece of history under way. The row's key is a rising number.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) enum HistoryRow {
    /// To the relay, for a device.
    Out {
        device: DeviceId,
        blob: Hash,
        key: [u8; 32],
        #[serde(with = "serde_bytes_vec")]
        bytes: Vec<u8>,
        /// How much the relay has.
        received: u64,
    },
    /// From the relay.
    In {
        blob: Hash,
        key: [u8; 32],
        size: u64,
        #[serde(with = "serde_bytes_vec")]
        bytes: Vec<u8>,
    },
}

impl Row for HistoryRow {
    const TABLE: u8 = b'X';
    const NAME: &'static str = "history";
}

impl HistoryRow {
    /// The pieces under way, in their order.
    pub(crate) fn all(state: &State) -> Result<Vec<(u64, Self)>, Error> {
        tables::scan::<Self>(state, &[])
            .map(|row| {
                let (key, row) = row?;
                let number = key.last_chunk::<8>().ok_or(Error::Damaged(Self::NAME))?;
                Ok((u64::from_be_bytes(*number), row))
            })
            .collect()
    }

    /// Whether none is.
    pub(crate) fn is_none(state: &State) -> bool {
        tables::count::<Self>(state, &[]) == 0
    }

    pub(crate) fn load(state: &State, number: u64) -> Result<Option<Self>, Error> {
        tables::get(state, &number.to_be_bytes())
    }

    pub(crate) fn add(&self, state: &mut State) -> Result<(), Error> {
        let number = tables::next_number::<Self>(state, &[]);
        self.save(state, number)
    }

    pub(crate) fn save(&self, state: &mut State, number: u64) -> Result<(), Error> {
        tables::put(state, &number.to_be_bytes(), self)
    }

    pub(crate) fn remove(state: &mut State, number: u64) {
        tables::delete::<Self>(state, &number.to_be_bytes());
    }
}

impl Row for DeviceNote {
    const TABLE: u8 = b'N';
    const NAME: &'static str = "device note";
}

impl Row for LinkRow {
    const TABLE: u8 = b'W';
    const NAME: &'static str = "link";
}

impl Row for Joining {
    const TABLE: u8 = b'J';
    const NAME: &'static str = "joining";
}

impl Row for ToldRow {
    const TABLE: u8 = b'Y';
    const NAME: &'static str = "told";
}

impl Row for SpareRow {
    const TABLE: u8 = b'G';
    const NAME: &'static str = "spare key package";
}

impl SpareRow {
    /// Keeps a device's key package.
    pub(crate) fn add(state: &mut State, device: &DeviceId, package: Vec<u8>) -> Result<(), Error> {
        let number = tables::next_number::<Self>(state, device.as_bytes());
        let key = [device.as_bytes(), &number.to_be_bytes()].concat();
        tables::put(state, &key, &Self { package })
    }

    /// Takes one of a device's key packages: each is for one use.
    pub(crate) fn take(state: &mut State, device: &DeviceId) -> Result<Option<Vec<u8>>, Error> {
        let first = tables::scan::<Self>(state, device.as_bytes()).next().transpose()?;
        let Some((key, row)) = first else { return Ok(None) };
        tables::delete::<Self>(state, &key);
        Ok(Some(row.package))
    }

    /// How many of a device's there are.
    pub(crate) fn count(state: &State, device: &DeviceId) -> usize {
        tables::count::<Self>(state, device.as_bytes())
    }

    /// Forgets those of a device that is out.
    pub(crate) fn forget(state: &mut State, device: &DeviceId) {
        for key in tables::keys::<Self>(state, device.as_bytes()) {
            tables::delete::<Self>(state, &key);
        }
    }
}

impl DeviceNote {
    pub(crate) fn load(state: &State, device: &DeviceId) -> Result<Option<Self>, Error> {
        tables::get(state, device.as_bytes())
    }

    pub(crate) fn save(&self, state: &mut State, device: &DeviceId) -> Result<(), Error> {
        tables::put(state, device.as_bytes(), self)
    }
}
