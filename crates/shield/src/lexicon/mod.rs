//! Phrases of nine languages and what they are about.
//!
//! The phrases stand in one file a language, a line a concept: `concept: phrase; phrase`. In a phrase `*` ends the beginning of a
//! word, `_` stands for any word, `..` for up to three.

mod concept;

use std::collections::BTreeMap;
use std::sync::LazyLock;

pub(crate) use concept::Concept;

use crate::Span;
use crate::lang::{Language, Languages};
use crate::words::{Word, words};

/// A phrase found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    pub(crate) concept: Concept,
    /// The index of its first and of its last word.
    pub(crate) first: usize,
    pub(crate) last: usize,
    pub(crate) sentence: usize,
    pub(crate) span: Span,
    languages: Languages,
}

impl Hit {
    /// Whether it is a phrase of one of these languages.
    pub(crate) fn is_in(&self, languages: Languages) -> bool {
        self.languages.overlaps(languages)
    }

    /// How many words are between two phrases.
    pub(crate) fn distance(&self, other: &Self) -> usize {
        let behind = other.first.saturating_sub(self.last);
        behind.max(self.first.saturating_sub(other.last))
    }

    /// Whether they share a word.
    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// Both, and what is between them.
    pub(crate) fn together(&self, other: &Self) -> Span {
        Span { start: self.span.start.min(other.span.start), end: self.span.end.max(other.span.end) }
    }
}

/// All phrases in a text, whatever language they are in.
pub(crate) fn find(words: &[Word]) -> Vec<Hit> {
    let mut hits = Vec::new();
    for first in 0..words.len() {
        LEXICON.find_at(words, first, &mut hits);
    }
    hits
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

const FILES: [(Language, &str); 9] = [
    (Language::English, include_str!("en.txt")),
    (Language::Spanish, include_str!("es.txt")),
    (Language::Italian, include_str!("it.txt")),
    (Language::German, include_str!("de.txt")),
    (Language::French, include_str!("fr.txt")),
    (Language::Dutch, include_str!("nl.txt")),
    (Language::Portuguese, include_str!("pt.txt")),
    (Language::Hindi, include_str!("hi.txt")),
    (Language::Indonesian, include_str!("id.txt")),
];

/// The fewest letters of a beginning: what is shorter would begin too much.
const SHORTEST_BEGINNING: usize = 2;
const LONGEST_GAP: usize = 3;

struct Lexicon {
    /// By their first word.
    whole: BTreeMap<String, Vec<Phrase>>,
    /// By the beginning of their first word.
    begun: BTreeMap<String, Vec<Phrase>>,
}

struct Phrase {
    concept: Concept,
    languages: Languages,
    rest: Vec<Part>,
}

enum Part {
    Whole(String),
    Beginning(String),
    Any,
    Gap,
}

impl Lexicon {
    fn read() -> Self {
        let mut lexicon = Self { whole: BTreeMap::new(), begun: BTreeMap::new() };
        for (language, file) in FILES {
            for (concept, phrases) in entries(file) {
                phrases.split(';').for_each(|phrase| lexicon.add(language, concept, phrase));
            }
        }
        lexicon
    }

    fn add(&mut self, language: Language, concept: Concept, phrase: &str) {
        let mut parts = phrase.split_whitespace().flat_map(parts);
        let (map, key) = match parts.next() {
            Some(Part::Whole(word)) => (&mut self.whole, word),
            Some(Part::Beginning(word)) => (&mut self.begun, word),
            Some(Part::Any | Part::Gap) | None => return,
        };
        let languages = Languages::only(language);
        map.entry(key).or_default().push(Phrase { concept, languages, rest: parts.collect() });
    }

    fn find_at(&self, words: &[Word], first: usize, hits: &mut Vec<Hit>) {
        let Some(word) = words.get(first) else { return };
        let beginnings = word.text.char_indices().map(|(at, c)| at + c.len_utf8());
        let begun = beginnings.filter_map(|end| self.begun.get(word.text.get(..end)?));
        for phrase in self.whole.get(&word.text).into_iter().chain(begun).flatten() {
            if let Some(last) = match_rest(&phrase.rest, words, first)
                && let Some(end) = words.get(last)
            {
                let span = Span { start: word.span.start, end: end.span.end };
                let Phrase { concept, languages, .. } = *phrase;
                hits.push(Hit { concept, first, last, sentence: word.sentence, span, languages });
            }
        }
    }
}

/// The concepts and phrases of a file. A line that begins with `#` is about what follows.
fn entries(file: &str) -> impl Iterator<Item = (Concept, &str)> {
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once(':'))
        .filter_map(|(name, phrases)| Some((Concept::named(name.trim())?, phrases)))
}

fn parts(word: &str) -> Vec<Part> {
    match word {
        "_" => return vec![Part::Any],
        ".." => return vec![Part::Gap],
        _ => {}
    }
    let begins = word.ends_with('*');
    let mut parts: Vec<Part> = words(word).into_iter().map(|word| Part::Whole(word.text)).collect();
    if begins && let Some(Part::Whole(last)) = parts.pop() {
        parts.push(if last.chars().count() < SHORTEST_BEGINNING { Part::Whole(last) } else { Part::Beginning(last) });
    }
    parts
}

/// The index of the last word, if all that follows the first is there.
fn match_rest(rest: &[Part], words: &[Word], last: usize) -> Option<usize> {
    let Some((part, rest)) = rest.split_first() else { return Some(last) };
    if matches!(part, Part::Gap) {
        return (last..=last + LONGEST_GAP).find_map(|last| match_rest(rest, words, last));
    }
    let next = words.get(last + 1)?;
    let fits = match part {
        Part::Whole(word) => next.text == *word,
        Part::Beginning(beginning) => next.text.starts_with(beginning.as_str()),
        Part::Any | Part::Gap => true,
    };
    fits.then(|| match_rest(rest, words, last + 1)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_every_file_is_a_concept_with_phrases() {
        for (language, file) in FILES {
            for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
                let (name, phrases) = line.split_once(':').unwrap();
                assert!(Concept::named(name.trim()).is_some(), "{language:?}: {name}");
                assert!(phrases.split(';').all(|phrase| !phrase.trim().is_empty()), "{language:?}: {line}");
            }
        }
    }

    #[test]
    fn every_language_has_phrases_for_every_concept() {
        for (language, file) in FILES {
            let said: Vec<Concept> = entries(file).map(|(concept, _)| concept).collect();
            for concept in Concept::ALL {
                assert!(said.contains(&concept), "{language:?} has nothing for {}", concept.name());
            }
        }
    }

    #[test]
    fn a_phrase_is_found_with_its_place_and_its_gaps() {
        let text = "Please send me the code now";
        let hits = find(&words(text));
        let code = hits.iter().find(|hit| hit.concept == Concept::CodeWord).unwrap();
        assert_eq!(text.get(code.span.start..code.span.end), Some("code"));
        let ask = hits.iter().find(|hit| hit.concept == Concept::Ask).unwrap();
        assert!(ask.distance(code) <= 3);
    }
}
