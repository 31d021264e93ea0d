//! How requests to an authority go out.

use std::pin::Pin;
use std::sync::Arc;

use hyper::Request;
use hyper::body::Bytes;
use instant_acme::{BodyWrapper, BytesResponse, Error, HttpClient};

use crate::https::Https;

/// The server's own way out, as the library wants it.
pub(super) struct Way(pub(super) Arc<Https>);

impl HttpClient for Way {
    fn request(
        &self,
        request: Request<BodyWrapper<Bytes>>,
    ) -> Pin<Box<dyn Future<Output = Result<BytesResponse, Error>> + Send>> {
        let https = Arc::clone(&self.0);
        Box::pin(async move {
            let answer = https.send(request).await.map_err(|error| Error::Other(Box::new(error)))?;
            Ok(answer.into())
        })
    }
}
