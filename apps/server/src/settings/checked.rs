//! From what was said to what the server runs with: every value checked, and what belongs together.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use hyper::Uri;
use kith_relay::{Admission, Rate};

use super::{Said, SettingError, Settings, Value, variable};
use crate::blobs::Bucket;
use crate::config::{Acme, CertificateFiles, Config, Tls};
use crate::https::is_here;
use crate::logging::LogFormat;
use crate::proxy::{Network, Proxies};

/// Who issues certificates to anybody.
const LETS_ENCRYPT: &str = "https://acme-v02.api.letsencrypt.org/directory";
/// What most that speak S3 and have no regions call the one they have.
const REGION: &str = "us-east-1";
const AN_ADDRESS: &str = "an address and a port, such as 127.0.0.1:7447 or [::]:443";
const A_COUNT: &str = "a whole number above 0";
const A_COUNT_OR_NONE: &str = "a whole number, or 0 for none";
const SECONDS: &str = "a whole number of seconds above 0";
const A_RATE: &str = "so many at once and then so many a second, such as \"1000, then 200\"";

impl Settings {
    /// What the server runs with.
    ///
    /// # Errors
    /// The first setting that cannot be used, or that is missing.
    pub fn config(&self) -> Result<Config, SettingError> {
        let mut config = Config::new(self.data()?, self.listen()?);
        set(
            &mut config.admission,
            self.choice("admission", &[("open", Admission::Open), ("invite", Admission::Invite)])?,
        );
        config.tls = self.tls()?;
        config.bucket = self.bucket()?;
        config.proxies = self.proxies()?;
        config.status = self.parsed("status.listen", AN_ADDRESS)?;
        self.log(&mut config)?;
        self.limits(&mut config)?;
        self.is_encrypted_where_it_must_be(&config)?;
        Ok(config)
    }

    /// The folder alone, for commands that need no more.
    ///
    /// # Errors
    /// If nobody named it.
    pub fn data(&self) -> Result<PathBuf, SettingError> {
        self.path("data")?.ok_or_else(|| missing("data", "the folder that holds the relay's key and store"))
    }

    fn listen(&self) -> Result<SocketAddr, SettingError> {
        self.parsed("listen", AN_ADDRESS)?.ok_or_else(|| missing("listen", AN_ADDRESS))
    }

    fn tls(&self) -> Result<Tls, SettingError> {
        let acme = self.acme()?;
        let files = self.certificate_files()?;
        match (acme, files) {
            (Some(_), Some(_)) => {
                Err(self.refuse("acme.domains", "a certificate comes from [tls] or from [acme], not from both"))
            }
            (Some(acme), None) => Ok(Tls::Acme(acme)),
            (None, Some(files)) => Ok(Tls::Files(files)),
            (None, None) => Ok(Tls::Plain),
        }
    }

    fn acme(&self) -> Result<Option<Acme>, SettingError> {
        let domains = self.list("acme.domains");
        if domains.is_empty() {
            let without =
                ["acme.contact", "acme.directory", "acme.root"].into_iter().find(|key| self.0.contains_key(key));
            return match without {
                Some(key) => {
                    Err(self
                        .refuse(key, "it says nothing without `acme.domains`: name the domains of this relay there"))
                }
                None => Ok(None),
            };
        }
        let is_name = |domain: &&str| {
            domain.contains('.') && domain.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte))
        };
        if let Some(other) = domains.iter().find(|domain| !is_name(domain)) {
            return Err(self.refuse("acme.domains", &format!("\"{other}\" is no domain such as relay.example.org")));
        }
        let directory = self.one("acme.directory")?.unwrap_or(LETS_ENCRYPT);
        if !directory.starts_with("https://") {
            return Err(self.refuse("acme.directory", "it is an address that begins with https://"));
        }
        Ok(Some(Acme {
            domains: domains.into_iter().map(str::to_ascii_lowercase).collect(),
            contact: self.one("acme.contact")?.map(str::to_owned),
            directory: directory.to_owned(),
            root: self.path("acme.root")?,
        }))
    }

    fn certificate_files(&self) -> Result<Option<CertificateFiles>, SettingError> {
        match (self.path("tls.certificate")?, self.path("tls.key")?) {
            (None, None) => Ok(None),
            (Some(certificate), Some(key)) => Ok(Some(CertificateFiles { certificate, key })),
            (Some(_), None) => {
                Err(self.refuse("tls.certificate", "a certificate needs its key: set `tls.key` to its file"))
            }
            (None, Some(_)) => {
                Err(self.refuse("tls.key", "a key needs its certificate: set `tls.certificate` to its file"))
            }
        }
    }

    fn bucket(&self) -> Result<Option<Bucket>, SettingError> {
        let Some(name) = self.one("blobs.bucket")? else {
            let others = ["blobs.endpoint", "blobs.region", "blobs.access_key", "blobs.secret_file"];
            return match others.into_iter().find(|key| self.0.contains_key(key)) {
                Some(key) => Err(self.refuse(key, "it says nothing without `blobs.bucket`: name the bucket there")),
                None => Ok(None),
            };
        };
        let lacking = |key: &str| self.refuse("blobs.bucket", &format!("a bucket needs `{key}`"));
        let endpoint = self.one("blobs.endpoint")?;
        if endpoint.is_some_and(|endpoint| !is_reached_safely(endpoint)) {
            let problem = "it is an address that begins with https://, or with http:// and is on this machine";
            return Err(self.refuse("blobs.endpoint", problem));
        }
        Ok(Some(Bucket {
            name: name.to_owned(),
            endpoint: endpoint.map(str::to_owned),
            region: self.one("blobs.region")?.unwrap_or(REGION).to_owned(),
            access_key: self.one("blobs.access_key")?.ok_or_else(|| lacking("blobs.access_key"))?.to_owned(),
            secret_file: self.path("blobs.secret_file")?.ok_or_else(|| lacking("blobs.secret_file"))?,
        }))
    }

    fn proxies(&self) -> Result<Proxies, SettingError> {
        let networks = self.list("proxy.trusted").into_iter().map(|text| {
            text.parse::<Network>().map_err(|error| self.refuse("proxy.trusted", &format!("\"{text}\" is {error}")))
        });
        networks.collect::<Result<_, _>>().map(Proxies::new)
    }

    fn log(&self, config: &mut Config) -> Result<(), SettingError> {
        set(&mut config.log.level, self.parsed("log.level", "one of error, warn, info, debug, trace")?);
        let formats = [("text", LogFormat::Text), ("json", LogFormat::Json)];
        set(&mut config.log.format, self.choice("log.format", &formats)?);
        Ok(())
    }

    fn limits(&self, config: &mut Config) -> Result<(), SettingError> {
        let sockets = &mut config.sockets;
        set(&mut sockets.connections, self.count("limits.connections")?);
        set(&mut sockets.connections_of_address, self.count("limits.connections_of_address")?);
        set(&mut sockets.arrivals_of_address, self.rate("limits.arrivals_of_address")?);
        set(&mut sockets.greet, self.seconds("limits.greet")?);
        set(&mut sockets.silence, self.seconds("limits.silence")?);
        set(&mut sockets.slow, self.seconds("limits.slow")?);
        set(&mut config.limits.inbox_items, self.count("limits.inbox_items")?.map(|count| count as u64));
        set(&mut config.limits.inbox_bytes, self.count("limits.inbox_bytes")?.map(|count| count as u64));
        set(&mut config.limits.blob_bytes, self.count("limits.blob_bytes")?.map(|count| count as u64));
        set(&mut config.limits.invitations.burst, self.parsed("limits.invitations", A_COUNT_OR_NONE)?);
        Ok(())
    }

    /// People's traffic never crosses a network in clear by accident.
    fn is_encrypted_where_it_must_be(&self, config: &Config) -> Result<(), SettingError> {
        let reachable = !config.listen.ip().is_loopback();
        if reachable && config.tls == Tls::Plain && config.proxies.is_empty() {
            return Err(self.refuse("listen", &format!(
                "{} can be reached from other machines, and nothing encrypts: set `tls.certificate` and `tls.key`, or `acme.domains`, or name in \
                 `proxy.trusted` the proxy that ends TLS, or listen on 127.0.0.1 or [::1]",
                config.listen
            )));
        }
        Ok(())
    }

    fn path(&self, key: &str) -> Result<Option<PathBuf>, SettingError> {
        let path = self.one(key)?.map(PathBuf::from);
        if path.as_ref().is_some_and(|path| path.as_os_str().is_empty()) {
            return Err(self.refuse(key, "the path is empty"));
        }
        Ok(path)
    }

    fn parsed<T: FromStr>(&self, key: &str, form: &str) -> Result<Option<T>, SettingError> {
        let Some(text) = self.one(key)? else { return Ok(None) };
        text.trim().parse().map(Some).map_err(|_| self.refuse(key, &format!("\"{text}\" is not {form}")))
    }

    fn choice<T: Copy>(&self, key: &str, choices: &[(&str, T)]) -> Result<Option<T>, SettingError> {
        let Some(text) = self.one(key)? else { return Ok(None) };
        let chosen = choices.iter().find(|(name, _)| *name == text).map(|(_, choice)| *choice);
        let names: Vec<_> = choices.iter().map(|(name, _)| *name).collect();
        chosen.map(Some).ok_or_else(|| self.refuse(key, &format!("\"{text}\" is none of {}", names.join(", "))))
    }

    fn count(&self, key: &str) -> Result<Option<usize>, SettingError> {
        self.at_least_one(key, A_COUNT)
    }

    fn seconds(&self, key: &str) -> Result<Option<Duration>, SettingError> {
        Ok(self.at_least_one(key, SECONDS)?.map(|seconds| Duration::from_secs(seconds as u64)))
    }

    fn at_least_one(&self, key: &str, form: &str) -> Result<Option<usize>, SettingError> {
        match self.parsed(key, form)? {
            Some(0) => Err(self.refuse(key, &format!("0 is not {form}"))),
            count => Ok(count),
        }
    }

    fn rate(&self, key: &str) -> Result<Option<Rate>, SettingError> {
        let Some(text) = self.one(key)? else { return Ok(None) };
        let parse = |text: &str| {
            let (burst, refill) = text.split_once(", then ")?;
            let (burst, refill) = (burst.trim().parse().ok()?, refill.trim().parse().ok()?);
            (burst > 0 && (1..=1_000_000).contains(&refill)).then(|| Rate::per_second(burst, refill))
        };
        parse(text).map(Some).ok_or_else(|| self.refuse(key, &format!("\"{text}\" is not {A_RATE}")))
    }

    /// Several values: a list in the file, with commas elsewhere.
    fn list(&self, key: &str) -> Vec<&str> {
        match self.0.get(key).map(|said| &said.value) {
            None => Vec::new(),
            Some(Value::One(text)) => text.split(',').map(str::trim).collect(),
            Some(Value::Many(texts)) => texts.iter().map(String::as_str).collect(),
        }
    }

    fn one(&self, key: &str) -> Result<Option<&str>, SettingError> {
        match self.0.get(key).map(|said| &said.value) {
            None => Ok(None),
            Some(Value::One(text)) => Ok(Some(text)),
            Some(Value::Many(_)) => Err(self.refuse(key, "one value is wanted here, not a list")),
        }
    }

    /// A complaint about a setting, where it stands.
    fn refuse(&self, key: &str, problem: &str) -> SettingError {
        self.0.get(key).map_or_else(|| missing(key, problem), |said| said.refuse(key, problem))
    }
}

impl Said {
    fn refuse(&self, key: &str, problem: &str) -> SettingError {
        SettingError { place: self.origin.to_string(), problem: format!("`{key}`: {problem}") }
    }
}

fn is_reached_safely(endpoint: &str) -> bool {
    let Ok(uri) = endpoint.parse::<Uri>() else { return false };
    match uri.scheme_str() {
        Some("https") => uri.host().is_some(),
        Some("http") => uri.host().is_some_and(is_here),
        _ => false,
    }
}

fn missing(key: &str, what: &str) -> SettingError {
    let problem = format!(
        "it is not set. It is {what}: set it with --{}, with {}, or in the file that --config names",
        key.replace('.', "-"),
        variable(key)
    );
    SettingError { place: format!("`{key}`"), problem }
}

fn set<T>(place: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *place = value;
    }
}
