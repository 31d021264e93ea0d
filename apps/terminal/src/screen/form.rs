//! A few questions that are answered together.

use kith_core::engine::io::{Command, RequestView};
use kith_wire::Seconds;
use kith_wire::inbox::Salutation;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::{Position, Rect};

use super::act::Act;
use super::canvas::{Canvas, Click};
use super::composer::editing;
use super::editor::Editor;
use super::model::{Model, Overlay, Pending};
use super::{requests, text, words};

const WIDTH: u16 = 56;
const HOUR: u64 = 3600;
const DAY: u64 = 24 * HOUR;
/// How long a card may work: for ever, and so many seconds.
const SPANS: [Option<u64>; 5] = [None, Some(HOUR), Some(DAY), Some(7 * DAY), Some(30 * DAY)];
const GREETINGS: [Salutation; 5] =
    [Salutation::None, Salutation::Hello, Salutation::WeMet, Salutation::Family, Salutation::Work];

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Form {
    purpose: Purpose,
    title: String,
    /// What is known before the questions, a line each.
    facts: Vec<String>,
    fields: Vec<Field>,
    at: usize,
    /// Why the answers were refused.
    pub(crate) error: Option<String>,
    waits: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Purpose {
    AddContact,
    NewCard,
    Accept(String),
    Rename,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Field {
    label: String,
    hint: String,
    answer: Answer,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Answer {
    Text(Editor),
    One { of: Vec<String>, at: usize },
}

impl Form {
    pub(crate) fn add_contact() -> Self {
        let greetings = GREETINGS.map(words::greeting_choice).to_vec();
        let fields = vec![
            Field::text(words::field_link(), "kith:card/…".to_owned(), ""),
            Field::text(words::field_name(), words::field_name_hint(), ""),
            Field::one(words::field_greeting(), greetings),
        ];
        Self::new(Purpose::AddContact, words::add_contact(), fields)
    }

    pub(crate) fn new_card() -> Self {
        let fields = vec![
            Field::text(words::field_label(), words::field_label_hint(), ""),
            Field::one(words::field_for(), vec![words::for_one(), words::for_many()]),
            Field::one(words::field_until(), SPANS.map(words::span_choice).to_vec()),
        ];
        Self::new(Purpose::NewCard, words::new_card(), fields)
    }

    pub(crate) fn accept(request: &RequestView) -> Self {
        let says = request.says.as_deref().unwrap_or_default();
        let fields = vec![Field::text(words::field_name(), words::field_accept_hint(), says)];
        let facts = requests::facts(request);
        Self { facts, ..Self::new(Purpose::Accept(request.id.clone()), words::accept_title(), fields) }
    }

    pub(crate) fn rename(name: &str) -> Self {
        let fields = vec![Field::text(words::field_profile(), words::field_profile_hint(), name)];
        Self::new(Purpose::Rename, words::act(Act::Rename), fields)
    }

    fn new(purpose: Purpose, title: String, fields: Vec<Field>) -> Self {
        Self { purpose, title, facts: Vec::new(), fields, at: 0, error: None, waits: false }
    }

    /// The answers were refused: they can be mended.
    pub(crate) fn refused(&mut self, why: &str) {
        (self.error, self.waits) = (Some(text::line(why)), false);
    }

    pub(crate) fn paste(&mut self, pasted: &str) {
        if let Some(Field { answer: Answer::Text(editor), .. }) = self.fields.get_mut(self.at) {
            editor.insert_line(pasted);
        }
    }

    pub(crate) fn choose(&mut self, field: usize) {
        self.at = field.min(self.fields.len().saturating_sub(1));
    }

    fn text(&self, field: usize) -> Option<String> {
        let Some(Field { answer: Answer::Text(editor), .. }) = self.fields.get(field) else { return None };
        Some(editor.text().trim().to_owned()).filter(|text| !text.is_empty())
    }

    fn picked(&self, field: usize) -> usize {
        let Some(Field { answer: Answer::One { at, .. }, .. }) = self.fields.get(field) else { return 0 };
        *at
    }

    fn command(&self, now: u64) -> Command {
        match &self.purpose {
            Purpose::AddContact => Command::AddContact {
                link: self.text(0).unwrap_or_default(),
                name: self.text(1),
                salutation: GREETINGS.get(self.picked(2)).copied().unwrap_or(Salutation::None),
            },
            Purpose::NewCard => {
                let span = SPANS.get(self.picked(2)).copied().flatten();
                let expires = span.map(|span| Seconds((now / 1000).saturating_add(span)));
                Command::NewCard { once: self.picked(1) == 0, expires, label: self.text(0) }
            }
            Purpose::Accept(request) => Command::AcceptRequest { request: request.clone(), name: self.text(0) },
            Purpose::Rename => Command::SetName { name: self.text(0).unwrap_or_default() },
        }
    }
}

impl Field {
    fn text(label: String, hint: String, answer: &str) -> Self {
        let answer = text::typed(answer).replace('\n', " ");
        Self { label, hint, answer: Answer::Text(Editor::with(&answer)) }
    }

    fn one(label: String, of: Vec<String>) -> Self {
        Self { label, hint: String::new(), answer: Answer::One { of, at: 0 } }
    }
}

pub(crate) fn draw(canvas: &mut Canvas<'_>, form: &Form) {
    let room = usize::from(WIDTH.min(canvas.area().width.saturating_sub(4)));
    let facts: Vec<String> = form.facts.iter().flat_map(|fact| text::wrap(fact, room)).collect();
    let error = form.error.as_deref().map(|error| text::wrap(error, room)).unwrap_or_default();
    let space = |lines: &[String]| if lines.is_empty() { 0 } else { lines.len() + 1 };
    let height = space(&facts) + 3 * form.fields.len() + space(&error) + 1;
    let inner = canvas.boxed(&form.title, (WIDTH, u16::try_from(height).unwrap_or(u16::MAX)));
    let mut y = inner.y;
    for fact in &facts {
        canvas.put(inner.x, y, inner.width, fact, canvas.theme.text);
        y += 1;
    }
    y += u16::from(!facts.is_empty());
    for (index, field) in form.fields.iter().enumerate() {
        draw_field(canvas, Rect { y, height: 2, ..inner }, field, index == form.at);
        canvas.hit(Rect { y, height: 2, ..inner }, Click::Choice(index));
        y += 3;
    }
    for row in &error {
        canvas.put(inner.x, y, inner.width, row, canvas.theme.bad);
        y += 1;
    }
    let keys = [(Act::Close, "Enter", words::key_confirm()), (Act::Close, "Tab", words::key_next_field())];
    let last = inner.bottom().saturating_sub(1);
    if form.waits {
        canvas.put(inner.x, last, inner.width, &words::one_moment(), canvas.theme.dim);
        return;
    }
    let mut x = inner.x;
    for (_, key, label) in keys.iter().take(if form.fields.len() > 1 { 2 } else { 1 }) {
        x += canvas.put(x, last, inner.width, key, canvas.theme.accent) + 1;
        x += canvas.put(x, last, inner.right().saturating_sub(x), label, canvas.theme.dim) + 3;
    }
    let rest = Rect { x, width: inner.right().saturating_sub(x), ..inner };
    canvas.buttons(rest, last, &[(Act::Close, "Esc", words::key_cancel())]);
}

fn draw_field(canvas: &mut Canvas<'_>, area: Rect, field: &Field, has_keys: bool) {
    let label = if has_keys { canvas.theme.strong } else { canvas.theme.dim };
    canvas.put(area.x, area.y, area.width, &field.label, label);
    let (x, y, room) = (area.x + 2, area.y + 1, area.width.saturating_sub(2));
    if has_keys {
        canvas.put(area.x, y, 1, "›", canvas.theme.accent);
    }
    match &field.answer {
        Answer::Text(editor) => {
            if editor.is_empty() {
                canvas.put(x, y, room, &field.hint, canvas.theme.dim);
            }
            let rows = editor.rows(usize::from(room.saturating_sub(1)));
            let row = rows.rows.get(rows.row).map(String::as_str).unwrap_or_default();
            canvas.put(x, y, room, row.trim_end(), canvas.theme.text);
            if has_keys {
                let column = u16::try_from(rows.column).unwrap_or(0);
                canvas.cursor = Some(Position::new(x + column, y));
            }
        }
        Answer::One { of, at } => {
            let picked = of.get(*at).map(String::as_str).unwrap_or_default();
            let style = if has_keys { canvas.theme.accent } else { canvas.theme.text };
            let shown = if has_keys { format!("‹ {picked} ›") } else { picked.to_owned() };
            canvas.put(x, y, room, &shown, style);
        }
    }
}

pub(crate) fn key(model: &mut Model, key: KeyEvent) {
    if key.code == KeyCode::Enter {
        return submit(model);
    }
    let Some(Overlay::Form(form)) = &mut model.overlay else { return };
    let count = form.fields.len();
    let back = key.code == KeyCode::BackTab || key.modifiers.contains(KeyModifiers::SHIFT) && key.code == KeyCode::Tab;
    match key.code {
        _ if back => form.at = form.at.checked_sub(1).unwrap_or(count.saturating_sub(1)),
        KeyCode::Up => form.at = form.at.saturating_sub(1),
        KeyCode::Tab => form.at = (form.at + 1) % count.max(1),
        KeyCode::Down => form.at = (form.at + 1).min(count.saturating_sub(1)),
        code => match form.fields.get_mut(form.at).map(|field| &mut field.answer) {
            Some(Answer::Text(editor)) => {
                let is_edited = editing(editor, key);
                form.error = form.error.take().filter(|_| !is_edited);
            }
            Some(Answer::One { of, at }) => match code {
                KeyCode::Left => *at = at.checked_sub(1).unwrap_or(of.len().saturating_sub(1)),
                KeyCode::Right | KeyCode::Char(' ') => *at = (*at + 1) % of.len().max(1),
                _ => {}
            },
            None => {}
        },
    }
}

fn submit(model: &mut Model) {
    let now = model.clock.now;
    let Some(Overlay::Form(form)) = &mut model.overlay else { return };
    if form.waits {
        return;
    }
    (form.waits, form.error) = (true, None);
    let command = form.command(now);
    model.command(command, Pending::Form);
}
