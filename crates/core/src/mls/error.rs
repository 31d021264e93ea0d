//! Why an operation on a group did not happen; whatever the reason, nothing changed.

use kith_wire::Epoch;

/// Why an operation on a group did not happen. Group and state are as before.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MlsError {
    /// The message's key was used already, or given up because the message is far behind its sender's newest; or the
    /// Welcome leads into an epoch this device has been in.
    #[error("the message was replayed")]
    Replayed,
    /// The message belongs to another epoch than the group is in.
    #[error("the message is of epoch {found:?}, the group is in {expected:?}")]
    WrongEpoch {
        /// The group's epoch.
        expected: Epoch,
        /// The message's epoch.
        found: Epoch,
    },
    /// More messages of this sender are missing than the ratchet may skip.
    #[error("too many messages of the sender are missing before this one")]
    TooFarAhead,
    /// Well-formed MLS that Kith does not use: a proposal outside a commit, or one that neither adds nor removes.
    #[error("the message is of a kind Kith does not use")]
    Unexpected,
    /// A peer's bytes break a rule; names the rule.
    #[error("the peer's data is invalid: {0}")]
    Invalid(&'static str),
    /// A key package is over, or not begun, by this device's clock. In an old commit it says nothing against the
    /// committer: the package may have been good when it was added, and only being added anew helps a device so late.
    /// In a young one the committer should have known.
    #[error("a key package's lifetime is over, or has not begun")]
    Lifetime,
    /// This device is no longer a member of the group.
    #[error("this device was removed from the group")]
    Removed,
    /// Misuse: names what the caller should have known.
    #[error("misuse: {0}")]
    Misuse(&'static str),
    /// A stored row cannot be read or written; names the row.
    #[error("the stored {0} is unreadable")]
    Corrupt(&'static str),
}
