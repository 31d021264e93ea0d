//! Messages written for training: templates, a line each, with choices in braces.
//!
//! `label situation: text with {one|another} choice`. Each template becomes a few messages, always the same ones.

use crate::corpus::{Label, Message};

/// Every language's templates.
const FILES: [(&str, &str); 9] = [
    ("en", include_str!("../writing/en.txt")),
    ("es", include_str!("../writing/es.txt")),
    ("it", include_str!("../writing/it.txt")),
    ("de", include_str!("../writing/de.txt")),
    ("fr", include_str!("../writing/fr.txt")),
    ("nl", include_str!("../writing/nl.txt")),
    ("pt", include_str!("../writing/pt.txt")),
    ("hi", include_str!("../writing/hi.txt")),
    ("id", include_str!("../writing/id.txt")),
];

/// So many messages come of a template at most.
const VARIANTS: u32 = 4;

/// Every message, with the number of its template, so that a template is left out as a whole.
pub(crate) fn messages() -> Vec<(Message, usize)> {
    let mut messages = Vec::new();
    let mut number = 0;
    for (language, file) in FILES {
        for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let Some((label, situation, template)) = parts(line) else {
                println!("{language}: not a template: {line}");
                continue;
            };
            number += 1;
            let variants = if template.contains('{') { VARIANTS } else { 1 };
            for variant in 0..variants {
                let source = format!("own_{situation}");
                let mut message = Message::new(&source, language, label, &filled(template, variant));
                "own".clone_into(&mut message.family);
                message.weight = 1.0 / f32::from(u8::try_from(variants).unwrap_or(1));
                messages.push((message, number));
            }
        }
    }
    messages
}

fn parts(line: &str) -> Option<(Label, &str, &str)> {
    let (head, template) = line.split_once(": ")?;
    let (label, situation) = head.split_once(' ')?;
    Some((Label::named(label)?, situation, template))
}

/// The template with its choices made: the first of each, the second of each, then mixed.
fn filled(template: &str, variant: u32) -> String {
    let mut text = String::new();
    let mut rest = template;
    let mut place = 0_u32;
    while let Some((before, behind)) = rest.split_once('{') {
        let Some((choices, after)) = behind.split_once('}') else { break };
        let choices: Vec<&str> = choices.split('|').collect();
        let turn = variant.wrapping_mul(1 + place / 2).wrapping_add(if variant > 1 { place } else { 0 });
        let index = usize::try_from(turn).unwrap_or_default() % choices.len();
        text.push_str(before);
        text.push_str(choices.get(index).copied().unwrap_or_default());
        rest = after;
        place += 1;
    }
    text + rest
}
