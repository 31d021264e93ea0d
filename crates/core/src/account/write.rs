//! Writing entries: the genesis, and what follows it.

use kith_chain::{Chain, ChainRule};
use kith_wire::account::{Entry, EntryKind, RecoverySetting, SignedEntry, Signer, Wait, approves, device_joins};
use kith_wire::{AccountId, DeviceId, Hash, PublicKey, RelayId, Seconds, Signature};

use super::RecoveryKey;
use crate::mls::DeviceKey;

/// A new account, before any relay has stamped it.
#[derive(Clone, Debug)]
pub struct Founded {
    /// Its id.
    pub account: AccountId,
    /// Its first device.
    pub device: DeviceId,
    /// What the relay is asked to stamp.
    pub genesis: SignedEntry,
}

/// The key an entry is signed with.
#[derive(Clone, Copy, Debug)]
pub enum Key<'a> {
    /// A device's, with its id: the id stays when the key is replaced.
    Device(DeviceId, &'a DeviceKey),
    /// That of a recovery phrase.
    Recovery(&'a RecoveryKey),
}

/// Founds an account: its first device is the one with this seed, its recovery phrase the one with this public key, its
/// home this relay.
#[must_use]
pub fn found_account(device_seed: &[u8; 32], recovery: &PublicKey, relay: RelayId) -> Founded {
    let key = DeviceKey::from_seed(device_seed);
    let device_key = key.public();
    let device = DeviceId::of_key(&device_key);
    let recovery = RecoverySetting { key: *recovery, wait: Wait::DEFAULT };
    let entry = Entry {
        account: AccountId([0; AccountId::LEN]),
        index: 0,
        previous: Hash([0; Hash::LEN]),
        signer: Signer::Device(device),
        kind: EntryKind::Genesis { device_key, recovery, relay },
    };
    let account = AccountId::of_genesis(&entry);
    Founded { account, device, genesis: SignedEntry { signature: key.sign(&entry.hash().0), entry } }
}

/// The next entry of a chain, if its rules allow it at this time.
///
/// # Errors
/// The rule it would break, which the relay and everybody else would name too.
pub fn sign_entry(chain: &Chain, kind: EntryKind, key: Key<'_>, now: Seconds) -> Result<SignedEntry, ChainRule> {
    let signed = write_entry(chain, kind, key);
    chain.check(&signed, now)?;
    Ok(signed)
}

/// The next entry of a chain, allowed or not.
pub(crate) fn write_entry(chain: &Chain, kind: EntryKind, key: Key<'_>) -> SignedEntry {
    let head = chain.head();
    let entry = Entry { account: chain.id(), index: head.length, previous: head.hash, signer: key.signer(), kind };
    SignedEntry { signature: key.sign(&entry.hash()), entry }
}

/// The proof with which a device agrees to be an account's; without it nobody could be kept from claiming others' devices.
#[must_use]
pub fn agree_to_join(account: &AccountId, key: &DeviceKey) -> Signature {
    key.sign(&device_joins(account, &key.public()).0)
}

/// The approval of a recovery, by a guardian's key or another device's.
#[must_use]
pub fn approve(account: &AccountId, started: &Hash, key: &DeviceKey) -> Signature {
    key.sign(&approves(account, started).0)
}

impl Key<'_> {
    fn signer(&self) -> Signer {
        match self {
            Self::Device(device, _) => Signer::Device(*device),
            Self::Recovery(key) => Signer::Recovery(key.public()),
        }
    }

    fn sign(&self, hash: &Hash) -> Signature {
        match self {
            Self::Device(_, key) => key.sign(&hash.0),
            Self::Recovery(key) => key.sign(&hash.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use ed25519_dalek::{Signer as _, SigningKey};
    use kith_wire::account::{Stamp, StampedEntry};

    use super::super::RecoveryPhrase;
    use super::*;

    const START: Seconds = Seconds(1_800_000_000);

    fn relay() -> SigningKey {
        SigningKey::from_bytes(&[9; 32])
    }

    fn stamped(account: &AccountId, entry: SignedEntry, time: Seconds) -> StampedEntry {
        let signed = Stamp::signed(account, entry.entry.index, &entry.entry.hash(), time);
        let signature = Signature(relay().sign(&signed.0).to_bytes());
        StampedEntry { entry, stamp: Stamp { time, relay: RelayId(relay().verifying_key().to_bytes()), signature } }
    }

    fn founded() -> (Chain, Founded, RecoveryPhrase) {
        let phrase = RecoveryPhrase::from_entropy(&[3; 16]);
        let relay = RelayId(relay().verifying_key().to_bytes());
        let founded = found_account(&[1; 32], &phrase.public_key(), relay);
        let genesis = stamped(&founded.account, founded.genesis.clone(), START);
        (Chain::verify(&[genesis]).unwrap(), founded, phrase)
    }

    #[test]
    fn a_founded_account_is_a_chain_whose_first_device_is_confirmed() {
        let (chain, founded, _) = founded();
        assert_eq!(chain.id(), founded.account);
        assert_eq!(chain.confirmed_key(&founded.device), Some(DeviceKey::from_seed(&[1; 32]).public()));
    }

    #[test]
    fn a_device_adds_another_that_agrees() {
        let (mut chain, founded, _) = founded();
        let (old, new) = (DeviceKey::from_seed(&[1; 32]), DeviceKey::from_seed(&[2; 32]));
        let proof = agree_to_join(&chain.id(), &new);
        let kind = EntryKind::DeviceAdded { key: new.public(), probation: Wait::DEFAULT, proof };
        let entry = sign_entry(&chain, kind, Key::Device(founded.device, &old), START).unwrap();
        chain.append(&stamped(&founded.account, entry, START)).unwrap();
        assert!(chain.account().devices().contains_key(&DeviceId::of_key(&new.public())));
        assert_eq!(chain.confirmed_key(&DeviceId::of_key(&new.public())), None);
    }

    #[test]
    fn an_entry_that_would_be_refused_is_not_signed() {
        let (chain, founded, phrase) = founded();
        let refused = |key: Key<'_>, kind| sign_entry(&chain, kind, key, START).unwrap_err();
        let (recovery, stranger) = (phrase.key(), DeviceKey::from_seed(&[8; 32]));
        assert_eq!(refused(Key::Recovery(&recovery), EntryKind::Closed), ChainRule::RecoveryKeyMayNot);
        assert_eq!(refused(Key::Device(founded.device, &stranger), EntryKind::Frozen), ChainRule::BadSignature);
    }

    #[test]
    fn the_phrase_freezes() {
        let (mut chain, founded, phrase) = founded();
        let entry = sign_entry(&chain, EntryKind::Frozen, Key::Recovery(&phrase.key()), START).unwrap();
        chain.append(&stamped(&founded.account, entry, START)).unwrap();
        assert!(!chain.account().may_link());
    }
}
