//! What the context says: who sends a message, what was said before, and how that goes with what the message says.

use crate::features::Features;
use crate::lexicon::Concept;
use crate::signals::Signals;
use crate::{Code, Context, Earlier, Reason, Sender, Side};

/// What a message may be about, each weighed by who says it.
const GROUPS: usize = 12;
/// Who says it: somebody from outside, somebody whose identity changed, somebody known.
const RELATIONS: usize = 3;
const OTHERS: [&str; 31] = [
    "always",
    "stranger",
    "new_contact",
    "known",
    "verified",
    "first_message",
    "changed",
    "doubt",
    "doubt_outside",
    "doubt_changed",
    "i_began",
    "i_began_outside",
    "they_only",
    "friendly_before",
    "official_before_outside",
    "lure_before_outside",
    "close_before_outside",
    "move_before",
    "no_call_before",
    "notice_before",
    "wrong_number_before",
    "score_outside",
    "score_changed",
    "score_inside",
    "meeting_before",
    "changed_ask",
    "code_asked",
    "wrong_then_close",
    "code_asked_changed",
    "code_pleaded",
    "first_ask",
];
const ABOUT: [&str; GROUPS] = [
    "money", "code", "official", "lure", "close", "pressure", "move", "calm", "friendly", "notice", "question",
    "meeting",
];
const WHO: [&str; RELATIONS] = ["outside", "changed", "inside"];

/// How many numbers there are for a context.
pub(crate) const COUNT: usize = OTHERS.len() + GROUPS * RELATIONS;

/// So many days after a change an identity is new; for longer a contact may have been deceived about it.
const LATELY: u32 = 7;

/// The name of a number, as it stands in the files of the model.
pub(crate) fn name(index: usize) -> String {
    match OTHERS.get(index) {
        Some(name) => format!("with.{name}"),
        None => {
            let index = index - OTHERS.len();
            let (about, who) = (ABOUT.get(index / RELATIONS), WHO.get(index % RELATIONS));
            format!("with.{}_{}", about.copied().unwrap_or_default(), who.copied().unwrap_or_default())
        }
    }
}

/// Whether anything is known besides the text.
pub(crate) fn is_known(context: &Context) -> bool {
    *context != Context::default()
}

/// The facts of a context that a person is told.
pub(crate) fn facts(context: &Context) -> Vec<Reason> {
    let mut facts = Vec::new();
    let mut fact = |code, fact: Option<String>| facts.push(Reason { code, span: None, fact });
    if let Some(days) = context.identity_changed_days.filter(|days| *days <= LATELY) {
        fact(Code::IdentityChanged, Some(days.to_string()));
    }
    match context.sender {
        Some(Sender::Stranger) => fact(Code::SenderStranger, None),
        Some(Sender::NewContact) => fact(Code::SenderNew, None),
        Some(Sender::Known | Sender::Verified) | None => {}
    }
    if context.first_message == Some(true) && context.sender != Some(Sender::Verified) {
        fact(Code::FirstMessage, None);
    }
    facts
}

/// The numbers of a context, together with those of the message. `score` is what the message says by itself.
pub(crate) fn numbers(context: &Context, signals: &Signals, features: &Features, score: f32) -> Vec<f32> {
    let relation = Relation::of(context);
    let before = Before::of(context);
    let score = score.clamp(-6.0, 6.0) / 3.0;
    let about = about(signals, features);
    let mut values = others(context, &relation, &before, score, &about).to_vec();
    values.extend(asking(context, &relation, &before, signals, features, &about));
    for value in about {
        values.extend([value * relation.outside, value * relation.changed, value * relation.inside]);
    }
    values
}

struct Relation {
    outside: f32,
    changed: f32,
    inside: f32,
}

impl Relation {
    fn of(context: &Context) -> Self {
        let outside = match context.sender {
            Some(Sender::Stranger) => 1.0,
            Some(Sender::NewContact) => 0.8,
            None => 0.4,
            Some(Sender::Known | Sender::Verified) => 0.0,
        };
        let changed = match context.identity_changed_days {
            Some(0..=2) => 1.0,
            Some(3..=LATELY) => 0.35,
            Some(_) | None => 0.0,
        };
        Self { outside, changed, inside: (1.0 - outside) * (1.0 - changed) }
    }
}

fn yes(is: bool) -> f32 {
    f32::from(u8::from(is))
}

/// What was said before.
#[derive(Default)]
struct Before {
    doubt: bool,
    wrong_number: bool,
    i_began: bool,
    they_only: bool,
    friendly: f32,
    meeting: bool,
    official: bool,
    lure: bool,
    close: bool,
    moves: bool,
    no_call: bool,
    notice: bool,
}

/// Whether it asks who the other is, or what it is about.
fn is_doubt(earlier: &Earlier) -> bool {
    Signals::read(crate::words::beginning(&earlier.text), None).has(Concept::Doubt)
}

/// More of what was said before is not looked at, and of each message only so much.
const LATEST: usize = 8;

impl Before {
    fn of(context: &Context) -> Self {
        let previous = context.previous.get(context.previous.len().saturating_sub(LATEST)..).unwrap_or_default();
        let mut before = Self {
            i_began: previous.first().is_some_and(|earlier| earlier.from == Side::Me && !is_doubt(earlier)),
            they_only: !previous.is_empty() && previous.iter().all(|earlier| earlier.from == Side::Them),
            ..Self::default()
        };
        for earlier in previous {
            let text = crate::words::beginning(&earlier.text);
            before.take(&Signals::read(text, None), earlier.from);
        }
        before
    }

    fn take(&mut self, said: &Signals, from: Side) {
        let has = |concepts: &[Concept]| concepts.iter().any(|concept| said.has(*concept));
        self.friendly = (self.friendly + 0.34 * yes(has(&[Concept::Everyday]))).min(1.0);
        self.meeting |= has(&[Concept::Meeting]);
        if from == Side::Me {
            self.doubt |= has(&[Concept::Doubt]);
            self.wrong_number |= has(&[Concept::Mistake]);
            return;
        }
        self.official |= has(&[Concept::Authority, Concept::Support, Concept::Stranger]);
        self.lure |= has(&[Concept::Profit, Concept::Easy, Concept::Prize, Concept::Work]);
        self.close |= has(&[Concept::Closeness]);
        self.moves |= has(&[Concept::NewNumber, Concept::Move]);
        self.no_call |= has(&[Concept::NoCall]);
        self.notice |= has(&[Concept::Notice]);
    }
}

fn others(
    context: &Context,
    relation: &Relation,
    before: &Before,
    score: f32,
    about: &[f32; GROUPS],
) -> [f32; OTHERS.len() - ASKING] {
    let is = |sender| yes(context.sender == Some(sender));
    let [money, code, _, _, _, _, moves, ..] = *about;
    [
        1.0,
        is(Sender::Stranger),
        is(Sender::NewContact),
        is(Sender::Known),
        is(Sender::Verified),
        yes(context.first_message == Some(true)),
        relation.changed,
        yes(before.doubt),
        yes(before.doubt) * relation.outside,
        yes(before.doubt) * relation.changed,
        yes(before.i_began),
        yes(before.i_began) * relation.outside,
        yes(before.they_only),
        before.friendly,
        yes(before.official) * relation.outside,
        yes(before.lure) * relation.outside,
        yes(before.close) * relation.outside,
        yes(before.moves),
        yes(before.no_call),
        yes(before.notice),
        yes(before.wrong_number),
        score * relation.outside,
        score * relation.changed,
        score * relation.inside,
        yes(before.meeting),
        relation.changed * money.max(code).max(moves),
    ]
}

/// How many of `OTHERS`, the last ones, tell what is asked for.
const ASKING: usize = 5;

fn asking(
    context: &Context,
    relation: &Relation,
    before: &Before,
    signals: &Signals,
    features: &Features,
    about: &[f32; GROUPS],
) -> [f32; ASKING] {
    let finds = |code| features.reasons.iter().any(|reason| reason.code == code);
    let asked = yes(finds(Code::AsksForCode));
    let pleaded = finds(Code::ClaimsMistake) || finds(Code::Urges);
    let curious = yes(signals.has(Concept::Closeness)) * 0.6 + yes(signals.shape.questions > 0) * 0.4;
    let [money, code, _, _, _, _, moves, ..] = *about;
    [
        asked,
        yes(before.doubt || before.wrong_number) * curious * relation.outside,
        asked * relation.changed,
        asked * yes(pleaded),
        yes(context.first_message == Some(true)) * relation.outside * money.max(code).max(moves),
    ]
}

/// How much a message is about each of the things in `ABOUT`.
fn about(signals: &Signals, features: &Features) -> [f32; GROUPS] {
    use Code::{
        AsksForCard, AsksForCode, AsksForData, AsksForGiftCards, AsksForMoney, AsksForSecrecy, AsksForSecret,
        AsksNotToCall, AsksToInstall, AsksToMove, AsksToOpen, AsksToReply, AsksToScan, AsksToStay, AsksToVerify,
        ClaimsAuthority, ClaimsKinship, ClaimsMistake, ClaimsNewNumber, ClaimsSupport, DemandsFee, Extorts,
        OffersAffection, OffersJob, OffersLoan, OffersMoney, OffersPrize, OffersProfit, Threatens, Urges,
    };
    let finds = |codes: &[Code]| {
        let found = codes.iter().filter(|code| features.reasons.iter().any(|reason| reason.code == **code)).count();
        f32::from(u8::try_from(found.min(2)).unwrap_or(2)) / 2.0
    };
    let says = |concepts: &[Concept]| {
        let found: usize = concepts.iter().map(|concept| signals.count(*concept).min(2)).sum();
        f32::from(u8::try_from(found.min(3)).unwrap_or(3)) / 3.0
    };
    let calm = says(&[Concept::Calming]);
    [
        finds(&[AsksForMoney, AsksForGiftCards, DemandsFee, AsksForCard])
            .max(says(&[Concept::Lend, Concept::Pay, Concept::Fee]) / 2.0),
        finds(&[AsksForCode, AsksForSecret, AsksToScan, AsksForData]).max(if signals.gives_code() {
            0.0
        } else {
            says(&[Concept::CodeWord, Concept::Secret, Concept::Qr]) / 2.0
        }),
        finds(&[ClaimsAuthority, ClaimsSupport, AsksToVerify])
            .max(says(&[Concept::Authority, Concept::Stranger]) / 2.0),
        finds(&[OffersPrize, OffersMoney, OffersProfit, OffersJob, OffersLoan])
            .max(says(&[Concept::Profit, Concept::Easy]) / 2.0),
        finds(&[OffersAffection, ClaimsMistake, ClaimsKinship]),
        finds(&[Urges, Threatens, Extorts, AsksNotToCall, AsksForSecrecy, AsksToStay]),
        finds(&[AsksToMove, AsksToOpen, AsksToReply, AsksToInstall, ClaimsNewNumber]),
        calm,
        says(&[Concept::Everyday]),
        says(&[Concept::Notice]),
        f32::from(u8::try_from(signals.shape.questions.min(2)).unwrap_or(2)) / 2.0,
        says(&[Concept::Meeting]),
    ]
}
