//! What is known about the sender of each message of an export, from what came before it.

use std::collections::{BTreeMap, VecDeque};

use super::class::{Class, Signal};
use super::messages::{Message, Sent};
use super::survey::Layout;
use crate::{Context, Earlier, Sender, Side};

/// Messages that are remembered as said before.
const REMEMBERED: usize = 6;

/// Senders that are remembered.
const SENDERS: usize = 4_096;

/// Bytes of what was said before that are remembered of each message.
const EARLIER: usize = 400;

/// After so many messages of theirs and answers, over so many days, a sender without a name in the address book is no stranger.
const FAMILIAR: (u32, i64) = (20, 14);

/// What was said so far.
#[derive(Clone, Debug)]
pub struct History {
    me: Option<String>,
    /// Two people, and not a group.
    pair: bool,
    names: Vec<String>,
    senders: BTreeMap<String, Past>,
    said: VecDeque<(String, Earlier)>,
}

#[derive(Clone, Debug, Default)]
struct Past {
    messages: u32,
    first_day: i64,
    changed_day: Option<i64>,
    /// "I" wrote after them.
    answered: bool,
}

impl History {
    /// Of nothing yet. `me` is the sender whose messages need no check; what the export tells about that counts if it is not given.
    #[must_use]
    pub fn new(layout: &Layout, me: Option<&str>) -> Self {
        let me = me.map(str::to_owned).or_else(|| layout.me.clone());
        let names = layout.senders.clone();
        Self { me, pair: names.len() <= 2, names, senders: BTreeMap::new(), said: VecDeque::new() }
    }

    /// Whether a message is one's own.
    #[must_use]
    pub fn is_mine(&self, message: &Message) -> bool {
        self.me.is_some() && message.sender == self.me
    }

    /// What is known about a message that comes next. Then it is [`take`](Self::take)n.
    #[must_use]
    pub fn context(&self, message: &Message) -> Context {
        let Some(name) = &message.sender else { return Context::default() };
        let past = self.senders.get(name);
        let day = message.sent.day_number();
        let changed = past.and_then(|past| past.changed_day).map(|changed| days(changed, day));
        Context {
            sender: Some(kind(name, past, day)),
            identity_changed_days: changed,
            first_message: Some(past.is_none_or(|past| past.messages == 0)),
            previous: self
                .said
                .iter()
                .filter(|(from, _)| self.pair || from == name || self.is_me(from))
                .map(|(_, said)| said.clone())
                .collect(),
        }
    }

    /// Takes a message in.
    pub fn take(&mut self, message: &Message) {
        if let Some(signal) = message.signal {
            self.changed(signal, message);
        }
        let Some(name) = &message.sender else { return };
        if matches!(message.class, Class::System) {
            return;
        }
        let mine = self.is_mine(message);
        if mine {
            self.senders.values_mut().for_each(|past| past.answered = true);
        }
        if let Some(past) = self.past(name, message.sent) {
            past.messages = past.messages.saturating_add(1);
        }
        let text = message.written();
        if !text.is_empty() {
            let text = text.get(..text.floor_char_boundary(EARLIER)).unwrap_or("").to_owned();
            let from = if mine { Side::Me } else { Side::Them };
            self.said.push_back((name.clone(), Earlier { from, text }));
            if self.said.len() > REMEMBERED {
                self.said.pop_front();
            }
        }
    }

    /// Everybody the line names, or the other one if it names nobody.
    fn changed(&mut self, _signal: Signal, message: &Message) {
        let day = message.sent.day_number();
        let mut named: Vec<_> =
            self.names.iter().filter(|name| message.text.contains(name.as_str())).cloned().collect();
        if named.is_empty() && self.pair {
            named = self.names.iter().filter(|name| !self.is_me(name)).cloned().collect();
        }
        for name in named {
            if let Some(past) = self.past(&name, message.sent) {
                past.changed_day = Some(day);
            }
        }
    }

    fn is_me(&self, name: &str) -> bool {
        self.me.as_deref() == Some(name)
    }

    fn past(&mut self, name: &str, sent: Sent) -> Option<&mut Past> {
        if !self.senders.contains_key(name) {
            if self.senders.len() >= SENDERS {
                return None;
            }
            self.senders.insert(name.to_owned(), Past { first_day: sent.day_number(), ..Past::default() });
        }
        self.senders.get_mut(name)
    }
}

fn days(from: i64, to: i64) -> u32 {
    u32::try_from(to.saturating_sub(from).max(0)).unwrap_or(u32::MAX)
}

fn kind(name: &str, past: Option<&Past>, day: i64) -> Sender {
    let (messages, span) = FAMILIAR;
    let familiar = past.is_some_and(|past| past.answered && past.messages >= messages && day - past.first_day >= span);
    match (is_in_address_book(name), familiar) {
        (true, _) => Sender::Known,
        (false, true) => Sender::NewContact,
        (false, false) => Sender::Stranger,
    }
}

/// Who is not in it stands in an export with a number, or with a name of their own behind a `~`.
fn is_in_address_book(name: &str) -> bool {
    let number = name.chars().all(|letter| {
        letter.is_numeric() || "+()-. \u{a0}\u{202f}\u{2011}".contains(letter) || super::marks::is_mark(letter)
    });
    !number && !name.starts_with('~')
}
