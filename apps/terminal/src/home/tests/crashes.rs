//! Homes whose last writer did not finish, and homes that were damaged.

use std::io::{Seek, SeekFrom, Write};

use super::super::{compaction, files};
use super::*;

/// A home with two saves: the folder, the journal after the first and after the second, and what each holds.
fn two_saves() -> (TempDir, PathBuf, [Vec<u8>; 2], [Batch; 2]) {
    let (folder, home) = new_home();
    drop(home);
    let dir = folder.path().join("home");
    let mut ada = Process::start(&dir, 2);
    let saves = [&b"first"[..], b"second"].map(|key| {
        ada.burst(|state| {
            state.put(key.to_vec(), vec![7; 200]);
            state.put(b"latest".to_vec(), key.to_vec());
        })
        .unwrap();
        (fs::read(dir.join("journal")).unwrap(), ada.all())
    });
    let [(first, after_first), (second, after_second)] = saves;
    (folder, dir, [first, second], [after_first, after_second])
}

#[test]
fn a_save_cut_off_at_any_byte_is_there_whole_or_not_at_all() {
    let (_folder, dir, [first, second], [before, after]) = two_saves();
    let journal = dir.join("journal");
    for len in first.len()..=second.len() {
        fs::write(&journal, &second[..len]).unwrap();
        let expected = if len == second.len() { &after } else { &before };
        assert_eq!(read(&dir).unwrap(), *expected, "{len} bytes");
        let left = fs::metadata(&journal).unwrap().len();
        assert_eq!(left, if len == second.len() { second.len() } else { first.len() } as u64, "repaired");
    }
}

#[test]
fn a_tail_of_zeros_is_cut_off_and_reported_and_the_home_works_on() {
    let (_folder, dir, [first, second], [before, _]) = two_saves();
    for (kept, len) in [(first.len(), 4096), (first.len() + 100, second.len()), (first.len() + 256, 8192)] {
        let mut zeroed = second[..kept].to_vec();
        zeroed.resize(len, 0);
        fs::write(dir.join("journal"), &zeroed).unwrap();
        let mut ada = Process::start(&dir, 4);
        let burst = ada.home.begin(|news| news.load_into(&mut ada.state)).unwrap();
        assert_eq!(burst.cut_off(), (len - first.len()) as u64);
        drop(burst);
        assert_eq!(ada.all(), before);
        ada.put(b"third", b"3");
        assert_eq!(read(&dir).unwrap(), ada.all());
    }
}

#[test]
fn damage_is_named_and_left_alone() {
    let (_folder, dir, [first, second], _) = two_saves();
    let journal = dir.join("journal");
    let flipped = |at: usize| {
        let mut bytes = second.clone();
        bytes[at] ^= 4;
        bytes
    };
    let damaged = [flipped(3), flipped(200), flipped(256), flipped(first.len() - 1), vec![], second[..255].to_vec()];
    for bytes in damaged {
        fs::write(&journal, &bytes).unwrap();
        let error = read(&dir).unwrap_err();
        assert_eq!(error.code(), "home_damaged");
        assert!(error.to_string().contains("journal is damaged"), "{error}");
        assert_eq!(fs::read(&journal).unwrap(), bytes, "kept as it is");
    }
    fs::remove_file(&journal).unwrap();
    assert_eq!(read(&dir).unwrap_err().code(), "home_damaged");
}

#[test]
fn another_homes_journal_is_refused() {
    let (_one, dir, ..) = two_saves();
    let other = TempDir::new().unwrap();
    drop(Home::create(&other.path().join("home"), Protection::KeyFile, &mut rng(9)).unwrap());
    fs::copy(other.path().join("home/journal"), dir.join("journal")).unwrap();
    let error = read(&dir).unwrap_err();
    assert!(error.to_string().contains("another home"), "{error}");
}

#[test]
fn a_crash_at_any_step_of_rewriting_leaves_one_good_journal() {
    let (_folder, dir, [_, journal], [_, rows]) = two_saves();
    let home = Home::open(&dir, Protection::KeyFile).unwrap();
    let mut state = State::default();
    state.load(rows.clone());
    let (file, _) = compaction::write_draft(&home.paths, &home.vault, &state, 2, &mut rng(5)).unwrap();
    let draft = files::draft(&home.paths.journal);
    let whole = fs::read(&draft).unwrap();
    for len in 0..=whole.len() {
        fs::write(&draft, &whole[..len]).unwrap();
        assert_eq!(read(&dir).unwrap(), rows, "{len} bytes of the new journal");
        assert!(!draft.exists(), "cleared away");
    }
    assert_eq!(fs::read(&home.paths.journal).unwrap(), journal);

    fs::write(&draft, &whole).unwrap();
    files::publish_draft(&file, &home.paths.journal).unwrap();
    assert_eq!(read(&dir).unwrap(), rows, "before the folder was synced");
    assert_eq!(fs::read(&home.paths.journal).unwrap(), whole);
}

#[test]
fn a_rewritten_journal_that_lost_part_of_its_snapshot_is_damaged() {
    let (_folder, dir, _, [_, rows]) = two_saves();
    let home = Home::open(&dir, Protection::KeyFile).unwrap();
    let mut state = State::default();
    state.load(rows);
    compaction::write(&home.paths, &home.vault, &state, 2, &mut rng(5)).unwrap();
    let whole = fs::read(&home.paths.journal).unwrap();
    for len in 0..whole.len() {
        fs::write(&home.paths.journal, &whole[..len]).unwrap();
        assert_eq!(read(&dir).unwrap_err().code(), "home_damaged", "{len} bytes");
    }
}

#[test]
fn a_home_that_was_only_half_made_can_be_made_again() {
    let folder = TempDir::new().unwrap();
    let whole = folder.path().join("whole");
    drop(Home::create(&whole, Protection::KeyFile, &mut rng(1)).unwrap());
    let dir = folder.path().join("half");
    for leftover in [&["state.lock", "key"][..], &["state.lock", "key", "journal"]] {
        fs::create_dir(&dir).unwrap();
        for name in leftover {
            fs::copy(whole.join(name), dir.join(name)).unwrap();
            fs::copy(whole.join("keys"), dir.join("keys.new")).unwrap();
        }
        assert!(!Home::exists(&dir));
        drop(Home::create(&dir, Protection::KeyFile, &mut rng(2)).unwrap());
        assert_eq!(read(&dir).unwrap(), Batch::new());
        fs::remove_dir_all(&dir).unwrap();
    }
}

#[test]
fn a_folder_in_use_is_never_taken() {
    let (_folder, dir, ..) = two_saves();
    let create = || Home::create(&dir, Protection::KeyFile, &mut rng(2)).unwrap_err();
    assert_eq!(create().code(), "home_exists");
    // Even with its header lost: a copy of that may turn up.
    fs::rename(dir.join("keys"), dir.join("keys.new")).unwrap();
    assert_eq!(create().code(), "home_not_empty");
    assert_eq!(read(&dir).unwrap_err().code(), "home_damaged");
    fs::remove_file(dir.join("journal")).unwrap();
    fs::write(dir.join("letter.txt"), "dear Ada").unwrap();
    assert_eq!(create().code(), "home_not_empty");
}

#[test]
fn a_journal_with_a_hole_in_it_is_damaged() {
    let (_folder, dir, [first, second], _) = two_saves();
    let path = dir.join("journal");
    fs::write(&path, &second).unwrap();
    let mut file = fs::OpenOptions::new().write(true).open(&path).unwrap();
    file.seek(SeekFrom::Start(256)).unwrap();
    file.write_all(&vec![0; first.len() - 256]).unwrap();
    assert_eq!(read(&dir).unwrap_err().code(), "home_damaged");
}
