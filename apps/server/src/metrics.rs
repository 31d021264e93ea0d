//! What is counted, for Prometheus (its text format, version 0.0.4).
//!
//! Every name and label is a fixed text: nothing here can name an address, an account, a channel or a person (C5.3).
//! docs/run-your-own.md says what each figure means, and a test compares the two.

use std::fmt::{self, Display, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// A figure that only grows.
#[derive(Default)]
pub(crate) struct Counter(AtomicU64);

impl Counter {
    pub(crate) fn add(&self, count: usize) {
        self.0.fetch_add(count as u64, Ordering::Relaxed);
    }

    pub(crate) fn one(&self) {
        self.add(1);
    }

    fn value(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// Everything that is counted while the server runs.
#[derive(Default)]
pub(crate) struct Metrics {
    pub(crate) accepted: Counter,
    pub(crate) refused: PerReason<Refused, 4>,
    pub(crate) handshakes_failed: Counter,
    pub(crate) sessions: Counter,
    pub(crate) ended: PerReason<Ended, 7>,
    pub(crate) received: Counter,
    pub(crate) sent: Counter,
    pub(crate) changes: Counter,
    pub(crate) expired: Counter,
    pub(crate) blob_bytes_received: Counter,
    pub(crate) blob_bytes_sent: Counter,
    pub(crate) blobs_removed: Counter,
    pub(crate) blob_failures: Counter,
    pub(crate) commits: Durations,
}

/// Why a connection was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// The server holds as many as it may.
    Full,
    /// Its address holds as many as it may.
    Address,
    /// Its address connects too often.
    Often,
    /// It does not come through a declared proxy, and nothing would encrypt it.
    NotProxy,
}

/// Why a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ended {
    /// The client left, or its network did.
    Gone,
    /// It did not say hello in time.
    Late,
    /// It did not answer when asked whether it is there.
    Silent,
    /// It did not take what was sent to it.
    Slow,
    /// It was told why: a message nobody can read, or a newer session of its device.
    Dismissed,
    /// The server stopped.
    Stopped,
    /// Its address had too much half sent.
    Half,
}

/// A counter for each reason.
pub(crate) struct PerReason<R, const N: usize> {
    counters: [Counter; N],
    of: std::marker::PhantomData<fn(R)>,
}

/// Reasons that are counted apart.
pub(crate) trait Reason: Copy + 'static {
    const NAMES: &'static [(Self, &'static str)];

    fn index(self) -> usize;
}

impl Reason for Refused {
    const NAMES: &'static [(Self, &'static str)] =
        &[(Self::Full, "full"), (Self::Address, "address"), (Self::Often, "often"), (Self::NotProxy, "not_proxy")];

    fn index(self) -> usize {
        self as usize
    }
}

impl Reason for Ended {
    const NAMES: &'static [(Self, &'static str)] = &[
        (Self::Gone, "gone"),
        (Self::Late, "late"),
        (Self::Silent, "silent"),
        (Self::Slow, "slow"),
        (Self::Dismissed, "dismissed"),
        (Self::Stopped, "stopped"),
        (Self::Half, "half"),
    ];

    fn index(self) -> usize {
        self as usize
    }
}

impl<R, const N: usize> Default for PerReason<R, N> {
    fn default() -> Self {
        Self { counters: std::array::from_fn(|_| Counter::default()), of: std::marker::PhantomData }
    }
}

impl<R: Reason, const N: usize> PerReason<R, N> {
    pub(crate) fn one(&self, reason: R) {
        self.counters.get(reason.index()).into_iter().for_each(Counter::one);
    }

    fn value(&self, reason: R) -> u64 {
        self.counters.get(reason.index()).map_or(0, Counter::value)
    }
}

/// How long something took, by upper bounds.
#[derive(Default)]
pub(crate) struct Durations {
    within: [Counter; BOUNDS.len()],
    count: Counter,
    microseconds: Counter,
}

/// Upper bounds in microseconds, and as they are written.
const BOUNDS: [(u64, &str); 9] = [
    (500, "0.0005"),
    (1_000, "0.001"),
    (2_500, "0.0025"),
    (5_000, "0.005"),
    (10_000, "0.01"),
    (25_000, "0.025"),
    (100_000, "0.1"),
    (500_000, "0.5"),
    (2_500_000, "2.5"),
];

impl Durations {
    pub(crate) fn took(&self, time: Duration) {
        let time = u64::try_from(time.as_micros()).unwrap_or(u64::MAX);
        self.within.iter().zip(BOUNDS).filter(|(_, (bound, _))| time <= *bound).for_each(|(counter, _)| counter.one());
        self.microseconds.0.fetch_add(time, Ordering::Relaxed);
        self.count.one();
    }
}

/// What is looked up at the moment somebody asks.
#[derive(Default)]
pub(crate) struct Moment {
    pub(crate) connections: usize,
    pub(crate) queued: usize,
    pub(crate) ready: bool,
    pub(crate) certificate_expires: Option<u64>,
    pub(crate) disk_free: Option<u64>,
    pub(crate) memory: Option<u64>,
    pub(crate) open_files: Option<u64>,
    pub(crate) max_files: Option<u64>,
}

impl Metrics {
    /// The page that Prometheus reads.
    pub(crate) fn page(&self, moment: &Moment) -> String {
        let mut page = Page(String::new());
        page.gauge("kith_ready", "1 while the server takes connections.", Some(u64::from(moment.ready)));
        page.gauge("kith_connections", "Connections that are open now.", Some(moment.connections as u64));
        page.counter("kith_connections_accepted_total", "Connections taken.", &self.accepted);
        page.reasons("kith_connections_refused_total", "Connections refused, by reason.", &self.refused);
        page.counter("kith_handshakes_failed_total", "TLS handshakes that failed.", &self.handshakes_failed);
        page.counter("kith_sessions_total", "Clients that became WebSockets.", &self.sessions);
        page.reasons("kith_sessions_ended_total", "Sessions that ended, by reason.", &self.ended);
        page.counter("kith_messages_received_total", "Messages from clients.", &self.received);
        page.counter("kith_messages_sent_total", "Messages to clients.", &self.sent);
        page.counter("kith_changes_total", "Requests to the writer, whatever came of them.", &self.changes);
        page.durations("kith_commit_seconds", "How long rounds of the writer took, disk included.", &self.commits);
        page.gauge("kith_queue", "Requests that wait for the writer.", Some(moment.queued as u64));
        page.counter("kith_records_expired_total", "Records removed because their time was over.", &self.expired);
        page.counter("kith_blob_bytes_received_total", "Bytes of blobs from clients.", &self.blob_bytes_received);
        page.counter("kith_blob_bytes_sent_total", "Bytes of blobs to clients.", &self.blob_bytes_sent);
        page.counter("kith_blobs_removed_total", "Blobs and uploads removed from where they are.", &self.blobs_removed);
        let failures = "Times that bytes of a blob could not be written, read or removed.";
        page.counter("kith_blob_failures_total", failures, &self.blob_failures);
        let expires = "When the TLS certificate ends, in seconds since 1970.";
        page.gauge("kith_certificate_expires_seconds", expires, moment.certificate_expires);
        page.gauge("kith_disk_free_bytes", "Room left where the store is.", moment.disk_free);
        page.gauge("process_resident_memory_bytes", "Memory of the process.", moment.memory);
        page.gauge("process_open_fds", "Open files and connections of the process.", moment.open_files);
        page.gauge("process_max_fds", "How many it may have.", moment.max_files);
        page.0
    }
}

struct Page(String);

impl Page {
    fn counter(&mut self, name: &str, help: &str, counter: &Counter) {
        self.head(name, help, "counter");
        self.line(format_args!("{name} {}", counter.value()));
    }

    fn gauge(&mut self, name: &str, help: &str, value: Option<u64>) {
        let Some(value) = value else { return };
        self.head(name, help, "gauge");
        self.line(format_args!("{name} {value}"));
    }

    fn reasons<R: Reason, const N: usize>(&mut self, name: &str, help: &str, reasons: &PerReason<R, N>) {
        self.head(name, help, "counter");
        for (reason, word) in R::NAMES {
            self.line(format_args!("{name}{{reason=\"{word}\"}} {}", reasons.value(*reason)));
        }
    }

    fn durations(&mut self, name: &str, help: &str, durations: &Durations) {
        self.head(name, help, "histogram");
        for (counter, (_, bound)) in durations.within.iter().zip(BOUNDS) {
            self.line(format_args!("{name}_bucket{{le=\"{bound}\"}} {}", counter.value()));
        }
        let count = durations.count.value();
        let microseconds = durations.microseconds.value();
        self.line(format_args!("{name}_bucket{{le=\"+Inf\"}} {count}"));
        self.line(format_args!("{name}_sum {}.{:06}", microseconds / 1_000_000, microseconds % 1_000_000));
        self.line(format_args!("{name}_count {count}"));
    }

    fn head(&mut self, name: &str, help: &str, kind: impl Display) {
        self.line(format_args!("# HELP {name} {help}\n# TYPE {name} {kind}"));
    }

    fn line(&mut self, line: fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.0, "{line}");
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn everything() -> Moment {
        let some = Some(7);
        Moment {
            connections: 3,
            queued: 2,
            ready: true,
            certificate_expires: some,
            disk_free: some,
            memory: some,
            open_files: some,
            max_files: some,
        }
    }

    #[test]
    fn the_page_says_what_was_counted() {
        let metrics = Metrics::default();
        metrics.received.add(5);
        metrics.refused.one(Refused::Often);
        metrics.ended.one(Ended::Stopped);
        metrics.commits.took(Duration::from_micros(1_200));
        metrics.commits.took(Duration::from_secs(3));
        let page = metrics.page(&everything());
        for line in [
            "kith_connections 3",
            "kith_messages_received_total 5",
            "kith_connections_refused_total{reason=\"often\"} 1",
            "kith_connections_refused_total{reason=\"full\"} 0",
            "kith_sessions_ended_total{reason=\"stopped\"} 1",
            "kith_commit_seconds_bucket{le=\"0.001\"} 0",
            "kith_commit_seconds_bucket{le=\"0.0025\"} 1",
            "kith_commit_seconds_bucket{le=\"+Inf\"} 2",
            "kith_commit_seconds_sum 3.001200",
            "kith_commit_seconds_count 2",
        ] {
            assert!(page.lines().any(|found| found == line), "{line} is missing: {page}");
        }
    }

    #[test]
    fn run_your_own_explains_every_figure_and_no_other() {
        let explained = include_str!("../../../docs/run-your-own.md");
        let rows = explained.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
        let explained: BTreeSet<_> = rows
            .map(|(name, _)| name)
            .filter(|name| name.starts_with("kith_") || name.starts_with("process_"))
            .collect();
        let page = Metrics::default().page(&everything());
        let shown = page.lines().filter_map(|line| line.strip_prefix("# TYPE ")?.split(' ').next());
        assert_eq!(explained, shown.collect());
    }
}
