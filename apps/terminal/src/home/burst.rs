//! A burst of work on a home: lock, catch up, save, unlock.

use std::fs::File;
use std::io::{self, Seek, SeekFrom, Write};

use kith_core::state::{Batch, State};
use kith_core::vault::Cursor;
use rand_core::CryptoRng;

use super::reader::{self, Tail};
use super::{Doing, Home, HomeError, compaction, files};

/// How far a process's state goes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    cursor: Cursor,
    unsynced: Unsynced,
    /// Length of the journal at which rewriting it is looked at again.
    compact_at: u64,
}

impl Seen {
    fn nothing(start: Cursor) -> Self {
        Self { cursor: start, unsynced: Unsynced::FramesAndName, compact_at: compaction::SMALLEST }
    }

    pub(super) fn is_at(&self, start: &Cursor, len: u64) -> bool {
        self.cursor.generation() == start.generation() && self.cursor.offset() == len
    }
}

/// What was read and is perhaps not on the disk yet: its writer may have died before it synced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Unsynced {
    Nothing,
    Frames,
    FramesAndName,
}

/// What a process has not seen.
#[derive(Debug)]
pub enum News {
    /// Its state cannot be continued, or there is none: all that follows makes a new one.
    Anew,
    /// Another process, or an earlier one, saved this.
    Batch(Batch),
}

impl News {
    /// Brings a state up to date.
    pub fn load_into(self, state: &mut State) {
        match self {
            Self::Anew => *state = State::default(),
            Self::Batch(batch) => state.load(batch),
        }
    }
}

/// A burst that has caught up with the other processes and holds the home's lock.
#[derive(Debug)]
#[must_use = "a burst without a commit makes the next one read everything again"]
pub struct Burst<'a> {
    home: &'a mut Home,
    journal: File,
    seen: Seen,
    changed: bool,
    cut_off: u64,
    lock: File,
}

impl Home {
    /// Waits for the lock and tells what this home's last burst had not seen, oldest first.
    ///
    /// # Errors
    /// The journal is damaged, or the disk refuses. What was told is then not to be used.
    pub fn begin(&mut self, mut tell: impl FnMut(News)) -> Result<Burst<'_>, HomeError> {
        let lock = files::lock(&self.paths.state_lock)?;
        let path = &self.paths.journal;
        let (mut journal, start, len) = reader::open(path, &self.vault)?;
        if self.seen.is_some_and(|seen| went_back(&seen, &start, len)) {
            return Err(HomeError::WentBack { path: path.clone() });
        }
        // It is put back by a commit, and by nothing else.
        let seen = self.seen.take().filter(|seen| seen.cursor.generation() == start.generation());
        let mut changed = seen.is_none();
        if changed {
            tell(News::Anew);
            files::discard_draft(path)?;
        }
        let mut seen = seen.unwrap_or_else(|| Seen::nothing(start));
        let tail = reader::read_on(&self.vault, path, &mut journal, &mut seen.cursor, |batch| {
            tell(News::Batch(batch));
            changed = true;
        })?;
        if changed {
            seen.unsynced = seen.unsynced.max(Unsynced::Frames);
        }
        let cut_off = match tail {
            Tail::Clean => 0,
            Tail::Torn => {
                cut(&journal, seen.cursor.offset()).map_err(HomeError::io(Doing::Write, path))?;
                len - seen.cursor.offset()
            }
        };
        Ok(Burst { home: self, journal, seen, changed, cut_off, lock })
    }
}

impl<'a> Burst<'a> {
    /// Whether the state is not what it was at the end of this home's last burst: an engine on it must be loaded again.
    #[must_use]
    pub fn changed(&self) -> bool {
        self.changed
    }

    /// Bytes of a save that a crash cut off before anybody relied on it; they are gone now.
    #[must_use]
    pub fn cut_off(&self) -> u64 {
        self.cut_off
    }

    /// Makes a batch durable, and with it all that this burst read: after that it may be relied on, by sending what
    /// rests on it. An empty batch is right when there is nothing to save.
    ///
    /// # Errors
    /// The batch is not saved; the next burst begins without it.
    pub fn commit(mut self, batch: &Batch, rng: &mut impl CryptoRng) -> Result<Saved<'a>, HomeError> {
        if self.seen.unsynced == Unsynced::FramesAndName {
            files::sync_dir(&self.home.paths.dir)?;
        }
        if !batch.is_empty() {
            self.append(batch, rng)?;
        } else if self.seen.unsynced != Unsynced::Nothing {
            self.journal.sync_data().map_err(HomeError::io(Doing::Write, &self.home.paths.journal))?;
        }
        self.seen.unsynced = Unsynced::Nothing;
        let Self { home, journal, seen, lock, .. } = self;
        Ok(Saved { home, seen, _journal: journal, _lock: lock })
    }

    fn append(&mut self, batch: &Batch, rng: &mut impl CryptoRng) -> Result<(), HomeError> {
        let at = self.seen.cursor;
        let frame = self.home.vault.seal(&at, batch, rng)?;
        if let Err(error) = write_durably(&mut self.journal, at.offset(), &frame) {
            // What was written of it goes away; if that fails too, the next burst finds a torn frame, or a whole one
            // that nobody relied on.
            let _ = cut(&self.journal, at.offset());
            return Err(HomeError::io(Doing::Write, &self.home.paths.journal)(error));
        }
        self.seen.cursor = at.past(&frame);
        Ok(())
    }
}

/// A burst whose batch is durable. The lock is held until this is dropped.
#[derive(Debug)]
pub struct Saved<'a> {
    home: &'a mut Home,
    seen: Seen,
    _journal: File,
    _lock: File,
}

impl Saved<'_> {
    /// Rewrites the journal if most of it is outdated. The state is the one of this burst, all of it saved. Says whether
    /// it did.
    ///
    /// # Errors
    /// The disk refuses. Nothing is lost, and the home works on; a later burst tries again.
    pub fn compact(&mut self, state: &State, rng: &mut impl CryptoRng) -> Result<bool, HomeError> {
        let offset = self.seen.cursor.offset();
        if offset < self.seen.compact_at && !state.is_bare() {
            return Ok(false);
        }
        let worth_it_at = compaction::worth_it_at(state);
        if offset < worth_it_at {
            self.seen.compact_at = worth_it_at;
            return Ok(false);
        }
        // Should it fail, not every burst tries again.
        self.seen.compact_at = offset + compaction::SMALLEST;
        let paths = &self.home.paths;
        let generation = self.seen.cursor.generation() + 1;
        let cursor = match compaction::write(paths, &self.home.vault, state, generation, rng) {
            Ok(cursor) => cursor,
            Err(error) => {
                // It would only take up room.
                let _ = files::discard_draft(&paths.journal);
                return Err(error);
            }
        };
        self.seen = Seen { cursor, unsynced: Unsynced::FramesAndName, compact_at: worth_it_at };
        files::sync_dir(&paths.dir)?;
        self.seen.unsynced = Unsynced::Nothing;
        Ok(true)
    }
}

impl Drop for Saved<'_> {
    fn drop(&mut self) {
        self.home.seen = Some(self.seen);
    }
}

/// The one place where a save becomes durable.
fn write_durably(journal: &mut File, offset: u64, frame: &[u8]) -> io::Result<()> {
    journal.seek(SeekFrom::Start(offset))?;
    journal.write_all(frame)?;
    journal.sync_data()
}

/// Takes away what stands behind the last good frame, for good: what is written there next must not meet its remains.
fn cut(journal: &File, offset: u64) -> io::Result<()> {
    journal.set_len(offset)?;
    journal.sync_all()
}

/// Whether a journal lacks what was read from it before.
fn went_back(seen: &Seen, start: &Cursor, len: u64) -> bool {
    let (then, now) = (seen.cursor.generation(), start.generation());
    now < then || (now == then && len < seen.cursor.offset())
}
