//! A story: random things said by random people while everything that can fail fails, and the reference model of what must
//! hold afterwards. The model is a list of what was said; it knows nothing of channels, epochs or relays.

use std::collections::BTreeMap;

use kith_core::engine::io::{Command, MessageState};
use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};

use crate::network::Faults;
use crate::people::NAMES;
use crate::snapshot::Snapshot;
use crate::trace::Trace;
use crate::world::World;

/// What happens in a story.
#[derive(Clone, Copy, Debug)]
pub struct Schedule {
    /// How many people there are, all in contact with each other.
    pub people: usize,
    /// Texts that are written.
    pub texts: usize,
    /// What goes wrong meanwhile.
    pub faults: Faults,
    /// Days may pass between texts, so that both sides renew their keys in the same instant.
    pub days: bool,
}

/// What was said, by whom to whom, in the order of each author's writing.
pub type Said = BTreeMap<(usize, usize), Vec<String>>;

/// Plays a story to its end.
///
/// # Errors
/// What does not hold, in words.
pub fn play(seed: u64, schedule: &Schedule, trace: Trace) -> Result<(), String> {
    let mut rng = ChaCha20Rng::seed_from_u64(seed ^ 0x5707);
    let mut world = Snapshot::friends(schedule.people, seed).world(seed, trace);
    world.faults = schedule.faults;
    let mut said = Said::new();
    for number in 0..schedule.texts {
        let author = rng.next_u32() as usize % schedule.people;
        let reader = (author + 1 + rng.next_u32() as usize % (schedule.people - 1)) % schedule.people;
        let text = format!("text {number}");
        world.say(author, NAMES[reader], &text).map_err(|error| error.to_string())?;
        said.entry((author, reader)).or_default().push(text);
        if rng.next_u32().is_multiple_of(4) {
            let read = Command::MarkRead { name: NAMES[reader].to_owned() };
            world.command(author, read).map_err(|error| error.to_string())?;
        }
        for _ in 0..rng.next_u32() % 40 {
            world.step();
        }
        if schedule.days && rng.next_u32().is_multiple_of(8) {
            world.pass(4 * 86_400_000);
        }
    }
    world.faults = Faults::default();
    world.rest(200_000)?;
    judge(&mut world, &said)
}

/// Everybody is at rest, nobody complains, no key was used twice, and every conversation is what was said in it.
///
/// # Errors
/// What does not hold, in words.
pub fn judge(world: &mut World, said: &Said) -> Result<(), String> {
    peaceful(world)?;
    for other in 0..world.devices.len() {
        for one in 0..other {
            conversation(world, said, one, other)?;
        }
    }
    Ok(())
}

/// Everybody is at rest, nobody complains, no key was used twice.
///
/// # Errors
/// What does not hold, in words.
pub fn peaceful(world: &mut World) -> Result<(), String> {
    for device in 0..world.devices.len() {
        if !world.device(device).engine.idle() {
            return Err(format!("device {device} is not at rest"));
        }
        let complaints = world.complaints(device);
        if !complaints.is_empty() {
            return Err(format!("device {device} complains: {complaints:?}"));
        }
    }
    no_key_twice(world)
}

/// No key was used twice by anybody.
///
/// # Errors
/// Which was.
pub fn no_key_twice(world: &World) -> Result<(), String> {
    world.observer.verdict()
}

/// All that was said between two stands once on both sides, in one order, each author's in the order of writing, and both
/// know that it was delivered.
///
/// # Errors
/// What does not hold, in words.
pub fn conversation(world: &mut World, said: &Said, one: usize, other: usize) -> Result<(), String> {
    let here = texts(world, one, other);
    let there = texts(world, other, one);
    if here != there {
        return Err(format!("{one} and {other} disagree: {here:?} and {there:?}"));
    }
    for (author, reader) in [(one, other), (other, one)] {
        let said = said.get(&(author, reader)).cloned().unwrap_or_default();
        let stands: Vec<&String> = here.iter().filter(|(by, _)| *by == author).map(|(_, text)| text).collect();
        if stands != said.iter().collect::<Vec<_>>() {
            return Err(format!("{author} said {said:?} to {reader}, and {stands:?} stand there"));
        }
        let progress = world.progress(author, NAMES[reader]);
        if let Some((text, state)) = progress.iter().find(|(_, state)| !is_delivered(*state)) {
            return Err(format!("{author} knows of {text:?} only that it is {state:?}"));
        }
    }
    Ok(())
}

/// The texts at a device, each with the device of its author.
fn texts(world: &mut World, at: usize, with: usize) -> Vec<(usize, String)> {
    let texts = world.texts(at, NAMES[with]);
    texts.into_iter().map(|(from, text)| (if from.is_none() { at } else { with }, text)).collect()
}

const fn is_delivered(state: MessageState) -> bool {
    matches!(state, MessageState::Delivered | MessageState::Read)
}
