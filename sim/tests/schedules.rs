//! Random schedules: whatever fails, and however often, all devices agree in the end and nothing that was said is missing.

use kith_sim::plots::hold;

#[test]
fn without_faults_everything_said_arrives_once_and_in_order() {
    hold("peace", 0..20);
}

#[test]
fn broken_connections_lose_and_repeat_nothing() {
    hold("breaks", 0..90);
}

#[test]
fn devices_killed_between_any_two_outputs_lose_and_repeat_nothing() {
    hold("kills", 0..90);
}

#[test]
fn a_relay_killed_at_any_moment_loses_nothing_that_it_acknowledged() {
    hold("relay-kills", 0..90);
}

#[test]
fn several_conversations_at_once_stay_apart_whatever_fails() {
    hold("four", 0..30);
}

#[test]
fn a_home_put_back_to_an_older_copy_encrypts_nothing_and_is_told() {
    hold("restore", 0..30);
}

#[test]
fn two_copies_of_a_home_used_in_turn_use_no_key_twice() {
    hold("alternate", 0..30);
}

#[test]
fn a_copy_started_beside_the_original_leaves_one_of_them_writing() {
    hold("side-by-side", 0..30);
}

#[test]
fn whoever_asks_and_is_accepted_loses_nothing_that_was_written_before() {
    hold("one-asks", 0..80);
}

#[test]
fn two_who_ask_each_other_at_once_are_in_contact_without_accepting() {
    hold("both-ask-in-peace", 0..40);
    hold("both-ask", 0..80);
}

#[test]
fn both_sides_renew_their_keys_at_once_and_go_on_together() {
    hold("races", 0..30);
}

#[test]
fn a_block_in_the_middle_ends_it_for_both_and_unblocking_begins_anew() {
    hold("parting-in-peace", 0..20);
    hold("parting", 0..40);
}

#[test]
fn whoever_was_away_for_longer_than_messages_are_kept_is_told_and_goes_on() {
    hold("absence", 0..50);
}

#[test]
fn a_relay_that_lost_its_data_is_named_and_nothing_said_is_missing() {
    hold("loss", 0..80);
}

#[test]
fn a_home_put_back_unnoticed_finds_its_own_records_and_takes_a_fresh_leaf() {
    hold("restore-unnoticed", 0..30);
    hold("restore-both", 0..30);
}
