//! What backups are made of: the rows that are kept of them, and how they are sealed.

mod row;
mod seal;

pub(crate) use row::{BackupKey, BackupKeys, BackupRow, Covered, Making, PieceRow};
pub(crate) use seal::{Shut, open_index, piece_key, seal_index, unwrap, wrap};
