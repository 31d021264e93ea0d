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
    /// It is written here, to learn from; the others are also what is measured with.
    pub(crate) is_own: bool,
}

impl Case {
    fn new(language: &str, intent: &str, is_trap: bool, text: &str, context: Context) -> Self {
        let seen = Seen::new(text, None);
        let grams = seen.grams().collect();
        let (language, intent, text) = (language.to_owned(), intent.to_owned(), text.to_owned());
        Self { language, intent, is_trap, text, context, seen, grams, is_own: false }
    }
}

/// Every case: those of the data, then those written here.
pub(crate) fn read(data: &Path) -> Result<Vec<Case>> {
    let path = data.join("canary.jsonl");
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let own = OWN.lines().filter(|line| !line.starts_with('#'));
    let own = own.map(|line| written(line).with_context(|| format!("not a situation: {line}")));
    text.lines().filter_map(case).map(Ok).chain(own).collect()
}

fn case(line: &str) -> Option<Case> {
    let value: Value = serde_json::from_str(line).ok()?;
    let word = |name: &str| value.get(name).and_then(Value::as_str);
    let is_trap = word("label")? == "scam";
    Some(Case::new(word("lang")?, word("intent")?, is_trap, word("text")?, context(value.get("context")?)))
}

const OWN: &str = include_str!("../writing/situations.txt");

/// `trap|fine situation language sender[+first][+changed=days] | them: … | me: … >> text`.
fn written(line: &str) -> Option<Case> {
    let (head, text) = line.split_once(" >> ")?;
    let mut parts = head.split(" | ");
    let mut words = parts.next()?.split(' ');
    let is_trap = words.next()? == "trap";
    let (intent, language) = (words.next()?, words.next()?);
    let mut facts = words.next()?.split('+');
    let mut context = Context { sender: sender(facts.next()?), first_message: Some(false), ..Context::default() };
    context.sender?;
    for fact in facts {
        match fact.split_once('=') {
            Some(("changed", days)) => context.identity_changed_days = Some(days.parse().ok()?),
            None if fact == "first" => context.first_message = Some(true),
            _ => return None,
        }
    }
    for said in parts {
        let (from, text) = said.split_once(": ")?;
        context.previous.push(Earlier { from: side(from), text: text.to_owned() });
    }
    Some(Case { is_own: true, ..Case::new(language, intent, is_trap, text, context) })
}

fn side(name: &str) -> Side {
    if name == "me" { Side::Me } else { Side::Them }
}

fn sender(name: &str) -> Option<Sender> {
    match name {
        "stranger" => Some(Sender::Stranger),
        "new_contact" | "newcontact" => Some(Sender::NewContact),
        "known" => Some(Sender::Known),
        "verified" => Some(Sender::Verified),
        _ => None,
    }
}

fn context(value: &Value) -> Context {
    let sender = value.get("sender").and_then(Value::as_str).and_then(sender);
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
    Some(Earlier { from: side(value.get("from")?.as_str()?), text: value.get("text")?.as_str()?.to_owned() })
}
