//! TLS by rustls: a certificate from files, and a new one from the same files without a restart.
//!
//! A connection keeps what it was made with; the next one gets what the files hold by then. Files that cannot be used leave
//! the certificate as it was.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::{Duration, SystemTime};

use rustls::ServerConfig;
use rustls::client::verify_server_name;
use rustls::crypto::ring::{Ticketer, default_provider};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls::server::{ClientHello, ParsedCertificate, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use tokio_rustls::TlsAcceptor;

use crate::config::CertificateFiles;
use crate::logging::{self, LogSafe};
use crate::validity::Validity;

/// How often the files are looked at.
pub(crate) const LOOK_EVERY: Duration = Duration::from_secs(60);

/// What a client that speaks HTTP/1.1 may say so with.
const HTTP: &[u8] = b"http/1.1";
/// What an authority says that looks whether a domain leads here.
const ACME: &[u8] = b"acme-tls/1";

/// The certificate in use.
pub(crate) struct Certificate {
    files: CertificateFiles,
    current: Arc<Current>,
}

#[derive(Debug, Default)]
struct Current {
    /// None as long as no authority has issued one.
    loaded: RwLock<Option<Arc<Loaded>>>,
    /// What an authority is shown that looks whether a domain leads here (RFC 8737).
    challenges: Mutex<BTreeMap<String, Arc<CertifiedKey>>>,
}

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
        let certificate = Self::none_yet(files);
        certificate.current.set(load(files)?);
        Ok(certificate)
    }

    /// Reads the files if they are there and good; otherwise there is no certificate yet.
    pub(crate) fn load_if_there(files: &CertificateFiles) -> Self {
        let certificate = Self::none_yet(files);
        if let Ok(loaded) = load(files) {
            certificate.current.set(loaded);
        }
        certificate
    }

    fn none_yet(files: &CertificateFiles) -> Self {
        Self { files: files.clone(), current: Arc::default() }
    }

    /// What makes connections with whichever certificate is current.
    pub(crate) fn acceptor(&self) -> Result<TlsAcceptor, rustls::Error> {
        let builder = ServerConfig::builder_with_provider(Arc::new(default_provider()));
        let builder = builder.with_protocol_versions(&[&rustls::version::TLS13])?;
        let mut config = builder.with_no_client_auth().with_cert_resolver(Arc::clone(&self.current) as Arc<_>);
        config.alpn_protocols = vec![HTTP.to_vec(), ACME.to_vec()];
        config.ticketer = Ticketer::new()?;
        config.send_tls13_tickets = 1;
        Ok(TlsAcceptor::from(Arc::new(config)))
    }

    /// Reads the files again.
    pub(crate) fn reload(&self) {
        match load(&self.files) {
            Ok(loaded) => {
                self.current.set(loaded);
                logging::info("the certificate was read again", &"new connections get it");
            }
            Err(error) => logging::warn("the certificate cannot be used, the one before stays", &error.problem),
        }
    }

    /// Reads the files again if they have changed.
    pub(crate) fn reload_if_changed(&self) {
        let known = self.current.loaded().map(|loaded| loaded.modified);
        if known.is_some_and(|known| known != modified(&self.files)) {
            self.reload();
        }
    }

    /// From when to when the current certificate is good; `None` if there is none yet.
    pub(crate) fn validity(&self) -> Option<Validity> {
        self.current.loaded().map(|loaded| loaded.validity)
    }

    /// Whether there is one that is for all of these domains.
    pub(crate) fn is_for(&self, domains: &[String]) -> bool {
        let Some(loaded) = self.current.loaded() else { return false };
        let Some(parsed) = loaded.key.cert.first().and_then(|first| ParsedCertificate::try_from(first).ok()) else {
            return false;
        };
        let is_named =
            |domain: &str| ServerName::try_from(domain).is_ok_and(|name| verify_server_name(&parsed, &name).is_ok());
        domains.iter().all(|domain| is_named(domain))
    }

    /// Shows an authority that a domain leads here.
    pub(crate) fn answer_challenge(&self, domain: String, answer: Arc<CertifiedKey>) {
        self.current.challenges().insert(domain, answer);
    }

    /// Shows it no longer.
    pub(crate) fn forget_challenges(&self) {
        self.current.challenges().clear();
    }
}

impl Current {
    // Only an assignment happens under each of these locks.

    fn loaded(&self) -> Option<Arc<Loaded>> {
        self.loaded.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set(&self, loaded: Loaded) {
        *self.loaded.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(loaded));
    }

    fn challenges(&self) -> MutexGuard<'_, BTreeMap<String, Arc<CertifiedKey>>> {
        self.challenges.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl ResolvesServerCert for Current {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        if hello.alpn().is_some_and(|mut names| names.any(|name| name == ACME)) {
            return self.challenges().get(hello.server_name()?).cloned();
        }
        self.loaded().map(|loaded| Arc::clone(&loaded.key))
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
