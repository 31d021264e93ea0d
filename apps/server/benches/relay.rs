//! The real server over loopback: how long a message takes from send to arrival, fsync included, beside bare fsyncs at
//! the same pace in the same run; how many one-to-one messages a second it makes durable and delivers; and how many
//! deliveries a second a conversation of 1,000 members online gets.
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
const ROUNDS: u64 = 5;
const WINDOW: usize = 32;
const MEMBERS: usize = 1000;
const OUTSTANDING: usize = 8;
const FULL: Duration = Duration::from_secs(5);

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let folder = tempfile::tempdir().unwrap();
    let (mut server, url) = start(folder.path());
    let mut pairs = Vec::new();
    for number in 0..PAIRS {
        pairs.push(Pair::open(&url, number).await);
    }
    let (mut syncs, mut arrivals) = (Vec::new(), Vec::new());
    let mut bare = File::create(folder.path().join("bare")).unwrap();
    // Turn by turn, so that a disk that is slow for a while is slow for both.
    for _ in 0..ROUNDS {
        bare_syncs(&mut bare, &mut syncs);
        arrivals.extend(paced(&mut pairs).await);
    }
    let (sync, arrival) = (Times::of(syncs), Times::of(arrivals));
    let messages = full(pairs).await;
    let deliveries = fan_out(&url).await;
    server.kill().unwrap();
    let ratios = (arrival.p50 / sync.p50, arrival.p99 / sync.p50, arrival.p99 / sync.p99);
    if std::env::args().any(|argument| argument == "--json") {
        println!(
            "{{\"fsync_us\":{},\"arrival_us\":{},\"messages_a_second\":{messages:.0},\"members\":{MEMBERS},\"deliveries_a_second\":{deliveries:.0}}}",
            sync.json(),
            arrival.json()
        );
        return;
    }
    println!("at {RATE} a second, {BODY} bytes  |   p50 ms |   p99 ms");
    println!("bare write and fsync       | {:8.3} | {:8.3}", sync.p50, sync.p99);
    println!("send to arrival, durable   | {:8.3} | {:8.3}", arrival.p50, arrival.p99);
    println!(
        "p50 in fsyncs {:.1} (budget 3); p99 in fsyncs {:.1} (budget 10), in p99 of a bare fsync {:.1}",
        ratios.0, ratios.1, ratios.2
    );
    println!(
        "one-to-one messages, durable and delivered: {messages:.0}/s with {PAIRS} pairs, {WINDOW} in flight each (budget 20,000 on one core)"
    );
    println!("deliveries to {MEMBERS} members online: {deliveries:.0}/s, one stored record a message (budget 100,000)");
}

/// Of many measured times, in milliseconds.
struct Times {
    p50: f64,
    p99: f64,
}

impl Times {
    fn of(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize].as_secs_f64() * 1000.0;
        Self { p50: at(0.5), p99: at(0.99) }
    }

    fn json(&self) -> String {
        format!("{{\"p50\":{:.0},\"p99\":{:.0}}}", self.p50 * 1000.0, self.p99 * 1000.0)
    }
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

/// Appends and syncs one body at a time for a second, as often as messages are sent.
fn bare_syncs(file: &mut File, times: &mut Vec<Duration>) {
    let first = Instant::now();
    for number in 0..RATE {
        let due = first + Duration::from_nanos(number * 1_000_000_000 / RATE);
        std::thread::sleep(due.saturating_duration_since(Instant::now()));
        let start = Instant::now();
        file.write_all(&[7; BODY]).unwrap();
        file.sync_data().unwrap();
        times.push(start.elapsed());
    }
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

    /// How many records came.
    async fn arrived(&mut self) -> usize {
        match self.next().await.event {
            ServerEvent::Records { records, .. } => records.len(),
            other => panic!("records, not {other:?}"),
        }
    }

    async fn acknowledged(&mut self) {
        let event = self.next().await.event;
        assert!(matches!(event, ServerEvent::Appended { .. }), "{event:?}");
    }

    async fn prove(&mut self, key: &SigningKey, channel: ChannelId, purpose: Purpose) {
        let signed = Prove::signed(&self.relay, &self.nonce, &channel, Epoch(0), purpose);
        let signature = Signature(key.sign(&signed.0).to_bytes());
        let prove = Prove { channel, epoch: Epoch(0), purpose, signature };
        assert_eq!(self.ask(Operation::Prove(prove)).await, ServerEvent::Done);
    }
}

/// A channel and what proves the right to it.
struct Channel {
    id: ChannelId,
    key: SigningKey,
}

impl Channel {
    fn new(number: usize) -> Self {
        let mut id = [1; 32];
        id[..8].copy_from_slice(&number.to_be_bytes());
        Self { id: ChannelId(id), key: SigningKey::from_bytes(&id) }
    }

    /// Opens the channel on the relay.
    async fn writer(&self, url: &str) -> Client {
        let mut writer = Client::open(url).await;
        let public = PublicKey(self.key.verifying_key().to_bytes());
        let keys = EpochKeys { read: public, write: public };
        let open = OpenChannel { channel: self.id, keys, retention: limits::RETENTION_DEFAULT };
        assert_eq!(writer.ask(Operation::OpenChannel(open)).await, ServerEvent::Done);
        writer.prove(&self.key, self.id, Purpose::Write).await;
        writer
    }

    async fn reader(&self, url: &str) -> Client {
        let mut reader = Client::open(url).await;
        reader.prove(&self.key, self.id, Purpose::Read).await;
        let subscribe = Subscribe { channel: self.id, epoch: Epoch(0), after: Seq(0) };
        reader.ask(Operation::Subscribe(subscribe)).await;
        reader
    }

    async fn append(&self, writer: &mut Client) {
        let append = Append { channel: self.id, epoch: Epoch(0), body: vec![7; BODY] };
        writer.send(Operation::Append(append)).await;
    }
}

/// One who writes and one who reads, on connections of their own.
struct Pair {
    channel: Channel,
    writer: Client,
    reader: Client,
}

impl Pair {
    async fn open(url: &str, number: usize) -> Self {
        let channel = Channel::new(number);
        Self { writer: channel.writer(url).await, reader: channel.reader(url).await, channel }
    }

    async fn append(&mut self) {
        self.channel.append(&mut self.writer).await;
    }

    async fn arrived(&mut self) -> usize {
        self.reader.arrived().await
    }

    async fn acknowledged(&mut self) {
        self.writer.acknowledged().await;
    }
}

/// Messages at a steady rate for a second, each timed from its send to its arrival at the reader.
async fn paced(pairs: &mut [Pair]) -> Vec<Duration> {
    let total = usize::try_from(RATE).unwrap() / pairs.len();
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

/// One writes, so many read, each on a connection of its own.
async fn fan_out(url: &str) -> f64 {
    let channel = Channel::new(PAIRS);
    let mut writer = channel.writer(url).await;
    let mut readers = Vec::new();
    for _ in 0..MEMBERS {
        readers.push(channel.reader(url).await);
    }
    let start = Instant::now();
    let over = start + FULL;
    let write = async {
        for _ in 0..OUTSTANDING {
            channel.append(&mut writer).await;
        }
        while Instant::now() < over {
            writer.acknowledged().await;
            channel.append(&mut writer).await;
        }
    };
    let reads = readers.into_iter().map(|mut reader| async move {
        let mut count = 0;
        while let Ok(came) = tokio::time::timeout_at(over.into(), reader.arrived()).await {
            count += came;
        }
        count
    });
    let ((), counts) = futures_util::future::join(write, futures_util::future::join_all(reads)).await;
    counts.into_iter().sum::<usize>() as f64 / start.elapsed().as_secs_f64()
}
