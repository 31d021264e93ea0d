//! The whole model: learnt in two steps, so that the layer above never sees sequences that were learnt from its own rows.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use kith_shield::learning::{self, Seen};

use crate::cases::{self, Case};
use crate::corpus::{self, Label, Message};
use crate::gram::{Example, Grams};
use crate::layer::{self, Row, Sign};
use crate::links::{self, LinkModel};
use crate::report::{false_alarm_point, share_from, sorted};
use crate::writing;

const TEXT_BITS: u32 = 16;
const FRAUD_BITS: u32 = 14;
const FOLDS: usize = 5;

/// What is learnt from messages.
pub(crate) struct Model {
    pub(crate) unwanted: Grams,
    fraud_grams: Grams,
    pub(crate) message: Vec<f32>,
    fraud: Vec<f32>,
    pub(crate) unwanted_point: f32,
    pub(crate) fraud_point: f32,
    /// What was said of each message it learnt from, without having seen its group.
    pub(crate) outside: Vec<f32>,
}

impl Model {
    /// Learns from messages; `group` says which of them are left out together while the layer above is learnt.
    pub(crate) fn learn(messages: &[&Message], group: &[usize]) -> Self {
        let outside = scores_from_outside(messages, group);
        let message = learn_message(messages, &outside);
        let logits: Vec<f32> = messages
            .iter()
            .zip(&outside)
            .map(|(one, outside)| layer::score(&message, &one.seen.numbers(*outside)) + one.seen.outright())
            .collect();
        let unwanted_point = unwanted_point(messages, &logits);
        let (fraud_grams, fraud, fraud_point) = learn_fraud(messages, group, &outside);
        Self {
            unwanted: learn_grams(messages, |_| true),
            fraud_grams,
            message,
            fraud,
            unwanted_point,
            fraud_point,
            outside: logits,
        }
    }

    /// The logarithm of the odds that a message is unwanted.
    pub(crate) fn score(&self, message: &Message) -> f32 {
        self.score_of(&message.seen, &message.grams)
    }

    fn score_of(&self, seen: &Seen, grams: &[u32]) -> f32 {
        layer::score(&self.message, &seen.numbers(self.unwanted.score(grams))) + seen.outright()
    }

    /// How far beyond the point it is from where on what is unwanted is called fraud.
    pub(crate) fn fraud(&self, message: &Message) -> f32 {
        let numbers = message.seen.numbers(self.unwanted.score(&message.grams));
        layer::score(&self.fraud, &numbers) + self.fraud_grams.score(&message.grams)
            - message.seen.fraud_point(self.fraud_point)
    }
}

fn learn_grams(messages: &[&Message], take: impl Fn(usize) -> bool) -> Grams {
    let taken = messages.iter().enumerate().filter(|(index, _)| take(*index));
    let examples: Vec<Example<'_>> =
        taken.map(|(_, one)| Example { grams: &one.grams, is: one.label.is_unwanted(), weight: weight(one) }).collect();
    Grams::learn(&examples, TEXT_BITS)
}

/// Own writing is little and meant; translations of one source are many and alike.
fn weight(message: &Message) -> f32 {
    let share = match (message.family.as_str(), message.label) {
        ("own", Label::Wanted) => 6.0,
        ("own", _) => 5.0,
        ("uci", Label::Unwanted) if message.source != "uci_sms" => 0.15,
        ("uci", Label::Unwanted) => 0.6,
        ("uci", _) => 0.4,
        ("india", Label::Advert) => 0.7,
        _ => 1.0,
    };
    share * message.weight
}

/// What sequences say of each message that were learnt without its group.
fn scores_from_outside(messages: &[&Message], group: &[usize]) -> Vec<f32> {
    let mut scores = vec![0.0; messages.len()];
    for fold in 0..FOLDS {
        let out = |index: usize| group.get(index).is_some_and(|group| group % FOLDS == fold);
        let grams = learn_grams(messages, |index| !out(index));
        for (index, score) in scores.iter_mut().enumerate().filter(|(index, _)| out(*index)) {
            if let Some(message) = messages.get(index) {
                *score = grams.score(&message.grams);
            }
        }
    }
    scores
}

fn learn_message(messages: &[&Message], outside: &[f32]) -> Vec<f32> {
    let (yes, no): (f32, f32) = messages.iter().fold((0.0, 0.0), |(yes, no), one| {
        if one.label.is_unwanted() { (yes + weight(one), no) } else { (yes, no + weight(one)) }
    });
    let share = |one: &Message| if one.label.is_unwanted() { 0.5 / yes } else { 0.5 / no };
    let rows: Vec<Row> = messages
        .iter()
        .zip(outside)
        .map(|(one, outside)| Row {
            values: one.seen.numbers(*outside),
            is: one.label.is_unwanted(),
            weight: weight(one) * share(one) * 1_000.0,
        })
        .collect();
    layer::learn(&rows, &message_signs(), 2e-4)
}

/// The layer that tells fraud from adverts, the sequences it goes with, and from where on something is fraud.
fn learn_fraud(messages: &[&Message], group: &[usize], outside: &[f32]) -> (Grams, Vec<f32>, f32) {
    let kept: Vec<usize> = (0..messages.len())
        .filter(|index| messages.get(*index).is_some_and(|one| matches!(one.label, Label::Scam | Label::Advert)))
        .collect();
    let kinds = Kinds { messages, outside };
    let mut adverts: Vec<(&Message, f32)> = Vec::new();
    for fold in 0..FOLDS {
        let out = |index: &&usize| group.get(**index).is_some_and(|group| group % FOLDS == fold);
        let rest: Vec<usize> = kept.iter().filter(|index| !out(index)).copied().collect();
        let (grams, layer) = kinds.learn(&rest);
        for index in kept.iter().filter(out) {
            let Some(one) = messages.get(*index).filter(|one| one.label == Label::Advert) else { continue };
            let score = kinds.numbers(*index).map_or(0.0, |numbers| layer::score(&layer, &numbers));
            adverts.push((one, score + grams.score(&one.grams)));
        }
    }
    let (grams, layer) = kinds.learn(&kept);
    (grams, layer, fraud_point(&adverts))
}

/// The share of adverts, of each family, that may be called fraud by a model without them.
const ADVERTS: f64 = 0.12;

/// The point is not below this: adverts of a source that nobody has seen are less like those that were.
const LEAST: f32 = 1.0;

fn fraud_point(adverts: &[(&Message, f32)]) -> f32 {
    let mut families: Vec<&str> = adverts.iter().map(|(one, _)| one.family.as_str()).collect();
    families.sort_unstable();
    families.dedup();
    let point = |family: &&str| {
        let scores = adverts.iter().filter(|(one, _)| one.family == *family).map(|(_, score)| *score);
        false_alarm_point(&sorted(scores), ADVERTS)
    };
    let points: Vec<f32> = families.iter().map(point).collect();
    println!("fraud points of {families:?}: {points:?}");
    points.into_iter().fold(LEAST, f32::max)
}

/// Fraud and adverts to learn from.
struct Kinds<'a> {
    messages: &'a [&'a Message],
    outside: &'a [f32],
}

impl Kinds<'_> {
    fn numbers(&self, index: usize) -> Option<Vec<f32>> {
        Some(self.messages.get(index)?.seen.numbers(*self.outside.get(index)?))
    }

    fn learn(&self, kept: &[usize]) -> (Grams, Vec<f32>) {
        let some: Vec<(&Message, Vec<f32>)> =
            kept.iter().filter_map(|index| Some((*self.messages.get(*index)?, self.numbers(*index)?))).collect();
        let is = |one: &Message| one.label == Label::Scam;
        let examples: Vec<Example<'_>> =
            some.iter().map(|(one, _)| Example { grams: &one.grams, is: is(one), weight: kind_weight(one) }).collect();
        let grams = Grams::learn(&examples, FRAUD_BITS);
        let sum = |side: bool| {
            1.0 + some.iter().filter(|(one, _)| is(one) == side).map(|(one, _)| kind_weight(one)).sum::<f32>()
        };
        let (yes, no) = (sum(true), sum(false));
        let rows: Vec<Row> = some
            .iter()
            .map(|(one, values)| {
                let share = 500.0 / if is(one) { yes } else { no };
                Row { values: values.clone(), is: is(one), weight: kind_weight(one) * share }
            })
            .collect();
        let names = learning::message_names();
        let signs: Vec<Sign> =
            names.iter().map(|name| if name == "is.grams" { Sign::Zero } else { Sign::Any }).collect();
        (grams, layer::learn(&rows, &signs, 2e-3))
    }
}

/// One firm's adverts are many and alike.
fn kind_weight(message: &Message) -> f32 {
    if message.family == "own" { message.weight } else { 0.3 * message.weight }
}

/// What a weight may say: no request makes a message better, nothing honest makes it worse.
fn message_signs() -> Vec<Sign> {
    const HONEST: [&str; 4] = ["says.calming", "says.notice", "says.meeting", "says.everyday"];
    const FREE: [&str; 6] = ["says.code", "says.parcel", "says.authority", "says.kin", "says.money", "says.closeness"];
    let sign = |name: &String| match name.as_str() {
        "says.common" | "says.not" | "says.doubt" | "is.unread" => Sign::Zero,
        name if HONEST.contains(&name)
            || matches!(name, "is.gives_code" | "is.keeps_code" | "is.dated" | "is.masked" | "is.record") =>
        {
            Sign::Negative
        }
        "is.always" => Sign::Any,
        "is.grams" | "is.unlikely_host" => Sign::Positive,
        name if name.starts_with("is.") || FREE.contains(&name) => Sign::Any,
        "finds.offers_affection" | "finds.claims_mistake" | "finds.asks_to_reply" | "finds.urges" => Sign::Any,
        _ => Sign::Positive,
    };
    learning::message_names().iter().map(sign).collect()
}

/// Sources that nobody has seen are a little worse.
const FRESH: f32 = 0.15;

/// From where on false alarms are rare enough: among ordinary messages, and among each kind of genuine business.
fn unwanted_point(messages: &[&Message], logits: &[f32]) -> f32 {
    let scores = |keep: &dyn Fn(&Message) -> bool| {
        sorted(
            messages
                .iter()
                .zip(logits)
                .filter(|(one, _)| !one.label.is_unwanted() && keep(one))
                .map(|(_, logit)| *logit),
        )
    };
    let chat = scores(&|one| {
        one.family == "uci" || one.family == "tweets" || one.source == "own_chat" || one.source == "own_money"
    });
    let kinds = ["own_otp", "own_bank", "own_parcel", "own_service", "own_appoint", "own_travel", "own_money"];
    let all_own = false_alarm_point(&scores(&|one| kinds.contains(&one.source.as_str())), 0.006);
    let each = kinds.map(|kind| false_alarm_point(&scores(&|one| one.source == kind), 0.01));
    let own = each.into_iter().fold(all_own, f32::max);
    let foreign = scores(&|one| one.source == "india_telecom");
    let points = [own, false_alarm_point(&foreign, 0.004), false_alarm_point(&chat, 0.001)];
    println!("points of own business {all_own} {each:?}, foreign business, chat: {points:?}");
    points.into_iter().fold(f32::MIN, f32::max) + FRESH
}

/// A situation and its numbers.
pub(crate) struct Numbered<'a> {
    pub(crate) case: &'a Case,
    pub(crate) values: Vec<f32>,
    /// Its message by itself is a trap, whatever its context says.
    pub(crate) is_plain: bool,
}

/// The numbers of every situation.
pub(crate) fn numbered<'a>(model: &Model, cases: &'a [Case]) -> Vec<Numbered<'a>> {
    let plain = |case: &Case| model.score_of(&case.seen, &case.grams) - model.unwanted_point >= learning::TRUST;
    cases.iter().map(|case| Numbered { case, values: case_numbers(model, case), is_plain: plain(case) }).collect()
}

/// What is learnt from situations: how a message and its context go together.
pub(crate) fn learn_context(cases: &[&Numbered<'_>], pull: f32) -> Vec<f32> {
    let row =
        |one: &&Numbered<'_>| Row { values: one.values.clone(), is: one.case.is_trap, weight: case_weight(one.case) };
    let rows: Vec<Row> = cases.iter().map(row).collect();
    let signs: Vec<Sign> = learning::context_names().iter().map(|name| context_sign(name)).collect();
    layer::learn(&rows, &signs, pull)
}

/// A bare first message to somebody else may be what it says: it teaches less.
fn case_weight(case: &Case) -> f32 {
    if case.is_own {
        OWN
    } else if case.intent == "wrong_number" && case.context.previous.is_empty() {
        0.4
    } else {
        1.0
    }
}

/// What a situation counts that was written for training.
const OWN: f32 = 0.25;

/// How strongly weights are pulled towards nothing: what finds most traps of languages that were left out.
pub(crate) fn best_pull(cases: &[Numbered<'_>]) -> f32 {
    const PULLS: [f32; 5] = [2e-4, 5e-4, 1e-3, 2e-3, 4e-3];
    let found = |pull: f32| {
        let scored = crate::eval::cases_from_outside(cases, pull);
        let side = |trap: bool| sorted(scored.iter().filter(|(case, _)| case.is_trap == trap).map(|(_, score)| *score));
        let share = share_from(&side(true), false_alarm_point(&side(false), TWINS));
        let kinds = crate::eval::cases_of_kinds_from_outside(cases, pull);
        let side = |trap: bool| sorted(kinds.iter().filter(|(case, _)| case.is_trap == trap).map(|(_, score)| *score));
        let of_kinds = share_from(&side(true), false_alarm_point(&side(false), TWINS));
        println!("pull {pull}: languages left out {share:.3}, kinds left out {of_kinds:.3}");
        share + of_kinds
    };
    PULLS
        .into_iter()
        .map(|pull| (pull, found(pull)))
        .max_by(|(_, a), (_, b)| a.total_cmp(b))
        .map_or(8e-3, |(pull, _)| pull)
}

/// The share of harmless twins that may be called traps.
const TWINS: f64 = 0.045;

fn case_numbers(model: &Model, case: &Case) -> Vec<f32> {
    let unwanted = model.unwanted.score(&case.grams);
    let score = layer::score(&model.message, &case.seen.numbers(unwanted));
    case.seen.context_numbers(&case.context, unwanted, score)
}

fn context_sign(name: &str) -> Sign {
    const BAD: [&str; 16] = [
        "with.code_pleaded",
        "with.first_ask",
        "with.code_asked",
        "with.code_asked_changed",
        "with.wrong_then_close",
        "with.official_before_outside",
        "with.lure_before_outside",
        "with.close_before_outside",
        "with.stranger",
        "with.new_contact",
        "with.changed",
        "with.doubt_outside",
        "with.doubt_changed",
        "with.score_outside",
        "with.score_changed",
        "with.score_inside",
    ];
    const GOOD: [&str; 5] =
        ["with.known", "with.verified", "with.friendly_before", "with.i_began_outside", "with.meeting_before"];
    let honest =
        ["with.calm_", "with.friendly_", "with.notice_", "with.meeting_"].iter().any(|start| name.starts_with(start));
    let asking =
        ["with.money_", "with.code_", "with.lure_", "with.pressure_", "with.move_", "with.official_", "with.close_"]
            .iter()
            .any(|start| name.starts_with(start));
    match name {
        _ if BAD.contains(&name) => Sign::Positive,
        _ if GOOD.contains(&name) => Sign::Negative,
        _ if name.ends_with("_inside") && !honest => Sign::Any,
        _ if honest => Sign::Negative,
        _ if asking => Sign::Positive,
        _ => Sign::Any,
    }
}

/// Trains on everything that may be passed on, and writes the files the shield is built with.
pub(crate) fn train_and_ship(data: &Path) -> Result<()> {
    let corpus = corpus::read(data)?;
    let own = writing::messages();
    let (messages, groups) = together(&corpus, &own, corpus::is_free);
    let model = Model::learn(&messages, &groups);
    let cases = cases::read(data)?;
    let all = numbered(&model, &cases);
    let pull = best_pull(&all);
    let context = learn_context(&all.iter().collect::<Vec<_>>(), pull);
    let links = links::learn(data)?;
    ship(&model, &context, context_point(&all, pull), &links)?;
    println!("trained on {} messages and {} situations", messages.len(), cases.len());
    Ok(())
}

/// Messages of the corpus that are kept, and own writing; and which of them belong together.
pub(crate) fn together<'a>(
    corpus: &'a [Message],
    own: &'a [(Message, usize)],
    keep: impl Fn(&Message) -> bool,
) -> (Vec<&'a Message>, Vec<usize>) {
    const FAMILIES: [&str; 8] =
        ["uci", "india", "telegram", "tweets", "sentences", "spamhunter", "synth_indic", "other"];
    let family = |message: &Message| FAMILIES.iter().position(|family| *family == message.family).unwrap_or(7);
    // Wanted messages of one source are alike enough to be split; unwanted ones go with their family.
    let group = |index: usize, message: &Message| if message.label.is_unwanted() { family(message) } else { index };
    let mut messages = Vec::new();
    let mut groups = Vec::new();
    for (index, message) in corpus.iter().enumerate().filter(|(_, message)| keep(message)) {
        messages.push(message);
        groups.push(group(index, message));
    }
    for (message, template) in own {
        messages.push(message);
        groups.push(*template);
    }
    (messages, groups)
}

/// From where on a situation is called a trap: measured with languages left out.
pub(crate) fn context_point(cases: &[Numbered<'_>], pull: f32) -> f32 {
    let scored = crate::eval::cases_from_outside(cases, pull);
    let harmless = sorted(scored.iter().filter(|(case, _)| !case.is_trap).map(|(_, score)| *score));
    false_alarm_point(&harmless, TWINS)
}

fn ship(model: &Model, context: &[f32], context_point: f32, links: &LinkModel) -> Result<()> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../crates/shield/models");
    let write =
        |name: &str, bytes: &[u8]| fs::write(folder.join(name), bytes).with_context(|| format!("cannot write {name}"));
    write("unwanted.bin", &model.unwanted.to_bytes())?;
    write("fraud.bin", &model.fraud_grams.to_bytes())?;
    write("hosts.bin", &links.hosts.to_bytes())?;
    let mut text = String::new();
    add_layer(&mut text, "message", &learning::message_names(), &model.message);
    add_layer(&mut text, "fraud", &learning::message_names(), &model.fraud);
    add_layer(&mut text, "context", &learning::context_names(), context);
    add_layer(&mut text, "link", &learning::link_names(), &links.layer);
    for (name, point) in [
        ("unwanted", model.unwanted_point),
        ("fraud", model.fraud_point),
        ("context", context_point),
        ("link", links.point),
    ] {
        let _ = writeln!(text, "point {name} {point:.3}");
    }
    write("layers.txt", text.as_bytes())
}

fn add_layer(text: &mut String, layer: &str, names: &[String], weights: &[f32]) {
    for (name, weight) in names.iter().zip(weights).filter(|(_, weight)| weight.abs() >= 0.005) {
        let _ = writeln!(text, "{layer} {name} {weight:.2}");
    }
}
