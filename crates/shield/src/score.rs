//! How facts become a score and a verdict: small logistic layers, whose weights stand in `models/layers.txt`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::lexicon::Concept;
use crate::signals::Signals;
use crate::{Code, Reason, features, sender};

/// The layers of the model, as they were learnt.
pub(crate) static LAYERS: LazyLock<Layers> = LazyLock::new(|| Layers::read(include_str!("../models/layers.txt")));

/// The weights of each layer, and the points from which on something is called by a name.
pub(crate) struct Layers {
    /// Whether a message is unwanted, by itself.
    pub(crate) message: Vec<f32>,
    /// Whether what is unwanted is fraud rather than an advert.
    pub(crate) fraud: Vec<f32>,
    /// Whether a message is a trap, in its context.
    pub(crate) context: Vec<f32>,
    /// Whether a link is a trap.
    pub(crate) link: Vec<f32>,
    pub(crate) points: Points,
}

/// From where on a logarithm of odds is enough.
#[derive(Clone, Copy)]
pub(crate) struct Points {
    pub(crate) unwanted: f32,
    pub(crate) fraud: f32,
    pub(crate) context: f32,
    pub(crate) link: f32,
}

impl Layers {
    /// The file has a line `layer name weight` for every weight that is not 0.
    fn read(file: &str) -> Self {
        let mut weights = BTreeMap::new();
        for line in file.lines() {
            let mut words = line.split_whitespace();
            if let (Some(layer), Some(name), Some(weight)) = (words.next(), words.next(), words.next()) {
                weights.insert((layer, name), weight.parse::<f32>().unwrap_or(0.0));
            }
        }
        let weight = |layer, name: &str| weights.get(&(layer, name)).copied().unwrap_or(0.0);
        let layer =
            |layer, count, name: fn(usize) -> String| (0..count).map(|index| weight(layer, &name(index))).collect();
        let point = |name| weights.get(&("point", name)).copied().unwrap_or(f32::MAX);
        Self {
            message: layer("message", features::COUNT, features::name),
            fraud: layer("fraud", features::COUNT, features::name),
            context: layer("context", sender::COUNT, sender::name),
            link: layer("link", LINK_COUNT, link_name),
            points: Points {
                unwanted: point("unwanted"),
                fraud: point("fraud"),
                context: point("context"),
                link: point("link"),
            },
        }
    }
}

/// What numbers add up to, weighed.
pub(crate) fn weighed(weights: &[f32], values: &[f32]) -> f32 {
    weights.iter().zip(values).map(|(weight, value)| weight * value).sum()
}

/// The probability that belongs to a logarithm of odds.
pub(crate) fn probability(logit: f32) -> f32 {
    1.0 / (1.0 + (-logit).exp())
}

/// So much less a message needs that says outright what it is after.
const MARGIN: f32 = 3.0;

/// The margin of a message that asks for what no honest stranger asks for.
pub(crate) fn outright(signals: &Signals, reasons: &[Reason]) -> f32 {
    let has = |code| reasons.iter().any(|reason| reason.code == code);
    let says_it = has(Code::AsksForCode) && signals.has(Concept::CodeWord)
        || has(Code::AsksForSecret)
        || has(Code::Extorts)
        || has(Code::ClaimsKinship) && has(Code::ClaimsNewNumber);
    if says_it { MARGIN } else { 0.0 }
}

/// From where on it is fraud rather than an advert, with facts that adverts hardly have.
const DECEITFUL: f32 = 1.0;

/// From where on what is unwanted is fraud rather than an advert.
pub(crate) fn fraud_point(reasons: &[Reason], point: f32) -> f32 {
    const FACTS: [Code; 18] = [
        Code::AsksForCode,
        Code::AsksForSecret,
        Code::AsksForCard,
        Code::AsksToVerify,
        Code::AsksToScan,
        Code::AsksNotToCall,
        Code::ClaimsKinship,
        Code::ClaimsNewNumber,
        Code::ClaimsAuthority,
        Code::ClaimsSupport,
        Code::DemandsFee,
        Code::Threatens,
        Code::Extorts,
        Code::OffersJob,
        Code::OffersProfit,
        Code::LinkLookalike,
        Code::LinkCombined,
        Code::LinkEmbedded,
    ];
    let deceives = reasons.iter().any(|reason| FACTS.contains(&reason.code));
    if deceives { point.min(DECEITFUL) } else { point }
}

/// What a link is taken for.
pub(crate) struct LinkVerdict {
    pub(crate) suspicious: bool,
    pub(crate) score: f32,
}

/// A bias, what the letters of the name say, and every reason.
pub(crate) const LINK_COUNT: usize = Code::ALL.len() + 2;

pub(crate) fn link_name(index: usize) -> String {
    match index {
        0 => "is.always".to_owned(),
        1 => "is.unlikely_host".to_owned(),
        index => format!("finds.{}", Code::ALL.get(index - 2).map_or("", |code| code.name())),
    }
}

/// The numbers of a link.
pub(crate) fn link_numbers(reasons: &[Reason], unlikely: f32) -> Vec<f32> {
    let mut values = vec![1.0, unlikely.clamp(-6.0, 6.0) / 3.0];
    values.extend(Code::ALL.map(|code| f32::from(u8::from(reasons.iter().any(|reason| reason.code == code)))));
    values
}

/// Facts for which there is hardly ever an innocent explanation.
const SURE: [Code; 8] = [
    Code::LinkLookalike,
    Code::LinkEmbedded,
    Code::LinkUserInfo,
    Code::LinkMixedScripts,
    Code::LinkPunycode,
    Code::LinkShownDiffers,
    Code::LinkScheme,
    Code::CodeLinksDevice,
];

/// How unlikely the rest of a name must be that has a known name in it.
const COMBINED: f32 = 2.5;

/// The least score of a link with such a fact.
const SURE_SCORE: f32 = 0.9;

/// Whether a link with these facts is a trap.
pub(crate) fn link(reasons: &[Reason], unlikely: f32) -> LinkVerdict {
    let logit = weighed(&LAYERS.link, &link_numbers(reasons, unlikely));
    let has = |code| reasons.iter().any(|reason| reason.code == code);
    let likely = unlikely > COMBINED && has(Code::LinkCombined);
    let sure = likely || SURE.into_iter().any(has);
    let score = probability(logit);
    LinkVerdict {
        suspicious: sure || logit >= LAYERS.points.link,
        score: if sure { score.max(SURE_SCORE) } else { score },
    }
}
