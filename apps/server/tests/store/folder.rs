//! Folders of stores as files: copied, cut and changed.

use std::fs;
use std::path::{Path, PathBuf};

/// Copies a folder as it is at this moment.
pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// The only journal of a store.
pub(crate) fn journal(store: &Path) -> PathBuf {
    let journals: Vec<_> =
        files(&store.join("fjall")).into_iter().filter(|path| path.extension().is_some_and(|e| e == "jnl")).collect();
    let [journal] = journals.as_slice() else { panic!("one journal expected: {journals:?}") };
    journal.clone()
}

/// The note of what was acknowledged.
pub(crate) fn note(store: &Path) -> PathBuf {
    store.join("acknowledged")
}

/// All files under a folder, in order.
pub(crate) fn files(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}
