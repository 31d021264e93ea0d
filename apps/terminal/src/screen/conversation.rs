//! The open conversation: days, texts of others at the left, own ones at the right with how far they came.

use jiff::civil::Date;
use kith_core::engine::io::{ContactState, MessageState, MessageView};
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::act::Act;
use super::canvas::{Canvas, Click};
use super::clock;
use super::live::OpenChat;
use super::model::{Clock, Focus, Model};
use super::{text, words};

/// Messages that are loaded at first, and each time the oldest comes into sight.
pub(crate) const MORE: usize = 200;
/// A text takes no more of the width than this many of its fifths.
const FIFTHS: usize = 4;
const WIDEST: usize = 76;
/// The sign and the space that stand beside a text on its author's side.
const SIGN: u16 = 2;
const LEFT: &str = "▌";
const RIGHT: &str = "▐";

/// The open conversation, as the person has it in front of him.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Open {
    pub(crate) name: String,
    /// How many of the newest messages are wanted.
    pub(crate) limit: usize,
    /// The first message that was new when the conversation was opened; none if none was, or not known yet.
    pub(crate) first_new: Option<String>,
    /// The message that is looked for.
    pub(crate) target: Option<String>,
    /// It has not been brought into sight yet.
    jumps: bool,
    /// Rows below the ones in sight.
    pub(crate) up: usize,
    /// The own text that was fetched back last, counted from the newest.
    pub(crate) recalled: Option<usize>,
    pub(crate) was_seen: bool,
    /// The messages as rows, and the width for which they are.
    rows: Vec<Row>,
    width: u16,
    height: u16,
}

/// One row of a conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Row {
    Gap,
    Day(String),
    New,
    Text(TextRow),
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct TextRow {
    /// Whose row it is: the message, and the number in it.
    of: (String, usize),
    is_own: bool,
    is_target: bool,
    text: String,
    /// Columns of the widest row of the same text.
    widest: usize,
    /// Time and mark, behind the text.
    tail: String,
    has_failed: bool,
}

impl Open {
    pub(crate) fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            limit: MORE,
            first_new: None,
            target: None,
            jumps: false,
            up: 0,
            recalled: None,
            was_seen: false,
            rows: Vec::new(),
            width: 0,
            height: 0,
        }
    }

    /// At a message that so many newer ones followed.
    pub(crate) fn at(name: &str, target: &str, newer: usize) -> Self {
        Self { limit: newer + MORE, target: Some(target.to_owned()), jumps: true, ..Self::new(name) }
    }

    pub(crate) const fn is_at_end(&self) -> bool {
        self.up == 0
    }

    pub(crate) const fn height(&self) -> usize {
        self.height as usize
    }

    /// Scrolls by rows, up if there are more above than below.
    pub(crate) fn scroll(&mut self, up: usize, down: usize) {
        self.up = (self.up + up).saturating_sub(down).min(self.highest());
    }

    pub(crate) const fn go_to_end(&mut self) {
        self.up = 0;
    }

    pub(crate) fn go_to_start(&mut self) {
        self.up = self.highest();
    }

    /// Whether the oldest loaded message is in sight.
    pub(crate) fn is_at_start(&self) -> bool {
        self.up >= self.highest()
    }

    fn highest(&self) -> usize {
        self.rows.len().saturating_sub(usize::from(self.height))
    }

    /// Takes in the messages as they are now. What is in sight stays there while others arrive below.
    pub(crate) fn take(&mut self, chat: &OpenChat, clock: &Clock) {
        if !self.was_seen {
            let new = chat.messages.iter().find(|message| message.state == MessageState::Unread);
            self.first_new = new.map(|message| message.id.clone());
            self.was_seen = true;
        }
        let rows = rows(self, chat, clock);
        let before = std::mem::replace(&mut self.rows, rows);
        if self.up > 0 {
            self.up = stay(&before, &self.rows, self.up).min(self.highest());
        }
        let target = self.rows.iter().rposition(|row| matches!(row, Row::Text(text) if text.is_target));
        if let Some(row) = target.filter(|_| self.jumps && self.height > 0) {
            let below = self.rows.len() - row;
            self.up = below.saturating_sub(usize::from(self.height / 2)).min(self.highest());
            self.jumps = false;
        }
    }

    /// Fits the rows into an area.
    pub(crate) fn arrange(&mut self, area: Rect, chat: Option<&OpenChat>, clock: &Clock) {
        let changed = area.width != self.width;
        (self.width, self.height) = (area.width, area.height);
        if let Some(chat) = chat.filter(|_| changed) {
            // Rows of another width cannot be compared: the newest are shown.
            self.rows.clear();
            self.take(chat, clock);
        }
        self.up = self.up.min(self.highest());
    }

    fn room(&self) -> usize {
        let width = usize::from(self.width.saturating_sub(2 * SIGN));
        (width * FIFTHS / 5).clamp(16, WIDEST)
    }
}

/// The rows below the same row as before.
fn stay(before: &[Row], now: &[Row], up: usize) -> usize {
    let of = |row: &Row| if let Row::Text(text) = row { Some(text.of.clone()) } else { None };
    // The lowest row in sight that is a text's.
    let seen = before.len().saturating_sub(up);
    let Some((at, lowest)) = before.iter().enumerate().take(seen).rev().find_map(|(at, row)| Some((at, of(row)?)))
    else {
        return up;
    };
    let same = now.iter().rposition(|row| of(row).as_ref() == Some(&lowest));
    same.map_or(up, |now_at| (now.len() - now_at).saturating_sub(seen - at))
}

fn rows(open: &Open, chat: &OpenChat, clock: &Clock) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut before: Option<&MessageView> = None;
    let today = clock::date(clock, clock.now);
    for (index, message) in chat.messages.iter().enumerate() {
        let date = clock::date(clock, message.sent);
        if before.is_none_or(|before| clock::date(clock, before.sent) != date) {
            rows.extend(before.map(|_| Row::Gap));
            rows.push(Row::Day(day(date, today)));
            rows.push(Row::Gap);
        } else if before.is_some_and(|before| !is_together(before, message, clock)) {
            rows.push(Row::Gap);
        }
        if open.first_new.as_ref() == Some(&message.id) {
            rows.extend([Row::New, Row::Gap]);
        }
        let next = chat.messages.get(index + 1);
        let says_when = next.is_none_or(|next| !is_together(message, next, clock) || next.state != message.state);
        push_text(&mut rows, open, message, says_when.then(|| tail(message, clock)));
        before = Some(message);
    }
    rows
}

/// Whether one text follows the other at once, by the same person.
fn is_together(one: &MessageView, next: &MessageView, clock: &Clock) -> bool {
    one.from == next.from && clock::time(clock, one.sent) == clock::time(clock, next.sent)
}

fn tail(message: &MessageView, clock: &Clock) -> String {
    let mark = if message.from.is_none() { words::mark(message.state) } else { String::new() };
    format!("{} {mark}", clock::time(clock, message.sent)).trim_end().to_owned()
}

fn push_text(rows: &mut Vec<Row>, open: &Open, message: &MessageView, tail: Option<String>) {
    let room = open.room();
    let mut lines: Vec<String> = text::lines(&message.text).iter().flat_map(|line| text::wrap(line, room)).collect();
    let tail = tail.unwrap_or_default();
    let last = lines.last().map_or(0, |last| text::width(last));
    if !tail.is_empty() && last + 2 + text::width(&tail) > room {
        lines.push(String::new());
    }
    let last = lines.len().saturating_sub(1);
    let columns = |index: usize, line: &str| {
        let gap = if line.is_empty() { 0 } else { 2 };
        text::width(line) + if index == last && !tail.is_empty() { gap + text::width(&tail) } else { 0 }
    };
    let widest = lines.iter().enumerate().map(|(index, line)| columns(index, line)).max().unwrap_or(0);
    let has_failed = message.state == MessageState::Failed;
    for (index, text) in lines.into_iter().enumerate() {
        rows.push(Row::Text(TextRow {
            of: (message.id.clone(), index),
            is_own: message.from.is_none(),
            is_target: open.target.as_ref() == Some(&message.id),
            text,
            widest,
            tail: if index == last { tail.clone() } else { String::new() },
            has_failed,
        }));
    }
}

fn day(date: Option<Date>, today: Option<Date>) -> String {
    match (date, today) {
        (Some(date), Some(today)) if date == today => words::today(),
        (Some(date), Some(today)) if today.yesterday().is_ok_and(|yesterday| date == yesterday) => words::yesterday(),
        (Some(date), _) => words::day(date),
        (None, _) => "?".to_owned(),
    }
}

/// What stands where the text would be typed, when none can be.
pub(crate) fn why_closed(state: ContactState, name: &str) -> Option<String> {
    match state {
        ContactState::Adding | ContactState::Requested | ContactState::Accepting | ContactState::Active => None,
        ContactState::Failed => Some(words::closed_failed(name)),
        ContactState::Ended => Some(words::closed_ended(name)),
        ContactState::Blocked => Some(words::closed_blocked(name)),
        ContactState::Unblocked => Some(words::closed_unblocked(name)),
    }
}

/// Draws the name, the messages, and where to type.
pub(crate) fn draw(canvas: &mut Canvas<'_>, model: &Model, place: &Place) {
    let Some(open) = &model.open else {
        return if model.chats().next().is_none() {
            canvas.centred(place.whole, &words::no_chats(), canvas.theme.text)
        } else {
            canvas.centred(place.whole, &words::nothing_open(), canvas.theme.dim)
        };
    };
    header(canvas, model, place.header, &open.name);
    messages(canvas, model, open, place.messages);
    super::composer::draw(canvas, model, place.composer, &open.name);
}

/// Where the parts of a conversation are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) whole: Rect,
    pub(crate) header: Rect,
    pub(crate) messages: Rect,
    /// With the line above it.
    pub(crate) composer: Rect,
}

impl Place {
    pub(crate) fn new(whole: Rect, composer: u16) -> Self {
        let below = (composer + 1).min(whole.height.saturating_sub(4));
        let header = Rect { height: 2.min(whole.height), ..whole };
        let messages = Rect { y: whole.y + 2, height: whole.height.saturating_sub(2 + below), ..whole };
        Self { whole, header, messages, composer: Rect { y: messages.bottom(), height: below, ..whole } }
    }
}

fn header(canvas: &mut Canvas<'_>, model: &Model, area: Rect, name: &str) {
    let mut x = area.x + 1;
    let name_room = area.width.saturating_sub(2) / 2;
    x += canvas.put(x, area.y, name_room, &text::line(name), canvas.theme.strong) + 2;
    canvas.hit(Rect { height: 1, ..area }, Click::Act(Act::Details));
    if let Some(chat) = model.chat(name).filter(|chat| chat.state != ContactState::Active) {
        let state = words::contact_state(chat.state);
        canvas.put(x, area.y, area.right().saturating_sub(x + 1), &state, canvas.theme.dim);
    }
    if let Some(open) = model.open.as_ref().filter(|open| !open.is_at_end()) {
        let below = words::rows_below(open.up);
        let start = canvas.put_before(area.right() - 1, area.y, area.width / 3, &below, canvas.theme.accent);
        canvas.hit(Rect::new(start, area.y, area.right() - start, 1), Click::Act(Act::Newest));
    }
    canvas.rule(area, area.y + 1);
}

fn messages(canvas: &mut Canvas<'_>, model: &Model, open: &Open, area: Rect) {
    canvas.hit(area, Click::Messages);
    let loaded = model.views.open.as_ref().filter(|chat| chat.name == open.name);
    if open.rows.is_empty() {
        if loaded.is_some() {
            canvas.centred(area, &words::no_messages(), canvas.theme.dim);
        }
        return;
    }
    let end = open.rows.len().saturating_sub(open.up);
    let start = end.saturating_sub(usize::from(area.height));
    let seen = open.rows.get(start..end).unwrap_or_default();
    // A short conversation stands at the bottom, where its next text comes.
    let top = area.bottom().saturating_sub(u16::try_from(seen.len()).unwrap_or(area.height));
    for (row, y) in seen.iter().zip(top..area.bottom()) {
        draw_row(canvas, area, y, row);
    }
}

fn draw_row(canvas: &mut Canvas<'_>, area: Rect, y: u16, row: &Row) {
    match row {
        Row::Gap => {}
        Row::Day(day) => divider(canvas, area, y, day, canvas.theme.dim),
        Row::New => divider(canvas, area, y, &words::new_from_here(), canvas.theme.accent),
        Row::Text(row) => draw_text(canvas, area, y, row),
    }
}

fn divider(canvas: &mut Canvas<'_>, area: Rect, y: u16, text: &str, style: Style) {
    let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    canvas.rule(inner, y);
    canvas.put_centred(inner, y, &format!(" {text} "), style);
}

fn draw_text(canvas: &mut Canvas<'_>, area: Rect, y: u16, row: &TextRow) {
    let widest = u16::try_from(row.widest).unwrap_or(u16::MAX);
    let room = area.width.saturating_sub(2 * SIGN + 2);
    let (sign, x, style) = if row.is_own {
        let end = area.right().saturating_sub(1 + SIGN);
        (Some((end + 1, RIGHT, canvas.theme.accent)), end.saturating_sub(widest).max(area.x + 1), canvas.theme.text)
    } else {
        (Some((area.x + 1, LEFT, canvas.theme.rule)), area.x + 1 + SIGN, canvas.theme.text)
    };
    if let Some((at, sign, style)) = sign {
        let style = if row.is_target { canvas.theme.badge } else { style };
        canvas.put(at, y, 1, sign, style);
    }
    let used = canvas.put(x, y, room, &row.text, style);
    let tail = if row.has_failed { canvas.theme.bad } else { canvas.theme.dim };
    if row.is_own {
        canvas.put_before(x + widest, y, room.saturating_sub(used), &row.tail, tail);
    } else {
        let gap = if used == 0 { 0 } else { 2 };
        canvas.put(x + used + gap, y, room.saturating_sub(used), &row.tail, tail);
    }
}

/// Whether keys go to the text that is typed.
pub(crate) fn has_keys(model: &Model) -> bool {
    model.focus == Focus::Composer && model.overlay.is_none()
}
