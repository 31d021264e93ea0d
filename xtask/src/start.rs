//! `cargo xtask start`: from a checkout to a running relay with one command.

use crate::{build, web, workspace::Workspace};
use anyhow::Result;
use clap::Args;
use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

const LISTEN: &str = "127.0.0.1:7171";
const DATA: &str = "kith-data";

/// What `cargo xtask start` takes.
#[derive(Args)]
pub(crate) struct Options {
    /// Leave out the web client; the first build then takes some minutes less.
    #[arg(long)]
    without_web: bool,
    /// Arguments for kith-server, after `--`; they take the place of the defaults.
    #[arg(last = true)]
    rest: Vec<String>,
}

pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    eprintln!("Building kith-server and kith (a first build takes some minutes, later ones seconds).");
    let web = if options.without_web { None } else { web(workspace) };
    build::build(workspace, false, web.as_deref())?;
    let arguments = server_arguments(&options.rest);
    eprint!("{}", welcome(&shown(&build::program(workspace, false, "kith")), &arguments, web.is_some()));
    become_server(Command::new(build::program(workspace, false, "kith-server")).args(arguments))
}

/// The web client; a machine that cannot build it has a relay all the same, and is told why.
fn web(workspace: &Workspace) -> Option<PathBuf> {
    let built = web::build(workspace, true);
    built.map_err(|why| eprintln!("Starting without the web client, which could not be built: {why:#}\n")).ok()
}

/// The defaults, each unless the user said otherwise, then what the user said.
fn server_arguments(rest: &[String]) -> Vec<String> {
    let mut arguments = Vec::new();
    for (flag, default) in [("--data", DATA), ("--listen", LISTEN)] {
        if value(rest, flag).is_none() {
            arguments.extend([flag.to_owned(), default.to_owned()]);
        }
    }
    arguments.extend_from_slice(rest);
    arguments
}

/// The value of `--flag VALUE` or `--flag=VALUE`.
fn value<'a>(arguments: &'a [String], flag: &str) -> Option<&'a str> {
    let place = arguments.iter().position(|argument| argument.split('=').next() == Some(flag))?;
    match arguments.get(place)?.split_once('=') {
        Some((_, value)) => Some(value),
        None => Some(arguments.get(place + 1).map_or("", String::as_str)),
    }
}

fn welcome(kith: &str, arguments: &[String], has_web: bool) -> String {
    let data = value(arguments, "--data").unwrap_or(DATA);
    let listen = value(arguments, "--listen").unwrap_or(LISTEN);
    let address = if listen.ends_with(":0") { "ADDRESS-FROM-THE-LINE-BELOW" } else { listen };
    let browser = if has_web { format!("Or open http://{address}/ in a browser.\n\n") } else { String::new() };
    format!(
        "Starting the relay; everything it keeps is in {data}. Ctrl-C stops it.\n\
         Once it is listening, in another terminal:\n\n    \
         {kith} --home ada account create --relay ws://{address}/v1 --name Ada\n\n{browser}"
    )
}

/// A path as one would type it here.
fn shown(path: &Path) -> String {
    let relative = env::current_dir().ok().and_then(|here| path.strip_prefix(here).ok().map(Path::to_owned));
    relative.unwrap_or_else(|| path.to_owned()).display().to_string()
}

/// The server takes this process's place: signals reach it and its exit code is ours, with nothing in between.
#[cfg(unix)]
fn become_server(server: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    Err(anyhow::Error::new(server.exec()).context("cannot start kith-server"))
}

#[cfg(not(unix))]
fn become_server(server: &mut Command) -> Result<()> {
    let status = server.status()?;
    std::process::exit(status.code().unwrap_or(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(line: &str) -> Vec<String> {
        server_arguments(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn without_arguments_the_server_listens_on_loopback_and_keeps_its_data_here() {
        assert_eq!(arguments(""), ["--data", "kith-data", "--listen", "127.0.0.1:7171"]);
    }

    #[test]
    fn what_the_user_says_takes_the_place_of_a_default() {
        let given = arguments("--listen=[::1]:9 --admission invite");
        assert_eq!(given, ["--data", "kith-data", "--listen=[::1]:9", "--admission", "invite"]);
        assert_eq!(arguments("--data d --listen 127.0.0.1:0"), ["--data", "d", "--listen", "127.0.0.1:0"]);
    }

    #[test]
    fn the_welcome_names_the_address_the_server_really_gets() {
        let with_web = welcome("kith", &arguments("--listen=[::1]:9"), true);
        assert!(with_web.contains("--relay ws://[::1]:9/v1 ") && with_web.contains("open http://[::1]:9/ "));
        let without = welcome("kith", &arguments("--listen 127.0.0.1:0"), false);
        assert!(without.contains("--relay ws://ADDRESS-FROM-THE-LINE-BELOW/v1 ") && !without.contains("http://"));
    }
}
