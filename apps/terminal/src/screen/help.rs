//! Which key does what.

use ratatui::crossterm::event::{KeyCode, KeyEvent};

use super::canvas::Canvas;
use super::model::{Model, Overlay};
use super::{text, words};

const WIDTH: u16 = 70;

enum Line {
    Title(&'static str),
    Key(&'static str, &'static str),
    Gap,
}

fn lines() -> Vec<Line> {
    let mut lines = Vec::new();
    for (title, keys) in words::help() {
        if !lines.is_empty() {
            lines.push(Line::Gap);
        }
        lines.push(Line::Title(title));
        lines.extend(keys.into_iter().map(|(key, what)| Line::Key(key, what)));
    }
    lines
}

pub(crate) fn draw(canvas: &mut Canvas<'_>, scrolled: u16) {
    let lines = lines();
    let count = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let inner = canvas.boxed(&text::capital(&words::key_help()), (WIDTH, count));
    let first = scrolled.min(count.saturating_sub(inner.height));
    let keys = lines.iter().filter_map(|line| if let Line::Key(key, _) = line { Some(text::width(key)) } else { None });
    let column = inner.x + 2 + u16::try_from(keys.max().unwrap_or(0)).unwrap_or(0) + 2;
    for (line, y) in lines.iter().skip(first.into()).zip(inner.y..inner.bottom()) {
        match line {
            Line::Gap => {}
            Line::Title(title) => {
                canvas.put(inner.x, y, inner.width, title, canvas.theme.strong);
            }
            Line::Key(key, what) => {
                canvas.put(inner.x + 2, y, inner.width, key, canvas.theme.accent);
                canvas.put(column, y, inner.right().saturating_sub(column), &text::capital(what), canvas.theme.text);
            }
        }
    }
    if first + inner.height < count {
        let end = inner.right();
        canvas.put_before(
            end,
            inner.bottom(),
            inner.width,
            &format!(" ↓ {} ", words::more_below()),
            canvas.theme.accent,
        );
    }
}

pub(crate) fn key(model: &mut Model, key: KeyEvent) {
    let Some(Overlay::Help(scrolled)) = &mut model.overlay else { return };
    let most = u16::try_from(lines().len()).unwrap_or(u16::MAX).saturating_sub(model.size.1.saturating_sub(2));
    *scrolled = match key.code {
        KeyCode::Up => scrolled.saturating_sub(1),
        KeyCode::Down => scrolled.saturating_add(1),
        KeyCode::PageUp => scrolled.saturating_sub(10),
        KeyCode::PageDown | KeyCode::Char(' ') => scrolled.saturating_add(10),
        KeyCode::Home => 0,
        KeyCode::End => most,
        _ => return model.close(),
    }
    .min(most);
}
