//! What figures in a text stand for: days, times, and the end of an account's number whose rest is hidden.

use crate::words::Word;

/// A text with `~` where the figures of its days, times and reference numbers stand, as long as before.
pub(crate) fn without_dates(text: &str) -> String {
    let mut kept = text.to_owned();
    for (start, end) in clusters(text) {
        let Some(cluster) = text.get(start..end) else { continue };
        let before = text.get(..start).unwrap_or_default();
        if is_time(cluster) || is_date(cluster) || is_reference(before) {
            let hidden: String = cluster.chars().map(|c| if c.is_ascii_digit() { '~' } else { c }).collect();
            kept.replace_range(start..end, &hidden);
        }
    }
    kept
}

/// Figures with single signs between them, by their place.
fn clusters(text: &str) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    for (at, c) in text.char_indices() {
        open = match open {
            Some((start, _)) if c.is_ascii_digit() => Some((start, at + 1)),
            Some((start, end)) if at == end && matches!(c, '.' | '/' | ':' | '-') => Some((start, end)),
            Some(cluster) => {
                found.push(cluster);
                None
            }
            None => c.is_ascii_digit().then_some((at, at + 1)),
        };
    }
    found.extend(open);
    found
}

fn is_time(cluster: &str) -> bool {
    let parts: Vec<&str> = cluster.split(':').collect();
    matches!(parts.as_slice(), [hour, minute] | [hour, minute, _] if below(hour, 24) && below(minute, 60) && minute.len() == 2)
}

fn is_date(cluster: &str) -> bool {
    let parts: Vec<&str> = cluster.split(['.', '/', '-']).collect();
    let day = |a: &str, b: &str| below(a, 13) && below(b, 32) || below(a, 32) && below(b, 13);
    match parts.as_slice() {
        [a, b] => cluster.contains('/') && day(a, b),
        [a, b, c] if a.len() == 4 => below(a, 2_600) && day(b, c),
        [a, b, c] => day(a, b) && matches!(c.len(), 2 | 4),
        _ => false,
    }
}

fn below(figures: &str, limit: u16) -> bool {
    (1..=4).contains(&figures.len()) && figures.parse::<u16>().is_ok_and(|number| number < limit)
}

/// Words before a number by which something is looked up, and nobody called.
const REFERENCES: [&str; 26] = [
    "ref",
    "reference",
    "referencia",
    "referenz",
    "rif",
    "txn",
    "utr",
    "upi",
    "pnr",
    "awb",
    "order",
    "pedido",
    "ordine",
    "bestellung",
    "commande",
    "bestelling",
    "shipment",
    "tracking",
    "folio",
    "resi",
    "ticket",
    "item",
    "invoice",
    "id",
    "संदर्भ",
    "nr",
];

fn is_reference(before: &str) -> bool {
    let word = before.trim_end_matches([' ', ':', '#', '.', '-']).rsplit(|c: char| !c.is_alphanumeric()).next();
    let word = word.unwrap_or_default().to_lowercase();
    let text = before.trim_end();
    text.ends_with('#') || REFERENCES.contains(&word.as_str())
}

/// Words before the last figures of an account.
const ENDINGS: [&str; 16] = [
    "ending",
    "ends",
    "terminada",
    "terminado",
    "terminata",
    "terminante",
    "final",
    "finale",
    "endend",
    "endung",
    "endet",
    "terminant",
    "finissant",
    "eindigend",
    "eindigt",
    "berakhir",
];

/// Whether the last figures of an account or card stand there and the others are hidden.
pub(crate) fn is_masked(text: &str, words: &[Word]) -> bool {
    let figures =
        |word: &Word| (2..=4).contains(&word.text.len()) && word.text.bytes().all(|byte| byte.is_ascii_digit());
    let hidden = |word: &Word| {
        let crossed = word.text.trim_start_matches('x');
        let starred = text.get(..word.span.start).is_some_and(|before| before.ends_with(['*', '•', '…']));
        let figures = (2..=4).contains(&crossed.len()) && crossed.bytes().all(|byte| byte.is_ascii_digit());
        figures && (starred || crossed.len() < word.text.len())
    };
    let named = |at: usize| {
        words.get(at + 1).is_some_and(figures)
            || words.get(at + 2).is_some_and(figures) && words.get(at + 1).is_some_and(|word| word.text.len() <= 4)
    };
    words.iter().any(hidden)
        || words.iter().enumerate().any(|(at, word)| ENDINGS.contains(&word.text.as_str()) && named(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::words;

    #[test]
    fn days_times_and_references_are_no_numbers_to_call() {
        for text in ["on 12-03-24 19:44", "05/11", "2024-03-12", "Ref 413298765432", "order #88213001", "7:05"] {
            assert!(!without_dates(text).contains(|c: char| c.is_ascii_digit()), "{text}");
        }
        for text in ["73-90-11", "482-913", "07700 900123", "€1.45", "12.50", "99:99"] {
            assert_eq!(without_dates(text), text);
        }
    }

    #[test]
    fn the_end_of_an_account_is_known_by_what_hides_the_rest() {
        for text in [
            "card *4410",
            "a/c XX9087",
            "kartu ****1234",
            "card ending in 8821",
            "tarjeta terminada en 44",
            "cartão final 8821",
        ] {
            assert!(is_masked(text, &words(text)), "{text}");
        }
        for text in ["room 4410", "5*4", "the xx", "ending soon"] {
            assert!(!is_masked(text, &words(text)), "{text}");
        }
    }
}
