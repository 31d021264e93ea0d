//! What a name claims: whom it can be taken for, and what may be shown of the name that a stranger gives.

mod letters;
mod looks;
mod name;
mod service;

pub use name::{LETTERS, SaidName, says};
