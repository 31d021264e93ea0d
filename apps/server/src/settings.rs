//! What the operator says, and where: on the command line, in the environment (`KITH_…`), in a configuration file. The first
//! of these that names a setting decides it; what nobody names has its default.
//!
//! Whatever is wrong is refused with the place it stands at and what to write instead.

mod checked;
mod file;

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

/// Every setting, as it is called in the file. `tls.key` is `KITH_TLS_KEY` in the environment.
pub const KEYS: [&str; 28] = [
    "data",
    "listen",
    "admission",
    "tls.certificate",
    "tls.key",
    "acme.domains",
    "acme.contact",
    "acme.directory",
    "acme.root",
    "blobs.bucket",
    "blobs.endpoint",
    "blobs.region",
    "blobs.access_key",
    "blobs.secret_file",
    "proxy.trusted",
    "status.listen",
    "log.level",
    "log.format",
    "limits.connections",
    "limits.connections_of_address",
    "limits.arrivals_of_address",
    "limits.greet",
    "limits.silence",
    "limits.slow",
    "limits.inbox_items",
    "limits.inbox_bytes",
    "limits.blob_bytes",
    "limits.invitations",
];

/// What environment variables of the server begin with.
pub const VARIABLES: &str = "KITH_";

/// Everything that was said.
#[derive(Clone, Debug, Default)]
pub struct Settings(BTreeMap<&'static str, Said>);

/// One setting, and who said it.
#[derive(Clone, Debug)]
struct Said {
    value: Value,
    origin: Origin,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Value {
    One(String),
    Many(Vec<String>),
}

/// Where a setting stands.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Origin {
    Flag(String),
    Variable(String),
    File { path: PathBuf, line: usize },
}

/// A setting that cannot be used: where it stands, what is wrong, what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {problem}")]
pub struct SettingError {
    place: String,
    problem: String,
}

impl Settings {
    /// What flags say, which come before anything else. Each is a setting's name and what it is set to.
    ///
    /// # Panics
    /// Never: an unknown name is left out, since the parser of the command line makes the names.
    #[must_use]
    pub fn of_flags(flags: Vec<(&'static str, Option<String>)>) -> Self {
        let said = flags.into_iter().filter_map(|(key, value)| {
            let origin = Origin::Flag(format!("--{}", key.replace('.', "-")));
            Some((known(key)?, Said { value: Value::One(value?), origin }))
        });
        Self(said.collect())
    }

    /// What the environment says; an empty variable says nothing.
    #[must_use]
    pub fn of_environment(variables: impl Iterator<Item = (String, String)>) -> Self {
        let names: BTreeMap<String, &'static str> = KEYS.iter().map(|key| (variable(key), *key)).collect();
        let said = variables.filter(|(_, value)| !value.is_empty()).filter_map(|(name, value)| {
            let key = *names.get(&name)?;
            Some((key, Said { value: Value::One(value), origin: Origin::Variable(name) }))
        });
        Self(said.collect())
    }

    /// What a file says.
    ///
    /// # Errors
    /// If it cannot be read, is not TOML, or names a setting that there is not.
    pub fn of_file(path: &Path) -> Result<Self, SettingError> {
        file::read(path).map(Self)
    }

    /// These, and what others say of settings that these do not name.
    #[must_use]
    pub fn or(mut self, others: Self) -> Self {
        for (key, said) in others.0 {
            self.0.entry(key).or_insert(said);
        }
        self
    }

    /// Where each setting that somebody named was taken from, by name.
    pub fn origins(&self) -> impl Iterator<Item = (&'static str, String)> {
        self.0.iter().map(|(key, said)| (*key, said.origin.to_string()))
    }
}

/// The environment's name for a setting.
#[must_use]
pub fn variable(key: &str) -> String {
    format!("{VARIABLES}{}", key.replace('.', "_").to_uppercase())
}

fn known(key: &str) -> Option<&'static str> {
    KEYS.into_iter().find(|known| *known == key)
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag(name) | Self::Variable(name) => f.write_str(name),
            Self::File { path, line } => write!(f, "{}, line {line}", path.display()),
        }
    }
}

#[cfg(test)]
mod tests;
