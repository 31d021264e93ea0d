//! What can be chosen.

use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::Rect;

use super::act::Act;
use super::canvas::{Canvas, Click};
use super::model::{Model, Section};
use super::{text, words};

/// The settings, a row each.
pub(crate) const ROWS: [Act; 7] =
    [Act::Rename, Act::Delivered, Act::Read, Act::Theme, Act::Language, Act::Mouse, Act::Go(Section::Devices)];
/// From this height on there is an empty row between two.
const SPACIOUS: u16 = 18;

fn value(model: &Model, setting: Act) -> String {
    let account = &model.views.account;
    match setting {
        Act::Delivered => words::on_or_off(account.delivered_marks),
        Act::Read => words::on_or_off(account.read_marks),
        Act::Theme if model.is_plain => words::theme_plain_asked(),
        Act::Theme => words::theme(model.prefs.theme),
        Act::Language => words::language(model.prefs.language()),
        Act::Mouse => words::on_or_off(model.prefs.mouse),
        Act::Go(_) => format!("{} ›", model.views.devices.len()),
        _ => text::line(&account.name),
    }
}

pub(crate) fn draw(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let mut y = area.y + 1;
    for (index, setting) in ROWS.into_iter().enumerate() {
        let row = Rect { y, height: 1, ..area };
        if y >= area.bottom() {
            return;
        }
        let style = canvas.style_of_row(index == model.row(), model.overlay.is_none());
        canvas.tint(row, style);
        let dim = if index == model.row() { style } else { canvas.theme.accent };
        let end = canvas.put_before(row.right() - 2, y, row.width / 2, &value(model, setting), dim);
        canvas.put(row.x + 2, y, end.saturating_sub(row.x + 3), &words::setting(setting), style);
        canvas.hit(row, Click::Row(index));
        y += if area.height < SPACIOUS { 1 } else { 2 };
    }
    let facts = [
        (words::fact_relay(), text::line(&model.views.account.relay)),
        (words::fact_account(), text::line(&model.views.account.id)),
        (words::fact_device(), text::line(&model.views.account.device)),
    ];
    y += 1;
    let widest = facts.iter().map(|(label, _)| text::width(label)).max().unwrap_or(0);
    for (label, fact) in facts {
        if y >= area.bottom() {
            return;
        }
        canvas.put(area.x + 2, y, area.width, &label, canvas.theme.dim);
        let x = area.x + 4 + u16::try_from(widest).unwrap_or(0);
        canvas.put(x, y, area.right().saturating_sub(x + 1), &fact, canvas.theme.dim);
        y += 1;
    }
}

pub(crate) fn key(model: &mut Model, key: KeyEvent) -> bool {
    match key.code {
        KeyCode::Enter | KeyCode::Char(' ') => {
            if let Some(setting) = ROWS.get(model.row()) {
                setting.run(model);
            }
        }
        _ => return false,
    }
    true
}
