//! Account chains: as they come, and as people with every key in the world would write them.

use ed25519_dalek::{Signer as _, SigningKey};
use kith_chain::{Chain, Relation};
use kith_wire::account::{
    Approver, Entry, EntryKind, Guardians, RecoverySetting, SignedEntry, Signer, Stamp, StampedEntry, Wait, approves,
    device_joins,
};
use kith_wire::{AccountId, DeviceId, Hash, Message, PublicKey, RelayId, Seconds, Signature};

use crate::bytes::{Choices, message};
use crate::recording;

/// The bytes are the entries of a chain.
pub(crate) fn verify(bytes: &[u8]) {
    let mut choices = Choices::new(bytes);
    let mut entries = Vec::new();
    while !choices.is_empty() {
        entries.extend(StampedEntry::decode(choices.message()));
    }
    if let Ok(chain) = Chain::verify(&entries) {
        assert_eq!(chain.head().length, entries.len() as u64);
        assert_eq!(chain.compare(&entries), Relation::Same);
        assert_eq!(chain.meets(&chain.head()), Relation::Same);
    }
}

pub(crate) fn verify_seeds() -> Vec<Vec<u8>> {
    let founded: Vec<u8> = recording::chain().iter().flat_map(|entry| message(&entry.encode())).collect();
    let written = rules_seeds().into_iter().map(|choices| {
        let entries = Writer::new().write(&choices);
        entries.iter().flat_map(|entry| message(&entry.encode())).collect()
    });
    written.chain([founded]).collect()
}

/// The bytes say who signs which entry and when; everything in it is as the rules want it but for what the bytes choose.
pub(crate) fn rules(bytes: &[u8]) {
    let mut writer = Writer::new();
    let entries = writer.write(bytes);
    assert_eq!(Chain::verify(&entries).as_ref(), Ok(&writer.chain));
}

pub(crate) fn rules_seeds() -> Vec<Vec<u8>> {
    let (hour, day, month) = (3, 4, 7);
    vec![
        // A second device comes in, is confirmed, and removes the first.
        [[0, 0, 0, 1, 0], [day, 1, 0, 1, 0], [hour, 2, 1, 1, 0]].concat(),
        // The phrase starts a recovery, a device has seen it, and it completes.
        [[0, 5, 16, 2, 0], [hour, 6, 0, 1, 0], [month, 7, 16, 1, 0]].concat(),
        // Frozen by the phrase, thawed by the device, guardians set, moved, closed.
        [[0, 9, 16, 0, 0], [hour, 10, 0, 0, 0], [day, 11, 0, 3, 1], [day, 12, 0, 0, 0], [month, 14, 0, 0, 0]].concat(),
    ]
}

/// Devices and phrases that there are.
const KEYS: u8 = 8;

fn key(number: u8) -> SigningKey {
    SigningKey::from_bytes(&[number % KEYS + 1; 32])
}

fn public(number: u8) -> PublicKey {
    PublicKey(key(number).verifying_key().to_bytes())
}

fn device(number: u8) -> DeviceId {
    DeviceId::of_key(&public(number))
}

fn sign(key: &SigningKey, hash: &Hash) -> Signature {
    Signature(key.sign(&hash.0).to_bytes())
}

fn relay(number: u8) -> SigningKey {
    SigningKey::from_bytes(&[100 + number % 2; 32])
}

fn relay_id(number: u8) -> RelayId {
    RelayId(relay(number).verifying_key().to_bytes())
}

/// A chain that grows, and everything that was ever put at its end.
struct Writer {
    chain: Chain,
    entries: Vec<StampedEntry>,
}

impl Writer {
    fn new() -> Self {
        let recovery = RecoverySetting { key: public(7), wait: Wait::DEFAULT };
        let entry = Entry {
            account: AccountId([0; 32]),
            index: 0,
            previous: Hash([0; 32]),
            signer: Signer::Device(device(0)),
            kind: EntryKind::Genesis { device_key: public(0), recovery, relay: relay_id(0) },
        };
        let account = AccountId::of_genesis(&entry);
        let genesis = stamped(&account, entry, &key(0), Seconds(1_700_000_000), &relay(0));
        Self { chain: Chain::genesis(&genesis).expect("a genesis"), entries: vec![genesis] }
    }

    /// Writes entries; those that the rules let in.
    fn write(&mut self, bytes: &[u8]) -> Vec<StampedEntry> {
        let mut choices = Choices::new(bytes);
        while !choices.is_empty() && self.entries.len() < 100 {
            let later = choices.of(&[0, 1, 59, 3600, 86_400, 7 * 86_400, 14 * 86_400, 31 * 86_400]);
            let time = Seconds(self.chain.time().0 + later);
            let (kind, signer) = (choices.byte(), choices.byte());
            let kind = self.kind(kind, choices.byte(), choices.byte());
            // From 16 on a phrase signs; in the upper half of the bytes with another's key.
            let id =
                if signer & 16 > 0 { Signer::Recovery(public(7 - signer % 2)) } else { Signer::Device(device(signer)) };
            let holder = match id {
                Signer::Device(_) => signer.wrapping_add(signer >> 5),
                Signer::Recovery(_) => 7 - signer % 2,
            };
            self.enter(id, &key(holder), kind, time);
        }
        self.entries.clone()
    }

    fn enter(&mut self, signer: Signer, key: &SigningKey, kind: EntryKind, time: Seconds) {
        let (head, account) = (self.chain.head(), self.chain.id());
        let entry = Entry { account, index: head.length, previous: head.hash, signer, kind };
        let home = [0, 1].into_iter().find(|number| relay_id(*number) == self.chain.at(time).relay());
        let stamped = stamped(&account, entry, key, time, &relay(home.unwrap_or(0)));
        assert_eq!(Entry::decode(&stamped.entry.entry.encode()).as_ref(), Ok(&stamped.entry.entry));
        let (before, expected) = (self.chain.clone(), self.chain.check(&stamped.entry, time).is_ok());
        match self.chain.append(&stamped) {
            Ok(_) => self.entries.push(stamped),
            Err(_) => assert_eq!(self.chain, before, "what is refused changes nothing"),
        }
        assert_eq!(self.chain != before, expected, "who asks before is told what happens then");
    }

    fn kind(&self, kind: u8, choice: u8, more: u8) -> EntryKind {
        let (new, account) = (public(choice), self.chain.id());
        let proof = || sign(&key(choice), &device_joins(&account, &new));
        let started = u64::from(choice) % self.chain.head().length;
        let setting = || RecoverySetting { key: public(6 + choice % 2), wait: wait(more) };
        match kind % 15 {
            0 => EntryKind::DeviceAdded { key: new, probation: wait(more), proof: proof() },
            1 => EntryKind::DeviceConfirmed { device: device(choice) },
            2 => EntryKind::DeviceRemoved { devices: chosen(choice | u8::from(choice == 0)).map(device).collect() },
            3 => EntryKind::DeviceKeyReplaced { key: new, proof: proof() },
            4 => EntryKind::RecoverySet(setting()),
            5 => EntryKind::RecoveryStarted { key: new, proof: proof() },
            6 => EntryKind::RecoverySeen { started },
            7 => EntryKind::RecoveryCompleted { started, approvals: self.approvals(started, more).collect() },
            8 => EntryKind::Vetoed { entry: started },
            9 => EntryKind::Frozen,
            10 => EntryKind::Thawed,
            11 => EntryKind::GuardiansSet(
                Guardians::new(u32::from(more), chosen(choice).map(public).collect()).unwrap_or_default(),
            ),
            12 => EntryKind::Moved { account: AccountId([choice; 32]) },
            13 => EntryKind::RelayChanged { relay: relay_id(choice) },
            _ => EntryKind::Closed,
        }
    }

    /// Some approve as guardians, some as devices.
    fn approvals(&self, started: u64, who: u8) -> impl Iterator<Item = (Approver, Signature)> {
        let start = self.entries.get(usize::try_from(started).unwrap_or(0)).map(|entry| entry.entry.entry.hash());
        let hash = approves(&self.chain.id(), &start.unwrap_or(Hash([0; 32])));
        let approver =
            |number| if number < 4 { Approver::Device(device(number)) } else { Approver::Guardian(public(number)) };
        chosen(who).map(move |number| (approver(number), sign(&key(number), &hash)))
    }
}

fn stamped(account: &AccountId, entry: Entry, signer: &SigningKey, time: Seconds, relay: &SigningKey) -> StampedEntry {
    let (index, hash) = (entry.index, entry.hash());
    let entry = SignedEntry { signature: sign(signer, &hash), entry };
    let signature = sign(relay, &Stamp::signed(account, index, &hash, time));
    StampedEntry { entry, stamp: Stamp { time, relay: RelayId(relay.verifying_key().to_bytes()), signature } }
}

fn wait(choice: u8) -> Wait {
    Wait::new(3600 * (1 + u32::from(choice))).unwrap_or(Wait::DEFAULT)
}

/// The numbers of the bits that are set.
fn chosen(bits: u8) -> impl Iterator<Item = u8> {
    (0..KEYS).filter(move |bit| bits >> bit & 1 == 1)
}
