//! A stranger's name.

use kith_core::trust::{LETTERS, says};

/// The first line is the name, the others are those of contacts.
pub(crate) fn says_name(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (name, known) = text.split_once('\n').unwrap_or((&text, "Ada\nBen"));
    let Some(said) = says(name, known.split('\n')) else { return };
    let letters = said.text.chars().filter(|letter| *letter != ' ').count();
    assert!((1..=LETTERS).contains(&letters));
    assert!(said.text.trim() == said.text && !said.text.contains("  "));
    assert!(said.text.chars().all(|letter| letter == ' ' || !letter.is_control() && !letter.is_ascii_punctuation()));
    assert!(!said.text.chars().any(char::is_numeric));
    let again = says(&said.text, known.split('\n')).expect("what is shown is fit to be shown");
    assert_eq!(again.text, said.text);
    assert!(again.stamped == said.stamped, "what is shown looks as what was said");
}

pub(crate) fn name_seeds() -> Vec<Vec<u8>> {
    let names = [
        "Ada",
        "O'Brien",
        "Jean-Luc Picard",
        "Ольга",
        "山田はなこ",
        "สมชาย",
        "AIex\nAlex",
        "А\u{301}да",
        "Kith Support",
    ];
    names.map(|name| name.as_bytes().to_vec()).into()
}
