//! Why a command was not done: a sentence for people, a stable name and an exit code for programs.

use std::io;
use std::path::PathBuf;

use kith_core::error::{Error, Misuse};

use crate::duration::Span;
use crate::home::HomeError;
use crate::neutral::line;
use crate::screen::words;
use crate::socket::SocketError;
use crate::texts::errors;
use crate::wording;

#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error("{}", wording::error(.0))]
    Engine(#[from] Error),
    #[error(transparent)]
    Home(#[from] HomeError),
    #[error(transparent)]
    Socket(#[from] SocketError),
    /// The time is over; what follows from it is said by the command.
    #[error("{}", too_late(*.timeout, .trouble.as_deref(), .consequence))]
    TooLate { timeout: Span, trouble: Option<String>, consequence: &'static str },
    /// Waiting is of no use: a person has to do something first.
    #[error("{}", errors().trouble(.consequence, .text))]
    Obstacle { code: &'static str, text: String, consequence: &'static str },
    /// This device belongs to its account no longer.
    #[error("{}", errors().signed_out())]
    SignedOut,
    /// Another side said no.
    #[error("{0}")]
    Refused(String),
    /// The backup does not open, or was not made.
    #[error("{text}")]
    Backup { code: &'static str, text: String },
    /// The command line, or what it names, makes no sense.
    #[error("{0}")]
    Misuse(String),
    #[error("{}", errors().recovery_file_exists(&wording::path(.0)))]
    RecoveryFileExists(PathBuf),
    #[error("{}", errors().cannot_read(&line(.what), &wording::system(.source)))]
    Read { what: String, source: io::Error },
    #[error("{}", errors().cannot_write(&wording::path(.path), &wording::system(.source)))]
    Write { path: PathBuf, source: io::Error },
    /// Standard output is gone.
    #[error("{}", .0)]
    Output(io::Error),
    #[error("{}", errors().no_signals(&.0.to_string()))]
    Signals(io::Error),
    #[error("{}", errors().cannot_start(&.0.to_string()))]
    Runtime(io::Error),
    /// The terminal cannot be taken or drawn on.
    #[error("{}", words::cannot_draw(&.0.to_string()))]
    Terminal(io::Error),
    #[error("{}", errors().no_randomness())]
    NoRandomness,
    #[error("{}", errors().interrupted())]
    Interrupted,
}

fn too_late(timeout: Span, trouble: Option<&str>, consequence: &str) -> String {
    match trouble {
        Some(trouble) => errors().trouble(consequence, trouble),
        None => errors().too_late(consequence, &timeout.to_string()),
    }
}

impl Failure {
    /// A name for programs, which never changes.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::Engine(error) => error.code(),
            Self::Home(error) => error.code(),
            Self::Socket(error) => error.code(),
            Self::TooLate { trouble: Some(_), .. } => "unreachable",
            Self::TooLate { trouble: None, .. } => "timeout",
            Self::Obstacle { code, .. } => code,
            Self::SignedOut => "signed_out",
            Self::Refused(_) => "refused",
            Self::Backup { code, .. } => code,
            Self::Misuse(_) => "usage",
            Self::RecoveryFileExists(_) => "recovery_file_exists",
            Self::Read { .. }
            | Self::Write { .. }
            | Self::Output(_)
            | Self::Signals(_)
            | Self::Runtime(_)
            | Self::Terminal(_) => "io",
            Self::NoRandomness => "no_randomness",
            Self::Interrupted => "interrupted",
        }
    }

    /// 2 if asking in the same way can never work, else 1.
    pub(crate) fn exit_code(&self) -> u8 {
        if self.is_misuse() { 2 } else { 1 }
    }

    /// Whoever read standard output has enough: that is no failure worth a word.
    pub(crate) fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    fn is_misuse(&self) -> bool {
        match self {
            Self::Engine(Error::Misuse(misuse)) => !is_refusal(misuse),
            Self::Home(error) => is_home_misuse(error),
            Self::Socket(error) => *error == SocketError::Address,
            Self::Misuse(_) | Self::RecoveryFileExists(_) => true,
            Self::Engine(_)
            | Self::TooLate { .. }
            | Self::Obstacle { .. }
            | Self::SignedOut
            | Self::Refused(_)
            | Self::Backup { .. }
            | Self::Read { .. }
            | Self::Write { .. }
            | Self::Output(_)
            | Self::Signals(_)
            | Self::Runtime(_)
            | Self::Terminal(_)
            | Self::NoRandomness
            | Self::Interrupted => false,
        }
    }
}

/// Asked rightly, and refused because of how things stand with a contact.
fn is_refusal(misuse: &Misuse) -> bool {
    match misuse {
        Misuse::Blocked(_)
        | Misuse::Ended(_)
        | Misuse::NotYetConnected(_)
        | Misuse::NobodyAsks
        | Misuse::Elsewhere
        | Misuse::OnProbation
        | Misuse::Recovering
        | Misuse::NothingToVeto
        | Misuse::NobodysGuardian
        | Misuse::NothingToApprove
        | Misuse::NotRecovering
        | Misuse::NoGuardians
        | Misuse::NoGuardianChange
        | Misuse::PhraseNeeded
        | Misuse::OtherPhrase
        | Misuse::NoPin
        | Misuse::BackingUp
        | Misuse::NotConfirmed(_)
        | Misuse::TooManyInvitations
        | Misuse::TooMany(_) => true,
        Misuse::NoAccount
        | Misuse::AccountExists
        | Misuse::RelayUrl
        | Misuse::Name
        | Misuse::NoSuchContact(_)
        | Misuse::NameTaken(_)
        | Misuse::NoSuchCard(_)
        | Misuse::NoSuchRequest(_)
        | Misuse::Link(_)
        | Misuse::OwnCard
        | Misuse::AlreadyContact(_)
        | Misuse::NotBlocked(_)
        | Misuse::Code(_)
        | Misuse::Phrase(_)
        | Misuse::WeakPin(_)
        | Misuse::Words(_)
        | Misuse::OtherCode(_)
        | Misuse::GuardianCode(_)
        | Misuse::GuardianWords(_)
        | Misuse::NoSuchGuardian(_)
        | Misuse::Threshold(_)
        | Misuse::NoSuchDevice(_)
        | Misuse::Text => false,
    }
}

fn is_home_misuse(error: &HomeError) -> bool {
    match error {
        HomeError::NoHome { .. }
        | HomeError::AlreadyExists { .. }
        | HomeError::NotEmpty { .. }
        | HomeError::NeedsPassphrase { .. }
        | HomeError::HasNoPassphrase { .. } => true,
        HomeError::WrongPassphrase { .. }
        | HomeError::WrongKeyFile { .. }
        | HomeError::Damaged { .. }
        | HomeError::WentBack { .. }
        | HomeError::TooNew { .. }
        | HomeError::NoSpace { .. }
        | HomeError::OutOfMemory { .. }
        | HomeError::TooLarge(_)
        | HomeError::Io { .. } => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::socket::{Certificate, NoWay};

    #[test]
    fn misuse_ends_with_2_and_what_was_refused_with_1() {
        for misuse in [
            Failure::from(Error::Misuse(Misuse::NoSuchContact("Ada".into()))),
            Failure::from(Error::Misuse(Misuse::NoAccount)),
            Failure::from(HomeError::NoHome { dir: "ada".into() }),
            Failure::from(SocketError::Address),
            Failure::Misuse(errors().no_passphrase().into()),
            Failure::RecoveryFileExists("phrase".into()),
        ] {
            assert_eq!(misuse.exit_code(), 2, "{misuse}");
        }
        for refused in [
            Failure::from(Error::Misuse(Misuse::Blocked("Ada".into()))),
            Failure::from(Error::Refused(kith_wire::Refusal::Full)),
            Failure::from(Error::Copied),
            Failure::from(HomeError::WrongPassphrase { dir: "ada".into() }),
            Failure::from(SocketError::PlainRefused),
            Failure::from(SocketError::Certificate(Certificate::Unknown)),
            Failure::Refused("no".into()),
            Failure::Interrupted,
        ] {
            assert_eq!(refused.exit_code(), 1, "{refused}");
        }
    }

    #[test]
    fn a_time_that_is_over_says_what_is_kept_and_why_it_failed() {
        let timeout = "10s".parse().unwrap();
        let silent = Failure::TooLate { timeout, trouble: None, consequence: errors().send_goes_on() };
        assert_eq!(silent.code(), "timeout");
        assert!(silent.to_string().starts_with("not done within 10s; the message is kept"));
        let trouble = Some(SocketError::Unreachable(NoWay::Refused).to_string());
        let unreachable = Failure::TooLate { timeout, trouble, consequence: errors().send_goes_on() };
        assert_eq!(unreachable.code(), "unreachable");
        assert!(unreachable.to_string().contains("port are right; the message is kept"));
    }
}
