//! A note beside the store of the newest commit that was acknowledged.
//!
//! A store whose journal was shortened looks like one that wrote less; only something outside it can tell. The note is
//! written after each commit and never synced: killing the server keeps it, a power cut may leave an older one. So it is
//! never ahead of what was durable, and a store that is behind it has lost something.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, Write};
use std::path::Path;

/// The open note.
pub(super) struct Acknowledged {
    file: File,
}

impl Acknowledged {
    /// Opens the note, and reads what it says: nothing when it is new, empty or unreadable.
    pub(super) fn open(path: &Path) -> io::Result<(Self, Option<u64>)> {
        let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
        let mut bytes = Vec::new();
        (&file).take(17).read_to_end(&mut bytes)?;
        Ok((Self { file }, parse(&bytes)))
    }

    /// Notes that a commit was acknowledged.
    pub(super) fn note(&mut self, commit: u64) -> io::Result<()> {
        self.file.rewind()?;
        self.file.write_all(&[commit.to_be_bytes(), (!commit).to_be_bytes()].concat())
    }
}

/// The number stands twice, the second time inverted, so that half a note is none.
fn parse(bytes: &[u8]) -> Option<u64> {
    let (commit, inverted) = bytes.split_at_checked(8)?;
    let commit = u64::from_be_bytes(commit.try_into().ok()?);
    (inverted == (!commit).to_be_bytes()).then_some(commit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_read_back_and_half_a_note_is_none() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("note");
        let (mut note, said) = Acknowledged::open(&path).unwrap();
        assert_eq!(said, None);
        for commit in [1, u64::MAX, 70_000] {
            note.note(commit).unwrap();
            assert_eq!(Acknowledged::open(&path).unwrap().1, Some(commit));
        }
        let whole = std::fs::read(&path).unwrap();
        std::fs::write(&path, &whole[..15]).unwrap();
        assert_eq!(Acknowledged::open(&path).unwrap().1, None);
        std::fs::write(&path, [0; 16]).unwrap();
        assert_eq!(Acknowledged::open(&path).unwrap().1, None);
    }
}
