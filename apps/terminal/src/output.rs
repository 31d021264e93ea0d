//! What goes to standard output: JSON for programs, lines for people.

use std::io::{self, IsTerminal, Write};

use serde::Serialize;
use serde_json::json;

use crate::failure::Failure;
use crate::neutral;

/// Where a command's result goes, and how.
#[derive(Debug)]
pub(crate) struct Output {
    json: bool,
}

impl Output {
    pub(crate) const fn new(json: bool) -> Self {
        Self { json }
    }

    /// A result: the value for programs, or the text for people. The text has no line end.
    pub(crate) fn show(&self, value: &impl Serialize, text: impl FnOnce() -> String) -> Result<(), Failure> {
        let line = if self.json { to_json(value) } else { text() };
        print(&line).map_err(Failure::Output)
    }

    /// Why there is no result: for programs on standard output, and for people always on standard error.
    pub(crate) fn fail(&self, failure: &Failure) {
        let text = failure.to_string();
        self.report(failure.code(), &text);
        let _ = writeln!(io::stderr(), "kith: {}", neutral::sentence(&text));
    }

    /// An error for programs, if programs are to read.
    pub(crate) fn report(&self, code: &str, text: &str) {
        if self.json {
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

fn to_json(value: &impl Serialize) -> String {
    // Views are structs of strings, numbers and lists: they always have a JSON form.
    neutral::json(&serde_json::to_string(value).unwrap_or_default())
}

fn print(line: &str) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    writeln!(stdout, "{line}")?;
    stdout.flush()
}
