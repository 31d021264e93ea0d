//! The rules as a table: entry × who may × when × effect. [`Row::who`] and [`Row::when_frozen`] are what the code
//! decides by; the sentences say what the kind's own function adds. docs/chain.md is this table.

use std::fmt;

use kith_wire::account::EntryKind;

/// Who may sign an entry, by standing at the time of its stamp.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// A confirmed device.
    OldDevice,
    /// A device on probation.
    NewDevice,
    /// A confirmed device that another device, or a recovery by phrase alone, removed less than the wait ago.
    RemovedDevice,
    /// The key derived from the recovery phrase.
    Phrase,
}

/// The kinds of entries that follow a genesis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// [`EntryKind::DeviceAdded`]
    DeviceAdded,
    /// [`EntryKind::DeviceConfirmed`]
    DeviceConfirmed,
    /// [`EntryKind::DeviceRemoved`]
    DeviceRemoved,
    /// [`EntryKind::DeviceKeyReplaced`]
    DeviceKeyReplaced,
    /// [`EntryKind::RecoverySet`]
    RecoverySet,
    /// [`EntryKind::GuardiansSet`]
    GuardiansSet,
    /// [`EntryKind::RecoveryStarted`]
    RecoveryStarted,
    /// [`EntryKind::RecoverySeen`]
    RecoverySeen,
    /// [`EntryKind::RecoveryCompleted`]
    RecoveryCompleted,
    /// [`EntryKind::Vetoed`]
    Vetoed,
    /// [`EntryKind::Frozen`]
    Frozen,
    /// [`EntryKind::Thawed`]
    Thawed,
    /// [`EntryKind::Moved`]
    Moved,
    /// [`EntryKind::RelayChanged`]
    RelayChanged,
    /// [`EntryKind::Closed`]
    Closed,
}

/// What holds for one kind.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Its name.
    pub name: &'static str,
    /// Who may sign it.
    pub who: &'static [Who],
    /// Whether a frozen account takes it in. These are also the kinds that a nearly full chain still takes.
    pub when_frozen: bool,
    /// What must hold besides.
    pub when: &'static str,
    /// What it does.
    pub effect: &'static str,
}

impl Kind {
    /// All of them, in the table's order.
    pub const ALL: [Self; 15] = [
        Self::DeviceAdded,
        Self::DeviceConfirmed,
        Self::DeviceRemoved,
        Self::DeviceKeyReplaced,
        Self::RecoverySet,
        Self::GuardiansSet,
        Self::RecoveryStarted,
        Self::RecoverySeen,
        Self::RecoveryCompleted,
        Self::Vetoed,
        Self::Frozen,
        Self::Thawed,
        Self::Moved,
        Self::RelayChanged,
        Self::Closed,
    ];

    /// The kind of an entry; `None` for a genesis.
    #[must_use]
    pub const fn of(kind: &EntryKind) -> Option<Self> {
        Some(match kind {
            EntryKind::Genesis { .. } => return None,
            EntryKind::DeviceAdded { .. } => Self::DeviceAdded,
            EntryKind::DeviceConfirmed { .. } => Self::DeviceConfirmed,
            EntryKind::DeviceRemoved { .. } => Self::DeviceRemoved,
            EntryKind::DeviceKeyReplaced { .. } => Self::DeviceKeyReplaced,
            EntryKind::RecoverySet(_) => Self::RecoverySet,
            EntryKind::GuardiansSet(_) => Self::GuardiansSet,
            EntryKind::RecoveryStarted { .. } => Self::RecoveryStarted,
            EntryKind::RecoverySeen { .. } => Self::RecoverySeen,
            EntryKind::RecoveryCompleted { .. } => Self::RecoveryCompleted,
            EntryKind::Vetoed { .. } => Self::Vetoed,
            EntryKind::Frozen => Self::Frozen,
            EntryKind::Thawed => Self::Thawed,
            EntryKind::Moved { .. } => Self::Moved,
            EntryKind::RelayChanged { .. } => Self::RelayChanged,
            EntryKind::Closed => Self::Closed,
        })
    }

    /// The kind's line of the table.
    #[must_use]
    pub const fn row(self) -> Row {
        match self {
            Self::DeviceAdded => Row {
                name: "device added",
                who: &[Who::OldDevice],
                when_frozen: false,
                when: "at most 16 devices; a key never used in the chain, which signs that it joins; a probation of at least 24 h and the wait",
                effect: "the device is on probation, and confirmed when that ends",
            },
            Self::DeviceConfirmed => Row {
                name: "device confirmed",
                who: &[Who::OldDevice],
                when_frozen: false,
                when: "the device is on probation",
                effect: "the device is confirmed at once",
            },
            Self::DeviceRemoved => Row {
                name: "device removed",
                who: &[Who::OldDevice, Who::NewDevice, Who::RemovedDevice],
                when_frozen: true,
                when: "a confirmed device is left; a new device names only itself; a removed device names its remover, and only devices younger than itself",
                effect: "the devices are out at once, and with them what they had waiting and the devices they had on probation (unless they named themselves); for the wait it can be undone. Signed by a removed device, it first undoes that device's own removal",
            },
            Self::DeviceKeyReplaced => Row {
                name: "device key replaced",
                who: &[Who::OldDevice],
                when_frozen: false,
                when: "a key never used in the chain, which signs that it joins; no other replacement waits for this device",
                effect: "after the wait the signer has the new key, and the same id",
            },
            Self::RecoverySet => Row {
                name: "recovery set",
                who: &[Who::OldDevice],
                when_frozen: false,
                when: "no other recovery setting waits",
                effect: "after the wait in force before it, the new phrase and wait are in force",
            },
            Self::GuardiansSet => Row {
                name: "guardians set",
                who: &[Who::OldDevice],
                when_frozen: false,
                when: "at most 16 guardians",
                effect: "after the wait the new guardians, or none, are in force; guardians that still waited are dropped",
            },
            Self::RecoveryStarted => Row {
                name: "recovery started",
                who: &[Who::Phrase],
                when_frozen: true,
                when: "the phrase in force; at most 3 starts in 30 days; a device key never used in the chain, which signs that it joins",
                effect: "the recovery is pending, under the wait and guardians in force now, and lapses after 30 days",
            },
            Self::RecoverySeen => Row {
                name: "recovery seen",
                who: &[Who::OldDevice],
                when_frozen: true,
                when: "the device was confirmed before the start; the first of its recovery",
                effect: "the recovery waits no longer than the wait from now on",
            },
            Self::RecoveryCompleted => Row {
                name: "recovery completed",
                who: &[Who::Phrase],
                when_frozen: true,
                when: "the phrase that started it. Alone: no veto, and 7 days, or the wait if that is longer, after the start, or the wait after it was seen. With enough guardians or a voter who did not veto: at most one veto of a voter, and 10 min after the start, or 1 h if an old device has seen or vetoed it. Voters are devices that had been confirmed for 7 days at the start and were not removed longer ago than the wait",
                effect: "its device is confirmed; every other is out, but for old devices that approved; nothing waits any more. Completed by phrase alone it can be undone for the wait; approved, it is final",
            },
            Self::Vetoed => Row {
                name: "vetoed",
                who: &[Who::OldDevice, Who::RemovedDevice],
                when_frozen: true,
                when: "it names a pending recovery, a waiting change, or a removal or recovery that can be undone. A removal is undone by its signer, or by a device older than that: an old one, or one that it removed; a recovery by a device that it removed",
                effect: "the recovery cannot be completed by phrase alone; the change is dropped; the removed devices are back, and what an undone recovery brought in is out",
            },
            Self::Frozen => Row {
                name: "frozen",
                who: &[Who::OldDevice, Who::Phrase],
                when_frozen: false,
                when: "the phrase in force, and not within 7 days after a thaw",
                effect: "nothing is linked, no change and no probation ends by time, receivers hold back what the account writes",
            },
            Self::Thawed => Row {
                name: "thawed",
                who: &[Who::OldDevice],
                when_frozen: true,
                when: "the account is frozen",
                effect: "the account is as before; probations and waiting changes begin anew",
            },
            Self::Moved => Row {
                name: "moved",
                who: &[Who::OldDevice],
                when_frozen: false,
                when: "no other move waits; another account",
                effect: "after the wait the chain is over and points to the other account",
            },
            Self::RelayChanged => Row {
                name: "relay changed",
                who: &[Who::OldDevice],
                when_frozen: false,
                when: "no other change of relay waits",
                effect: "after the wait the new relay stamps the chain",
            },
            Self::Closed => Row {
                name: "closed",
                who: &[Who::OldDevice],
                when_frozen: false,
                when: "no closing waits",
                effect: "after the wait the chain is over",
            },
        }
    }
}

impl fmt::Display for Who {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OldDevice => "old device",
            Self::NewDevice => "new device",
            Self::RemovedDevice => "removed device",
            Self::Phrase => "phrase",
        })
    }
}

/// The table as docs/chain.md holds it.
#[must_use]
pub fn markdown() -> String {
    let mut table = String::from("| entry | who may | when frozen | when | effect |\n|---|---|---|---|---|\n");
    for row in Kind::ALL.map(Kind::row) {
        let who: Vec<_> = row.who.iter().map(ToString::to_string).collect();
        let frozen = if row.when_frozen { "yes" } else { "no" };
        table.push_str(&format!("| {} | {} | {frozen} | {} | {} |\n", row.name, who.join(", "), row.when, row.effect));
    }
    table
}
