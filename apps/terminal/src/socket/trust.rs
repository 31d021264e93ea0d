//! TLS: whose signature under a relay's certificate counts. Those whom this computer trusts, and those whom the person added
//! for a relay that has a certificate of its own.

use std::sync::{Arc, OnceLock};

use rustls::client::WebPkiServerVerifier;
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{CertificateError, ClientConfig, RootCertStore};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use super::{Certificate, Instead, SocketError};

/// Whom connections trust; cheap to copy.
#[derive(Clone, Debug, Default)]
pub(crate) struct Trust {
    /// In PEM, beside those of the system.
    own: Arc<[u8]>,
    /// Made for the first connection: reading the system's certificates takes a while.
    config: Arc<OnceLock<Arc<ClientConfig>>>,
}

impl Trust {
    /// From now on these are trusted beside the system's.
    pub(super) fn set(&mut self, own: &[u8]) {
        if *self.own != *own {
            *self = Self { own: own.into(), config: Arc::default() };
        }
    }

    /// Speaks TLS on a connection, with the host that its certificate must be for.
    pub(super) async fn secure(&self, host: &str, stream: TcpStream) -> Result<TlsStream<TcpStream>, SocketError> {
        let name = ServerName::try_from(host.to_owned()).map_err(|_| SocketError::Address)?;
        let connector = TlsConnector::from(self.config()?);
        connector.connect(name, stream).await.map_err(|error| refused(host, &error))
    }

    fn config(&self) -> Result<Arc<ClientConfig>, SocketError> {
        if let Some(config) = self.config.get() {
            return Ok(config.clone());
        }
        let mut roots = RootCertStore::empty();
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        roots.add_parsable_certificates(certificates_in(&self.own));
        if roots.is_empty() {
            return Err(SocketError::Certificate(Certificate::NobodyTrusted));
        }
        let config =
            configured(roots).map_err(|error| SocketError::Certificate(Certificate::Bad(error.to_string())))?;
        Ok(self.config.get_or_init(|| Arc::new(config)).clone())
    }
}

fn configured(roots: RootCertStore) -> Result<ClientConfig, Box<dyn std::error::Error>> {
    let provider = Arc::new(ring::default_provider());
    let verifier = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider.clone()).build()?;
    let builder = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
    Ok(builder.with_webpki_verifier(verifier).with_no_client_auth())
}

/// The certificates in a text; what is none is left out.
pub(crate) fn certificates_in(pem: &[u8]) -> Vec<CertificateDer<'static>> {
    CertificateDer::pem_slice_iter(pem).filter_map(Result::ok).collect()
}

/// Why there is no TLS: the certificate, or the other side speaks something else.
#[expect(clippy::wildcard_enum_match_arm, reason = "of the library's many errors these have a meaning of their own")]
fn refused(host: &str, error: &std::io::Error) -> SocketError {
    let Some(inner) = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) else {
        return error.into();
    };
    match inner {
        rustls::Error::InvalidCertificate(why) => SocketError::Certificate(judged(host, why)),
        rustls::Error::InvalidMessage(_) => SocketError::NotARelay(Instead::NotEncrypted),
        inner => SocketError::NotARelay(Instead::Other(inner.to_string())),
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "of the library's many errors these have a meaning of their own")]
fn judged(host: &str, why: &CertificateError) -> Certificate {
    match why {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => Certificate::Expired,
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => Certificate::NotYet,
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            Certificate::OtherName(host.to_owned())
        }
        // The second: a certificate that signs others, and that nobody has signed.
        CertificateError::UnknownIssuer | CertificateError::BadSignature => Certificate::Unknown,
        other => Certificate::Bad(other.to_string()),
    }
}
