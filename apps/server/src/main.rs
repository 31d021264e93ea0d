//! The relay: sockets, store, clock and log around kith-relay's rules.

fn main() {}
