//! A message as numbers: what the layers of the model weigh.

use crate::lang::Script;
use crate::lexicon::Concept;
use crate::ngrams;
use crate::signals::Signals;
use crate::{Code, Reason, Span, link};

/// How many numbers there are for a message without its context.
pub(crate) const COUNT: usize = Concept::ALL.len() + Code::ALL.len() + SHAPES.len();

/// Names of the numbers that are neither a phrase nor a reason.
const SHAPES: [&str; 24] = [
    "always",
    "grams",
    "links",
    "no_link",
    "phone",
    "amount",
    "percent",
    "code",
    "gives_code",
    "keeps_code",
    "capitals",
    "digits",
    "exclamations",
    "questions",
    "emoji",
    "alarm_emoji",
    "long",
    "short",
    "unlikely_host",
    "known_host",
    "unread",
    "dated",
    "masked",
    "record",
];

/// A message as numbers, and what it was found to say.
pub(crate) struct Features {
    pub(crate) values: Vec<f32>,
    pub(crate) reasons: Vec<Reason>,
    /// The words that are most like those of unwanted messages.
    pub(crate) telling: Option<Span>,
}

/// The name of a number, as it stands in the files of the model.
pub(crate) fn name(index: usize) -> String {
    let concepts = Concept::ALL.len();
    let codes = Code::ALL.len();
    if let Some(concept) = Concept::ALL.get(index) {
        return format!("says.{}", concept.name());
    }
    match Code::ALL.get(index - concepts) {
        Some(code) => format!("finds.{}", code.name()),
        None => format!("is.{}", SHAPES.get(index - concepts - codes).copied().unwrap_or_default()),
    }
}

/// The numbers of a message. `unwanted` is what the sequences of its letters say.
pub(crate) fn of(signals: &Signals, unwanted: f32, telling: Option<Span>) -> Features {
    let mut values = Vec::with_capacity(COUNT);
    values.extend(Concept::ALL.map(|concept| said(signals, concept)));
    let mut reasons = signals.intents();
    reasons.extend(link_reasons(signals));
    values.extend(Code::ALL.map(|code| f32::from(u8::from(reasons.iter().any(|reason| reason.code == code)))));
    values.extend(shapes(signals, unwanted));
    Features { values, reasons, telling }
}

/// The grams of a message, with the word in which each begins.
pub(crate) fn grams(signals: &Signals) -> Vec<(u32, usize)> {
    ngrams::text_grams(signals.words.iter().map(|word| word.text.as_str()))
}

fn said(signals: &Signals, concept: Concept) -> f32 {
    if matches!(concept, Concept::Common | Concept::Not) {
        return 0.0;
    }
    match signals.count(concept) {
        0 => 0.0,
        1 => 0.6,
        2 => 0.85,
        _ => 1.0,
    }
}

fn link_reasons(signals: &Signals) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = Vec::new();
    for found in &signals.links {
        for reason in link::facts(&found.address, None) {
            if reasons.iter().all(|known| known.code != reason.code) {
                reasons.push(Reason { span: Some(found.span), ..reason });
            }
        }
    }
    reasons
}

fn shapes(signals: &Signals, unwanted: f32) -> [f32; SHAPES.len()] {
    let shape = &signals.shape;
    let yes = |is: bool| f32::from(u8::from(is));
    let some =
        |count: usize, many: u16| f32::from(u16::try_from(count).unwrap_or(u16::MAX).min(many)) / f32::from(many);
    let hosts: Vec<f32> = signals.links.iter().map(|link| link::unlikely_of(&link.address)).collect();
    let unlikely = hosts.iter().copied().fold(f32::MIN, f32::max);
    let words = signals.words.len();
    [
        1.0,
        unwanted.clamp(-8.0, 8.0) / 4.0,
        some(signals.links.len(), 3),
        yes(signals.links.is_empty()),
        yes(shape.phone.is_some()),
        yes(shape.amount.is_some()),
        yes(shape.percent),
        yes(shape.code.is_some()),
        yes(signals.gives_code()),
        yes(signals.gives_code() && signals.has(Concept::Calming)),
        if shape.characters > 20 { shape.capitals } else { 0.0 },
        shape.digits,
        some(shape.exclamations, 4),
        some(shape.questions, 3),
        some(shape.emoji, 5),
        some(shape.alarm_emoji, 3),
        some(words, 60),
        yes(words < 5),
        if hosts.is_empty() { 0.0 } else { unlikely.clamp(-4.0, 4.0) / 4.0 },
        yes(!hosts.is_empty() && unlikely <= -6.0),
        yes(signals.script != Script::Known),
        yes(shape.dated),
        yes(shape.masked),
        yes(shape.amount.is_some() && (shape.dated || shape.masked) && signals.has(Concept::Notice)),
    ]
}
