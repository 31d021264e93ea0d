//! What a person at a terminal is asked, on a terminal of the test's own.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod processes;

use std::fs::File;
use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};

use processes::{Person, Server};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};

/// Leaves the full screen.
const CTRL_Q: u8 = 0x11;

/// A program and the screen it runs on.
struct Screen {
    child: Child,
    terminal: File,
    shown: String,
    /// Shown, and not waited for yet.
    ahead: String,
}

impl Screen {
    fn run(args: &[&str]) -> Self {
        let terminal = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        grantpt(&terminal).unwrap();
        unlockpt(&terminal).unwrap();
        tcsetwinsize(&terminal, Winsize { ws_row: 30, ws_col: 100, ws_xpixel: 0, ws_ypixel: 0 }).unwrap();
        let name = ptsname(&terminal, Vec::new()).unwrap();
        let other = File::options().read(true).write(true).open(name.to_str().unwrap()).unwrap();
        let end = || Stdio::from(other.try_clone().unwrap());
        let child = Command::new(env!("CARGO_BIN_EXE_kith"))
            .args(args)
            .env_remove("KITH_PASSPHRASE_FILE")
            .env("KITH_LANG", "en")
            .stdin(end())
            .stdout(end())
            .stderr(end())
            .spawn()
            .unwrap();
        Self { child, terminal: File::from(terminal), shown: String::new(), ahead: String::new() }
    }

    /// Reads until something is shown, and gives all that was shown since the last time.
    fn wait_for(&mut self, text: &str) -> String {
        loop {
            if let Some(at) = self.ahead.find(text) {
                let rest = self.ahead.split_off(at + text.len());
                let shown = std::mem::replace(&mut self.ahead, rest);
                self.shown.push_str(&shown);
                return shown;
            }
            let mut bytes = [0; 4096];
            let count = self.terminal.read(&mut bytes).unwrap_or_else(|error| panic!("{error} after {:?}", self.ahead));
            self.ahead.push_str(&String::from_utf8_lossy(&bytes[..count]));
        }
    }

    fn press(&mut self, key: u8) {
        self.terminal.write_all(&[key]).unwrap();
    }

    fn type_line(&mut self, line: &str) {
        writeln!(self.terminal, "{line}").unwrap();
    }

    /// Reads to the end, and gives the exit code and everything that was shown.
    fn end(mut self) -> (Option<i32>, String) {
        let mut bytes = Vec::new();
        // Linux ends a terminal with an error.
        let _ = self.terminal.read_to_end(&mut bytes);
        self.shown.push_str(&self.ahead);
        self.shown.push_str(&String::from_utf8_lossy(&bytes));
        (self.child.wait().unwrap().code(), self.shown)
    }
}

/// The word of a phrase that a question asks for.
fn asked_word(phrase: &str, question: &str) -> String {
    let number = question.split("word number ").nth(1).unwrap().split(' ').next().unwrap();
    let line = phrase.lines().find(|line| line.split_whitespace().count() == 12).unwrap();
    line.split_whitespace().nth(number.parse::<usize>().unwrap() - 1).unwrap().to_owned()
}

#[test]
fn a_new_account_asks_for_a_passphrase_and_shows_the_phrase_once() {
    let (server, person) = (Server::start(), Person::nobody());
    let home = person.home();
    let home = home.to_str().unwrap();
    let mut screen = Screen::run(&["--home", home, "account", "create", "--relay", server.url(), "--name", "Ada"]);
    screen.wait_for("protects this folder: ");
    screen.type_line("open sesame");
    screen.wait_for("same again: ");
    screen.type_line("open barley");
    screen.wait_for("protects this folder: ");
    screen.type_line("open sesame");
    screen.wait_for("same again: ");
    screen.type_line("open sesame");
    let phrase = screen.wait_for("of the phrase: ");
    screen.type_line("wrong");
    let question = screen.wait_for("of the phrase: ");
    screen.type_line(&asked_word(&phrase, &question));
    let (code, shown) = screen.end();
    assert_eq!(code, Some(0), "{shown}");
    assert!(shown.contains("Ada is ready") && !shown.contains("sesame"), "{shown}");

    let mut screen = Screen::run(&["--home", home, "account", "show"]);
    screen.wait_for("Passphrase: ");
    screen.type_line("open sesame");
    let (code, shown) = screen.end();
    assert!(code == Some(0) && shown.contains("Ada") && !shown.contains("sesame"), "{shown}");
}

#[test]
fn a_phrase_that_nobody_confirms_makes_no_account() {
    let person = Person::nobody();
    let home = person.home();
    let mut screen = Screen::run(&[
        "--home",
        home.to_str().unwrap(),
        "account",
        "create",
        "--relay",
        "ws://127.0.0.1:9/v1",
        "--name",
        "Ada",
        "--no-passphrase",
    ]);
    for _ in 0..3 {
        screen.wait_for("of the phrase: ");
        screen.type_line("wrong");
    }
    let (code, shown) = screen.end();
    assert!(code == Some(1) && shown.contains("nothing was made"), "{shown}");
    let show = person.run(&["account", "show"]);
    assert_eq!((show.code, show.error().as_str()), (Some(2), "no_account"));
}

#[test]
fn who_is_new_is_led_to_an_account_and_finds_it_there_afterwards() {
    let (server, person) = (Server::start(), Person::nobody());
    let home = person.home();
    let home = home.to_str().unwrap();
    let mut screen = Screen::run(&["--home", home]);
    screen.wait_for("ws://127.0.0.1:7171/v1): ");
    screen.type_line("relay.example");
    screen.wait_for("looks like ws://HOST");
    screen.wait_for("ws://127.0.0.1:7171/v1): ");
    screen.type_line(server.url());
    screen.wait_for("accept or ask: ");
    screen.type_line("Ada");
    screen.wait_for("[Y/n] ");
    screen.type_line("");
    screen.wait_for("protects this folder: ");
    screen.type_line("open sesame");
    screen.wait_for("same again: ");
    screen.type_line("open sesame");
    let question = screen.wait_for("of the phrase: ");
    screen.type_line(&asked_word(&question, &question));
    let (code, shown) = screen.end();
    assert_eq!(code, Some(0), "{shown}");
    assert!(shown.contains("Ada is ready") && shown.contains("kith card new") && !shown.contains("sesame"), "{shown}");

    let mut screen = Screen::run(&["--home", home]);
    screen.wait_for("Passphrase: ");
    screen.type_line("open sesame");
    screen.wait_for("Nobody");
    screen.press(CTRL_Q);
    let (code, shown) = screen.end();
    assert!(code == Some(0) && !shown.contains("accept or ask: "), "{shown}");
}

#[test]
fn who_says_no_gets_no_passphrase_and_an_invitation_is_asked_for_where_it_is_needed() {
    let (server, person) = (Server::start_with(&["--admission", "invite"]), Person::nobody());
    let (code, other_code) = (server.invitation(), server.invitation());
    // The relay notices an invitation after a while; with the newer one it has noticed the older one too.
    let (other, recovery) = (Person::nobody(), person.path("recovery"));
    let create = ["account", "create", "--relay", server.url(), "--name", "Ben", "--no-passphrase", "--invite", "-"];
    let create = [&create[..], &["--recovery-file", recovery.to_str().unwrap()]].concat();
    other.run_reading_until_done(&create, &format!("{other_code}\n"));
    let home = person.home();
    let mut screen = Screen::run(&["--home", home.to_str().unwrap()]);
    screen.wait_for("ws://127.0.0.1:7171/v1): ");
    screen.type_line(server.url());
    screen.wait_for("accept or ask: ");
    screen.type_line("Ada");
    screen.wait_for("[Y/n] ");
    screen.type_line("n");
    let question = screen.wait_for("of the phrase: ");
    screen.type_line(&asked_word(&question, &question));
    screen.wait_for("somebody who is there: ");
    screen.type_line("guessed");
    let question = screen.wait_for("of the phrase: ");
    screen.type_line(&asked_word(&question, &question));
    screen.wait_for("somebody who is there: ");
    screen.type_line(&code);
    let question = screen.wait_for("of the phrase: ");
    screen.type_line(&asked_word(&question, &question));
    let (code, shown) = screen.end();
    assert_eq!(code, Some(0), "{shown}");
    assert_eq!(person.json(&["account", "show"])["ready"], true, "no passphrase is asked for");
}

#[test]
fn a_passphrase_that_is_given_up_leaves_the_terminal_as_it_was() {
    let person = Person::nobody();
    let home = person.home();
    let args = ["--home", home.to_str().unwrap(), "account", "create", "--relay", "ws://127.0.0.1:9/v1", "--name", "A"];
    let mut screen = Screen::run(&args);
    let before = rustix::termios::tcgetattr(&screen.terminal).unwrap().local_modes;
    screen.wait_for("protects this folder: ");
    assert_ne!(rustix::termios::tcgetattr(&screen.terminal).unwrap().local_modes, before, "nothing is shown");
    screen.terminal.write_all(b"half\x03").unwrap();
    screen.wait_for("interrupted");
    assert_eq!(rustix::termios::tcgetattr(&screen.terminal).unwrap().local_modes, before);
    let (code, shown) = screen.end();
    assert_eq!(code, Some(1), "{shown}");
    assert!(!home.exists());
}
