//! What is written and not sent. It is kept with its conversation, so that it is still there when the program has ended.

use std::collections::BTreeMap;
use std::time::Duration;

use kith_core::engine::io::Command;
use kith_wire::limits;

use super::editor::Editor;
use super::model::{Model, Pending};

/// So long a person writes before it is kept, milliseconds: not every letter is worth a write to the disk.
const PAUSE: u64 = 1_000;

/// How far drafts are kept.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    /// What the home has, or was told to have.
    texts: BTreeMap<String, String>,
    /// Since when there is more on the screen than that.
    behind: Option<u64>,
}

impl Kept {
    fn text(&self, name: &str) -> &str {
        self.texts.get(name).map(String::as_str).unwrap_or_default()
    }
}

impl Model {
    /// Takes over what the home has, where the person has not written on.
    pub(crate) fn take_drafts(&mut self) {
        for chat in &self.views.chats {
            let theirs = chat.draft.as_deref().unwrap_or_default();
            let before = self.kept.text(&chat.name);
            if theirs == before || self.is_pending(&Pending::Draft(chat.name.clone())) {
                continue;
            }
            let mine = self.drafts.get(&chat.name).map(Editor::text).unwrap_or_default();
            if mine == before {
                self.drafts.insert(chat.name.clone(), Editor::with(theirs));
            }
            self.kept.texts.insert(chat.name.clone(), theirs.to_owned());
        }
    }

    /// Notes that there is something to be kept, or no more.
    pub(crate) fn watch_drafts(&mut self) {
        if self.unkept().is_empty() {
            self.kept.behind = None;
        } else {
            self.kept.behind.get_or_insert(self.clock.now);
        }
    }

    /// Keeps what has waited long enough.
    pub(crate) fn keep_old_drafts(&mut self) {
        if self.drafts_due().is_some_and(|due| due.is_zero()) {
            self.keep_drafts();
        }
    }

    /// How long it is until there is something to be kept.
    pub(crate) fn drafts_due(&self) -> Option<Duration> {
        let due = self.kept.behind?.saturating_add(PAUSE);
        Some(Duration::from_millis(due.saturating_sub(self.clock.now)))
    }

    /// Keeps them as they are now.
    pub(crate) fn keep_drafts(&mut self) {
        for (name, text) in self.unkept() {
            self.kept.texts.insert(name.clone(), text.clone());
            self.command(Command::SetDraft { name: name.clone(), text }, Pending::Draft(name));
        }
        self.kept.behind = None;
    }

    /// Whether there is a draft that is longer than any message, and so cannot be kept.
    pub(crate) fn has_lost_drafts(&self) -> bool {
        self.drafts.values().any(|draft| draft.text().len() > limits::TEXT)
    }

    /// Those that the home does not have yet, as they are now.
    fn unkept(&self) -> Vec<(String, String)> {
        let drafts = self.drafts.iter().map(|(name, draft)| (name, draft.text()));
        let unkept = drafts.filter(|(name, text)| self.kept.text(name) != *text && text.len() <= limits::TEXT);
        unkept.map(|(name, text)| (name.clone(), text.to_owned())).collect()
    }
}
