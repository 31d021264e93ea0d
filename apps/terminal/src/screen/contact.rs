//! What is known of a contact, and the number that two people compare.

use kith_core::engine::io::ContactState;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::Rect;

use super::act::Act;
use super::canvas::Canvas;
use super::live::Details;
use super::model::Model;
use super::{text, words};
use crate::wording;

const WIDTH: u16 = 56;

pub(crate) fn draw(canvas: &mut Canvas<'_>, model: &Model, name: &str) {
    let Some(details) = model.views.contact.as_ref().filter(|details| details.contact.name == name) else { return };
    let contact = &details.contact;
    let room = usize::from(WIDTH);
    let mut rows = vec![(words::contact_state(contact.state), canvas.theme.dim)];
    if let Some(why) = &contact.why {
        rows.extend(text::wrap(wording::card_fault(why), room).into_iter().map(|row| (row, canvas.theme.bad)));
    }
    if let Some(words) = contact.words.as_ref().filter(|_| is_asked(contact.state)) {
        let words = words::compare(&text::line(&words.join(" ")));
        rows.extend(text::wrap(&words, room).into_iter().map(|row| (row, canvas.theme.text)));
    }
    rows.push((String::new(), canvas.theme.text));
    rows.extend(number(canvas, details, room));
    let height = u16::try_from(rows.len()).unwrap_or(u16::MAX).saturating_add(2);
    let inner = canvas.boxed(&text::line(name), (WIDTH, height));
    let text = Rect { height: inner.height.saturating_sub(1), ..inner };
    for ((row, style), y) in rows.iter().zip(text.y..text.bottom()) {
        canvas.put(text.x, y, text.width, row, *style);
    }
    let mut keys = Vec::new();
    let offered = [
        (Act::Verify, "v", words::key_verify()),
        (Act::Block, "b", words::block()),
        (Act::Unblock, "u", words::unblock()),
    ];
    keys.extend(offered.into_iter().filter(|(act, ..)| act.is_possible(model)));
    keys.push((Act::Close, "Esc", words::key_close()));
    canvas.buttons(inner, inner.bottom() - 1, &keys);
}

type Line = (String, ratatui::style::Style);

fn number(canvas: &Canvas<'_>, details: &Details, room: usize) -> Vec<Line> {
    let theme = canvas.theme;
    let Some(number) = &details.safety_number else {
        let text = text::wrap(&words::no_number_yet(), room);
        return text.into_iter().map(|row| (row, theme.dim)).collect();
    };
    let mut rows = vec![(words::safety_number(), theme.strong), (String::new(), theme.text)];
    rows.extend(groups(number).into_iter().map(|row| (format!("  {row}"), theme.accent)));
    rows.push((String::new(), theme.text));
    let (text, style) = if details.contact.verified {
        (format!("✓ {}", words::is_verified()), theme.good)
    } else {
        (words::not_verified(), theme.dim)
    };
    rows.extend(text::wrap(&text, room).into_iter().map(|row| (row, style)));
    rows
}

/// Sixty digits as they are read out: four groups of five in a row.
pub(crate) fn groups(number: &str) -> Vec<String> {
    let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
    let groups: Vec<String> = digits.chunks(5).map(|group| group.iter().collect()).collect();
    groups.chunks(4).map(|row| row.join("  ")).collect()
}

/// Whether the words that go with a request are still worth comparing.
const fn is_asked(state: ContactState) -> bool {
    matches!(state, ContactState::Adding | ContactState::Requested)
}

pub(crate) fn key(model: &mut Model, key: KeyEvent) {
    match key.code {
        KeyCode::Char('v') => Act::Verify.run(model),
        KeyCode::Char('b') => Act::Block.run(model),
        KeyCode::Char('u') => Act::Unblock.run(model),
        KeyCode::Enter => Act::Close.run(model),
        _ => {}
    }
}
