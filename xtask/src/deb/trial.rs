//! The package tried on this machine: installed, its unit looked at, its server run as the unit runs it, and removed.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail, ensure};

use super::PACKAGE;
use crate::command;

const DATA: &str = "/var/lib/kith-server";
const UNIT: &str = "/lib/systemd/system/kith-server.service";
const CONFIGURATION: &str = "/etc/kith-server/kith-server.toml";
/// Where the configuration that is shipped shows health.
const STATUS: &str = "127.0.0.1:7448";

/// Tries a package. It must not be here yet: what somebody runs is not touched.
pub(super) fn run(file: &Path) -> Result<()> {
    ensure!(command::is_root(), "installing a package takes root");
    for there in [DATA, UNIT, CONFIGURATION] {
        ensure!(!Path::new(there).exists(), "{there} is here already: try the package where no relay is installed");
    }
    command::run(Command::new("dpkg").arg("--install").arg(file))?;
    let tried = installed();
    command::run(Command::new("dpkg").args(["--purge", PACKAGE]))?;
    ensure!(Path::new(DATA).exists(), "a purge removed the relay's folder");
    fs::remove_dir_all(DATA).with_context(|| format!("cannot remove {DATA}"))?;
    tried?;
    println!("deb: installed, verified, run, asked, stopped and removed");
    Ok(())
}

fn installed() -> Result<()> {
    command::run(Command::new("systemd-analyze").args(["verify", UNIT]))?;
    let folder = fs::metadata(DATA).with_context(|| format!("{DATA} was not made"))?;
    let owner = command::ask(Command::new("id").args(["--user", PACKAGE])).context("there is no user kith-server")?;
    ensure!(folder.permissions().mode() & 0o777 == 0o700, "{DATA} is not its owner's alone");
    ensure!(folder.uid().to_string() == owner, "{DATA} is not the user's kith-server");

    let unit = fs::read_to_string(UNIT)?;
    let line = unit.lines().find_map(|line| line.strip_prefix("ExecStart=")).context("the unit starts nothing")?;
    let mut server = as_its_user(line.split(' '));
    let mut server = Running(server.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot run `{line}`"))?);
    let mut first = String::new();
    BufReader::new(server.0.stdout.take().context("no output")?).read_line(&mut first)?;
    ensure!(first.starts_with("listening on "), "`{line}` did not begin to listen: {first}");
    let health = health()?;
    ensure!(health.starts_with("HTTP/1.1 200"), "/healthz answers {health}");
    command::run(&mut as_its_user([PACKAGE, "doctor", "--config", CONFIGURATION]))?;
    command::run(&mut as_its_user([PACKAGE, "export", "--data", DATA, &format!("{DATA}/trial.kith")]))?;
    server.stop()
}

fn as_its_user<'a>(words: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--reuid", PACKAGE, "--regid", PACKAGE, "--init-groups", "--"]).args(words);
    command
}

fn health() -> Result<String> {
    let mut stream = TcpStream::connect(STATUS).with_context(|| format!("nothing answers on {STATUS}"))?;
    stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}

/// The server, which does not outlive the trial.
struct Running(Child);

impl Running {
    /// As systemd stops it.
    fn stop(mut self) -> Result<()> {
        command::run(Command::new("kill").arg(self.0.id().to_string()))?;
        let status = self.0.wait()?;
        if !status.success() {
            bail!("the server ended with {status}");
        }
        Ok(())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It fails if the server has ended, as it should.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
