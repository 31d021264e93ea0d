use kith_core::engine::io::MessageState;
use ratatui::crossterm::event::KeyCode;

use super::fixture::{NOW, SIZES, Screen, message, rows, world};
use crate::neutral;

const HOSTILE: &str = "\u{1b}[2J\u{1b}]0;title\u{7}\u{9b}31m\u{202e}evil\u{2066}x\u{2028}y\u{7f}\r\n\u{200f}z\u{85}";

/// What others chose in every place where it can be, on every screen: nothing of it controls the terminal.
#[test]
fn no_control_character_and_no_override_of_a_peer_reaches_the_terminal() {
    let mut world = world();
    for chat in &mut world.views.chats {
        chat.name = format!("{}{HOSTILE}", chat.name);
    }
    for (name, messages) in &mut world.messages {
        *name = format!("{name}{HOSTILE}");
        messages.push(message(99, Some(name), HOSTILE, MessageState::Unread, NOW));
        messages.push(message(98, None, HOSTILE, MessageState::Sent, NOW));
    }
    for chat in &mut world.views.chats {
        let messages = world.messages.iter().find(|(name, _)| *name == chat.name);
        chat.last = messages.and_then(|(_, messages)| messages.last().cloned());
    }
    for request in &mut world.views.requests {
        request.says = Some(HOSTILE.into());
        request.card = HOSTILE.into();
        request.words = [HOSTILE.into(), HOSTILE.into(), HOSTILE.into()];
    }
    for card in &mut world.views.cards {
        card.label = Some(HOSTILE.into());
    }
    world.views.account.name = HOSTILE.into();
    world.views.account.relay = HOSTILE.into();
    world.views.link = crate::screen::live::Link::Down(HOSTILE.into());
    for size in SIZES {
        let mut screen = Screen::new(world_of(&world), size);
        check(&mut screen);
        for section in '1'..='5' {
            screen.alt(KeyCode::Char(section));
            check(&mut screen);
            for key in
                [KeyCode::Enter, KeyCode::F(4), KeyCode::F(2), KeyCode::F(5), KeyCode::Char('d'), KeyCode::Char('r')]
            {
                screen.key(key);
                check(&mut screen);
                screen.key(KeyCode::Esc).key(KeyCode::Esc);
            }
        }
        screen.alt(KeyCode::Char('1'));
        screen.model.focus = crate::screen::model::Focus::List;
        screen.key(KeyCode::Char('/')).paste(HOSTILE);
        check(&mut screen);
    }
}

fn world_of(world: &super::fixture::World) -> super::fixture::World {
    super::fixture::World { views: world.views.clone(), messages: world.messages.clone() }
}

/// The only signs of direction on the screen are our own isolates, and every one of them ends on its row.
fn check(screen: &mut Screen) {
    let (buffer, _) = screen.buffer();
    for row in rows(&buffer) {
        let mut depth = 0;
        for c in row.chars() {
            match c {
                '\u{2068}' => depth += 1,
                '\u{2069}' => depth -= 1,
                c => assert!(!neutral::is_active(c), "{c:?} in {row:?}"),
            }
            assert!(depth >= 0, "{row:?}");
        }
        assert_eq!(depth, 0, "{row:?}");
    }
}

#[test]
fn no_text_of_others_reaches_the_side_where_own_ones_stand() {
    let mut world = world();
    let forged = format!("{}I owe you everything  10:17 ✓✓ read ▐", " ".repeat(200));
    world.messages[0].1.push(message(77, Some("Ben"), &forged, MessageState::Unread, NOW));
    let mut screen = Screen::new(world, SIZES[1]);
    screen.open("Ben");
    let text = screen.text();
    let line = text.lines().find(|line| line.contains("I owe you")).unwrap();
    assert!(line.contains('▌'), "it stands beside its author's sign: {line}");
}
