//! A text as this crate knows it: a part of what Fluent has, and no more than the languages of Kith need.

use std::collections::BTreeMap;

use fluent_syntax::ast::{
    Expression, InlineExpression as Inline, Pattern as Parsed, PatternElement as Element, Variant, VariantKey,
};
use fluent_syntax::unicode::unescape_unicode_to_string;

/// What a text is made of, in order.
pub(crate) type Pattern = Vec<Part>;

/// See [`Pattern`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Text(String),
    /// A parameter.
    Insert(String),
    /// A parameter as it is: a command to be copied must have no invisible letters.
    InsertRaw(String),
    /// A choice by a number.
    Choose {
        parameter: String,
        arms: Vec<(Key, Pattern)>,
        other: Pattern,
    },
}

/// When an arm of a choice is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    Exactly(u64),
    One,
    Many,
}

/// What a parameter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Text,
    Number,
}

/// Parameters and what they are, in the order of the alphabet.
pub(crate) type Parameters = BTreeMap<String, Kind>;

/// Reads a text, and notes its parameters.
pub(crate) fn read(parsed: &Parsed<&str>, parameters: &mut Parameters) -> Result<Pattern, String> {
    let mut pattern = Pattern::new();
    for element in &parsed.elements {
        match (pattern.last_mut(), part(element, parameters)?) {
            // Each line of a text comes by itself.
            (Some(Part::Text(before)), Part::Text(text)) => before.push_str(&text),
            (_, part) => pattern.push(part),
        }
    }
    Ok(pattern)
}

fn part(element: &Element<&str>, parameters: &mut Parameters) -> Result<Part, String> {
    match element {
        Element::TextElement { value } => Ok(Part::Text((*value).to_owned())),
        Element::Placeable { expression: Expression::Inline(inline) } => insertion(inline, parameters),
        Element::Placeable { expression: Expression::Select { selector, variants } } => {
            choice(selector, variants, parameters)
        }
    }
}

fn insertion(inline: &Inline<&str>, parameters: &mut Parameters) -> Result<Part, String> {
    match inline {
        Inline::StringLiteral { value } => Ok(Part::Text(unescape_unicode_to_string(value).into_owned())),
        Inline::NumberLiteral { value } => Ok(Part::Text((*value).to_owned())),
        Inline::VariableReference { id } => {
            parameters.entry(id.name.to_owned()).or_insert(Kind::Text);
            Ok(Part::Insert(id.name.to_owned()))
        }
        Inline::FunctionReference { id, arguments } => {
            let ([Inline::VariableReference { id: parameter }], []) =
                (arguments.positional.as_slice(), arguments.named.as_slice())
            else {
                return Err(format!("{} takes one parameter and nothing else", id.name));
            };
            let parameter = parameter.name.to_owned();
            match id.name {
                "NUMBER" => {
                    parameters.insert(parameter.clone(), Kind::Number);
                    Ok(Part::Insert(parameter))
                }
                "RAW" => {
                    parameters.entry(parameter.clone()).or_insert(Kind::Text);
                    Ok(Part::InsertRaw(parameter))
                }
                name => Err(format!("there is no function {name}: there are NUMBER and RAW")),
            }
        }
        Inline::MessageReference { id, .. } => Err(format!("no text refers to another one: {{ {} }}", id.name)),
        Inline::TermReference { id, .. } => Err(format!("there are no terms: {{ -{} }}", id.name)),
        Inline::Placeable { .. } => Err("braces in braces".to_owned()),
    }
}

fn choice(selector: &Inline<&str>, variants: &[Variant<&str>], parameters: &mut Parameters) -> Result<Part, String> {
    let Inline::VariableReference { id } = selector else {
        return Err("a choice is made by a parameter: { $count -> …".to_owned());
    };
    parameters.insert(id.name.to_owned(), Kind::Number);
    let (mut arms, mut other) = (Vec::new(), None);
    for variant in variants {
        let pattern = read(&variant.value, parameters)?;
        match (&variant.key, variant.default) {
            (VariantKey::Identifier { name: "other" }, true) => other = Some(pattern),
            (_, true) => return Err("the arm with the asterisk is *[other]".to_owned()),
            (key, false) => arms.push((arm(key)?, pattern)),
        }
    }
    let other = other.ok_or("a choice has an arm *[other]")?;
    Ok(Part::Choose { parameter: id.name.to_owned(), arms, other })
}

fn arm(key: &VariantKey<&str>) -> Result<Key, String> {
    match key {
        VariantKey::Identifier { name: "one" } => Ok(Key::One),
        VariantKey::Identifier { name: "many" } => Ok(Key::Many),
        VariantKey::Identifier { name } => Err(format!("no language of Kith has the plural form [{name}]")),
        VariantKey::NumberLiteral { value } => {
            value.parse().map(Key::Exactly).map_err(|_| format!("[{value}] is no whole number"))
        }
    }
}
