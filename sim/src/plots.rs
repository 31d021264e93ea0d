//! Every kind of world that is tried with many seeds, by name, so that one that failed can be played again.

use std::ops::Range;

use crate::first_contact::{self, Meeting};
use crate::network::Faults;
use crate::story::{self, Schedule};
use crate::trace::Trace;
use crate::{absence, copies, hostile_peer, hostile_relay, loss, parting, races, several};

/// A kind of world.
pub struct Plot {
    /// For the command line.
    pub name: &'static str,
    /// Plays it with a seed; says what does not hold.
    pub play: fn(u64, Trace) -> Result<(), String>,
}

/// All kinds of worlds.
pub const PLOTS: &[Plot] = &[
    Plot { name: "peace", play: |seed, trace| story::play(seed, &TALK, trace) },
    Plot { name: "breaks", play: |seed, trace| story::play(seed, &Schedule { faults: BREAKS, ..TALK }, trace) },
    Plot { name: "kills", play: |seed, trace| story::play(seed, &Schedule { faults: KILLS, ..TALK }, trace) },
    Plot {
        name: "relay-kills",
        play: |seed, trace| story::play(seed, &Schedule { faults: RELAY_KILLS, ..TALK }, trace),
    },
    Plot {
        name: "four",
        play: |seed, trace| story::play(seed, &Schedule { people: 4, faults: RELAY_KILLS, ..TALK }, trace),
    },
    Plot { name: "one-asks", play: |seed, trace| first_contact::play(seed, Meeting::OneAsks, RELAY_KILLS, trace) },
    Plot { name: "both-ask", play: |seed, trace| first_contact::play(seed, Meeting::BothAsk, RELAY_KILLS, trace) },
    Plot { name: "both-ask-in-peace", play: |seed, trace| first_contact::play(seed, Meeting::BothAsk, PEACE, trace) },
    Plot { name: "parting", play: |seed, trace| parting::play(seed, RELAY_KILLS, trace) },
    Plot { name: "parting-in-peace", play: |seed, trace| parting::play(seed, PEACE, trace) },
    Plot { name: "races", play: races::play },
    Plot { name: "hostile-relay", play: hostile_relay::among_friends },
    Plot { name: "hostile-meeting", play: hostile_relay::among_strangers },
    Plot { name: "hostile-founding", play: hostile_relay::founding },
    Plot { name: "hostile-peer", play: hostile_peer::play },
    Plot { name: "several-in-peace", play: |seed, trace| several::play(seed, PEACE, false, trace) },
    Plot { name: "several", play: |seed, trace| several::play(seed, RELAY_KILLS, false, trace) },
    Plot { name: "several-days", play: |seed, trace| several::play(seed, KILLS, true, trace) },
    Plot { name: "absence", play: absence::play },
    Plot { name: "loss", play: loss::play },
    Plot { name: "restore", play: copies::restore },
    Plot { name: "restore-unnoticed", play: |seed, trace| copies::restore_unnoticed(seed, &[1], trace) },
    Plot { name: "restore-both", play: |seed, trace| copies::restore_unnoticed(seed, &[0, 1], trace) },
    Plot { name: "alternate", play: copies::alternate },
    Plot { name: "side-by-side", play: copies::side_by_side },
];

const TALK: Schedule = Schedule { people: 2, texts: 20, faults: PEACE, days: true };
const PEACE: Faults = Faults { breaks: 0, refuses: 0, kills: 0, relay_kills: 0 };
const BREAKS: Faults = Faults { breaks: 60, refuses: 200, ..PEACE };
const KILLS: Faults = Faults { kills: 60, breaks: 20, ..PEACE };
const RELAY_KILLS: Faults = Faults { relay_kills: 10, kills: 20, breaks: 20, refuses: 100 };

/// The kind of world of this name.
#[must_use]
pub fn plot(name: &str) -> Option<&'static Plot> {
    PLOTS.iter().find(|plot| plot.name == name)
}

/// Plays a kind of world with many seeds.
///
/// # Panics
/// If one does not hold; says which, and how to play it again.
pub fn hold(name: &str, seeds: Range<u64>) {
    let plot = plot(name).expect("a plot of this name");
    for seed in seeds {
        let played = std::panic::catch_unwind(|| (plot.play)(seed, None));
        let what = match played {
            Ok(Ok(())) => continue,
            Ok(Err(what)) => what,
            Err(_) => "it panicked, as said above".to_owned(),
        };
        panic!("{what}\n  play it again with: cargo run -p kith-sim --bin world -- --seed {seed} --plot {name}");
    }
}
