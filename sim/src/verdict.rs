//! What must hold whatever the relay did. The model is the list of what was said, as in [`crate::story`]: it knows nothing of
//! what the relay did, and so holds for all of it.

use kith_core::engine::io::{ContactState, Event, MessageState};

use crate::people::NAMES;
use crate::story::Said;
use crate::world::World;

/// Nothing forged stands anywhere, nothing is missing without a word, and no key was used twice.
///
/// # Errors
/// What does not hold, in words.
pub fn judge(world: &mut World, said: &Said) -> Result<(), String> {
    world.observer.verdict()?;
    for reader in 0..world.devices.len() {
        for author in (0..world.devices.len()).filter(|author| *author != reader) {
            if knows(world, reader, author) {
                nothing_forged(world, said, author, reader)?;
                own_words_stay(world, said, reader, author)?;
            }
            if knows(world, author, reader) {
                nothing_lost_in_silence(world, said, author, reader)?;
            }
        }
    }
    Ok(())
}

/// Whether a device has a contact of this name, and it is whoever has this name.
fn knows(world: &mut World, device: usize, other: usize) -> bool {
    let account = world.device(other).engine.account().expect("an account").expect("an account").id;
    let contacts = world.device(device).engine.contacts().expect("contacts");
    contacts.iter().any(|contact| contact.name == NAMES[other] && contact.account == account)
}

/// Every text that stands as somebody's was said by that person, to this reader, and stands once. It stands in the order of
/// writing, unless one of the two was told what the relay did.
fn nothing_forged(world: &mut World, said: &Said, author: usize, reader: usize) -> Result<(), String> {
    let said = said.get(&(author, reader)).cloned().unwrap_or_default();
    let shown: Vec<String> = received(world, reader, author);
    let mut places = Vec::new();
    for text in &shown {
        let place = said.iter().position(|said| said == text);
        places.push(place.ok_or_else(|| format!("{reader} is shown {text:?}, which {author} never said"))?);
    }
    let ordered = places.is_sorted();
    places.sort_unstable();
    places.dedup();
    if places.len() != shown.len() {
        return Err(format!("{reader} is shown something of {author} twice: {shown:?}"));
    }
    if !ordered && !is_warned(world, author, reader) {
        return Err(format!("{reader} has {shown:?} of {author}, who said {said:?}, and nobody was told"));
    }
    Ok(())
}

/// What somebody said stands once with its author, whatever became of it.
fn own_words_stay(world: &mut World, said: &Said, author: usize, reader: usize) -> Result<(), String> {
    let mut said = said.get(&(author, reader)).cloned().unwrap_or_default();
    let mut kept: Vec<String> = world.progress(author, NAMES[reader]).into_iter().map(|(text, _)| text).collect();
    said.sort();
    kept.sort();
    if said == kept { Ok(()) } else { Err(format!("{author} said {said:?} to {reader} and has {kept:?}")) }
}

/// What is missing is not said to have been delivered, and nothing later is shown either; else one of the two was told. (What
/// a relay keeps to itself for good, together with everything after it, nobody can tell from what it has not sent yet: it
/// stays "sent".)
fn nothing_lost_in_silence(world: &mut World, said: &Said, author: usize, reader: usize) -> Result<(), String> {
    let shown = if knows(world, reader, author) { received(world, reader, author) } else { Vec::new() };
    let said = said.get(&(author, reader)).cloned().unwrap_or_default();
    let newest = said.iter().rposition(|text| shown.contains(text));
    for (text, state) in world.progress(author, NAMES[reader]) {
        let Some(place) = said.iter().position(|said| *said == text) else { continue };
        let passed_over = newest.is_some_and(|newest| place < newest);
        let claimed = matches!(state, MessageState::Delivered | MessageState::Read);
        if !shown.contains(&text) && (passed_over || claimed) && !is_warned(world, author, reader) {
            return Err(format!("{text:?} of {author} is {state:?}, does not stand at {reader}, and nobody was told"));
        }
    }
    Ok(())
}

fn received(world: &mut World, reader: usize, author: usize) -> Vec<String> {
    let texts = world.texts(reader, NAMES[author]).into_iter();
    texts.filter(|(from, _)| from.is_some()).map(|(_, text)| text).collect()
}

/// Whether one of the two was told, by name, that something is wrong with their conversation or with the relay.
fn is_warned(world: &mut World, one: usize, other: usize) -> bool {
    warned(world, one, NAMES[other]) || warned(world, other, NAMES[one])
}

fn warned(world: &mut World, device: usize, with: &str) -> bool {
    world.device(device).shown.iter().any(|event| match event {
        Event::Alarm { chat, .. } => chat.as_deref().is_none_or(|chat| chat == with),
        Event::Missed { chat, .. } => chat == with,
        Event::Contact { name, state } => name == with && matches!(state, ContactState::Ended | ContactState::Failed),
        Event::Trouble { .. } | Event::Copied => true,
        _ => false,
    })
}
