//! What is written and not sent: kept with its conversation, here as on the screen.

use kith_core::engine::io::Command;

use super::{Linear, Link, Pending, text, words};

impl Linear {
    /// Keeps a text in the open conversation, or forgets the one that is kept there.
    pub(super) fn keep(&mut self, text: Option<String>) {
        let Some(name) = self.open_name() else { return };
        let done = if text.is_some() { words::linear_later() } else { words::saved() };
        self.command(Command::SetDraft { name, text: text.unwrap_or_default() }, Pending::Say(done));
    }

    /// Sends the text that is kept in the open conversation; it is forgotten once it is taken.
    pub(super) fn send_kept(&mut self) {
        let Some(name) = self.open_name() else { return };
        match self.draft(&name) {
            Some(text) => self.send(text),
            None => self.say(words::linear_no_draft()),
        }
    }

    /// A text was taken.
    pub(super) fn taken(&mut self, name: String, text: &str) {
        if self.draft(&name).as_deref() == Some(text) {
            self.command(Command::SetDraft { name: name.clone(), text: String::new() }, Pending::Draft(name));
        }
        if !matches!(self.views.link, Link::Connected | Link::Elsewhere) {
            self.say(words::linear_kept());
        }
    }

    /// A conversation that is opened says what was left unsent in it.
    pub(super) fn tell_draft(&mut self, name: &str) {
        let Some(draft) = self.draft(name) else { return };
        self.say(words::linear_draft(&text::lines(&draft).join("\n    ")));
        self.say(words::linear_draft_help());
    }

    /// A text that was not taken is not lost.
    pub(super) fn refused(&mut self, name: String, text: String, why: &str) {
        self.say(text::line(why));
        if self.draft(&name).is_none() {
            self.say(words::linear_later());
            self.command(Command::SetDraft { name: name.clone(), text }, Pending::Draft(name));
        }
    }

    fn draft(&self, name: &str) -> Option<String> {
        let chat = self.views.chats.iter().find(|chat| chat.name == name)?;
        chat.draft.clone().filter(|draft| !draft.is_empty())
    }
}
