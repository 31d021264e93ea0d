//! A question before something that cannot simply be taken back.

use kith_core::engine::io::Command;
use ratatui::crossterm::event::{KeyCode, KeyEvent};

use super::act::Act;
use super::canvas::{Canvas, Click};
use super::model::{Confirm, Effect, Model, Overlay, Pending};
use super::{text, words};

const WIDTH: u16 = 54;

pub(crate) fn draw(canvas: &mut Canvas<'_>, confirm: &Confirm) {
    let rows = text::wrap(&confirm.text, usize::from(WIDTH));
    let height = u16::try_from(rows.len()).unwrap_or(u16::MAX).saturating_add(2);
    let inner = canvas.boxed(&confirm.title, (WIDTH, height));
    for (row, y) in rows.iter().zip(inner.y..inner.bottom()) {
        canvas.put(inner.x, y, inner.width, row, canvas.theme.text);
    }
    let y = inner.bottom() - 1;
    let mut x = inner.x;
    x += canvas.put(x, y, inner.width, "y", canvas.theme.accent) + 1;
    x += canvas.put(x, y, inner.width, &confirm.yes, canvas.theme.strong);
    canvas.hit(ratatui::layout::Rect::new(inner.x, y, x - inner.x, 1), Click::Choice(0));
    let rest = ratatui::layout::Rect { x: x + 3, width: inner.right().saturating_sub(x + 3), ..inner };
    canvas.buttons(rest, y, &[(Act::Close, "Esc", words::key_cancel())]);
}

/// Enter is not enough: who writes on while the question comes up says nothing.
pub(crate) fn key(model: &mut Model, key: KeyEvent) {
    match key.code {
        KeyCode::Char('y' | 'Y') => yes(model),
        KeyCode::Char('n' | 'N') => model.close(),
        _ => {}
    }
}

pub(crate) fn yes(model: &mut Model) {
    if !matches!(model.overlay, Some(Overlay::Confirm(_))) {
        return;
    }
    let Some(Overlay::Confirm(confirm)) = model.overlay.take() else { return };
    // What was compared is looked at again; what was blocked or revoked is done with.
    if matches!(confirm.command, Some((Command::Verify { .. }, _))) {
        model.overlay = confirm.behind.map(|behind| *behind);
    }
    match confirm.command {
        Some((
            command @ (Command::ConfirmDevice { .. } | Command::RemoveDevice { .. } | Command::Thaw | Command::Veto),
            done,
        )) => {
            model.guarded(command, done);
        }
        Some((command, done)) => model.command(command, Pending::Say(done)),
        None => model.effect(Effect::Quit),
    }
}
