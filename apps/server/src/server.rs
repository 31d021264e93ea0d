//! A running server, from opening its folder to the last answer.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::thread::JoinHandle;

use kith_relay::store::{Fault, Store};
use kith_relay::{Admission, Base, Writer};
use tokio::net::TcpListener;
use tokio::task::JoinSet;
use tokio::time::{Instant, interval_at, timeout};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::config::Config;
use crate::failure::Failure;
use crate::folder::Folder;
use crate::shared::{Shared, SharedHub, Stop};
use crate::store::fjall::FjallStore;
use crate::{invitations, key, listen, logging, writer};

/// A server that holds its folder and its port, and serves when told to.
pub struct Server {
    config: Config,
    folder: Folder,
    listener: TcpListener,
    base: Arc<Base>,
}

impl Server {
    /// Takes folder and port.
    ///
    /// # Errors
    /// Says what to do.
    pub async fn open(config: Config) -> Result<Self, Failure> {
        Self::with_store(config, |folder| Ok(Arc::new(FjallStore::open(folder)?))).await
    }

    /// The same over another store, which is given a folder of its own.
    ///
    /// # Errors
    /// Says what to do.
    pub async fn with_store(
        config: Config,
        open: impl FnOnce(&Path) -> Result<Arc<dyn Store>, Fault>,
    ) -> Result<Self, Failure> {
        if !config.listen.ip().is_loopback() {
            return Err(Failure::NotLoopback(config.listen));
        }
        let folder = Folder::take(&config.data)?;
        let key = key::load_or_create(folder.path())?;
        let store = open(&folder.store()).map_err(Failure::Store)?;
        let listening = TcpListener::bind(config.listen).await;
        let listener = listening.map_err(|cause| Failure::Listen { address: config.listen, cause })?;
        let base = Arc::new(Base { store, key, limits: config.limits.clone() });
        Ok(Self { config, folder, listener, base })
    }

    /// Where it listens.
    ///
    /// # Errors
    /// If the system does not say.
    pub fn url(&self) -> Result<String, Failure> {
        let address = self.address()?;
        Ok(format!("ws://{address}{}", listen::PATH))
    }

    fn address(&self) -> Result<SocketAddr, Failure> {
        self.listener.local_addr().map_err(Failure::System)
    }

    /// Serves until `wish` is cancelled or the store fails; everything taken in is answered before it returns.
    ///
    /// # Errors
    /// The store's fault, if that is why.
    pub async fn run(self, wish: CancellationToken) -> Result<(), Failure> {
        let Self { config, folder, listener, base } = self;
        let stop = Stop::new(wish);
        let hub = Arc::new(SharedHub::default());
        let writer = Writer::new(Arc::clone(&base), config.admission);
        let round = config.limits.round_requests;
        let (queue, thread) =
            writer::start(writer, Arc::clone(&hub), &config.sockets, round, stop.clone()).map_err(Failure::System)?;
        let sockets = config.sockets.clone();
        let shared = Arc::new(Shared::new(base, sockets, queue.clone(), hub, stop.clone()));
        let sessions = TaskTracker::new();
        let mut chores = JoinSet::new();
        chores.spawn(sweep(Arc::clone(&shared)));
        if config.admission == Admission::Invite {
            chores.spawn(invitations::watch(folder.path().to_owned(), shared.queue.clone()));
        }
        logging::info("serving, with room for connections", &config.sockets.connections);

        listen::serve(listener, shared, sessions.clone()).await;

        sessions.close();
        chores.abort_all();
        // What is left after it did not take its answers; what it asked for is durable all the same.
        if timeout(config.sockets.shutdown, sessions.wait()).await.is_err() {
            logging::warn("connections ended without goodbye", &sessions.len());
        }
        queue.end().await;
        join(thread).await;
        drop(folder);
        logging::info("stopped", &"everything acknowledged is durable");
        stop.fault().map_or(Ok(()), |fault| Err(Failure::Store(fault)))
    }
}

/// Removes what has expired, in portions, so that the writer is never busy with it for long.
async fn sweep(shared: Arc<Shared>) {
    let every = shared.sockets.sweep;
    let mut times = interval_at(Instant::now() + every, every);
    loop {
        times.tick().await;
        while shared.queue.sweep().await.is_some_and(|gone| gone >= shared.base.limits.sweep) {}
    }
}

/// Waits for the writer, whose last round may still be on its way to the disk.
async fn join(thread: JoinHandle<()>) {
    // A writer that has panicked has said so on standard error.
    let _ = tokio::task::spawn_blocking(move || thread.join()).await;
}
