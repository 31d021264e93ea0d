//! `cargo xtask web`: the web client, complete in one folder: hashed names, compressed, ready to be served as it is.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result};
use clap::Args;
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};
use wasm_bindgen_cli_support::Bindgen;

use crate::{command, wasm, workspace::Workspace};

const PACKAGE: &str = "kith-web";
/// The stem of what cargo makes of it.
const LIBRARY: &str = "kith_web";
/// Letters of a file's hash in its name.
const HASH: usize = 16;
/// The list of all files with their hashes; kith-server prints the hash of this list.
const SUMS: &str = "SHA256SUMS";

/// What `cargo xtask web` takes.
#[derive(Args, Default)]
pub(crate) struct Options {
    /// Compile in minutes less, to a program three times as large.
    #[arg(long)]
    quick: bool,
}

pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    build(workspace, options.quick).map(drop)
}

/// Builds the web client; returns its folder.
pub(crate) fn build(workspace: &Workspace, quick: bool) -> Result<PathBuf> {
    let profile = if quick { wasm::QUICK } else { "web" };
    let compiler = wasm::find(workspace, None)?;
    command::run(wasm::cargo(workspace, compiler).args(["--package", PACKAGE, "--profile", profile]))?;
    let program = wasm::folder(workspace).join(wasm::TARGET).join(profile).join(format!("{LIBRARY}.wasm"));

    let folder = workspace.target.join("web");
    let sources = workspace.root.join("apps/web/static");
    let made_of = made_of(&program, &sources)?;
    let stamp = folder.with_extension("made-of");
    if fs::read_to_string(&stamp).is_ok_and(|known| known == made_of) {
        return Ok(folder);
    }
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot clear {}", folder.display()))?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let bundle = Bundle { sources, folder, quick };
    let size = bundle.make(&program)?;
    fs::write(&stamp, made_of).with_context(|| format!("cannot write {}", stamp.display()))?;
    println!("web: {} ({} KB as it is sent)", bundle.folder.display(), size / 1000);
    Ok(bundle.folder)
}

/// What a bundle is made of, so that the same is not made twice.
fn made_of(program: &Path, sources: &Path) -> Result<String> {
    let mut files = vec![program.to_owned(), env::current_exe()?];
    for entry in fs::read_dir(sources).with_context(|| format!("cannot read {}", sources.display()))? {
        files.push(entry?.path());
    }
    files.sort();
    let mut hash = Sha256::new();
    for file in files {
        hash.update(fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?);
    }
    Ok(hex(&hash.finalize()))
}

/// The files' names by what they are for.
type Names = BTreeMap<String, String>;

struct Bundle {
    /// What is written by hand.
    sources: PathBuf,
    /// What is served.
    folder: PathBuf,
    /// Whether it is compressed quickly, and not as small as can be.
    quick: bool,
}

impl Bundle {
    /// Makes all files; returns how many bytes a browser loads at first.
    fn make(&self, program: &Path) -> Result<usize> {
        let Bound { mut script, program, snippets } = bind(program)?;
        let mut names = Names::new();
        let mut size = self.hashed(&mut names, "program", "kith.wasm", &program)?;
        for (place, text) in snippets {
            size += self.hashed(&mut names, &place, "snippet.js", text.as_bytes())?;
            let name = names.get(&place).map_or("", String::as_str);
            script = script.replace(&place, &format!("./{name}"));
        }
        size += self.hashed(&mut names, "script", "kith.js", script.as_bytes())?;
        // Each may name those before it.
        for (role, source) in
            [("style", "style.css"), ("icon", "icon.svg"), ("manifest", "manifest.webmanifest"), ("start", "start.js")]
        {
            let source_text = fill(self.source(source)?, &names);
            size += self.hashed(&mut names, role, source, source_text.as_bytes())?;
        }
        size += self.write("index.html", fill(self.source("index.html")?, &names).as_bytes())?;
        let files: Vec<String> = names.values().map(|name| format!("/{name}")).collect();
        let worker = self.source("sw.js")?.replace("{{files}}", &serde_json::to_string(&files)?);
        let worker = worker.replace("{{version}}", &hash(files.concat().as_bytes()));
        size += self.write("sw.js", worker.as_bytes())?;
        self.write_sums(names.values().map(String::as_str).chain(["index.html", "sw.js"]).collect())?;
        Ok(size)
    }

    /// Writes the list of all files with their hashes, as `sha256sum` does.
    fn write_sums(&self, mut names: Vec<&str>) -> Result<()> {
        names.sort_unstable();
        let mut sums = String::new();
        for name in names {
            let bytes = fs::read(self.folder.join(name)).with_context(|| format!("cannot read {name} again"))?;
            sums += &format!("{}  {name}\n", hex(&Sha256::digest(bytes)));
        }
        println!("web: SHA-256 of {SUMS}: {}", hex(&Sha256::digest(&sums)));
        self.write(SUMS, sums.as_bytes()).map(drop)
    }

    /// Writes a file under a name with its hash in it, and remembers the name.
    fn hashed(&self, names: &mut Names, role: &str, name: &str, bytes: &[u8]) -> Result<usize> {
        let (stem, ending) = name.split_once('.').with_context(|| format!("{name} has no ending"))?;
        let hashed = format!("{stem}-{}.{ending}", hash(bytes));
        let size = self.write(&hashed, bytes)?;
        names.insert(role.to_owned(), hashed);
        Ok(size)
    }

    fn source(&self, name: &str) -> Result<String> {
        let path = self.sources.join(name);
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
    }

    /// Writes a file, and compressed copies of it beside it; returns the length of the shortest.
    fn write(&self, name: &str, bytes: &[u8]) -> Result<usize> {
        let mut gzip = GzEncoder::new(Vec::new(), if self.quick { Compression::fast() } else { Compression::best() });
        gzip.write_all(bytes)?;
        let gzip = gzip.finish()?;
        let mut brotli = Vec::new();
        let mut how = brotli::enc::BrotliEncoderParams::default();
        if self.quick {
            how.quality = 1;
        }
        brotli::BrotliCompress(&mut &*bytes, &mut brotli, &how)?;
        let files = [(name.to_owned(), bytes), (format!("{name}.gz"), &gzip), (format!("{name}.br"), &brotli)];
        for (name, bytes) in files {
            let path = self.folder.join(name);
            fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
        }
        Ok(brotli.len().min(bytes.len()))
    }
}

/// A template with `{{role}}` replaced by the name of that file.
fn fill(template: String, names: &Names) -> String {
    names.iter().fold(template, |text, (role, name)| text.replace(&format!("{{{{{role}}}}}"), name))
}

fn hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes)).chars().take(HASH).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What a browser loads the program with, and the program as it expects it.
struct Bound {
    script: String,
    program: Vec<u8>,
    /// Scripts that libraries bring: where the script looks for them, and what they are.
    snippets: Vec<(String, String)>,
}

fn bind(program: &Path) -> Result<Bound> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(program).web(true)?.omit_default_module_path(true).typescript(false);
    let mut bound = bindgen.generate_output().with_context(|| format!("cannot bind {}", program.display()))?;
    let snippets = bound.snippets().iter().flat_map(|(library, scripts)| {
        scripts
            .iter()
            .enumerate()
            .map(move |(number, text)| (format!("./snippets/{library}/inline{number}.js"), text.clone()))
    });
    Ok(Bound { snippets: snippets.collect(), script: bound.js().to_owned(), program: bound.wasm_mut().emit_wasm() })
}
