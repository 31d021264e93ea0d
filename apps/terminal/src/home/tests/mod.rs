//! Homes on a real disk: shared, cut off, damaged, rewritten, looked into.

mod crashes;
mod processes;
mod secrets;
mod sharing;

use std::fs;
use std::path::{Path, PathBuf};

use kith_core::state::{Batch, State};
use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng;
use tempfile::TempDir;

use super::{Home, HomeError, Protection};

fn rng(seed: u64) -> ChaCha20Rng {
    ChaCha20Rng::seed_from_u64(seed)
}

/// A folder with a new home in it, which goes away with the value.
fn new_home() -> (TempDir, Home) {
    let folder = TempDir::new().unwrap();
    let home = Home::create(&folder.path().join("home"), Protection::KeyFile, &mut rng(1)).unwrap();
    (folder, home)
}

/// A process as far as a home can tell: an opened home and the state that goes with it.
struct Process {
    home: Home,
    state: State,
    rng: ChaCha20Rng,
}

impl Process {
    fn start(dir: &Path, seed: u64) -> Self {
        Self { home: Home::open(dir, Protection::KeyFile).unwrap(), state: State::default(), rng: rng(seed) }
    }

    /// One burst that lets `work` change the state; says whether the journal was rewritten.
    fn burst(&mut self, work: impl FnOnce(&mut State)) -> Result<bool, HomeError> {
        let burst = self.home.begin(|news| news.load_into(&mut self.state))?;
        work(&mut self.state);
        let batch = self.state.take_changes();
        let mut saved = burst.commit(&batch, &mut self.rng)?;
        saved.compact(&self.state, &mut self.rng)
    }

    fn put(&mut self, key: &[u8], value: &[u8]) {
        self.burst(|state| state.put(key.to_vec(), value.to_vec())).unwrap();
    }

    fn all(&mut self) -> Batch {
        self.burst(|_| {}).unwrap();
        self.state.snapshot()
    }
}

/// What a fresh process reads from a home.
fn read(dir: &Path) -> Result<Batch, HomeError> {
    let mut state = State::default();
    let mut home = Home::open(dir, Protection::KeyFile)?;
    drop(home.begin(|news| news.load_into(&mut state))?);
    Ok(state.snapshot())
}

fn paths_in(dir: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}
