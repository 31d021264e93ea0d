//! Characters that are not seen, and digits of every script.

/// Whether a character only directs how text runs, or shows nothing at all.
pub(super) const fn is_mark(letter: char) -> bool {
    matches!(
        letter,
        '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
    )
}

/// A text without the marks it begins with.
pub(super) fn unmarked(text: &str) -> &str {
    if text.as_bytes().first().is_none_or(u8::is_ascii) { text } else { text.trim_start_matches(is_mark) }
}

/// How many marks a text begins with.
pub(super) fn leading(text: &str) -> usize {
    text.chars().take_while(|letter| is_mark(*letter)).count()
}

/// What a digit is worth, in any script that dates are written in.
pub(crate) fn digit(letter: char) -> Option<u32> {
    if letter.is_ascii() {
        return letter.to_digit(10);
    }
    let code = u32::from(letter);
    ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&code)).map(|zero| code - zero)
}

/// Where the ten digits of a script begin: Arabic, Persian, N'Ko, Devanagari, Bengali, Gurmukhi, Gujarati, Oriya, Tamil, Telugu,
/// Kannada, Malayalam, Sinhala, Thai, Lao, Tibetan, Myanmar, Khmer, Mongolian, Ol Chiki, fullwidth, Adlam.
const ZEROS: [u32; 22] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
    0x1040, 0x17e0, 0x1810, 0x1c50, 0xff10, 0x1e950,
];
