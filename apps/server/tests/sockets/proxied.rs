//! Behind a proxy: whose word about an address is taken.

use kith_server::Proxies;
use kith_wire::{ChannelId, Operation, Refusal, Role, ServerEvent};
use tempfile::tempdir;
use tokio::time::timeout;
use tokio_tungstenite::client_async;
use tokio_tungstenite::tungstenite::Error;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;

use crate::client::{Client, PATIENCE, Socket};
use crate::figures::figure;
use crate::process::InProcess;
use crate::wire::Wire;

/// Asks for a WebSocket in the name of an address.
async fn open_for(url: &str, forwarded: &str) -> Result<Socket, Error> {
    let mut request = url.into_client_request().unwrap();
    request.headers_mut().insert("x-forwarded-for", forwarded.parse().unwrap());
    let address = url.trim_start_matches("ws://").trim_end_matches("/v1");
    let wire = Wire::plain(address).await;
    timeout(PATIENCE, client_async(request, wire)).await.unwrap().map(|(socket, _)| socket)
}

fn proxies(address: &str) -> Proxies {
    Proxies::new(vec![address.parse().unwrap()])
}

#[tokio::test]
async fn a_declared_proxy_speaks_for_addresses_and_each_has_its_own_limit() {
    let data = tempdir().unwrap();
    let server = InProcess::with(data.path(), |config| {
        config.proxies = proxies("127.0.0.1");
        config.sockets.connections_of_address = 1;
        config.status = Some("127.0.0.1:0".parse().unwrap());
    })
    .await;
    let first = open_for(&server.url, "203.0.113.1").await.unwrap();
    let second = open_for(&server.url, "203.0.113.2").await.unwrap();
    let refused = open_for(&server.url, "203.0.113.1").await.unwrap_err();
    assert!(matches!(refused, Error::Http(response) if response.status() == 429));
    // What a stranger wrote into the header stands before what the proxy added.
    assert!(open_for(&server.url, "198.51.100.7, 203.0.113.2").await.is_err());
    assert_eq!(figure(server.status.unwrap(), "kith_connections_refused_total{reason=\"address\"}").await, 2);
    drop((first, second));
    server.stop().await;
}

#[tokio::test]
async fn a_client_is_told_where_it_is_and_behind_a_proxy_that_does_not_say_nothing() {
    let asked = Operation::Whereabouts { channel: ChannelId([1; 32]) };
    let data = tempdir().unwrap();
    let server = InProcess::start(data.path()).await;
    let mut client = Client::talk(&server.url).await;
    let ServerEvent::Whereabouts(here) = client.ask(asked.clone()).await else { panic!("not told") };
    assert_eq!(here.address.to_string(), "127.0.0.1");
    assert!(here.verify(&client.relay, &ChannelId([1; 32])));
    server.stop().await;

    let server = InProcess::with(data.path(), |config| config.proxies = proxies("127.0.0.1")).await;
    let behind = open_for(&server.url, "1.1.1.1, 2001:db8::7").await.unwrap();
    let mut client = Client::greeted(behind, Role::Conversation).await;
    let ServerEvent::Whereabouts(there) = client.ask(asked.clone()).await else { panic!("not told") };
    assert_eq!(there.address.to_string(), "2001:db8::7");
    assert!(!there.is_near(&here));
    let mut unsaid = Client::talk(&server.url).await;
    assert_eq!(unsaid.refusal(asked).await, Refusal::Unavailable, "all behind the proxy would be in one place");
    server.stop().await;
}

#[tokio::test]
async fn what_anybody_else_says_of_an_address_is_not_believed() {
    let data = tempdir().unwrap();
    let server = InProcess::with(data.path(), |config| {
        config.proxies = proxies("192.0.2.1");
        config.sockets.connections_of_address = 1;
    })
    .await;
    let first = open_for(&server.url, "203.0.113.1").await.unwrap();
    assert!(open_for(&server.url, "203.0.113.2").await.is_err(), "both are 127.0.0.1");
    drop(first);
    server.stop().await;
}

#[tokio::test]
async fn in_clear_and_reachable_by_others_nobody_but_the_declared_proxy_may_connect() {
    let data = tempdir().unwrap();
    let server = InProcess::with(data.path(), |config| {
        config.listen = "0.0.0.0:0".parse().unwrap();
        config.proxies = proxies("192.0.2.1");
        config.status = Some("127.0.0.1:0".parse().unwrap());
    })
    .await;
    let url = server.url.replace("0.0.0.0", "127.0.0.1");
    assert!(open_for(&url, "203.0.113.1").await.is_err());
    assert_eq!(figure(server.status.unwrap(), "kith_connections_refused_total{reason=\"not_proxy\"}").await, 1);
    server.stop().await;
}
