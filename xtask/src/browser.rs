//! `cargo xtask browser`: the web client in a real browser, beside a real relay and a real terminal client.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};
use clap::Args;

use crate::{build, command, web, workspace::Workspace};

const CHROMIUMS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// What `cargo xtask browser` takes.
#[derive(Args, Default)]
pub(crate) struct Options {
    /// Put pictures of the screens into this folder.
    #[arg(long)]
    pictures: Option<PathBuf>,
    /// Measure the client as it is handed out instead: sizes, times and memory.
    #[arg(long)]
    measure: bool,
}

pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let web = web::build(workspace, !options.measure)?;
    build::build(workspace, options.measure, Some(&web))?;
    play(workspace, options)
}

/// Plays on programs that were built before.
pub(crate) fn play(workspace: &Workspace, options: &Options) -> Result<()> {
    let chromium = chromium()?;
    let tests = workspace.root.join("apps/web/tests/browser");
    command::run(Command::new("npm").current_dir(&tests).args(["ci", "--no-audit", "--no-fund"]))?;
    let mut node = Command::new("node");
    node.current_dir(&tests);
    if options.measure {
        node.arg("budgets.mjs");
    } else {
        // Two files at once: they mostly wait. A test that fails may leave a relay behind, which is to hold up nothing.
        node.args(["--test", "--test-concurrency=2", "--test-timeout=300000", "--test-force-exit"]);
    }
    node.env("KITH_CHROMIUM", chromium);
    node.env("KITH_SERVER", build::program(workspace, options.measure, "kith-server"));
    node.env("KITH", build::program(workspace, options.measure, "kith"));
    if let Some(folder) = &options.pictures {
        node.env("KITH_PICTURES", std::path::absolute(folder)?);
    }
    command::run(&mut node)
}

/// A browser of Chromium's family: the one that `KITH_CHROMIUM` names, or one on the path, or Debian's package.
fn chromium() -> Result<PathBuf> {
    if let Some(named) = env::var_os("KITH_CHROMIUM") {
        return Ok(named.into());
    }
    if found().is_none() && command::is_root() {
        command::run(Command::new("apt-get").arg("update"))?;
        let mut install = Command::new("apt-get");
        install.env("DEBIAN_FRONTEND", "noninteractive");
        command::run(install.args(["install", "--yes", "--no-install-recommends", "chromium", "fonts-noto-core"]))?;
    }
    found().with_context(|| {
        format!("there is no {}; install one of them, or name it with KITH_CHROMIUM=PATH", CHROMIUMS.join(", "))
    })
}

fn found() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let all = env::split_paths(&path).flat_map(|folder| CHROMIUMS.map(|name| folder.join(name))).collect::<Vec<_>>();
    all.into_iter().find(|program| program.is_file())
}
