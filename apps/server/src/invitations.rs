//! Invitations: made by the operator with `kith-server invite`, whether the server runs or not.
//!
//! The command leaves the hash of a code as the name of a file; the server takes it from there into its store. The code
//! itself is written nowhere.

use std::collections::BTreeSet;
use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

use data_encoding::{BASE32_NOPAD, HEXLOWER};
use kith_wire::{Hash, invitation};
use tokio::time::interval;

use crate::failure::Failure;
use crate::logging;
use crate::writer::Queue;

const FOLDER: &str = "invitations";
const CODE_BYTES: usize = 15;
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// Makes an invitation for one account on the relay in this folder; its code.
///
/// # Errors
/// If the folder cannot be written to.
pub fn invite(data: &Path) -> Result<String, Failure> {
    let mut code = [0; CODE_BYTES];
    getrandom::fill(&mut code).map_err(|error| Failure::System(io::Error::other(error)))?;
    let code = BASE32_NOPAD.encode(&code).to_lowercase();
    let folder = data.join(FOLDER);
    let leave = || {
        DirBuilder::new().recursive(true).mode(0o700).create(&folder)?;
        let name = folder.join(HEXLOWER.encode(invitation(&code).as_bytes()));
        OpenOptions::new().write(true).create_new(true).mode(0o600).open(name)?.sync_all()?;
        fs::File::open(&folder)?.sync_all()
    };
    leave().map_err(|cause| Failure::Folder { path: folder.clone(), cause })?;
    Ok(code)
}

/// Takes invitations into the store for as long as the server runs.
pub(crate) async fn watch(data: PathBuf, queue: Queue) {
    let folder = data.join(FOLDER);
    let mut times = interval(LOOK_EVERY);
    loop {
        times.tick().await;
        if let Err(error) = take(&folder, &queue).await
            && error.kind() != ErrorKind::NotFound
        {
            logging::warn("invitations cannot be read", &"look at the folder of that name");
        }
    }
}

async fn take(folder: &Path, queue: &Queue) -> io::Result<()> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder)? {
        let hash = HEXLOWER.decode(entry?.file_name().as_encoded_bytes()).ok();
        found.extend(hash.and_then(|hash| Hash::try_from(hash.as_slice()).ok()));
    }
    if found.is_empty() {
        return Ok(());
    }
    // What is in the store already stays as it is there, so that a file that comes back revives nothing.
    if queue.invite(found.clone()).await {
        for hash in &found {
            fs::remove_file(folder.join(HEXLOWER.encode(hash.as_bytes())))?;
        }
        logging::info("invitations taken in", &found.len());
    }
    Ok(())
}
