//! A real terminal: tmux runs the program, types, and tells what is on the screen.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// How long a test waits for what must appear.
const PATIENCE: Duration = Duration::from_secs(90);

/// One terminal with a shell that runs one program; all of it ends when this is dropped.
pub(crate) struct Terminal {
    folder: TempDir,
    /// A client that tells of every change, so that nothing has to be waited for blindly.
    watcher: Child,
    _input: ChildStdin,
    changes: Receiver<()>,
}

impl Terminal {
    /// Runs a command line of the shell in a terminal of a size.
    pub(crate) fn run(line: &str, (width, height): (u16, u16)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("run.sh"), line).unwrap();
        let socket = socket(folder.path());
        let size = [width.to_string(), height.to_string()];
        let script = format!("exec sh {}", folder.path().join("run.sh").display());
        let mut start = tmux(&socket);
        start.args(["-f", "/dev/null", "new-session", "-d", "-s", "main", "-x", &size[0], "-y", &size[1], &script]);
        start.args([";", "set", "-g", "remain-on-exit", "on", ";", "set", "-g", "window-size", "manual"]);
        start.args([";", "set", "-s", "escape-time", "0"]);
        let started = start.output().expect("tmux runs this test: apt-get install tmux");
        assert!(started.status.success(), "{started:?}");
        let mut watcher = tmux(&socket);
        watcher.args(["-C", "attach", "-t", "main"]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut watcher = watcher.spawn().unwrap();
        let told = BufReader::new(watcher.stdout.take().unwrap());
        let (tell, changes) = mpsc::channel();
        // Bytes, not text: a line may end within a letter.
        std::thread::spawn(move || told.split(b'\n').map_while(Result::ok).all(|_| tell.send(()).is_ok()));
        Self { _input: watcher.stdin.take().unwrap(), folder, watcher, changes }
    }

    fn tell(&self, args: &[&str]) -> String {
        let done = tmux(&socket(self.folder.path())).args(args).output().unwrap();
        assert!(done.status.success(), "{args:?}: {done:?}");
        String::from_utf8(done.stdout).unwrap()
    }

    /// Presses keys, by the names that tmux gives them.
    pub(crate) fn press(&self, keys: &[&str]) -> &Self {
        self.tell(&[&["send-keys", "-t", "main"], keys].concat());
        self
    }

    pub(crate) fn write(&self, text: &str) -> &Self {
        self.tell(&["send-keys", "-t", "main", "-l", text]);
        self
    }

    /// Pastes as a terminal does that marks what is pasted.
    pub(crate) fn paste(&self, text: &str) -> &Self {
        self.tell(&["set-buffer", "-b", "pasted", text]);
        self.tell(&["paste-buffer", "-p", "-r", "-b", "pasted", "-t", "main"]);
        self
    }

    /// Presses the left button on a text that is on the screen, as terminals tell it (SGR).
    pub(crate) fn click(&self, text: &str) -> &Self {
        let (column, row) = self.place(text);
        self.write(&format!("\x1b[<0;{column};{row}M")).write(&format!("\x1b[<0;{column};{row}m"))
    }

    /// Turns the wheel up over a text that is on the screen.
    pub(crate) fn wheel_up(&self, text: &str) -> &Self {
        let (column, row) = self.place(text);
        self.write(&format!("\x1b[<64;{column};{row}M"))
    }

    /// Column and row of a text's first letter, counted from one.
    fn place(&self, wanted: &str) -> (usize, usize) {
        let text = self.shows(&[wanted]);
        let found = text.lines().zip(1..).find_map(|(line, row)| Some((line.find(wanted)?, row, line)));
        let (at, row, line) = found.unwrap();
        (line[..at].chars().count() + 1, row)
    }

    pub(crate) fn resize(&self, (width, height): (u16, u16)) -> &Self {
        self.tell(&["resize-window", "-t", "main", "-x", &width.to_string(), "-y", &height.to_string()]);
        self
    }

    pub(crate) fn text(&self) -> String {
        self.tell(&["capture-pane", "-p", "-t", "main"])
    }

    /// With its colours, as escape sequences.
    pub(crate) fn styled(&self) -> String {
        self.tell(&["capture-pane", "-e", "-p", "-t", "main"])
    }

    /// Something that tmux knows of the terminal, such as `alternate_on`.
    pub(crate) fn fact(&self, name: &str) -> String {
        self.tell(&["display-message", "-p", "-t", "main", &format!("#{{{name}}}")]).trim_end().to_owned()
    }

    /// Waits until tmux knows this of the terminal; it says nothing when such a thing changes.
    pub(crate) fn fact_is(&self, name: &str, value: &str) {
        let end = Instant::now() + PATIENCE;
        while self.fact(name) != value {
            assert!(Instant::now() < end, "{name} never was {value}");
            std::thread::yield_now();
        }
    }

    /// Sends a signal to the program that the shell runs.
    pub(crate) fn signal(&self, signal: &str) {
        let shell = self.fact("pane_pid");
        let children = std::fs::read_to_string(format!("/proc/{shell}/task/{shell}/children")).unwrap();
        let program = children.split_whitespace().next().expect("a running program");
        assert!(Command::new("kill").args(["-s", signal, program]).status().unwrap().success());
    }

    /// Waits until all of this is on the screen, and gives what is.
    pub(crate) fn shows(&self, wanted: &[&str]) -> String {
        self.until(|text| wanted.iter().all(|wanted| text.contains(wanted)), &format!("{wanted:?}"))
    }

    /// Waits until none of this is on the screen any more.
    pub(crate) fn shows_no(&self, unwanted: &str) -> String {
        self.until(|text| !text.contains(unwanted), &format!("no {unwanted:?}"))
    }

    fn until(&self, is_so: impl Fn(&str) -> bool, what: &str) -> String {
        let end = Instant::now() + PATIENCE;
        loop {
            while self.changes.try_recv().is_ok() {}
            let text = self.text();
            if is_so(&text) {
                return text;
            }
            let left = end.saturating_duration_since(Instant::now());
            assert!(self.changes.recv_timeout(left).is_ok(), "never {what}:\n{text}");
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // First the one who watches: a server that has still something to tell may wait for ever before it ends.
        let _ = self.watcher.kill();
        let _ = self.watcher.wait();
        let _ = tmux(&socket(self.folder.path())).arg("kill-server").output();
    }
}

fn socket(folder: &Path) -> PathBuf {
    folder.join("tmux")
}

fn tmux(socket: &Path) -> Command {
    let mut command = Command::new("tmux");
    command.arg("-S").arg(socket).env_remove("TMUX").env("LC_ALL", "C.UTF-8").env("TERM", "xterm-256color");
    command.stderr(Stdio::piped());
    command
}
