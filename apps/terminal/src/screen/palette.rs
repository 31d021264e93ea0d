//! Everything that can be done here, by name.

use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::{Position, Rect};

use super::act::{Act, OFFERED};
use super::canvas::{Canvas, Click};
use super::composer::editing;
use super::conversation::Open;
use super::editor::Editor;
use super::model::{Model, Overlay, window};
use super::{text, words};
use crate::texts::recovery;

const WIDTH: u16 = 54;

/// What is typed to find something, and the chosen row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Palette {
    letters: Editor,
    row: usize,
}

/// A row of it.
struct Choice {
    label: String,
    key: &'static str,
    what: What,
}

enum What {
    Act(Act),
    Chat(String),
}

fn choices(model: &Model, palette: &Palette) -> Vec<Choice> {
    let acts = OFFERED.into_iter().filter(|act| act.is_possible(model));
    let acts = acts.map(|act| Choice { label: label(act, model), key: act.key(), what: What::Act(act) });
    let chats = model.chats().map(|chat| Choice {
        label: words::open_chat(&text::line(&chat.name)),
        key: "",
        what: What::Chat(chat.name.clone()),
    });
    let letters = palette.letters.text().to_lowercase();
    let wanted: Vec<&str> = letters.split_whitespace().collect();
    let fits = |choice: &Choice| wanted.iter().all(|word| choice.label.to_lowercase().contains(word));
    acts.chain(chats).filter(fits).collect()
}

/// What a frozen account's owner looks for is the way back.
fn label(act: Act, model: &Model) -> String {
    if act == Act::Freeze && model.views.account.frozen.is_some() {
        return recovery().thaw().to_owned();
    }
    words::act(act)
}

pub(crate) fn draw(canvas: &mut Canvas<'_>, model: &Model, palette: &Palette) {
    let choices = choices(model, palette);
    let height = canvas.area().height.saturating_sub(6).min(18);
    let inner = canvas.boxed(&words::palette(), (WIDTH, height));
    canvas.put(inner.x, inner.y, 1, "›", canvas.theme.accent);
    let x = inner.x + 2;
    if palette.letters.is_empty() {
        canvas.put(x, inner.y, inner.width - 2, &words::palette_hint(), canvas.theme.dim);
    }
    let column = canvas.put(x, inner.y, inner.width - 2, palette.letters.text(), canvas.theme.text);
    canvas.cursor = Some(Position::new(x + column, inner.y));
    canvas.rule(inner, inner.y + 1);
    let list = Rect { y: inner.y + 2, height: inner.height.saturating_sub(2), ..inner };
    if choices.is_empty() {
        return canvas.centred(list, &words::nothing_found(), canvas.theme.dim);
    }
    for (index, y) in window(list, 1, palette.row, choices.len()).zip(list.y..) {
        let Some(choice) = choices.get(index) else { break };
        let row = Rect { y, height: 1, ..list };
        let style = canvas.style_of_row(index == palette.row, true);
        canvas.tint(row, style);
        let dim = if index == palette.row { style } else { canvas.theme.dim };
        let key = canvas.put_before(row.right() - 1, y, 12, choice.key, dim);
        canvas.put(row.x + 1, y, key.saturating_sub(row.x + 2), &choice.label, style);
        canvas.hit(row, Click::Choice(index));
    }
}

pub(crate) fn key(model: &mut Model, key: KeyEvent) {
    let Some(Overlay::Palette(palette)) = &model.overlay else { return };
    let count = choices(model, palette).len();
    let mut palette = palette.clone();
    match key.code {
        KeyCode::Up => palette.row = palette.row.checked_sub(1).unwrap_or(count.saturating_sub(1)),
        KeyCode::Down => palette.row = if palette.row + 1 < count { palette.row + 1 } else { 0 },
        KeyCode::PageUp => palette.row = palette.row.saturating_sub(8),
        KeyCode::PageDown => palette.row = (palette.row + 8).min(count.saturating_sub(1)),
        KeyCode::Enter => return choose(model, palette.row),
        _ if editing(&mut palette.letters, key) => palette.row = 0,
        _ => return,
    }
    model.overlay = Some(Overlay::Palette(palette));
}

/// Does what a row says.
pub(crate) fn choose(model: &mut Model, row: usize) {
    let Some(Overlay::Palette(palette)) = &model.overlay else { return };
    let what = choices(model, palette).into_iter().nth(row).map(|choice| choice.what);
    let Some(what) = what else { return };
    model.overlay = None;
    match what {
        What::Act(act) => act.run(model),
        What::Chat(name) => model.open_chat(Open::new(&name)),
    }
}
