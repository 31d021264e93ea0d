//! The bytes of blobs in a bucket that speaks S3: an object for each part, `<place>/<offset>`, both in hex.
//!
//! The library brings requests and signatures; they go out through the server's own HTTP and TLS.

use std::fmt;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use data_encoding::HEXLOWER;
use futures_util::TryStreamExt;
use kith_relay::blobs::{Blobs, Place};
use kith_relay::store::Fault;
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::client::{
    HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest, HttpResponse, HttpService,
};
use object_store::path::Path;
use object_store::{ClientOptions, Error, GetOptions, GetRange, ObjectStore, ObjectStoreExt, RetryConfig};
use tokio::runtime::Handle;
use tokio::time::timeout;

use crate::https::{Https, HttpsError};

/// How long one request may take, and how long it is tried again.
const REQUEST: Duration = Duration::from_secs(30);
const PATIENCE: Duration = Duration::from_secs(60);

/// A bucket, and how it is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bucket {
    /// Its name.
    pub name: String,
    /// Where it is, if not at Amazon.
    pub endpoint: Option<String>,
    /// In which region.
    pub region: String,
    /// The name of the key that opens it.
    pub access_key: String,
    /// The file that the key itself is in.
    pub secret_file: PathBuf,
}

/// Why a bucket cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum BucketError {
    /// The file with the key.
    #[error("{} cannot be read ({cause}): `blobs.secret_file` names the file that holds the secret of `blobs.access_key`", .path.display())]
    Secret {
        /// Which.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// No TLS.
    #[error("{0}")]
    Https(String),
    /// What the library says.
    #[error("the bucket {name} cannot be used: {cause}. Look at the settings that begin with `blobs.`")]
    Bucket {
        /// Which.
        name: String,
        /// What the library said.
        cause: String,
    },
}

/// See the module.
pub struct BucketBlobs {
    store: AmazonS3,
    runtime: Handle,
}

impl Bucket {
    /// The key that opens it.
    pub(crate) fn secret(&self) -> Result<String, BucketError> {
        let failed = |cause| BucketError::Secret { path: self.secret_file.clone(), cause };
        let secret = std::fs::read_to_string(&self.secret_file).map_err(failed)?;
        Ok(secret.trim().to_owned())
    }

    /// Opens it; whether it is there is seen with the first request.
    ///
    /// # Errors
    /// If its key cannot be read, or the settings mean no bucket.
    pub fn open(&self, runtime: Handle) -> Result<BucketBlobs, BucketError> {
        let secret = self.secret()?;
        let https = Https::new(None).map_err(|error| BucketError::Https(error.to_string()))?;
        let retry = RetryConfig { max_retries: 3, retry_timeout: PATIENCE, ..RetryConfig::default() };
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(&self.name)
            .with_region(&self.region)
            .with_access_key_id(&self.access_key)
            .with_secret_access_key(secret)
            .with_allow_http(true)
            .with_disable_bulk_delete(true)
            .with_retry(retry)
            .with_http_connector(Connector(Service(Arc::new(https))));
        if let Some(endpoint) = &self.endpoint {
            builder = builder.with_endpoint(endpoint);
        }
        let failed = |error: Error| BucketError::Bucket { name: self.name.clone(), cause: error.to_string() };
        Ok(BucketBlobs { store: builder.build().map_err(failed)?, runtime })
    }
}

impl BucketBlobs {
    /// Whether the bucket answers.
    ///
    /// # Errors
    /// What it says.
    pub fn check(&self) -> Result<(), Fault> {
        let one = async { self.store.list_with_delimiter(Some(&Path::from("0"))).await.map(drop) };
        self.runtime.block_on(one).map_err(failed("looking into the bucket"))
    }

    async fn read_part(&self, name: &Path, skip: u64, length: u64) -> Result<Vec<u8>, Error> {
        let size = self.store.head(name).await?.size;
        let range = skip.min(size)..skip.saturating_add(length).min(size);
        if range.is_empty() {
            return Ok(Vec::new());
        }
        let options = GetOptions { range: Some(GetRange::Bounded(range)), ..GetOptions::default() };
        self.store.get_opts(name, options).await?.bytes().await.map(Vec::from)
    }

    async fn remove_all(&self, place: Place) -> Result<(), Error> {
        let objects: Vec<_> = self.store.list(Some(&folder(place))).try_collect().await?;
        for object in objects {
            match self.store.delete(&object.location).await {
                Ok(()) | Err(Error::NotFound { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

impl Blobs for BucketBlobs {
    fn put(&self, place: Place, offset: u64, part: Vec<u8>) -> Result<(), Fault> {
        let name = name(place, offset);
        self.runtime.block_on(self.store.put(&name, part.into())).map(drop).map_err(failed("writing a blob"))
    }

    fn read(&self, place: Place, offset: u64, skip: u64, length: u64) -> Result<Option<Vec<u8>>, Fault> {
        there(self.runtime.block_on(self.read_part(&name(place, offset), skip, length)))
    }

    fn length(&self, place: Place, offset: u64) -> Result<Option<u64>, Fault> {
        let name = name(place, offset);
        there(self.runtime.block_on(self.store.head(&name)).map(|object| object.size))
    }

    fn remove(&self, place: Place) -> Result<(), Fault> {
        self.runtime.block_on(self.remove_all(place)).map_err(failed("removing a blob"))
    }
}

fn folder(place: Place) -> Path {
    Path::from(HEXLOWER.encode(&place.0))
}

fn name(place: Place, offset: u64) -> Path {
    Path::from(format!("{}/{offset:016x}", HEXLOWER.encode(&place.0)))
}

fn there<T>(found: Result<T, Error>) -> Result<Option<T>, Fault> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(Error::NotFound { .. }) => Ok(None),
        Err(error) => Err(failed("reading a blob")(error)),
    }
}

fn failed(doing: &'static str) -> impl Fn(Error) -> Fault {
    move |error| Fault::Io { doing, cause: error.to_string() }
}

/// Gives the library the server's own way out.
#[derive(Debug)]
struct Connector(Service);

impl HttpConnector for Connector {
    fn connect(&self, _: &ClientOptions) -> Result<HttpClient, Error> {
        Ok(HttpClient::new(self.0.clone()))
    }
}

#[derive(Clone)]
struct Service(Arc<Https>);

impl fmt::Debug for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Service")
    }
}

impl HttpService for Service {
    // What `async fn` in a trait comes to where the trait is to be an object.
    fn call<'life, 'call>(
        &'life self,
        request: HttpRequest,
    ) -> Pin<Box<dyn Future<Output = Result<HttpResponse, HttpError>> + Send + 'call>>
    where
        'life: 'call,
        Self: 'call,
    {
        let https = Arc::clone(&self.0);
        Box::pin(async move {
            let late = |elapsed| HttpError::new(HttpErrorKind::Timeout, elapsed);
            let answered = timeout(REQUEST, https.fetch(request)).await.map_err(late)?;
            let (head, body) = answered.map_err(|error| HttpError::new(kind(&error), error))?.into_parts();
            Ok(HttpResponse::from_parts(head, body.into()))
        })
    }
}

const fn kind(error: &HttpsError) -> HttpErrorKind {
    match error {
        HttpsError::Connect { .. } | HttpsError::Tls { .. } => HttpErrorKind::Connect,
        HttpsError::Http(_) => HttpErrorKind::Interrupted,
        HttpsError::Root(_) | HttpsError::NobodyTrusted | HttpsError::Address(_) | HttpsError::TooLong => {
            HttpErrorKind::Unknown
        }
    }
}
