//! `cargo xtask ci`: every check there is, in one command, with the cheap ones first.

use crate::{browser, build, command, layers, licences, tidy, wasm, web, workspace::Workspace};
use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use std::process::Command;
use std::time::{Duration, Instant};

/// What `cargo xtask ci` takes.
#[derive(Args)]
pub(crate) struct Options {
    /// Run only these steps.
    steps: Vec<Step>,
}

/// The steps, in the order in which they run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
enum Step {
    /// Formatting.
    Fmt,
    /// Who depends on whom.
    Layers,
    /// What the compiler does not look at.
    Tidy,
    /// Licences and origins of dependencies.
    Licences,
    /// Lints, each warning an error.
    Clippy,
    /// Documentation without a broken link.
    Docs,
    /// The pure crates for browsers.
    Wasm,
    /// Examples in documentation.
    Doctests,
    /// Tests.
    Tests,
    /// The web client in a real browser.
    Browser,
}

struct Outcome {
    step: Step,
    took: Duration,
    result: Result<()>,
}

/// Runs the steps to the end, so that one run shows everything that is wrong, and fails if any failed.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let steps = chosen(&options.steps);
    let mut outcomes = Vec::new();
    for (index, step) in steps.iter().copied().enumerate() {
        println!("\n==== {} ({} of {})", name(step), index + 1, steps.len());
        let begun = Instant::now();
        let result = execute(workspace, step);
        outcomes.push(Outcome { step, took: begun.elapsed(), result });
    }
    print!("\n{}", summary(&outcomes));
    verdict(&outcomes)
}

/// All steps when none is named; in their own order, each once.
fn chosen(named: &[Step]) -> Vec<Step> {
    let wanted = |step: &Step| named.is_empty() || named.contains(step);
    Step::value_variants().iter().copied().filter(wanted).collect()
}

fn execute(workspace: &Workspace, step: Step) -> Result<()> {
    let mut cargo = command::cargo(workspace);
    match step {
        Step::Fmt => command::run(cargo.args(["fmt", "--all", "--check"])),
        Step::Layers => layers::run(workspace),
        Step::Tidy => tidy::run(workspace),
        Step::Licences => licences::run(workspace),
        Step::Clippy => command::run(cargo.args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])),
        Step::Docs => command::run(cargo.args(["doc", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings")),
        Step::Wasm => wasm::run(workspace, &wasm::Options::default()),
        Step::Doctests => command::run(complete(workspace)?.args(["test", "--workspace", "--doc"])),
        Step::Tests => tests(workspace),
        Step::Browser => {
            command::run(complete(workspace)?.args(["test", "--workspace", "--no-run"]))?;
            browser::play(workspace, &browser::Options::default())
        }
    }
}

/// A cargo whose kith-server has the web client in it. Every step that makes programs makes them alike, so that each is made
/// once: two commands that name different packages would compile their dependencies with different features, twice.
fn complete(workspace: &Workspace) -> Result<Command> {
    let mut cargo = command::cargo(workspace);
    cargo.env("KITH_WEB", web::build(workspace, true)?);
    Ok(cargo)
}

fn tests(workspace: &Workspace) -> Result<()> {
    let has_nextest = command::ask(command::cargo(workspace).args(["nextest", "--version"])).is_some();
    let mut cargo = complete(workspace)?;
    // The terminal's tests start this server, instead of each building it anew.
    cargo.env("KITH_SERVER", build::program(workspace, false, "kith-server"));
    if has_nextest {
        cargo.args(["nextest", "run", "--workspace", "--no-fail-fast"]);
    } else {
        println!("tests: no cargo-nextest here, so plain cargo test");
        cargo.args(["test", "--workspace", "--lib", "--bins", "--tests", "--no-fail-fast"]);
    }
    command::run(&mut cargo)
}

fn name(step: Step) -> String {
    format!("{step:?}").to_lowercase()
}

fn summary(outcomes: &[Outcome]) -> String {
    let line = |outcome: &Outcome| {
        let state = if outcome.result.is_ok() { "ok" } else { "FAILED" };
        format!("{state:<8}{:<10}{:>7.1} s\n", name(outcome.step), outcome.took.as_secs_f64())
    };
    outcomes.iter().map(line).collect()
}

fn verdict(outcomes: &[Outcome]) -> Result<()> {
    let took: Duration = outcomes.iter().map(|outcome| outcome.took).sum();
    let mut failed = Vec::new();
    for outcome in outcomes {
        if let Err(reason) = &outcome.result {
            println!("{}: {reason:#}", name(outcome.step));
            failed.push(name(outcome.step));
        }
    }
    if !failed.is_empty() {
        bail!("ci failed in: {}", failed.join(", "));
    }
    println!("ci passed: {} steps in {:.0} s", outcomes.len(), took.as_secs_f64());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(step: Step, result: Result<()>) -> Outcome {
        Outcome { step, took: Duration::from_millis(1500), result }
    }

    #[test]
    fn without_names_every_step_runs_and_with_names_only_those_each_once_in_order() {
        assert_eq!(chosen(&[]), Step::value_variants());
        assert_eq!(chosen(&[Step::Tests, Step::Fmt, Step::Tests]), [Step::Fmt, Step::Tests]);
    }

    #[test]
    fn one_failed_step_fails_the_run_and_is_named_last() {
        let outcomes = [outcome(Step::Fmt, Ok(())), outcome(Step::Clippy, Err(anyhow::anyhow!("no")))];
        assert_eq!(verdict(&outcomes).unwrap_err().to_string(), "ci failed in: clippy");
        assert_eq!(summary(&outcomes), "ok      fmt           1.5 s\nFAILED  clippy        1.5 s\n");
        assert!(verdict(&outcomes[..1]).is_ok());
    }
}
