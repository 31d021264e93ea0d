//! The disclosure game: every choice of at most two secrets.

use kith_sim::disclosure::{Disclosed, play};

/// Rounds of each; `KITH_ROUNDS=1000` for all that was promised.
const ROUNDS: u64 = 3;

#[test]
fn whoever_is_told_any_two_secrets_gains_no_right_while_an_old_device_says_no() {
    let rounds = std::env::var("KITH_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(ROUNDS);
    for has in Disclosed::subsets() {
        let lost =
            (0..rounds).filter_map(|seed| play(seed, &has, true).err().map(|won| (seed, won))).collect::<Vec<_>>();
        println!("{has:?}: the robot won {} of {rounds}", lost.len());
        assert_eq!(lost, [], "{has:?}");
    }
}

#[test]
fn whoever_is_told_the_phrase_wins_where_no_device_says_no() {
    let won = (0..10).filter(|seed| play(*seed, &[Disclosed::Phrase], false).is_err()).count();
    println!("[Phrase], and nobody says no: the robot won {won} of 10");
    assert!(won > 0, "a game that cannot be won shows nothing");
}
