//! `cargo xtask layers`: who may depend on whom, which crate may use which library, and what marks a crate as pure.

use crate::{
    command,
    workspace::{Dependency, SourceFile, Workspace},
};
use anyhow::Result;
use std::{fs, path::Path};

/// A crate of ours and what it may see of the others. Whoever is not named in `sees` is not seen, in tests neither.
struct Layer {
    name: &'static str,
    sees: &'static [&'static str],
    /// No clock, no randomness of its own, no file, no socket, no log: compiles to WebAssembly, carries `PURE_LINTS`.
    pure: bool,
}

const LAYERS: [Layer; 15] = [
    Layer { name: "kith-wire", sees: &[], pure: true },
    Layer { name: "kith-shield", sees: &[], pure: true },
    Layer { name: "kith-texts", sees: &[], pure: true },
    Layer { name: "kith-pin", sees: &[], pure: true },
    Layer { name: "kith-directory", sees: &[], pure: true },
    Layer { name: "kith-chain", sees: &["kith-wire"], pure: true },
    Layer { name: "kith-relay", sees: &["kith-wire", "kith-chain", "kith-pin"], pure: true },
    Layer { name: "kith-core", sees: &["kith-wire", "kith-chain", "kith-pin", "kith-shield"], pure: true },
    Layer { name: "kith-server", sees: &["kith-wire", "kith-relay"], pure: false },
    Layer { name: "kith", sees: &["kith-wire", "kith-shield", "kith-core", "kith-texts"], pure: false },
    Layer { name: "kith-web", sees: &["kith-wire", "kith-shield", "kith-core", "kith-texts"], pure: false },
    Layer {
        name: "kith-sim",
        sees: &["kith-wire", "kith-chain", "kith-pin", "kith-shield", "kith-relay", "kith-core"],
        pure: false,
    },
    Layer { name: "kith-lab", sees: &["kith-shield"], pure: false },
    Layer {
        name: "kith-fuzz",
        sees: &["kith-wire", "kith-shield", "kith-chain", "kith-directory", "kith-relay", "kith-core"],
        pure: false,
    },
    Layer { name: "xtask", sees: &[], pure: false },
];

/// Libraries (`*`: any ending) and the only crates of ours that may depend on them, in tests neither.
const LIBRARIES: [(&str, &[&str]); 30] = [
    ("tokio*", &["kith-server", "kith"]),
    ("axum*", &["kith-server"]),
    ("hyper*", &["kith-server"]),
    ("rustls*", &["kith-server", "kith"]),
    ("fjall", &["kith-server"]),
    ("object_store", &["kith-server"]),
    ("governor", &["kith-server"]),
    ("tracing*", &["kith-server", "kith"]),
    ("log", &[]),
    ("metrics*", &["kith-server"]),
    ("clap", &["kith-server", "kith", "kith-lab", "kith-sim", "xtask"]),
    ("anyhow", &["kith-server", "kith", "kith-lab", "kith-sim", "xtask"]),
    ("openmls*", &["kith-core"]),
    ("opaque-ke", &["kith-pin"]),
    ("akd*", &["kith-directory"]),
    ("fluent-syntax", &["kith-texts"]),
    ("web-sys", &["kith-web"]),
    ("js-sys", &["kith-web"]),
    ("wasm-bindgen*", &["kith-web", "xtask"]),
    ("leptos*", &["kith-web"]),
    ("getrandom", &["kith-server", "kith", "kith-web"]),
    ("rand", &["kith-server", "kith", "kith-web", "kith-sim"]),
    ("jiff", &["kith-server", "kith", "kith-web"]),
    ("chrono", &[]),
    ("rustix", &["kith-server", "kith"]),
    ("ratatui*", &["kith"]),
    ("crossterm", &[]),
    ("image", &["kith"]),
    ("rawzip", &["kith"]),
    ("flate2", &["kith", "xtask"]),
];

/// Libraries that a crate names in Cargo.toml for browsers alone, to switch a feature on. SOURCES keeps them out of its code.
const BROWSER_SWITCHES: [(&str, &str); 1] = [("kith-core", "getrandom")];

/// Words that begin an identifier, and the only folders of Rust source that may name it.
const SOURCES: [(&str, &[&str]); 2] = [("openmls", &["crates/core/src/mls/"]), ("getrandom", &["apps/"])];

/// A pure crate's clippy.toml bans ambient clocks, files and randomness; all of them are the same file.
const PURE_LINTS: &str = "clippy.toml";

pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let mut findings = Vec::new();
    for package in workspace.members() {
        findings.extend(dependency_findings(&package.name, &package.dependencies));
    }
    findings.extend(source_findings(&workspace.files()?));
    findings.extend(lint_findings(workspace));
    command::report("layers", &format!("{} crates", workspace.members().count()), &findings)
}

/// The names of all pure crates, whether they exist yet or not.
pub(crate) fn pure_crates() -> impl Iterator<Item = &'static str> {
    LAYERS.iter().filter(|layer| layer.pure).map(|layer| layer.name)
}

fn dependency_findings(name: &str, dependencies: &[Dependency]) -> Vec<String> {
    let Some(layer) = LAYERS.iter().find(|layer| layer.name == name) else {
        return vec![format!("{name} has no line in the table of xtask/src/layers.rs")];
    };
    dependencies.iter().filter_map(|dependency| objection(layer, dependency)).collect()
}

fn objection(layer: &Layer, dependency: &Dependency) -> Option<String> {
    let used = dependency.name.as_str();
    let ours = used.starts_with("kith-") || LAYERS.iter().any(|other| other.name == used);
    if ours && !layer.sees.contains(&used) {
        return Some(format!("{} may not see {used}", layer.name));
    }
    let rule = LIBRARIES.iter().find(|(pattern, _)| is_match(pattern, used));
    let refused = rule.is_some_and(|(_, allowed)| !allowed.contains(&layer.name)) && !is_switch(layer, dependency);
    refused.then(|| format!("{} may not use {used}", layer.name))
}

fn is_switch(layer: &Layer, dependency: &Dependency) -> bool {
    let browser_only = dependency.target.as_deref().is_some_and(|target| target.contains("wasm32"));
    browser_only && BROWSER_SWITCHES.contains(&(layer.name, dependency.name.as_str()))
}

fn is_match(pattern: &str, name: &str) -> bool {
    pattern.strip_suffix('*').map_or(pattern == name, |beginning| name.starts_with(beginning))
}

fn source_findings(files: &[SourceFile]) -> Vec<String> {
    let mut findings = Vec::new();
    for file in files.iter().filter(|file| file.path.ends_with(".rs") && !file.path.starts_with("xtask/")) {
        for (word, folders) in SOURCES {
            if !folders.iter().any(|folder| file.path.starts_with(folder)) && names(&file.text, word) {
                findings.push(format!("{} names {word}: only {} may", file.path, folders.join(", ")));
            }
        }
    }
    findings
}

/// Whether an identifier outside comments begins with `word`.
fn names(text: &str, word: &str) -> bool {
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| line.split(|c: char| !c.is_alphanumeric() && c != '_'))
        .any(|identifier| identifier.starts_with(word))
}

fn lint_findings(workspace: &Workspace) -> Vec<String> {
    let model = fs::read_to_string(workspace.root.join("crates/wire").join(PURE_LINTS)).unwrap_or_default();
    let pure = pure_crates().filter_map(|name| workspace.member(name));
    pure.filter(|package| !has_pure_lints(&package.manifest_path, &model))
        .map(|package| format!("{} is pure: its {PURE_LINTS} must equal crates/wire/{PURE_LINTS}", package.name))
        .collect()
}

fn has_pure_lints(manifest: &Path, model: &str) -> bool {
    let own = fs::read_to_string(manifest.with_file_name(PURE_LINTS)).unwrap_or_default();
    own == model && own.contains("disallowed-methods")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(name: &str, used: &str, target: Option<&str>) -> Vec<String> {
        dependency_findings(name, &[Dependency { name: used.to_owned(), target: target.map(str::to_owned) }])
    }

    fn file(path: &str, text: &str) -> SourceFile {
        SourceFile { path: path.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn relay_and_core_never_see_each_other_and_nobody_sees_the_simulation() {
        assert_eq!(findings("kith-relay", "kith-core", None), ["kith-relay may not see kith-core"]);
        assert_eq!(findings("kith-core", "kith-relay", None), ["kith-core may not see kith-relay"]);
        for layer in &LAYERS {
            assert_eq!(findings(layer.name, "kith-sim", None).len(), 1);
        }
        assert!(findings("kith-sim", "kith-relay", None).is_empty());
    }

    #[test]
    fn a_crate_that_nobody_put_in_the_table_is_refused_on_either_side() {
        assert_eq!(findings("kith-new", "serde", None).len(), 1);
        assert_eq!(findings("kith", "kith-new", None), ["kith may not see kith-new"]);
    }

    #[test]
    fn a_library_with_sockets_or_a_clock_stays_out_of_pure_crates() {
        for library in ["tokio", "tokio-util", "axum", "fjall", "tracing", "tracing-subscriber", "clap", "log", "rand"]
        {
            for name in pure_crates() {
                assert_eq!(findings(name, library, None), [format!("{name} may not use {library}")]);
            }
        }
        assert!(findings("kith-server", "tokio-util", None).is_empty());
        assert!(findings("kith-core", "rand_core", None).is_empty());
    }

    #[test]
    fn only_core_uses_openmls_and_only_in_its_mls_module() {
        assert_eq!(findings("kith", "openmls_traits", None).len(), 1);
        let text = "//! openmls in a comment is fine\nuse openmls_traits::types;";
        assert_eq!(source_findings(&[file("crates/core/src/chat/mod.rs", text)]).len(), 1);
        assert!(source_findings(&[file("crates/core/src/mls/mod.rs", text)]).is_empty());
        assert!(source_findings(&[file("crates/core/src/chat/mod.rs", "//! openmls")]).is_empty());
    }

    #[test]
    fn core_sets_a_switch_of_getrandom_for_browsers_and_never_draws_from_it() {
        assert!(findings("kith-core", "getrandom", Some("cfg(target_arch = \"wasm32\")")).is_empty());
        assert_eq!(findings("kith-core", "getrandom", None).len(), 1);
        assert_eq!(findings("kith-wire", "getrandom", Some("cfg(target_arch = \"wasm32\")")).len(), 1);
        assert_eq!(source_findings(&[file("crates/core/src/lib.rs", "getrandom02::getrandom(&mut b)")]).len(), 1);
    }

    #[test]
    fn a_pure_crate_without_the_pure_lints_is_found() {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
        assert!(!has_pure_lints(&manifest, "disallowed-methods = []"));
        assert!(!has_pure_lints(&manifest, ""));
    }
}
