//! That an epoch only added to the one before it.
//!
//! `akd` has this check too, in its publishing half and on an async runtime that browsers lack; the tests of the publisher
//! compare the two.

use akd_core::proto::specs::types;
use akd_core::{AzksElement, AzksValue, Configuration, NodeLabel, SingleAppendOnlyProof};

use crate::{Hashes, Root, Unproven, parse};

/// Whether these bytes prove that the epoch after one holds all that this one holds, unchanged.
///
/// # Errors
/// [`Unproven`] if they do not.
pub fn append_only(before: &Root, after: &Root, proof: &[u8]) -> Result<(), Unproven> {
    let form: types::SingleAppendOnlyProof = parse(proof)?;
    let proof = SingleAppendOnlyProof::try_from(&form).map_err(|_| Unproven::Malformed)?;
    let inserted = proof.inserted.into_iter().map(|leaf| inserted(leaf, after.epoch)).collect::<Result<Vec<_>, _>>()?;
    let follows = before.epoch.checked_add(1) == Some(after.epoch)
        && root_hash(proof.unchanged_nodes.clone())? == before.hash
        && root_hash([proof.unchanged_nodes, inserted].concat())? == after.hash;
    if follows { Ok(()) } else { Err(Unproven::Wrong) }
}

impl Root {
    /// The directory in which nothing was said yet, with which every one begins.
    #[must_use]
    pub fn of_nothing() -> Self {
        Self { epoch: 0, hash: Hashes::compute_root_hash_from_val(&Hashes::empty_root_value()) }
    }
}

/// A leaf as it stands in the tree: with the epoch that brought it.
fn inserted(leaf: AzksElement, epoch: u64) -> Result<AzksElement, Unproven> {
    if leaf.label.label_len != LEAF_BITS {
        return Err(Unproven::Wrong);
    }
    let value = AzksValue(Hashes::hash_leaf_with_commitment(leaf.value, epoch).0);
    Ok(AzksElement { value, ..leaf })
}

/// The root over subtrees that make up a whole tree.
fn root_hash(mut nodes: Vec<AzksElement>) -> Result<[u8; 32], Unproven> {
    nodes.sort_unstable_by_key(|node| (node.label.label_val, node.label.label_len));
    let apart = nodes.windows(2).all(|pair| matches!(pair, [one, next] if !one.label.is_prefix_of(&next.label)));
    if !apart || !nodes.iter().all(|node| is_plain(&node.label)) {
        return Err(Unproven::Wrong);
    }
    let value = if nodes.is_empty() { Hashes::empty_root_value() } else { parent(&nodes, 0) };
    Ok(Hashes::compute_root_hash_from_val(&value))
}

/// Whether a label names a place below the root, in the one way there is.
fn is_plain(label: &NodeLabel) -> bool {
    (1..=LEAF_BITS).contains(&label.label_len) && label.get_prefix(label.label_len) == *label
}

/// The value of a node whose label has so many bits, over everything below it.
fn parent(nodes: &[AzksElement], bits: u32) -> AzksValue {
    let (left, right) = nodes.split_at(nodes.partition_point(|node| !bit(&node.label, bits)));
    let ((left, left_label), (right, right_label)) = (child(left), child(right));
    Hashes::compute_parent_hash_from_children(&left, &left_label, &right, &right_label)
}

fn child(nodes: &[AzksElement]) -> (AzksValue, Vec<u8>) {
    match nodes {
        // Only the root can lack a child.
        [] => (Hashes::empty_node_hash(), Hashes::empty_label().value::<Hashes>()),
        [node] => (node.value, node.label.value::<Hashes>()),
        [first, .., last] => {
            let label = first.label.get_longest_common_prefix::<Hashes>(last.label);
            (parent(nodes, label.label_len), label.value::<Hashes>())
        }
    }
}

fn bit(label: &NodeLabel, index: u32) -> bool {
    let byte = label.label_val.get((index / 8) as usize).copied().unwrap_or_default();
    byte >> (7 - index % 8) & 1 == 1
}

const LEAF_BITS: u32 = 256;
