//! Numbers of payment cards and bank accounts, told from other numbers by their check digits.

use crate::Span;

/// A card's number: 13 to 19 digits in groups, the last of which checks the others (ISO/IEC 7812).
pub(super) fn card(text: &str) -> Option<Span> {
    runs(text, |letter| letter.is_ascii_digit(), 4).into_iter().find(|run| is_card(&run.letters)).map(|run| run.span)
}

/// An international account number (ISO 13616).
pub(super) fn bank_account(text: &str) -> Option<Span> {
    let runs = runs(text, |letter| letter.is_ascii_alphanumeric(), 9);
    runs.into_iter().find_map(|run| {
        let from = (0..run.letters.len()).find_map(|from| Some((from, account(run.letters.get(from..)?)?)));
        from.and_then(|(from, length)| run.part(from, length))
    })
}

/// Letters that stand together, with single spaces and hyphens between them.
struct Run {
    letters: Vec<char>,
    places: Vec<usize>,
    span: Span,
}

impl Run {
    fn part(&self, from: usize, length: usize) -> Option<Span> {
        let (start, last) = (self.places.get(from)?, self.places.get(from + length - 1)?);
        Some(Span { start: *start, end: last + 1 })
    }
}

fn runs(text: &str, is_part: fn(&char) -> bool, least: usize) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut apart = 2;
    for (at, letter) in text.char_indices() {
        let plain = super::plain(letter).unwrap_or(letter);
        if is_part(&plain) {
            if apart > 1 {
                runs.push(Run { letters: Vec::new(), places: Vec::new(), span: Span { start: at, end: at } });
            }
            apart = 0;
            if let Some(run) = runs.last_mut() {
                run.letters.push(plain.to_ascii_uppercase());
                run.places.push(at);
                run.span.end = at + letter.len_utf8();
            }
        } else {
            apart += if matches!(letter, ' ' | '-' | '\u{a0}' | '\u{202f}' | '.') { 1 } else { 2 };
        }
    }
    runs.retain(|run| run.letters.len() >= least);
    runs
}

fn is_card(digits: &[char]) -> bool {
    let known = matches!(digits.first(), Some('2'..='6'));
    known
        && (13..=19).contains(&digits.len())
        && sum(digits).is_multiple_of(10)
        && digits.iter().any(|digit| Some(digit) != digits.first())
}

/// Every second digit from the right counts double, and a sum of two digits as their sum (Luhn).
fn sum(digits: &[char]) -> u32 {
    let value = |(place, digit): (usize, &char)| {
        let digit = digit.to_digit(10).unwrap_or(0);
        match (place % 2, digit * 2) {
            (0, _) => digit,
            (_, double) if double > 9 => double - 9,
            (_, double) => double,
        }
    };
    digits.iter().rev().enumerate().map(value).sum()
}

/// How long the account number is that begins here.
fn account(letters: &[char]) -> Option<usize> {
    let country: String = letters.get(..2)?.iter().collect();
    let length = LENGTHS.iter().find(|(code, _)| *code == country).map(|(_, length)| usize::from(*length))?;
    let number = letters.get(..length)?;
    let (head, tail) = number.split_at_checked(4)?;
    let rest = tail.iter().chain(head).try_fold(0_u32, |rest, letter| {
        let value = letter.to_digit(36)?;
        Some((if value > 9 { rest * 100 + value } else { rest * 10 + value }) % 97)
    });
    (rest == Some(1)).then_some(length)
}

/// How long account numbers are, by country.
#[rustfmt::skip]
const LENGTHS: [(&str, u8); 80] = [
    ("AD", 24), ("AE", 23), ("AL", 28), ("AT", 20), ("AZ", 28), ("BA", 20), ("BE", 16), ("BG", 22), ("BH", 22), ("BR", 29),
    ("BY", 28), ("CH", 21), ("CR", 22), ("CY", 28), ("CZ", 24), ("DE", 22), ("DK", 18), ("DO", 28), ("EE", 20), ("EG", 29),
    ("ES", 24), ("FI", 18), ("FO", 18), ("FR", 27), ("GB", 22), ("GE", 22), ("GI", 23), ("GL", 18), ("GR", 27), ("GT", 28),
    ("HR", 21), ("HU", 28), ("IE", 22), ("IL", 23), ("IQ", 23), ("IS", 26), ("IT", 27), ("JO", 30), ("KW", 30), ("KZ", 20),
    ("LB", 28), ("LC", 32), ("LI", 21), ("LT", 20), ("LU", 20), ("LV", 21), ("LY", 25), ("MC", 27), ("MD", 24), ("ME", 22),
    ("MK", 19), ("MR", 27), ("MT", 31), ("MU", 30), ("NL", 18), ("NO", 15), ("PK", 24), ("PL", 28), ("PS", 29), ("PT", 25),
    ("QA", 29), ("RO", 24), ("RS", 22), ("SA", 24), ("SC", 31), ("SD", 18), ("SE", 24), ("SI", 19), ("SK", 24), ("SM", 27),
    ("SO", 23), ("ST", 25), ("SV", 28), ("TL", 23), ("TN", 24), ("TR", 26), ("UA", 29), ("VA", 22), ("VG", 24), ("XK", 20),
];
