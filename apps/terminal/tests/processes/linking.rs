//! Linking a second home to somebody's account.

use std::process::{Child, Command, Stdio};

use serde_json::Value;

use super::{Lines, Outcome, PATIENCE, Person, command, kill, lines_of};

/// A running `kith device link`, killed when it is dropped.
pub(crate) struct Linking {
    child: Child,
    lines: Lines,
    /// The one-time code.
    pub(crate) code: String,
    /// The same in words.
    pub(crate) words: String,
}

impl Linking {
    /// Shows a code on somebody's device, and lets in whatever comes with it.
    pub(crate) fn begin(person: &Person, options: &[&str]) -> Self {
        let home = person.home();
        let args = [&["--home", home.to_str().unwrap(), "--json", "device", "link", "--yes"], options].concat();
        let mut child = command(&args).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = lines_of(child.stdout.take().unwrap());
        let first = lines.next_within(PATIENCE).expect("no code");
        let shown: Value = serde_json::from_str(&first).unwrap();
        assert!(shown["expires"].is_u64(), "{shown}");
        let field = |name: &str| shown[name].as_str().unwrap_or_else(|| panic!("no {name}: {shown}")).to_owned();
        Self { child, lines, code: field("code"), words: field("words") }
    }

    /// The device that was let in.
    pub(crate) fn linked(mut self) -> Value {
        let line = self.lines.next_within(PATIENCE).expect("nobody was let in");
        assert_eq!(self.child.wait().unwrap().code(), Some(0), "{line}");
        serde_json::from_str(&line).unwrap()
    }

    /// How it ended, and the stable name of why.
    pub(crate) fn ended(mut self) -> (Option<i32>, String) {
        let line = self.lines.next_within(PATIENCE).expect("no reason");
        let value: Value = serde_json::from_str(&line).unwrap();
        (self.child.wait().unwrap().code(), value["error"]["code"].as_str().unwrap_or_default().to_owned())
    }

    /// Asks it to end.
    pub(crate) fn interrupt(&self) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    }
}

impl Drop for Linking {
    fn drop(&mut self) {
        kill(&mut self.child);
    }
}

impl Person {
    /// A second device of this account, on probation, in some chats; and its id.
    pub(crate) fn link(&self, name: &str, chats: &[&str]) -> (Self, String) {
        let chats: Vec<&str> = chats.iter().flat_map(|chat| ["--chat", chat]).collect();
        let linking = Linking::begin(self, &chats);
        let new = Self::nobody();
        let joined = new.join(&linking.code, name);
        assert_eq!(joined.code, Some(0), "{joined:?}");
        let device = linking.linked();
        assert_eq!((&device["name"], &device["state"]), (&name.into(), &"probation".into()), "{device}");
        (new, device["id"].as_str().unwrap().to_owned())
    }

    /// Asks to be let in with a code.
    pub(crate) fn join(&self, code: &str, name: &str) -> Outcome {
        self.run(&["device", "join", code, "--name", name, "--no-passphrase", "--timeout", "60s"])
    }
}
