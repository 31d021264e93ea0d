//! Somebody with an account and a card, who writes letters of any making: no device, no engine.

use ed25519_dalek::Signer as _;
use kith_core::account::{RecoveryPhrase, found_account};
use kith_core::mls::DeviceKey;
use kith_wire::account::{Stamp, StampedEntry};
use kith_wire::inbox::{Card, Letter, LetterKind, Reach, RelayAddress, Request, Salutation};
use kith_wire::{AccountId, DeviceId, MessageId, RelayId, Seconds, Signature, Token};
use rand_chacha::ChaCha20Rng;

use crate::puppet::sealed_letter;
use crate::relays;
use crate::world::{RELAY_URL, bytes};

/// See the module.
pub struct Stranger {
    /// The account.
    pub account: AccountId,
    /// Its one device.
    pub device: DeviceId,
    /// The device's key.
    pub key: DeviceKey,
    /// Its chain, as a relay would have stamped it.
    pub chain: Vec<StampedEntry>,
}

impl Stranger {
    /// A new account.
    #[must_use]
    pub fn new(rng: &mut ChaCha20Rng) -> Self {
        let relay = relays::key();
        let relay_id = RelayId(relay.verifying_key().to_bytes());
        let seed: [u8; 32] = bytes(rng);
        let phrase = RecoveryPhrase::from_entropy(&bytes(rng));
        let founded = found_account(&seed, &phrase.public_key(), relay_id);
        let time = Seconds(1_700_000_000);
        let signed = Stamp::signed(&founded.account, 0, &founded.genesis.entry.hash(), time);
        let stamp = Stamp { time, relay: relay_id, signature: Signature(relay.sign(&signed.0).to_bytes()) };
        let chain = vec![StampedEntry { entry: founded.genesis, stamp }];
        Self { account: founded.account, device: founded.device, key: DeviceKey::from_seed(&seed), chain }
    }

    /// How it says it can be reached.
    #[must_use]
    pub fn reach(&self, rng: &mut ChaCha20Rng) -> Reach {
        let relay =
            RelayAddress { url: RELAY_URL.to_owned(), relay: RelayId(relays::key().verifying_key().to_bytes()) };
        Reach { relay, account: self.account, token: Token(bytes(rng)), seal_key: vec![5; 1216] }
    }

    /// A well-made request.
    #[must_use]
    pub fn request(&self, rng: &mut ChaCha20Rng, name: &str, salutation: Salutation) -> Letter {
        let request = Request { reach: self.reach(rng), name: name.to_owned(), salutation };
        self.letter(MessageId(bytes(rng)), LetterKind::Request(request))
    }

    /// A letter of this kind.
    #[must_use]
    pub fn letter(&self, id: MessageId, kind: LetterKind) -> Letter {
        Letter { id, device: self.device, chain: self.chain.clone(), kind }
    }

    /// A letter as it lies in the inbox of a card's owner.
    #[must_use]
    pub fn envelope(&self, card: &Card, key: &[u8], letter: &Letter) -> Vec<u8> {
        sealed_letter(&self.key, &card.account, key, letter)
    }
}
