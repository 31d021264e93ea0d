//! What the rules promise, a sentence each.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests"
)]

mod account;
mod chain;
mod devices;
#[path = "../play/mod.rs"]
mod play;
mod properties;
mod race;
mod recovery;

use std::collections::BTreeSet;

use play::{By, Name, OWNER, PHRASE, Play, What};

pub(crate) const OWNERS: By = By::Device(OWNER);
pub(crate) const SECOND: Name = 2;
pub(crate) const SECONDS: By = By::Device(SECOND);
pub(crate) const NEW: Name = 9;
pub(crate) const THE_PHRASE: By = By::Phrase(PHRASE);
pub(crate) const DAY: u64 = 24;
pub(crate) const WEEK: u64 = 7 * DAY;

pub(crate) fn add(device: Name) -> What {
    What::Add { device, hours: 24 }
}

pub(crate) fn remove(device: Name) -> What {
    What::Remove([device].into())
}

pub(crate) fn complete(started: u64) -> What {
    What::Complete { started, guardians: BTreeSet::new(), devices: BTreeSet::new() }
}

pub(crate) fn guardians(threshold: u32) -> What {
    What::SetGuardians { threshold, guardians: [200, 201, 202].into() }
}

pub(crate) fn approved(
    started: u64,
    guardians: impl IntoIterator<Item = u8>,
    devices: impl IntoIterator<Item = Name>,
) -> What {
    What::Complete { started, guardians: BTreeSet::from_iter(guardians), devices: BTreeSet::from_iter(devices) }
}

/// An owner with a younger second device.
pub(crate) fn two_devices() -> Play {
    Play::of([(0, OWNERS, add(SECOND)), (0, OWNERS, What::Confirm(SECOND))])
}

/// The same, eight days later, so that both have a vote.
pub(crate) fn two_old_devices() -> Play {
    let mut play = two_devices();
    play.say(8 * DAY, OWNERS, What::Freeze).unwrap();
    play.say(0, OWNERS, What::Thaw).unwrap();
    play
}

pub(crate) fn everything(play: &Play) -> Vec<What> {
    let last = play.next();
    let devices = || 1..=NEW;
    let mut all = vec![
        What::Freeze,
        What::Thaw,
        What::NewKey,
        What::SetRecovery { phrase: 101, hours: 24 },
        guardians(2),
        What::Move,
        What::ChangeRelay(251),
        What::Close,
        What::Start { device: NEW },
        What::Remove(devices().collect()),
    ];
    all.extend(devices().flat_map(|device| [add(device), What::Confirm(device), remove(device)]));
    all.extend((0..last).flat_map(|entry| [What::Seen(entry), complete(entry), What::Veto(entry)]));
    all
}
