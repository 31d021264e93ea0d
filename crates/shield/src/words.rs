//! A text cut into words, each folded for comparison and with its place in the text.

use crate::Span;
use crate::letters::{fold, imitated, is_dressed, is_invisible, is_word};

/// A word as it is compared, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) text: String,
    pub(crate) span: Span,
    /// The number of its sentence; asking and what is asked for stand in one.
    pub(crate) sentence: usize,
    /// Its letters are not what they look like.
    pub(crate) disguised: bool,
}

/// The longest text that is looked at. What is cut off of a longer one is its end.
const LONGEST: usize = 8_192;

/// Words that English shortens others onto.
const SHORTENED: [&str; 14] =
    ["i", "it", "he", "she", "we", "you", "they", "that", "what", "who", "here", "there", "where", "let"];

/// The part of a text that is looked at.
pub(crate) fn beginning(text: &str) -> &str {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// The words of a text, in order.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut cutter = Cutter::default();
    let mut characters = text.char_indices().peekable();
    while let Some((start, c)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        cutter.take(start, c, next);
    }
    cutter.finish(text.len());
    cutter.words
}

#[derive(Default)]
struct Cutter {
    words: Vec<Word>,
    raw: String,
    start: usize,
    sentence: usize,
    hidden: bool,
}

impl Cutter {
    fn take(&mut self, at: usize, c: char, next: Option<char>) {
        if is_invisible(c) {
            self.hidden |= !self.raw.is_empty() && !matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe0f}');
        } else if is_word(c) || is_dressed(c) {
            if self.raw.is_empty() {
                self.start = at;
            }
            self.raw.push(c);
        } else if !self.joins(c, next) {
            self.finish(at);
            self.sentence += usize::from(ends_sentence(c, next));
        }
    }

    /// An apostrophe within an English contraction, which is written as one word here: dont, its.
    fn joins(&self, c: char, next: Option<char>) -> bool {
        let negated = || next == Some('t') && self.raw.ends_with('n');
        let shortened = || SHORTENED.iter().any(|word| self.raw.eq_ignore_ascii_case(word));
        matches!(c, '\'' | '’') && next.is_some_and(char::is_alphabetic) && (negated() || shortened())
    }

    fn finish(&mut self, end: usize) {
        let raw = std::mem::take(&mut self.raw);
        let hidden = std::mem::take(&mut self.hidden);
        if raw.is_empty() {
            return;
        }
        let (text, imitates) = undisguised(&raw);
        let dressed = raw.chars().any(is_dressed);
        let span = Span { start: self.start, end };
        self.words.push(Word { text, span, sentence: self.sentence, disguised: hidden || imitates || dressed });
    }
}

/// A folded word. Letters of another script in a Latin word are taken for what they look like.
fn undisguised(raw: &str) -> (String, bool) {
    let latin = raw.chars().any(|c| c.is_ascii_alphabetic());
    let imitates = latin && raw.chars().any(|c| imitated(c).is_some());
    let seen = raw.chars().map(|c| if imitates { imitated(c).unwrap_or(c) } else { c });
    (seen.flat_map(fold).collect(), imitates)
}

fn ends_sentence(c: char, next: Option<char>) -> bool {
    let free = next.is_none_or(char::is_whitespace);
    matches!(c, '!' | '?' | '\n' | ';' | '¿' | '¡' | '।') || matches!(c, '.' | '…' | ':') && free
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn words_are_small_and_without_accents_and_know_their_place() {
        assert_eq!(folded("Envíame el CÓDIGO, ¿sí?"), ["enviame", "el", "codigo", "si"]);
        let text = "Hé là";
        let second = words(text).remove(1);
        assert_eq!(text.get(second.span.start..second.span.end), Some("là"));
    }

    #[test]
    fn contractions_are_one_word_and_elisions_two() {
        assert_eq!(folded("Don't, I'm, it's"), ["dont", "im", "its"]);
        assert_eq!(folded("l'account d’accès"), ["l", "account", "d", "acces"]);
    }

    #[test]
    fn letters_in_disguise_are_read_and_noticed() {
        let found = words("𝐁𝐢𝐭𝐜𝐨𝐢𝐧 pаypal co\u{200b}de слово");
        assert_eq!(
            found.iter().map(|word| word.text.as_str()).collect::<Vec<_>>(),
            ["bitcoin", "paypal", "code", "слово"]
        );
        assert_eq!(found.iter().map(|word| word.disguised).collect::<Vec<_>>(), [true, true, true, false]);
    }

    #[test]
    fn sentences_are_counted() {
        let found = words("Your code is 12. Send it? कोड भेजो। हाँ");
        let sentences: Vec<usize> = found.iter().map(|word| word.sentence).collect();
        assert_eq!(sentences, [0, 0, 0, 0, 1, 1, 2, 2, 3]);
    }
}
