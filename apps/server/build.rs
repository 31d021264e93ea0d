//! Takes the web client into the program: the folder that `KITH_WEB` names, which `cargo xtask web` makes. Without it the
//! server has none, and says so to whoever asks for one.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The list of files with their hashes, which comes with them.
const SUMS: &str = "SHA256SUMS";

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-env-changed=KITH_WEB");
    let files = match env::var_os("KITH_WEB").map(PathBuf::from) {
        Some(folder) => files(&folder)?,
        None => Vec::new(),
    };
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("web.rs");
    fs::write(out, format!("static FILES: &[File] = &[{}];\n", files.concat()))
}

fn files(folder: &Path) -> io::Result<Vec<String>> {
    let sums = folder.join(SUMS);
    println!("cargo:rerun-if-changed={}", sums.display());
    let listed = fs::read_to_string(&sums)?;
    let names = listed.lines().filter_map(|line| line.split_whitespace().nth(1)).chain([SUMS]);
    Ok(names
        .map(|name| {
            let bytes = |ending: &str| format!("include_bytes!({:?})", folder.join(format!("{name}{ending}")));
            let (plain, gzip, brotli) = (bytes(""), bytes(".gz"), bytes(".br"));
            format!("File {{ name: {name:?}, plain: {plain}, gzip: {gzip}, brotli: {brotli} }},\n")
        })
        .collect())
}
