//! Plays one simulated world again and tells what happens in it, line by line.

use std::io::Write as _;
use std::ops::Range;
use std::process::ExitCode;

use clap::Parser;
use kith_sim::plots::{self, PLOTS, Plot};

/// Plays one simulated world again: the same schedule and the same outcome. Ciphertexts differ from run to run, since
/// the MLS library draws its own randomness.
#[derive(Parser)]
struct Options {
    /// The seed, as the failing test printed it.
    #[arg(long)]
    seed: u64,
    /// The kind of world, as the failing test printed it; without one, every kind is played, and nothing told but how
    /// it ended.
    #[arg(long)]
    plot: Option<String>,
    /// Play so many seeds, from this one on, and tell only what does not hold.
    #[arg(long)]
    count: Option<u64>,
}

fn main() -> ExitCode {
    let options = Options::parse();
    let Some(name) = &options.plot else { return all(options.seed) };
    let Some(plot) = plots::plot(name) else {
        let names: Vec<&str> = PLOTS.iter().map(|plot| plot.name).collect();
        tell(&format!("there is no plot {name:?}; there are: {}", names.join(", ")));
        return ExitCode::from(2);
    };
    match options.count {
        None => ended(name, &(plot.play)(options.seed, Some(tell))),
        Some(count) => many(plot, options.seed..options.seed.saturating_add(count)),
    }
}

fn many(plot: &Plot, seeds: Range<u64>) -> ExitCode {
    let failed = seeds.filter(|seed| {
        let played = (plot.play)(*seed, None);
        played.is_err_and(|what| {
            tell(&format!("seed {seed}: {what}"));
            true
        })
    });
    if failed.count() == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn all(seed: u64) -> ExitCode {
    let failed = PLOTS.iter().map(|plot| ended(plot.name, &(plot.play)(seed, None)));
    failed.fold(ExitCode::SUCCESS, |all, one| if one == ExitCode::SUCCESS { all } else { one })
}

fn ended(name: &str, played: &Result<(), String>) -> ExitCode {
    match played {
        Ok(()) => {
            tell(&format!("{name}: everything holds"));
            ExitCode::SUCCESS
        }
        Err(what) => {
            tell(&format!("{name}: {what}"));
            ExitCode::FAILURE
        }
    }
}

/// A closed pipe is no reason to stop: the outcome is in the exit code.
fn tell(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}
