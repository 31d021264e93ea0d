//! A WhatsApp export, read line by line: whatever its size, only one message of it is in memory.
//!
//! Nothing is assumed about the telephone that wrote it. [`survey`] goes through it once and tells from all of it together how its
//! messages begin, in which order its dates are and who speaks; [`Messages`] goes through it again and gives them out. What looks
//! like the start of a message but is shaped differently is part of what somebody wrote.

mod calendar;
mod class;
mod head;
mod history;
mod lines;
mod marks;
mod messages;
mod order;
mod period;
mod phrases;
mod sender;
mod survey;
#[cfg(test)]
mod tests;

pub use class::{Class, Signal};
pub use history::History;
pub use lines::LONGEST_LINE;
pub(crate) use marks::digit;
pub use messages::{LONGEST_TEXT, Message, Messages, Sent};
pub use order::DateOrder;
pub use survey::{Layout, survey};

/// Why an export cannot be read.
#[derive(Debug)]
pub enum ExportError {
    /// Its bytes do not come.
    Unreadable(std::io::Error),
    /// No line of it begins with a date and a time, as the messages of an export do.
    NotAnExport,
}

impl std::fmt::Display for ExportError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unreadable(error) => write!(f, "the export cannot be read: {error}"),
            Self::NotAnExport => f.write_str(
                "this is no WhatsApp chat: no line begins with a date and a time; \
                 export it with Chat › More › Export chat, without media, and give the .txt or .zip file",
            ),
        }
    }
}

impl std::error::Error for ExportError {}
