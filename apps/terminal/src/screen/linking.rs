//! A one-time code on the screen, and who comes with it.

use kith_core::engine::io::{Command, LinkState, LinkView};
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::Rect;

use super::act::Act;
use super::canvas::{Canvas, Click};
use super::model::{Model, Overlay, Pending};
use super::picture::Picture;
use super::text;
use crate::texts::{commands, devices};
use crate::view;

/// Columns of what is only text.
const WIDTH: u16 = 66;
/// Columns of the text beside a picture, at least and at most.
const BESIDE: (u16, u16) = (32, 48);
/// Columns between the two.
const GAP: u16 = 2;

/// `is_far` is whether the first question was answered by yes, and the second one is asked.
pub(crate) fn draw(canvas: &mut Canvas<'_>, model: &Model, is_far: bool) {
    match &model.views.linking {
        Some(view) if view.state == LinkState::Waiting => draw_code(canvas, model, view),
        Some(view) if view.state == LinkState::Asked => draw_question(canvas, view, is_far),
        Some(_) | None => {
            let inner = canvas.boxed(devices().link_a_device(), (WIDTH, 1));
            canvas.put(inner.x, inner.y, inner.width, devices().admitting(), canvas.theme.text);
        }
    }
}

fn draw_code(canvas: &mut Canvas<'_>, model: &Model, view: &LinkView) {
    let all = canvas.area();
    let room = |picture: &Picture| all.width.saturating_sub(picture.width() + GAP + 4);
    let fits = |picture: &Picture| room(picture) >= BESIDE.0 && picture.height() + 4 <= all.height;
    let picture = Picture::of(&view.code).filter(fits);
    let width = picture.as_ref().map_or(WIDTH, |picture| room(picture).min(BESIDE.1)).min(all.width.saturating_sub(4));
    let rows = explained(model, view, usize::from(width));
    let beside = picture.as_ref().map_or(0, |picture| picture.width() + GAP);
    let height = u16::try_from(rows.len()).unwrap_or(u16::MAX).max(picture.as_ref().map_or(0, Picture::height));
    let inner = canvas.boxed(devices().link_a_device(), (beside + width, height.saturating_add(2)));
    if let Some(picture) = &picture {
        picture.draw(canvas, inner.x, inner.y);
    }
    let last = inner.bottom().saturating_sub(1);
    for (row, y) in rows.iter().zip(inner.y..last) {
        canvas.put(inner.x + beside, y, inner.width.saturating_sub(beside), row, canvas.theme.text);
    }
    canvas.buttons(
        Rect { y: last, height: 1, ..inner },
        last,
        &[(Act::Close, "Esc", devices().take_back().to_owned())],
    );
}

/// The code first: what comes last is what a low window cuts off.
fn explained(model: &Model, view: &LinkView, width: usize) -> Vec<String> {
    let texts = devices();
    let left = view.expires.saturating_sub(model.clock.now / 1000);
    let ends = texts.code_ends(&format!("{}:{:02}", left / 60, left % 60));
    let said = [
        ends,
        commands().how_to_join().to_owned(),
        view.code.clone(),
        format!("{}\n{}", texts.code_words(), view.words),
        texts.code_warning().to_owned(),
        format!("{} {}", texts.code_what(), texts.code_next()),
    ];
    let paragraphs = said.iter().map(|said| text::wrap(said, width));
    paragraphs.collect::<Vec<_>>().join(&String::new())
}

fn draw_question(canvas: &mut Canvas<'_>, view: &LinkView, is_far: bool) {
    let texts = devices();
    let room = usize::from(WIDTH.min(canvas.area().width.saturating_sub(4)));
    let said = if is_far {
        vec![view::devices::network(view), texts.far_warning().to_owned(), texts.ask_far().to_owned()]
    } else {
        let facts = view::devices::asking(view);
        vec![texts.asks().to_owned(), facts, texts.asks_next().to_owned(), texts.ask_admit().to_owned()]
    };
    let paragraphs = said.iter().map(|said| said.lines().flat_map(|line| text::wrap(line, room)).collect::<Vec<_>>());
    let rows = paragraphs.collect::<Vec<_>>().join(&String::new());
    let title = if is_far { texts.another_network() } else { texts.who_asks() };
    let height = u16::try_from(rows.len()).unwrap_or(u16::MAX).saturating_add(2);
    let inner = canvas.boxed(title, (WIDTH, height));
    let last = inner.bottom().saturating_sub(1);
    // What is asked stands last, and is seen in a low window too.
    let skipped = rows.len().saturating_sub(usize::from(last.saturating_sub(inner.y)));
    for (row, y) in rows.iter().skip(skipped).zip(inner.y..last) {
        canvas.put(inner.x, y, inner.width, row, canvas.theme.text);
    }
    let mut x = inner.x;
    x += canvas.put(x, last, inner.width, "y", canvas.theme.accent) + 1;
    x += canvas.put(x, last, inner.width, texts.let_in(), canvas.theme.strong);
    canvas.hit(Rect::new(inner.x, last, x - inner.x, 1), Click::Choice(0));
    let rest = Rect { x: x + 3, width: inner.right().saturating_sub(x + 3), ..inner };
    canvas.buttons(rest, last, &[(Act::Close, "Esc", texts.keep_out().to_owned())]);
}

/// Enter is not enough: who writes on while the question comes up lets nobody in.
pub(crate) fn key(model: &mut Model, key: KeyEvent) {
    match key.code {
        KeyCode::Char('y' | 'Y') => yes(model),
        KeyCode::Char('n' | 'N') | KeyCode::Esc => model.close(),
        _ => {}
    }
}

/// To the question that is on the screen.
pub(crate) fn yes(model: &mut Model) {
    let Some(Overlay::Linking(is_far)) = model.overlay else { return };
    let Some(view) = model.views.linking.as_ref().filter(|view| view.state == LinkState::Asked) else { return };
    if view.near != Some(true) && !is_far {
        model.overlay = Some(Overlay::Linking(true));
        return;
    }
    model.overlay = None;
    model.command(Command::AdmitDevice { elsewhere: is_far }, Pending::Say(devices().admitting().to_owned()));
}

/// The code is taken back, or who asks is refused.
pub(crate) fn no(model: &mut Model) {
    match model.views.linking.as_ref().map(|view| view.state) {
        Some(LinkState::Asked) => model.command(Command::RefuseDevice, Pending::Say(devices().refused().to_owned())),
        Some(LinkState::Waiting) => model.command(Command::CancelLink, Pending::Say(devices().code_over().to_owned())),
        Some(LinkState::Admitting | LinkState::Answered | LinkState::Expired) | None => {}
    }
}
