//! Starting, stopping, and being killed.

use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::process::Output;
use std::time::Duration;

use kith_wire::{Closing, ClosingReason, ServerEvent};
use tempfile::tempdir;

use crate::client::{Client, Group, Person, appended, next, open};
use crate::process::{InProcess, Process, command};

#[tokio::test]
async fn what_was_acknowledged_is_there_after_kill_9() {
    let data = tempdir().unwrap();
    let mut acknowledged = Vec::new();
    let group = Group::new(1);
    let relay = {
        let server = Process::start(data.path());
        let (_, mut client) = Group::open(&server.url, 1).await;
        for n in 0..50_u8 {
            client.send(group.message(0, &[n])).await;
        }
        while acknowledged.len() < 30 {
            acknowledged.push(appended(client.frame().await.unwrap().event));
        }
        server.kill();
        client.relay
    };
    let server = Process::start(data.path());
    let mut client = group.member(&server.url, 0).await;
    assert_eq!(client.relay, relay, "the same key");
    client.ask(group.subscribe(0, 0)).await;
    let records = client.records(acknowledged.len()).await;
    let found: Vec<_> = records.iter().map(|record| record.seq.0).collect();
    assert!(found.starts_with(&acknowledged));
    assert!(records.iter().enumerate().all(|(n, record)| record.body == [u8::try_from(n).unwrap()]));
}

#[tokio::test]
async fn a_shutdown_answers_what_was_taken_in_says_goodbye_and_exits_with_0() {
    let data = tempdir().unwrap();
    let server = Process::start(data.path());
    let (group, mut client) = Group::open(&server.url, 1).await;
    let mut idle = Client::talk(&server.url).await;
    for n in 0..100_u8 {
        client.send(group.message(0, &[n])).await;
    }
    server.signal("TERM");
    let mut answered = 0;
    loop {
        match client.frame().await.expect("a goodbye comes before the end").event {
            ServerEvent::Appended { seq } => answered = seq.0,
            ServerEvent::Closing(Closing { reason: ClosingReason::ShuttingDown, .. }) => break,
            other => panic!("answered {other:?}"),
        }
    }
    let goodbye = idle.pushed().await;
    assert!(matches!(goodbye, Some(ServerEvent::Closing(Closing { reason: ClosingReason::ShuttingDown, .. }))));
    drop((client, idle));
    let (status, _) = server.wait();
    assert_eq!(status.code(), Some(0));

    let server = InProcess::start(data.path()).await;
    let mut client = group.member(&server.url, 0).await;
    let ServerEvent::Subscribed { span, .. } = client.ask(group.subscribe(0, 0)).await else { panic!("subscribed") };
    assert_eq!(span.head.0, answered, "nothing was taken in that was not answered");
    server.stop().await;
}

#[tokio::test]
async fn a_client_that_does_not_say_goodbye_does_not_hold_up_a_shutdown() {
    let data = tempdir().unwrap();
    let server = Process::start(data.path());
    let _silent = Client::talk(&server.url).await;
    let _raw = tokio::net::TcpStream::connect(server.url.trim_start_matches("ws://").trim_end_matches("/v1")).await;
    let begun = std::time::Instant::now();
    server.signal("INT");
    let (status, _) = server.wait();
    assert_eq!(status.code(), Some(0));
    assert!(begun.elapsed() < Duration::from_secs(10));
}

#[tokio::test]
async fn a_second_signal_ends_the_server_at_once() {
    let data = tempdir().unwrap();
    let server = Process::start(data.path());
    let (group, mut writer) = Group::open(&server.url, 1).await;
    let mut stuck = group.member(&server.url, 0).await;
    stuck.ask(group.subscribe(0, 0)).await;
    for _ in 0..600 {
        appended(writer.ask(group.message(0, &[7; 60_000])).await);
    }
    server.signal("TERM");
    let goodbye = writer.pushed().await;
    assert!(matches!(goodbye, Some(ServerEvent::Closing(_))));
    server.signal("TERM");
    let (status, _) = server.wait();
    assert_eq!(status.code(), Some(1), "the stuck client was not waited for");
    while next(&mut stuck.socket).await.is_some() {}
    let server = InProcess::start(data.path()).await;
    let mut client = group.member(&server.url, 0).await;
    let ServerEvent::Subscribed { span, .. } = client.ask(group.subscribe(0, 600)).await else { panic!("subscribed") };
    assert_eq!(span.head.0, 600, "everything acknowledged is there");
    server.stop().await;
}

#[test]
fn a_second_server_on_the_folder_is_refused_with_what_to_do() {
    let data = tempdir().unwrap();
    let _first = Process::start(data.path());
    let (code, said) = failure(command(data.path(), "127.0.0.1:0").output().unwrap());
    assert_eq!(code, 1);
    assert!(said.contains("another kith-server is using"), "{said}");
}

#[test]
fn a_port_in_use_an_address_for_others_and_a_folder_that_is_none_are_refused_with_what_to_do() {
    let data = tempdir().unwrap();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = taken.local_addr().unwrap().to_string();
    let file = data.path().join("file");
    std::fs::write(&file, "").unwrap();
    for (folder, listen, sentence) in [
        (data.path().join("a"), taken.as_str(), "choose another with --listen"),
        (file.clone(), "127.0.0.1:0", "Choose a folder"),
        (file.join("below"), "127.0.0.1:0", "Choose a folder"),
    ] {
        let (code, said) = failure(command(&folder, listen).output().unwrap());
        assert_eq!(code, 1, "{said}");
        assert!(said.contains(sentence), "{said}");
    }
}

#[test]
fn misuse_exits_with_2() {
    let data = tempdir().unwrap();
    let output = command(data.path(), "somewhere").output().unwrap();
    assert_eq!(failure(output).0, 2);
}

fn failure(output: Output) -> (i32, String) {
    assert!(output.stdout.is_empty());
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

#[tokio::test]
async fn the_folder_and_the_key_are_their_owners_alone_and_a_damaged_key_is_not_replaced() {
    let data = tempdir().unwrap();
    let folder = data.path().join("relay");
    InProcess::start(&folder).await.stop().await;
    let mode = |path: &std::path::Path| path.metadata().unwrap().permissions().mode() & 0o777;
    let key = folder.join("relay.key");
    assert_eq!((mode(&folder), mode(&key)), (0o700, 0o600));
    std::fs::write(&key, b"half a key").unwrap();
    let (code, said) = failure(command(&folder, "127.0.0.1:0").output().unwrap());
    assert_eq!(code, 1);
    assert!(said.contains("restore it from a backup"), "{said}");
}

#[tokio::test]
async fn whoever_does_not_greet_in_time_is_let_go() {
    let data = tempdir().unwrap();
    let server = InProcess::with(data.path(), |config| config.sockets.greet = Duration::from_millis(200)).await;
    let mut silent = open(&server.url).await;
    assert_eq!(next(&mut silent).await, None);
    let address = server.url.trim_start_matches("ws://").trim_end_matches("/v1");
    let mut raw = tokio::net::TcpStream::connect(address).await.unwrap();
    let mut bytes = [0; 16];
    let read = tokio::io::AsyncReadExt::read(&mut raw, &mut bytes);
    assert!(matches!(tokio::time::timeout(crate::client::PATIENCE, read).await, Ok(Ok(0) | Err(_))));
    server.stop().await;
}

#[tokio::test]
async fn whoever_is_silent_for_too_long_is_asked_and_then_let_go() {
    let data = tempdir().unwrap();
    let server = InProcess::with(data.path(), |config| config.sockets.silence = Duration::from_millis(200)).await;
    let mut answers = Client::talk(&server.url).await;
    let silent = Client::talk(&server.url).await;
    let gone = async {
        let stream = silent.socket.get_ref().tcp();
        let mut bytes = vec![0; 64];
        loop {
            stream.readable().await.unwrap();
            match stream.try_read(&mut bytes) {
                Ok(0) => return,
                Err(error) if error.kind() != std::io::ErrorKind::WouldBlock => return,
                _ => {}
            }
        }
    };
    tokio::select! {
        () = gone => {}
        event = answers.pushed() => panic!("pushed {event:?}"),
    }
    answers.done(kith_wire::Operation::Unsubscribe { channel: kith_wire::ChannelId([1; 32]) }).await;
    server.stop().await;
}

#[tokio::test]
async fn a_newer_session_ends_the_older_connection() {
    let data = tempdir().unwrap();
    let server = InProcess::start(data.path()).await;
    let (mut ada, mut older) = Person::join(&server.url, 1).await;
    let mut newer = Client::connect(&server.url, kith_wire::Role::Account).await;
    ada.authenticate(&mut newer).await;
    let closing = older.pushed().await;
    assert!(matches!(closing, Some(ServerEvent::Closing(Closing { reason: ClosingReason::Superseded, .. }))));
    assert_eq!(older.pushed().await, None);
    server.stop().await;
}

#[test]
fn it_serves_though_nobody_listens_to_what_it_says() {
    let data = tempdir().unwrap();
    let mut server = command(data.path(), "127.0.0.1:0").spawn().unwrap();
    drop(server.stdout.take());
    let log = BufReader::new(server.stderr.take().unwrap());
    let serves = log.lines().map(Result::unwrap).any(|line| line.contains("serving"));
    server.kill().unwrap();
    server.wait().unwrap();
    assert!(serves, "it ended instead");
}
