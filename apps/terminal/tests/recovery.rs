//! Freezing an account and getting it back: real processes on loopback. How the waiting ends is played in the simulated world.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod processes;

use processes::{Outcome, Person, Server, acquaint};
use serde_json::json;

/// Starts to get somebody's account back, in a folder of one's own.
fn recover(somebody: &Person, of: &Person, server: &Server) -> Outcome {
    let phrase = of.path("recovery");
    let args =
        ["account", "recover", "--relay", server.url(), "--no-passphrase", "--timeout", "60s", "--recovery-file"];
    somebody.run(&[&args[..], &[phrase.to_str().unwrap()]].concat())
}

#[test]
fn a_frozen_account_is_held_back_and_a_thawed_one_is_heard_again() {
    let server = Server::start();
    let (ada, ben) = (Person::new("Ada", &server), Person::new("Ben", &server));
    acquaint(&ada, "Ada", &ben, "Ben");
    assert_eq!(ada.json(&["account", "freeze", "--timeout", "60s"]), json!({ "frozen": true }));
    assert_eq!(ada.json(&["account", "freeze", "--timeout", "60s"]), json!({ "frozen": true }), "again does no harm");
    assert!(ada.json(&["account", "show"])["frozen"].is_u64());
    assert!(ada.text(&["account", "show"]).contains("frozen since"));
    ben.until(&["contact", "list"], |contacts| contacts[0]["frozen"].is_u64());
    ada.send("Ben", "send me money");
    ben.until(&["contact", "list"], |contacts| contacts[0]["held"] == 1);
    assert!(ben.text(&["contact", "list"]).contains("1 message held back"));
    assert_eq!(ben.texts("Ada"), []);
    assert_eq!(ada.run(&["device", "link", "--yes", "--timeout", "1s"]).code, Some(1));
    assert_eq!(ada.json(&["account", "thaw", "--timeout", "60s"]), json!({ "frozen": false }));
    ben.until(&["chat", "read", "Ada"], |read| read[0]["text"] == "send me money");
}

#[test]
fn the_phrase_freezes_from_a_folder_that_is_gone_afterwards() {
    let server = Server::start();
    let ada = Person::new("Ada", &server);
    let (phrase, elsewhere) = (ada.path("recovery"), Person::nobody());
    let freeze = ["account", "freeze", "--recovery-file", phrase.to_str().unwrap(), "--relay", server.url()];
    assert_eq!(elsewhere.json(&[&freeze[..], &["--timeout", "60s"]].concat()), json!({ "frozen": true }));
    assert!(!elsewhere.home().exists());
    let refused = ada.run(&freeze);
    assert_eq!(
        (refused.code, refused.error().as_str()),
        (Some(2), "usage"),
        "where the account is, it needs no phrase"
    );
    ada.sync();
    assert!(ada.json(&["account", "show"])["frozen"].is_u64());
    ada.json(&["account", "thaw", "--timeout", "60s"]);
    // Whoever has the phrase cannot freeze for a week after that.
    assert_eq!(elsewhere.run(&freeze).code, Some(1));
    assert!(!elsewhere.home().exists());
}

#[test]
fn a_recovery_is_told_to_the_device_and_one_no_ends_it() {
    let server = Server::start();
    let (ada, ben) = (Person::new("Ada", &server), Person::new("Ben", &server));
    acquaint(&ada, "Ada", &ben, "Ben");
    let none = ada.run(&["account", "recovery", "veto", "--yes"]);
    assert_eq!((none.code, none.error().as_str()), (Some(1), "nothing_to_veto"));

    let thief = Person::nobody();
    let started = recover(&thief, &ada, &server);
    assert_eq!(started.code, Some(0), "{started:?}");
    let started = started.json();
    let (begun, ends) = (started["started"].as_u64().unwrap(), started["ends"].as_u64().unwrap());
    assert_eq!((&started["state"], ends - begun), (&json!("pending"), 7 * 86_400_000), "{started}");
    let waits = thief.run(&["chat", "send", "Ben", "lend me 500"]);
    assert_eq!((waits.code, waits.error().as_str()), (Some(1), "recovering"));
    assert_eq!(thief.run(&["account", "show"]).error(), "recovering");
    assert_eq!(recover(&thief, &ada, &server).error(), "account_exists");

    // Whatever Ada does, she is told.
    let told = ada.run(&["sync", "--timeout", "60s"]);
    assert!(told.stderr.contains("SOMEBODY IS RECOVERING YOUR ACCOUNT"), "{told:?}");
    assert_eq!(ada.json(&["account", "recovery", "status"])["state"], "pending");
    assert_eq!(ada.json(&["account", "recovery", "veto", "--yes", "--timeout", "60s"])["state"], "vetoed");
    assert_eq!(ada.run(&["account", "recovery", "veto", "--yes"]).error(), "nothing_to_veto");
    assert_eq!(thief.json(&["account", "recovery", "status", "--timeout", "60s"])["state"], "vetoed");
    ada.send("Ben", "still me");
    ben.until(&["chat", "read", "Ada"], |read| read[0]["text"] == "still me");
    assert_eq!(ben.json(&["contact", "list"])[0]["changed"], json!(null), "an attempt disturbs nobody");
}

#[test]
fn what_is_no_phrase_of_this_relay_is_said_to_be_none() {
    let (server, other) = (Server::start(), Server::start());
    let ada = Person::new("Ada", &server);
    let nobody = Person::nobody();
    assert_eq!(recover(&nobody, &ada, &other).error(), "refused", "another relay's");
    let file = ada.path("nonsense");
    for (text, part) in [("one two three", "12 words"), (&"zoo ".repeat(12), "belong together"), ("", "12 words")] {
        std::fs::write(&file, text).unwrap();
        let args = ["account", "recover", "--relay", server.url(), "--no-passphrase", "--recovery-file"];
        let nobody = Person::nobody();
        let refused = nobody.run(&[&args[..], &[file.to_str().unwrap()]].concat());
        assert_eq!((refused.code, refused.error().as_str()), (Some(2), "not_a_recovery_phrase"), "{refused:?}");
        assert!(refused.stdout.contains(part), "{refused:?}");
        assert!(!nobody.home().exists(), "what is no phrase makes no home");
    }
}
