//! Own cards, and one of them as a picture.

use kith_core::engine::io::{CardState, CardView};
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::Rect;

use super::act::Act;
use super::canvas::{Canvas, Click};
use super::model::{Clock, Model, window};
use super::picture::Picture;
use super::{clock, text, words};

/// Rows of one card, the one between two included.
const ROWS: u16 = 3;
/// Columns of a card that is shown as text.
const WIDTH: u16 = 56;
/// What a picture needs beside itself: with a box, a row of facts and one of keys around it, and with nothing but the keys.
const FRAME: (u16, u16) = (4, 4);
const ALONE: (u16, u16) = (0, 1);

pub(crate) fn draw(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let cards = &model.views.cards;
    if cards.is_empty() {
        return canvas.centred(area, &words::no_cards(), canvas.theme.dim);
    }
    let area = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    for (index, y) in window(area, ROWS, model.row(), cards.len()).zip((area.y..).step_by(ROWS.into())) {
        let Some(card) = cards.get(index) else { break };
        let place = Rect { y, height: (ROWS - 1).min(area.bottom().saturating_sub(y)), ..area };
        draw_one(canvas, model, place, card, index == model.row());
        canvas.hit(place, Click::Row(index));
    }
}

fn draw_one(canvas: &mut Canvas<'_>, model: &Model, area: Rect, card: &CardView, is_chosen: bool) {
    let head = canvas.style_of_row(is_chosen, model.overlay.is_none());
    canvas.tint(Rect { height: 1, ..area }, head);
    let state = words::card_state(card.state);
    let style = match card.state {
        _ if is_chosen => head,
        CardState::Active => canvas.theme.good,
        CardState::Waiting | CardState::Used | CardState::Expired | CardState::Revoked => canvas.theme.dim,
    };
    let end = canvas.put_before(area.right() - 1, area.y, area.width / 2, &state, style);
    canvas.put(area.x + 2, area.y, end.saturating_sub(area.x + 4), &title(card), head);
    if area.height > 1 {
        let facts = facts(card, &model.clock);
        canvas.put(area.x + 2, area.y + 1, area.width.saturating_sub(4), &facts, canvas.theme.dim);
    }
}

fn title(card: &CardView) -> String {
    card.label.as_deref().map_or_else(|| words::card_without_label(&card.id), text::line)
}

fn facts(card: &CardView, clock: &Clock) -> String {
    let what = if card.once { words::for_one() } else { words::for_many() };
    let until = card.expires.map(|expires| words::until(&clock::moment(clock, expires.saturating_mul(1000))));
    [Some(what), until].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

pub(crate) fn key(model: &mut Model, key: KeyEvent) -> bool {
    match key.code {
        KeyCode::Enter => Act::ShowCard.run(model),
        KeyCode::Char('n') => Act::NewCard.run(model),
        KeyCode::Char('c') => Act::CopyCard.run(model),
        KeyCode::Char('r') | KeyCode::Delete => Act::RevokeCard.run(model),
        _ => return false,
    }
    true
}

/// One card, in front of everything: its picture if there is room, and its link.
pub(crate) fn draw_card(canvas: &mut Canvas<'_>, model: &Model, card: &CardView) {
    let works = matches!(card.state, CardState::Active | CardState::Waiting);
    let picture = if works { Picture::of(&card.link) } else { None };
    let all = canvas.area();
    let has_room = |picture: &Picture, (columns, rows): (u16, u16)| {
        picture.width() + columns <= all.width && picture.height() + rows <= all.height
    };
    let last = match &picture {
        Some(picture) if has_room(picture, FRAME) => framed(canvas, model, card, picture),
        Some(picture) if has_room(picture, ALONE) => alone(canvas, picture),
        picture => as_text(canvas, model, card, picture.as_ref()),
    };
    let mut keys = vec![(Act::Close, "Esc", words::key_close())];
    if works {
        keys.insert(0, (Act::CopyCard, "c", words::copy_link()));
        keys.insert(1, (Act::RevokeCard, "r", words::revoke()));
    }
    canvas.buttons(last, last.y, &keys);
}

/// In a box, with the link below if there is room for that too; gives the row that is left for keys, as the others do.
fn framed(canvas: &mut Canvas<'_>, model: &Model, card: &CardView, picture: &Picture) -> Rect {
    let link = text::wrap(&card.link, picture.width().into());
    // An empty row before it and one behind.
    let below = u16::try_from(link.len()).unwrap_or(u16::MAX).saturating_add(2);
    let has_link = picture.height().saturating_add(FRAME.1).saturating_add(below) <= canvas.area().height;
    let height = picture.height() + 2 + if has_link { below } else { 0 };
    let inner = canvas.boxed(&title(card), (picture.width(), height));
    canvas.put(inner.x, inner.y, inner.width, &facts(card, &model.clock), canvas.theme.dim);
    picture.draw(canvas, inner.x, inner.y + 1);
    if has_link {
        for (row, y) in link.iter().zip(inner.y + picture.height() + 2..inner.bottom()) {
            canvas.put(inner.x, y, inner.width, row, canvas.theme.text);
        }
    }
    last_row(inner)
}

/// The picture and nothing else: a camera wants all of it, and a window is seldom high enough for more.
fn alone(canvas: &mut Canvas<'_>, picture: &Picture) -> Rect {
    let all = canvas.area();
    canvas.cover();
    let above = (all.height - 1 - picture.height()) / 2;
    picture.draw(canvas, (all.width - picture.width()) / 2, above);
    let last = last_row(all);
    Rect { x: last.x + 1, width: last.width.saturating_sub(2), ..last }
}

/// The link, or what became of the card.
fn as_text(canvas: &mut Canvas<'_>, model: &Model, card: &CardView, picture: Option<&Picture>) -> Rect {
    let wrapped = |text: &str| text::wrap(text, usize::from(WIDTH));
    let mut rows = vec![String::new()];
    match picture {
        Some(picture) => {
            let needed = (picture.width() + ALONE.0, picture.height() + ALONE.1);
            rows.extend(wrapped(&words::no_room_for_picture(needed)));
            rows.push(String::new());
            rows.extend(wrapped(&card.link));
        }
        None => rows.extend(wrapped(&words::card_is(card.state))),
    }
    rows.push(String::new());
    let height = u16::try_from(rows.len()).unwrap_or(u16::MAX).saturating_add(2);
    let inner = canvas.boxed(&title(card), (WIDTH, height));
    canvas.put(inner.x, inner.y, inner.width, &facts(card, &model.clock), canvas.theme.dim);
    for (row, y) in rows.iter().zip(inner.y + 1..inner.bottom()) {
        canvas.put(inner.x, y, inner.width, row, canvas.theme.text);
    }
    last_row(inner)
}

fn last_row(area: Rect) -> Rect {
    Rect { y: area.bottom().saturating_sub(1), height: 1, ..area }
}
