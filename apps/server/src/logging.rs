//! The log: only what may stand in it, by type.
//!
//! At the default level it names no address, account, channel or person. Every line is a fixed text with values that are
//! [`LogSafe`]; no other module writes a value to the log.

use std::fmt::Display;

use kith_relay::store::Fault;
use tracing_subscriber::EnvFilter;

/// Where the level is taken from; other crates' lines are left out unless it asks for them.
const LEVEL: &str = "KITH_LOG";
const DEFAULT: &str = "kith_server=info";

/// What may stand in a log: counts, fixed texts, and the faults of the store.
pub(crate) trait LogSafe: Display {}

impl LogSafe for u64 {}
impl LogSafe for usize {}
impl LogSafe for &'static str {}
impl LogSafe for Fault {}

/// Starts the log, on standard error.
pub fn start() {
    let filter = EnvFilter::try_from_env(LEVEL).unwrap_or_else(|_| EnvFilter::new(DEFAULT));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false).init();
}

/// Something an operator wants to know.
pub(crate) fn info(text: &'static str, value: &dyn LogSafe) {
    tracing::info!("{text}: {value}");
}

/// Something an operator should look at.
pub(crate) fn warn(text: &'static str, value: &dyn LogSafe) {
    tracing::warn!("{text}: {value}");
}

/// Something that stops the server.
pub(crate) fn error(text: &'static str, value: &dyn LogSafe) {
    tracing::error!("{text}: {value}");
}
