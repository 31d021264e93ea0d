//! What the server runs with, checked. What an operator writes, and where, is in [`crate::settings`].

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use kith_relay::{Admission, Limits, Rate};

use crate::blobs::Bucket;
use crate::logging::LogFormat;
use crate::proxy::Proxies;

/// What the operator decides.
#[derive(Clone, Debug)]
pub struct Config {
    /// The folder that holds the relay's key and store.
    pub data: PathBuf,
    /// Where to listen.
    pub listen: SocketAddr,
    /// Who may found an account.
    pub admission: Admission,
    /// How connections are encrypted.
    pub tls: Tls,
    /// Where the bytes of blobs are, if not in the folder.
    pub bucket: Option<Bucket>,
    /// Whose word about a client's address is taken.
    pub proxies: Proxies,
    /// Where health and figures are shown, if anywhere.
    pub status: Option<SocketAddr>,
    /// What the log says.
    pub log: Log,
    /// What clients are held to by the relay's rules.
    pub limits: Limits,
    /// What they are held to by its sockets.
    pub sockets: SocketLimits,
}

/// How connections are encrypted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tls {
    /// Not here: for loopback, and behind a proxy that does it.
    Plain,
    /// With a certificate from files, which are looked at again when they change.
    Files(CertificateFiles),
    /// With a certificate that an authority issues over ACME, for domains that lead to this server's port 443.
    Acme(Acme),
}

/// Who issues a certificate, and for what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acme {
    /// The domains.
    pub domains: Vec<String>,
    /// A mail address that the authority may write to.
    pub contact: Option<String>,
    /// Where the authority's directory is.
    pub directory: String,
    /// The root of the authority's own certificate, if it is not one that the system knows.
    pub root: Option<PathBuf>,
}

/// Where a certificate and its key are, as PEM.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateFiles {
    /// The certificate and those between it and a root.
    pub certificate: PathBuf,
    /// Its private key.
    pub key: PathBuf,
}

/// What the log says, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Log {
    /// The least important lines that are written: `error`, `warn`, `info`, `debug` or `trace`.
    pub level: tracing::Level,
    /// In which form.
    pub format: LogFormat,
}

impl Default for Log {
    fn default() -> Self {
        Self { level: tracing::Level::INFO, format: LogFormat::Text }
    }
}

impl Config {
    /// Everything but these as it is by default.
    #[must_use]
    pub fn new(data: PathBuf, listen: SocketAddr) -> Self {
        Self {
            data,
            listen,
            admission: Admission::Open,
            tls: Tls::Plain,
            bucket: None,
            proxies: Proxies::default(),
            status: None,
            log: Log::default(),
            limits: Limits::default(),
            sockets: SocketLimits::default(),
        }
    }
}

/// What sockets are held to.
#[derive(Clone, Debug)]
pub struct SocketLimits {
    /// Connections held at once.
    pub connections: usize,
    /// Connections held at once by one address.
    pub connections_of_address: usize,
    /// Bytes of messages that were begun and have not come in whole, of all connections of one address.
    pub half_of_address: u64,
    /// Connections made by one address.
    pub arrivals_of_address: Rate,
    /// How long a client may take to encrypt, ask for a WebSocket, and then say hello.
    pub greet: Duration,
    /// After how long without a word a client is asked whether it is there; twice that, and it is not.
    pub silence: Duration,
    /// How long a message may take to be taken by a client.
    pub slow: Duration,
    /// Records published and waiting for one connection, beyond which it reads from the store.
    pub waiting: usize,
    /// Their bytes.
    pub waiting_bytes: usize,
    /// Requests waiting for the writer, of all connections.
    pub queue: usize,
    /// Their bytes.
    pub queue_bytes: usize,
    /// How often what has expired is removed.
    pub sweep: Duration,
    /// How long a shutdown may take.
    pub shutdown: Duration,
}

impl Default for SocketLimits {
    fn default() -> Self {
        Self {
            connections: 16_000,
            connections_of_address: 8_000,
            half_of_address: 64 * 1024 * 1024,
            arrivals_of_address: Rate::per_second(1_000, 200),
            greet: Duration::from_secs(30),
            silence: Duration::from_secs(60),
            slow: Duration::from_secs(60),
            waiting: 64,
            waiting_bytes: 256 * 1024,
            queue: 4096,
            queue_bytes: 64 * 1024 * 1024,
            sweep: Duration::from_secs(60),
            shutdown: Duration::from_secs(8),
        }
    }
}
