//! A channel's group as one of its members has it.

use std::fmt;

use kith_wire::{ChannelId, Epoch, RelayId};
use openmls::prelude::{
    GroupId, Lifetime, MlsGroup, MlsGroupCreateConfig, MlsGroupJoinConfig, PURE_CIPHERTEXT_WIRE_FORMAT_POLICY,
    SenderRatchetConfiguration,
};
use openmls_rust_crypto::RustCrypto;
use zeroize::Zeroizing;

use super::provider::{Provider, transaction};
use super::store::{Overlay, RowError, floor_row};
use super::{
    ChannelKeys, FORWARD_DISTANCE, Identity, KEY_PACKAGE_LIFETIME, Leaf, Member, MlsError, OUT_OF_ORDER_TOLERANCE,
    SUITE, capabilities,
};
use crate::state::State;

/// A group this device is or was in. The state holds all of it: [`Group::load`] after any call gives the same group, so
/// a caller may keep the value between calls or drop it.
pub struct Group {
    pub(super) mls: MlsGroup,
    pub(super) channel: ChannelId,
}

impl Group {
    /// A new group of this device alone, in epoch 0. Its id is the channel's.
    ///
    /// # Errors
    /// [`MlsError::Misuse`] if the channel has a group already.
    pub fn found(state: &mut State, identity: &Identity<'_>, channel: &ChannelId) -> Result<Self, MlsError> {
        if load(state, channel)?.is_some() {
            return Err(MlsError::Misuse("the channel has a group already"));
        }
        let config = MlsGroupCreateConfig::builder()
            .ciphersuite(SUITE)
            .capabilities(capabilities())
            .lifetime(Lifetime::new(KEY_PACKAGE_LIFETIME.0))
            .wire_format_policy(PURE_CIPHERTEXT_WIRE_FORMAT_POLICY)
            .padding_size(0)
            .max_past_epochs(0)
            .number_of_resumption_psks(0)
            .use_ratchet_tree_extension(true)
            .sender_ratchet_configuration(ratchets())
            .build();
        let mls = transaction(state, |provider| {
            MlsGroup::new_with_group_id(provider, identity.key, &config, group_id(channel), identity.credential())
                .map_err(|_| MlsError::Invalid("new group"))
        })?;
        Ok(Self { mls, channel: *channel })
    }

    /// The group of a channel, if this device has one, even one it was removed from.
    ///
    /// # Errors
    /// [`MlsError::Corrupt`] if its rows are unreadable.
    pub fn load(state: &State, channel: &ChannelId) -> Result<Option<Self>, MlsError> {
        Ok(load(state, channel)?.map(|mls| Self { mls, channel: *channel }))
    }

    /// Forgets everything about a channel's group but the epoch it was in, so that an old Welcome cannot bring this
    /// device back to keys it has used. Forgetting what is not there is nothing.
    ///
    /// # Errors
    /// [`MlsError::Corrupt`] if the group's rows are unreadable.
    pub fn delete(state: &mut State, channel: &ChannelId) -> Result<(), MlsError> {
        let floor = lowest_joinable(state, channel)?;
        transaction(state, |provider| {
            provider.rows().delete_group(channel)?;
            if floor > Epoch(0) {
                provider.rows().put(floor_row(channel), &floor)?;
            }
            Ok(())
        })
    }

    /// The channel, whose id is the group's.
    #[must_use]
    pub fn channel(&self) -> ChannelId {
        self.channel
    }

    /// The epoch the group is in.
    #[must_use]
    pub fn epoch(&self) -> Epoch {
        Epoch(self.mls.epoch().as_u64())
    }

    /// Is this device still a member?
    #[must_use]
    pub fn is_member(&self) -> bool {
        self.mls.is_active()
    }

    /// This device's place in the tree.
    #[must_use]
    pub fn own_leaf(&self) -> u32 {
        self.mls.own_leaf_index().u32()
    }

    /// All members by their place in the tree, this device included.
    ///
    /// # Errors
    /// [`MlsError::Invalid`] never happens for a group made here: every way in checks credentials.
    pub fn members(&self) -> Result<Vec<Member>, MlsError> {
        self.mls.members().map(|member| Member::of(&member)).collect()
    }

    /// The keys of the current epoch for this channel on a relay.
    ///
    /// # Errors
    /// [`MlsError::Removed`] if this device is no longer a member.
    pub fn channel_keys(&self, relay: &RelayId) -> Result<ChannelKeys, MlsError> {
        derive(relay, &self.channel, |label, context| {
            self.mls.export_secret(&RustCrypto::default(), label, context, 32).map_err(|_| MlsError::Removed)
        })
    }

    /// Encrypts a message for all members. The caller pads the plaintext, and saves the state before the result leaves.
    ///
    /// `aad` is authenticated but readable by the relay.
    ///
    /// # Errors
    /// [`MlsError::Removed`]; [`MlsError::Misuse`] if the identity is not the one this group was joined with.
    pub fn encrypt(
        &mut self,
        state: &mut State,
        identity: &Identity<'_>,
        plaintext: &[u8],
        aad: &[u8],
    ) -> Result<Vec<u8>, MlsError> {
        self.check_identity(identity)?;
        self.change(state, |mls, provider| {
            mls.set_aad(aad.to_vec());
            mls.create_message(provider, identity.key, plaintext)
                .map_err(|_| MlsError::Invalid("own message"))?
                .to_bytes()
                .map_err(|_| MlsError::Invalid("own message"))
        })
    }

    /// Runs `work` on group and state together; after an error the group is again what the state says.
    pub(super) fn change<T>(
        &mut self,
        state: &mut State,
        work: impl FnOnce(&mut MlsGroup, &Provider<'_>) -> Result<T, MlsError>,
    ) -> Result<T, MlsError> {
        let outcome = transaction(state, |provider| work(&mut self.mls, provider));
        if outcome.is_err() {
            self.reload(state)?;
        }
        outcome
    }

    pub(super) fn reload(&mut self, state: &State) -> Result<(), MlsError> {
        self.mls = load(state, &self.channel)?.ok_or(MlsError::Corrupt("group"))?;
        Ok(())
    }

    pub(super) fn check_identity(&self, identity: &Identity<'_>) -> Result<(), MlsError> {
        if !self.is_member() {
            return Err(MlsError::Removed);
        }
        let own = self.mls.own_leaf_node().ok_or(MlsError::Corrupt("group"))?;
        if Leaf::of(own)? == identity.leaf() { Ok(()) } else { Err(MlsError::Misuse("another identity's group")) }
    }
}

impl fmt::Debug for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Group(…)")
    }
}

/// How a group is kept by those who join it; as [`Group::found`] for the founder.
pub(super) fn join_config() -> MlsGroupJoinConfig {
    MlsGroupJoinConfig::builder()
        .wire_format_policy(PURE_CIPHERTEXT_WIRE_FORMAT_POLICY)
        .padding_size(0)
        .max_past_epochs(0)
        .number_of_resumption_psks(0)
        .use_ratchet_tree_extension(true)
        .sender_ratchet_configuration(ratchets())
        .build()
}

pub(super) fn group_id(channel: &ChannelId) -> GroupId {
    GroupId::from_slice(channel.as_bytes())
}

pub(super) fn load(state: &State, channel: &ChannelId) -> Result<Option<MlsGroup>, MlsError> {
    Ok(MlsGroup::load(&Overlay::over(state), &group_id(channel))?)
}

/// The lowest epoch this device has not been in as a member, and so may be invited into: nowhere may one leaf, epoch and
/// generation come to carry two messages. A commit that removes us leads into an epoch we were not in.
pub(super) fn lowest_joinable(state: &State, channel: &ChannelId) -> Result<Epoch, MlsError> {
    let deleted: Option<Epoch> = Overlay::over(state).get(&floor_row(channel))?;
    let kept = load(state, channel)?.map(|mls| {
        let epoch = Epoch(mls.epoch().as_u64());
        if mls.is_active() { epoch.next() } else { epoch }
    });
    Ok(deleted.max(kept).unwrap_or_default())
}

/// One exporter label per use (RFC 9420 §8.5), bound to relay and channel so that a proof fits nowhere else.
pub(super) fn derive(
    relay: &RelayId,
    channel: &ChannelId,
    export: impl Fn(&str, &[u8]) -> Result<Vec<u8>, MlsError>,
) -> Result<ChannelKeys, MlsError> {
    let context = [relay.as_bytes(), channel.as_bytes()].concat();
    let seed = |label| {
        let secret = Zeroizing::new(export(label, &context)?);
        let mut seed = Zeroizing::new([0; 32]);
        if secret.len() != seed.len() {
            return Err(MlsError::Invalid("exporter"));
        }
        seed.copy_from_slice(&secret);
        Ok(seed)
    };
    Ok(ChannelKeys::from_seeds(&*seed("kith read v1")?, &*seed("kith write v1")?))
}

fn ratchets() -> SenderRatchetConfiguration {
    SenderRatchetConfiguration::new(OUT_OF_ORDER_TOLERANCE, FORWARD_DISTANCE)
}

impl From<RowError> for MlsError {
    fn from(_: RowError) -> Self {
        Self::Corrupt("group")
    }
}
