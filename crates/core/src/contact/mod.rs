//! People: cards given away, requests received, contacts made.

mod card;
mod letter;
mod name;
mod request;
mod row;

pub(crate) use card::{CardRow, SealKeyRow, SealOwner, seal_key_hash};
pub(crate) use letter::{Opened, OpenedLetter, open_letter, post_letter, words_of};
pub(crate) use name::{check_name, free_name};
pub(crate) use request::{RequestRow, RequestStage};
pub(crate) use row::{Contact, ContactId, Kind, OwnReach, Stage};
