//! The linking game, 1,000 rounds a level.

use kith_sim::page::{Level, play};

#[test]
fn a_page_wins_no_device_from_whoever_scans_what_it_shows_says_yes_and_types_what_it_says() {
    for level in [Level::Scans, Level::SaysYes, Level::Obeys] {
        let won: usize = (0..10).map(|seed| play(seed, level, 100)).sum();
        println!("{level:?}: the page won {won} of 1,000");
        assert_eq!(won, 0, "{level:?}");
    }
    let won: usize = (0..10).map(|seed| play(seed, Level::ReadsOut, 1)).sum();
    println!("{:?}: the page won {won} of 10", Level::ReadsOut);
    assert!(won > 0, "a game that cannot be won shows nothing");
}
