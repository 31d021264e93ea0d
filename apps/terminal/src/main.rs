//! Kith's terminal client, for people and for scripts.

fn main() {}
