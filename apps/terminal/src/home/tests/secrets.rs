//! What a home gives away, and to whom.

use kith_core::vault::Passphrase;
use zeroize::Zeroizing;

use super::*;

fn passphrase(text: &str) -> Protection {
    Protection::Passphrase(Passphrase::first_line(&Zeroizing::new(text.to_owned())).unwrap())
}

#[test]
fn only_the_passphrase_opens_a_home_made_with_one() {
    let folder = TempDir::new().unwrap();
    let dir = folder.path().join("home");
    drop(Home::create(&dir, passphrase("correct horse"), &mut rng(1)).unwrap());
    assert!(Home::exists(&dir));
    assert!(Home::needs_passphrase(&dir).unwrap());
    assert!(!dir.join("key").exists());
    let open = |protection| Home::open(&dir, protection).map(|_| ()).map_err(|error| error.code());
    assert_eq!(open(passphrase("correct horse")), Ok(()));
    assert_eq!(open(passphrase("wrong horse")), Err("wrong_passphrase"));
    assert_eq!(open(Protection::KeyFile), Err("needs_passphrase"));
}

#[test]
fn a_copy_without_the_key_file_does_not_open() {
    let (folder, home) = new_home();
    drop(home);
    let dir = folder.path().join("home");
    assert!(!Home::needs_passphrase(&dir).unwrap());
    let open = |protection| Home::open(&dir, protection).map(|_| ()).map_err(|error| error.code());
    assert_eq!(open(passphrase("correct horse")), Err("has_no_passphrase"));
    let key = fs::read(dir.join("key")).unwrap();
    for wrong in [vec![0; 32], key[..31].to_vec(), [&key[..], b"\n"].concat()] {
        fs::write(dir.join("key"), wrong).unwrap();
        assert_eq!(open(Protection::KeyFile), Err("wrong_key_file"));
    }
    fs::remove_file(dir.join("key")).unwrap();
    assert_eq!(open(Protection::KeyFile), Err("wrong_key_file"));
    fs::write(dir.join("key"), key).unwrap();
    assert_eq!(open(Protection::KeyFile), Ok(()));
}

#[test]
fn a_folder_without_a_home_says_how_to_make_one() {
    let folder = TempDir::new().unwrap();
    let error = Home::open(folder.path(), Protection::KeyFile).unwrap_err();
    assert_eq!(error.code(), "no_home");
    assert!(error.to_string().contains("account create"), "{error}");
    assert_eq!(Home::needs_passphrase(&folder.path().join("nowhere")).unwrap_err().code(), "no_home");
}

#[test]
fn a_header_of_a_later_version_says_to_update() {
    use sha2::{Digest, Sha256};

    let (folder, home) = new_home();
    drop(home);
    let keys = folder.path().join("home/keys");
    let mut bytes = fs::read(&keys).unwrap();
    bytes[8] = 2;
    let body = bytes.len() - 32;
    let hash = Sha256::digest(&bytes[..body]);
    bytes[body..].copy_from_slice(&hash);
    fs::write(&keys, bytes).unwrap();
    let error = read(&folder.path().join("home")).unwrap_err();
    assert_eq!(error.code(), "home_too_new");
    assert!(error.to_string().contains("update"), "{error}");
}

#[test]
fn nothing_written_into_a_home_can_be_found_in_its_files() {
    const TEXT: &[u8] = b"Meet me at the old lighthouse at nine";
    const NAME: &[u8] = b"Ada Lovelace-Byron";
    const ROW: &[u8] = b"contact/ada-lovelace";
    const RATCHET: [u8; 32] = [0xa7; 32];
    const PASSPHRASE: &str = "correct horse battery staple";

    let folder = TempDir::new().unwrap();
    let dir = folder.path().join("home");
    let mut home = Home::create(&dir, passphrase(PASSPHRASE), &mut rng(1)).unwrap();
    let (mut state, mut rng) = (State::default(), rng(2));
    let mut rewritten = false;
    // Looked at before and after the journal is rewritten.
    for round in 0..8_u8 {
        let burst = home.begin(|news| news.load_into(&mut state)).unwrap();
        state.put(ROW.to_vec(), [NAME, &[round], TEXT].concat());
        state.put(vec![1, round], TEXT.repeat(20));
        state.put(vec![2], [&RATCHET.repeat(1 << 15)[..], &[round]].concat());
        let mut saved = burst.commit(&state.take_changes(), &mut rng).unwrap();
        rewritten |= saved.compact(&state, &mut rng).unwrap();
        if round % 7 == 0 {
            for path in paths_in(&dir) {
                let bytes = fs::read(&path).unwrap();
                for secret in [TEXT, NAME, ROW, &RATCHET[..16], PASSPHRASE.as_bytes(), b"lighthouse", b"Lovelace"] {
                    let found = bytes.windows(secret.len()).any(|window| window == secret);
                    assert!(!found, "{:?} in {}", String::from_utf8_lossy(secret), path.display());
                }
            }
        }
    }
    assert!(rewritten);
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_look_into_a_home() {
    use std::os::unix::fs::PermissionsExt;

    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let folder = TempDir::new().unwrap();
    let dir = folder.path().join("home");
    fs::create_dir(&dir).unwrap();
    fs::set_permissions(&dir, PermissionsExt::from_mode(0o755)).unwrap();
    let home = Home::create(&dir, Protection::KeyFile, &mut rng(1)).unwrap();
    let _network = home.try_network().unwrap();
    assert_eq!(mode(&dir), 0o700);
    let paths = paths_in(&dir);
    let names: Vec<_> = paths.iter().map(|path| path.file_name().unwrap().to_str().unwrap()).collect();
    assert_eq!(names, ["journal", "key", "keys", "network.lock", "state.lock"]);
    for path in paths {
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
}
