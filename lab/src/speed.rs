//! How long a check takes, on one core: every message of the corpus by itself, and every situation with its context.

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use kith_shield::{Context, export, link, text};

use crate::links::lines;
use crate::{cases, corpus};

/// Measures, and prints.
pub(crate) fn run(data: &Path) -> Result<()> {
    let corpus = corpus::read(data)?;
    let cases = cases::read(data)?;
    let nothing = Context::default();
    // Tables are read once, when they are first needed.
    black_box(text::check("https://example.org/first", &nothing, None));
    println!("| what | checks | a second | median | p99 | longest |\n|---|---|---|---|---|---|");
    row("messages by themselves", corpus.iter().map(|one| timed(|| text::check(&one.text, &nothing, None))));
    row("situations with their context", cases.iter().map(|one| timed(|| text::check(&one.text, &one.context, None))));
    let long: Vec<String> = corpus.chunks(60).map(joined).collect();
    row("texts as long as are read (8,192 bytes)", long.iter().map(|text| timed(|| text::check(text, &nothing, None))));
    let links = [lines(data, "phish_jpcert_2024.tsv")?, lines(data, "benign_tranco10k.txt")?].concat();
    row("links", links.iter().map(|one| timed(|| link::check(one, None))));
    exports(data)
}

/// So often the chat is repeated.
const REPEATED: usize = 200;

/// How many lines of an export are read in a second, both times that it is gone through.
fn exports(data: &Path) -> Result<()> {
    let path = data.join("whatsapp/lorem-2000.txt");
    let chat = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let text = chat.repeat(REPEATED);
    let read = || {
        let layout = export::survey(text.as_bytes()).ok()?;
        Some(export::Messages::new(text.as_bytes(), &layout).filter_map(Result::ok).count())
    };
    let (lines, messages) = (text.lines().count(), read().unwrap_or_default());
    let rate = f64::from(u32::try_from(lines)?) / timed(read).as_secs_f64();
    println!("an export of {lines} lines, {messages} messages: {rate:.0} lines a second");
    Ok(())
}

fn joined(messages: &[corpus::Message]) -> String {
    messages.iter().map(|one| one.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// The shortest of three times: the others may have been somebody else's.
fn timed<T>(check: impl Fn() -> T) -> Duration {
    let once = || {
        let start = Instant::now();
        black_box(check());
        start.elapsed()
    };
    once().min(once()).min(once())
}

fn row(what: &str, times: impl Iterator<Item = Duration>) {
    let mut times: Vec<Duration> = times.collect();
    times.sort_unstable();
    let all: Duration = times.iter().sum();
    let at = |part: usize| times.get((times.len() * part / 1_000).min(times.len().saturating_sub(1)));
    let shown = |time: Option<&Duration>| time.map_or_else(String::new, |time| format!("{time:.1?}"));
    let rate = f64::from(u32::try_from(times.len()).unwrap_or(u32::MAX)) / all.as_secs_f64();
    let (median, late, longest) = (shown(at(500)), shown(at(990)), shown(times.last()));
    println!("| {what} | {} | {rate:.0} | {median} | {late} | {longest} |", times.len());
}
