//! How the process that talks to relays is asked to let another one do so for a while.
//!
//! Watching the journal is enough for whoever wants something sent. Whoever must know that nothing is left at the relay
//! needs connections of his own: he holds the wish until he has the network lock. Whoever has the lock looks for a wish now
//! and then, and lets go; nobody else takes the lock meanwhile. Processes that end, end their wish.

use std::fs::{File, OpenOptions, TryLockError};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// Where the wish of a home's processes is.
#[derive(Debug)]
pub(crate) struct Handover {
    path: PathBuf,
}

/// The one wish of a home, until it is dropped.
#[derive(Debug)]
pub(crate) struct Wish {
    _file: File,
}

impl Handover {
    pub(crate) fn of(home: &Path) -> Self {
        Self { path: home.join("network.wish") }
    }

    /// Wishes for the network; none while another process does.
    pub(crate) fn try_wish(&self) -> Result<Option<Wish>, Failure> {
        let file = self.open()?;
        let locked = file.try_lock();
        self.taken(locked).map(|taken| taken.then_some(Wish { _file: file }))
    }

    /// Whether another process wishes for the network.
    pub(crate) fn is_wished(&self) -> Result<bool, Failure> {
        // Shared, so that those who look do not take each other for a wish.
        let locked = self.open()?.try_lock_shared();
        self.taken(locked).map(|taken| !taken)
    }

    fn taken(&self, locked: Result<(), TryLockError>) -> Result<bool, Failure> {
        match locked {
            Ok(()) => Ok(true),
            Err(TryLockError::WouldBlock) => Ok(false),
            Err(TryLockError::Error(source)) => Err(Failure::Write { path: self.path.clone(), source }),
        }
    }

    fn open(&self) -> Result<File, Failure> {
        let opened = OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(&self.path);
        opened.map_err(|source| Failure::Write { path: self.path.clone(), source })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_is_seen_until_it_is_dropped_and_there_is_one() {
        let home = tempfile::tempdir().unwrap();
        let (one, other) = (Handover::of(home.path()), Handover::of(home.path()));
        assert!(!other.is_wished().unwrap());
        let wish = one.try_wish().unwrap();
        assert!(wish.is_some() && other.is_wished().unwrap());
        assert!(other.try_wish().unwrap().is_none());
        drop(wish);
        assert!(!other.is_wished().unwrap() && other.try_wish().unwrap().is_some());
    }
}
