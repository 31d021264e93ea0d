//! Somebody who speaks the protocol by hand: the strangers and contacts of the device that is fuzzed.

use kith_core::mls::seal::{self, SealKey};
use kith_core::mls::{DeviceKey, Identity};
use kith_core::state::State;
use kith_wire::account::{Entry, EntryKind, RecoverySetting, SignedEntry, Signer, StampedEntry, Wait};
use kith_wire::inbox::{Card, Envelope, Letter, LetterKind, Reach, RelayAddress, SignedLetter};
use kith_wire::{
    AccountId, Authenticate, DeviceId, Hash, Message, MessageId, Nonce, PublicKey, RelayId, SealKeyId, Session, Token,
    limits, padding,
};

const INFO: &[u8] = b"kith letter v1";

/// An account with one device, its place in MLS groups, a token and a seal key that it gives to everybody.
pub(crate) struct Eve {
    key: DeviceKey,
    pub(crate) account: AccountId,
    device: DeviceId,
    /// The own chain, once the relay has stamped it.
    pub(crate) chain: Vec<StampedEntry>,
    pub(crate) state: State,
    pub(crate) token: Token,
    seal: SealKey,
    relay: RelayAddress,
}

impl Eve {
    pub(crate) fn new(seed: u8, relay: RelayAddress) -> Self {
        let key = DeviceKey::from_seed(&[seed; 32]);
        let (account, device) = (AccountId::of_genesis(&genesis(&key, relay.relay)), DeviceId::of_key(&key.public()));
        let seal = SealKey::from_seed(&[seed; 32]).expect("a seal key");
        Self { key, account, device, chain: vec![], state: State::default(), token: Token([seed; 32]), seal, relay }
    }

    pub(crate) fn genesis(&self) -> SignedEntry {
        let entry = genesis(&self.key, self.relay.relay);
        let signature = self.key.sign(&entry.hash().0);
        SignedEntry { entry, signature }
    }

    pub(crate) fn identity(&self) -> Identity<'_> {
        Identity { account: self.account, device: self.device, key: &self.key }
    }

    /// The memory, and the identity that changes it.
    pub(crate) fn parts(&mut self) -> (&mut State, Identity<'_>) {
        (&mut self.state, Identity { account: self.account, device: self.device, key: &self.key })
    }

    pub(crate) fn authenticate(&self, nonce: &Nonce, session: Session) -> Authenticate {
        let (account, device) = (self.account, self.device);
        let signed = Authenticate::signed(&self.relay.relay, nonce, &account, &device, session);
        Authenticate { account, device, session, signature: self.key.sign(&signed.0) }
    }

    pub(crate) fn seal_key(&self) -> &[u8] {
        self.seal.public()
    }

    pub(crate) fn card(&self) -> Card {
        let key_hash = Hash::of("kith seal key v1", &[self.seal_key()]);
        Card { relay: self.relay.clone(), account: self.account, key_hash, token: self.token }
    }

    pub(crate) fn reach(&self) -> Reach {
        let (relay, seal_key) = (self.relay.clone(), self.seal_key().to_vec());
        Reach { relay, account: self.account, token: self.token, seal_key }
    }

    pub(crate) fn letter(&self, id: u8, kind: LetterKind) -> Letter {
        Letter { id: MessageId([id; 16]), device: self.device, chain: self.chain.clone(), kind }
    }

    /// An envelope with what is signed as a letter, whether it is one or not.
    pub(crate) fn envelope(&self, to: &AccountId, seal_key: &[u8], letter: Vec<u8>) -> Option<Vec<u8>> {
        let signature = self.key.sign(&SignedLetter::signed(to, seal_key, &letter).0);
        let padded = padding::pad(SignedLetter { letter, signature }.encode(), &limits::LETTER_CLASSES);
        let Hash([a, b, c, d, e, f, g, h, ..]) = Hash::of("kith seal key v1", &[seal_key]);
        let sealed = seal::seal(seal_key, INFO, &to.0, &padded).ok()?;
        Some(Envelope { key: SealKeyId([a, b, c, d, e, f, g, h]), sealed }.encode())
    }

    /// A letter that was delivered to the own inbox.
    pub(crate) fn open(&self, envelope: &[u8]) -> Letter {
        let envelope = Envelope::decode(envelope).expect("an envelope");
        let padded = self.seal.open(INFO, &self.account.0, &envelope.sealed).expect("sealed to us");
        let signed = SignedLetter::decode(&padding::unpad(padded).expect("padded")).expect("a signed letter");
        Letter::decode(&signed.letter).expect("a letter")
    }
}

fn genesis(key: &DeviceKey, relay: RelayId) -> Entry {
    let device_key = key.public();
    let recovery = RecoverySetting { key: PublicKey([3; 32]), wait: Wait::DEFAULT };
    Entry {
        account: AccountId([0; 32]),
        index: 0,
        previous: Hash([0; 32]),
        signer: Signer::Device(DeviceId::of_key(&device_key)),
        kind: EntryKind::Genesis { device_key, recovery, relay },
    }
}
