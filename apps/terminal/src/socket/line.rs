//! One connection, from its opening to its end.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use futures_util::{Sink, SinkExt, Stream, StreamExt};
use kith_core::engine::io::Link;
use tokio::sync::mpsc;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::{self, Message};

use super::address::{Address, Wire};
use super::{Arrival, Instead, SocketError, Trust, What};

/// Opening takes no longer, or it failed.
const OPENING: Duration = Duration::from_secs(10);
/// A relay that is silent for so long is asked whether it is there, and given up if it does not answer in the same time.
const SILENCE: Duration = Duration::from_secs(30);

/// A connection from the inside of its task.
pub(super) struct Line {
    pub(super) connection: u64,
    pub(super) link: Link,
    pub(super) arriving: mpsc::Sender<Arrival>,
    pub(super) trust: Trust,
}

impl Line {
    pub(super) async fn serve(self, queue: mpsc::UnboundedReceiver<Vec<u8>>) {
        let why = match open(&self.link.url, &self.trust).await {
            Ok(socket) => {
                self.tell(What::Opened).await;
                self.exchange(socket, queue).await
            }
            Err(why) => why,
        };
        self.tell(What::Ended(why)).await;
    }

    /// Reads and writes side by side: a relay that waits for us to read never keeps us waiting to write.
    async fn exchange(&self, socket: WebSocketStream<Wire>, queue: mpsc::UnboundedReceiver<Vec<u8>>) -> SocketError {
        let (sink, stream) = socket.split();
        let heard = Mutex::new(Instant::now());
        tokio::select! {
            why = self.read(stream, &heard) => why,
            why = write(sink, queue, &heard) => why,
        }
    }

    async fn read(
        &self,
        mut stream: impl Stream<Item = Result<Message, tungstenite::Error>> + Unpin,
        heard: &Mutex<Instant>,
    ) -> SocketError {
        while let Some(message) = stream.next().await {
            set(heard);
            match message {
                Ok(Message::Binary(bytes)) => self.tell(What::Message(bytes.into())).await,
                Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_)) => {}
                Ok(Message::Text(_)) => return SocketError::NotARelay(Instead::Text),
                Ok(Message::Close(_)) | Err(_) => return SocketError::Ended,
            }
        }
        SocketError::Ended
    }

    async fn tell(&self, what: What) {
        let arrival = Arrival { connection: self.connection, link: self.link.clone(), what };
        // Nobody listens only when the process is ending.
        let _ = self.arriving.send(arrival).await;
    }
}

async fn open(url: &str, trust: &Trust) -> Result<WebSocketStream<Wire>, SocketError> {
    let address = Address::parse(url)?;
    match tokio::time::timeout(OPENING, address.open(trust)).await {
        Ok(opened) => opened,
        Err(_) => Err(SocketError::Silent),
    }
}

/// Writes until the queue is closed and empty, and then says goodbye.
async fn write(
    mut sink: impl Sink<Message, Error = tungstenite::Error> + Unpin,
    mut queue: mpsc::UnboundedReceiver<Vec<u8>>,
    heard: &Mutex<Instant>,
) -> SocketError {
    loop {
        let message = match tokio::time::timeout(SILENCE, queue.recv()).await {
            Ok(Some(message)) => Message::Binary(message.into()),
            Ok(None) => {
                let _ = sink.close().await;
                return SocketError::Ended;
            }
            Err(_) if elapsed(heard) > 2 * SILENCE => return SocketError::Silent,
            Err(_) if elapsed(heard) > SILENCE => Message::Ping(Vec::new().into()),
            Err(_) => continue,
        };
        if sink.send(message).await.is_err() {
            return SocketError::Ended;
        }
    }
}

fn set(heard: &Mutex<Instant>) {
    *heard.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Instant::now();
}

fn elapsed(heard: &Mutex<Instant>) -> Duration {
    heard.lock().unwrap_or_else(std::sync::PoisonError::into_inner).elapsed()
}
