//! Signing keys: a device's own, and the two that members of a channel derive from each epoch.

use std::fmt;

use ed25519_dalek::{Signer as _, SigningKey};
use kith_wire::{AccountId, DeviceId, EpochKeys, PublicKey, Signature};
use openmls_traits::signatures::{Signer, SignerError};
use openmls_traits::types::SignatureScheme;
use zeroize::Zeroizing;

/// A device's Ed25519 signing key; wiped when dropped.
pub struct DeviceKey(SigningKey);

impl DeviceKey {
    /// The key with this seed (RFC 8032 §5.1.5).
    #[must_use]
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(seed))
    }

    /// The seed, for sealed storage.
    #[must_use]
    pub fn seed(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.0.to_bytes())
    }

    /// The public half.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key().to_bytes())
    }

    /// A signature over the message as it is; the caller separates domains.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> Signature {
        Signature(self.0.sign(message).to_bytes())
    }
}

impl fmt::Debug for DeviceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DeviceKey(…)")
    }
}

impl Signer for DeviceKey {
    fn sign(&self, payload: &[u8]) -> Result<Vec<u8>, SignerError> {
        Ok(self.sign(payload).0.to_vec())
    }

    fn signature_scheme(&self) -> SignatureScheme {
        SignatureScheme::ED25519
    }
}

/// Who this device is in its groups.
#[derive(Clone, Copy, Debug)]
pub struct Identity<'a> {
    /// The account the device belongs to.
    pub account: AccountId,
    /// The device.
    pub device: DeviceId,
    /// The key its leaves sign with.
    pub key: &'a DeviceKey,
}

/// The keys every member of an epoch derives, to prove to the relay that it may read and write the channel.
///
/// They prove membership, never authorship: who wrote a record is inside MLS.
pub struct ChannelKeys {
    read: SigningKey,
    write: SigningKey,
}

impl ChannelKeys {
    pub(crate) fn from_seeds(read: &[u8; 32], write: &[u8; 32]) -> Self {
        Self { read: SigningKey::from_bytes(read), write: SigningKey::from_bytes(write) }
    }

    /// The public halves.
    #[must_use]
    pub fn public(&self) -> EpochKeys {
        EpochKeys {
            read: PublicKey(self.read.verifying_key().to_bytes()),
            write: PublicKey(self.write.verifying_key().to_bytes()),
        }
    }

    /// Proves the right to read.
    #[must_use]
    pub fn sign_read(&self, message: &[u8]) -> Signature {
        Signature(self.read.sign(message).to_bytes())
    }

    /// Proves the right to write.
    #[must_use]
    pub fn sign_write(&self, message: &[u8]) -> Signature {
        Signature(self.write.sign(message).to_bytes())
    }
}

impl fmt::Debug for ChannelKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ChannelKeys(…)")
    }
}
