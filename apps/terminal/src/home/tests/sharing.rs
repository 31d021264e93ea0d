//! Several processes on one home.

use super::*;

#[test]
fn bursts_of_two_processes_by_turns_end_in_one_state() {
    let (folder, home) = new_home();
    drop(home);
    let dir = folder.path().join("home");
    let (mut ada, mut ben) = (Process::start(&dir, 2), Process::start(&dir, 3));
    for turn in 0..50_u8 {
        let process = if turn % 3 == 0 { &mut ada } else { &mut ben };
        process.put(&[1, turn % 7], &[turn; 40]);
        process.burst(|state| state.delete(&[1, (turn + 3) % 7])).unwrap();
    }
    let rows = ada.all();
    assert!(!rows.is_empty());
    assert_eq!(rows, ben.all());
    assert_eq!(rows, read(&dir).unwrap());
}

#[test]
fn a_process_is_told_of_what_others_saved_and_of_nothing_else() {
    let (folder, home) = new_home();
    drop(home);
    let dir = folder.path().join("home");
    let (mut ada, mut ben) = (Process::start(&dir, 2), Process::start(&dir, 3));
    assert!(ada.home.changed(), "it has read nothing yet");
    assert!(ada.home.begin(|news| news.load_into(&mut ada.state)).unwrap().changed());
    ada.put(b"a", b"1");
    assert!(!ada.home.changed());
    assert!(!ada.home.begin(|news| news.load_into(&mut ada.state)).unwrap().changed());
    ada.all();

    ben.put(b"b", b"2");
    assert!(ada.home.changed());
    let burst = ada.home.begin(|news| news.load_into(&mut ada.state)).unwrap();
    assert!(burst.changed());
    drop(burst.commit(&Batch::new(), &mut ada.rng).unwrap());
    assert!(!ada.home.changed());
    assert_eq!(ada.state.get(b"b"), Some(&b"2"[..]));
}

#[test]
fn a_burst_that_was_not_committed_is_forgotten() {
    let (folder, home) = new_home();
    drop(home);
    let mut ada = Process::start(&folder.path().join("home"), 2);
    ada.put(b"kept", b"1");
    let burst = ada.home.begin(|news| news.load_into(&mut ada.state)).unwrap();
    ada.state.put(b"lost".to_vec(), b"2".to_vec());
    drop(burst);
    ada.state.take_changes();
    let burst = ada.home.begin(|news| news.load_into(&mut ada.state)).unwrap();
    assert!(burst.changed(), "the engine must be loaded again");
    drop(burst);
    assert_eq!((ada.state.get(b"kept"), ada.state.get(b"lost")), (Some(&b"1"[..]), None));
}

#[test]
fn one_process_at_a_time_talks_to_relays() {
    let (folder, home) = new_home();
    let other = Home::open(&folder.path().join("home"), Protection::KeyFile).unwrap();
    let lock = home.try_network().unwrap().expect("nobody has it");
    assert!(other.try_network().unwrap().is_none());
    drop(lock);
    assert!(other.try_network().unwrap().is_some());
}

#[test]
fn a_process_with_the_old_file_open_follows_a_rewritten_journal() {
    let (folder, home) = new_home();
    drop(home);
    let dir = folder.path().join("home");
    let (mut ada, mut ben) = (Process::start(&dir, 2), Process::start(&dir, 3));
    ben.put(b"ben", b"before");
    ada.put(b"ada", b"before");
    rewrite(&mut ada);
    assert!(ben.home.changed());
    ben.put(b"ben", b"after");
    ada.put(b"ada", b"after");
    let rows = ben.all();
    assert_eq!(rows.len(), 3);
    assert_eq!(ada.all(), rows);
    assert_eq!(read(&dir).unwrap(), rows);
}

#[test]
fn a_journal_is_rewritten_when_most_of_it_is_outdated_and_only_then() {
    let (folder, home) = new_home();
    drop(home);
    let dir = folder.path().join("home");
    let mut ada = Process::start(&dir, 2);
    let len = || fs::metadata(dir.join("journal")).unwrap().len();
    // Nothing of this is outdated, however long it gets.
    for row in 0..5_u8 {
        assert!(!ada.burst(|state| state.put(vec![row], vec![row; 1 << 20])).unwrap());
    }
    assert!(len() > 5 << 20);
    // Now more and more is: at twice the state it is rewritten, once.
    let rewritten = (0..6_u8).filter(|row| ada.burst(|state| state.put(vec![*row % 5], vec![!row; 1 << 20])).unwrap());
    assert_eq!(rewritten.count(), 1);
    assert!(len() < 8 << 20);
    assert_eq!(read(&dir).unwrap(), ada.all());
    assert_eq!(paths_in(&dir).iter().filter(|path| path.ends_with("journal.new")).count(), 0);
}

#[test]
fn what_was_deleted_with_everything_else_is_in_no_journal_any_more() {
    let (folder, home) = new_home();
    drop(home);
    let dir = folder.path().join("home");
    let mut ada = Process::start(&dir, 2);
    for row in 0..4_u8 {
        assert!(!ada.burst(|state| state.put(vec![row], vec![row; 64 << 10])).unwrap());
    }
    let all_but_one = |state: &mut State| {
        state.clear();
        state.put(vec![9], vec![9]);
    };
    assert!(ada.burst(all_but_one).unwrap(), "though it is far from long");
    assert!(fs::metadata(dir.join("journal")).unwrap().len() < 4096);
    assert_eq!(read(&dir).unwrap(), ada.all());
}

#[test]
fn a_journal_that_went_back_in_time_is_noticed() {
    let (folder, home) = new_home();
    drop(home);
    let dir = folder.path().join("home");
    let mut ada = Process::start(&dir, 2);
    ada.put(b"a", b"1");
    let older = fs::read(dir.join("journal")).unwrap();
    ada.put(b"a", b"2");
    fs::write(dir.join("journal"), &older).unwrap();
    for _ in 0..2 {
        assert!(matches!(ada.burst(|_| {}), Err(HomeError::WentBack { .. })));
    }
    let mut ben = Process::start(&dir, 3);
    rewrite(&mut ben);
    fs::write(dir.join("journal"), &older).unwrap();
    assert!(matches!(ben.burst(|_| {}), Err(HomeError::WentBack { .. })));
}

/// Overwrites one row until the journal is rewritten.
fn rewrite(process: &mut Process) {
    let rewritten = (0..20_u8).any(|round| process.burst(|state| state.put(vec![0xee], vec![round; 1 << 20])).unwrap());
    assert!(rewritten);
}
