//! Two people meet and talk.

use kith_core::engine::io::{ContactState, MessageState};
use kith_sim::World;

#[test]
fn two_people_meet_by_a_card_and_talk_with_marks() {
    let mut world = World::new(1, 2);
    world.found_accounts();
    world.befriend((0, "Ada"), (1, "Ben"));
    assert_eq!(world.device(0).engine.contacts().unwrap()[0].state, ContactState::Active);
    assert_eq!(world.device(1).engine.contacts().unwrap()[0].state, ContactState::Active);
    let id = world.say(1, "Ada", "hello").unwrap();
    world.settle(10_000);
    world.say(0, "Ben", "hello yourself").unwrap();
    world.settle(10_000);
    assert_eq!(
        world.texts(0, "Ben"),
        [(Some("Ben".to_owned()), "hello".to_owned()), (None, "hello yourself".to_owned())]
    );
    assert_eq!(
        world.texts(1, "Ada"),
        [(None, "hello".to_owned()), (Some("Ada".to_owned()), "hello yourself".to_owned())]
    );
    assert_eq!(world.device(1).engine.message_state(&id).unwrap(), Some(MessageState::Delivered));
    assert!(world.device(0).engine.idle() && world.device(1).engine.idle());
}
