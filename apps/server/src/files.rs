//! How many files and connections the system lets this process have.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use crate::config::SocketLimits;
use crate::logging;

/// What the store, the log and the rest need beside connections.
const BESIDE: u64 = 1000;

/// How many files the limits of connections ask for.
pub(crate) fn needed(limits: &SocketLimits) -> u64 {
    limits.connections as u64 + BESIDE
}

/// The most this process can be given; `None` without a limit.
pub(crate) fn limit() -> Option<u64> {
    getrlimit(Resource::Nofile).maximum
}

/// Takes as many as are needed, as far as the system allows; says so if that is too few.
pub(crate) fn take(limits: &SocketLimits) {
    let needed = needed(limits);
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    if current.is_none_or(|current| current >= needed) {
        return;
    }
    let wanted = maximum.map_or(needed, |maximum| maximum.min(needed));
    let taken = setrlimit(Resource::Nofile, Rlimit { current: Some(wanted), maximum });
    if taken.is_err() || wanted < needed {
        logging::warn(
            "fewer connections than limits.connections can be held, for the system allows open files",
            &wanted,
        );
    }
}
