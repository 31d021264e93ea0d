//! HTTPS to an authority: a connection for each of the few requests there are in a month.

use std::io;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;

use hyper::body::Bytes;
use hyper::client::conn::http1::handshake;
use hyper::header::{HOST, HeaderValue};
use hyper::http::uri::Scheme;
use hyper::{Request, Uri};
use hyper_util::rt::TokioIo;
use instant_acme::{BodyWrapper, BytesResponse, HttpClient};
use rustls::crypto::ring::default_provider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

/// Whom connections to the authority trust.
pub(super) struct Https(TlsConnector);

/// Why an authority cannot be reached.
#[derive(Debug, thiserror::Error)]
pub(super) enum HttpsError {
    #[error("{} holds no certificate that can be trusted (PEM)", .0.display())]
    Root(PathBuf),
    #[error("this system has no list of trusted certificates; install the package ca-certificates, or set acme.root")]
    NobodyTrusted,
    #[error("{0} is no address that begins with https://")]
    Address(Uri),
    #[error("cannot connect to {host}: {cause}")]
    Connect { host: String, cause: io::Error },
    #[error("TLS to {host}: {cause}")]
    Tls { host: String, cause: io::Error },
    #[error("HTTP: {0}")]
    Http(#[from] hyper::Error),
}

impl Https {
    /// Trusts the roots in a file, or else those of the system.
    pub(super) fn new(root: Option<&Path>) -> Result<Self, HttpsError> {
        let mut roots = RootCertStore::empty();
        if let Some(path) = root {
            let read = CertificateDer::pem_file_iter(path).and_then(|all| all.collect::<Result<Vec<_>, _>>());
            roots.add_parsable_certificates(read.unwrap_or_default());
        } else {
            roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        }
        if roots.is_empty() {
            return Err(root.map_or(HttpsError::NobodyTrusted, |path| HttpsError::Root(path.to_owned())));
        }
        let builder = ClientConfig::builder_with_provider(Arc::new(default_provider()));
        let builder = builder.with_safe_default_protocol_versions();
        let config =
            builder.map_err(|_| HttpsError::NobodyTrusted)?.with_root_certificates(roots).with_no_client_auth();
        Ok(Self(TlsConnector::from(Arc::new(config))))
    }
}

impl HttpClient for Https {
    fn request(
        &self,
        request: Request<BodyWrapper<Bytes>>,
    ) -> Pin<Box<dyn Future<Output = Result<BytesResponse, instant_acme::Error>> + Send>> {
        let connector = self.0.clone();
        Box::pin(
            async move { ask(connector, request).await.map_err(|error| instant_acme::Error::Other(Box::new(error))) },
        )
    }
}

async fn ask(connector: TlsConnector, mut request: Request<BodyWrapper<Bytes>>) -> Result<BytesResponse, HttpsError> {
    let uri = request.uri().clone();
    let address = || HttpsError::Address(uri.clone());
    let authority = uri.authority().filter(|_| uri.scheme() == Some(&Scheme::HTTPS)).ok_or_else(address)?;
    let host = authority.host().trim_matches(['[', ']']).to_owned();
    let name = ServerName::try_from(host.clone()).map_err(|_| address())?;
    let header = HeaderValue::from_str(authority.as_str()).map_err(|_| address())?;
    let port = authority.port_u16().unwrap_or(443);
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    *request.uri_mut() = Uri::try_from(path).map_err(|_| address())?;
    request.headers_mut().insert(HOST, header);

    let stream = TcpStream::connect((host.as_str(), port)).await;
    let stream = stream.map_err(|cause| HttpsError::Connect { host: host.clone(), cause })?;
    let stream = connector.connect(name, stream).await.map_err(|cause| HttpsError::Tls { host, cause })?;
    let (mut sender, connection) = handshake(TokioIo::new(stream)).await?;
    // It ends when the answer was read, or is not wanted any more.
    tokio::spawn(connection);
    Ok(sender.send_request(request).await?.into())
}
