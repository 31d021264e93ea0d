//! What reaches a connection from elsewhere: answers of the writer, and what was published.
//!
//! It holds little: published records beyond a bound are only remembered as missed, and read from the store when the
//! client takes them.

use std::collections::{BTreeSet, VecDeque};
use std::mem;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kith_relay::store::LogId;
use kith_relay::{Answer, ConnectionId, Growth, Published};
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
    ChainGrew(Growth),
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

#[cfg(test)]
mod tests {
    use kith_relay::{Change, News, Relay};

    use super::*;

    const ROOM: Room = Room { records: 4, bytes: 1000 };

    fn published(count: usize, size: usize) -> Vec<Arc<Published>> {
        use kith_wire::{Append, ChannelId, Epoch, EpochKeys, Millis, OpenChannel, PublicKey};
        let store = Arc::new(kith_relay::store::memory::MemoryStore::new());
        let blobs = Arc::new(kith_relay::blobs::memory::MemoryBlobs::default());
        let key = ed25519_dalek::SigningKey::from_bytes(&[1; 32]);
        let mut relay = Relay::new(store, blobs, key, kith_relay::Limits::default(), kith_relay::Admission::Open);
        let (channel, key) = (ChannelId([1; 32]), PublicKey([1; 32]));
        let open = OpenChannel { channel, keys: EpochKeys { read: key, write: key }, retention: 3600 };
        let append = Append { channel, epoch: Epoch(0), body: vec![7; size] };
        let appends = std::iter::repeat_n(Change::Append(append), count);
        let changes = std::iter::once(Change::OpenChannel(open)).chain(appends).map(|change| ((), change));
        let finished = relay.writer().round(changes.collect(), Millis(1_000)).unwrap();
        finished
            .news
            .into_iter()
            .map(|news| match news {
                News::Record(published) => published,
                News::Chain(..) => panic!("only records were appended"),
            })
            .collect()
    }

    #[test]
    fn it_holds_little_however_much_is_published() {
        for (size, held) in [(10, ROOM.records), (600, 2)] {
            let mailbox = Mailbox::new(ConnectionId(1));
            let published = published(100, size);
            published.iter().for_each(|published| mailbox.publish(published, ROOM));
            let mail = mailbox.empty();
            assert_eq!(mail.len(), held + 1, "so many records, and that one log was missed");
            assert!(matches!(mail.back(), Some(Mail::Missed(log)) if log == published[0].log()));
            assert!(mailbox.empty().is_empty());
        }
    }

    #[test]
    fn answers_are_never_dropped() {
        let mailbox = Mailbox::new(ConnectionId(1));
        (0..100).for_each(|request| mailbox.post(Mail::Answer(request, Ok(kith_wire::ServerEvent::Done))));
        assert_eq!(mailbox.empty().len(), 100);
    }
}
