//! Two people meet and talk.

use kith_core::engine::io::{Command, ContactState, MessageState};
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

#[test]
fn every_stretch_of_a_conversation_is_a_part_of_the_whole() {
    let mut world = World::new(2, 2);
    world.found_accounts();
    world.befriend((0, "Ada"), (1, "Ben"));
    for number in 0..4 {
        world.say(1, "Ada", &format!("from Ben {number}")).unwrap();
        world.settle(10_000);
    }
    world.command(0, Command::MarkRead { name: "Ben".into() }).unwrap();
    for number in 0..3 {
        world.say(1, "Ada", &format!("later from Ben {number}")).unwrap();
        world.settle(10_000);
    }
    // Two that stay in the outbox, since nothing carries them.
    world.say(0, "Ben", "from Ada 0").unwrap();
    world.say(0, "Ben", "from Ada 1").unwrap();
    let engine = &world.device(0).engine;
    let whole = engine.messages("Ben", usize::MAX).unwrap();
    assert_eq!(whole.len(), 9);
    for limit in 0..11 {
        for first in 0..11 {
            let stretch = engine.stretch("Ben", Some(first), limit).unwrap();
            let from = first.min(9);
            assert_eq!(stretch.messages, whole[from..(from + limit).min(9)], "{limit} from {first}");
            assert_eq!((stretch.total, stretch.first, stretch.unread), (9, from, Some(4)));
        }
        let newest = engine.stretch("Ben", None, limit).unwrap();
        assert_eq!(newest.messages, whole[9 - limit.min(9)..]);
    }
}

#[test]
fn a_draft_is_kept_until_it_is_emptied() {
    let mut world = World::new(3, 2);
    world.found_accounts();
    world.befriend((0, "Ada"), (1, "Ben"));
    let draft = |world: &mut World| world.device(0).engine.chats().unwrap()[0].draft.clone();
    let set = |text: &str| Command::SetDraft { name: "Ben".into(), text: text.to_owned() };
    world.command(0, set("not yet")).unwrap();
    assert_eq!(draft(&mut world).as_deref(), Some("not yet"));
    let too_long = "x".repeat(kith_wire::limits::TEXT + 1);
    assert!(world.command(0, set(&too_long)).is_err());
    assert_eq!(draft(&mut world).as_deref(), Some("not yet"));
    world.command(0, set("")).unwrap();
    assert_eq!(draft(&mut world), None);
}
