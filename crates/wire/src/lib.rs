//! What crosses the network between Kith's clients and relays, and between clients through them.
//!
//! Bytes come in, checked values come out; no logic, no clock, no randomness. The published contract is the
//! `.proto` files beside this crate; PROTOCOL.md says what the messages mean.

pub mod account;
mod backup;
mod blob;
pub mod card;
mod client;
pub mod code;
mod codec;
pub mod content;
mod error;
pub mod guardian;
mod hello;
mod ids;
pub mod inbox;
pub mod limits;
pub mod link;
pub mod padding;
mod refusal;
mod server;
pub mod sync;
mod whereabouts;

pub use backup::{Backup, BackupHead, BackupIndex, BackupRequest, PutBackup};
pub use blob::BlobHasher;
pub use client::{
    Append, Authenticate, AuthenticatePhrase, ClientFrame, Commit, CreateAccount, EpochKeys, GrantToken, OpenChannel,
    Operation, Prove, PublishKeyPackages, Purpose, Shown, Subscribe, TokenRights, invitation,
};
pub use codec::Message;
pub use error::DecodeError;
pub use hello::{ClientHello, Greeting, Incompatible, Role, ServerHello, negotiate, verify};
pub use ids::{
    AccountId, ChannelId, DeviceId, Ending, Epoch, Hash, MessageId, Millis, Nonce, PublicKey, RelayId, SealKeyId,
    Seconds, Seq, Session, Signature, Token, bytes,
};
pub use refusal::Refusal;
pub use server::{Closing, ClosingReason, InboxItem, Record, ServerEvent, ServerFrame, Span};
pub use whereabouts::Whereabouts;

/// The generated forms of the `.proto` files; only this crate sees them.
#[allow(missing_docs, clippy::all, clippy::pedantic, unreachable_pub, reason = "generated code")]
mod proto {
    include!(concat!(env!("OUT_DIR"), "/kith.v1.rs"));
}
