//! What the service manager is told, if there is one (sd_notify(3)): that the server is ready, and that it stops.

use std::env;
use std::os::linux::net::SocketAddrExt;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::net::{SocketAddr, UnixDatagram};

/// Where systemd wants to be told.
const SOCKET: &str = "NOTIFY_SOCKET";

/// The server takes connections.
pub(crate) fn ready() {
    tell("READY=1");
}

/// It takes no more.
pub(crate) fn stopping() {
    tell("STOPPING=1");
}

/// A manager that cannot be told finds out by waiting; the server runs on.
fn tell(state: &'static str) {
    let Some(name) = env::var_os(SOCKET) else { return };
    let address = match name.as_bytes().strip_prefix(b"@") {
        Some(name) => SocketAddr::from_abstract_name(name),
        None => SocketAddr::from_pathname(&name),
    };
    let sent = address.and_then(|address| UnixDatagram::unbound()?.send_to_addr(state.as_bytes(), &address));
    if sent.is_err() {
        crate::logging::warn("the service manager could not be told", &state);
    }
}
