//! Guardians: named, asked in a call, and approving, with a real relay and real terminals.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod processes;

use processes::{Person, Server, acquaint};
use serde_json::json;

#[test]
fn contacts_become_guardians_after_a_wait_that_can_be_called_off() {
    let server = Server::start();
    let (ada, ben, cleo) = (Person::new("Ada", &server), Person::new("Ben", &server), Person::new("Cleo", &server));
    acquaint(&ada, "Ada", &ben, "Ben");
    acquaint(&ada, "Ada", &cleo, "Cleo");
    assert!(ada.text(&["guardian", "list"]).contains("You have no guardians"));

    // Nobody answers while both are away: it is kept.
    let asked = ada.json(&["guardian", "add", "Ben", "--timeout", "1s"]);
    assert_eq!((&asked["guardians"][0]["name"], &asked["guardians"][0]["state"]), (&json!("Ben"), &json!("asked")));
    ada.json(&["guardian", "add", "Cleo", "--timeout", "1s"]);
    let told = ben.run(&["sync", "--timeout", "60s"]);
    assert!(told.stderr.contains("Ada made you a guardian"), "{told:?}");
    cleo.sync();
    ada.sync();
    ada.sync();
    let named = ada.json(&["guardian", "list"]);
    assert_eq!(
        (&named["next_threshold"], &named["next_of"], &named["of"]),
        (&json!(2), &json!(2), &json!(0)),
        "{named}"
    );
    assert!(named["ends"].is_u64() && named["guardians"][1]["state"] == "waiting", "{named}");
    assert_eq!(ben.json(&["guardian", "list"])["wards"][0]["name"], "Ada");

    assert_eq!(ada.run(&["guardian", "threshold", "3"]).error(), "threshold");
    assert_eq!(ada.json(&["guardian", "threshold", "1", "--timeout", "60s"])["next_threshold"], 1);
    assert_eq!(ada.json(&["guardian", "remove", "Cleo", "--timeout", "60s"])["next_of"], 1);
    assert_eq!(ada.run(&["guardian", "remove", "Cleo"]).error(), "no_such_guardian");
    assert_eq!(ada.json(&["guardian", "keep", "--timeout", "60s"])["next_of"], 0);
    assert_eq!(ada.run(&["guardian", "keep", "--timeout", "60s"]).error(), "no_guardian_change");

    // Those who are not in force yet are none of a recovery's.
    let (phrase, new) = (ada.path("recovery"), Person::nobody());
    assert_eq!(ada.run(&["guardian", "request"]).error(), "not_recovering");
    let args =
        ["account", "recover", "--relay", server.url(), "--no-passphrase", "--timeout", "60s", "--recovery-file"];
    assert_eq!(new.json(&[&args[..], &[phrase.to_str().unwrap()]].concat())["needed"], 0);
    assert_eq!(new.run(&["guardian", "request"]).error(), "no_guardians");
}

#[test]
fn what_is_no_code_for_guardians_is_refused_by_its_name() {
    let server = Server::start();
    let (ada, ben) = (Person::new("Ada", &server), Person::new("Ben", &server));
    acquaint(&ada, "Ada", &ben, "Ben");
    let phrase = std::fs::read_to_string(ada.path("recovery")).unwrap();
    assert_eq!(ben.run(&["guardian", "approve", "hello"]).error(), "not_a_guardian_code");
    assert_eq!(ben.run(&["guardian", "approve", phrase.trim()]).error(), "other_code");
    let code = "KITHGUARDAEE3BIPJRHZQ5N6ORVUTJW327LXXO4Z2F4XWCLTFPBQW24DMMUXXMMMISW2IC";
    assert_eq!(ben.run(&["guardian", "approve", code, "--yes"]).error(), "nobodys_guardian");
    let nobody = Person::nobody();
    let joins = nobody.run(&["device", "join", code, "--no-passphrase"]);
    assert!(joins.error() == "other_code" && joins.stdout.contains("code for guardians"), "{joins:?}");
    assert_eq!(ben.run(&["contact", "add", code]).error(), "other_code");
}
