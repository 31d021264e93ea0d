//! Rewriting a journal as a snapshot of the state.

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};

use kith_core::state::State;
use kith_core::vault::{CHUNK, Cursor, Vault};
use rand_core::CryptoRng;

use super::files::{self, Paths};
use super::{Doing, HomeError};

/// A journal smaller than this is never rewritten.
pub(super) const SMALLEST: u64 = 4 << 20;

/// Nor is one of a state with next to nothing in it that is smaller than this.
const BARE: u64 = 64 << 10;

/// A frame of a snapshot has about this much.
const FRAME: usize = 256 << 10;

/// How long the journal of a state may grow before it is rewritten: by then half of it or more is outdated.
pub(super) fn worth_it_at(state: &State) -> u64 {
    let live: usize = state.scan(b"").map(|(key, value)| key.len() + value.len()).sum();
    let smallest = if state.is_bare() { BARE } else { SMALLEST };
    smallest.max(2 * live as u64)
}

/// Puts the next generation in the place of the journal. The folder is yet to be synced.
pub(super) fn write(
    paths: &Paths,
    vault: &Vault,
    state: &State,
    generation: u64,
    rng: &mut impl CryptoRng,
) -> Result<Cursor, HomeError> {
    let (file, cursor) = write_draft(paths, vault, state, generation, rng)?;
    files::publish_draft(&file, &paths.journal)?;
    Ok(cursor)
}

/// Writes the next generation beside the journal.
pub(super) fn write_draft(
    paths: &Paths,
    vault: &Vault,
    state: &State,
    generation: u64,
    rng: &mut impl CryptoRng,
) -> Result<(File, Cursor), HomeError> {
    let mut file = files::create_draft(&paths.journal)?;
    let draft = files::draft(&paths.journal);
    let mut cursor = Cursor::at_start(generation);
    let mut write = |bytes: &[u8]| file.write_all(bytes).map_err(HomeError::io(Doing::Write, &draft));
    write(&[0; CHUNK])?;
    for batch in state.batches(FRAME) {
        let frame = vault.seal(&cursor, &batch, rng)?;
        write(&frame)?;
        cursor = cursor.past(&frame);
    }
    // The start says how many frames there are, so it is known only now.
    let cursor = cursor.as_base();
    let start = vault.start(&cursor);
    file.seek(SeekFrom::Start(0)).and_then(|_| file.write_all(&start)).map_err(HomeError::io(Doing::Write, &draft))?;
    Ok((file, cursor))
}
