//! What an entry can say.

use std::collections::{BTreeMap, BTreeSet};

use super::{GUARDIANS, WAIT_MAX, WAIT_MIN};
use crate::{AccountId, DecodeError, DeviceId, PublicKey, RelayId, Seconds, Signature};

/// What an entry says. Nothing here names a person or describes a device: contacts read the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// The account exists, and this is its first device.
    Genesis {
        /// The first device's key.
        device_key: PublicKey,
        /// How the account is recovered.
        recovery: RecoverySetting,
        /// Where it lives.
        relay: RelayId,
    },
    /// A device comes in, on probation.
    DeviceAdded {
        /// The new device's key.
        key: PublicKey,
        /// When nobody answers, probation ends after this long.
        probation: Wait,
        /// By the new device, over [`super::device_joins`].
        proof: Signature,
    },
    /// A device's probation is over.
    DeviceConfirmed {
        /// Which.
        device: DeviceId,
    },
    /// Devices are out.
    DeviceRemoved {
        /// Which.
        devices: BTreeSet<DeviceId>,
    },
    /// The signer has another key from now on.
    DeviceKeyReplaced {
        /// The new key.
        key: PublicKey,
        /// By the new key, over [`super::device_joins`].
        proof: Signature,
    },
    /// The account is to be recovered otherwise.
    RecoverySet(RecoverySetting),
    /// The holder of the phrase has lost every device, or says so.
    RecoveryStarted {
        /// Of the device that shall be the account's afterwards.
        key: PublicKey,
        /// By that device, over [`super::device_joins`].
        proof: Signature,
    },
    /// An old device has shown its user the notice of a recovery.
    RecoverySeen {
        /// The index of its start.
        started: u64,
    },
    /// The recovery is over, and its device is the account's.
    RecoveryCompleted {
        /// The index of its start.
        started: u64,
        /// By guardians and other devices, over [`super::approves`].
        approvals: BTreeMap<Approver, Signature>,
    },
    /// An old device says no: to a recovery, to a change that waits, or to a removal or recovery that can be undone.
    Vetoed {
        /// The index of what it says no to.
        entry: u64,
    },
    /// Nothing may be linked, and receivers hold back what the account writes.
    Frozen,
    /// The opposite.
    Thawed,
    /// Other people are to vouch for a recovery.
    GuardiansSet(Guardians),
    /// The person is to be found under another account.
    Moved {
        /// Which.
        account: AccountId,
    },
    /// The account lives on another relay.
    RelayChanged {
        /// Which.
        relay: RelayId,
    },
    /// The account is no more.
    Closed,
}

/// How an account comes back when all its devices are lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecoverySetting {
    /// Derived from the recovery phrase.
    pub key: PublicKey,
    /// How long an old device has to say no.
    pub wait: Wait,
}

/// How long something waits before it takes effect: an hour to 14 days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wait(u32);

impl Wait {
    /// What an account has that chose nothing else.
    pub const DEFAULT: Self = Self(super::WAIT_DEFAULT);

    /// A wait of this many seconds.
    ///
    /// # Errors
    /// If it is shorter than an hour or longer than 14 days.
    pub fn new(seconds: u32) -> Result<Self, DecodeError> {
        if (WAIT_MIN..=WAIT_MAX).contains(&seconds) {
            Ok(Self(seconds))
        } else {
            Err(DecodeError::Value { field: "wait" })
        }
    }

    /// Its length.
    #[must_use]
    pub const fn seconds(self) -> u32 {
        self.0
    }

    /// When it is over.
    #[must_use]
    pub const fn after(self, start: Seconds) -> Seconds {
        Seconds(start.0.saturating_add(self.0 as u64))
    }
}

/// Other people's single-purpose keys, and how many of them must approve a recovery.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guardians {
    threshold: u32,
    keys: BTreeSet<PublicKey>,
}

impl Guardians {
    /// Guardians of whom so many must approve. Without keys, and with a threshold of 0: none.
    ///
    /// # Errors
    /// If there are more than the limit, or the threshold cannot be met or asks for nobody.
    pub fn new(threshold: u32, keys: BTreeSet<PublicKey>) -> Result<Self, DecodeError> {
        if keys.len() > GUARDIANS {
            return Err(DecodeError::TooLarge { field: "guardians", limit: GUARDIANS });
        }
        let meant = if keys.is_empty() { threshold == 0 } else { (1..=keys.len()).contains(&(threshold as usize)) };
        if meant { Ok(Self { threshold, keys }) } else { Err(DecodeError::Value { field: "threshold" }) }
    }

    /// How many must approve; 0 if there are none.
    #[must_use]
    pub const fn threshold(&self) -> u32 {
        self.threshold
    }

    /// Their keys.
    #[must_use]
    pub const fn keys(&self) -> &BTreeSet<PublicKey> {
        &self.keys
    }
}

/// Who approves a recovery besides the phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Approver {
    /// One of the account's guardians.
    Guardian(PublicKey),
    /// Another of its devices.
    Device(DeviceId),
}
