//! Key packages: how a device can be added to groups while it is away (RFC 9420 §10).

use kith_wire::{AccountId, DeviceId, PublicKey, Seconds};
use openmls::prelude::{
    KeyPackage as MlsKeyPackage, KeyPackageBundle, KeyPackageVerifyError, Lifetime, MlsMessageBodyIn, MlsMessageIn,
    MlsMessageOut, ProtocolVersion,
    tls_codec::{Deserialize as _, Serialize as _},
};
use openmls_rust_crypto::RustCrypto;

use super::provider::transaction;
use super::seal::SealKey;
use super::{Identity, Leaf, MlsError, SUITE, capabilities, store};
use crate::state::State;

/// How long a new key package may be used to add its device: 84 days.
///
/// Members check it once more when they take in the commit, however late: whoever adds should leave those who are away
/// enough of it (see [`KeyPackage::expires`]).
pub const KEY_PACKAGE_LIFETIME: Seconds = Seconds(84 * 24 * 60 * 60);

/// A new key package of this device; its private keys go into the state.
///
/// A last-resort package survives being used, and may be handed out when the one-time ones have run out.
///
/// # Errors
/// [`MlsError::Invalid`] if the package cannot be made.
pub fn new_key_package(state: &mut State, identity: &Identity<'_>, last_resort: bool) -> Result<Vec<u8>, MlsError> {
    let builder = MlsKeyPackage::builder()
        .key_package_lifetime(Lifetime::new(KEY_PACKAGE_LIFETIME.0))
        .leaf_node_capabilities(capabilities());
    let builder = if last_resort { builder.mark_as_last_resort() } else { builder };
    transaction(state, |provider| {
        let bundle = builder
            .build(SUITE, provider, identity.key, identity.credential())
            .map_err(|_| MlsError::Invalid("own key package"))?;
        MlsMessageOut::from(bundle.into_key_package())
            .tls_serialize_detached()
            .map_err(|_| MlsError::Invalid("own key package"))
    })
}

/// Forgets this device's key packages that expired more than `grace` ago, and says how many.
///
/// A Welcome may lie in the inbox long after its key package was used: grace is as long as the inbox keeps things.
///
/// # Errors
/// [`MlsError::Corrupt`] if a stored package is unreadable.
pub fn delete_expired_key_packages(state: &mut State, grace: Seconds) -> Result<usize, MlsError> {
    let mut expired = Vec::new();
    for (key, bundle) in store::key_packages::<KeyPackageBundle>(state).map_err(|_| MlsError::Corrupt("key package"))? {
        let lifetime = bundle.key_package().life_time();
        let kept = Lifetime::init(lifetime.not_before(), lifetime.not_after().saturating_add(grace.0));
        if kept.validate().is_err() {
            expired.push(key);
        }
    }
    for key in &expired {
        state.delete(key);
    }
    Ok(expired.len())
}

/// The private half of [`KeyPackage::letter_key`] of one of this device's key packages, if one is chosen.
///
/// # Errors
/// [`MlsError::Corrupt`] if a stored package is unreadable.
pub(crate) fn own_letter_key(state: &State, is_it: impl Fn(&[u8]) -> bool) -> Result<Option<SealKey>, MlsError> {
    let bundles = store::key_packages::<KeyPackageBundle>(state).map_err(|_| MlsError::Corrupt("key package"))?;
    let found =
        bundles.iter().map(|(_, bundle)| bundle).find(|bundle| is_it(bundle.key_package().hpke_init_key().as_slice()));
    Ok(found.map(|bundle| {
        let public = bundle.key_package().hpke_init_key().as_slice().to_vec();
        SealKey::of(bundle.init_private_key().clone(), public)
    }))
}

/// A key package somebody else made, checked: suite, lifetime, signatures, form of the credential.
#[derive(Clone)]
pub struct KeyPackage {
    pub(super) package: MlsKeyPackage,
    leaf: Leaf,
}

impl KeyPackage {
    /// Checks the bytes of a key package.
    ///
    /// # Errors
    /// [`MlsError::Lifetime`]; [`MlsError::Invalid`] with the rule it breaks.
    pub fn parse(bytes: &[u8]) -> Result<Self, MlsError> {
        let message = MlsMessageIn::tls_deserialize_exact(bytes).map_err(|_| MlsError::Invalid("encoding"))?;
        let MlsMessageBodyIn::KeyPackage(package) = message.extract() else {
            return Err(MlsError::Invalid("not a key package"));
        };
        let package = package.validate(&RustCrypto::default(), ProtocolVersion::Mls10).map_err(|error| {
            let late = matches!(error, KeyPackageVerifyError::LifetimeError(_));
            if late { MlsError::Lifetime } else { MlsError::Invalid("key package") }
        })?;
        Self::check(package)
    }

    /// The rules OpenMLS leaves to the application.
    pub(super) fn check(package: MlsKeyPackage) -> Result<Self, MlsError> {
        if package.ciphersuite() != SUITE {
            return Err(MlsError::Invalid("key package's cipher suite"));
        }
        if !package.life_time().has_acceptable_range() {
            return Err(MlsError::Invalid("key package's lifetime"));
        }
        let leaf = Leaf::of(package.leaf_node())?;
        Ok(Self { package, leaf })
    }

    pub(super) fn leaf(&self) -> Leaf {
        self.leaf
    }

    /// The key that letters to its device can be sealed to, where it knows no other of ours: its init key, under a label of
    /// our own (MLS uses it only with labels that begin with `MLS 1.0`, RFC 9420 §5.1.3).
    #[must_use]
    pub fn letter_key(&self) -> &[u8] {
        self.package.hpke_init_key().as_slice()
    }

    /// The account it says it is of.
    #[must_use]
    pub fn account(&self) -> AccountId {
        self.leaf.account
    }

    /// The device it says it is of.
    #[must_use]
    pub fn device(&self) -> DeviceId {
        self.leaf.device
    }

    /// The key it is signed with, and its leaf will sign with.
    #[must_use]
    pub fn key(&self) -> PublicKey {
        self.leaf.key
    }

    /// When it ends. A member that takes in the commit after that moment cannot.
    #[must_use]
    pub fn expires(&self) -> Seconds {
        Seconds(self.package.life_time().not_after())
    }

    /// May it be used for more than one group?
    #[must_use]
    pub fn is_last_resort(&self) -> bool {
        self.package.last_resort()
    }
}

impl std::fmt::Debug for KeyPackage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KeyPackage(…)")
    }
}
