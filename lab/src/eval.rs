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
use crate::model::{Model, case_numbers, learn_context, together};
use crate::report::{count, false_alarm_point, share_from, sorted};
use crate::writing;

const BEGIN: &str = "<!-- measured: begin -->";
const END: &str = "<!-- measured: end -->";

pub(crate) fn run(data: &Path, dry: bool) -> Result<()> {
    let corpus = corpus::read(data)?;
    let own = writing::messages();
    let cases = cases::read(data)?;
    let mut text = String::new();
    let scored = by_source(&corpus, &own);
    sources(&mut text, &scored);
    own_writing(&mut text, &corpus, &own);
    situations(&mut text, &corpus, &own, &cases);
    shipped_situations(&mut text, &cases);
    links(&mut text, data)?;
    println!("{text}");
    if dry { Ok(()) } else { publish(&text) }
}

/// A message and what a model says of it that has not seen its family.
struct Scored<'a> {
    message: &'a Message,
    score: f32,
    flagged: bool,
    fraud: bool,
}

fn by_source<'a>(corpus: &'a [Message], own: &[(Message, usize)]) -> Vec<Scored<'a>> {
    let mut families: Vec<&str> = corpus.iter().map(|message| message.family.as_str()).collect();
    families.sort_unstable();
    families.dedup();
    let mut scored = Vec::new();
    for family in families {
        let (messages, groups) = together(corpus, own, |message| corpus::is_free(message) && message.family != family);
        let model = Model::learn(&messages, &groups);
        for message in corpus.iter().filter(|message| message.family == family) {
            let score = model.score(message) - model.unwanted_point;
            let flagged = score >= 0.0 && message.seen.is_readable();
            scored.push(Scored { message, score, flagged, fraud: flagged && model.is_fraud(message) });
        }
        println!("left out: {family}");
    }
    scored
}

fn sources(text: &mut String, scored: &[Scored<'_>]) {
    let harmless = sorted(scored.iter().filter(|one| one.message.label == Label::Wanted && one.message.seen.is_readable()).map(|one| one.score));
    let (rare, some) = (false_alarm_point(&harmless, 0.001), false_alarm_point(&harmless, 0.01));
    let _ = writeln!(text, "\n### Messages, by source left out\n");
    let _ = writeln!(text, "| source | language | label | messages | recall at 0.1 % | recall at 1 % | called unwanted | called a scam |\n|---|---|---|---|---|---|---|---|");
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
        let scores: Vec<f32> = rows.iter().map(|one| one.score).collect();
        let unwanted = *label != "wanted";
        let recall = |point| if unwanted { format!("{:.2}", share_from(&scores, point)) } else { String::new() };
        let share = |is: &dyn Fn(&Scored<'_>) -> bool| 100.0 * count(rows.iter().filter(|one| is(one)).count()) / count(rows.len());
        let _ = writeln!(text, "| {source} | {language} | {label} | {} | {} | {} | {:.2} % | {:.2} % |", rows.len(), recall(rare), recall(some), share(&|one| one.flagged), share(&|one| one.fraud));
    }
}

/// Own writing, its templates left out in five parts.
fn own_writing(text: &mut String, corpus: &[Message], own: &[(Message, usize)]) {
    let mut rows: BTreeMap<(String, bool), (usize, usize, usize)> = BTreeMap::new();
    for part in 0..3 {
        let (messages, groups) = together(corpus, own, corpus::is_free);
        let kept: Vec<usize> = (0..messages.len()).filter(|index| messages.get(*index).is_some_and(|one| one.family != "own") || groups.get(*index).is_some_and(|group| group % 3 != part)).collect();
        let training: Vec<&Message> = kept.iter().filter_map(|index| messages.get(*index).copied()).collect();
        let training_groups: Vec<usize> = kept.iter().filter_map(|index| groups.get(*index).copied()).collect();
        let model = Model::learn(&training, &training_groups);
        for (message, _) in own.iter().filter(|(_, template)| template % 3 == part) {
            let flagged = model.score(message) >= model.unwanted_point;
            let row = rows.entry((message.source.clone(), message.label.is_unwanted())).or_default();
            row.0 += 1;
            row.1 += usize::from(flagged);
            row.2 += usize::from(flagged && model.is_fraud(message));
        }
    }
    let _ = writeln!(text, "\n### Own writing, templates left out\n\n| situation | unwanted | messages | called unwanted | called a scam |\n|---|---|---|---|---|");
    for ((source, unwanted), (all, flagged, fraud)) in rows {
        let _ = writeln!(text, "| {source} | {} | {all} | {:.1} % | {:.1} % |", if unwanted { "yes" } else { "no" }, 100.0 * count(flagged) / count(all), 100.0 * count(fraud) / count(all));
    }
}

/// The score of each situation, by a layer that has not seen its language.
pub(crate) fn cases_from_outside<'a>(model: &Model, cases: &[&'a Case]) -> Vec<(&'a Case, f32)> {
    from_outside(model, cases, |case| case.language.as_str())
}

fn from_outside<'a>(model: &Model, cases: &[&'a Case], key: impl Fn(&'a Case) -> &'a str) -> Vec<(&'a Case, f32)> {
    let mut keys: Vec<&str> = cases.iter().map(|case| key(case)).collect();
    keys.sort_unstable();
    keys.dedup();
    let mut scored = Vec::new();
    for left_out in keys {
        let rest: Vec<&Case> = cases.iter().copied().filter(|case| key(case) != left_out).collect();
        let weights = learn_context(model, &rest);
        let out = cases.iter().copied().filter(|case| key(case) == left_out);
        scored.extend(out.map(|case| (case, layer::score(&weights, &case_numbers(model, case)))));
    }
    scored
}

fn situations(text: &mut String, corpus: &[Message], own: &[(Message, usize)], cases: &[Case]) {
    let (messages, groups) = together(corpus, own, corpus::is_free);
    let model = Model::learn(&messages, &groups);
    let all: Vec<&Case> = cases.iter().collect();
    let point = crate::model::context_point(&model, &all);
    let _ = writeln!(text, "\n### Situations with their context\n\n| left out | traps found | harmless twins flagged |\n|---|---|---|");
    let mut row = |name: &str, scored: &[(&Case, f32)], show: bool| {
        let share = |trap: bool| {
            let kept: Vec<f32> = scored.iter().filter(|(case, _)| case.is_trap == trap).map(|(_, score)| *score).collect();
            100.0 * share_from(&kept, point)
        };
        if show {
            let _ = writeln!(text, "| {name} | {:.1} % | {:.1} % |", share(true), share(false));
        }
    };
    let by_intent = from_outside(&model, &all, |case| case.intent.as_str());
    let by_language = from_outside(&model, &all, |case| case.language.as_str());
    row("each situation in turn", &by_intent, true);
    row("each language in turn", &by_language, true);
    let mut intents: Vec<&str> = all.iter().map(|case| case.intent.as_str()).collect();
    intents.sort_unstable();
    intents.dedup();
    for intent in intents {
        let kept: Vec<(&Case, f32)> = by_language.iter().filter(|(case, _)| case.intent == intent).copied().collect();
        row(&format!("each language: {intent}"), &kept, true);
    }
    for (case, score) in by_language.iter().filter(|(case, score)| std::env::var_os("MISSES").is_some() && case.is_trap != (*score >= point)) {
        println!("{score:.2} {} {} {} {}", case.is_trap, case.language, case.intent, case.text);
    }
}

fn shipped_situations(text: &mut String, cases: &[Case]) {
    let flagged = |trap: bool| {
        let kept: Vec<&Case> = cases.iter().filter(|case| case.is_trap == trap).collect();
        let found = kept.iter().filter(|case| is_flagged(case)).count();
        100.0 * count(found) / count(kept.len())
    };
    let _ = writeln!(text, "| none (the shipped model has learnt from these) | {:.1} % | {:.1} % |", flagged(true), flagged(false));
}

fn is_flagged(case: &Case) -> bool {
    let verdict = kith_shield::text::check(&case.text, &case.context, None).verdict;
    matches!(verdict, Verdict::Scam | Verdict::Advert)
}

fn links(text: &mut String, data: &Path) -> Result<()> {
    let _ = writeln!(text, "\n### Links, by the shipped model\n\n| list | links | called a trap |\n|---|---|---|");
    let lists = ["phish_jpcert_2024.tsv", "phish_discord_domains.txt", "phish_polkadot_domains.txt", "lists/metamask_whitelist.txt", "lists/moz-top500.txt"];
    let mut row = |name: &str, links: &[String]| {
        let found = links.iter().filter(|one| link::check(one, None).verdict == Verdict::Scam).count();
        let _ = writeln!(text, "| {name} | {} | {:.2} % |", links.len(), 100.0 * count(found) / count(links.len()));
    };
    for name in lists {
        row(name, &lines(data, name)?);
    }
    let unseen: Vec<String> = lines(data, "benign_tranco10k.txt")?.into_iter().skip(1).step_by(2).collect();
    row("benign_tranco10k.txt, the half that nothing was made of", &unseen);
    Ok(())
}

/// Puts the tables between their marks in docs/shield.md.
fn publish(measured: &str) -> Result<()> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/shield.md");
    let page = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let (before, rest) = page.split_once(BEGIN).context("docs/shield.md has no mark where the tables begin")?;
    let (_, after) = rest.split_once(END).context("docs/shield.md has no mark where the tables end")?;
    fs::write(&path, format!("{before}{BEGIN}\n{measured}\n{END}{after}")).with_context(|| format!("cannot write {}", path.display()))
}
