//! The publishing half: there is one publisher of a directory, and it writes one epoch after the other.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};

use akd::errors::{AkdError, StorageError};
use akd::storage::Database;
use akd::storage::StorageManager;
use akd::storage::types::ValueStateRetrievalFlag;
use akd::{AzksParallelismConfig, Directory, EpochHash};
use akd_core::ecvrf::{VRFKeyStorage, VRFPrivateKey, VRFPublicKey, VrfError};
use akd_core::proto::specs::types;
use akd_core::verify::history::HistoryParams;
use akd_core::{AkdLabel, AkdValue, Configuration};
use async_trait::async_trait;
use protobuf::Message;

use crate::database::Overlay;
use crate::{Hashes, Root, label};

/// Where the directory is kept. What [`Publisher::publish`] gives must be stored whole or not at all.
pub trait Rows: Send + Sync + 'static {
    /// The value of a row.
    ///
    /// # Errors
    /// What went wrong.
    fn row(&self, key: &[u8]) -> Result<Option<Vec<u8>>, String>;

    /// The values of all rows whose keys begin so.
    ///
    /// # Errors
    /// What went wrong.
    fn rows(&self, prefix: &[u8]) -> Result<Vec<Vec<u8>>, String>;
}

/// A directory in memory: for tests, and worlds that are simulated.
impl Rows for Mutex<BTreeMap<Vec<u8>, Vec<u8>>> {
    fn row(&self, key: &[u8]) -> Result<Option<Vec<u8>>, String> {
        Ok(self.lock().unwrap_or_else(PoisonError::into_inner).get(key).cloned())
    }

    fn rows(&self, prefix: &[u8]) -> Result<Vec<Vec<u8>>, String> {
        let rows = self.lock().unwrap_or_else(PoisonError::into_inner);
        let from = rows.range(prefix.to_vec()..).take_while(|(key, _)| key.starts_with(prefix));
        Ok(from.map(|(_, row)| row.clone()).collect())
    }
}

/// What stopped a publisher.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the directory cannot be read or continued: {0}")]
pub struct Fault(String);

/// An epoch, not yet stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// Where it ends.
    pub root: Root,
    /// The proof that it only added to the epoch before ([`crate::append_only`]). To be kept: made later, it is as large as all that
    /// was published since.
    pub proof: Vec<u8>,
    /// The rows to set.
    pub rows: BTreeMap<Vec<u8>, Vec<u8>>,
}

/// The publisher of a directory. It keeps nothing: everything is in the rows.
#[derive(Clone)]
pub struct Publisher {
    rows: Arc<dyn Rows>,
    key: Secret,
}

impl Publisher {
    /// With the secret key that turns accounts into labels, which can never change.
    #[must_use]
    pub fn new(rows: Arc<dyn Rows>, secret: [u8; 32]) -> Self {
        Self { rows, key: Secret(secret) }
    }

    /// The public key to check labels with.
    ///
    /// # Errors
    /// [`Fault`] if the secret key is none.
    pub fn key(&self) -> Result<[u8; 32], Fault> {
        let secret = VRFPrivateKey::try_from(self.key.0.as_slice()).map_err(|error| Fault(error.to_string()))?;
        Ok(VRFPublicKey::from(&secret).to_bytes())
    }

    /// The newest root.
    ///
    /// # Errors
    /// [`Fault`] if the rows cannot be read.
    pub fn root(&self) -> Result<Root, Fault> {
        self.run(async |directory, _| Ok(root(&directory.get_epoch_hash().await?)))
    }

    /// The next epoch: what these accounts' values are now, and as many leaves that say nothing as are lacking to the size
    /// class. `padding` must be random, and used once.
    ///
    /// # Errors
    /// [`Fault`] if the rows cannot be read.
    pub fn publish(&self, values: &BTreeMap<[u8; 32], Vec<u8>>, padding: &[u8; 32]) -> Result<Published, Fault> {
        self.run(async |directory, overlay| {
            let mut leaves = 0;
            for (account, value) in values {
                leaves += leaves_of(overlay, account, value).await?;
            }
            let accounts = values.iter().map(|(account, value)| (label(account), AkdValue(value.clone())));
            let fillers = (leaves..class(leaves)).map(|number| filler(padding, number));
            let published = directory.publish(accounts.chain(fillers).collect()).await?;
            let mut proofs = directory.audit(published.epoch() - 1, published.epoch()).await?.proofs;
            let proof = proofs.pop().map(|proof| types::SingleAppendOnlyProof::from(&proof).write_to_bytes());
            let proof = proof.transpose().map_err(malformed)?.unwrap_or_default();
            Ok(Published { root: root(&published), proof, rows: overlay.changes() })
        })
    }

    /// The proof of an account's newest version, and the root it holds at; `None` if no epoch has named it yet.
    ///
    /// # Errors
    /// [`Fault`] if the rows cannot be read.
    pub fn lookup(&self, account: &[u8; 32]) -> Result<Option<(Root, Vec<u8>)>, Fault> {
        self.run(async |directory, overlay| {
            if !overlay.knows(&label(account))? {
                return Ok(None);
            }
            let (proof, at) = directory.lookup(label(account)).await?;
            Ok(Some((root(&at), types::LookupProof::from(&proof).write_to_bytes().map_err(malformed)?)))
        })
    }

    /// The proof of all versions of an account, and the root it holds at; `None` if no epoch has named it yet.
    ///
    /// # Errors
    /// [`Fault`] if the rows cannot be read.
    pub fn history(&self, account: &[u8; 32]) -> Result<Option<(Root, Vec<u8>)>, Fault> {
        self.run(async |directory, overlay| {
            if !overlay.knows(&label(account))? {
                return Ok(None);
            }
            let (proof, at) = directory.key_history(&label(account), HistoryParams::Complete).await?;
            Ok(Some((root(&at), types::HistoryProof::from(&proof).write_to_bytes().map_err(malformed)?)))
        })
    }

    /// Nothing here ever waits: the rows are read where they are asked for, and the library is told to spawn no tasks.
    fn run<T>(&self, f: impl AsyncFnOnce(&Akd, &Overlay) -> Result<T, AkdError>) -> Result<T, Fault> {
        let overlay = Overlay::new(Arc::clone(&self.rows));
        let storage = StorageManager::new_no_cache(overlay.clone());
        let future = pin!(async {
            let akd = Akd::new(storage, self.key.clone(), AzksParallelismConfig::disabled()).await?;
            f(&akd, &overlay).await
        });
        match future.poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(done) => done.map_err(|error| Fault(error.to_string())),
            Poll::Pending => Err(Fault("it waits".to_owned())),
        }
    }
}

/// Leaves of an epoch that brings so many: the next power of two, and never few.
#[must_use]
pub const fn class(leaves: usize) -> usize {
    let least = if leaves < LEAST_LEAVES { LEAST_LEAVES } else { leaves };
    least.next_power_of_two()
}

const LEAST_LEAVES: usize = 16;

type Akd = Directory<Hashes, Overlay, Secret>;

/// Leaves that a value brings: a new version has one, and one more marks the version before it as past.
async fn leaves_of(overlay: &Overlay, account: &[u8; 32], value: &[u8]) -> Result<usize, AkdError> {
    let newest = overlay.get_user_state(&label(account), ValueStateRetrievalFlag::MaxEpoch).await;
    match newest {
        Ok(newest) if newest.value.0 == value => Ok(0),
        Ok(_) => Ok(2),
        Err(StorageError::NotFound(_)) => Ok(1),
        Err(error) => Err(error.into()),
    }
}

/// A leaf that says nothing, and looks like every other.
fn filler(padding: &[u8; 32], number: usize) -> (AkdLabel, AkdValue) {
    let name = Hashes::hash(&[padding.as_slice(), &number.to_be_bytes()].concat());
    (AkdLabel([&[FILLER], name.as_slice()].concat()), AkdValue(name.to_vec()))
}

const FILLER: u8 = 0;

fn root(at: &EpochHash) -> Root {
    Root { epoch: at.epoch(), hash: at.hash() }
}

fn malformed(error: protobuf::Error) -> AkdError {
    AkdError::Storage(StorageError::Other(error.to_string()))
}

#[derive(Clone)]
struct Secret([u8; 32]);

#[async_trait]
impl VRFKeyStorage for Secret {
    async fn retrieve(&self) -> Result<Vec<u8>, VrfError> {
        Ok(self.0.to_vec())
    }
}
