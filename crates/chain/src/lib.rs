//! What an entry of an account chain may do, given the chain before it and the time its relay stamped on it.
//!
//! Relay, contacts and the account's own devices all run this one function. It reads no clock: the stamp is the time, so
//! that whoever has the same entries comes to the same answer. The rules as a table stand in [`mod@table`], from which
//! docs/chain.md is written; [`limits`] holds every time and number in them.
//!
//! Words: an *old device* is confirmed, a *new* one on probation. *The wait* is the one the account has set for its
//! recovery. A device that another removed keeps its veto for the wait. Of two devices the one that came in earlier is
//! the *older*, and wins when they remove each other.

mod account;
mod chain;
mod device;
pub mod limits;
mod mark;
mod recovery;
mod rule;
pub mod table;
mod veto;
mod waiting;

pub use account::{Account, Effect};
pub use chain::{Chain, ChainError, Relation};
pub use device::{Device, DeviceState, Removal, Was};
pub use mark::Mark;
pub use recovery::Recovery;
pub use rule::ChainRule;
pub use waiting::{Change, Ended, Waiting};
