//! Readers that are slower than what is written.

use std::time::Duration;

use tempfile::tempdir;
use tokio::time::timeout;

use crate::client::{Group, PATIENCE, appended, next};
use crate::process::InProcess;

/// More than the system's socket buffers hold.
const MESSAGES: usize = 600;
const BODY: usize = 60_000;

fn body(n: usize) -> Vec<u8> {
    let mut body = vec![0; BODY];
    body[..8].copy_from_slice(&(n as u64).to_be_bytes());
    body
}

#[tokio::test]
async fn a_reader_that_pauses_holds_up_nobody_and_is_given_everything_in_order_later() {
    let data = tempdir().unwrap();
    let server = InProcess::start(data.path()).await;
    let (group, mut writer) = Group::open(&server.url, 1).await;
    let mut paused = group.member(&server.url, 0).await;
    paused.ask(group.subscribe(0, 0)).await;
    let mut quick = group.member(&server.url, 0).await;
    quick.ask(group.subscribe(0, 0)).await;
    for n in 0..MESSAGES {
        appended(writer.ask(group.message(0, &body(n))).await);
        assert_eq!(quick.records(1).await[0].body, body(n));
    }
    let late = paused.records(MESSAGES).await;
    assert!(late.iter().enumerate().all(|(n, record)| record.body == body(n)));
    server.stop().await;
}

#[tokio::test]
async fn a_reader_that_takes_nothing_is_let_go() {
    let data = tempdir().unwrap();
    let server = InProcess::with(data.path(), |config| config.sockets.slow = Duration::from_millis(300)).await;
    let (group, mut writer) = Group::open(&server.url, 1).await;
    let mut stuck = group.member(&server.url, 0).await;
    stuck.ask(group.subscribe(0, 0)).await;
    for n in 0..MESSAGES {
        appended(writer.ask(group.message(0, &body(n))).await);
    }
    let address = server.url.clone();
    assert!(server.stop().await < Duration::from_secs(8), "nobody waits for it");
    let mut taken = 0;
    while timeout(PATIENCE, next(&mut stuck.socket)).await.unwrap().is_some() {
        taken += 1;
    }
    assert!(taken < MESSAGES, "{address} was to give it up");
}
