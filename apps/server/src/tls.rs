//! TLS by rustls: a certificate from files, and a new one from the same files without a restart.
//!
//! A connection keeps what it was made with; the next one gets what the files hold by then. Files that cannot be used leave
//! the certificate as it was.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, SystemTime};

use rustls::ServerConfig;
use rustls::crypto::ring::{Ticketer, default_provider};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use tokio_rustls::TlsAcceptor;

use crate::config::CertificateFiles;
use crate::logging::{self, LogSafe};
use crate::validity::Validity;

/// How often the files are looked at.
pub(crate) const LOOK_EVERY: Duration = Duration::from_secs(60);

/// What a client that speaks HTTP/1.1 may say so with.
const HTTP: &[u8] = b"http/1.1";

/// The certificate in use.
pub(crate) struct Certificate {
    files: CertificateFiles,
    current: Arc<Current>,
}

#[derive(Debug)]
struct Current(RwLock<Arc<Loaded>>);

#[derive(Debug)]
struct Loaded {
    key: Arc<CertifiedKey>,
    validity: Validity,
    modified: [Option<SystemTime>; 2],
}

/// Why a certificate cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{}: {problem}", .path.display())]
pub struct CertificateError {
    path: PathBuf,
    problem: Problem,
}

/// What is wrong with a certificate, without saying whose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Problem {
    Unreadable,
    NoCertificate,
    NoKey,
    NotEachOthers,
    Form,
}

impl Certificate {
    /// Reads the files.
    pub(crate) fn load(files: &CertificateFiles) -> Result<Self, CertificateError> {
        let current = Arc::new(Current(RwLock::new(Arc::new(load(files)?))));
        Ok(Self { files: files.clone(), current })
    }

    /// What makes connections with whichever certificate is current.
    pub(crate) fn acceptor(&self) -> Result<TlsAcceptor, rustls::Error> {
        let builder = ServerConfig::builder_with_provider(Arc::new(default_provider()));
        let builder = builder.with_protocol_versions(&[&rustls::version::TLS13])?;
        let mut config = builder.with_no_client_auth().with_cert_resolver(Arc::clone(&self.current) as Arc<_>);
        config.alpn_protocols = vec![HTTP.to_vec()];
        config.ticketer = Ticketer::new()?;
        config.send_tls13_tickets = 1;
        Ok(TlsAcceptor::from(Arc::new(config)))
    }

    /// Reads the files again.
    pub(crate) fn reload(&self) {
        match load(&self.files) {
            Ok(loaded) => {
                *self.current.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(loaded);
                logging::info("the certificate was read again", &"new connections get it");
            }
            Err(error) => logging::warn("the certificate cannot be used, the one before stays", &error.problem),
        }
    }

    /// Reads the files again if they have changed.
    pub(crate) fn reload_if_changed(&self) {
        if modified(&self.files) != self.current.loaded().modified {
            self.reload();
        }
    }

    /// When the current certificate ends.
    pub(crate) fn expires(&self) -> u64 {
        self.current.loaded().validity.until
    }
}

impl Current {
    fn loaded(&self) -> Arc<Loaded> {
        // Only an assignment happens under this lock.
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }
}

impl ResolvesServerCert for Current {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.loaded().key))
    }
}

/// From when to when the certificate in these files is good.
pub(crate) fn validity(files: &CertificateFiles) -> Result<Validity, CertificateError> {
    load(files).map(|loaded| loaded.validity)
}

fn load(files: &CertificateFiles) -> Result<Loaded, CertificateError> {
    // Before the files are read: a change in between is then seen the next time.
    let modified = modified(files);
    let chain = chain(&files.certificate)?;
    let failed = |path: &Path, problem| CertificateError { path: path.to_owned(), problem };
    let validity = chain.first().and_then(|first| Validity::of(first));
    let validity = validity.ok_or_else(|| failed(&files.certificate, Problem::Form))?;
    let key = PrivateKeyDer::from_pem_file(&files.key)
        .map_err(|error| failed(&files.key, problem(&error, Problem::NoKey)))?;
    let key = CertifiedKey::from_der(chain, key, &default_provider()).map_err(|error| {
        let other = matches!(error, rustls::Error::InconsistentKeys(_));
        failed(&files.key, if other { Problem::NotEachOthers } else { Problem::Form })
    })?;
    Ok(Loaded { key: Arc::new(key), validity, modified })
}

fn chain(path: &Path) -> Result<Vec<CertificateDer<'static>>, CertificateError> {
    let failed = |problem| CertificateError { path: path.to_owned(), problem };
    let read = CertificateDer::pem_file_iter(path).and_then(|certificates| certificates.collect::<Result<Vec<_>, _>>());
    let chain = read.map_err(|error| failed(problem(&error, Problem::Form)))?;
    if chain.is_empty() { Err(failed(Problem::NoCertificate)) } else { Ok(chain) }
}

fn problem(error: &rustls::pki_types::pem::Error, otherwise: Problem) -> Problem {
    if matches!(error, rustls::pki_types::pem::Error::Io(_)) { Problem::Unreadable } else { otherwise }
}

fn modified(files: &CertificateFiles) -> [Option<SystemTime>; 2] {
    [&files.certificate, &files.key].map(|path| path.metadata().and_then(|found| found.modified()).ok())
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unreadable => "the file cannot be read; check that it is there and that this user may read it",
            Self::NoCertificate => {
                "there is no certificate in it; it should hold one or more CERTIFICATE sections (PEM)"
            }
            Self::NoKey => "there is no private key in it; it should hold one PRIVATE KEY section (PEM)",
            Self::NotEachOthers => "the key is not the certificate's; use the two files that were issued together",
            Self::Form => "it is not of a form that this server can use; get it issued again",
        })
    }
}

impl LogSafe for Problem {}
