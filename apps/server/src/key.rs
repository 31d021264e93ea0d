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
    let path = data.join(NAME);
    match fs::read(&path) {
        Ok(bytes) => {
            let seed: [u8; SECRET_KEY_LENGTH] =
                bytes.try_into().map_err(|_| Failure::KeyDamaged { path: path.clone() })?;
            Ok(SigningKey::from_bytes(&seed))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            create(data).map_err(|cause| Failure::Folder { path: data.to_owned(), cause })
        }
        Err(cause) => Err(Failure::Folder { path, cause }),
    }
}

/// Writes a new key beside its place, durably, and then moves it there: a crash leaves no half key.
fn create(data: &Path) -> io::Result<SigningKey> {
    let mut seed = [0; SECRET_KEY_LENGTH];
    getrandom::fill(&mut seed).map_err(io::Error::other)?;
    let new = data.join(NEW);
    match fs::remove_file(&new) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&new)?;
    file.write_all(&seed)?;
    file.sync_all()?;
    fs::rename(&new, data.join(NAME))?;
    File::open(data)?.sync_all()?;
    Ok(SigningKey::from_bytes(&seed))
}
