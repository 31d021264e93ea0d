//! Codes that a person scans, pastes or types: cards, and one-time codes for linking a device and for guardians in both their
//! forms. What is put where another kind belongs is refused by its name.

mod words;

use kith_shield::qr::Payload;
use kith_wire::card::{self, LinkError};
use kith_wire::guardian::GuardianCode;
use kith_wire::inbox::Card;
use kith_wire::link::{CodeError, LinkCode};

pub use words::{GUARDIAN_WORDS, WORDS, WordsError, spoken, spoken_to_guardians};

use crate::account::RecoveryPhrase;
use crate::error::Misuse;

/// What a text is that was put where something else belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OtherCode {
    /// A contact card.
    #[error("this is a contact card, which lets you ask its owner; it links no device")]
    Card,
    /// A code for linking a device to an account of Kith, as one word or as words.
    #[error(
        "this is a code for linking a device: if somebody sent it to you, do not use it; if it is yours, give it to nobody"
    )]
    Link,
    /// A code that asks guardians to approve a recovery.
    #[error(
        "this is a code for guardians: only somebody whom an account's owner has called, or met, approves with it; it links no device"
    )]
    Guardian,
    /// The recovery phrase of an account.
    #[error("this is a recovery phrase: keep it to yourself, and enter it only to recover your account")]
    RecoveryPhrase,
    /// Another service's code, which links a device or signs in there.
    #[error("this code lets a device into an account of {0}: enter it nowhere")]
    Foreign(&'static str),
}

/// Reads a contact card.
///
/// # Errors
/// [`Misuse::Link`], or [`Misuse::OtherCode`] if it is something else.
pub fn card(text: &str) -> Result<Card, Misuse> {
    card::from_link(text).map_err(|error| match other(text) {
        Some(found) if error == LinkError::NotACard => Misuse::OtherCode(found),
        Some(_) | None => error.into(),
    })
}

/// Reads a code for linking a device: the one word that is shown and scanned, or the words that are read aloud and typed.
///
/// # Errors
/// [`Misuse::Code`] or [`Misuse::Words`], or [`Misuse::OtherCode`] if it is something else.
pub fn link(text: &str) -> Result<LinkCode, Misuse> {
    match LinkCode::from_text(text) {
        Err(CodeError::NotACode) => {}
        read => return read.map_err(Misuse::from),
    }
    match other(text) {
        Some(found) if found != OtherCode::Link => Err(Misuse::OtherCode(found)),
        Some(_) | None if words::is_spoken(text) => {
            let read = words::read(words::LINK, text).map_err(Misuse::from);
            read.map(|(secret, url)| LinkCode { secret, url })
        }
        Some(_) | None => Err(CodeError::NotACode.into()),
    }
}

/// Reads a code for guardians, as one word or as the words that are read out.
///
/// # Errors
/// [`Misuse::GuardianCode`] or [`Misuse::GuardianWords`], or [`Misuse::OtherCode`] if it is something else.
pub fn guardian(text: &str) -> Result<GuardianCode, Misuse> {
    match GuardianCode::from_text(text) {
        Err(CodeError::NotACode) => {}
        read => return read.map_err(Misuse::GuardianCode),
    }
    match other(text) {
        Some(found) if found != OtherCode::Guardian => Err(Misuse::OtherCode(found)),
        Some(_) | None if words::is_spoken(text) => {
            let read = words::read(words::GUARDIAN, text).map_err(Misuse::GuardianWords);
            read.map(|(secret, url)| GuardianCode { secret, url })
        }
        Some(_) | None => Err(Misuse::GuardianCode(CodeError::NotACode)),
    }
}

/// What a text is, if it is one of the codes that people are given. Damaged ones are what they were.
#[must_use]
pub fn other(text: &str) -> Option<OtherCode> {
    if card::from_link(text) != Err(LinkError::NotACard) {
        return Some(OtherCode::Card);
    }
    if LinkCode::from_text(text) != Err(CodeError::NotACode) || words::read(words::LINK, text).is_ok() {
        return Some(OtherCode::Link);
    }
    if GuardianCode::from_text(text) != Err(CodeError::NotACode) || words::read(words::GUARDIAN, text).is_ok() {
        return Some(OtherCode::Guardian);
    }
    if RecoveryPhrase::parse(text).is_ok() {
        return Some(OtherCode::RecoveryPhrase);
    }
    match Payload::of(text) {
        Payload::LinksDevice(service) | Payload::SignsIn(service) if service != "Kith" => {
            Some(OtherCode::Foreign(service))
        }
        Payload::LinksDevice(_)
        | Payload::SignsIn(_)
        | Payload::Pays(_)
        | Payload::JoinsNetwork(_)
        | Payload::AddsContact(_)
        | Payload::KithCard
        | Payload::OpensLink(_)
        | Payload::Acts(_)
        | Payload::Text => None,
    }
}

#[cfg(test)]
mod tests;
