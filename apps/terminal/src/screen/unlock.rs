//! The passphrase once more, before what decides who can read along.

use std::fmt;

use kith_core::engine::io::Command;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::{Position, Rect};
use zeroize::{Zeroize, Zeroizing};

use super::act::Act;
use super::canvas::Canvas;
use super::model::{Model, Overlay, Pending};
use super::{text, words};
use crate::texts::devices;

const WIDTH: u16 = 54;
/// Bytes that are typed at most: what is erased later must never have moved.
const LONGEST: usize = 1024;

/// What is typed and shown to nobody.
#[derive(Clone)]
pub(crate) struct Secret(Zeroizing<String>);

/// See the module.
#[derive(Debug)]
pub(crate) struct Unlock {
    typed: Secret,
    /// What is done then, and what is said of it.
    command: Command,
    done: String,
    error: Option<String>,
    waits: bool,
}

impl Secret {
    fn new() -> Self {
        Self(Zeroizing::new(String::with_capacity(LONGEST)))
    }

    pub(crate) const fn typed(&self) -> &Zeroizing<String> {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Unlock {
    pub(crate) fn before(command: Command, done: String) -> Self {
        Self { typed: Secret::new(), command, done, error: None, waits: false }
    }

    /// It was not the passphrase, or what should follow was refused.
    pub(crate) fn refused(&mut self, why: &str) {
        self.typed.0.zeroize();
        (self.error, self.waits) = (Some(text::line(why)), false);
    }

    pub(crate) fn paste(&mut self, pasted: &str) {
        pasted.lines().next().unwrap_or_default().chars().for_each(|c| self.push(c));
    }

    fn push(&mut self, c: char) {
        if self.typed.0.len() + c.len_utf8() <= LONGEST && !c.is_control() && !self.waits {
            self.typed.0.push(c);
            self.error = None;
        }
    }
}

pub(crate) fn draw(canvas: &mut Canvas<'_>, unlock: &Unlock) {
    let room = usize::from(WIDTH.min(canvas.area().width.saturating_sub(4)));
    let why = text::wrap(devices().unlock_again(), room);
    let height = u16::try_from(why.len()).unwrap_or(u16::MAX).saturating_add(5);
    let inner = canvas.boxed(&words::field_passphrase(), (WIDTH, height));
    let mut y = inner.y;
    for row in &why {
        canvas.put(inner.x, y, inner.width, row, canvas.theme.text);
        y += 1;
    }
    y += 1;
    canvas.put(inner.x, y, 1, "›", canvas.theme.accent);
    let hidden = "•".repeat(unlock.typed.0.chars().count());
    let used = canvas.put(inner.x + 2, y, inner.width.saturating_sub(3), &hidden, canvas.theme.text);
    canvas.cursor = Some(Position::new(inner.x + 2 + used, y));
    if let Some(error) = &unlock.error {
        canvas.put(inner.x, y + 1, inner.width, error, canvas.theme.bad);
    }
    let last = inner.bottom().saturating_sub(1);
    if unlock.waits {
        canvas.put(inner.x, last, inner.width, &words::one_moment(), canvas.theme.dim);
        return;
    }
    let mut x = inner.x;
    x += canvas.put(x, last, inner.width, "Enter", canvas.theme.accent) + 1;
    x += canvas.put(x, last, inner.width, &words::key_confirm(), canvas.theme.dim) + 3;
    let rest = Rect { x, width: inner.right().saturating_sub(x), ..inner };
    canvas.buttons(rest, last, &[(Act::Close, "Esc", words::key_cancel())]);
}

pub(crate) fn key(model: &mut Model, key: KeyEvent) {
    let Some(Overlay::Unlock(unlock)) = &mut model.overlay else { return };
    let control = key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
    match key.code {
        KeyCode::Enter if !unlock.waits => {
            unlock.waits = true;
            let (secret, command, done) = (unlock.typed.clone(), unlock.command.clone(), unlock.done.clone());
            model.unlock_and(secret, command, Pending::Guarded(done));
        }
        KeyCode::Backspace => drop(unlock.typed.0.pop()),
        KeyCode::Char('u') if control => unlock.typed.0.zeroize(),
        KeyCode::Char(c) if !control => unlock.push(c),
        _ => {}
    }
}
