//! Admission by invitation.

use kith_relay::Admission;
use kith_wire::{Refusal, Role, ServerEvent};
use tempfile::tempdir;

use crate::client::{Client, create};
use crate::process::{InProcess, invite};

#[tokio::test]
async fn a_code_made_before_or_while_the_server_runs_admits_one_account() {
    let data = tempdir().unwrap();
    let before = invite(data.path());
    let server = InProcess::with(data.path(), |config| config.admission = Admission::Invite).await;
    let while_running = invite(data.path());
    assert_ne!(before, while_running);
    for (code, seed) in [(&before, 1), (&while_running, 2)] {
        let mut client = Client::connect(&server.url, Role::Account).await;
        let create = create(&client, seed, Some(code));
        while client.ask(create.clone()).await == ServerEvent::Refusal(Refusal::NotAdmitted) {}
        assert!(matches!(client.ask(create).await, ServerEvent::Stamped(_)));
    }
    let mut client = Client::connect(&server.url, Role::Account).await;
    for code in [None, Some("guessed"), Some(before.as_str())] {
        let create = create(&client, 3, code);
        assert_eq!(client.refusal(create).await, Refusal::NotAdmitted);
    }
    server.stop().await;
}
