//! What clients do, from the greeting on.

use kith_wire::account::{EntryKind, SignedEntry, StampedEntry};
use kith_wire::{ClientHello, Epoch, Incompatible, Nonce, Operation, Role, Seq, ServerEvent, ServerHello, Token};
use tempfile::tempdir;

use crate::client::{Client, Group, Person, appended, grant, greet, next, open};
use crate::process::InProcess;

#[tokio::test]
async fn two_people_reach_each_other_and_talk() {
    let data = tempdir().unwrap();
    let server = InProcess::start(data.path()).await;
    let (ada, mut account) = Person::join(&server.url, 1).await;
    let token = Token([5; 32]);
    account.done(grant(&token)).await;
    assert!(matches!(account.ask(Operation::ReadInbox { after: Seq(0) }).await, ServerEvent::InboxOpened(_)));

    let mut bob = Client::talk(&server.url).await;
    bob.done(ada.deliver(&token, b"request")).await;
    match account.pushed().await {
        Some(ServerEvent::InboxItems(items)) => assert_eq!(items[0].body, b"request"),
        other => panic!("pushed {other:?}"),
    }

    let (group, mut of_ada) = Group::open(&server.url, 1).await;
    let mut of_bob = group.member(&server.url, 0).await;
    of_bob.ask(group.subscribe(0, 0)).await;
    appended(of_ada.ask(group.message(0, b"hello")).await);
    appended(of_bob.ask(group.message(0, b"hello, too")).await);
    appended(of_ada.ask(group.commit(0, b"commit")).await);
    let records = of_bob.records(3).await;
    let bodies: Vec<_> = records.iter().map(|record| &record.body[..]).collect();
    assert_eq!(bodies, [&b"hello"[..], b"hello, too", b"commit"]);
    let ended = ServerEvent::SubscriptionEnded { channel: group.channel, epoch: Epoch(0) };
    assert_eq!(of_bob.pushed().await, Some(ended));
    server.stop().await;
}

#[tokio::test]
async fn every_device_that_is_connected_hears_at_once_what_is_added_to_its_chain() {
    let data = tempdir().unwrap();
    let server = InProcess::start(data.path()).await;
    let (ada, mut old) = Person::join(&server.url, 1).await;
    let mut chain = own_chain(&mut old).await;
    let (added, mut new) = ada.link(&chain, 2);
    add(&mut old, &mut chain, added).await;

    let mut on_probation = Client::connect(&server.url, Role::Account).await;
    new.authenticate(&mut on_probation).await;
    let confirmed = ada.entry(&chain, EntryKind::DeviceConfirmed { device: new.device });
    add(&mut old, &mut chain, confirmed).await;
    assert_eq!(on_probation.pushed().await, Some(ServerEvent::OwnChain(chain[2..].to_vec())));
    let removed = ada.entry(&chain, EntryKind::DeviceRemoved { devices: [new.device].into() });
    add(&mut old, &mut chain, removed).await;
    assert_eq!(on_probation.pushed().await, Some(ServerEvent::OwnChain(chain[3..].to_vec())));
    for entry in &chain[1..] {
        assert_eq!(old.pushed().await, Some(ServerEvent::OwnChain(vec![entry.clone()])));
    }
    server.stop().await;
}

async fn own_chain(client: &mut Client) -> Vec<StampedEntry> {
    match client.ask(Operation::ReadOwnChain { from: 0 }).await {
        ServerEvent::OwnChain(entries) => entries,
        other => panic!("answered {other:?}"),
    }
}

async fn add(client: &mut Client, chain: &mut Vec<StampedEntry>, entry: SignedEntry) {
    match client.ask(Operation::AppendEntry(entry.clone())).await {
        ServerEvent::Stamped(stamp) => chain.push(StampedEntry { entry, stamp }),
        other => panic!("answered {other:?}"),
    }
}

#[tokio::test]
async fn an_older_and_a_newer_peer_are_refused_clearly() {
    let data = tempdir().unwrap();
    let server = InProcess::start(data.path()).await;
    for (version_min, version_max) in [(0, 0), (2, 9)] {
        let mut socket = open(&server.url).await;
        let hello = ClientHello { version_min, version_max, role: Role::Account, nonce: Nonce([7; 32]) };
        let versions = Incompatible { version_min: 1, version_max: 1 };
        assert_eq!(greet(&mut socket, &hello).await, ServerHello::Incompatible(versions));
        assert_eq!(next(&mut socket).await, None);
    }
    server.stop().await;
}

#[tokio::test]
async fn requests_that_are_sent_at_once_are_answered_in_order_and_each_sees_the_ones_before() {
    let data = tempdir().unwrap();
    let server = InProcess::start(data.path()).await;
    let (group, mut client) = Group::open(&server.url, 1).await;
    for n in 0..100_u8 {
        client.send(group.message(0, &[n + 1])).await;
    }
    client.send(group.subscribe(0, 0)).await;
    let mut seqs = Vec::new();
    loop {
        match client.frame().await.unwrap().event {
            ServerEvent::Appended { seq } => seqs.push(seq.0),
            ServerEvent::Subscribed { span, .. } => {
                assert_eq!(span.head.0, *seqs.last().unwrap());
                break;
            }
            other => panic!("answered {other:?}"),
        }
    }
    assert_eq!(seqs, (1..=100).collect::<Vec<_>>());
    let bodies: Vec<_> = client.records(100).await.into_iter().map(|record| record.body[0]).collect();
    assert_eq!(bodies, (1..=100).collect::<Vec<_>>());
    server.stop().await;
}

#[tokio::test]
async fn a_subscription_is_resumed_from_a_number_after_a_reconnect() {
    let data = tempdir().unwrap();
    let server = InProcess::start(data.path()).await;
    let (group, mut writer) = Group::open(&server.url, 1).await;
    let mut reader = group.member(&server.url, 0).await;
    reader.ask(group.subscribe(0, 0)).await;
    for n in 1..=10_u8 {
        appended(writer.ask(group.message(0, &[n])).await);
    }
    let seen = reader.records(10).await.last().unwrap().seq;
    drop(reader);
    for n in 11..=20_u8 {
        appended(writer.ask(group.message(0, &[n])).await);
    }
    let mut reader = group.member(&server.url, 0).await;
    reader.ask(group.subscribe(0, seen.0)).await;
    let bodies: Vec<_> = reader.records(10).await.into_iter().map(|record| record.body[0]).collect();
    assert_eq!(bodies, (11..=20).collect::<Vec<_>>());
    server.stop().await;
}

#[tokio::test]
async fn two_commits_of_one_epoch_race_and_one_wins() {
    let data = tempdir().unwrap();
    let server = InProcess::start(data.path()).await;
    let (group, mut ada) = Group::open(&server.url, 1).await;
    let mut bob = group.member(&server.url, 0).await;
    for epoch in 0..20 {
        let (one, other) = tokio::join!(ada.ask(group.commit(epoch, b"ada's")), bob.ask(group.commit(epoch, b"bob's")));
        let won = |answer: &ServerEvent| matches!(answer, ServerEvent::Appended { .. });
        assert!(won(&one) != won(&other), "epoch {epoch}: {one:?}, {other:?}");
        group.prove(&mut ada, epoch + 1).await;
        group.prove(&mut bob, epoch + 1).await;
    }
    server.stop().await;
}
