//! Real processes on loopback: a relay and the people who use it.

#![allow(dead_code, reason = "each test binary uses a part")]

pub(crate) mod linking;

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

/// How long a test waits for what must happen.
const PATIENCE: Duration = Duration::from_secs(60);

/// A relay that is killed when it is dropped, with the folder it keeps its data in.
pub(crate) struct Server {
    data: TempDir,
    listen: String,
    options: &'static [&'static str],
    /// The folder with its certificate, if it speaks TLS.
    secure: Option<TempDir>,
    child: Child,
    url: String,
}

impl Server {
    pub(crate) fn start() -> Self {
        Self::start_with(&[])
    }

    /// With further arguments.
    pub(crate) fn start_with(options: &'static [&'static str]) -> Self {
        let data = tempfile::tempdir().unwrap();
        Self::start_on(data, options, None)
    }

    /// That speaks TLS, with a certificate that an authority of its own has signed.
    pub(crate) fn start_secure() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let authority_key = rcgen::KeyPair::generate().unwrap();
        let mut authority = rcgen::CertificateParams::new(Vec::new()).unwrap();
        authority.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
        std::fs::write(folder.path().join("authority"), authority.self_signed(&authority_key).unwrap().pem()).unwrap();
        let issuer = rcgen::Issuer::new(authority, authority_key);
        let key = rcgen::KeyPair::generate().unwrap();
        let params = rcgen::CertificateParams::new(vec!["127.0.0.1".to_owned()]).unwrap();
        std::fs::write(folder.path().join("certificate"), params.signed_by(&key, &issuer).unwrap().pem()).unwrap();
        std::fs::write(folder.path().join("key"), key.serialize_pem()).unwrap();
        Self::start_on(tempfile::tempdir().unwrap(), &[], Some(folder))
    }

    fn start_on(data: TempDir, options: &'static [&'static str], secure: Option<TempDir>) -> Self {
        let (child, url) = start_server(data.path(), "127.0.0.1:0", options, secure.as_ref());
        let listen = url.split_once("://").unwrap().1.trim_end_matches("/v1").to_owned();
        Self { data, listen, options, secure, child, url }
    }

    /// The certificate of the authority that signed the relay's.
    pub(crate) fn authority(&self) -> PathBuf {
        self.secure.as_ref().unwrap().path().join("authority")
    }

    /// A code that lets one account in, as soon as the relay has noticed it.
    pub(crate) fn invitation(&self) -> String {
        let made = Command::new(server_program()).args(["invite", "--data"]).arg(self.data.path()).output().unwrap();
        assert!(made.status.success(), "{made:?}");
        String::from_utf8(made.stdout).unwrap().trim_end().to_owned()
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// `kill -9`.
    pub(crate) fn kill(&mut self) {
        kill(&mut self.child);
    }

    /// Starts it again on its data and its address.
    pub(crate) fn start_again(&mut self) {
        let (child, url) = start_server(self.data.path(), &self.listen, self.options, self.secure.as_ref());
        assert_eq!(url, self.url);
        self.child = child;
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        kill(&mut self.child);
    }
}

fn start_server(data: &Path, listen: &str, options: &[&str], secure: Option<&TempDir>) -> (Child, String) {
    let mut command = Command::new(server_program());
    if let Some(folder) = secure {
        command.env("KITH_TLS_CERTIFICATE", folder.path().join("certificate"));
        command.env("KITH_TLS_KEY", folder.path().join("key"));
    }
    let mut child = command
        .args(["--data".as_ref(), data.as_os_str(), "--listen".as_ref(), listen.as_ref()])
        .args(options)
        .env("KITH_LOG", "warn")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let url = line.trim_end().strip_prefix("listening on ").expect("the server's first line").to_owned();
    (child, url)
}

/// The server as `KITH_SERVER` names it, or else as cargo builds it beside the program under test.
fn server_program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| match std::env::var_os("KITH_SERVER") {
        Some(program) => program.into(),
        None => build_server(),
    })
}

fn build_server() -> PathBuf {
    let profile = Path::new(env!("CARGO_BIN_EXE_kith")).parent().unwrap();
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--quiet", "--package", "kith-server", "--bin", "kith-server", "--target-dir"]);
    cargo.arg(profile.parent().unwrap()).current_dir(env!("CARGO_MANIFEST_DIR"));
    if profile.ends_with("release") {
        cargo.arg("--release");
    }
    assert!(cargo.status().unwrap().success(), "kith-server does not build");
    profile.join("kith-server")
}

/// What a command left behind.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Outcome {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The `code` of a JSON error.
    pub(crate) fn error(&self) -> String {
        self.json()["error"]["code"].as_str().unwrap_or_else(|| panic!("no error: {self:?}")).to_owned()
    }
}

/// Runs `kith` without a terminal and without a home of the machine's.
pub(crate) fn kith(args: &[&str]) -> Outcome {
    kith_reading(args, "")
}

pub(crate) fn kith_reading(args: &[&str], input: &str) -> Outcome {
    let mut child = command(args).stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // Whoever does not read its input has closed it.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    Outcome {
        code: output.status.code(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kith"));
    command.args(args).env_remove("KITH_HOME").env_remove("KITH_PASSPHRASE_FILE").env("KITH_LANG", "en");
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    command
}

/// Somebody with a home.
pub(crate) struct Person {
    folder: TempDir,
}

impl Person {
    /// A folder in which there is no home yet.
    pub(crate) fn nobody() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// With an account, and a home without a passphrase.
    pub(crate) fn new(name: &str, server: &Server) -> Self {
        let person = Self::nobody();
        let recovery = person.path("recovery");
        let options = ["--no-passphrase", "--recovery-file", recovery.to_str().unwrap()];
        let mut args = vec!["account", "create", "--relay", server.url(), "--name", name, "--timeout", "60s"];
        args.extend(options);
        let authority = server.secure.is_some().then(|| server.authority());
        if let Some(authority) = &authority {
            args.extend(["--ca-file", authority.to_str().unwrap()]);
        }
        person.json(&args);
        person
    }

    /// The same home somewhere else, as a backup would bring it back.
    pub(crate) fn copy(&self) -> Self {
        let copy = Self::nobody();
        std::fs::create_dir(copy.home()).unwrap();
        for entry in std::fs::read_dir(self.home()).unwrap() {
            let entry = entry.unwrap();
            std::fs::copy(entry.path(), copy.home().join(entry.file_name())).unwrap();
        }
        copy
    }

    pub(crate) fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    pub(crate) fn home(&self) -> PathBuf {
        self.path("home")
    }

    fn args<'a>(&self, home: &'a Path, args: &[&'a str]) -> Vec<&'a str> {
        [&["--home", home.to_str().unwrap(), "--json"], args].concat()
    }

    pub(crate) fn run(&self, args: &[&str]) -> Outcome {
        self.run_reading(args, "")
    }

    pub(crate) fn run_reading(&self, args: &[&str], input: &str) -> Outcome {
        kith_reading(&self.args(&self.home(), args), input)
    }

    /// Repeats a command until it works.
    pub(crate) fn run_reading_until_done(&self, args: &[&str], input: &str) -> Value {
        let end = Instant::now() + PATIENCE;
        loop {
            let outcome = self.run_reading(args, input);
            if outcome.code == Some(0) {
                return outcome.json();
            }
            assert!(Instant::now() < end, "{args:?} goes on to fail: {outcome:?}");
        }
    }

    /// Runs a command that is perhaps killed after a while, and gives its exit code if it was not.
    pub(crate) fn run_killed(&self, args: &[&str], after: Option<Duration>) -> Option<i32> {
        let mut child =
            command(&self.args(&self.home(), args)).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let Some(after) = after else { return child.wait().unwrap().code() };
        let (_running, end) = mpsc::channel::<()>();
        let _ = end.recv_timeout(after);
        kill(&mut child);
        child.wait().unwrap().code()
    }

    /// The result of a command that works.
    pub(crate) fn json(&self, args: &[&str]) -> Value {
        let outcome = self.run(args);
        assert_eq!(outcome.code, Some(0), "{args:?}: {outcome:?}");
        outcome.json()
    }

    /// What the same command prints for people.
    pub(crate) fn text(&self, args: &[&str]) -> String {
        let home = self.home();
        let outcome = kith(&[&["--home", home.to_str().unwrap()], args].concat());
        assert_eq!(outcome.code, Some(0), "{args:?}: {outcome:?}");
        outcome.stdout
    }

    pub(crate) fn sync(&self) {
        self.json(&["sync", "--timeout", "60s"]);
    }

    pub(crate) fn send(&self, to: &str, text: &str) {
        self.json(&["chat", "send", to, text, "--wait", "--timeout", "60s"]);
    }

    /// The texts of a conversation, with `me` as the author of the own ones.
    pub(crate) fn texts(&self, chat: &str) -> Vec<(String, String)> {
        let messages = self.json(&["chat", "read", chat]);
        let messages = messages.as_array().unwrap().iter();
        messages
            .map(|message| {
                let from = message["from"].as_str().unwrap_or("me");
                (from.to_owned(), message["text"].as_str().unwrap().to_owned())
            })
            .collect()
    }

    /// The state of every text that one's own or the other's.
    pub(crate) fn states(&self, chat: &str) -> Vec<String> {
        let messages = self.json(&["chat", "read", chat]);
        let messages = messages.as_array().unwrap().iter();
        messages.map(|message| message["state"].as_str().unwrap().to_owned()).collect()
    }

    pub(crate) fn listen(&self) -> Listener {
        let mut child = command(&self.args(&self.home(), &["listen"])).spawn().unwrap();
        let stdout = BufReader::new(child.stdout.take().unwrap());
        let (sender, lines) = mpsc::channel();
        std::thread::spawn(move || {
            for line in stdout.lines().map_while(Result::ok) {
                if sender.send(serde_json::from_str(&line).unwrap()).is_err() {
                    return;
                }
            }
        });
        Listener { child, lines }
    }

    /// Repeats a command until its result is as it must become.
    pub(crate) fn until(&self, args: &[&str], is_so: impl Fn(&Value) -> bool) -> Value {
        let end = Instant::now() + PATIENCE;
        loop {
            self.sync();
            let value = self.json(args);
            if is_so(&value) {
                return value;
            }
            assert!(Instant::now() < end, "{args:?} stays {value}");
        }
    }
}

/// Makes two people contacts of each other.
pub(crate) fn acquaint(owner: &Person, owner_name: &str, guest: &Person, guest_name: &str) {
    let card = owner.json(&["card", "new", "--once", "--timeout", "60s"]);
    guest.json(&["contact", "add", card["link"].as_str().unwrap(), "--as", owner_name, "--timeout", "60s"]);
    owner.sync();
    let requests = owner.json(&["request", "list"]);
    let id = requests[0]["id"].as_str().unwrap_or_else(|| panic!("no request: {requests}"));
    owner.json(&["request", "accept", id, "--as", guest_name, "--timeout", "60s"]);
    // The letter that says where to meet is perhaps still to be delivered.
    owner.sync();
    guest.until(&["contact", "list"], |contacts| {
        contacts.as_array().unwrap().iter().any(|contact| contact["name"] == owner_name && contact["state"] == "active")
    });
}

/// A running `kith listen`, killed when it is dropped.
pub(crate) struct Listener {
    child: Child,
    lines: Receiver<Value>,
}

impl Listener {
    /// The next event of a kind, leaving out others.
    pub(crate) fn next(&self, kind: &str) -> Value {
        loop {
            let event = self.lines.recv_timeout(PATIENCE).unwrap_or_else(|error| panic!("no {kind}: {error}"));
            if event["event"] == kind {
                return event;
            }
        }
    }

    /// Waits until it is connected.
    pub(crate) fn connected(self) -> Self {
        while self.next("connection")["online"] != true {}
        self
    }

    /// The text of the next message.
    pub(crate) fn text(&self) -> String {
        self.next("message")["message"]["text"].as_str().unwrap().to_owned()
    }

    pub(crate) fn kill(mut self) {
        kill(&mut self.child);
    }

    /// Ends it with a signal, and gives its exit code.
    pub(crate) fn end(mut self, signal: &str) -> Option<i32> {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
        self.child.wait().unwrap().code()
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        kill(&mut self.child);
    }
}

/// A running `kith rpc`, killed when it is dropped.
pub(crate) struct Bot {
    child: Child,
    lines: Lines,
    asked: u64,
    /// What came while something else was waited for.
    events: Vec<Value>,
}

impl Bot {
    pub(crate) fn start(person: &Person, scopes: &str) -> Self {
        let home = person.home();
        let args = ["--home", home.to_str().unwrap(), "rpc", "--allow", scopes];
        let mut child = command(&args).stdin(Stdio::piped()).spawn().unwrap();
        let lines = lines_of(child.stdout.take().unwrap());
        Self { child, lines, asked: 0, events: Vec::new() }
    }

    pub(crate) fn write(&mut self, line: &str) {
        writeln!(self.child.stdin.as_mut().unwrap(), "{line}").unwrap();
    }

    /// The answer to a request.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Value {
        self.asked += 1;
        let request = serde_json::json!({ "jsonrpc": "2.0", "id": self.asked, "method": method, "params": params });
        self.write(&request.to_string());
        let answer = self.answer();
        assert_eq!((&answer["jsonrpc"], &answer["id"]), (&"2.0".into(), &self.asked.into()), "{answer}");
        answer
    }

    /// The next answer.
    pub(crate) fn answer(&mut self) -> Value {
        loop {
            let line = self.lines.next_within(PATIENCE).expect("no answer");
            let message: Value = serde_json::from_str(&line).unwrap();
            if message["method"] != "event" {
                return message;
            }
            self.events.push(message["params"].clone());
        }
    }

    /// The next event of a kind.
    pub(crate) fn event(&mut self, kind: &str) -> Value {
        loop {
            if let Some(at) = self.events.iter().position(|event| event["event"] == kind) {
                return self.events.remove(at);
            }
            let line = self.lines.next_within(PATIENCE).unwrap_or_else(|| panic!("no {kind}"));
            let message: Value = serde_json::from_str(&line).unwrap();
            assert_eq!(message["method"], "event", "{message}");
            self.events.push(message["params"].clone());
        }
    }

    /// Ends its input, and gives its exit code.
    pub(crate) fn end(mut self) -> Option<i32> {
        drop(self.child.stdin.take());
        self.child.wait().unwrap().code()
    }

    /// Ends it with a signal, and gives its exit code.
    pub(crate) fn signalled(mut self, signal: &str) -> Option<i32> {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
        self.child.wait().unwrap().code()
    }
}

impl Drop for Bot {
    fn drop(&mut self) {
        kill(&mut self.child);
    }
}

/// A listener that speaks TLS with a certificate that nobody has signed, and nothing else.
pub(crate) fn tls(listener: std::net::TcpListener, name: &str) -> std::thread::JoinHandle<()> {
    let key = rcgen::KeyPair::generate().unwrap();
    let certificate = rcgen::CertificateParams::new(vec![name.to_owned()]).unwrap().self_signed(&key).unwrap();
    let key = rustls::pki_types::PrivateKeyDer::Pkcs8(key.serialize_der().into());
    let config = rustls::ServerConfig::builder_with_provider(rustls::crypto::ring::default_provider().into())
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], key)
        .unwrap();
    let config = std::sync::Arc::new(config);
    std::thread::spawn(move || {
        for mut stream in listener.incoming().map_while(Result::ok) {
            let mut session = rustls::ServerConnection::new(config.clone()).unwrap();
            while session.complete_io(&mut stream).is_ok_and(|(read, _)| read > 0) {}
        }
    })
}

/// A relay of a later year.
pub(crate) fn incompatible(listener: std::net::TcpListener) {
    use futures_util::{SinkExt, StreamExt};
    use kith_wire::{Incompatible, Message, ServerHello};
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    listener.set_nonblocking(true).unwrap();
    std::thread::spawn(move || {
        runtime.block_on(async move {
            let listener = tokio::net::TcpListener::from_std(listener).unwrap();
            while let Ok((stream, _)) = listener.accept().await {
                let mut socket = tokio_tungstenite::accept_async(stream).await.unwrap();
                let _hello = socket.next().await;
                let versions = Incompatible { version_min: 1_000, version_max: 1_001 };
                let _ = socket.send(ServerHello::Incompatible(versions).encode().into()).await;
                while let Some(Ok(_)) = socket.next().await {}
            }
        });
    });
}

/// Lines of a process, as they come.
pub(crate) struct Lines(Receiver<String>);

pub(crate) fn lines_of(output: impl std::io::Read + Send + 'static) -> Lines {
    let (sender, lines) = mpsc::channel();
    std::thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    Lines(lines)
}

impl Lines {
    pub(crate) fn next_within(&mut self, patience: Duration) -> Option<String> {
        self.0.recv_timeout(patience).ok()
    }
}

fn kill(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}
