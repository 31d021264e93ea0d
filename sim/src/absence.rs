//! Away for longer than the relay keeps messages: what expired is said to be missing, everything else arrives, and the
//! conversation goes on.

use kith_core::engine::io::Event;
use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};

use crate::people::NAMES;
use crate::snapshot::Snapshot;
use crate::story;
use crate::trace::Trace;
use crate::world::World;

const DAY: u64 = 86_400_000;
const HOUR: u64 = 3_600_000;

/// Plays an absence of up to three months.
///
/// # Errors
/// What does not hold, in words.
pub fn play(seed: u64, trace: Trace) -> Result<(), String> {
    let mut rng = ChaCha20Rng::seed_from_u64(seed ^ 0xab5e);
    let mut world = Snapshot::friends(2, seed).world(seed, trace);
    world.say(0, NAMES[1], "goodbye").map_err(|error| error.to_string())?;
    world.rest(100_000)?;
    world.unplug(1);
    // What Ben writes while he is away waits in his outbox.
    world.say(1, NAMES[0], "from far away").map_err(|error| error.to_string())?;
    let mut letters = Vec::new();
    for number in 0..1 + rng.next_u32() % 8 {
        let text = format!("while you were away {number}");
        world.say(0, NAMES[1], &text).map_err(|error| error.to_string())?;
        world.rest(100_000)?;
        letters.push((world.now.0, text));
        world.pass(u64::from(rng.next_u32() % 15) * DAY);
        world.rest(100_000)?;
    }
    let back = world.now.0;
    world.plug(1);
    world.rest(100_000)?;
    world.say(0, NAMES[1], "welcome back").map_err(|error| error.to_string())?;
    world.rest(100_000)?;
    judge(&mut world, &letters, back)
}

/// A message expires after 30 days and what is left of the hour.
const fn expiry(sent: u64) -> u64 {
    (sent + 30 * DAY).div_ceil(HOUR) * HOUR
}

fn judge(world: &mut World, letters: &[(u64, String)], back: u64) -> Result<(), String> {
    story::no_key_twice(world)?;
    let (kept, gone): (Vec<_>, Vec<_>) = letters.iter().partition(|(sent, _)| back < expiry(*sent));
    let texts: Vec<String> = world.texts(1, NAMES[0]).into_iter().map(|(_, text)| text).collect();
    let others = texts.iter().filter(|text| *text != "goodbye" && *text != "from far away" && *text != "welcome back");
    let here: Vec<&String> = others.collect();
    let expected: Vec<&String> = kept.iter().map(|(_, text)| text).collect();
    if here != expected {
        return Err(format!("of {letters:?} these should be there: {expected:?}, and these are: {here:?}"));
    }
    if texts.last().map(String::as_str) != Some("welcome back") {
        return Err(format!("the conversation does not go on: {texts:?}"));
    }
    if !world.texts(0, NAMES[1]).iter().any(|(_, text)| text == "from far away") {
        return Err("what was written far away was not sent".to_owned());
    }
    for device in 0..2 {
        let complaints = world.complaints(device);
        let missed = complaints.iter().filter(|event| matches!(event, Event::Missed { .. })).count();
        if missed != complaints.len() || (missed > 0) != (device == 1 && !gone.is_empty()) {
            return Err(format!("{} expired, and device {device} says {complaints:?}", gone.len()));
        }
        if !world.device(device).engine.idle() {
            return Err(format!("device {device} is not at rest"));
        }
    }
    Ok(())
}
