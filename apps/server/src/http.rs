//! HTTP on one connection, for as long as a client may take to say what it wants.

use std::convert::Infallible;
use std::time::Duration;

use axum::Router;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::time::timeout;

/// How long nothing is accepted after accepting failed, as when no file descriptors are left.
pub(crate) const PAUSE: Duration = Duration::from_millis(50);
/// How many times as long a browser may take to load the page.
const LOADING: u32 = 8;
/// The least that HTTP needs for reading a request's head, bytes.
const HEAD: usize = 8 * 1024;

/// Answers until the client ends, upgrades or has taken too long: `within` for asking, and some times that for everything.
/// Requests carry `mark`, which says whose connection it is.
pub(crate) async fn serve<S, M>(stream: S, routes: Router, within: Duration, mark: M)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    M: Clone + Send + Sync + 'static,
{
    let routes = TowerToHyperService::new(routes);
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(mark.clone());
        let answer = routes.call(request);
        async move { Ok::<_, Infallible>(answer.await.unwrap_or_else(|never| match never {})) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(within)
        .max_buf_size(HEAD)
        .serve_connection(TokioIo::new(stream), service)
        .with_upgrades();
    // What a client does wrong in HTTP is its own affair.
    let _ = Box::pin(timeout(within * LOADING, connection)).await;
}
