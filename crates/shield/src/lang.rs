//! Languages and scripts: which are known here, and which a text may be in.

use crate::lexicon::{Concept, Hit};

/// A language whose phrases are known here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    /// English.
    English,
    /// Spanish.
    Spanish,
    /// Italian.
    Italian,
    /// German.
    German,
    /// French.
    French,
    /// Dutch.
    Dutch,
    /// Portuguese.
    Portuguese,
    /// Hindi, in Devanagari or in Latin letters.
    Hindi,
    /// Indonesian.
    Indonesian,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::English,
        Self::Spanish,
        Self::Italian,
        Self::German,
        Self::French,
        Self::Dutch,
        Self::Portuguese,
        Self::Hindi,
        Self::Indonesian,
    ];

    /// Its ISO 639-1 code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
            Self::Italian => "it",
            Self::German => "de",
            Self::French => "fr",
            Self::Dutch => "nl",
            Self::Portuguese => "pt",
            Self::Hindi => "hi",
            Self::Indonesian => "id",
        }
    }

    /// The language of a tag like `pt` or `pt-BR`.
    #[must_use]
    pub fn tagged(tag: &str) -> Option<Self> {
        let code = tag.split(['-', '_']).next()?;
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(code))
    }
}

/// Some of the languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Languages(u16);

impl Languages {
    pub(crate) const ALL: Self = Self(u16::MAX);

    pub(crate) const fn only(language: Language) -> Self {
        Self(1 << language as u16)
    }

    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) const fn overlaps(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// The languages a text may be in, by its small words and by what its sender's side says of it. All, if nothing speaks for any.
pub(crate) fn likely(hits: &[Hit], hint: Option<Language>) -> Languages {
    let count = |language| {
        let own = Languages::only(language);
        hits.iter().filter(|hit| hit.concept == Concept::Common && hit.is_in(own)).count()
    };
    let counts = Language::ALL.map(|language| (language, count(language)));
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    if most == 0 && hint.is_none() {
        return Languages::ALL;
    }
    // English is mixed into everything.
    let mut likely = Languages::only(hint.unwrap_or(Language::English)).and(Languages::only(Language::English));
    for (language, _) in counts.iter().filter(|(_, count)| most > 0 && count * 3 >= most * 2) {
        likely = likely.and(Languages::only(*language));
    }
    likely
}

/// What can be said of a text's letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Script {
    /// Most letters are of scripts that are known here.
    Known,
    /// Most are not.
    Unknown,
    /// There are no letters.
    None,
}

/// Whether a text can be read here.
pub(crate) fn script(text: &str) -> Script {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let (mut known, mut unknown) = (0_usize, 0_usize);
    for letter in letters {
        if is_known(letter) {
            known += 1;
        } else {
            unknown += 1;
        }
    }
    match (known, unknown) {
        (0, 0) => Script::None,
        (known, unknown) if unknown > known => Script::Unknown,
        _ => Script::Known,
    }
}

/// Latin and Devanagari, and letters in fancy dress.
fn is_known(letter: char) -> bool {
    matches!(letter, 'A'..='Z' | 'a'..='z' | '\u{aa}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{900}'..='\u{97f}')
        || crate::letters::is_dressed(letter)
}
