//! What crosses the network between Kith's clients and relays, and between clients through them.
//!
//! Bytes come in, checked values come out; no logic, no clock, no randomness. The published contract is the
//! `.proto` files beside this crate; PROTOCOL.md says what the messages mean.

mod error;
mod ids;

pub use error::DecodeError;
pub use ids::{
    AccountId, ChannelId, DeviceId, Epoch, Hash, MessageId, Millis, Nonce, PublicKey, RelayId, SealKeyId, Seconds,
    Seq, Session, Signature, Token,
};
