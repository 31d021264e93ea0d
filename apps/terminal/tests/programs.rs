//! `kith` beside other programs: bots by `kith rpc`, and what shells and manuals are told.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod processes;

use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};

use processes::{Bot, Person, Server, acquaint, kith, kith_reading};
use serde_json::{Value, json};

/// A file of the repository.
fn repository(file: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(file)
}

fn keys(value: &Value) -> Vec<&String> {
    let value = value.as_array().map_or(value, |list| &list[0]);
    value.as_object().map(|fields| fields.keys().collect()).unwrap_or_default()
}

#[test]
fn a_bot_does_what_its_scopes_allow_and_nothing_else() {
    let server = Server::start();
    let (ada, ben) = (Person::new("Ada", &server), Person::new("Ben", &server));
    acquaint(&ada, "Ada", &ben, "Ben");
    let mut bot = Bot::start(&ben, "send");
    let sent = bot.ask("chat.send", json!({"name": "Ada", "text": "-", "wait": true, "timeout": "60s"}));
    assert_eq!(sent["result"]["state"], "sent", "{sent}");
    assert_eq!(bot.ask("rpc.methods", json!([]))["result"], json!(["chat.send"]));
    for (method, code) in [
        ("chat.read", -32001),
        ("contact.block", -32001),
        ("settings.marks", -32001),
        ("account.create", -32601),
        ("settings.ca-file", -32601),
        ("device.link", -32601),
        ("recovery.set", -32601),
    ] {
        assert_eq!(bot.ask(method, Value::Null)["error"]["code"], code, "{method}");
    }
    let refused = bot.ask("chat.send", json!(["Nobody", "hi"]));
    assert_eq!(
        (&refused["error"]["code"], &refused["error"]["data"]["code"]),
        (&json!(-32602), &json!("no_such_contact"))
    );
    assert_eq!(bot.end(), Some(0), "the end of its input ends it");
    ada.sync();
    assert_eq!(ada.texts("Ben"), [("Ben".to_owned(), "-".to_owned())], "a dash is a text, and no event is told");
}

#[test]
fn every_method_answers_as_the_reference_says_and_events_come_in_between() {
    let server = Server::start();
    let (ada, ben) = (Person::new("Ada", &server), Person::new("Ben", &server));
    let mut bot = Bot::start(&ada, "read,send,cards,contacts,requests,settings");
    let page = std::fs::read_to_string(repository("docs/rpc.md")).unwrap();
    let documented = |method: &str| -> Value {
        let section = page.split(&format!("\n### {method}\n")).nth(1).unwrap();
        let result = section.split("\nResult: `").nth(1).unwrap().split("`\n").next().unwrap();
        serde_json::from_str(result).unwrap()
    };
    let call = |bot: &mut Bot, method: &str, params: Value| -> Value {
        let answer = bot.ask(method, params);
        assert_eq!(keys(&answer["result"]), keys(&documented(method)), "{method}: {answer}");
        answer["result"].clone()
    };

    let card = call(&mut bot, "card.new", json!({"label": "market", "expires": "7d"}));
    ben.json(&["contact", "add", card["link"].as_str().unwrap(), "--as", "Ada", "--timeout", "60s"]);
    let request = bot.event("request")["request"].clone();
    let requests = call(&mut bot, "request.list", Value::Null);
    assert_eq!((&requests[0]["id"], &requests[0]["card"]), (&request, &json!("market")));
    let accepted = call(&mut bot, "request.accept", json!({"request": request, "as": "Ben", "timeout": "60s"}));
    assert_eq!(accepted["state"], "active");
    ben.sync();
    ben.send("Ada", "to the bot");
    assert_eq!(bot.event("message")["message"]["text"], "to the bot");
    assert_eq!(call(&mut bot, "chat.list", json!({}))[0]["unread"], 1);
    assert_eq!(call(&mut bot, "chat.read", json!({"name": "Ben", "limit": 1}))[0]["text"], "to the bot");
    call(&mut bot, "chat.send", json!({"name": "Ben", "text": "and back", "wait": true, "timeout": "60s"}));
    call(&mut bot, "sync", json!(["60s"]));
    call(&mut bot, "account.show", Value::Null);
    call(&mut bot, "contact.list", Value::Null);
    assert_eq!(call(&mut bot, "contact.verify", json!(["Ben"]))["verified"], false, "nobody is asked");
    assert_eq!(call(&mut bot, "settings.marks", json!({"read": false}))["read"], false);
    call(&mut bot, "card.list", Value::Null);
    call(&mut bot, "card.revoke", json!({"card": card["id"], "timeout": "60s"}));
    assert_eq!(call(&mut bot, "contact.block", json!({"name": "Ben", "timeout": "60s"}))["state"], "blocked");
    assert_eq!(call(&mut bot, "contact.unblock", json!(["Ben"]))["state"], "unblocked");
    ben.sync();
    assert_eq!(ben.texts("Ada")[1].1, "and back");
    assert_eq!(bot.signalled("-TERM"), Some(0));
}

#[test]
fn whatever_a_bot_writes_it_is_answered_as_the_specification_says() {
    let server = Server::start();
    let ada = Person::new("Ada", &server);
    let mut bot = Bot::start(&ada, "send");
    let mut answered = |line: &str| -> Value {
        bot.write(line);
        bot.answer()
    };
    for (line, code) in [
        ("{\"jsonrpc\"", -32700),
        ("\u{7f}", -32700),
        ("[]", -32600),
        ("1", -32600),
        ("{\"jsonrpc\":\"2.0\"}", -32600),
        ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"chat.send\",\"params\":{\"text\":1}}", -32602),
    ] {
        assert_eq!(answered(line)["error"]["code"], code, "{line}");
    }
    assert_eq!(answered(&"x".repeat(2_000_000))["error"]["data"]["code"], "too_long");
    assert_eq!(answered(&format!("[{}1]", "1,".repeat(100)))["error"]["data"]["code"], "batch");
    assert_eq!(answered("[1,2]").as_array().unwrap().len(), 2);
    let batch = "[{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"rpc.methods\"},\
                  {\"jsonrpc\":\"2.0\",\"method\":\"rpc.methods\"},\
                  {\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"nothing\"}]";
    let answers = answered(batch);
    assert_eq!(answers.as_array().unwrap().len(), 2, "{answers}");
    assert_eq!((&answers[0]["id"], &answers[1]["id"]), (&json!("a"), &Value::Null));
    // Neither a notification nor an empty line is answered: the next answer is to what follows.
    let next = answered(
        "\n{\"jsonrpc\":\"2.0\",\"method\":\"rpc.methods\"}\n{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"rpc.methods\"}",
    );
    assert_eq!(next["id"], 9);
}

#[test]
fn a_bot_without_an_account_or_a_scope_does_not_start() {
    let nobody = Person::nobody();
    assert_eq!(nobody.run(&["rpc", "--allow", "send"]).error(), "no_home");
    assert_eq!(nobody.run(&["rpc"]).error(), "usage");
    assert_eq!(nobody.run(&["rpc", "--allow", "devices"]).error(), "usage");
}

#[test]
fn the_reference_is_what_the_program_says() {
    let printed = kith(&["rpc", "--reference"]).stdout;
    let page = std::fs::read_to_string(repository("docs/rpc.md")).unwrap();
    assert_eq!(printed, page, "print it anew: kith --lang en rpc --reference > docs/rpc.md");
}

#[test]
fn the_bridge_from_a_log_file_sends_what_is_added() {
    let server = Server::start();
    let (ada, ben) = (Person::new("Ada", &server), Person::new("Ben", &server));
    acquaint(&ada, "Ada", &ben, "Ben");
    let log = ben.path("log");
    std::fs::write(&log, "from before\n").unwrap();
    let listener = ada.listen().connected();
    let mut bridge = Command::new("sh")
        .arg(repository("docs/bots/log-bridge.sh"))
        .args(["Ada".as_ref(), log.as_os_str(), "--home".as_ref(), ben.home().as_os_str()])
        .env("KITH", env!("CARGO_BIN_EXE_kith"))
        .process_group(0)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = ["backup: \"done\" in C:\\tmp\t5 s", "zweite Zeile: äöü"];
    // The bridge sees only what comes after it began to look: the first line is repeated until it was seen.
    let mut sent = processes::lines_of(bridge.stdout.take().unwrap());
    let append = |line: &str| {
        let mut file = std::fs::OpenOptions::new().append(true).open(&log).unwrap();
        std::io::Write::write_all(&mut file, format!("{line}\n").as_bytes()).unwrap();
    };
    append(lines[0]);
    while sent.next_within(std::time::Duration::from_millis(500)).is_none() {
        append(lines[0]);
    }
    append(lines[1]);
    let first = lines[0].replace('\t', " ");
    let mut heard = listener.text();
    assert_eq!(heard, first);
    while heard == first {
        heard = listener.text();
    }
    assert_eq!(heard, lines[1]);
    let group = format!("-{}", bridge.id());
    assert!(Command::new("kill").args(["-TERM", "--", &group]).status().unwrap().success());
    bridge.wait().unwrap();
}

#[test]
fn shells_complete_every_command() {
    for (shell, mark) in [("bash", "complete -F"), ("zsh", "#compdef kith"), ("fish", "complete -c kith")] {
        let script = kith(&["completions", shell]);
        assert_eq!(script.code, Some(0));
        assert!(script.stdout.contains(mark), "{shell}");
        for word in ["account", "create", "request", "send", "passphrase-file", "allow"] {
            assert!(script.stdout.contains(word), "{shell}: {word}");
        }
    }
    if let Ok(mut bash) = Command::new("bash").arg("-n").stdin(Stdio::piped()).spawn() {
        std::io::Write::write_all(&mut bash.stdin.take().unwrap(), kith(&["completions", "bash"]).stdout.as_bytes())
            .unwrap();
        assert!(bash.wait().unwrap().success());
    }
}

#[test]
fn there_is_a_manual_page_for_every_command() {
    let folder = tempfile::tempdir().unwrap();
    let written = kith(&["man", folder.path().join("man1").to_str().unwrap()]);
    assert_eq!((written.code, written.stdout.as_str()), (Some(0), ""), "{written:?}");
    for page in ["kith.1", "kith-account-create.1", "kith-chat-send.1", "kith-rpc.1"] {
        let text = std::fs::read_to_string(folder.path().join("man1").join(page)).unwrap();
        assert!(text.contains(".TH") && text.contains("Examples"), "{page}: {text}");
    }
}

#[test]
fn everything_is_said_in_the_language_asked_for_and_codes_stay() {
    let nobody = Person::nobody();
    let home = nobody.home();
    let home = home.to_str().unwrap();
    for (language, word) in [
        ("es", "carpeta"),
        ("it", "cartella"),
        ("de", "Ordner"),
        ("fr", "dossier"),
        ("nl", "map"),
        ("pt", "pasta"),
        ("en", "home"),
    ] {
        let outcome = kith_reading(&["--lang", language, "--home", home, "--json", "chat", "list"], "");
        assert_eq!((outcome.code, outcome.error().as_str()), (Some(2), "no_home"), "{language}");
        assert!(outcome.stderr.contains(word), "{language}: {}", outcome.stderr);
    }
    let help = kith(&["--lang", "de", "chat", "send", "--help"]).stdout;
    assert!(help.contains("Aufruf: kith chat send") && help.contains("\nBeispiele:\n"), "{help}");
    assert_eq!(kith(&["--lang", "xx", "chat", "list"]).code, Some(2));
}
