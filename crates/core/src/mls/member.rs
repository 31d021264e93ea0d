//! Who holds a leaf: the one credential form of Kith, an account and a device under the device's key.

use kith_wire::{AccountId, DeviceId, PublicKey};
use openmls::prelude::{BasicCredential, Credential, CredentialType, CredentialWithKey, LeafNode};

use super::{Identity, MlsError};

/// What a leaf says about its holder. Whether the account's chain agrees is the caller's question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// The account named in the credential.
    pub account: AccountId,
    /// The device named in the credential.
    pub device: DeviceId,
    /// The key the leaf signs with.
    pub key: PublicKey,
}

/// A member of a group: a device at its place in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// The account named in the credential.
    pub account: AccountId,
    /// The device named in the credential.
    pub device: DeviceId,
    /// The key the leaf signs with.
    pub key: PublicKey,
    /// Its place in the tree; another device may get the same place after this one was removed.
    pub leaf: u32,
}

impl Leaf {
    pub(super) fn of(node: &LeafNode) -> Result<Self, MlsError> {
        Self::parse(node.credential(), node.signature_key().as_slice())
    }

    fn parse(credential: &Credential, key: &[u8]) -> Result<Self, MlsError> {
        if credential.credential_type() != CredentialType::Basic {
            return Err(MlsError::Invalid("credential type"));
        }
        let identity = BasicCredential::try_from(credential.clone()).map_err(|_| MlsError::Invalid("credential"))?;
        let (account, device) =
            identity.identity().split_at_checked(AccountId::LEN).ok_or(MlsError::Invalid("credential length"))?;
        Ok(Self {
            account: AccountId::try_from(account).map_err(|_| MlsError::Invalid("credential length"))?,
            device: DeviceId::try_from(device).map_err(|_| MlsError::Invalid("credential length"))?,
            key: PublicKey::try_from(key).map_err(|_| MlsError::Invalid("signature key length"))?,
        })
    }

    pub(super) fn at(self, leaf: u32) -> Member {
        Member { account: self.account, device: self.device, key: self.key, leaf }
    }
}

impl Member {
    pub(super) fn of(member: &openmls::prelude::Member) -> Result<Self, MlsError> {
        Ok(Leaf::parse(&member.credential, &member.signature_key)?.at(member.index.u32()))
    }

    /// The same without the place.
    #[must_use]
    pub fn holder(&self) -> Leaf {
        Leaf { account: self.account, device: self.device, key: self.key }
    }
}

impl Identity<'_> {
    pub(super) fn credential(&self) -> CredentialWithKey {
        let identity = [self.account.as_bytes(), self.device.as_bytes()].concat();
        CredentialWithKey {
            credential: BasicCredential::new(identity).into(),
            signature_key: self.key.public().0.to_vec().into(),
        }
    }

    pub(super) fn leaf(&self) -> Leaf {
        Leaf { account: self.account, device: self.device, key: self.key.public() }
    }
}
