//! What pages and the engine's worker say to each other, as JSON over one broadcast channel. Some of it is secret, so none
//! of it has a `Debug`.

use kith_core::engine::io::{AccountView, Command, Event, JoiningView};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// The name of the channel; only pages and workers of this origin hear it.
pub(crate) const CHANNEL: &str = "kith";

/// One message on the channel.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Post {
    /// From a page, or a worker that waits, to the worker with the engine.
    Call(Call),
    /// The answer, for whom the call names.
    Answer(Answer),
    /// To everybody.
    Notice(Notice),
}

/// A question and who asks it.
#[derive(Serialize, Deserialize)]
pub(crate) struct Call {
    /// Random, for each page and worker.
    pub(crate) from: String,
    pub(crate) number: u64,
    pub(crate) ask: Ask,
}

/// What became of a call.
#[derive(Serialize, Deserialize)]
pub(crate) struct Answer {
    pub(crate) to: String,
    pub(crate) number: u64,
    pub(crate) outcome: Result<Told, Failure>,
}

/// What opens a home.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Opener {
    Passphrase(Zeroizing<String>),
    /// The key that a passkey makes.
    Passkey(Zeroizing<[u8; 32]>),
}

/// Names a passkey to the device that has it; not secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Passkey(pub(crate) Vec<u8>);

/// What can be asked.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Ask {
    /// How things stand.
    Standing,
    /// Prepares an account; nothing is kept before [`Ask::Keep`].
    Found { url: String, name: String, invite: Option<String> },
    /// Keeps what was prepared, since its phrase was written down. With nothing to open it, the key lies beside the data.
    Keep { opener: Option<Opener>, passkey: Option<Passkey> },
    /// Makes a home in which this browser joins the account whose device shows a code.
    Join { code: Zeroizing<String>, name: String, opener: Option<Opener>, passkey: Option<Passkey> },
    /// Forgets all that is kept here: of an account that is being joined, or that this browser was signed out of.
    Forget,
    /// Opens the home.
    Unlock { opener: Opener },
    /// Forgets the keys until the next unlocking.
    Lock,
    /// Locks when nobody was here for so many minutes; never without a number.
    LockAfter { minutes: Option<u32> },
    /// Somebody is at a page.
    Here,
    /// From a worker that waits: what opens the home, so that it can take over.
    Opener,
    /// Something to do.
    Do(Command),
    /// Something to do that decides who can read along: with what opens the home, if anything does.
    DoProven { command: Command, opener: Option<Opener> },
    /// Something to see.
    See(Sight),
}

/// What can be seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Sight {
    Cards,
    Chats,
    Contacts,
    /// One contact; the own conversation's as well.
    Contact {
        name: String,
    },
    /// PIN and backup.
    Backup,
    /// Whether somebody recovers the account.
    Recovery,
    /// The devices of the account.
    Devices,
    /// The code that is shown for linking a device, and who asks with it.
    Link,
    /// Whether a confirmed device is in all conversations, or about to be.
    BroughtIn {
        device: String,
    },
    /// How much of what was said before a device came is under way.
    History,
    /// Whether nothing is left to be exchanged with the relay.
    Idle,
    /// The number to compare with a contact.
    SafetyNumber {
        name: String,
    },
    Requests,
    /// Invitations to the own relay.
    Invitations,
    /// The newest messages that contain some letters.
    Found {
        letters: String,
    },
    /// A stretch of a conversation: from a number on, or the newest.
    Stretch {
        chat: String,
        first: Option<usize>,
        limit: usize,
    },
}

/// What is answered.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Told {
    Done,
    Standing(Box<Standing>),
    Phrase(Zeroizing<String>),
    Opener(Option<Opener>),
    Card(String),
    /// An invitation's id.
    Invitation(String),
    Contact(String),
    Message(String),
    /// So many texts are on their way to another device.
    History(u64),
    /// One of the engine's views.
    View(serde_json::Value),
}

/// Why something was not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Failure {
    /// A stable name, for which a page may have its own words.
    pub(crate) code: String,
    /// For people, where a page has none.
    pub(crate) text: String,
}

impl Failure {
    /// One that every page has words for.
    pub(crate) fn named(code: &str) -> Self {
        Self { code: code.to_owned(), text: String::new() }
    }
}

/// What everybody is told.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Notice {
    /// How things stand now.
    Standing(Box<Standing>),
    /// What happened; whatever is on a screen may have changed.
    Changed(Vec<Event>),
}

/// How things stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Standing {
    /// There is no account here.
    Empty,
    /// There is one behind a passphrase, or behind a passkey.
    Locked { passkey: Option<Passkey> },
    /// This browser asks to be let into one.
    Joining { joining: JoiningView, online: bool },
    /// It is open.
    Open {
        account: AccountView,
        online: bool,
        /// Whether something has to open it.
        protected: bool,
        /// What does, if it is a passkey.
        passkey: Option<Passkey>,
        /// Minutes without anybody after which it locks.
        lock_after: Option<u32>,
    },
    /// It cannot be used; the text says why.
    Broken { text: String },
}

impl Standing {
    /// The account, if it is open.
    pub(crate) const fn account(&self) -> Option<&AccountView> {
        match self {
            Self::Open { account, .. } => Some(account),
            Self::Empty | Self::Locked { .. } | Self::Joining { .. } | Self::Broken { .. } => None,
        }
    }
}
