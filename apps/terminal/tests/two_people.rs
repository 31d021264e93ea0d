//! Two people on one relay, all of it real processes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod processes;

use processes::{Person, Server, acquaint, kith_reading};
use serde_json::json;

fn texts_of(author: &str, texts: impl IntoIterator<Item = impl Into<String>>) -> Vec<(String, String)> {
    texts.into_iter().map(|text| (author.to_owned(), text.into())).collect()
}

#[test]
fn two_people_meet_and_write_to_each_other() {
    let server = Server::start();
    let (ada, ben) = (Person::new("Ada", &server), Person::new("Ben", &server));

    let card = ada.json(&["card", "new", "--once", "--expires", "7d", "--label", "chess club"]);
    let link = card["link"].as_str().unwrap();
    assert!(link.starts_with("kith:card/") && card["id"].is_string() && card["expires"].is_u64(), "{card}");
    let asked = ben.json(&["contact", "add", link, "--greeting", "we-met", "--as", "Ada"]);
    assert_eq!(asked["state"], "requested");

    ada.sync();
    let requests = ada.json(&["request", "list"]);
    let request = &requests[0];
    assert_eq!(
        (&request["card"], &request["says"], &request["greeting"]),
        (&json!("chess club"), &json!("Ben"), &json!("we-met"))
    );
    assert_eq!(request["words"], asked["words"], "the same three words on both sides");
    assert!(request["received"].is_u64());
    let accepted = ada.json(&["request", "accept", request["id"].as_str().unwrap()]);
    assert_eq!((&accepted["name"], &accepted["state"]), (&json!("Ben"), &json!("active")));
    assert_eq!(ada.json(&["request", "list"]), json!([]));

    ben.sync();
    ben.send("Ada", "Hello Ada");
    ada.sync();
    assert_eq!(ada.texts("Ben"), texts_of("Ben", ["Hello Ada"]));
    ada.send("Ben", "Hello Ben");
    ben.until(&["chat", "read", "Ada"], |messages| {
        messages[0]["state"] == "read" && messages[1]["text"] == "Hello Ben"
    });
    ada.until(&["chat", "read", "Ben"], |messages| messages[1]["state"] == "read");

    let [adas, bens] = [ada.json(&["contact", "verify", "Ben"]), ben.json(&["contact", "verify", "Ada", "--yes"])];
    assert_eq!(adas["safety_number"], bens["safety_number"]);
    assert_eq!((&adas["verified"], &bens["verified"]), (&json!(false), &json!(true)));
    assert!(ben.text(&["chat", "read", "Ada"]).contains("  you  Hello Ada  [read]\n"));
}

#[test]
fn two_people_meet_by_tls_on_a_relay_with_an_authority_of_its_own() {
    let server = Server::start_secure();
    assert!(server.url().starts_with("wss://127.0.0.1:"), "{}", server.url());
    let (ada, ben) = (Person::new("Ada", &server), Person::new("Ben", &server));
    acquaint(&ada, "Ada", &ben, "Ben");
    ben.send("Ada", "unheard by anybody else");
    ada.sync();
    assert_eq!(ada.texts("Ben"), texts_of("Ben", ["unheard by anybody else"]));
    ada.json(&["settings", "ca-file", "--none"]);
    let refused = ada.run(&["chat", "send", "Ben", "to whomever", "--wait", "--timeout", "10m"]);
    assert_eq!((refused.code, refused.error().as_str()), (Some(1), "certificate"), "{refused:?}");
    ada.json(&["settings", "ca-file", server.authority().to_str().unwrap()]);
    ada.sync();
    ben.until(&["chat", "read", "Ada"], |messages| messages[1]["text"] == "to whomever");
}

#[test]
fn what_is_written_before_acceptance_waits_and_then_arrives() {
    let server = Server::start();
    let (ada, ben) = (Person::new("Ada", &server), Person::new("Ben", &server));
    let card = ada.json(&["card", "new"]);
    ben.json(&["contact", "add", card["link"].as_str().unwrap(), "--as", "Ada"]);
    let sent = ben.json(&["chat", "send", "Ada", "first"]);
    assert_eq!(sent["state"], "waiting");
    let waited = ben.run(&["chat", "send", "Ada", "second", "--wait", "--timeout", "1s"]);
    assert_eq!((waited.code, waited.error().as_str()), (Some(1), "timeout"), "{waited:?}");
    ada.sync();
    assert_eq!(ada.json(&["chat", "list"]), json!([]), "nothing of a stranger's shows");
    let request = ada.json(&["request", "list"])[0]["id"].as_str().unwrap().to_owned();
    ada.json(&["request", "accept", &request]);
    ben.sync();
    ada.sync();
    assert_eq!(ada.texts("Ben"), texts_of("Ben", ["first", "second"]));
}

#[test]
fn who_was_away_finds_everything_once_and_in_order() {
    let server = Server::start();
    let (ada, ben) = (Person::new("Ada", &server), Person::new("Ben", &server));
    acquaint(&ada, "Ada", &ben, "Ben");
    let texts: Vec<String> = (0..30).map(|number| format!("message {number}\nand more")).collect();
    for text in &texts {
        ben.send("Ada", text);
    }
    ada.sync();
    assert_eq!(ada.texts("Ben"), texts_of("Ben", &texts));
    ada.sync();
    assert_eq!(ada.texts("Ben"), texts_of("Ben", &texts));
    assert_eq!(ada.json(&["chat", "read", "Ben", "--limit", "2"]).as_array().unwrap().len(), 2);
    assert_eq!(ada.json(&["chat", "list"])[0]["unread"], 0);
}

#[test]
fn a_text_is_taken_from_standard_input_as_it_is() {
    let server = Server::start();
    let (ada, ben) = (Person::new("Ada", &server), Person::new("Ben", &server));
    acquaint(&ada, "Ada", &ben, "Ben");
    let text = "line one\n\tline two \u{202e}\u{1b}[31m ünï 👩‍👩‍👧";
    let sent = ben.run_reading(&["chat", "send", "Ada", "-", "--wait"], &format!("{text}\n"));
    assert_eq!(sent.code, Some(0), "{sent:?}");
    ada.sync();
    let shown = ada.text(&["chat", "read", "Ben"]);
    assert!(!shown.contains(['\u{202e}', '\u{1b}', '\t']), "{shown:?}");
    assert_eq!(ada.texts("Ben"), texts_of("Ben", [text]));
    for (input, code) in [(String::new(), 2), ("x".repeat(61 * 1024), 2)] {
        assert_eq!(ben.run_reading(&["chat", "send", "Ada", "-"], &input).code, Some(code));
    }
}

#[test]
fn what_is_sent_without_the_relay_is_sent_later_and_once() {
    let mut server = Server::start();
    let (ada, ben) = (Person::new("Ada", &server), Person::new("Ben", &server));
    acquaint(&ada, "Ada", &ben, "Ben");
    server.kill();
    assert_eq!(ben.json(&["chat", "send", "Ada", "one"])["state"], "queued");
    let waited = ben.run(&["chat", "send", "Ada", "two", "--wait", "--timeout", "1s"]);
    assert_eq!((waited.code, waited.error().as_str()), (Some(1), "unreachable"), "{waited:?}");
    assert_eq!(ada.run(&["sync", "--timeout", "1s"]).error(), "unreachable");
    assert_eq!(ben.states("Ada"), ["queued", "queued"]);
    server.start_again();
    ben.send("Ada", "three");
    ada.sync();
    assert_eq!(ada.texts("Ben"), texts_of("Ben", ["one", "two", "three"]));
}

#[test]
fn nobody_waits_beside_a_listener_that_knows_that_there_is_no_relay() {
    let mut server = Server::start();
    let (ada, ben) = (Person::new("Ada", &server), Person::new("Ben", &server));
    acquaint(&ada, "Ada", &ben, "Ben");
    let listener = ben.listen().connected();
    server.kill();
    while listener.next("connection")["online"] != false {}
    assert_eq!(ben.json(&["chat", "send", "Ada", "for later"])["state"], "queued");
    server.start_again();
    let listener = listener.connected();
    ada.until(&["chat", "read", "Ben"], |messages| messages[0]["text"] == "for later");
    assert_eq!(listener.end("-TERM"), Some(0));
}

#[test]
fn a_killed_listener_and_a_killed_relay_lose_nothing_and_repeat_nothing() {
    let mut server = Server::start();
    let (ada, ben) = (Person::new("Ada", &server), Person::new("Ben", &server));
    acquaint(&ada, "Ada", &ben, "Ben");
    let listener = ada.listen().connected();
    ben.send("Ada", "heard");
    assert_eq!(listener.text(), "heard");
    listener.kill();
    ben.send("Ada", "while nobody listened");
    let listener = ada.listen();
    assert_eq!(listener.text(), "while nobody listened");
    server.kill();
    while listener.next("connection")["online"] != false {}
    server.start_again();
    let listener = listener.connected();
    ben.send("Ada", "after the relay came back");
    assert_eq!(listener.text(), "after the relay came back");
    assert_eq!(listener.end("-TERM"), Some(0));
    ada.sync();
    let all = ["heard", "while nobody listened", "after the relay came back"];
    assert_eq!(ada.texts("Ben"), texts_of("Ben", all));
}

#[test]
fn several_processes_on_one_home_work_side_by_side() {
    let server = Server::start();
    let (ada, ben) = (Person::new("Ada", &server), Person::new("Ben", &server));
    acquaint(&ada, "Ada", &ben, "Ben");
    let (first, second) = (ada.listen().connected(), ada.listen());
    ada.send("Ben", "beside two listeners");
    ben.send("Ada", "for both");
    assert_eq!((first.text(), second.text()), ("for both".to_owned(), "for both".to_owned()));
    ada.sync();
    ben.send("Ada", "after a sync in between");
    assert_eq!(
        (first.text(), second.text()),
        ("after a sync in between".to_owned(), "after a sync in between".to_owned())
    );
    first.kill();
    ada.send("Ben", "the other one has taken over");
    ben.send("Ada", "and hears");
    assert_eq!(second.text(), "and hears");
    assert_eq!(second.end("-INT"), Some(0));
    ben.sync();
    let heard: Vec<_> = ben.texts("Ada").into_iter().filter(|(from, _)| from == "Ada").collect();
    assert_eq!(heard, texts_of("Ada", ["beside two listeners", "the other one has taken over"]));
}

#[test]
fn who_is_blocked_reaches_nobody_and_what_was_said_stays() {
    let server = Server::start();
    let (ada, ben) = (Person::new("Ada", &server), Person::new("Ben", &server));
    acquaint(&ada, "Ada", &ben, "Ben");
    ben.send("Ada", "before");
    ada.sync();
    ada.json(&["contact", "block", "Ben"]);
    let refused = ada.run(&["chat", "send", "Ben", "after", "--wait"]);
    assert_eq!((refused.code, refused.error().as_str()), (Some(1), "blocked"));
    ben.until(&["contact", "list"], |contacts| contacts[0]["state"] == "ended");
    let refused = ben.run(&["chat", "send", "Ada", "after", "--wait"]);
    assert_eq!((refused.code, refused.error().as_str()), (Some(1), "ended"));
    assert_eq!(ada.texts("Ben"), texts_of("Ben", ["before"]));
    assert_eq!(ada.json(&["contact", "unblock", "Ben"])["state"], "unblocked");
    acquaint(&ada, "Ada", &ben, "Ben");
    ben.send("Ada", "anew");
    ada.sync();
    assert_eq!(ada.texts("Ben"), texts_of("Ben", ["before", "anew"]));
}

#[test]
fn a_card_that_was_taken_back_lets_nobody_in() {
    let server = Server::start();
    let (ada, ben) = (Person::new("Ada", &server), Person::new("Ben", &server));
    let card = ada.json(&["card", "new"]);
    let id = card["id"].as_str().unwrap();
    assert_eq!(ada.json(&["card", "revoke", id])["state"], "revoked");
    let refused = ben.run(&["contact", "add", card["link"].as_str().unwrap(), "--as", "Ada"]);
    assert_eq!((refused.code, refused.error().as_str()), (Some(1), "refused"), "{refused:?}");
    assert_eq!(ada.run(&["contact", "add", card["link"].as_str().unwrap()]).error(), "own_card");
}

#[test]
fn marks_that_are_switched_off_are_not_given() {
    let server = Server::start();
    let (ada, ben) = (Person::new("Ada", &server), Person::new("Ben", &server));
    acquaint(&ada, "Ada", &ben, "Ben");
    assert_eq!(ada.json(&["settings", "marks", "--read", "off"]), json!({ "delivered": true, "read": false }));
    ben.send("Ada", "one");
    ada.sync();
    ada.texts("Ben");
    ada.send("Ben", "seen by now");
    ben.until(&["chat", "read", "Ada"], |messages| messages[1]["text"] == "seen by now");
    assert_eq!(ben.states("Ada")[0], "delivered");
}

#[test]
fn a_home_shows_nothing_to_who_has_its_files() {
    let server = Server::start();
    let (ada, ben) = (Person::new("Ada Readable", &server), Person::new("Ben", &server));
    acquaint(&ada, "Ada", &ben, "Ben Readable");
    ben.send("Ada", "a readable text");
    ada.sync();
    assert_eq!(ada.texts("Ben Readable").len(), 1);
    let account = ada.json(&["account", "show"])["id"].as_str().unwrap().to_owned();
    for entry in std::fs::read_dir(ada.home()).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        for secret in ["readable", "ws://", &account] {
            assert!(!text.contains(secret), "{} shows {secret}", path.display());
        }
    }
}

#[test]
fn a_new_account_is_ready_and_an_account_is_made_once() {
    let server = Server::start();
    let ada = Person::new("Ada", &server);
    let shown = ada.json(&["account", "show"]);
    assert_eq!((&shown["name"], &shown["ready"], &shown["relay"]), (&json!("Ada"), &json!(true), &json!(server.url())));
    let again = ada.run(&["account", "create", "--relay", server.url(), "--name", "Ada", "--no-passphrase"]);
    assert_eq!((again.code, again.error().as_str()), (Some(2), "account_exists"), "{again:?}");
    let home = ada.home();
    let text = kith_reading(&["--home", home.to_str().unwrap(), "account", "show"], "");
    assert!(text.stdout.contains("state                 ready"), "{}", text.stdout);
}

#[test]
fn a_relay_that_wants_an_invitation_says_so_and_the_command_works_with_one() {
    let server = Server::start_with(&["--admission", "invite"]);
    let ada = Person::nobody();
    let recovery = ada.path("recovery");
    let create = ["account", "create", "--relay", server.url(), "--name", "Ada", "--no-passphrase", "--recovery-file"];
    let create = [&create[..], &[recovery.to_str().unwrap()]].concat();
    for options in [&[][..], &["--invite", "guessed"]] {
        let refused = ada.run(&[&create[..], options].concat());
        assert_eq!((refused.code, refused.error().as_str()), (Some(1), "refused"), "{refused:?}");
        assert!(refused.stderr.contains("--invite CODE"), "{refused:?}");
        assert!(!recovery.exists(), "the phrase of no account");
    }
    let code = format!("{}\n", server.invitation());
    let made = ada.run_reading_until_done(&[&create[..], &["--invite", "-"]].concat(), &code);
    assert_eq!(made["ready"], true, "{made}");
    assert!(recovery.exists());
}

#[test]
fn a_copied_home_finds_out_and_sends_nothing() {
    let server = Server::start();
    let (ada, ben) = (Person::new("Ada", &server), Person::new("Ben", &server));
    acquaint(&ada, "Ada", &ben, "Ben");
    let copy = ben.copy();
    ben.send("Ada", "from the original");
    for _ in 0..2 {
        let refused = copy.run(&["chat", "send", "Ada", "from the copy", "--wait", "--timeout", "30s"]);
        assert_eq!((refused.code, refused.error().as_str()), (Some(1), "home_copied"), "{refused:?}");
    }
    assert_eq!(copy.json(&["account", "show"])["copied"], true);
    assert_eq!(copy.run(&["chat", "read", "Ada"]).code, Some(0), "what is here can still be read");
    ben.send("Ada", "and again");
    ada.sync();
    assert_eq!(ada.texts("Ben"), texts_of("Ben", ["from the original", "and again"]));
}
