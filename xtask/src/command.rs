//! Running other programs: what is run is printed first, and a failure names it.

use crate::workspace::Workspace;
use anyhow::{Context, Result, bail};
use std::{env, ffi::OsString, process::Command};

/// The cargo that runs this tool, in the workspace's root.
pub(crate) fn cargo(workspace: &Workspace) -> Command {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(cargo);
    command.current_dir(&workspace.root);
    command
}

/// Runs `command` with the terminal's own input and output and waits for its success.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let line = line(command);
    eprintln!("$ {line}");
    let status = command.status().with_context(|| format!("cannot run `{line}`"))?;
    if !status.success() {
        bail!("`{line}` failed ({status})");
    }
    Ok(())
}

/// Runs `command` quietly. `None` when it cannot be run or fails: for asking what a machine has.
pub(crate) fn ask(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether this may install packages.
pub(crate) fn is_root() -> bool {
    ask(Command::new("id").arg("--user")).is_some_and(|id| id == "0")
}

/// Prints what `check` examined, or fails with every finding on a line of its own.
pub(crate) fn report(check: &str, examined: &str, findings: &[String]) -> Result<()> {
    for finding in findings {
        println!("{check}: {finding}");
    }
    match findings.len() {
        0 => println!("{check}: {examined}: nothing to object to"),
        1 => bail!("{check}: 1 finding"),
        several => bail!("{check}: {several} findings"),
    }
    Ok(())
}

fn line(command: &Command) -> String {
    let program = command.get_program().to_string_lossy();
    let name = program.rsplit('/').next().unwrap_or(&program).to_owned();
    let variables = command
        .get_envs()
        .filter(|(key, _)| *key != "PATH")
        .filter_map(|(key, value)| Some(format!("{}={:?} ", key.to_string_lossy(), value?.to_string_lossy())));
    let arguments = command.get_args().map(|argument| format!(" {}", argument.to_string_lossy()));
    variables.chain([name]).chain(arguments).collect()
}
