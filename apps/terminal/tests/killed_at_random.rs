//! Processes that are killed at any moment, checked from outside: what was acknowledged is read exactly once, in order.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod processes;

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use processes::{Person, Server, acquaint};

const LONG_MS: u64 = 20_000;

/// Numbers without a pattern, the same in each run.
struct Dice(u64);

impl Dice {
    /// Up to `most`.
    fn roll(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % (most + 1)
    }
}

/// Lets time pass, and says whether the test goes on.
fn goes_on(end: &Receiver<()>, milliseconds: u64) -> bool {
    end.recv_timeout(Duration::from_millis(milliseconds)) == Err(mpsc::RecvTimeoutError::Timeout)
}

/// Sends numbered texts until the end, and gives those that were acknowledged. Some senders are killed on the way.
fn send_all(person: &Person, to: &str, prefix: &str, seed: u64, over: &AtomicBool) -> Vec<String> {
    let mut dice = Dice(seed);
    let mut acknowledged = Vec::new();
    for number in 0.. {
        if over.load(Ordering::Relaxed) {
            break;
        }
        let text = format!("{prefix} {number}");
        let args = ["chat", "send", to, &text, "--wait", "--timeout", "20s"];
        let killed_after = (dice.roll(2) == 0).then(|| Duration::from_millis(dice.roll(120)));
        if person.run_killed(&args, killed_after) == Some(0) {
            acknowledged.push(text);
        }
    }
    acknowledged
}

/// Listens, and is killed again and again.
fn listen_and_die(person: &Person, end: &Receiver<()>, seed: u64) {
    let mut dice = Dice(seed);
    loop {
        let listener = person.listen();
        let more = goes_on(end, 100 + dice.roll(900));
        listener.kill();
        if !more {
            return;
        }
    }
}

fn restart_at_random(server: &mut Server, end: &Receiver<()>, seed: u64) {
    let mut dice = Dice(seed);
    while goes_on(end, 1000 + dice.roll(2000)) {
        server.kill();
        server.start_again();
    }
}

/// Everything acknowledged is there, nothing twice, all in the order in which it was written.
fn check(texts: &[(String, String)], author: &str, acknowledged: &[String]) {
    let read: Vec<&String> = texts.iter().filter(|(from, _)| from == author).map(|(_, text)| text).collect();
    let unique: BTreeSet<_> = read.iter().collect();
    assert_eq!(unique.len(), read.len(), "something shows twice: {read:?}");
    let numbers: Vec<u64> = read.iter().map(|text| text.rsplit(' ').next().unwrap().parse().unwrap()).collect();
    assert!(numbers.is_sorted(), "out of order: {numbers:?}");
    let lost: Vec<_> = acknowledged.iter().filter(|text| !read.contains(text)).collect();
    assert!(lost.is_empty(), "acknowledged and lost: {lost:?} of {}", acknowledged.len());
}

#[test]
fn clients_and_relay_killed_under_load_lose_and_repeat_nothing() {
    let mut server = Server::start();
    let (ada, ben) = (Person::new("Ada", &server), Person::new("Ben", &server));
    acquaint(&ada, "Ada", &ben, "Ben");
    let over = AtomicBool::new(false);
    let (from_ada, from_ben) = std::thread::scope(|scope| {
        let from_ada = scope.spawn(|| send_all(&ada, "Ben", "ada", 1, &over));
        let from_ben = scope.spawn(|| send_all(&ben, "Ada", "ben", 2, &over));
        let (stop_listening, no_listening) = mpsc::channel();
        let (stop_restarts, no_restarts) = mpsc::channel();
        let ada = &ada;
        let listening = scope.spawn(move || listen_and_die(ada, &no_listening, 3));
        let server = &mut server;
        let restarts = scope.spawn(move || restart_at_random(server, &no_restarts, 4));
        let (_running, time) = mpsc::channel();
        goes_on(&time, LONG_MS);
        drop((stop_restarts, stop_listening));
        restarts.join().unwrap();
        listening.join().unwrap();
        over.store(true, Ordering::Relaxed);
        (from_ada.join().unwrap(), from_ben.join().unwrap())
    });
    for person in [&ada, &ben, &ada, &ben] {
        person.sync();
    }
    println!("acknowledged: {} and {}", from_ada.len(), from_ben.len());
    assert!(!from_ada.is_empty() && !from_ben.is_empty(), "nothing went through");
    check(&ada.texts("Ben"), "Ben", &from_ben);
    check(&ada.texts("Ben"), "me", &from_ada);
    check(&ben.texts("Ada"), "Ada", &from_ada);
    check(&ben.texts("Ada"), "me", &from_ben);
}
