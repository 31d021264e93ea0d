//! A running server, from opening its folder to the last answer.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::thread::JoinHandle;

use kith_relay::store::{Fault, Store};
use kith_relay::{Admission, Base, Writer};
use tokio::net::TcpListener;
use tokio::runtime::Handle;
use tokio::task::JoinSet;
use tokio::time::{Instant, interval_at, timeout};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::acme::{self, Issuer};
use crate::blobs::Bucket;
use crate::config::{Config, Tls};
use crate::control::Control;
use crate::failure::Failure;
use crate::folder::Folder;
use crate::listen::Door;
use crate::metrics::Metrics;
use crate::shared::{Shared, SharedHub, Stop};
use crate::status::Status;
use crate::store::fjall::FjallStore;
use crate::tls::{self, Certificate};
use crate::{backup, blobs, files, invitations, key, listen, logging, notify, status, writer};

/// A server that holds its folder and its ports, and serves when told to.
pub struct Server {
    config: Config,
    folder: Folder,
    listener: TcpListener,
    status: Option<TcpListener>,
    certificate: Option<Arc<Certificate>>,
    control: Option<Control>,
    base: Arc<Base>,
}

/// What reaches a running server from outside.
#[derive(Clone, Default)]
pub struct Wishes {
    /// That it stop.
    pub stop: CancellationToken,
    /// That it read its certificate again.
    pub reload: Arc<tokio::sync::Notify>,
}

/// Looks at what a configuration names, without taking anything.
///
/// # Errors
/// Says what to do.
pub fn check(config: &Config) -> Result<(), Failure> {
    config.bucket.as_ref().map(Bucket::secret).transpose()?;
    match &config.tls {
        Tls::Plain => Ok(()),
        Tls::Files(files) => Ok(Certificate::load(files).map(drop)?),
        Tls::Acme(_) => Ok(()),
    }
}

impl Server {
    /// Takes folder and ports.
    ///
    /// # Errors
    /// Says what to do.
    pub async fn open(config: Config) -> Result<Self, Failure> {
        let mut own = None;
        let mut server = Self::with_store(config, |folder| {
            let store = Arc::new(FjallStore::open(folder)?);
            own = Some(Arc::clone(&store));
            Ok(store)
        })
        .await?;
        if let Some(store) = own {
            server.control = Some(Control::listen(server.folder.path(), store, Arc::clone(&server.base))?);
        }
        Ok(server)
    }

    /// The same over another store, which is given a folder of its own.
    ///
    /// # Errors
    /// Says what to do.
    pub async fn with_store(
        config: Config,
        open: impl FnOnce(&Path) -> Result<Arc<dyn Store>, Fault>,
    ) -> Result<Self, Failure> {
        let certificate = match &config.tls {
            Tls::Plain => None,
            Tls::Files(files) => Some(Arc::new(Certificate::load(files)?)),
            Tls::Acme(acme) => Some(Arc::new(Certificate::load_if_there(&acme::files(&config.data, acme)))),
        };
        let folder = Folder::take(&config.data)?;
        backup::check_finished(folder.path())?;
        let key = key::load_or_create(folder.path())?;
        let store = open(&folder.store()).map_err(Failure::Store)?;
        let blobs = blobs::open(&config, folder.path(), Handle::current())?;
        let listener = bind(config.listen).await?;
        let status = match config.status {
            Some(address) => Some(bind(address).await?),
            None => None,
        };
        let base = Arc::new(Base { store, blobs, key, limits: config.limits.clone() });
        Ok(Self { config, folder, listener, status, certificate, control: None, base })
    }

    /// Where it listens.
    ///
    /// # Errors
    /// If the system does not say.
    pub fn url(&self) -> Result<String, Failure> {
        let scheme = if self.certificate.is_some() { "wss" } else { "ws" };
        let address = self.listener.local_addr().map_err(Failure::System)?;
        Ok(format!("{scheme}://{address}{}", listen::PATH))
    }

    /// Where a browser finds the web client.
    ///
    /// # Errors
    /// If the system does not say.
    pub fn page(&self) -> Result<String, Failure> {
        let scheme = if self.certificate.is_some() { "https" } else { "http" };
        let address = self.listener.local_addr().map_err(Failure::System)?;
        Ok(format!("{scheme}://{address}/"))
    }

    /// Where it shows health and figures, if anywhere.
    #[must_use]
    pub fn status(&self) -> Option<SocketAddr> {
        self.status.as_ref().and_then(|listener| listener.local_addr().ok())
    }

    /// Serves until it is to stop or the store fails; everything taken in is answered before it returns.
    ///
    /// # Errors
    /// The store's fault, if that is why.
    pub async fn run(self, wishes: Wishes) -> Result<(), Failure> {
        let Self { config, folder, listener, status, certificate, control, base } = self;
        files::take(&config.sockets);
        let acceptor = certificate.as_ref().map(|certificate| certificate.acceptor()).transpose()?;
        let stop = Stop::new(wishes.stop);
        let hub = Arc::new(SharedHub::default());
        let metrics = Arc::new(Metrics::default());
        let writer = Writer::new(Arc::clone(&base), config.admission);
        let round = config.limits.round_requests;
        let started =
            writer::start(writer, Arc::clone(&hub), &config.sockets, round, Arc::clone(&metrics), stop.clone());
        let (queue, thread) = started.map_err(Failure::System)?;
        let shared = Arc::new(Shared::new(base, config.sockets.clone(), queue.clone(), hub, metrics, stop.clone()));
        let sessions = TaskTracker::new();
        let mut chores = JoinSet::new();
        chores.spawn(sweep(Arc::clone(&shared)));
        if config.admission == Admission::Invite {
            chores.spawn(invitations::watch(folder.path().to_owned(), shared.queue.clone()));
        }
        if let Some(certificate) = &certificate {
            chores.spawn(renew(Arc::clone(certificate), wishes.reload));
            if let Tls::Acme(acme) = config.tls {
                let issuer = Issuer { acme, data: folder.path().to_owned(), certificate: Arc::clone(certificate) };
                chores.spawn(issuer.keep());
            }
        }
        if let Some(control) = control {
            chores.spawn(control.serve());
        }
        if let Some(listener) = status {
            let data = folder.path().to_owned();
            let status = Status { shared: Arc::clone(&shared), certificate: certificate.clone(), data };
            chores.spawn(status::serve(listener, status));
        }
        let proxies_only = acceptor.is_none() && !config.listen.ip().is_loopback();
        let door = Door { shared, sessions: sessions.clone(), tls: acceptor, proxies: config.proxies, proxies_only };
        logging::info("serving, with room for connections", &config.sockets.connections);
        notify::ready();

        listen::serve(listener, door).await;

        notify::stopping();
        sessions.close();
        // What is left after it did not take its answers; what it asked for is durable all the same.
        if timeout(config.sockets.shutdown, sessions.wait()).await.is_err() {
            logging::warn("connections ended without goodbye", &sessions.len());
        }
        chores.abort_all();
        queue.end().await;
        join(thread).await;
        drop(folder);
        logging::info("stopped", &"everything acknowledged is durable");
        stop.fault().map_or(Ok(()), |fault| Err(Failure::Store(fault)))
    }
}

async fn bind(address: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|cause| Failure::Listen { address, cause })
}

/// Removes what has expired, in portions, so that the writer is never busy with it for long.
async fn sweep(shared: Arc<Shared>) {
    let every = shared.sockets.sweep;
    let mut times = interval_at(Instant::now() + every, every);
    loop {
        times.tick().await;
        shared.blobs.clear().await;
        while shared.queue.sweep().await.is_some_and(|gone| gone >= shared.base.limits.sweep) {}
    }
}

/// Reads the certificate again when somebody asks, and when its files change.
async fn renew(certificate: Arc<Certificate>, asked: Arc<tokio::sync::Notify>) {
    let mut times = interval_at(Instant::now() + tls::LOOK_EVERY, tls::LOOK_EVERY);
    loop {
        tokio::select! {
            () = asked.notified() => certificate.reload(),
            _ = times.tick() => certificate.reload_if_changed(),
        }
    }
}

/// Waits for the writer, whose last round may still be on its way to the disk.
async fn join(thread: JoinHandle<()>) {
    // A writer that has panicked has said so on standard error.
    let _ = tokio::task::spawn_blocking(move || thread.join()).await;
}
