//! One person with several devices.
#![expect(clippy::unwrap_used, reason = "a test")]

use std::net::{IpAddr, Ipv4Addr};

use kith_core::engine::io::{Command, ContactState, DeviceStanding, Event, LinkState};
use kith_sim::World;
use kith_sim::plots::hold;

/// Another network than the one that everybody is in.
const ELSEWHERE: IpAddr = IpAddr::V4(Ipv4Addr::new(198, 51, 100, 7));

/// Ada on device 0, Ben on device 1, and a third device that is nobody's yet.
fn ada_and_ben(seed: u64) -> World {
    let mut world = World::new(seed, 3);
    world.found_accounts_on(2);
    world.befriend((0, "Ada"), (1, "Ben"));
    world
}

fn standings(world: &mut World, device: usize) -> Vec<DeviceStanding> {
    let now = world.now;
    world.device(device).engine.devices(now).unwrap().into_iter().map(|view| view.state).collect()
}

fn heard(texts: &[(Option<&str>, &str)]) -> Vec<(Option<String>, String)> {
    texts.iter().map(|(from, text)| (from.map(str::to_owned), (*text).to_owned())).collect()
}

#[test]
fn a_device_on_probation_hears_and_speaks_in_the_chosen_conversation_only() {
    let mut world = ada_and_ben(1);
    world.say(1, "Ada", "before").unwrap();
    world.settle(10_000);
    world.link(0, 2, &["Ben"]);
    assert_eq!(standings(&mut world, 0), [DeviceStanding::Confirmed, DeviceStanding::Probation]);
    assert_eq!(standings(&mut world, 2), [DeviceStanding::Confirmed, DeviceStanding::Probation]);
    world.say(1, "Ada", "after").unwrap();
    world.settle(10_000);
    assert_eq!(world.texts(2, "Ben"), heard(&[(Some("Ben"), "after")]));
    world.say(2, "Ben", "from the new one").unwrap();
    world.settle(10_000);
    assert_eq!(world.texts(1, "Ada"), heard(&[(None, "before"), (None, "after"), (Some("Ada"), "from the new one")]));
    assert_eq!(world.texts(2, "Ben"), heard(&[(Some("Ben"), "after"), (None, "from the new one")]));
    assert_eq!(world.complaints(0), []);
    assert_eq!(world.complaints(1), []);
    assert_eq!(world.complaints(2), []);
}

#[test]
fn a_confirmed_device_is_in_every_conversation_and_all_hear_each_other() {
    let mut world = ada_and_ben(2);
    world.link(0, 2, &[]);
    world.confirm(0, 2);
    assert_eq!(standings(&mut world, 2), [DeviceStanding::Confirmed, DeviceStanding::Confirmed]);
    assert_eq!(world.device(2).engine.contact("Ben").unwrap().state, ContactState::Active);
    world.say(1, "Ada", "to both").unwrap();
    world.settle(10_000);
    world.say(2, "Ben", "from the new one").unwrap();
    world.settle(10_000);
    world.say(0, "Ben", "from the old one").unwrap();
    world.settle(10_000);
    let ada = heard(&[(Some("Ben"), "to both"), (None, "from the new one"), (None, "from the old one")]);
    assert_eq!(world.texts(0, "Ben"), ada);
    assert_eq!(world.texts(2, "Ben"), ada);
    let ben = heard(&[(None, "to both"), (Some("Ada"), "from the new one"), (Some("Ada"), "from the old one")]);
    assert_eq!(world.texts(1, "Ada"), ben);
    for device in 0..3 {
        assert_eq!(world.complaints(device), [], "{device}");
        assert!(world.device(device).engine.idle(), "{device}");
    }
}

#[test]
fn what_was_read_written_and_set_on_one_device_stands_on_the_other() {
    let mut world = ada_and_ben(3);
    world.link(0, 2, &[]);
    world.confirm(0, 2);
    world.say(1, "Ada", "one").unwrap();
    world.settle(10_000);
    let unread = |world: &mut World, device: usize| world.device(device).engine.chats().unwrap()[0].unread;
    assert_eq!((unread(&mut world, 0), unread(&mut world, 2)), (1, 1));
    world.command(2, Command::MarkRead { name: "Ben".into() }).unwrap();
    world.command(2, Command::SetDraft { name: "Ben".into(), text: "not yet".into() }).unwrap();
    world.command(2, Command::SetName { name: "Ada L".into() }).unwrap();
    world.command(2, Command::Verify { name: "Ben".into() }).unwrap();
    world.settle(10_000);
    assert_eq!(unread(&mut world, 0), 0);
    assert_eq!(world.device(0).engine.chats().unwrap()[0].draft.as_deref(), Some("not yet"));
    assert_eq!(world.device(0).engine.account().unwrap().unwrap().name, "Ada L");
    assert!(world.device(0).engine.contact("Ben").unwrap().verified);
    assert_eq!(world.complaints(0), []);
}

#[test]
fn a_note_to_oneself_stands_on_every_device() {
    let mut world = ada_and_ben(4);
    world.say(0, "me", "before the other came").unwrap();
    world.settle(10_000);
    world.link(0, 2, &[]);
    world.confirm(0, 2);
    world.say(0, "me", "milk").unwrap();
    world.settle(10_000);
    world.say(2, "me", "bread").unwrap();
    world.settle(10_000);
    assert_eq!(world.texts(0, "me"), heard(&[(None, "before the other came"), (None, "milk"), (None, "bread")]));
    assert_eq!(world.texts(2, "me"), world.texts(0, "me"));
}

#[test]
fn a_contact_made_on_one_device_can_be_written_to_from_the_other() {
    let mut world = World::new(5, 4);
    world.found_accounts_on(2);
    world.link(0, 2, &[]);
    world.confirm(0, 2);
    // Device 2 asks Ben; Ben accepts; both devices are in the conversation.
    let link = world.card(1, false);
    world.settle(10_000);
    world.add(2, link, "Ben").unwrap();
    world.settle(10_000);
    assert_eq!(world.device(0).engine.contact("Ben").unwrap().state, ContactState::Requested);
    world.accept(1, "Ada");
    world.settle(10_000);
    world.say(0, "Ben", "from the old one").unwrap();
    world.settle(10_000);
    world.say(2, "Ben", "from the new one").unwrap();
    world.settle(10_000);
    assert_eq!(world.texts(1, "Ada"), heard(&[(Some("Ada"), "from the old one"), (Some("Ada"), "from the new one")]));
    assert_eq!(world.texts(0, "Ben"), world.texts(2, "Ben"));
}

#[test]
fn a_request_that_one_device_accepts_is_accepted_on_the_other() {
    let mut world = World::new(6, 3);
    world.found_accounts_on(2);
    world.link(0, 2, &[]);
    world.confirm(0, 2);
    let card = world.card(0, false);
    world.settle(10_000);
    world.add(1, card, "Ada").unwrap();
    world.settle(10_000);
    assert_eq!(world.device(2).engine.requests().unwrap().len(), 1);
    world.accept(2, "Ben");
    world.settle(10_000);
    assert_eq!(world.device(0).engine.requests().unwrap().len(), 0);
    world.say(1, "Ada", "hello both").unwrap();
    world.settle(10_000);
    let both = heard(&[(Some("Ben"), "hello both")]);
    assert_eq!(world.texts(0, "Ben"), both);
    assert_eq!(world.texts(2, "Ben"), both);
}

#[test]
fn a_device_that_is_signed_out_reads_nothing_that_is_said_afterwards() {
    let mut world = ada_and_ben(7);
    world.link(0, 2, &[]);
    world.confirm(0, 2);
    world.say(1, "Ada", "to both").unwrap();
    world.settle(10_000);
    world.command(0, Command::RemoveDevice { device: "device 2".into() }).unwrap();
    world.settle(10_000);
    assert_eq!(standings(&mut world, 0), [DeviceStanding::Confirmed]);
    world.say(1, "Ada", "to one").unwrap();
    world.settle(10_000);
    world.say(0, "Ben", "and back").unwrap();
    world.settle(10_000);
    assert_eq!(world.texts(0, "Ben"), heard(&[(Some("Ben"), "to both"), (Some("Ben"), "to one"), (None, "and back")]));
    assert_eq!(world.texts(1, "Ada"), heard(&[(None, "to both"), (None, "to one"), (Some("Ada"), "and back")]));
    assert_eq!(world.texts(2, "Ben"), heard(&[(Some("Ben"), "to both")]));
    assert_eq!(world.complaints(0), []);
    assert_eq!(world.complaints(1), []);
}

#[test]
fn a_device_on_probation_that_is_not_mine_is_out_at_once() {
    let mut world = ada_and_ben(8);
    world.link(0, 2, &["Ben"]);
    world.command(0, Command::RemoveDevice { device: "device 2".into() }).unwrap();
    world.settle(10_000);
    world.say(1, "Ada", "secret").unwrap();
    world.settle(10_000);
    assert_eq!(world.texts(2, "Ben"), []);
    assert!(world.command(2, Command::LinkDevice { chats: Vec::new() }).is_err());
}

#[test]
fn whether_two_devices_are_in_one_place_is_said_by_the_relay_and_elsewhere_takes_a_second_yes_and_longer() {
    for (address, near) in [("192.0.2.1", true), ("198.51.100.7", false)] {
        let mut world = World::new(9, 2);
        world.found_accounts_on(1);
        world.put(1, address.parse().unwrap());
        world.ask_to_link(0, 1, &[]);
        let view = world.device(0).engine.link().unwrap().unwrap();
        assert_eq!((view.state, view.near), (LinkState::Asked, Some(near)));
        assert_eq!((view.name.as_deref(), view.address.as_deref()), (Some("device 1"), Some(address)));
        assert_eq!(world.command(0, Command::AdmitDevice { elsewhere: false }).is_ok(), near);
        if !near {
            world.command(0, Command::AdmitDevice { elsewhere: true }).unwrap();
        }
        world.settle(10_000);
        let now = world.now;
        let new = world.device(0).engine.devices(now).unwrap().pop().unwrap();
        let days = if near { 1 } else { 7 };
        assert_eq!(new.ends.unwrap() / 1000, new.added / 1000 + days * 86_400);
    }
}

#[test]
fn a_device_that_is_refused_or_comes_too_late_stays_nobodys() {
    let mut world = World::new(10, 3);
    world.found_accounts_on(1);
    world.ask_to_link(0, 1, &[]);
    world.command(0, Command::RefuseDevice).unwrap();
    world.settle(10_000);
    assert!(world.device(1).engine.account().unwrap().is_none());
    assert!(world.device(1).engine.joining().unwrap().is_none());
    world.ask_to_link(0, 1, &[]);
    world.pass(301_000);
    world.settle(10_000);
    assert!(world.command(0, Command::AdmitDevice { elsewhere: true }).is_err());
    world.pass(301_000);
    world.settle(10_000);
    assert!(world.device(1).engine.joining().unwrap().is_none());
    assert_eq!(standings(&mut world, 0), [DeviceStanding::Confirmed]);
}

#[test]
fn contacts_see_for_seven_days_that_an_account_got_another_device() {
    let mut world = ada_and_ben(11);
    let changed = |world: &mut World| {
        world.pass(1000);
        world.device(1).engine.contact("Ada").unwrap().changed
    };
    assert_eq!(changed(&mut world), None);
    world.link(0, 2, &[]);
    assert!(changed(&mut world).is_some(), "a device on probation is told of as well");
    world.confirm(0, 2);
    assert!(changed(&mut world).is_some());
    world.pass(6 * 86_400_000);
    assert!(changed(&mut world).is_some());
    world.pass(2 * 86_400_000);
    world.settle(100_000);
    assert_eq!(changed(&mut world), None);
}

#[test]
fn a_device_that_was_signed_out_says_so_and_does_nothing_more() {
    let mut world = ada_and_ben(12);
    world.link(0, 2, &[]);
    world.confirm(0, 2);
    world.command(0, Command::RemoveDevice { device: "device 2".into() }).unwrap();
    world.settle(10_000);
    assert_eq!(world.device(2).engine.account().unwrap().unwrap().standing, DeviceStanding::Out);
    let before = world.device(2).carried_out;
    world.say(1, "Ada", "to one").unwrap();
    world.settle(10_000);
    assert!(world.device(2).carried_out - before < 3);
}

#[test]
fn a_device_that_was_signed_out_deletes_what_it_has_when_that_can_be_undone_no_more() {
    let mut world = ada_and_ben(14);
    world.link(0, 2, &["Ben"]);
    world.confirm(0, 2);
    world.say(1, "Ada", "to both").unwrap();
    world.settle(10_000);
    world.command(0, Command::RemoveDevice { device: "device 2".into() }).unwrap();
    world.settle(10_000);
    assert!(world.texts(2, "Ben").iter().any(|(_, text)| text == "to both"), "whoever signed it out may be a thief");
    world.pass(25 * 3_600_000);
    world.settle(10_000);
    assert_erased(&mut world, 2);
    assert_eq!(world.complaints(2), []);
}

#[test]
fn a_lost_device_deletes_what_it_has_when_it_is_next_online_however_late() {
    let mut world = ada_and_ben(15);
    world.link(0, 2, &["Ben"]);
    world.confirm(0, 2);
    world.unplug(2);
    world.command(0, Command::RemoveDevice { device: "device 2".into() }).unwrap();
    world.settle(10_000);
    world.pass(40 * 86_400_000);
    world.settle(10_000);
    assert!(world.device(2).engine.state().scan(b"H").next().is_some(), "it has heard nothing");
    world.plug(2);
    world.settle(10_000);
    assert_erased(&mut world, 2);
}

#[test]
fn a_relay_that_knows_a_device_no_more_makes_it_delete_nothing() {
    let mut world = ada_and_ben(16);
    let before = world.relay_backup();
    world.link(0, 2, &["Ben"]);
    world.confirm(0, 2);
    world.say(1, "Ada", "to both").unwrap();
    world.settle(10_000);
    world.restore_relay(&before);
    world.settle(10_000);
    world.pass(40 * 86_400_000);
    world.settle(10_000);
    assert!(!world.complaints(2).is_empty(), "it is refused");
    assert!(world.texts(2, "Ben").iter().any(|(_, text)| text == "to both"));
}

/// Whose device it was, and the chain that put it out, are all it has, and the key in it is none.
fn assert_erased(world: &mut World, device: usize) {
    assert_eq!(world.device(device).engine.account().unwrap().unwrap().standing, DeviceStanding::Erased);
    let tables: Vec<_> = world.device(device).engine.state().scan(b"").map(|(key, _)| key.first().copied()).collect();
    assert_eq!(tables, [Some(b'D')]);
    assert!(world.device(device).engine.idle());
    world.kill(device);
    world.settle(10_000);
    assert_eq!(world.device(device).engine.account().unwrap().unwrap().standing, DeviceStanding::Erased);
}

#[test]
fn all_devices_of_a_person_show_the_same_and_nothing_is_missing_whatever_fails() {
    hold("several", 0..20);
}

#[test]
fn all_devices_of_a_person_show_the_same_while_nothing_fails() {
    hold("several-in-peace", 0..5);
}

#[test]
fn all_devices_of_a_person_show_the_same_after_days_in_which_things_failed() {
    hold("several-days", 0..10);
}

#[test]
fn a_confirmed_device_is_sent_what_was_said_before_it_came_and_the_sender_need_not_stay() {
    let mut world = ada_and_ben(13);
    for number in 0..40 {
        world.say(number % 2, if number % 2 == 0 { "Ben" } else { "Ada" }, &format!("text {number}")).unwrap();
        world.settle(10_000);
    }
    world.put(2, ELSEWHERE);
    world.link(0, 2, &["Ben"]);
    assert!(world.command(0, Command::SendHistory { device: "device 2".into(), since: None }).is_err());
    world.confirm(0, 2);
    assert_eq!(world.texts(2, "Ben"), [], "from elsewhere it is sent when its owner says so");
    world.unplug(2);
    world.command(0, Command::SendHistory { device: "device 2".into(), since: None }).unwrap();
    world.settle(10_000);
    world.unplug(0);
    world.plug(2);
    world.settle(10_000);
    assert_eq!(world.texts(2, "Ben").len(), 40);
    assert_eq!(world.texts(2, "Ben"), world.texts(0, "Ben"));
    assert!(world.device(2).engine.idle());
    assert_eq!(world.complaints(2), []);
}

#[test]
fn a_device_confirmed_side_by_side_has_its_chats_within_a_minute_and_its_owner_is_told() {
    let mut world = ada_and_ben(14);
    for number in 0..20 {
        world.say(number % 2, if number % 2 == 0 { "Ben" } else { "Ada" }, &format!("text {number}")).unwrap();
        world.say(0, "me", &format!("note {number}")).unwrap();
        world.settle(10_000);
    }
    world.link(0, 2, &[]);
    let before = world.now.0;
    world.command(0, Command::ConfirmDevice { device: "device 2".into() }).unwrap();
    let has = |world: &mut World, with: &str| {
        world.device(2).engine.messages(with, usize::MAX).map_or(0, |texts| texts.len())
    };
    while has(&mut world, "Ben") < 20 || has(&mut world, "me") < 20 {
        assert!(world.step() && world.now.0 - before <= 60_000, "its chats come by themselves, within a minute");
    }
    world.settle(10_000);
    assert_eq!(world.texts(2, "Ben"), world.texts(0, "Ben"));
    assert_eq!(world.texts(2, "me"), world.texts(0, "me"));
    let sent = |event: &Event| matches!(event, Event::HistorySent { name, texts: 40, .. } if name == "device 2");
    assert_eq!(world.device(0).shown.iter().filter(|event| sent(event)).count(), 1);
    assert!(world.device(2).shown.contains(&Event::History { texts: 40 }));
    assert_eq!(world.complaints(2), []);
}

#[test]
fn a_device_that_is_confirmed_later_or_from_elsewhere_is_sent_nothing_unasked() {
    for later in [false, true] {
        let mut world = ada_and_ben(15);
        world.say(1, "Ada", "before").unwrap();
        world.settle(10_000);
        if !later {
            world.put(2, ELSEWHERE);
        }
        world.link(0, 2, &[]);
        if later {
            world.pass(2 * 3_600_000);
            world.settle(10_000);
        }
        world.confirm(0, 2);
        assert_eq!(world.texts(2, "Ben"), [], "later: {later}");
    }
}

#[test]
fn how_many_conversations_have_new_keys_is_told_until_all_have() {
    let mut world = World::new(16, 5);
    world.found_accounts_on(4);
    for (other, name) in [(1, "Ben"), (2, "Cleo"), (3, "Dan")] {
        world.befriend((0, "Ada"), (other, name));
    }
    world.link(0, 4, &[]);
    world.confirm(0, 4);
    world.command(0, Command::RemoveDevice { device: "device 4".into() }).unwrap();
    world.settle(10_000);
    let rekeyed = |event: &Event| if let Event::Rekeyed { done, total } = event { Some((*done, *total)) } else { None };
    let told: Vec<_> = world.device(0).shown.iter().filter_map(rekeyed).collect();
    assert_eq!(told, [(1, 4), (2, 4), (3, 4), (4, 4)], "three people and the notes to oneself");
    assert_eq!(world.device(0).engine.rekeying(), (4, 4));
}

#[test]
fn a_device_on_probation_neither_exports_links_removes_confirms_nor_changes_recovery_and_reads_the_chosen_chats_only() {
    let mut world = World::new(17, 5);
    world.found_accounts_on(3);
    for (other, name) in [(1, "Ben"), (2, "Cleo")] {
        world.befriend((0, "Ada"), (other, name));
        world.say(other, "Ada", "before").unwrap();
        world.settle(10_000);
    }
    world.link(0, 3, &["Ben"]);
    world.link(0, 4, &[]);
    let now = world.now;
    let ids: Vec<String> = world
        .device(3)
        .engine
        .devices(now)
        .unwrap()
        .into_iter()
        .filter(|view| !view.this)
        .map(|view| view.id)
        .collect();
    assert_eq!(ids.len(), 2);
    for id in ids {
        for refused in [
            Command::SendHistory { device: id.clone(), since: None },
            Command::ConfirmDevice { device: id.clone() },
            Command::RemoveDevice { device: id },
        ] {
            let told = world.command(3, refused.clone());
            assert!(told.is_err(), "{refused:?}: {told:?}");
        }
    }
    for refused in [
        Command::LinkDevice { chats: vec!["Ben".into()] },
        Command::AdmitDevice { elsewhere: true },
        Command::ConfirmDevice { device: "device 3".into() },
        Command::Freeze,
        Command::Thaw,
        Command::Veto,
    ] {
        let told = world.command(3, refused.clone());
        assert!(told.is_err(), "{refused:?}: {told:?}");
    }
    for (other, text) in [(1, "to the chosen one"), (2, "to another")] {
        world.say(other, "Ada", text).unwrap();
        world.settle(10_000);
    }
    assert_eq!(world.texts(3, "Ben"), heard(&[(Some("Ben"), "to the chosen one")]));
    assert!(world.device(3).engine.contact("Cleo").is_err());
    let chats = world.device(3).engine.chats().unwrap();
    assert!(chats.iter().all(|chat| chat.name == "Ben"), "{chats:?}");
    assert_eq!(standings(&mut world, 0).len(), 3);
    assert_eq!(world.complaints(0), []);
}
