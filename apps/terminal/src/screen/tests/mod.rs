//! Every screen as text, at three sizes; and what keys, the mouse and the engine do to them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod devices;
mod fixture;
mod keys;
mod linear;
mod recovery;
mod safety;
mod screens;
