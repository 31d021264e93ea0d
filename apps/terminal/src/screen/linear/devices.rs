//! Devices, line by line.

use kith_core::engine::io::{Command, LinkState, LinkView};

use super::super::devices::{question, told};
use super::super::model::Pending;
use super::super::{act::Act, words};
use super::Linear;
use crate::texts::{commands, devices};
use crate::view;

impl Linear {
    pub(super) fn devices(&mut self) {
        let views = self.views.devices.clone();
        for (index, view) in views.iter().enumerate() {
            let line = told(view, &self.clock);
            self.say(format!("{}. {line}", index + 1));
        }
        self.listed = views.into_iter().map(|view| view.id).collect();
    }

    /// Shows a one-time code.
    pub(super) fn link(&mut self) {
        if self.is_unlocked() {
            self.command(Command::LinkDevice { chats: Vec::new() }, Pending::Guarded(String::new()));
        }
    }

    pub(super) fn tell_code(&mut self, code: &str, words: &str) {
        let texts = devices();
        let said = [
            code,
            texts.code_words(),
            words,
            texts.code_what(),
            texts.code_warning(),
            texts.code_next(),
            commands().how_to_join(),
        ];
        said.into_iter().for_each(|line| self.say(line));
    }

    pub(super) fn about_device(&mut self, act: Act, which: &str) {
        if !self.is_unlocked() {
            return;
        }
        let Some(id) = self.listed(which) else { return };
        let found = self.views.devices.iter().find(|view| view.id == id || view.name == id).cloned();
        match found.map(|view| question(act, &view)) {
            Some(question) => {
                if let Some((command, done)) = question.command {
                    self.ask(&question.text, command, done);
                }
            }
            None => self.say(words::linear_no_such(which)),
        }
    }

    /// A passphrase cannot be typed unseen here.
    fn is_unlocked(&mut self) -> bool {
        if self.views.is_locked {
            self.say(words::linear_unlock());
        }
        !self.views.is_locked
    }

    /// Somebody came with the code, or the code is over.
    pub(super) fn tell_linking(&mut self, before: Option<&LinkView>) {
        let was_asked = before.is_some_and(|view| view.state == LinkState::Asked);
        let now = self.views.linking.clone().filter(|view| view.state == LinkState::Asked);
        match now {
            Some(view) if !was_asked => {
                self.say(devices().asks());
                view::devices::asking(&view).lines().for_each(|line| self.say(line));
                self.say(devices().asks_next());
                self.ask(
                    devices().ask_admit(),
                    Command::AdmitDevice { elsewhere: false },
                    devices().admitting().into(),
                );
            }
            None if was_asked && matches!(self.asked, Some((Command::AdmitDevice { .. }, _))) => {
                self.asked = None;
                self.say(devices().code_over());
            }
            Some(_) | None => {}
        }
    }

    /// What was answered to the question who is let in; asked a second time if the device is not near.
    pub(super) fn admit(&mut self, is_yes: bool, elsewhere: bool) {
        let near = self.views.linking.as_ref().and_then(|view| view.near) == Some(true);
        if !is_yes {
            self.command(Command::RefuseDevice, Pending::Say(devices().refused().to_owned()));
        } else if near || elsewhere {
            self.command(Command::AdmitDevice { elsewhere }, Pending::Say(devices().admitting().to_owned()));
        } else {
            self.say(devices().far_warning());
            self.ask(devices().ask_far(), Command::AdmitDevice { elsewhere: true }, String::new());
        }
    }
}
