//! Real processes on one home: started again from this test program, killed, and refused by the disk.

use std::env;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};

use super::*;

const DIR: &str = "KITH_TEST_HOME";
const COUNT: &str = "KITH_TEST_COUNT";
/// Rows of this size have the journal rewritten every seventy bursts or so.
const WEIGHT: usize = 60_000;
const CHILD: &str = "home::tests::processes::child";

/// Counts up by one in each burst and says each number once it is saved; ends at an error or after its share.
/// Does nothing when it is run as a test like the others.
#[test]
fn child() {
    let (Ok(dir), Ok(count)) = (env::var(DIR), env::var(COUNT)) else { return };
    let mut process = Process::start(Path::new(&dir), u64::from(std::process::id()));
    for _ in 0..count.parse::<u64>().unwrap() {
        match process.burst(count_up) {
            Ok(_) => println!("\nsaved {}", number(&process.state)),
            Err(error) => {
                println!("\nrefused {}", error.code());
                // The refusal changes nothing that was saved, and the same process goes on from there.
                process.burst(|_| {}).unwrap();
                println!("\nback at {}", number(&process.state));
                return;
            }
        }
    }
}

#[test]
fn processes_that_count_at_the_same_time_lose_no_number() {
    let (folder, home) = new_home();
    drop(home);
    let dir = folder.path().join("home");
    let children = [30, 30, 30].map(|count| spawn(Command::new(env::current_exe().unwrap()), &dir, count));
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(number_in(&dir), 90);
}

#[test]
fn a_process_killed_at_any_moment_loses_nothing_it_said_it_saved() {
    let (folder, home) = new_home();
    drop(home);
    let dir = folder.path().join("home");
    for round in (2..18).step_by(2) {
        let mut child = spawn(Command::new(env::current_exe().unwrap()), &dir, u64::MAX);
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
        let mut said = lines.by_ref().filter_map(|line| saved(&line)).nth(round).unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
        // It may have said more before the end came.
        said = lines.filter_map(|line| saved(&line)).last().unwrap_or(said);
        let found = number_in(&dir);
        assert!(found == said || found == said + 1, "said {said}, found {found}");
    }
}

#[cfg(unix)]
#[test]
fn a_full_disk_refuses_the_save_and_keeps_the_ones_before() {
    let (folder, home) = new_home();
    drop(home);
    let dir = folder.path().join("home");
    let mut limited = Command::new("sh");
    // A limit on file sizes stands in for the end of the disk: the write that meets it is done in part, then refused.
    limited.args(["-c", "trap '' XFSZ; ulimit -f 1000; exec \"$0\" \"$@\""]).arg(env::current_exe().unwrap());
    let mut child = spawn(limited, &dir, u64::MAX);
    let mut said = String::new();
    child.stdout.take().unwrap().read_to_string(&mut said).unwrap();
    assert!(child.wait().unwrap().success(), "{said}");
    let last = said.lines().filter_map(saved).next_back().unwrap();
    assert!(said.contains("refused no_space"), "{said}");
    assert!(said.contains(&format!("back at {last}")), "{said}");
    assert_eq!(number_in(&dir), last);
}

fn spawn(mut command: Command, dir: &Path, count: u64) -> Child {
    command.args(["--exact", CHILD, "--nocapture"]).env(DIR, dir).env(COUNT, count.to_string());
    command.stdout(Stdio::piped()).spawn().unwrap()
}

fn saved(line: &str) -> Option<u64> {
    line.strip_prefix("saved ")?.parse().ok()
}

fn count_up(state: &mut State) {
    let next = number(state) + 1;
    state.put(b"weight".to_vec(), vec![u8::try_from(next % 256).unwrap(); WEIGHT]);
    state.put(b"number".to_vec(), next.to_le_bytes().to_vec());
}

fn number(state: &State) -> u64 {
    state.get(b"number").map_or(0, |bytes| u64::from_le_bytes(bytes.try_into().unwrap()))
}

fn number_in(dir: &Path) -> u64 {
    let mut state = State::default();
    state.load(read(dir).unwrap());
    number(&state)
}
