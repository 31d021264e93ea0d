//! `kith check --chat`: every message of an export, with what is suspicious, when, from whom and why.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::path::Path;

use kith_shield::export::{Class, ExportError, History, Layout, Message, Messages, survey};
use kith_shield::{Advice, Assessment, Verdict, text};
use serde::Serialize;

use super::page::Page;
use super::source::Source;
use super::view::Report;
use crate::failure::Failure;
use crate::neutral;
use crate::output::Output;
use crate::texts::report;

/// Checks an export, and writes a page about it if one is wished.
pub(super) fn run(file: &Path, me: Option<&str>, page: Option<&Path>, output: &Output) -> Result<(), Failure> {
    let source = Source::open(file)?;
    let layout = survey(source.reader()?).map_err(|error| not_read(file, error))?;
    let me = me.map(|me| known(me, &layout)).transpose()?;
    let me = me.or_else(|| layout.me.clone()).or_else(|| whom_no_title_names(source.title(), &layout.senders));
    let mut answer = Answer::new(output.is_json());
    let mut found = Page::default();
    go_through(&source, file, &layout, me.as_deref(), |message, report| {
        found.take(message, report);
        answer.message(message, report)
    })?;
    if let Some(path) = page {
        let written = std::fs::write(path, found.html());
        written.map_err(|source| Failure::Write { path: path.to_owned(), source })?;
    }
    answer.end(&found)
}

/// Gives every message out, with a report if it is somebody else's words.
fn go_through(
    source: &Source,
    file: &Path,
    layout: &Layout,
    me: Option<&str>,
    mut each: impl FnMut(&Message, Option<&Report>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut history = History::new(layout, me);
    let mut messages = Messages::new(source.reader()?, layout);
    let mut progress = Progress::new(layout.bytes);
    while let Some(message) = messages.next() {
        let message = message.map_err(|error| not_read(file, error))?;
        let report = checked(&message, &history);
        let is_shown = report.as_ref().is_some_and(Report::is_suspicious);
        if is_shown {
            progress.clear();
        }
        each(&message, report.as_ref())?;
        if is_shown {
            progress.draw();
        }
        history.take(&message);
        progress.at(messages.read());
    }
    progress.clear();
    Ok(())
}

fn checked(message: &Message, history: &History) -> Option<Report> {
    let words = message.written();
    let theirs = matches!(message.class, Class::Message | Class::Media | Class::Edited) && !history.is_mine(message);
    (theirs && !words.trim().is_empty())
        .then(|| Report::of(words, &text::check(words, &history.context(message), None)))
}

/// The sender of this name; what is asked for must be there.
fn known(me: &str, layout: &Layout) -> Result<String, Failure> {
    let found = layout.senders.iter().find(|sender| sender.trim().eq_ignore_ascii_case(me.trim()));
    found.cloned().ok_or_else(|| {
        let names: Vec<_> = layout.senders.iter().take(20).map(|name| neutral::line(name)).collect();
        Failure::Misuse(report().nobody_of_this_name(&neutral::line(me), &names.join(", ")))
    })
}

/// An export of a chat between two is called after the other one.
fn whom_no_title_names(title: &str, senders: &[String]) -> Option<String> {
    let letters = |text: &str| text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let title = letters(title);
    let is_named =
        |name: &String| Some(letters(name)).filter(|name| name.len() > 2).is_some_and(|name| title.contains(&name));
    match senders {
        [a, b] if is_named(a) && !is_named(b) => Some(b.clone()),
        [a, b] if is_named(b) && !is_named(a) => Some(a.clone()),
        _ => None,
    }
}

fn not_read(file: &Path, error: ExportError) -> Failure {
    match error {
        ExportError::Unreadable(source) => Failure::Read { what: file.display().to_string(), source },
        ExportError::NotAnExport => Failure::Refused(report().not_an_export(&file.display().to_string())),
    }
}

/// A message as programs read it.
#[derive(Serialize)]
struct Line<'a> {
    sender: Option<&'a str>,
    sent: String,
    class: &'static str,
    text: &'a str,
    #[serde(flatten)]
    report: &'a Report,
}

/// What is said of one's own messages and of the service's: nobody else's words are in them.
fn unchecked() -> Report {
    Report::of("", &Assessment { verdict: Verdict::Fine, score: 0.0, reasons: Vec::new(), advice: Advice::None })
}

/// What goes to standard output, as it is found.
struct Answer {
    json: bool,
    first: bool,
    unchecked: Report,
    output: BufWriter<StdoutLock<'static>>,
}

impl Answer {
    fn new(json: bool) -> Self {
        Self { json, first: true, unchecked: unchecked(), output: BufWriter::new(io::stdout().lock()) }
    }

    fn message(&mut self, message: &Message, report: Option<&Report>) -> Result<(), Failure> {
        let text = match report {
            _ if self.json => self.json(message, report),
            Some(report) if report.is_suspicious() => self.lines(message, report),
            Some(_) | None => return Ok(()),
        };
        self.print(&text)?;
        // People see what was found when it was found, and the progress below it.
        if self.json { Ok(()) } else { self.output.flush().map_err(Failure::Output) }
    }

    fn json(&mut self, message: &Message, report: Option<&Report>) -> String {
        let line = Line {
            sender: message.sender.as_deref(),
            sent: message.sent.to_string(),
            class: message.class.name(),
            text: &message.text,
            report: report.unwrap_or(&self.unchecked),
        };
        let start = if std::mem::take(&mut self.first) { "{\"messages\":[" } else { "," };
        // Strings, numbers and lists always have a JSON form.
        format!("{start}{}", neutral::json(&serde_json::to_string(&line).unwrap_or_default()))
    }

    fn lines(&mut self, message: &Message, report: &Report) -> String {
        let sent = message.sent.to_string().replace('T', " ");
        let sender = neutral::inserted(message.sender.as_deref().unwrap_or_default());
        let said: Vec<_> =
            neutral::lines(message.written()).into_iter().take(6).map(|line| format!("  | {line}")).collect();
        self.first = false;
        format!("{sent}  {sender}\n{}\n{}\n\n", said.join("\n"), report.lines())
    }

    fn end(mut self, found: &Page) -> Result<(), Failure> {
        let text = if self.json {
            let start = if self.first { "{\"messages\":[" } else { "" };
            format!("{start}],\"flagged\":{}}}\n", found.flagged())
        } else {
            format!("{}\n{}\n", found.heading(), found.first_advice())
        };
        self.print(&text)?;
        self.output.flush().map_err(Failure::Output)
    }

    fn print(&mut self, text: &str) -> Result<(), Failure> {
        self.output.write_all(text.as_bytes()).map_err(Failure::Output)
    }
}

/// How far it is, on a terminal.
struct Progress {
    bytes: u64,
    shown: Option<u64>,
}

impl Progress {
    fn new(bytes: u64) -> Self {
        Self { bytes: bytes.max(1), shown: io::stderr().is_terminal().then_some(0) }
    }

    fn at(&mut self, read: u64) {
        let part = (u128::from(read) * 100 / u128::from(self.bytes)).min(100);
        let Ok(part) = u64::try_from(part) else { return };
        if let Some(shown) = &mut self.shown
            && part > *shown
        {
            *shown = part;
            self.draw();
        }
    }

    /// Shows it, also below what was said since.
    fn draw(&self) {
        const WIDTH: u64 = 30;
        let Some(part) = self.shown else { return };
        let done = usize::try_from(part * WIDTH / 100).unwrap_or(0);
        let rest = usize::try_from(WIDTH).unwrap_or(0).saturating_sub(done);
        let _ = write!(io::stderr(), "\r[{}{}] {part:>3} %", "#".repeat(done), " ".repeat(rest));
    }

    /// Makes room for what is said next.
    fn clear(&self) {
        if self.shown.is_some() {
            let _ = write!(io::stderr(), "\r{}\r", " ".repeat(40));
        }
    }
}

impl Report {
    /// Whether somebody should look at it.
    pub(super) fn is_suspicious(&self) -> bool {
        self.is(Verdict::Scam) || self.is(Verdict::Advert)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_a_chat_is_not_called_after_exported_it() {
        let senders = ["+34\u{a0}612\u{a0}34\u{2011}56\u{2011}78".to_owned(), "Lucía".to_owned()];
        let other = |title: &str| whom_no_title_names(title, &senders);
        assert_eq!(other("Chat de WhatsApp con +34 612 34 56 78").as_deref(), Some("Lucía"));
        assert_eq!(other("WhatsApp Chat - Lucía"), Some(senders[0].clone()));
        assert_eq!(other("_chat"), None);
        assert_eq!(other("Lucía +34 612 34 56 78"), None);
        assert_eq!(whom_no_title_names("Lucía", &["Lucía".to_owned()]), None);
    }
}
