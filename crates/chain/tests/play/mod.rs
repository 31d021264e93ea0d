//! A play of people and machines around one account: they say something at some hour, and it becomes a real entry, signed
//! and stamped, of a real chain.
#![allow(dead_code, reason = "each test uses its part")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of tests")]
#![allow(clippy::wildcard_enum_match_arm, reason = "most of what can be said does not concern a question")]

pub(crate) mod naive;

use std::collections::{BTreeMap, BTreeSet};

use ed25519_dalek::{Signer as _, SigningKey};
use kith_chain::{Chain, ChainError, ChainRule, Effect};
use kith_wire::account::{
    Approver, Entry, EntryKind, Guardians, RecoverySetting, SignedEntry, Signer, Stamp, StampedEntry, Wait, approves,
    device_joins,
};
use kith_wire::{AccountId, DeviceId, Hash, PublicKey, RelayId, Seconds, Signature};

/// A device, by the number of its first key.
pub(crate) type Name = u8;

/// Who says something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum By {
    Device(Name),
    Phrase(u8),
}

/// What is said. Entries are named by index, waits in hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum What {
    Add { device: Name, hours: u32 },
    Confirm(Name),
    Remove(BTreeSet<Name>),
    NewKey,
    SetRecovery { phrase: u8, hours: u32 },
    SetGuardians { threshold: u32, guardians: BTreeSet<u8> },
    Start { device: Name },
    Seen(u64),
    Complete { started: u64, guardians: BTreeSet<u8>, devices: BTreeSet<Name> },
    Veto(u64),
    Freeze,
    Thaw,
    Move,
    ChangeRelay(u8),
    Close,
}

/// The hour a play begins at, as a time.
const START: u64 = 1_800_000_000;
/// The device that founds the account.
pub(crate) const OWNER: Name = 1;
/// The phrase it is founded with.
pub(crate) const PHRASE: u8 = 100;
/// The relay it is founded on.
pub(crate) const RELAY: u8 = 250;

pub(crate) fn at(hour: u64) -> Seconds {
    Seconds(START + hour * 3600)
}

/// The key with this number. Devices, phrases, guardians and relays have numbers of their own; the key of a device that
/// replaced its key is numbered by device and entry.
pub(crate) fn key(number: u8, version: u64) -> SigningKey {
    let mut seed = [number; 32];
    seed[..8].copy_from_slice(&version.to_be_bytes());
    SigningKey::from_bytes(&seed)
}

pub(crate) fn public(key: &SigningKey) -> PublicKey {
    PublicKey(key.verifying_key().to_bytes())
}

pub(crate) fn id(device: Name) -> DeviceId {
    DeviceId::of_key(&public(&key(device, 0)))
}

fn sign(key: &SigningKey, hash: &Hash) -> Signature {
    Signature(key.sign(&hash.0).to_bytes())
}

fn relay_id(relay: u8) -> RelayId {
    RelayId(public(&key(relay, 0)).0)
}

/// The account on stage: a chain, its entries, and which key each device signs with.
#[derive(Clone)]
pub(crate) struct Play {
    pub(crate) chain: Chain,
    pub(crate) entries: Vec<StampedEntry>,
    pub(crate) hour: u64,
    versions: BTreeMap<Name, Vec<u64>>,
}

impl Play {
    pub(crate) fn new() -> Self {
        let device_key = public(&key(OWNER, 0));
        let recovery = RecoverySetting { key: public(&key(PHRASE, 0)), wait: Wait::new(24 * 3600).unwrap() };
        let entry = Entry {
            account: AccountId([0; 32]),
            index: 0,
            previous: Hash([0; 32]),
            signer: Signer::Device(id(OWNER)),
            kind: EntryKind::Genesis { device_key, recovery, relay: relay_id(RELAY) },
        };
        let account = AccountId::of_genesis(&entry);
        let genesis =
            stamp(&account, SignedEntry { signature: sign(&key(OWNER, 0), &entry.hash()), entry }, RELAY, at(0));
        let chain = Chain::genesis(&genesis).unwrap();
        Self { chain, entries: vec![genesis], hour: 0, versions: BTreeMap::new() }
    }

    /// What they said, in a row; all of it must be allowed.
    pub(crate) fn of(lines: impl IntoIterator<Item = (u64, By, What)>) -> Self {
        let mut play = Self::new();
        for (hour, by, what) in lines {
            play.say(hour, by, what.clone()).unwrap_or_else(|rule| panic!("{by:?} {what:?}: {rule}"));
        }
        play
    }

    /// Adds an entry so many hours after the last one.
    pub(crate) fn say(&mut self, later: u64, by: By, what: What) -> Result<Effect, ChainRule> {
        let hour = self.hour + later;
        let entry = self.entry(by, &what, hour);
        let would = self.chain.check(&entry, at(hour));
        let relay = self.relay(hour);
        let stamped = stamp(&self.chain.id(), entry, relay, at(hour));
        let before = self.chain.clone();
        match self.chain.append(&stamped) {
            Ok(effect) => {
                assert_eq!(would.as_ref(), Ok(&effect), "check and append agree");
                self.entries.push(stamped);
                self.hour = hour;
                if let (By::Device(device), What::NewKey) = (by, what) {
                    self.versions.entry(device).or_default().push(self.entries.len() as u64 - 1);
                }
                Ok(effect)
            }
            Err(ChainError::Rule { rule, .. }) => {
                assert_eq!(would, Err(rule), "check and append agree");
                assert_eq!(self.chain, before, "a refused entry changes nothing");
                Err(rule)
            }
            Err(error) => panic!("{error}"),
        }
    }

    /// Adds an entry that is known to be allowed, at once.
    pub(crate) fn say_unchecked(&mut self, by: By, what: &What) {
        let stamped = stamp(&self.chain.id(), self.entry(by, what, self.hour), RELAY, at(self.hour));
        self.chain.append(&stamped).unwrap();
        self.entries.push(stamped);
    }

    /// Whether it would be allowed so many hours after the last entry.
    pub(crate) fn may(&self, later: u64, by: By, what: &What) -> Result<Effect, ChainRule> {
        let hour = self.hour + later;
        self.chain.check(&self.entry(by, what, hour), at(hour))
    }

    /// The index the next entry will have.
    pub(crate) fn next(&self) -> u64 {
        self.entries.len() as u64
    }

    pub(crate) fn is_confirmed(&self, later: u64, device: Name) -> bool {
        self.chain.at(at(self.hour + later)).confirmed_key(&id(device)).is_some()
    }

    /// The signed entry in which this is said.
    pub(crate) fn entry(&self, by: By, what: &What, hour: u64) -> SignedEntry {
        let head = self.chain.head();
        let (signer, key) = match by {
            By::Device(device) => (Signer::Device(id(device)), self.current_key(device, hour)),
            By::Phrase(phrase) => (Signer::Recovery(public(&key(phrase, 0))), key(phrase, 0)),
        };
        let kind = self.kind(by, what, hour);
        let entry = Entry { account: self.chain.id(), index: head.length, previous: head.hash, signer, kind };
        SignedEntry { signature: sign(&key, &entry.hash()), entry }
    }

    fn kind(&self, by: By, what: &What, hour: u64) -> EntryKind {
        let account = self.chain.id();
        let joins = |key: &SigningKey| (public(key), sign(key, &device_joins(&account, &public(key))));
        let wait = |hours: u32| Wait::new(hours * 3600).unwrap();
        match what {
            What::Add { device, hours } => {
                let (key, proof) = joins(&key(*device, 0));
                EntryKind::DeviceAdded { key, probation: wait(*hours), proof }
            }
            What::Confirm(device) => EntryKind::DeviceConfirmed { device: id(*device) },
            What::Remove(devices) => {
                EntryKind::DeviceRemoved { devices: devices.iter().map(|name| id(*name)).collect() }
            }
            What::NewKey => {
                let (By::Device(device) | By::Phrase(device)) = by;
                let (key, proof) = joins(&key(device, self.next()));
                EntryKind::DeviceKeyReplaced { key, proof }
            }
            What::SetRecovery { phrase, hours } => {
                EntryKind::RecoverySet(RecoverySetting { key: public(&key(*phrase, 0)), wait: wait(*hours) })
            }
            What::SetGuardians { threshold, guardians } => {
                let keys = guardians.iter().map(|guardian| public(&key(*guardian, 0))).collect();
                EntryKind::GuardiansSet(Guardians::new(*threshold, keys).unwrap())
            }
            What::Start { device } => {
                let (key, proof) = joins(&key(*device, 0));
                EntryKind::RecoveryStarted { key, proof }
            }
            What::Seen(started) => EntryKind::RecoverySeen { started: *started },
            What::Complete { started, guardians, devices } => {
                let signed = approves(&account, &self.hash_of(*started));
                let guardians = guardians.iter().map(|guardian| {
                    let key = key(*guardian, 0);
                    (Approver::Guardian(public(&key)), sign(&key, &signed))
                });
                let devices = devices
                    .iter()
                    .map(|device| (Approver::Device(id(*device)), sign(&self.current_key(*device, hour), &signed)));
                EntryKind::RecoveryCompleted { started: *started, approvals: guardians.chain(devices).collect() }
            }
            What::Veto(entry) => EntryKind::Vetoed { entry: *entry },
            What::Freeze => EntryKind::Frozen,
            What::Thaw => EntryKind::Thawed,
            What::Move => EntryKind::Moved { account: AccountId([0x33; 32]) },
            What::ChangeRelay(relay) => EntryKind::RelayChanged { relay: relay_id(*relay) },
            What::Close => EntryKind::Closed,
        }
    }

    fn hash_of(&self, index: u64) -> Hash {
        let entry = usize::try_from(index).ok().and_then(|index| self.entries.get(index));
        entry.map_or(Hash([0; 32]), |stamped| stamped.entry.entry.hash())
    }

    /// Of the keys a device has had, the one the chain names.
    fn current_key(&self, device: Name, hour: u64) -> SigningKey {
        let account = self.chain.at(at(hour));
        let versions = self.versions.get(&device).into_iter().flatten().copied();
        let named = account.devices().get(&id(device)).map(|device| device.key);
        let mut keys = std::iter::once(0).chain(versions).map(|version| key(device, version));
        keys.find(|key| Some(public(key)) == named).unwrap_or_else(|| key(device, 0))
    }

    fn relay(&self, hour: u64) -> u8 {
        let account = self.chain.at(at(hour));
        (RELAY..=u8::MAX).find(|relay| relay_id(*relay) == account.relay()).unwrap()
    }
}

pub(crate) fn stamp(account: &AccountId, entry: SignedEntry, relay: u8, time: Seconds) -> StampedEntry {
    let signed = Stamp::signed(account, entry.entry.index, &entry.entry.hash(), time);
    let stamp = Stamp { time, relay: relay_id(relay), signature: sign(&key(relay, 0), &signed) };
    StampedEntry { entry, stamp }
}
