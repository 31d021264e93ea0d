//! Blobs: through sockets, killed in the middle, moved to another machine, and with a disk that does not work.

use std::fs;

use kith_wire::{Hash, Operation, Refusal, ServerEvent, limits};
use tempfile::tempdir;

use crate::client::{Client, Person};
use crate::figures::figure;
use crate::operator::run;
use crate::process::{InProcess, Process};

pub(crate) fn bytes(size: usize) -> Vec<u8> {
    (0..size).map(|at| u8::try_from((at / 251 + at % 251) % 256).unwrap()).collect()
}

fn id(blob: &[u8]) -> Hash {
    Hash::of("kith blob v1", &[blob])
}

pub(crate) fn put(blob: &[u8], offset: usize, length: usize) -> Operation {
    let part = blob[offset..offset + length].to_vec();
    Operation::PutBlob { id: id(blob), size: blob.len() as u64, offset: offset as u64, part }
}

pub(crate) async fn received(client: &mut Client, operation: Operation) -> usize {
    match client.ask(operation).await {
        ServerEvent::BlobReceived { received } => usize::try_from(received).unwrap(),
        other => panic!("answered {other:?}"),
    }
}

/// Sends what is missing of it.
pub(crate) async fn upload(client: &mut Client, blob: &[u8]) {
    let mut offset = received(client, put(blob, 0, 0)).await;
    while offset < blob.len() {
        offset = received(client, put(blob, offset, limits::BLOB_PART.min(blob.len() - offset))).await;
    }
}

pub(crate) async fn download(client: &mut Client, blob: &[u8]) -> Vec<u8> {
    let mut found = Vec::new();
    while found.len() < blob.len() {
        let get = Operation::GetBlob { id: id(blob), offset: found.len() as u64, length: limits::BLOB_PART as u64 };
        match client.ask(get).await {
            ServerEvent::BlobPart { part, .. } => found.extend(part),
            other => panic!("answered {other:?}"),
        }
    }
    found
}

#[tokio::test]
async fn a_blob_is_brought_by_one_device_and_read_by_whoever_knows_its_id() {
    let data = tempdir().unwrap();
    let server = InProcess::with(data.path(), |config| config.status = Some("127.0.0.1:0".parse().unwrap())).await;
    let (_, mut ada) = Person::join(&server.url, 1).await;
    let blob = bytes(3 * limits::BLOB_PART + 5);
    // What is sent at once is done in order, and what comes behind it sees it.
    for offset in (0..blob.len()).step_by(limits::BLOB_PART) {
        ada.send(put(&blob, offset, limits::BLOB_PART.min(blob.len() - offset))).await;
    }
    assert_eq!(received(&mut ada, put(&blob, 0, 0)).await, blob.len());
    let mut bob = Client::talk(&server.url).await;
    assert_eq!(download(&mut bob, &blob).await, blob);
    let wrong = Operation::GetBlob { id: id(b"another"), offset: 0, length: 1 };
    assert_eq!(bob.refusal(wrong).await, Refusal::Unavailable);
    let status = server.status.unwrap();
    assert_eq!(figure(status, "kith_blob_bytes_received_total").await, blob.len() as u64);
    assert_eq!(figure(status, "kith_blob_bytes_sent_total").await, blob.len() as u64);
    server.stop().await;
}

#[tokio::test]
async fn what_was_acknowledged_of_an_upload_is_there_after_kill_9_and_the_upload_goes_on() {
    let data = tempdir().unwrap();
    let blob = bytes(20 * limits::BLOB_PART_LEAST);
    let server = Process::start(data.path());
    let (mut ada, mut client) = Person::join(&server.url, 1).await;
    let mut server = Some(server);
    for killed_after in [1, 4, 9] {
        let begun = received(&mut client, put(&blob, 0, 0)).await;
        let length = limits::BLOB_PART_LEAST;
        for part in 0..killed_after + 3 {
            client.send(put(&blob, begun + part * length, length)).await;
        }
        let mut acknowledged = begun;
        for _ in 0..killed_after {
            match client.frame().await.unwrap().event {
                ServerEvent::BlobReceived { received } => acknowledged = usize::try_from(received).unwrap(),
                other => panic!("answered {other:?}"),
            }
        }
        server.take().unwrap().kill();
        let again = Process::start(data.path());
        client = Client::connect(&again.url, kith_wire::Role::Account).await;
        ada.authenticate(&mut client).await;
        assert!(received(&mut client, put(&blob, 0, 0)).await >= acknowledged);
        server = Some(again);
    }
    upload(&mut client, &blob).await;
    let url = server.as_ref().unwrap().url.clone();
    assert_eq!(download(&mut Client::talk(&url).await, &blob).await, blob);
}

#[tokio::test]
async fn an_export_has_the_blobs_and_the_doctor_misses_one_that_is_not_there() {
    let root = tempdir().unwrap();
    let (data, moved, file) = (root.path().join("a"), root.path().join("b"), root.path().join("all.kith"));
    let server = Process::start(&data);
    let (mut ada, mut client) = Person::join(&server.url, 1).await;
    let (whole, begun) = (bytes(2 * limits::BLOB_PART), bytes(2 * limits::BLOB_PART + 1));
    upload(&mut client, &whole).await;
    received(&mut client, put(&begun, 0, limits::BLOB_PART)).await;
    let (code, text) = run(&["export", file.to_str().unwrap()], &data);
    assert_eq!(code, 0, "{text}");
    server.kill();
    fs::remove_dir_all(&data).unwrap();
    assert_eq!(run(&["import", file.to_str().unwrap()], &moved).0, 0);

    let server = Process::start(&moved);
    assert_eq!(download(&mut Client::talk(&server.url).await, &whole).await, whole);
    let mut client = Client::connect(&server.url, kith_wire::Role::Account).await;
    ada.authenticate(&mut client).await;
    assert_eq!(received(&mut client, put(&begun, 0, 0)).await, limits::BLOB_PART, "an upload goes on elsewhere");
    let doctor = || run(&["doctor", "--listen", "127.0.0.1:0"], &moved).1;
    assert!(doctor().contains("3 parts of blobs"), "{}", doctor());
    let a_place = fs::read_dir(moved.join("blobs")).unwrap().next().unwrap().unwrap().path();
    fs::remove_file(a_place.join("0000000000000000")).unwrap();
    assert!(doctor().contains("a part of a blob is missing"), "{}", doctor());
}

#[tokio::test]
async fn while_blobs_cannot_be_written_nothing_is_acknowledged_and_everything_else_goes_on() {
    let data = tempdir().unwrap();
    let server = InProcess::with(data.path(), |config| config.status = Some("127.0.0.1:0".parse().unwrap())).await;
    let (_, mut ada) = Person::join(&server.url, 1).await;
    let (blob, folder) = (bytes(1000), data.path().join("blobs"));
    fs::remove_dir(&folder).unwrap();
    fs::write(&folder, "in the way").unwrap();
    assert_eq!(ada.refusal(put(&blob, 0, 1000)).await, Refusal::Internal);
    assert_eq!(received(&mut ada, put(&blob, 0, 0)).await, 0);
    assert_eq!(figure(server.status.unwrap(), "kith_blob_failures_total").await, 1);
    fs::remove_file(&folder).unwrap();
    fs::create_dir(&folder).unwrap();
    upload(&mut ada, &blob).await;
    assert_eq!(download(&mut Client::talk(&server.url).await, &blob).await, blob);
    server.stop().await;
}
