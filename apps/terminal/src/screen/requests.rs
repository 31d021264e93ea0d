//! Who asks to be accepted: nothing of a stranger's making but a filtered name.

use kith_core::engine::io::RequestView;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::Rect;

use super::act::Act;
use super::canvas::{Canvas, Click};
use super::model::{Model, window};
use super::{clock, text, words};

/// Rows of one request, the one between two included.
const ROWS: u16 = 4;

/// What is known of a request, a line each.
pub(crate) fn facts(request: &RequestView) -> Vec<String> {
    let card = crate::view::way(request);
    let greeting = words::greeting(request.salutation);
    let card = if greeting.is_empty() { card } else { format!("{card} · {greeting}") };
    vec![who(request), card, words::compare(&text::line(&request.words.join(" ")))]
}

fn who(request: &RequestView) -> String {
    match &request.says {
        None => words::nameless(),
        Some(name) if request.stamped => format!("{} · {}", words::says(&text::line(name)), words::lookalike()),
        Some(name) => words::says(&text::line(name)),
    }
}

pub(crate) fn draw(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let requests = &model.views.requests;
    if requests.is_empty() {
        return canvas.centred(area, &words::no_requests(), canvas.theme.dim);
    }
    let area = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    for (index, y) in window(area, ROWS, model.row(), requests.len()).zip((area.y..).step_by(ROWS.into())) {
        let Some(request) = requests.get(index) else { break };
        let is_chosen = index == model.row();
        let place = Rect { y, height: (ROWS - 1).min(area.bottom().saturating_sub(y)), ..area };
        draw_one(canvas, model, place, request, is_chosen);
        canvas.hit(place, Click::Row(index));
    }
}

fn draw_one(canvas: &mut Canvas<'_>, model: &Model, area: Rect, request: &RequestView, is_chosen: bool) {
    let facts = facts(request);
    let head = canvas.style_of_row(is_chosen, model.overlay.is_none());
    canvas.tint(Rect { height: 1, ..area }, head);
    let when = clock::short(&model.clock, request.received);
    let dim = if is_chosen { head } else { canvas.theme.dim };
    let end = canvas.put_before(area.right() - 1, area.y, 12, &when, dim);
    for ((fact, y), index) in facts.iter().zip(area.y..area.bottom()).zip(0..) {
        let style = if index == 0 { head } else { canvas.theme.dim };
        let room = if index == 0 { end.saturating_sub(area.x + 3) } else { area.width.saturating_sub(4) };
        canvas.put(area.x + 2, y, room, fact, style);
    }
}

pub(crate) fn key(model: &mut Model, key: KeyEvent) -> bool {
    match key.code {
        KeyCode::Enter | KeyCode::Char('a') => Act::Accept.run(model),
        KeyCode::Char('d') | KeyCode::Delete => Act::Decline.run(model),
        _ => return false,
    }
    true
}
