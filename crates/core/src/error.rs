//! What went wrong, by culprit.

use kith_wire::Refusal;

/// Why a command or an input was not done. Every text is for a person and says what to do, where there is something to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The caller asked for something that makes no sense now.
    #[error(transparent)]
    Misuse(#[from] Misuse),
    /// A relay said no.
    #[error("the relay refused: {0}")]
    Refused(Refusal),
    /// A relay did what no honest relay does.
    #[error("the relay misbehaved: {0}")]
    RelayMisbehaved(RelayFault),
    /// A peer did what no honest client does.
    #[error("a peer misbehaved: {0}")]
    PeerMisbehaved(&'static str),
    /// What this device remembers cannot be read.
    #[error("this home is damaged: {0}; restore it from a copy or link this device anew")]
    Damaged(&'static str),
    /// This home is a copy of another that has been used since.
    #[error(
        "this home is an older copy: its account was used elsewhere since, and writing from here could reuse keys. \
         Nothing was sent. Go on with the original home; what is here can still be read"
    )]
    Copied,
}

/// What a caller may get wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Misuse {
    /// There is no account in this home yet.
    #[error("there is no account here yet; make one with `kith account create`")]
    NoAccount,
    /// There is one already.
    #[error("there is an account here already")]
    AccountExists,
    /// The relay's address does not read.
    #[error("a relay's address looks like ws://HOST:PORT/v1 or wss://HOST/v1")]
    RelayUrl,
    /// A name is empty, too long, or holds control characters.
    #[error("a name has 1 to 64 characters and no line breaks")]
    Name,
    /// Nobody has that name.
    #[error("nobody here is called {0:?}; `kith contact list` shows who is")]
    NoSuchContact(String),
    /// Somebody else has it.
    #[error("{0:?} is taken; choose another name with --as")]
    NameTaken(String),
    /// No card has that id.
    #[error("there is no card {0:?}; `kith card list` shows them")]
    NoSuchCard(String),
    /// No request has that id.
    #[error("there is no open request {0:?}; `kith request list` shows them")]
    NoSuchRequest(String),
    /// The text is not a card's link.
    #[error(transparent)]
    Link(#[from] kith_wire::card::LinkError),
    /// The card is one's own.
    #[error("this is your own card; give it to somebody else")]
    OwnCard,
    /// The contact is there already.
    #[error("{0:?} is a contact already")]
    AlreadyContact(String),
    /// The contact is blocked.
    #[error("{0:?} is blocked; unblock with `kith contact unblock` first")]
    Blocked(String),
    /// The contact is not blocked.
    #[error("{0:?} is not blocked")]
    NotBlocked(String),
    /// The conversation has ended.
    #[error("the conversation with {0:?} has ended; exchange cards to start anew")]
    Ended(String),
    /// Text that is empty or too long.
    #[error("a message has between 1 and {max} bytes of text", max = kith_wire::limits::TEXT)]
    Text,
    /// The contact's account is not known yet.
    #[error("{0:?} has not answered yet, so there is nothing to compare")]
    NotYetConnected(String),
    /// The text is not a code for linking.
    #[error(transparent)]
    Code(#[from] kith_wire::link::CodeError),
    /// The words are not those of a code for linking.
    #[error(transparent)]
    Words(#[from] crate::code::WordsError),
    /// The text is a code of another kind than was asked for.
    #[error(transparent)]
    OtherCode(crate::code::OtherCode),
    /// The text is not a code for guardians.
    #[error("this is no code for guardians: such a code begins with KITHGUARD, or has 14 words")]
    GuardianCode(kith_wire::link::CodeError),
    /// The words are not those of a code for guardians.
    #[error(transparent)]
    GuardianWords(crate::code::WordsError),
    /// Nobody has made this account a guardian.
    #[error("you are nobody's guardian on this device, so there is nothing to approve")]
    NobodysGuardian,
    /// No recovery waits for an approval here.
    #[error("no recovery waits for your approval; enter the code that was read out to you first")]
    NothingToApprove,
    /// No account is being recovered to this home.
    #[error("no recovery to this home is pending; begin with `kith account recover`")]
    NotRecovering,
    /// The account that is being recovered has no guardians.
    #[error("this account had no guardians when the recovery began: it comes back when its wait is over")]
    NoGuardians,
    /// The account is nobody's guardian by that name.
    #[error("{0:?} is no guardian of yours; `kith guardian list` shows them")]
    NoSuchGuardian(String),
    /// So many guardians cannot be asked for.
    #[error("at least one guardian must approve, and at most as many as there are: {0}")]
    Threshold(usize),
    /// No change of the guardians waits.
    #[error("no change of your guardians is waiting")]
    NoGuardianChange,
    /// Nobody asks to be let in.
    #[error("no device asks to be let in; show a code with `kith device link` first")]
    NobodyAsks,
    /// The device that asks is somewhere else, and that was not said.
    #[error("that device is on another network: say yes to that as well, if it is yours")]
    Elsewhere,
    /// No device has that id or name.
    #[error("there is no device {0:?}; `kith device list` shows them")]
    NoSuchDevice(String),
    /// The device is on probation, or this one.
    #[error("{0:?} is not confirmed: confirm it with `kith device confirm` first")]
    NotConfirmed(String),
    /// The account comes back to this home, and is not here yet.
    #[error("the account is being recovered; `kith account recovery status` says until when")]
    Recovering,
    /// There is no recovery, and no removal of this device, to say no to.
    #[error("there is nothing to say no to: no recovery is pending")]
    NothingToVeto,
    /// The PIN is one that would be guessed.
    #[error(transparent)]
    WeakPin(#[from] kith_pin::Weak),
    /// This home does not know the recovery phrase's public key yet.
    #[error("this home needs the recovery phrase once to set a PIN: give it with --recovery-file")]
    PhraseNeeded,
    /// The phrase is not the one that the account's chain names.
    #[error("this is not the recovery phrase of this account")]
    OtherPhrase,
    /// There is no PIN, so that there is no backup.
    #[error("there is no PIN yet; set one with `kith account pin set`")]
    NoPin,
    /// Something about PIN or backup is being done.
    #[error("a backup is being made or opened: wait until it is done")]
    BackingUp,
    /// The recovery phrase does not read.
    #[error(transparent)]
    Phrase(#[from] crate::account::PhraseError),
    /// This device is on probation.
    #[error("this device is on probation: confirm it from an older one first")]
    OnProbation,
    /// So many invitations are remembered that there can be no more.
    #[error("there are too many invitations already")]
    TooManyInvitations,
    /// Too much of something.
    #[error("there are too many {0} already")]
    TooMany(&'static str),
}

/// What gives a dishonest relay, or a relay that lost data, away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RelayFault {
    /// Another key than the one the address names.
    #[error("it shows another key than the one it had")]
    WrongKey,
    /// A greeting, stamp or answer that does not verify or fit.
    #[error("it sent what does not verify")]
    Forged,
    /// Records out of order, repeated, or of another epoch.
    #[error("it delivered records out of order")]
    Disorder,
    /// A member saw a record that was not delivered here.
    #[error("it withheld a message that a member has seen")]
    Withheld,
    /// A member saw another record in the same place.
    #[error("it showed different histories to different members")]
    Equivocated,
    /// It is behind what was seen before.
    #[error("it lost messages that it had acknowledged")]
    LostData,
}

/// What is missing in a conversation, or why it is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Loss {
    /// One message does not read.
    #[error("a message could not be read: it was written by another version, or damaged")]
    Unreadable,
    /// A record does not open.
    #[error("something in this conversation could not be read and was passed over")]
    PassedOver,
    /// The relay kept them no longer.
    #[error("messages expired on the relay before this device came back")]
    Expired,
    /// This device has asked to be added again.
    #[error("messages are missing here; the other side was asked to let this device in again")]
    Readmission,
    /// The other side knows that it must add this device again.
    #[error("the other side is letting this device in again; messages may be missing here until it has")]
    BeingReadmitted,
    /// The other side's relay no longer takes what is for it.
    #[error("the other side can no longer be reached")]
    Unreachable,
    /// The other side ended it.
    #[error("the other side has ended the conversation")]
    Ended,
    /// Nobody can go on in it.
    #[error("the other side's app, or the relay, broke this conversation; exchange cards to begin anew")]
    Broken,
    /// A member took this device out.
    #[error("this device was taken out of the conversation")]
    TakenOut,
    /// There is nothing of the other side's that could be added.
    #[error("the other side has no device that could be added")]
    NoDevice,
    /// The relay did not make room for it.
    #[error("the relay would not open a channel for this conversation")]
    NoChannel,
    /// The invitation is damaged, or not for this device.
    #[error("the invitation into the conversation does not open; ask to be accepted again")]
    BadInvitation,
}

/// Why a card did not work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardFault {
    /// Expired, used, taken back, or never there: the relay says no more.
    NotValid,
    /// The relay handed out another key than the card names.
    OtherKey,
}

impl RelayFault {
    /// A stable name for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::WrongKey => "wrong_key",
            Self::Forged => "forged",
            Self::Disorder => "disorder",
            Self::Withheld => "withheld",
            Self::Equivocated => "equivocated",
            Self::LostData => "lost_data",
        }
    }
}

impl Loss {
    /// A stable name for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::PassedOver => "passed_over",
            Self::Expired => "expired",
            Self::Readmission => "readmission",
            Self::BeingReadmitted => "being_readmitted",
            Self::Unreachable => "unreachable",
            Self::Ended => "ended",
            Self::Broken => "broken",
            Self::TakenOut => "taken_out",
            Self::NoDevice => "no_device",
            Self::NoChannel => "no_channel",
            Self::BadInvitation => "bad_invitation",
        }
    }
}

impl CardFault {
    /// A stable name for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotValid => "not_valid",
            Self::OtherKey => "other_key",
        }
    }
}

impl Error {
    /// A stable name for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Misuse(misuse) => misuse.code(),
            Self::Refused(refusal) => refusal.code(),
            Self::RelayMisbehaved(_) => "relay_misbehaved",
            Self::PeerMisbehaved(_) => "peer_misbehaved",
            Self::Damaged(_) => "damaged",
            Self::Copied => "home_copied",
        }
    }
}

impl Misuse {
    /// A stable name for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoAccount => "no_account",
            Self::AccountExists => "account_exists",
            Self::RelayUrl => "relay_url",
            Self::Name => "name",
            Self::NoSuchContact(_) => "no_such_contact",
            Self::NameTaken(_) => "name_taken",
            Self::NoSuchCard(_) => "no_such_card",
            Self::NoSuchRequest(_) => "no_such_request",
            Self::Link(_) => "not_a_card",
            Self::OwnCard => "own_card",
            Self::AlreadyContact(_) => "already_contact",
            Self::Blocked(_) => "blocked",
            Self::NotBlocked(_) => "not_blocked",
            Self::Ended(_) => "ended",
            Self::Text => "text",
            Self::NotYetConnected(_) => "not_yet_connected",
            Self::Code(_) | Self::Words(_) => "not_a_link_code",
            Self::OtherCode(_) => "other_code",
            Self::GuardianCode(_) | Self::GuardianWords(_) => "not_a_guardian_code",
            Self::NobodysGuardian => "nobodys_guardian",
            Self::NothingToApprove => "nothing_to_approve",
            Self::NotRecovering => "not_recovering",
            Self::NoGuardians => "no_guardians",
            Self::NoSuchGuardian(_) => "no_such_guardian",
            Self::Threshold(_) => "threshold",
            Self::NoGuardianChange => "no_guardian_change",
            Self::NobodyAsks => "nobody_asks",
            Self::Elsewhere => "elsewhere",
            Self::NoSuchDevice(_) => "no_such_device",
            Self::NotConfirmed(_) => "not_confirmed",
            Self::OnProbation => "on_probation",
            Self::Recovering => "recovering",
            Self::NothingToVeto => "nothing_to_veto",
            Self::WeakPin(weak) => weak.code(),
            Self::PhraseNeeded => "phrase_needed",
            Self::OtherPhrase => "other_phrase",
            Self::NoPin => "no_pin",
            Self::BackingUp => "backing_up",
            Self::Phrase(_) => "not_a_recovery_phrase",
            Self::TooManyInvitations | Self::TooMany(_) => "too_many",
        }
    }
}
