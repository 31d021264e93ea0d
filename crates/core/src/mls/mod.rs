//! MLS (RFC 9420): conversations as groups of devices, and sealing to a key (RFC 9180).
//!
//! The only module that names OpenMLS, and no type of OpenMLS leaves it. Every function takes the [`State`] and changes
//! it on success only: an error, or a dropped [`StagedCommit`] or [`Invitation`], leaves the rows as they were. OpenMLS
//! reads the clock (lifetimes of key packages) and draws its own randomness; nothing else in this crate does.
//!
//! Never here: who may commit what, which device belongs to which account, when to send. This module says what a commit
//! does; the caller decides whether it may.
//!
//! [`State`]: crate::state::State

mod commit;
mod error;
mod group;
mod invitation;
mod key_package;
mod keys;
mod member;
mod process;
mod provider;
pub mod seal;
mod store;

pub use commit::{Change, Pending};
pub use error::MlsError;
pub use group::Group;
pub use invitation::Invitation;
pub(crate) use key_package::own_letter_key;
pub use key_package::{KEY_PACKAGE_LIFETIME, KeyPackage, delete_expired_key_packages, new_key_package};
pub use keys::{ChannelKeys, DeviceKey, Identity};
pub use member::{Leaf, Member};
pub use process::{Processed, StagedCommit};

use openmls::prelude::{Capabilities, Ciphersuite, CredentialType, ExtensionType, ProtocolVersion};

/// Hybrid post-quantum (X-Wing) with Ed25519 signatures. The code point is provisional, hence named once.
const SUITE: Ciphersuite = Ciphersuite::MLS_128_MLKEM768X25519_AES128GCM_SHA256_Ed25519;

/// How many skipped messages of a sender may still arrive late. The relay gives one total order, so this only covers
/// a sender whose own appends overtook each other; each kept key costs a little forward secrecy until the next commit.
const OUT_OF_ORDER_TOLERANCE: u32 = 32;

/// How many messages of a sender may be missing before the next one: what expired, or was encrypted and never sent.
const FORWARD_DISTANCE: u32 = 2_000;

/// What every leaf declares, spelled out so that it depends on no provider's list and tells leaves apart by nothing.
fn capabilities() -> Capabilities {
    Capabilities::new(
        Some(&[ProtocolVersion::Mls10]),
        Some(&[SUITE]),
        Some(&[ExtensionType::LastResort]),
        Some(&[]),
        Some(&[CredentialType::Basic]),
    )
}

#[cfg(test)]
mod tests;
