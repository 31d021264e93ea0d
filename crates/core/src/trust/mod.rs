//! What a person may rely on: names of strangers, words to compare by voice, safety numbers.

mod safety;
mod voice;

pub use kith_shield::names::{LETTERS, SaidName, says};
pub use safety::safety_number;
pub use voice::words;
