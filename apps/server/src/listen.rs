//! From a listening socket to sessions: who is let in, and how long a client may take to say what it wants.

use std::future::{Ready, ready};
use std::net::IpAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{Extension, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Instant, sleep, timeout_at};
use tokio_rustls::TlsAcceptor;
use tokio_util::task::TaskTracker;

use crate::arrivals::{Place, Seat};
use crate::counted::Counted;
use crate::metrics::Refused;
use crate::proxy::Proxies;
use crate::session::Held;
use crate::shared::{Shared, now};
use crate::{http, session, socket, web};

/// Where clients find the relay.
pub(crate) const PATH: &str = "/v1";

/// How connections are taken.
pub(crate) struct Door {
    pub(crate) shared: Arc<Shared>,
    pub(crate) sessions: TaskTracker,
    pub(crate) tls: Option<TlsAcceptor>,
    pub(crate) proxies: Proxies,
    /// Whether connections come in clear over a network, so that only a declared proxy may make them.
    pub(crate) proxies_only: bool,
}

/// Serves clients until the server is to stop.
pub(crate) async fn serve(listener: TcpListener, door: Door) {
    let door = Arc::new(door);
    let routes = Router::new().route(PATH, any(upgrade)).fallback(page).with_state(Arc::clone(&door));
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = door.shared.stop.wish.cancelled() => return,
        };
        match accepted {
            Ok((stream, peer)) => match door.admit(peer.ip()) {
                Ok(arrived) => {
                    door.shared.metrics.accepted.one();
                    drop(door.sessions.spawn(connect(stream, arrived, routes.clone(), Arc::clone(&door))));
                }
                Err(refused) => door.shared.metrics.refused.one(refused),
            },
            Err(_) => {
                crate::logging::warn("no connection could be accepted", &"the system gave none");
                sleep(http::PAUSE).await;
            }
        }
    }
}

/// What a request knows of its connection.
#[derive(Clone)]
struct Arrived {
    seat: Arc<Seat>,
    /// Its place among those of its address; none yet if a proxy is to say whose it is.
    place: Option<Arc<Place>>,
    peer: IpAddr,
    at: Instant,
}

impl Door {
    fn admit(&self, peer: IpAddr) -> Result<Arrived, Refused> {
        let by_proxy = self.proxies.include(peer);
        if self.proxies_only && !by_proxy {
            return Err(Refused::NotProxy);
        }
        let arrivals = &self.shared.arrivals;
        let seat = arrivals.seat()?;
        let place = if by_proxy { None } else { Some(Arc::new(arrivals.place(peer, now())?)) };
        Ok(Arrived { seat: Arc::new(seat), place, peer, at: Instant::now() })
    }

    /// The place of a connection, which a proxy may speak for; without a word from it the connection is the proxy's own.
    /// Where the client is then is not known.
    fn place(&self, arrived: &Arrived, headers: &HeaderMap) -> Result<(Arc<Place>, Option<IpAddr>), Refused> {
        match &arrived.place {
            Some(place) => Ok((Arc::clone(place), Some(arrived.peer))),
            None => {
                let client = self.proxies.forwarded(headers);
                let place = self.shared.arrivals.place(client.unwrap_or(arrived.peer), now())?;
                Ok((Arc::new(place), client))
            }
        }
    }
}

/// Speaks TLS, if it is to, and HTTP until the client has asked for a WebSocket, or for too long.
async fn connect(stream: TcpStream, arrived: Arrived, routes: Router, door: Arc<Door>) {
    // A connection that does not take it is slower, and no worse.
    let _ = stream.set_nodelay(true);
    let stop = door.shared.stop.wish.clone();
    tokio::select! {
        () = Box::pin(speak(stream, arrived, routes, door)) => {}
        () = stop.cancelled() => {}
    }
}

async fn speak(stream: TcpStream, arrived: Arrived, routes: Router, door: Arc<Door>) {
    let within = door.shared.sockets.greet;
    let until = arrived.at + within;
    let seat = Arc::clone(&arrived.seat);
    let Some(tls) = &door.tls else { return http::serve(Counted::new(stream, seat), routes, within, arrived).await };
    match timeout_at(until, Box::pin(tls.accept(stream))).await {
        Ok(Ok(stream)) => http::serve(Counted::new(stream, seat), routes, within, arrived).await,
        Ok(Err(_)) | Err(_) => door.shared.metrics.handshakes_failed.one(),
    }
}

fn page(uri: Uri, headers: HeaderMap) -> Ready<Response> {
    ready(web::answer(&uri, &headers))
}

async fn upgrade(
    State(door): State<Arc<Door>>,
    Extension(arrived): Extension<Arrived>,
    headers: HeaderMap,
    asked: WebSocketUpgrade,
) -> Response {
    let shared = Arc::clone(&door.shared);
    if shared.stop.wish.is_cancelled() {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    if !web::is_own_origin(&headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let (place, address) = match door.place(&arrived, &headers) {
        Ok(place) => place,
        Err(refused) => {
            shared.metrics.refused.one(refused);
            return StatusCode::TOO_MANY_REQUESTS.into_response();
        }
    };
    let held = Held { seat: arrived.seat, place, address, _token: door.sessions.token() };
    socket::configured(asked).on_upgrade(move |socket| {
        // A task of its own: the one that waited for the upgrade has room for that too.
        if let Ok(session) = session::serve(socket, shared, arrived.at, held) {
            tokio::spawn(session);
        }
        std::future::ready(())
    })
}
