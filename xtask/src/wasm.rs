//! `cargo xtask wasm`: the pure crates compile for browsers, whichever way this machine can.
//!
//! A rustup toolchain with its WebAssembly target is the ordinary way. Where the target cannot be had, Debian's
//! `rustc-web` with the standard library's source builds the same. Nobody should have to know which.

use crate::{command, layers, workspace::Workspace};
use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
};

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";
/// The profile for those who work on it.
pub(crate) const QUICK: &str = "web-quick";
const DEBIAN_PACKAGES: [&str; 3] = ["rustc-web", "cargo-web", "rust-web-src"];

/// What `cargo xtask wasm` takes.
#[derive(Args, Default)]
pub(crate) struct Options {
    /// Insist on one way to compile; without it, the first that this machine has.
    #[arg(long)]
    with: Option<Compiler>,
}

/// What can compile to WebAssembly.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub(crate) enum Compiler {
    /// The toolchain that runs this, with its WebAssembly target.
    Toolchain,
    /// Debian's packages rustc-web, cargo-web and rust-web-src.
    Debian,
}

pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let (present, absent): (Vec<_>, Vec<_>) = layers::pure_crates().partition(|name| workspace.member(name).is_some());
    if present.is_empty() {
        bail!("the workspace has none of the pure crates {}", absent.join(", "));
    }
    if !absent.is_empty() {
        println!("wasm: not in the workspace: {}", absent.join(", "));
    }
    let compiler = find(workspace, options.with)?;
    let mut cargo = cargo(workspace, compiler);
    // The profile in which the web client is tried out, so that nothing is compiled twice.
    cargo.args(["--profile", QUICK]);
    for name in present {
        cargo.args(["--package", name]);
    }
    command::run(&mut cargo)
}

/// What this machine compiles with; installed, if that can be done without asking.
pub(crate) fn find(workspace: &Workspace, wanted: Option<Compiler>) -> Result<Compiler> {
    if wanted != Some(Compiler::Debian) && toolchain_is_ready(workspace) {
        println!("wasm: compiling with this toolchain's {TARGET} target");
        return Ok(Compiler::Toolchain);
    }
    if wanted != Some(Compiler::Toolchain) && debian_is_ready() {
        println!("wasm: compiling with Debian's rustc-web, the standard library from its source");
        return Ok(Compiler::Debian);
    }
    bail!(
        "nothing here compiles to WebAssembly. Either `rustup target add {TARGET}`, \
         or, on Debian as root, `apt-get install {}`",
        DEBIAN_PACKAGES.join(" ")
    )
}

fn toolchain_is_ready(workspace: &Workspace) -> bool {
    let has_target = || {
        let mut rustc = Command::new("rustc");
        rustc.current_dir(&workspace.root).args(["--print", "target-libdir", "--target", TARGET]);
        command::ask(&mut rustc).is_some_and(|folder| Path::new(&folder).is_dir())
    };
    let add_target = || {
        let mut rustup = Command::new("rustup");
        command::run(rustup.current_dir(&workspace.root).args(["target", "add", TARGET])).is_ok()
    };
    has_target() || (add_target() && has_target())
}

fn debian_is_ready() -> bool {
    let is_installed = |package: &&str| {
        let mut query = Command::new("dpkg-query");
        command::ask(query.args(["--show", "--showformat=${Status}", package]))
            .is_some_and(|status| status == "install ok installed")
    };
    DEBIAN_PACKAGES.iter().all(is_installed) || install_debian_packages()
}

fn install_debian_packages() -> bool {
    if !command::is_root() || !Path::new("/usr/bin/apt-get").exists() {
        return false;
    }
    let apt = |arguments: &[&str]| {
        let mut apt = Command::new("/usr/bin/apt-get");
        command::run(apt.env("DEBIAN_FRONTEND", "noninteractive").args(arguments)).is_ok()
    };
    let install = ["install", "--yes", "--no-install-recommends"].into_iter().chain(DEBIAN_PACKAGES);
    apt(&["update"]) && apt(&install.collect::<Vec<_>>())
}

/// Where what is compiled for browsers goes.
pub(crate) fn folder(workspace: &Workspace) -> PathBuf {
    workspace.target.join("wasm")
}

/// A `cargo build` for browsers that lacks only its packages. The products of another compiler get a folder of their own.
pub(crate) fn cargo(workspace: &Workspace, compiler: Compiler) -> Command {
    let mut cargo = match compiler {
        Compiler::Toolchain => command::cargo(workspace),
        Compiler::Debian => debian_cargo(workspace),
    };
    cargo.args(["build", "--target", TARGET, "--target-dir"]).arg(folder(workspace));
    if compiler == Compiler::Debian {
        cargo.args(["-Z", "build-std=std,panic_abort"]);
    }
    cargo
}

fn debian_cargo(workspace: &Workspace) -> Command {
    let mut cargo = Command::new("/usr/bin/cargo");
    cargo.current_dir(&workspace.root).env_remove("RUSTUP_TOOLCHAIN").env("RUSTC", "/usr/bin/rustc");
    // The standard library is built from source with features that only nightly offers by name.
    cargo.env("RUSTC_BOOTSTRAP", "1").env("PATH", path_with_linker(workspace));
    cargo
}

/// Debian's compiler calls `rust-lld`, which it has only in packages that pull in all of LLVM; rustup's toolchain has one.
fn path_with_linker(workspace: &Workspace) -> OsString {
    let mut rustc = Command::new("rustc");
    rustc.current_dir(&workspace.root).args(["--print", "target-libdir"]);
    let linker = command::ask(&mut rustc).map(|folder| PathBuf::from(folder).with_file_name("bin"));
    let path = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = linker.into_iter().chain(env::split_paths(&path)).collect();
    env::join_paths(folders).unwrap_or(path)
}
