//! `cargo xtask shield-…`: the shield's tables and model made, and measured. The work is done by `kith-lab`, optimised.

use crate::{command, workspace::Workspace};
use anyhow::Result;
use clap::Args;
use std::path::PathBuf;

/// What `cargo xtask shield-train` and `shield-eval` take.
#[derive(Args)]
pub(crate) struct Options {
    /// The folder with `text/`, `url/` and `canary.jsonl`; docs/shield.md says what stands in them.
    #[arg(long)]
    data: PathBuf,
    /// The public suffix list, for `shield-tables`.
    #[arg(long)]
    suffixes: Option<PathBuf>,
}

pub(crate) fn run(workspace: &Workspace, task: &str, options: &Options) -> Result<()> {
    let mut cargo = command::cargo(workspace);
    cargo.args(["run", "--release", "--package", "kith-lab", "--", task, "--data"]).arg(&options.data);
    if let Some(suffixes) = &options.suffixes {
        cargo.arg("--suffixes").arg(suffixes);
    }
    command::run(&mut cargo)
}
