//! The relay's directory of account chains: what it publishes, and how anybody checks it.
//!
//! A directory is an append-only tree (`akd`, as it is deployed: blake3, and labels by a verifiable random function). Epoch by epoch
//! it says of every account in which *version* its chain is, and what that version's value is. Three things are proven against a
//! [`Root`], which is all that has to be signed, kept and compared: [`Checker::lookup`], what an account's newest version is;
//! [`Checker::history`], all versions that were ever said to be an account's, so that its owner finds one that is not; and
//! [`append_only`], that an epoch only added to the one before it.
//!
//! Whoever sees roots and proofs cannot count accounts: each epoch's leaves are padded to a size class ([`class`]).

#[cfg(feature = "publisher")]
mod database;
mod epoch;
mod proof;
#[cfg(feature = "publisher")]
mod publisher;

pub use epoch::append_only;
pub use proof::{Checker, Version};
#[cfg(feature = "publisher")]
pub use publisher::{Fault, Published, Publisher, Rows, class};

use protobuf::Message;

/// How `akd` hashes.
type Hashes = akd_core::WhatsAppV1Configuration;

/// What a directory is at the end of an epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Root {
    /// Counted from 1; 0 is the directory in which nothing was said yet.
    pub epoch: u64,
    /// The tree's hash.
    pub hash: [u8; 32],
}

/// Why a proof proves nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unproven {
    /// Its bytes are no proof of this kind.
    #[error("the proof is malformed")]
    Malformed,
    /// It is a proof, of something else than what was asked.
    #[error("the proof does not fit the root")]
    Wrong,
}

/// Reads a proof that is written in the one way there is: the library takes lengths that reach beyond the end, too.
fn parse<Form: Message>(bytes: &[u8]) -> Result<Form, Unproven> {
    let form = Form::parse_from_bytes(bytes).map_err(|_| Unproven::Malformed)?;
    let is_plain = form.write_to_bytes().is_ok_and(|written| written == bytes);
    if is_plain { Ok(form) } else { Err(Unproven::Malformed) }
}

/// The name of an account in the tree; the names that only fill up begin with another byte.
fn label(account: &[u8; 32]) -> akd_core::AkdLabel {
    akd_core::AkdLabel([&[ACCOUNT], account.as_slice()].concat())
}

const ACCOUNT: u8 = 1;
