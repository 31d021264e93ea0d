//! Who is blocked here.

use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::Rect;

use super::act::Act;
use super::canvas::{Canvas, Click};
use super::model::{Model, window};
use super::{text, words};

pub(crate) fn draw(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let blocked = model.blocked();
    if blocked.is_empty() {
        return canvas.centred(area, &words::nobody_blocked(), canvas.theme.dim);
    }
    let area = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    for (index, y) in window(area, 1, model.row(), blocked.len()).zip(area.y..) {
        let Some(chat) = blocked.get(index) else { break };
        let row = Rect { y, height: 1, ..area };
        let style = canvas.style_of_row(index == model.row(), model.overlay.is_none());
        canvas.tint(row, style);
        canvas.put(row.x + 2, y, row.width.saturating_sub(4), &text::line(&chat.name), style);
        canvas.hit(row, Click::Row(index));
    }
}

pub(crate) fn key(model: &mut Model, key: KeyEvent) -> bool {
    match key.code {
        KeyCode::Enter | KeyCode::Char('i') => Act::Details.run(model),
        KeyCode::Char('u') | KeyCode::Delete => Act::Unblock.run(model),
        _ => return false,
    }
    true
}
