//! The account's other devices: what is known of them, how one is linked, what they were told.

mod archive;
mod link;
mod row;

pub(crate) use archive::{open_archive, seal_archive};
pub(crate) use link::{MeetingKeys, open, seal};
pub(crate) use row::{Asking, DeviceNote, HistoryRow, Joining, LinkRow, LinkStage, Offered, SpareRow, ToldRow};
