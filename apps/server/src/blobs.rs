//! Blobs: where their bytes are, and who brings them there.

mod bucket;
mod desk;
mod folder;

use std::path::Path;
use std::sync::Arc;

use kith_relay::blobs::Blobs;
use tokio::runtime::Handle;

pub use bucket::{Bucket, BucketBlobs, BucketError};
pub(crate) use desk::Desk;
pub use folder::FolderBlobs;

use crate::config::Config;
use crate::failure::Failure;
use crate::folder::BLOBS;

/// Where a configuration says that the bytes are: in a bucket, or else in the server's folder.
pub(crate) fn open(config: &Config, data: &Path, runtime: Handle) -> Result<Arc<dyn Blobs>, Failure> {
    match &config.bucket {
        Some(bucket) => Ok(Arc::new(bucket.open(runtime)?)),
        None => {
            let path = data.join(BLOBS);
            let opened = FolderBlobs::open(&path).map_err(|cause| Failure::Folder { path, cause });
            opened.map(|blobs| Arc::new(blobs) as Arc<dyn Blobs>)
        }
    }
}
