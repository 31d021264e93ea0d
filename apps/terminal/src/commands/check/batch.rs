//! Many checks at once: a verdict a line, in order, whatever the line is.

use std::io::{BufRead, Write};

use kith_shield::lang::Language;
use kith_shield::{Context, Earlier, Sender, Side, text};
use serde_json::Value;

use super::view::Report;
use crate::failure::Failure;

/// Bytes of a line that are read; the rest of a longer one is passed over.
const LONGEST: usize = 1024 * 1024;

/// Answers each line of `input` with one line of `output`.
pub(super) fn run(mut input: impl BufRead, mut output: impl Write) -> Result<(), Failure> {
    let mut line = Vec::new();
    while read_line(&mut input, &mut line)? {
        let report = answer(&String::from_utf8_lossy(&line));
        writeln!(output, "{}", report.to_json()).map_err(Failure::Output)?;
    }
    output.flush().map_err(Failure::Output)
}

/// What is no JSON object with a text in it is taken for the text itself.
fn answer(line: &str) -> Report {
    let value: Value = serde_json::from_str(line).unwrap_or_default();
    let said = value.get("text").and_then(Value::as_str).or_else(|| value.as_str());
    let message = said.unwrap_or(if value.is_object() { "" } else { line });
    let language = value.get("lang").and_then(Value::as_str).and_then(Language::tagged);
    let context = value.get("context").map(context).unwrap_or_default();
    Report::of(message, &text::check(message, &context, language))
}

fn context(value: &Value) -> Context {
    let days = value.get("identity_changed_days").and_then(Value::as_u64);
    let previous = value.get("previous").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    Context {
        sender: value.get("sender").and_then(Value::as_str).and_then(sender),
        identity_changed_days: days.map(|days| u32::try_from(days).unwrap_or(u32::MAX)),
        first_message: value.get("first_message").and_then(Value::as_bool),
        previous: previous.iter().filter_map(earlier).collect(),
    }
}

fn sender(name: &str) -> Option<Sender> {
    match name {
        "stranger" => Some(Sender::Stranger),
        "new_contact" => Some(Sender::NewContact),
        "known" => Some(Sender::Known),
        "verified" => Some(Sender::Verified),
        _ => None,
    }
}

fn earlier(value: &Value) -> Option<Earlier> {
    let from = if value.get("from").and_then(Value::as_str) == Some("me") { Side::Me } else { Side::Them };
    Some(Earlier { from, text: value.get("text")?.as_str()?.to_owned() })
}

/// Reads up to the end of a line; false when there is nothing more.
fn read_line(input: &mut impl BufRead, line: &mut Vec<u8>) -> Result<bool, Failure> {
    let unreadable = |source| Failure::Read { what: "--batch".to_owned(), source };
    line.clear();
    let mut any = false;
    loop {
        let bytes = input.fill_buf().map_err(unreadable)?;
        if bytes.is_empty() {
            return Ok(any);
        }
        any = true;
        let end = bytes.iter().position(|byte| *byte == b'\n');
        let part = bytes.get(..end.unwrap_or(bytes.len())).unwrap_or_default();
        line.extend_from_slice(part.get(..part.len().min(LONGEST - line.len())).unwrap_or_default());
        let used = part.len() + usize::from(end.is_some());
        input.consume(used);
        if end.is_some() {
            return Ok(true);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdicts(input: &[u8]) -> Vec<Value> {
        let mut output = Vec::new();
        run(input, &mut output).unwrap();
        String::from_utf8(output).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    #[test]
    fn every_line_gets_one_verdict_in_order_whatever_it_is() {
        let input = b"{\"text\":\"hello, see you at eight?\"}\n\nnot json\n{\"text\":5}\n[1]\n\xff\xfe\n\"lunch tomorrow?\"\n{\"text\":\"a\",\"context\":7}";
        let verdicts = verdicts(input);
        assert_eq!(verdicts.len(), 8);
        for verdict in &verdicts {
            assert!(verdict["score"].is_number() && verdict["verdict"].is_string() && verdict["advice"].is_string());
        }
        assert_eq!(verdicts[0]["verdict"], "fine");
    }

    #[test]
    fn the_context_of_a_line_decides() {
        let line = |sender: &str, days: &str| {
            format!(
                r#"{{"text":"could you lend me 300 till Friday? can't talk now","context":{{"sender":"{sender}","identity_changed_days":{days},"first_message":false,"previous":[]}}}}"#
            )
        };
        let verdicts = verdicts(format!("{}\n{}", line("known", "0"), line("verified", "null")).as_bytes());
        assert_eq!(verdicts[0]["verdict"], "scam");
        assert_eq!(verdicts[1]["verdict"], "fine");
    }

    #[test]
    fn spans_count_characters() {
        let verdicts = verdicts("{\"text\":\"¡Hola mamá! Se me ha roto el móvil, este es mi número nuevo, escríbeme por WhatsApp que es urgente\"}".as_bytes());
        let span = verdicts[0]["reasons"][0]["span"].as_array().unwrap();
        assert!(span[0].as_u64() < span[1].as_u64() && span[1].as_u64() <= Some(110));
    }
}
