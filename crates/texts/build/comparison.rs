//! What a language has in other ways than English has it.

use std::collections::BTreeMap;

use crate::catalogue::{Catalogue, Text};
use crate::pattern::{Key, Part};

/// Languages with a plural form of their own for whole millions.
const WITH_MANY: [&str; 4] = ["es", "fr", "it", "pt"];

/// Compares every catalogue with the first one.
pub(crate) fn findings(catalogues: &[Catalogue]) -> Vec<String> {
    let Some((model, others)) = catalogues.split_first() else { return Vec::new() };
    let mut findings: Vec<String> = catalogues.iter().flat_map(plural_findings).collect();
    for other in others {
        for area in model.areas.keys().filter(|area| !other.areas.contains_key(*area)) {
            findings.push(format!("locales/{}/{area}.ftl is missing", other.language));
        }
        for (area, texts) in &other.areas {
            let path = format!("locales/{}/{area}.ftl", other.language);
            match model.areas.get(area) {
                None => findings.push(format!("{path}: there is no such file in {}", model.language)),
                Some(models) => findings.extend(area_findings(&path, models, texts)),
            }
        }
    }
    findings
}

fn area_findings(path: &str, models: &BTreeMap<String, Text>, texts: &BTreeMap<String, Text>) -> Vec<String> {
    let mut findings = Vec::new();
    for (name, model) in models {
        match texts.get(name) {
            None => findings.push(format!("{path}: {name} is missing")),
            Some(text) => {
                findings.extend(parameter_findings(model, text).map(|what| format!("{path}: {name}: {what}")))
            }
        }
    }
    let surplus = texts.keys().filter(|name| !models.contains_key(*name));
    findings.extend(surplus.map(|name| format!("{path}: {name} is not in English")));
    findings
}

fn parameter_findings<'a>(model: &'a Text, text: &'a Text) -> impl Iterator<Item = String> + 'a {
    let missing = model.parameters.keys().filter(|name| !text.parameters.contains_key(*name));
    let missing = missing.map(|name| format!("the parameter ${name} is missing"));
    let wrong = text.parameters.iter().filter_map(|(name, kind)| match model.parameters.get(name) {
        None => Some(format!("English has no parameter ${name}")),
        // A language that needs no plural inserts a number as it is.
        Some(expected) if kind > expected => Some(format!("${name} is a text in English, and here a number")),
        Some(_) => None,
    });
    missing.chain(wrong)
}

/// Choices without a form the language has, or with one it has not.
fn plural_findings(catalogue: &Catalogue) -> Vec<String> {
    let mut findings = Vec::new();
    for (area, texts) in &catalogue.areas {
        for (name, text) in texts {
            let mut arms = Vec::new();
            choices(&text.pattern, &mut arms);
            for keys in arms {
                let path = format!("locales/{}/{area}.ftl: {name}", catalogue.language);
                if !keys.contains(&&Key::One) {
                    findings.push(format!("{path}: the plural form [one] is missing"));
                }
                if keys.contains(&&Key::Many) && !WITH_MANY.contains(&catalogue.language.as_str()) {
                    findings.push(format!("{path}: this language has no plural form [many]"));
                }
            }
        }
    }
    findings
}

fn choices<'a>(pattern: &'a [Part], found: &mut Vec<Vec<&'a Key>>) {
    for part in pattern {
        if let Part::Choose { arms, other, .. } = part {
            found.push(arms.iter().map(|(key, _)| key).collect());
            arms.iter().map(|(_, pattern)| pattern).chain([other]).for_each(|pattern| choices(pattern, found));
        }
    }
}
