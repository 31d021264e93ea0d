//! A certificate issued over ACME, by Debian's `pebble` (`apt-get install pebble`), which issues to nobody but tests.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use kith_server::{Acme, Tls};
use kith_wire::Role;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use tempfile::{TempDir, tempdir};
use tokio::time::timeout;

use crate::client::{Client, PATIENCE};
use crate::encrypted::issue;
use crate::process::{InProcess, Process, command};
use crate::wire::Wire;

const DOMAIN: &str = "relay.example.test";
/// Seconds for which a certificate is good: one that outlives the test, and one that does not.
const LONG: u64 = 86_400;
const SHORT: u64 = 9;

/// A program that ends with the test.
struct Running(Child);

impl Running {
    fn start(program: &str, arguments: &[String]) -> Self {
        let mut command = Command::new(program);
        command.args(arguments).env("PEBBLE_VA_NOSLEEP", "1").env("PEBBLE_WFE_NONCEREJECT", "0");
        let started = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        Self(started.unwrap_or_else(|error| panic!("{program}: {error}: apt-get install pebble")))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Only when it has ended by itself does this fail.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A port that nobody has at this moment.
fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// An authority on this machine, to which every name leads to this machine, at a port that a relay may listen on.
struct Authority {
    dir: TempDir,
    directory: u16,
    tls_port: u16,
    root: PathBuf,
    programs: Vec<Running>,
}

impl Authority {
    /// That issues certificates for so many seconds.
    fn start(seconds: u64) -> Self {
        let mut authority = Self::away();
        let dir = authority.dir.path();
        let [management, names, helper] = [(); 3].map(|()| free_port());
        let config = dir.join("pebble.json");
        let (files, _) = issue(dir);
        let text = format!(
            r#"{{"pebble": {{"listenAddress": "127.0.0.1:{}", "managementListenAddress": "127.0.0.1:{management}",
                "certificate": {:?}, "privateKey": {:?}, "httpPort": 1, "tlsPort": {},
                "domainBlocklist": ["refused.example.test"], "certificateValidityPeriod": {seconds}}}}}"#,
            authority.directory, files.certificate, files.key, authority.tls_port
        );
        fs::write(&config, text).unwrap();
        let names = format!("127.0.0.1:{names}");
        let helper = format!("127.0.0.1:{helper}");
        let resolver = ["-defaultIPv4", "127.0.0.1", "-defaultIPv6", "", "-dns01", &names, "-management", &helper];
        let closed = ["-http01", "", "-https01", "", "-tlsalpn01", ""];
        let resolver: Vec<_> = resolver.into_iter().chain(closed).map(str::to_owned).collect();
        let pebble = ["-config", config.to_str().unwrap(), "-dnsserver", &names].map(str::to_owned);
        authority.programs.push(Running::start("pebble-challtestsrv", &resolver));
        authority.programs.push(Running::start("pebble", &pebble));
        // A directory that does not answer yet would cost the server a minute until its second try.
        while std::net::TcpStream::connect(("127.0.0.1", authority.directory)).is_err() {
            std::thread::yield_now();
        }
        authority
    }

    /// That nobody has started.
    fn away() -> Self {
        let dir = tempdir().unwrap();
        let (files, _) = issue(dir.path());
        Self { dir, directory: free_port(), tls_port: free_port(), root: files.certificate, programs: Vec::new() }
    }

    fn acme(&self) -> Acme {
        Acme {
            domains: vec![DOMAIN.into()],
            contact: Some("somebody@example.org".into()),
            directory: format!("https://localhost:{}/dir", self.directory),
            root: Some(self.root.clone()),
        }
    }

    /// A relay that asks it for a certificate.
    async fn relay(&self, data: &Path) -> InProcess {
        InProcess::with(data, |config| {
            config.listen.set_port(self.tls_port);
            config.tls = Tls::Acme(self.acme());
        })
        .await
    }

    /// Where a relay in this folder keeps what it issued.
    fn folder(&self, data: &Path) -> PathBuf {
        data.join(format!("acme/localhost_{}_dir", self.directory))
    }

    /// The first warning of a relay that asks for a certificate and gets none, when that relay answers all the same.
    async fn warning(&self, data: &Path, domain: &str, listen: u16) -> String {
        let mut command = command(data, &format!("127.0.0.1:{listen}"));
        command.env("KITH_ACME_DOMAINS", domain).env("KITH_ACME_DIRECTORY", self.acme().directory);
        command.env("KITH_ACME_ROOT", &self.root);
        let server = Process::spawn(&mut command);
        let warning = server.log_line("no certificate was issued");
        let address = server.url.trim_start_matches("wss://").trim_end_matches("/v1").to_owned();
        assert!(tokio::net::TcpStream::connect(&address).await.is_ok(), "the server should run on");
        server.signal("TERM");
        assert_eq!(server.wait().0.code(), Some(0));
        warning
    }
}

/// The certificate that a relay shows, as soon as it is another than this one.
async fn shown(address: &str, before: Option<&CertificateDer<'static>>) -> (Wire, CertificateDer<'static>) {
    let show = async {
        loop {
            if let Ok(wire) = Wire::unverified(address, DOMAIN).await {
                let certificate = wire.certificate();
                if Some(&certificate) != before {
                    break (wire, certificate);
                }
            }
            // Oftener, and the relay would refuse this address, which is the authority's too.
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    };
    timeout(PATIENCE, show).await.expect("the authority should issue in time")
}

fn address(server: &InProcess) -> String {
    server.url.trim_start_matches("wss://").trim_end_matches("/v1").to_owned()
}

#[tokio::test]
async fn a_certificate_is_issued_for_the_domain_used_and_kept_for_the_next_start() {
    let authority = Authority::start(LONG);
    let data = authority.dir.path().join("relay");
    let server = authority.relay(&data).await;
    let (wire, issued) = shown(&address(&server), None).await;
    drop(Client::over(wire, &server.url, Role::Conversation).await);
    server.stop().await;

    let folder = authority.folder(&data);
    let kept = folder.join("certificate-and-key.pem");
    assert_eq!(CertificateDer::from_pem_file(&kept).unwrap(), issued);
    let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!([mode(&folder), mode(&kept), mode(&folder.join("account.json"))], [0o700, 0o600, 0o600]);

    let server = authority.relay(&data).await;
    let (_, again) = shown(&address(&server), None).await;
    assert_eq!(again, issued, "it is good for long, so no other is asked for");
    server.stop().await;
}

#[tokio::test]
async fn a_certificate_is_renewed_before_it_ends_and_connections_stay() {
    let authority = Authority::start(SHORT);
    let data = authority.dir.path().join("relay");
    let server = authority.relay(&data).await;
    let (wire, first) = shown(&address(&server), None).await;
    let mut before = Client::over(wire, &server.url, Role::Conversation).await;
    let (_, second) = shown(&address(&server), Some(&first)).await;
    assert_ne!(first, second);
    before.done(kith_wire::Operation::Unsubscribe { channel: kith_wire::ChannelId([1; 32]) }).await;
    server.stop().await;
}

#[tokio::test]
async fn a_certificate_for_other_domains_is_not_used_longer_than_until_there_is_one_for_all() {
    let authority = Authority::start(LONG);
    let data = authority.dir.path().join("relay");
    let server = authority.relay(&data).await;
    let (_, first) = shown(&address(&server), None).await;
    server.stop().await;
    let server = InProcess::with(&data, |config| {
        config.listen.set_port(authority.tls_port);
        let mut acme = authority.acme();
        acme.domains.push("other.example.test".into());
        config.tls = Tls::Acme(acme);
    })
    .await;
    shown(&address(&server), Some(&first)).await;
    server.stop().await;
}

#[tokio::test]
async fn what_is_in_the_way_of_a_certificate_is_said_and_the_server_runs_on() {
    let authority = Authority::start(LONG);
    let data = authority.dir.path();
    let elsewhere = authority.warning(&data.join("elsewhere"), DOMAIN, 0).await;
    assert!(elsewhere.contains("at whether port 443 of each of acme.domains leads here"), "{elsewhere}");
    let refused = authority.warning(&data.join("refused"), "refused.example.test", authority.tls_port).await;
    assert!(refused.contains("refused.example.test"), "{refused}");
    let away = Authority::away();
    let unreachable = away.warning(&data.join("away"), DOMAIN, away.tls_port).await;
    assert!(
        unreachable.contains("onnection refused") && unreachable.contains("look at acme.directory"),
        "{unreachable}"
    );
    let blocked = data.join("blocked");
    fs::create_dir(&blocked).unwrap();
    fs::write(blocked.join("acme"), "a file where a folder should be").unwrap();
    let said = away.warning(&blocked, DOMAIN, away.tls_port).await;
    assert!(said.contains("see that the server's user may write there"), "{said}");
}
