//! The command line as scripts meet it: exit codes, errors, and no question without a terminal.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod processes;

use processes::{Person, kith, kith_reading};

/// Nobody listens on this port: it is reserved for discarding.
const NOBODY: &str = "ws://127.0.0.1:9/v1";

#[test]
fn help_is_shown_for_every_command() {
    let commands = [
        "",
        "account",
        "account create",
        "account show",
        "card",
        "card new",
        "card list",
        "card revoke",
        "contact",
        "contact add",
        "contact list",
        "contact verify",
        "contact block",
        "contact unblock",
        "request",
        "request list",
        "request accept",
        "request decline",
        "chat",
        "chat list",
        "chat read",
        "chat send",
        "sync",
        "listen",
        "settings",
        "settings marks",
        "settings ca-file",
        "rpc",
        "completions",
        "man",
    ];
    for command in commands {
        let mut args: Vec<&str> = command.split_whitespace().collect();
        args.push("--help");
        let outcome = kith(&args);
        assert_eq!(outcome.code, Some(0), "{command}");
        assert!(outcome.stdout.contains("Usage: kith"), "{command}: {}", outcome.stdout);
        assert!(outcome.stdout.lines().all(|line| line.chars().count() <= 200), "{command}");
    }
}

#[test]
fn a_command_line_that_makes_no_sense_ends_with_2() {
    for args in [
        &["--json"][..],
        &["--json", "chat"],
        &["--json", "chat", "send", "Ada"],
        &["--json", "card", "new", "--expires", "soon"],
        &["--json", "settings", "ca-file", "--none", "file"],
    ] {
        let outcome = kith(args);
        assert_eq!(outcome.code, Some(2), "{args:?}");
        assert_eq!(outcome.error(), "usage", "{args:?}");
        assert!(!outcome.stderr.is_empty());
    }
    let outcome = kith(&["chat", "send", "Ada"]);
    assert_eq!((outcome.code, outcome.stdout.as_str()), (Some(2), ""));
}

#[test]
fn without_a_home_every_command_says_how_to_make_one() {
    let person = Person::nobody();
    for args in [&["account", "show"][..], &["card", "list"], &["chat", "send", "Ada", "hi"], &["sync"], &["listen"]] {
        let outcome = person.run(args);
        assert_eq!(outcome.code, Some(2), "{args:?}: {outcome:?}");
        assert!(outcome.stderr.contains("account create"), "{outcome:?}");
        assert!(!person.home().exists());
    }
}

#[test]
fn without_a_terminal_nothing_is_asked_and_nothing_is_made() {
    let person = Person::nobody();
    let recovery = person.path("recovery");
    let recovery = recovery.to_str().unwrap();
    let create = ["account", "create", "--relay", NOBODY, "--name", "Ada"];
    for options in [&[][..], &["--no-passphrase"], &["--recovery-file", recovery]] {
        let outcome = person.run(&[&create[..], options].concat());
        assert_eq!(outcome.code, Some(2), "{options:?}: {outcome:?}");
        assert_eq!(outcome.error(), "usage");
        assert!(!person.home().exists() && !person.path("recovery").exists());
    }
}

#[test]
fn an_address_that_cannot_be_used_is_refused_before_anything_is_made() {
    let person = Person::nobody();
    let recovery = person.path("recovery");
    let rest = ["--name", "Ada", "--no-passphrase", "--recovery-file", recovery.to_str().unwrap()];
    for (relay, code, error) in [
        ("ws://relay.example/v1", 1, "plain_refused"),
        ("ws://192.168.0.7:7171/v1", 1, "plain_refused"),
        ("relay.example", 2, "relay_url"),
    ] {
        let outcome = person.run(&[&["account", "create", "--relay", relay], &rest[..]].concat());
        assert_eq!((outcome.code, outcome.error().as_str()), (Some(code), error), "{relay}");
        assert!(!person.home().exists() && !recovery.exists());
    }
}

#[test]
fn a_recovery_file_that_exists_is_never_overwritten() {
    let person = Person::nobody();
    let recovery = person.path("recovery");
    std::fs::write(&recovery, "another account's phrase").unwrap();
    let create = ["account", "create", "--relay", NOBODY, "--name", "Ada", "--no-passphrase", "--recovery-file"];
    let outcome = person.run(&[&create[..], &[recovery.to_str().unwrap()]].concat());
    assert_eq!((outcome.code, outcome.error().as_str()), (Some(2), "recovery_file_exists"));
    assert_eq!(std::fs::read_to_string(&recovery).unwrap(), "another account's phrase");
    assert!(!person.home().exists());
}

#[test]
fn a_relay_that_is_not_there_ends_with_1_and_the_same_command_goes_on() {
    let person = Person::nobody();
    let recovery = person.path("recovery");
    let create = [
        "account",
        "create",
        "--relay",
        NOBODY,
        "--name",
        "Ada",
        "--no-passphrase",
        "--timeout",
        "1s",
        "--recovery-file",
        recovery.to_str().unwrap(),
    ];
    let first = person.run(&create);
    assert_eq!((first.code, first.error().as_str()), (Some(1), "unreachable"), "{first:?}");
    assert!(first.stderr.contains("same command again"), "{first:?}");
    let phrase = std::fs::read_to_string(&recovery).unwrap();
    assert_eq!(phrase.split_whitespace().count(), 12, "a phrase of twelve words");
    let second = person.run(&create);
    assert_eq!((second.code, second.error().as_str()), (Some(1), "unreachable"), "{second:?}");
    assert_eq!(std::fs::read_to_string(&recovery).unwrap(), phrase);
    let elsewhere =
        person.run(&["account", "create", "--relay", "ws://127.0.0.1:10/v1", "--name", "Ada", "--no-passphrase"]);
    assert_eq!(elsewhere.code, Some(2), "{elsewhere:?}");
}

#[test]
fn a_home_opens_with_its_passphrase_alone() {
    let person = Person::nobody();
    let (right, wrong, recovery) = (person.path("right"), person.path("wrong"), person.path("recovery"));
    std::fs::write(&right, "open sesame\n").unwrap();
    std::fs::write(&wrong, "open barley\n").unwrap();
    let [right, wrong] = [right.to_str().unwrap(), wrong.to_str().unwrap()];
    let create = ["account", "create", "--relay", NOBODY, "--name", "Ada", "--timeout", "1s", "--recovery-file"];
    let made = person.run(&[&create[..], &[recovery.to_str().unwrap(), "--passphrase-file", right]].concat());
    assert_eq!(made.error(), "unreachable");
    let shown = person.run(&["account", "show", "--passphrase-file", right]);
    assert_eq!((shown.code, &shown.json()["ready"]), (Some(0), &false.into()), "{shown:?}");
    let shown = person.run_reading(&["account", "show", "--passphrase-file", "-"], "open sesame\n");
    assert_eq!(shown.code, Some(0), "{shown:?}");
    assert_eq!(person.run(&["account", "show", "--passphrase-file", wrong]).code, Some(1));
    assert_eq!(person.run(&["account", "show"]).code, Some(2));
    let both = person.run_reading(&["chat", "send", "Ada", "-", "--passphrase-file", "-"], "open sesame\n");
    assert_eq!(both.code, Some(2), "{both:?}");
}

#[test]
fn a_link_that_is_no_card_is_named_as_such() {
    let person = Person::nobody();
    let outcome = person.run(&["contact", "add", "https://example.org/"]);
    assert_eq!((outcome.code, outcome.error().as_str()), (Some(2), "not_a_card"));
    let home = person.home();
    let piped = kith_reading(&["--home", home.to_str().unwrap(), "contact", "add", "-"], "nonsense\n");
    assert_eq!(piped.code, Some(2));
    assert!(piped.stderr.contains("kith:card/"), "{piped:?}");
}

#[test]
fn certificates_are_taken_from_a_file_remembered_and_dropped() {
    let person = Person::nobody();
    let (recovery, own) = (person.path("recovery"), person.path("own.pem"));
    let key = rcgen::KeyPair::generate().unwrap();
    let certificate =
        rcgen::CertificateParams::new(vec!["relay.example".to_owned()]).unwrap().self_signed(&key).unwrap();
    std::fs::write(&own, format!("our relay\n{}", certificate.pem())).unwrap();
    std::fs::write(person.path("empty.pem"), "nothing").unwrap();
    let rest = ["--name", "Ada", "--no-passphrase", "--timeout", "1s", "--recovery-file", recovery.to_str().unwrap()];
    let create = |file: &str| {
        let file = person.path(file);
        person
            .run(&[&["account", "create", "--relay", NOBODY, "--ca-file", file.to_str().unwrap()], &rest[..]].concat())
    };
    for file in ["empty.pem", "absent.pem"] {
        let refused = create(file);
        assert!(refused.code != Some(0) && !person.home().exists(), "{refused:?}");
    }
    assert_eq!(create("own.pem").error(), "unreachable");
    std::fs::remove_file(&own).unwrap();
    assert_eq!(person.json(&["settings", "ca-file"])["certificates"], 1);
    assert_eq!(person.json(&["settings", "ca-file", "--none"])["certificates"], 0);
    assert_eq!(person.json(&["settings", "ca-file"])["certificates"], 0);
    let piped = person.run_reading(&["settings", "ca-file", "-"], &certificate.pem());
    assert_eq!(piped.json()["certificates"], 1);
    for entry in std::fs::read_dir(person.home()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        assert!(!String::from_utf8_lossy(&bytes).contains("CERTIFICATE"), "what is trusted is nobody's to read");
    }
}

#[test]
fn a_relay_without_a_certificate_one_can_trust_is_refused_at_once() {
    let person = Person::nobody();
    let recovery = person.path("recovery");
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("wss://localhost:{}/v1", listener.local_addr().unwrap().port());
    let relay = processes::tls(listener, "localhost");
    let create = ["account", "create", "--relay", &url, "--name", "Ada", "--no-passphrase", "--timeout", "10m"];
    let create = [&create[..], &["--recovery-file", recovery.to_str().unwrap()]].concat();
    let refused = person.run(&create);
    assert_eq!((refused.code, refused.error().as_str()), (Some(1), "certificate"), "{refused:?}");
    assert!(refused.stderr.contains("settings ca-file"), "{refused:?}");
    drop(relay);
}

#[test]
fn a_relay_that_speaks_another_version_is_named_at_once() {
    let person = Person::nobody();
    let recovery = person.path("recovery");
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("ws://127.0.0.1:{}/v1", listener.local_addr().unwrap().port());
    processes::incompatible(listener);
    let create = ["account", "create", "--relay", &url, "--name", "Ada", "--no-passphrase", "--timeout", "10m"];
    let refused = person.run(&[&create[..], &["--recovery-file", recovery.to_str().unwrap()]].concat());
    assert_eq!((refused.code, refused.error().as_str()), (Some(1), "incompatible"), "{refused:?}");
    assert!(refused.stderr.contains("update kith"), "{refused:?}");
}
