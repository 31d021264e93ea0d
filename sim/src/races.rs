//! Commits that nobody types: both sides renew their keys in the same instant. The relay takes one; whoever lost goes on
//! from the winner's.

use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};

use crate::network::Faults;
use crate::people::NAMES;
use crate::snapshot::Snapshot;
use crate::trace::Trace;
use crate::world::World;

const FEW: Faults = Faults { breaks: 20, refuses: 50, kills: 20, relay_kills: 5 };
/// Longer than keys are kept.
const DAYS: u64 = 4 * 86_400_000;

/// Plays five rounds of commits against commits.
///
/// # Errors
/// What does not hold, in words.
pub fn play(seed: u64, trace: Trace) -> Result<(), String> {
    let mut rng = ChaCha20Rng::seed_from_u64(seed ^ 0x4ace);
    let mut world = Snapshot::friends(2, seed).world(seed, trace);
    world.rest(60_000)?;
    for round in 0..5 {
        both_say(&mut world, &format!("round {round}"))?;
        world.rest(60_000)?;
        if rng.next_u32().is_multiple_of(2) {
            both_say(&mut world, &format!("at once, {round}"))?;
        }
        world.pass(DAYS);
        world.faults = if rng.next_u32().is_multiple_of(2) { FEW } else { Faults::default() };
        for _ in 0..rng.next_u32() % 60 {
            world.step();
        }
        world.faults = Faults::default();
        world.rest(60_000)?;
    }
    both_say(&mut world, "after")?;
    world.rest(60_000)?;
    both_say(&mut world, "after that")?;
    world.rest(60_000)?;
    judge(&mut world)
}

fn both_say(world: &mut World, text: &str) -> Result<(), String> {
    for author in 0..2 {
        world.say(author, NAMES[1 - author], &format!("{author}: {text}")).map_err(|error| error.to_string())?;
    }
    Ok(())
}

/// They go on together: what was said last stands on both sides, in one order, and was delivered.
fn judge(world: &mut World) -> Result<(), String> {
    world.observer.verdict()?;
    let mut last = Vec::new();
    for device in 0..2 {
        let texts = world.texts(device, NAMES[1 - device]).into_iter().map(|(_, text)| text);
        last.push(texts.filter(|text| text.contains("after")).collect::<Vec<_>>());
        if !world.device(device).engine.idle() {
            return Err(format!("device {device} is not at rest"));
        }
    }
    if last[0] == last[1] && last[0].len() == 4 { Ok(()) } else { Err(format!("they do not go on together: {last:?}")) }
}
