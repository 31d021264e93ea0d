//! A first look at a whole export: how its messages begin, in which order its dates are, who speaks in it.

use std::collections::BTreeMap;
use std::io::{self, BufRead};

use super::ExportError;
use super::class::judge;
use super::head::{Form, head};
use super::lines::{Line, Lines};
use super::order::{DateOrder, Orders};
use super::sender::{Names, split};

/// Shapes that are looked at; an export has one, and a few more may stand in what people wrote.
const FORMS: usize = 64;

/// How an export is to be read.
#[derive(Clone, Debug)]
pub struct Layout {
    pub(super) form: Form,
    pub(super) order: DateOrder,
    /// Messages begin only behind a line that ends with a carriage return, as an iPhone writes them.
    pub(super) returns: bool,
    pub(super) colons: Vec<String>,
    /// Everybody who sent something, by name.
    pub senders: Vec<String>,
    /// Who exported it, if the export tells.
    pub me: Option<String>,
    /// Messages, about.
    pub messages: u64,
    /// Its size in bytes.
    pub bytes: u64,
}

impl Layout {
    /// The order in which its dates are written.
    #[must_use]
    pub const fn order(&self) -> DateOrder {
        self.order
    }
}

/// Looks at a whole export, line by line.
///
/// # Errors
/// If it cannot be read, or is no export.
pub fn survey(reader: impl BufRead) -> Result<Layout, ExportError> {
    let mut lines = Lines::new(reader);
    let mut survey = Survey::default();
    while let Some(line) = lines.next()? {
        survey.take(line);
    }
    survey.layout(lines.read())
}

/// What was seen.
#[derive(Debug, Default)]
struct Survey {
    forms: BTreeMap<Form, Seen>,
    /// The line before ended with a carriage return, or there was none.
    behind_return: Option<bool>,
}

/// What was seen of messages that begin in one way.
#[derive(Debug, Default)]
struct Seen {
    messages: u64,
    behind_returns: u64,
    orders: Orders,
    names: Names,
}

impl Survey {
    fn take(&mut self, line: Line<'_>) {
        let behind_return = self.behind_return.replace(line.returned).unwrap_or(line.returned);
        let text = line.text();
        let Some(head) = head(&text) else { return };
        if self.forms.len() >= FORMS && !self.forms.contains_key(&head.form) {
            return;
        }
        let seen = self.forms.entry(head.form).or_default();
        seen.messages += 1;
        seen.behind_returns += u64::from(behind_return);
        seen.orders.take(&head);
        if let Some((name, text)) = split(head.body) {
            seen.names.take(name, text, judge(text, false).own);
        }
    }

    fn layout(self, bytes: u64) -> Result<Layout, ExportError> {
        let most = self.forms.into_iter().max_by_key(|(_, seen)| seen.messages);
        let (form, seen) = most.ok_or(ExportError::NotAnExport)?;
        let colons = seen.names.with_colons();
        let whole = |name: &str| {
            let prefix = format!("{name}: ");
            colons.iter().find(|long| long.starts_with(&prefix)).map_or_else(|| name.to_owned(), Clone::clone)
        };
        let senders = seen.names.senders().map(|(name, _)| shown(&whole(name)).to_owned()).collect();
        Ok(Layout {
            form,
            order: seen.orders.best(),
            returns: seen.behind_returns * 20 >= seen.messages * 19,
            senders,
            me: seen.names.me().map(|name| shown(&whole(name)).to_owned()),
            colons,
            messages: seen.messages,
            bytes,
        })
    }
}

/// A name as people know it: without marks and without the `~` of those who are not in the address book.
pub(super) fn shown(name: &str) -> &str {
    super::marks::unmarked(name).trim_end_matches(super::marks::is_mark).trim()
}

impl From<io::Error> for ExportError {
    fn from(error: io::Error) -> Self {
        Self::Unreadable(error)
    }
}
