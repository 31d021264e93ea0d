//! The relay's memory on this machine's disk.
//!
//! [`FjallStore`] keeps the promise of [`kith_relay::store`] on fjall, a log-structured store. What fjall leaves open is
//! closed around it: readers are shown whole batches only ([`fjall`]), the journal and the lists of tables are looked through
//! before fjall reads them (`journal`, `manifest`), and what was acknowledged is noted beside it (`acknowledged`).

mod acknowledged;
mod check;
mod export;
mod fault;
pub mod fjall;
mod folder;
mod journal;
mod layout;
mod manifest;

pub use check::Checked;
pub use export::{ExportError, KEY_BYTES, import, verify};
pub(crate) use fault::io as io_fault;
pub use fjall::{FjallStore, Tuning};
pub use layout::FORMAT;
