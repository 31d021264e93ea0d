//! Everything the screen knows, as a value: what came from the engine, and what the person is doing with it.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use kith_core::engine::io::{
    CardView, ChatView, Command, ContactState, DeviceView, FoundView, MessageState, RequestView,
};
use ratatui::layout::Rect;

use super::canvas::Hit;
use super::conversation::Open;
use super::drafts::Kept;
use super::editor::Editor;
use super::form::Form;
use super::live::{Scope, Views, Wish};
use super::palette::Palette;
use super::prefs::Prefs;
use super::unlock::{Secret, Unlock};
use super::words;

/// A window smaller than this shows a sentence that says so.
pub(crate) const SMALLEST: (u16, u16) = (60, 16);
/// From this width on the list of conversations stands beside the open one.
pub(crate) const TWO_PANES: u16 = 80;

/// See the module.
#[derive(Debug)]
pub(crate) struct Model {
    pub(crate) views: Views,
    pub(crate) clock: Clock,
    pub(crate) prefs: Prefs,
    /// Colours are not wanted, whatever the choice.
    pub(crate) is_plain: bool,
    pub(crate) size: (u16, u16),
    pub(crate) section: Section,
    pub(crate) focus: Focus,
    pub(crate) list: ChatList,
    pub(crate) open: Option<Open>,
    pub(crate) drafts: BTreeMap<String, Editor>,
    pub(crate) kept: Kept,
    /// The chosen row of every other section.
    pub(crate) rows: BTreeMap<Section, usize>,
    pub(crate) overlay: Option<Overlay>,
    pub(crate) notice: Option<Notice>,
    /// Whether the person looks at this terminal, as far as it tells.
    pub(crate) attentive: bool,
    pub(crate) hits: Vec<Hit>,
    pub(crate) ended: bool,
    effects: Vec<Effect>,
    pending: BTreeMap<u64, Pending>,
    wishes: u64,
    scope: Scope,
}

/// What time it is, and where.
#[derive(Clone, Debug)]
pub(crate) struct Clock {
    /// Milliseconds since 1970.
    pub(crate) now: u64,
    pub(crate) zone: TimeZone,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Section {
    Chats,
    Requests,
    Cards,
    Blocked,
    Settings,
    /// Not among the pages that stand at the top: it is gone to by name.
    Devices,
}

/// What keys go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Focus {
    List,
    Composer,
}

/// The list of conversations.
#[derive(Debug, Default)]
pub(crate) struct ChatList {
    pub(crate) row: usize,
    /// What is looked for; `None` while nothing is.
    pub(crate) search: Option<Editor>,
    pub(crate) found: Vec<FoundView>,
}

/// A row of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Entry<'a> {
    Chat(&'a ChatView),
    Found(&'a FoundView),
}

/// What stands before everything else.
#[derive(Debug)]
pub(crate) enum Overlay {
    Palette(Palette),
    /// How far it is scrolled.
    Help(u16),
    Form(Form),
    Confirm(Confirm),
    /// A contact, by name.
    Details(String),
    /// An own card, by id.
    Card(String),
    /// A one-time code and who comes with it; whether it is asked a second time.
    Linking(bool),
    Unlock(Unlock),
}

/// A question that is answered by yes or no.
#[derive(Debug)]
pub(crate) struct Confirm {
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) yes: String,
    /// What yes does; without a command, it quits.
    pub(crate) command: Option<(Command, String)>,
    /// What stood in front before, and does so again if the answer is no.
    pub(crate) behind: Option<Box<Overlay>>,
}

/// A line that says what happened, until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Notice {
    pub(crate) text: String,
    pub(crate) kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Done,
    /// It goes only when it is put away.
    Warning,
    Failed,
}

/// What the screen does outside itself.
#[derive(Debug)]
pub(crate) enum Effect {
    Wish(Wish),
    /// Puts a text where the terminal keeps what is copied.
    Copy(String),
    Save(Prefs),
    Quit,
}

/// What is done when the outcome of a command is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Pending {
    /// A text goes back to where it was typed if it was refused.
    Text {
        chat: String,
        text: String,
    },
    /// The open form closes, or shows why not.
    Form,
    Marking(String),
    /// Of this conversation.
    Draft(String),
    Say(String),
    /// The same for what the passphrase is asked for.
    Guarded(String),
}

impl Model {
    pub(crate) fn new(views: Views, clock: Clock, prefs: Prefs, is_plain: bool) -> Self {
        let mut model = Self {
            views,
            clock,
            prefs,
            is_plain,
            size: SMALLEST,
            section: Section::Chats,
            focus: Focus::List,
            list: ChatList::default(),
            open: None,
            drafts: BTreeMap::new(),
            kept: Kept::default(),
            rows: BTreeMap::new(),
            overlay: None,
            notice: None,
            attentive: true,
            hits: Vec::new(),
            ended: false,
            effects: Vec::new(),
            pending: BTreeMap::new(),
            wishes: 0,
            scope: Scope::default(),
        };
        model.take_drafts();
        model
    }

    pub(crate) fn take_effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }

    pub(crate) fn effect(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    /// Has a command done.
    pub(crate) fn command(&mut self, command: Command, then: Pending) {
        self.wishes += 1;
        self.pending.insert(self.wishes, then);
        self.effect(Effect::Wish(Wish::Do(self.wishes, command)));
    }

    /// Has a command done that decides who can read along: if there is a passphrase, it is asked for again.
    pub(crate) fn guarded(&mut self, command: Command, done: String) {
        if self.views.is_locked {
            self.overlay = Some(Overlay::Unlock(Unlock::before(command, done)));
        } else {
            self.command(command, Pending::Guarded(done));
        }
    }

    /// Has a command done if this is the passphrase.
    pub(crate) fn unlock_and(&mut self, secret: Secret, command: Command, then: Pending) {
        self.wishes += 1;
        self.pending.insert(self.wishes, then);
        self.effect(Effect::Wish(Wish::Unlock(self.wishes, secret, command)));
    }

    /// Whether a time is shown that runs out.
    pub(crate) const fn counts_down(&self) -> bool {
        matches!(self.overlay, Some(Overlay::Linking(_)))
    }

    pub(crate) fn outcome_of(&mut self, number: u64) -> Option<Pending> {
        self.pending.remove(&number)
    }

    pub(crate) fn is_pending(&self, wanted: &Pending) -> bool {
        self.pending.values().any(|pending| pending == wanted)
    }

    /// Has the engine show what is looked at now.
    pub(crate) fn look(&mut self) {
        let contact = match &self.overlay {
            Some(Overlay::Details(name)) => Some(name.clone()),
            _ => None,
        };
        let scope = Scope { chat: self.open.as_ref().map(|open| (open.name.clone(), open.limit)), contact };
        if scope != self.scope {
            self.scope = scope.clone();
            self.effect(Effect::Wish(Wish::Look(scope)));
        }
    }

    pub(crate) fn say(&mut self, kind: Kind, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), kind });
    }

    pub(crate) fn is_two_panes(&self) -> bool {
        self.size.0 >= TWO_PANES
    }

    pub(crate) fn is_too_small(&self) -> bool {
        self.size.0 < SMALLEST.0 || self.size.1 < SMALLEST.1
    }

    /// The conversations in the list: those of blocked contacts have a list of their own.
    pub(crate) fn chats(&self) -> impl Iterator<Item = &ChatView> {
        self.views.chats.iter().filter(|chat| chat.state != ContactState::Blocked)
    }

    pub(crate) fn blocked(&self) -> Vec<&ChatView> {
        self.views.chats.iter().filter(|chat| chat.state == ContactState::Blocked).collect()
    }

    pub(crate) fn chat(&self, name: &str) -> Option<&ChatView> {
        self.views.chats.iter().find(|chat| chat.name == name)
    }

    pub(crate) fn card(&self, id: &str) -> Option<&CardView> {
        self.views.cards.iter().find(|card| card.id == id)
    }

    /// The rows of the list of conversations, as they are searched.
    pub(crate) fn entries(&self) -> Vec<Entry<'_>> {
        let wanted = self.list.search.as_ref().map(|search| search.text().to_lowercase()).unwrap_or_default();
        let chats = self.chats().filter(|chat| chat.name.to_lowercase().contains(&wanted)).map(Entry::Chat);
        chats.chain(self.list.found.iter().map(Entry::Found)).collect()
    }

    pub(crate) fn chosen_entry(&self) -> Option<Entry<'_>> {
        self.entries().get(self.list.row).copied()
    }

    pub(crate) fn row(&self) -> usize {
        self.rows.get(&self.section).copied().unwrap_or(0)
    }

    pub(crate) fn chosen_request(&self) -> Option<&RequestView> {
        self.views.requests.get(self.rows.get(&Section::Requests).copied().unwrap_or(0))
    }

    pub(crate) fn chosen_device(&self) -> Option<&DeviceView> {
        self.views.devices.get(self.rows.get(&Section::Devices).copied().unwrap_or(0))
    }

    pub(crate) fn chosen_card(&self) -> Option<&CardView> {
        self.views.cards.get(self.rows.get(&Section::Cards).copied().unwrap_or(0))
    }

    /// The contact that is meant by what is on the screen.
    pub(crate) fn chosen_contact(&self) -> Option<&str> {
        match (&self.overlay, self.section, self.focus) {
            (Some(Overlay::Details(name)), ..) => Some(name),
            (_, Section::Chats, Focus::Composer) => self.open.as_ref().map(|open| open.name.as_str()),
            (_, Section::Chats, Focus::List) => match self.chosen_entry()? {
                Entry::Chat(chat) => Some(&chat.name),
                Entry::Found(found) => Some(&found.chat),
            },
            (_, Section::Blocked, _) => self.blocked().get(self.row()).map(|chat| chat.name.as_str()),
            (_, Section::Requests | Section::Cards | Section::Settings | Section::Devices, _) => None,
        }
    }

    /// Texts that nobody has read yet, in all conversations.
    pub(crate) fn unread(&self) -> u64 {
        self.chats().map(|chat| chat.unread).sum()
    }

    /// Tells the other side that its texts were read, when the person has them in sight.
    pub(crate) fn mark_read(&mut self) {
        let Some(open) = &self.open else { return };
        let name = open.name.clone();
        let unread = self
            .views
            .open
            .as_ref()
            .filter(|open| open.name == name)
            .is_some_and(|open| open.messages.iter().any(|message| message.state == MessageState::Unread));
        let in_sight = self.section == Section::Chats && self.focus == Focus::Composer && open.is_at_end();
        let marking = Pending::Marking(name.clone());
        if unread && in_sight && self.attentive && self.overlay.is_none() && !self.is_pending(&marking) {
            self.command(Command::MarkRead { name }, marking);
        }
    }

    /// Asks, in front of what is there; of two questions the later one counts.
    pub(crate) fn confirm(&mut self, confirm: Confirm) {
        let behind = match self.overlay.take() {
            Some(Overlay::Confirm(before)) => before.behind,
            overlay => overlay.map(Box::new),
        };
        self.overlay = Some(Overlay::Confirm(Confirm { behind, ..confirm }));
    }

    pub(crate) fn quit(&mut self) {
        if !self.has_lost_drafts() {
            return self.effect(Effect::Quit);
        }
        self.confirm(Confirm {
            title: words::quit_title(),
            text: words::quit_with_drafts(),
            yes: words::quit_yes(),
            command: None,
            behind: None,
        });
    }
}

impl Section {
    pub(crate) const ALL: [Self; 5] = [Self::Chats, Self::Requests, Self::Cards, Self::Blocked, Self::Settings];

    pub(crate) fn next(self) -> Self {
        self.after(1)
    }

    pub(crate) fn previous(self) -> Self {
        self.after(Self::ALL.len() - 1)
    }

    fn after(self, steps: usize) -> Self {
        let at = Self::ALL.iter().position(|section| *section == self).unwrap_or(Self::ALL.len() - 1);
        Self::ALL.get((at + steps) % Self::ALL.len()).copied().unwrap_or(self)
    }
}

/// The rows of a list that are seen, so that the chosen one is among them.
pub(crate) fn window(area: Rect, height: u16, chosen: usize, count: usize) -> std::ops::Range<usize> {
    let fits = usize::from(area.height / height.max(1)).max(1);
    let first = (chosen + 1).saturating_sub(fits).min(count.saturating_sub(fits));
    first..(first + fits).min(count)
}
