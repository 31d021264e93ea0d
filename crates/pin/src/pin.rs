//! What a person chooses: digits or letters, neither too few nor the first that anybody would try.

use std::fmt;

use zeroize::Zeroizing;

/// Characters of a PIN at least.
pub const LEAST: usize = 6;
/// The same at most.
pub const MOST: usize = 64;

/// Begun or ended with, these are tried first: from lists of the most used PINs and passwords, apart from what the rules find.
const OBVIOUS: [&str; 16] = [
    "112233", "121314", "123123", "123321", "131313", "147258", "159753", "202020", "246810", "696969", "password",
    "passwort", "qwerty", "qwertz", "azerty", "letmein",
];
/// What keys and alphabets have in this order.
const ROWS: [&str; 5] = ["01234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm"];

/// A PIN that is fit to guard a backup; wiped when dropped, shown by nothing.
#[derive(Clone)]
pub struct Pin(Zeroizing<String>);

/// Why a PIN is not taken. Says nothing of the PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Weak {
    /// Too short.
    #[error("a PIN has at least {LEAST} characters")]
    Short,
    /// Too long.
    #[error("a PIN has at most {MOST} characters")]
    Long,
    /// One character, or a few, again and again.
    #[error("this PIN repeats itself: it would be guessed among the first")]
    Repeating,
    /// 123456 and the like.
    #[error("this PIN is a row of keys or digits: it would be guessed among the first")]
    Row,
    /// One of those that everybody takes.
    #[error("many people take this PIN: it would be guessed among the first")]
    Common,
    /// A day.
    #[error("this PIN is a date: it would be guessed among the first")]
    Date,
    /// A name that everybody knows who has seen the account.
    #[error("this PIN is a name of yours: it would be guessed among the first")]
    Name,
}

impl Weak {
    /// For programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Short => "pin_short",
            Self::Long => "pin_long",
            Self::Repeating => "pin_repeating",
            Self::Row => "pin_row",
            Self::Common => "pin_common",
            Self::Date => "pin_date",
            Self::Name => "pin_name",
        }
    }
}

impl Pin {
    /// A PIN that somebody chooses. `names` are those that others know him by.
    ///
    /// # Errors
    /// [`Weak`] if it would be guessed.
    pub fn chosen(text: &str, names: &[&str]) -> Result<Self, Weak> {
        let pin = Self::entered(text);
        let length = pin.0.chars().count();
        if length < LEAST {
            return Err(Weak::Short);
        }
        if length > MOST {
            return Err(Weak::Long);
        }
        let plain = Zeroizing::new(pin.0.to_lowercase());
        if let Some(weak) = weakness(&plain) {
            return Err(weak);
        }
        if names.iter().any(|name| name.trim().to_lowercase() == *plain) {
            return Err(Weak::Name);
        }
        Ok(pin)
    }

    /// A PIN that is to be the one that was chosen: without spaces and line ends around it.
    #[must_use]
    pub fn entered(text: &str) -> Self {
        Self(Zeroizing::new(text.trim().to_owned()))
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin(…)")
    }
}

/// Why anybody would try it, apart from names.
fn weakness(plain: &str) -> Option<Weak> {
    let is_obvious = OBVIOUS.iter().any(|obvious| plain.starts_with(obvious) || plain.ends_with(obvious));
    let found = [
        (repeats(plain), Weak::Repeating),
        (is_in_a_row(plain), Weak::Row),
        (is_obvious, Weak::Common),
        (is_date(plain), Weak::Date),
    ];
    found.into_iter().find(|(is_weak, _)| *is_weak).map(|(_, weak)| weak)
}

/// Whether it is one thing of at most half its length, again and again: 000000, 121212, abcabc.
fn repeats(text: &str) -> bool {
    let all: Zeroizing<Vec<char>> = Zeroizing::new(text.chars().collect());
    (1..=all.len() / 2).any(|period| all.iter().zip(all.iter().skip(period)).all(|(one, other)| one == other))
}

/// Whether all of it, forwards or backwards, stands in a row of keys.
fn is_in_a_row(text: &str) -> bool {
    let back: Zeroizing<String> = Zeroizing::new(text.chars().rev().collect());
    ROWS.iter().any(|row| row.contains(text) || row.contains(back.as_str()))
}

/// Whether it can be read as a day, as people write birthdays: 240612, 24121980, 19801224.
fn is_date(text: &str) -> bool {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let number = |from: usize, to: usize| text.get(from..to).and_then(|part| part.parse::<u32>().ok());
    let day = |day: Option<u32>, month: Option<u32>| {
        matches!((day, month), (Some(1..=31), Some(1..=12)) | (Some(1..=12), Some(1..=31)))
    };
    let year = |year: Option<u32>| matches!(year, Some(1900..=2039));
    match text.len() {
        8 => {
            day(number(0, 2), number(2, 4)) && year(number(4, 8))
                || year(number(0, 4)) && day(number(4, 6), number(6, 8))
        }
        6 => day(number(0, 2), number(2, 4)) || day(number(2, 4), number(4, 6)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_anybody_would_try_first_is_refused_and_says_why() {
        for (text, weak) in [
            ("12345", Weak::Short),
            ("     1     ", Weak::Short),
            ("000000", Weak::Repeating),
            ("121212", Weak::Repeating),
            ("abcabc", Weak::Repeating),
            ("123456", Weak::Row),
            ("0987654321", Weak::Row),
            ("Qwertyui", Weak::Row),
            ("password7", Weak::Common),
            ("246810", Weak::Common),
            ("241280", Weak::Date),
            ("19801224", Weak::Date),
            ("Ada Lovelace", Weak::Name),
        ] {
            assert_eq!(Pin::chosen(text, &["ada lovelace"]).unwrap_err(), weak, "{text}");
        }
        assert_eq!(Pin::chosen(&"x9".repeat(40), &[]).unwrap_err(), Weak::Long);
    }

    #[test]
    fn a_pin_that_nobody_would_try_first_is_taken_and_shown_by_nothing() {
        for text in ["739164", "48 15 99", "kettle-9", "заварник"] {
            let pin = Pin::chosen(text, &["Ada"]).unwrap();
            assert_eq!(pin.bytes(), text.as_bytes());
            assert_eq!(format!("{pin:?}"), "Pin(…)");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_the_rules_panic_and_what_is_taken_has_a_length_in_bounds(text in any::<String>()) {
            if let Ok(pin) = Pin::chosen(&text, &["Ada"]) {
                let length = pin.0.chars().count();
                prop_assert!((LEAST..=MOST).contains(&length));
            }
        }
    }
}
