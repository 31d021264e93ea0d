//! Health and figures, and that they name nobody.

use std::net::SocketAddr;

use kith_wire::{Operation, Seq, Token};
use tempfile::tempdir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::client::{Client, Group, PATIENCE, Person, appended, grant};
use crate::hygiene::traces;
use crate::process::InProcess;

/// What a page says, with its head.
pub(crate) async fn page(status: SocketAddr, path: &str) -> String {
    let mut stream = TcpStream::connect(status).await.unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut page = String::new();
    timeout(PATIENCE, stream.read_to_string(&mut page)).await.unwrap().unwrap();
    page
}

/// One figure, with its labels if it has any.
pub(crate) async fn figure(status: SocketAddr, name: &str) -> u64 {
    let page = page(status, "/metrics").await;
    let value = page.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    value.unwrap_or_else(|| panic!("{name} is missing: {page}")).parse().unwrap()
}

#[tokio::test]
async fn the_figures_count_what_happens_and_name_nobody() {
    let data = tempdir().unwrap();
    let server = InProcess::with(data.path(), |config| config.status = Some("127.0.0.1:0".parse().unwrap())).await;
    let status = server.status.unwrap();
    let (ada, mut account) = Person::join(&server.url, 1).await;
    let token = Token([5; 32]);
    account.done(grant(&token)).await;
    account.ask(Operation::ReadInbox { after: Seq(0) }).await;
    let (group, mut talk) = Group::open(&server.url, 77).await;
    appended(talk.ask(group.message(0, b"Ada Lovelace")).await);
    talk.refusal(ada.deliver(&Token([6; 32]), b"Ada Lovelace")).await;
    let peers = [&account, &talk].map(|client| client.socket.get_ref().local());

    assert_eq!(figure(status, "kith_connections").await, 2);
    assert_eq!(figure(status, "kith_connections_accepted_total").await, 2);
    assert_eq!(figure(status, "kith_sessions_total").await, 2);
    assert_eq!(figure(status, "kith_messages_received_total").await, 11);
    assert_eq!(figure(status, "kith_ready").await, 1);
    assert!(figure(status, "kith_commit_seconds_count").await > 0);
    assert!(figure(status, "process_resident_memory_bytes").await > 1_000_000);
    let said = page(status, "/metrics").await;
    for trace in traces(&peers, &[&ada.account.0, &ada.device.0, &group.channel.0, &token.0, &token.hash().0]) {
        assert!(!said.contains(&trace), "the figures say {trace}: {said}");
    }
    drop(talk);
    while figure(status, "kith_sessions_ended_total{reason=\"gone\"}").await < 1 {}
    server.stop().await;
}

#[tokio::test]
async fn a_server_is_alive_and_ready_until_it_stops_and_alive_while_it_stops() {
    let data = tempdir().unwrap();
    let server = InProcess::with(data.path(), |config| config.status = Some("127.0.0.1:0".parse().unwrap())).await;
    let status = server.status.unwrap();
    assert!(page(status, "/healthz").await.starts_with("HTTP/1.1 200 OK"));
    assert!(page(status, "/readyz").await.starts_with("HTTP/1.1 200 OK"));
    assert!(page(status, "/").await.starts_with("HTTP/1.1 404"));
    // One that does not say goodbye holds the end up for a second.
    let waiting = Client::talk(&server.url).await;
    server.wishes.stop.cancel();
    let answer = page(status, "/readyz").await;
    assert!(answer.starts_with("HTTP/1.1 503"), "{answer}");
    assert!(page(status, "/healthz").await.starts_with("HTTP/1.1 200 OK"));
    drop(waiting);
    server.stop().await;
}
