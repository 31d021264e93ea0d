//! The full screen as people have it before them: a real relay, real programs, a real terminal.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod processes;
mod tmux;

use processes::{Person, Server, acquaint};
use tmux::Terminal;

const SIZE: (u16, u16) = (90, 26);

/// What runs the screen, and says in the end whether the terminal is as it was.
fn line(person: &Person, arguments: &str) -> String {
    format!(
        "before=$(stty -g)\n{} --home {} --lang en screen {arguments}\necho left with $?\n\
         [ \"$before\" = \"$(stty -g)\" ] && echo as it was\nread rest\n",
        env!("CARGO_BIN_EXE_kith"),
        person.home().display()
    )
}

fn screen(person: &Person) -> Terminal {
    Terminal::run(&line(person, ""), SIZE)
}

fn connected(person: &Person) -> Terminal {
    let screen = screen(person);
    screen.shows(&["●"]);
    screen
}

#[test]
fn two_people_meet_and_write_on_their_screens() {
    let server = Server::start();
    let (ada, ben) = (Person::new("Ada", &server), Person::new("Ben", &server));
    let (adas, bens) = (connected(&ada), connected(&ben));
    adas.shows(&["Nobody here yet"]);

    adas.press(&["M-3"]).shows(&["No cards"]);
    adas.press(&["n"]).shows(&["New card"]);
    adas.write("chess club").press(&["Enter"]).shows(&["kith:card/", "chess club"]);
    let link = ada.json(&["card", "list"])[0]["link"].as_str().unwrap().to_owned();

    bens.press(&["F5"]).shows(&["Ask somebody to accept you"]);
    bens.paste(&link).press(&["Tab"]).write("Ada").press(&["Enter"]).shows(&["asked, no answer yet"]);
    bens.write("I wrote this early").press(&["Enter"]).shows(&["I wrote this early", "waits"]);

    adas.press(&["Escape"]).shows_no("copy the link   r revoke   Esc");
    adas.press(&["M-2"]).shows(&["says \"Ben\"", "chess club", "compare by voice"]);
    adas.press(&["Enter"]).shows(&["Accept a request"]);
    adas.press(&["Enter"]).shows(&["I wrote this early", "Write to Ben"]);
    bens.shows(&["✓✓ read", "Write to Ada"]);

    adas.paste("two\nlines").press(&["M-Enter"]).write("and a third").press(&["Enter"]);
    let shown = bens.shows(&["two", "lines", "and a third"]);
    assert!(shown.contains("▌ lines"), "{shown}");
    adas.shows(&["✓✓ read"]);
    adas.press(&["F4"]).shows(&["Safety number"]);
    let number = ben.json(&["contact", "verify", "Ada"])["safety_number"].as_str().unwrap().to_owned();
    adas.shows(&[&number[..5]]);
}

#[test]
fn a_screen_is_resized_and_says_when_it_is_too_small() {
    let server = Server::start();
    let (ada, ben) = (Person::new("Ada", &server), Person::new("Ben", &server));
    acquaint(&ada, "Ada", &ben, "Ben");
    ben.send("Ada", "Hello from Ben");
    let screen = connected(&ada);
    screen.press(&["Enter"]).shows(&["▌ Hello from Ben", "Write to Ben"]);
    screen.resize((60, 16)).shows(&["▌ Hello from Ben", "Write to Ben"]);
    screen.resize((59, 16)).shows(&["too small for kith"]);
    screen.resize((140, 50)).shows(&["▌ Hello from Ben", "connected"]);
    screen.press(&["C-q"]).shows(&["left with 0", "as it was"]);
    assert_eq!(screen.fact("alternate_on"), "0");
}

#[test]
fn what_is_written_without_a_connection_arrives_when_there_is_one() {
    let mut server = Server::start();
    let (ada, ben) = (Person::new("Ada", &server), Person::new("Ben", &server));
    acquaint(&ada, "Ada", &ben, "Ben");
    let (adas, bens) = (connected(&ada), connected(&ben));
    adas.press(&["Enter"]).shows(&["Write to Ben"]);
    server.kill();
    adas.shows(&["Not connected"]);
    adas.write("written in the dark").press(&["Enter"]).shows(&["written in the dark  ", "○"]);
    server.start_again();
    adas.shows_no("Not connected");
    bens.shows(&["written in the dark"]);
    bens.press(&["Enter"]).shows(&["▌ written in the dark"]);
    adas.shows(&["✓✓ read"]);
}

#[test]
fn the_mouse_does_in_a_real_terminal_what_keys_do() {
    let server = Server::start();
    let (ada, ben) = (Person::new("Ada", &server), Person::new("Ben", &server));
    acquaint(&ada, "Ada", &ben, "Ben");
    ben.send("Ada", &(1..=40).map(|n| format!("line {n}.")).collect::<Vec<_>>().join("\n"));
    let screen = connected(&ada);
    assert_eq!(screen.fact("mouse_sgr_flag"), "1");
    screen.click("Ben").shows(&["▌ line 40.", "Write to Ben"]);
    for _ in 0..6 {
        screen.wheel_up("▌ line ");
    }
    screen.shows_no("line 40.");
    screen.click("Cards").shows(&["n new card"]);
    screen.click("F1").shows(&["While writing"]);
    // What stands behind it cannot be pressed.
    screen.click("Chats").press(&["Escape"]).shows(&["n new card"]);
    screen.click("new card").shows(&["New card"]);
    screen.press(&["Escape"]).shows_no("New card");
    screen.click("Settings").click("Listen to the mouse").shows(&["off"]);
    screen.fact_is("mouse_sgr_flag", "0");
}

/// Of the 256 colours, the grounds of the dark and the light look.
const GROUNDS: [(&str, &str); 2] = [("dark", "48;5;234"), ("light", "48;5;231")];

#[test]
fn colours_are_those_that_were_chosen_and_with_no_color_none() {
    let server = Server::start();
    let ada = Person::new("Ada", &server);
    for (theme, ground) in GROUNDS {
        std::fs::write(ada.home().join("screen.json"), format!("{{\"theme\":\"{theme}\"}}")).unwrap();
        let styled = {
            let screen = connected(&ada);
            screen.styled()
        };
        assert!(styled.contains(ground), "{theme}: {styled:?}");
        let plain = Terminal::run(&format!("export NO_COLOR=1\n{}", line(&ada, "")), SIZE);
        plain.shows(&["●"]);
        let styled = plain.styled();
        assert!(!styled.contains("8;5;"), "{theme}: {styled:?}");
    }
}

#[test]
fn a_signal_gives_the_terminal_back() {
    let server = Server::start();
    let ada = Person::new("Ada", &server);
    for signal in ["TERM", "INT"] {
        let screen = connected(&ada);
        assert_eq!(screen.fact("alternate_on"), "1");
        screen.signal(signal);
        screen.shows(&["left with 0", "as it was"]);
        assert_eq!(screen.fact("alternate_on"), "0");
    }
}

#[test]
fn a_home_that_is_open_already_is_shown_too() {
    let server = Server::start();
    let (ada, ben) = (Person::new("Ada", &server), Person::new("Ben", &server));
    acquaint(&ada, "Ada", &ben, "Ben");
    let listener = ada.listen().connected();
    let screen = screen(&ada);
    screen.shows(&["◐", "Ben"]);
    ben.send("Ada", "through the other one");
    screen.shows(&["through the other one"]);
    listener.end("-TERM");
    screen.shows(&["●"]);
}

#[test]
fn line_by_line_two_people_write_to_each_other() {
    let server = Server::start();
    let (ada, ben) = (Person::new("Ada", &server), Person::new("Ben", &server));
    acquaint(&ada, "Ada", &ben, "Ben");
    ben.send("Ada", "Hello\nAda");
    let lines = Terminal::run(&line(&ada, "--linear"), SIZE);
    lines.shows(&["1. Ben", "Ben, ", ": Hello"]);
    assert_eq!(lines.fact("alternate_on"), "0");
    lines.write("/open Ben").press(&["Enter"]).shows(&["Hello\n    Ada", "Ben>"]);
    lines.write("Hello Ben").press(&["Enter"]);
    ben.until(&["chat", "read", "Ada"], |messages| messages[1]["text"] == "Hello Ben");
    ben.send("Ada", "and again");
    lines.shows(&[": and again"]);
    lines.write("/quit").press(&["Enter"]).shows(&["left with 0"]);
}
