//! What an idle connection costs: memory of the real server per greeted connection, plain and with TLS, beside a bare axum
//! WebSocket with the same buffers.
//!
//! The server is a process of its own, and so are the clients, in as many processes as the limit of open files asks for.
//! `cargo bench -p kith-server --bench connections -- [--json] [--count N]`.

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a program that measures: what fails is a panic"
)]

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::ws::WebSocketUpgrade;
use axum::routing::any;
use futures_util::stream::{self, StreamExt};
use futures_util::{SinkExt, TryStreamExt};
use kith_wire::{ClientHello, Message as _, Nonce, Role};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_tungstenite::client_async_with_config;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;

const COUNT: usize = 8000;
/// Connections of one client process.
const SHARE: usize = 4000;
/// Connections that are being made at once.
const AT_ONCE: usize = 32;
/// How long the server may take to give back what making the connections took.
const SETTLE: Duration = Duration::from_secs(3);
const KIB: f64 = 1024.0;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.first().map(String::as_str) {
        Some("bare") => run(bare()),
        Some("clients") => run(clients(&arguments[1], arguments[2].parse().unwrap(), arguments.get(3).map(Path::new))),
        _ => measure(&arguments),
    }
}

fn run(future: impl Future<Output = ()>) {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap().block_on(future);
}

fn measure(arguments: &[String]) {
    let count = arguments.iter().skip_while(|argument| *argument != "--count").nth(1);
    let count = count.map_or(COUNT, |count| count.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let certificate = rcgen::generate_simple_self_signed(vec!["localhost".into()]).unwrap();
    let (chain, key) = (folder.path().join("chain.pem"), folder.path().join("key.pem"));
    std::fs::write(&chain, certificate.cert.pem()).unwrap();
    std::fs::write(&key, certificate.signing_key.serialize_pem()).unwrap();
    let server = |name: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kith-server"));
        command.args(["--listen", "127.0.0.1:0", "--data"]).arg(folder.path().join(name));
        // All of them come from one address, and say nothing for as long as it takes to make them.
        command.env("KITH_LIMITS_CONNECTIONS_OF_ADDRESS", "1000000").env("KITH_LIMITS_CONNECTIONS", "1000000");
        command.env("KITH_LIMITS_ARRIVALS_OF_ADDRESS", "1000000, then 1000000").env("KITH_LIMITS_SILENCE", "86400");
        command
    };
    let mut bare = Command::new(std::env::current_exe().unwrap());
    bare.arg("bare");
    let mut encrypted = server("encrypted");
    encrypted.arg("--tls-certificate").arg(&chain).arg("--tls-key").arg(&key);
    let results = [
        ("bare axum", cost(&mut bare, count, None)),
        ("plain", cost(&mut server("plain"), count, None)),
        ("tls", cost(&mut encrypted, count, Some(&chain))),
    ];
    if arguments.iter().any(|argument| argument == "--json") {
        let [bare, plain, tls] = results.map(|(_, bytes)| bytes / KIB);
        println!("{{\"connections\":{count},\"bare_kib\":{bare:.2},\"plain_kib\":{plain:.2},\"tls_kib\":{tls:.2}}}");
        return;
    }
    println!("memory of the server per idle connection, {count} of them (budget: 6 KiB plain, 14 KiB with TLS)");
    for (name, bytes) in results {
        println!("  {name:<10} {:.2} KiB", bytes / KIB);
    }
}

/// Bytes of resident memory per connection of a server.
fn cost(server: &mut Command, count: usize, root: Option<&Path>) -> f64 {
    let mut server = server.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(server.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    let url = line.trim().strip_prefix("listening on ").unwrap();
    // What the first connections cost once is no cost of the others.
    let warm = Clients::start(url, 100, root);
    let before = resident(server.id());
    let mut crowd = Vec::new();
    let mut left = count;
    while left > 0 {
        crowd.push(Clients::start(url, left.min(SHARE), root));
        left -= left.min(SHARE);
    }
    std::thread::sleep(SETTLE);
    let after = resident(server.id());
    drop((warm, crowd));
    server.kill().unwrap();
    server.wait().unwrap();
    (after - before) as f64 / count as f64
}

fn resident(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().strip_suffix(" kB").unwrap().parse::<u64>().unwrap() * 1024
}

/// Connections in a process of their own, until this is dropped.
struct Clients {
    process: Child,
    _until: ChildStdin,
}

impl Clients {
    fn start(url: &str, count: usize, root: Option<&Path>) -> Self {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["clients", url, &count.to_string()]).args(root);
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        assert_eq!(line, "greeted\n");
        let until = process.stdin.take().unwrap();
        Self { process, _until: until }
    }
}

impl Drop for Clients {
    fn drop(&mut self) {
        // It may have ended with the server.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Makes connections, and holds them until standard input ends.
async fn clients(url: &str, count: usize, root: Option<&Path>) {
    let tls = root.map(connector);
    let made = stream::iter(0..count).map(|_| greeted(url, tls.clone())).buffer_unordered(AT_ONCE);
    let held: Vec<_> = made.collect().await;
    println!("greeted");
    tokio::task::spawn_blocking(|| std::io::stdin().read_to_end(&mut Vec::new())).await.unwrap().unwrap();
    drop(held);
}

fn connector(root: &Path) -> TlsConnector {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_file(root).unwrap()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    TlsConnector::from(Arc::new(config.with_root_certificates(roots).with_no_client_auth()))
}

trait Wire: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Wire for T {}

async fn greeted(url: &str, tls: Option<TlsConnector>) -> impl Sized {
    let address = url.split("://").nth(1).unwrap().trim_end_matches("/v1");
    let stream = TcpStream::connect(address).await.unwrap();
    let wire: Box<dyn Wire> = match tls {
        Some(tls) => Box::new(tls.connect(ServerName::try_from("localhost").unwrap(), stream).await.unwrap()),
        None => Box::new(stream),
    };
    let small = WebSocketConfig::default().read_buffer_size(1024).write_buffer_size(0);
    let (mut socket, _) = client_async_with_config(url, wire, Some(small)).await.unwrap();
    let hello = ClientHello::new(Role::Conversation, Nonce([5; 32]));
    socket.send(Message::binary(hello.encode())).await.unwrap();
    let Some(Message::Binary(_)) = socket.try_next().await.unwrap() else { panic!("a greeting, or an echo") };
    socket
}

/// A WebSocket server that does nothing but hold what axum gives it, with the relay's buffers: says one thing back, then listens.
async fn bare() {
    let talk = |mut socket: axum::extract::ws::WebSocket| async move {
        while let Some(Ok(message)) = socket.recv().await {
            if socket.send(message).await.is_err() {
                return;
            }
        }
    };
    let upgrade = move |asked: WebSocketUpgrade| async move { kith_server::socket::configured(asked).on_upgrade(talk) };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    println!("listening on ws://{}/v1", listener.local_addr().unwrap());
    std::io::stdout().flush().unwrap();
    axum::serve(listener, Router::new().route("/v1", any(upgrade))).await.unwrap();
}
