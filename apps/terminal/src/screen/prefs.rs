//! What a person chose for the screen. It is no secret, and stands in a file of its own beside the home's.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use kith_texts::Language;
use serde::{Deserialize, Serialize};

use super::theme::Choice;

const FILE: &str = "screen.json";

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Prefs {
    pub(crate) theme: Choice,
    /// The code of a language; without one, the system's.
    pub(crate) language: Option<String>,
    /// Whether the mouse is listened to; without, the terminal selects text with it.
    pub(crate) mouse: bool,
}

impl Default for Prefs {
    fn default() -> Self {
        Self { theme: Choice::default(), language: None, mouse: true }
    }
}

impl Prefs {
    pub(crate) fn language(&self) -> Option<Language> {
        self.language.as_deref().and_then(Language::of_locale)
    }
}

/// Where a home's choices are.
#[derive(Debug)]
pub(crate) struct PrefsFile(PathBuf);

impl PrefsFile {
    pub(crate) fn of(home: &Path) -> Self {
        Self(home.join(FILE))
    }

    /// What was chosen, or what is usual: choices that cannot be read are no reason not to begin.
    pub(crate) fn load(&self) -> Prefs {
        fs::read(&self.0).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn save(&self, prefs: &Prefs) -> io::Result<()> {
        let draft = self.0.with_extension("json.new");
        fs::write(&draft, serde_json::to_vec_pretty(prefs)?)?;
        fs::rename(draft, &self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_kept_and_broken_ones_do_no_harm() {
        let home = tempfile::tempdir().unwrap();
        let file = PrefsFile::of(home.path());
        assert_eq!(file.load(), Prefs::default());
        let chosen = Prefs { theme: Choice::Light, language: Some("de".to_owned()), mouse: false };
        file.save(&chosen).unwrap();
        assert_eq!(file.load(), chosen);
        fs::write(home.path().join(FILE), "{ nonsense").unwrap();
        assert_eq!(file.load(), Prefs::default());
        fs::write(home.path().join(FILE), r#"{ "theme": "dark", "later": 1 }"#).unwrap();
        assert_eq!(file.load().theme, Choice::Dark);
    }
}
