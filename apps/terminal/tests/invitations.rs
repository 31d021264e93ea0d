//! A relay that admits only who was invited, and members who invite; all of it real processes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod processes;

use processes::{Outcome, Person, Server, acquaint};
use serde_json::Value;

/// What a member may invite at once, unless the operator says otherwise.
const ALLOWANCE: usize = 5;

/// Somebody without an account, and the command line that makes one with an invitation.
struct Newcomer {
    person: Person,
    line: Vec<String>,
}

impl Newcomer {
    fn new(name: &str, server: &Server, code: &str) -> Self {
        let person = Person::nobody();
        let recovery = person.path("recovery").display().to_string();
        let line = ["account", "create", "--relay", server.url(), "--name", name, "--no-passphrase", "--recovery-file"];
        let line = line.into_iter().chain([recovery.as_str(), "--invite", code, "--timeout", "60s"]);
        Self { line: line.map(str::to_owned).collect(), person }
    }

    fn line(&self) -> Vec<&str> {
        self.line.iter().map(String::as_str).collect()
    }

    fn is_refused(&self) {
        let refused = self.person.run(&self.line());
        assert_eq!((refused.code, refused.error().as_str()), (Some(1), "refused"), "{refused:?}");
        assert!(refused.stderr.contains("ask a member or its operator for a code"), "{refused:?}");
    }

    /// Enters; a code of the operator's is known to the relay a moment after it was made.
    fn enters(self) -> Person {
        let made = self.person.run_reading_until_done(&self.line(), "");
        assert_eq!(made["ready"], true, "{made}");
        self.person
    }
}

fn code(invitation: &Value) -> &str {
    invitation["code"].as_str().unwrap()
}

fn has_none_left(outcome: &Outcome) {
    assert_eq!((outcome.code, outcome.error().as_str()), (Some(1), "refused"), "{outcome:?}");
    assert!(outcome.stderr.contains("your invitations are used up; the next one can be made from "), "{outcome:?}");
}

#[test]
fn a_member_invites_within_the_allowance_and_each_invitation_lets_in_one() {
    let server = Server::start_with(&["--admission", "invite"]);
    let ada = Newcomer::new("Ada", &server, &server.invitation()).enters();
    let made: Vec<Value> = (0..ALLOWANCE).map(|_| ada.json(&["invitation", "new"])).collect();
    assert!(made.iter().all(|made| made["state"] == "active" && made["relay"] == server.url()), "{made:?}");
    has_none_left(&ada.run(&["invitation", "new"]));

    let ben = Newcomer::new("Ben", &server, code(&made[0])).enters();
    Newcomer::new("Eve", &server, code(&made[0])).is_refused();
    Newcomer::new("Eve", &server, "guessed").is_refused();
    has_none_left(&ben.run(&["invitation", "new"]));
    let cleo = Newcomer::new("Cleo", &server, code(&made[1])).enters();

    // Whom a refusal concerned talks on at once.
    acquaint(&ada, "Ada", &ben, "Ben");
    acquaint(&ben, "Ben", &cleo, "Cleo");
    let listed = ada.json(&["invitation", "list"]);
    let good = listed.as_array().unwrap().iter().filter(|listed| listed["state"] == "active");
    assert_eq!(good.count(), ALLOWANCE, "{listed}");
}

#[test]
fn a_code_is_shown_with_what_to_do_with_it_and_made_later_if_the_relay_is_away() {
    let mut server = Server::start();
    let ada = Person::new("Ada", &server);
    let text = ada.text(&["invitation", "new"]);
    let code = text.lines().next().unwrap();
    let command = format!("kith account create --relay {} --name NAME --invite {code}", server.url());
    assert!(text.contains(&command), "{text}");

    server.kill();
    let late = ada.run(&["invitation", "new", "--timeout", "1s"]);
    assert_eq!((late.code, late.error().as_str()), (Some(1), "unreachable"), "{late:?}");
    assert!(late.stderr.contains("`kith invitation list` shows it"), "{late:?}");
    assert_eq!(ada.json(&["invitation", "list"])[0]["state"], "waiting");
    server.start_again();
    let listed = ada.until(&["invitation", "list"], |listed| listed[0]["state"] == "active");
    assert_eq!(listed.as_array().unwrap().len(), 2, "{listed}");
}
