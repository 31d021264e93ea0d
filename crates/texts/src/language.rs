//! The languages there are, and which of them somebody means.

use std::str::FromStr;

/// A language that every text exists in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    /// English, which the other languages are compared with.
    #[default]
    En,
    /// Spanish.
    Es,
    /// Italian.
    It,
    /// German.
    De,
    /// French.
    Fr,
    /// Dutch.
    Nl,
    /// Portuguese.
    Pt,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 7] = [Self::En, Self::Es, Self::It, Self::De, Self::Fr, Self::Nl, Self::Pt];

    /// Its code in ISO 639-1, which is how a person names it to a program.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
            Self::It => "it",
            Self::De => "de",
            Self::Fr => "fr",
            Self::Nl => "nl",
            Self::Pt => "pt",
        }
    }

    /// Its name in itself, for a list to choose from.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Es => "Español",
            Self::It => "Italiano",
            Self::De => "Deutsch",
            Self::Fr => "Français",
            Self::Nl => "Nederlands",
            Self::Pt => "Português",
        }
    }

    /// The language of a locale as systems and browsers name it, such as `de_AT.UTF-8` or `pt-BR`. None if it is not one of
    /// ours, and none for `C` and `POSIX`, which mean no language at all.
    #[must_use]
    pub fn of_locale(locale: &str) -> Option<Self> {
        let language = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|known| language.eq_ignore_ascii_case(known.code()))
    }
}

/// A code that names no language of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownLanguage;

impl std::fmt::Display for UnknownLanguage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let codes = Language::ALL.map(Language::code);
        write!(f, "Kith speaks {}", codes.join(", "))
    }
}

impl std::error::Error for UnknownLanguage {}

impl FromStr for Language {
    type Err = UnknownLanguage;

    /// What a person asks for by name: a locale of a language of ours, or an error that lists them.
    fn from_str(text: &str) -> Result<Self, UnknownLanguage> {
        Self::of_locale(text).ok_or(UnknownLanguage)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_names_its_language_whatever_follows() {
        for (locale, language) in [
            ("de", Some(Language::De)),
            ("de_AT.UTF-8@euro", Some(Language::De)),
            ("pt-BR", Some(Language::Pt)),
            ("NL", Some(Language::Nl)),
            ("C", None),
            ("C.UTF-8", None),
            ("POSIX", None),
            ("", None),
            ("pl_PL.UTF-8", None),
            ("deu", None),
        ] {
            assert_eq!(Language::of_locale(locale), language, "{locale}");
        }
    }

    #[test]
    fn a_language_is_found_by_its_own_code_and_a_wrong_code_lists_them() {
        for language in Language::ALL {
            assert_eq!(language.code().parse(), Ok(language));
        }
        assert_eq!("xx".parse::<Language>(), Err(UnknownLanguage));
        assert_eq!(UnknownLanguage.to_string(), "Kith speaks en, es, it, de, fr, nl, pt");
    }
}
