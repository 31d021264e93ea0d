//! A look at the lists of tables before fjall reads them.
//!
//! Each keyspace has a manifest that names its tables, and a file `current` that names the manifest and its checksum.
//! fjall 3.1 writes that checksum and never compares it. A flipped bit in either file can make it open an older list, or
//! a shorter one, and then delete the tables that are not in it; a keyspace without `current` it removes whole.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use kith_relay::store::Fault;
use xxhash_rust::xxh3::xxh3_128;

use super::fault::io;

/// Checks the manifests of a number of keyspaces; changes nothing.
pub(super) fn check(database: &Path, keyspaces: u32) -> Result<(), Fault> {
    // Keyspace 0 is fjall's own: the names of the others.
    for keyspace in 0..=keyspaces {
        let dir = database.join("keyspaces").join(keyspace.to_string());
        let damaged = |what| Fault::Damaged { what: format!("{what} of keyspace {keyspace}") };
        let current = read(&dir.join("current"))?.ok_or_else(|| damaged("there is no list of tables"))?;
        let (manifest, checksum) =
            parse(&current).ok_or_else(|| damaged("no manifest is named by the file `current`"))?;
        let manifest = read(&dir.join(format!("v{manifest}")))?.ok_or_else(|| damaged("there is no manifest"))?;
        if checksum != xxh3_128(&manifest) {
            return Err(damaged("the checksum is not that of the manifest"));
        }
    }
    Ok(())
}

/// The manifest's number and checksum.
fn parse(current: &[u8]) -> Option<(u64, u128)> {
    let (number, rest) = current.split_first_chunk()?;
    let (checksum, kind) = rest.split_first_chunk()?;
    (kind == [0]).then_some((u64::from_le_bytes(*number), u128::from_le_bytes(*checksum)))
}

fn read(path: &Path) -> Result<Option<Vec<u8>>, Fault> {
    match fs::read(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        read => read.map(Some).map_err(io("reading the list of tables")),
    }
}
