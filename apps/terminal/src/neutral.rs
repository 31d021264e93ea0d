//! Text that others wrote, made harmless to a terminal.
//!
//! Control characters move the cursor, change titles, or answer in the person's place; bidirectional controls show text
//! in another order than it has; line separators start lines that look like ours. All of them are shown as escapes.

use std::fmt::Write;

use kith_texts::isolated;

/// One line: line breaks are shown as escapes too.
pub(crate) fn line(text: &str) -> String {
    escaped(text, |c| format!("\\u{{{:x}}}", u32::from(c)))
}

/// One line that stands beside others of ours: its direction does not disturb theirs.
pub(crate) fn inserted(text: &str) -> String {
    isolated(&line(text)).into_owned()
}

/// The lines of a text.
pub(crate) fn lines(text: &str) -> Vec<String> {
    text.split('\n').map(|part| inserted(part.strip_suffix('\r').unwrap_or(part))).collect()
}

/// A sentence of ours with texts of others in it, which should have gone through [`line`]: what did not, does now. The
/// isolates that stand around them stay.
pub(crate) fn sentence(text: &str) -> String {
    let parts = text.split_inclusive(is_isolate).map(|part| match part.strip_suffix(is_isolate) {
        Some(before) => format!("{}{}", line(before), part.chars().last().map(String::from).unwrap_or_default()),
        None => line(part),
    });
    parts.collect()
}

/// What [`isolated`] puts around a text.
fn is_isolate(c: char) -> bool {
    matches!(c, '\u{2068}' | '\u{2069}')
}

/// JSON with the same characters escaped in its strings, the only place where it can have them: the value is the same.
pub(crate) fn json(json: &str) -> String {
    escaped(json, |c| {
        let mut units = [0; 2];
        c.encode_utf16(&mut units).iter().fold(String::new(), |mut escape, unit| {
            let _ = write!(escape, "\\u{unit:04x}");
            escape
        })
    })
}

fn escaped(text: &str, escape: impl Fn(char) -> String) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        if is_active(c) { safe.push_str(&escape(c)) } else { safe.push(c) }
    }
    safe
}

/// Whether a terminal, or a reader's eye, may take it for more than a letter.
pub(crate) fn is_active(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' // bidirectional
            | '\u{2028}' | '\u{2029}' // line and paragraph separators
            | '\u{206a}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}') // deprecated format and annotation controls
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOSTILE: &str = "a\u{1b}[2J\u{9b}31m\u{7}\r\nb\u{202e}c\u{2028}d\u{7f}";

    #[test]
    fn no_control_character_of_a_peer_reaches_the_terminal() {
        assert_eq!(line(HOSTILE), "a\\u{1b}[2J\\u{9b}31m\\u{7}\\u{d}\\u{a}b\\u{202e}c\\u{2028}d\\u{7f}");
        for c in (0..0x11_0000).filter_map(char::from_u32) {
            assert!(!line(&c.to_string()).chars().any(|c| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c)));
        }
    }

    #[test]
    fn letters_of_all_scripts_and_emoji_stay() {
        let text = "Ünï 名前 שלום مرحبا 👩‍👩‍👧 é";
        assert_eq!(line(text), text);
        assert_eq!(inserted(text), format!("\u{2068}{text}\u{2069}"));
        assert_eq!(sentence(&inserted(text)), inserted(text));
    }

    #[test]
    fn a_text_keeps_its_lines_and_nothing_else() {
        assert_eq!(lines("one\r\ntwo\n\u{1b}three"), ["one", "two", "\\u{1b}three"]);
    }

    #[test]
    fn json_stays_the_same_value_and_becomes_harmless() {
        let encoded = json(&serde_json::to_string(HOSTILE).unwrap());
        assert_eq!(serde_json::from_str::<String>(&encoded).unwrap(), HOSTILE);
        assert!(encoded.chars().all(|c| c == ' ' || c.is_ascii_graphic()), "{encoded}");
    }
}
