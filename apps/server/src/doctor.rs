//! `kith-server doctor`: looks at everything a relay stands on, and says of each what to do if it does not stand well.

use std::fmt;
use std::fs;
use std::io::{self, Read};
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokio::runtime::{Builder, Runtime};

use crate::acme;
use crate::backup;
use crate::blobs;
use crate::config::{Config, Tls};
use crate::control::{self, Question};
use crate::failure::Failure;
use crate::files;
use crate::folder::Folder;
use crate::key;
use crate::status::disk_free;
use crate::store::FjallStore;
use crate::tls;

const MIB: u64 = 1024 * 1024;
/// With less than this free the store stops soon; with ten times as much there is time.
const DISK_LEAST: u64 = 256 * MIB;
/// A certificate is usually renewed a month before its end.
const CERTIFICATE_SOON: u64 = 14 * 86_400;
/// What clocks may differ without anybody noticing.
const CLOCK_SLACK: Duration = Duration::from_secs(120);

/// What was found about one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What was looked at.
    pub about: &'static str,
    /// How it stands.
    pub verdict: Verdict,
    /// What was seen, and what to do.
    pub text: String,
}

/// How something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// As it should.
    Well,
    /// It will be in the way one day.
    Soon,
    /// The relay does not work with it, or is not safe.
    Unwell,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = match self.verdict {
            Verdict::Well => "ok",
            Verdict::Soon => "soon",
            Verdict::Unwell => "BAD",
        };
        write!(f, "{word:<5} {:<12} {}", self.about, self.text)
    }
}

/// Looks at everything, whether the server runs or not.
#[must_use]
pub fn examine(config: &Config) -> Vec<Finding> {
    vec![
        folder(&config.data),
        disk(&config.data),
        clock(&config.data),
        open_files(config),
        certificate(config),
        key(&config.data),
        bucket(config),
        store(config),
    ]
}

fn folder(data: &Path) -> Finding {
    let about = "folder";
    let shown = data.display();
    match fs::metadata(data) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            well(about, format!("{shown} is not there yet; the server makes it"))
        }
        Err(error) => unwell(about, format!("{shown}: {error}. Run this as the user that the server runs as")),
        Ok(found) if !found.is_dir() => unwell(about, format!("{shown} is no folder: choose another with --data")),
        Ok(found) if found.mode() & 0o077 != 0 => {
            unwell(about, format!("others may open {shown}, where the relay's key is: chmod 700 {shown}"))
        }
        Ok(_) if backup::check_finished(data).is_err() => {
            unwell(about, "an import was not finished: run `kith-server import` again".into())
        }
        Ok(_) => well(about, format!("{shown} is its owner's alone")),
    }
}

fn disk(data: &Path) -> Finding {
    let about = "disk";
    let nearest = data.ancestors().find(|folder| folder.exists()).unwrap_or(data);
    let nearest = if nearest == Path::new("") { Path::new(".") } else { nearest };
    let Some(free) = disk_free(nearest) else {
        return unwell(about, format!("the system does not say how much room {} has", nearest.display()));
    };
    let text = format!("{} MiB free", free / MIB);
    if free < DISK_LEAST {
        unwell(about, format!("{text}: make room, or the server stops when it is full (nothing acknowledged is lost)"))
    } else if free < 10 * DISK_LEAST {
        soon(about, format!("{text}: make room soon"))
    } else {
        well(about, text)
    }
}

/// A clock that is behind what was written would stamp entries and expiries wrongly.
fn clock(data: &Path) -> Finding {
    let about = "clock";
    let program = std::env::current_exe().ok();
    let written = [Some(data.join("store/acknowledged")), program].into_iter().flatten();
    let newest = written.filter_map(|path| fs::metadata(path).ok()?.modified().ok()).max();
    let behind = newest.and_then(|newest| newest.duration_since(SystemTime::now()).ok());
    match behind {
        Some(behind) if behind > CLOCK_SLACK => unwell(
            about,
            format!(
                "it is {} s behind the newest file here: set it, and let it be kept (systemd-timesyncd, chrony)",
                behind.as_secs()
            ),
        ),
        _ => well(about, "not behind anything that was written here".into()),
    }
}

fn open_files(config: &Config) -> Finding {
    let about = "open files";
    let needed = files::needed(&config.sockets);
    match files::limit() {
        Some(limit) if limit < needed => unwell(
            about,
            format!(
                "{limit} at most, and {} connections need {needed}: raise it (ulimit -n {needed}; LimitNOFILE={needed} in \
                 the unit), or lower limits.connections",
                config.sockets.connections
            ),
        ),
        Some(limit) => well(about, format!("{limit} at most, {needed} needed")),
        None => well(about, "no limit".into()),
    }
}

fn certificate(config: &Config) -> Finding {
    let about = "certificate";
    let files = match &config.tls {
        Tls::Plain => return well(about, "none: plain connections, for loopback or behind a proxy".into()),
        Tls::Files(files) => files.clone(),
        Tls::Acme(acme) => acme::files(&config.data, acme),
    };
    if matches!(config.tls, Tls::Acme(_)) && !files.certificate.exists() {
        return soon(
            about,
            "none was issued yet; the running server asks for it, and its log says what is in the way".into(),
        );
    }
    if fs::metadata(&files.key).is_ok_and(|found| found.mode() & 0o007 != 0) {
        return unwell(about, format!("everybody may read its key: chmod 640 {}", files.key.display()));
    }
    let validity = match tls::validity(&files) {
        Ok(validity) => validity,
        Err(error) => return unwell(about, error.to_string()),
    };
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    let left = validity.until.saturating_sub(now);
    let days = left / 86_400;
    if now < validity.from {
        unwell(about, "it is not valid yet: look at the clock, or have another issued".into())
    } else if left == 0 {
        unwell(about, "it has expired: renew it; the running server takes the new one by itself".into())
    } else if left < CERTIFICATE_SOON {
        soon(about, format!("it expires in {days} days: renew it; the running server takes the new one by itself"))
    } else {
        well(about, format!("good for {days} days"))
    }
}

fn key(data: &Path) -> Finding {
    let about = "key";
    if !key::exists(data) {
        return if data.join("store").exists() {
            unwell(
                about,
                "the store is there and relay.key is not: restore it from a backup (a new key is another relay)".into(),
            )
        } else {
            well(about, "none yet; the server makes it".into())
        };
    }
    match key::load(data) {
        Ok(_) => well(about, "there, and of the right form".into()),
        Err(failure) => unwell(about, failure.to_string()),
    }
}

/// Reads everything in the store; if the server runs, it does.
fn store(config: &Config) -> Finding {
    let (about, data) = ("store", config.data.as_path());
    if !data.join("store").exists() {
        return well(about, "none yet; the server makes it".into());
    }
    match control::ask(data, Question::Check) {
        Ok(Some(mut answer)) => {
            let mut line = String::new();
            let read = answer.read_to_string(&mut line);
            match (read, line.trim_end().strip_prefix("ok ")) {
                (Ok(_), Some(checked)) => well(about, format!("the running server has read all of it: {checked}")),
                (Ok(_), None) => unwell(about, format!("{}; stop the server and restore a backup", line.trim_end())),
                (Err(error), _) => unwell(about, format!("the running server did not answer: {error}")),
            }
        }
        Ok(None) => stopped_store(config),
        Err(error) => unwell(about, format!("the running server cannot be asked ({error}): run this as its user")),
    }
}

fn stopped_store(config: &Config) -> Finding {
    let about = "store";
    let folder = match Folder::take(&config.data) {
        Ok(folder) => folder,
        Err(failure) => return unwell(about, failure.to_string()),
    };
    let opened = runtime().and_then(|runtime| {
        let blobs = blobs::open(config, folder.path(), runtime.handle().clone())?;
        Ok((runtime, blobs))
    });
    // What is in a bucket comes in as long as the runtime is there.
    let (_runtime, blobs) = match opened {
        Ok(opened) => opened,
        Err(failure) => return unwell(about, failure.to_string()),
    };
    match FjallStore::open(&folder.store()).and_then(|store| store.check(blobs.as_ref())) {
        Ok(checked) => well(about, format!("all of it can be read: {checked}")),
        Err(fault) => {
            unwell(about, format!("{fault}. Keep the folder as it is, and import the newest export elsewhere"))
        }
    }
}

fn bucket(config: &Config) -> Finding {
    let about = "blobs";
    let Some(bucket) = &config.bucket else { return well(about, "in the relay's folder".into()) };
    let checked = runtime().and_then(|runtime| {
        let blobs = bucket.open(runtime.handle().clone())?;
        blobs.check().map_err(Failure::Store)
    });
    match checked {
        Ok(()) => well(about, format!("the bucket {} answers", bucket.name)),
        Err(failure) => unwell(about, format!("the bucket {}: {failure}", bucket.name)),
    }
}

fn runtime() -> Result<Runtime, Failure> {
    Builder::new_multi_thread().worker_threads(1).enable_all().build().map_err(Failure::System)
}

fn well(about: &'static str, text: String) -> Finding {
    Finding { about, verdict: Verdict::Well, text }
}

fn soon(about: &'static str, text: String) -> Finding {
    Finding { about, verdict: Verdict::Soon, text }
}

fn unwell(about: &'static str, text: String) -> Finding {
    Finding { about, verdict: Verdict::Unwell, text }
}
