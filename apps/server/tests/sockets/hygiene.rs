//! What the log says of people: nothing.

use std::net::SocketAddr;

use data_encoding::{BASE64, BASE64URL_NOPAD, HEXLOWER, HEXUPPER};
use futures_util::SinkExt;
use kith_wire::{Operation, Seq, Token};
use tempfile::tempdir;
use tokio_tungstenite::tungstenite::Message;

use crate::client::{Client, Group, Person, appended, grant, next, open};
use crate::process::{Process, command};

#[tokio::test]
async fn at_the_default_level_the_log_names_no_address_account_channel_or_name() {
    for format in ["text", "json"] {
        let log = log_of_a_day(format).await;
        let is_json = log.lines().all(|line| line.starts_with("{\"timestamp\":") && line.ends_with('}'));
        assert_eq!(is_json, format == "json", "{log}");
    }
}

async fn log_of_a_day(format: &str) -> String {
    let data = tempdir().unwrap();
    let server = Process::spawn(command(data.path(), "127.0.0.1:0").args(["--log-format", format]));
    let (mut ada, mut account) = Person::join(&server.url, 1).await;
    let token = Token([5; 32]);
    account.done(grant(&token)).await;
    account.ask(Operation::ReadInbox { after: Seq(0) }).await;
    let (group, mut talk) = Group::open(&server.url, 77).await;
    talk.ask(group.subscribe(0, 0)).await;
    appended(talk.ask(group.message(0, b"Ada Lovelace")).await);
    talk.done(ada.deliver(&token, b"Ada Lovelace")).await;
    talk.refusal(ada.deliver(&Token([6; 32]), b"Ada Lovelace")).await;
    let mut newer = Client::connect(&server.url, kith_wire::Role::Account).await;
    ada.authenticate(&mut newer).await;
    let mut rude = open(&server.url).await;
    rude.send(Message::Text("Ada Lovelace".into())).await.unwrap();
    assert_eq!(next(&mut rude).await, None);
    talk.socket.send(Message::Binary(b"Ada Lovelace".as_slice().into())).await.unwrap();
    while talk.frame().await.is_some() {}

    let peers: Vec<_> =
        [&account.socket, &talk.socket, &newer.socket, &rude].map(|socket| socket.get_ref().local()).into();
    server.signal("TERM");
    drop((account, talk, newer, rude));
    let (_, log) = server.wait();

    assert!(log.contains("stopped"), "there is a log: {log}");
    for trace in traces(&peers, &[&ada.account.0, &ada.device.0, &group.channel.0, &token.0, &token.hash().0]) {
        assert!(!log.contains(&trace), "the log says {trace}: {log}");
    }
    log
}

/// Whatever would name one of these connections or ids, or the person in these tests.
pub(crate) fn traces(peers: &[SocketAddr], ids: &[&[u8]]) -> Vec<String> {
    let mut traces: Vec<_> = peers.iter().map(ToString::to_string).collect();
    traces.extend(peers.iter().map(|peer| format!(":{}", peer.port())));
    for id in ids {
        let start = &id[..8];
        let encoded = [HEXLOWER, HEXUPPER, BASE64URL_NOPAD, BASE64].map(|encoding| encoding.encode(start));
        traces.extend(encoded.map(|text| text.trim_end_matches('=').to_owned()));
        traces.push(format!("{start:?}").trim_matches(['[', ']']).to_owned());
    }
    traces.push("Lovelace".into());
    traces
}
