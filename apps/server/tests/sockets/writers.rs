//! Writers that begin what they do not end.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use kith_wire::{ChannelId, Operation};
use tempfile::tempdir;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::time::{interval, timeout};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::frame::Frame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::{Data, OpCode};

use crate::client::{Client, PATIENCE};
use crate::figures::figure;
use crate::process::InProcess;

const SILENCE: Duration = Duration::from_millis(300);

fn part(kind: Data, is_last: bool) -> Message {
    Message::Frame(Frame::message(vec![0; 500_000], OpCode::Data(kind), is_last))
}

#[tokio::test]
async fn whoever_never_ends_a_message_is_let_go_though_he_answers_all_the_time() {
    let data = tempdir().unwrap();
    let server = InProcess::with(data.path(), |config| config.sockets.silence = SILENCE).await;
    let mut client = Client::talk(&server.url).await;
    client.socket.send(part(Data::Binary, false)).await.unwrap();
    let answer = async {
        while client.socket.send(Message::Pong(b"here".as_slice().into())).await.is_ok() {
            tokio::task::yield_now().await;
        }
    };
    timeout(PATIENCE, answer).await.expect("it should be let go");
    server.stop().await;
}

/// Has half a message taken in by the relay, or is let go.
async fn begin(client: &mut Client) -> bool {
    let parts = async {
        client.socket.send(part(Data::Binary, false)).await.is_ok()
            && client.socket.send(Message::Ping(b"taken?".as_slice().into())).await.is_ok()
            && matches!(client.socket.next().await, Some(Ok(Message::Pong(_))))
    };
    timeout(PATIENCE, parts).await.expect("it should answer or end")
}

#[tokio::test]
async fn one_address_has_only_so_much_half_sent_over_all_its_connections() {
    let data = tempdir().unwrap();
    let server = InProcess::with(data.path(), |config| {
        config.status = Some("127.0.0.1:0".parse().unwrap());
        config.sockets.half_of_address = 1_200_000;
    })
    .await;
    let mut clients = Vec::new();
    for _ in 0..4 {
        clients.push(Client::talk(&server.url).await);
    }
    let [first, second, third, fourth] = &mut clients[..] else { unreachable!() };
    assert!(begin(first).await && begin(second).await);
    assert!(!begin(third).await, "a third half is too much");
    let status = server.status.unwrap();
    while figure(status, "kith_connections").await > 3 {}
    assert_eq!(figure(status, "kith_sessions_ended_total{reason=\"half\"}").await, 1);
    let rest = Frame::message(vec![0; 10], OpCode::Data(Data::Continue), true);
    first.socket.send(Message::Frame(rest)).await.unwrap();
    let closing = first.pushed().await;
    assert!(matches!(closing, Some(kith_wire::ServerEvent::Closing(_))), "{closing:?}");
    assert!(begin(fourth).await, "what came in whole makes room");
    server.stop().await;
}

#[tokio::test]
async fn whoever_asks_for_a_connection_letter_by_letter_is_let_go() {
    let data = tempdir().unwrap();
    let server = InProcess::with(data.path(), |config| config.sockets.greet = SILENCE).await;
    let address = server.url.trim_start_matches("ws://").trim_end_matches("/v1");
    let mut slow = TcpStream::connect(address).await.unwrap();
    slow.write_all(b"GET /v1 HTTP/1.1\r\nHost: ").await.unwrap();
    let mut letters = interval(Duration::from_millis(20));
    let trickle = async {
        loop {
            letters.tick().await;
            if slow.write_all(b"x").await.is_err() {
                return;
            }
        }
    };
    timeout(PATIENCE, trickle).await.expect("it should be let go");
    server.stop().await;
}

#[tokio::test]
async fn whoever_only_answers_stays_and_so_does_who_ends_a_message_he_sent_in_parts() {
    let data = tempdir().unwrap();
    let server = InProcess::with(data.path(), |config| config.sockets.silence = SILENCE).await;
    let mut client = Client::talk(&server.url).await;
    // Each question comes after a silence, and an answer begins the next; after two without one the end would come.
    for _ in 0..4 {
        let asked = timeout(PATIENCE, client.socket.next()).await.unwrap();
        assert!(matches!(asked, Some(Ok(Message::Ping(_)))), "{asked:?}");
    }
    client.done(Operation::Unsubscribe { channel: ChannelId([1; 32]) }).await;
    client.socket.send(part(Data::Binary, false)).await.unwrap();
    client.socket.send(Message::Ping(b"between".as_slice().into())).await.unwrap();
    client.socket.send(part(Data::Continue, true)).await.unwrap();
    // What it says is nothing a relay can read, and it is told so.
    let closing = client.pushed().await;
    assert!(matches!(closing, Some(kith_wire::ServerEvent::Closing(_))), "{closing:?}");
    server.stop().await;
}
