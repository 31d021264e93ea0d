//! The one suite, and what both halves name each other by.

use argon2::{Algorithm, Argon2, Params, Version};
use opaque_ke::errors::InternalError;
use opaque_ke::generic_array::{ArrayLength, GenericArray};
use opaque_ke::ksf::Ksf;
use opaque_ke::{CipherSuite, Identifiers, Ristretto255, TripleDh};
use sha2_010::Sha512;
use zeroize::Zeroizing;

/// Both ends bind this into every login.
pub(crate) const CONTEXT: &[u8] = b"kith pin v1";

/// Argon2id (RFC 9106): KiB of memory, and passes.
const MEMORY: u32 = 32 * 1024;
const PASSES: u32 = 3;

/// What only the right PIN and the relay together give: the same each time, never seen by the relay.
pub type Export = Zeroizing<[u8; 64]>;

/// A message that is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a message about a PIN does not read")]
pub struct Malformed;

/// Whose PIN it is, and which relay keeps its record: each record is good for these two alone.
#[derive(Clone, Copy, Debug)]
pub struct Parties<'a> {
    /// The account's id.
    pub account: &'a [u8],
    /// The relay's.
    pub relay: &'a [u8],
}

impl<'a> Parties<'a> {
    pub(crate) const fn identifiers(self) -> Identifiers<'a> {
        Identifiers { client: Some(self.account), server: Some(self.relay) }
    }
}

pub(crate) struct Suite;

impl CipherSuite for Suite {
    type OprfCs = Ristretto255;
    type KeyExchange = TripleDh<Ristretto255, Sha512>;
    type Ksf = Stretch;
}

/// What makes each guess slow even for whoever has the relay's secret.
#[derive(Default)]
pub(crate) struct Stretch;

impl Ksf for Stretch {
    fn hash<L: ArrayLength<u8>>(&self, input: GenericArray<u8, L>) -> Result<GenericArray<u8, L>, InternalError> {
        let params = Params::new(MEMORY, PASSES, 1, Some(L::USIZE)).map_err(|_| InternalError::KsfError)?;
        let mut output = GenericArray::default();
        // The input is the output of a keyed function with a key of its own for each record: it is its own salt.
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(&input, &[0; 16], &mut output)
            .map_err(|_| InternalError::KsfError)?;
        Ok(output)
    }
}
