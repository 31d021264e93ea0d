//! The relay's rules over a store: no socket, no clock, no log.
//!
//! A [`Connection`] is one client's state machine. What only reads it answers by itself; what changes something it hands
//! to the one [`Writer`], which makes many changes durable together and then says what became of each. [`Relay`] is all
//! of it in one value, for simulated worlds; the server runs the same parts with sockets and threads between them.

mod account;
mod backups;
pub mod blobs;
mod channel;
mod connection;
mod hub;
mod inbox;
mod invitations;
mod job;
mod keypackages;
mod limits;
mod logs;
mod news;
mod operations;
mod rate;
mod refused;
mod relay;
mod rights;
mod round;
mod rows;
mod standing;
pub mod store;
mod subscription;
mod tokens;
mod uploads;
mod writer;

pub use account::Admission;
pub use connection::{Base, Connection, ConnectionId, Grown, Push, Step};
pub use hub::Hub;
pub use job::{BlobJob, BlobStep};
pub use limits::Limits;
pub use news::{Growth, News, Published};
pub use rate::{Bucket, Rate};
pub use refused::Answer;
pub use relay::{Output, Relay};
pub use standing::{Author, Identity};
pub use uploads::{BlobPart, Due, Part, parts};
pub use writer::{Change, Finished, Writer};
