//! An accepted contact whose device does what it likes, while two others talk. Nobody falls over, the two others' conversation
//! is whole, what stands as the contact's was said by it, and what was said to it stays.

use kith_wire::MessageId;
use kith_wire::content::Body;
use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};

use kith_core::engine::io::ContactState;

use crate::mischief::{ANNOYING, BREAKING};
use crate::people::NAMES;
use crate::puppet::Puppet;
use crate::snapshot::Snapshot;
use crate::story::{self, Said};
use crate::trace::{self, Trace};
use crate::world::{World, bytes};

/// Who does what it likes; device 0 is its contact, and in contact with device 2.
const HOSTILE: usize = 1;

/// Plays a hostile contact.
///
/// # Errors
/// What does not hold, in words.
pub fn play(seed: u64, trace: Trace) -> Result<(), String> {
    let mut rng = ChaCha20Rng::seed_from_u64(seed ^ 0x9ee4);
    let mut world = Snapshot::friends(3, seed).world(seed, trace);
    world.rest(100_000)?;
    world.unplug(HOSTILE);
    let mut puppet = Puppet::of(&mut world, HOSTILE, NAMES[0]);
    let mut said = Said::new();
    let breaks = rng.next_u32() % 6;
    for number in 0..8 {
        the_others_talk(&mut world, &mut rng, &mut said, number)?;
        if puppet.catch_up(&mut world) {
            let act = rng.next_u32() as usize;
            if number == breaks {
                trace::note(trace, || format!("something breaking: {}", act % BREAKING.len()));
                BREAKING[act % BREAKING.len()](&mut puppet, &mut world, &mut rng);
            } else {
                trace::note(trace, || format!("something annoying: {}", act % ANNOYING.len()));
                ANNOYING[act % ANNOYING.len()](&mut puppet, &mut world, &mut rng);
                honestly(&mut puppet, &mut world, &mut rng, &mut said, number);
            }
        }
    }
    world.rest(60_000)?;
    judge(&mut world, &said)
}

fn the_others_talk(world: &mut World, rng: &mut ChaCha20Rng, said: &mut Said, number: u32) -> Result<(), String> {
    for (author, reader) in [(0, 2), (2, 0), (0, HOSTILE)] {
        let text = format!("{author}: text {number}");
        match world.say(author, NAMES[reader], &text) {
            Ok(_) => said.entry((author, reader)).or_default().push(text),
            Err(_) if reader == HOSTILE => {}
            Err(error) => return Err(error.to_string()),
        }
    }
    for _ in 0..20 + rng.next_u32() % 40 {
        world.step();
    }
    Ok(())
}

/// It says something as an honest device would.
fn honestly(puppet: &mut Puppet, world: &mut World, rng: &mut ChaCha20Rng, said: &mut Said, number: u32) {
    if !puppet.catch_up(world) {
        return;
    }
    let text = format!("{HOSTILE}: text {number}");
    let content = puppet.content(MessageId(bytes(rng)), Body::Text(text.clone()));
    if matches!(puppet.say(world, &content), kith_wire::ServerEvent::Appended { .. }) {
        said.entry((HOSTILE, 0)).or_default().push(text);
    }
}

fn judge(world: &mut World, said: &Said) -> Result<(), String> {
    world.observer.verdict()?;
    story::conversation(world, said, 0, 2)?;
    for device in [0, 2] {
        if !world.device(device).engine.idle() {
            return Err(format!("device {device} is not at rest"));
        }
    }
    let texts = world.texts(0, NAMES[HOSTILE]);
    let of = |hostile: bool| texts.iter().filter(move |(from, _)| from.is_some() == hostile).map(|(_, text)| text);
    let told = said.get(&(HOSTILE, 0)).cloned().unwrap_or_default();
    let heard: Vec<&String> = of(true).filter(|text| *text != "words under another's id").collect();
    let in_order = told.iter().filter(|text| heard.contains(text)).collect::<Vec<_>>() == heard;
    if !in_order {
        return Err(format!("the hostile contact said {told:?}, and {heard:?} stands there"));
    }
    let mut own: Vec<&String> = of(false).collect();
    let mut expected: Vec<&String> = said.get(&(0, HOSTILE)).into_iter().flatten().collect();
    own.sort();
    expected.sort();
    if own != expected {
        return Err(format!("to the hostile contact {expected:?} was said, and {own:?} stands there"));
    }
    let contacts = world.device(0).engine.contacts().expect("contacts");
    let others = contacts.iter().find(|contact| contact.name == NAMES[2]).map(|contact| contact.state);
    let told = world.complaints(2);
    if others != Some(ContactState::Active) || !told.is_empty() {
        return Err(format!("the other conversation is {others:?}, and its other side was told {told:?}"));
    }
    Ok(())
}
