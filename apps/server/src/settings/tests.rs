use std::fs;
use std::time::Duration;

use kith_relay::Admission;

use super::*;
use crate::config::{Config, Tls};

const LEAST: &str = "data = \"relay\"\nlisten = \"127.0.0.1:7447\"\n";

fn file(text: &str) -> Result<Settings, SettingError> {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("relay.toml");
    fs::write(&path, text).unwrap();
    Settings::of_file(&path)
}

fn config(more: &str) -> Result<Config, SettingError> {
    file(&format!("{LEAST}{more}")).and_then(|settings| settings.config())
}

fn environment(variables: &[(&str, &str)]) -> Settings {
    Settings::of_environment(variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
}

#[test]
fn a_flag_comes_before_a_variable_a_variable_before_the_file_and_the_file_before_the_default() {
    let flags = Settings::of_flags(vec![("listen", Some("127.0.0.1:1".into())), ("data", None)]);
    let variables = environment(&[("KITH_LISTEN", "127.0.0.1:2"), ("KITH_ADMISSION", "invite"), ("KITH_DATA", "")]);
    let written = file("data = \"from-the-file\"\nlisten = \"127.0.0.1:3\"\nadmission = \"open\"").unwrap();
    let config = flags.or(variables).or(written).config().unwrap();
    assert_eq!(config.listen.port(), 1);
    assert_eq!(config.admission, Admission::Invite);
    assert_eq!(config.data, Path::new("from-the-file"));
    assert_eq!(config.log, crate::config::Log::default());
}

#[test]
fn every_setting_reaches_what_the_server_runs_with() {
    let text = r#"
        [tls]
        certificate = "c.pem"
        key = "k.pem"
        [blobs]
        bucket = "kith"
        endpoint = "https://s3.example.org"
        access_key = "name"
        secret_file = "secret"
        [proxy]
        trusted = ["10.0.0.0/8", "::1"]
        [status]
        listen = "127.0.0.1:9000"
        [log]
        level = "warn"
        format = "json"
        [limits]
        connections = 100
        connections_of_address = 10
        arrivals_of_address = "5, then 2"
        greet = 7
        silence = 8
        slow = 9
        inbox_items = 11
        inbox_bytes = 12
        blob_bytes = 13
        invitations = 0
    "#;
    let config = config(text).unwrap();
    assert!(matches!(&config.tls, Tls::Files(files) if files.key == Path::new("k.pem")));
    assert!(matches!(&config.bucket, Some(bucket) if bucket.name == "kith" && bucket.region == "us-east-1"));
    assert!(config.proxies.include("10.9.9.9".parse().unwrap()));
    assert_eq!(config.status, Some("127.0.0.1:9000".parse().unwrap()));
    assert_eq!(config.log.level, tracing::Level::WARN);
    let sockets = &config.sockets;
    assert_eq!((sockets.connections, sockets.connections_of_address), (100, 10));
    assert_eq!(sockets.arrivals_of_address, kith_relay::Rate::per_second(5, 2));
    assert_eq!([sockets.greet, sockets.silence, sockets.slow], [7, 8, 9].map(Duration::from_secs));
    let limits = &config.limits;
    assert_eq!([limits.inbox_items, limits.inbox_bytes, limits.blob_bytes], [11, 12, 13]);
    assert_eq!(config.limits.invitations.burst, 0);
}

#[test]
fn what_is_wrong_in_the_file_is_refused_with_its_line_and_what_to_write() {
    for (text, line, sentence) in [
        ("lisen = \"127.0.0.1:1\"", 3, "there is no setting `lisen` here. There are: data, listen"),
        ("[tls]\ncertficate = \"a\"", 4, "no setting `certficate` in [tls]. There are: certificate, key"),
        ("[tsl]\ncertificate = \"a\"", 3, "There are: data, listen, admission, tls"),
        ("admission = \"everybody\"", 3, "\"everybody\" is none of open, invite"),
        ("admission = [\"open\"]", 3, "one value is wanted"),
        ("admission", 3, ""),
        ("[proxy]\ntrusted = [\"10.0.0.0/8\",\n \"proxy\"]", 4, "\"proxy\" is not an address or a network"),
        ("[status]\nlisten = 9000", 4, "\"9000\" is not an address and a port"),
        ("[log]\nlevel = \"loud\"", 4, "error, warn, info"),
        ("[limits]\nconnections = 0", 4, "0 is not a whole number above 0"),
        ("[limits]\nconnections = 1.5", 4, "\"1.5\" is not a whole number"),
        ("[limits]\ninvitations = -1", 4, "\"-1\" is not a whole number, or 0 for none"),
        ("[limits]\narrivals_of_address = \"5\"", 4, "such as \"1000, then 200\""),
        ("[tls]\ncertificate = \"a\"", 4, "a certificate needs its key"),
        ("[tls]\nkey = \"a\"", 4, "a key needs its certificate"),
        ("[acme]\ndomains = [\"relay\"]", 4, "is no domain such as"),
        ("[acme]\ncontact = \"a@b.org\"", 4, "says nothing without `acme.domains`"),
        ("[acme]\ndomains = [\"a.b\"]\ndirectory = \"http://c\"", 5, "begins with https://"),
        ("[blobs]\nbucket = \"a\"", 4, "a bucket needs `blobs.access_key`"),
        ("[blobs]\nregion = \"a\"", 4, "says nothing without `blobs.bucket`"),
        ("[blobs]\nbucket = \"a\"\nendpoint = \"http://b.org\"", 5, "begins with https://"),
        ("[tls]\nkey = { file = \"a\" }", 4, "is one value"),
        ("[log]\nformat = \"json\"\nformat = \"text\"", 5, ""),
    ] {
        let refused = config(text).unwrap_err().to_string();
        assert!(refused.contains(&format!("relay.toml, line {line}: ")), "{text}: {refused}");
        assert!(refused.contains(sentence), "{text}: {refused}");
    }
}

#[test]
fn what_is_wrong_elsewhere_is_refused_with_the_flag_or_variable() {
    let refused = environment(&[("KITH_DATA", "d"), ("KITH_LISTEN", "here")]).config().unwrap_err().to_string();
    assert!(refused.starts_with("KITH_LISTEN: `listen`: \"here\" is not an address and a port"), "{refused}");
    let refused = Settings::of_flags(vec![("data", Some("d".into()))]).config().unwrap_err().to_string();
    assert!(refused.contains("--listen") && refused.contains("KITH_LISTEN"), "{refused}");
}

#[test]
fn an_address_for_others_wants_encryption_here_or_in_a_declared_proxy() {
    let listen = |more: &str| file(&format!("data = \"d\"\nlisten = \"0.0.0.0:443\"\n{more}")).unwrap().config();
    let refused = listen("").unwrap_err().to_string();
    assert!(refused.contains("line 2") && refused.contains("`tls.certificate`"), "{refused}");
    assert!(listen("[tls]\ncertificate = \"c\"\nkey = \"k\"").is_ok());
    assert!(listen("[proxy]\ntrusted = [\"10.0.0.1\"]").is_ok());
    assert!(config("").is_ok());
}

#[test]
fn the_example_names_every_setting_and_can_be_used() {
    let example = include_str!("../../../../packaging/kith-server.example.toml");
    let settings = file(example).unwrap();
    settings.config().unwrap();
    let uncommented: String =
        example.lines().map(|line| line.strip_prefix("#: ").unwrap_or(line).to_owned() + "\n").collect();
    let mut settings = file(&uncommented).unwrap();
    let named: Vec<_> = settings.0.keys().copied().collect();
    let mut known = KEYS.to_vec();
    known.sort_unstable();
    assert_eq!(named, known);
    assert!(settings.config().unwrap_err().to_string().contains("not from both"));
    settings.0.retain(|key, _| !key.starts_with("tls."));
    let config = settings.config().unwrap();
    assert_eq!(config.sockets.connections, crate::config::SocketLimits::default().connections);
}
