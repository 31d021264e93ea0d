//! Rows about backups.

use std::collections::BTreeMap;

use kith_wire::{Hash, Millis, PublicKey};
use serde::{Deserialize, Serialize};

use crate::chat::{Order, serde_bytes_vec};
use crate::device::Seed;
use crate::error::Error;
use crate::state::State;
use crate::tables::{self, Row};

/// What all devices of the account make backups with. There is one row, with an empty key.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct BackupKeys {
    /// The recovery phrase that can open them.
    pub phrase: PublicKey,
    /// Its other key, to which things are sealed.
    #[serde(with = "serde_bytes_vec")]
    pub seal_key: Vec<u8>,
    /// Once there is a PIN.
    pub key: Option<BackupKey>,
}

/// See [`BackupKeys::key`].
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct BackupKey {
    pub key: Seed,
    /// The same as it lies with a backup.
    #[serde(with = "serde_bytes_vec")]
    pub wrapped: Vec<u8>,
    /// When the PIN was set.
    pub set: Millis,
}

/// What this device knows of the newest backup. There is one row, with an empty key.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(crate) struct BackupRow {
    /// Its number on the relay.
    pub number: u64,
    pub made: Option<Millis>,
    pub contacts: u32,
    pub texts: u64,
    /// Its blobs, in their order, if this device made it; without any, the next one is made of everything.
    pub blobs: Vec<Hash>,
    /// The key that it was made under, as a hash.
    pub under: Option<Hash>,
    /// What is in it: of each thing, by its name in hex, a hash of how it was.
    pub things: BTreeMap<String, Hash>,
    /// And of each conversation, by its number.
    pub chats: BTreeMap<u64, Covered>,
    /// When the PIN was last shown to be known, and how often.
    pub checked: Millis,
    pub times: u8,
}

/// How much of a conversation is in a backup: so many texts, the newest of them here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Covered {
    pub count: u64,
    pub newest: Order,
}

/// A backup that is being made: its blobs are brought to the relay, then it takes the place of the one before. There is one
/// row, with an empty key.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Making {
    #[serde(with = "serde_bytes_vec")]
    pub head: Vec<u8>,
    /// What ends the setting of a PIN.
    pub pin: Option<Vec<u8>>,
    /// What holds once it is there.
    pub keys: BackupKeys,
    pub then: BackupRow,
    /// Everything is in its own blobs.
    pub whole: bool,
    /// It was begun anew once, because the relay had another than was thought.
    pub again: bool,
}

/// A blob of a backup that is being made. The row's key is a rising number.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct PieceRow {
    pub blob: Hash,
    #[serde(with = "serde_bytes_vec")]
    pub bytes: Vec<u8>,
    /// How much the relay has.
    pub received: u64,
}

impl Row for BackupKeys {
    const TABLE: u8 = b'Q';
    const NAME: &'static str = "backup key";
}

impl Row for BackupRow {
    const TABLE: u8 = b'U';
    const NAME: &'static str = "backup";
}

impl Row for Making {
    const TABLE: u8 = b'u';
    const NAME: &'static str = "backup being made";
}

impl Row for PieceRow {
    const TABLE: u8 = b'q';
    const NAME: &'static str = "piece of a backup";
}

impl BackupKeys {
    pub(crate) fn load(state: &State) -> Result<Option<Self>, Error> {
        tables::get(state, &[])
    }
}

impl BackupRow {
    pub(crate) fn load(state: &State) -> Result<Self, Error> {
        Ok(tables::get(state, &[])?.unwrap_or_default())
    }
}

impl Making {
    pub(crate) fn load(state: &State) -> Result<Option<Self>, Error> {
        tables::get(state, &[])
    }

    /// Forgets it, and its pieces.
    pub(crate) fn forget(state: &mut State) {
        tables::delete::<Self>(state, &[]);
        for key in tables::keys::<PieceRow>(state, &[]) {
            tables::delete::<PieceRow>(state, &key);
        }
    }
}

impl PieceRow {
    /// The first that is not there whole.
    pub(crate) fn first(state: &State) -> Result<Option<(u64, Self)>, Error> {
        let Some((key, row)) = tables::scan::<Self>(state, &[]).next().transpose()? else { return Ok(None) };
        let number = key.last_chunk::<8>().ok_or(Error::Damaged(Self::NAME))?;
        Ok(Some((u64::from_be_bytes(*number), row)))
    }

    pub(crate) fn add(&self, state: &mut State) -> Result<(), Error> {
        let number = tables::next_number::<Self>(state, &[]);
        tables::put(state, &number.to_be_bytes(), self)
    }
}
