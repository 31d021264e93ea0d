//! The relay: sockets, store, clock and log around kith-relay's rules.

mod arrivals;
mod config;
mod failure;
mod folder;
mod invitations;
mod key;
mod listen;
mod logging;
mod mailbox;
mod server;
mod session;
mod shared;
pub mod store;
mod writer;

pub use config::{Config, SocketLimits};
pub use failure::Failure;
pub use invitations::invite;
pub use logging::start as start_log;
pub use server::Server;
