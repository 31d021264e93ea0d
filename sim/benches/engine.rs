//! What a message costs the engine, everything included, and what MLS costs at 2, 32 and 256 members.
//!
//! `cargo bench -p kith-sim --bench engine -- [--json]`

#![expect(clippy::print_stdout, clippy::unwrap_used, clippy::indexing_slicing, reason = "a program that measures")]

mod members;

use std::time::{Duration, Instant};

use kith_core::mls::{Change, Group, KeyPackage, Processed, new_key_package};
use kith_sim::World;
use kith_wire::ChannelId;
use members::{Member, RELAY, timed};

const MESSAGES: usize = 500;

fn main() {
    let json = std::env::args().any(|argument| argument == "--json");
    let message = message();
    let groups: Vec<Costs> = [2, 32, 256].into_iter().map(costs).collect();
    if json {
        let groups: Vec<String> = groups.iter().map(Costs::json).collect();
        println!("{{\"message_us\":{},\"mls\":[{}]}}", message.as_micros(), groups.join(","));
        return;
    }
    println!("a message, both engines, relay and marks included: {message:?} (budget: 1 ms an engine)\n");
    println!("members | encrypt | decrypt | self-update | its bytes | taking it in | adding one | welcome bytes");
    groups.iter().for_each(|group| println!("{}", group.row()));
}

/// The time a text takes from one engine's command to the other's delivered mark back, divided by the two engines.
fn message() -> Duration {
    let mut world = World::new(1, 2);
    world.found_accounts();
    world.befriend((0, "Ada"), (1, "Ben"));
    let start = Instant::now();
    for number in 0..MESSAGES {
        world
            .say(number % 2, if number % 2 == 0 { "Ben" } else { "Ada" }, "a text of ordinary length, as people write")
            .unwrap();
        world.settle(10_000);
    }
    start.elapsed() / (2 * u32::try_from(MESSAGES).unwrap())
}

struct Costs {
    members: usize,
    encrypt: Duration,
    decrypt: Duration,
    update: Duration,
    update_bytes: usize,
    take_in: Duration,
    add: Duration,
    welcome_bytes: usize,
}

fn costs(members: usize) -> Costs {
    let channel = ChannelId([3; 32]);
    let mut all: Vec<Member> = (0..=members).map(Member::new).collect();
    let packages: Vec<KeyPackage> = all[1..]
        .iter_mut()
        .map(|member| {
            let (state, identity) = member.split();
            KeyPackage::parse(&new_key_package(state, &identity, false).unwrap()).unwrap()
        })
        .collect();
    let (first, rest) = all.split_at_mut(1);
    let (state, identity) = first[0].split();
    let mut founder = Group::found(state, &identity, &channel).unwrap();
    let (last, early) = packages.split_last().unwrap();
    let mut welcome = Vec::new();
    for chunk in early.chunks(64) {
        let pending =
            founder.commit(state, &identity, &RELAY, Change { add: chunk, ..Change::default() }, &[]).unwrap();
        founder.merge_pending(state).unwrap();
        welcome = pending.welcome.unwrap();
    }
    let (joiner_state, joiner_identity) = rest[members - 2].split();
    let mut joiner = Group::join(joiner_state, &joiner_identity, &channel, &welcome).unwrap();

    let (pending, update) = timed(|| founder.commit(state, &identity, &RELAY, Change::default(), &[]).unwrap());
    founder.merge_pending(state).unwrap();
    let (merged, take_in) = timed(|| {
        let Processed::Commit(staged) = joiner.process(joiner_state, &pending.commit).unwrap() else { return false };
        joiner.merge(joiner_state, *staged).is_ok()
    });
    assert!(merged, "the commit is taken in");
    let update_bytes = pending.commit.len();

    let rounds = 50;
    let (mut encrypt, mut decrypt) = (Duration::ZERO, Duration::ZERO);
    for _ in 0..rounds {
        let (body, time) = timed(|| founder.encrypt(state, &identity, &[7; 256], &[]).unwrap());
        encrypt += time;
        decrypt += timed(|| joiner.process(joiner_state, &body).unwrap()).1;
    }
    let change = Change { add: std::slice::from_ref(last), ..Change::default() };
    let (added, add) = timed(|| founder.commit(state, &identity, &RELAY, change, &[]).unwrap());
    Costs {
        members,
        encrypt: encrypt / rounds,
        decrypt: decrypt / rounds,
        update,
        update_bytes,
        take_in,
        add,
        welcome_bytes: added.welcome.unwrap().len(),
    }
}

impl Costs {
    fn row(&self) -> String {
        let Self { members, encrypt, decrypt, update, update_bytes, take_in, add, welcome_bytes } = self;
        format!(
            "{members:7} | {encrypt:7.0?} | {decrypt:7.0?} | {update:11.1?} | {update_bytes:9} | {take_in:12.1?} | {add:10.1?} | {welcome_bytes:13}"
        )
    }

    fn json(&self) -> String {
        let us = Duration::as_micros;
        format!(
            "{{\"members\":{},\"encrypt_us\":{},\"decrypt_us\":{},\"update_us\":{},\"update_bytes\":{},\"take_in_us\":{},\"add_us\":{},\"welcome_bytes\":{}}}",
            self.members,
            us(&self.encrypt),
            us(&self.decrypt),
            us(&self.update),
            self.update_bytes,
            us(&self.take_in),
            us(&self.add),
            self.welcome_bytes
        )
    }
}
