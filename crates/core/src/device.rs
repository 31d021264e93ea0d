//! This device and its account: who we are, and what must be remembered to stay so.

use kith_wire::account::StampedEntry;
use kith_wire::inbox::RelayAddress;
use kith_wire::{AccountId, DeviceId, Message, PublicKey, Seq, Session, Signature};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::error::Error;
use crate::mls::{DeviceKey, Identity};
use crate::state::State;
use crate::tables::{self, Row};

/// A secret seed in a row; wiped when dropped, shown by nothing.
#[derive(Clone, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub(crate) struct Seed(pub [u8; 32]);

/// An account that is wanted but not founded: its relay's key must be known first.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Founding {
    pub url: String,
    pub name: String,
    pub invite: Option<String>,
    pub seed: Seed,
    pub recovery: PublicKey,
}

/// An account that is wanted back, or frozen, by its recovery phrase alone. The phrase's key is kept until that is done. There
/// is one row, with an empty key.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Phrased {
    pub url: String,
    pub phrase: Seed,
    /// The phrase's other key, to which backups are sealed; empty in a home of an earlier version.
    #[serde(default)]
    pub seal_key: Vec<u8>,
    pub wish: Wish,
    /// Encoded stamped entries of the account's chain, as far as they were read.
    #[serde(with = "crate::chat::serde_bytes_list")]
    pub chain: Vec<Vec<u8>>,
    /// The index of the entry that did what is wished, or begins it.
    pub entry: Option<u64>,
    /// Guardians are asked to approve, and some have.
    #[serde(default)]
    pub request: Option<Requested>,
}

/// How guardians are asked to approve a recovery to this home.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Requested {
    /// With the recovery it makes the code's secret.
    pub nonce: [u8; 16],
    /// The relay has opened the channel.
    pub open: bool,
    /// What it is about stands in it.
    pub offered: bool,
    /// Read up to here.
    pub seq: Seq,
    /// Who has approved.
    pub approvals: Vec<(PublicKey, Signature)>,
}

/// What is to be done with a recovery phrase.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) enum Wish {
    /// The account is to be frozen.
    Freeze,
    /// It is to come to this home, as a device with this key and this name.
    Recover { seed: Seed, name: String, kind: String },
}

/// This device. There is one row, with an empty key.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Device {
    pub account: AccountId,
    pub device: DeviceId,
    pub seed: Seed,
    pub name: String,
    pub relay: RelayAddress,
    pub invite: Option<String>,
    /// Encoded [`kith_wire::account::SignedEntry`]; what the relay is asked to stamp.
    #[serde(with = "crate::chat::serde_bytes_vec")]
    pub genesis: Vec<u8>,
    /// Encoded stamped entries of the own chain; empty until the relay has stamped the genesis.
    #[serde(with = "crate::chat::serde_bytes_list")]
    pub chain: Vec<Vec<u8>>,
    /// Key packages were published: others can begin conversations with this device.
    pub published: bool,
    /// Why the relay would not have the account, if it would not.
    pub refused: Option<String>,
    /// The number of the newest session that this home may have shown its relay.
    pub session: Session,
    /// The home turned out to be an older copy.
    pub copied: bool,
    /// Everything in the inbox up to here was taken in.
    pub inbox: Seq,
    pub delivered_marks: bool,
    pub read_marks: bool,
    /// The first inbox item that is sealed to a key not known here: another device's sync may bring it.
    #[serde(default)]
    pub unopened: Option<Seq>,
    /// Up to here another device has answered the inbox; only open requests are taken in again.
    #[serde(default)]
    pub inherited: Seq,
    /// It is out for good, and everything else in the home was deleted.
    #[serde(default)]
    pub erased: bool,
}

impl Row for Founding {
    const TABLE: u8 = b'F';
    const NAME: &'static str = "founding";
}

impl Row for Phrased {
    const TABLE: u8 = b'Z';
    const NAME: &'static str = "phrase";
}

impl Row for Device {
    const TABLE: u8 = b'D';
    const NAME: &'static str = "device";
}

impl Device {
    /// The row, if the account was founded.
    pub(crate) fn load(state: &State) -> Result<Option<Self>, Error> {
        tables::get(state, &[])
    }

    /// A device that has just become one of an account.
    pub(crate) fn new(account: AccountId, device: DeviceId, seed: Seed, name: String, relay: RelayAddress) -> Self {
        Self {
            account,
            device,
            seed,
            name,
            relay,
            invite: None,
            genesis: Vec::new(),
            chain: Vec::new(),
            published: false,
            refused: None,
            session: Session(0),
            copied: false,
            inbox: Seq(0),
            delivered_marks: true,
            read_marks: true,
            unopened: None,
            inherited: Seq(0),
            erased: false,
        }
    }

    /// What is left of a device that is out for good: whose it was, and the chain that says so.
    pub(crate) fn erased(self) -> Self {
        let known = Self::new(self.account, self.device, Seed([0; 32]), String::new(), self.relay);
        Self { genesis: self.genesis, chain: self.chain, erased: true, ..known }
    }

    /// The same, of a chain that the relay has stamped.
    pub(crate) fn with_chain(mut self, chain: &[StampedEntry]) -> Self {
        self.genesis = chain.first().map(|genesis| genesis.entry.encode()).unwrap_or_default();
        self.chain = encode_chain(chain);
        self
    }

    /// Changes the row.
    pub(crate) fn save(&self, state: &mut State) -> Result<(), Error> {
        tables::put(state, &[], self)
    }

    /// The signing key.
    pub(crate) fn key(&self) -> DeviceKey {
        DeviceKey::from_seed(&self.seed.0)
    }

    /// Who this device is in MLS.
    pub(crate) const fn identity<'a>(&self, key: &'a DeviceKey) -> Identity<'a> {
        Identity { account: self.account, device: self.device, key }
    }

    /// The own chain, as far as it is known.
    pub(crate) fn entries(&self) -> Result<Vec<StampedEntry>, Error> {
        decode_chain(&self.chain)
    }

    /// Whether the relay has the account.
    pub(crate) const fn is_ready(&self) -> bool {
        !self.chain.is_empty()
    }
}

/// A chain from a row.
pub(crate) fn decode_chain(entries: &[Vec<u8>]) -> Result<Vec<StampedEntry>, Error> {
    entries.iter().map(|entry| StampedEntry::decode(entry).map_err(|_| Error::Damaged("chain"))).collect()
}

/// A chain for a row.
pub(crate) fn encode_chain(entries: &[StampedEntry]) -> Vec<Vec<u8>> {
    entries.iter().map(Message::encode).collect()
}
