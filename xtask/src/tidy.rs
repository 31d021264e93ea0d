//! `cargo xtask tidy`: what the compiler does not look at, found in the text of the tree.

use crate::{
    command,
    workspace::{SourceFile, Workspace},
};
use anyhow::Result;
use std::collections::BTreeSet;

/// A file longer than this does not fit in a head.
const LONGEST: usize = 600;

/// Files that may be longer, and why. An entry that is no longer needed is a finding too.
const LONG: [(&str, &str); 0] = [];

/// Names that say nothing about what is inside: a drawer, not a module.
const DRAWERS: [&str; 7] = ["common", "helper", "helpers", "misc", "types", "util", "utils"];

/// Marks of unfinished work, spelt so that this file does not contain them.
const UNFINISHED: [&str; 5] = [
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("to", "do!"),
    concat!("unimpl", "emented!"),
    concat!("#[ig", "nore"),
];

const PROTO: &str = "crates/wire/proto/";
const THREATS: &str = "THREATS.md";
const DECISIONS: &str = "docs/decisions/";

pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let files = workspace.files()?;
    if !files.iter().any(|file| file.path == THREATS) {
        println!("tidy: there is no {THREATS} yet, so no promise was looked up");
    }
    let findings = [
        drawers(&files),
        unfinished(&files),
        long_files(&files, &LONG),
        unpinned_messages(&files),
        broken_promises(&files),
        unlisted_decisions(&files),
    ];
    command::report("tidy", &format!("{} files", files.len()), &findings.concat())
}

/// A name of DRAWERS as a file, a folder or a module within a file.
fn drawers(files: &[SourceFile]) -> Vec<String> {
    let mut findings = Vec::new();
    for file in rust(files) {
        let path = file.path.trim_end_matches(".rs").split('/');
        let inline = words_after(&file.text, "mod");
        if let Some(name) = path.chain(inline).find(|name| DRAWERS.contains(name)) {
            findings.push(format!("{}: `{name}` says nothing; name the module after what it holds", file.path));
        }
    }
    findings
}

fn unfinished(files: &[SourceFile]) -> Vec<String> {
    let code = |file: &&SourceFile| {
        let ending = file.path.rsplit('.').next().unwrap_or_default();
        ["rs", "proto", "toml", "sh", "js", "css", "html"].contains(&ending) || file.path.starts_with(".ci/")
    };
    let mut findings = Vec::new();
    for file in files.iter().filter(code) {
        for (line, text) in file.text.lines().enumerate() {
            let marks = UNFINISHED.iter().filter(|mark| text.contains(*mark));
            findings.extend(marks.map(|mark| format!("{}:{}: {mark}", file.path, line + 1)));
        }
    }
    findings
}

fn long_files(files: &[SourceFile], allowed: &[(&str, &str)]) -> Vec<String> {
    let is_long = |file: &&SourceFile| file.text.lines().count() > LONGEST;
    let mut findings = Vec::new();
    for file in rust(files).filter(is_long).filter(|file| !allowed.iter().any(|(path, _)| *path == file.path)) {
        findings.push(format!("{}: {} lines, more than {LONGEST}", file.path, file.text.lines().count()));
    }
    for (path, _) in allowed.iter().filter(|(path, _)| !rust(files).filter(is_long).any(|file| file.path == *path)) {
        findings.push(format!("{path} need not be allowed more than {LONGEST} lines any more"));
    }
    findings
}

/// Messages of the published contract whose name no test of kith-wire mentions.
fn unpinned_messages(files: &[SourceFile]) -> Vec<String> {
    let tests = files.iter().filter(|file| file.path.ends_with(".rs")).filter_map(wire_tests);
    let mentioned: BTreeSet<&str> = tests.flat_map(identifiers).collect();
    let mut findings = Vec::new();
    for file in files.iter().filter(|file| file.path.starts_with(PROTO)) {
        for message in words_after(&file.text, "message").filter(|message| !mentioned.contains(message)) {
            findings.push(format!("{}: no test in crates/wire pins the bytes of {message}", file.path));
        }
    }
    findings
}

fn wire_tests(file: &SourceFile) -> Option<&str> {
    if file.path.starts_with("crates/wire/tests/") {
        return Some(&file.text);
    }
    let in_source = file.path.starts_with("crates/wire/src/").then_some(file.text.as_str())?;
    if file.path.ends_with("/tests.rs") || file.path.contains("/tests/") {
        return Some(in_source);
    }
    in_source.split_once("#[cfg(test)]").map(|(_, tests)| tests)
}

/// Tests that THREATS.md names for a promise and that nobody wrote.
fn broken_promises(files: &[SourceFile]) -> Vec<String> {
    let Some(threats) = files.iter().find(|file| file.path == THREATS) else {
        return Vec::new();
    };
    let written: BTreeSet<&str> = rust(files).flat_map(|file| words_after(&file.text, "fn")).collect();
    let named = promised_tests(&threats.text);
    if named.is_empty() {
        return vec![format!("{THREATS} has no section about promises and their tests that names one")];
    }
    named
        .iter()
        .filter(|test| !written.contains(*test))
        .map(|test| format!("{THREATS}: no test is called {test}"))
        .collect()
}

/// What stands in backticks and looks like a test's name in a section about promises and tests; a path's last part counts.
fn promised_tests(threats: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut within = None;
    for line in threats.lines() {
        let depth = line.chars().take_while(|c| *c == '#').count();
        if depth > 0 {
            let title = line.to_lowercase();
            let starts = title.contains("promise") && title.contains("test");
            within = starts.then_some(depth).or(within.filter(|outer| depth > *outer));
        } else if within.is_some() {
            let quoted = line.split('`').skip(1).step_by(2);
            names.extend(quoted.filter_map(|name| name.rsplit("::").next()).filter(|name| is_test_name(name)));
        }
    }
    names
}

fn is_test_name(name: &str) -> bool {
    name.contains('_') && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// Decision pages that the index does not link to.
fn unlisted_decisions(files: &[SourceFile]) -> Vec<String> {
    let index = files.iter().find(|file| file.path == format!("{DECISIONS}README.md")).map_or("", |file| &file.text);
    let pages = files.iter().filter_map(|file| file.path.strip_prefix(DECISIONS)).filter(|page| *page != "README.md");
    let unlisted = pages.filter(|page| !index.contains(&format!("({page})")));
    unlisted.map(|page| format!("{DECISIONS}README.md does not link to {page}")).collect()
}

fn rust(files: &[SourceFile]) -> impl Iterator<Item = &SourceFile> {
    files.iter().filter(|file| file.path.ends_with(".rs"))
}

fn identifiers(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}

/// The identifiers that follow `keyword`, outside comments.
fn words_after<'a>(text: &'a str, keyword: &str) -> impl Iterator<Item = &'a str> {
    let code = text.lines().filter_map(|line| line.split("//").next());
    code.flat_map(move |line| identifiers(line).zip(identifiers(line).skip(1)))
        .filter(move |(word, _)| *word == keyword)
        .map(|(_, next)| next)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree<const N: usize>(files: [(&str, &str); N]) -> Vec<SourceFile> {
        files.map(|(path, text)| SourceFile { path: path.to_owned(), text: text.to_owned() }).into()
    }

    #[test]
    fn a_drawer_is_found_as_file_as_folder_and_as_module() {
        for (path, text) in [
            ("crates/a/src/util.rs", ""),
            ("crates/a/tests/common/mod.rs", ""),
            ("a.rs", concat!("pub mod ty", "pes {")),
        ] {
            assert_eq!(drawers(&tree([(path, text)])).len(), 1, "{path}");
        }
        assert!(drawers(&tree([("crates/a/src/utility.rs", "// mod util\nmod channel;")])).is_empty());
    }

    #[test]
    fn unfinished_work_is_found_with_its_line() {
        for mark in UNFINISHED {
            let text = format!("fine\n// {mark}: later]");
            assert_eq!(unfinished(&tree([("a.rs", &text)])), [format!("a.rs:2: {mark}")]);
            assert!(unfinished(&tree([("a.md", &text)])).is_empty());
        }
    }

    #[test]
    fn a_long_file_needs_an_allowance_and_an_allowance_needs_a_long_file() {
        let long = "\n".repeat(LONGEST + 1);
        assert_eq!(long_files(&tree([("a.rs", &long)]), &[]), ["a.rs: 601 lines, more than 600"]);
        assert!(long_files(&tree([("a.rs", &long)]), &[("a.rs", "generated")]).is_empty());
        assert_eq!(long_files(&tree([("a.rs", &long[1..])]), &[("a.rs", "generated")]).len(), 1);
        assert!(long_files(&tree([("a.rs", &long[1..])]), &[]).is_empty());
    }

    #[test]
    fn a_message_that_no_test_of_wire_mentions_is_found() {
        let proto = (
            "crates/wire/proto/a.proto",
            "// message Not\nmessage Hello { // the message Neither\n message Inner {} }\nmessage Bye {}",
        );
        let tests = ("crates/wire/tests/hex.rs", "pin(Hello::default(), \"\"); pin(Inner, \"\")");
        let source = ("crates/wire/src/a.rs", "struct Bye; #[cfg(test)] mod tests { /* Goodbye */ }");
        let findings = unpinned_messages(&tree([proto, tests, source]));
        assert_eq!(findings, ["crates/wire/proto/a.proto: no test in crates/wire pins the bytes of Bye"]);
    }

    #[test]
    fn a_promise_without_its_test_is_found() {
        let threats = "# T\nsee `not_a_test_here`\n## Promises and their tests\n- `kept_promise`, `no`\n### More\n`sim::broken_promise`\n## End\n`x_y`";
        assert_eq!(promised_tests(threats), ["kept_promise", "broken_promise"]);
        let test = ("sim/tests/a.rs", "async fn kept_promise() {}\n// fn broken_promise()");
        let findings = broken_promises(&tree([(THREATS, threats), test]));
        assert_eq!(findings, ["THREATS.md: no test is called broken_promise"]);
        assert_eq!(broken_promises(&tree([(THREATS, "# Threats"), test])).len(), 1);
    }

    #[test]
    fn a_decision_that_the_index_does_not_list_is_found() {
        let index = ("docs/decisions/README.md", "[One](0001-one.md)");
        let pages = [index, ("docs/decisions/0001-one.md", ""), ("docs/decisions/0002-two.md", "")];
        assert_eq!(unlisted_decisions(&tree(pages)), ["docs/decisions/README.md does not link to 0002-two.md"]);
    }
}
