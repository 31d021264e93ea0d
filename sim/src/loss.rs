//! A relay that was put back to an older copy of its disk: the loss is named, conversations move to a new channel, and
//! nothing that was said is missing in the end.

use kith_core::engine::io::Event;
use kith_core::error::RelayFault;
use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};

use crate::people::NAMES;
use crate::snapshot::Snapshot;
use crate::story;
use crate::trace::Trace;
use crate::world::World;

/// Plays a loss, or several.
///
/// # Errors
/// What does not hold, in words.
pub fn play(seed: u64, trace: Trace) -> Result<(), String> {
    let mut rng = ChaCha20Rng::seed_from_u64(seed ^ 0x1055);
    let mut world = Snapshot::friends(2, seed).world(seed, trace);
    world.rest(100_000)?;
    let mut said = Vec::new();
    talk(&mut world, &mut rng, &mut said, 3)?;
    let backup = world.relay_backup();
    let quiet = said.len();
    talk(&mut world, &mut rng, &mut said, 6)?;
    if rng.next_u32().is_multiple_of(2) {
        let who = world.chance(2);
        world.kill(who);
    }
    world.restore_relay(&backup);
    talk(&mut world, &mut rng, &mut said, 3)?;
    world.rest(200_000)?;
    let closing = format!("text {}", said.len());
    world.say(0, NAMES[1], &closing).map_err(|error| error.to_string())?;
    said.push(closing);
    world.rest(200_000)?;
    judge(&mut world, &said, quiet)
}

fn judge(world: &mut World, said: &[String], before: usize) -> Result<(), String> {
    story::no_key_twice(world)?;
    for device in 0..2 {
        let mut texts: Vec<String> = world.texts(device, NAMES[1 - device]).into_iter().map(|(_, text)| text).collect();
        texts.sort();
        let mut expected = said.to_vec();
        expected.sort();
        if texts != expected {
            return Err(format!(
                "at device {device} of {expected:?} there are {texts:?}; {before} were before the copy"
            ));
        }
        if !world.device(device).engine.idle() {
            return Err(format!("device {device} is not at rest"));
        }
    }
    let named = |event: &Event| matches!(event, Event::Alarm { fault: RelayFault::LostData, .. });
    let mut complaints = world.complaints(0);
    complaints.extend(world.complaints(1));
    if complaints.iter().all(named) { Ok(()) } else { Err(format!("something else was said too: {complaints:?}")) }
}

fn talk(world: &mut World, rng: &mut ChaCha20Rng, said: &mut Vec<String>, texts: usize) -> Result<(), String> {
    for _ in 0..texts {
        let author = rng.next_u32() as usize % 2;
        let text = format!("text {}", said.len());
        world.say(author, NAMES[1 - author], &text).map_err(|error| error.to_string())?;
        said.push(text);
        for _ in 0..rng.next_u32() % 40 {
            world.step();
        }
    }
    Ok(())
}
