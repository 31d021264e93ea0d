//! What all connections of a server share.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use kith_relay::store::Fault;
use kith_relay::{Base, ConnectionId, Hub};
use kith_wire::{Millis, Nonce};
use tokio_util::sync::CancellationToken;

use crate::arrivals::Arrivals;
use crate::blobs;
use crate::config::SocketLimits;
use crate::mailbox::{Mailbox, Room};
use crate::metrics::Metrics;
use crate::writer::Queue;

/// What all connections share.
pub(crate) struct Shared {
    /// What the rules stand on.
    pub(crate) base: Arc<Base>,
    /// What sockets are held to.
    pub(crate) sockets: SocketLimits,
    /// The way to the writer.
    pub(crate) queue: Queue,
    /// Who brings blobs in and out.
    pub(crate) blobs: blobs::Desk,
    /// Who listens to what.
    pub(crate) hub: Arc<SharedHub>,
    /// Ends the server.
    pub(crate) stop: Stop,
    /// Who is here, by address.
    pub(crate) arrivals: Arc<Arrivals>,
    /// What is counted.
    pub(crate) metrics: Arc<Metrics>,
    newest: AtomicU64,
}

impl Shared {
    pub(crate) fn new(
        base: Arc<Base>,
        sockets: SocketLimits,
        queue: Queue,
        hub: Arc<SharedHub>,
        metrics: Arc<Metrics>,
        stop: Stop,
    ) -> Self {
        let arrivals = Arrivals::new(&sockets);
        let blobs = blobs::Desk::new(Arc::clone(&base), queue.clone(), Arc::clone(&metrics), stop.clone());
        Self { base, sockets, queue, blobs, hub, stop, arrivals, metrics, newest: AtomicU64::new(0) }
    }

    /// A name for a new connection.
    pub(crate) fn name(&self) -> ConnectionId {
        ConnectionId(self.newest.fetch_add(1, Ordering::Relaxed) + 1)
    }
}

/// The hub, with what reaches a connection.
#[derive(Default)]
pub(crate) struct SharedHub(Mutex<Hub<Arc<Mailbox>>>);

impl SharedHub {
    // Nothing done under the lock can panic half done.
    pub(crate) fn lock(&self) -> MutexGuard<'_, Hub<Arc<Mailbox>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Ends the server, at somebody's wish or because the store broke.
#[derive(Clone)]
pub(crate) struct Stop {
    pub(crate) wish: CancellationToken,
    fault: Arc<Mutex<Option<Fault>>>,
}

impl Stop {
    pub(crate) fn new(wish: CancellationToken) -> Self {
        Self { wish, fault: Arc::default() }
    }

    /// The store broke: nothing more is taken in.
    pub(crate) fn broken(&self, fault: Fault) {
        crate::logging::error("the store failed; this server stops", &fault);
        self.fault.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(fault);
        self.wish.cancel();
    }

    pub(crate) fn fault(&self) -> Option<Fault> {
        self.fault.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl SocketLimits {
    pub(crate) const fn room(&self) -> Room {
        Room { records: self.waiting, bytes: self.waiting_bytes }
    }
}

/// The machine's clock.
pub(crate) fn now() -> Millis {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Millis(u64::try_from(since.as_millis()).unwrap_or(u64::MAX))
}

/// A connection's random value.
pub(crate) fn nonce() -> Result<Nonce, getrandom::Error> {
    let mut nonce = [0; Nonce::LEN];
    getrandom::fill(&mut nonce)?;
    Ok(Nonce(nonce))
}
