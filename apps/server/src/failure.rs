//! Why the server does not start, or stops: each in a sentence that says what to do.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;

use kith_relay::store::Fault;

use crate::blobs::BucketError;
use crate::settings::SettingError;
use crate::store::ExportError;
use crate::tls::CertificateError;

/// Why the server does not start, or stops.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A setting cannot be used.
    #[error("{0}")]
    Setting(#[from] SettingError),
    /// The certificate cannot be used.
    #[error("{0}")]
    Certificate(#[from] CertificateError),
    /// The bucket cannot be used.
    #[error("{0}")]
    Bucket(#[from] BucketError),
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
    /// There is no relay in the folder.
    #[error("there is no relay in {}: name its folder with --data", .path.display())]
    NoRelay {
        /// Which.
        path: PathBuf,
    },
    /// There is a relay in the folder already.
    #[error("there is a relay in {}: import into an empty folder, so that nothing is lost", .path.display())]
    RelayThere {
        /// Which.
        path: PathBuf,
    },
    /// An import was interrupted.
    #[error("an import into {} was not finished: run `kith-server import` again", .path.display())]
    ImportUnfinished {
        /// Into which.
        path: PathBuf,
    },
    /// A file cannot be used.
    #[error("cannot use {}: {cause}. Choose another file, or make room for it", .path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// An export was not made or not taken.
    #[error("{}: {cause}", .path.display())]
    Export {
        /// Of which file.
        path: PathBuf,
        /// Why.
        cause: ExportError,
    },
    /// Something does not stand as it should; what was said about it stands above.
    #[error("{0}")]
    Unwell(String),
    /// The system gives no randomness, threads or signals.
    #[error("the system does not give what a server needs: {0}")]
    System(io::Error),
    /// The store failed. What it acknowledged before is durable.
    #[error("{0}. Nothing that failed was acknowledged; look at the disk, then start again")]
    Store(Fault),
}

impl Failure {
    /// Whether the caller is to blame, rather than the world.
    #[must_use]
    pub const fn is_misuse(&self) -> bool {
        matches!(self, Self::Setting(_))
    }
}

impl From<rustls::Error> for Failure {
    fn from(error: rustls::Error) -> Self {
        Self::System(io::Error::other(error))
    }
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
