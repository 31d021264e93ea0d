//! The engine: inputs in, outputs out.

pub mod io;
