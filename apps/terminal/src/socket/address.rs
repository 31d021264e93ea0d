//! Where a relay is, and the way there: plain on this computer, TLS everywhere else.

use std::net::{IpAddr, SocketAddr};

use kith_wire::limits;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::http::Uri;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::{WebSocketStream, client_async_with_config};

use super::{NoWay, SocketError, Trust};

/// What a WebSocket is spoken on.
pub(super) trait Bytes: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Bytes for T {}

/// See [`Bytes`].
pub(super) type Wire = Box<dyn Bytes>;

/// A relay's address that this program may open a connection to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Address {
    uri: Uri,
    host: Host,
    port: u16,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Host {
    /// Plain, on this computer.
    Loopback(IpAddr),
    /// The same, by its name.
    Localhost,
    /// Anywhere, by TLS: a name or an IP address.
    Secure(String),
}

impl Address {
    /// Reads a URL. Plain connections stay on this computer: everything else needs TLS.
    pub(crate) fn parse(url: &str) -> Result<Self, SocketError> {
        let uri: Uri = url.parse().map_err(|_| SocketError::Address)?;
        let host = uri.host().filter(|host| !host.is_empty()).ok_or(SocketError::Address)?;
        let host = host.trim_start_matches('[').trim_end_matches(']');
        let (host, usual) = match uri.scheme_str() {
            Some("wss") => (Host::Secure(host.to_owned()), 443),
            Some("ws") => (plain(host)?, 80),
            _ => return Err(SocketError::Address),
        };
        let port = uri.port_u16().unwrap_or(usual);
        Ok(Self { uri, host, port })
    }

    pub(super) async fn open(self, trust: &Trust) -> Result<WebSocketStream<Wire>, SocketError> {
        let stream = self.dial().await.map_err(SocketError::Unreachable)?;
        // Small messages must not wait for others.
        let _ = stream.set_nodelay(true);
        let stream: Wire = match &self.host {
            Host::Loopback(_) | Host::Localhost => Box::new(stream),
            Host::Secure(host) => Box::new(trust.secure(host, stream).await?),
        };
        let config = WebSocketConfig::default()
            .read_buffer_size(16 * 1024)
            .write_buffer_size(0)
            .max_message_size(Some(limits::SERVER_FRAME))
            .max_frame_size(Some(limits::SERVER_FRAME));
        let (socket, _) =
            client_async_with_config(self.uri, stream, Some(config)).await.map_err(SocketError::opening)?;
        Ok(socket)
    }

    async fn dial(&self) -> Result<TcpStream, NoWay> {
        let connected = match &self.host {
            Host::Loopback(ip) => TcpStream::connect((*ip, self.port)).await,
            Host::Localhost => {
                let found = found("localhost", self.port).await?;
                let own: Vec<SocketAddr> = found.filter(|address| address.ip().is_loopback()).collect();
                TcpStream::connect(own.as_slice()).await
            }
            Host::Secure(host) => {
                let found: Vec<SocketAddr> = found(host, self.port).await?.collect();
                TcpStream::connect(found.as_slice()).await
            }
        };
        connected.map_err(|error| NoWay::from(&error))
    }
}

/// The addresses behind a name. Systems say in many ways that they found none; for a person it is one.
async fn found(host: &str, port: u16) -> Result<impl Iterator<Item = SocketAddr>, NoWay> {
    let unknown = |_| NoWay::NameUnknown(host.to_owned());
    tokio::net::lookup_host((host, port)).await.map_err(unknown)
}

fn plain(host: &str) -> Result<Host, SocketError> {
    match host.parse::<IpAddr>() {
        Ok(ip) if ip.is_loopback() => Ok(Host::Loopback(ip)),
        Err(_) if host.eq_ignore_ascii_case("localhost") => Ok(Host::Localhost),
        Ok(_) | Err(_) => Err(SocketError::PlainRefused),
    }
}

#[cfg(test)]
mod tests {
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
        for url in ["", "127.0.0.1:7171", "http://127.0.0.1:7171/v1", "ws:///v1", "ws://", "kith:card/x"] {
            assert_eq!(Address::parse(url), Err(SocketError::Address), "{url}");
        }
    }

    #[test]
    fn tls_goes_anywhere_on_its_own_port() {
        for (url, host, port) in [
            ("wss://relay.example/v1", "relay.example", 443),
            ("wss://relay.example:8443/v1", "relay.example", 8443),
            ("wss://[2001:db8::1]/v1", "2001:db8::1", 443),
            ("wss://127.0.0.1:7171/v1", "127.0.0.1", 7171),
        ] {
            let address = Address::parse(url).unwrap();
            assert_eq!((address.host, address.port), (Host::Secure(host.to_owned()), port), "{url}");
        }
    }
}
