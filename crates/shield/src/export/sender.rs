//! Where a sender's name ends. Names may contain colons, and so may what the service itself writes.

use std::collections::BTreeMap;

use super::marks::unmarked;

/// Characters that a name has at most, in bytes.
const LONGEST: usize = 160;

/// Names that are counted.
const COUNTED: usize = 4_096;

/// The name a message begins with, as far as the first colon, and what follows.
pub(super) fn split(body: &str) -> Option<(&str, &str)> {
    let mut from = 0;
    while let Some(at) = body.get(from..)?.find(':') {
        let at = from + at;
        if at > LONGEST {
            return None;
        }
        let rest = body.get(at + 1..)?;
        if rest.is_empty() || rest.starts_with([' ', '\u{a0}', '\u{202f}', '\u{200e}', '\u{200f}']) {
            let name = body.get(..at)?;
            let text = rest.strip_prefix([' ', '\u{a0}', '\u{202f}']).unwrap_or(rest);
            return (!unmarked(name).trim().is_empty()).then_some((name, text));
        }
        from = at + 1;
    }
    None
}

/// How often each name was seen, and with what further part behind its first colon.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    seen: BTreeMap<String, Count>,
}

#[derive(Clone, Debug, Default)]
struct Count {
    messages: u64,
    /// The only thing that stands between the first colon and a second one, as long as there is only one.
    further: Option<String>,
    varies: bool,
    /// Messages that tell by whom "you" deleted one.
    own: u64,
}

impl Names {
    /// Takes in who sent a message.
    pub(super) fn take(&mut self, name: &str, text: &str, own: bool) {
        if !self.seen.contains_key(name) {
            if self.seen.len() >= COUNTED {
                return;
            }
            self.seen.insert(name.to_owned(), Count::default());
        }
        let Some(count) = self.seen.get_mut(name) else { return };
        count.own += u64::from(own);
        count.take(split(text).map(|(further, _)| further));
    }

    /// Names with a colon in them.
    pub(super) fn with_colons(&self) -> Vec<String> {
        let whole = |(name, count): (&String, &Count)| {
            let further = count.further.as_ref().filter(|_| !count.varies && count.messages > 1)?;
            Some(format!("{name}: {further}"))
        };
        self.seen.iter().filter_map(whole).collect()
    }

    /// Everybody who sent more than one message, or a message that nobody else's name is part of, with how many.
    pub(super) fn senders(&self) -> impl Iterator<Item = (&str, u64)> {
        self.seen.iter().map(|(name, count)| (name.as_str(), count.messages))
    }

    /// Who is "you" in the messages of the service.
    pub(super) fn me(&self) -> Option<&str> {
        self.seen
            .iter()
            .filter(|(_, count)| count.own > 0)
            .max_by_key(|(_, count)| count.own)
            .map(|(name, _)| name.as_str())
    }
}

impl Count {
    fn take(&mut self, further: Option<&str>) {
        let same = self.messages == 0 || further == self.further.as_deref();
        self.varies |= !same || further.is_none();
        if self.messages == 0 {
            self.further = further.map(str::to_owned);
        }
        self.messages += 1;
    }
}
