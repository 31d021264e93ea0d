//! What the model sees of a message, a host or a link, for whoever trains and measures it.

use crate::lang::{Language, Script};
use crate::signals::Signals;
use crate::{Context, features, link, ngrams, score, sender, text};

/// A message as the model sees it.
pub struct Seen {
    signals: Signals,
    grams: Vec<(u32, usize)>,
}

impl Seen {
    /// Reads a message.
    #[must_use]
    pub fn new(text: &str, language: Option<Language>) -> Self {
        let signals = Signals::read(crate::words::beginning(text), language);
        let grams = features::grams(&signals);
        Self { signals, grams }
    }

    /// The hashed sequences of its letters.
    pub fn grams(&self) -> impl Iterator<Item = u32> {
        self.grams.iter().map(|(gram, _)| *gram)
    }

    /// Its numbers, if its sequences say `unwanted`.
    #[must_use]
    pub fn numbers(&self, unwanted: f32) -> Vec<f32> {
        features::of(&self.signals, unwanted, None).values
    }

    /// By how much less its score needs to be, because it says outright what it is after.
    #[must_use]
    pub fn outright(&self) -> f32 {
        score::outright(&self.signals, &features::of(&self.signals, 0.0, None).reasons)
    }

    /// From where on it is fraud rather than an advert, if it is `point` for most.
    #[must_use]
    pub fn fraud_point(&self, point: f32) -> f32 {
        score::fraud_point(&features::of(&self.signals, 0.0, None).reasons, point)
    }

    /// The numbers of its context, if its sequences say `unwanted` and the message by itself has this score.
    #[must_use]
    pub fn context_numbers(&self, context: &Context, unwanted: f32, score: f32) -> Vec<f32> {
        let features = features::of(&self.signals, unwanted, None);
        sender::numbers(context, &self.signals, &features, score)
    }

    /// Whether it is in a script that is read here.
    #[must_use]
    pub fn is_readable(&self) -> bool {
        self.signals.script == Script::Known
    }
}

/// The names of a message's numbers.
#[must_use]
pub fn message_names() -> Vec<String> {
    (0..features::COUNT).map(features::name).collect()
}

/// The names of a context's numbers.
#[must_use]
pub fn context_names() -> Vec<String> {
    (0..sender::COUNT).map(sender::name).collect()
}

/// The names of a link's numbers.
#[must_use]
pub fn link_names() -> Vec<String> {
    (0..score::LINK_COUNT).map(score::link_name).collect()
}

/// The hashed sequences of a host's name.
#[must_use]
pub fn host_grams(host: &str) -> Vec<u32> {
    ngrams::name_grams(host)
}

/// The numbers of a link, if the letters of its host say `unlikely`.
#[must_use]
pub fn link_numbers(address: &str, unlikely: f32) -> Vec<f32> {
    score::link_numbers(&link::facts(address, None), unlikely)
}

/// By what a sum over so many sequences is multiplied.
#[must_use]
pub fn scale(grams: usize) -> f32 {
    ngrams::scale(grams)
}

/// The probability that belongs to a logarithm of odds.
#[must_use]
pub fn probability(logit: f32) -> f32 {
    score::probability(logit)
}

/// By so much more a message must be unwanted that its context speaks for.
pub const TRUST: f32 = text::TRUST;

/// What the shipped model says of a message by itself, as logarithm of the odds.
#[must_use]
pub fn shipped(seen: &Seen) -> f32 {
    score::weighed(&score::LAYERS.message, &text::read(&seen.signals).values)
}
