//! `kith-server`: a relay in one binary and one folder.

mod cli;

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;
use kith_server::{Config, Failure, Server, Verdict, Wishes, examine, export, import, invite};
use tokio::signal::unix::{Signal, SignalKind, signal};

use cli::{Arguments, Command};

/// What the caller did wrong.
const MISUSE: u8 = 2;

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            // Nobody is left to tell if even this cannot be written.
            let _ = writeln!(std::io::stderr(), "kith-server: {failure}");
            if failure.is_misuse() { MISUSE.into() } else { ExitCode::FAILURE }
        }
    }
}

fn run(arguments: Arguments) -> Result<(), Failure> {
    let Arguments { command, settings } = arguments;
    let settings = settings.gather()?;
    match command {
        None => serve(settings.config()?),
        Some(Command::CheckConfig) => {
            let config = settings.config()?;
            settings.origins().try_for_each(|(key, origin)| say(&format!("{key:<30} from {origin}")))?;
            cli::unknown_variables().try_for_each(|name| say(&format!("{name} is no setting, and says nothing")))?;
            kith_server::check(&config)?;
            say("the configuration can be used")
        }
        Some(Command::Invite) => invite(&settings.data()?).and_then(|code| say(&code)),
        Some(Command::Export { file }) => {
            let bytes = export(&settings.data()?, &file)?;
            say(&format!("exported {bytes} bytes to {}; it holds the relay's key: keep it secret", file.display()))
        }
        Some(Command::Import { file }) => {
            let count = import(&settings.data()?, &file)?;
            say(&format!("imported {count} entries from {}", file.display()))
        }
        Some(Command::Doctor) => doctor(&settings.config()?),
    }
}

fn doctor(config: &Config) -> Result<(), Failure> {
    let findings = examine(config);
    findings.iter().try_for_each(|finding| say(&finding.to_string()))?;
    match findings.iter().filter(|finding| finding.verdict == Verdict::Unwell).count() {
        0 => Ok(()),
        1 => Err(Failure::Unwell("one thing must be put right".into())),
        several => Err(Failure::Unwell(format!("{several} things must be put right"))),
    }
}

fn serve(config: Config) -> Result<(), Failure> {
    kith_server::start_log(&config.log);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(Failure::System)?;
    let result = runtime.block_on(serve_until_told(config));
    // Connections that did not end in time are not waited for.
    runtime.shutdown_background();
    result
}

async fn serve_until_told(config: Config) -> Result<(), Failure> {
    let wishes = Wishes::default();
    let signals = Signals {
        terminate: listen_for(SignalKind::terminate())?,
        interrupt: listen_for(SignalKind::interrupt())?,
        hangup: listen_for(SignalKind::hangup())?,
    };
    let server = Server::open(config).await?;
    announce(&format!("listening on {}", server.url()?));
    if let Some(hash) = kith_server::web_client_hash() {
        announce(&format!("web client on {}, SHA-256 {hash}", server.page()?));
    }
    if let Some(status) = server.status() {
        announce(&format!("status on http://{status}"));
    }
    tokio::spawn(heed(signals, wishes.clone()));
    server.run(wishes).await
}

/// Says something on standard output at once: whoever started this waits for it.
fn say(line: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout();
    writeln!(out, "{line}").and_then(|()| out.flush()).map_err(Failure::System)
}

/// The same of a server that begins to serve: whoever started it may have stopped listening after the first line, which is
/// no reason to stop.
fn announce(line: &str) {
    let _ = say(line);
}

struct Signals {
    terminate: Signal,
    interrupt: Signal,
    hangup: Signal,
}

fn listen_for(kind: SignalKind) -> Result<Signal, Failure> {
    signal(kind).map_err(Failure::System)
}

/// The first signal asks for a shutdown, the second does not ask; a hangup asks for the certificate to be read again.
async fn heed(mut signals: Signals, wishes: Wishes) {
    let mut asked = false;
    loop {
        tokio::select! {
            _ = signals.terminate.recv() => {}
            _ = signals.interrupt.recv() => {}
            _ = signals.hangup.recv() => {
                wishes.reload.notify_one();
                continue;
            }
        }
        if std::mem::replace(&mut asked, true) {
            std::process::exit(1);
        }
        wishes.stop.cancel();
    }
}
