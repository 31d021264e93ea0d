//! The real server over loopback: how long a message takes from send to arrival, fsync included, beside a bare fsync in
//! the same run; and how many one-to-one messages a second it makes durable and delivers.
//!
//! `cargo bench -p kith-server --bench relay -- [--json]`; pin the server with `KITH_BENCH_CPU=0`.

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    reason = "a program that measures: what fails is a panic"
)]

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use ed25519_dalek::{Signer, SigningKey};
use futures_util::{SinkExt, StreamExt};
use kith_wire::{
    Append, ChannelId, ClientFrame, ClientHello, Epoch, EpochKeys, Message as _, Nonce, OpenChannel, Operation, Prove,
    PublicKey, Purpose, RelayId, Role, Seq, ServerEvent, ServerFrame, ServerHello, Signature, Subscribe, limits,
};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

const BODY: usize = 500;
const PAIRS: usize = 64;
const RATE: u64 = 1000;
const PACED: Duration = Duration::from_secs(5);
const WINDOW: usize = 32;
const FULL: Duration = Duration::from_secs(5);

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let folder = tempfile::tempdir().unwrap();
    let (mut server, url) = start(folder.path());
    let mut pairs = Vec::new();
    for number in 0..PAIRS {
        pairs.push(Pair::open(&url, number).await);
    }
    let sync = bare_sync(folder.path());
    let mut waits = paced(&mut pairs).await;
    waits.sort_unstable();
    let at = |share: f64| waits[((waits.len() - 1) as f64 * share) as usize];
    let (p50, p99) = (at(0.5), at(0.99));
    let rate = full(pairs).await;
    server.kill().unwrap();
    let ratio = |time: Duration| time.as_secs_f64() / sync.as_secs_f64();
    if std::env::args().any(|argument| argument == "--json") {
        println!(
            "{{\"fsync_us\":{},\"arrival_p50_us\":{},\"arrival_p99_us\":{},\"p50_in_fsyncs\":{:.2},\"p99_in_fsyncs\":{:.2},\"messages_a_second\":{rate:.0}}}",
            sync.as_micros(),
            p50.as_micros(),
            p99.as_micros(),
            ratio(p50),
            ratio(p99)
        );
        return;
    }
    println!(
        "send to arrival at {RATE}/s, durable: p50 {p50:?} ({:.1} fsyncs; budget 3), p99 {p99:?} ({:.1}; budget 10)",
        ratio(p50),
        ratio(p99)
    );
    println!("bare fsync of {BODY} bytes in the same run: median {sync:?}");
    println!(
        "one-to-one messages, durable and delivered: {rate:.0}/s with {PAIRS} pairs, {WINDOW} in flight each (budget 20,000 on one core)"
    );
}

/// The server as users run it.
fn start(folder: &std::path::Path) -> (Child, String) {
    let program = env!("CARGO_BIN_EXE_kith-server");
    let mut command = match std::env::var("KITH_BENCH_CPU") {
        Ok(cpu) => {
            let mut command = Command::new("taskset");
            command.args(["-c", &cpu, program]);
            command
        }
        Err(_) => Command::new(program),
    };
    let arguments = ["--listen", "127.0.0.1:0", "--data"];
    let mut child = command.args(arguments).arg(folder).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    (child, line.trim().strip_prefix("listening on ").unwrap().to_owned())
}

/// The median of appending and syncing one body to a bare file.
fn bare_sync(folder: &std::path::Path) -> Duration {
    let mut file = File::create(folder.join("bare")).unwrap();
    let mut times: Vec<Duration> = (0..200)
        .map(|_| {
            let start = Instant::now();
            file.write_all(&[7; BODY]).unwrap();
            file.sync_data().unwrap();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[times.len() / 2]
}

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

struct Client {
    socket: Socket,
    relay: RelayId,
    nonce: Nonce,
    request: u64,
}

impl Client {
    async fn open(url: &str) -> Self {
        let (mut socket, _) = connect_async(url).await.unwrap();
        let hello = ClientHello::new(Role::Conversation, Nonce([5; 32]));
        socket.send(Message::binary(hello.encode())).await.unwrap();
        let Message::Binary(answer) = socket.next().await.unwrap().unwrap() else { panic!("a greeting") };
        let ServerHello::Greeting(greeting) = ServerHello::decode(&answer).unwrap() else { panic!("a greeting") };
        Self { socket, relay: greeting.relay, nonce: greeting.nonce, request: 0 }
    }

    async fn ask(&mut self, operation: Operation) -> ServerEvent {
        self.send(operation).await;
        self.next().await.event
    }

    async fn send(&mut self, operation: Operation) {
        self.request += 1;
        let frame = ClientFrame { request: self.request, operation };
        self.socket.send(Message::binary(frame.encode())).await.unwrap();
    }

    async fn next(&mut self) -> ServerFrame {
        loop {
            if let Message::Binary(bytes) = self.socket.next().await.unwrap().unwrap() {
                return ServerFrame::decode(&bytes).unwrap();
            }
        }
    }

    async fn prove(&mut self, key: &SigningKey, channel: ChannelId, purpose: Purpose) {
        let signed = Prove::signed(&self.relay, &self.nonce, &channel, Epoch(0), purpose);
        let signature = Signature(key.sign(&signed.0).to_bytes());
        let prove = Prove { channel, epoch: Epoch(0), purpose, signature };
        assert_eq!(self.ask(Operation::Prove(prove)).await, ServerEvent::Done);
    }
}

/// One who writes and one who reads, on connections of their own.
struct Pair {
    channel: ChannelId,
    writer: Client,
    reader: Client,
}

impl Pair {
    async fn open(url: &str, number: usize) -> Self {
        let mut id = [1; 32];
        id[..8].copy_from_slice(&number.to_be_bytes());
        let channel = ChannelId(id);
        let key = SigningKey::from_bytes(&id);
        let public = PublicKey(key.verifying_key().to_bytes());
        let (mut writer, mut reader) = (Client::open(url).await, Client::open(url).await);
        let keys = EpochKeys { read: public, write: public };
        let open = OpenChannel { channel, keys, retention: limits::RETENTION_DEFAULT };
        assert_eq!(writer.ask(Operation::OpenChannel(open)).await, ServerEvent::Done);
        writer.prove(&key, channel, Purpose::Write).await;
        reader.prove(&key, channel, Purpose::Read).await;
        let subscribe = Subscribe { channel, epoch: Epoch(0), after: Seq(0) };
        reader.ask(Operation::Subscribe(subscribe)).await;
        Self { channel, writer, reader }
    }

    async fn append(&mut self) {
        let append = Append { channel: self.channel, epoch: Epoch(0), body: vec![7; BODY] };
        self.writer.send(Operation::Append(append)).await;
    }

    /// How many records came.
    async fn arrived(&mut self) -> usize {
        match self.reader.next().await.event {
            ServerEvent::Records { records, .. } => records.len(),
            other => panic!("records, not {other:?}"),
        }
    }

    async fn acknowledged(&mut self) {
        let event = self.writer.next().await.event;
        assert!(matches!(event, ServerEvent::Appended { .. }), "{event:?}");
    }
}

/// Messages at a steady rate, each timed from its send to its arrival at the reader.
async fn paced(pairs: &mut [Pair]) -> Vec<Duration> {
    let total = usize::try_from(RATE * PACED.as_secs()).unwrap() / pairs.len();
    let period = Duration::from_secs_f64(pairs.len() as f64 / RATE as f64);
    let offset = period / u32::try_from(pairs.len()).unwrap();
    let start = Instant::now();
    let runs = pairs.iter_mut().enumerate().map(|(number, pair)| async move {
        let mut waits = Vec::new();
        for round in 0..total {
            let due = start + period * u32::try_from(round).unwrap() + offset * u32::try_from(number).unwrap();
            tokio::time::sleep_until(due.into()).await;
            let sent = Instant::now();
            pair.append().await;
            pair.arrived().await;
            waits.push(sent.elapsed());
            pair.acknowledged().await;
        }
        waits
    });
    futures_util::future::join_all(runs).await.concat()
}

/// Every pair as fast as it goes, so many in flight.
async fn full(pairs: Vec<Pair>) -> f64 {
    let start = Instant::now();
    let runs = pairs.into_iter().map(|mut pair| async move {
        let mut count = 0;
        for _ in 0..WINDOW {
            pair.append().await;
        }
        while start.elapsed() < FULL {
            let came = pair.arrived().await;
            for _ in 0..came {
                pair.acknowledged().await;
                pair.append().await;
            }
            count += came;
        }
        count
    });
    let counts = futures_util::future::join_all(runs).await;
    counts.into_iter().sum::<usize>() as f64 / start.elapsed().as_secs_f64()
}
