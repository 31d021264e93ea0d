//! One person on several devices, and another who writes with her, while everything that can fail fails: in the end all of
//! her devices show the same, and nothing that anybody said is missing anywhere.

use kith_core::engine::io::{Command, DeviceStanding, LinkState, Reply};
use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};

use crate::network::Faults;
use crate::trace::Trace;
use crate::world::World;

/// Ada's devices: the first, one that is linked in peace, one that is linked while things fail.
const ADA: [usize; 3] = [0, 2, 3];
const BEN: usize = 1;
/// Texts that are said before the third device is confirmed.
const CONFIRMED: usize = 12;
/// Steps in which something must have come about.
const PATIENCE: usize = 20_000;

/// Plays it to its end.
///
/// # Errors
/// What does not hold, in words.
pub(crate) fn play(seed: u64, faults: Faults, days: bool, trace: Trace) -> Result<(), String> {
    let mut rng = ChaCha20Rng::seed_from_u64(seed ^ 0x5e7e);
    let mut world = World::new(seed, 4);
    world.trace = trace;
    world.found_accounts_on(2);
    world.befriend((0, "Ada"), (1, "Ben"));
    world.link(0, 2, &["Ben"]);
    world.confirm(0, 2);
    world.faults = faults;
    let mut said = Vec::new();
    for number in 0..24 {
        match number {
            8 => link_third(&mut world)?,
            CONFIRMED => confirm_third(&mut world)?,
            _ => {}
        }
        let author = [0, 2, BEN][rng.next_u32() as usize % 3];
        let to = if author == BEN { "Ada" } else { "Ben" };
        let text = format!("text {number}");
        world.say(author, to, &text).map_err(|error| error.to_string())?;
        said.push((author, text));
        if author != BEN && rng.next_u32().is_multiple_of(3) {
            let draft = format!("draft {number}");
            let set = Command::SetDraft { name: "Ben".into(), text: draft };
            world.command(author, set).map_err(|error| error.to_string())?;
        }
        if rng.next_u32().is_multiple_of(4) {
            let reader = ADA[rng.next_u32() as usize % 2];
            world.command(reader, Command::MarkRead { name: "Ben".into() }).map_err(|error| error.to_string())?;
        }
        for _ in 0..rng.next_u32() % 60 {
            world.step();
        }
        if days && rng.next_u32().is_multiple_of(8) {
            world.pass(4 * 86_400_000);
        }
    }
    world.faults = Faults::default();
    world.rest(400_000)?;
    world.pass(3_600_000);
    world.rest(400_000)?;
    judge(&mut world, &said)
}

fn link_third(world: &mut World) -> Result<(), String> {
    let shown = world.command(0, Command::LinkDevice { chats: vec!["Ben".into()] });
    let Ok(Reply::LinkCode { code, .. }) = shown else { return Err("no code is shown".into()) };
    let join = Command::JoinAccount { code, name: "third".into(), kind: "terminal".into() };
    world.command(3, join).map_err(|error| error.to_string())?;
    until(world, "nobody asks", |world| {
        let link = world.device(0).engine.link().ok().flatten();
        link.is_some_and(|link| link.state == LinkState::Asked)
    })?;
    world.command(0, Command::AdmitDevice { elsewhere: false }).map_err(|error| error.to_string())?;
    until(world, "the third device does not come in", |world| {
        world.device(3).engine.account().is_ok_and(|account| account.is_some())
    })
}

/// The second device confirms the third, unless that was on probation for so long that nobody need.
fn confirm_third(world: &mut World) -> Result<(), String> {
    until(world, "the second device does not hear of the third", |world| {
        let now = world.now;
        let views = world.device(2).engine.devices(now).unwrap_or_default();
        views.iter().any(|view| view.name == "third")
    })?;
    if standings(world, 2).last() == Some(&DeviceStanding::Probation) {
        let confirm = Command::ConfirmDevice { device: "third".into() };
        world.command(2, confirm).map_err(|error| error.to_string())?;
    }
    until(world, "the third device is not confirmed", |world| {
        standings(world, 2).last() == Some(&DeviceStanding::Confirmed)
    })
}

fn until(world: &mut World, what: &str, done: impl Fn(&mut World) -> bool) -> Result<(), String> {
    for _ in 0..PATIENCE {
        if done(world) {
            return Ok(());
        }
        world.step();
    }
    Err(what.to_owned())
}

fn standings(world: &mut World, device: usize) -> Vec<DeviceStanding> {
    let now = world.now;
    let views = world.device(device).engine.devices(now).unwrap_or_default();
    views.into_iter().map(|view| view.state).collect()
}

fn judge(world: &mut World, said: &[(usize, String)]) -> Result<(), String> {
    for device in [0, 1, 2] {
        let with = if device == BEN { "Ada" } else { "Ben" };
        let texts: Vec<String> = world.texts(device, with).into_iter().map(|(_, text)| text).collect();
        for (author, text) in said {
            let times = texts.iter().filter(|heard| *heard == text).count();
            if times != 1 {
                return Err(format!("device {device} shows {text:?} of device {author} {times} times"));
            }
        }
    }
    let (first, second) = (world.texts(0, "Ben"), world.texts(2, "Ben"));
    if first != second {
        return Err(format!("Ada's devices show {first:?} and {second:?}"));
    }
    // Killed before it had kept that it was let in, and away for days: then it is nobody's, and is linked again.
    if world.device(3).engine.account().is_ok_and(|account| account.is_none()) {
        return Ok(());
    }
    let (third, whole) = (world.texts(3, "Ben"), first);
    let mut rest = whole.iter();
    if !third.iter().all(|text| rest.any(|known| known == text)) {
        return Err(format!("Ada's third device shows {third:?}, which is no part of {whole:?}"));
    }
    for (_, text) in &said[CONFIRMED..] {
        if !third.iter().any(|(_, heard)| heard == text) {
            return Err(format!("Ada's third device lacks {text:?}"));
        }
    }
    let chats: Vec<_> = ADA
        .into_iter()
        .map(|device| {
            let chats = world.device(device).engine.chats().unwrap_or_default();
            chats
                .into_iter()
                .find(|chat| !chat.own)
                .map(|chat| (chat.draft, chat.state, if device == 3 { None } else { Some(chat.unread) }))
        })
        .collect();
    let same = |chat: &Option<(_, _, Option<u64>)>| match (chat, &chats[0]) {
        (Some((draft, state, unread)), Some((its, stands, left))) => {
            (draft, state) == (its, stands) && (unread.is_none() || unread == left)
        }
        (_, _) => false,
    };
    if !chats.iter().all(same) {
        return Err(format!("drafts, unread texts and states differ: {chats:?}"));
    }
    for device in 0..4 {
        if !world.device(device).engine.idle() {
            return Err(format!("device {device} is not at rest"));
        }
        let complaints = world.complaints(device);
        if !complaints.is_empty() {
            return Err(format!("device {device} complains: {complaints:?}"));
        }
    }
    Ok(())
}
