//! Sealing to a public key (HPKE, RFC 9180): X-Wing, HKDF-SHA256 and ChaCha20-Poly1305, hybrid post-quantum.
//!
//! A sealed message says nothing about who made it; whoever needs that signs inside.

use std::fmt;

use openmls_rust_crypto::RustCrypto;
use openmls_traits::crypto::OpenMlsCrypto;
use openmls_traits::types::{HpkeAeadType, HpkeCiphertext, HpkeConfig, HpkeKdfType, HpkeKemType, HpkePrivateKey};

use super::MlsError;

/// Length of a public key: ML-KEM-768 and X25519.
pub const PUBLIC_LEN: usize = 1184 + 32;

/// What sealing adds to a plaintext: the encapsulation (ML-KEM-768 and X25519) and the tag.
pub const OVERHEAD: usize = ENCAPSULATION_LEN + 16;

const ENCAPSULATION_LEN: usize = 1088 + 32;

/// A key that messages are sealed to; wiped when dropped.
pub struct SealKey {
    private: HpkePrivateKey,
    public: Vec<u8>,
}

impl SealKey {
    /// The key that follows from a seed (`DeriveKeyPair`, RFC 9180 §4); the same seed gives the same key.
    ///
    /// # Errors
    /// [`MlsError::Invalid`] if the provider cannot derive it.
    pub fn from_seed(seed: &[u8; 32]) -> Result<Self, MlsError> {
        let keys =
            RustCrypto::default().derive_hpke_keypair(suite(), seed).map_err(|_| MlsError::Invalid("sealing key"))?;
        Ok(Self { private: keys.private, public: keys.public })
    }

    /// The key with these halves.
    pub(super) const fn of(private: HpkePrivateKey, public: Vec<u8>) -> Self {
        Self { private, public }
    }

    /// The public half.
    #[must_use]
    pub fn public(&self) -> &[u8] {
        &self.public
    }

    /// Opens what was sealed to this key under the same `info` and `aad`.
    ///
    /// # Errors
    /// [`MlsError::Invalid`] if it was not, or was changed.
    pub fn open(&self, info: &[u8], aad: &[u8], sealed: &[u8]) -> Result<Vec<u8>, MlsError> {
        let (encapsulation, ciphertext) =
            sealed.split_at_checked(ENCAPSULATION_LEN).ok_or(MlsError::Invalid("sealed message's length"))?;
        let sealed =
            HpkeCiphertext { kem_output: encapsulation.to_vec().into(), ciphertext: ciphertext.to_vec().into() };
        RustCrypto::default()
            .hpke_open(suite(), &sealed, &self.private, info, aad)
            .map_err(|_| MlsError::Invalid("sealed message"))
    }
}

impl fmt::Debug for SealKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealKey(…)")
    }
}

/// Seals a plaintext to a public key: the encapsulation, then the ciphertext.
///
/// # Errors
/// [`MlsError::Invalid`] if the public key is none.
pub fn seal(public: &[u8], info: &[u8], aad: &[u8], plaintext: &[u8]) -> Result<Vec<u8>, MlsError> {
    if public.len() != PUBLIC_LEN {
        return Err(MlsError::Invalid("sealing key"));
    }
    let sealed = RustCrypto::default()
        .hpke_seal(suite(), public, info, aad, plaintext)
        .map_err(|_| MlsError::Invalid("sealing key"))?;
    if sealed.kem_output.as_slice().len() != ENCAPSULATION_LEN {
        return Err(MlsError::Invalid("sealing key"));
    }
    Ok([sealed.kem_output.as_slice(), sealed.ciphertext.as_slice()].concat())
}

fn suite() -> HpkeConfig {
    HpkeConfig(HpkeKemType::XWingKemDraft6, HpkeKdfType::HkdfSha256, HpkeAeadType::ChaCha20Poly1305)
}
