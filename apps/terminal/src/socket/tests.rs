//! Sockets against listeners on this computer.

use kith_wire::Role;

use futures_util::{SinkExt, StreamExt};
use tokio_tungstenite::tungstenite::Message;

use super::*;

fn link(port: u16) -> Link {
    Link { url: format!("ws://127.0.0.1:{port}/v1"), relay: None, role: Role::Account }
}

#[tokio::test]
async fn messages_go_both_ways_and_a_goodbye_leaves_nothing_behind() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let link = link(listener.local_addr().unwrap().port());
    let mut sockets = Sockets::new();
    sockets.connect(link.clone(), b"");
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
    sockets.connect(link.clone(), b"");
    let (first, _) = listener.accept().await.unwrap();
    sockets.connect(link.clone(), b"");
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
    sockets.connect(link.clone(), b"");
    let (mut stream, _) = listener.accept().await.unwrap();
    tokio::io::AsyncWriteExt::write_all(&mut stream, b"HTTP/1.1 404 Not Found\r\n\r\n").await.unwrap();
    let page = SocketError::NotARelay(Instead::WebPage("404".to_owned()));
    assert!(matches!(sockets.next().await.what, What::Ended(why) if why == page));
    sockets.connect(link.clone(), b"");
    let (mut stream, _) = listener.accept().await.unwrap();
    let full = b"HTTP/1.1 503 Service Unavailable\r\n\r\n";
    tokio::io::AsyncWriteExt::write_all(&mut stream, full).await.unwrap();
    assert!(matches!(sockets.next().await.what, What::Ended(SocketError::Busy)));
    drop((listener, stream));
    sockets.connect(link, b"");
    let nobody = SocketError::Unreachable(NoWay::Refused);
    assert!(matches!(sockets.next().await.what, What::Ended(why) if why == nobody));
}

#[tokio::test]
async fn a_name_that_nobody_has_is_named() {
    let mut sockets = Sockets::new();
    sockets.connect(secure_link("relay.invalid", 443), b"");
    let What::Ended(why) = sockets.next().await.what else { panic!("it is connected to nobody") };
    assert_eq!(why, SocketError::Unreachable(NoWay::NameUnknown("relay.invalid".to_owned())));
    assert!(why.to_string().contains("relay.invalid"), "{why}");
}

#[test]
fn what_the_operating_system_says_of_a_connection_is_said_in_words_of_our_own() {
    // As Linux numbers them: reset, timed out, refused, no route, no network, not permitted.
    for code in [104, 110, 111, 113, 101, 1] {
        let error = std::io::Error::from_raw_os_error(code);
        let text = SocketError::from(&error).to_string();
        assert!(!text.contains("os error") && text.contains("check"), "{error}: {text}");
    }
    let odd = SocketError::from(&std::io::Error::from_raw_os_error(92)).to_string();
    assert!(odd.contains("os error 92"), "what has no words of ours keeps those it has: {odd}");
}

/// A listener that speaks TLS with a certificate for `name`, signed by an authority that is given in PEM.
async fn secure_listener(name: &str, lasts: bool) -> (u16, String) {
    let authority_key = rcgen::KeyPair::generate().unwrap();
    let mut authority = rcgen::CertificateParams::new(Vec::new()).unwrap();
    authority.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
    let authority_pem = authority.self_signed(&authority_key).unwrap().pem();
    let issuer = rcgen::Issuer::new(authority, authority_key);
    let key = rcgen::KeyPair::generate().unwrap();
    let mut params = rcgen::CertificateParams::new(vec![name.to_owned()]).unwrap();
    if !lasts {
        params.not_after = rcgen::date_time_ymd(2001, 1, 1);
    }
    let certificate = params.signed_by(&key, &issuer).unwrap();
    let key = rustls::pki_types::PrivateKeyDer::Pkcs8(key.serialize_der().into());
    let provider = std::sync::Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], key)
        .unwrap();
    let acceptor = tokio_rustls::TlsAcceptor::from(std::sync::Arc::new(config));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let Ok(stream) = acceptor.accept(stream).await else { continue };
            let mut socket = tokio_tungstenite::accept_async(stream).await.unwrap();
            while let Some(Ok(message)) = socket.next().await {
                if message.is_binary() {
                    socket.send(message).await.unwrap();
                }
            }
        }
    });
    (port, authority_pem)
}

fn secure_link(host: &str, port: u16) -> Link {
    Link { url: format!("wss://{host}:{port}/v1"), ..link(port) }
}

#[tokio::test]
async fn messages_go_both_ways_by_tls_under_an_authority_of_the_relay_s_own() {
    for host in ["localhost", "127.0.0.1"] {
        let (port, authority) = secure_listener(host, true).await;
        let link = secure_link(host, port);
        let mut sockets = Sockets::new();
        sockets.connect(link.clone(), authority.as_bytes());
        assert!(matches!(sockets.next().await.what, What::Opened));
        sockets.send(&link, vec![7; 100_000]);
        assert!(matches!(sockets.next().await.what, What::Message(bytes) if bytes == [7; 100_000]));
        sockets.close().await;
    }
}

#[tokio::test]
async fn a_certificate_that_cannot_be_trusted_is_refused_with_its_reason() {
    let (other, authority) = secure_listener("relay.example", true).await;
    let (expired, expired_authority) = secure_listener("localhost", false).await;
    let (unknown, _) = secure_listener("localhost", true).await;
    for (port, own, why) in [
        (other, &authority, Certificate::OtherName("localhost".to_owned())),
        (expired, &expired_authority, Certificate::Expired),
        (unknown, &authority, Certificate::Unknown),
    ] {
        let mut sockets = Sockets::new();
        sockets.connect(secure_link("localhost", port), own.as_bytes());
        let What::Ended(error) = sockets.next().await.what else { panic!("{why:?} was let through") };
        assert_eq!(error, SocketError::Certificate(why));
        assert!(error.is_lasting());
    }
}

#[tokio::test]
async fn a_listener_without_tls_is_no_relay() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let (_, authority) = secure_listener("localhost", true).await;
    let mut sockets = Sockets::new();
    sockets.connect(secure_link("127.0.0.1", port), authority.as_bytes());
    let (mut stream, _) = listener.accept().await.unwrap();
    tokio::io::AsyncWriteExt::write_all(&mut stream, b"HTTP/1.1 400 Bad Request\r\n\r\n").await.unwrap();
    let plain = SocketError::NotARelay(Instead::NotEncrypted);
    assert!(matches!(sockets.next().await.what, What::Ended(why) if why == plain));
}
