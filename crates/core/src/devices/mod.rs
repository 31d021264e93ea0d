//! The account's other devices: what is known of them, how one is linked, what they were told.

mod link;
mod row;

pub(crate) use link::{LinkKeys, open, seal};
pub(crate) use row::{Asking, DeviceNote, Joining, LinkRow, LinkStage, Offered, SpareRow, ToldRow};
