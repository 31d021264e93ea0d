//! Which form of a word goes with a number: the rules of Unicode CLDR for whole numbers.

use crate::Language;

/// A plural category.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Category {
    One,
    /// Whole millions, where the noun follows with "of": un millón de mensajes.
    Many,
    Other,
}

pub(crate) fn category(language: Language, count: u64) -> Category {
    let one = match language {
        Language::En | Language::De | Language::Nl | Language::It | Language::Es => count == 1,
        Language::Fr | Language::Pt => count <= 1,
    };
    let has_many = match language {
        Language::En | Language::De | Language::Nl => false,
        Language::It | Language::Es | Language::Fr | Language::Pt => true,
    };
    match count {
        _ if one => Category::One,
        1.. if has_many && count.is_multiple_of(1_000_000) => Category::Many,
        _ => Category::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_take_the_form_that_the_language_gives_them() {
        use Category::{Many, One, Other};
        for (language, zero, one, two, million) in [
            (Language::En, Other, One, Other, Other),
            (Language::De, Other, One, Other, Other),
            (Language::Nl, Other, One, Other, Other),
            (Language::It, Other, One, Other, Many),
            (Language::Es, Other, One, Other, Many),
            (Language::Fr, One, One, Other, Many),
            (Language::Pt, One, One, Other, Many),
        ] {
            let found = [0, 1, 2, 1_000_000, 3_000_000].map(|count| category(language, count));
            assert_eq!(found, [zero, one, two, million, million], "{language:?}");
            assert_eq!(category(language, 1_000_001), Other, "{language:?}");
        }
    }
}
