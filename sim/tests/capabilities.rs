//! C1.2: whoever was blocked, declined, or holds a card that was taken back, keeps everything that his device ever had, and
//! reaches nobody with it. All that is wrong with a token is answered alike, byte for byte.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test")]

use kith_core::engine::io::{Command, Input, Output};
use kith_sim::line::Line;
use kith_sim::loot::Loot;
use kith_sim::puppet::Puppet;
use kith_sim::stranger::Stranger;
use kith_sim::{Snapshot, World};
use kith_wire::content::Body;
use kith_wire::inbox::{Card, Salutation};
use kith_wire::{MessageId, Operation, Prove, Purpose, Refusal, Role, ServerEvent, Shown, Subscribe, Token};
use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng;

type Ask = fn(Shown) -> Operation;

const DELIVER: Ask = |shown| Operation::Deliver { shown, body: vec![1; 100] };
const CLAIM: Ask = Operation::ClaimKeyPackages;
const CHAIN: Ask = |shown| Operation::ReadChain { shown, from: 0 };
const CARD_KEY: Ask = Operation::FetchCardKey;

/// Ada has blocked Ben, whose device keeps what it had.
fn blocked(seed: u64) -> (World, Loot) {
    let mut world = Snapshot::friends(2, seed).world(seed, None);
    world.settle(100_000);
    let loot = Loot::of(&world, 1, "Ada");
    world.command(0, Command::Block { name: "Ben".to_owned() }).unwrap();
    world.settle(100_000);
    (world, loot)
}

/// What a fresh connection is told.
fn asked(world: &mut World, ask: Ask, shown: Shown) -> Vec<u8> {
    Line::dial(world, Role::Conversation).ask_raw(world, ask(shown))
}

/// The token that Ben had opens this no more, and is answered like one that never was; before the block it opened it.
fn closed_by_the_block(ask: Ask) {
    let mut before = Snapshot::friends(2, 1).world(1, None);
    before.settle(100_000);
    let reach = Loot::of(&before, 1, "Ada").reach.unwrap();
    let shown = Shown { account: reach.account, token: reach.token };
    let nobodys = Shown { account: reach.account, token: Token([9; 32]) };
    assert_ne!(asked(&mut before, ask, shown.clone()), asked(&mut before, ask, nobodys.clone()));
    let (mut world, _) = blocked(1);
    assert_eq!(asked(&mut world, ask, shown), asked(&mut world, ask, nobodys));
}

#[test]
fn a_blocked_contact_puts_nothing_into_the_inbox_with_the_token_he_kept() {
    closed_by_the_block(DELIVER);
}

#[test]
fn a_blocked_contact_claims_no_key_packages_with_the_token_he_kept() {
    closed_by_the_block(CLAIM);
}

#[test]
fn a_blocked_contact_reads_no_chain_with_the_token_he_kept() {
    closed_by_the_block(CHAIN);
}

#[test]
fn a_blocked_contact_is_heard_by_nobody_in_the_channel_he_still_has_the_keys_of() {
    let mut world = Snapshot::friends(2, 2).world(2, None);
    world.settle(100_000);
    let mut puppet = Puppet::of(&mut world, 1, "Ada");
    world.unplug(1);
    world.command(0, Command::Block { name: "Ben".to_owned() }).unwrap();
    world.settle(100_000);
    assert!(puppet.catch_up(&mut world));
    let (shown, carried_out) = (world.device(0).shown.len(), world.device(0).carried_out);
    let text = puppet.content(MessageId([1; 16]), Body::Text("are you there?".to_owned()));
    let answer = puppet.say(&mut world, &text);
    assert!(matches!(answer, ServerEvent::Appended { .. }), "the channel is his as much as hers: {answer:?}");
    world.settle(100_000);
    assert_eq!(world.device(0).shown.len(), shown);
    assert_eq!(world.device(0).carried_out, carried_out, "she does not even hear it");
    assert!(world.texts(0, "Ben").is_empty());
}

#[test]
fn a_proof_of_membership_that_was_kept_proves_nothing_on_another_connection() {
    let mut world = Snapshot::friends(2, 3).world(3, None);
    world.settle(100_000);
    let place = Loot::of(&world, 1, "Ada").place.unwrap();
    let (channel, epoch) = (place.channel, place.head.epoch);
    let group = kith_core::mls::Group::load(&Loot::of(&world, 1, "Ada").state, &channel).unwrap().unwrap();
    let mut old = Line::dial(&mut world, Role::Conversation);
    let signed = Prove::signed(&old.relay, &old.nonce, &channel, epoch, Purpose::Read);
    let signature = group.channel_keys(&old.relay).unwrap().sign_read(&signed.0);
    let proof = Operation::Prove(Prove { channel, epoch, purpose: Purpose::Read, signature });
    assert_eq!(old.ask(&mut world, proof.clone()), ServerEvent::Done);
    let mut new = Line::dial(&mut world, Role::Conversation);
    assert_eq!(new.ask(&mut world, proof), ServerEvent::Refusal(Refusal::NoRight));
    let subscribe = Operation::Subscribe(Subscribe { channel, epoch, after: kith_wire::Seq(0) });
    assert_eq!(new.ask(&mut world, subscribe), ServerEvent::Refusal(Refusal::NoRight));
}

/// A card of Ada's and the key that it fetches.
fn card(world: &mut World) -> (Card, Vec<u8>, String) {
    let link = world.card(0, false);
    world.settle(100_000);
    let card = kith_wire::card::from_link(&link).unwrap();
    let shown = Shown { account: card.account, token: card.token };
    let ServerEvent::CardKey(key) = Line::dial(world, Role::Conversation).ask(world, CARD_KEY(shown)) else {
        panic!("the card works")
    };
    (card, key, link)
}

#[test]
fn a_card_that_was_taken_back_opens_nothing_to_whoever_kept_it() {
    let mut world = Snapshot::strangers(1, 4).world(4, None);
    world.settle(100_000);
    let (card, _, link) = card(&mut world);
    let now = world.now;
    let cards = world.device(0).engine.cards(now).unwrap();
    let id = cards.iter().find(|card| card.link == link).unwrap().id.clone();
    world.command(0, Command::RevokeCard { card: id }).unwrap();
    world.settle(100_000);
    for ask in [CARD_KEY, DELIVER, CLAIM, CHAIN] {
        let shown = Shown { account: card.account, token: card.token };
        let nobodys = Shown { account: card.account, token: Token([9; 32]) };
        assert_eq!(asked(&mut world, ask, shown), asked(&mut world, ask, nobodys));
    }
}

#[test]
fn a_card_opens_neither_key_packages_nor_chain() {
    let mut world = Snapshot::strangers(1, 5).world(5, None);
    world.settle(100_000);
    let (card, _, _) = card(&mut world);
    for ask in [CLAIM, CHAIN] {
        let shown = Shown { account: card.account, token: card.token };
        let nobodys = Shown { account: card.account, token: Token([9; 32]) };
        assert_eq!(asked(&mut world, ask, shown), asked(&mut world, ask, nobodys));
    }
}

#[test]
fn whoever_was_declined_is_not_shown_again_whatever_he_sends_by_the_same_card() {
    let mut world = Snapshot::strangers(1, 6).world(6, None);
    world.settle(100_000);
    let (card, key, _) = card(&mut world);
    let mut rng = ChaCha20Rng::seed_from_u64(6);
    let stranger = Stranger::new(&mut rng);
    let first = stranger.request(&mut rng, "Mallory", Salutation::Hello);
    let first = stranger.envelope(&card, &key, &first);
    let second = stranger.request(&mut rng, "Cleo", Salutation::Family);
    let second = stranger.envelope(&card, &key, &second);
    deliver(&mut world, &card, first.clone());
    let request = world.device(0).engine.requests().unwrap()[0].id.clone();
    world.command(0, Command::DeclineRequest { request }).unwrap();
    world.settle(100_000);
    let shown = world.device(0).shown.len();
    for letter in [first, second] {
        deliver(&mut world, &card, letter);
    }
    assert!(world.device(0).engine.requests().unwrap().is_empty());
    assert_eq!(world.device(0).shown.len(), shown, "not a word of it");
}

fn deliver(world: &mut World, card: &Card, body: Vec<u8>) {
    let shown = Shown { account: card.account, token: card.token };
    let answer = Line::dial(world, Role::Conversation).ask(world, Operation::Deliver { shown, body });
    assert_eq!(answer, ServerEvent::Done, "the relay cannot know what is in it");
    world.settle(100_000);
}

#[test]
fn a_device_answers_nobody_because_a_letter_came() {
    let (mut world, loot) = blocked(7);
    let now = world.now;
    let link = world.account_link(0).unwrap();
    let engine = &mut world.device(0).engine;
    let items =
        vec![kith_wire::InboxItem { seq: kith_wire::Seq(1_000), body: loot.chain[0].stamp.signature.0.to_vec() }];
    let frame = kith_wire::ServerFrame { request: 0, event: ServerEvent::InboxItems(items) };
    engine.handle(Input::Received(link, kith_wire::Message::encode(&frame)), now).unwrap();
    while let Some(output) = engine.poll() {
        assert!(matches!(output, Output::Save(_) | Output::Wait(_)), "{output:?}");
    }
}
