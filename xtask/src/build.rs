//! `cargo xtask build`: the two programs people run, complete, in the target folder.

use crate::{command, workspace::Workspace};
use anyhow::{Context, Result};
use clap::Args;
use std::{env, fs, path::PathBuf};

/// The programs a user of Kith runs.
pub(crate) const PROGRAMS: [&str; 2] = ["kith-server", "kith"];

/// What `cargo xtask build` takes.
#[derive(Args)]
pub(crate) struct Options {
    /// Optimise, for programs that are handed out.
    #[arg(long)]
    release: bool,
}

pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    build(workspace, options.release)?;
    for name in PROGRAMS {
        let path = program(workspace, options.release, name);
        let size = fs::metadata(&path).with_context(|| format!("{} was not built", path.display()))?.len();
        println!("{} ({}.{} MB)", path.display(), size / 1_000_000, size / 100_000 % 10);
    }
    Ok(())
}

/// Builds the programs with cargo's `dev` or `release` profile.
pub(crate) fn build(workspace: &Workspace, release: bool) -> Result<()> {
    build_these(workspace, release, &PROGRAMS)
}

/// Builds one of the programs.
pub(crate) fn build_one(workspace: &Workspace, release: bool, name: &str) -> Result<()> {
    build_these(workspace, release, &[name])
}

fn build_these(workspace: &Workspace, release: bool, names: &[&str]) -> Result<()> {
    let mut cargo = command::cargo(workspace);
    cargo.arg("build");
    for name in names {
        cargo.args(["--package", name, "--bin", name]);
    }
    if release {
        cargo.arg("--release");
    }
    command::run(&mut cargo)
}

/// Where a built program lies.
pub(crate) fn program(workspace: &Workspace, release: bool, name: &str) -> PathBuf {
    let profile = if release { "release" } else { "debug" };
    workspace.target.join(profile).join(format!("{name}{}", env::consts::EXE_SUFFIX))
}
