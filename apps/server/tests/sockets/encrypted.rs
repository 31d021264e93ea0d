//! TLS: the certificate that is used, a new one while people are connected, and those who do not get that far.

use std::fs;
use std::path::Path;
use std::time::Duration;

use kith_server::{CertificateFiles, Config, Server, Tls};
use kith_wire::Role;
use rustls::pki_types::CertificateDer;
use tempfile::tempdir;
use tokio::io::AsyncReadExt;
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::client::{Client, Group, PATIENCE, appended};
use crate::figures::figure;
use crate::process::{InProcess, Process, command};
use crate::wire::Wire;

/// A new certificate for `localhost` in two files, good until the year 2096.
pub(crate) fn issue(dir: &Path) -> (CertificateFiles, CertificateDer<'static>) {
    let mut parameters = rcgen::CertificateParams::new(vec!["localhost".into()]).unwrap();
    parameters.not_after = rcgen::date_time_ymd(2096, 2, 29);
    let key = rcgen::KeyPair::generate().unwrap();
    let certificate = parameters.self_signed(&key).unwrap();
    let files = CertificateFiles { certificate: dir.join("certificate.pem"), key: dir.join("key.pem") };
    fs::write(&files.certificate, certificate.pem()).unwrap();
    fs::write(&files.key, key.serialize_pem()).unwrap();
    (files, certificate.der().clone())
}

fn address(url: &str) -> &str {
    url.strip_prefix("wss://").unwrap().trim_end_matches("/v1")
}

async fn talk(url: &str, root: &CertificateDer<'static>) -> Client {
    let wire = timeout(PATIENCE, Wire::tls(address(url), root)).await.unwrap().unwrap();
    Client::over(wire, url, Role::Conversation).await
}

#[tokio::test]
async fn people_talk_over_tls_and_a_new_certificate_is_for_new_connections_while_old_ones_stay() {
    let data = tempdir().unwrap();
    let (files, first) = issue(data.path());
    let server = Process::spawn(command(&data.path().join("relay"), "127.0.0.1:0").args([
        "--tls-certificate",
        files.certificate.to_str().unwrap(),
        "--tls-key",
        files.key.to_str().unwrap(),
    ]));
    let mut old = talk(&server.url, &first).await;
    assert_eq!(old.socket.get_ref().certificate(), first);
    let group = Group::new(1);
    group.found(&mut old).await;

    let (_, second) = issue(data.path());
    server.signal("HUP");
    let mut new = loop {
        match Wire::tls(address(&server.url), &second).await {
            Ok(wire) => break Client::over(wire, &server.url, Role::Conversation).await,
            Err(_) => tokio::task::yield_now().await,
        }
    };
    assert_eq!(new.socket.get_ref().certificate(), second);
    assert!(Wire::tls(address(&server.url), &first).await.is_err(), "the old one is not shown any more");
    group.prove(&mut new, 0).await;
    new.ask(group.subscribe(0, 0)).await;
    appended(old.ask(group.message(0, b"still here")).await);
    assert_eq!(new.records(1).await[0].body, b"still here");

    fs::write(&files.key, "not a key").unwrap();
    server.signal("HUP");
    talk(&server.url, &second).await;
    server.signal("TERM");
    drop((old, new));
    let (status, log) = server.wait();
    assert_eq!(status.code(), Some(0));
    assert!(log.contains("the certificate was read again"), "{log}");
    assert!(log.contains("the one before stays"), "{log}");
}

#[tokio::test]
async fn certificates_that_cannot_be_used_are_refused_with_what_to_do() {
    let data = tempdir().unwrap();
    let (files, _) = issue(data.path());
    let other = tempdir().unwrap();
    let (others, _) = issue(other.path());
    let with =
        |certificate: &Path, key: &Path| CertificateFiles { certificate: certificate.to_owned(), key: key.to_owned() };
    let missing = data.path().join("missing.pem");
    for (files, sentence) in [
        (with(&missing, &files.key), "cannot be read"),
        (with(&files.key, &files.key), "no certificate"),
        (with(&files.certificate, &files.certificate), "no private key"),
        (with(&files.certificate, &others.key), "not the certificate's"),
    ] {
        let mut config = Config::new(data.path().join("relay"), "127.0.0.1:0".parse().unwrap());
        config.tls = Tls::Files(files);
        let refused = Server::open(config).await.err().unwrap().to_string();
        assert!(refused.contains(sentence), "{refused}");
    }
}

#[tokio::test]
async fn whoever_does_not_finish_a_handshake_is_let_go_and_counted() {
    let data = tempdir().unwrap();
    let (files, root) = issue(data.path());
    let server = InProcess::with(&data.path().join("relay"), |config| {
        config.tls = Tls::Files(files);
        config.sockets.greet = Duration::from_millis(500);
        config.status = Some("127.0.0.1:0".parse().unwrap());
    })
    .await;
    let mut silent = TcpStream::connect(address(&server.url)).await.unwrap();
    let read = timeout(PATIENCE, silent.read(&mut [0; 16])).await.unwrap();
    assert!(matches!(read, Ok(0) | Err(_)));
    let mut plain = TcpStream::connect(address(&server.url)).await.unwrap();
    tokio::io::AsyncWriteExt::write_all(&mut plain, b"GET /v1 HTTP/1.1\r\n\r\n").await.unwrap();
    let mut answer = Vec::new();
    let _ = timeout(PATIENCE, plain.read_to_end(&mut answer)).await.unwrap();
    assert!(!answer.starts_with(b"HTTP"), "nothing is said in clear");
    let status = server.status.unwrap();
    while figure(status, "kith_handshakes_failed_total").await < 2 {}
    assert_eq!(figure(status, "kith_certificate_expires_seconds").await, 3_981_312_000);
    drop(talk(&server.url, &root).await);
    server.stop().await;
}
