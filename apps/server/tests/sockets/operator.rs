//! What an operator does from the command line: looks at the configuration, saves everything and takes it back, asks what
//! is wrong. And what the server does when its disk is full or damaged.

use std::fs;
use std::os::unix::net::UnixDatagram;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use kith_wire::{Operation, Refusal, ServerEvent, Token};
use tempfile::tempdir;

use crate::client::{Client, Group, Person, appended, grant};
use crate::encrypted::issue;
use crate::process::{PROGRAM, Process, command};

/// Runs a command of the server; its exit code, and everything it said.
pub(crate) fn run(arguments: &[&str], data: &Path) -> (i32, String) {
    let mut command = Command::new(PROGRAM);
    said(command.args(arguments).arg("--data").arg(data).output().unwrap())
}

fn said(output: Output) -> (i32, String) {
    let text = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(text).unwrap())
}

#[tokio::test]
async fn an_export_of_a_running_relay_is_a_relay_of_its_own_elsewhere() {
    let root = tempdir().unwrap();
    let (data, moved, file) = (root.path().join("a"), root.path().join("b"), root.path().join("all.kith"));
    let server = Process::start(&data);
    let (ada, mut account) = Person::join(&server.url, 1).await;
    let token = Token([5; 32]);
    account.done(grant(&token)).await;
    let (group, mut talk) = Group::open(&server.url, 1).await;
    for n in 0..200_u16 {
        appended(talk.ask(group.message(0, &n.to_be_bytes())).await);
    }
    appended(talk.ask(group.commit(0, b"commit")).await);
    let (code, text) = run(&["export", file.to_str().unwrap()], &data);
    assert_eq!(code, 0, "{text}");
    group.prove(&mut talk, 1).await;
    appended(talk.ask(group.message(1, b"after the export")).await);
    let relay = talk.relay;
    server.kill();

    let (code, text) = run(&["import", file.to_str().unwrap()], &moved);
    assert_eq!(code, 0, "{text}");
    let server = Process::start(&moved);
    let mut member = group.member(&server.url, 1).await;
    assert_eq!(member.relay, relay, "the same relay, by its key");
    group.prove(&mut member, 0).await;
    member.ask(group.subscribe(0, 0)).await;
    let records = member.records(201).await;
    assert!(records.iter().zip(0..200_u16).all(|(record, n)| record.body == n.to_be_bytes()));
    assert_eq!(records[200].body, b"commit");
    assert!(matches!(member.refusal(group.message(0, b"late")).await, Refusal::StaleEpoch { .. }));
    member.done(ada.deliver(&token, b"a letter")).await;
    let mut again = Client::connect(&server.url, kith_wire::Role::Account).await;
    let mut ada = ada;
    ada.authenticate(&mut again).await;
}

#[test]
fn a_stopped_relay_can_be_exported_and_nothing_is_written_over() {
    let root = tempdir().unwrap();
    let (data, file) = (root.path().join("a"), root.path().join("all.kith"));
    let name = file.to_str().unwrap();
    assert!(run(&["export", name], &data).1.contains("there is no relay in"));
    let server = Process::start(&data);
    server.signal("TERM");
    server.wait();
    assert_eq!(run(&["export", name], &data).0, 0);
    let (code, text) = run(&["export", name], &data);
    assert!(code == 1 && text.contains("exists"), "{text}");
    let (code, text) = run(&["import", name], &data);
    assert!(code == 1 && text.contains("import into an empty folder"), "{text}");
}

#[test]
fn an_export_that_is_cut_short_or_changed_is_refused_and_leaves_an_empty_folder() {
    let root = tempdir().unwrap();
    let (data, file) = (root.path().join("a"), root.path().join("all.kith"));
    let name = file.to_str().unwrap();
    let server = Process::start(&data);
    assert_eq!(run(&["export", name], &data).0, 0);
    drop(server);
    let whole = fs::read(&file).unwrap();
    let mut damages: Vec<Vec<u8>> = (0..whole.len()).step_by(7).map(|len| whole[..len].to_vec()).collect();
    damages.extend((0..whole.len()).step_by(13).map(|at| {
        let mut damaged = whole.clone();
        damaged[at] ^= 4;
        damaged
    }));
    for damaged in damages {
        fs::write(&file, damaged).unwrap();
        let failed = kith_server::import(&root.path().join("b"), &file).unwrap_err().to_string();
        assert!(failed.contains("not a whole export") || failed.contains("newer server"), "{failed}");
    }
    fs::write(&file, &whole).unwrap();
    kith_server::import(&root.path().join("b"), &file).unwrap();
}

#[test]
fn no_server_starts_on_an_import_that_was_not_finished_and_the_next_import_makes_it_good() {
    let root = tempdir().unwrap();
    let (data, half, file) = (root.path().join("a"), root.path().join("b"), root.path().join("all.kith"));
    drop(Process::start(&data));
    assert_eq!(run(&["export", file.to_str().unwrap()], &data).0, 0);
    fs::create_dir_all(half.join("import.unfinished/store")).unwrap();
    fs::create_dir_all(half.join("store")).unwrap();
    fs::write(half.join("relay.key"), [1; 32]).unwrap();
    let (code, text) = said(command(&half, "127.0.0.1:0").output().unwrap());
    assert!(code == 1 && text.contains("run `kith-server import` again"), "{text}");
    assert_eq!(run(&["import", file.to_str().unwrap()], &half).0, 0);
    assert_eq!(fs::read(half.join("relay.key")).unwrap(), fs::read(data.join("relay.key")).unwrap());
    drop(Process::start(&half));
}

#[test]
fn check_config_says_what_cannot_be_used_and_where_each_setting_comes_from() {
    let root = tempdir().unwrap();
    let file = root.path().join("relay.toml");
    let (files, _) = issue(root.path());
    let text = format!(
        "listen = \"127.0.0.1:0\"\n[tls]\ncertificate = {:?}\nkey = {:?}\n",
        files.certificate.to_str().unwrap(),
        files.key.to_str().unwrap()
    );
    fs::write(&file, &text).unwrap();
    let check = || {
        let mut command = Command::new(PROGRAM);
        command.args(["check-config", "--data", "relay", "--config"]).arg(&file);
        said(command.env("KITH_ADMISSION", "invite").env("KITH_LITSEN", "x").output().unwrap())
    };
    let (code, said) = check();
    assert_eq!(code, 0, "{said}");
    for line in ["--data", "KITH_ADMISSION", "relay.toml, line 1", "KITH_LITSEN is no setting"] {
        assert!(said.contains(line), "{line}: {said}");
    }
    fs::write(&file, text.replace("key =", "kee =")).unwrap();
    let (code, said) = check();
    assert_eq!(code, 2);
    assert!(said.contains("relay.toml, line 4: there is no setting `kee` in [tls]"), "{said}");
    fs::write(&file, &text).unwrap();
    fs::remove_file(&files.key).unwrap();
    let (code, said) = check();
    assert!(code == 1 && said.contains("cannot be read"), "{said}");
}

#[test]
fn the_doctor_finds_a_relay_well_while_it_runs_and_when_it_is_stopped() {
    let data = tempdir().unwrap();
    let data = data.path().join("relay");
    let doctor = || run(&["doctor", "--listen", "127.0.0.1:0"], &data);
    let server = Process::start(&data);
    let (code, text) = doctor();
    assert_eq!(code, 0, "{text}");
    assert!(text.contains("the running server has read all of it"), "{text}");
    server.signal("TERM");
    server.wait();
    let (code, text) = doctor();
    assert_eq!(code, 0, "{text}");
    assert!(text.contains("all of it can be read"), "{text}");
}

#[test]
fn the_doctor_names_what_is_wrong_and_what_to_do() {
    let root = tempdir().unwrap();
    let data = root.path().join("relay");
    drop(Process::start(&data));
    let (files, _) = issue(root.path());
    let doctor = |more: &[&str]| {
        let mut arguments = vec!["doctor", "--listen", "127.0.0.1:0"];
        arguments.extend(more);
        run(&arguments, &data)
    };
    let tls = ["--tls-certificate", files.certificate.to_str().unwrap(), "--tls-key", files.key.to_str().unwrap()];
    let (code, text) = doctor(&tls);
    assert!(code == 1 && text.contains("everybody may read its key"), "{text}");
    fs::set_permissions(&files.key, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    let (code, text) = doctor(&tls);
    assert!(code == 0 && text.contains("good for"), "{text}");
    fs::write(&files.key, "not a key").unwrap();
    let (code, text) = doctor(&tls);
    assert!(code == 1 && text.contains("no private key"), "{text}");
    fs::set_permissions(&data, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let (code, text) = doctor(&[]);
    assert!(code == 1 && text.contains("chmod 700"), "{text}");
    fs::set_permissions(&data, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
    fs::write(data.join("relay.key"), "half").unwrap();
    let current = data.join("store/fjall/keyspaces/1/current");
    let mut bytes = fs::read(&current).unwrap();
    bytes[10] ^= 1;
    fs::write(&current, &bytes).unwrap();
    let (code, text) = doctor(&[]);
    assert!(code == 1 && text.contains("does not hold a relay's key"), "{text}");
    assert!(text.contains("the store is damaged"), "{text}");
    assert!(text.contains("2 things must be put right"), "{text}");
}

#[tokio::test]
async fn a_full_disk_stops_the_server_loudly_and_loses_nothing_acknowledged() {
    let data = tempdir().unwrap();
    drop(Process::start(data.path()));
    let mut limited = Command::new("sh");
    limited.args([
        "-c",
        r#"trap "" XFSZ; ulimit -f 8000; exec "$0" "$@""#,
        PROGRAM,
        "--listen",
        "127.0.0.1:0",
        "--data",
    ]);
    limited.arg(data.path()).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let server = Process::spawn(&mut limited);
    let (group, mut client) = Group::open(&server.url, 1).await;
    let body = |n: u64| [n.to_be_bytes().as_slice(), &[7; 50_000]].concat();
    let mut acknowledged = 0;
    loop {
        match client.ask(group.message(0, &body(acknowledged))).await {
            ServerEvent::Appended { .. } => acknowledged += 1,
            ServerEvent::Refusal(Refusal::Internal) => break,
            other => panic!("answered {other:?}"),
        }
    }
    drop(client);
    let (status, log) = server.wait();
    assert_eq!(status.code(), Some(1));
    assert!(log.contains("no room left on the disk"), "{log}");
    assert!(log.contains("Nothing that failed was acknowledged"), "{log}");
    assert!(acknowledged > 10);

    let server = Process::start(data.path());
    let mut client = group.member(&server.url, 0).await;
    client.ask(group.subscribe(0, 0)).await;
    let records = client.records(usize::try_from(acknowledged).unwrap()).await;
    assert!(records.iter().zip(0..).all(|(record, n)| record.body == body(n)));
    appended(client.ask(group.message(0, b"there is room again")).await);
}

#[test]
fn a_damaged_file_is_refused_loudly_and_left_as_it_is() {
    let root = tempdir().unwrap();
    let data = root.path().join("relay");
    drop(Process::start(&data));
    for (file, sentence) in [
        ("relay.key", "restore it from a backup"),
        ("store/fjall/0.jnl", "the store is damaged"),
        ("store/fjall/keyspaces/4/current", "the store is damaged"),
    ] {
        let path = data.join(file);
        let whole = fs::read(&path).unwrap();
        let mut damaged = whole.clone();
        damaged[9] ^= 1;
        damaged.truncate(whole.len() - usize::from(file == "relay.key"));
        fs::write(&path, &damaged).unwrap();
        let (code, text) = said(command(&data, "127.0.0.1:0").output().unwrap());
        assert!(code == 1 && text.contains(sentence), "{file}: {text}");
        assert_eq!(fs::read(&path).unwrap(), damaged, "{file}");
        fs::write(&path, &whole).unwrap();
    }
    drop(Process::start(&data));
}

/// The line of the unit that is shipped, with the program that was built in place of the installed one.
#[tokio::test]
async fn the_line_that_the_unit_starts_the_server_with_works_and_the_manager_is_told() {
    let packaging = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packaging");
    let unit = fs::read_to_string(packaging.join("kith-server.service")).unwrap();
    let line = unit.lines().find_map(|line| line.strip_prefix("ExecStart=")).unwrap();
    let words: Vec<_> = line.split(' ').collect();
    assert_eq!(words[..2], ["/usr/bin/kith-server", "--config"]);
    assert_eq!(words[2], "/etc/kith-server/kith-server.toml");
    let data = tempdir().unwrap();
    let manager: PathBuf = data.path().join("manager");
    let told = UnixDatagram::bind(&manager).unwrap();
    let mut command = Command::new(PROGRAM);
    command.arg(words[1]).arg(packaging.join("kith-server.example.toml")).env("NOTIFY_SOCKET", &manager);
    command.env("KITH_DATA", data.path().join("relay")).env("KITH_LISTEN", "127.0.0.1:0");
    command.env("KITH_STATUS_LISTEN", "127.0.0.1:0");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let server = Process::spawn(&mut command);
    let told_now = || {
        let mut bytes = [0; 64];
        let len = told.recv(&mut bytes).unwrap();
        String::from_utf8(bytes[..len].to_vec()).unwrap()
    };
    assert_eq!(told_now(), "READY=1");
    let mut client = Client::talk(&server.url).await;
    client.done(Operation::Unsubscribe { channel: kith_wire::ChannelId([1; 32]) }).await;
    server.signal("TERM");
    assert_eq!(told_now(), "STOPPING=1");
    drop(client);
    assert_eq!(server.wait().0.code(), Some(0));
}
