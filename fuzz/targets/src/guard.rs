//! What somebody is about to send.

use kith_shield::Span;
use kith_shield::guard::{Received, Secrets, stops};

/// What is about to be sent, and in its other lines a PIN, a linking code, a message that came, and words of a phrase.
pub(crate) fn secret_guard(bytes: &[u8]) {
    let all = String::from_utf8_lossy(bytes);
    let mut lines = all.split('\n');
    let text = lines.next().unwrap_or("");
    let (pin, code, came) = (lines.next(), [lines.next().unwrap_or("")], lines.next().unwrap_or(""));
    let words: Vec<_> = lines.take(24).collect();
    let received = [Received { text: came, age: 1 }];
    let secrets = Secrets { pin, phrase: &words, linking_codes: &code, received: &received };
    for (_, Span { start, end }) in stops(text, &secrets, true) {
        assert!(text.get(start..end).is_some_and(|part| !part.is_empty()));
    }
}

pub(crate) fn guard_seeds() -> Vec<Vec<u8>> {
    let texts = [
        "my pin is 4 7 1 1\n4711",
        "abandon, ability able\n1234\nKITH-1\nYour code is 123-456\nabandon\nability\nable\nabout",
        "its 123456 and DE89 3704 0044 0532 0130 00\n\n\nYour code is 123-456",
        "4111 1111 1111 1111",
    ];
    texts.map(|text| text.as_bytes().to_vec()).into()
}
