//! Why the server does not start, or stops: each in a sentence that says what to do.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;

use kith_relay::store::Fault;

/// Why the server does not start, or stops.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// It would send people's traffic in clear.
    #[error(
        "{0} can be reached from other machines, and this version has no TLS yet: listen on 127.0.0.1 or [::1], \
         and put a proxy that ends TLS in front"
    )]
    NotLoopback(SocketAddr),
    /// The address cannot be listened on.
    #[error("cannot listen on {address}: {cause}. {}", advice(.cause))]
    Listen {
        /// Which.
        address: SocketAddr,
        /// What the system said.
        cause: io::Error,
    },
    /// The folder cannot be used.
    #[error("cannot use {}: {cause}. Choose a folder that this user may write to with --data", .path.display())]
    Folder {
        /// Which, or which file in it.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// Another server works on the folder.
    #[error("another kith-server is using {}: stop it first, or choose another folder with --data", .path.display())]
    FolderTaken {
        /// Which.
        path: PathBuf,
    },
    /// The key file holds no key.
    #[error("{} does not hold a relay's key: restore it from a backup (a new key would be another relay)", .path.display())]
    KeyDamaged {
        /// Which.
        path: PathBuf,
    },
    /// The system gives no randomness, threads or signals.
    #[error("the system does not give what a server needs: {0}")]
    System(io::Error),
    /// The store failed. What it acknowledged before is durable.
    #[error("{0}. Nothing that failed was acknowledged; look at the disk, then start again")]
    Store(Fault),
}

fn advice(cause: &io::Error) -> &'static str {
    if cause.kind() == io::ErrorKind::AddrInUse {
        "Another program uses the port: stop it, or choose another with --listen"
    } else if cause.kind() == io::ErrorKind::PermissionDenied {
        "Choose a port above 1023 with --listen"
    } else {
        "Choose another address with --listen"
    }
}
