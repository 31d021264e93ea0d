//! A store that breaks under a running server.

use std::sync::Arc;

use kith_relay::store::faulty::{FailedWrite, FaultTable, Faulty};
use kith_relay::store::memory::MemoryStore;
use kith_server::{Config, Failure, Server};
use kith_wire::{Closing, ClosingReason, Refusal, ServerEvent};
use tempfile::tempdir;

use crate::client::{Group, appended};
use crate::process::InProcess;

#[tokio::test]
async fn when_the_store_breaks_nothing_is_acknowledged_or_told_and_the_server_stops_with_the_reason() {
    let data = tempdir().unwrap();
    let table = FaultTable { writes: [(3, FailedWrite::Kept)].into(), ..FaultTable::default() };
    let store = Arc::new(Faulty::new(MemoryStore::new(), table));
    let config = Config::new(data.path().to_owned(), "127.0.0.1:0".parse().unwrap());
    let server = InProcess::run(Server::with_store(config, |_| Ok(store)).await.unwrap());
    let (group, mut writer) = Group::open(&server.url, 1).await;
    let mut reader = group.member(&server.url, 0).await;
    reader.ask(group.subscribe(0, 0)).await;
    appended(writer.ask(group.message(0, b"one")).await);
    assert_eq!(reader.records(1).await[0].body, b"one");
    assert_eq!(writer.refusal(group.message(0, b"two")).await, Refusal::Internal);
    for client in [&mut writer, &mut reader] {
        let closing = client.pushed().await;
        assert!(matches!(closing, Some(ServerEvent::Closing(Closing { reason: ClosingReason::ShuttingDown, .. }))));
        assert_eq!(client.pushed().await, None);
    }
    let failure = server.failure().await;
    assert!(matches!(failure, Failure::Store(_)));
    assert!(failure.to_string().contains("Nothing that failed was acknowledged"));
}
