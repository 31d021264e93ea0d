//! Homes that are copied, or restored from a copy: whatever is tried, no key encrypts two things, and the copy is told.

use kith_core::engine::io::Event;
use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};

use crate::people::NAMES;
use crate::snapshot::Snapshot;
use crate::story;
use crate::trace::Trace;
use crate::world::World;

/// A home is put back to an older copy of itself, once it has connected since; both sides go on writing.
///
/// # Errors
/// What does not hold, in words.
pub fn restore(seed: u64, trace: Trace) -> Result<(), String> {
    let (mut world, mut rng) = begin(seed, trace);
    talk(&mut world, &mut rng, "before", 4)?;
    let backup = world.device(1).backup();
    talk(&mut world, &mut rng, "between", 4)?;
    world.kill(1);
    world.rest(100_000)?;
    let before = world.observer.encrypted_by(1);
    world.restore(1, backup);
    let _ = talk(&mut world, &mut rng, "after", 6);
    if world.observer.encrypted_by(1) != before {
        return Err("the restored home has encrypted something".to_owned());
    }
    is_told(&mut world, 1)?;
    // What is in it can still be read.
    if world.texts(1, NAMES[0]).is_empty() {
        return Err("the restored home shows nothing".to_owned());
    }
    story::no_key_twice(&world)
}

/// Homes are put back to older copies of themselves that show the relay numbers it has not seen, because they had not
/// connected anew since: their unknown records in the channel give them away, and they come back with fresh leaves. What
/// was said meanwhile may be missing in them; what is said afterwards is not.
///
/// # Errors
/// What does not hold, in words.
pub fn restore_unnoticed(seed: u64, homes: &[usize], trace: Trace) -> Result<(), String> {
    let (mut world, mut rng) = begin(seed, trace);
    talk(&mut world, &mut rng, "before", 4)?;
    let backups: Vec<_> = homes.iter().map(|home| world.device(*home).backup()).collect();
    talk(&mut world, &mut rng, "between", 4)?;
    for home in homes {
        world.say(*home, NAMES[1 - home], "a last one before it is restored").map_err(|error| error.to_string())?;
    }
    world.rest(100_000)?;
    for (home, backup) in homes.iter().zip(backups) {
        world.restore(*home, backup);
    }
    talk(&mut world, &mut rng, "meanwhile", 4)?;
    talk(&mut world, &mut rng, "after", 6)?;
    story::no_key_twice(&world)?;
    let after = |texts: Vec<(Option<String>, String)>| {
        texts.into_iter().map(|(_, text)| text).filter(|text| text.starts_with("after")).collect::<Vec<_>>()
    };
    let (here, there) = (after(world.texts(0, NAMES[1])), after(world.texts(1, NAMES[0])));
    if here != there || here.len() != 6 {
        return Err(format!("they do not go on together: {here:?} and {there:?}"));
    }
    Ok(())
}

/// Two copies of one home are used in turn, never at once.
///
/// # Errors
/// What does not hold, in words.
pub fn alternate(seed: u64, trace: Trace) -> Result<(), String> {
    let (mut world, mut rng) = begin(seed, trace);
    talk(&mut world, &mut rng, "before", 4)?;
    let backup = world.device(1).backup();
    let copy = world.add_device(backup);
    world.unplug(copy);
    for turn in 0..6 {
        let (on, off) = if turn % 2 == 0 { (1, copy) } else { (copy, 1) };
        world.unplug(off);
        world.plug(on);
        for number in 0..1 + rng.next_u32() % 3 {
            let _ = world.say(on, NAMES[0], &format!("turn {turn}, {number}"));
            let _ = world.say(0, NAMES[1], &format!("answer {turn}, {number}"));
            wander(&mut world, &mut rng);
        }
        world.rest(100_000)?;
        story::no_key_twice(&world)?;
    }
    let told = [1, copy].into_iter().filter(|device| is_told(&mut world, *device).is_ok()).count();
    if told == 1 { Ok(()) } else { Err(format!("{told} of the two homes know that they are copies")) }
}

/// A copy of a home is started while the original is online and silent; then both are written from.
///
/// # Errors
/// What does not hold, in words.
pub fn side_by_side(seed: u64, trace: Trace) -> Result<(), String> {
    let (mut world, mut rng) = begin(seed, trace);
    talk(&mut world, &mut rng, "before", 4)?;
    let backup = world.device(1).backup();
    let copy = world.add_device(backup);
    world.plug(copy);
    world.rest(100_000)?;
    for number in 0..4 {
        let _ = world.say(1, NAMES[0], &format!("original {number}"));
        let _ = world.say(copy, NAMES[0], &format!("copy {number}"));
        wander(&mut world, &mut rng);
    }
    world.rest(100_000)?;
    let told = [1, copy].into_iter().filter(|device| is_told(&mut world, *device).is_ok()).count();
    if told != 1 {
        return Err(format!("{told} of the two homes know that they are copies"));
    }
    story::no_key_twice(&world)
}

fn begin(seed: u64, trace: Trace) -> (World, ChaCha20Rng) {
    (Snapshot::friends(2, seed).world(seed, trace), ChaCha20Rng::seed_from_u64(seed ^ 0xc091))
}

fn talk(world: &mut World, rng: &mut ChaCha20Rng, what: &str, texts: usize) -> Result<(), String> {
    for number in 0..texts {
        let author = rng.next_u32() as usize % 2;
        let said = world.say(author, NAMES[1 - author], &format!("{what} {number}"));
        said.map_err(|error| error.to_string())?;
        wander(world, rng);
    }
    world.rest(100_000)
}

fn wander(world: &mut World, rng: &mut ChaCha20Rng) {
    for _ in 0..rng.next_u32() % 60 {
        world.step();
    }
}

fn is_told(world: &mut World, device: usize) -> Result<(), String> {
    let told = world.device(device).shown.contains(&Event::Copied);
    if told { Ok(()) } else { Err(format!("device {device} was not told that it is a copy")) }
}
