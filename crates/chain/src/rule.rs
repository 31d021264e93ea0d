//! Why an entry is refused, by name.

use kith_wire::Seconds;

/// The rule that an entry breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChainRule {
    /// The entry belongs to another chain.
    #[error("the entry belongs to another account")]
    WrongAccount,
    /// It does not come next.
    #[error("the entry does not come next in the chain")]
    WrongIndex,
    /// It was written for another chain of the same account.
    #[error("the entry does not follow the last one")]
    WrongPrevious,
    /// The stamp is older than the one before.
    #[error("the time is before that of the last entry")]
    TimeWentBack,
    /// A chain has one genesis.
    #[error("an account is founded once")]
    SecondGenesis,
    /// The account has moved or is closed.
    #[error("the account is closed or has moved")]
    Ended,
    /// No places are left, or none for this kind.
    #[error("the chain is full")]
    Full,
    /// The signer is no device of the account.
    #[error("no device of the account")]
    UnknownDevice,
    /// The signer was removed, and this is not what a removed device keeps.
    #[error("the device was removed")]
    Removed,
    /// The signer is on probation.
    #[error("the device is on probation")]
    NotConfirmed,
    /// Only the phrase may sign this.
    #[error("a device may not do this")]
    DeviceMayNot,
    /// The phrase may not sign this.
    #[error("the recovery phrase may not do this")]
    RecoveryKeyMayNot,
    /// The key is not that of the phrase in force.
    #[error("not the recovery phrase of the account")]
    UnknownRecoveryKey,
    /// The signature is not the signer's.
    #[error("the signature is wrong")]
    BadSignature,
    /// The new key did not agree to be this account's.
    #[error("the new key's proof is wrong")]
    BadProof,
    /// An approval is not by whom it says, or by somebody who has none to give.
    #[error("an approval is wrong")]
    BadApproval,
    /// The key has, or had, another role in the chain.
    #[error("the key is in use")]
    KeyInUse,
    /// The account is frozen.
    #[error("the account is frozen")]
    Frozen,
    /// It is not.
    #[error("the account is not frozen")]
    NotFrozen,
    /// Not before then.
    #[error("too early")]
    TooEarly {
        /// The first moment at which it is not.
        until: Seconds,
    },
    /// A device's probation would be shorter than this account's least.
    #[error("the probation is too short")]
    ProbationTooShort,
    /// The account has as many devices as it may.
    #[error("too many devices")]
    TooManyDevices,
    /// The device named is not one of the account's at present.
    #[error("the device named is not linked")]
    NotLinked,
    /// The device named is not on probation.
    #[error("the device named is not on probation")]
    NotOnProbation,
    /// Nobody would be left to say no to anything.
    #[error("the last confirmed device cannot be removed")]
    LastDevice,
    /// A younger device may not overrule an older one.
    #[error("an older device decides this")]
    Younger,
    /// A change of the same kind is waiting.
    #[error("such a change is waiting already")]
    AlreadyWaiting,
    /// The signer has said so before.
    #[error("the device has said so already")]
    AlreadySaid,
    /// No recovery was started there, or it is over.
    #[error("no such recovery is pending")]
    NoRecovery,
    /// An old device has said no.
    #[error("a device has vetoed it")]
    Vetoed,
    /// There is nothing left to say no to.
    #[error("nothing to veto")]
    NothingToVeto,
}

impl ChainRule {
    /// The rule's name on the wire.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::WrongAccount => "wrong_account",
            Self::WrongIndex => "wrong_index",
            Self::WrongPrevious => "wrong_previous",
            Self::TimeWentBack => "time_went_back",
            Self::SecondGenesis => "second_genesis",
            Self::Ended => "ended",
            Self::Full => "full",
            Self::UnknownDevice => "unknown_device",
            Self::Removed => "removed",
            Self::NotConfirmed => "not_confirmed",
            Self::DeviceMayNot => "device_may_not",
            Self::RecoveryKeyMayNot => "recovery_key_may_not",
            Self::UnknownRecoveryKey => "unknown_recovery_key",
            Self::BadSignature => "bad_signature",
            Self::BadProof => "bad_proof",
            Self::BadApproval => "bad_approval",
            Self::KeyInUse => "key_in_use",
            Self::Frozen => "frozen",
            Self::NotFrozen => "not_frozen",
            Self::TooEarly { .. } => "too_early",
            Self::ProbationTooShort => "probation_too_short",
            Self::TooManyDevices => "too_many_devices",
            Self::NotLinked => "not_linked",
            Self::NotOnProbation => "not_on_probation",
            Self::LastDevice => "last_device",
            Self::Younger => "younger",
            Self::AlreadyWaiting => "already_waiting",
            Self::AlreadySaid => "already_said",
            Self::NoRecovery => "no_recovery",
            Self::Vetoed => "vetoed",
            Self::NothingToVeto => "nothing_to_veto",
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_refusal_has_a_name_of_its_own() {
        let rules = [
            ChainRule::WrongAccount,
            ChainRule::WrongIndex,
            ChainRule::WrongPrevious,
            ChainRule::TimeWentBack,
            ChainRule::SecondGenesis,
            ChainRule::Ended,
            ChainRule::Full,
            ChainRule::UnknownDevice,
            ChainRule::Removed,
            ChainRule::NotConfirmed,
            ChainRule::DeviceMayNot,
            ChainRule::RecoveryKeyMayNot,
            ChainRule::UnknownRecoveryKey,
            ChainRule::BadSignature,
            ChainRule::BadProof,
            ChainRule::BadApproval,
            ChainRule::KeyInUse,
            ChainRule::Frozen,
            ChainRule::NotFrozen,
            ChainRule::TooEarly { until: Seconds(1) },
            ChainRule::ProbationTooShort,
            ChainRule::TooManyDevices,
            ChainRule::NotLinked,
            ChainRule::NotOnProbation,
            ChainRule::LastDevice,
            ChainRule::Younger,
            ChainRule::AlreadyWaiting,
            ChainRule::AlreadySaid,
            ChainRule::NoRecovery,
            ChainRule::Vetoed,
            ChainRule::NothingToVeto,
        ];
        let names: BTreeSet<_> = rules.iter().map(ChainRule::name).collect();
        let sentences: BTreeSet<_> = rules.iter().map(ToString::to_string).collect();
        assert_eq!((names.len(), sentences.len()), (rules.len(), rules.len()));
    }
}
