//! What a person asks, and what is answered at once.

use kith_wire::inbox::Salutation;
use kith_wire::{MessageId, Millis, Seconds};

use super::Secret;

/// What a person asks of the engine. Whatever needs a relay is remembered first and done when the relay can be reached.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Founds an account.
    CreateAccount {
        /// The relay.
        url: String,
        /// The profile name.
        name: String,
        /// Where the relay admits by invitation.
        invite: Option<String>,
    },
    /// Joins, with an empty home, the account whose device shows a one-time code.
    JoinAccount {
        /// The code.
        code: String,
        /// What this device is called.
        name: String,
        /// What it is: a short word.
        kind: String,
    },
    /// Brings an account back to this empty home by its recovery phrase, after the wait.
    Recover {
        /// The relay.
        url: String,
        /// The phrase.
        phrase: Secret,
        /// What this device is called.
        name: String,
        /// What it is: a short word.
        kind: String,
    },
    /// Freezes an account from an empty home, by its recovery phrase.
    FreezeByPhrase {
        /// The relay.
        url: String,
        /// The phrase.
        phrase: Secret,
    },
    /// Forgets what was to be done with a recovery phrase.
    ForgetPhrase,
    /// Freezes the account: nothing can be linked or changed, and others hold back what it writes.
    Freeze,
    /// Ends that.
    Thaw,
    /// Says that this device's owner was shown the notice of a recovery, so that it need not wait for longer than was set.
    SeeRecovery,
    /// Says no to a recovery that is pending, or undoes one, or a removal, that put this device out.
    Veto,
    /// Asks a contact to be a guardian of the account.
    AddGuardian {
        /// Its name.
        name: String,
    },
    /// Has a guardian be one no longer.
    RemoveGuardian {
        /// Its name.
        name: String,
    },
    /// Says how many guardians must approve a recovery.
    SetThreshold {
        /// So many; `None` for more than half of them.
        threshold: Option<u32>,
    },
    /// Calls off a change of the guardians that waits.
    KeepGuardians,
    /// Asks the account's guardians, from the home that it is recovered to, to approve.
    RequestApprovals,
    /// Looks for the recovery that a code for guardians is about.
    ReadGuardianCode {
        /// The code.
        code: String,
    },
    /// Approves that recovery.
    ApproveRecovery,
    /// Does not.
    ForgetApproval,
    /// Shows a one-time code for linking a device.
    LinkDevice {
        /// The conversations that it is let into while on probation, by name.
        chats: Vec<String>,
    },
    /// Takes the code back.
    CancelLink,
    /// Lets the device in that asks with the code.
    AdmitDevice {
        /// Also if it is somewhere else.
        elsewhere: bool,
    },
    /// Does not let it in.
    RefuseDevice,
    /// Ends a device's probation.
    ConfirmDevice {
        /// Its id, the beginning of it, or its name.
        device: String,
    },
    /// Signs a device out.
    RemoveDevice {
        /// Its id, the beginning of it, or its name.
        device: String,
    },
    /// Sends another device what was said before it came.
    SendHistory {
        /// Its id, the beginning of it, or its name.
        device: String,
        /// Only what was written since then.
        since: Option<Millis>,
    },
    /// Sets the PIN that guards the backup, and makes one.
    SetPin {
        /// The PIN.
        pin: Secret,
        /// The recovery phrase, if this home does not know whom to seal to.
        phrase: Option<Secret>,
    },
    /// Shows the PIN to find out whether it is still known.
    CheckPin {
        /// The PIN.
        pin: Secret,
    },
    /// Makes a backup now.
    BackUp,
    /// Opens the newest backup; what is in it comes here, or, in a drill, nothing does.
    OpenBackup {
        /// The PIN.
        pin: Secret,
        /// The recovery phrase.
        phrase: Secret,
        /// Only to see that it opens.
        drill: bool,
    },
    /// Makes a contact card.
    NewCard {
        /// For one request only.
        once: bool,
        /// Works until then.
        expires: Option<Seconds>,
        /// Shown to oneself beside a request that came by it.
        label: Option<String>,
    },
    /// Takes a card back.
    RevokeCard {
        /// Its id.
        card: String,
    },
    /// Makes an invitation to found an account on the own relay.
    NewInvitation,
    /// Asks the owner of a card to be accepted.
    AddContact {
        /// The card's link.
        link: String,
        /// The local name; without one, chosen.
        name: Option<String>,
        /// The greeting.
        salutation: Salutation,
    },
    /// Accepts a request.
    AcceptRequest {
        /// Its id.
        request: String,
        /// The local name; without one, the name it says, numbered when taken.
        name: Option<String>,
    },
    /// Declines a request; the other side is told nothing.
    DeclineRequest {
        /// Its id.
        request: String,
    },
    /// Marks a contact as compared in person.
    Verify {
        /// Its name.
        name: String,
    },
    /// Ends the conversation and takes back every right.
    Block {
        /// Its name.
        name: String,
    },
    /// Allows a new beginning.
    Unblock {
        /// Its name.
        name: String,
    },
    /// Writes a text.
    SendText {
        /// Whose conversation.
        name: String,
        /// The text.
        text: String,
    },
    /// Keeps what is written and not sent; an empty text forgets it.
    SetDraft {
        /// Whose conversation.
        name: String,
        /// The text.
        text: String,
    },
    /// Marks everything taken in so far as read.
    MarkRead {
        /// Whose conversation.
        name: String,
    },
    /// Changes the profile name, which is what requests and acceptances say from now on.
    SetName {
        /// The new one.
        name: String,
    },
    /// Switches marks given to others on or off.
    SetMarks {
        /// Whether to tell that a message was delivered.
        delivered: bool,
        /// Whether to tell that it was read.
        read: bool,
    },
}

/// What a command gives back at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// Nothing more.
    Done,
    /// The new account's recovery phrase, shown once and stored nowhere.
    RecoveryPhrase(zeroize::Zeroizing<String>),
    /// A one-time code for linking a device, and until when it is good.
    LinkCode {
        /// To be scanned or pasted.
        code: String,
        /// The same in words, to be read aloud and typed.
        words: String,
        /// When it ends.
        expires: Seconds,
    },
    /// A code for guardians.
    GuardianCode {
        /// To be shown and scanned.
        code: String,
        /// To be read out.
        words: String,
    },
    /// So many texts of the history are on their way.
    History(u64),
    /// The new card's id.
    Card(String),
    /// The new invitation's id.
    Invitation(String),
    /// The contact's local name.
    Contact(String),
    /// The new message's id.
    Message(MessageId),
}
