//! The relay's rules over a store: no socket, no clock, no log.

pub mod store;
