//! Two people who do not know each other come to talk, while everything that can fail fails.

use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};

use crate::network::Faults;
use crate::people::NAMES;
use crate::snapshot::Snapshot;
use crate::story::{self, Said};
use crate::trace::Trace;
use crate::world::World;

/// How they meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meeting {
    /// One has a card of the other, and is accepted.
    OneAsks,
    /// Each has a card of the other, and both ask before they have heard of each other's asking; nobody accepts.
    BothAsk,
}

/// Plays a first contact. Both write before they are accepted, as soon as they may.
///
/// # Errors
/// What does not hold, in words.
pub fn play(seed: u64, meeting: Meeting, faults: Faults, trace: Trace) -> Result<(), String> {
    let mut rng = ChaCha20Rng::seed_from_u64(seed ^ 0xf157);
    let mut world = Snapshot::strangers(2, seed).world(seed, trace);
    world.faults = faults;
    let mut said = Said::new();
    let cards = [world.card(0, seed.is_multiple_of(2)), world.card(1, false)];
    until(&mut world, |world| are_cards_ready(world, meeting))?;
    match meeting {
        Meeting::OneAsks => one_asks(&mut world, &mut rng, &mut said, &cards[0])?,
        Meeting::BothAsk => both_ask(&mut world, &mut rng, &mut said, cards)?,
    }
    for number in 0..6 {
        let author = rng.next_u32() as usize % 2;
        say(&mut world, &mut said, author, &format!("talk {number}"))?;
        wander(&mut world, &mut rng);
    }
    world.faults = Faults::default();
    world.rest(200_000)?;
    story::judge(&mut world, &said)?;
    for device in 0..2 {
        let open = world.device(device).engine.requests().expect("requests").len();
        if open > 0 {
            return Err(format!("device {device} still has a request to answer"));
        }
    }
    Ok(())
}

fn one_asks(world: &mut World, rng: &mut ChaCha20Rng, said: &mut Said, card: &str) -> Result<(), String> {
    world.add(1, card.to_owned(), NAMES[0]).map_err(|error| error.to_string())?;
    say(world, said, 1, "written before the request was sent")?;
    wander(world, rng);
    say(world, said, 1, "written before it was accepted")?;
    wander(world, rng);
    until(world, |world| !world.device(0).engine.requests().expect("requests").is_empty())?;
    world.accept(0, NAMES[1]);
    say(world, said, 0, "written before the conversation stood")
}

fn both_ask(world: &mut World, rng: &mut ChaCha20Rng, said: &mut Said, cards: [String; 2]) -> Result<(), String> {
    for (owner, card) in cards.into_iter().enumerate() {
        let other = 1 - owner;
        world.add(other, card, NAMES[owner]).map_err(|error| error.to_string())?;
        say(world, said, other, "written before anybody was accepted")?;
        // The second asks before it can have heard of the first: less than a request takes.
        for _ in 0..rng.next_u32() % 12 {
            if world.device(1).engine.requests().expect("requests").is_empty() {
                world.step();
            }
        }
    }
    Ok(())
}

fn are_cards_ready(world: &mut World, meeting: Meeting) -> bool {
    let asked = if meeting == Meeting::BothAsk { 2 } else { 1 };
    let now = world.now;
    (0..asked).all(|owner| {
        let cards = world.device(owner).engine.cards(now).expect("cards");
        cards.iter().all(|card| card.state == kith_core::engine::io::CardState::Active)
    })
}

fn say(world: &mut World, said: &mut Said, author: usize, text: &str) -> Result<(), String> {
    let text = format!("{author}: {text}");
    world.say(author, NAMES[1 - author], &text).map_err(|error| format!("{author} cannot write: {error}"))?;
    said.entry((author, 1 - author)).or_default().push(text);
    Ok(())
}

fn wander(world: &mut World, rng: &mut ChaCha20Rng) {
    for _ in 0..rng.next_u32() % 40 {
        world.step();
    }
}

/// Lets things happen until this is so.
fn until(world: &mut World, mut is_so: impl FnMut(&mut World) -> bool) -> Result<(), String> {
    for _ in 0..20_000 {
        if is_so(world) {
            return Ok(());
        }
        if !world.step() {
            world.pass(1_000);
        }
    }
    Err("what was waited for does not come".to_owned())
}
