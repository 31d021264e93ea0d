//! The same chats, as telephones of many kinds write them.

mod classes;
mod forms;
mod limits;
mod senders;

use super::*;

/// All messages of an export.
fn read(export: &str) -> Vec<Message> {
    let layout = survey(export.as_bytes()).unwrap();
    Messages::new(export.as_bytes(), &layout).map(Result::unwrap).collect()
}

/// Sender and text of all messages.
fn said(export: &str) -> Vec<(String, String)> {
    read(export).into_iter().map(|message| (message.sender.unwrap_or_default(), message.text)).collect()
}

fn only(export: &str) -> Message {
    let mut messages = read(export);
    assert_eq!(messages.len(), 1, "{messages:?}");
    messages.remove(0)
}
