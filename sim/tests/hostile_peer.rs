//! Whatever an accepted contact's device sends, the others' conversations are whole.

use kith_sim::plots::hold;

#[test]
fn a_contact_that_sends_what_it_likes_speaks_for_nobody_and_disturbs_no_other_conversation() {
    hold("hostile-peer", 0..30);
}
