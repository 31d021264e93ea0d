//! The account's devices, and the notice that stays while one of them is new.

use kith_core::engine::io::{Command, DeviceStanding, DeviceView};
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::Rect;

use super::act::Act;
use super::canvas::{Canvas, Click};
use super::model::{Clock, Confirm, Model, window};
use super::{clock, recovery, text, words};
use crate::texts::devices;
use crate::view::devices::{kind, name};

/// Rows of one device, the one between two included.
const ROWS: u16 = 3;
/// So long a device counts as new, milliseconds.
const NEW: u64 = 86_400_000;
/// Rows of a notice at most, without the one of its keys.
const NOTICE: usize = 3;

pub(crate) fn draw(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let views = &model.views.devices;
    let area = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    for (index, y) in window(area, ROWS, model.row(), views.len()).zip((area.y..).step_by(ROWS.into())) {
        let Some(view) = views.get(index) else { break };
        let place = Rect { y, height: (ROWS - 1).min(area.bottom().saturating_sub(y)), ..area };
        draw_one(canvas, model, place, view, index == model.row());
        canvas.hit(place, Click::Row(index));
    }
    let used = u16::try_from(views.len()).unwrap_or(u16::MAX).saturating_mul(ROWS);
    if views.len() == 1 && area.height > used {
        let rest = Rect { y: area.y + used, height: area.height - used, x: area.x + 2, width: area.width - 4 };
        canvas.paragraph(rest, devices().only_this(), canvas.theme.dim);
    }
}

fn draw_one(canvas: &mut Canvas<'_>, model: &Model, area: Rect, view: &DeviceView, is_chosen: bool) {
    let head = canvas.style_of_row(is_chosen, model.overlay.is_none());
    canvas.tint(Rect { height: 1, ..area }, head);
    let style = match view.state {
        _ if is_chosen => head,
        DeviceStanding::Confirmed => canvas.theme.good,
        DeviceStanding::Probation | DeviceStanding::Out | DeviceStanding::Erased => canvas.theme.accent,
    };
    let state = standing(view, &model.clock);
    let end = canvas.put_before(area.right() - 1, area.y, area.width * 2 / 3, &state, style);
    canvas.put(area.x + 2, area.y, end.saturating_sub(area.x + 4), &title(view), head);
    if area.height > 1 {
        let facts = facts(view, &model.clock);
        canvas.put(area.x + 2, area.y + 1, area.width.saturating_sub(4), &facts, canvas.theme.dim);
    }
}

fn title(view: &DeviceView) -> String {
    let called = text::line(name(&view.name));
    if view.this { format!("{called} ({})", devices().this_device()) } else { called }
}

pub(crate) fn standing(view: &DeviceView, clock: &Clock) -> String {
    match view.state {
        DeviceStanding::Confirmed => devices().confirmed().to_owned(),
        DeviceStanding::Probation => devices().probation(&until(view, clock)),
        DeviceStanding::Out => devices().removed_this().to_owned(),
        DeviceStanding::Erased => devices().erased_this().to_owned(),
    }
}

fn until(view: &DeviceView, clock: &Clock) -> String {
    view.ends.map_or_else(|| "?".to_owned(), |ends| clock::moment(clock, ends))
}

fn facts(view: &DeviceView, clock: &Clock) -> String {
    let linked = match view.added_by {
        Some(_) => devices().linked_on(&clock::moment(clock, view.added)),
        None => devices().first_device().to_owned(),
    };
    let used = view.last_used.map(|at| devices().last_used(&clock::moment(clock, at)));
    [Some(kind(&view.kind).to_owned()), Some(linked), used].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// One line about a device.
pub(crate) fn told(view: &DeviceView, clock: &Clock) -> String {
    format!("{}: {}; {}", title(view), standing(view, clock), facts(view, clock))
}

pub(crate) fn key(model: &mut Model, key: KeyEvent) -> bool {
    match key.code {
        KeyCode::Char('n') => Act::LinkDevice.run(model),
        KeyCode::Char('c') => Act::ConfirmDevice.run(model),
        KeyCode::Char('d') | KeyCode::Delete => Act::RemoveDevice.run(model),
        _ => return false,
    }
    true
}

/// The device that was let in last, while that is new: somebody should look whether it is the owner's.
pub(crate) fn newcomer(model: &Model) -> Option<&DeviceView> {
    let is_new = |view: &&DeviceView| {
        let is_young = view.added.saturating_add(NEW) > model.clock.now;
        !view.this && view.added_by.is_some() && (is_young || view.state == DeviceStanding::Probation)
    };
    model.views.devices.iter().filter(is_new).max_by_key(|view| view.added)
}

/// What stays on the screen, whatever else is there.
pub(crate) fn notice(model: &Model) -> Option<String> {
    if let Some(notice) = recovery::notice(model) {
        return Some(notice);
    }
    let own = model.views.devices.iter().find(|view| view.this);
    match (model.views.account.standing, own, newcomer(model)) {
        (DeviceStanding::Out, ..) => Some(devices().removed_this().to_owned()),
        (DeviceStanding::Erased, ..) => Some(devices().erased_this().to_owned()),
        (DeviceStanding::Probation, Some(own), _) => Some(devices().probation_here(&until(own, &model.clock))),
        (_, _, Some(new)) => {
            Some(devices().banner(&text::line(name(&new.name)), &clock::moment(&model.clock, new.added)))
        }
        _ => None,
    }
}

/// Rows that the notice takes, with the line under it.
pub(crate) fn notice_rows(model: &Model, width: u16) -> u16 {
    let Some(notice) = notice(model) else { return 0 };
    let rows = text::wrap(&notice, room(width)).len().min(NOTICE);
    u16::try_from(rows).unwrap_or(u16::MAX) + 1 + u16::from(!notice_keys(model).is_empty())
}

/// What can be done about it at once; who is in doubt can freeze first and look afterwards.
fn notice_keys(model: &Model) -> Vec<(Act, &'static str, String)> {
    let is_free = Act::Freeze.is_possible(model) && model.views.account.frozen.is_none();
    let freeze = is_free.then(|| (Act::Freeze, "F8", words::act(Act::Freeze)));
    if recovery::notice(model).is_some() {
        return recovery::key(model).into_iter().chain(freeze).collect();
    }
    if newcomer(model).is_none() {
        return Vec::new();
    }
    let look = (Act::Go(super::model::Section::Devices), "F6", devices().devices().to_owned());
    std::iter::once((Act::NotMine, "F7", devices().not_mine().to_owned())).chain(freeze).chain([look]).collect()
}

fn room(width: u16) -> usize {
    usize::from(width.saturating_sub(4))
}

pub(crate) fn draw_notice(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let Some(notice) = notice(model).filter(|_| area.height > 1) else { return };
    let last = area.bottom() - 1;
    canvas.rule(area, last);
    canvas.put(area.x + 1, area.y, 1, "!", canvas.theme.bad);
    let text = Rect { x: area.x + 3, width: area.width.saturating_sub(4), ..area };
    let rows = text::wrap(&notice, room(area.width));
    let keys = notice_keys(model);
    // Where there is little room, what can be done is worth more than the end of the sentence.
    let end = if keys.is_empty() { last } else { last - 1 };
    for (row, y) in rows.iter().take(NOTICE).zip(area.y..end) {
        canvas.put(text.x, y, text.width, row, canvas.theme.strong);
    }
    if !keys.is_empty() {
        canvas.buttons(text, end, &keys);
    }
}

/// Asks before a device is confirmed, or signed out.
pub(crate) fn question(act: Act, view: &DeviceView) -> Confirm {
    let (device, called) = (view.id.clone(), text::line(name(&view.name)));
    let (yes, text, command, done) = match (act, view.this) {
        (Act::ConfirmDevice, _) => {
            let command = Command::ConfirmDevice { device };
            (devices().confirm(), devices().ask_confirm(&called), command, words::confirming())
        }
        (_, this) => {
            let text = if this { devices().ask_remove_this().to_owned() } else { devices().ask_remove(&called) };
            (devices().sign_out(), text, Command::RemoveDevice { device }, words::signing_out())
        }
    };
    Confirm { title: title(view), text, yes: yes.to_owned(), command: Some((command, done)), behind: None }
}
