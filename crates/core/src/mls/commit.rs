//! Own commits: made, held until the relay has said which commit won, then merged or cleared.

use kith_wire::{Hash, RelayId};
use openmls::prelude::{LeafNodeIndex, MlsMessageOut, ProtocolVersion};
use openmls_rust_crypto::RustCrypto;

use super::group::derive;
use super::provider::Provider;
use super::store::{Row, group_row};
use super::{ChannelKeys, Group, Identity, KeyPackage, MlsError};
use crate::state::State;

/// What a commit does besides renewing the committer's own keys, which every commit of Kith does.
#[derive(Clone, Copy, Debug, Default)]
pub struct Change<'a> {
    /// Devices to add.
    pub add: &'a [KeyPackage],
    /// Leaves to remove. Removing a leaf and adding the same device again in one commit is a swap.
    pub remove: &'a [u32],
}

/// A commit that was made and is held in the state, to be merged when it has won, cleared when it has lost.
#[derive(Debug)]
pub struct Pending {
    /// The commit for the channel.
    pub commit: Vec<u8>,
    /// The Welcome for those it adds.
    pub welcome: Option<Vec<u8>>,
    /// The keys of the epoch it leads to.
    pub next: ChannelKeys,
}

impl Group {
    /// Makes a commit. Until it is merged the group stays in its epoch; messages can be sent and received.
    ///
    /// `aad` is authenticated but readable by the relay.
    ///
    /// # Errors
    /// [`MlsError::Misuse`] if one is pending already; [`MlsError::Invalid`] if the change does not fit the group (a
    /// device that is in it already, a leaf that is not, oneself removed); [`MlsError::Removed`].
    pub fn commit(
        &mut self,
        state: &mut State,
        identity: &Identity<'_>,
        relay: &RelayId,
        change: Change<'_>,
        aad: &[u8],
    ) -> Result<Pending, MlsError> {
        self.check_identity(identity)?;
        if self.has_pending() {
            return Err(MlsError::Misuse("a commit is pending"));
        }
        let hash_row = group_row(&self.channel, Row::PendingHash)?;
        let (commit, welcome) = self.change(state, |mls, provider| {
            let made = stage(mls, provider, identity, change, aad)?;
            provider.rows().put(hash_row, &hash(&made.0))?;
            Ok(made)
        })?;
        let next = self.pending_keys(relay)?.ok_or(MlsError::Corrupt("pending commit"))?;
        Ok(Pending { commit, welcome, next })
    }

    /// Is a commit of this device waiting for the outcome?
    #[must_use]
    pub fn has_pending(&self) -> bool {
        self.mls.pending_commit().is_some()
    }

    /// Are these the bytes of the commit that is pending?
    ///
    /// # Errors
    /// [`MlsError::Corrupt`] if the row is unreadable.
    pub fn is_pending(&self, state: &State, commit: &[u8]) -> Result<bool, MlsError> {
        if !self.has_pending() {
            return Ok(false);
        }
        let held: Option<Hash> = Provider::over(state).rows().get(&group_row(&self.channel, Row::PendingHash)?)?;
        Ok(held == Some(hash(commit)))
    }

    /// The keys of the epoch the pending commit leads to; none if none is pending.
    ///
    /// # Errors
    /// [`MlsError::Corrupt`] if they cannot be derived.
    pub fn pending_keys(&self, relay: &RelayId) -> Result<Option<ChannelKeys>, MlsError> {
        let Some(pending) = self.mls.pending_commit() else { return Ok(None) };
        let crypto = RustCrypto::default();
        let keys = derive(relay, &self.channel, |label, context| {
            pending.export_secret(&crypto, label, context, 32).map_err(|_| MlsError::Corrupt("pending commit"))
        })?;
        Ok(Some(keys))
    }

    /// The pending commit has won: the group is in the epoch it leads to.
    ///
    /// Only after everything before it in the channel was processed: messages of the old epoch are lost by this.
    ///
    /// # Errors
    /// [`MlsError::Misuse`] if none is pending.
    pub fn merge_pending(&mut self, state: &mut State) -> Result<(), MlsError> {
        if !self.has_pending() {
            return Err(MlsError::Misuse("no commit is pending"));
        }
        let hash_row = group_row(&self.channel, Row::PendingHash)?;
        self.change(state, |mls, provider| {
            provider.rows().delete(hash_row);
            mls.merge_pending_commit(provider).map_err(|_| MlsError::Corrupt("pending commit"))
        })
    }

    /// The pending commit has lost, or is given up; clearing none is nothing.
    ///
    /// # Errors
    /// [`MlsError::Corrupt`] if the rows cannot be written.
    pub fn clear_pending(&mut self, state: &mut State) -> Result<(), MlsError> {
        let hash_row = group_row(&self.channel, Row::PendingHash)?;
        self.change(state, |mls, provider| {
            provider.rows().delete(hash_row);
            Ok(mls.clear_pending_commit(provider.rows())?)
        })
    }
}

/// Builds commit and Welcome and makes them the group's pending commit.
fn stage(
    mls: &mut openmls::prelude::MlsGroup,
    provider: &Provider<'_>,
    identity: &Identity<'_>,
    change: Change<'_>,
    aad: &[u8],
) -> Result<(Vec<u8>, Option<Vec<u8>>), MlsError> {
    use openmls_traits::OpenMlsProvider as _;

    mls.set_aad(aad.to_vec());
    // The GroupInfo for strangers is not made: it would cost a copy of the tree and nobody joins by it. The Welcome
    // carries its own.
    let (commit, welcome, _) = mls
        .commit_builder()
        .consume_proposal_store(false)
        .force_self_update(true)
        .propose_removals(change.remove.iter().copied().map(LeafNodeIndex::new))
        .propose_adds(change.add.iter().map(|package| package.package.clone()))
        .load_psks(provider.storage())
        .map_err(|_| MlsError::Invalid("change"))?
        .create_group_info(false)
        .build(provider.rand(), provider.crypto(), identity.key, |_| true)
        .map_err(|_| MlsError::Invalid("change"))?
        .stage_commit(provider)
        .map_err(|_| MlsError::Invalid("change"))?
        .into_contents();
    let welcome = welcome.map(|welcome| bytes(&MlsMessageOut::from_welcome(welcome, ProtocolVersion::Mls10)));
    Ok((bytes(&commit)?, welcome.transpose()?))
}

fn bytes(message: &MlsMessageOut) -> Result<Vec<u8>, MlsError> {
    message.to_bytes().map_err(|_| MlsError::Invalid("own commit"))
}

fn hash(commit: &[u8]) -> Hash {
    Hash::of("kith pending commit v1", &[commit])
}
