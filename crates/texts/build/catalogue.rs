//! The files of all languages, read.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use fluent_syntax::ast::{Entry, Message};
use fluent_syntax::parser;

use crate::pattern::{self, Parameters, Pattern};

/// The texts of one language: by area, then by name.
#[derive(Debug, Default)]
pub(crate) struct Catalogue {
    pub(crate) language: String,
    pub(crate) areas: BTreeMap<String, BTreeMap<String, Text>>,
}

/// One text in one language.
#[derive(Debug)]
pub(crate) struct Text {
    pub(crate) pattern: Pattern,
    pub(crate) parameters: Parameters,
}

/// Words that cannot be the name of a method or a parameter.
const RESERVED: [&str; 43] = [
    "as", "async", "await", "break", "const", "continue", "crate", "dyn", "else", "enum", "extern", "false", "fn",
    "for", "gen", "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut", "pub", "ref", "return", "self",
    "static", "struct", "super", "trait", "true", "try", "type", "unsafe", "use", "where", "while", "yield", "box",
    "do", "macro",
];

/// Reads every file of every language; what is wrong with one is told with its path.
#[expect(clippy::disallowed_methods, reason = "a build script finds its sources in files")]
pub(crate) fn read(folder: &Path, languages: &[&str]) -> io::Result<(Vec<Catalogue>, Vec<String>)> {
    let (mut catalogues, mut findings) = (Vec::new(), Vec::new());
    for language in languages {
        let mut catalogue = Catalogue { language: (*language).to_owned(), ..Catalogue::default() };
        for entry in std::fs::read_dir(folder.join(language))? {
            let path = entry?.path();
            let Some(area) = path.file_name().and_then(|name| name.to_str()).and_then(|name| name.strip_suffix(".ftl"))
            else {
                findings.push(format!("{}: only files that end in .ftl belong here", path.display()));
                continue;
            };
            let source = std::fs::read_to_string(&path)?;
            let (texts, wrong) = texts(&source);
            findings.extend(wrong.into_iter().map(|what| format!("{}: {what}", path.display())));
            catalogue.areas.insert(area.to_owned(), texts);
        }
        catalogues.push(catalogue);
    }
    Ok((catalogues, findings))
}

/// The texts of one file, and what is wrong with it.
pub(crate) fn texts(source: &str) -> (BTreeMap<String, Text>, Vec<String>) {
    let (resource, errors) = match parser::parse(source) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors),
    };
    let mut findings: Vec<String> = errors
        .iter()
        .map(|error| format!("line {}: {error}", source.get(..error.pos.start).unwrap_or_default().lines().count()))
        .collect();
    let mut texts = BTreeMap::new();
    for entry in &resource.body {
        let read = match entry {
            Entry::Message(message) => text(message).map(|text| texts.insert(message.id.name.to_owned(), text)),
            Entry::Term(term) => Err(format!("-{}: there are no terms", term.id.name)),
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => continue,
        };
        match read {
            Ok(None) => {}
            Ok(Some(_)) => findings.push(format!("{} is there twice", name(entry))),
            Err(what) => findings.push(what),
        }
    }
    (texts, findings)
}

fn name<'a>(entry: &Entry<&'a str>) -> &'a str {
    if let Entry::Message(message) = entry { message.id.name } else { "" }
}

fn text(message: &Message<&str>) -> Result<Text, String> {
    let name = message.id.name;
    let named = |what: String| format!("{name}: {what}");
    if !message.attributes.is_empty() {
        return Err(named("a text has no attributes".to_owned()));
    }
    let parsed = message.value.as_ref().ok_or_else(|| named("it is empty".to_owned()))?;
    let mut parameters = Parameters::new();
    let pattern = pattern::read(parsed, &mut parameters).map_err(named)?;
    let words: BTreeSet<&str> = parameters.keys().map(String::as_str).chain([name]).collect();
    match words.iter().find(|word| !is_name(word)) {
        Some(word) => Err(named(format!("{word} cannot be a name: small letters, digits and -, and no word of Rust"))),
        None => Ok(Text { pattern, parameters }),
    }
}

fn is_name(word: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    word.starts_with(|c: char| c.is_ascii_lowercase()) && word.chars().all(fits) && !RESERVED.contains(&word)
}
