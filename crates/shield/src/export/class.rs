//! What a message is: somebody's words, a picture, or something the service wrote.

use super::marks::{is_mark, leading, unmarked};
use super::phrases::{self, Notice};

/// What a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Somebody's words.
    Message,
    /// A picture, a recording, a file, perhaps with words beside it.
    Media,
    /// Taken back.
    Deleted,
    /// Somebody's words, changed later.
    Edited,
    /// Written by the service: who joined, who called, whose keys changed.
    System,
}

impl Class {
    /// Its stable name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Message => "message",
            Self::Media => "media",
            Self::Deleted => "deleted",
            Self::Edited => "edited",
            Self::System => "system",
        }
    }
}

/// What the service tells about somebody's account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Signal {
    /// The security code with somebody changed: a new telephone, or somebody else's.
    NewKey,
    /// Somebody changed their number.
    NewNumber,
}

/// What the first line of a message tells about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Judged {
    pub(super) class: Class,
    /// "You" took it back.
    pub(super) own: bool,
    /// The line is nothing but a notice of the service, word for word.
    pub(super) exact: bool,
}

impl Judged {
    const fn new(class: Class) -> Self {
        Self { class, own: false, exact: false }
    }
}

/// What a message with a sender is, by its first line. `flagged`: the line begins with a left-to-right mark, as with media on an iPhone.
pub(super) fn judge(line: &str, flagged: bool) -> Judged {
    let text = unmarked(line).trim_end();
    if let Some(notice) = notice(text) {
        return notice;
    }
    if is_attached(text) || flagged && line.contains('\u{200e}') {
        return Judged::new(Class::Media);
    }
    match leading(line) {
        0 if phrases::is_encryption(text) => Judged::new(Class::System),
        0 => Judged::new(if is_bracketed(text) { Class::Media } else { Class::Message }),
        _ if line.starts_with('\u{200e}') => by_the_service(text),
        _ => Judged::new(Class::Message),
    }
}

fn notice(text: &str) -> Option<Judged> {
    let (class, own) = match phrases::notice(text)? {
        Notice::Media => (Class::Media, false),
        Notice::Deleted => (Class::Deleted, false),
        Notice::DeletedByMe => (Class::Deleted, true),
        Notice::Event => (Class::System, false),
    };
    Some(Judged { class, own, exact: true })
}

/// On an iPhone everything that the service writes begins with a mark: a place or a poll, which are somebody's, and all else.
fn by_the_service(text: &str) -> Judged {
    let words = text.split_once(": ").is_some_and(|(what, rest)| what.len() <= 48 && rest.starts_with("https://"));
    let poll = text.split_once(':').is_some_and(|(what, rest)| what.len() <= 48 && rest.is_empty());
    Judged::new(if words || poll {
        Class::Message
    } else if phrases::is_omission(text) {
        Class::Media
    } else {
        Class::System
    })
}

/// `IMG-20220323-WA0002.jpg (file attached)`, `<attached: 00000035-PHOTO.jpg>`, in any language.
fn is_attached(text: &str) -> bool {
    if let Some(text) = text.strip_suffix(')') {
        let parts = text.rsplit_once(" (");
        return parts.is_some_and(|(name, note)| note.len() <= 80 && is_file(name));
    }
    if !text.ends_with('>') {
        return false;
    }
    let inner = text.rsplit_once('<').and_then(|(_, inner)| inner.strip_suffix('>'));
    let file = inner.and_then(|inner| inner.split_once(": ").or_else(|| inner.split_once('：')));
    file.is_some_and(|(what, name)| what.len() <= 64 && is_file(name))
}

/// A name with an ending, and nothing that could be a link.
fn is_file(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    (2..=5).contains(&ending.len())
        && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && name.len() <= 255
        && !name.contains(['/', '@', '\\'])
        && (!name.contains(' ') || name.len() <= 120)
}

/// `<…>` in a language whose words are not known here.
fn is_bracketed(text: &str) -> bool {
    let inner = text.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
    inner.is_some_and(|inner| {
        let words = |letter: char| letter.is_alphabetic() || letter == ' ' || !letter.is_ascii();
        inner.len() <= 80
            && inner.contains(|letter: char| !letter.is_ascii() || letter == ' ')
            && inner.chars().all(words)
    })
}

/// Where a text ends if `<This message was edited>` stands behind it, in any language.
pub(super) fn edited(text: &str) -> Option<usize> {
    let (words, inner) = text.trim_end().strip_suffix('>')?.rsplit_once('<')?;
    let marked = words.ends_with('\u{200e}') && !inner.contains(':') && inner.len() <= 160;
    (marked || phrases::is_edit(inner))
        .then(|| words.trim_end_matches(|letter: char| is_mark(letter) || letter == ' ').len())
}

/// What a line of the service tells about somebody's account.
pub(super) fn signal(text: &str) -> Option<Signal> {
    if phrases::is_new_key(text) {
        Some(Signal::NewKey)
    } else {
        phrases::is_new_number(text).then_some(Signal::NewNumber)
    }
}
