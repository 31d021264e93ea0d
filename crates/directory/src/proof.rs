//! What an account's versions are, checked against a root.

use akd_core::proto::specs::types;
use akd_core::verify::{HistoryVerificationParams, key_history_verify, lookup_verify};
use akd_core::{HistoryProof, LookupProof, VerifyResult};

use crate::{Hashes, Root, Unproven, label, parse};

/// What the directory says of an account, from an epoch on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Counted from 1, without gaps.
    pub number: u64,
    /// The epoch that brought it.
    pub since: u64,
    /// What the publisher said.
    pub value: Vec<u8>,
}

/// Checks what a directory says of accounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checker {
    key: [u8; 32],
}

impl Checker {
    /// With the public key that turns accounts into labels. It must be bound to the publisher: whoever may choose it anew for
    /// each question can show everybody another account under the same root.
    #[must_use]
    pub const fn new(key: [u8; 32]) -> Self {
        Self { key }
    }

    /// The newest version of an account at a root.
    ///
    /// # Errors
    /// [`Unproven`] if these bytes do not prove any.
    pub fn lookup(&self, root: &Root, account: &[u8; 32], proof: &[u8]) -> Result<Version, Unproven> {
        let form: types::LookupProof = parse(proof)?;
        let proof = LookupProof::try_from(&form).map_err(|_| Unproven::Malformed)?;
        check_numbers(root, proof.version, proof.epoch)?;
        let said = lookup_verify::<Hashes>(&self.key, root.hash, root.epoch, label(account), proof);
        said.map(Version::from).map_err(|_| Unproven::Wrong)
    }

    /// All versions of an account up to a root, the oldest first.
    ///
    /// # Errors
    /// [`Unproven`] if these bytes do not prove that there are no others.
    pub fn history(&self, root: &Root, account: &[u8; 32], proof: &[u8]) -> Result<Vec<Version>, Unproven> {
        let form: types::HistoryProof = parse(proof)?;
        let proof = HistoryProof::try_from(&form).map_err(|_| Unproven::Malformed)?;
        proof.update_proofs.iter().try_for_each(|update| check_numbers(root, update.version, update.epoch))?;
        let all = HistoryVerificationParams::default();
        let said = key_history_verify::<Hashes>(&self.key, root.hash, root.epoch, label(account), proof, all);
        let mut versions: Vec<Version> = said.map_err(|_| Unproven::Wrong)?.into_iter().map(Version::from).collect();
        versions.reverse();
        // Each number was proven to follow the one before it; that they begin with the first is ours to see.
        let complete = versions.first().is_some_and(|first| first.number == 1);
        if complete { Ok(versions) } else { Err(Unproven::Wrong) }
    }
}

impl From<VerifyResult> for Version {
    fn from(said: VerifyResult) -> Self {
        Self { number: said.version, since: said.epoch, value: said.value.0 }
    }
}

/// An epoch brings an account at most one version. The library computes with these numbers before it doubts them.
fn check_numbers(root: &Root, version: u64, since: u64) -> Result<(), Unproven> {
    let possible = (1..=since).contains(&version) && since <= root.epoch && root.epoch < u64::MAX / 4;
    if possible { Ok(()) } else { Err(Unproven::Wrong) }
}
