//! What is done to everything that parses, with bytes from anybody: a target takes bytes and panics if a promise is broken.
//!
//! The tests of this crate run every target on its seeds, on damaged seeds and on random bytes; `cargo fuzz` runs the same
//! functions under libFuzzer (`fuzz/README.md`).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a target stops the fuzzer by panicking"
)]

mod bytes;
mod chain;
mod codes;
mod directory;
mod engine;
mod eve;
mod exports;
mod guard;
mod mls;
mod recording;
mod relay;
mod shield;
mod trust;
mod vault;
mod wire;

/// Something that parses.
#[derive(Clone, Copy)]
pub struct Target {
    /// Its name, for `cargo fuzz run`.
    pub name: &'static str,
    /// Tries it with some bytes.
    ///
    /// # Panics
    /// If a promise is broken.
    pub run: fn(&[u8]),
    /// Bytes that get far, to begin with.
    pub seeds: fn() -> Vec<Vec<u8>>,
}

/// Every target.
pub const TARGETS: [Target; 26] = [
    Target { name: "client_hello", run: wire::client_hello, seeds: wire::client_hello_seeds },
    Target { name: "server_hello", run: wire::server_hello, seeds: wire::server_hello_seeds },
    Target { name: "client_frame", run: wire::client_frame, seeds: recording::requests },
    Target { name: "server_frame", run: wire::server_frame, seeds: recording::events },
    Target { name: "letter", run: wire::letter, seeds: wire::letter_seeds },
    Target { name: "card_link", run: wire::card_link, seeds: wire::card_link_seeds },
    Target { name: "link_code", run: codes::link_code, seeds: codes::link_code_seeds },
    Target { name: "content_plaintext", run: wire::content_plaintext, seeds: wire::content_seeds },
    Target { name: "account_entry", run: wire::account_entry, seeds: wire::account_entry_seeds },
    Target { name: "chain_verify", run: chain::verify, seeds: chain::verify_seeds },
    Target { name: "chain_rules", run: chain::rules, seeds: chain::rules_seeds },
    Target { name: "directory_proof", run: directory::proof, seeds: directory::seeds },
    Target { name: "relay_connection", run: relay::connection, seeds: recording::conversations },
    Target { name: "engine_received", run: engine::received, seeds: engine::received_seeds },
    Target { name: "engine_letter", run: engine::letter, seeds: engine::letter_seeds },
    Target { name: "engine_content", run: engine::content, seeds: engine::content_seeds },
    Target { name: "mls_process", run: mls::process, seeds: mls::seeds },
    Target { name: "vault_header", run: vault::header, seeds: vault::header_seeds },
    Target { name: "journal_frame", run: vault::journal, seeds: vault::journal_seeds },
    Target { name: "says_name", run: trust::says_name, seeds: trust::name_seeds },
    Target { name: "shield_message", run: shield::message, seeds: shield::message_seeds },
    Target { name: "shield_link", run: shield::address, seeds: shield::address_seeds },
    Target { name: "export", run: exports::export, seeds: exports::export_seeds },
    Target { name: "qr_picture", run: codes::qr_picture, seeds: codes::qr_seeds },
    Target { name: "qr_payload", run: codes::qr_payload, seeds: codes::payload_seeds },
    Target { name: "secret_guard", run: guard::secret_guard, seeds: guard::guard_seeds },
];

/// Tries the target of this name.
///
/// # Panics
/// If there is none, or a promise is broken.
pub fn run(name: &str, bytes: &[u8]) {
    let target = TARGETS.iter().find(|target| target.name == name);
    (target.expect("a target").run)(bytes);
}
