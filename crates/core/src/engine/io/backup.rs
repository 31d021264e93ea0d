//! PIN and backups, in input and output.

/// Characters of a PIN at least.
pub const PIN_LEAST: usize = kith_pin::LEAST;
/// The same at most.
pub const PIN_MOST: usize = kith_pin::MOST;

/// What has come of what was asked about PIN or backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BackupState {
    /// A backup is there.
    Made,
    /// The PIN was right.
    Checked,
    /// Everything opens; nothing was changed.
    Drilled,
    /// What was in the backup is here.
    Restored,
    /// The PIN is another.
    WrongPin,
    /// The recovery phrase is another than the backup was made for.
    WrongPhrase,
    /// The PIN was guessed too often from this device.
    Wait,
    /// There is no backup.
    None,
    /// It was not done; why was said as trouble, or the relay is to blame.
    Failed,
    /// It is time to ask for the PIN, so that it is not forgotten.
    AskPin,
}

impl BackupState {
    /// A stable name for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Made => "made",
            Self::Checked => "checked",
            Self::Drilled => "drilled",
            Self::Restored => "restored",
            Self::WrongPin => "wrong_pin",
            Self::WrongPhrase => "wrong_phrase",
            Self::Wait => "wait",
            Self::None => "no_backup",
            Self::Failed => "failed",
            Self::AskPin => "ask_pin",
        }
    }
}

/// The account's backup as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct BackupView {
    /// Whether a PIN was set, so that backups are made.
    pub pin: bool,
    /// When the newest one that this device knows of was made, milliseconds since 1970.
    pub made: Option<u64>,
    /// How many contacts are in it.
    pub contacts: u32,
    /// How many texts.
    pub texts: u64,
    /// Whether something about it is under way.
    pub busy: bool,
    /// Whether it is time to ask for the PIN, so that it is not forgotten.
    pub ask_pin: bool,
    /// Whether the recovery phrase has to be shown once before a PIN can be set from this device.
    pub needs_phrase: bool,
}
