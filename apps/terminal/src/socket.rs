//! WebSockets: one task for each connection, all of them feeding one bounded queue.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use futures_util::{Sink, SinkExt, Stream, StreamExt};
use kith_core::engine::io::Link;
use kith_wire::limits;
use tokio::net::TcpStream;
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio_tungstenite::tungstenite::error::ProtocolError;
use tokio_tungstenite::tungstenite::http::{StatusCode, Uri};
use tokio_tungstenite::tungstenite::{self, Message, protocol::WebSocketConfig};
use tokio_tungstenite::{WebSocketStream, client_async_with_config};

use crate::texts::errors;

/// Messages that wait for the engine before a relay is made to wait.
const ARRIVALS: usize = 64;
/// Opening takes no longer, or it failed.
const OPENING: Duration = Duration::from_secs(10);
/// A relay that is silent for so long is asked whether it is there, and given up if it does not answer in the same time.
const SILENCE: Duration = Duration::from_secs(30);
/// What is still to be sent at the end gets so long.
const CLOSING: Duration = Duration::from_millis(500);

/// All connections of this process.
#[derive(Debug)]
pub(crate) struct Sockets {
    open: BTreeMap<Link, Connection>,
    opened: u64,
    arrivals: mpsc::Receiver<Arrival>,
    arriving: mpsc::Sender<Arrival>,
    tasks: JoinSet<()>,
}

/// What came from a connection.
#[derive(Debug)]
pub(crate) struct Arrival {
    connection: u64,
    pub(crate) link: Link,
    pub(crate) what: What,
}

/// See [`Arrival`].
#[derive(Debug)]
pub(crate) enum What {
    Opened,
    Message(Vec<u8>),
    Ended(SocketError),
}

#[derive(Debug)]
struct Connection {
    number: u64,
    outgoing: mpsc::UnboundedSender<Vec<u8>>,
}

impl Sockets {
    pub(crate) fn new() -> Self {
        let (arriving, arrivals) = mpsc::channel(ARRIVALS);
        Self { open: BTreeMap::new(), opened: 0, arrivals, arriving, tasks: JoinSet::new() }
    }

    /// Opens a connection in place of the one there may be.
    pub(crate) fn connect(&mut self, link: Link) {
        self.opened += 1;
        // The engine bounds what it sends before it gets answers, so this queue need not.
        let (outgoing, queue) = mpsc::unbounded_channel();
        let line = Line { connection: self.opened, link: link.clone(), arriving: self.arriving.clone() };
        self.tasks.spawn(line.serve(queue));
        self.open.insert(link, Connection { number: self.opened, outgoing });
    }

    /// Sends a message; on a connection that has ended it is lost, as it would be on the way.
    pub(crate) fn send(&self, link: &Link, message: Vec<u8>) {
        if let Some(connection) = self.open.get(link) {
            let _ = connection.outgoing.send(message);
        }
    }

    /// Ends a connection once everything given to it is sent.
    pub(crate) fn disconnect(&mut self, link: &Link) {
        self.open.remove(link);
    }

    /// The next arrival; waits for ever if there is none.
    pub(crate) async fn next(&mut self) -> Arrival {
        loop {
            match self.arrivals.recv().await {
                Some(arrival) if self.is_current(&arrival) => return self.taken(arrival),
                Some(_) => {}
                None => std::future::pending().await,
            }
        }
    }

    /// An arrival that is there already.
    pub(crate) fn try_next(&mut self) -> Option<Arrival> {
        loop {
            let arrival = self.arrivals.try_recv().ok()?;
            if self.is_current(&arrival) {
                return Some(self.taken(arrival));
            }
        }
    }

    /// Ends all connections, giving what was sent a moment to leave.
    pub(crate) async fn close(&mut self) {
        self.open.clear();
        self.arrivals.close();
        let ended = async { while self.tasks.join_next().await.is_some() {} };
        let _ = tokio::time::timeout(CLOSING, ended).await;
        *self = Self::new();
    }

    fn is_current(&self, arrival: &Arrival) -> bool {
        self.open.get(&arrival.link).is_some_and(|connection| connection.number == arrival.connection)
    }

    fn taken(&mut self, arrival: Arrival) -> Arrival {
        while self.tasks.try_join_next().is_some() {}
        if matches!(arrival.what, What::Ended(_)) {
            self.open.remove(&arrival.link);
        }
        arrival
    }
}

/// Why there is no connection, or no longer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum SocketError {
    #[error("{}", errors().relay_url())]
    Address,
    #[error("{}", errors().plain_refused())]
    PlainRefused,
    #[error(
        "this version of kith cannot open wss:// connections yet; use a relay on this computer, such as ws://127.0.0.1:7171/v1"
    )]
    NoTls,
    #[error("{}", errors().cannot_connect(.0))]
    Unreachable(String),
    #[error("{}", errors().not_a_relay(.0))]
    NotARelay(String),
    #[error("{}", errors().relay_busy())]
    Busy,
    #[error("{}", errors().connection_ended())]
    Ended,
    #[error("{}", errors().connection_silent())]
    Silent,
}

impl SocketError {
    pub(crate) const fn code(&self) -> &'static str {
        match self {
            Self::Address => "relay_url",
            Self::PlainRefused => "plain_refused",
            Self::NoTls => "no_tls",
            Self::NotARelay(_) => "not_a_relay",
            Self::Unreachable(_) | Self::Busy | Self::Ended | Self::Silent => "unreachable",
        }
    }
}

/// A relay's address that this program may open a connection to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Address {
    uri: Uri,
    host: Host,
    port: u16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Host {
    Loopback(IpAddr),
    Localhost,
}

impl Address {
    /// Reads a URL. Plain connections stay on this computer: everything else needs TLS.
    pub(crate) fn parse(url: &str) -> Result<Self, SocketError> {
        let uri: Uri = url.parse().map_err(|_| SocketError::Address)?;
        let host = uri.host().filter(|host| !host.is_empty()).ok_or(SocketError::Address)?;
        match uri.scheme_str() {
            Some("ws") => {}
            Some("wss") => return Err(SocketError::NoTls),
            _ => return Err(SocketError::Address),
        }
        let host = match host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>() {
            Ok(ip) if ip.is_loopback() => Host::Loopback(ip),
            Err(_) if host.eq_ignore_ascii_case("localhost") => Host::Localhost,
            _ => return Err(SocketError::PlainRefused),
        };
        let port = uri.port_u16().unwrap_or(80);
        Ok(Self { uri, host, port })
    }

    async fn open(self) -> Result<WebSocketStream<TcpStream>, SocketError> {
        let stream = self.dial().await.map_err(|error| SocketError::Unreachable(error.to_string()))?;
        // Small messages must not wait for others.
        let _ = stream.set_nodelay(true);
        let config = WebSocketConfig::default()
            .read_buffer_size(16 * 1024)
            .write_buffer_size(0)
            .max_message_size(Some(limits::SERVER_FRAME))
            .max_frame_size(Some(limits::SERVER_FRAME));
        let (socket, _) = client_async_with_config(self.uri, stream, Some(config)).await.map_err(opening_error)?;
        Ok(socket)
    }

    async fn dial(&self) -> std::io::Result<TcpStream> {
        match self.host {
            Host::Loopback(ip) => TcpStream::connect((ip, self.port)).await,
            Host::Localhost => {
                let found = tokio::net::lookup_host(("localhost", self.port)).await?;
                let own: Vec<SocketAddr> = found.filter(|address| address.ip().is_loopback()).collect();
                TcpStream::connect(own.as_slice()).await
            }
        }
    }
}

/// A connection from the inside of its task.
struct Line {
    connection: u64,
    link: Link,
    arriving: mpsc::Sender<Arrival>,
}

impl Line {
    async fn serve(self, queue: mpsc::UnboundedReceiver<Vec<u8>>) {
        let why = match open(&self.link.url).await {
            Ok(socket) => {
                self.tell(What::Opened).await;
                self.exchange(socket, queue).await
            }
            Err(why) => why,
        };
        self.tell(What::Ended(why)).await;
    }

    /// Reads and writes side by side: a relay that waits for us to read never keeps us waiting to write.
    async fn exchange(
        &self,
        socket: WebSocketStream<TcpStream>,
        queue: mpsc::UnboundedReceiver<Vec<u8>>,
    ) -> SocketError {
        let (sink, stream) = socket.split();
        let heard = Mutex::new(Instant::now());
        tokio::select! {
            why = self.read(stream, &heard) => why,
            why = write(sink, queue, &heard) => why,
        }
    }

    async fn read(
        &self,
        mut stream: impl Stream<Item = Result<Message, tungstenite::Error>> + Unpin,
        heard: &Mutex<Instant>,
    ) -> SocketError {
        while let Some(message) = stream.next().await {
            set(heard);
            match message {
                Ok(Message::Binary(bytes)) => self.tell(What::Message(bytes.into())).await,
                Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_)) => {}
                Ok(Message::Text(_)) => return SocketError::NotARelay(errors().sent_text().to_owned()),
                Ok(Message::Close(_)) | Err(_) => return SocketError::Ended,
            }
        }
        SocketError::Ended
    }

    async fn tell(&self, what: What) {
        let arrival = Arrival { connection: self.connection, link: self.link.clone(), what };
        // Nobody listens only when the process is ending.
        let _ = self.arriving.send(arrival).await;
    }
}

async fn open(url: &str) -> Result<WebSocketStream<TcpStream>, SocketError> {
    let address = Address::parse(url)?;
    match tokio::time::timeout(OPENING, address.open()).await {
        Ok(opened) => opened,
        Err(_) => Err(SocketError::Silent),
    }
}

/// Writes until the queue is closed and empty, and then says goodbye.
async fn write(
    mut sink: impl Sink<Message, Error = tungstenite::Error> + Unpin,
    mut queue: mpsc::UnboundedReceiver<Vec<u8>>,
    heard: &Mutex<Instant>,
) -> SocketError {
    loop {
        let message = match tokio::time::timeout(SILENCE, queue.recv()).await {
            Ok(Some(message)) => Message::Binary(message.into()),
            Ok(None) => {
                let _ = sink.close().await;
                return SocketError::Ended;
            }
            Err(_) if elapsed(heard) > 2 * SILENCE => return SocketError::Silent,
            Err(_) if elapsed(heard) > SILENCE => Message::Ping(Vec::new().into()),
            Err(_) => continue,
        };
        if sink.send(message).await.is_err() {
            return SocketError::Ended;
        }
    }
}

fn set(heard: &Mutex<Instant>) {
    *heard.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Instant::now();
}

fn elapsed(heard: &Mutex<Instant>) -> Duration {
    heard.lock().unwrap_or_else(std::sync::PoisonError::into_inner).elapsed()
}

#[expect(clippy::wildcard_enum_match_arm, reason = "of the library's many errors these have a meaning of their own")]
fn opening_error(error: tungstenite::Error) -> SocketError {
    match error {
        tungstenite::Error::Io(error) => SocketError::Unreachable(error.to_string()),
        // A relay that has no room answers like this, or not at all.
        tungstenite::Error::Http(answer) if answer.status() == StatusCode::SERVICE_UNAVAILABLE => SocketError::Busy,
        tungstenite::Error::Protocol(ProtocolError::HandshakeIncomplete) => SocketError::Busy,
        error => SocketError::NotARelay(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use kith_wire::Role;

    use super::*;

    #[test]
    fn plain_connections_stay_on_this_computer() {
        for url in ["ws://127.0.0.1:7171/v1", "ws://127.9.9.9/v1", "ws://[::1]:7171/v1", "ws://localhost:7171/v1"] {
            assert!(Address::parse(url).is_ok(), "{url}");
        }
        for url in [
            "ws://192.168.1.2:7171/v1",
            "ws://10.0.0.1/v1",
            "ws://0.0.0.0:7171/v1",
            "ws://[::]:7171/v1",
            "ws://[::ffff:8.8.8.8]:1/v1",
            "ws://relay.example/v1",
            "ws://localhost.example:7171/v1",
            "ws://127.0.0.1.example/v1",
            "ws://127.0.0.1@relay.example/v1",
        ] {
            assert_eq!(Address::parse(url), Err(SocketError::PlainRefused), "{url}");
        }
        assert_eq!(Address::parse("wss://relay.example/v1"), Err(SocketError::NoTls));
        for url in ["", "127.0.0.1:7171", "http://127.0.0.1:7171/v1", "ws:///v1", "ws://", "kith:card/x"] {
            assert_eq!(Address::parse(url), Err(SocketError::Address), "{url}");
        }
    }

    fn link(port: u16) -> Link {
        Link { url: format!("ws://127.0.0.1:{port}/v1"), relay: None, role: Role::Account }
    }

    #[tokio::test]
    async fn messages_go_both_ways_and_a_goodbye_leaves_nothing_behind() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let link = link(listener.local_addr().unwrap().port());
        let mut sockets = Sockets::new();
        sockets.connect(link.clone());
        let (stream, _) = listener.accept().await.unwrap();
        let relay = tokio::spawn(async move {
            let mut socket = tokio_tungstenite::accept_async(stream).await.unwrap();
            socket.send(Message::Binary(vec![7; 100_000].into())).await.unwrap();
            let mut received = Vec::new();
            while let Some(Ok(Message::Binary(bytes))) = socket.next().await {
                received.push(bytes.to_vec());
            }
            received
        });
        assert!(matches!(sockets.next().await.what, What::Opened));
        assert!(matches!(sockets.next().await.what, What::Message(bytes) if bytes == [7; 100_000]));
        for number in 0..100 {
            sockets.send(&link, vec![number; 1000]);
        }
        sockets.close().await;
        assert_eq!(relay.await.unwrap(), (0..100).map(|number| vec![number; 1000]).collect::<Vec<_>>());
    }

    #[tokio::test]
    async fn an_old_connection_says_nothing_about_the_new_one() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let link = link(listener.local_addr().unwrap().port());
        let mut sockets = Sockets::new();
        sockets.connect(link.clone());
        let (first, _) = listener.accept().await.unwrap();
        sockets.connect(link.clone());
        drop(first);
        let (second, _) = listener.accept().await.unwrap();
        let _second = tokio_tungstenite::accept_async(second).await.unwrap();
        assert!(matches!(sockets.next().await.what, What::Opened));
        sockets.disconnect(&link);
        assert!(sockets.try_next().is_none());
    }

    #[tokio::test]
    async fn what_is_no_relay_is_told_from_a_full_one_and_from_nobody() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let link = link(listener.local_addr().unwrap().port());
        let mut sockets = Sockets::new();
        sockets.connect(link.clone());
        let (mut stream, _) = listener.accept().await.unwrap();
        tokio::io::AsyncWriteExt::write_all(&mut stream, b"HTTP/1.1 404 Not Found\r\n\r\n").await.unwrap();
        assert!(matches!(sockets.next().await.what, What::Ended(SocketError::NotARelay(_))));
        sockets.connect(link.clone());
        let (mut stream, _) = listener.accept().await.unwrap();
        let full = b"HTTP/1.1 503 Service Unavailable\r\n\r\n";
        tokio::io::AsyncWriteExt::write_all(&mut stream, full).await.unwrap();
        assert!(matches!(sockets.next().await.what, What::Ended(SocketError::Busy)));
        drop((listener, stream));
        sockets.connect(link);
        assert!(matches!(sockets.next().await.what, What::Ended(SocketError::Unreachable(_))));
    }
}
