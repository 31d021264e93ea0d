//! What a person waits for at the full screen, and what it holds: a home of many messages with a real relay behind it, in a
//! terminal of this program's own.
//!
//! `cargo bench -p kith --bench screen -- [--json] [--messages N] [--contacts N]`.

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a program that measures: what fails is a panic"
)]

#[path = "../tests/processes/mod.rs"]
mod processes;

use std::fs::File;
use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use processes::{Bot, Person, Server, acquaint};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};
use serde_json::json;

const MESSAGES: usize = 10_000;
const CONTACTS: usize = 20;
/// How often each is measured; the median is told.
const ROUNDS: usize = 11;
const MIB: f64 = 1024.0;
/// Leaves the screen.
const CTRL_Q: &[u8] = b"\x11";
/// What the last text of the conversation at the top of the list says.
const LAST: &str = "newest-of-all";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |name: &str, usual: usize| {
        let value = arguments.iter().skip_while(|argument| *argument != name).nth(1);
        value.map_or(usual, |value| value.parse().unwrap())
    };
    let (messages, contacts) = (number("--messages", MESSAGES), number("--contacts", CONTACTS));
    let server = Server::start();
    let ada = inhabited(&server, messages, contacts);
    let rounds: Vec<Round> = (0..ROUNDS).map(|_| Round::of(&ada)).collect();
    let first = median(&rounds, |round| round.first);
    let open = median(&rounds, |round| round.open);
    let search = median(&rounds, |round| round.search);
    let resident = rounds.iter().map(|round| round.resident).max().unwrap() as f64 / MIB;
    let peak = rounds.iter().map(|round| round.peak).max().unwrap() as f64 / MIB;
    if arguments.iter().any(|argument| argument == "--json") {
        let [first, open, search] = [first, open, search].map(|time| time.as_secs_f64() * 1e3);
        println!(
            "{{\"messages\":{messages},\"contacts\":{contacts},\"first_ms\":{first:.1},\"open_ms\":{open:.1},\
             \"search_ms\":{search:.1},\"resident_mib\":{resident:.1},\"peak_mib\":{peak:.1}}}"
        );
        return;
    }
    println!("the full screen on a home of {messages} messages with {contacts} people (budget: 100 ms, 40 MiB)");
    println!("  start to first screen     {first:.1?}");
    println!("  Enter to conversation     {open:.1?}");
    println!("  letters to what is found  {search:.1?}");
    println!("  resident                  {resident:.1} MiB, {peak:.1} at the most");
}

/// Somebody with contacts who all wrote, and who wrote to all of them.
fn inhabited(server: &Server, messages: usize, contacts: usize) -> Person {
    let ada = Person::new("Ada", server);
    let each = messages / contacts;
    for contact in 0..contacts {
        let name = format!("Friend{contact}");
        let ben = Person::new(&name, server);
        acquaint(&ada, "Ada", &ben, &name);
        let (mut adas, mut bens) = (Bot::start(&ada, "read,send"), Bot::start(&ben, "read,send"));
        // All is asked for before the first answer is read: they share their waits for the disk.
        for index in 0..each / 2 {
            send(&mut adas, &name, index, each / 2);
            send(&mut bens, "Ada", index, each / 2);
        }
        for bot in [&mut adas, &mut bens] {
            (0..each / 2).map(|_| bot.answer()).for_each(|answer| assert!(answer["error"].is_null(), "{answer}"));
        }
        while adas.event("message")["message"]["text"] != LAST {}
        assert_eq!((adas.end(), bens.end()), (Some(0), Some(0)));
    }
    let held: usize = (0..contacts).map(|contact| held(&ada, &format!("Friend{contact}"))).sum();
    assert_eq!(held, each / 2 * 2 * contacts, "all messages are there");
    ada
}

/// Asks for a text to be sent; of the last one it is waited for until the relay has it, and so all before it.
fn send(bot: &mut Bot, to: &str, index: usize, count: usize) {
    let is_last = index + 1 == count;
    let text = if is_last { LAST.to_owned() } else { text(index) };
    let params = json!({"name": to, "text": text, "wait": is_last, "timeout": "5m"});
    bot.write(&json!({"jsonrpc": "2.0", "id": index, "method": "chat.send", "params": params}).to_string());
}

fn held(ada: &Person, name: &str) -> usize {
    ada.json(&["chat", "read", name, "--limit", "1000000"]).as_array().unwrap().len()
}

/// A text of a length that people write.
fn text(index: usize) -> String {
    let words = ["bridge", "lantern", "velvet", "harbour", "chess", "on", "the", "second", "door", "we", "met"];
    (0..4 + index % 23).map(|word| words[(index * 7 + word * 3) % words.len()]).collect::<Vec<_>>().join(" ")
}

fn median(rounds: &[Round], of: impl Fn(&Round) -> Duration) -> Duration {
    let mut times: Vec<Duration> = rounds.iter().map(of).collect();
    times.sort();
    times[times.len() / 2]
}

/// One start of the screen.
struct Round {
    first: Duration,
    open: Duration,
    search: Duration,
    /// In KiB, once everything above was done.
    resident: u64,
    peak: u64,
}

impl Round {
    fn of(person: &Person) -> Self {
        let start = Instant::now();
        let mut screen = Screen::run(person);
        // Its last row is drawn last.
        screen.wait_for("Friend");
        screen.wait_for("F1");
        let first = start.elapsed();
        screen.wait_for("●");
        let open = screen.timed(b"\r", "Write");
        screen.press(b"\x1b[13~");
        screen.wait_for("⌕");
        let search = screen.timed(b"lantern", "you");
        let (resident, peak) = (screen.memory("VmRSS:"), screen.memory("VmHWM:"));
        screen.end();
        Self { first, open, search, resident, peak }
    }
}

/// The program on a terminal.
struct Screen {
    child: Child,
    terminal: File,
    shown: Vec<u8>,
}

impl Screen {
    fn run(person: &Person) -> Self {
        let terminal = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        grantpt(&terminal).unwrap();
        unlockpt(&terminal).unwrap();
        tcsetwinsize(&terminal, Winsize { ws_row: 36, ws_col: 120, ws_xpixel: 0, ws_ypixel: 0 }).unwrap();
        let name = ptsname(&terminal, Vec::new()).unwrap();
        let other = File::options().read(true).write(true).open(name.to_str().unwrap()).unwrap();
        let end = || Stdio::from(other.try_clone().unwrap());
        let child = Command::new(env!("CARGO_BIN_EXE_kith"))
            .arg("--home")
            .arg(person.home())
            .args(["--lang", "en", "screen"])
            .stdin(end())
            .stdout(end())
            .stderr(end())
            .spawn()
            .unwrap();
        Self { child, terminal: File::from(terminal), shown: Vec::new() }
    }

    fn press(&mut self, keys: &[u8]) {
        self.shown.clear();
        self.terminal.write_all(keys).unwrap();
    }

    fn timed(&mut self, keys: &[u8], text: &str) -> Duration {
        let start = Instant::now();
        self.press(keys);
        self.wait_for(text);
        start.elapsed()
    }

    /// Reads until a word is shown.
    fn wait_for(&mut self, word: &str) {
        let is_there = |shown: &[u8]| shown.windows(word.len()).any(|window| window == word.as_bytes());
        while !is_there(&self.shown) {
            let mut bytes = [0; 16 * 1024];
            let count = self.terminal.read(&mut bytes).unwrap_or_else(|error| {
                panic!("{error} instead of {word}: {}", String::from_utf8_lossy(&self.shown));
            });
            self.shown.extend_from_slice(&bytes[..count]);
        }
    }

    fn memory(&self, what: &str) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix(what)).unwrap();
        line.trim().strip_suffix(" kB").unwrap().parse().unwrap()
    }

    fn end(mut self) {
        self.press(CTRL_Q);
        // Linux ends a terminal with an error.
        let _ = self.terminal.read_to_end(&mut Vec::new());
        assert!(self.child.wait().unwrap().success());
    }
}
