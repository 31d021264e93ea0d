//! Kith's build tool: cargo xtask start | ci | build | bench | layers.

fn main() {}
