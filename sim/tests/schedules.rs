//! Random schedules: whatever fails, and however often, all devices agree in the end and nothing that was said is missing.

use kith_sim::plots::hold;

#[test]
fn without_faults_everything_said_arrives_once_and_in_order() {
    hold("peace", 0..20);
}

#[test]
fn broken_connections_lose_and_repeat_nothing() {
    hold("breaks", 0..150);
}

#[test]
fn devices_killed_between_any_two_outputs_lose_and_repeat_nothing() {
    hold("kills", 0..150);
}

#[test]
fn a_relay_killed_at_any_moment_loses_nothing_that_it_acknowledged() {
    hold("relay-kills", 0..150);
}

#[test]
fn several_conversations_at_once_stay_apart_whatever_fails() {
    hold("four", 0..60);
}
