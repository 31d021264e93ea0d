//! A certificate issued by an authority over ACME (RFC 8555), and renewed in time; nothing to install beside the server.
//!
//! The authority looks at port 443 of each domain (TLS-ALPN-01, RFC 8737), which must lead to this server. What it issued lies
//! in the relay's folder, and is used and watched like any other certificate's files. Whatever goes wrong here is logged and
//! tried again later; the server runs on with the certificate it has.

mod https;

use std::error::Error;
use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use instant_acme::{
    Account, AccountBuilder, AccountCredentials, AuthorizationStatus, ChallengeType, Identifier, NewAccount, NewOrder,
    Order, OrderStatus, RetryPolicy,
};
use rustls::crypto::ring::sign::any_supported_type;
use rustls::pki_types::PrivateKeyDer;
use rustls::sign::CertifiedKey;
use tokio::time::{sleep, timeout};

use self::https::Way;
use crate::config::{Acme, CertificateFiles};
use crate::https::Https;
use crate::logging::{self, LogSafe};
use crate::shared::now;
use crate::tls::Certificate;

const FOLDER: &str = "acme";
const ACCOUNT: &str = "account.json";
/// One file, so that the two are always each other's.
const BOTH: &str = "certificate-and-key.pem";

/// How often it is asked whether a new certificate is due, at least.
const LOOK_EVERY: Duration = Duration::from_secs(3600);
/// How long after a failure there is another try: doubled each time, up to the last.
const RETRY_FIRST: Duration = Duration::from_secs(60);
const RETRY_LAST: Duration = Duration::from_secs(6 * 3600);
/// How long an authority may take to make up its mind, and how long one try may take in all.
const PATIENCE: RetryPolicy = RetryPolicy::new().timeout(Duration::from_secs(120));
const ONE_TRY: Duration = Duration::from_secs(600);

/// What an authority says of an account that it does not have (RFC 8555 §6.7).
const NO_ACCOUNT: &str = "urn:ietf:params:acme:error:accountDoesNotExist";

/// Why nothing was issued: what the authority said of the relay's own domains, or what is wrong here.
#[derive(Debug, thiserror::Error)]
enum IssueError {
    #[error("the authority cannot be asked or says no: {}; look at acme.directory, and at whether port 443 of each of acme.domains leads here", causes(.0))]
    Authority(#[from] instant_acme::Error),
    #[error("the authority did not answer in time; look at acme.directory and at the network")]
    TooLate,
    #[error(
        "the authority has no TLS-ALPN-01 for a domain; have the certificate issued by another client, and name its files in [tls]"
    )]
    NoChallenge,
    #[error("the authority did not see this server at port 443 of each of acme.domains; look at DNS and firewall")]
    NotSeen,
    #[error("a certificate could not be made here: {0}")]
    Here(String),
    #[error("{}: {cause}; see that the server's user may write there, or remove the file", .path.display())]
    File { path: PathBuf, cause: io::Error },
}

// It speaks of the relay's own domains and files, and of nobody who connects.
impl LogSafe for IssueError {}

/// Where what an authority issued for the relay in this folder is. Each authority has a folder of its own, so that one that was
/// tried out first leaves nothing behind that is used later.
pub(crate) fn files(data: &Path, acme: &Acme) -> CertificateFiles {
    let both = folder(data, acme).join(BOTH);
    CertificateFiles { certificate: both.clone(), key: both }
}

fn folder(data: &Path, acme: &Acme) -> PathBuf {
    let address = acme.directory.trim_start_matches("https://");
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
    let name: String = address.chars().map(|c| if is_plain(c) { c } else { '_' }).collect();
    data.join(FOLDER).join(name)
}

/// Keeps a relay's certificate good.
pub(crate) struct Issuer {
    pub(crate) acme: Acme,
    pub(crate) data: PathBuf,
    pub(crate) certificate: Arc<Certificate>,
}

impl Issuer {
    /// Has a certificate issued whenever one is due, until the task is ended.
    pub(crate) async fn keep(self) {
        let mut wait = RETRY_FIRST;
        loop {
            if let Some(time) = self.time_left() {
                sleep(time.min(LOOK_EVERY)).await;
                continue;
            }
            let issued = timeout(ONE_TRY, self.issue()).await.unwrap_or(Err(IssueError::TooLate));
            self.certificate.forget_challenges();
            match issued {
                Ok(()) => {
                    wait = RETRY_FIRST;
                    self.certificate.reload();
                }
                Err(error) => {
                    logging::warn("no certificate was issued", &error);
                    logging::info("the next try is in so many seconds", &wait.as_secs());
                    sleep(wait).await;
                    wait = (wait * 2).min(RETRY_LAST);
                }
            }
        }
    }

    /// How long the certificate is good without being renewed: until a third of its time is left. `None` if there is none for all of
    /// the domains, or one is due.
    fn time_left(&self) -> Option<Duration> {
        let validity = self.certificate.validity()?;
        let due = validity.until - validity.until.saturating_sub(validity.from) / 3;
        let left = due.checked_sub(now().seconds().0).filter(|left| *left > 0)?;
        self.certificate.is_for(&self.acme.domains).then(|| Duration::from_secs(left))
    }

    async fn issue(&self) -> Result<(), IssueError> {
        let folder = folder(&self.data, &self.acme);
        let made = DirBuilder::new().recursive(true).mode(0o700).create(&folder);
        made.map_err(|cause| IssueError::File { path: folder.clone(), cause })?;
        let account = self.account(&folder.join(ACCOUNT)).await?;
        let domains: Vec<_> = self.acme.domains.iter().cloned().map(Identifier::Dns).collect();
        let order = account.new_order(&NewOrder::new(&domains)).await;
        if let Err(instant_acme::Error::Api(problem)) = &order
            && problem.r#type.as_deref() == Some(NO_ACCOUNT)
        {
            // The next try makes another one.
            let _ = fs::remove_file(folder.join(ACCOUNT));
        }
        let mut order = order?;
        self.answer_challenges(&mut order).await?;
        if order.poll_ready(&PATIENCE).await? != OrderStatus::Ready {
            return Err(IssueError::NotSeen);
        }
        let key = order.finalize().await?;
        let chain = order.poll_certificate(&PATIENCE).await?;
        write(&folder.join(BOTH), format!("{chain}\n{key}").as_bytes())
    }

    /// This relay's account with the authority: made once, and kept in the folder.
    async fn account(&self, path: &Path) -> Result<Account, IssueError> {
        let failed = |cause| IssueError::File { path: path.to_owned(), cause };
        match fs::read(path) {
            Ok(kept) => {
                let kept: AccountCredentials =
                    serde_json::from_slice(&kept).map_err(|error| failed(io::Error::other(error)))?;
                Ok(self.authority()?.from_credentials(kept).await?)
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let contact = self.acme.contact.as_ref().map(|contact| format!("mailto:{contact}"));
                let contact: Vec<&str> = contact.as_deref().into_iter().collect();
                let new = NewAccount { contact: &contact, terms_of_service_agreed: true, only_return_existing: false };
                let (account, credentials) = self.authority()?.create(&new, self.acme.directory.clone(), None).await?;
                let kept = serde_json::to_vec(&credentials).map_err(|error| failed(io::Error::other(error)))?;
                write(path, &kept)?;
                Ok(account)
            }
            Err(error) => Err(failed(error)),
        }
    }

    fn authority(&self) -> Result<AccountBuilder, instant_acme::Error> {
        let https = Https::new(self.acme.root.as_deref());
        let https = https.map_err(|error| instant_acme::Error::Other(Box::new(error)))?;
        Ok(Account::builder_with_http(Box::new(Way(Arc::new(https)))))
    }

    async fn answer_challenges(&self, order: &mut Order) -> Result<(), IssueError> {
        let mut authorizations = order.authorizations();
        while let Some(authorization) = authorizations.next().await {
            let mut authorization = authorization?;
            if authorization.status == AuthorizationStatus::Valid {
                continue;
            }
            let mut challenge = authorization.challenge(ChallengeType::TlsAlpn01).ok_or(IssueError::NoChallenge)?;
            let Identifier::Dns(domain) = challenge.identifier().identifier else {
                return Err(IssueError::NoChallenge);
            };
            let domain = domain.clone();
            let answer = answer(&domain, challenge.key_authorization().digest().as_ref())?;
            self.certificate.answer_challenge(domain, Arc::new(answer));
            challenge.set_ready().await?;
        }
        Ok(())
    }
}

/// A certificate that says nothing but what the authority wants to hear (RFC 8737 §3).
fn answer(domain: &str, digest: &[u8]) -> Result<CertifiedKey, IssueError> {
    let make = || {
        let mut parameters = rcgen::CertificateParams::new(vec![domain.to_owned()])?;
        parameters.custom_extensions = vec![rcgen::CustomExtension::new_acme_identifier(digest)];
        let key = rcgen::KeyPair::generate()?;
        parameters.self_signed(&key).map(|certificate| (certificate, key))
    };
    let (certificate, key) = make().map_err(|error| IssueError::Here(error.to_string()))?;
    let key = PrivateKeyDer::try_from(key.serialize_der()).map_err(|error| IssueError::Here(error.to_owned()))?;
    let key = any_supported_type(&key).map_err(|error| IssueError::Here(error.to_string()))?;
    // Whether the two are each other's is not asked of rustls: it reads no certificate with this extension.
    Ok(CertifiedKey::new(vec![certificate.der().clone()], key))
}

/// Writes a file beside its place, for its owner alone, and moves it there whole.
fn write(path: &Path, bytes: &[u8]) -> Result<(), IssueError> {
    let new = path.with_extension("new");
    let written = || {
        // One that is left of a try that was cut off may have other rights.
        match fs::remove_file(&new) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            Ok(()) | Err(_) => {}
        }
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&new)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&new, path)
    };
    written().map_err(|cause| IssueError::File { path: path.to_owned(), cause })
}

/// An error with what caused it, which says more than it does itself.
fn causes(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let more = error.to_string();
        if !text.contains(&more) {
            text = format!("{text}: {more}");
        }
        cause = error.source();
    }
    text
}
