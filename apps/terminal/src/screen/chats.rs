//! The list of conversations, and what a search finds in them.

use kith_core::engine::io::{ChatView, FoundView, MessageView};
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::{Position, Rect};

use super::act::Act;
use super::canvas::{Canvas, Click};
use super::composer::editing;
use super::conversation::Open;
use super::editor::Editor;
use super::live::Wish;
use super::model::{Effect, Entry, Focus, Model, window};
use super::{clock, text, words};

/// Rows of one conversation.
const ROWS: u16 = 2;
/// Letters that stand before the found ones in a text that is longer than its row.
const BEFORE: usize = 12;

pub(crate) fn draw(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let list = match &model.list.search {
        Some(search) => draw_search(canvas, model, area, search),
        None => area,
    };
    let entries = model.entries();
    if entries.is_empty() {
        // Beside the list is more room to say what to do.
        return match (model.list.search.is_some(), model.is_two_panes()) {
            (true, _) => canvas.centred(list, &words::nothing_found(), canvas.theme.dim),
            (false, true) => {}
            (false, false) => canvas.centred(list, &words::no_chats(), canvas.theme.text),
        };
    }
    let mut y = list.y;
    for index in window(list, ROWS, model.list.row, entries.len()) {
        let Some(entry) = entries.get(index) else { break };
        let place = Rect { y, height: ROWS.min(list.bottom().saturating_sub(y)), ..list };
        let is_chosen = index == model.list.row && is_shown_chosen(model);
        match entry {
            Entry::Chat(chat) => draw_chat(canvas, model, place, chat, is_chosen),
            Entry::Found(found) => draw_found(canvas, model, place, found, is_chosen),
        }
        canvas.hit(place, Click::Row(index));
        y += ROWS;
    }
}

/// While a text is typed, the list shows where it goes.
fn is_shown_chosen(model: &Model) -> bool {
    model.focus == Focus::List || model.list.search.is_none()
}

fn draw_search(canvas: &mut Canvas<'_>, model: &Model, area: Rect, search: &Editor) -> Rect {
    let x = area.x + 1;
    canvas.put(x, area.y, 1, "⌕", canvas.theme.accent);
    let room = area.width.saturating_sub(4);
    if search.is_empty() {
        canvas.put(x + 2, area.y, room, &words::search_hint(), canvas.theme.dim);
    }
    let rows = search.rows(usize::from(room));
    let row = rows.rows.get(rows.row).map(String::as_str).unwrap_or_default();
    canvas.put(x + 2, area.y, room, row.trim_end(), canvas.theme.text);
    if model.focus == Focus::List && model.overlay.is_none() {
        canvas.cursor = Some(Position::new(x + 2 + u16::try_from(rows.column).unwrap_or(0), area.y));
    }
    canvas.rule(area, area.y + 1);
    Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area }
}

fn draw_chat(canvas: &mut Canvas<'_>, model: &Model, area: Rect, chat: &ChatView, is_chosen: bool) {
    let has_keys = model.focus == Focus::List && model.overlay.is_none();
    let style = canvas.style_of_row(is_chosen, has_keys);
    canvas.tint(area, style);
    let dim = if is_chosen { style } else { canvas.theme.dim };
    let when = chat.last.as_ref().map(|last| clock::short(&model.clock, last.sent)).unwrap_or_default();
    let end = canvas.put_before(area.right() - 1, area.y, 12, &when, dim);
    let name = if chat.unread > 0 && !is_chosen { canvas.theme.strong } else { style };
    canvas.put(area.x + 1, area.y, end.saturating_sub(area.x + 2), &words::chat_name(chat), name);
    if area.height < ROWS {
        return;
    }
    let y = area.y + 1;
    let mut end = area.right() - 1;
    if chat.unread > 0 {
        let badge = if is_chosen { style } else { canvas.theme.badge };
        end = canvas.put_before(end, y, 8, &format!(" {} ", chat.unread), badge);
    }
    let draft = model.drafts.get(&chat.name).filter(|draft| !draft.is_empty());
    let x = area.x + 1;
    let room = end.saturating_sub(x + 1);
    match (draft, &chat.last) {
        (Some(draft), _) => {
            let label = words::draft();
            let used = canvas.put(x, y, room, &label, if is_chosen { style } else { canvas.theme.accent }) + 1;
            canvas.put(x + used, y, room.saturating_sub(used), &text::line(draft.text()), dim);
        }
        (None, last) => {
            let text = last.as_ref().map_or_else(|| words::contact_state(chat.state), preview);
            canvas.put(x, y, room, &text, dim);
        }
    }
}

fn preview(message: &MessageView) -> String {
    let text = text::line(message.text.trim());
    match message.from {
        Some(_) => text,
        None => words::own_preview(message.state, &text),
    }
}

fn draw_found(canvas: &mut Canvas<'_>, model: &Model, area: Rect, found: &FoundView, is_chosen: bool) {
    let style = canvas.style_of_row(is_chosen, model.focus == Focus::List && model.overlay.is_none());
    canvas.tint(area, style);
    let dim = if is_chosen { style } else { canvas.theme.dim };
    let when = clock::short(&model.clock, found.sent);
    let end = canvas.put_before(area.right() - 1, area.y, 12, &when, dim);
    let chat = text::line(&found.chat);
    let who = if found.from.is_some() { chat } else { words::you_to(&chat) };
    canvas.put(area.x + 1, area.y, end.saturating_sub(area.x + 2), &who, dim);
    let wanted = model.list.search.as_ref().map(Editor::text).unwrap_or_default();
    let excerpt = excerpt(&text::line(&found.text), wanted);
    canvas.put(area.x + 1, area.y + 1, area.width.saturating_sub(2), &excerpt, style);
}

/// A text from a little before what was looked for.
fn excerpt(text: &str, wanted: &str) -> String {
    let lower = text.to_lowercase();
    let before = lower.find(&wanted.to_lowercase()).map_or(0, |at| lower.get(..at).unwrap_or_default().chars().count());
    match before.checked_sub(BEFORE) {
        Some(skipped) if skipped > 0 => format!("…{}", text.chars().skip(skipped).collect::<String>()),
        _ => text.to_owned(),
    }
}

pub(crate) fn key(model: &mut Model, key: KeyEvent) -> bool {
    match key.code {
        KeyCode::Enter => open_chosen(model),
        _ if model.list.search.is_some() => return key_in_search(model, key),
        KeyCode::Char('/') => Act::Search.run(model),
        KeyCode::Char('n' | '+') => Act::AddContact.run(model),
        KeyCode::Char('i') => Act::Details.run(model),
        KeyCode::Right if model.open.is_some() => model.focus = Focus::Composer,
        KeyCode::Esc if model.open.is_some() => model.leave_chat(),
        _ => return false,
    }
    true
}

fn key_in_search(model: &mut Model, key: KeyEvent) -> bool {
    let Some(search) = &mut model.list.search else { return false };
    if key.code == KeyCode::Esc {
        model.end_search();
        return true;
    }
    let before = search.text().to_owned();
    if !editing(search, key) {
        return false;
    }
    if before != search.text() {
        model.searched();
    }
    true
}

/// Opens what is chosen: a conversation, or one at a text in it.
pub(crate) fn open_chosen(model: &mut Model) {
    let open = model.chosen_entry().map(|entry| match entry {
        Entry::Chat(chat) => Open::new(&chat.name),
        Entry::Found(found) => Open::at(&found.chat, &found.id, found.newer),
    });
    if let Some(open) = open {
        model.open_chat(open);
    }
}

impl Model {
    /// What is looked for has changed.
    pub(crate) fn searched(&mut self) {
        self.list.row = 0;
        let letters = self.list.search.as_ref().map(|search| search.text().trim().to_owned()).unwrap_or_default();
        if letters.chars().count() < 2 {
            self.list.found.clear();
        } else {
            self.effect(Effect::Wish(Wish::Search(letters)));
        }
    }

    pub(crate) fn end_search(&mut self) {
        let chosen = self.chosen_contact().map(str::to_owned);
        self.list.search = None;
        self.list.found.clear();
        let row = chosen.and_then(|name| self.chats().position(|chat| chat.name == name));
        self.list.row = row.unwrap_or(0);
    }
}
