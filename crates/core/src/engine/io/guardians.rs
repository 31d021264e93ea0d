//! Guardians, in input and output.

/// Where a guardian stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GuardianState {
    /// Asked; its app has not answered.
    Asked,
    /// It has answered, and the account's chain does not say so yet.
    Answered,
    /// It will be one when the wait is over.
    Waiting,
    /// It is one.
    Active,
    /// It will be one no longer when the wait is over.
    Leaving,
}

/// A guardian of the account.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct GuardianView {
    /// The contact's local name; `None` for one from before a recovery, whom this device does not know.
    pub name: Option<String>,
    /// Where it stands.
    pub state: GuardianState,
}

/// Somebody whose recoveries this account may approve.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct WardView {
    /// The contact's local name.
    pub name: String,
    /// Whether its chain, as far as it is known here, names this account's key.
    pub active: bool,
}

/// The guardians of the account, and whose guardian it is.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct GuardiansView {
    /// Who vouches for this account, by name.
    pub guardians: Vec<GuardianView>,
    /// How many must approve now; 0 if none is in force.
    pub threshold: u32,
    /// Of so many.
    pub of: u32,
    /// How many must approve when nothing waits any more.
    pub next_threshold: u32,
    /// Of so many.
    pub next_of: u32,
    /// When what waits comes into force, milliseconds since 1970.
    pub ends: Option<u64>,
    /// Whom this account vouches for, by name.
    pub wards: Vec<WardView>,
}

/// Where the approval of somebody else's recovery stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ApprovalState {
    /// The recovering home is being looked for, and the account's chain read.
    Seeking,
    /// Whoever is asked must say yes or no.
    Asked,
    /// Yes was said, and is on its way.
    Giving,
    /// The recovering home has it, or will when it looks.
    Given,
    /// The account's relay shows no such recovery: nothing was approved.
    Unknown,
    /// It is of nobody whose guardian this account is.
    Stranger,
    /// Nobody was there in time.
    Expired,
}

/// A recovery that this account is asked to approve.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ApprovalView {
    /// How far that has come.
    pub state: ApprovalState,
    /// Whose account: the contact's local name. `None` before that is known.
    pub name: Option<String>,
    /// Whether that contact was compared in person.
    pub verified: bool,
    /// What the device calls itself that the account shall come to: whoever has it chose that.
    pub device: Option<String>,
    /// What that device is: a short word.
    pub kind: Option<String>,
    /// When the recovery was started, by the relay's clock, milliseconds since 1970.
    pub started: Option<u64>,
    /// Whether one of the account's devices has said no.
    pub vetoed: bool,
    /// How many guardians must approve.
    pub needed: u32,
}

/// A code that asks guardians to approve, as the recovering home shows it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct RequestedView {
    /// To be shown and scanned.
    pub code: String,
    /// To be read out.
    pub words: String,
    /// Whether guardians who enter it find what it is about.
    pub ready: bool,
    /// So many have approved.
    pub approved: u32,
    /// Of so many that must.
    pub needed: u32,
}
