//! "Not mine": how long it takes until a device that is signed out is in no conversation any more (C4.5), with 150
//! conversations of 2, 45 of 32 and 5 of 256 members, in trees where nobody has committed since they were filled.
//!
//! Conversations of more than two accounts do not exist in the engine yet: 200 of two are measured in it, with a relay in
//! memory, and for the larger ones what MLS costs beyond.
//!
//! `cargo bench -p kith-sim --bench eviction -- [--json]`

#![expect(clippy::print_stdout, clippy::unwrap_used, clippy::indexing_slicing, reason = "a program that measures")]

mod members;

use std::fs::File;
use std::io::Write;
use std::time::{Duration, Instant};

use kith_core::engine::io::{Command, DeviceStanding, Event};
use kith_core::mls::{Change, Group, KeyPackage, new_key_package};
use kith_sim::World;
use kith_wire::ChannelId;
use members::{Member, RELAY, timed};

/// People that the account has a conversation with; one more is with itself.
const PEOPLE: usize = 200;
/// How many of them stand for larger conversations, and how large those are.
const LARGER: [(u32, usize); 2] = [(45, 32), (5, 256)];
const BUDGET: Duration = Duration::from_secs(5);

fn main() {
    let json = std::env::args().any(|argument| argument == "--json");
    let pairs = pairs();
    let two = removal(2).0;
    let larger: Vec<_> = LARGER.map(|(count, size)| (count, size, removal(size))).into();
    let beyond: Duration = larger.iter().map(|(count, _, (time, _))| time.saturating_sub(two) * *count).sum();
    let fsync = fsync();
    let disk = fsync * u32::try_from(pairs.saves).unwrap();
    let all = pairs.removed + beyond + disk;
    if json {
        println!(
            "{{\"conversations\":{PEOPLE},\"engine_ms\":{},\"rest_ms\":{},\"fsyncs\":{},\"fsync_us\":{},\"beyond_ms\":{},\"all_ms\":{}}}",
            pairs.removed.as_millis(),
            pairs.rest.as_millis(),
            pairs.saves,
            fsync.as_micros(),
            beyond.as_millis(),
            all.as_millis()
        );
        return;
    }
    println!(
        "{PEOPLE} conversations of two, engine and relay in memory: out of all after {:.2?}, at rest after {:.2?}",
        pairs.removed, pairs.rest
    );
    println!("made durable until then: {} times, an fsync {fsync:.0?}: {disk:.2?}", pairs.saves);
    for (count, size, (time, bytes)) in &larger {
        println!("{count} of {size} members: a removal takes {time:.1?} instead of {two:.1?}, and {bytes} bytes");
    }
    println!("in all {all:.2?} (budget {BUDGET:?})");
}

struct Pairs {
    removed: Duration,
    rest: Duration,
    saves: u64,
}

/// The engine's part. The others are offline meanwhile, and take it in later.
fn pairs() -> Pairs {
    let new = PEOPLE + 1;
    let mut world = World::new(1, PEOPLE + 2);
    world.found_accounts_on(PEOPLE + 1);
    for person in 1..=PEOPLE {
        world.befriend((0, "Ada"), (person, &format!("person {person}")));
    }
    world.link(0, new, &[]);
    world.confirm(0, new);
    let now = world.now;
    let devices = world.device(0).engine.devices(now).unwrap();
    assert!(devices.iter().all(|view| view.state == DeviceStanding::Confirmed) && devices.len() == 2);
    (1..=new).for_each(|device| world.unplug(device));
    world.settle(1_000_000);
    let saves = world.device(0).saves;
    let start = Instant::now();
    let device = format!("device {new}");
    world.command(0, Command::RemoveDevice { device }).unwrap();
    let done = Event::Rekeyed { done: PEOPLE as u64 + 1, total: PEOPLE as u64 + 1 };
    let mut seen = world.device(0).shown.len();
    loop {
        assert!(world.step(), "every conversation gets new keys");
        let shown = &world.device(0).shown;
        if shown[seen..].contains(&done) {
            break;
        }
        seen = shown.len();
    }
    let (removed, saved) = (start.elapsed(), world.device(0).saves - saves);
    world.settle(1_000_000);
    Pairs { removed, rest: start.elapsed(), saves: saved }
}

/// What removing a leaf takes in a conversation of this size: making the commit, and merging it; and the commit's bytes.
fn removal(size: usize) -> (Duration, usize) {
    let channel = ChannelId([4; 32]);
    let mut all: Vec<Member> = (0..size).map(Member::new).collect();
    let packages: Vec<KeyPackage> = all[1..]
        .iter_mut()
        .map(|member| {
            let (state, identity) = member.split();
            KeyPackage::parse(&new_key_package(state, &identity, false).unwrap()).unwrap()
        })
        .collect();
    let (state, identity) = all[0].split();
    let mut group = Group::found(state, &identity, &channel).unwrap();
    for chunk in packages.chunks(64) {
        group.commit(state, &identity, &RELAY, Change { add: chunk, ..Change::default() }, &[]).unwrap();
        group.merge_pending(state).unwrap();
    }
    let leaf = group.members().unwrap().last().unwrap().leaf;
    let change = Change { remove: &[leaf], ..Change::default() };
    let (bytes, time) = timed(|| {
        let pending = group.commit(state, &identity, &RELAY, change, &[]).unwrap();
        group.merge_pending(state).unwrap();
        pending.commit.len()
    });
    (time, bytes)
}

/// What one write of 4 KiB and its fsync take here.
fn fsync() -> Duration {
    const TIMES: u32 = 200;
    let path = std::env::temp_dir().join(format!("kith-eviction-{}", std::process::id()));
    let mut file = File::create(&path).unwrap();
    let (_, time) = timed(|| {
        for _ in 0..TIMES {
            file.write_all(&[7; 4096]).unwrap();
            file.sync_data().unwrap();
        }
    });
    std::fs::remove_file(path).unwrap();
    time / TIMES
}
