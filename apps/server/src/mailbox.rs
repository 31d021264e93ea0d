//! What reaches a connection from elsewhere: answers of the writer, and what was published.
//!
//! It holds little: published records beyond a bound are only remembered as missed, and read from the store when the
//! client takes them.

use std::collections::{BTreeSet, VecDeque};
use std::mem;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kith_relay::store::LogId;
use kith_relay::{Answer, ConnectionId, Published};
use tokio::sync::Notify;

/// One connection's mailbox.
pub(crate) struct Mailbox {
    /// The connection's.
    pub(crate) id: ConnectionId,
    bell: Notify,
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    mail: VecDeque<Mail>,
    waiting: usize,
    waiting_bytes: usize,
    missed: BTreeSet<LogId>,
}

/// A thing in a mailbox.
pub(crate) enum Mail {
    /// The writer has answered a request.
    Answer(u64, Answer),
    /// Something was published in a log the connection listens to.
    Published(Arc<Published>),
    /// Something was published, and is to be read from the store.
    Missed(LogId),
    /// A newer session of the device took over.
    Superseded,
    /// The chain of the device's account has grown.
    ChainGrown,
}

/// How much may wait.
#[derive(Clone, Copy)]
pub(crate) struct Room {
    /// Published records.
    pub(crate) records: usize,
    /// Their bytes.
    pub(crate) bytes: usize,
}

impl Mailbox {
    pub(crate) fn new(id: ConnectionId) -> Arc<Self> {
        Arc::new(Self { id, bell: Notify::new(), inner: Mutex::default() })
    }

    /// Puts something in.
    pub(crate) fn post(&self, mail: Mail) {
        self.inner().mail.push_back(mail);
        self.bell.notify_one();
    }

    /// Puts a published record in, if there is room.
    pub(crate) fn publish(&self, published: &Arc<Published>, room: Room) {
        let mut inner = self.inner();
        if inner.waiting >= room.records || inner.waiting_bytes >= room.bytes {
            inner.missed.insert(*published.log());
        } else {
            inner.waiting += 1;
            inner.waiting_bytes += published.size();
            inner.mail.push_back(Mail::Published(Arc::clone(published)));
        }
        drop(inner);
        self.bell.notify_one();
    }

    /// Takes everything out.
    pub(crate) fn empty(&self) -> VecDeque<Mail> {
        let mut inner = self.inner();
        if inner.mail.is_empty() && inner.missed.is_empty() {
            return VecDeque::new();
        }
        let Inner { mut mail, missed, .. } = mem::take(&mut *inner);
        mail.extend(missed.into_iter().map(Mail::Missed));
        mail
    }

    /// Waits until something was put in.
    pub(crate) async fn ring(&self) {
        self.bell.notified().await;
    }

    // Nothing in here can panic half done.
    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
