//! What the disk and fjall say, as a [`Fault`].

use std::io::{self, ErrorKind};

use fjall::LsmError;
use kith_relay::store::Fault;

/// What the system said while something was done.
pub(crate) fn io(doing: &'static str) -> impl Fn(io::Error) -> Fault {
    move |error| {
        // The last is what a limit on the size of files says.
        if matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge) {
            return Fault::Full;
        }
        Fault::Io { doing, cause: error.to_string() }
    }
}

/// What fjall said while something was done.
#[expect(clippy::wildcard_enum_match_arm, reason = "whatever else fjall finds is something that does not check")]
pub(super) fn fault(doing: &'static str) -> impl Fn(fjall::Error) -> Fault {
    move |error| match error {
        fjall::Error::Io(error) => io(doing)(error),
        // The end of a file too early is not the disk's doing: the file is shorter than another says.
        fjall::Error::Storage(LsmError::Io(error)) if error.kind() != ErrorKind::UnexpectedEof => io(doing)(error),
        fjall::Error::Poisoned => Fault::Io { doing, cause: "writing in the background failed earlier".to_owned() },
        fjall::Error::Locked => Fault::Locked,
        other => Fault::Damaged { what: format!("{other} while {doing}") },
    }
}

/// Something that was read is not what was written.
pub(super) fn damaged(what: &str) -> Fault {
    Fault::Damaged { what: format!("{what} is not of a form this server wrote") }
}
