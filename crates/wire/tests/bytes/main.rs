//! The bytes of every message, pinned: whoever changes one of these lines changes the protocol.
//!
//! The lines were written by another implementation of protobuf from `proto/`, so that they also say that ours is one.
//! The entries of account chains, whose encoding is canonical, are pinned in `account_bytes.rs`.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of tests")]

mod absent;
mod client;
mod content;
mod contract;
mod devices;
mod hello;
mod inbox;
mod notation;
mod server;
mod values;
