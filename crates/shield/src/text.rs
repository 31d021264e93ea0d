//! Is this message a trap?

use crate::features::{self, Features};
use crate::lang::{Language, Script};
use crate::ngrams;
use crate::score::{self, LAYERS, probability, weighed};
use crate::signals::Signals;
use crate::words::beginning;
use crate::{Assessment, Code, Context, Reason, Span, Verdict, advice, sender};

/// What a message is taken for. `language` is what its text is said to be in, if anybody knows.
#[must_use]
pub fn check(text: &str, context: &Context, language: Option<Language>) -> Assessment {
    let text = beginning(text);
    let signals = Signals::read(text, language);
    let features = read(&signals);
    let standing = Standing::of(&signals, &features, context);
    let verdict = standing.verdict(&signals, &features);
    let reasons = standing.reasons(verdict, &signals, features, context);
    let advice = advice::about(verdict, &reasons);
    Assessment { verdict, score: standing.score(verdict), reasons, advice }
}

/// A message as numbers.
pub(crate) fn read(signals: &Signals) -> Features {
    let grams = features::grams(signals);
    let (unwanted, added) = ngrams::UNWANTED.score_words(&grams, signals.words.len());
    features::of(signals, unwanted, telling(signals, &added))
}

/// How many words are shown of what is most telling.
const SHOWN: usize = 5;

/// The part of a text that adds most.
fn telling(signals: &Signals, added: &[f32]) -> Option<Span> {
    let size = SHOWN.min(added.len());
    if size == 0 {
        return None;
    }
    let sums = added.windows(size).map(|window| window.iter().sum::<f32>());
    let (first, _) = sums.enumerate().max_by(|(_, a), (_, b)| a.total_cmp(b))?;
    let (from, to) = (signals.words.get(first)?, signals.words.get(first + size - 1)?);
    Some(Span { start: from.span.start, end: to.span.end })
}

/// What the layers say of a message, as logarithms of odds.
struct Standing {
    message: f32,
    fraud: f32,
    context: Option<f32>,
    letters: f32,
}

impl Standing {
    fn of(signals: &Signals, features: &Features, context: &Context) -> Self {
        let message = weighed(&LAYERS.message, &features.values);
        let (letters, _) = ngrams::FRAUD.score_words(&features::grams(signals), signals.words.len());
        let fraud = weighed(&LAYERS.fraud, &features.values) + letters;
        let numbers = || sender::numbers(context, signals, features, message);
        let context = sender::is_known(context).then(|| weighed(&LAYERS.context, &numbers()));
        Self { message, fraud, context, letters }
    }

    fn verdict(&self, signals: &Signals, features: &Features) -> Verdict {
        let points = LAYERS.points;
        let unwanted = match self.context {
            Some(context) => context >= points.context,
            None => self.message >= points.unwanted || self.message >= points.unwanted - MARGIN && says_it(features),
        };
        let readable = signals.script == Script::Known;
        match (unwanted && readable, self.is_fraud(features)) {
            (true, true) => Verdict::Scam,
            (true, false) => Verdict::Advert,
            (false, _) if readable => Verdict::Fine,
            (false, _) => self.unreadable(features),
        }
    }

    /// In a script that is unknown here only a link can tell.
    fn unreadable(&self, features: &Features) -> Verdict {
        const SURE: [Code; 5] =
            [Code::LinkLookalike, Code::LinkEmbedded, Code::LinkUserInfo, Code::LinkMixedScripts, Code::LinkPunycode];
        let trap = features.reasons.iter().any(|reason| SURE.contains(&reason.code));
        if trap { Verdict::Scam } else { Verdict::CannotTell }
    }

    fn is_fraud(&self, features: &Features) -> bool {
        const NEVER_ADVERTS: [Code; 4] = [Code::AsksForCode, Code::AsksForSecret, Code::Extorts, Code::ClaimsKinship];
        self.fraud >= LAYERS.points.fraud
            || self.context.is_some() && self.message < LAYERS.points.unwanted
            || self.fraud + self.letters > 0.0
                && features.reasons.iter().any(|reason| NEVER_ADVERTS.contains(&reason.code))
    }

    fn score(&self, verdict: Verdict) -> f32 {
        let logit = self.context.unwrap_or(self.message);
        match verdict {
            Verdict::CannotTell => probability(logit).min(UNKNOWN),
            Verdict::Fine | Verdict::Advert | Verdict::Scam => probability(logit),
        }
    }

    /// What speaks for the verdict, the weightiest first.
    fn reasons(&self, verdict: Verdict, signals: &Signals, features: Features, context: &Context) -> Vec<Reason> {
        if verdict == Verdict::CannotTell {
            let code = if signals.script == Script::Unknown { Code::UnknownScript } else { Code::TooShort };
            return vec![Reason { code, span: None, fact: None }];
        }
        if verdict == Verdict::Fine {
            return Vec::new();
        }
        let mut reasons = sender::facts(context);
        let mut found = features.reasons;
        found.sort_by(|a, b| weight_of(b.code).total_cmp(&weight_of(a.code)));
        reasons.extend(found.into_iter().take(MOST_REASONS));
        if reasons.iter().all(|reason| reason.span.is_none()) {
            let code = if verdict == Verdict::Advert { Code::LikeKnownAdverts } else { Code::LikeKnownScams };
            reasons.extend(features.telling.map(|span| Reason { code, span: Some(span), fact: None }));
        }
        reasons
    }
}

/// So much less a message needs that says outright what it is after.
const MARGIN: f32 = 3.0;

/// Whether it asks for what no honest stranger asks for.
fn says_it(features: &Features) -> bool {
    const PLAIN: [Code; 3] = [Code::AsksForCode, Code::AsksForSecret, Code::Extorts];
    let has = |code| features.reasons.iter().any(|reason| reason.code == code);
    PLAIN.into_iter().any(has) || has(Code::ClaimsKinship) && has(Code::ClaimsNewNumber)
}

/// The highest score of what cannot be read.
const UNKNOWN: f32 = 0.05;
/// More reasons than this are not read.
const MOST_REASONS: usize = 6;

fn weight_of(code: Code) -> f32 {
    let index = Code::ALL.iter().position(|known| *known == code);
    let offset = features::COUNT.min(crate::lexicon::Concept::ALL.len());
    index.and_then(|index| score::LAYERS.message.get(offset + index)).copied().unwrap_or(0.0)
}
