//! `cargo xtask browser`: the web client in a real browser, beside a real relay and a real terminal client.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};
use clap::Args;

use crate::{build, command, web, workspace::Workspace};

const CHROMIUM: &str = "/usr/bin/chromium";

/// What `cargo xtask browser` takes.
#[derive(Args)]
pub(crate) struct Options {
    /// Put pictures of the screens into this folder.
    #[arg(long)]
    pictures: Option<std::path::PathBuf>,
}

pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let chromium = chromium()?;
    let web = web::build(workspace, true)?;
    build::build(workspace, false, Some(&web))?;
    let tests = workspace.root.join("apps/web/tests/browser");
    command::run(Command::new("npm").current_dir(&tests).args(["ci", "--no-audit", "--no-fund"]))?;
    let mut node = Command::new("node");
    // One file after the other: a browser wants a processor for itself.
    node.current_dir(&tests).args(["--test", "--test-concurrency=1"]);
    node.env("KITH_CHROMIUM", chromium);
    node.env("KITH_SERVER", build::program(workspace, false, "kith-server"));
    node.env("KITH", build::program(workspace, false, "kith"));
    if let Some(folder) = &options.pictures {
        node.env("KITH_PICTURES", std::path::absolute(folder)?);
    }
    command::run(&mut node)
}

/// Chromium, which Debian has as a package.
fn chromium() -> Result<&'static str> {
    let is_here = || Path::new(CHROMIUM).exists();
    if !is_here() && command::is_root() {
        command::run(Command::new("apt-get").arg("update"))?;
        let mut install = Command::new("apt-get");
        install.env("DEBIAN_FRONTEND", "noninteractive");
        command::run(install.args(["install", "--yes", "--no-install-recommends", "chromium", "fonts-noto-core"]))?;
    }
    if is_here() {
        Ok(CHROMIUM)
    } else {
        bail!("there is no {CHROMIUM}; on Debian, `apt-get install chromium` as root")
    }
}
