//! What a person may rely on: names of strangers, words to compare by voice, safety numbers.

mod letters;
mod looks;
mod name;
mod safety;
mod service;
mod voice;

pub use name::{LETTERS, SaidName, says};
pub use safety::safety_number;
pub use voice::words;
