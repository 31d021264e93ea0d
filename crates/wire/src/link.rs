//! Linking a device: the one-time code that the old device shows, and what the two write into the channel it leads to.
//!
//! A code is no URL: nothing that scans or opens links knows what to do with it.

use crate::account::StampedEntry;
use crate::code::{self, Form};
use crate::codec::{self, Proto, required};
use crate::inbox::Conversation;
use crate::proto::link_message::Kind as Message;
use crate::{AccountId, DecodeError, PublicKey, RelayId, Seconds, Signature, limits, proto};

pub use crate::code::CodeError;

/// How a code begins.
pub const PREFIX: &str = "KITHLINK";
/// How long a code is good for, seconds.
pub const LIFETIME: u64 = 300;

const FORM: Form = Form { prefix: PREFIX, check: "kith link code v1" };

/// What the old device shows and the new one scans, is pasted or told.
#[derive(Clone, PartialEq, Eq)]
pub struct LinkCode {
    /// Channel and keys are derived from it.
    pub secret: [u8; code::SECRET],
    /// The relay's URL.
    pub url: String,
}

impl LinkCode {
    /// The code as text: one word of capitals and digits.
    #[must_use]
    pub fn to_text(&self) -> String {
        code::to_text(&FORM, &self.secret, &self.url)
    }

    /// The code of a text; spaces, line breaks and small letters do not matter.
    ///
    /// # Errors
    /// See [`CodeError`].
    pub fn from_text(text: &str) -> Result<Self, CodeError> {
        code::from_text(&FORM, text).map(|(secret, url)| Self { secret, url })
    }
}

impl std::fmt::Debug for LinkCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LinkCode(…)")
    }
}

/// What the two devices write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkMessage {
    /// The old device: whose account it is.
    Offer(Offer),
    /// The new device: who it is.
    Join(Join),
    /// The old device: the new one is in.
    Admission(Admission),
    /// The old device: the new one is not let in.
    Refusal,
}

/// See [`LinkMessage::Offer`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The account.
    pub account: AccountId,
    /// Where it lives.
    pub relay: RelayId,
    /// The code is good until then.
    pub expires: Seconds,
}

/// See [`LinkMessage::Join`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Join {
    /// The new device's key.
    pub key: PublicKey,
    /// By it, over [`crate::account::device_joins`].
    pub proof: Signature,
    /// MLS.
    pub key_package: Vec<u8>,
    /// What the new device is called.
    pub name: String,
    /// What it is: a short word.
    pub kind: String,
    /// Where the relay sees it, as the relay signed it; empty if the relay would not say.
    pub whereabouts: Vec<u8>,
}

/// See [`LinkMessage::Admission`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Admission {
    /// The account's whole chain.
    pub chain: Vec<StampedEntry>,
    /// With the device that let it in.
    pub conversation: Conversation,
}

/// The longest word for what a device is, bytes.
pub const KIND: usize = 32;
const WHEREABOUTS: usize = 256;

impl Proto for LinkMessage {
    type Form = proto::LinkMessage;
    const NAME: &'static str = "LinkMessage";

    fn to_form(&self) -> proto::LinkMessage {
        let kind = match self {
            Self::Offer(offer) => Message::Offer(proto::LinkOffer {
                account: offer.account.0.to_vec(),
                relay: offer.relay.0.to_vec(),
                expires: offer.expires.0,
            }),
            Self::Join(join) => Message::Join(proto::LinkJoin {
                key: join.key.0.to_vec(),
                proof: join.proof.0.to_vec(),
                key_package: join.key_package.clone(),
                name: join.name.clone(),
                kind: join.kind.clone(),
                whereabouts: join.whereabouts.clone(),
            }),
            Self::Admission(admission) => Message::Admission(proto::LinkAdmission {
                chain: admission.chain.iter().map(Proto::to_form).collect(),
                conversation: Some(admission.conversation.to_form()),
            }),
            Self::Refusal => Message::Refusal(proto::LinkRefusal {}),
        };
        proto::LinkMessage { kind: Some(kind) }
    }

    fn from_form(form: proto::LinkMessage) -> Result<Self, DecodeError> {
        Ok(match form.kind.ok_or(DecodeError::Missing { field: "kind" })? {
            Message::Offer(form) => Self::Offer(Offer {
                account: form.account.as_slice().try_into()?,
                relay: form.relay.as_slice().try_into()?,
                expires: Seconds(form.expires),
            }),
            Message::Join(form) => Self::Join(Join {
                key: form.key.as_slice().try_into()?,
                proof: form.proof.as_slice().try_into()?,
                key_package: codec::some_bytes(form.key_package, "key_package", limits::KEY_PACKAGE)?,
                name: codec::text(form.name, "name", limits::NAME)?,
                kind: codec::text(form.kind, "kind", KIND)?,
                whereabouts: codec::bytes(form.whereabouts, "whereabouts", WHEREABOUTS)?,
            }),
            Message::Admission(form) => Self::Admission(Admission {
                chain: codec::list(form.chain, "chain", limits::ENTRIES)?,
                conversation: required(form.conversation, "conversation")?,
            }),
            Message::Refusal(proto::LinkRefusal {}) => Self::Refusal,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code() -> LinkCode {
        LinkCode { secret: [7; code::SECRET], url: "wss://kith.example/v1".into() }
    }

    #[test]
    fn a_code_survives_small_letters_and_line_breaks_and_is_no_url() {
        let text = code().to_text();
        assert!(text.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit()), "{text}");
        let (a, b) = text.split_at(30);
        assert_eq!(LinkCode::from_text(&format!(" {}\n{b} ", a.to_lowercase())), Ok(code()));
    }

    #[test]
    fn a_code_that_was_cut_or_changed_is_called_damaged_and_a_card_is_no_code() {
        let text = code().to_text();
        for end in PREFIX.len()..text.len() {
            assert_eq!(LinkCode::from_text(&text[..end]), Err(CodeError::Damaged), "cut at {end}");
        }
        assert_eq!(LinkCode::from_text(&text.replacen('Q', "R", 1)), Err(CodeError::Damaged));
        assert_eq!(LinkCode::from_text("kith:card/AAAA"), Err(CodeError::NotACode));
    }

    #[test]
    fn debug_output_shows_no_secret() {
        assert_eq!(format!("{:?}", code()), "LinkCode(…)");
    }
}
