//! `cargo xtask build`: the two programs people run, complete, in the target folder.

use crate::{command, web, workspace::Workspace};
use anyhow::{Context, Result};
use clap::Args;
use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// The programs a user of Kith runs.
pub(crate) const PROGRAMS: [&str; 2] = ["kith-server", "kith"];

/// What `cargo xtask build` takes.
#[derive(Args)]
pub(crate) struct Options {
    /// Optimise, for programs that are handed out.
    #[arg(long)]
    release: bool,
    /// Leave the web client out of kith-server.
    #[arg(long)]
    without_web: bool,
}

pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let web = if options.without_web { None } else { Some(web::build(workspace, !options.release)?) };
    build(workspace, options.release, web.as_deref())?;
    for name in PROGRAMS {
        let path = program(workspace, options.release, name);
        let size = fs::metadata(&path).with_context(|| format!("{} was not built", path.display()))?.len();
        println!("{} ({}.{} MB)", path.display(), size / 1_000_000, size / 100_000 % 10);
    }
    Ok(())
}

/// Builds the programs with cargo's `dev` or `release` profile; the server with the web client of a folder in it.
pub(crate) fn build(workspace: &Workspace, release: bool, web: Option<&Path>) -> Result<()> {
    build_these(workspace, release, &PROGRAMS, web)
}

/// Builds the server alone.
pub(crate) fn build_server(workspace: &Workspace, release: bool, web: Option<&Path>) -> Result<()> {
    build_these(workspace, release, &["kith-server"], web)
}

fn build_these(workspace: &Workspace, release: bool, names: &[&str], web: Option<&Path>) -> Result<()> {
    let mut cargo = command::cargo(workspace);
    cargo.arg("build");
    for name in names {
        cargo.args(["--package", name, "--bin", name]);
    }
    if release {
        cargo.arg("--release");
    }
    match web {
        Some(folder) => cargo.env("KITH_WEB", folder),
        None => cargo.env_remove("KITH_WEB"),
    };
    command::run(&mut cargo)
}

/// Where a built program lies.
pub(crate) fn program(workspace: &Workspace, release: bool, name: &str) -> PathBuf {
    let profile = if release { "release" } else { "debug" };
    workspace.target.join(profile).join(format!("{name}{}", env::consts::EXE_SUFFIX))
}
