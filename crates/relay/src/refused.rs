//! Why a rule stopped: the client may not, or the store broke.

use kith_wire::{Refusal, ServerEvent};

use crate::store::Fault;

/// What a request comes to when the store works.
pub type Answer = Result<ServerEvent, Refusal>;

/// Why a rule did not go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// The client is told.
    Refused(Refusal),
    /// The operator is.
    Broken(Fault),
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Broken(fault)
    }
}

/// Sorts what a rule came to into what the client is told and what it is not.
pub(crate) fn answer(result: Result<ServerEvent, Stop>) -> Result<Answer, Fault> {
    match result {
        Ok(event) => Ok(Ok(event)),
        Err(Stop::Refused(refusal)) => Ok(Err(refusal)),
        Err(Stop::Broken(fault)) => Err(fault),
    }
}

/// A bucket's answer as a refusal.
pub(crate) fn limited(taken: Result<(), u64>) -> Result<(), Refusal> {
    taken.map_err(|retry_after_ms| Refusal::RateLimited { retry_after_ms })
}
