//! Blocking: every way is closed at once, the history stays, and unblocking starts anew.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test")]

use kith_core::engine::io::{Command, ContactState, Reply};
use kith_sim::World;
use kith_wire::inbox::Salutation;

fn met(seed: u64) -> (World, String) {
    let mut world = World::new(seed, 2);
    world.found_accounts();
    world.befriend((0, "Ada"), (1, "Ben"));
    let now = world.now;
    let link = world.device(0).engine.cards(now).unwrap()[0].link.clone();
    (world, link)
}

fn block(world: &mut World) {
    world.command(0, Command::Block { name: "Ben".to_owned() }).unwrap();
    world.settle(10_000);
}

fn ask_again(world: &mut World, link: &str) -> Result<Reply, kith_core::error::Error> {
    let add = Command::AddContact { link: link.to_owned(), name: None, salutation: Salutation::None };
    let reply = world.command(1, add);
    world.settle(10_000);
    reply
}

#[test]
fn who_is_blocked_is_told_that_it_ended_and_can_write_no_more() {
    let (mut world, _) = met(1);
    world.say(1, "Ada", "hello").unwrap();
    world.settle(10_000);
    block(&mut world);
    assert_eq!(world.device(1).engine.contacts().unwrap()[0].state, ContactState::Ended);
    assert!(world.say(1, "Ada", "why?").is_err());
    assert!(world.say(0, "Ben", "no").is_err());
    assert_eq!(world.texts(0, "Ben"), [(Some("Ben".to_owned()), "hello".to_owned())], "the history stays readable");
}

#[test]
fn what_a_blocked_contact_wrote_while_it_did_not_know_is_not_shown() {
    let (mut world, _) = met(2);
    world.command(0, Command::Block { name: "Ben".to_owned() }).unwrap();
    world.say(1, "Ada", "are you there?").unwrap();
    world.settle(10_000);
    assert!(world.texts(0, "Ben").is_empty());
}

#[test]
fn a_blocked_account_that_still_holds_a_card_asks_in_vain() {
    let (mut world, link) = met(3);
    block(&mut world);
    ask_again(&mut world, &link).unwrap();
    assert!(world.device(0).engine.requests().unwrap().is_empty());
    assert_eq!(world.device(1).engine.contacts().unwrap()[0].state, ContactState::Requested, "it is not told why");
}

#[test]
fn unblocking_starts_anew_and_keeps_the_history() {
    let (mut world, link) = met(4);
    world.say(1, "Ada", "before").unwrap();
    world.settle(10_000);
    block(&mut world);
    world.command(0, Command::Unblock { name: "Ben".to_owned() }).unwrap();
    ask_again(&mut world, &link).unwrap();
    let request = world.device(0).engine.requests().unwrap()[0].id.clone();
    world.command(0, Command::AcceptRequest { request, name: None }).unwrap();
    world.settle(10_000);
    world.say(1, "Ada", "after").unwrap();
    world.settle(10_000);
    let texts: Vec<String> = world.texts(0, "Ben").into_iter().map(|(_, text)| text).collect();
    assert_eq!(texts, ["before", "after"]);
}

#[test]
fn both_who_hold_the_others_card_and_ask_at_once_meet() {
    let mut world = World::new(5, 2);
    world.found_accounts();
    let mut links = Vec::new();
    for device in 0..2 {
        world.command(device, Command::NewCard { once: true, expires: None, label: None }).unwrap();
        world.settle(10_000);
        let now = world.now;
        links.push(world.device(device).engine.cards(now).unwrap()[0].link.clone());
    }
    for (device, name) in [(0, "Ben"), (1, "Ada")] {
        let link = links[1 - device].clone();
        let add = Command::AddContact { link, name: Some(name.to_owned()), salutation: Salutation::Hello };
        world.command(device, add).unwrap();
    }
    world.settle(10_000);
    world.say(0, "Ben", "one").unwrap();
    world.say(1, "Ada", "two").unwrap();
    world.settle(10_000);
    assert_eq!(world.texts(0, "Ben").len(), 2);
    assert_eq!(world.texts(1, "Ada").len(), 2);
}

#[test]
fn a_text_written_before_acceptance_waits_and_arrives_after_it() {
    let mut world = World::new(6, 2);
    world.found_accounts();
    world.command(0, Command::NewCard { once: false, expires: None, label: None }).unwrap();
    world.settle(10_000);
    let now = world.now;
    let link = world.device(0).engine.cards(now).unwrap()[0].link.clone();
    let add = Command::AddContact { link, name: Some("Ada".to_owned()), salutation: Salutation::WeMet };
    world.command(1, add).unwrap();
    world.say(1, "Ada", "it is me").unwrap();
    world.settle(10_000);
    let request = world.device(0).engine.requests().unwrap()[0].clone();
    let contact = world.device(1).engine.contacts().unwrap()[0].clone();
    assert_eq!(Some(request.words), contact.words, "both sides have the same words to compare");
    world.command(0, Command::AcceptRequest { request: request.id, name: Some("Ben".to_owned()) }).unwrap();
    world.settle(10_000);
    assert_eq!(world.texts(0, "Ben"), [(Some("Ben".to_owned()), "it is me".to_owned())]);
}
