//! Readers that are slower than what is written.

use std::time::Duration;

use kith_wire::{Record, ServerEvent};
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

#[tokio::test]
async fn readers_whose_mailboxes_overflow_miss_nothing() {
    let data = tempdir().unwrap();
    let server = InProcess::with(data.path(), |config| config.sockets.waiting = 2).await;
    let (group, mut writer) = Group::open(&server.url, 1).await;
    let mut readers = Vec::new();
    for _ in 0..20 {
        let mut reader = group.member(&server.url, 0).await;
        reader.ask(group.subscribe(0, 0)).await;
        readers.push(reader);
    }
    for n in 0..500_u16 {
        writer.send(group.message(0, &n.to_be_bytes())).await;
    }
    for reader in &mut readers {
        let records = reader.records(500).await;
        assert!(records.iter().zip(0..500_u16).all(|(record, n)| record.body == n.to_be_bytes()));
    }
    server.stop().await;
}

#[tokio::test]
async fn a_reader_follows_from_epoch_to_epoch_while_they_are_written() {
    const EPOCHS: u64 = 30;
    let data = tempdir().unwrap();
    let server = InProcess::with(data.path(), |config| config.sockets.waiting = 1).await;
    let (group, mut writer) = Group::open(&server.url, 1).await;
    let mut reader = group.member(&server.url, 0).await;
    let write = async {
        for epoch in 0..EPOCHS {
            for n in 0..5 {
                appended(writer.ask(group.message(epoch, &[n])).await);
            }
            appended(writer.ask(group.commit(epoch, b"commit")).await);
            group.prove(&mut writer, epoch + 1).await;
        }
    };
    let read = async {
        let mut seen = Vec::new();
        for epoch in 0..EPOCHS {
            let after = seen.last().map_or(0, |record: &Record| record.seq.0);
            assert!(matches!(reader.ask(group.subscribe(epoch, after)).await, ServerEvent::Subscribed { .. }));
            loop {
                match reader.pushed().await.expect("the connection should not end") {
                    ServerEvent::Records { records, .. } => seen.extend(records),
                    ServerEvent::SubscriptionEnded { epoch: ended, .. } => break assert_eq!(ended.0, epoch),
                    other => panic!("pushed {other:?}"),
                }
            }
            assert!(seen.last().is_some_and(|last| last.next.is_some() && last.epoch.0 == epoch));
            group.prove(&mut reader, epoch + 1).await;
        }
        seen
    };
    let ((), seen) = tokio::join!(write, read);
    let numbers: Vec<_> = seen.iter().map(|record| record.seq.0).collect();
    assert_eq!(numbers, (1..=EPOCHS * 6).collect::<Vec<_>>());
    server.stop().await;
}
