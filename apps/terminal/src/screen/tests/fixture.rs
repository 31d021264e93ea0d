//! A person's state, made up, and the screen that shows it.

use jiff::tz::TimeZone;
use kith_core::engine::io::{
    AccountView, CardState, CardView, ChatView, Command, ContactState, ContactView, DeviceStanding, DeviceView,
    MessageState, MessageView, RecoveryView, Reply, RequestView,
};
use kith_wire::inbox::Salutation;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

use crate::screen::draw::draw;
use crate::screen::live::{Details, Link, OpenChat, Scope, Tidings, Views, Wish};
use crate::screen::model::{Clock, Effect, Model};
use crate::screen::prefs::Prefs;

/// 2026-11-23 10:30 UTC, a Monday.
pub(super) const NOW: u64 = 1_795_429_800_000;
pub(super) const MINUTE: u64 = 60_000;
pub(super) const DAY: u64 = 24 * 60 * MINUTE;
pub(super) const SIZES: [(u16, u16); 3] = [(60, 16), (80, 24), (120, 40)];

/// The state that is made up, with all messages of each conversation.
pub(super) struct World {
    pub(super) views: Views,
    pub(super) messages: Vec<(String, Vec<MessageView>)>,
}

/// A screen on a state.
pub(super) struct Screen {
    pub(super) model: Model,
    pub(super) world: World,
    pub(super) commands: Vec<(u64, Command)>,
    pub(super) effects: Vec<Effect>,
}

pub(super) fn message(number: u64, from: Option<&str>, text: &str, state: MessageState, sent: u64) -> MessageView {
    MessageView { id: format!("{number:032x}"), from: from.map(Into::into), text: text.into(), state, sent }
}

fn chat(name: &str, state: ContactState, unread: u64, last: Option<MessageView>) -> ChatView {
    ChatView { name: name.into(), state, unread, last, draft: None, changed: None, frozen: None, own: false }
}

/// Linked so long ago, or the first one.
pub(super) fn device(name: &str, this: bool, ago: Option<u64>) -> DeviceView {
    DeviceView {
        id: format!("{:032x}", name.len()),
        name: name.into(),
        kind: "terminal".into(),
        this,
        state: DeviceStanding::Confirmed,
        ends: None,
        added: NOW - ago.unwrap_or(90 * DAY),
        added_by: ago.map(|_| "d1".repeat(16)),
        last_used: Some(NOW - 30 * MINUTE),
    }
}

pub(super) fn nothing() -> World {
    let account = AccountView {
        id: "a1".repeat(32),
        device: "d1".repeat(16),
        name: "Ada".into(),
        relay: "wss://relay.example/v1".into(),
        ready: true,
        refused: None,
        copied: false,
        standing: DeviceStanding::Confirmed,
        frozen: None,
        delivered_marks: true,
        read_marks: false,
    };
    let views = Views {
        account,
        link: Link::Connected,
        chats: Vec::new(),
        requests: Vec::new(),
        cards: Vec::new(),
        devices: vec![device("desk", true, None)],
        linking: None,
        recovery: RecoveryView::NONE,
        is_locked: false,
        open: None,
        contact: None,
    };
    World { views, messages: Vec::new() }
}

pub(super) fn world() -> World {
    let mut world = nothing();
    let ben = vec![
        message(1, Some("Ben"), "Are you coming to the chess club on Thursday?", MessageState::Read, NOW - 3 * DAY),
        message(2, None, "Yes!", MessageState::Read, NOW - 3 * DAY + 2 * MINUTE),
        message(3, None, "I bring the clocks.", MessageState::Read, NOW - 3 * DAY + 2 * MINUTE),
        message(
            4,
            Some("Ben"),
            "Good. Carla asks whether she may come along, she has not played for years but would like to begin again, and I said that nobody minds.",
            MessageState::Read,
            NOW - DAY,
        ),
        message(
            5,
            None,
            "Of course.\nShe knows the way:\n- over the bridge\n- second door",
            MessageState::Delivered,
            NOW - 50 * MINUTE,
        ),
        message(6, Some("Ben"), "She says thanks", MessageState::Unread, NOW - 14 * MINUTE),
        message(7, Some("Ben"), "See you there 👋", MessageState::Unread, NOW - 14 * MINUTE),
    ];
    let dana = vec![
        message(11, Some("דנה לוי"), "שלום, מתי נפגשים? ב-10:30?", MessageState::Read, NOW - 2 * DAY),
        message(12, None, "مرحبا — okay", MessageState::Sent, NOW - 2 * DAY + MINUTE),
        message(
            13,
            Some("דנה לוי"),
            "名前は 田中です。よろしくお願いします e\u{301}te\u{301}",
            MessageState::Read,
            NOW - DAY,
        ),
    ];
    let mira =
        vec![message(21, None, "Hello Mira, this is Ada from the library", MessageState::Waiting, NOW - 5 * MINUTE)];
    let views = &mut world.views;
    views.chats = vec![
        chat("Mira", ContactState::Requested, 0, mira.last().cloned()),
        chat("Ben", ContactState::Active, 2, ben.last().cloned()),
        chat("דנה לוי", ContactState::Active, 0, dana.last().cloned()),
        chat("A name that is much longer than any list is wide", ContactState::Ended, 0, None),
        chat("Mallory", ContactState::Blocked, 0, None),
    ];
    views.requests = vec![
        request("1353cb8d", Some("Carla"), false, "chess club", Salutation::WeMet, NOW - 20 * MINUTE),
        request("77aa01bc", Some("Ben"), true, "9f2c11aa", Salutation::None, NOW - DAY),
        request("900dcafe", None, false, "market", Salutation::Hello, NOW - 9 * DAY),
    ];
    views.cards = vec![
        card("41d0aa17", Some("chess club"), false, Some(NOW / 1000 + 7 * 86_400), CardState::Active),
        card("9f2c11aa", None, true, None, CardState::Used),
        card("00ff00ff", Some("market"), true, None, CardState::Waiting),
        card("cafecafe", Some("old poster"), false, None, CardState::Revoked),
    ];
    world.messages = vec![("Ben".into(), ben), ("דנה לוי".into(), dana), ("Mira".into(), mira)];
    world
}

fn request(
    id: &str,
    says: Option<&str>,
    stamped: bool,
    card: &str,
    salutation: Salutation,
    received: u64,
) -> RequestView {
    let words = ["harbour".into(), "lantern".into(), "velvet".into()];
    RequestView {
        id: id.into(),
        card: card.into(),
        says: says.map(Into::into),
        stamped,
        salutation,
        words,
        received,
        again: false,
    }
}

fn card(id: &str, label: Option<&str>, once: bool, expires: Option<u64>, state: CardState) -> CardView {
    let link = format!("kith:card/{}", "CgxraXRoLXRlc3QtY2FyZA0".repeat(8));
    CardView { id: id.into(), link, label: label.map(Into::into), once, expires, state }
}

impl Screen {
    pub(super) fn new(world: World, size: (u16, u16)) -> Self {
        let clock = Clock { now: NOW, zone: TimeZone::UTC };
        let mut model = Model::new(world.views.clone(), clock, Prefs::default(), false);
        model.size = size;
        model.settle();
        let mut screen = Self { model, world, commands: Vec::new(), effects: Vec::new() };
        screen.serve();
        screen
    }

    /// Does what the engine would do with what the screen wishes.
    pub(super) fn serve(&mut self) {
        loop {
            let effects = self.model.take_effects();
            if effects.is_empty() {
                return;
            }
            for effect in effects {
                match effect {
                    Effect::Wish(Wish::Look(scope)) => self.show(&scope),
                    Effect::Wish(Wish::Do(number, command)) => self.commands.push((number, command)),
                    effect => self.effects.push(effect),
                }
            }
        }
    }

    fn show(&mut self, scope: &Scope) {
        let open = scope.chat.as_ref().map(|(name, limit)| {
            let all = self.world.messages.iter().find(|(chat, _)| chat == name).map(|(_, messages)| messages.clone());
            let all = all.unwrap_or_default();
            let messages = all[all.len().saturating_sub(*limit)..].to_vec();
            OpenChat { name: name.clone(), whole: messages.len() < *limit, messages }
        });
        let contact = scope.contact.as_ref().map(|name| Details {
            contact: ContactView {
                name: name.clone(),
                account: "b2".repeat(32),
                state: self.world.views.chats.iter().find(|chat| chat.name == *name).unwrap().state,
                why: None,
                verified: false,
                changed: None,
                frozen: None,
                held: 0,
                words: (name == "Mira").then(|| ["harbour".into(), "lantern".into(), "velvet".into()]),
            },
            safety_number: (name != "Mira").then(|| "12345 67890 ".repeat(6).trim_end().to_owned()),
        });
        self.world.views = Views { open, contact, ..self.world.views.clone() };
        self.tell();
    }

    /// Shows the state as it is now.
    pub(super) fn tell(&mut self) {
        self.model.told(Tidings::Views(Box::new(self.world.views.clone())));
        self.serve();
    }

    /// The outcome of the last command.
    pub(super) fn outcome(&mut self, outcome: Result<Reply, String>) {
        let (number, _) = self.commands.last().expect("a command");
        self.model.told(Tidings::Done(*number, outcome));
        self.serve();
    }

    pub(super) fn key(&mut self, code: KeyCode) -> &mut Self {
        self.press(code, KeyModifiers::NONE)
    }

    pub(super) fn control(&mut self, letter: char) -> &mut Self {
        self.press(KeyCode::Char(letter), KeyModifiers::CONTROL)
    }

    pub(super) fn alt(&mut self, code: KeyCode) -> &mut Self {
        self.press(code, KeyModifiers::ALT)
    }

    fn press(&mut self, code: KeyCode, modifiers: KeyModifiers) -> &mut Self {
        self.model.input(Event::Key(KeyEvent::new(code, modifiers)));
        self.serve();
        self
    }

    pub(super) fn write(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            self.key(KeyCode::Char(letter));
        }
        self
    }

    pub(super) fn paste(&mut self, text: &str) -> &mut Self {
        self.model.input(Event::Paste(text.into()));
        self.serve();
        self
    }

    /// Presses the left button where a text stands.
    pub(super) fn click(&mut self, text: &str) -> &mut Self {
        let (row, column) = self
            .text()
            .lines()
            .enumerate()
            .find_map(|(row, line)| line.find(text).map(|at| (row, line[..at].width())))
            .unwrap_or_else(|| panic!("{text:?} is nowhere in\n{}", self.text()));
        self.mouse(MouseEventKind::Down(MouseButton::Left), column, row)
    }

    pub(super) fn mouse(&mut self, kind: MouseEventKind, column: usize, row: usize) -> &mut Self {
        let (column, row) = (u16::try_from(column).unwrap(), u16::try_from(row).unwrap());
        self.model.input(Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
        self.serve();
        self
    }

    pub(super) fn open(&mut self, name: &str) -> &mut Self {
        let row = self.model.chats().position(|chat| chat.name == name).unwrap();
        self.model.list.row = row;
        self.key(KeyCode::Enter)
    }

    pub(super) fn buffer(&mut self) -> (Buffer, Option<Position>) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, self.model.size.0, self.model.size.1));
        let (hits, cursor) = draw(&mut buffer, &self.model);
        self.model.hits = hits;
        (buffer, cursor)
    }

    /// What is seen: a wide letter takes its two columns, and the cursor is told behind the last row.
    pub(super) fn text(&mut self) -> String {
        let (buffer, cursor) = self.buffer();
        let mut text = rows(&buffer).join("\n");
        if let Some(cursor) = cursor {
            text.push_str(&format!("\n[cursor {},{}]", cursor.x, cursor.y));
        }
        text
    }
}

pub(super) fn rows(buffer: &Buffer) -> Vec<String> {
    let row = |y| {
        let (mut row, mut x) = (String::new(), 0);
        while x < buffer.area.width {
            let symbol = buffer[(x, y)].symbol();
            row.push_str(symbol);
            x += u16::try_from(symbol.width()).unwrap().max(1);
        }
        row.trim_end().to_owned()
    };
    (0..buffer.area.height).map(row).collect()
}
