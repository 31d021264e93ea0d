//! WebSockets: one task for each connection, all of them feeding one bounded queue.

mod address;
mod error;
mod line;
#[cfg(test)]
mod tests;
mod trust;

use std::collections::BTreeMap;
use std::time::Duration;

use kith_core::engine::io::Link;
use tokio::sync::mpsc;
use tokio::task::JoinSet;

pub(crate) use self::address::Address;
pub(crate) use self::error::{Certificate, Instead, NoWay, SocketError};
use self::line::Line;
pub(crate) use self::trust::{Trust, certificates_in};

/// Messages that wait for the engine before a relay is made to wait.
const ARRIVALS: usize = 64;
/// What is still to be sent at the end gets so long.
const CLOSING: Duration = Duration::from_millis(500);

/// All connections of this process.
#[derive(Debug)]
pub(crate) struct Sockets {
    open: BTreeMap<Link, Connection>,
    opened: u64,
    arrivals: mpsc::Receiver<Arrival>,
    arriving: mpsc::Sender<Arrival>,
    tasks: JoinSet<()>,
    trust: Trust,
}

/// What came from a connection.
#[derive(Debug)]
pub(crate) struct Arrival {
    connection: u64,
    pub(crate) link: Link,
    pub(crate) what: What,
}

/// See [`Arrival`].
#[derive(Debug)]
pub(crate) enum What {
    Opened,
    Message(Vec<u8>),
    Ended(SocketError),
}

#[derive(Debug)]
struct Connection {
    number: u64,
    outgoing: mpsc::UnboundedSender<Vec<u8>>,
}

impl Sockets {
    pub(crate) fn new() -> Self {
        Self::trusting(Trust::default())
    }

    fn trusting(trust: Trust) -> Self {
        let (arriving, arrivals) = mpsc::channel(ARRIVALS);
        Self { open: BTreeMap::new(), opened: 0, arrivals, arriving, tasks: JoinSet::new(), trust }
    }

    /// Opens a connection in place of the one there may be. `own` are the certificates that are trusted beside the
    /// system's, in PEM.
    pub(crate) fn connect(&mut self, link: Link, own: &[u8]) {
        self.trust.set(own);
        self.opened += 1;
        // The engine bounds what it sends before it gets answers, so this queue need not.
        let (outgoing, queue) = mpsc::unbounded_channel();
        let line = Line {
            connection: self.opened,
            link: link.clone(),
            arriving: self.arriving.clone(),
            trust: self.trust.clone(),
        };
        self.tasks.spawn(line.serve(queue));
        self.open.insert(link, Connection { number: self.opened, outgoing });
    }

    /// Sends a message; on a connection that has ended it is lost, as it would be on the way.
    pub(crate) fn send(&self, link: &Link, message: Vec<u8>) {
        if let Some(connection) = self.open.get(link) {
            let _ = connection.outgoing.send(message);
        }
    }

    /// Ends a connection once everything given to it is sent.
    pub(crate) fn disconnect(&mut self, link: &Link) {
        self.open.remove(link);
    }

    /// The next arrival; waits for ever if there is none.
    pub(crate) async fn next(&mut self) -> Arrival {
        loop {
            match self.arrivals.recv().await {
                Some(arrival) if self.is_current(&arrival) => return self.taken(arrival),
                Some(_) => {}
                None => std::future::pending().await,
            }
        }
    }

    /// An arrival that is there already.
    pub(crate) fn try_next(&mut self) -> Option<Arrival> {
        loop {
            let arrival = self.arrivals.try_recv().ok()?;
            if self.is_current(&arrival) {
                return Some(self.taken(arrival));
            }
        }
    }

    /// Ends all connections, giving what was sent a moment to leave.
    pub(crate) async fn close(&mut self) {
        self.open.clear();
        self.arrivals.close();
        let ended = async { while self.tasks.join_next().await.is_some() {} };
        let _ = tokio::time::timeout(CLOSING, ended).await;
        *self = Self::trusting(self.trust.clone());
    }

    fn is_current(&self, arrival: &Arrival) -> bool {
        self.open.get(&arrival.link).is_some_and(|connection| connection.number == arrival.connection)
    }

    fn taken(&mut self, arrival: Arrival) -> Arrival {
        while self.tasks.try_join_next().is_some() {}
        if matches!(arrival.what, What::Ended(_)) {
            self.open.remove(&arrival.link);
        }
        arrival
    }
}
