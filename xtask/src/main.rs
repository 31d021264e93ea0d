//! Kith's build tool: everything a person runs here beyond plain cargo.
//!
//! One file per subcommand. What a check decides is a function over values, so that its tests can hand it a violation.
#![expect(clippy::print_stdout, reason = "a build tool talks to the person who runs it")]

mod bench;
mod browser;
mod build;
mod ci;
mod command;
#[cfg(unix)]
mod deb;
mod layers;
mod licences;
mod shield;
mod sim;
mod start;
mod tidy;
mod wasm;
mod web;
mod workspace;

use anyhow::Result;
use clap::{Parser, Subcommand};
use std::process::ExitCode;
use workspace::Workspace;

/// Kith's build tool.
#[derive(Parser)]
#[command(bin_name = "cargo xtask", arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build what is needed and start Kith on its embedded store.
    Start(start::Options),
    /// Run every check, or only the steps named.
    Ci(ci::Options),
    /// Build kith-server and kith.
    Build(build::Options),
    /// Build a Debian package of kith-server.
    #[cfg(unix)]
    Deb(deb::Options),
    /// Check who depends on whom.
    Layers,
    /// Check the source tree for what the compiler does not look at.
    Tidy,
    /// Check the licences and the origin of every dependency.
    Licences,
    /// Compile the pure crates to WebAssembly.
    Wasm(wasm::Options),
    /// Build the web client.
    Web(web::Options),
    /// Test the web client in a real browser.
    Browser(browser::Options),
    /// Replay one simulated world.
    Sim(sim::Options),
    /// Compile the lists of hosts that the shield is built with.
    ShieldTables(shield::Options),
    /// Train the shield's model.
    ShieldTrain(shield::Options),
    /// Measure the shield by source left out, and write the tables into docs/shield.md.
    ShieldEval(shield::Options),
    /// Measure how long the shield's checks take.
    ShieldSpeed(shield::Options),
    /// Measure.
    Bench(bench::Options),
}

fn main() -> ExitCode {
    match run(&Arguments::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("error: {reason:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: &Task) -> Result<()> {
    let workspace = Workspace::load()?;
    match task {
        Task::Start(options) => start::run(&workspace, options),
        Task::Ci(options) => ci::run(&workspace, options),
        Task::Build(options) => build::run(&workspace, options),
        #[cfg(unix)]
        Task::Deb(options) => deb::run(&workspace, options),
        Task::Layers => layers::run(&workspace),
        Task::Tidy => tidy::run(&workspace),
        Task::Licences => licences::run(&workspace),
        Task::Wasm(options) => wasm::run(&workspace, options),
        Task::Browser(options) => browser::run(&workspace, options),
        Task::Web(options) => web::run(&workspace, options),
        Task::Sim(options) => sim::run(&workspace, options),
        Task::ShieldTables(options) => shield::run(&workspace, "tables", options),
        Task::ShieldTrain(options) => shield::run(&workspace, "train", options),
        Task::ShieldEval(options) => shield::run(&workspace, "eval", options),
        Task::ShieldSpeed(options) => shield::run(&workspace, "speed", options),
        Task::Bench(options) => bench::run(&workspace, options),
    }
}
