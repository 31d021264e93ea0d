//! What a text looks like, whatever language it is in.

use crate::words::Word;
use crate::{Span, figures};

/// Numbers of a text and how it is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Shape {
    /// Where a telephone number stands.
    pub(crate) phone: Option<Span>,
    /// Where an amount of money stands.
    pub(crate) amount: Option<Span>,
    pub(crate) percent: bool,
    /// A number of four to eight digits by itself.
    pub(crate) code: Option<Span>,
    /// A day or a time of day stands in it, in figures.
    pub(crate) dated: bool,
    /// The last figures of an account or card, the others hidden: who knows them may be who they belong to.
    pub(crate) masked: bool,
    pub(crate) capitals: f32,
    pub(crate) digits: f32,
    pub(crate) exclamations: usize,
    pub(crate) questions: usize,
    pub(crate) emoji: usize,
    /// Signs by which attention is drawn to money and danger.
    pub(crate) alarm_emoji: usize,
    pub(crate) characters: usize,
}

impl Shape {
    pub(crate) fn of(text: &str, words: &[Word]) -> Self {
        let letters = count(text, char::is_alphabetic);
        let capitals = count(text, char::is_uppercase);
        let characters = text.chars().count();
        let undated = figures::without_dates(text);
        Self {
            phone: number(&undated, 8..=15, true),
            amount: amount(text, words),
            percent: text.contains('%'),
            code: number(&undated, 4..=8, false),
            dated: undated != text,
            masked: figures::is_masked(text, words),
            capitals: ratio(capitals, letters),
            digits: ratio(count(text, char::is_numeric), characters),
            exclamations: count(text, |c| c == '!'),
            questions: count(text, |c| c == '?'),
            emoji: count(text, is_emoji),
            alarm_emoji: count(text, |c| "💰💸💵💎🚨⚠🔥🎁🎉💥📈📊🏆🎊✅👉👇⚡".contains(c)),
            characters,
        }
    }
}

fn count(text: &str, is: impl Fn(char) -> bool) -> usize {
    text.chars().filter(|c| is(*c)).count()
}

fn ratio(part: usize, whole: usize) -> f32 {
    let number = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
    number(part) / number(whole.max(1))
}

fn is_emoji(c: char) -> bool {
    matches!(c, '\u{2600}'..='\u{27bf}' | '\u{1f300}'..='\u{1faff}')
}

/// The first number of so many digits, with or without the spaces and signs that stand in telephone numbers.
fn number(text: &str, length: std::ops::RangeInclusive<usize>, phone: bool) -> Option<Span> {
    let mut run: Option<(Span, usize)> = None;
    for (at, c) in text.char_indices().chain([(text.len(), '\n')]) {
        let joins = phone && matches!(c, ' ' | '-' | '(' | ')' | '.' | '/' | '+') || matches!(c, '-' | ' ');
        match run {
            Some((span, digits)) if c.is_numeric() => run = Some((Span { end: at + c.len_utf8(), ..span }, digits + 1)),
            Some((span, _)) if joins && at < span.end + 2 => {}
            Some((span, digits)) => {
                let glued = at == span.end && c.is_alphabetic();
                if length.contains(&digits) && !glued && !matches!(c, '%' | '€' | '$' | '£' | '₹') {
                    return Some(span);
                }
                run = None;
            }
            None if c.is_numeric() => run = Some((Span { start: at, end: at + c.len_utf8() }, 1)),
            None => {}
        }
    }
    None
}

const CURRENCIES: [&str; 30] = [
    "eur", "euro", "euros", "usd", "dollar", "dollars", "gbp", "pounds", "pound", "quid", "rs", "inr", "rupees",
    "rupaye", "rp", "ribu", "juta", "rb", "jt", "reais", "pesos", "mxn", "chf", "usdt", "btc", "bucks", "lakh",
    "crore", "idr", "brl",
];

/// A number beside a currency.
fn amount(text: &str, words: &[Word]) -> Option<Span> {
    let is_number = |word: &Word| word.text.starts_with(|c: char| c.is_ascii_digit());
    for pair in words.windows(2) {
        let [a, b] = pair else { continue };
        let beside = is_number(a) && CURRENCIES.contains(&b.text.as_str())
            || is_number(b) && CURRENCIES.contains(&a.text.as_str());
        if beside {
            return Some(Span { start: a.span.start, end: b.span.end });
        }
    }
    let sign = |c: char| matches!(c, '€' | '$' | '£' | '₹' | '¥');
    words.iter().find_map(|word| {
        let before = text.get(..word.span.start)?.trim_end().chars().next_back();
        let behind = text
            .get(word.span.end..)?
            .trim_start_matches(['.', ',', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', ' '])
            .chars()
            .next();
        let joined = word.text.starts_with("rs")
            || word.text.starts_with("rp")
            || word.text.ends_with("rs")
            || word.text.ends_with("eur");
        let glued = joined && word.text.contains(|c: char| c.is_ascii_digit());
        let beside = is_number(word) && (before.is_some_and(sign) || behind.is_some_and(sign));
        (beside || glued).then_some(word.span)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::words;

    fn shape(text: &str) -> Shape {
        Shape::of(text, &words(text))
    }

    #[test]
    fn telephone_numbers_codes_and_amounts_are_told_apart() {
        let text = "Call +44 7700 900123";
        assert_eq!(shape(text).phone.map(|span| text.get(span.start..span.end)), Some(Some("44 7700 900123")));
        assert!(shape("code 482 913.").code.is_some());
        assert!(shape("your code is 482913").code.is_some());
        assert!(shape("482913 is your code").code.is_some());
        assert!(shape("call 07700900123 now").phone.is_some());
        assert!(shape("4829abc").code.is_none());
        assert!(
            shape("pay 45 euros").amount.is_some()
                && shape("€1.45").amount.is_some()
                && shape("2,99 €").amount.is_some()
        );
        assert!(shape("Rs500 credited").amount.is_some());
        assert!(shape("see you at 8").amount.is_none());
    }
}
