//! Language, theme and the like: how this browser's owner wants it. None of it says anything about the account, so it is kept in clear.

use kith_texts::Language;
use leptos::prelude::*;

const THEME: &str = "theme";
const LANGUAGE: &str = "language";

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    System,
    Light,
    Dark,
}

impl Look {
    pub(super) const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    pub(super) fn kept() -> Self {
        let kept = keeping(THEME);
        Self::ALL.into_iter().find(|look| kept.as_deref() == Some(look.name())).unwrap_or(Self::System)
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    pub(super) fn apply(self) {
        let root = document().document_element();
        let _ = root.map(|root| root.set_attribute("data-theme", self.name()));
        keep(THEME, self.name());
    }
}

/// The language that was chosen, or else the first that the browser's owner reads and Kith speaks.
pub(super) fn language() -> Language {
    let wanted = window().navigator().languages();
    let wanted = wanted.iter().filter_map(|locale| locale.as_string());
    keeping(LANGUAGE).into_iter().chain(wanted).find_map(|locale| Language::of_locale(&locale)).unwrap_or_default()
}

pub(super) fn choose_language(language: Language) {
    keep(LANGUAGE, language.code());
}

pub(super) fn set_document_language(language: Language) {
    let root = document().document_element();
    let _ = root.map(|root| root.set_attribute("lang", language.code()));
}

/// What was kept under a name.
pub(super) fn keeping(name: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(name).ok()?
}

pub(super) fn keep(name: &str, value: &str) {
    // A browser that keeps nothing forgets it with the page.
    let _ = window().local_storage().ok().flatten().map(|storage| storage.set_item(name, value));
}
