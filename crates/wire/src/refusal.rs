//! Why a relay did not do what it was asked; a refused operation changed nothing.

use crate::codec::{self, Proto};
use crate::{DecodeError, Epoch, limits, proto};

/// What a client may be told. Nothing here says whether an account, token or channel exists to one without a right to know.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The request does not decode, or a field means nothing.
    #[error("the relay could not read the request")]
    Malformed,
    /// Over a limit of size.
    #[error("the request is over a size limit of the relay")]
    TooLarge,
    /// Not on this kind of connection.
    #[error("not on this kind of connection")]
    WrongRole,
    /// A device's proof is missing or wrong.
    #[error("the relay does not accept this device's proof")]
    NotAuthenticated,
    /// The session number was used before.
    #[error("this device's session number was used before")]
    SessionTaken,
    /// Too often; again after the given time.
    #[error("too many requests; again in {retry_after_ms} ms")]
    RateLimited {
        /// Milliseconds to wait.
        retry_after_ms: u64,
    },
    /// The account's own quota is used up.
    #[error("the account's quota on the relay is used up")]
    Full,
    /// The account chain does not allow the entry.
    #[error("the account chain does not allow it: {rule}")]
    ChainRule {
        /// The rule's name.
        rule: String,
    },
    /// The relay wants an invitation, or this one is spent.
    #[error("the relay admits only with an invitation, and this one does not open it")]
    NotAdmitted,
    /// The one answer to every token that does not open what was asked.
    #[error("not available")]
    Unavailable,
    /// The one answer to every channel operation without a proof that allows it.
    #[error("no right to this channel")]
    NoRight,
    /// The epoch has ended.
    #[error("the epoch has ended; the current one is {current:?}")]
    StaleEpoch {
        /// The channel's current epoch.
        current: Epoch,
    },
    /// The channel id is in use with other keys.
    #[error("the channel id is taken")]
    ChannelTaken,
    /// Too many subscriptions or proofs on one connection.
    #[error("too many channels on one connection")]
    TooMany,
    /// The relay's store failed; nothing was acknowledged.
    #[error("the relay has a fault of its own; nothing was done")]
    Internal,
}

impl Refusal {
    /// The stable name of the refusal, for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::TooLarge => "too_large",
            Self::WrongRole => "wrong_role",
            Self::NotAuthenticated => "not_authenticated",
            Self::SessionTaken => "session_taken",
            Self::RateLimited { .. } => "rate_limited",
            Self::Full => "full",
            Self::ChainRule { .. } => "chain_rule",
            Self::NotAdmitted => "not_admitted",
            Self::Unavailable => "unavailable",
            Self::NoRight => "no_right",
            Self::StaleEpoch { .. } => "stale_epoch",
            Self::ChannelTaken => "channel_taken",
            Self::TooMany => "too_many",
            Self::Internal => "internal",
        }
    }
}

impl Proto for Refusal {
    type Form = proto::Refusal;
    const NAME: &'static str = "Refusal";

    fn to_form(&self) -> proto::Refusal {
        use proto::RefusalCode as Code;
        let plain = |code: Code| proto::Refusal { code: code.into(), ..proto::Refusal::default() };
        match self {
            Self::Malformed => plain(Code::Malformed),
            Self::TooLarge => plain(Code::TooLarge),
            Self::WrongRole => plain(Code::WrongRole),
            Self::NotAuthenticated => plain(Code::NotAuthenticated),
            Self::SessionTaken => plain(Code::SessionTaken),
            Self::RateLimited { retry_after_ms } => {
                proto::Refusal { retry_after_ms: *retry_after_ms, ..plain(Code::RateLimited) }
            }
            Self::Full => plain(Code::Full),
            Self::ChainRule { rule } => proto::Refusal { detail: rule.clone(), ..plain(Code::ChainRule) },
            Self::NotAdmitted => plain(Code::NotAdmitted),
            Self::Unavailable => plain(Code::Unavailable),
            Self::NoRight => plain(Code::NoRight),
            Self::StaleEpoch { current } => proto::Refusal { epoch: current.0, ..plain(Code::StaleEpoch) },
            Self::ChannelTaken => plain(Code::ChannelTaken),
            Self::TooMany => plain(Code::TooMany),
            Self::Internal => plain(Code::Internal),
        }
    }

    fn from_form(form: proto::Refusal) -> Result<Self, DecodeError> {
        use proto::RefusalCode as Code;
        Ok(match form.code() {
            Code::Unspecified => return Err(DecodeError::Value { field: "refusal" }),
            Code::Malformed => Self::Malformed,
            Code::TooLarge => Self::TooLarge,
            Code::WrongRole => Self::WrongRole,
            Code::NotAuthenticated => Self::NotAuthenticated,
            Code::SessionTaken => Self::SessionTaken,
            Code::RateLimited => Self::RateLimited { retry_after_ms: form.retry_after_ms },
            Code::Full => Self::Full,
            Code::ChainRule => Self::ChainRule { rule: codec::text(form.detail, "detail", limits::DETAIL)? },
            Code::NotAdmitted => Self::NotAdmitted,
            Code::Unavailable => Self::Unavailable,
            Code::NoRight => Self::NoRight,
            Code::StaleEpoch => Self::StaleEpoch { current: Epoch(form.epoch) },
            Code::ChannelTaken => Self::ChannelTaken,
            Code::TooMany => Self::TooMany,
            Code::Internal => Self::Internal,
        })
    }
}
