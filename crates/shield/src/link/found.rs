//! Links within a text.

use crate::Span;
use crate::tables;

/// A link in a text: where it stands, and as an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) span: Span,
    pub(crate) address: String,
}

/// More links than this are not looked at one by one.
const MOST: usize = 16;

/// Every link in a text, in order.
pub(crate) fn find(text: &str) -> Vec<Found> {
    chunks(text).filter_map(|(start, chunk)| link(start, chunk)).take(MOST).collect()
}

/// What stands between spaces, without the punctuation and brackets around it.
fn chunks(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let cut = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»' | '|' | '（' | '）');
    let mut from = 0;
    text.split(cut).filter_map(move |piece| {
        let start = from;
        from = start
            + piece.len()
            + text.get(start + piece.len()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let trimmed = piece.trim_start_matches(['(', '[', '{', '*', '_', '~', '\'', ':', ',', '-', '.', '¡', '¿']);
        let start = start + piece.len() - trimmed.len();
        let trimmed =
            trimmed.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '}', '*', '_', '~', '\'', '…', '।', '’']);
        (!trimmed.is_empty()).then_some((start, trimmed))
    })
}

fn link(start: usize, chunk: &str) -> Option<Found> {
    let (at, address) = with_scheme(chunk).or_else(|| bare(chunk))?;
    Some(Found { span: Span { start: start + at, end: start + chunk.len() }, address })
}

const SCHEMES: [&str; 3] = ["http://", "https://", "hxxp"];

/// An address with its scheme, wherever in the chunk it begins.
fn with_scheme(chunk: &str) -> Option<(usize, String)> {
    let lower = chunk.to_ascii_lowercase();
    let at = SCHEMES.iter().filter_map(|scheme| lower.find(scheme)).min();
    if let Some(at) = at {
        let rest = chunk.get(at..)?;
        return Some((at, rest.replacen("hxxp", "http", 1)));
    }
    let other = [
        "sgnl://",
        "tg://",
        "whatsapp://",
        "intent:",
        "javascript:",
        "data:text",
        "market://",
        "itms-services:",
        "upi://",
    ];
    other.iter().any(|scheme| lower.starts_with(scheme)).then(|| (0, chunk.to_owned()))
}

/// Ends of names that are words in some language, so that a missing space after a full stop makes no link.
const WORDS: [&str; 40] = [
    "so", "in", "me", "is", "it", "no", "to", "at", "be", "de", "la", "my", "do", "am", "id", "us", "as", "pm", "bar",
    "es", "se", "mi", "ma", "va", "ne", "il", "li", "si", "vi", "pa", "ai", "al", "ad", "an", "hr", "who", "now",
    "here", "ni", "re",
];

/// A host without a scheme, perhaps with a path.
fn bare(chunk: &str) -> Option<(usize, String)> {
    let host = chunk.split(['/', '?', '#', ':']).next()?;
    let (behind, rest) = (chunk.len() > host.len(), chunk.get(host.len()..)?);
    let plausible = host.len() <= 253 && !host.contains(['@', '…']) && host.contains('.') && !host.contains("..");
    if !plausible || rest.contains('@') && !rest.starts_with('/') {
        return None;
    }
    let last = host.rsplit('.').next()?;
    let lower = host.to_lowercase();
    let known = tables::suffix(&lower).is_some() || RESERVED.contains(&last.to_lowercase().as_str());
    let labels =
        host.split('.').all(|label| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-'));
    let one_case = last.chars().all(char::is_lowercase) || host.chars().all(|c| !c.is_lowercase());
    let sure = lower.starts_with("www.")
        || behind && rest.starts_with('/')
        || lower.contains('-')
        || lower.contains(|c: char| c.is_ascii_digit());
    let word = WORDS.contains(&last.to_lowercase().as_str()) && host.matches('.').count() == 1;
    let number = host.chars().all(|c| c.is_ascii_digit() || c == '.');
    let first = host.split('.').next().is_some_and(|label| label.chars().any(char::is_alphabetic));
    let fits = known && labels && one_case && (sure || !word) && !number && first;
    fits.then(|| (0, format!("http://{chunk}")))
}

/// Names that stand for sites in examples and at home (RFC 2606, RFC 8375).
const RESERVED: [&str; 5] = ["example", "test", "invalid", "localhost", "onion"];

#[cfg(test)]
mod tests {
    use super::*;

    fn hosts(text: &str) -> Vec<String> {
        find(text).into_iter().map(|found| found.address).collect()
    }

    #[test]
    fn links_are_found_with_and_without_a_scheme() {
        assert_eq!(
            hosts("go to https://a.example/x?y, or (bit.ly/Abc)."),
            ["https://a.example/x?y", "http://bit.ly/Abc"]
        );
        assert_eq!(hosts("pay: parcel-fee.example"), ["http://parcel-fee.example"]);
        assert_eq!(hosts("hxxps://evil.com/a"), ["https://evil.com/a"]);
    }

    #[test]
    fn sentences_numbers_and_mail_addresses_are_no_links() {
        assert!(hosts("See you.so long e.g. 12.30 and 3.5.2026 ana@example.com ok.Bye Dr.Who").is_empty());
    }

    #[test]
    fn a_link_knows_its_place() {
        let text = "é «http://a.example» x";
        let found = find(text).remove(0);
        assert_eq!(text.get(found.span.start..found.span.end), Some("http://a.example"));
    }
}
