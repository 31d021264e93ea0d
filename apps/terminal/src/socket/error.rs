//! Why there is no connection, in sentences that say what to do.

use std::io;

use tokio_tungstenite::tungstenite;
use tokio_tungstenite::tungstenite::error::ProtocolError;
use tokio_tungstenite::tungstenite::http::StatusCode;

use crate::neutral::line;
use crate::texts::errors;

/// Why there is no connection, or no longer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum SocketError {
    #[error("{}", errors().relay_url())]
    Address,
    #[error("{}", errors().plain_refused())]
    PlainRefused,
    #[error("{0}")]
    Certificate(Certificate),
    #[error("{0}")]
    Unreachable(NoWay),
    #[error("{}", errors().not_a_relay(&.0.to_string()))]
    NotARelay(Instead),
    #[error("{}", errors().relay_busy())]
    Busy,
    #[error("{}", errors().connection_ended())]
    Ended,
    #[error("{}", errors().connection_silent())]
    Silent,
}

/// What is wrong with the certificate that a relay shows.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Certificate {
    /// Nobody whom this computer trusts has signed it.
    #[error("{}", errors().certificate_unknown())]
    Unknown,
    #[error("{}", errors().certificate_expired())]
    Expired,
    #[error("{}", errors().certificate_not_yet())]
    NotYet,
    /// It is for another address than this.
    #[error("{}", errors().certificate_other_name(&line(.0)))]
    OtherName(String),
    #[error("{}", errors().certificate_bad(&line(.0)))]
    Bad(String),
    /// This computer trusts nobody at all.
    #[error("{}", errors().no_certificates())]
    NobodyTrusted,
}

/// Why the relay's computer was not reached.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NoWay {
    /// The computer is there; nothing listens.
    #[error("{}", errors().nobody_answers())]
    Refused,
    /// No network, or none that leads there.
    #[error("{}", errors().no_way())]
    NoRoute,
    #[error("{}", errors().name_unknown(&line(.0)))]
    NameUnknown(String),
    #[error("{}", errors().connection_silent())]
    TimedOut,
    #[error("{}", errors().broken_off())]
    BrokenOff,
    #[error("{}", errors().not_allowed())]
    NotAllowed,
    /// In the words of the operating system.
    #[error("{}", errors().cannot_connect(&line(.0)))]
    Other(String),
}

/// What answered in place of a relay.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Instead {
    #[error("{}", errors().sent_text())]
    Text,
    #[error("{}", errors().not_encrypted())]
    NotEncrypted,
    /// With this status of HTTP.
    #[error("{}", errors().web_page(.0))]
    WebPage(String),
    #[error("{}", line(.0))]
    Other(String),
}

#[expect(clippy::wildcard_enum_match_arm, reason = "of the system's many errors these have a meaning of their own")]
impl From<&io::Error> for NoWay {
    fn from(error: &io::Error) -> Self {
        use io::ErrorKind as Kind;
        match error.kind() {
            Kind::ConnectionRefused => Self::Refused,
            Kind::HostUnreachable | Kind::NetworkUnreachable | Kind::NetworkDown | Kind::AddrNotAvailable => {
                Self::NoRoute
            }
            Kind::TimedOut => Self::TimedOut,
            Kind::ConnectionReset | Kind::ConnectionAborted | Kind::BrokenPipe | Kind::UnexpectedEof => Self::BrokenOff,
            Kind::PermissionDenied => Self::NotAllowed,
            _ => Self::Other(error.to_string()),
        }
    }
}

impl From<&io::Error> for SocketError {
    fn from(error: &io::Error) -> Self {
        Self::Unreachable(error.into())
    }
}

impl SocketError {
    pub(crate) const fn code(&self) -> &'static str {
        match self {
            Self::Address => "relay_url",
            Self::PlainRefused => "plain_refused",
            Self::Certificate(_) => "certificate",
            Self::NotARelay(_) => "not_a_relay",
            Self::Unreachable(_) | Self::Busy | Self::Ended | Self::Silent => "unreachable",
        }
    }

    /// Whether trying again soon is of no use: a person has to do something.
    pub(crate) const fn is_lasting(&self) -> bool {
        match self {
            Self::Address | Self::PlainRefused | Self::Certificate(_) => true,
            Self::NotARelay(_) | Self::Unreachable(_) | Self::Busy | Self::Ended | Self::Silent => false,
        }
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "of the library's many errors these have a meaning of their own"
    )]
    pub(super) fn opening(error: tungstenite::Error) -> Self {
        match error {
            tungstenite::Error::Io(error) => (&error).into(),
            // A relay that has no room answers like this, or not at all.
            tungstenite::Error::Http(answer) if answer.status() == StatusCode::SERVICE_UNAVAILABLE => Self::Busy,
            tungstenite::Error::Protocol(ProtocolError::HandshakeIncomplete) => Self::Busy,
            tungstenite::Error::Http(answer) => Self::NotARelay(Instead::WebPage(answer.status().as_str().to_owned())),
            error => Self::NotARelay(Instead::Other(error.to_string())),
        }
    }
}
