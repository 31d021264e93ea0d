//! The server as a process, and in this process.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use kith_server::{Config, Failure, Server, Wishes};

use crate::client::PATIENCE;

/// The program that was built.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_kith-server");

/// A running `kith-server`.
pub(crate) struct Process {
    child: Child,
    pub(crate) url: String,
    log: Option<JoinHandle<String>>,
    lines: Receiver<String>,
}

impl Process {
    /// Starts it and waits until it listens.
    pub(crate) fn start(data: &Path) -> Self {
        Self::spawn(&mut command(data, "127.0.0.1:0"))
    }

    /// Runs a command that starts it, and waits until it listens.
    pub(crate) fn spawn(command: &mut Command) -> Self {
        let mut child = command.spawn().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        out.read_line(&mut line).unwrap();
        let url = line.trim_end().strip_prefix("listening on ").expect("the first line says where").to_owned();
        let errors = BufReader::new(child.stderr.take().unwrap());
        let (sender, lines) = channel();
        let log = std::thread::spawn(move || {
            let mut log = String::new();
            for line in errors.lines().map(Result::unwrap) {
                log += &line;
                log.push('\n');
                // Whoever does not wait for a line has it in the end.
                let _ = sender.send(line);
            }
            log
        });
        Self { child, url, log: Some(log), lines }
    }

    /// Ends it like a power cut to the process.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    pub(crate) fn signal(&self, signal: &str) {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-s", signal, &pid]).status().unwrap().success());
    }

    /// The next line of its log that contains something, once it is written.
    pub(crate) fn log_line(&self, with: &str) -> String {
        loop {
            let line = self.lines.recv_timeout(PATIENCE).expect("the line should be logged");
            if line.contains(with) {
                return line;
            }
        }
    }

    /// Waits for its end; what it exited with and what it logged.
    pub(crate) fn wait(mut self) -> (ExitStatus, String) {
        let status = self.child.wait().unwrap();
        (status, self.log.take().unwrap().join().unwrap())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Only when a test has failed is it still there.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub(crate) fn command(data: &Path, listen: &str) -> Command {
    let mut command = Command::new(PROGRAM);
    command.arg("--data").arg(data).args(["--listen", listen]);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Makes an invitation as an operator does.
pub(crate) fn invite(data: &Path) -> String {
    let mut command = Command::new(PROGRAM);
    let output = command.args(["invite", "--data"]).arg(data).output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap().trim_end().to_owned()
}

/// A server in this process.
pub(crate) struct InProcess {
    pub(crate) url: String,
    pub(crate) status: Option<std::net::SocketAddr>,
    pub(crate) wishes: Wishes,
    running: tokio::task::JoinHandle<Result<(), Failure>>,
}

impl InProcess {
    pub(crate) async fn start(data: &Path) -> Self {
        Self::with(data, |_| {}).await
    }

    pub(crate) async fn with(data: &Path, change: impl FnOnce(&mut Config)) -> Self {
        let mut config = Config::new(data.to_owned(), "127.0.0.1:0".parse().unwrap());
        change(&mut config);
        Self::run(Server::open(config).await.unwrap())
    }

    pub(crate) fn run(server: Server) -> Self {
        let url = server.url().unwrap();
        let status = server.status();
        let wishes = Wishes::default();
        let running = tokio::spawn(server.run(wishes.clone()));
        Self { url, status, wishes, running }
    }

    /// Waits until it has stopped by itself; why it did.
    pub(crate) async fn failure(self) -> Failure {
        tokio::time::timeout(PATIENCE, self.running).await.unwrap().unwrap().unwrap_err()
    }

    /// Asks it to stop, and waits until it has; how long that took.
    pub(crate) async fn stop(self) -> Duration {
        let begun = Instant::now();
        self.wishes.stop.cancel();
        tokio::time::timeout(PATIENCE, self.running).await.unwrap().unwrap().unwrap();
        begun.elapsed()
    }
}
