//! What arrives in a channel: messages, commits of others, echoes of oneself.

use std::fmt;

use kith_wire::{ChannelId, Epoch, RelayId};
use openmls::framing::errors::{MessageDecryptionError, SecretTreeError};
use openmls::prelude::{
    ContentType, KeyPackageVerifyError, LeafNodeIndex, MlsGroup, MlsMessageIn, ProcessMessageError, ProcessedMessage,
    ProcessedMessageContent, Proposal, ProposalValidationError, ProtocolMessage, Sender, StageCommitError,
    StagedCommit as MlsStagedCommit, ValidationError, tls_codec::Deserialize as _,
};
use openmls::treesync::errors::LeafNodeValidationError;
use openmls_rust_crypto::RustCrypto;

use super::group::{derive, group_id, load};
use super::key_package::KeyPackage;
use super::provider::Provider;
use super::store::{Row, RowError, group_row};
use super::{ChannelKeys, Group, Leaf, Member, MlsError};
use crate::state::State;

/// What a record of a channel turned out to be.
#[derive(Debug)]
pub enum Processed {
    /// A message of a member. Its key is used up.
    Message {
        /// Who wrote it, proven by signature.
        sender: Member,
        /// What was encrypted, padding included.
        plaintext: Vec<u8>,
        /// What the sender authenticated in the clear.
        aad: Vec<u8>,
    },
    /// Another member's commit, to be judged and then merged or dropped.
    Commit(Box<StagedCommit>),
    /// The pending commit, byte for byte: it has won and can be merged.
    OwnPending,
    /// A commit under this device's leaf that is not the pending one: see [`Self::OwnMessage`].
    OwnCommit,
    /// A message under this device's leaf. An echo if the caller knows the bytes; if not, either a copy of this home
    /// is running, or a member wrote it to make it look so: nothing proves the sender here.
    OwnMessage,
}

/// Another member's commit, checked by the rules of RFC 9420 but not by those of Kith. Dropping it changes nothing.
pub struct StagedCommit {
    commit: Box<MlsStagedCommit>,
    channel: ChannelId,
    committer: Member,
    added: Vec<Leaf>,
    removed: Vec<Member>,
    changed: Option<Leaf>,
    aad: Vec<u8>,
}

impl StagedCommit {
    /// Who committed, as the leaf was before, proven by signature.
    #[must_use]
    pub fn committer(&self) -> Member {
        self.committer
    }

    /// Who would be added.
    #[must_use]
    pub fn added(&self) -> &[Leaf] {
        &self.added
    }

    /// Who would be removed.
    #[must_use]
    pub fn removed(&self) -> &[Member] {
        &self.removed
    }

    /// What the committer's leaf would say, if the commit gives it another credential or signature key. No rule of
    /// MLS forbids that, so the caller must: a member could take any account's name.
    #[must_use]
    pub fn changed(&self) -> Option<Leaf> {
        self.changed
    }

    /// Would this device no longer be a member?
    #[must_use]
    pub fn removes_us(&self) -> bool {
        self.commit.self_removed()
    }

    /// What the committer authenticated in the clear.
    #[must_use]
    pub fn aad(&self) -> &[u8] {
        &self.aad
    }

    /// The epoch it leads to.
    #[must_use]
    pub fn epoch(&self) -> Epoch {
        Epoch(self.commit.epoch().as_u64())
    }

    /// The keys of the epoch it leads to, to compare with those the committer registered.
    ///
    /// # Errors
    /// [`MlsError::Removed`] if this device would not be in that epoch.
    pub fn next_keys(&self, relay: &RelayId) -> Result<ChannelKeys, MlsError> {
        let crypto = RustCrypto::default();
        derive(relay, &self.channel, |label, context| {
            self.commit.export_secret(&crypto, label, context, 32).map_err(|_| MlsError::Removed)
        })
    }
}

impl Group {
    /// Takes in one record of the channel. A commit changes nothing until it is merged; after an error group and state
    /// are as before.
    ///
    /// # Errors
    /// [`MlsError::WrongEpoch`], [`MlsError::Replayed`], [`MlsError::TooFarAhead`], [`MlsError::Lifetime`],
    /// [`MlsError::Unexpected`] for a proposal outside a commit, [`MlsError::Removed`], [`MlsError::Invalid`] for
    /// anything else.
    pub fn process(&mut self, state: &mut State, bytes: &[u8]) -> Result<Processed, MlsError> {
        if !self.is_member() {
            return Err(MlsError::Removed);
        }
        if self.is_pending(state, bytes)? {
            return Ok(Processed::OwnPending);
        }
        let message = self.parse(bytes)?;
        match message.content_type() {
            ContentType::Application => self.process_message(state, message),
            ContentType::Commit => self.process_commit(state, message),
            ContentType::Proposal => Err(MlsError::Unexpected),
        }
    }

    /// Enters the epoch of a commit; an own pending one is cleared by that.
    ///
    /// # Errors
    /// [`MlsError::WrongEpoch`] if the group has moved on since; [`MlsError::Misuse`] if it is another group's.
    pub fn merge(&mut self, state: &mut State, staged: StagedCommit) -> Result<(), MlsError> {
        if staged.channel != self.channel {
            return Err(MlsError::Misuse("a commit of another channel"));
        }
        let expected = self.epoch().next();
        if staged.epoch() != expected {
            return Err(MlsError::WrongEpoch { expected, found: staged.epoch() });
        }
        let hash_row = group_row(&self.channel, Row::PendingHash)?;
        self.change(state, |mls, provider| {
            provider.rows().delete(hash_row);
            mls.merge_staged_commit(provider, *staged.commit).map_err(|_| MlsError::Invalid("commit"))
        })
    }

    /// Everything the clear part of a record can be refused for.
    fn parse(&self, bytes: &[u8]) -> Result<ProtocolMessage, MlsError> {
        let message = MlsMessageIn::tls_deserialize_exact(bytes)
            .map_err(|_| MlsError::Invalid("encoding"))?
            .try_into_protocol_message()
            .map_err(|_| MlsError::Invalid("not a message of a group"))?;
        // Also keeps out commits and proposals of non-members, which are never encrypted.
        if matches!(message, ProtocolMessage::PublicMessage(_)) {
            return Err(MlsError::Invalid("not encrypted"));
        }
        if message.group_id() != &group_id(&self.channel) {
            return Err(MlsError::Invalid("another group's message"));
        }
        let found = Epoch(message.epoch().as_u64());
        if found != self.epoch() {
            return Err(MlsError::WrongEpoch { expected: self.epoch(), found });
        }
        Ok(message)
    }

    fn process_message(&mut self, state: &mut State, message: ProtocolMessage) -> Result<Processed, MlsError> {
        self.change(state, |mls, provider| {
            let processed = mls.process_message(provider, message).map_err(|error| refusal(&error))?;
            read_message(mls, processed)
        })
    }

    /// Works on a copy of the group: staging uses up a key of the committer, and the caller may yet drop the commit.
    fn process_commit(&self, state: &State, message: ProtocolMessage) -> Result<Processed, MlsError> {
        let mut copy = load(state, &self.channel)?.ok_or(MlsError::Corrupt("group"))?;
        let provider = Provider::over(state);
        let processed = copy.process_message(&provider, message).map_err(|error| refusal(&error))?;
        let committer = sender(&copy, &processed)?;
        let aad = processed.aad().to_vec();
        match processed.into_content() {
            ProcessedMessageContent::StagedCommitMessage(commit) => {
                Ok(Processed::Commit(Box::new(self.judge(commit, committer, aad)?)))
            }
            ProcessedMessageContent::OwnPrivateMessage | ProcessedMessageContent::OwnPendingCommit => {
                Ok(Processed::OwnCommit)
            }
            ProcessedMessageContent::ApplicationMessage(_)
            | ProcessedMessageContent::ProposalMessage(_)
            | ProcessedMessageContent::ExternalJoinProposalMessage(_) => Err(MlsError::Unexpected),
        }
    }

    /// The form commits of Kith have: adds, removes, always a new path, leaves of the one credential form.
    fn judge(&self, commit: Box<MlsStagedCommit>, committer: Member, aad: Vec<u8>) -> Result<StagedCommit, MlsError> {
        let (mut added, mut removed) = (Vec::new(), Vec::new());
        for queued in commit.queued_proposals() {
            match queued.proposal() {
                Proposal::Add(add) => added.push(KeyPackage::check(add.key_package().clone())?.leaf()),
                Proposal::Remove(remove) => removed.push(member_at(&self.mls, remove.removed())?),
                Proposal::Update(_)
                | Proposal::PreSharedKey(_)
                | Proposal::ReInit(_)
                | Proposal::ExternalInit(_)
                | Proposal::GroupContextExtensions(_)
                | Proposal::SelfRemove
                | Proposal::Custom(_) => return Err(MlsError::Unexpected),
            }
        }
        let path = commit.update_path_leaf_node().ok_or(MlsError::Invalid("commit without a path"))?;
        let leaf = Leaf::of(path)?;
        let changed = (leaf != committer.holder()).then_some(leaf);
        Ok(StagedCommit { commit, channel: self.channel, committer, added, removed, changed, aad })
    }
}

fn read_message(mls: &MlsGroup, processed: ProcessedMessage) -> Result<Processed, MlsError> {
    let sender = sender(mls, &processed)?;
    let aad = processed.aad().to_vec();
    match processed.into_content() {
        ProcessedMessageContent::ApplicationMessage(message) => {
            Ok(Processed::Message { sender, plaintext: message.into_bytes(), aad })
        }
        ProcessedMessageContent::OwnPrivateMessage => Ok(Processed::OwnMessage),
        ProcessedMessageContent::ProposalMessage(_)
        | ProcessedMessageContent::ExternalJoinProposalMessage(_)
        | ProcessedMessageContent::StagedCommitMessage(_)
        | ProcessedMessageContent::OwnPendingCommit => Err(MlsError::Unexpected),
    }
}

fn sender(mls: &MlsGroup, processed: &ProcessedMessage) -> Result<Member, MlsError> {
    match processed.sender() {
        Sender::Member(leaf) => member_at(mls, *leaf),
        Sender::External(_) | Sender::NewMemberProposal | Sender::NewMemberCommit => Err(MlsError::Unexpected),
    }
}

fn member_at(mls: &MlsGroup, leaf: LeafNodeIndex) -> Result<Member, MlsError> {
    Member::of(&mls.member_at(leaf).ok_or(MlsError::Invalid("sender"))?)
}

#[expect(clippy::wildcard_enum_match_arm, reason = "what is not told apart is invalid, whatever OpenMLS adds")]
pub(super) fn refusal(error: &ProcessMessageError<RowError>) -> MlsError {
    use ProcessMessageError::{GroupStateError, InvalidCommit, StorageError, ValidationError as Validation};

    match error {
        Validation(ValidationError::KeyPackageVerifyError(KeyPackageVerifyError::LifetimeError(_)))
        | InvalidCommit(StageCommitError::ProposalValidationError(ProposalValidationError::LeafNodeValidation(
            LeafNodeValidationError::Lifetime(_),
        ))) => MlsError::Lifetime,
        Validation(ValidationError::UnableToDecrypt(MessageDecryptionError::SecretTreeError(error))) => match error {
            SecretTreeError::SecretReuseError | SecretTreeError::TooDistantInThePast => MlsError::Replayed,
            SecretTreeError::TooDistantInTheFuture => MlsError::TooFarAhead,
            _ => MlsError::Invalid("sender"),
        },
        Validation(ValidationError::UnableToDecrypt(_)) => MlsError::Invalid("cannot be decrypted"),
        Validation(ValidationError::InvalidSignature) => MlsError::Invalid("signature"),
        Validation(_) => MlsError::Invalid("message"),
        InvalidCommit(_) => MlsError::Invalid("commit"),
        GroupStateError(_) => MlsError::Removed,
        StorageError(_) => MlsError::Corrupt("group"),
        _ => MlsError::Invalid("message"),
    }
}

impl fmt::Debug for StagedCommit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StagedCommit(…)")
    }
}
