//! The same without a screen: lines are read and lines are written, for screen readers and for terminals that can do
//! nothing else. What arrives is told as it arrives, one line a message, with its author first.

mod devices;
mod drafts;

use std::collections::{BTreeMap, BTreeSet};

use kith_core::engine::io::{ChatView, Command, ContactState, Event, FoundView, MessageState, MessageView, Reply};

use super::act::Act;
use super::live::{Details, Link, Scope, Tidings, Views, Wish};
use super::model::{Clock, Pending};
use super::order::{self, Order};
use super::{clock, contact, conversation, requests, text, words};
use crate::view;

/// Messages that are told when a conversation is opened.
const BEFORE: usize = 10;
/// Of those that are watched for new ones.
const WATCHED: usize = 100;

/// What is known, and what was told.
#[derive(Debug)]
pub(crate) struct Linear {
    views: Views,
    pub(crate) clock: Clock,
    open: Option<Talk>,
    /// A question that waits for its answer, and what yes does.
    asked: Option<(Command, String)>,
    pending: BTreeMap<u64, Pending>,
    wishes: u64,
    /// What a number in an order means: what was listed last.
    listed: Vec<String>,
    out: Vec<String>,
    wanted: Vec<Wish>,
    is_over: bool,
}

/// The open conversation.
#[derive(Debug)]
struct Talk {
    name: String,
    /// How many messages are told when they come for the first time.
    first: usize,
    told: BTreeSet<String>,
    was_seen: bool,
}

impl Linear {
    pub(crate) fn new(views: Views, clock: Clock) -> Self {
        let mut linear = Self {
            views,
            clock,
            open: None,
            asked: None,
            pending: BTreeMap::new(),
            wishes: 0,
            listed: Vec::new(),
            out: Vec::new(),
            wanted: Vec::new(),
            is_over: false,
        };
        linear.say(words::linear_welcome());
        linear.chats();
        linear
    }

    /// Lines to write, and what is wanted of the engine.
    pub(crate) fn take(&mut self) -> (Vec<String>, Vec<Wish>) {
        (std::mem::take(&mut self.out), std::mem::take(&mut self.wanted))
    }

    pub(crate) const fn is_over(&self) -> bool {
        self.is_over
    }

    /// Whom a line would be sent to: stands before what is typed.
    pub(crate) fn prompt(&self) -> String {
        let name = self.open.as_ref().map(|open| text::line(&open.name)).unwrap_or_default();
        format!("{name}> ")
    }

    /// A line that was typed.
    pub(crate) fn line(&mut self, line: &str) {
        if let Some((command, done)) = self.asked.take() {
            if let Command::AdmitDevice { elsewhere } = command {
                return self.admit(words::is_yes(line), elsewhere);
            }
            if words::is_yes(line) {
                self.command(command, Pending::Say(done));
            } else {
                self.say(words::nothing_done());
            }
            return;
        }
        match order::parse(line) {
            Err(why) => self.say(why),
            Ok(order) => self.obey(order),
        }
    }

    /// Something came from the engine.
    pub(crate) fn told(&mut self, tidings: Tidings) {
        match tidings {
            Tidings::Views(views) => self.see(*views),
            Tidings::Done(number, outcome) => self.done(number, outcome),
            Tidings::Found(_, found) => self.found(&found),
            Tidings::Happened(
                event @ (Event::Alarm { .. }
                | Event::Missed { .. }
                | Event::Incompatible { .. }
                | Event::Device { .. }
                | Event::HistorySent { .. }),
            ) => self.say(view::event(&event)),
            Tidings::Happened(_) => {}
            Tidings::Ended(_) => self.is_over = true,
        }
    }

    fn obey(&mut self, order: Order) {
        match order {
            Order::Nothing => {}
            Order::Say(text) => self.send(text),
            Order::Later(text) => self.keep(text),
            Order::Send => self.send_kept(),
            Order::Help => words::linear_help().into_iter().for_each(|line| self.say(line)),
            Order::Quit => self.is_over = true,
            Order::Chats => self.chats(),
            Order::Open(whom) => self.open(&whom),
            Order::Requests => self.requests(),
            Order::Accept(which, name) => {
                if let Some(request) = self.listed(&which) {
                    self.command(Command::AcceptRequest { request, name }, Pending::Form);
                }
            }
            Order::Decline(which) => {
                if let Some(request) = self.listed(&which) {
                    self.ask(&words::decline_text(), Command::DeclineRequest { request }, words::declined());
                }
            }
            Order::Add(link, name) => {
                let salutation = kith_wire::inbox::Salutation::None;
                self.command(Command::AddContact { link, name, salutation }, Pending::Form);
            }
            Order::Cards => self.cards(),
            Order::NewCard(label) => {
                self.command(Command::NewCard { once: true, expires: None, label }, Pending::Form);
            }
            Order::Revoke(which) => {
                if let Some(card) = self.listed(&which) {
                    self.ask(&words::revoke_text(), Command::RevokeCard { card }, words::revoked());
                }
            }
            Order::Contact => self.look(true),
            Order::Verify => self.about(Command::Verify { name: String::new() }),
            Order::Block => self.about(Command::Block { name: String::new() }),
            Order::Unblock(name) => {
                let (question, done) = (words::unblock_text(), words::unblocked(&text::line(&name)));
                self.ask(&question, Command::Unblock { name }, done);
            }
            Order::Devices => self.devices(),
            Order::Link => self.link(),
            Order::Confirm(which) => self.about_device(Act::ConfirmDevice, &which),
            Order::SignOut(which) => self.about_device(Act::RemoveDevice, &which),
            Order::Search(letters) => self.wanted.push(Wish::Search(letters)),
            Order::Marks { delivered, read } => {
                let account = &self.views.account;
                let (delivered, read) =
                    (delivered.unwrap_or(account.delivered_marks), read.unwrap_or(account.read_marks));
                self.command(Command::SetMarks { delivered, read }, Pending::Say(words::saved()));
            }
            Order::Name(name) => self.command(Command::SetName { name }, Pending::Say(words::saved())),
        }
    }

    fn say(&mut self, line: impl Into<String>) {
        self.out.push(line.into());
    }

    fn command(&mut self, command: Command, then: Pending) {
        self.wishes += 1;
        self.pending.insert(self.wishes, then);
        self.wanted.push(Wish::Do(self.wishes, command));
    }

    fn ask(&mut self, question: &str, command: Command, done: String) {
        self.say(format!("{question} {}", words::linear_yes()));
        self.asked = Some((command, done));
    }

    /// What a number of the last list means, or what was meant anyway.
    fn listed(&mut self, which: &str) -> Option<String> {
        let found = match which.parse::<usize>() {
            Ok(number) => number.checked_sub(1).and_then(|at| self.listed.get(at)).cloned(),
            Err(_) => Some(which.to_owned()),
        };
        if found.is_none() {
            self.say(words::linear_no_such(which));
        }
        found
    }

    /// Whose conversation is open; if none is, the person is told how to open one.
    fn open_name(&mut self) -> Option<String> {
        let name = self.open.as_ref().map(|open| open.name.clone());
        if name.is_none() {
            self.say(words::linear_open_first());
        }
        name
    }

    fn look(&mut self, details: bool) {
        let Some(open) = &self.open else { return self.say(words::linear_open_first()) };
        let contact = details.then(|| open.name.clone());
        self.wanted.push(Wish::Look(Scope { chat: Some((open.name.clone(), WATCHED)), contact }));
    }

    /// Something about the contact whose conversation is open, after a question.
    fn about(&mut self, what: Command) {
        let Some(name) = self.open_name() else { return };
        let shown = text::line(&name);
        match what {
            Command::Verify { .. } => {
                self.ask(&words::verify_text(), Command::Verify { name }, words::verified_now(&shown));
            }
            _ => self.ask(&words::block_text(), Command::Block { name }, words::blocked(&shown)),
        }
    }

    fn send(&mut self, text: String) {
        let Some(name) = self.open_name() else { return };
        let chat = self.views.chats.iter().find(|chat| chat.name == name);
        if let Some(why) = chat.and_then(|chat| conversation::why_closed(chat.state, &text::line(&name))) {
            return self.refused(name, text, &why);
        }
        let then = Pending::Text { chat: name.clone(), text: text.clone() };
        self.command(Command::SendText { name, text }, then);
    }

    fn chats(&mut self) {
        let chats: Vec<ChatView> =
            self.views.chats.iter().filter(|chat| chat.state != ContactState::Blocked).cloned().collect();
        if chats.is_empty() {
            self.say(words::linear_no_chats());
        }
        for (index, chat) in chats.iter().enumerate() {
            let state = match chat.state {
                ContactState::Active => None,
                state => Some(words::contact_state(state)),
            };
            let unread = (chat.unread > 0).then(|| words::linear_unread(chat.unread));
            let facts: Vec<String> = [state, unread].into_iter().flatten().collect();
            let facts = if facts.is_empty() { String::new() } else { format!(": {}", facts.join(", ")) };
            self.say(format!("{}. {}{facts}", index + 1, words::chat_name(chat)));
        }
        if !self.views.requests.is_empty() {
            self.say(words::linear_requests(self.views.requests.len()));
        }
        self.listed = chats.into_iter().map(|chat| chat.name).collect();
    }

    fn open(&mut self, whom: &str) {
        let exact = self.views.chats.iter().find(|chat| chat.name == whom).map(|chat| chat.name.clone());
        let Some(name) = exact.or_else(|| self.listed(whom)) else { return };
        if !self.views.chats.iter().any(|chat| chat.name == name) {
            return self.say(words::linear_no_such(&text::line(&name)));
        }
        self.open = Some(Talk { name, first: BEFORE, told: BTreeSet::new(), was_seen: false });
        self.look(false);
    }

    fn requests(&mut self) {
        let requests = self.views.requests.clone();
        if requests.is_empty() {
            self.say(words::linear_no_requests());
        }
        for (index, request) in requests.iter().enumerate() {
            self.say(format!("{}. {}", index + 1, requests::facts(request).join("; ")));
        }
        self.listed = requests.into_iter().map(|request| request.id).collect();
    }

    fn cards(&mut self) {
        let cards = self.views.cards.clone();
        if cards.is_empty() {
            self.say(words::linear_no_cards());
        }
        for (index, card) in cards.iter().enumerate() {
            let label = card.label.as_deref().map_or_else(|| words::card_without_label(&card.id), text::line);
            self.say(format!("{}. {label}: {}", index + 1, words::card_state(card.state)));
            self.say(card.link.clone());
        }
        self.listed = cards.into_iter().map(|card| card.id).collect();
    }

    fn found(&mut self, found: &[FoundView]) {
        if found.is_empty() {
            self.say(words::nothing_found());
        }
        for found in found.iter().take(20) {
            let chat = text::line(&found.chat);
            let who = if found.from.is_some() { chat } else { words::you_to(&chat) };
            self.say(format!("{who}, {}: {}", clock::moment(&self.clock, found.sent), text::line(&found.text)));
        }
        self.listed = found.iter().map(|found| found.chat.clone()).collect();
    }

    fn see(&mut self, views: Views) {
        let before = std::mem::replace(&mut self.views, views);
        if before.link != self.views.link {
            self.say_link();
        }
        let arrived: Vec<_> = self.views.requests.iter().filter(|request| !before.requests.contains(request)).collect();
        if !arrived.is_empty() {
            self.say(words::linear_requests(self.views.requests.len()));
        }
        self.tell_linking(before.linking.as_ref());
        self.tell_others(&before.chats);
        self.tell_open();
        if let Some(contact) = self.views.contact.clone().filter(|details| before.contact.as_ref() != Some(details)) {
            self.tell_contact(&contact);
        }
    }

    fn say_link(&mut self) {
        let text = match &self.views.link {
            Link::Connected => words::connected(),
            Link::Connecting => return,
            Link::Elsewhere => words::elsewhere(),
            Link::Down(why) => words::down(&text::line(why)),
        };
        self.say(text);
    }

    /// What arrived in conversations that are not open, and who accepted or went.
    fn tell_others(&mut self, before: &[ChatView]) {
        let mut lines = Vec::new();
        for chat in &self.views.chats {
            let was = before.iter().find(|was| was.name == chat.name);
            if was.is_some_and(|was| was.state != chat.state) {
                lines.push(format!("{}: {}", text::line(&chat.name), words::contact_state(chat.state)));
            }
            let is_open = self.open.as_ref().is_some_and(|open| open.name == chat.name);
            let more = was.is_none_or(|was| was.unread < chat.unread);
            if let Some(last) = chat.last.as_ref().filter(|last| more && !is_open && last.from.is_some()) {
                lines.push(self.told_as(last));
            }
        }
        lines.into_iter().for_each(|line| self.say(line));
    }

    fn tell_open(&mut self) {
        let (Some(open), Some(chat)) = (&mut self.open, &self.views.open) else { return };
        if open.name != chat.name {
            return;
        }
        let skipped = if open.was_seen { 0 } else { chat.messages.len().saturating_sub(open.first) };
        open.told.extend(chat.messages.iter().take(skipped).map(|message| message.id.clone()));
        let is_first = !open.was_seen;
        open.was_seen = true;
        let new: Vec<MessageView> = chat
            .messages
            .iter()
            .filter(|message| !open.told.contains(&message.id) || message.state == MessageState::Failed && is_first)
            .filter(|message| is_first || message.from.is_some())
            .cloned()
            .collect();
        open.told.extend(chat.messages.iter().map(|message| message.id.clone()));
        let name = open.name.clone();
        let is_unread = chat.messages.iter().any(|message| message.state == MessageState::Unread);
        if is_first && new.is_empty() {
            self.say(words::no_messages());
        }
        for message in &new {
            let line = self.told_as(message);
            self.say(line);
        }
        if is_first {
            self.tell_draft(&name);
        }
        let marking = Pending::Marking(name.clone());
        if is_unread && !self.pending.values().any(|pending| *pending == marking) {
            self.command(Command::MarkRead { name }, marking);
        }
    }

    /// Author, time, text; further lines of a text are indented, so that none can pass for another message.
    fn told_as(&self, message: &MessageView) -> String {
        let who = message.from.as_deref().map_or_else(words::you, text::line);
        let mark = words::spoken_mark(message.state);
        let mark = if message.from.is_none() && !mark.is_empty() { format!(" ({mark})") } else { String::new() };
        let lines = text::lines(&message.text).join("\n    ");
        format!("{who}, {}{mark}: {lines}", clock::short(&self.clock, message.sent))
    }

    fn tell_contact(&mut self, Details { contact, safety_number }: &Details) {
        self.say(format!("{}: {}", text::line(&contact.name), words::contact_state(contact.state)));
        match safety_number {
            None => self.say(words::no_number_yet()),
            Some(number) => {
                self.say(words::safety_number());
                contact::groups(number).into_iter().for_each(|row| self.say(row));
                self.say(if contact.verified { words::is_verified() } else { words::not_verified() });
            }
        }
        self.look(false);
    }

    fn done(&mut self, number: u64, outcome: Result<Reply, String>) {
        let Some(pending) = self.pending.remove(&number) else { return };
        match (pending, outcome) {
            (Pending::Marking(_) | Pending::Draft(_), _) => {}
            (Pending::Text { chat, text }, Err(why)) => self.refused(chat, text, &why),
            (_, Err(why)) => self.say(text::line(&why)),
            (Pending::Text { chat, text }, Ok(_)) => self.taken(chat, &text),
            (Pending::Guarded(_), Ok(Reply::LinkCode { code, words, .. })) => self.tell_code(&code, &words),
            (Pending::Say(text) | Pending::Guarded(text), Ok(_)) => self.say(text),
            (Pending::Form, Ok(Reply::Contact(name))) => {
                self.open = Some(Talk { name, first: BEFORE, told: BTreeSet::new(), was_seen: false });
                self.look(false);
            }
            (Pending::Form, Ok(_)) => self.say(words::saved()),
        }
    }
}
