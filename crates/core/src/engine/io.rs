//! What goes into the engine and what comes out of it.

mod backup;
mod command;
mod devices;
mod guardians;
mod recovery;

use kith_wire::inbox::Salutation;
use kith_wire::{MessageId, Millis, RelayId, Role};

use crate::error::{Loss, RelayFault};
use crate::state::Batch;

pub use backup::{BackupState, BackupView, PIN_LEAST, PIN_MOST};
pub use command::{Command, Reply};
pub use devices::{
    DeviceChange, DeviceStanding, DeviceView, HistoryView, JoiningState, JoiningView, LinkState, LinkView,
};
pub use guardians::{ApprovalState, ApprovalView, GuardianState, GuardianView, GuardiansView, RequestedView, WardView};
pub use recovery::{RecoveryState, RecoveryView, Secret};

/// One connection the engine wants: to a relay, for one role.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Link {
    /// Where the relay is.
    pub url: String,
    /// The key it must show; `None` only while an account is being founded there.
    pub relay: Option<RelayId>,
    /// What the connection is for.
    pub role: Role,
}

/// What happened outside. Anything may come at any time; what no longer fits is ignored.
#[derive(Clone, Debug)]
pub enum Input {
    /// A connection that [`Output::Connect`] asked for is open.
    Connected(Link),
    /// A whole WebSocket message arrived on it.
    Received(Link, Vec<u8>),
    /// It could not be opened, or ended.
    Disconnected(Link),
    /// Another process on the same home made these changes durable.
    Foreign(Batch),
    /// The time that [`Output::Wait`] named has come, or simply time has passed.
    Tick,
}

/// What the driver must do, in this order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// Make these changes durable before anything that follows.
    Save(Batch),
    /// Open a connection.
    Connect(Link),
    /// Send a WebSocket message on it.
    Send(Link, Vec<u8>),
    /// Close it.
    Disconnect(Link),
    /// Tell the person, or the program, at the other side of the screen.
    Show(Event),
    /// Call `handle(Tick)` at this time, if nothing else comes before; replaces the time named before.
    Wait(Millis),
}

/// What the driver's person may want to know.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// The own relay can, or can no longer, be reached.
    Connection {
        /// Whether it can.
        online: bool,
    },
    /// The account stands on its relay.
    AccountReady,
    /// A card works from now on.
    CardReady {
        /// Its id.
        card: String,
    },
    /// The relay has answered for an invitation.
    Invitation {
        /// Its id.
        invitation: String,
        /// What it is good for now.
        state: InvitationState,
    },
    /// A request arrived.
    Request {
        /// Its id.
        request: String,
    },
    /// A contact changed its state.
    Contact {
        /// Its local name.
        name: String,
        /// The new state.
        state: ContactState,
    },
    /// A text arrived.
    Message {
        /// Whose conversation.
        chat: String,
        /// The message.
        message: MessageView,
    },
    /// Messages of ours changed their state.
    Marked {
        /// Whose conversation.
        chat: String,
        /// Which messages.
        ids: Vec<String>,
        /// Their new state.
        state: MessageState,
    },
    /// A relay did what no honest and healthy relay does.
    Alarm {
        /// Whose conversation, if it concerns one.
        chat: Option<String>,
        /// What it did.
        fault: RelayFault,
        /// The same in English, for logs.
        text: String,
    },
    /// Something in a conversation could not be read, or is missing.
    Missed {
        /// Whose conversation.
        chat: String,
        /// What is missing, or why it is over.
        loss: Loss,
        /// The same in English, for logs.
        text: String,
    },
    /// A relay, or what came by it, cannot be used as things are.
    Trouble {
        /// [`Error::code`](crate::error::Error::code) of why.
        code: String,
        /// The same in English, for logs.
        text: String,
    },
    /// A relay speaks no version of the protocol that this program speaks: one of the two must be updated.
    Incompatible {
        /// The relay's URL.
        relay: String,
        /// Whether it is this program that is older.
        outdated: bool,
    },
    /// A device of the account came, went or was confirmed.
    Device {
        /// Its id in hex.
        device: String,
        /// What it is called; empty if that is not known yet.
        name: String,
        /// Whether it is this one.
        this: bool,
        /// What happened.
        change: DeviceChange,
    },
    /// A code for linking a device is shown, and this came of it.
    Linking {
        /// Where it stands.
        state: LinkState,
    },
    /// This home is joining an account.
    Joining {
        /// Where that stands.
        state: JoiningState,
    },
    /// The account was frozen, or is so no longer.
    Frozen {
        /// Whether it is.
        frozen: bool,
    },
    /// Somebody recovers, or has recovered, the account with its phrase: this home, or another.
    Recovery {
        /// Where that stands.
        state: RecoveryState,
        /// When it can be completed, or was, milliseconds since 1970.
        ends: Option<u64>,
        /// Whether it is this home that comes back.
        this: bool,
    },
    /// The guardians of the account will be others, or that was called off.
    Guardians {
        /// When; `None` if it was called off.
        ends: Option<u64>,
    },
    /// A contact has made this account a guardian of its own.
    Ward {
        /// Its local name.
        name: String,
    },
    /// Somebody else's recovery, which this account is asked to approve.
    Approval {
        /// Where that stands.
        state: ApprovalState,
    },
    /// A guardian has approved the recovery to this home.
    Approved {
        /// So many have.
        approved: u32,
        /// Of so many that must.
        needed: u32,
    },
    /// Something has come of what was asked about PIN or backup, or of a backup that was made by itself.
    Backup {
        /// What.
        state: BackupState,
        /// After a wrong PIN: how often this device may guess on before it must wait.
        left: Option<u32>,
        /// Until when it must wait, milliseconds since 1970.
        until: Option<u64>,
        /// When the backup was made, milliseconds since 1970.
        made: Option<u64>,
        /// How many contacts are in it.
        contacts: u32,
        /// How many texts.
        texts: u64,
    },
    /// A piece of what was said before this device came has arrived.
    History {
        /// So many texts.
        texts: u64,
    },
    /// A device that was confirmed side by side is being sent what was said before it came.
    HistorySent {
        /// Its id in hex.
        device: String,
        /// What it is called.
        name: String,
        /// So many texts.
        texts: u64,
    },
    /// A device was signed out, and the conversations are getting new keys.
    Rekeyed {
        /// So many have them.
        done: u64,
        /// Of so many.
        total: u64,
    },
    /// This home is an older copy: nothing is sent from it any more.
    Copied,
}

/// The account as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct AccountView {
    /// Its id in hex; empty until its relay was reached for the first time.
    pub id: String,
    /// This device's id in hex.
    pub device: String,
    /// The profile name.
    pub name: String,
    /// The relay's URL.
    pub relay: String,
    /// Whether it stands on the relay.
    pub ready: bool,
    /// Why the relay would not have it, if it would not: the code of its refusal.
    pub refused: Option<String>,
    /// Whether this home turned out to be an older copy.
    pub copied: bool,
    /// How this device stands in the account.
    pub standing: DeviceStanding,
    /// Since when the account is frozen, if it is: milliseconds since 1970.
    pub frozen: Option<u64>,
    /// Whether others are told that messages were delivered.
    pub delivered_marks: bool,
    /// Whether others are told that messages were read.
    pub read_marks: bool,
}

/// A card as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct CardView {
    /// For commands.
    pub id: String,
    /// To give away.
    pub link: String,
    /// Shown beside requests that came by it.
    pub label: Option<String>,
    /// For one request only.
    pub once: bool,
    /// Seconds since 1970.
    pub expires: Option<u64>,
    /// Whether it works.
    pub state: CardState,
}

/// Whether a card works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CardState {
    /// Not known to the relay yet.
    Waiting,
    /// It works.
    Active,
    /// It has let in the one request it was for.
    Used,
    /// Its time is over.
    Expired,
    /// Taken back.
    Revoked,
}

/// An invitation to the own relay, as whoever made it sees it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct InvitationView {
    /// To tell it from others.
    pub id: String,
    /// To give away: whoever has it can found one account on the relay.
    pub code: String,
    /// The relay's URL.
    pub relay: String,
    /// Whether the relay takes it.
    pub state: InvitationState,
    /// Milliseconds since 1970.
    pub made: u64,
    /// If the allowance is used up: when there is another one, milliseconds since 1970.
    pub again: Option<u64>,
}

/// Whether the relay takes an invitation. It does not tell whether one was used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InvitationState {
    /// Not known to the relay yet.
    Waiting,
    /// Good for one account.
    Active,
    /// The relay would not have it.
    Refused,
}

/// A request, with nothing of a stranger's making in it but a filtered name.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct RequestView {
    /// For commands.
    pub id: String,
    /// The label of the card it came by, or the card's id.
    pub card: String,
    /// The name it says, filtered; `None` if it is not fit to show.
    pub says: Option<String>,
    /// Whether that name could be confused with a contact's or with the service's.
    pub stamped: bool,
    /// What it says, from the fixed list.
    pub salutation: Salutation,
    /// To compare by voice.
    pub words: [String; 3],
    /// Milliseconds since 1970, own clock.
    pub received: u64,
    /// Whether it is somebody who was in a conversation with the account before it was recovered.
    pub again: bool,
}

/// Where a contact stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactState {
    /// The card's key is being fetched, or the request delivered.
    Adding,
    /// The card did not work.
    Failed,
    /// Waiting for the other side to accept.
    Requested,
    /// Accepted here; the conversation is being opened.
    Accepting,
    /// They can write to each other.
    Active,
    /// The other side ended the conversation.
    Ended,
    /// Blocked here.
    Blocked,
    /// Unblocked: a new exchange of cards starts anew.
    Unblocked,
}

/// A contact.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ContactView {
    /// The local name.
    pub name: String,
    /// Account id in hex.
    pub account: String,
    /// Where they stand.
    pub state: ContactState,
    /// Why it failed: the code of a [`CardFault`](crate::error::CardFault).
    pub why: Option<String>,
    /// Compared in person.
    pub verified: bool,
    /// When the account last got another device or was recovered, if that is less than seven days ago: milliseconds since
    /// 1970.
    pub changed: Option<u64>,
    /// Since when its account is frozen, if it is: milliseconds since 1970. What it writes is held back.
    pub frozen: Option<u64>,
    /// How many of its messages are held back.
    pub held: usize,
    /// For a request sent: the words to compare by voice.
    pub words: Option<[String; 3]>,
}

/// A conversation in a list.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ChatView {
    /// The contact's local name.
    pub name: String,
    /// Where the contact stands.
    pub state: ContactState,
    /// Texts not read yet.
    pub unread: u64,
    /// The newest text.
    pub last: Option<MessageView>,
    /// What is written and not sent.
    pub draft: Option<String>,
    /// As in [`ContactView::changed`].
    pub changed: Option<u64>,
    /// As in [`ContactView::frozen`].
    pub frozen: Option<u64>,
    /// Whether it is the own conversation, which is for notes to oneself.
    pub own: bool,
}

/// A stretch of a conversation's texts. They are counted from the oldest, so that a number stays when others arrive.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Stretch {
    /// How many there are in all.
    pub total: usize,
    /// The number of the first of these.
    pub first: usize,
    /// The number of the first text of others that is not read.
    pub unread: Option<usize>,
    /// The texts, oldest first.
    pub messages: Vec<MessageView>,
}

/// A text in a conversation.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct MessageView {
    /// In hex.
    pub id: String,
    /// The author's local name; `None` is oneself.
    pub from: Option<String>,
    /// The text.
    pub text: String,
    /// For own messages how far it came; for others' whether it was read.
    pub state: MessageState,
    /// The author's clock, milliseconds since 1970.
    pub sent: u64,
}

/// A text that was looked for.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct FoundView {
    /// Whose conversation.
    pub chat: String,
    /// In hex.
    pub id: String,
    /// The author's local name; `None` is oneself.
    pub from: Option<String>,
    /// The text.
    pub text: String,
    /// The author's clock, milliseconds since 1970.
    pub sent: u64,
    /// How many messages of the conversation came after it.
    pub newer: usize,
}

/// How far a message came; the order is the order of progress.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MessageState {
    /// Own: sent when the other side accepts.
    Waiting,
    /// Own: in the outbox.
    Queued,
    /// Own: durable on the relay.
    Sent,
    /// Own: on a device of the other side.
    Delivered,
    /// Own: read by the other side. Others': read here.
    Read,
    /// Others': not read yet.
    Unread,
    /// Own: refused or expired, and never sent.
    Failed,
}

/// Identifies a message in output.
#[must_use]
pub fn message_id(id: &MessageId) -> String {
    id.to_hex()
}
