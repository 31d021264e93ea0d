//! What the engine says, as pages are told it.

use kith_core::engine::Engine;
use kith_core::engine::io::{Command, Reply};
use kith_core::error::Error;
use kith_wire::Refusal;
use serde::Serialize;

use super::driver::Halt;
use super::time::now;
use crate::bridge::{Failure, Sight, Told};

/// Messages that a search finds at most.
const FOUND: usize = 50;

/// What can be seen of what was asked for.
pub(super) fn see(engine: &Engine, sight: &Sight) -> Result<Told, Failure> {
    match sight {
        Sight::Cards => view(engine.cards(now())),
        Sight::Chats => view(engine.chats()),
        Sight::Contacts => view(engine.contacts()),
        Sight::Contact { name } => view(engine.contact(name)),
        Sight::Link => view(engine.link()),
        Sight::BroughtIn { device } => view(engine.is_brought_in(device)),
        Sight::History => view(engine.history()),
        Sight::Idle => view(Ok(engine.idle())),
        Sight::Backup => view(engine.backup(now())),
        Sight::Recovery => view(engine.recovery(now())),
        Sight::Devices => view(engine.devices(now())),
        Sight::SafetyNumber { name } => view(engine.safety_number(name)),
        Sight::Requests => view(engine.requests()),
        Sight::Invitations => view(engine.invitations()),
        Sight::Found { letters } => view(engine.search(letters, FOUND)),
        Sight::Stretch { chat, first, limit } => view(engine.stretch(chat, *first, *limit)),
    }
}

fn view<T: Serialize>(seen: Result<T, Error>) -> Result<Told, Failure> {
    let seen = seen.map_err(|error| failure(&error))?;
    serde_json::to_value(seen).map(Told::View).map_err(|_| not_now())
}

/// What a command gave back.
pub(super) fn told(reply: Reply) -> Told {
    match reply {
        // The code is seen as long as it is good.
        Reply::Done | Reply::LinkCode { .. } | Reply::GuardianCode { .. } => Told::Done,
        Reply::History(texts) => Told::History(texts),
        Reply::RecoveryPhrase(phrase) => Told::Phrase(phrase),
        Reply::Card(id) => Told::Card(id),
        Reply::Invitation(id) => Told::Invitation(id),
        Reply::Contact(name) => Told::Contact(name),
        Reply::Message(id) => Told::Message(id.to_hex()),
    }
}

/// What is asked for again before it is done, if anything opens the home. Whoever is let in comes with a code that was asked
/// for in this way.
pub(super) fn decides_who_reads(command: &Command) -> bool {
    matches!(
        command,
        Command::LinkDevice { .. }
            | Command::ConfirmDevice { .. }
            | Command::RemoveDevice { .. }
            | Command::Thaw
            | Command::Veto
            | Command::SetPin { .. }
    )
}

/// Why a command was not done.
pub(super) fn failure(error: &Error) -> Failure {
    let code = if let Error::Refused(Refusal::ChainRule { rule }) = error {
        format!("rule_{rule}")
    } else {
        error.code().to_owned()
    };
    Failure { code, text: error.to_string() }
}

/// Why the home cannot be used.
pub(super) fn halted(halt: &Halt) -> Failure {
    let code = match halt {
        Halt::Home(error) => error.code(),
        Halt::Engine(error) => error.code(),
        Halt::Randomness => "no_randomness",
    };
    Failure { code: code.to_owned(), text: halt.to_string() }
}

pub(super) fn not_open() -> Failure {
    Failure::named("locked")
}

pub(super) fn not_now() -> Failure {
    Failure::named("not_now")
}
