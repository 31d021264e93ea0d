//! Kith's terminal client: the commands, and the driver that gives the engine a home, sockets and a clock.

mod ask;
mod cli;
mod commands;
mod driver;
mod duration;
mod failure;
mod handover;
pub mod home;
mod lines;
mod neutral;
mod output;
mod rpc;
mod screen;
mod socket;
mod table;
mod texts;
mod view;
mod watch;
mod wording;

use std::process::ExitCode;

use clap::FromArgMatches;
use clap::error::ErrorKind;

use crate::cli::{Cli, Command};
use crate::commands::Session;
use crate::failure::Failure;
use crate::output::Output;

/// Runs the command that the process was started with. Exit code: 0 done, 1 refused or unreachable, 2 misuse.
#[must_use]
pub fn run() -> ExitCode {
    texts::choose(std::env::args_os());
    let parsed = cli::tree().try_get_matches().and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match parsed {
        // Without a terminal there is nobody to begin with.
        Ok(cli) if cli.command.is_none() && (cli.global.json || !ask::is_possible()) => {
            return not_understood(&cli::tree().error(ErrorKind::MissingSubcommand, texts::errors().no_command()));
        }
        Ok(cli) => cli,
        Err(error) => return not_understood(&error),
    };
    let output = Output::new(cli.global.json);
    match execute(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) if failure.is_broken_pipe() => ExitCode::SUCCESS,
        Err(failure) => {
            output.fail(&failure);
            ExitCode::from(failure.exit_code())
        }
    }
}

fn execute(cli: Cli) -> Result<(), Failure> {
    // It needs no home, not even a place where one could be.
    if let Some(Command::Check(options)) = &cli.command {
        return commands::check::run(options.clone(), &Output::new(cli.global.json));
    }
    let session = Session::new(cli.global)?;
    // OpenMLS shares its small work out among threads, which costs more than the work. Whoever set a pool up before wins.
    let _ = rayon::ThreadPoolBuilder::new().num_threads(1).build_global();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Failure::Runtime)?;
    match cli.command {
        Some(command) => runtime.block_on(commands::run(command, &session)),
        None => runtime.block_on(commands::begin(&session)),
    }
}

/// Help that was asked for, or a command line that makes no sense.
fn not_understood(error: &clap::Error) -> ExitCode {
    let asked = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
    if asked {
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    if std::env::args_os().any(|argument| argument == "--json") {
        let text = error.to_string();
        Output::new(true).report("usage", text.trim_start_matches("error: ").trim_end());
    }
    let _ = error.print();
    ExitCode::from(2)
}
