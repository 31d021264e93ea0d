//! `kith-server`: a relay in one binary and one folder.

use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use kith_server::{Config, Failure, Server};
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio_util::sync::CancellationToken;

/// A relay for Kith: keeps what devices send each other, encrypted, until they have fetched it.
#[derive(Parser)]
#[command(version, subcommand_negates_reqs = true, args_conflicts_with_subcommands = true, after_help = HELP)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    serve: Option<Serve>,
}

const HELP: &str = "Examples:
  kith-server --data ./relay --listen 127.0.0.1:7447
  kith-server --data ./relay --listen 127.0.0.1:7447 --admission invite
  kith-server invite --data ./relay

The log goes to standard error; KITH_LOG sets its level (default: kith_server=info).";

#[derive(clap::Args)]
struct Serve {
    /// The folder that holds the relay's key and store; made if there is none.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Where to listen; port 0 takes any free one.
    #[arg(long, value_name = "ADDR:PORT")]
    listen: SocketAddr,
    /// Who may create an account.
    #[arg(long, value_enum, default_value_t = Admission::Open)]
    admission: Admission,
}

#[derive(Subcommand)]
enum Command {
    /// Makes an invitation code, good for one account; the server may be running.
    Invite {
        /// The relay's folder.
        #[arg(long, value_name = "DIR")]
        data: PathBuf,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum Admission {
    /// Anybody.
    Open,
    /// Whoever has an invitation code.
    Invite,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let result = match (arguments.command, arguments.serve) {
        (Some(Command::Invite { data }), _) => kith_server::invite(&data).and_then(|code| say(&code)),
        (None, Some(arguments)) => {
            kith_server::start_log();
            run(arguments)
        }
        // The parser lets nobody get here without one of them.
        (None, None) => Ok(()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            // Nobody is left to tell if even this cannot be written.
            let _ = writeln!(std::io::stderr(), "kith-server: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Serve) -> Result<(), Failure> {
    let mut config = Config::new(arguments.data, arguments.listen);
    config.admission = match arguments.admission {
        Admission::Open => kith_relay::Admission::Open,
        Admission::Invite => kith_relay::Admission::Invite,
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(Failure::System)?;
    let result = runtime.block_on(serve(config));
    // Connections that did not end in time are not waited for.
    runtime.shutdown_background();
    result
}

async fn serve(config: Config) -> Result<(), Failure> {
    let wish = CancellationToken::new();
    let stops = (listen_for(SignalKind::terminate())?, listen_for(SignalKind::interrupt())?);
    let server = Server::open(config).await?;
    say(&format!("listening on {}", server.url()?))?;
    tokio::spawn(heed(stops, wish.clone()));
    server.run(wish).await
}

/// Says something on standard output at once: whoever started this waits for it.
fn say(line: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout();
    writeln!(out, "{line}").and_then(|()| out.flush()).map_err(Failure::System)
}

fn listen_for(kind: SignalKind) -> Result<Signal, Failure> {
    signal(kind).map_err(Failure::System)
}

/// The first signal asks for a shutdown, the second does not ask.
async fn heed((mut terminate, mut interrupt): (Signal, Signal), wish: CancellationToken) {
    let mut asked = false;
    loop {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        if std::mem::replace(&mut asked, true) {
            std::process::exit(1);
        }
        wish.cancel();
    }
}
