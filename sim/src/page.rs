//! The linking game (C4.1, C4.2): an obedient victim before a page that wants a device of its own in the victim's account.
//!
//! The page shows and says what it likes, and within a second its robot uses whatever it has learnt. What it never gets is what
//! the victim's screen shows, unless the victim reads that out.

use kith_core::engine::io::{Command, DeviceStanding, Reply};
use kith_wire::inbox::Salutation;
use kith_wire::link::LinkCode;

use crate::world::{RELAY_URL, World, bytes};

const VICTIM: usize = 0;
const ATTACKER: usize = 1;
/// The attacker's other device, which is to become the victim's.
const THIEF: usize = 2;
/// What happens in the world after each thing that somebody does.
const SECOND: usize = 12;

/// How obedient the victim is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Scans whatever the page shows.
    Scans,
    /// And says yes to every question.
    SaysYes,
    /// And types and taps whatever the page says.
    Obeys,
    /// And tells the page what its own screen shows: nobody is kept safe from that, and the game can be won.
    ReadsOut,
}

/// Plays so many rounds; how many the page has won.
#[must_use]
pub fn play(seed: u64, level: Level, rounds: usize) -> usize {
    let mut world = World::new(seed, 3);
    world.found_accounts_on(2);
    (0..rounds).filter(|_| round(&mut world, level)).count()
}

fn round(world: &mut World, level: Level) -> bool {
    let shown = shown(world);
    let scan = Command::AddContact { link: shown, name: None, salutation: Salutation::None };
    obey(world, scan);
    if level >= Level::Obeys {
        let said = said(world);
        obey(world, said);
    }
    let guess = if level == Level::ReadsOut { code_of(world, VICTIM) } else { guess(world) };
    let join = Command::JoinAccount { code: guess, name: "family phone".into(), kind: "web".into() };
    let _ = world.command(THIEF, join);
    seconds(world);
    if level >= Level::SaysYes {
        // Who reads out stays on the line until it is done.
        let times = if level == Level::ReadsOut { 40 } else { 1 };
        (0..times).for_each(|_| say_yes(world));
    }
    seconds(world);
    let now = world.now;
    let devices = world.device(VICTIM).engine.devices(now).expect("devices");
    devices.len() > 1 || world.device(THIEF).engine.account().is_ok_and(|account| account.is_some())
}

/// What the page shows as "the group's code": a linking code of its own account, a card, or another messenger's code.
fn shown(world: &mut World) -> String {
    match world.chance(4) {
        0 => code_of(world, ATTACKER),
        1 => "2@5o3kR2vLx,bm90aGluZw==,a2V5,c2VjcmV0".to_owned(),
        2 => format!("kith:card/{}", code_of(world, ATTACKER)),
        _ => {
            let made = world.command(ATTACKER, Command::NewCard { once: true, expires: None, label: None });
            seconds(world);
            let now = world.now;
            let cards = world.device(ATTACKER).engine.cards(now).unwrap_or_default();
            let card = cards.into_iter().find(|card| made == Ok(Reply::Card(card.id.clone())));
            card.map(|card| card.link).unwrap_or_default()
        }
    }
}

/// What the page says is to be typed or tapped.
fn said(world: &mut World) -> Command {
    match world.chance(5) {
        0 => {
            let code = code_of(world, ATTACKER);
            Command::JoinAccount { code, name: "mine".into(), kind: "terminal".into() }
        }
        1 | 2 => Command::LinkDevice { chats: Vec::new() },
        3 => Command::SetName { name: "Support".into() },
        _ => Command::NewCard { once: false, expires: None, label: None },
    }
}

fn code_of(world: &mut World, device: usize) -> String {
    match world.command(device, Command::LinkDevice { chats: Vec::new() }) {
        Ok(Reply::LinkCode { code, .. }) => code,
        _ => String::new(),
    }
}

/// What the page's robot tries: its own code, or a guess at the victim's.
pub(crate) fn guess(world: &mut World) -> String {
    if world.chance(2) == 0 {
        return LinkCode { secret: bytes(&mut world.rng), url: RELAY_URL.to_owned() }.to_text();
    }
    LinkCode { secret: [u8::try_from(world.chance(256)).unwrap_or(0); 16], url: RELAY_URL.to_owned() }.to_text()
}

fn obey(world: &mut World, command: Command) {
    let _ = world.command(VICTIM, command);
    seconds(world);
}

/// Whatever asks is answered with yes.
fn say_yes(world: &mut World) {
    let requests = world.device(VICTIM).engine.requests().unwrap_or_default();
    for request in requests {
        obey(world, Command::AcceptRequest { request: request.id, name: None });
    }
    obey(world, Command::AdmitDevice { elsewhere: true });
    let now = world.now;
    for device in world.device(VICTIM).engine.devices(now).unwrap_or_default() {
        if device.state == DeviceStanding::Probation {
            obey(world, Command::ConfirmDevice { device: device.id });
        }
    }
}

fn seconds(world: &mut World) {
    for _ in 0..SECOND {
        world.step();
    }
}
