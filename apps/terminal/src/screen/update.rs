//! What happens, and what it changes.

use kith_core::engine::io::{BackupState, DeviceChange, Event, LinkState, Reply};
use ratatui::crossterm::event::{
    Event as Input, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use ratatui::layout::Position;

use super::act::Act;
use super::canvas::Click;
use super::conversation::{MORE, Open};
use super::draw::Places;
use super::live::{Tidings, Views};
use super::model::{Effect, Focus, Kind, Model, Overlay, Pending, Section};
use super::{
    blocked, cards, chats, composer, confirm, contact, devices, form, help, linking, palette, requests, settings,
    unlock, words,
};
use crate::texts::devices as devices_texts;
use crate::view;

/// Rows that a turn of the wheel moves.
const WHEEL: usize = 3;

impl Model {
    /// Something came from the terminal.
    pub(crate) fn input(&mut self, input: Input) {
        match input {
            Input::Key(key) if key.kind != KeyEventKind::Release => self.key(key),
            Input::Mouse(mouse) => self.mouse(mouse),
            Input::Paste(pasted) => self.paste(&pasted),
            Input::Resize(width, height) => self.size = (width, height),
            Input::FocusGained => self.attentive = true,
            Input::FocusLost => self.attentive = false,
            Input::Key(_) => {}
        }
        self.settle();
    }

    /// Something came from the engine.
    pub(crate) fn told(&mut self, tidings: Tidings) {
        match tidings {
            Tidings::Views(views) => self.see(*views),
            Tidings::Done(number, outcome) => self.done(number, outcome),
            Tidings::Happened(event) => self.happened(&event),
            Tidings::Found(letters, found) => {
                let wanted = self.list.search.as_ref().map(|search| search.text().trim());
                if wanted == Some(letters.as_str()) {
                    self.list.found = found;
                }
            }
            Tidings::Ended(_) => self.ended = true,
        }
        self.settle();
    }

    /// Fits everything to the screen, and has the engine show what is looked at.
    pub(crate) fn settle(&mut self) {
        self.list.row = self.list.row.min(self.entries().len().saturating_sub(1));
        let rows = self.count_rows().saturating_sub(1);
        if let Some(row) = self.rows.get_mut(&self.section) {
            *row = (*row).min(rows);
        }
        self.arrange();
        self.watch_drafts();
        self.mark_read();
        self.look();
    }

    fn arrange(&mut self) {
        let places = Places::of(self);
        if let (Some(open), Some(place)) = (&mut self.open, places.chat) {
            let chat = self.views.open.as_ref().filter(|chat| chat.name == open.name);
            open.arrange(place.messages, chat, &self.clock);
        }
    }

    pub(crate) fn conversation_width(&self) -> u16 {
        Places::of(self).chat.map_or(self.size.0, |place| place.whole.width)
    }

    fn see(&mut self, views: Views) {
        let chosen = self.chosen_contact().filter(|_| self.list.search.is_none()).map(str::to_owned);
        self.views = views;
        self.take_drafts();
        self.see_linking();
        // The list is in another order now; the chosen one stays the chosen one.
        if let Some(row) = chosen.and_then(|name| self.chats().position(|chat| chat.name == name))
            && self.list.search.is_none()
        {
            self.list.row = row;
        }
        if self.open.as_ref().is_some_and(|open| self.chat(&open.name).is_none()) {
            self.leave_chat();
        }
        if let (Some(open), Some(chat)) = (&mut self.open, &self.views.open)
            && open.name == chat.name
        {
            open.take(chat, &self.clock);
        }
    }

    fn done(&mut self, number: u64, outcome: Result<Reply, String>) {
        let Some(pending) = self.outcome_of(number) else { return };
        match (pending, outcome) {
            (Pending::Text { .. }, Ok(_)) | (Pending::Marking(_) | Pending::Draft(_), _) => {}
            (Pending::Text { chat, text }, Err(why)) => {
                let draft = self.drafts.entry(chat).or_default();
                if draft.is_empty() {
                    draft.insert(&text);
                }
                self.say(Kind::Failed, why);
            }
            (Pending::Form, Ok(reply)) => self.answered(reply),
            (Pending::Form, Err(why)) => match &mut self.overlay {
                Some(Overlay::Form(form)) => form.refused(&why),
                _ => self.say(Kind::Failed, why),
            },
            (Pending::Guarded(_), Ok(Reply::LinkCode { .. })) => self.overlay = Some(Overlay::Linking(false)),
            (Pending::Guarded(text), Ok(_)) => {
                if matches!(self.overlay, Some(Overlay::Unlock(_))) {
                    self.overlay = None;
                }
                self.say(Kind::Done, text);
            }
            (Pending::Guarded(_), Err(why)) => match &mut self.overlay {
                Some(Overlay::Unlock(unlock)) => unlock.refused(&why),
                _ => self.say(Kind::Failed, why),
            },
            (Pending::Say(text), Ok(_)) => self.say(Kind::Done, text),
            (Pending::Say(_), Err(why)) => self.say(Kind::Failed, why),
        }
    }

    fn answered(&mut self, reply: Reply) {
        self.overlay = None;
        match reply {
            Reply::Contact(name) => self.open_chat(Open::new(&name)),
            Reply::Card(id) => {
                self.go(Section::Cards);
                let row = self.views.cards.iter().position(|card| card.id == id);
                self.rows.extend(row.map(|row| (Section::Cards, row)));
                self.overlay = Some(Overlay::Card(id));
            }
            Reply::Done
            | Reply::RecoveryPhrase(_)
            | Reply::LinkCode { .. }
            | Reply::GuardianCode { .. }
            | Reply::History(_)
            | Reply::Invitation(_)
            | Reply::Message(_) => {
                self.say(Kind::Done, words::saved());
            }
        }
    }

    /// What is on the screen anyway needs no words.
    fn happened(&mut self, event: &Event) {
        match event {
            Event::Alarm { .. }
            | Event::Missed { .. }
            | Event::Incompatible { .. }
            | Event::Frozen { frozen: true }
            | Event::Guardians { .. }
            | Event::Ward { .. }
            | Event::Recovery { .. }
            | Event::Backup {
                state:
                    BackupState::WrongPin
                    | BackupState::WrongPhrase
                    | BackupState::Wait
                    | BackupState::None
                    | BackupState::Failed
                    | BackupState::AskPin,
                ..
            } => self.say(Kind::Warning, view::event(event)),
            Event::Linking { state: LinkState::Expired } => self.say(Kind::Warning, view::event(event)),
            Event::Device { change: DeviceChange::Confirmed | DeviceChange::Removed, .. } => {
                self.say(Kind::Done, view::event(event))
            }
            Event::Backup { state: BackupState::Made, .. } => {}
            Event::Backup { state: BackupState::Checked | BackupState::Drilled | BackupState::Restored, .. }
            | Event::HistorySent { .. }
            | Event::Rekeyed { .. } => self.say(Kind::Done, view::event(event)),
            Event::Connection { .. }
            | Event::Device { .. }
            | Event::AccountReady
            | Event::CardReady { .. }
            | Event::Invitation { .. }
            | Event::Request { .. }
            | Event::Contact { .. }
            | Event::Message { .. }
            | Event::Marked { .. }
            | Event::Trouble { .. }
            | Event::Linking { .. }
            | Event::Joining { .. }
            | Event::History { .. }
            | Event::Approval { .. }
            | Event::Approved { .. }
            | Event::Frozen { frozen: false }
            | Event::Copied => {}
        }
    }

    fn key(&mut self, key: KeyEvent) {
        if self.notice.as_ref().is_some_and(|notice| notice.kind != Kind::Warning) {
            self.notice = None;
        }
        if self.key_everywhere(key) {
            return;
        }
        if matches!(self.overlay, Some(Overlay::Linking(_))) {
            return linking::key(self, key);
        }
        if key.code == KeyCode::Esc && (self.overlay.is_some() || self.notice.is_some()) {
            return self.close();
        }
        match self.overlay {
            Some(Overlay::Palette(_)) => palette::key(self, key),
            Some(Overlay::Help(_)) => help::key(self, key),
            Some(Overlay::Form(_)) => form::key(self, key),
            Some(Overlay::Confirm(_)) => confirm::key(self, key),
            Some(Overlay::Details(_)) => contact::key(self, key),
            Some(Overlay::Card(_)) => {
                cards::key(self, key);
            }
            Some(Overlay::Linking(_)) => linking::key(self, key),
            Some(Overlay::Unlock(_)) => unlock::key(self, key),
            None => self.key_in_section(key),
        }
    }

    fn key_everywhere(&mut self, key: KeyEvent) -> bool {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        let is_free = self.overlay.is_none();
        let act = match key.code {
            KeyCode::Char('q') if control => Act::Quit,
            KeyCode::Char('c') if control => {
                if matches!(&self.overlay, Some(Overlay::Confirm(confirm)) if confirm.command.is_none()) {
                    self.effect(Effect::Quit);
                    return true;
                }
                Act::Quit
            }
            KeyCode::Char('p') if control => Act::Palette,
            KeyCode::Char('f') if control && is_free => Act::Search,
            KeyCode::F(1) => Act::Help,
            KeyCode::F(2) => Act::Palette,
            KeyCode::F(3) if is_free => Act::Search,
            KeyCode::F(4) if is_free => Act::Details,
            KeyCode::F(5) if is_free => Act::AddContact,
            KeyCode::F(6) if is_free => Act::Go(Section::Devices),
            KeyCode::F(7) if is_free => Act::NotMine,
            KeyCode::F(8) if is_free => Act::Freeze,
            KeyCode::Char('1') if alt && is_free => Act::Go(Section::Chats),
            KeyCode::Char('2') if alt && is_free => Act::Go(Section::Requests),
            KeyCode::Char('3') if alt && is_free => Act::Go(Section::Cards),
            KeyCode::Char('4') if alt && is_free => Act::Go(Section::Blocked),
            KeyCode::Char('5') if alt && is_free => Act::Go(Section::Settings),
            KeyCode::Down if alt && is_free => Act::NextChat,
            KeyCode::Up if alt && is_free => Act::PreviousChat,
            KeyCode::Char('n') if alt && is_free => Act::NextUnread,
            _ => return false,
        };
        act.run(self);
        true
    }

    fn key_in_section(&mut self, key: KeyEvent) {
        let understood = match (self.section, self.focus) {
            (Section::Chats, Focus::Composer) => composer::key(self, key),
            (Section::Chats, Focus::List) => chats::key(self, key),
            (Section::Requests, _) => requests::key(self, key),
            (Section::Cards, _) => cards::key(self, key),
            (Section::Blocked, _) => blocked::key(self, key),
            (Section::Settings, _) => settings::key(self, key),
            (Section::Devices, _) => devices::key(self, key),
        };
        if !understood && !self.is_typing() {
            self.key_in_list(key);
        }
    }

    const fn is_typing(&self) -> bool {
        matches!((self.section, self.focus), (Section::Chats, Focus::Composer))
    }

    /// The keys of every list.
    fn key_in_list(&mut self, key: KeyEvent) {
        let page = usize::from(self.size.1 / 4).max(1);
        let row = self.chosen_row();
        let last = self.count_rows().saturating_sub(1);
        match key.code {
            KeyCode::Up | KeyCode::Char('k') => self.choose_row(row.saturating_sub(1)),
            KeyCode::Down | KeyCode::Char('j') => self.choose_row(row + 1),
            KeyCode::PageUp => self.choose_row(row.saturating_sub(page)),
            KeyCode::PageDown => self.choose_row(row + page),
            KeyCode::Home => self.choose_row(0),
            KeyCode::End => self.choose_row(last),
            KeyCode::Tab | KeyCode::Right => self.go(self.section.next()),
            KeyCode::BackTab | KeyCode::Left => self.go(self.section.previous()),
            KeyCode::Char('?') => Act::Help.run(self),
            KeyCode::Char('q') => Act::Quit.run(self),
            _ => {}
        }
    }

    fn chosen_row(&self) -> usize {
        if self.section == Section::Chats { self.list.row } else { self.row() }
    }

    fn count_rows(&self) -> usize {
        match self.section {
            Section::Chats => self.entries().len(),
            Section::Requests => self.views.requests.len(),
            Section::Cards => self.views.cards.len(),
            Section::Blocked => self.blocked().len(),
            Section::Settings => settings::ROWS.len(),
            Section::Devices => self.views.devices.len(),
        }
    }

    fn choose_row(&mut self, row: usize) {
        let row = row.min(self.count_rows().saturating_sub(1));
        if self.section == Section::Chats {
            self.list.row = row;
        } else {
            self.rows.insert(self.section, row);
        }
    }

    fn paste(&mut self, pasted: &str) {
        match &mut self.overlay {
            Some(Overlay::Form(form)) => form.paste(pasted),
            Some(Overlay::Unlock(unlock)) => unlock.paste(pasted),
            Some(_) => {}
            None if self.section != Section::Chats => {}
            None if self.focus == Focus::Composer => composer::paste(self, pasted),
            None => {
                if let Some(search) = &mut self.list.search {
                    search.insert_line(pasted);
                    self.searched();
                }
            }
        }
    }

    fn mouse(&mut self, mouse: MouseEvent) {
        let position = Position::new(mouse.column, mouse.row);
        let hit = self.hits.iter().rfind(|hit| hit.area.contains(position)).map(|hit| hit.click.clone());
        let Some(click) = hit else { return };
        match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => self.click(click),
            MouseEventKind::ScrollUp => self.wheel(&click, true),
            MouseEventKind::ScrollDown => self.wheel(&click, false),
            _ => {}
        }
    }

    fn click(&mut self, click: Click) {
        match click {
            Click::Section(section) => self.go(section),
            Click::Row(row) => self.click_row(row),
            Click::Choice(row) => match &mut self.overlay {
                Some(Overlay::Palette(_)) => palette::choose(self, row),
                Some(Overlay::Form(form)) => form.choose(row),
                Some(Overlay::Confirm(_)) => confirm::yes(self),
                Some(Overlay::Linking(_)) => linking::yes(self),
                _ => {}
            },
            Click::Composer | Click::Messages if self.open.is_some() => self.focus = Focus::Composer,
            Click::Act(act) => act.run(self),
            Click::Composer | Click::Messages | Click::Nothing => {}
        }
    }

    /// The first press chooses, the next one opens; conversations open at once.
    fn click_row(&mut self, row: usize) {
        let was_chosen = self.chosen_row() == row;
        self.choose_row(row);
        match self.section {
            Section::Chats => chats::open_chosen(self),
            Section::Settings => {
                settings::key(self, KeyEvent::from(KeyCode::Enter));
            }
            Section::Cards if was_chosen => Act::ShowCard.run(self),
            Section::Requests if was_chosen => Act::Accept.run(self),
            Section::Blocked if was_chosen => Act::Details.run(self),
            Section::Cards | Section::Requests | Section::Blocked | Section::Devices => {}
        }
    }

    fn wheel(&mut self, click: &Click, is_up: bool) {
        match click {
            Click::Messages => {
                if let Some(open) = &mut self.open {
                    if is_up {
                        open.scroll(WHEEL, 0)
                    } else {
                        open.scroll(0, WHEEL)
                    }
                    self.scrolled();
                }
            }
            Click::Choice(_) => {
                let code = if is_up { KeyCode::Up } else { KeyCode::Down };
                self.key(KeyEvent::from(code));
            }
            Click::Row(_) => {
                let row = self.chosen_row();
                self.choose_row(if is_up { row.saturating_sub(1) } else { row + 1 });
            }
            Click::Section(_) | Click::Composer | Click::Act(_) | Click::Nothing => {}
        }
    }

    /// Puts away what stands in front: the notice is put away last.
    pub(crate) fn close(&mut self) {
        match self.overlay.take() {
            Some(Overlay::Confirm(confirm)) => self.overlay = confirm.behind.map(|behind| *behind),
            Some(Overlay::Linking(_)) => linking::no(self),
            Some(_) => {}
            None => self.notice = None,
        }
    }

    pub(crate) fn go(&mut self, section: Section) {
        self.section = section;
        self.rows.entry(section).or_insert(0);
        if section == Section::Chats && self.open.is_none() {
            self.focus = Focus::List;
        }
    }

    pub(crate) fn open_chat(&mut self, open: Open) {
        self.section = Section::Chats;
        self.focus = Focus::Composer;
        let row = self
            .entries()
            .iter()
            .position(|entry| matches!(entry, super::model::Entry::Chat(chat) if chat.name == open.name));
        if self.list.search.is_none() {
            self.list.row = row.unwrap_or(self.list.row);
        }
        let is_same = self.open.as_ref().is_some_and(|before| before.name == open.name && open.target.is_none());
        if !is_same {
            self.open = Some(open);
        }
    }

    /// Who asks to be let in is shown at once; a code that is over is not shown any more.
    fn see_linking(&mut self) {
        let state = self.views.linking.as_ref().map(|view| view.state);
        match (&self.overlay, state) {
            (Some(Overlay::Linking(_)), None | Some(LinkState::Admitting)) => self.overlay = None,
            (Some(Overlay::Linking(_) | Overlay::Unlock(_) | Overlay::Confirm(_)), _) => {}
            (_, Some(LinkState::Asked)) if !self.is_answered() => self.overlay = Some(Overlay::Linking(false)),
            _ => {}
        }
    }

    /// Whether who asks has an answer, which the engine has yet to take in.
    fn is_answered(&self) -> bool {
        [devices_texts().admitting(), devices_texts().refused()]
            .into_iter()
            .any(|said| self.is_pending(&Pending::Say(said.to_owned())))
    }

    pub(crate) fn leave_chat(&mut self) {
        self.open = None;
        self.focus = Focus::List;
    }

    pub(crate) fn go_to_newest(&mut self) {
        if let Some(open) = &mut self.open {
            open.target = None;
            open.go_to_end();
        }
    }

    /// More of a conversation is loaded when its oldest message comes into sight.
    pub(crate) fn scrolled(&mut self) {
        let is_whole = self.views.open.as_ref().is_none_or(|chat| chat.whole);
        if let Some(open) = &mut self.open {
            open.target = None;
            if open.is_at_start() && !is_whole {
                open.limit += MORE;
            }
        }
    }

    /// Time has passed: days may have changed, and drafts may have waited long enough.
    pub(crate) fn tick(&mut self, now: u64) {
        self.clock.now = now;
        self.keep_old_drafts();
    }
}
