//! Measured by source, never by random row: what is said of a source is said by a model that has not seen it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use kith_shield::{Verdict, link};

use crate::cases::{self, Case};
use crate::corpus::{self, Label, Message};
use crate::layer;
use crate::links::lines;
use crate::model::{Model, Numbered, best_pull, context_point, learn_context, numbered, together};
use crate::report::{count, false_alarm_point, share_from, sorted};
use crate::writing;

const BEGIN: &str = "<!-- measured: begin -->";
const END: &str = "<!-- measured: end -->";

pub(crate) fn run(data: &Path, quick: bool) -> Result<()> {
    let corpus = corpus::read(data)?;
    let own = writing::messages();
    let cases = cases::read(data)?;
    let (messages, groups) = together(&corpus, &own, corpus::is_free);
    let model = Model::learn(&messages, &groups);
    let mut text = String::new();
    let mut scored = once(&model, &corpus, &messages);
    own_writing(&mut text, &scored);
    let pool = harmless(&scored, |_| true);
    if quick {
        print_false_alarms(&scored);
    }
    if !quick {
        scored = by_source(scored, &corpus, &own);
    }
    let strict = harmless(&scored, |message| message.family != "own");
    if !quick {
        print_kinds(&scored);
    }
    scored.retain(|one| one.message.family != "own");
    never_seen(&mut text, &scored, &pool, &strict);
    sources(&mut text, &scored, &pool);
    situations(&mut text, &model, &cases, quick);
    shipped_situations(&mut text, &cases);
    links(&mut text, data, quick)?;
    println!("{text}");
    if quick { Ok(()) } else { publish(&text) }
}

/// What one model says of its own messages by parts left out, and of those that it never learns from.
fn once<'a>(model: &Model, corpus: &'a [Message], messages: &[&'a Message]) -> Vec<Scored<'a>> {
    let own = messages.iter().zip(&model.outside).map(|(message, logit)| judged(model, message, *logit));
    own.chain(
        corpus
            .iter()
            .filter(|message| !corpus::is_free(message))
            .map(|message| judged(model, message, model.score(message))),
    )
    .collect()
}

/// A message and what a model says of it that has not seen its family.
struct Scored<'a> {
    message: &'a Message,
    score: f32,
    flagged: bool,
    fraud: bool,
    /// How far beyond the point from where on it is fraud.
    deceit: f32,
}

fn judged<'a>(model: &Model, message: &'a Message, logit: f32) -> Scored<'a> {
    let score = logit - model.unwanted_point;
    let flagged = score >= 0.0 && message.seen.is_readable();
    let deceit = model.fraud(message);
    Scored { message, score, flagged, fraud: flagged && deceit >= 0.0, deceit }
}

/// Families with unwanted messages are judged anew, by models without any of their messages. What the first model never
/// learnt from, or has left out in parts, stays.
fn by_source<'a>(mut scored: Vec<Scored<'a>>, corpus: &'a [Message], own: &[(Message, usize)]) -> Vec<Scored<'a>> {
    for family in ["uci", "india", "telegram"] {
        let (messages, groups) = together(corpus, own, |message| corpus::is_free(message) && message.family != family);
        let model = Model::learn(&messages, &groups);
        scored.retain(|one| one.message.family != family);
        let left_out = corpus.iter().filter(|message| message.family == family);
        scored.extend(left_out.map(|message| judged(&model, message, model.score(message))));
        println!("left out: {family}, fraud point {:.2}", model.fraud_point);
    }
    scored
}

/// The scores of wanted messages, the highest first.
fn harmless(scored: &[Scored<'_>], keep: impl Fn(&Message) -> bool) -> Vec<f32> {
    let wanted =
        |one: &&Scored<'_>| one.message.label == Label::Wanted && one.message.seen.is_readable() && keep(one.message);
    sorted(scored.iter().filter(wanted).map(|one| one.score))
}

/// So few wanted messages of a family say nothing about false alarms of one in a thousand.
const FEW: usize = 1_000;

/// Unwanted messages of sources that no model learns from, with two ways to say what a false alarm is.
fn never_seen(text: &mut String, scored: &[Scored<'_>], pool: &[f32], strict: &[f32]) {
    let _ = writeln!(
        text,
        "\n### Unwanted messages of sources that no model learns from\n\n| false alarms among wanted messages that were left out | source | recall at 0.1 % | recall at 1 % |\n|---|---|---|---|"
    );
    for (how, wanted) in [("a fifth at a time", pool), ("with their whole family", strict)] {
        for family in ["spamhunter", "synth_indic"] {
            let unwanted = |one: &&Scored<'_>| one.message.family == family && one.message.label.is_unwanted();
            let scores: Vec<f32> = scored.iter().filter(unwanted).map(|one| one.score).collect();
            let recall = |share| share_from(&scores, false_alarm_point(wanted, share));
            let _ = writeln!(text, "| {how} | {family} | {:.2} | {:.2} |", recall(0.001), recall(0.01));
        }
    }
}

/// False alarms are those among the family's own wanted messages, or among the `pool` of all if it has few.
fn sources(text: &mut String, scored: &[Scored<'_>], pool: &[f32]) {
    let points = |family: &str| {
        let own = harmless(scored, |message| message.family == family);
        let wanted = if own.len() < FEW { pool } else { &own };
        (false_alarm_point(wanted, 0.001), false_alarm_point(wanted, 0.01))
    };
    let _ = writeln!(text, "\n### Messages, by source left out\n");
    let _ = writeln!(
        text,
        "| source | language | label | messages | recall at 0.1 % | recall at 1 % | called unwanted | called a scam |\n|---|---|---|---|---|---|---|---|"
    );
    let mut rows: BTreeMap<(String, String, &str), Vec<&Scored<'_>>> = BTreeMap::new();
    for one in scored {
        let label = match one.message.label {
            Label::Wanted => "wanted",
            Label::Advert => "advert",
            Label::Scam => "scam",
            Label::Unwanted => "unwanted",
        };
        rows.entry((one.message.source.clone(), one.message.language.clone(), label)).or_default().push(one);
        rows.entry((one.message.source.clone(), "all".to_owned(), label)).or_default().push(one);
    }
    for ((source, language, label), rows) in rows.iter().filter(|(_, rows)| rows.len() >= 30) {
        let (rare, some) = rows.first().map_or((0.0, 0.0), |one| points(&one.message.family));
        let scores: Vec<f32> = rows.iter().map(|one| one.score).collect();
        let unwanted = *label != "wanted";
        let recall = |point| if unwanted { format!("{:.2}", share_from(&scores, point)) } else { String::new() };
        let share = |is: &dyn Fn(&Scored<'_>) -> bool| {
            100.0 * count(rows.iter().filter(|one| is(one)).count()) / count(rows.len())
        };
        let _ = writeln!(
            text,
            "| {source} | {language} | {label} | {} | {} | {} | {:.2} % | {:.2} % |",
            rows.len(),
            recall(rare),
            recall(some),
            share(&|one| one.flagged),
            share(&|one| one.fraud)
        );
    }
}

/// Own writing, by what was said of each template without having seen it.
fn own_writing(text: &mut String, scored: &[Scored<'_>]) {
    let mut rows: BTreeMap<(&str, bool), (usize, usize, usize)> = BTreeMap::new();
    for one in scored.iter().filter(|one| one.message.family == "own") {
        let row = rows.entry((one.message.source.as_str(), one.message.label.is_unwanted())).or_default();
        row.0 += 1;
        row.1 += usize::from(one.flagged);
        row.2 += usize::from(one.fraud);
    }
    let _ = writeln!(
        text,
        "\n### Own writing, templates left out\n\n| situation | unwanted | messages | called unwanted | called a scam |\n|---|---|---|---|---|"
    );
    for ((source, unwanted), (all, flagged, fraud)) in rows {
        let _ = writeln!(
            text,
            "| {source} | {} | {all} | {:.1} % | {:.1} % |",
            if unwanted { "yes" } else { "no" },
            100.0 * count(flagged) / count(all),
            100.0 * count(fraud) / count(all)
        );
    }
}

/// Adverts that are called fraud, and fraud that is called an advert, for whoever improves it.
fn print_kinds(scored: &[Scored<'_>]) {
    for shift in [-1.0, 0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0] {
        let share = |label: Label, family: &str| {
            let kept: Vec<&Scored<'_>> =
                scored.iter().filter(|one| one.message.label == label && one.message.family == family).collect();
            let called = kept.iter().filter(|one| one.flagged && one.deceit >= shift).count();
            let flagged = kept.iter().filter(|one| one.flagged).count();
            format!(
                "{:.1} of {:.1} %",
                100.0 * count(called) / count(kept.len()),
                100.0 * count(flagged) / count(kept.len())
            )
        };
        println!(
            "beyond {shift}: adverts of india {}, own {}; fraud own {}, telegram {}, synth_indic {}",
            share(Label::Advert, "india"),
            share(Label::Advert, "own"),
            share(Label::Scam, "own"),
            share(Label::Scam, "telegram"),
            share(Label::Scam, "synth_indic")
        );
    }
    let mut wrong: Vec<&Scored<'_>> =
        scored.iter().filter(|one| one.message.label == Label::Advert && one.flagged).collect();
    wrong.sort_by(|a, b| b.deceit.total_cmp(&a.deceit));
    for one in wrong.iter().take(40) {
        println!("advert {:.2} {}: {}", one.deceit, one.message.source, one.message.text);
    }
}

/// Wanted messages that come nearest to being flagged, for whoever improves it.
fn print_false_alarms(scored: &[Scored<'_>]) {
    let mut wanted: Vec<&Scored<'_>> = scored.iter().filter(|one| one.message.label == Label::Wanted).collect();
    wanted.sort_by(|a, b| b.score.total_cmp(&a.score));
    for one in wanted.iter().take(120) {
        println!("wanted {:.2} {} {}: {}", one.score, one.message.source, one.message.language, one.message.text);
    }
}

/// A situation and what is said of it.
pub(crate) type Judged<'a> = (&'a Case, f32);

/// The score of each situation, by a layer that has not seen its language. What is plain whatever its context has the highest.
pub(crate) fn cases_from_outside<'a>(cases: &[Numbered<'a>], pull: f32) -> Vec<Judged<'a>> {
    from_outside(cases, pull, |case| case.language.as_str())
}

/// The same by a layer that has not seen its kind.
pub(crate) fn cases_of_kinds_from_outside<'a>(cases: &[Numbered<'a>], pull: f32) -> Vec<Judged<'a>> {
    from_outside(cases, pull, |case| case.intent.as_str())
}

fn from_outside<'a>(cases: &[Numbered<'a>], pull: f32, key: impl Fn(&'a Case) -> &'a str) -> Vec<Judged<'a>> {
    let mut keys: Vec<&str> = cases.iter().map(|one| key(one.case)).collect();
    keys.sort_unstable();
    keys.dedup();
    let mut scored = Vec::new();
    for left_out in keys {
        let rest: Vec<&Numbered<'a>> = cases.iter().filter(|one| key(one.case) != left_out).collect();
        let weights = learn_context(&rest, pull);
        let score = |one: &Numbered<'_>| if one.is_plain { f32::MAX } else { layer::score(&weights, &one.values) };
        let out = cases.iter().filter(|one| key(one.case) == left_out && !one.case.is_own);
        scored.extend(out.map(|one| (one.case, score(one))));
    }
    scored
}

fn situations(text: &mut String, model: &Model, cases: &[Case], misses: bool) {
    let all = numbered(model, cases);
    let pull = best_pull(&all);
    let point = context_point(&all, pull);
    let _ = writeln!(
        text,
        "\n### Situations with their context\n\n| left out | traps found | harmless twins flagged |\n|---|---|---|"
    );
    let mut row = |name: &str, scored: &[(&Case, f32)]| {
        let share = |trap: bool| {
            let kept: Vec<f32> =
                scored.iter().filter(|(case, _)| case.is_trap == trap).map(|(_, score)| *score).collect();
            100.0 * share_from(&kept, point)
        };
        let _ = writeln!(text, "| {name} | {:.1} % | {:.1} % |", share(true), share(false));
    };
    let by_intent = cases_of_kinds_from_outside(&all, pull);
    let by_language = cases_from_outside(&all, pull);
    row("each situation in turn", &by_intent);
    row("each language in turn", &by_language);
    if misses {
        print_misses(&by_intent, point);
    }
    let mut intents: Vec<&str> = all.iter().map(|one| one.case.intent.as_str()).collect();
    intents.sort_unstable();
    intents.dedup();
    intents.retain(|intent| by_language.iter().any(|(case, _)| case.intent == *intent));
    for intent in intents {
        let kept: Vec<(&Case, f32)> = by_language.iter().filter(|(case, _)| case.intent == intent).copied().collect();
        row(&format!("each language: {intent}"), &kept);
    }
}

/// What was judged wrongly, for whoever improves it.
fn print_misses(scored: &[(&Case, f32)], point: f32) {
    for (case, score) in scored.iter().filter(|(case, score)| case.is_trap != (*score >= point)) {
        let before: Vec<&str> = case.context.previous.iter().map(|earlier| earlier.text.as_str()).collect();
        println!(
            "{} {} {} {score:.2} {:?} {before:?} >> {}",
            case.is_trap, case.language, case.intent, case.context.sender, case.text
        );
    }
}

fn shipped_situations(text: &mut String, cases: &[Case]) {
    let flagged = |trap: bool| {
        let kept: Vec<&Case> = cases.iter().filter(|case| case.is_trap == trap && !case.is_own).collect();
        let found = kept.iter().filter(|case| is_flagged(case)).count();
        100.0 * count(found) / count(kept.len())
    };
    let _ = writeln!(
        text,
        "| none (the shipped model has learnt from these) | {:.1} % | {:.1} % |",
        flagged(true),
        flagged(false)
    );
}

fn is_flagged(case: &Case) -> bool {
    let verdict = kith_shield::text::check(&case.text, &case.context, None).verdict;
    matches!(verdict, Verdict::Scam | Verdict::Advert)
}

fn links(text: &mut String, data: &Path, quick: bool) -> Result<()> {
    let _ = writeln!(text, "\n### Links, by the shipped model\n\n| list | links | called a trap |\n|---|---|---|");
    let lists = [
        "phish_jpcert_2024.tsv",
        "phish_discord_domains.txt",
        "phish_polkadot_domains.txt",
        "lists/metamask_whitelist.txt",
        "lists/moz-top500.txt",
    ];
    let mut row = |name: &str, links: &[String]| {
        let traps: Vec<&String> = links.iter().filter(|one| link::check(one, None).verdict == Verdict::Scam).collect();
        let found = traps.len();
        if quick && !name.starts_with("phish") {
            println!(
                "{name}: {:?}",
                traps
                    .iter()
                    .take(40)
                    .map(|one| (
                        one,
                        link::check(one, None).reasons.first().map(|reason| (reason.code, reason.fact.clone()))
                    ))
                    .collect::<Vec<_>>()
            );
        }
        let _ = writeln!(text, "| {name} | {} | {:.2} % |", links.len(), 100.0 * count(found) / count(links.len()));
    };
    for name in lists {
        row(name, &lines(data, name)?);
    }
    let unseen: Vec<String> = lines(data, "benign_tranco10k.txt")?.into_iter().skip(1).step_by(2).collect();
    let name = "benign_tranco10k.txt, the half that is neither learnt from nor in the table of known names";
    row(name, &unseen);
    Ok(())
}

/// Puts the tables between their marks in docs/shield.md.
fn publish(measured: &str) -> Result<()> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/shield.md");
    let page = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let (before, rest) = page.split_once(BEGIN).context("docs/shield.md has no mark where the tables begin")?;
    let (_, after) = rest.split_once(END).context("docs/shield.md has no mark where the tables end")?;
    fs::write(&path, format!("{before}{BEGIN}\n{measured}\n{END}{after}"))
        .with_context(|| format!("cannot write {}", path.display()))
}
