//! Where a text is typed.

use kith_core::engine::io::{Command, ContactState, MessageView};
use kith_wire::limits;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::{Position, Rect};

use super::canvas::{Canvas, Click};
use super::conversation::{has_keys, why_closed};
use super::editor::Editor;
use super::model::{Focus, Kind, Model, Pending};
use super::{text, words};

/// Rows that a text gets at most while it is typed.
const HIGHEST: u16 = 6;
/// The sign in front of it, with a space on both sides.
const SIGN: u16 = 3;
/// From so many bytes before the end on, it is said how many are left.
const SOON: usize = 500;

/// Rows that it wants in a conversation of a width and a height.
pub(crate) fn height(model: &Model, width: u16, height: u16) -> u16 {
    let Some(open) = &model.open else { return 1 };
    let rows = match (closed(model), model.drafts.get(&open.name)) {
        (Some(why), _) => text::wrap(&why, usize::from(width.saturating_sub(2))).len(),
        (None, Some(draft)) => draft.rows(usize::from(room(width))).rows.len(),
        (None, None) => 1,
    };
    u16::try_from(rows).unwrap_or(HIGHEST).clamp(1, HIGHEST.min((height / 3).max(1)))
}

const fn room(width: u16) -> u16 {
    width.saturating_sub(SIGN + 2)
}

/// Why nothing can be written in the open conversation, if it cannot.
pub(crate) fn closed(model: &Model) -> Option<String> {
    let chat = model.chat(&model.open.as_ref()?.name)?;
    why_closed(chat.state, &text::line(&chat.name))
}

pub(crate) fn draw(canvas: &mut Canvas<'_>, model: &Model, area: Rect, name: &str) {
    canvas.rule(area, area.y);
    canvas.hit(area, Click::Composer);
    let inner = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    if let Some(why) = closed(model) {
        let inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
        canvas.paragraph(inner, &why, canvas.theme.dim);
        return;
    }
    let has_keys = has_keys(model);
    let sign = if has_keys { canvas.theme.accent } else { canvas.theme.dim };
    canvas.put(inner.x + 1, inner.y, 1, "›", sign);
    let empty = Editor::default();
    let draft = model.drafts.get(name).unwrap_or(&empty);
    let x = inner.x + SIGN;
    if draft.is_empty() {
        let state = model.chat(name).map(|chat| chat.state);
        let hint = match state {
            Some(ContactState::Active) | None => words::write_to(&text::line(name)),
            Some(_) => words::write_before(&text::line(name)),
        };
        canvas.put(x, inner.y, room(inner.width), &hint, canvas.theme.dim);
    }
    let rows = draft.rows(usize::from(room(inner.width)));
    let first = (rows.row + 1).saturating_sub(usize::from(inner.height));
    for (row, y) in rows.rows.iter().skip(first).zip(inner.y..inner.bottom()) {
        canvas.put(x, y, room(inner.width), row.trim_end(), canvas.theme.text);
    }
    if has_keys {
        let column = u16::try_from(rows.column).unwrap_or(0);
        let row = u16::try_from(rows.row - first).unwrap_or(0);
        canvas.cursor = Some(Position::new(x + column, inner.y + row));
    }
    if let Some(left) = limits::TEXT.checked_sub(draft.text().len()).filter(|left| *left < SOON) {
        canvas.put_before(area.right() - 1, area.y, area.width, &words::bytes_left(left), canvas.theme.accent);
    }
}

/// A key while a text is typed; `false` if it means nothing here.
pub(crate) fn key(model: &mut Model, key: KeyEvent) -> bool {
    let Some(open) = model.open.as_ref().map(|open| open.name.clone()) else { return false };
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    let alt = key.modifiers.contains(KeyModifiers::ALT);
    let shift = key.modifiers.contains(KeyModifiers::SHIFT);
    match key.code {
        KeyCode::Esc | KeyCode::Tab => model.focus = Focus::List,
        KeyCode::PageUp => page(model, true),
        KeyCode::PageDown => page(model, false),
        KeyCode::Home if control => scroll_to(model, true),
        KeyCode::End if control => scroll_to(model, false),
        _ if closed(model).is_some() => return false,
        KeyCode::Enter if alt || shift => edit(model, &open, |draft| draft.insert("\n")),
        KeyCode::Char('j') if control => edit(model, &open, |draft| draft.insert("\n")),
        KeyCode::Enter => send(model, &open),
        KeyCode::Up if !alt => up(model, &open),
        KeyCode::Down if !alt => down(model, &open),
        _ => {
            let draft = model.drafts.entry(open).or_default();
            if !editing(draft, key) {
                return false;
            }
            if let Some(open) = &mut model.open {
                open.recalled = None;
            }
        }
    }
    true
}

/// The keys of every text that is typed.
pub(crate) fn editing(draft: &mut Editor, key: KeyEvent) -> bool {
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    let alt = key.modifiers.contains(KeyModifiers::ALT);
    match key.code {
        KeyCode::Left if control || alt => draft.word_left(),
        KeyCode::Right if control || alt => draft.word_right(),
        KeyCode::Left => draft.left(),
        KeyCode::Right => draft.right(),
        KeyCode::Home => draft.start(),
        KeyCode::End => draft.end(),
        KeyCode::Char('a') if control => draft.start(),
        KeyCode::Char('e') if control => draft.end(),
        KeyCode::Char('u') if control => draft.erase_to_start(),
        KeyCode::Char('k') if control => draft.erase_to_end(),
        KeyCode::Char('w') if control => draft.erase_word(),
        KeyCode::Backspace if control || alt => draft.erase_word(),
        KeyCode::Backspace => draft.erase_before(),
        KeyCode::Char('h') if control => draft.erase_before(),
        KeyCode::Delete => draft.erase_after(),
        KeyCode::Char('d') if control => draft.erase_after(),
        KeyCode::Char(letter) if !control && !alt => draft.insert(letter.encode_utf8(&mut [0; 4])),
        _ => return false,
    }
    true
}

/// What was pasted, its lines kept.
pub(crate) fn paste(model: &mut Model, pasted: &str) {
    if closed(model).is_none()
        && let Some(name) = model.open.as_ref().map(|open| open.name.clone())
    {
        edit(model, &name, |draft| draft.insert(pasted));
    }
}

fn edit(model: &mut Model, name: &str, change: impl FnOnce(&mut Editor)) {
    change(model.drafts.entry(name.to_owned()).or_default());
}

fn send(model: &mut Model, name: &str) {
    let Some(draft) = model.drafts.get_mut(name) else { return };
    if draft.text().trim().is_empty() {
        return;
    }
    if draft.text().len() > limits::TEXT {
        return model.say(Kind::Failed, words::text_too_long());
    }
    // Empty lines around a text say nothing.
    let text = draft.take().trim_start_matches('\n').trim_end().to_owned();
    if let Some(open) = &mut model.open {
        open.recalled = None;
        open.target = None;
        open.go_to_end();
    }
    let then = Pending::Text { chat: name.to_owned(), text: text.clone() };
    model.command(Command::SendText { name: name.to_owned(), text }, then);
}

/// Up within the text; from its first row on, back through what was said.
fn up(model: &mut Model, name: &str) {
    let room = usize::from(room(model.conversation_width()));
    let recalled = model.open.as_ref().and_then(|open| open.recalled);
    let draft = model.drafts.entry(name.to_owned()).or_default();
    if draft.up(room) || (!draft.is_empty() && recalled.is_none()) {
        return;
    }
    recall(model, name, recalled.map_or(0, |at| at + 1));
}

/// Down within the text; from its last row on, forward again through what was said.
fn down(model: &mut Model, name: &str) {
    let room = usize::from(room(model.conversation_width()));
    let recalled = model.open.as_ref().and_then(|open| open.recalled);
    if model.drafts.entry(name.to_owned()).or_default().down(room) {
        return;
    }
    match recalled {
        Some(0) => {
            edit(model, name, |draft| drop(draft.take()));
            if let Some(open) = &mut model.open {
                open.recalled = None;
            }
        }
        Some(at) => recall(model, name, at - 1),
        None => {}
    }
}

fn recall(model: &mut Model, name: &str, back: usize) {
    let chat = model.views.open.as_ref().filter(|chat| chat.name == name);
    let said = chat.and_then(|chat| own(&chat.messages).nth(back)).map(|message| message.text.clone());
    let (Some(said), Some(open)) = (said, &mut model.open) else { return };
    open.recalled = Some(back);
    model.drafts.insert(name.to_owned(), Editor::with(&text::typed(&said)));
}

fn own(messages: &[MessageView]) -> impl Iterator<Item = &MessageView> {
    messages.iter().rev().filter(|message| message.from.is_none())
}

fn page(model: &mut Model, is_up: bool) {
    let Some(open) = &mut model.open else { return };
    let page = open.height().saturating_sub(2).max(1);
    if is_up {
        open.scroll(page, 0)
    } else {
        open.scroll(0, page)
    }
    model.scrolled();
}

fn scroll_to(model: &mut Model, is_start: bool) {
    let Some(open) = &mut model.open else { return };
    if is_start {
        open.go_to_start()
    } else {
        open.go_to_end()
    }
    model.scrolled();
}
