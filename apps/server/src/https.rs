//! HTTPS to others: to an authority, to a bucket. A connection for each request, since there are few.

use std::future::poll_fn;
use std::io;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;

use hyper::body::{Body, Bytes, Incoming};
use hyper::client::conn::http1::handshake;
use hyper::header::{HOST, HeaderValue};
use hyper::http::uri::{Authority, Scheme};
use hyper::{Request, Response, Uri};
use hyper_util::rt::TokioIo;
use rustls::crypto::ring::default_provider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

/// Longer than any answer that is read whole.
const LONGEST: usize = 8 * 1024 * 1024;

/// Whom connections trust.
pub(crate) struct Https(TlsConnector);

/// Why somebody cannot be reached.
#[derive(Debug, thiserror::Error)]
pub(crate) enum HttpsError {
    #[error("{} holds no certificate that can be trusted (PEM)", .0.display())]
    Root(PathBuf),
    #[error("this system has no list of trusted certificates; install the package ca-certificates, or set acme.root")]
    NobodyTrusted,
    #[error("{0} is no address that begins with https://, nor one on this machine")]
    Address(Uri),
    #[error("cannot connect to {host}: {cause}")]
    Connect { host: String, cause: io::Error },
    #[error("TLS to {host}: {cause}")]
    Tls { host: String, cause: io::Error },
    #[error("HTTP: {0}")]
    Http(#[from] hyper::Error),
    #[error("an answer was longer than any should be")]
    TooLong,
}

impl Https {
    /// Trusts the roots in a file, or else those of the system.
    pub(crate) fn new(root: Option<&Path>) -> Result<Self, HttpsError> {
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

    /// Asks; the answer's body is still to come. In clear only on this machine.
    pub(crate) async fn send<B>(&self, mut request: Request<B>) -> Result<Response<Incoming>, HttpsError>
    where
        B: Body<Data: Send, Error: Into<Box<dyn std::error::Error + Send + Sync>>> + Send + 'static,
    {
        let uri = request.uri().clone();
        let address = || HttpsError::Address(uri.clone());
        let authority = uri.authority().ok_or_else(address)?;
        let host = authority.host().trim_matches(['[', ']']).to_owned();
        let header = HeaderValue::from_str(authority.as_str()).map_err(|_| address())?;
        *request.uri_mut() =
            Uri::try_from(uri.path_and_query().map_or("/", |path| path.as_str())).map_err(|_| address())?;
        request.headers_mut().insert(HOST, header);

        if uri.scheme() == Some(&Scheme::HTTPS) {
            let name = ServerName::try_from(host.clone()).map_err(|_| address())?;
            let stream = connect(authority, &host, 443).await?;
            let stream = self.0.connect(name, stream).await.map_err(|cause| HttpsError::Tls { host, cause })?;
            exchange(stream, request).await
        } else if uri.scheme() == Some(&Scheme::HTTP) && is_here(&host) {
            exchange(connect(authority, &host, 80).await?, request).await
        } else {
            Err(address())
        }
    }

    /// Asks, and reads the whole answer.
    pub(crate) async fn fetch<B>(&self, request: Request<B>) -> Result<Response<Bytes>, HttpsError>
    where
        B: Body<Data: Send, Error: Into<Box<dyn std::error::Error + Send + Sync>>> + Send + 'static,
    {
        let (head, mut body) = self.send(request).await?.into_parts();
        let mut bytes = Vec::new();
        while let Some(frame) = poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await {
            if let Ok(data) = frame?.into_data() {
                bytes.extend_from_slice(&data);
            }
            if bytes.len() > LONGEST {
                return Err(HttpsError::TooLong);
            }
        }
        Ok(Response::from_parts(head, bytes.into()))
    }
}

/// Whether what is said to a host stays on this machine.
pub(crate) fn is_here(host: &str) -> bool {
    host == "localhost" || host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

async fn connect(authority: &Authority, host: &str, port: u16) -> Result<TcpStream, HttpsError> {
    let stream = TcpStream::connect((host, authority.port_u16().unwrap_or(port))).await;
    stream.map_err(|cause| HttpsError::Connect { host: host.to_owned(), cause })
}

async fn exchange<S, B>(stream: S, request: Request<B>) -> Result<Response<Incoming>, HttpsError>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    B: Body<Data: Send, Error: Into<Box<dyn std::error::Error + Send + Sync>>> + Send + 'static,
{
    let (mut sender, connection) = handshake(TokioIo::new(stream)).await?;
    // It ends when the answer was read, or is not wanted any more.
    tokio::spawn(connection);
    Ok(sender.send_request(request).await?)
}
