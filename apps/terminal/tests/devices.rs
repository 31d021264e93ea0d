//! One person with two homes: real processes on loopback.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod processes;

use processes::linking::Linking;
use processes::{Person, Server, acquaint, kith};
use serde_json::{Value, json};

fn texts(texts: &[(&str, &str)]) -> Vec<(String, String)> {
    texts.iter().map(|(from, text)| ((*from).to_owned(), (*text).to_owned())).collect()
}

fn states(devices: &Value) -> Vec<(&str, &str, bool)> {
    let devices = devices.as_array().unwrap().iter();
    let facts = devices.map(|device| {
        (device["name"].as_str().unwrap(), device["state"].as_str().unwrap(), device["this"].as_bool().unwrap())
    });
    facts.collect()
}

#[test]
fn a_second_device_is_linked_in_one_chat_confirmed_into_all_and_signed_out_again() {
    let server = Server::start();
    let (ada, ben, cleo) = (Person::new("Ada", &server), Person::new("Ben", &server), Person::new("Cleo", &server));
    acquaint(&ada, "Ada", &ben, "Ben");
    acquaint(&ada, "Ada", &cleo, "Cleo");
    ben.send("Ada", "before");
    ada.sync();

    // On probation: in the chosen chat, from now on.
    let (laptop, id) = ada.link("laptop", &["Ben"]);
    let devices = ada.json(&["device", "list"]);
    assert_eq!(states(&devices)[1], ("laptop", "probation", false), "{devices}");
    assert!(devices[1]["ends"].is_u64() && devices[1]["added"].is_u64() && devices[1]["kind"] == "terminal");
    assert_eq!(laptop.json(&["account", "show"])["standing"], "probation");
    assert!(laptop.text(&["account", "show"]).contains("on probation until"));
    let at_home = ada.listen().connected();
    ben.send("Ada", "after");
    laptop.until(&["chat", "read", "Ben"], |read| read[0]["text"] == "after");
    assert_eq!(laptop.texts("Ben"), texts(&[("Ben", "after")]));
    laptop.send("Ben", "from the laptop");
    ben.until(&["chat", "read", "Ada"], |read| read[2]["text"] == "from the laptop");
    assert_eq!(laptop.run(&["chat", "send", "Cleo", "hello"]).error(), "no_such_contact");
    assert_eq!(laptop.run(&["device", "confirm", &id]).code, Some(1), "it cannot confirm itself");

    at_home.kill();

    // Confirmed: in all of them.
    let listener = laptop.listen().connected();
    let confirmed = ada.json(&["device", "confirm", "laptop", "--timeout", "60s"]);
    assert_eq!((&confirmed["state"], &confirmed["complete"]), (&json!("confirmed"), &json!(true)), "{confirmed}");
    while listener.next("device")["change"] != "confirmed" {}
    listener.kill();
    laptop.until(&["contact", "list"], |contacts| contacts.as_array().unwrap().iter().any(|one| one["name"] == "Cleo"));
    laptop.send("Cleo", "hello");
    cleo.sync();
    assert_eq!(cleo.texts("Ada"), texts(&[("Ada", "hello")]));
    cleo.send("Ada", "hello you two");
    for device in [&ada, &laptop] {
        device.until(&["chat", "read", "Cleo"], |read| read[1]["text"] == "hello you two");
    }

    // Signed out: it hears nothing more, and says so.
    let out = ada.json(&["device", "remove", &id[..6], "--yes", "--timeout", "60s"]);
    assert_eq!((&out["id"], &out["state"]), (&json!(id), &json!("removed")));
    assert_eq!(states(&ada.json(&["device", "list"])).len(), 1);
    cleo.send("Ada", "for one alone");
    let refused = laptop.run(&["sync", "--timeout", "60s"]);
    assert_eq!((refused.code, refused.error().as_str()), (Some(1), "signed_out"), "{refused:?}");
    assert!(refused.stderr.contains("signed out"), "{refused:?}");
    assert_eq!(laptop.run(&["chat", "send", "Cleo", "still me"]).error(), "signed_out");
    assert_eq!(laptop.texts("Cleo"), texts(&[("me", "hello"), ("Cleo", "hello you two")]), "it can still be read");
    ada.until(&["chat", "read", "Cleo"], |read| read[2]["text"] == "for one alone");
}

#[test]
fn a_code_is_for_one_device_and_a_damaged_one_for_none() {
    let server = Server::start();
    let ada = Person::new("Ada", &server);
    let linking = Linking::begin(&ada, &[]);
    let (code, words) = (linking.code.clone(), linking.words.clone());
    assert!(code.starts_with("KITHLINK") && code.bytes().all(|byte| byte.is_ascii_alphanumeric()), "{code}");
    let damaged = code.replacen(&code[20..21], if &code[20..21] == "A" { "B" } else { "A" }, 1);
    let nobody = Person::nobody();
    assert_eq!(nobody.join(&damaged, "laptop").error(), "not_a_link_code");
    assert!(!nobody.home().exists(), "a code that is none makes no home");
    let (first, second) = (Person::nobody(), Person::nobody());
    assert_eq!(first.run_reading(&["device", "join", "-", "--no-passphrase"], &format!("{code}\n")).code, Some(0));
    linking.linked();
    let late = second.run(&["device", "join", &words, "--no-passphrase", "--timeout", "3s"]);
    assert_eq!(late.code, Some(1), "{late:?}");
    assert_eq!(second.run(&["account", "show"]).error(), "no_account");
    assert_eq!(states(&ada.json(&["device", "list"])).len(), 2);
}

#[test]
fn a_device_is_linked_by_words_that_were_read_aloud() {
    let server = Server::start();
    let ada = Person::new("Ada", &server);
    let (typed, piped) = (Person::nobody(), Person::nobody());
    let linking = Linking::begin(&ada, &[]);
    let words = linking.words.clone();
    assert_eq!(words.split(' ').count(), 15, "thirteen words, at, the address: {words}");
    let refused = typed.join(&words.replacen(' ', " zoo ", 1), "laptop");
    assert_eq!((refused.code, refused.error().as_str()), (Some(2), "not_a_link_code"), "{refused:?}");
    assert!(!typed.home().exists(), "words that are no code make no home");
    assert_eq!(typed.join(&words.to_uppercase(), "laptop").code, Some(0));
    linking.linked();
    let late = piped.run_reading(&["device", "join", "-", "--no-passphrase", "--timeout", "3s"], &words);
    assert_eq!(late.code, Some(1), "the words are for one device: {late:?}");
    let linking = Linking::begin(&ada, &[]);
    let lines = format!("{}\n", linking.words.replace(' ', "\n"));
    let joined = piped.run_reading(&["device", "join", "-", "--no-passphrase"], &lines);
    assert_eq!(joined.code, Some(0), "{joined:?}");
    linking.linked();
    assert_eq!(states(&ada.json(&["device", "list"])).len(), 3);
}

#[test]
fn a_code_that_is_taken_back_lets_nobody_in() {
    let server = Server::start();
    let ada = Person::new("Ada", &server);
    let linking = Linking::begin(&ada, &[]);
    let code = linking.code.clone();
    linking.interrupt();
    assert_eq!(linking.ended(), (Some(1), "interrupted".to_owned()));
    let late = Person::nobody().run(&["device", "join", &code, "--no-passphrase", "--timeout", "3s"]);
    assert_eq!(late.code, Some(1), "{late:?}");
    let over = Linking::begin(&ada, &["--timeout", "1s"]);
    assert_eq!(over.ended(), (Some(1), "timeout".to_owned()));
    assert_eq!(states(&ada.json(&["device", "list"])).len(), 1);
}

#[test]
fn codes_know_what_they_are() {
    let server = Server::start();
    let ada = Person::new("Ada", &server);
    let card = ada.json(&["card", "new"]);
    let card = card["link"].as_str().unwrap();
    let linking = Linking::begin(&ada, &[]);
    let refused = ada.run(&["contact", "add", &linking.code]);
    assert_eq!(refused.code, Some(2));
    assert!(refused.stderr.contains("a code for linking a device, not a contact card"), "{refused:?}");
    let nobody = Person::nobody();
    let refused = nobody.join(card, "laptop");
    assert_eq!(refused.code, Some(2));
    assert!(refused.stderr.contains("this is a contact card"), "{refused:?}");
    let refused = ada.run(&["contact", "add", &linking.words]);
    assert_eq!((refused.code, refused.error().as_str()), (Some(2), "other_code"), "{refused:?}");
    let phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow";
    for outcome in [ada.run(&["contact", "add", phrase]), nobody.join(phrase, "laptop")] {
        assert_eq!(outcome.code, Some(2));
        assert!(outcome.stderr.contains("recovery phrase") && !outcome.stderr.contains("sausage"), "{outcome:?}");
    }
    for (foreign, service) in [("sgnl://linkdevice?uuid=x&pub_key=y", "Signal"), ("tg://login?token=x", "Telegram")] {
        for outcome in [ada.run(&["contact", "add", foreign]), nobody.join(foreign, "laptop")] {
            assert_eq!(outcome.code, Some(2));
            assert!(outcome.stderr.contains(service), "{outcome:?}");
        }
    }
    assert!(!nobody.home().exists());
}

#[test]
fn nobody_is_let_in_where_nobody_can_be_asked() {
    let server = Server::start();
    let ada = Person::new("Ada", &server);
    let home = ada.home();
    for command in [&["device", "link"][..], &["device", "remove", "nobody"]] {
        let refused = kith(&[&["--home", home.to_str().unwrap()], command].concat());
        assert_eq!((refused.code, refused.stdout.as_str()), (Some(2), ""), "{refused:?}");
    }
    let own = ada.json(&["device", "list"])[0]["id"].as_str().unwrap().to_owned();
    let asked = kith(&["--home", home.to_str().unwrap(), "device", "remove", &own]);
    assert!(asked.code == Some(2) && asked.stderr.contains("--yes"), "{asked:?}");
    let last = ada.run(&["device", "remove", &own, "--yes"]);
    assert_eq!((last.code, last.error().as_str()), (Some(1), "chain_rule"), "{last:?}");
    assert!(last.stderr.contains("last confirmed device"), "{last:?}");
}

#[test]
fn a_note_to_oneself_stands_on_both_devices() {
    let server = Server::start();
    let ada = Person::new("Ada", &server);
    ada.json(&["chat", "send", "me", "milk"]);
    assert_eq!(ada.texts("me"), texts(&[("me", "milk")]));
    assert_eq!(ada.json(&["chat", "list"])[0]["own"], true);
    assert!(ada.text(&["chat", "list"]).contains("Note to self"));
    assert_eq!(ada.json(&["contact", "list"]), json!([]), "oneself is no contact");
    let (laptop, _) = ada.link("laptop", &[]);
    let listener = laptop.listen().connected();
    ada.json(&["device", "confirm", "laptop", "--timeout", "60s"]);
    ada.send("me", "bread");
    while listener.text() != "bread" {}
    listener.kill();
    laptop.until(&["chat", "read", "me"], |read| read[1]["text"] == "bread");
    assert_eq!(laptop.texts("me"), texts(&[("me", "milk"), ("me", "bread")]));
}

#[test]
fn a_confirmed_device_is_sent_what_was_said_before_it_came() {
    let server = Server::start();
    let (ada, ben) = (Person::new("Ada", &server), Person::new("Ben", &server));
    acquaint(&ada, "Ada", &ben, "Ben");
    ben.send("Ada", "before");
    ada.sync();
    let (laptop, id) = ada.link("laptop", &[]);
    let refused = ada.run(&["history", "send", &id]);
    assert_eq!((refused.code, refused.error().as_str()), (Some(1), "not_confirmed"), "{refused:?}");
    let listener = laptop.listen().connected();
    assert_eq!(ada.json(&["device", "confirm", &id, "--timeout", "60s"])["complete"], true);
    assert_eq!(listener.next("history")["texts"], 1, "both are in one network: it is sent at once");
    let sent = ada.json(&["history", "send", &id, "--since", "30d"]);
    assert_eq!((&sent["device"], &sent["texts"]), (&json!(id), &json!(1)));
    listener.kill();
    laptop.until(&["chat", "read", "Ben"], |read| read[0]["text"] == "before");
}
