//! What goes to standard output: JSON for programs, lines for people.

use std::cell::RefCell;
use std::io::{self, IsTerminal, Write};

use serde::Serialize;
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::neutral;

/// Where a command's result goes, and how.
#[derive(Debug)]
pub(crate) enum Output {
    /// To standard output, for people.
    Lines,
    /// To standard output, for programs.
    Json,
    /// To whoever asked for it within this process, as programs read it.
    Kept(RefCell<Value>),
}

impl Output {
    pub(crate) const fn new(json: bool) -> Self {
        if json { Self::Json } else { Self::Lines }
    }

    /// What was shown last, for an output that keeps it.
    pub(crate) fn take(&self) -> Value {
        if let Self::Kept(value) = self { value.take() } else { Value::Null }
    }

    /// Whether programs are to read it.
    pub(crate) const fn is_json(&self) -> bool {
        !matches!(self, Self::Lines)
    }

    /// A result: the value for programs, or the text for people. The text has no line end.
    pub(crate) fn show(&self, value: &impl Serialize, text: impl FnOnce() -> String) -> Result<(), Failure> {
        match self {
            Self::Lines => print(&text()).map_err(Failure::Output),
            Self::Json => print(&to_json(value)).map_err(Failure::Output),
            Self::Kept(kept) => {
                kept.replace(serde_json::to_value(value).unwrap_or_default());
                Ok(())
            }
        }
    }

    /// Why there is no result: for programs on standard output, and for people always on standard error.
    pub(crate) fn fail(&self, failure: &Failure) {
        let text = failure.to_string();
        self.report(failure.code(), &text);
        let _ = writeln!(io::stderr(), "kith: {}", neutral::sentence(&text));
    }

    /// An error for programs, if programs are to read.
    pub(crate) fn report(&self, code: &str, text: &str) {
        if matches!(self, Self::Json) {
            // If nobody reads standard output, the exit code still tells.
            let _ = print(&to_json(&json!({ "error": { "code": code, "text": text } })));
        }
    }
}

/// Columns that a line may have; no end to them when nobody looks.
pub(crate) fn columns() -> usize {
    if !io::stdout().is_terminal() {
        return usize::MAX;
    }
    let size = rustix::termios::tcgetwinsize(io::stdout()).ok();
    size.map(|size| usize::from(size.ws_col)).filter(|columns| *columns > 0).unwrap_or(80)
}

pub(crate) fn to_json(value: &impl Serialize) -> String {
    // Views are structs of strings, numbers and lists: they always have a JSON form.
    neutral::json(&serde_json::to_string(value).unwrap_or_default())
}

pub(crate) fn print(line: &str) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    writeln!(stdout, "{line}")?;
    stdout.flush()
}
