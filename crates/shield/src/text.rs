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
    /// How far it is beyond the point from where on a message is unwanted, by itself and in its context.
    beyond: f32,
    fraud: f32,
    /// It is unwanted for its context, and not by itself.
    by_context: bool,
    letters: f32,
}

impl Standing {
    fn of(signals: &Signals, features: &Features, context: &Context) -> Self {
        let points = LAYERS.points;
        let message = weighed(&LAYERS.message, &features.values);
        let alone = message - points.unwanted + score::outright(signals, &features.reasons);
        let (letters, _) = ngrams::FRAUD.score_words(&features::grams(signals), signals.words.len());
        let fraud = weighed(&LAYERS.fraud, &features.values) + letters;
        let numbers = || sender::numbers(context, signals, features, message);
        let in_context = sender::is_known(context).then(|| weighed(&LAYERS.context, &numbers()) - points.context);
        // Whoever it comes from: an account may be in another's hands.
        let beyond = in_context.map_or(alone, |within| within.max(alone - TRUST));
        Self { beyond, fraud, by_context: in_context.is_some() && message < points.unwanted, letters }
    }

    fn verdict(&self, signals: &Signals, features: &Features) -> Verdict {
        let readable = signals.script == Script::Known;
        match (self.beyond >= 0.0 && readable, self.is_fraud(features)) {
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
        self.fraud >= score::fraud_point(&features.reasons, LAYERS.points.fraud)
            || self.by_context
            || self.fraud + self.letters > 0.0
                && features.reasons.iter().any(|reason| NEVER_ADVERTS.contains(&reason.code))
    }

    /// A half at the point from where on it is unwanted.
    fn score(&self, verdict: Verdict) -> f32 {
        let score = probability(self.beyond);
        if verdict == Verdict::CannotTell { score.min(UNKNOWN) } else { score }
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

/// By so much more a message must be unwanted that its context speaks for.
pub(crate) const TRUST: f32 = 3.0;

/// The highest score of what cannot be read.
const UNKNOWN: f32 = 0.05;
/// More reasons than this are not read.
const MOST_REASONS: usize = 6;

fn weight_of(code: Code) -> f32 {
    let index = Code::ALL.iter().position(|known| *known == code);
    let offset = features::COUNT.min(crate::lexicon::Concept::ALL.len());
    index.and_then(|index| score::LAYERS.message.get(offset + index)).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Sender;

    fn verdict(text: &str, context: &Context) -> Verdict {
        check(text, context, None).verdict
    }

    #[test]
    fn a_message_with_a_code_in_it_asks_for_none() {
        for text in [
            "739204 es tu código para entrar. Si te lo pide alguien, aunque diga que es de la empresa, no se lo des.",
            "540219 adalah kode masuk kamu. RAHASIA. Jangan berikan kepada siapa pun",
            "Your code is 482 913. Never give it to anyone, even if they say they are from us.",
        ] {
            let found = check(text, &Context::default(), None);
            assert_eq!((found.verdict, found.score < 0.5), (Verdict::Fine, true), "{text}");
        }
    }

    #[test]
    fn who_asks_for_a_code_is_a_trap_whoever_it_is() {
        let text = "I sent you a 6-digit code by mistake, can you forward it to me please? It's urgent";
        assert_eq!(verdict(text, &Context::default()), Verdict::Scam);
        for sender in [Sender::Stranger, Sender::NewContact, Sender::Known, Sender::Verified] {
            let context = Context { sender: Some(sender), first_message: Some(false), ..Context::default() };
            assert_eq!(verdict(text, &context), Verdict::Scam, "{sender:?}");
        }
    }

    #[test]
    fn a_plain_trap_is_one_from_a_contact_too() {
        let text =
            "Your bank account will be suspended today! Verify your account now: https://paypa1-secure.top/login";
        let context = Context { sender: Some(Sender::Known), first_message: Some(false), ..Context::default() };
        assert_eq!(verdict(text, &Context::default()), Verdict::Scam);
        assert_eq!(verdict(text, &context), Verdict::Scam);
    }

    #[test]
    fn a_score_is_a_half_where_the_verdict_turns() {
        for text in
            ["see you at eight", "WINNER!! claim your prize now http://bit.ly/x", "hello mum, this is my new number"]
        {
            let found = check(text, &Context::default(), None);
            assert_eq!(found.verdict != Verdict::Fine, found.score >= 0.5, "{text}");
        }
    }
}
