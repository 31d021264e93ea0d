//! The log: only what may stand in it, by type.
//!
//! At the default level it names no address, account, channel or person. Every line is a fixed text with one value that is
//! [`LogSafe`]; no other module writes a value to the log.

use std::fmt::Display;
use std::io::IsTerminal;

use kith_relay::store::Fault;
use tracing_subscriber::EnvFilter;

use crate::config::Log;

/// A filter for those who look for a fault; it comes before the level that is set, and other crates' lines are left out
/// unless it asks for them.
const FILTER: &str = "KITH_LOG";

/// In which form the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For machines: one JSON object a line.
    Json,
}

/// What may stand in a log: counts, fixed texts, and the faults of the store.
pub(crate) trait LogSafe: Display {}

impl LogSafe for u64 {}
impl LogSafe for usize {}
impl LogSafe for &'static str {}
impl LogSafe for Fault {}

/// Starts the log, on standard error.
pub fn start(log: &Log) {
    let level = format!("kith_server={}", log.level.as_str().to_lowercase());
    let filter = EnvFilter::try_from_env(FILTER).unwrap_or_else(|_| EnvFilter::new(level));
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false);
    // Colours are for people who look, not for files and journals.
    let lines = lines.with_ansi(std::io::stderr().is_terminal());
    match log.format {
        LogFormat::Text => lines.init(),
        LogFormat::Json => lines.json().flatten_event(true).init(),
    }
}

/// Something an operator wants to know.
pub(crate) fn info(text: &'static str, value: &dyn LogSafe) {
    tracing::info!(%value, "{text}");
}

/// Something an operator should look at.
pub(crate) fn warn(text: &'static str, value: &dyn LogSafe) {
    tracing::warn!(%value, "{text}");
}

/// Something that stops the server.
pub(crate) fn error(text: &'static str, value: &dyn LogSafe) {
    tracing::error!(%value, "{text}");
}
