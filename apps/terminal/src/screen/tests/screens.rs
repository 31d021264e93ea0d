use ratatui::crossterm::event::KeyCode;

use super::fixture::{SIZES, Screen, World, nothing, world};
use crate::screen::live::{Link, Tidings};
use crate::screen::model::Section;
use crate::screen::theme::Choice;
use crate::socket::{NoWay, SocketError};

/// Keeps what a screen looks like at every size.
fn keep(name: &str, world: fn() -> World, prepare: impl Fn(&mut Screen)) {
    for (width, height) in SIZES {
        let mut screen = Screen::new(world(), (width, height));
        prepare(&mut screen);
        insta::assert_snapshot!(format!("{name}_{width}x{height}"), screen.text());
    }
}

#[test]
fn the_list_of_conversations() {
    keep("chats", world, |_| {});
}

#[test]
fn nobody_yet() {
    keep("chats_empty", nothing, |_| {});
}

#[test]
fn a_conversation() {
    keep("conversation", world, |screen| {
        screen.open("Ben");
    });
}

#[test]
fn a_conversation_in_other_scripts() {
    keep("scripts", world, |screen| {
        screen.open("דנה לוי");
    });
}

#[test]
fn a_conversation_before_acceptance() {
    keep("waiting", world, |screen| {
        screen.open("Mira");
    });
}

#[test]
fn a_conversation_that_has_ended() {
    keep("ended", world, |screen| {
        screen.open("A name that is much longer than any list is wide");
    });
}

#[test]
fn a_text_of_several_lines_while_it_is_written() {
    keep("composer", world, |screen| {
        screen
            .open("Ben")
            .paste("one\r\ntwo, which is longer than the others and goes on until it has to break\nthree");
    });
}

#[test]
fn a_search() {
    keep("search", world, |screen| {
        screen.key(KeyCode::Char('/')).write("be");
        let found = screen.world.messages[0].1.iter().filter(|message| message.text.contains("be"));
        let found = found.map(|message| kith_core::engine::io::FoundView {
            chat: "Ben".into(),
            id: message.id.clone(),
            from: message.from.clone(),
            text: message.text.clone(),
            sent: message.sent,
            newer: 3,
        });
        let found = found.collect();
        screen.model.told(Tidings::Found("be".into(), found));
    });
}

#[test]
fn requests() {
    keep("requests", world, |screen| {
        screen.alt(KeyCode::Char('2'));
    });
    keep("requests_empty", nothing, |screen| {
        screen.alt(KeyCode::Char('2'));
    });
}

#[test]
fn accepting() {
    keep("accept", world, |screen| {
        screen.alt(KeyCode::Char('2')).key(KeyCode::Enter);
    });
}

#[test]
fn cards() {
    keep("cards", world, |screen| {
        screen.alt(KeyCode::Char('3'));
    });
    keep("cards_empty", nothing, |screen| {
        screen.alt(KeyCode::Char('3'));
    });
}

#[test]
fn a_card_as_a_picture() {
    keep("card", world, |screen| {
        screen.alt(KeyCode::Char('3')).key(KeyCode::Enter);
    });
}

#[test]
fn a_picture_that_fits_into_the_window_alone_has_all_of_it() {
    let mut screen = Screen::new(world(), (80, 31));
    screen.alt(KeyCode::Char('3')).key(KeyCode::Enter);
    insta::assert_snapshot!("card_80x31", screen.text());
    screen.click("Esc");
    assert!(screen.model.overlay.is_none());
}

#[test]
fn a_card_that_no_longer_works() {
    keep("card_used", world, |screen| {
        screen.alt(KeyCode::Char('3')).key(KeyCode::Down).key(KeyCode::Enter);
    });
}

#[test]
fn making_a_card() {
    keep("card_new", world, |screen| {
        screen.alt(KeyCode::Char('3')).key(KeyCode::Char('n')).write("library");
    });
}

#[test]
fn blocked() {
    keep("blocked", world, |screen| {
        screen.alt(KeyCode::Char('4'));
    });
    keep("blocked_empty", nothing, |screen| {
        screen.alt(KeyCode::Char('4'));
    });
}

#[test]
fn settings() {
    keep("settings", world, |screen| {
        screen.alt(KeyCode::Char('5')).key(KeyCode::Down);
    });
}

#[test]
fn a_contact() {
    keep("contact", world, |screen| {
        screen.open("Ben").key(KeyCode::F(4));
    });
    keep("contact_asked", world, |screen| {
        screen.open("Mira").key(KeyCode::F(4));
    });
}

#[test]
fn verifying() {
    keep("verify", world, |screen| {
        screen.open("Ben").key(KeyCode::F(4)).key(KeyCode::Char('v'));
    });
}

#[test]
fn asking_somebody() {
    keep("add", world, |screen| {
        screen.key(KeyCode::F(5)).paste("kith:card/abc\n").key(KeyCode::Enter);
        screen.outcome(Err("this card's link is incomplete or was changed on its way; ask for it again".into()));
    });
}

#[test]
fn the_commands() {
    keep("palette", world, |screen| {
        screen.open("Ben").key(KeyCode::F(2));
    });
    keep("palette_found", world, |screen| {
        screen.open("Ben").control('p').write("card");
    });
}

#[test]
fn the_keys() {
    keep("help", world, |screen| {
        screen.key(KeyCode::F(1));
    });
}

#[test]
fn no_connection() {
    keep("down", world, |screen| {
        screen.world.views.link = Link::Down(SocketError::Unreachable(NoWay::Refused).to_string());
        screen.tell();
        screen.open("Ben");
    });
}

#[test]
fn an_older_copy() {
    keep("copied", world, |screen| {
        screen.world.views.account.copied = true;
        screen.tell();
    });
}

#[test]
fn a_window_that_is_too_small_says_so() {
    let mut screen = Screen::new(world(), (59, 16));
    insta::assert_snapshot!("small_59x16", screen.text());
    for size in [(60, 15), (20, 5), (3, 2), (1, 1)] {
        screen.model.size = size;
        screen.model.settle();
        screen.text();
    }
}

#[test]
fn a_conversation_looks_alike_whatever_the_colours() {
    let mut texts = Vec::new();
    for theme in Choice::ALL {
        let mut screen = Screen::new(world(), (80, 24));
        screen.model.prefs.theme = theme;
        texts.push(screen.open("Ben").text());
    }
    assert!(texts.windows(2).all(|pair| pair[0] == pair[1]), "no meaning is in a colour alone");
}

#[test]
fn every_size_can_be_drawn() {
    for section in Section::ALL {
        let mut screen = Screen::new(world(), SIZES[0]);
        screen.open("Ben");
        screen.model.go(section);
        for width in (60..200).step_by(7) {
            for height in (16..70).step_by(5) {
                screen.model.size = (width, height);
                screen.model.settle();
                screen.text();
            }
        }
    }
}

#[test]
fn an_overlay_leaves_nothing_behind_it_to_press() {
    let mut screen = Screen::new(world(), SIZES[1]);
    screen.key(KeyCode::F(1)).text();
    screen.click(" Ch");
    assert!(screen.model.overlay.is_none(), "a press beside it puts it away");
}
