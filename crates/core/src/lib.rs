//! Everything a device decides: accounts, devices, contacts, conversations, sync, trust.
//!
//! Sans-IO: `Engine::handle(input, now)` and then drain its outputs. No socket, no file, no clock, no log.

pub mod account;
mod backup;
mod chat;
pub mod code;
mod contact;
mod device;
mod devices;
pub mod engine;
pub mod error;
mod guardians;
pub mod mls;
pub mod state;
mod tables;
pub mod trust;
pub mod vault;
