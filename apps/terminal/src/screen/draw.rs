//! The whole screen: what is where, and the two rows that are always there.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::act::Act;
use super::canvas::{Canvas, Click, Hit};
use super::conversation::{self, Place};
use super::live::Link;
use super::model::{Focus, Kind, Model, Overlay, SMALLEST, Section};
use super::theme::Theme;
use super::{
    blocked, cards, chats, composer, confirm, contact, devices, form, help, linking, palette, requests, settings, text,
    unlock, words,
};
use crate::texts::{commands, devices as device_texts};

/// Lists that stand alone are no wider: a time at the far end of a wide screen belongs to nothing.
const WIDEST: u16 = 100;

/// Where the parts of the screen are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Places {
    top: Rect,
    /// What is said of a new device.
    news: Rect,
    body: Rect,
    notice: Rect,
    bottom: Rect,
    list: Option<Rect>,
    line: Option<Rect>,
    pub(crate) chat: Option<Place>,
}

impl Places {
    pub(crate) fn of(model: &Model) -> Self {
        let all = Rect::new(0, 0, model.size.0, model.size.1);
        let top = Rect { height: 1, ..all };
        let bottom = Rect { y: all.bottom().saturating_sub(1), height: 1, ..all };
        let room = all.height.saturating_sub(4);
        let news = Rect { y: 2, height: devices::notice_rows(model, all.width).min(room / 3), ..all };
        let inner = Rect { y: news.bottom(), height: room - news.height, ..all };
        let rows = notice_rows(model, all.width).min(inner.height / 3);
        let body = Rect { height: inner.height - rows, ..inner };
        let notice = Rect { y: body.bottom(), height: rows, ..all };
        let mut places = Self { top, news, body, notice, bottom, list: None, line: None, chat: None };
        if model.section == Section::Chats {
            places.split(model);
        }
        places
    }

    fn split(&mut self, model: &Model) {
        let body = self.body;
        let chat = |whole: Rect| Place::new(whole, composer::height(model, whole.width, whole.height));
        if model.is_two_panes() {
            let width = (body.width * 3 / 10).clamp(26, 36);
            self.list = Some(Rect { width, ..body });
            self.line = Some(Rect { x: body.x + width, width: 1, ..body });
            let whole = Rect { x: body.x + width + 1, width: body.width - width - 1, ..body };
            self.chat = Some(chat(whole));
        } else if model.open.is_some() && model.focus == Focus::Composer {
            self.chat = Some(chat(body));
        } else {
            self.list = Some(body);
        }
    }
}

/// Draws everything; gives what can be pressed where, and where the cursor is.
pub(crate) fn draw(buffer: &mut Buffer, model: &Model) -> (Vec<Hit>, Option<Position>) {
    let theme = Theme::of(model.prefs.theme, model.is_plain);
    let mut canvas = Canvas::new(buffer, theme);
    if model.is_too_small() {
        let text = words::too_small(SMALLEST);
        let area = canvas.area();
        canvas.centred(area, &text, theme.text);
        return (Vec::new(), None);
    }
    let places = Places::of(model);
    top(&mut canvas, model, places.top);
    canvas.rule(Rect { y: 1, height: 1, ..places.top }, 1);
    devices::draw_notice(&mut canvas, model, places.news);
    body(&mut canvas, model, &places);
    notice(&mut canvas, model, places.notice);
    canvas.rule(places.bottom, places.bottom.y.saturating_sub(1));
    joints(&mut canvas, &places, model);
    bottom(&mut canvas, model, places.bottom);
    if let Some(front) = &model.overlay {
        canvas.cursor = None;
        overlay(&mut canvas, model, front);
    }
    canvas.finish()
}

/// The sections with what is new in them; whose screen it is and how the relay is reached, in words if there is room.
fn top(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let further = Some(Section::Devices).filter(|devices| *devices == model.section);
    let tabs = Section::ALL.into_iter().chain(further);
    let tabs: Vec<_> = tabs.map(|section| (section, words::section(section), news(model, section))).collect();
    let gap = if area.width >= 100 { 3 } else { 2 };
    let needed: usize = tabs.iter().map(|(_, name, news)| text::width(name) + text::width(news) + gap).sum();
    let (sign, text, style) = link(canvas, model);
    let has_room = needed + text::width(&text) + 6 <= usize::from(area.width);
    let shown = if has_room { format!("{sign} {text}") } else { sign.to_owned() };
    let mut end = canvas.put_before(area.right() - 1, area.y, area.width / 2, &shown, style).saturating_sub(1);
    let own = text::line(&model.views.account.name);
    if has_room && needed + text::width(&text) + text::width(&own) + 9 <= usize::from(area.width) {
        end =
            canvas.put_before(end.saturating_sub(1), area.y, area.width / 2, &own, canvas.theme.dim).saturating_sub(1);
    }
    let mut x = area.x + 1;
    for (section, name, news) in tabs {
        let is_here = section == model.section;
        let style = if is_here { canvas.theme.strong } else { canvas.theme.dim };
        let start = x;
        let used = canvas.put(x, area.y, end.saturating_sub(x), &name, style);
        if is_here {
            canvas.tint(Rect::new(x, area.y, used, 1), Style::new().underlined());
        }
        x += used;
        x += canvas.put(x, area.y, end.saturating_sub(x), &news, canvas.theme.accent);
        canvas.hit(Rect::new(start, area.y, x.saturating_sub(start), 1), Click::Section(section));
        x += u16::try_from(gap).unwrap_or(2);
    }
}

fn news(model: &Model, section: Section) -> String {
    let count = match section {
        Section::Chats => model.unread(),
        Section::Requests => model.views.requests.len() as u64,
        Section::Cards | Section::Blocked | Section::Settings | Section::Devices => 0,
    };
    if count == 0 { String::new() } else { format!(" {count}") }
}

fn link(canvas: &Canvas<'_>, model: &Model) -> (&'static str, String, Style) {
    let theme = canvas.theme;
    match &model.views.link {
        Link::Connected => ("●", words::connected(), theme.good),
        Link::Connecting => ("○", words::connecting(), theme.dim),
        Link::Elsewhere => ("◐", words::elsewhere(), theme.dim),
        Link::Down(_) => ("✗", words::disconnected(), theme.bad),
    }
}

fn body(canvas: &mut Canvas<'_>, model: &Model, places: &Places) {
    let area = Rect { width: places.body.width.min(WIDEST), ..places.body };
    match model.section {
        Section::Chats => {
            if let Some(list) = places.list {
                chats::draw(canvas, model, list);
            }
            if let Some(line) = places.line {
                canvas.column(line.x, line);
            }
            if let Some(chat) = &places.chat {
                conversation::draw(canvas, model, chat);
            }
        }
        Section::Requests => requests::draw(canvas, model, area),
        Section::Cards => cards::draw(canvas, model, area),
        Section::Blocked => blocked::draw(canvas, model, area),
        Section::Settings => settings::draw(canvas, model, area),
        Section::Devices => devices::draw(canvas, model, area),
    }
}

/// Where lines meet.
fn joints(canvas: &mut Canvas<'_>, places: &Places, model: &Model) {
    let Some(line) = places.line else { return };
    let style = canvas.theme.rule;
    canvas.put(line.x, line.y - 1, 1, "┬", style);
    if places.notice.height == 0 {
        canvas.put(line.x, places.bottom.y - 1, 1, "┴", style);
    }
    let chat = places.chat.filter(|chat| model.open.is_some() && chat.composer.height > 0);
    if let Some(chat) = chat {
        canvas.put(line.x, chat.composer.y, 1, "├", style);
    }
    let beside = match (model.list.search.is_some(), chat.is_some()) {
        (true, true) => "┼",
        (true, false) => "┤",
        (false, true) => "├",
        (false, false) => "│",
    };
    canvas.put(line.x, line.y + 1, 1, beside, style);
}

/// What the notice says: what just happened, or what is wrong as long as it is.
fn noticed(model: &Model) -> Option<(String, Kind)> {
    if let Some(notice) = &model.notice {
        return Some((notice.text.clone(), notice.kind));
    }
    let account = &model.views.account;
    if account.copied {
        return Some((commands().event_copied().to_owned(), Kind::Warning));
    }
    if let Some(why) = &account.refused {
        return Some((words::account_refused(why), Kind::Failed));
    }
    match &model.views.link {
        Link::Down(why) => Some((words::down(why), Kind::Warning)),
        Link::Connecting | Link::Connected | Link::Elsewhere => None,
    }
}

fn notice_rows(model: &Model, width: u16) -> u16 {
    let Some((notice, _)) = noticed(model) else { return 0 };
    let rows = text::wrap(&text::line(&notice), usize::from(width.saturating_sub(5)));
    u16::try_from(rows.len()).unwrap_or(u16::MAX).saturating_add(1).min(4)
}

fn notice(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let Some((notice, kind)) = noticed(model).filter(|_| area.height > 0) else { return };
    let (sign, style) = match kind {
        Kind::Done => ("✓", canvas.theme.good),
        Kind::Warning => ("!", canvas.theme.accent),
        Kind::Failed => ("✗", canvas.theme.bad),
    };
    canvas.rule(area, area.y);
    canvas.put(area.x + 1, area.y + 1, 1, sign, style);
    let text = Rect { x: area.x + 3, y: area.y + 1, width: area.width - 5, height: area.height - 1 };
    canvas.paragraph(text, &text::line(&notice), canvas.theme.text);
    canvas.hit(area, Click::Act(Act::Close));
}

/// The keys that matter here.
fn bottom(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let area = Rect { x: area.x + 1, width: area.width - 2, ..area };
    let mut keys: Vec<(Act, &str, String)> = Vec::new();
    match (model.section, model.focus) {
        (Section::Chats, Focus::Composer) => {
            keys.push((Act::Close, "Enter", words::key_send()));
            keys.push((Act::Close, "Alt+Enter", words::key_line()));
            keys.push((Act::Close, "Esc", words::key_list()));
        }
        (Section::Chats, Focus::List) => {
            if model.chosen_entry().is_some() {
                keys.push((Act::Close, "Enter", words::key_open()));
            }
            keys.push((Act::Search, "/", words::key_search()));
            keys.push((Act::AddContact, "n", words::key_add()));
        }
        (Section::Requests, _) => {
            keys.push((Act::Accept, "Enter", words::accept()));
            keys.push((Act::Decline, "d", words::decline()));
        }
        (Section::Cards, _) => {
            keys.push((Act::NewCard, "n", words::key_new_card()));
            keys.push((Act::ShowCard, "Enter", words::key_show()));
            keys.push((Act::CopyCard, "c", words::copy_link()));
            keys.push((Act::RevokeCard, "r", words::revoke()));
        }
        (Section::Blocked, _) => keys.push((Act::Unblock, "u", words::unblock())),
        (Section::Settings, _) => keys.push((Act::Close, "Enter", words::key_change())),
        (Section::Devices, _) => {
            keys.push((Act::LinkDevice, "n", device_texts().link_a_device().to_lowercase()));
            keys.push((Act::ConfirmDevice, "c", device_texts().confirm().to_lowercase()));
            keys.push((Act::RemoveDevice, "d", device_texts().sign_out().to_lowercase()));
        }
    }
    if model.section != Section::Chats || model.focus == Focus::List {
        keys.push((Act::Go(model.section.next()), "Tab", words::key_section()));
    }
    keys.push((Act::Palette, "F2", words::key_palette()));
    keys.push((Act::Help, "F1", words::key_help()));
    keys.retain(|(act, ..)| act.is_possible(model));
    canvas.buttons(area, area.y, &keys);
}

fn overlay(canvas: &mut Canvas<'_>, model: &Model, overlay: &Overlay) {
    match overlay {
        Overlay::Palette(palette) => palette::draw(canvas, model, palette),
        Overlay::Help(scrolled) => help::draw(canvas, *scrolled),
        Overlay::Form(form) => form::draw(canvas, form),
        Overlay::Confirm(confirm) => confirm::draw(canvas, confirm),
        Overlay::Linking(is_far) => linking::draw(canvas, model, *is_far),
        Overlay::Unlock(unlock) => unlock::draw(canvas, unlock),
        Overlay::Details(name) => contact::draw(canvas, model, name),
        Overlay::Card(id) => {
            if let Some(card) = model.card(id) {
                cards::draw_card(canvas, model, card);
            }
        }
    }
}
