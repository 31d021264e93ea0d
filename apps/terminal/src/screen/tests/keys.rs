use kith_core::engine::io::{Command, MessageState, Reply};
use kith_wire::{MessageId, limits};
use ratatui::crossterm::event::{Event, KeyCode, MouseEventKind};

use super::fixture::{MINUTE, NOW, SIZES, Screen, message, nothing, world};
use crate::screen::live::Wish;
use crate::screen::model::{Effect, Focus, Overlay, Section};

fn sent(screen: &Screen) -> Vec<&str> {
    let texts = screen.commands.iter();
    texts
        .filter_map(
            |(_, command)| if let Command::SendText { text, .. } = command { Some(text.as_str()) } else { None },
        )
        .collect()
}

fn draft(screen: &Screen, name: &str) -> String {
    screen.model.drafts.get(name).map(|draft| draft.text().to_owned()).unwrap_or_default()
}

#[test]
fn a_text_is_sent_once_and_comes_back_if_it_is_refused() {
    let mut screen = Screen::new(world(), SIZES[1]);
    screen.open("Ben").write("Hello").key(KeyCode::Enter).key(KeyCode::Enter);
    assert_eq!(sent(&screen), ["Hello"], "an empty line is not sent");
    assert_eq!(draft(&screen, "Ben"), "");
    screen.outcome(Err("the conversation has ended".into()));
    assert_eq!(draft(&screen, "Ben"), "Hello");
    assert!(screen.text().contains("the conversation has ended"));
}

#[test]
fn lines_are_kept_until_enter() {
    let mut screen = Screen::new(world(), SIZES[1]);
    screen.open("Ben").write("a").alt(KeyCode::Enter).write("b").control('j').paste("c\nd").key(KeyCode::Enter);
    assert_eq!(sent(&screen), ["a\nb\nc\nd"]);
}

#[test]
fn every_conversation_keeps_its_draft() {
    let mut screen = Screen::new(world(), SIZES[1]);
    screen.open("Ben").write("for Ben").key(KeyCode::Esc);
    screen.open("Mira").write("for Mira").alt(KeyCode::Down);
    assert_eq!(screen.model.open.as_ref().unwrap().name, "Ben");
    assert_eq!((draft(&screen, "Ben"), draft(&screen, "Mira")), ("for Ben".into(), "for Mira".into()));
    assert!(screen.text().contains("Draft: for Mira"));
}

fn kept(screen: &Screen) -> Vec<&str> {
    let drafts = screen.commands.iter();
    drafts
        .filter_map(
            |(_, command)| if let Command::SetDraft { text, .. } = command { Some(text.as_str()) } else { None },
        )
        .collect()
}

#[test]
fn a_draft_is_kept_after_a_while_and_forgotten_once_it_is_sent() {
    let mut screen = Screen::new(world(), SIZES[1]);
    screen.open("Ben").write("Hel");
    screen.model.tick(NOW + 999);
    screen.serve();
    assert!(kept(&screen).is_empty() && screen.model.drafts_due().is_some());
    screen.write("lo").model.tick(NOW + 1_000);
    screen.serve();
    assert_eq!((kept(&screen), screen.model.drafts_due()), (vec!["Hello"], None));
    screen.outcome(Ok(Reply::Done));
    screen.key(KeyCode::Enter);
    screen.model.keep_drafts();
    screen.serve();
    assert_eq!((sent(&screen), kept(&screen)), (vec!["Hello"], vec!["Hello", ""]));
}

#[test]
fn a_draft_comes_from_the_home_unless_the_person_writes() {
    let mut world = world();
    world.views.chats[1].draft = Some("from before".into());
    let mut screen = Screen::new(world, SIZES[1]);
    assert_eq!(draft(&screen, "Ben"), "from before");
    screen.world.views.chats[1].draft = Some("from another window".into());
    screen.tell();
    assert_eq!(draft(&screen, "Ben"), "from another window");
    screen.open("Ben").write("!").world.views.chats[1].draft = Some("and again".into());
    screen.tell();
    assert_eq!(draft(&screen, "Ben"), "from another window!");
}

#[test]
fn what_was_said_comes_back_line_by_line() {
    let mut screen = Screen::new(world(), SIZES[1]);
    screen.open("Ben").key(KeyCode::Up);
    assert!(draft(&screen, "Ben").starts_with("Of course.\n"));
    for _ in 0..4 {
        screen.key(KeyCode::Up);
    }
    assert_eq!(draft(&screen, "Ben"), "I bring the clocks.");
    screen.key(KeyCode::Down).key(KeyCode::Down);
    assert_eq!(draft(&screen, "Ben"), "", "past the newest there is nothing");
    screen.write("x").key(KeyCode::Up);
    assert_eq!(draft(&screen, "Ben"), "x", "what is being written is never replaced");
}

#[test]
fn read_is_told_only_with_the_texts_in_sight() {
    let marks = |screen: &Screen| {
        screen.commands.iter().filter(|(_, command)| matches!(command, Command::MarkRead { .. })).count()
    };
    let mut screen = Screen::new(world(), SIZES[1]);
    assert_eq!(marks(&screen), 0, "a list shows no texts");
    screen.model.input(Event::FocusLost);
    screen.open("Ben");
    assert_eq!(marks(&screen), 0, "nobody looks at this window");
    screen.model.input(Event::FocusGained);
    screen.serve();
    assert_eq!(marks(&screen), 1);
    screen.tell();
    assert_eq!(marks(&screen), 1, "once is enough");
    screen.outcome(Ok(Reply::Done));
    let mut scrolled = Screen::new(world(), SIZES[0]);
    scrolled.model.input(Event::FocusLost);
    scrolled.open("Ben").key(KeyCode::PageUp);
    scrolled.model.input(Event::FocusGained);
    scrolled.serve();
    assert_eq!(marks(&scrolled), 0, "the new ones are below");
    scrolled.key(KeyCode::PageDown).key(KeyCode::PageDown);
    assert_eq!(marks(&scrolled), 1);
}

#[test]
fn what_is_in_sight_stays_there_while_others_arrive() {
    let mut screen = Screen::new(world(), SIZES[0]);
    screen.open("Ben").key(KeyCode::PageUp);
    let before: Vec<String> = screen.text().lines().skip(4).take(6).map(str::to_owned).collect();
    for number in 0..5 {
        let arrived = message(100 + number, Some("Ben"), "another one", MessageState::Unread, NOW + number * MINUTE);
        screen.world.messages[0].1.push(arrived.clone());
        screen.world.views.open.as_mut().unwrap().messages.push(arrived);
        screen.tell();
    }
    let after: Vec<String> = screen.text().lines().skip(4).take(6).map(str::to_owned).collect();
    assert_eq!(before, after);
    screen.press_end();
    assert!(screen.text().contains("another one"));
}

impl Screen {
    fn press_end(&mut self) {
        let key =
            ratatui::crossterm::event::KeyEvent::new(KeyCode::End, ratatui::crossterm::event::KeyModifiers::CONTROL);
        self.model.input(Event::Key(key));
        self.serve();
    }
}

#[test]
fn older_messages_are_loaded_when_the_oldest_comes_into_sight() {
    let mut world = world();
    let many = (0..1000)
        .map(|n| message(n, Some("Ben"), &format!("number {n}"), MessageState::Read, NOW - (2000 - n) * MINUTE));
    world.messages[0].1 = many.collect();
    let mut screen = Screen::new(world, SIZES[1]);
    screen.open("Ben");
    assert_eq!(screen.world.views.open.as_ref().unwrap().messages.len(), 200);
    let mut scrolls = 0;
    while !screen.text().contains("number 0 ") {
        screen.key(KeyCode::PageUp);
        scrolls += 1;
        assert!(scrolls < 1000, "{}", screen.text());
    }
    assert_eq!(screen.world.views.open.as_ref().unwrap().messages.len(), 1000);
}

#[test]
fn a_found_text_is_brought_into_sight() {
    let mut world = world();
    let many = (0..1000)
        .map(|n| message(n, Some("Ben"), &format!("number {n}"), MessageState::Read, NOW - (2000 - n) * MINUTE));
    world.messages[0].1 = many.collect();
    let mut screen = Screen::new(world, SIZES[1]);
    screen.key(KeyCode::Char('/')).write("number 345");
    assert!(
        screen
            .effects
            .iter()
            .any(|effect| matches!(effect, Effect::Wish(Wish::Search(letters)) if letters == "number 345"))
    );
    let found = vec![kith_core::engine::io::FoundView {
        chat: "Ben".into(),
        id: format!("{:032x}", 345),
        from: Some("Ben".into()),
        text: "number 345".into(),
        sent: NOW,
        newer: 654,
    }];
    screen.model.told(crate::screen::live::Tidings::Found("number 345".into(), found));
    screen.key(KeyCode::Enter);
    assert_eq!(screen.model.focus, Focus::Composer);
    assert!(screen.text().contains("▌ number 345"), "{}", screen.text());
}

#[test]
fn a_request_is_accepted_under_a_chosen_name_or_declined_after_a_question() {
    let mut screen = Screen::new(world(), SIZES[1]);
    screen.alt(KeyCode::Char('2')).key(KeyCode::Enter).write(" from chess").key(KeyCode::Enter);
    let (_, command) = screen.commands.last().unwrap();
    assert!(
        matches!(command, Command::AcceptRequest { request, name } if request == "1353cb8d" && name.as_deref() == Some("Carla from chess"))
    );
    screen.outcome(Err("\"Carla from chess\" is taken".into()));
    assert!(screen.text().contains("is taken"), "the answers can be mended");
    screen.key(KeyCode::Esc).key(KeyCode::Down).key(KeyCode::Char('d')).key(KeyCode::Enter);
    assert_eq!(screen.commands.len(), 1, "Enter is not yes");
    screen.key(KeyCode::Char('y'));
    assert!(matches!(&screen.commands.last().unwrap().1, Command::DeclineRequest { request } if request == "77aa01bc"));
}

#[test]
fn a_new_card_is_shown_once_it_is_made() {
    let mut screen = Screen::new(world(), SIZES[2]);
    screen.alt(KeyCode::Char('3')).key(KeyCode::Char('n')).write("library");
    screen.key(KeyCode::Tab).key(KeyCode::Right).key(KeyCode::Tab).key(KeyCode::Right).key(KeyCode::Enter);
    let (_, command) = screen.commands.last().unwrap();
    let hour = kith_wire::Seconds(NOW / 1000 + 3600);
    assert!(
        matches!(command, Command::NewCard { once: false, expires: Some(at), label: Some(label) } if *at == hour && label == "library"),
        "{command:?}"
    );
    screen.outcome(Ok(Reply::Card("00ff00ff".into())));
    assert!(matches!(&screen.model.overlay, Some(Overlay::Card(id)) if id == "00ff00ff"));
    screen.key(KeyCode::Char('c'));
    assert!(screen.effects.iter().any(|effect| matches!(effect, Effect::Copy(link) if link.starts_with("kith:card/"))));
}

#[test]
fn whom_one_blocks_is_asked_first_and_moves_to_the_blocked() {
    let mut screen = Screen::new(world(), SIZES[1]);
    screen.open("Ben").key(KeyCode::F(4)).key(KeyCode::Char('b'));
    assert!(screen.commands.iter().all(|(_, command)| matches!(command, Command::MarkRead { .. })));
    screen.key(KeyCode::Char('y'));
    assert!(matches!(&screen.commands.last().unwrap().1, Command::Block { name } if name == "Ben"));
    screen.outcome(Ok(Reply::Done));
    screen.alt(KeyCode::Char('4')).key(KeyCode::Char('u')).key(KeyCode::Char('y'));
    assert!(matches!(&screen.commands.last().unwrap().1, Command::Unblock { name } if name == "Mallory"));
}

#[test]
fn the_mouse_does_what_keys_do() {
    let mut screen = Screen::new(world(), SIZES[1]);
    screen.click("See you there");
    assert_eq!(screen.model.open.as_ref().unwrap().name, "Ben");
    screen.click("Requests");
    assert_eq!(screen.model.section, Section::Requests);
    screen.click("F1");
    assert!(matches!(screen.model.overlay, Some(Overlay::Help(_))));
    screen.text();
    screen.mouse(MouseEventKind::Down(ratatui::crossterm::event::MouseButton::Left), 0, 0);
    screen.click("Chats");
    screen.text();
    let before = screen.model.open.as_ref().unwrap().up;
    screen.mouse(MouseEventKind::ScrollUp, 60, 8);
    assert!(screen.model.open.as_ref().unwrap().up > before);
}

#[test]
fn leaving_asks_only_when_something_would_be_lost() {
    let mut screen = Screen::new(nothing(), SIZES[1]);
    screen.control('q');
    assert!(screen.effects.iter().any(|effect| matches!(effect, Effect::Quit)));
    let mut screen = Screen::new(world(), SIZES[1]);
    screen.open("Ben").write("x").control('c');
    assert!(screen.effects.iter().any(|effect| matches!(effect, Effect::Quit)), "a draft is kept");
    let mut screen = Screen::new(world(), SIZES[1]);
    screen.open("Ben").paste(&"x".repeat(limits::TEXT + 1)).control('c');
    assert!(!screen.effects.iter().any(|effect| matches!(effect, Effect::Quit)));
    screen.control('c');
    assert!(screen.effects.iter().any(|effect| matches!(effect, Effect::Quit)));
}

#[test]
fn the_chosen_conversation_stays_chosen_when_the_list_changes_its_order() {
    let mut screen = Screen::new(world(), SIZES[1]);
    screen.key(KeyCode::Down);
    assert_eq!(screen.model.chosen_contact(), Some("Ben"));
    screen.world.views.chats.rotate_left(1);
    screen.tell();
    assert_eq!(screen.model.chosen_contact(), Some("Ben"));
}

#[test]
fn the_commands_are_found_by_name_and_done() {
    let mut screen = Screen::new(world(), SIZES[1]);
    screen.key(KeyCode::F(2)).write("settings").key(KeyCode::Enter);
    assert_eq!(screen.model.section, Section::Settings);
    screen.key(KeyCode::F(2)).write("open ben").key(KeyCode::Enter);
    assert_eq!(screen.model.open.as_ref().unwrap().name, "Ben");
    screen.commands.clear();
    screen.key(KeyCode::F(2)).write("read marks").key(KeyCode::Enter);
    assert!(matches!(screen.commands[0].1, Command::SetMarks { delivered: true, read: true }));
    screen.outcome(Ok(Reply::Message(MessageId([0; 16]))));
}

#[test]
fn a_question_goes_back_to_what_stood_behind_it() {
    let mut screen = Screen::new(world(), SIZES[1]);
    screen.open("Ben").key(KeyCode::F(4));
    for answer in [KeyCode::Char('n'), KeyCode::Esc, KeyCode::Char('y')] {
        screen.key(KeyCode::Char('v'));
        assert!(matches!(screen.model.overlay, Some(Overlay::Confirm(_))), "{answer:?}");
        screen.key(answer);
        assert!(matches!(&screen.model.overlay, Some(Overlay::Details(name)) if name == "Ben"), "{answer:?}");
    }
    assert!(matches!(&screen.commands.last().unwrap().1, Command::Verify { name } if name == "Ben"));
    screen.key(KeyCode::Esc);
    assert!(screen.model.overlay.is_none());
}
