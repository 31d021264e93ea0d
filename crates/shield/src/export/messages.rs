//! An export's messages, one after another.

use std::borrow::Cow;
use std::fmt::{self, Display, Formatter};
use std::io::BufRead;

use super::class::{self, Class, Judged, Signal};
use super::head::{Head, head};
use super::lines::Lines;
use super::sender::split;
use super::survey::{Layout, shown};
use super::{ExportError, marks};

/// Bytes of a message's text that are kept: as many as 65,536 characters can have.
pub const LONGEST_TEXT: usize = 1 << 18;

/// A message of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// When it was sent, on the clock of whoever exported it.
    pub sent: Sent,
    /// Who sent it; nobody sent most of what the service writes.
    pub sender: Option<String>,
    /// What it is.
    pub class: Class,
    /// What it tells about somebody's account.
    pub signal: Option<Signal>,
    /// What it says, with the service's own words for what was left out.
    pub text: String,
    /// It was longer than messages can be: the rest is left out.
    pub cut: bool,
    /// Where in the text somebody's own words begin.
    written_from: usize,
}

/// A point in time without a time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sent {
    /// By the common calendar.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59, if the export tells.
    pub second: Option<u8>,
}

impl Message {
    /// What somebody wrote: not what the service says in place of a picture.
    #[must_use]
    pub fn written(&self) -> &str {
        match self.class {
            Class::Message | Class::Media | Class::Edited => self.text.get(self.written_from..).unwrap_or(""),
            Class::Deleted | Class::System => "",
        }
    }
}

impl Sent {
    /// Days since 1 March of the year 0, to count with.
    #[must_use]
    pub fn day_number(self) -> i64 {
        super::calendar::Day { year: self.year, month: self.month, day: self.day, guessed: false }.number()
    }
}

impl Display for Sent {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}T{:02}:{:02}", self.year, self.month, self.day, self.hour, self.minute)?;
        self.second.map_or(Ok(()), |second| write!(f, ":{second:02}"))
    }
}

/// Reads messages as the layout says. Whatever stands before the first one is passed over.
#[derive(Debug)]
pub struct Messages<'a, R> {
    lines: Lines<R>,
    layout: &'a Layout,
    begun: Option<Begun>,
    behind_return: bool,
}

/// A message that may go on in the next line.
#[derive(Debug)]
struct Begun {
    message: Message,
    judged: Judged,
}

impl<'a, R: BufRead> Messages<'a, R> {
    /// Begins to read.
    pub const fn new(reader: R, layout: &'a Layout) -> Self {
        Self { lines: Lines::new(reader), layout, begun: None, behind_return: true }
    }

    /// Bytes read so far.
    pub const fn read(&self) -> u64 {
        self.lines.read()
    }

    fn advance(&mut self) -> Result<Option<Message>, ExportError> {
        while let Some(line) = self.lines.next()? {
            let may_begin = self.behind_return || !self.layout.returns;
            self.behind_return = line.returned;
            let text = line.text();
            let begun = if may_begin { begin(&text, self.layout) } else { None };
            let Some(mut begun) = begun else {
                self.begun.iter_mut().for_each(|begun| begun.go_on(&text, line.cut));
                continue;
            };
            begun.message.cut = line.cut;
            if let Some(done) = self.begun.replace(begun) {
                return Ok(Some(done.finish()));
            }
        }
        Ok(self.begun.take().map(Begun::finish))
    }
}

impl<R: BufRead> Iterator for Messages<'_, R> {
    type Item = Result<Message, ExportError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.advance().transpose()
    }
}

fn begin(line: &str, layout: &Layout) -> Option<Begun> {
    let head = head(line).filter(|head| head.form == layout.form)?;
    let sent = sent(&head, layout)?;
    let (sender, text) = match name(head.body, &layout.colons) {
        Some((name, text)) if !is_notice(name, layout) => (Some(name), text),
        Some(_) | None => (None, head.body),
    };
    let flagged = line.starts_with('\u{200e}');
    let judged = match sender {
        Some(_) => class::judge(text, flagged),
        None => Judged { class: Class::System, own: false, exact: false },
    };
    let text = marks::unmarked(text);
    let sender = sender.map(|name| shown(name).to_owned());
    let message = Message {
        sent,
        sender,
        class: judged.class,
        signal: None,
        text: text.to_owned(),
        cut: false,
        written_from: if judged.exact { text.len() } else { 0 },
    };
    Some(Begun { message, judged })
}

fn sent(head: &Head<'_>, layout: &Layout) -> Option<Sent> {
    let day = layout.order.day(&head.date)?;
    let time = head.time;
    Some(Sent {
        year: day.year,
        month: day.month,
        day: day.day,
        hour: time.hour,
        minute: time.minute,
        second: time.second,
    })
}

/// The sender's name and what was said; names that are known to have a colon have it.
fn name<'a>(body: &'a str, colons: &[String]) -> Option<(&'a str, &'a str)> {
    for name in colons {
        if let Some(text) = body.strip_prefix(name.as_str()).and_then(|rest| rest.strip_prefix(':')) {
            return body.get(..name.len()).map(|name| (name, text.strip_prefix(' ').unwrap_or(text)));
        }
    }
    split(body)
}

/// Whether what stands before a colon is the beginning of something the service wrote: `You changed the subject from "A`.
fn is_notice(name: &str, layout: &Layout) -> bool {
    let open = |opening: char, closing: char| name.matches(opening).count() > name.matches(closing).count();
    let odd = name.matches('"').count() % 2 == 1 || open('“', '”') || open('«', '»') || open('„', '“');
    let once = |name: &str| layout.senders.iter().filter(|sender| sender.as_str() == shown(name)).count() <= 1;
    odd && once(name) && name.contains(' ')
}

impl Begun {
    fn go_on(&mut self, line: &str, cut: bool) {
        let text = &mut self.message.text;
        let room = LONGEST_TEXT.saturating_sub(text.len() + 1);
        let end = if line.len() <= room { line.len() } else { line.floor_char_boundary(room) };
        self.message.cut |= cut || end < line.len();
        if room > 0 {
            text.push('\n');
            text.push_str(line.get(..end).unwrap_or(""));
        }
    }

    fn finish(self) -> Message {
        let Self { mut message, judged } = self;
        let kept = message.text.trim_end().len();
        message.text.truncate(kept);
        if message.class == Class::Message
            && let Some(end) = class::edited(&message.text)
        {
            message.class = Class::Edited;
            message.text.truncate(end);
        }
        if message.class == Class::System {
            message.signal = class::signal(&message.text);
        }
        // Whoever writes the service's words and then some of their own does not hide these.
        if judged.exact && message.class != Class::Media && message.text.len() > message.written_from {
            message.class = Class::Message;
            message.written_from = 0;
        }
        if let Cow::Owned(plain) = plain(&message.text) {
            message.text = plain;
            message.written_from = message.written_from.min(message.text.len());
        }
        message
    }
}

/// A text without the marks that the service puts before its own words.
fn plain(text: &str) -> Cow<'_, str> {
    if !text.is_ascii() && text.contains('\u{200e}') {
        Cow::Owned(text.replace('\u{200e}', ""))
    } else {
        Cow::Borrowed(text)
    }
}
