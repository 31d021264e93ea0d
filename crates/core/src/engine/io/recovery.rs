//! Freezing and recovering the account, in input and output.

use std::fmt;

use zeroize::{Zeroize, ZeroizeOnDrop};

/// A secret that a person wrote down; shown by nothing.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Secret(pub String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Where a recovery stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecoveryState {
    /// There is none.
    None,
    /// The account is being looked for.
    Asked,
    /// It waits, and can be vetoed.
    Pending,
    /// It waits still: said again in case nobody looked.
    Reminder,
    /// A device has said no.
    Vetoed,
    /// It is over: the account is where it was recovered to, and nowhere else.
    Completed,
    /// It is over, and nothing has come of it.
    Expired,
    /// No account on that relay has this phrase.
    Unknown,
}

/// A recovery of the account.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct RecoveryView {
    /// Where it stands.
    pub state: RecoveryState,
    /// When it was started, by the relay's clock, milliseconds since 1970.
    pub started: Option<u64>,
    /// When it can be completed if nobody says no, milliseconds since 1970.
    pub ends: Option<u64>,
    /// Whether it is this home that comes back.
    pub this: bool,
    /// How many guardians have approved, as far as this home knows.
    pub approved: u32,
    /// How many must, for it to be completed sooner; 0 if the account has no guardians.
    pub needed: u32,
}

impl RecoveryView {
    /// No recovery.
    pub const NONE: Self =
        Self { state: RecoveryState::None, started: None, ends: None, this: false, approved: 0, needed: 0 };
}
