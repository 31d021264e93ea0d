//! A story: random things said by random people while everything that can fail fails, and the reference model of what must
//! hold afterwards. The model is a list of what was said; it knows nothing of channels, epochs or relays.

use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};

use crate::network::Faults;
use crate::world::World;

/// What happens in a story.
#[derive(Clone, Copy, Debug)]
pub struct Plot {
    /// Texts that are written.
    pub texts: usize,
    /// What goes wrong meanwhile.
    pub faults: Faults,
    /// Days may pass between texts, so that keys are renewed and both sides may commit at once.
    pub days: bool,
}

/// What was said, by whom, in the order of each author's writing.
#[derive(Debug, Default)]
struct Model {
    said: [Vec<String>; 2],
}

/// Plays a story of two people to its end.
///
/// # Errors
/// What does not hold, in words.
pub fn play(seed: u64, plot: &Plot) -> Result<(), String> {
    let mut rng = ChaCha20Rng::seed_from_u64(seed ^ 0x5707);
    let mut world = World::new(seed, 2);
    world.found_accounts();
    world.befriend((0, "Ada"), (1, "Ben"));
    world.faults = plot.faults;
    let mut model = Model::default();
    for number in 0..plot.texts {
        let author = rng.next_u32() as usize % 2;
        let text = format!("text {number}");
        let to = if author == 0 { "Ben" } else { "Ada" };
        if world.say(author, to, &text).is_ok() {
            let said = model.said.get_mut(author).ok_or("an author")?;
            said.push(text);
        }
        for _ in 0..rng.next_u32() % 40 {
            world.step();
        }
        if plot.days && rng.next_u32().is_multiple_of(8) {
            world.pass(4 * 86_400_000);
        }
    }
    world.faults = Faults::default();
    world.settle(200_000);
    judge(&mut world, &model)
}

/// All that was said stands once on both sides, in one order, each author's in the order of writing; nothing is left to do.
fn judge(world: &mut World, model: &Model) -> Result<(), String> {
    let ada: Vec<String> = texts(world, 0, "Ben");
    let ben: Vec<String> = texts(world, 1, "Ada");
    if ada != ben {
        return Err(format!("they disagree: {ada:?} and {ben:?}"));
    }
    let count = model.said.iter().map(Vec::len).sum::<usize>();
    if ada.len() != count {
        return Err(format!("{count} texts were said, {} stand there: {ada:?}", ada.len()));
    }
    for said in &model.said {
        let stands: Vec<&String> = ada.iter().filter(|text| said.contains(text)).collect();
        if stands != said.iter().collect::<Vec<_>>() {
            return Err(format!("{said:?} stand as {stands:?}"));
        }
    }
    for device in 0..2 {
        if !world.device(device).engine.idle() {
            return Err(format!("device {device} is not at rest"));
        }
        let alarms: Vec<String> = world.device(device).shown.iter().filter(|event| is_alarm(event)).map(|event| format!("{event:?}")).collect();
        if !alarms.is_empty() {
            return Err(format!("an honest relay was accused: {alarms:?}"));
        }
    }
    Ok(())
}

fn texts(world: &mut World, device: usize, with: &str) -> Vec<String> {
    let own = world.texts(device, with);
    own.into_iter().map(|(_, text)| text).collect()
}

fn is_alarm(event: &kith_core::engine::io::Event) -> bool {
    use kith_core::engine::io::Event;
    matches!(event, Event::Alarm { .. } | Event::Missed { .. } | Event::Trouble { .. } | Event::Copied)
}
