//! The secret guard: what a person must be stopped from sending, told before it is sent.
//!
//! All of this is asked of a text that somebody is about to send, in the client that knows the secrets. Nothing is kept, and no
//! answer contains a secret.

mod numbers;

use crate::Span;

/// Seconds for which a one-time code counts as just received.
pub const FRESH: u64 = 600;

/// Words of a recovery phrase that are too many to be there by chance.
const WORDS: usize = 3;

/// Letters of a linking code that are too many to be there by chance.
const PART: usize = 12;

/// What a person must not send. Whatever is not known stays out.
#[derive(Clone, Copy, Default)]
pub struct Secrets<'a> {
    /// The PIN.
    pub pin: Option<&'a str>,
    /// The words of the recovery phrase, in order.
    pub phrase: &'a [&'a str],
    /// Linking codes that are valid now.
    pub linking_codes: &'a [&'a str],
    /// What came lately.
    pub received: &'a [Received<'a>],
}

/// A message that came, and perhaps brought a one-time code.
#[derive(Clone, Copy)]
pub struct Received<'a> {
    /// What it says.
    pub text: &'a str,
    /// So many seconds ago it came.
    pub age: u64,
}

/// Why a person is stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stop {
    /// Words of the own recovery phrase: whoever has them all has the account.
    RecoveryPhrase,
    /// A code that links a device to the own account.
    LinkingCode,
    /// The own PIN.
    Pin,
    /// A code that came in the last ten minutes.
    ReceivedCode,
    /// The number of a payment card, to somebody who is new.
    Card,
    /// A bank account, to somebody who is new.
    BankAccount,
}

impl Stop {
    /// Its stable name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::RecoveryPhrase => "recovery_phrase",
            Self::LinkingCode => "linking_code",
            Self::Pin => "pin",
            Self::ReceivedCode => "received_code",
            Self::Card => "card",
            Self::BankAccount => "bank_account",
        }
    }
}

/// What a text gives away, and where; the worst first. `is_new`: it goes to somebody who was accepted lately.
#[must_use]
pub fn stops(text: &str, secrets: &Secrets<'_>, is_new: bool) -> Vec<(Stop, Span)> {
    let letters = Letters::of(text);
    let phrase = phrase(text, secrets.phrase).map(|span| (Stop::RecoveryPhrase, span));
    let linking =
        secrets.linking_codes.iter().find_map(|code| linking(&letters, code)).map(|span| (Stop::LinkingCode, span));
    let pin = secrets.pin.and_then(|pin| number(&letters, pin)).map(|span| (Stop::Pin, span));
    let fresh = secrets.received.iter().filter(|received| received.age <= FRESH);
    let code = fresh
        .flat_map(|received| codes(received.text))
        .find_map(|code| alone(&letters, &code))
        .map(|span| (Stop::ReceivedCode, span));
    let mut stops: Vec<_> = [phrase, linking, pin, code].into_iter().flatten().collect();
    if is_new {
        stops.extend(numbers::card(text).map(|span| (Stop::Card, span)));
        stops.extend(numbers::bank_account(text).map(|span| (Stop::BankAccount, span)));
    }
    stops.sort_unstable();
    stops
}

/// The letters and digits of a text in small letters, whatever stands between them, and where each stood.
struct Letters {
    letters: Vec<char>,
    places: Vec<Span>,
}

impl Letters {
    fn of(text: &str) -> Self {
        let mut all = Self { letters: Vec::new(), places: Vec::new() };
        for (start, letter) in text.char_indices() {
            let place = Span { start, end: start + letter.len_utf8() };
            let plain = plain(letter).filter(|letter| letter.is_alphanumeric());
            for small in plain.into_iter().flat_map(char::to_lowercase) {
                all.letters.push(small);
                all.places.push(place);
            }
        }
        all
    }

    /// Where some letters stand one after another.
    fn find(&self, wanted: &[char]) -> Option<usize> {
        (!wanted.is_empty()).then(|| self.letters.windows(wanted.len()).position(|window| window == wanted)).flatten()
    }

    fn span(&self, from: usize, length: usize) -> Option<Span> {
        let (first, last) = (self.places.get(from)?, self.places.get(from + length - 1)?);
        Some(Span { start: first.start, end: last.end })
    }
}

/// Digits of every script and letters of the fullwidth forms as they are otherwise written.
fn plain(letter: char) -> Option<char> {
    if let Some(digit) = crate::export::digit(letter) {
        return char::from_digit(digit, 10);
    }
    match letter {
        '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => char::from_u32(u32::from(letter) - 0xfee0),
        _ => Some(letter),
    }
}

/// At least three words of the phrase in its order, or the only two or one there are of a text as short as they are: with any
/// spacing, any signs and numbers between them, and the words shortened to their first four letters, which suffice.
fn phrase(text: &str, phrase: &[&str]) -> Option<Span> {
    let words: Vec<(String, Span)> = words(text);
    let whole: Vec<String> = phrase.iter().map(|word| word.to_lowercase()).collect();
    let is_word = |said: &str, word: &str| said == word || said.chars().count() == 4 && word.starts_with(said);
    let mut best: Option<(usize, Span)> = None;
    for (place, (_, first)) in words.iter().enumerate() {
        let mut at = 0;
        let mut found = 0;
        let mut end = first.end;
        let mut between = 0;
        for (said, span) in words.iter().skip(place) {
            let next = whole.iter().skip(at).position(|word| is_word(said, word));
            match next {
                Some(skipped) => {
                    (found, end, between) = (found + 1, span.end, 0);
                    at += skipped + 1;
                }
                None if found == 0 || between >= 2 => break,
                None => between += 1,
            }
        }
        if found > best.map_or(0, |(most, _)| most) {
            best = Some((found, Span { start: first.start, end }));
        }
    }
    let few = |found: usize| found >= 2 && words.len() <= found + 1;
    let run_together = || joined(text, &whole);
    best.filter(|(found, _)| *found >= WORDS || few(*found)).map(|(_, span)| span).or_else(run_together)
}

/// Three words of the phrase that follow each other in it, written without anything between them, or with a space in each place
/// but the right ones.
fn joined(text: &str, phrase: &[String]) -> Option<Span> {
    let letters = Letters::of(text);
    phrase.windows(WORDS).find_map(|words| {
        let wanted: Vec<char> = words.concat().chars().collect();
        let from = letters.find(&wanted)?;
        letters.span(from, wanted.len())
    })
}

/// Runs of letters, in small letters. Single letters and numbers are left out: they number the words.
fn words(text: &str) -> Vec<(String, Span)> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        match (letter.is_alphabetic(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                start = None;
                let word = text.get(from..at).unwrap_or("");
                if word.chars().nth(1).is_some() {
                    words.push((
                        word.chars().filter_map(plain).flat_map(char::to_lowercase).collect(),
                        Span { start: from, end: at },
                    ));
                }
            }
            (true, Some(_)) | (false, None) => {}
        }
    }
    words
}

/// A linking code, whole or a long part of it.
fn linking(text: &Letters, code: &str) -> Option<Span> {
    let code = Letters::of(code).letters;
    let part = code.len().min(PART.max(code.len() / 2));
    code.windows(part.max(1)).find_map(|window| {
        let from = text.find(window)?;
        text.span(from, window.len())
    })
}

/// A PIN with nothing else of a number beside it: `1 2 3 4` is one, `12345` is not 1234.
fn number(text: &Letters, pin: &str) -> Option<Span> {
    let pin = Letters::of(pin).letters;
    alone(text, &pin)
}

/// Digits or letters that stand for themselves: no further digit next to them.
fn alone(text: &Letters, wanted: &[char]) -> Option<Span> {
    let mut from = 0;
    while let Some(found) = text.letters.get(from..)?.windows(wanted.len().max(1)).position(|window| window == wanted) {
        let (start, end) = (from + found, from + found + wanted.len());
        let is_digit = |at: Option<usize>| at.and_then(|at| text.letters.get(at)).is_some_and(char::is_ascii_digit);
        let ends_in_digits =
            wanted.first().is_some_and(char::is_ascii_digit) && wanted.last().is_some_and(char::is_ascii_digit);
        if !ends_in_digits || !is_digit(start.checked_sub(1)) && !is_digit(Some(end)) {
            return text.span(start, wanted.len());
        }
        from = start + 1;
    }
    None
}

/// The one-time codes in a message: four to eight digits in one or two groups, or as many capitals and digits mixed.
fn codes(text: &str) -> Vec<Vec<char>> {
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '-';
    let pieces: Vec<&str> = text.split(|letter: char| !is_part(letter)).filter(|piece| !piece.is_empty()).collect();
    let digits =
        |piece: &str| -> Vec<char> { piece.chars().filter(|letter| *letter != '-').filter_map(plain).collect() };
    let is_number = |digits: &[char], range: std::ops::RangeInclusive<usize>| {
        range.contains(&digits.len()) && digits.iter().all(char::is_ascii_digit)
    };
    let mut codes = Vec::new();
    for (place, piece) in pieces.iter().enumerate() {
        let own = digits(piece.strip_prefix("G-").unwrap_or(piece));
        let mixed = own.iter().any(char::is_ascii_digit)
            && own.iter().all(|letter| letter.is_ascii_digit() || letter.is_ascii_uppercase());
        if is_number(&own, 4..=8) || mixed && (6..=8).contains(&own.len()) {
            codes.push(own.iter().flat_map(|letter| letter.to_lowercase()).collect());
        }
        if let Some(next) = pieces.get(place + 1).map(|next| digits(next))
            && own.len() == next.len()
            && is_number(&own, 3..=4)
            && is_number(&next, 3..=4)
        {
            codes.push(own.into_iter().chain(next).collect());
        }
    }
    codes
}

#[cfg(test)]
mod tests;
