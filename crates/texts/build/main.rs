//! Reads the texts of all languages, compares them with the English ones, and writes them as Rust.

mod catalogue;
mod comparison;
mod pattern;
mod rust;

use std::path::Path;

const LANGUAGES: [&str; 7] = ["en", "es", "it", "de", "fr", "nl", "pt"];

#[expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a build script is told by the environment, and answers in files and on standard output"
)]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=locales");
    let (catalogues, mut findings) = catalogue::read(Path::new("locales"), &LANGUAGES)?;
    findings.extend(comparison::findings(&catalogues));
    for finding in &findings {
        println!("cargo::error={finding}");
    }
    if findings.is_empty() {
        let out = std::env::var_os("OUT_DIR").ok_or("cargo names no folder for what is generated")?;
        std::fs::write(Path::new(&out).join("texts.rs"), rust::write(&catalogues))?;
    }
    Ok(())
}
