//! Compiles lists into sorted tables that the shield is built with.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use fst::MapBuilder;

use crate::links::lines;

/// Firms that give pages away, where anybody may put anything.
const FREE: &str = include_str!("../lists/free-hosts.txt");
/// Names for machines at home.
const DYNAMIC: &str = include_str!("../lists/dynamic-dns.txt");

const NORMAL: u64 = 1;
const EXCEPTION: u64 = 2;
const WILDCARD: u64 = 4;
const PRIVATE: u64 = 8;

/// Makes them. Without a list of public suffixes that table stays as it is.
pub(crate) fn make(data: &Path, suffixes: Option<&Path>) -> Result<()> {
    if let Some(suffixes) = suffixes {
        let list = fs::read_to_string(suffixes).with_context(|| format!("cannot read {}", suffixes.display()))?;
        write("suffixes.fst", &suffix_rules(&list))?;
    }
    let mut hosts = BTreeMap::new();
    let kinds = [
        (4, DYNAMIC.lines().map(str::to_owned).collect()),
        (3, FREE.lines().map(str::to_owned).collect()),
        (2, lines(data, "lists/link-in-bio.txt")?),
        (1, lines(data, "lists/url-shortener.txt")?),
    ];
    for (kind, names) in kinds {
        hosts.extend(names.into_iter().map(|name| (name.trim().trim_start_matches('.').to_lowercase(), kind)));
    }
    write("hosts.fst", &hosts)?;
    // Neither list is in order of rank: those that everybody knows are told from those that many know.
    let known_by = |names: Vec<String>, rank: u64| {
        names.into_iter().map(move |name| (name.trim_start_matches("www.").to_lowercase(), rank))
    };
    // The half that the model of host names learns from; the other half is measured with.
    let many = lines(data, "benign_tranco10k.txt")?.into_iter().step_by(2).collect();
    let mut known: BTreeMap<String, u64> = known_by(many, 1).collect();
    known.extend(known_by(lines(data, "lists/moz-top500.txt")?, 0));
    write("known.fst", &known)
}

fn suffix_rules(list: &str) -> BTreeMap<String, u64> {
    let mut rules: BTreeMap<String, u64> = BTreeMap::new();
    let mut private = 0;
    for line in list.lines().map(str::trim) {
        if line.contains("===BEGIN PRIVATE DOMAINS===") {
            private = PRIVATE;
        }
        if line.is_empty() || line.starts_with("//") {
            continue;
        }
        let (name, kind) = match (line.strip_prefix("*."), line.strip_prefix('!')) {
            (Some(name), _) => (name, WILDCARD),
            (_, Some(name)) => (name, EXCEPTION),
            _ => (line, NORMAL),
        };
        // Letters beyond ASCII come in punycode from whoever parsed the address.
        if name.is_ascii() {
            *rules.entry(name.to_owned()).or_default() |= kind | private;
        }
    }
    rules
}

fn write(name: &str, entries: &BTreeMap<String, u64>) -> Result<()> {
    let mut builder = MapBuilder::memory();
    for (key, value) in entries.iter().filter(|(key, _)| !key.is_empty()) {
        builder.insert(key, *value)?;
    }
    let bytes = builder.into_inner()?;
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../crates/shield/tables").join(name);
    println!("{name}: {} entries, {} bytes", entries.len(), bytes.len());
    fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))
}
