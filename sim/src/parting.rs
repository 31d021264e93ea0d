//! Somebody is blocked in the middle of a talk, and later unblocked; both begin anew.

use kith_core::engine::io::{Command, ContactState, MessageState};
use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};

use crate::network::Faults;
use crate::people::NAMES;
use crate::snapshot::Snapshot;
use crate::story;
use crate::trace::Trace;
use crate::world::World;

/// Plays a parting and a new beginning.
///
/// # Errors
/// What does not hold, in words.
pub fn play(seed: u64, faults: Faults, trace: Trace) -> Result<(), String> {
    let mut rng = ChaCha20Rng::seed_from_u64(seed ^ 0xb10c);
    let mut world = Snapshot::friends(2, seed).world(seed, trace);
    world.faults = faults;
    talk(&mut world, &mut rng, "before", 6);
    let block = Command::Block { name: NAMES[1].to_owned() };
    world.command(0, block).map_err(|error| error.to_string())?;
    talk(&mut world, &mut rng, "after the block", 4);
    world.faults = Faults::default();
    world.rest(200_000)?;
    judge_parted(&mut world)?;

    let unblock = Command::Unblock { name: NAMES[1].to_owned() };
    world.command(0, unblock).map_err(|error| error.to_string())?;
    let link = world.card(0, false);
    world.rest(100_000)?;
    world.add(1, link, NAMES[0]).map_err(|error| error.to_string())?;
    world.rest(100_000)?;
    world.accept(0, NAMES[1]);
    world.rest(100_000)?;
    world.faults = faults;
    talk(&mut world, &mut rng, "anew", 6);
    world.faults = Faults::default();
    world.rest(200_000)?;
    judge_anew(&mut world)
}

fn talk(world: &mut World, rng: &mut ChaCha20Rng, what: &str, texts: usize) {
    for number in 0..texts {
        let author = rng.next_u32() as usize % 2;
        // Where the conversation has ended already, this is refused.
        let _ = world.say(author, NAMES[1 - author], &format!("{author} {what} {number}"));
        for _ in 0..rng.next_u32() % 40 {
            world.step();
        }
    }
}

/// The blocked side has seen the end; nothing written after the block stands at the blocker; what one side knows to be
/// delivered stands at the other.
fn judge_parted(world: &mut World) -> Result<(), String> {
    let states: Vec<ContactState> =
        (0..2).map(|device| world.device(device).engine.contacts().expect("contacts")[0].state).collect();
    if states != [ContactState::Blocked, ContactState::Ended] {
        return Err(format!("they are {states:?}"));
    }
    for author in 0..2 {
        let there = world.texts(1 - author, NAMES[author]);
        let arrived = |text: &String| there.iter().filter(|(from, there)| from.is_some() && there == text).count();
        for (text, state) in world.progress(author, NAMES[1 - author]) {
            let allowed = match state {
                MessageState::Delivered | MessageState::Read => arrived(&text) == 1,
                MessageState::Sent => arrived(&text) <= 1,
                MessageState::Failed => arrived(&text) == 0,
                MessageState::Waiting | MessageState::Queued | MessageState::Unread => false,
            };
            if !allowed {
                return Err(format!("{text:?} is {state:?} at its author, and {} times at the reader", arrived(&text)));
            }
        }
    }
    let late = world.texts(0, NAMES[1]).into_iter().find(|(from, text)| from.is_some() && text.contains("after"));
    if let Some((_, text)) = late {
        return Err(format!("{text:?} reached the one who had blocked"));
    }
    no_trouble(world)
}

fn judge_anew(world: &mut World) -> Result<(), String> {
    let anew = |texts: Vec<(Option<String>, String)>| {
        texts.into_iter().map(|(_, text)| text).filter(|text| text.contains("anew")).collect::<Vec<_>>()
    };
    let (here, there) = (anew(world.texts(0, NAMES[1])), anew(world.texts(1, NAMES[0])));
    if here != there || here.len() != 6 {
        return Err(format!("after the new beginning they have {here:?} and {there:?}"));
    }
    no_trouble(world)
}

fn no_trouble(world: &mut World) -> Result<(), String> {
    for device in 0..2 {
        if !world.device(device).engine.idle() {
            return Err(format!("device {device} is not at rest"));
        }
    }
    story::no_key_twice(world)
}
