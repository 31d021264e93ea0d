//! One connection: between its socket, the rules, and its mailbox.
//!
//! One task does everything for a connection, so that what it says leaves in order, and a client that does not read
//! only ever makes its own task wait. Everything but waiting is plain code that leaves what is to be sent in `out`.

use std::collections::VecDeque;
use std::mem;
use std::net::IpAddr;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::ws::{Message, WebSocket};
use futures_util::SinkExt;
use kith_relay::store::{Fault, LogId};
use kith_relay::{BlobJob, Change, Connection, Grown, Growth, Push, Step};
use kith_wire::{ClosingReason, Refusal};
use tokio::time::{Instant, sleep_until, timeout, timeout_at};
use tokio_util::task::task_tracker::TaskTrackerToken;

use crate::arrivals::{Place, Seat};
use crate::mailbox::{Mail, Mailbox};
use crate::metrics::Ended;
use crate::shared::{Shared, nonce, now};
use crate::writer::Mark;

/// Whether a connection goes on, or why not.
type Flow = ControlFlow<Ended>;
const GO_ON: Flow = ControlFlow::Continue(());

const fn end(why: Ended) -> Flow {
    ControlFlow::Break(why)
}

/// How long the other side may take to say goodbye.
const GOODBYE: Duration = Duration::from_secs(1);

/// Bytes before what a client's ping or pong says (RFC 6455 §5.2): its kind, its length, its mask.
const CONTROL_HEAD: u64 = 6;

/// What a connection holds for as long as it is there.
pub(crate) struct Held {
    pub(crate) seat: Arc<Seat>,
    pub(crate) place: Arc<Place>,
    /// Where it comes from, if that is known.
    pub(crate) address: Option<IpAddr>,
    pub(crate) _token: TaskTrackerToken,
}

/// Serves a client until either side ends. A task keeps room for all it is ever given, so this is to be a task's only content.
pub(crate) fn serve(
    socket: WebSocket,
    shared: Arc<Shared>,
    opened: Instant,
    held: Held,
) -> Result<impl Future<Output = ()>, getrandom::Error> {
    let nonce = nonce()?;
    let mailbox = Mailbox::new(shared.name());
    held.seat.belongs_to(&held.place);
    let mut session = Session {
        socket,
        shared,
        mailbox,
        connection: Connection::new(nonce, held.address),
        heard: opened,
        asked: false,
        out: VecDeque::new(),
        ask: None,
        goodbye: None,
        held,
    };
    // A block holds what it uses once, where an async function would hold its arguments twice.
    Ok(async move {
        session.shared.metrics.sessions.one();
        if let ControlFlow::Break(why) = session.talk(opened).await {
            session.shared.metrics.ended.one(why);
        }
        Box::pin(session.depart()).await;
    })
}

struct Session {
    socket: WebSocket,
    shared: Arc<Shared>,
    mailbox: Arc<Mailbox>,
    connection: Connection,
    /// When the client was last heard of: see [`Self::heed`].
    heard: Instant,
    /// Whether it was asked since whether it is there.
    asked: bool,
    /// To be sent next.
    out: VecDeque<Message>,
    /// To be brought to the writer then.
    ask: Option<(u64, Box<Change>, usize)>,
    /// Why the connection is to be ended properly after that, if it is.
    goodbye: Option<Ended>,
    held: Held,
}

impl Session {
    async fn talk(&mut self, opened: Instant) -> Flow {
        self.greet(opened).await?;
        let shared = Arc::clone(&self.shared);
        let stop = &shared.stop.wish;
        while !stop.is_cancelled() {
            self.turn().await?;
            self.deliver().await?;
        }
        while self.connection.outstanding() > 0 {
            self.mailbox.ring().await;
            self.open_mail()?;
            self.deliver().await?;
        }
        self.close(ClosingReason::ShuttingDown, "the relay is being stopped or restarted");
        self.deliver().await
    }

    async fn greet(&mut self, opened: Instant) -> Flow {
        let until = opened + self.shared.sockets.greet;
        while !self.connection.is_greeted() {
            let message = tokio::select! {
                message = timeout_at(until, self.socket.recv()) => message,
                () = self.shared.stop.wish.cancelled() => return end(Ended::Stopped),
            };
            let Ok(message) = message else { return end(Ended::Late) };
            self.hear(message)?;
            self.deliver().await?;
        }
        GO_ON
    }

    /// Waits for one thing to happen, and sees what it asks for.
    async fn turn(&mut self) -> Flow {
        let ready = self.connection.is_ready(&self.shared.base);
        let behind = self.connection.is_behind();
        let next_check = self.next_check();
        tokio::select! {
            () = self.mailbox.ring() => self.open_mail(),
            message = self.socket.recv(), if ready => self.hear(message),
            () = std::future::ready(()), if behind => self.read_on(),
            () = sleep_until(next_check) => self.check(),
            () = self.shared.stop.wish.cancelled() => GO_ON,
        }
    }

    /// Sends what is to be sent, brings on what is asked for, and ends what is to be ended.
    async fn deliver(&mut self) -> Flow {
        if !self.out.is_empty() {
            let messages = mem::take(&mut self.out);
            self.shared.metrics.sent.add(messages.len());
            let sent = timeout(self.shared.sockets.slow, send(&mut self.socket, messages)).await;
            if !matches!(sent, Ok(Ok(()))) {
                return end(if sent.is_err() { Ended::Slow } else { Ended::Gone });
            }
        }
        if let Some((request, change, size)) = self.ask.take() {
            let mark = Mark::Request(Arc::clone(&self.mailbox), request);
            if !self.shared.queue.change(mark, change, size).await {
                let bytes = self.connection.answered(request, Err(Refusal::Internal));
                self.say(bytes);
            }
        }
        let Some(why) = self.goodbye else { return GO_ON };
        // Until the other side's goodbye, so that nothing said before is lost to a reset.
        let _ = timeout(GOODBYE, async { while let Some(Ok(_)) = self.socket.recv().await {} }).await;
        end(why)
    }

    fn hear(&mut self, message: Option<Result<Message, axum::Error>>) -> Flow {
        let Some(Ok(message)) = message else {
            return end(if self.held.seat.is_over() { Ended::Half } else { Ended::Gone });
        };
        self.heed(&message);
        match message {
            Message::Binary(bytes) => {
                self.shared.metrics.received.one();
                let step = self.connection.receive(&self.shared.base, &bytes, now());
                self.take(step, bytes.len())
            }
            Message::Ping(_) | Message::Pong(_) => GO_ON,
            Message::Text(_) if self.connection.is_greeted() => {
                self.close(ClosingReason::Malformed, "messages are binary");
                GO_ON
            }
            Message::Text(_) => end(Ended::Dismissed),
            Message::Close(_) => end(Ended::Gone),
        }
    }

    /// While a message is on its way, only its end is a sign of life: nobody has half a message held for ever by
    /// answering in between that he is there.
    fn heed(&mut self, message: &Message) {
        let seat = &self.held.seat;
        let received = seat.received();
        let whole = match message {
            Message::Ping(said) | Message::Pong(said) => {
                (seat.whole() + CONTROL_HEAD + said.len() as u64).min(received)
            }
            Message::Binary(_) | Message::Text(_) | Message::Close(_) => received,
        };
        seat.set_whole(whole);
        if whole == received {
            self.heard = Instant::now();
            self.asked = false;
        }
    }

    fn take(&mut self, step: Step, size: usize) -> Flow {
        match step {
            Step::Say(bytes) => self.say(bytes),
            Step::Listen(bytes, log) => {
                self.say(bytes);
                self.shared.hub.lock().listen(log, self.mailbox.id, Arc::clone(&self.mailbox));
            }
            Step::Leave(bytes, log) => {
                self.say(bytes);
                self.leave(log);
            }
            Step::Ask(request, change) => self.ask = Some((request, change, size)),
            Step::Work(request, job) => self.work(request, *job),
            Step::Hold => {}
            Step::End(None) => return end(Ended::Dismissed),
            Step::End(Some(bytes)) => self.say_last(bytes, Ended::Dismissed),
            Step::Broken(bytes, fault) => {
                self.say(bytes);
                self.shared.stop.broken(fault);
            }
        }
        GO_ON
    }

    /// The answer comes with the mail; the connection waits for it even if its client has gone.
    fn work(&self, request: u64, job: BlobJob) {
        let (shared, mailbox) = (Arc::clone(&self.shared), Arc::clone(&self.mailbox));
        tokio::spawn(async move {
            let answer = shared.blobs.work(job).await;
            mailbox.post(Mail::Answer(request, answer));
        });
    }

    /// Every answer is taken note of, whatever else is in the mail: the end of the connection waits for them.
    fn open_mail(&mut self) -> Flow {
        let mut superseded = false;
        let mut flow = GO_ON;
        for mail in self.mailbox.empty() {
            match mail {
                Mail::Answer(request, answer) => {
                    let bytes = self.connection.answered(request, answer);
                    self.say(bytes);
                }
                Mail::Published(published) => {
                    let offered = self.connection.offer(&published);
                    offered.into_iter().for_each(|bytes| self.say(bytes));
                }
                Mail::Missed(log) => self.connection.missed(&log),
                Mail::Superseded => superseded = true,
                Mail::ChainGrew(growth) => {
                    if let ControlFlow::Break(why) = self.chain_grew(&growth) {
                        flow = end(why);
                    }
                }
            }
        }
        if superseded {
            self.close(ClosingReason::Superseded, "a newer session of this device took over");
        }
        if superseded || flow.is_break() {
            return flow;
        }
        // What waited was limited in size when it came in, and most of it changes nothing.
        let resumed = self.connection.resume(&self.shared.base, now());
        resumed.map_or(GO_ON, |step| self.take(step, 1))
    }

    /// Says what comes next in a log that has more in the store.
    fn read_on(&mut self) -> Flow {
        match self.connection.pull(&self.shared.base) {
            Ok(Some(Push::Say(bytes))) => self.say(bytes),
            Ok(Some(Push::Leave(bytes, log))) => {
                self.say(bytes);
                self.leave(log);
            }
            Ok(None) => {}
            Err(fault) => return self.broken(fault),
        }
        GO_ON
    }

    fn chain_grew(&mut self, growth: &Growth) -> Flow {
        match self.connection.chain_grew(&self.shared.base, growth, now()) {
            Ok(Grown { say, left, departed }) => {
                say.into_iter().for_each(|bytes| self.say(bytes));
                left.into_iter().for_each(|log| self.leave(log));
                departed.iter().for_each(|identity| self.shared.hub.lock().depart(identity, self.mailbox.id));
                GO_ON
            }
            Err(fault) => self.broken(fault),
        }
    }

    fn next_check(&self) -> Instant {
        let silence = self.shared.sockets.silence;
        self.heard + if self.asked { silence * 2 } else { silence }
    }

    /// The client was silent for long: asks it, or gives it up.
    fn check(&mut self) -> Flow {
        if mem::replace(&mut self.asked, true) {
            return end(Ended::Silent);
        }
        self.out.push_back(Message::Ping(Bytes::new()));
        GO_ON
    }

    fn close(&mut self, reason: ClosingReason, text: &str) {
        let bytes = self.connection.close(reason, text);
        self.say_last(bytes, if reason == ClosingReason::ShuttingDown { Ended::Stopped } else { Ended::Dismissed });
    }

    fn say(&mut self, bytes: Bytes) {
        self.out.push_back(Message::Binary(bytes));
    }

    fn say_last(&mut self, bytes: Bytes, why: Ended) {
        self.say(bytes);
        self.out.push_back(Message::Close(None));
        self.goodbye = Some(why);
    }

    fn leave(&self, log: LogId) {
        self.shared.hub.lock().leave(log, self.mailbox.id);
    }

    fn broken(&self, fault: Fault) -> Flow {
        self.shared.stop.broken(fault);
        end(Ended::Stopped)
    }

    /// Takes every trace of the connection out. An answer that is still to come may make it a device's newest: waits.
    async fn depart(self) {
        let Self { socket, shared, mailbox, mut connection, held: _held, .. } = self;
        drop(socket);
        while connection.outstanding() > 0 {
            mailbox.ring().await;
            for mail in mailbox.empty() {
                if let Mail::Answer(request, answer) = mail {
                    drop(connection.answered(request, answer));
                }
            }
        }
        let mut hub = shared.hub.lock();
        connection.listens_to().for_each(|log| hub.leave(*log, mailbox.id));
        if let Some(identity) = connection.identity() {
            hub.depart(identity, mailbox.id);
        }
    }
}

/// Sends messages in as few writes as they fit into.
async fn send(socket: &mut WebSocket, messages: VecDeque<Message>) -> Result<(), axum::Error> {
    for message in messages {
        socket.feed(message).await?;
    }
    socket.flush().await
}
