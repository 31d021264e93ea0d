//! Messages to learn from and to measure with, as `data/text/*.jsonl` holds them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use kith_shield::lang::Language;
use kith_shield::learning::Seen;
use serde_json::Value;

/// What a message is said to be by its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    Wanted,
    /// Fraud and adverts mixed.
    Unwanted,
    Advert,
    Scam,
}

impl Label {
    pub(crate) fn named(name: &str) -> Option<Self> {
        match name {
            "ham" => Some(Self::Wanted),
            "spam" => Some(Self::Unwanted),
            "promo" => Some(Self::Advert),
            "scam" => Some(Self::Scam),
            _ => None,
        }
    }

    pub(crate) fn is_unwanted(self) -> bool {
        self != Self::Wanted
    }
}

/// A message of some source.
pub(crate) struct Message {
    pub(crate) source: String,
    /// Sources that say the same in other words belong together, and are left out together.
    pub(crate) family: String,
    pub(crate) language: String,
    pub(crate) label: Label,
    pub(crate) text: String,
    pub(crate) seen: Seen,
    pub(crate) grams: Vec<u32>,
    /// Sentences from newspapers and tweets count less than messages.
    pub(crate) weight: f32,
}

impl Message {
    pub(crate) fn new(source: &str, language: &str, label: Label, text: &str) -> Self {
        // What language the source says its text is in would not be known in use.
        let seen = Seen::new(text, None::<Language>);
        let grams = seen.grams().collect();
        let family = family(source).to_owned();
        let weight = if family == "sentences" || family == "tweets" { 0.5 } else { 1.0 };
        Self {
            source: source.to_owned(),
            family,
            language: language.to_owned(),
            label,
            text: text.to_owned(),
            seen,
            grams,
            weight,
        }
    }
}

/// Sources whose licence lets what is learnt from them be passed on.
const FREE: [&str; 6] = ["uci", "india", "telegram", "tweets", "sentences", "own"];

/// Whether the shipped model may be trained on it.
pub(crate) fn is_free(message: &Message) -> bool {
    FREE.contains(&message.family.as_str())
}

fn family(source: &str) -> &str {
    const FAMILIES: [(&str, &str); 7] = [
        ("uci", "uci"),
        ("india_telecom", "india"),
        ("tg_spam", "telegram"),
        ("umsab", "tweets"),
        ("lingua", "sentences"),
        ("spamhunter", "spamhunter"),
        ("synth_indic", "synth_indic"),
    ];
    FAMILIES.iter().find(|(start, _)| source.starts_with(start)).map_or(source, |(_, family)| family)
}

/// Every message of every source, in a fixed order.
pub(crate) fn read(data: &Path) -> Result<Vec<Message>> {
    let folder = data.join("text");
    let entries = fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let mut messages = Vec::new();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "jsonl")) {
        let source = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        messages.extend(text.lines().filter_map(|line| message(&source, line)));
    }
    Ok(messages)
}

fn message(source: &str, line: &str) -> Option<Message> {
    let value: Value = serde_json::from_str(line).ok()?;
    let text = |name: &str| value.get(name).and_then(Value::as_str);
    Some(Message::new(source, text("lang")?, Label::named(text("label")?)?, text("text")?))
}
