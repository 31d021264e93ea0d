//! `cargo xtask sim`: one simulated world again, from the seed a failing run printed.

use crate::{command, workspace::Workspace};
use anyhow::Result;
use clap::Args;

/// What `cargo xtask sim` takes.
#[derive(Args)]
pub(crate) struct Options {
    /// The seed of the world, as the failing run printed it.
    #[arg(long)]
    seed: u64,
    /// Anything else the world takes.
    #[arg(last = true)]
    rest: Vec<String>,
}

pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let mut cargo = command::cargo(workspace);
    cargo.args(["run", "--package", "kith-sim", "--bin", "world", "--", "--seed", &options.seed.to_string()]);
    command::run(cargo.args(&options.rest))
}
