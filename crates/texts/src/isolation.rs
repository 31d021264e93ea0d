//! What somebody else wrote, inside a sentence of ours: it may run from right to left, and the sentence must not.

use std::borrow::Cow;

/// First strong isolate: what follows finds its own direction.
const FSI: char = '\u{2068}';
/// Ends it.
const PDI: char = '\u{2069}';

/// A text that can stand in a line of ours without changing the order of anything around it (UAX #9).
///
/// All our languages run from left to right, so only a text with letters that do not is put between FSI and PDI: around any
/// other they would change nothing but what a script finds. Controls of direction in the text itself are taken out; one
/// that nobody closes, or that closes ours, would undo it all.
#[must_use]
pub fn isolated(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| is_control(c) || runs_left(c)) {
        return Cow::Borrowed(text);
    }
    let mut safe: String = text.chars().filter(|c| !is_control(*c)).collect();
    if safe.contains(runs_left) {
        safe.insert(0, FSI);
        safe.push(PDI);
    }
    Cow::Owned(safe)
}

/// Embeddings, overrides and isolates.
fn is_control(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The blocks of scripts that run from right to left, and the two marks that do.
fn runs_left(c: char) -> bool {
    matches!(c,
        '\u{590}'..='\u{8ff}'
        | '\u{fb1d}'..='\u{fdff}'
        | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}'
        | '\u{1e800}'..='\u{1efff}'
        | '\u{200f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_runs_the_other_way_is_isolated() {
        for text in ["", "Ada", "名前", "12:30", "a\u{200e}b"] {
            assert_eq!(isolated(text), text);
        }
        for text in ["שלום", "a مرحبا b", "\u{200f}"] {
            assert_eq!(isolated(text), format!("\u{2068}{text}\u{2069}"));
        }
    }

    #[test]
    fn nobody_breaks_out_of_an_isolate() {
        assert_eq!(isolated("a\u{2069}\u{202e}b"), "ab");
        assert_eq!(isolated("ש\u{2069}\u{202e}b\u{2067}"), "\u{2068}שb\u{2069}");
    }
}
