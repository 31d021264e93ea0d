//! Joining a group by a Welcome (RFC 9420 §12.4.3.1).

use std::fmt;

use kith_wire::{ChannelId, Epoch};
use openmls::prelude::{MlsGroup, MlsMessageBodyIn, MlsMessageIn, StagedWelcome, tls_codec::Deserialize as _};

use super::group::{group_id, join_config, load, lowest_joinable};
use super::provider::{Provider, transaction};
use super::store::Changes;
use super::{Group, Identity, Leaf, Member, MlsError, SUITE};
use crate::state::State;

/// A Welcome that was opened and checked but not followed. Dropping it changes nothing: the key package stays usable.
pub struct Invitation {
    channel: ChannelId,
    staged: StagedWelcome,
    changes: Changes,
    inviter: Member,
    members: Vec<Member>,
}

impl Invitation {
    /// Opens a Welcome into a channel's group.
    ///
    /// # Errors
    /// [`MlsError::Invalid`] if it is not for this device, not of this channel, or breaks a rule of RFC 9420 or Kith.
    pub fn open(state: &State, identity: &Identity<'_>, channel: &ChannelId, welcome: &[u8]) -> Result<Self, MlsError> {
        let message = MlsMessageIn::tls_deserialize_exact(welcome).map_err(|_| MlsError::Invalid("encoding"))?;
        let MlsMessageBodyIn::Welcome(welcome) = message.extract() else {
            return Err(MlsError::Invalid("not a Welcome"));
        };
        let provider = Provider::over(state);
        // Leaves that never committed keep the lifetime of their key package; in an old group it is over.
        let staged = StagedWelcome::build_from_welcome(&provider, &join_config(), welcome)
            .map_err(|_| MlsError::Invalid("Welcome"))?
            .skip_lifetime_validation()
            .replace_old_group()
            .build()
            .map_err(|_| MlsError::Invalid("Welcome"))?;
        check(&staged, identity, channel)?;
        let members = staged.members().map(|member| Member::of(&member)).collect::<Result<Vec<_>, _>>()?;
        let inviter = staged.welcome_sender_index().u32();
        let inviter =
            *members.iter().find(|member| member.leaf == inviter).ok_or(MlsError::Invalid("Welcome's sender"))?;
        Ok(Self { channel: *channel, staged, changes: provider.into_changes(), inviter, members })
    }

    /// Who made the Welcome: a member of the group, proven by signature.
    #[must_use]
    pub fn inviter(&self) -> Member {
        self.inviter
    }

    /// The members one would be among, oneself included.
    #[must_use]
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// The epoch one would join in.
    #[must_use]
    pub fn epoch(&self) -> Epoch {
        Epoch(self.staged.group_context().epoch().as_u64())
    }

    /// Joins. A group this device had for the channel is replaced, so the caller has looked at [`Self::inviter`] and
    /// [`Self::members`]; a one-time key package is used up.
    ///
    /// # Errors
    /// [`MlsError::Replayed`] if this device has been in that epoch, by this Welcome or otherwise;
    /// [`MlsError::Invalid`] if the group cannot be set up.
    pub fn accept(self, state: &mut State) -> Result<Group, MlsError> {
        if self.epoch() < lowest_joinable(state, &self.channel)? {
            return Err(MlsError::Replayed);
        }
        let mls = transaction(state, |provider| {
            provider.rows().adopt(self.changes);
            provider.rows().delete_group(&self.channel)?;
            self.staged.into_group(provider).map_err(|_| MlsError::Invalid("Welcome"))
        })?;
        Ok(Group { mls, channel: self.channel })
    }
}

impl Group {
    /// Opens a Welcome and joins at once, for a caller that has no question about who is in the group.
    ///
    /// # Errors
    /// As [`Invitation::open`] and [`Invitation::accept`]; [`MlsError::Misuse`] if this device is a member of the channel's group already.
    pub fn join(
        state: &mut State,
        identity: &Identity<'_>,
        channel: &ChannelId,
        welcome: &[u8],
    ) -> Result<Self, MlsError> {
        if load(state, channel)?.is_some_and(|group: MlsGroup| group.is_active()) {
            return Err(MlsError::Misuse("a member already"));
        }
        Invitation::open(state, identity, channel, welcome)?.accept(state)
    }
}

fn check(staged: &StagedWelcome, identity: &Identity<'_>, channel: &ChannelId) -> Result<(), MlsError> {
    let context = staged.group_context();
    if context.group_id() != &group_id(channel) {
        return Err(MlsError::Invalid("Welcome into another channel"));
    }
    if context.ciphersuite() != SUITE {
        return Err(MlsError::Invalid("group's cipher suite"));
    }
    // Extensions could let outsiders propose, or demand what no leaf of ours declares.
    if context.extensions().iter().next().is_some() {
        return Err(MlsError::Invalid("group's extensions"));
    }
    let own = staged.own_leaf_node().ok_or(MlsError::Invalid("own leaf"))?;
    if Leaf::of(own)? == identity.leaf() { Ok(()) } else { Err(MlsError::Invalid("own leaf")) }
}

impl fmt::Debug for Invitation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Invitation(…)")
    }
}
