//! The relay's key: made once, kept in a file that only its owner may read.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use ed25519_dalek::{SECRET_KEY_LENGTH, SigningKey};

use crate::failure::Failure;

const NAME: &str = "relay.key";
const NEW: &str = "relay.key.new";

/// The key in this folder; made if there is none.
pub(crate) fn load_or_create(data: &Path) -> Result<SigningKey, Failure> {
    if exists(data) {
        return load(data);
    }
    let mut seed = [0; SECRET_KEY_LENGTH];
    let made = getrandom::fill(&mut seed).map_err(io::Error::other).and_then(|()| write(data, &seed));
    made.map_err(|cause| Failure::Folder { path: data.to_owned(), cause })?;
    Ok(SigningKey::from_bytes(&seed))
}

/// The key in this folder.
pub(crate) fn load(data: &Path) -> Result<SigningKey, Failure> {
    let path = data.join(NAME);
    let bytes = fs::read(&path).map_err(|cause| Failure::Folder { path: path.clone(), cause })?;
    let seed: [u8; SECRET_KEY_LENGTH] = bytes.try_into().map_err(|_| Failure::KeyDamaged { path })?;
    Ok(SigningKey::from_bytes(&seed))
}

/// Whether there is anything in the key's place.
pub(crate) fn exists(data: &Path) -> bool {
    data.join(NAME).symlink_metadata().is_ok()
}

/// Writes a key beside its place, durably, and then moves it there: a crash leaves no half key.
pub(crate) fn write(data: &Path, seed: &[u8; SECRET_KEY_LENGTH]) -> io::Result<()> {
    let new = data.join(NEW);
    if_there(fs::remove_file(&new))?;
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&new)?;
    file.write_all(seed)?;
    file.sync_all()?;
    fs::rename(&new, data.join(NAME))?;
    File::open(data)?.sync_all()
}

/// Removes the key, if there is one.
pub(crate) fn remove(data: &Path) -> io::Result<()> {
    if_there(fs::remove_file(data.join(NAME)))
}

fn if_there(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
