//! One connection: between its socket, the rules, and its mailbox.
//!
//! One task does everything for a connection, so that what it says leaves in order, and a client that does not read
//! only ever makes its own task wait.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::ws::{Message, WebSocket};
use kith_relay::store::LogId;
use kith_relay::{Connection, Push, Step};
use kith_wire::{ClosingReason, Refusal};
use tokio::time::{Instant, sleep_until, timeout};

use crate::mailbox::{Mail, Mailbox};
use crate::shared::{Shared, nonce, now};
use crate::writer::Mark;

/// Whether a connection goes on.
type Flow = ControlFlow<()>;
const END: Flow = ControlFlow::Break(());
const GO_ON: Flow = ControlFlow::Continue(());

/// Serves a client until either side ends.
pub(crate) async fn serve(socket: WebSocket, shared: Arc<Shared>, opened: Instant) {
    let Ok(nonce) = nonce() else { return };
    let mailbox = Mailbox::new(shared.name());
    let connection = Connection::new(nonce);
    let mut session = Session { socket, shared, mailbox, connection, heard: opened, asked: false };
    session.run(opened).await;
    session.depart().await;
}

struct Session {
    socket: WebSocket,
    shared: Arc<Shared>,
    mailbox: Arc<Mailbox>,
    connection: Connection,
    /// When the client was last heard of.
    heard: Instant,
    /// Whether it was asked since whether it is there.
    asked: bool,
}

impl Session {
    async fn run(&mut self, opened: Instant) {
        let greet_until = opened + self.shared.sockets.greet;
        while !self.connection.is_greeted() {
            match tokio::time::timeout_at(greet_until, self.socket.recv()).await {
                Ok(message) => {
                    if self.hear(message).await.is_break() {
                        return;
                    }
                }
                Err(_) => return,
            }
        }
        let stop = self.shared.stop.wish.clone();
        while !stop.is_cancelled() {
            if self.turn(&stop).await.is_break() {
                return;
            }
        }
        self.finish().await;
    }

    /// Waits for one thing to happen, and does what it asks for.
    async fn turn(&mut self, stop: &tokio_util::sync::CancellationToken) -> Flow {
        let ready = self.connection.is_ready(&self.shared.base);
        let behind = self.connection.is_behind();
        let next_check = self.next_check();
        tokio::select! {
            () = self.mailbox.ring() => self.open_mail().await,
            message = self.socket.recv(), if ready => self.hear(message).await,
            () = std::future::ready(()), if behind => self.read_on().await,
            () = sleep_until(next_check) => self.check().await,
            () = stop.cancelled() => GO_ON,
        }
    }

    /// Answers what was taken in, and says goodbye.
    async fn finish(&mut self) {
        while self.connection.outstanding() > 0 {
            self.mailbox.ring().await;
            if self.open_mail().await.is_break() {
                return;
            }
        }
        let _ = self.close(ClosingReason::ShuttingDown, "the relay is being stopped or restarted").await;
    }

    async fn hear(&mut self, message: Option<Result<Message, axum::Error>>) -> Flow {
        let Some(Ok(message)) = message else { return END };
        self.heard = Instant::now();
        self.asked = false;
        match message {
            Message::Binary(bytes) => {
                let step = self.connection.receive(&self.shared.base, &bytes, now());
                self.take(step, bytes.len()).await
            }
            Message::Ping(_) | Message::Pong(_) => GO_ON,
            Message::Text(_) if self.connection.is_greeted() => {
                self.close(ClosingReason::Malformed, "messages are binary").await
            }
            Message::Text(_) | Message::Close(_) => END,
        }
    }

    async fn take(&mut self, step: Step, size: usize) -> Flow {
        match step {
            Step::Say(bytes) => self.say(bytes).await,
            Step::Listen(bytes, log) => {
                self.shared.hub.lock().listen(log, self.mailbox.id, Arc::clone(&self.mailbox));
                self.say(bytes).await
            }
            Step::Leave(bytes, log) => {
                self.leave(log);
                self.say(bytes).await
            }
            Step::Ask(request, change) => {
                let mark = Mark { mailbox: Arc::clone(&self.mailbox), request };
                if self.shared.queue.change(mark, change, size).await {
                    return GO_ON;
                }
                let bytes = self.connection.answered(request, Err(Refusal::Internal));
                let _ = self.say(bytes).await;
                END
            }
            Step::Hold => GO_ON,
            Step::End(bytes) => {
                if let Some(bytes) = bytes {
                    let _ = self.say(bytes).await;
                    let _ = self.goodbye().await;
                }
                END
            }
            Step::Broken(bytes, fault) => {
                self.shared.stop.broken(fault);
                self.say(bytes).await
            }
        }
    }

    async fn open_mail(&mut self) -> Flow {
        for mail in self.mailbox.empty() {
            match mail {
                Mail::Answer(request, answer) => {
                    let bytes = self.connection.answered(request, answer);
                    self.say(bytes).await?;
                }
                Mail::Published(published) => {
                    if let Some(bytes) = self.connection.offer(&published) {
                        self.say(bytes).await?;
                    }
                }
                Mail::Missed(log) => self.connection.missed(&log),
                Mail::Superseded => {
                    return self.close(ClosingReason::Superseded, "a newer session of this device took over").await;
                }
                Mail::ChainGrown => self.recheck()?,
            }
        }
        match self.connection.resume(&self.shared.base, now()) {
            // A request that waited changes nothing: it takes no room in the queue.
            Some(step) => Box::pin(self.take(step, 1)).await,
            None => GO_ON,
        }
    }

    /// Sends what comes next in a log that has more in the store.
    async fn read_on(&mut self) -> Flow {
        match self.connection.pull(&self.shared.base) {
            Ok(Some(Push::Say(bytes))) => self.say(bytes).await,
            Ok(Some(Push::Leave(bytes, log))) => {
                self.leave(log);
                self.say(bytes).await
            }
            Ok(None) => GO_ON,
            Err(fault) => self.broken(fault),
        }
    }

    fn recheck(&mut self) -> Flow {
        let logs: Vec<_> = self.connection.listens_to().copied().collect();
        let identity = self.connection.identity().copied();
        match self.connection.recheck(&self.shared.base, now()) {
            Ok(true) => {
                logs.into_iter().for_each(|log| self.leave(log));
                identity.iter().for_each(|identity| self.shared.hub.lock().depart(identity, self.mailbox.id));
                GO_ON
            }
            Ok(false) => GO_ON,
            Err(fault) => self.broken(fault),
        }
    }

    fn next_check(&self) -> Instant {
        let silence = self.shared.sockets.silence;
        self.heard + if self.asked { silence * 2 } else { silence }
    }

    /// The client was silent for long: asks it, or gives it up.
    async fn check(&mut self) -> Flow {
        if std::mem::replace(&mut self.asked, true) {
            return END;
        }
        self.send(Message::Ping(Bytes::new())).await
    }

    async fn close(&mut self, reason: ClosingReason, text: &str) -> Flow {
        let bytes = self.connection.close(reason, text);
        self.say(bytes).await?;
        self.goodbye().await
    }

    async fn goodbye(&mut self) -> Flow {
        self.send(Message::Close(None)).await?;
        // The other side's goodbye, so that nothing said before is lost to a reset.
        let _ = timeout(Duration::from_secs(1), async { while let Some(Ok(_)) = self.socket.recv().await {} }).await;
        END
    }

    async fn say(&mut self, bytes: Bytes) -> Flow {
        self.send(Message::Binary(bytes)).await
    }

    async fn send(&mut self, message: Message) -> Flow {
        match timeout(self.shared.sockets.slow, self.socket.send(message)).await {
            Ok(Ok(())) => GO_ON,
            Ok(Err(_)) => END,
            Err(_) => {
                crate::logging::debug("connection ended", &"its client took nothing for too long");
                END
            }
        }
    }

    fn leave(&self, log: LogId) {
        self.shared.hub.lock().leave(log, self.mailbox.id);
    }

    fn broken(&self, fault: kith_relay::store::Fault) -> Flow {
        self.shared.stop.broken(fault);
        END
    }

    /// Takes every trace of the connection out. An answer that is still to come may make it a device's newest: waits.
    async fn depart(mut self) {
        drop(self.socket);
        while self.connection.outstanding() > 0 {
            self.mailbox.ring().await;
            for mail in self.mailbox.empty() {
                if let Mail::Answer(request, answer) = mail {
                    drop(self.connection.answered(request, answer));
                }
            }
        }
        let mut hub = self.shared.hub.lock();
        self.connection.listens_to().for_each(|log| hub.leave(*log, self.mailbox.id));
        if let Some(identity) = self.connection.identity() {
            hub.depart(identity, self.mailbox.id);
        }
    }
}
