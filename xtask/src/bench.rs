//! `cargo xtask bench`: every benchmark, side by side in one run; a table each, or one JSON object.

use crate::{command, workspace::Workspace};
use anyhow::{Context, Result};
use clap::{Args, ValueEnum};

/// The benchmarks: name and package.
const BENCHES: [(Bench, &str, &str); 6] = [
    (Bench::Store, "store", "kith-server"),
    (Bench::Relay, "relay", "kith-server"),
    (Bench::Connections, "connections", "kith-server"),
    (Bench::Engine, "engine", "kith-sim"),
    (Bench::Eviction, "eviction", "kith-sim"),
    (Bench::Screen, "screen", "kith"),
];

/// One benchmark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Bench {
    /// Durable appends beside a bare file, and opening.
    Store,
    /// The real server: send to arrival, and messages a second.
    Relay,
    /// What an idle connection costs the server.
    Connections,
    /// The engine's cost of a message, and MLS by members.
    Engine,
    /// A device signed out of two hundred conversations.
    Eviction,
    /// The full screen on a home of many messages.
    Screen,
}

/// What `cargo xtask bench` takes.
#[derive(Args)]
pub(crate) struct Options {
    /// Only these.
    #[arg(value_enum)]
    only: Vec<Bench>,
    /// Print one JSON object instead of tables.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let wanted = BENCHES.into_iter().filter(|(bench, ..)| options.only.is_empty() || options.only.contains(bench));
    let mut results = Vec::new();
    for (_, name, package) in wanted {
        let mut cargo = command::cargo(workspace);
        cargo.args(["bench", "--quiet", "--package", package, "--bench", name, "--"]);
        if options.json {
            let printed = command::ask(cargo.arg("--json")).with_context(|| format!("the {name} benchmark failed"))?;
            results.push(format!("{name:?}:{printed}"));
        } else {
            println!("== {name}");
            command::run(&mut cargo)?;
        }
    }
    if options.json {
        println!("{{{}}}", results.join(","));
    }
    Ok(())
}
