//! What a hostile relay does to what it says of an account's devices.

use ed25519_dalek::{Signer as _, SigningKey};
use kith_wire::account::{Entry, EntryKind, SignedEntry, Stamp, StampedEntry, Wait, device_joins};
use kith_wire::{Hash, PublicKey, RelayId, Signature};

use super::Malice;
use crate::relays;

/// One thing that it does, each time that it can.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trick {
    /// Adds a device of its own: joined and stamped as it should be, but signed by none of the account's.
    Add,
    /// Keeps the newest entries to itself.
    Hide,
    /// Says again, behind the newest entry, what was said before.
    Replay,
    /// Says in the place of the newest entry another one that it made up.
    Rewrite,
}

impl Malice {
    /// A relay that is honest but for this.
    #[must_use]
    pub fn about_devices(seed: u64, trick: Trick) -> Self {
        Self { trick: Some(trick), ..Self::new(seed, &[], 0) }
    }

    /// Part of a chain, as it says it is.
    pub(super) fn chain(&mut self, part: Vec<StampedEntry>) -> Vec<StampedEntry> {
        let (Some(trick), Some(last)) = (self.trick, part.last().cloned()) else { return part };
        let account = last.entry.entry.account;
        for entry in &part {
            self.chains.insert((account, entry.entry.entry.index), entry.clone());
        }
        let seen = self.chains.range((account, 0)..=(account, u64::MAX)).map(|(_, entry)| entry.clone());
        let shown = match trick {
            Trick::Add => {
                let next = last.entry.entry.index + 1;
                part.iter().cloned().chain(made_up(&last, next, last.link())).collect()
            }
            Trick::Hide => Vec::new(),
            Trick::Replay => part.iter().chain(&part).cloned().chain(seen).collect(),
            Trick::Rewrite => {
                let Entry { index, previous, .. } = last.entry.entry;
                part.iter().take(part.len() - 1).cloned().chain(made_up(&last, index, previous)).collect()
            }
        };
        self.sinned += u64::from(shown != part);
        shown
    }
}

/// An entry for this place that adds a device of the relay's, in the name of the device that signed another.
fn made_up(other: &StampedEntry, index: u64, previous: Hash) -> Option<StampedEntry> {
    let (relay, thief) = (relays::key(), SigningKey::from_bytes(&[66; 32]));
    let key = PublicKey(thief.verifying_key().to_bytes());
    let Entry { account, signer, .. } = other.entry.entry;
    let entry = Entry {
        account,
        index,
        previous,
        signer,
        kind: EntryKind::DeviceAdded {
            key,
            probation: Wait::new(86_400).ok()?,
            proof: Signature(thief.sign(&device_joins(&account, &key).0).to_bytes()),
        },
    };
    let time = other.stamp.time;
    let signed = Stamp::signed(&account, entry.index, &entry.hash(), time);
    let stamp = Stamp {
        time,
        relay: RelayId(relay.verifying_key().to_bytes()),
        signature: Signature(relay.sign(&signed.0).to_bytes()),
    };
    let signature = Signature(thief.sign(&entry.hash().0).to_bytes());
    Some(StampedEntry { entry: SignedEntry { entry, signature }, stamp })
}
