//! The account's devices in output: who they are, and how the linking of one stands.

/// What became of a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeviceChange {
    /// It was let in, on probation.
    Added,
    /// It came in lately, in case nobody looked.
    Reminder,
    /// Its probation is over.
    Confirmed,
    /// It is out.
    Removed,
    /// This device is out for good, and what it held was deleted.
    Erased,
}

/// How a linked device stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeviceStanding {
    /// It is the account.
    Confirmed,
    /// It sees the conversations it was let into, without what was before.
    Probation,
    /// It was signed out.
    Out,
    /// Out for good: what it held was deleted.
    Erased,
}

/// A device of the account.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct DeviceView {
    /// In hex.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What it is: a short word.
    pub kind: String,
    /// Whether it is this one.
    pub this: bool,
    /// How it stands.
    pub state: DeviceStanding,
    /// When its probation ends by itself, milliseconds since 1970.
    pub ends: Option<u64>,
    /// When it came in, by the relay's clock, milliseconds since 1970.
    pub added: u64,
    /// The device that let it in, in hex; `None` for the first one.
    pub added_by: Option<String>,
    /// When it was last used, to the hour, milliseconds since 1970.
    pub last_used: Option<u64>,
}

/// Where the linking of a device stands, on the old device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkState {
    /// The code can be used.
    Waiting,
    /// A device asks, and its owner is to say yes or no.
    Asked,
    /// It is being told.
    Admitting,
    /// It was told: let in, or not.
    Answered,
    /// Nobody came in time, or nobody said yes.
    Expired,
}

/// The linking of a device, on the old device.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct LinkView {
    /// The one-time code.
    pub code: String,
    /// The same in words, to be read aloud and typed.
    pub words: String,
    /// Seconds since 1970.
    pub expires: u64,
    /// Where it stands.
    pub state: LinkState,
    /// What the device that asks is called.
    pub name: Option<String>,
    /// What it is.
    pub kind: Option<String>,
    /// Whether the relay sees it on the same network as this device.
    pub near: Option<bool>,
    /// The address that the relay sees it at.
    pub address: Option<String>,
}

/// Where the joining of an account stands, on the new device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JoiningState {
    /// The old device is asked.
    Asked,
    /// It has let this device in.
    Joined,
    /// It has not.
    Refused,
    /// It did not answer in time.
    Expired,
}

/// The joining of an account, on the new device.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct JoiningView {
    /// The relay's URL.
    pub relay: String,
    /// Whether the old device was reached and asked.
    pub asked: bool,
    /// When it is given up, milliseconds since 1970.
    pub until: u64,
}

/// How much history is under way, bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct HistoryView {
    /// To be sent, in all.
    pub sending: u64,
    /// Of which the relay has so much.
    pub sent: u64,
    /// To be fetched, in all.
    pub fetching: u64,
    /// Of which so much is here.
    pub fetched: u64,
}
