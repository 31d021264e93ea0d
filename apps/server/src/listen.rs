//! From a listening socket to sessions: who is let in, and how long a client may take to say what it wants.

use std::convert::Infallible;
use std::sync::Arc;

use axum::Router;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{Extension, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use kith_wire::limits as wire_limits;
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Duration, Instant, sleep, timeout};
use tokio_util::task::TaskTracker;

use crate::arrivals::{Arrivals, Place};
use crate::session;
use crate::shared::{Shared, now};

/// Where clients find the relay.
pub(crate) const PATH: &str = "/v1";

/// How long nothing is accepted after accepting failed, as when no file descriptors are left.
const PAUSE: Duration = Duration::from_millis(50);
/// What a connection holds for reading, bytes; it grows with what is read.
const READ_BUFFER: usize = 1024;
/// Messages are put together up to this size before they are written, bytes; it is held only when it was needed.
const WRITE_BUFFER: usize = 4096;
/// The least that HTTP needs for reading a request's head, bytes.
const HEAD: usize = 8 * 1024;

/// Serves clients until the server is to stop.
pub(crate) async fn serve(listener: TcpListener, shared: Arc<Shared>, sessions: TaskTracker) {
    let arrivals = Arrivals::new(&shared.sockets);
    let server = Server { shared: Arc::clone(&shared), sessions: sessions.clone() };
    let routes = Router::new().route(PATH, any(upgrade)).with_state(server);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = shared.stop.wish.cancelled() => return,
        };
        match accepted {
            Ok((stream, peer)) => {
                if let Some(place) = arrivals.admit(peer.ip(), now()) {
                    sessions.spawn(connect(stream, place, routes.clone(), Arc::clone(&shared)));
                }
            }
            Err(_) => {
                crate::logging::warn("no connection could be accepted", &"the system gave none");
                sleep(PAUSE).await;
            }
        }
    }
}

#[derive(Clone)]
struct Server {
    shared: Arc<Shared>,
    sessions: TaskTracker,
}

/// What a request knows of its connection.
#[derive(Clone)]
struct Arrived {
    place: Arc<Place>,
    at: Instant,
}

/// Speaks HTTP until the client has asked for a WebSocket, or for too long.
async fn connect(stream: TcpStream, place: Place, routes: Router, shared: Arc<Shared>) {
    let greet = shared.sockets.greet;
    // A connection that does not take it is slower, and no worse.
    let _ = stream.set_nodelay(true);
    let arrived = Arrived { place: Arc::new(place), at: Instant::now() };
    let routes = TowerToHyperService::new(routes);
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(arrived.clone());
        let answer = routes.call(request);
        async move { Ok::<_, Infallible>(answer.await.unwrap_or_else(|never| match never {})) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(greet)
        .max_buf_size(HEAD)
        .serve_connection(TokioIo::new(stream), service)
        .with_upgrades();
    // What a client does wrong in HTTP is its own affair.
    tokio::select! {
        _ = Box::pin(timeout(greet, connection)) => {}
        () = shared.stop.wish.cancelled() => {}
    }
}

async fn upgrade(
    State(server): State<Server>,
    Extension(arrived): Extension<Arrived>,
    asked: WebSocketUpgrade,
) -> Response {
    let Server { shared, sessions } = server;
    if shared.stop.wish.is_cancelled() {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let token = sessions.token();
    asked
        .read_buffer_size(READ_BUFFER)
        .write_buffer_size(WRITE_BUFFER)
        .max_message_size(wire_limits::CLIENT_FRAME)
        .max_frame_size(wire_limits::CLIENT_FRAME)
        .on_upgrade(move |socket| async move {
            session::serve(socket, shared, arrived.at).await;
            drop((arrived.place, token));
        })
}
