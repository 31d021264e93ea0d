//! What a device adds to the account chain's rules: founding an account, writing entries, and the recovery phrase.

mod phrase;
mod write;

pub use phrase::{PhraseError, RecoveryKey, RecoveryPhrase, WORDS};
pub(crate) use write::write_entry;
pub use write::{Founded, Key, agree_to_join, approve, found_account, sign_entry};
