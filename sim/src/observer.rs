//! Sees every disk and every wire of the world, and finds keys that were used twice.
//!
//! An MLS ciphertext is encrypted with a key that follows from its epoch, its sender's leaf, the kind of its content and
//! a generation; leaf and generation are themselves encrypted, under the epoch's sender data secret (RFC 9420 §6.3.2).
//! Every member of an epoch has that secret, so the observer takes it from whatever a device saves, opens the sender data
//! of every ciphertext that any device puts on the wire, whether it arrives or not, and remembers which ciphertext each
//! key was used for. The same ciphertext sent again is the same use. Another one is what must never be.
//!
//! Nothing can slip through: an epoch's secrets are saved before anything is encrypted in it, and a ciphertext whose
//! sender data no secret opens is a finding too.

use std::collections::{BTreeMap, BTreeSet};

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes128Gcm, Nonce};
use hkdf::Hkdf;
use kith_core::state::{Batch, Change};
use kith_wire::{ClientFrame, Hash, Message, Operation};
use serde::Deserialize;
use serde::de::IgnoredAny;
use sha2::Sha256;

/// See the module.
#[derive(Default)]
pub struct Observer {
    secrets: BTreeSet<Secret>,
    used: BTreeMap<Key, Hash>,
    seen: BTreeSet<Hash>,
    by_device: BTreeMap<usize, usize>,
    findings: Vec<String>,
}

type Secret = [u8; 32];

/// What an MLS message key follows from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    group: Vec<u8>,
    epoch: u64,
    leaf: u32,
    /// Commits and messages have ratchets of their own.
    is_message: bool,
    generation: u32,
}

impl Observer {
    /// How many ciphertexts were seen, and what was found wrong with them.
    #[must_use]
    pub fn findings(&self) -> (usize, &[String]) {
        (self.used.len(), &self.findings)
    }

    /// Whether all is well: no key encrypted twice.
    ///
    /// # Errors
    /// What was found.
    pub fn verdict(&self) -> Result<(), String> {
        if self.findings.is_empty() { Ok(()) } else { Err(format!("{:?}", self.findings)) }
    }

    /// How many different ciphertexts a device has put on the wire.
    #[must_use]
    pub fn encrypted_by(&self, device: usize) -> usize {
        self.by_device.get(&device).copied().unwrap_or_default()
    }

    /// A device has made changes durable.
    pub(crate) fn saved(&mut self, _device: usize, batch: &Batch) {
        for change in batch {
            if let Change::Put { key, value } = change
                && is_message_secrets(key)
            {
                self.secrets.insert(sender_data_secret(value).expect("a row as OpenMLS 0.9 writes it"));
            }
        }
    }

    /// A device has put a message on the wire.
    pub(crate) fn sent(&mut self, device: usize, bytes: &[u8]) {
        let Ok(frame) = ClientFrame::decode(bytes) else { return };
        let (Operation::Append(kith_wire::Append { body, .. }) | Operation::Commit(kith_wire::Commit { body, .. })) =
            frame.operation
        else {
            return;
        };
        // What two devices of a link write is sealed under a random nonce of 24 bytes, and is no MLS.
        if PrivateMessage::parse(&body).is_none() {
            return;
        }
        let hash = Hash::of("body", &[&body]);
        if !self.seen.insert(hash) {
            return;
        }
        *self.by_device.entry(device).or_default() += 1;
        match self.secrets.iter().rev().find_map(|secret| PrivateMessage::parse(&body)?.key(secret)) {
            None => self.findings.push(format!("device {device} sent a ciphertext of no epoch that it was in")),
            Some(key) => {
                if self.used.insert(key.clone(), hash).is_some_and(|before| before != hash) {
                    let Key { epoch, leaf, generation, .. } = key;
                    let what = format!("epoch {epoch}, leaf {leaf}, generation {generation}");
                    self.findings.push(format!("device {device} encrypted twice with one key: {what}"));
                }
            }
        }
    }
}

/// The row under which a group's message secrets are kept: `M`, `g`, the group's id in MessagePack, 7.
fn is_message_secrets(key: &[u8]) -> bool {
    let Some(mut rest) = key.strip_prefix(b"Mg") else { return false };
    IgnoredAny::deserialize(&mut rmp_serde::Deserializer::new(&mut rest)).is_ok() && rest == [7]
}

#[derive(Deserialize)]
struct StoreRow {
    message_secrets: SecretsRow,
}

#[derive(Deserialize)]
struct SecretsRow {
    sender_data_secret: SecretRow,
}

#[derive(Deserialize)]
struct SecretRow {
    secret: ValueRow,
}

#[derive(Deserialize)]
struct ValueRow {
    value: BytesRow,
}

#[derive(Deserialize)]
struct BytesRow {
    vec: Vec<u8>,
}

fn sender_data_secret(row: &[u8]) -> Option<Secret> {
    let row: StoreRow = rmp_serde::from_slice(row.get(1..)?).ok()?;
    row.message_secrets.sender_data_secret.secret.value.vec.try_into().ok()
}

/// The clear parts of an encrypted MLS message (RFC 9420 §6.3.1).
struct PrivateMessage<'a> {
    group: &'a [u8],
    epoch: u64,
    content: u8,
    sender_data: &'a [u8],
    ciphertext: &'a [u8],
}

impl<'a> PrivateMessage<'a> {
    fn parse(bytes: &'a [u8]) -> Option<Self> {
        // Version 1.0, wire format 2.
        let mut rest = bytes.strip_prefix(&[0, 1, 0, 2])?;
        let group = take_vector(&mut rest)?;
        let (epoch, after) = rest.split_first_chunk()?;
        let (content, mut rest) = after.split_first()?;
        take_vector(&mut rest)?;
        let sender_data = take_vector(&mut rest)?;
        let ciphertext = take_vector(&mut rest)?;
        Some(Self { group, epoch: u64::from_be_bytes(*epoch), content: *content, sender_data, ciphertext })
    }

    /// The key it was encrypted with, if this is the secret of its epoch (RFC 9420 §6.3.2).
    fn key(&self, secret: &Secret) -> Option<Key> {
        let sample = self.ciphertext.get(..32).unwrap_or(self.ciphertext);
        let key: [u8; 16] = expand(secret, "key", sample);
        let nonce: [u8; 12] = expand(secret, "nonce", sample);
        let aad = [&vector(self.group), self.epoch.to_be_bytes().as_slice(), &[self.content]].concat();
        let payload = Payload { msg: self.sender_data, aad: &aad };
        let opened = Aes128Gcm::new(&key.into()).decrypt(Nonce::from_slice(&nonce), payload).ok()?;
        let (leaf, rest) = opened.split_first_chunk()?;
        let (generation, _reuse_guard) = rest.split_first_chunk()?;
        Some(Key {
            group: self.group.to_vec(),
            epoch: self.epoch,
            leaf: u32::from_be_bytes(*leaf),
            is_message: self.content == 1,
            generation: u32::from_be_bytes(*generation),
        })
    }
}

/// `ExpandWithLabel` (RFC 9420 §8).
fn expand<const N: usize>(secret: &Secret, label: &str, context: &[u8]) -> [u8; N] {
    let length = u16::try_from(N).expect("a short key");
    let label = vector(format!("MLS 1.0 {label}").as_bytes());
    let info = [length.to_be_bytes().as_slice(), &label, &vector(context)].concat();
    let mut key = [0; N];
    Hkdf::<Sha256>::from_prk(secret).expect("a whole secret").expand(&info, &mut key).expect("a short key");
    key
}

/// A vector with its length before it (RFC 9420 §2.1.2).
fn vector(bytes: &[u8]) -> Vec<u8> {
    let length = u16::try_from(bytes.len()).expect("a short vector");
    let prefix = if length < 64 { vec![length.to_be_bytes()[1]] } else { (length | 0x4000).to_be_bytes().to_vec() };
    [prefix.as_slice(), bytes].concat()
}

fn take_vector<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let first = *rest.first()?;
    let (prefix, length) = match first >> 6 {
        0 => (1, u32::from(first)),
        1 => (2, u32::from(u16::from_be_bytes(*rest.first_chunk()?) & 0x3fff)),
        2 => (4, u32::from_be_bytes(*rest.first_chunk()?) & 0x3fff_ffff),
        _ => return None,
    };
    let (taken, after) = rest.get(prefix..)?.split_at_checked(length as usize)?;
    *rest = after;
    Some(taken)
}
