//! Situations with their context, in pairs of a trap and its harmless twin, as `canary.jsonl` holds them.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use kith_shield::learning::Seen;
use kith_shield::{Context, Earlier, Sender, Side};
use serde_json::Value;

/// A message in its context.
pub(crate) struct Case {
    pub(crate) language: String,
    pub(crate) intent: String,
    pub(crate) is_trap: bool,
    pub(crate) text: String,
    pub(crate) context: Context,
    pub(crate) seen: Seen,
    pub(crate) grams: Vec<u32>,
}

/// Every case.
pub(crate) fn read(data: &Path) -> Result<Vec<Case>> {
    let path = data.join("canary.jsonl");
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(text.lines().filter_map(case).collect())
}

fn case(line: &str) -> Option<Case> {
    let value: Value = serde_json::from_str(line).ok()?;
    let word = |name: &str| value.get(name).and_then(Value::as_str);
    let text = word("text")?;
    let seen = Seen::new(text, None);
    let grams = seen.grams().collect();
    let (language, intent) = (word("lang")?.to_owned(), word("intent")?.to_owned());
    let is_trap = word("label")? == "scam";
    Some(Case {
        language,
        intent,
        is_trap,
        text: text.to_owned(),
        context: context(value.get("context")?),
        seen,
        grams,
    })
}

fn context(value: &Value) -> Context {
    let sender = match value.get("sender").and_then(Value::as_str) {
        Some("stranger") => Some(Sender::Stranger),
        Some("new_contact") => Some(Sender::NewContact),
        Some("known") => Some(Sender::Known),
        Some("verified") => Some(Sender::Verified),
        Some(_) | None => None,
    };
    let days = value.get("identity_changed_days").and_then(Value::as_u64);
    let previous = value.get("previous").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    Context {
        sender,
        identity_changed_days: days.and_then(|days| u32::try_from(days).ok()),
        first_message: value.get("first_message").and_then(Value::as_bool),
        previous: previous.iter().filter_map(earlier).collect(),
    }
}

fn earlier(value: &Value) -> Option<Earlier> {
    let from = if value.get("from")?.as_str()? == "me" { Side::Me } else { Side::Them };
    Some(Earlier { from, text: value.get("text")?.as_str()?.to_owned() })
}
