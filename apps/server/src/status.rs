//! What an operator's tools ask: `/healthz`, `/readyz`, `/metrics`, on an address of their own.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::time::sleep;

use crate::http;
use crate::metrics::Moment;
use crate::shared::Shared;
use crate::tls::Certificate;

/// What the text format of Prometheus is called.
const PROMETHEUS: &str = "text/plain; version=0.0.4; charset=utf-8";

/// What the pages are made from.
#[derive(Clone)]
pub(crate) struct Status {
    pub(crate) shared: Arc<Shared>,
    pub(crate) certificate: Option<Arc<Certificate>>,
    pub(crate) data: PathBuf,
}

/// Answers until the task is ended.
pub(crate) async fn serve(listener: TcpListener, status: Status) {
    let within = status.shared.sockets.greet;
    let routes = routes(status);
    loop {
        match listener.accept().await {
            Ok((stream, _)) => drop(tokio::spawn(http::serve(stream, routes.clone(), within, ()))),
            Err(_) => sleep(http::PAUSE).await,
        }
    }
}

fn routes(status: Status) -> Router {
    Router::new()
        .route("/healthz", get(|| async { "alive\n" }))
        .route("/readyz", get(ready))
        .route("/metrics", get(metrics))
        .with_state(status)
}

async fn ready(State(status): State<Status>) -> Response {
    if status.is_ready() {
        "ready\n".into_response()
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "stopping\n").into_response()
    }
}

async fn metrics(State(status): State<Status>) -> Response {
    let page = status.shared.metrics.page(&status.moment());
    ([(header::CONTENT_TYPE, PROMETHEUS)], page).into_response()
}

impl Status {
    fn is_ready(&self) -> bool {
        !self.shared.stop.wish.is_cancelled()
    }

    fn moment(&self) -> Moment {
        Moment {
            connections: self.shared.arrivals.here(),
            queued: self.shared.queue.waiting(),
            ready: self.is_ready(),
            certificate_expires: self
                .certificate
                .as_ref()
                .and_then(|certificate| certificate.validity())
                .map(|validity| validity.until),
            disk_free: disk_free(&self.data),
            memory: resident_memory(),
            open_files: fs::read_dir("/proc/self/fd").ok().map(|files| files.count() as u64),
            max_files: rustix::process::getrlimit(rustix::process::Resource::Nofile).current,
        }
    }
}

/// Bytes left on the disk that holds a folder.
pub(crate) fn disk_free(folder: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(folder).ok()?;
    disk.f_bavail.checked_mul(disk.f_frsize)
}

fn resident_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix(" kB")?.parse::<u64>().ok()?.checked_mul(1024)
}
