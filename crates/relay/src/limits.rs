//! Every count, size, age and rate that a relay holds its clients to, in one place; PROTOCOL.md lists them.
//!
//! Sizes of single messages are the wire's (`kith_wire::limits`), since both ends must agree on them.

use crate::rate::Rate;

/// What a relay holds its clients to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Requests of one connection.
    pub requests: Rate,
    /// Requests of one connection that are not answered yet; the relay reads no more from its socket beyond.
    pub outstanding: usize,
    /// Channel and purpose pairs proven on one connection.
    pub proofs: usize,
    /// Subscriptions on one connection.
    pub subscriptions: usize,
    /// Bytes of records in one push.
    pub push_bytes: usize,

    /// Tokens of an account that open something.
    pub tokens: u32,
    /// One-time key packages of a device in stock.
    pub key_packages: u64,
    /// Seconds a key package is handed out: it must live on for as long as messages wait.
    pub key_package_age: u64,
    /// Items in an account's inbox.
    pub inbox_items: u64,
    /// Bytes in an account's inbox.
    pub inbox_bytes: u64,
    /// Seconds an inbox item is kept.
    pub inbox_retention: u64,

    /// Bytes of an account's blobs.
    pub blob_bytes: u64,
    /// Seconds a blob is kept.
    pub blob_retention: u64,
    /// Seconds an upload may take.
    pub blob_upload: u64,

    /// Bytes of an account's backup.
    pub backup_bytes: u64,
    /// Guesses of a PIN by one device before it must wait. Of one device, so that a thief's cannot keep the others from theirs.
    pub pin_guesses: u32,
    /// Seconds to wait then; twice as long after each further guess.
    pub pin_pause: u64,
    /// The same at most.
    pub pin_pause_most: u64,

    /// Entries of an account's chain by one device. Of one device, so that a thief's cannot keep the others from saying no.
    pub entries: Rate,
    /// Invitations made by an account. One that another member let in begins with none.
    pub invitations: Rate,
    /// Deliveries with one token.
    pub deliveries: Rate,
    /// Claims of key packages with one token.
    pub claims: Rate,
    /// Messages in one channel.
    pub messages: Rate,
    /// Commits in one channel. They are kept for the channel's life and every member must process them, so the budget is a
    /// channel's and survives a restart. Whether a commit is a self-update the relay cannot see: the budget leaves room
    /// for a group that is being filled, and members keep self-updates under twenty a day by themselves.
    pub commits: Rate,
    /// Channels opened on one connection.
    pub openings: Rate,
    /// Accounts created on one connection.
    pub creations: Rate,

    /// Requests that become durable together, at most.
    pub round_requests: usize,
    /// Expired records removed in one sweep, at most.
    pub sweep: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            requests: Rate::per_second(10_000, 2_000),
            outstanding: 256,
            proofs: 4096,
            subscriptions: 2048,
            push_bytes: 256 * 1024,
            tokens: 5_000,
            key_packages: 200,
            key_package_age: 45 * 86_400,
            inbox_items: 10_000,
            inbox_bytes: 128 * 1024 * 1024,
            inbox_retention: 30 * 86_400,
            blob_bytes: 256 * 1024 * 1024,
            blob_retention: 30 * 86_400,
            blob_upload: 86_400,
            backup_bytes: 256 * 1024 * 1024,
            pin_guesses: 10,
            pin_pause: 3_600,
            pin_pause_most: 7 * 86_400,
            entries: Rate::one_in_seconds(60, 60),
            invitations: Rate::one_in_seconds(5, 7 * 86_400),
            deliveries: Rate::one_in_seconds(60, 10),
            claims: Rate::one_in_seconds(60, 60),
            messages: Rate::per_second(5_000, 500),
            commits: Rate::one_in_seconds(200, 30 * 60),
            openings: Rate::one_in_seconds(1_000, 1),
            creations: Rate::one_in_seconds(20, 60),
            round_requests: 1024,
            sweep: 10_000,
        }
    }
}
