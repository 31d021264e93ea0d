//! OpenMLS's rows in the state: an overlay that collects changes, and the form rows are written in.
//!
//! Keys are `M`, then `g`, the group's id and a [`Row`]; or `k` and a key package's hash; or `f` and a channel, for the
//! lowest epoch in which a deleted group may be joined again. Values are a version byte and named MessagePack: OpenMLS's
//! types need a self-describing format, and fields may be added to them.
//!
//! OpenMLS can store more than Kith uses: proposals that wait for a commit, updates of the own leaf by proposal, PSKs,
//! signature keys. Those are refused, so that nothing of the kind can ever come to lie in the state.

use std::cell::RefCell;
use std::collections::BTreeMap;

use kith_wire::ChannelId;
use openmls::prelude::GroupId;
use openmls_traits::storage::{CURRENT_VERSION, StorageProvider, traits};
use rmp_serde::config::BytesMode;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::state::State;

const TABLE: u8 = b'M';
const GROUPS: u8 = b'g';
const KEY_PACKAGES: u8 = b'k';
const FLOORS: u8 = b'f';
const FORMAT: u8 = 1;

/// The rows of a group. The numbers are part of the stored format.
#[derive(Clone, Copy)]
pub(super) enum Row {
    Config = 1,
    Tree = 2,
    Context = 3,
    TranscriptHash = 4,
    ConfirmationTag = 5,
    Phase = 6,
    MessageSecrets = 7,
    ResumptionSecrets = 8,
    OwnLeaf = 9,
    EpochSecrets = 10,
    PathKeys = 11,
    /// Ours, not OpenMLS's: the hash of the pending commit as it was handed out.
    PendingHash = 12,
}

/// Why OpenMLS could not read or write a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum RowError {
    #[error("a row cannot be encoded")]
    Encode,
    #[error("a row cannot be decoded")]
    Decode,
    #[error("a row has another format version")]
    Version,
    #[error("rows of this kind are not used")]
    Unused,
}

/// Row changes that belong together; none is the row's end.
#[derive(Default)]
pub(super) struct Changes(BTreeMap<Vec<u8>, Option<Vec<u8>>>);

impl Changes {
    pub(super) fn apply(self, state: &mut State) {
        for (key, value) in self.0 {
            match value {
                Some(value) => state.put(key, value),
                None => state.delete(&key),
            }
        }
    }
}

/// The state as it would be with the changes made through this.
pub(super) struct Overlay<'a> {
    state: &'a State,
    changes: RefCell<Changes>,
}

impl<'a> Overlay<'a> {
    pub(super) fn over(state: &'a State) -> Self {
        Self { state, changes: RefCell::default() }
    }

    pub(super) fn into_changes(self) -> Changes {
        self.changes.into_inner()
    }

    /// Takes over changes made through an earlier overlay.
    pub(super) fn adopt(&self, changes: Changes) {
        self.changes.borrow_mut().0.extend(changes.0);
    }

    pub(super) fn put<T: Serialize>(&self, key: Vec<u8>, value: &T) -> Result<(), RowError> {
        let mut bytes = vec![FORMAT];
        let mut serializer =
            rmp_serde::Serializer::new(&mut bytes).with_struct_map().with_bytes(BytesMode::ForceIterables);
        value.serialize(&mut serializer).map_err(|_| RowError::Encode)?;
        self.changes.borrow_mut().0.insert(key, Some(bytes));
        Ok(())
    }

    pub(super) fn get<T: DeserializeOwned>(&self, key: &[u8]) -> Result<Option<T>, RowError> {
        match self.changes.borrow().0.get(key) {
            Some(Some(bytes)) => decode(bytes).map(Some),
            Some(None) => Ok(None),
            None => self.state.get(key).map(decode).transpose(),
        }
    }

    pub(super) fn delete(&self, key: Vec<u8>) {
        self.changes.borrow_mut().0.insert(key, None);
    }

    /// Deletes every row of a group.
    pub(super) fn delete_group(&self, channel: &ChannelId) -> Result<(), RowError> {
        let prefix = group_prefix(&GroupId::from_slice(channel.as_bytes()))?;
        for (key, _) in self.state.scan(&prefix) {
            self.delete(key.to_vec());
        }
        Ok(())
    }
}

/// The stored key packages of this device, with their keys.
pub(super) fn key_packages<T: DeserializeOwned>(state: &State) -> Result<Vec<(Vec<u8>, T)>, RowError> {
    state.scan(&[TABLE, KEY_PACKAGES]).map(|(key, bytes)| Ok((key.to_vec(), decode(bytes)?))).collect()
}

/// The key of one row of a group.
pub(super) fn group_row(channel: &ChannelId, row: Row) -> Result<Vec<u8>, RowError> {
    row_key(&GroupId::from_slice(channel.as_bytes()), row)
}

/// The key of the lowest epoch in which a channel's deleted group may be joined again.
pub(super) fn floor_row(channel: &ChannelId) -> Vec<u8> {
    [&[TABLE, FLOORS], channel.as_bytes()].concat()
}

fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, RowError> {
    match bytes.split_first() {
        Some((&FORMAT, bytes)) => rmp_serde::from_slice(bytes).map_err(|_| RowError::Decode),
        Some(_) | None => Err(RowError::Version),
    }
}

fn row_key(group: &impl Serialize, row: Row) -> Result<Vec<u8>, RowError> {
    let mut key = group_prefix(group)?;
    key.push(row as u8);
    Ok(key)
}

/// MessagePack says where it ends, so no group's prefix is another's.
fn group_prefix(group: &impl Serialize) -> Result<Vec<u8>, RowError> {
    prefixed(&[TABLE, GROUPS], group)
}

fn key_package_key(hash: &impl Serialize) -> Result<Vec<u8>, RowError> {
    prefixed(&[TABLE, KEY_PACKAGES], hash)
}

fn path_keys_key(group: &impl Serialize, epoch: &impl Serialize, leaf: u32) -> Result<Vec<u8>, RowError> {
    prefixed(&row_key(group, Row::PathKeys)?, &(epoch, leaf))
}

fn prefixed(prefix: &[u8], key: &impl Serialize) -> Result<Vec<u8>, RowError> {
    let mut bytes = prefix.to_vec();
    let mut serializer = rmp_serde::Serializer::new(&mut bytes).with_bytes(BytesMode::ForceIterables);
    key.serialize(&mut serializer).map_err(|_| RowError::Encode)?;
    Ok(bytes)
}

const V: u16 = CURRENT_VERSION;

/// Write, read and delete one row of a group.
macro_rules! rows {
    ($($row:ident: $entity:ident, $write:ident, $read:ident, $delete:ident;)*) => {$(
        fn $write<G: traits::GroupId<V>, T: traits::$entity<V>>(&self, group: &G, value: &T) -> Result<(), RowError> {
            self.put(row_key(group, Row::$row)?, value)
        }

        fn $read<G: traits::GroupId<V>, T: traits::$entity<V>>(&self, group: &G) -> Result<Option<T>, RowError> {
            self.get(&row_key(group, Row::$row)?)
        }

        fn $delete<G: traits::GroupId<V>>(&self, group: &G) -> Result<(), RowError> {
            self.delete(row_key(group, Row::$row)?);
            Ok(())
        }
    )*};
}

impl StorageProvider<V> for Overlay<'_> {
    type Error = RowError;

    rows! {
        Config: MlsGroupJoinConfig, write_mls_join_config, mls_group_join_config, delete_group_config;
        Tree: TreeSync, write_tree, tree, delete_tree;
        Context: GroupContext, write_context, group_context, delete_context;
        TranscriptHash: InterimTranscriptHash,
            write_interim_transcript_hash, interim_transcript_hash, delete_interim_transcript_hash;
        ConfirmationTag: ConfirmationTag, write_confirmation_tag, confirmation_tag, delete_confirmation_tag;
        MessageSecrets: MessageSecrets, write_message_secrets, message_secrets, delete_message_secrets;
        ResumptionSecrets: ResumptionPskStore,
            write_resumption_psk_store, resumption_psk_store, delete_all_resumption_psk_secrets;
        OwnLeaf: LeafNodeIndex, write_own_leaf_index, own_leaf_index, delete_own_leaf_index;
        EpochSecrets: GroupEpochSecrets,
            write_group_epoch_secrets, group_epoch_secrets, delete_group_epoch_secrets;
    }

    // Not in `rows!` because OpenMLS names the types of these two the other way round.
    fn write_group_state<T: traits::GroupState<V>, G: traits::GroupId<V>>(
        &self,
        group: &G,
        value: &T,
    ) -> Result<(), RowError> {
        self.put(row_key(group, Row::Phase)?, value)
    }

    fn group_state<T: traits::GroupState<V>, G: traits::GroupId<V>>(&self, group: &G) -> Result<Option<T>, RowError> {
        self.get(&row_key(group, Row::Phase)?)
    }

    fn delete_group_state<G: traits::GroupId<V>>(&self, group: &G) -> Result<(), RowError> {
        self.delete(row_key(group, Row::Phase)?);
        Ok(())
    }

    fn write_encryption_epoch_key_pairs<G: traits::GroupId<V>, E: traits::EpochKey<V>, T: traits::HpkeKeyPair<V>>(
        &self,
        group: &G,
        epoch: &E,
        leaf: u32,
        keys: &[T],
    ) -> Result<(), RowError> {
        self.put(path_keys_key(group, epoch, leaf)?, &keys)
    }

    fn encryption_epoch_key_pairs<G: traits::GroupId<V>, E: traits::EpochKey<V>, T: traits::HpkeKeyPair<V>>(
        &self,
        group: &G,
        epoch: &E,
        leaf: u32,
    ) -> Result<Vec<T>, RowError> {
        Ok(self.get(&path_keys_key(group, epoch, leaf)?)?.unwrap_or_default())
    }

    fn delete_encryption_epoch_key_pairs<G: traits::GroupId<V>, E: traits::EpochKey<V>>(
        &self,
        group: &G,
        epoch: &E,
        leaf: u32,
    ) -> Result<(), RowError> {
        self.delete(path_keys_key(group, epoch, leaf)?);
        Ok(())
    }

    fn write_key_package<H: traits::HashReference<V>, T: traits::KeyPackage<V>>(
        &self,
        hash: &H,
        value: &T,
    ) -> Result<(), RowError> {
        self.put(key_package_key(hash)?, value)
    }

    fn key_package<H: traits::HashReference<V>, T: traits::KeyPackage<V>>(
        &self,
        hash: &H,
    ) -> Result<Option<T>, RowError> {
        self.get(&key_package_key(hash)?)
    }

    fn delete_key_package<H: traits::HashReference<V>>(&self, hash: &H) -> Result<(), RowError> {
        self.delete(key_package_key(hash)?);
        Ok(())
    }

    // From here on: what Kith does not use.

    fn append_own_leaf_node<G: traits::GroupId<V>, T: traits::LeafNode<V>>(
        &self,
        _: &G,
        _: &T,
    ) -> Result<(), RowError> {
        Err(RowError::Unused)
    }

    fn own_leaf_nodes<G: traits::GroupId<V>, T: traits::LeafNode<V>>(&self, _: &G) -> Result<Vec<T>, RowError> {
        Ok(Vec::new())
    }

    fn delete_own_leaf_nodes<G: traits::GroupId<V>>(&self, _: &G) -> Result<(), RowError> {
        Ok(())
    }

    fn queue_proposal<G: traits::GroupId<V>, R: traits::ProposalRef<V>, T: traits::QueuedProposal<V>>(
        &self,
        _: &G,
        _: &R,
        _: &T,
    ) -> Result<(), RowError> {
        Err(RowError::Unused)
    }

    fn queued_proposal_refs<G: traits::GroupId<V>, R: traits::ProposalRef<V>>(
        &self,
        _: &G,
    ) -> Result<Vec<R>, RowError> {
        Ok(Vec::new())
    }

    fn queued_proposals<G: traits::GroupId<V>, R: traits::ProposalRef<V>, T: traits::QueuedProposal<V>>(
        &self,
        _: &G,
    ) -> Result<Vec<(R, T)>, RowError> {
        Ok(Vec::new())
    }

    fn remove_proposal<G: traits::GroupId<V>, R: traits::ProposalRef<V>>(&self, _: &G, _: &R) -> Result<(), RowError> {
        Ok(())
    }

    fn clear_proposal_queue<G: traits::GroupId<V>, R: traits::ProposalRef<V>>(&self, _: &G) -> Result<(), RowError> {
        Ok(())
    }

    fn write_signature_key_pair<K: traits::SignaturePublicKey<V>, T: traits::SignatureKeyPair<V>>(
        &self,
        _: &K,
        _: &T,
    ) -> Result<(), RowError> {
        Err(RowError::Unused)
    }

    fn signature_key_pair<K: traits::SignaturePublicKey<V>, T: traits::SignatureKeyPair<V>>(
        &self,
        _: &K,
    ) -> Result<Option<T>, RowError> {
        Ok(None)
    }

    fn delete_signature_key_pair<K: traits::SignaturePublicKey<V>>(&self, _: &K) -> Result<(), RowError> {
        Ok(())
    }

    fn write_encryption_key_pair<K: traits::EncryptionKey<V>, T: traits::HpkeKeyPair<V>>(
        &self,
        _: &K,
        _: &T,
    ) -> Result<(), RowError> {
        Err(RowError::Unused)
    }

    fn encryption_key_pair<T: traits::HpkeKeyPair<V>, K: traits::EncryptionKey<V>>(
        &self,
        _: &K,
    ) -> Result<Option<T>, RowError> {
        Ok(None)
    }

    fn delete_encryption_key_pair<K: traits::EncryptionKey<V>>(&self, _: &K) -> Result<(), RowError> {
        Ok(())
    }

    fn write_psk<K: traits::PskId<V>, T: traits::PskBundle<V>>(&self, _: &K, _: &T) -> Result<(), RowError> {
        Err(RowError::Unused)
    }

    fn psk<T: traits::PskBundle<V>, K: traits::PskId<V>>(&self, _: &K) -> Result<Option<T>, RowError> {
        Ok(None)
    }

    fn delete_psk<K: traits::PskId<V>>(&self, _: &K) -> Result<(), RowError> {
        Ok(())
    }
}
