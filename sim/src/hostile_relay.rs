//! People talk while their relay does all it can; then it is honest again, and everybody hears from everybody once more.
//! What it did is named by then, or has done no harm.

use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};

use crate::malice::{Malice, SINS, Sin};
use crate::network::Faults;
use crate::people::NAMES;
use crate::snapshot::Snapshot;
use crate::story::Said;
use crate::trace::{self, Trace};
use crate::verdict;
use crate::world::{RELAY_URL, World};

const FEW: Faults = Faults { breaks: 15, refuses: 30, kills: 10, relay_kills: 5 };

/// Friends talk under a relay with one to three sins, or one that splits or loses its history.
///
/// # Errors
/// What does not hold, in words.
pub fn among_friends(seed: u64, trace: Trace) -> Result<(), String> {
    let mut rng = ChaCha20Rng::seed_from_u64(seed ^ 0x4e1a);
    let people = if rng.next_u32().is_multiple_of(4) { 3 } else { 2 };
    let mut world = Snapshot::friends(people, seed).world(seed, trace);
    world.rest(100_000)?;
    turn_hostile(&mut world, &mut rng, seed);
    let backup = world.relay_backup();
    let disaster = rng.next_u32() % 5;
    let mut said = Said::new();
    for number in 0..12 {
        match (number, disaster) {
            (4, 0) => world.fork_relay(&[1]),
            (8, 0) => world.reform_relay(),
            (6, 1) => world.restore_relay(&backup),
            _ => {}
        }
        anybody_says(&mut world, &mut rng, &mut said, people, number);
        if rng.next_u32().is_multiple_of(8) {
            world.pass(4 * 86_400_000);
        }
    }
    make_peace(&mut world, &mut said, people)
}

/// Strangers meet by a card under such a relay.
///
/// # Errors
/// What does not hold, in words.
pub fn among_strangers(seed: u64, trace: Trace) -> Result<(), String> {
    let mut rng = ChaCha20Rng::seed_from_u64(seed ^ 0x57a6);
    let mut world = Snapshot::strangers(2, seed).world(seed, trace);
    let link = world.card(0, rng.next_u32().is_multiple_of(2));
    world.rest(100_000)?;
    turn_hostile(&mut world, &mut rng, seed);
    world.add(1, link, NAMES[0]).map_err(|error| error.to_string())?;
    let mut said = Said::new();
    for number in 0..12 {
        let open = world.device(0).engine.requests().expect("requests");
        if let Some(request) = open.first() {
            only_the_other_asks(&world.device(1).engine.contacts().expect("contacts"), request)?;
            world.accept(0, NAMES[1]);
        }
        anybody_says(&mut world, &mut rng, &mut said, 2, number);
    }
    make_peace(&mut world, &mut said, 2)
}

/// Accounts are founded under such a relay.
///
/// # Errors
/// What does not hold, in words.
pub fn founding(seed: u64, trace: Trace) -> Result<(), String> {
    let mut rng = ChaCha20Rng::seed_from_u64(seed ^ 0xf0bd);
    let mut world = World::new(seed, 1);
    world.trace = trace;
    let sins = [Sin::Stamp, Sin::Greet, Sin::Junk, Sin::Ignore, Sin::Misstate];
    let chosen = sins[rng.next_u32() as usize % sins.len()];
    world.malice = Some(Malice::new(seed, &[Sin::Stamp, chosen], 400));
    let create = kith_core::engine::io::Command::CreateAccount {
        url: RELAY_URL.to_owned(),
        name: "Person A".to_owned(),
        invite: None,
    };
    world.command(0, create).map_err(|error| error.to_string())?;
    for _ in 0..200 {
        world.step();
    }
    // A greeting signed with another key is, to whoever knows none yet, that of another relay.
    let founded_elsewhere = world.device(0).engine.account().ok().flatten().is_some_and(|account| !account.ready);
    world.reform_relay();
    world.rest(100_000)?;
    let account = world.device(0).engine.account().expect("an account").expect("an account");
    let warned = !world.complaints(0).is_empty();
    if account.ready || (founded_elsewhere && warned) {
        world.observer.verdict()
    } else {
        Err(format!("the account is not ready, and its owner was told {:?}", world.complaints(0)))
    }
}

fn turn_hostile(world: &mut World, rng: &mut ChaCha20Rng, seed: u64) {
    let sins: Vec<Sin> = (0..1 + rng.next_u32() % 3).map(|_| SINS[rng.next_u32() as usize % SINS.len()]).collect();
    let thousandths = [30, 150, 400][rng.next_u32() as usize % 3];
    trace::note(world.trace, || format!("the relay has {sins:?}, {thousandths} in a thousand"));
    world.malice = Some(Malice::new(seed, &sins, thousandths));
    if rng.next_u32().is_multiple_of(3) {
        world.faults = FEW;
    }
}

/// Somebody says something, if the conversation allows it, and a little happens.
fn anybody_says(world: &mut World, rng: &mut ChaCha20Rng, said: &mut Said, people: usize, number: u32) {
    let author = rng.next_u32() as usize % people;
    let reader = (author + 1 + rng.next_u32() as usize % (people - 1)) % people;
    let burst = 1 + rng.next_u32() % 3;
    for part in 0..burst {
        say(world, said, author, reader, format!("{author}: text {number}, {part}"));
    }
    for _ in 0..rng.next_u32() % 60 {
        world.step();
    }
}

fn say(world: &mut World, said: &mut Said, author: usize, reader: usize, text: String) {
    if world.say(author, NAMES[reader], &text).is_ok() {
        said.entry((author, reader)).or_default().push(text);
    }
}

/// An honest way between the devices exists again: everybody says something to everybody, twice, so that each has heard what
/// the others have seen.
fn make_peace(world: &mut World, said: &mut Said, people: usize) -> Result<(), String> {
    world.faults = Faults::default();
    world.reform_relay();
    world.rest(60_000)?;
    for round in 0..2 {
        for author in 0..people {
            for reader in (0..people).filter(|reader| *reader != author) {
                say(world, said, author, reader, format!("{author}: closing {round}"));
            }
            world.rest(60_000)?;
        }
    }
    verdict::judge(world, said)
}

fn only_the_other_asks(
    contacts: &[kith_core::engine::io::ContactView],
    request: &kith_core::engine::io::RequestView,
) -> Result<(), String> {
    let words = contacts.iter().find_map(|contact| contact.words.clone());
    if words.as_ref() == Some(&request.words) {
        Ok(())
    } else {
        Err(format!("a request has the words {:?}, and who asked has {words:?}", request.words))
    }
}
