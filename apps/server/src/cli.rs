//! The command line.

use std::env;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use kith_server::{Failure, KEYS, Settings, VARIABLES, variable};

/// A relay for Kith: keeps what devices send each other, encrypted, until they have fetched it.
#[derive(Parser)]
#[command(version, after_help = HELP)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    #[command(flatten)]
    pub(crate) settings: Flags,
}

const HELP: &str = "Examples:
  kith-server --data ./relay --listen 127.0.0.1:7447
  kith-server --config /etc/kith-server/kith-server.toml
  kith-server check-config --config /etc/kith-server/kith-server.toml
  kith-server invite --data ./relay
  kith-server export --data ./relay relay-backup.kith
  kith-server doctor --config /etc/kith-server/kith-server.toml

Every setting can be in the file and in the environment (`tls.key` is KITH_TLS_KEY). A flag comes before a variable, a
variable before the file. The log goes to standard error.";

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Says whether the configuration can be used, and where each setting comes from.
    CheckConfig,
    /// Makes an invitation code, good for one account; the server may be running.
    Invite,
    /// Writes everything the relay has into a new file; the server may be running.
    Export {
        /// The file, which is not there yet.
        file: PathBuf,
    },
    /// Makes a relay from such a file, in a folder that has none.
    Import {
        /// The file.
        file: PathBuf,
    },
    /// Looks at disk, clock, limits, certificate and store, and says what to do; the server may be running.
    Doctor,
}

/// The settings that have flags.
#[derive(Args)]
pub(crate) struct Flags {
    /// The configuration file.
    #[arg(long, value_name = "FILE", env = "KITH_CONFIG", global = true)]
    config: Option<PathBuf>,
    /// The folder that holds the relay's key and store; made if there is none.
    #[arg(long, value_name = "DIR", global = true)]
    data: Option<String>,
    /// Where to listen; port 0 takes any free one.
    #[arg(long, value_name = "ADDR:PORT", global = true)]
    listen: Option<String>,
    /// Who may create an account: open (anybody), or invite (whoever has an invitation code).
    #[arg(long, value_name = "WHO", global = true)]
    admission: Option<String>,
    /// The TLS certificate and those between it and a root, as PEM.
    #[arg(long, value_name = "FILE", global = true)]
    tls_certificate: Option<String>,
    /// Its private key, as PEM.
    #[arg(long, value_name = "FILE", global = true)]
    tls_key: Option<String>,
    /// Where /healthz, /readyz and /metrics are shown.
    #[arg(long, value_name = "ADDR:PORT", global = true)]
    status_listen: Option<String>,
    /// The form of the log: text or json.
    #[arg(long, value_name = "FORM", global = true)]
    log_format: Option<String>,
}

impl Flags {
    /// Everything that was said: here, in the environment, in the file.
    pub(crate) fn gather(self) -> Result<Settings, Failure> {
        let flags = vec![
            ("data", self.data),
            ("listen", self.listen),
            ("admission", self.admission),
            ("tls.certificate", self.tls_certificate),
            ("tls.key", self.tls_key),
            ("status.listen", self.status_listen),
            ("log.format", self.log_format),
        ];
        let said = Settings::of_flags(flags).or(Settings::of_environment(variables()));
        match self.config {
            Some(path) => Ok(said.or(Settings::of_file(&path)?)),
            None => Ok(said),
        }
    }
}

/// Variables that look like settings and are none: perhaps misspelt.
pub(crate) fn unknown_variables() -> impl Iterator<Item = String> {
    let known: Vec<_> = KEYS.iter().map(|key| variable(key)).chain(["KITH_CONFIG".into(), "KITH_LOG".into()]).collect();
    variables().map(|(name, _)| name).filter(move |name| name.starts_with(VARIABLES) && !known.contains(name))
}

/// The environment, as far as it is text.
fn variables() -> impl Iterator<Item = (String, String)> {
    env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
}
