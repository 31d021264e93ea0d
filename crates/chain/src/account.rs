//! What a chain says of its account at one moment, and how the next entry changes it.

use std::collections::BTreeMap;

use kith_wire::account::{
    CHAIN_ENTRIES, Entry, EntryKind, Guardians, RecoverySetting, SignedEntry, Signer, device_joins,
};
use kith_wire::{AccountId, DeviceId, PublicKey, RelayId, Seconds, Signature, verify};

use crate::device::{Device, DeviceState};
use crate::limits::{FREEZE_PAUSE, RESERVED};
use crate::mark::{Mark, later};
use crate::recovery::Recovery;
use crate::table::{Kind, Who};
use crate::{ChainRule, Change, Ended, Waiting};

/// An account at one moment: everything its entries have brought about until then, and what is still waiting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub(crate) id: AccountId,
    pub(crate) relay: RelayId,
    pub(crate) recovery: RecoverySetting,
    pub(crate) guardians: Guardians,
    pub(crate) devices: BTreeMap<DeviceId, Device>,
    pub(crate) waiting: BTreeMap<u64, Waiting>,
    pub(crate) recoveries: BTreeMap<u64, Recovery>,
    pub(crate) starts: Vec<(PublicKey, Seconds)>,
    pub(crate) frozen: Option<Mark>,
    pub(crate) thawed: Option<Seconds>,
    pub(crate) changed: Option<Mark>,
    pub(crate) recovered: Option<Mark>,
    pub(crate) ended: Option<(Ended, Mark)>,
    keys: BTreeMap<PublicKey, Role>,
}

/// What an entry does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// A device is on probation.
    Probation {
        /// Which.
        device: DeviceId,
        /// When it ends by itself.
        until: Seconds,
    },
    /// A device is confirmed.
    Confirmed {
        /// Which.
        device: DeviceId,
    },
    /// Devices went out or came back.
    Devices {
        /// These are out now.
        out: Vec<DeviceId>,
        /// These are back.
        back: Vec<DeviceId>,
    },
    /// A change waits.
    Waits {
        /// When it takes effect.
        until: Seconds,
    },
    /// A waiting change was dropped.
    Dropped,
    /// A recovery is pending.
    RecoveryPending {
        /// When it can be completed by phrase alone.
        until: Seconds,
    },
    /// A recovery cannot be completed by phrase alone any more.
    RecoveryVetoed,
    /// The account was recovered.
    Recovered {
        /// The device that has it now.
        device: DeviceId,
        /// These are out now.
        out: Vec<DeviceId>,
    },
    /// The account is frozen.
    Frozen,
    /// It is not any more.
    Thawed,
}

/// What a key was first used for; no key ever changes its role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Device,
    Recovery,
    Guardian,
}

impl Account {
    /// The account that a genesis founds. `None` if the entry is none, is not signed by the device it brings, or uses one
    /// key in two roles.
    pub(crate) fn found(genesis: &SignedEntry, now: Seconds) -> Option<Self> {
        let EntryKind::Genesis { device_key, recovery, relay } = &genesis.entry.kind else { return None };
        let device = DeviceId::of_key(device_key);
        let fits = genesis.entry.index == 0 && genesis.entry.signer == Signer::Device(device);
        if !fits || device_key == &recovery.key || !verify(device_key, &genesis.entry.hash(), &genesis.signature) {
            return None;
        }
        let state = DeviceState::Confirmed { since: Mark::at_once(0, now) };
        Some(Self {
            id: AccountId::of_genesis(&genesis.entry),
            relay: *relay,
            recovery: *recovery,
            guardians: Guardians::default(),
            devices: [(device, Device { key: *device_key, added: 0, added_by: None, state })].into(),
            waiting: BTreeMap::new(),
            recoveries: BTreeMap::new(),
            starts: Vec::new(),
            frozen: None,
            thawed: None,
            changed: None,
            recovered: None,
            ended: None,
            keys: [(*device_key, Role::Device), (recovery.key, Role::Recovery)].into(),
        })
    }

    /// Takes in the next entry. The account must stand at `now`; on a refusal it is spoilt.
    pub(crate) fn enter(&mut self, signed: &SignedEntry, now: Seconds) -> Result<Effect, ChainRule> {
        let entry = &signed.entry;
        let kind = Kind::of(&entry.kind).ok_or(ChainRule::SecondGenesis)?;
        if self.ended.is_some() {
            return Err(ChainRule::Ended);
        }
        let (who, key) = self.signer(&entry.signer, now)?;
        if !verify(&key, &entry.hash(), &signed.signature) {
            return Err(ChainRule::BadSignature);
        }
        self.may_sign(kind, who)?;
        self.has_room(kind, entry.index)?;
        match entry.signer {
            Signer::Device(device) => self.enter_of_device(entry, device, who, now),
            Signer::Recovery(key) => self.enter_of_phrase(entry, &key, now),
        }
    }

    fn signer(&self, signer: &Signer, now: Seconds) -> Result<(Who, PublicKey), ChainRule> {
        match signer {
            Signer::Recovery(key) => Ok((Who::Phrase, *key)),
            Signer::Device(id) => {
                let device = self.devices.get(id).ok_or(ChainRule::UnknownDevice)?;
                let who = match &device.state {
                    DeviceState::Confirmed { .. } => Who::OldDevice,
                    DeviceState::Probation { .. } => Who::NewDevice,
                    DeviceState::Removed(removal) if removal.keeps_veto(now) => Who::RemovedDevice,
                    DeviceState::Removed(_) => return Err(ChainRule::Removed),
                };
                Ok((who, device.key))
            }
        }
    }

    fn may_sign(&self, kind: Kind, who: Who) -> Result<(), ChainRule> {
        let row = kind.row();
        if !row.who.contains(&who) {
            return Err(match who {
                Who::OldDevice => ChainRule::DeviceMayNot,
                Who::NewDevice => ChainRule::NotConfirmed,
                Who::RemovedDevice => ChainRule::Removed,
                Who::Phrase => ChainRule::RecoveryKeyMayNot,
            });
        }
        if self.frozen.is_some() && !row.when_frozen { Err(ChainRule::Frozen) } else { Ok(()) }
    }

    fn has_room(&self, kind: Kind, index: u64) -> Result<(), ChainRule> {
        let places = if kind.row().when_frozen { CHAIN_ENTRIES } else { CHAIN_ENTRIES.saturating_sub(RESERVED) };
        if index < places { Ok(()) } else { Err(ChainRule::Full) }
    }

    fn enter_of_device(&mut self, entry: &Entry, by: DeviceId, who: Who, now: Seconds) -> Result<Effect, ChainRule> {
        let index = entry.index;
        match &entry.kind {
            EntryKind::DeviceAdded { key, probation, proof } => {
                self.claim_device(key, proof)?;
                self.add_device(*key, *probation, by, index, now)
            }
            EntryKind::DeviceConfirmed { device } => self.confirm_device(device, index, now),
            EntryKind::DeviceRemoved { devices } => self.remove_devices(devices, by, who, index, now),
            EntryKind::DeviceKeyReplaced { key, proof } => {
                self.claim_device(key, proof)?;
                self.wait_for(Change::DeviceKey(*key), by, index, now)
            }
            EntryKind::RecoverySet(setting) => {
                self.claim(&setting.key, Role::Recovery)?;
                self.wait_for(Change::Recovery(*setting), by, index, now)
            }
            EntryKind::GuardiansSet(guardians) => {
                guardians.keys().iter().try_for_each(|key| self.claim(key, Role::Guardian))?;
                self.wait_for(Change::Guardians(guardians.clone()), by, index, now)
            }
            EntryKind::RecoverySeen { started } => self.see_recovery(*started, &by, now),
            EntryKind::Vetoed { entry } => self.veto(*entry, by, who, index, now),
            EntryKind::Frozen => Ok(self.freeze(index, now)),
            EntryKind::Thawed => self.thaw(index, now),
            EntryKind::Moved { account } if *account == self.id => Err(ChainRule::WrongAccount),
            EntryKind::Moved { account } => self.wait_for(Change::End(Ended::Moved(*account)), by, index, now),
            EntryKind::RelayChanged { relay } => self.wait_for(Change::Relay(*relay), by, index, now),
            EntryKind::Closed => self.wait_for(Change::End(Ended::Closed), by, index, now),
            EntryKind::Genesis { .. } | EntryKind::RecoveryStarted { .. } | EntryKind::RecoveryCompleted { .. } => {
                Err(ChainRule::DeviceMayNot)
            }
        }
    }

    fn enter_of_phrase(&mut self, entry: &Entry, phrase: &PublicKey, now: Seconds) -> Result<Effect, ChainRule> {
        match &entry.kind {
            EntryKind::RecoveryStarted { key, proof } => {
                self.is_in_force(phrase)?;
                self.start_recovery(entry, key, proof, now)
            }
            EntryKind::RecoveryCompleted { started, approvals } => {
                self.complete_recovery(*started, approvals, phrase, entry.index, now)
            }
            EntryKind::Frozen => {
                self.is_in_force(phrase)?;
                match self.thawed.map(|thawed| later(thawed, FREEZE_PAUSE)) {
                    Some(until) if now < until => Err(ChainRule::TooEarly { until }),
                    _ => Ok(self.freeze(entry.index, now)),
                }
            }
            EntryKind::Genesis { .. }
            | EntryKind::DeviceAdded { .. }
            | EntryKind::DeviceConfirmed { .. }
            | EntryKind::DeviceRemoved { .. }
            | EntryKind::DeviceKeyReplaced { .. }
            | EntryKind::RecoverySet(_)
            | EntryKind::RecoverySeen { .. }
            | EntryKind::Vetoed { .. }
            | EntryKind::Thawed
            | EntryKind::GuardiansSet(_)
            | EntryKind::Moved { .. }
            | EntryKind::RelayChanged { .. }
            | EntryKind::Closed => Err(ChainRule::RecoveryKeyMayNot),
        }
    }

    fn is_in_force(&self, phrase: &PublicKey) -> Result<(), ChainRule> {
        if self.recovery.key == *phrase { Ok(()) } else { Err(ChainRule::UnknownRecoveryKey) }
    }

    fn freeze(&mut self, index: u64, now: Seconds) -> Effect {
        self.frozen = Some(Mark::at_once(index, now));
        Effect::Frozen
    }

    /// A key for a device must never have been used here, and must agree to be this account's.
    pub(crate) fn claim_device(&mut self, key: &PublicKey, proof: &Signature) -> Result<(), ChainRule> {
        self.may_join(key, proof)?;
        self.claim(key, Role::Device)
    }

    pub(crate) fn may_join(&self, key: &PublicKey, proof: &Signature) -> Result<(), ChainRule> {
        if self.keys.contains_key(key) || self.devices.contains_key(&DeviceId::of_key(key)) {
            return Err(ChainRule::KeyInUse);
        }
        if verify(key, &device_joins(&self.id, key), proof) { Ok(()) } else { Err(ChainRule::BadProof) }
    }

    /// Phrases and guardians may be set again; a device's key is one device's, once.
    pub(crate) fn claim(&mut self, key: &PublicKey, role: Role) -> Result<(), ChainRule> {
        match self.keys.insert(*key, role) {
            None => Ok(()),
            Some(before) if before == role && role != Role::Device => Ok(()),
            Some(_) => Err(ChainRule::KeyInUse),
        }
    }
}

/// What contacts, devices and the relay ask.
impl Account {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> AccountId {
        self.id
    }

    /// Where it lives, and who stamps its chain.
    #[must_use]
    pub const fn relay(&self) -> RelayId {
        self.relay
    }

    /// The phrase and the wait in force.
    #[must_use]
    pub const fn recovery(&self) -> &RecoverySetting {
        &self.recovery
    }

    /// The guardians in force.
    #[must_use]
    pub const fn guardians(&self) -> &Guardians {
        &self.guardians
    }

    /// All devices there ever were, removed ones included.
    #[must_use]
    pub const fn devices(&self) -> &BTreeMap<DeviceId, Device> {
        &self.devices
    }

    /// The key of a device, if it is confirmed: only such a device is the account.
    #[must_use]
    pub fn confirmed_key(&self, device: &DeviceId) -> Option<PublicKey> {
        self.devices.get(device).filter(|device| device.state.is_confirmed()).map(|device| device.key)
    }

    /// The confirmed devices.
    pub fn confirmed(&self) -> impl Iterator<Item = (DeviceId, PublicKey)> {
        self.devices.iter().filter(|(_, device)| device.state.is_confirmed()).map(|(id, device)| (*id, device.key))
    }

    /// Whether devices may be linked, and key packages and inbox changed: neither frozen nor ended.
    #[must_use]
    pub const fn may_link(&self) -> bool {
        self.frozen.is_none() && self.ended.is_none()
    }

    /// Since when it is frozen, if it is.
    #[must_use]
    pub const fn frozen(&self) -> Option<Mark> {
        self.frozen
    }

    /// What waits, by the entry that announced it.
    #[must_use]
    pub const fn waiting(&self) -> &BTreeMap<u64, Waiting> {
        &self.waiting
    }

    /// The recoveries that are pending, vetoed ones included, by the entry that started them.
    #[must_use]
    pub const fn recoveries(&self) -> &BTreeMap<u64, Recovery> {
        &self.recoveries
    }

    /// Whether the holder of a recovery phrase with this key may have something to say: it is in force, or has started a
    /// recovery that is pending.
    #[must_use]
    pub fn knows_phrase(&self, key: &PublicKey) -> bool {
        self.recovery.key == *key || self.recoveries.values().any(|recovery| recovery.phrase == *key)
    }

    /// The last time a device came in, came back or got another key; a contact sees a mark for [`crate::limits::MARKED`] from
    /// [`Mark::for_viewer`] on.
    #[must_use]
    pub const fn changed(&self) -> Option<Mark> {
        self.changed
    }

    /// The last recovery.
    #[must_use]
    pub const fn recovered(&self) -> Option<Mark> {
        self.recovered
    }

    /// Why, and since when, the chain is over, if it is.
    #[must_use]
    pub const fn ended(&self) -> Option<(Ended, Mark)> {
        self.ended
    }
}
