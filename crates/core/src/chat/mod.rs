//! Conversations: where each one goes on, what was said, what waits to be said.

mod outbox;
mod row;
mod text;

pub(crate) use outbox::{OutboxItem, Sealed};
pub(crate) use row::{Chat, ChatId, Guest, Held, Members, PeerMarks, PendingCommit, Place};
pub(crate) use row::{serde_bytes_list, serde_bytes_vec};
pub(crate) use text::{HeldText, Order, TextRow};
