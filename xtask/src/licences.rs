//! `cargo xtask licences`: every dependency comes from crates.io, under a licence that fits ours, and none is banned.

use crate::{
    command,
    workspace::{Package, Workspace},
};
use anyhow::{Context, Result};
use std::{collections::BTreeSet, iter::Peekable, vec::IntoIter};

const OURS: &str = "Apache-2.0 OR MIT";
const LICENCE_FILES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// SPDX identifiers under which a dependency may come; `+` stands for WITH. MPL-2.0 binds file by file: used unchanged, it asks for nothing.
const ALLOWED: [&str; 13] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0+LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Libraries that may not come in through anybody, and what to use.
const BANNED: [(&str, &str); 3] = [
    ("openssl-sys", "TLS is rustls: one binary, nothing to install"),
    ("native-tls", "TLS is rustls: one binary, nothing to install"),
    ("librocksdb-sys", "the embedded store is fjall: no C++ to build"),
];

pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let built = built(workspace)?;
    let packages = workspace.packages.iter().filter(|package| built.contains(&name_and_version(package)));
    let packages: Vec<_> = packages.collect();
    let mut findings: Vec<String> = packages.iter().filter_map(|package| objection(package)).collect();
    for file in LICENCE_FILES.iter().filter(|file| !workspace.root.join(file).is_file()) {
        findings.push(format!("{file} is missing"));
    }
    command::report("licences", &format!("{} packages", packages.len()), &findings)
}

/// What is part of a build for any system. The lock file, and `cargo metadata` with it, also hold what only a feature that
/// nobody turns on would bring.
fn built(workspace: &Workspace) -> Result<BTreeSet<String>> {
    let mut cargo = command::cargo(workspace);
    cargo.args(["tree", "--workspace", "--all-features", "--target", "all", "--prefix", "none", "--format", "{p}"]);
    let tree = command::ask(&mut cargo).context("`cargo tree` does not say what is built")?;
    let words = |line: &str| line.split(' ').take(2).collect::<Vec<_>>().join(" ");
    Ok(tree.lines().filter(|line| !line.is_empty()).map(words).collect())
}

fn name_and_version(package: &Package) -> String {
    format!("{} v{}", package.name, package.version)
}

fn objection(package: &Package) -> Option<String> {
    let reason = match (package.source.as_deref(), package.license.as_deref()) {
        (None, Some(OURS)) => return None,
        (None, _) => format!("ours are under {OURS}"),
        (Some(source), _) if source != REGISTRY => format!("comes from {source}, not from crates.io"),
        (Some(_), None) => "names no licence".to_owned(),
        (Some(_), Some(licence)) if !is_permitted(licence) => format!("is under {licence}"),
        (Some(_), Some(_)) => {
            let (_, reason) = BANNED.iter().find(|(name, _)| *name == package.name)?;
            format!("is banned ({reason})")
        }
    };
    Some(format!("{} {}: {reason}", package.name, package.version))
}

/// Whether an SPDX expression (or the older `A/B`) can be met with allowed licences alone. What does not parse cannot.
fn is_permitted(expression: &str) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ").replace(" WITH ", "+");
    let words: Vec<&str> = spaced.split(' ').filter(|word| !word.is_empty()).collect();
    let mut rest = words.into_iter().peekable();
    alternatives(&mut rest) == Some(true) && rest.next().is_none()
}

type Words<'a> = Peekable<IntoIter<&'a str>>;

/// `A OR B`: one allowed side is enough.
fn alternatives(words: &mut Words) -> Option<bool> {
    let mut permitted = requirements(words)?;
    while words.next_if_eq(&"OR").is_some() {
        permitted |= requirements(words)?;
    }
    Some(permitted)
}

/// `A AND B`: binds tighter than OR, and both must be allowed.
fn requirements(words: &mut Words) -> Option<bool> {
    let mut permitted = licence(words)?;
    while words.next_if_eq(&"AND").is_some() {
        permitted &= licence(words)?;
    }
    Some(permitted)
}

fn licence(words: &mut Words) -> Option<bool> {
    match words.next()? {
        "(" => {
            let inner = alternatives(words)?;
            words.next_if_eq(&")").map(|_| inner)
        }
        ")" | "OR" | "AND" => None,
        identifier => Some(ALLOWED.contains(&identifier)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(name: &str, source: Option<&str>, license: Option<&str>) -> Package {
        let source = source.map_or("null".to_owned(), |source| format!("{source:?}"));
        let license = license.map_or("null".to_owned(), |license| format!("{license:?}"));
        let json = format!(
            r#"{{"id":"i","name":"{name}","version":"1.0.0","license":{license},"source":{source},"manifest_path":"m","dependencies":[]}}"#
        );
        serde_json::from_str(&json).unwrap()
    }

    #[test]
    fn a_choice_needs_one_allowed_licence_and_a_sum_needs_all() {
        for fine in [
            "MIT",
            "GPL-3.0-only OR MIT",
            "Apache-2.0/MIT",
            "(MIT OR GPL-2.0-only) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT",
            "MIT AND BSD-3-Clause",
        ] {
            assert!(is_permitted(fine), "{fine}");
        }
        for refused in [
            "AGPL-3.0-only",
            "MIT AND GPL-3.0-only",
            "MIT AND (GPL-3.0-only OR AGPL-3.0-only)",
            "GPL-3.0-only WITH Classpath-exception-2.0",
            "GPL-2.0-only OR MIT AND GPL-3.0-only",
        ] {
            assert!(!is_permitted(refused), "{refused}");
        }
    }

    #[test]
    fn an_expression_that_does_not_parse_permits_nothing() {
        for broken in ["", "MIT OR", "(MIT", "MIT)", "MIT Apache-2.0", "OR", "AND MIT", "()"] {
            assert!(!is_permitted(broken), "{broken}");
        }
    }

    #[test]
    fn a_foreign_source_a_missing_licence_and_a_banned_library_are_named() {
        let git = objection(&package("a", Some("git+https://example.org/a"), Some("MIT"))).unwrap();
        assert_eq!(git, "a 1.0.0: comes from git+https://example.org/a, not from crates.io");
        assert_eq!(objection(&package("b", Some(REGISTRY), None)).unwrap(), "b 1.0.0: names no licence");
        assert!(objection(&package("openssl-sys", Some(REGISTRY), Some("MIT"))).unwrap().contains("is banned"));
        assert!(objection(&package("c", Some(REGISTRY), Some("AGPL-3.0-only"))).is_some());
        assert!(objection(&package("d", Some(REGISTRY), Some("MIT"))).is_none());
    }

    #[test]
    fn a_crate_of_ours_under_another_licence_is_found() {
        assert!(objection(&package("kith-new", None, Some("MIT"))).is_some());
        assert!(objection(&package("kith-new", None, None)).is_some());
        assert!(objection(&package("kith-wire", None, Some(OURS))).is_none());
    }
}
