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
    let all = canvas.area();
    let works = matches!(card.state, CardState::Active | CardState::Waiting);
    let picture = if works { Picture::of(&card.link) } else { None };
    let fits =
        picture.as_ref().filter(|picture| picture.width() + 4 <= all.width && picture.height() + 6 <= all.height);
    let width = fits.map_or(56, Picture::width).clamp(40, all.width.saturating_sub(4).max(40));
    let link = text::wrap(&card.link, usize::from(width));
    let room = all.height.saturating_sub(2);
    let text = match (&fits, works) {
        (Some(_), _) => String::new(),
        (None, true) => words::no_room_for_picture(
            picture.as_ref().map_or((0, 0), |picture| (picture.width() + 4, picture.height() + 6)),
        ),
        (None, false) => words::card_is(card.state),
    };
    let text = text::wrap(&text, usize::from(width));
    let rows = |lines: &[String]| u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let above = fits.map_or(rows(&text), |picture| picture.height());
    let show_link = works && (fits.is_none() || above + rows(&link) + 4 <= room);
    let height = 2 + above + if show_link { rows(&link) + 1 } else { 0 } + 1;
    let inner = canvas.boxed(&title(card), (width, height));
    canvas.put(inner.x, inner.y, inner.width, &facts(card, &model.clock), canvas.theme.dim);
    let mut y = inner.y + 2 - u16::from(fits.is_some());
    match fits {
        Some(picture) => {
            picture.draw(canvas, inner.x + (inner.width - picture.width().min(inner.width)) / 2, y);
            y += picture.height();
        }
        None => {
            for row in &text {
                canvas.put(inner.x, y, inner.width, row, canvas.theme.text);
                y += 1;
            }
            y += 1;
        }
    }
    if show_link {
        for (row, y) in link.iter().zip(y..inner.bottom()) {
            canvas.put(inner.x, y, inner.width, row, canvas.theme.text);
        }
    }
    let mut keys = vec![(Act::Close, "Esc", words::key_close())];
    if works {
        keys.insert(0, (Act::CopyCard, "c", words::copy_link()));
        keys.insert(1, (Act::RevokeCard, "r", words::revoke()));
    }
    canvas.buttons(inner, inner.bottom() - 1, &keys);
}
