//! The ways in which a person or a system asks this process to end.

use tokio::signal::unix::{Signal, SignalKind, signal};

/// Those that are waited for; the system ends a process that does not.
#[derive(Debug)]
pub(super) struct Signals {
    interrupt: Signal,
    terminate: Signal,
}

impl Signals {
    pub(super) fn new() -> std::io::Result<Self> {
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }
}

/// Waits for one of them; for ever while they are left to the system.
pub(super) async fn interrupted(signals: Option<&mut Signals>) {
    let Some(signals) = signals else { return std::future::pending().await };
    tokio::select! {
        _ = signals.interrupt.recv() => {}
        _ = signals.terminate.recv() => {}
    }
}
