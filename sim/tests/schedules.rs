//! Random schedules: whatever fails, and however often, all devices agree in the end and nothing that was said is missing.

use kith_sim::Faults;
use kith_sim::story::{Plot, play};

fn worlds(count: u64, plot: &Plot) {
    for seed in 0..count {
        if let Err(what) = play(seed, plot) {
            panic!("seed {seed}: {what}");
        }
    }
}

#[test]
fn without_faults_everything_said_arrives_once_and_in_order() {
    worlds(10, &Plot { texts: 20, faults: Faults::default(), days: true });
}

#[test]
fn broken_connections_lose_and_repeat_nothing() {
    let faults = Faults { breaks: 60, refuses: 200, ..Faults::default() };
    worlds(50, &Plot { texts: 20, faults, days: true });
}

#[test]
fn devices_killed_between_any_two_outputs_lose_and_repeat_nothing() {
    let faults = Faults { kills: 60, breaks: 20, ..Faults::default() };
    worlds(50, &Plot { texts: 20, faults, days: true });
}

#[test]
fn a_relay_killed_at_any_moment_loses_nothing_that_it_acknowledged() {
    let faults = Faults { relay_kills: 10, kills: 20, breaks: 20, refuses: 100 };
    worlds(50, &Plot { texts: 20, faults, days: true });
}
