//! Where the shield's model and tables are made and measured: `cargo xtask shield-tables | shield-train | shield-eval | shield-speed`.
#![expect(clippy::print_stdout, reason = "a build tool talks to the person who runs it")]

mod cases;
mod corpus;
mod eval;
mod gram;
mod layer;
mod links;
mod model;
mod report;
mod speed;
mod tables;
mod writing;

use std::path::PathBuf;

use clap::{Parser, Subcommand};

#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Compile the lists.
    Tables {
        /// The folder with `url/`.
        #[arg(long)]
        data: PathBuf,
        /// The public suffix list, if its table is to be made anew.
        #[arg(long)]
        suffixes: Option<PathBuf>,
    },
    /// Train the model that is shipped, on what may be passed on.
    Train {
        /// The folder with `text/`, `url/` and `canary.jsonl`.
        #[arg(long)]
        data: PathBuf,
    },
    /// Leave out one source at a time, measure, and write the tables into docs/shield.md.
    Eval {
        /// The same folder.
        #[arg(long)]
        data: PathBuf,
        /// Leave out only what is never trained on, print, and write nothing.
        #[arg(long)]
        quick: bool,
    },
    /// Measure how long a check takes.
    Speed {
        /// The same folder.
        #[arg(long)]
        data: PathBuf,
    },
}

fn main() -> anyhow::Result<()> {
    match Arguments::parse().task {
        Task::Tables { data, suffixes } => tables::make(&data, suffixes.as_deref()),
        Task::Train { data } => model::train_and_ship(&data),
        Task::Eval { data, quick } => eval::run(&data, quick),
        Task::Speed { data } => speed::run(&data),
    }
}
