//! The texts as Rust: a type for each area, a method for each text.

use std::fmt::Write;

use crate::catalogue::{Catalogue, Text};
use crate::pattern::{Key, Kind, Part};

/// Writes catalogues that agree with each other.
pub(crate) fn write(catalogues: &[Catalogue]) -> String {
    let mut out = String::new();
    let Some(model) = catalogues.first() else { return out };
    for (area, texts) in &model.areas {
        let (method, kind) = (snake(area), camel(area));
        line(&mut out, 0, &format!("/// The texts of `{area}.ftl` in one language."));
        line(&mut out, 0, "#[derive(Clone, Copy, Debug, PartialEq, Eq)]");
        line(&mut out, 0, &format!("pub struct {kind}(Language);"));
        line(&mut out, 0, "impl Language {");
        line(&mut out, 1, &format!("/// The texts of `{area}.ftl`."));
        line(&mut out, 1, &format!("#[must_use] pub const fn {method}(self) -> {kind} {{ {kind}(self) }}"));
        line(&mut out, 0, "}");
        line(&mut out, 0, &format!("impl {kind} {{"));
        for (name, text) in texts {
            function(&mut out, catalogues, area, name, text);
        }
        by_name(&mut out, texts.iter().filter(|(_, text)| text.parameters.is_empty()).map(|(name, _)| name));
        line(&mut out, 0, "}");
    }
    out
}

fn function(out: &mut String, catalogues: &[Catalogue], area: &str, name: &str, model: &Text) {
    line(out, 1, "/// ```text");
    for shown in shown(&model.pattern).lines() {
        line(out, 1, &format!("/// {shown}"));
    }
    line(out, 1, "/// ```");
    let parameters: String = model
        .parameters
        .iter()
        .map(|(name, kind)| format!(", {}: {}", snake(name), if *kind == Kind::Number { "u64" } else { "&str" }))
        .collect();
    let result = if model.parameters.is_empty() { "&'static str" } else { "String" };
    let constant = if model.parameters.is_empty() { "const " } else { "" };
    line(out, 1, &format!("#[must_use] pub {constant}fn {}(self{parameters}) -> {result} {{", snake(name)));
    if !model.parameters.is_empty() {
        line(out, 2, "let mut built_ = String::new();");
    }
    line(out, 2, "match self.0 {");
    for catalogue in catalogues {
        let language = format!("Language::{}", camel(&catalogue.language));
        let Some(text) = catalogue.areas.get(area).and_then(|texts| texts.get(name)) else { continue };
        if model.parameters.is_empty() {
            line(out, 3, &format!("{language} => {:?},", shown(&text.pattern)));
        } else {
            line(out, 3, &format!("{language} => {{"));
            pushes(out, 4, &language, &text.pattern, model);
            line(out, 3, "}");
        }
    }
    line(out, 2, "}");
    if !model.parameters.is_empty() {
        line(out, 2, "built_");
    }
    line(out, 1, "}");
}

fn by_name<'a>(out: &mut String, names: impl Iterator<Item = &'a String>) {
    line(out, 1, "/// The text of a name that comes as data, if there is one and it has no parameters.");
    line(out, 1, "#[must_use] pub fn named(self, name: &str) -> Option<&'static str> {");
    line(out, 2, "match name {");
    for name in names.map(|name| snake(name)) {
        line(out, 3, &format!("{name:?} => Some(self.{name}()),"));
    }
    line(out, 3, "_ => None,");
    line(out, 2, "}");
    line(out, 1, "}");
}

fn pushes(out: &mut String, depth: usize, language: &str, pattern: &[Part], model: &Text) {
    for part in pattern {
        match part {
            Part::Text(text) => line(out, depth, &format!("built_ += {text:?};")),
            Part::Insert(name) if model.parameters.get(name) == Some(&Kind::Number) => {
                line(out, depth, &format!("built_ += &{}.to_string();", snake(name)));
            }
            Part::Insert(name) => line(out, depth, &format!("built_ += &isolated({});", snake(name))),
            Part::InsertRaw(name) => line(out, depth, &format!("built_ += {};", snake(name))),
            Part::Choose { parameter, arms, other } => {
                let number = snake(parameter);
                line(out, depth, &format!("match ({number}, category({language}, {number})) {{"));
                for (key, pattern) in in_order(arms) {
                    line(out, depth + 1, &format!("{} => {{", matched(key)));
                    pushes(out, depth + 2, language, pattern, model);
                    line(out, depth + 1, "}");
                }
                line(out, depth + 1, "_ => {");
                pushes(out, depth + 2, language, other, model);
                line(out, depth + 1, "}");
                line(out, depth, "}");
            }
        }
    }
}

/// Exact numbers come before the forms that they would have.
fn in_order(arms: &[(Key, Vec<Part>)]) -> impl Iterator<Item = &(Key, Vec<Part>)> {
    let is_exact = |(key, _): &&(Key, Vec<Part>)| matches!(key, Key::Exactly(_));
    arms.iter().filter(is_exact).chain(arms.iter().filter(move |arm| !is_exact(arm)))
}

fn matched(key: &Key) -> String {
    match key {
        Key::Exactly(number) => format!("({number}, _)"),
        Key::One => "(_, Category::One)".to_owned(),
        Key::Many => "(_, Category::Many)".to_owned(),
    }
}

/// A text as a reader of the documentation sees it; one without parameters is all of it.
fn shown(pattern: &[Part]) -> String {
    let mut shown = String::new();
    for part in pattern {
        match part {
            Part::Text(text) => shown.push_str(text),
            Part::Insert(name) | Part::InsertRaw(name) => shown.push_str(&format!("{{ ${name} }}")),
            Part::Choose { other, .. } => shown.push_str(&self::shown(other)),
        }
    }
    shown
}

fn snake(name: &str) -> String {
    name.replace('-', "_")
}

fn camel(name: &str) -> String {
    let words = name.split('-').map(|word| {
        let (first, rest) = word.split_at(word.len().min(1));
        format!("{}{rest}", first.to_uppercase())
    });
    words.collect()
}

fn line(out: &mut String, depth: usize, text: &str) {
    let _ = writeln!(out, "{}{text}", "    ".repeat(depth));
}
