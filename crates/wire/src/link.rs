//! Linking a device: the one-time code that the old device shows, and what the two write into the channel it leads to.
//!
//! A code is no URL: nothing that scans or opens links knows what to do with it.

use data_encoding::BASE32_NOPAD;

use crate::account::StampedEntry;
use crate::codec::{self, Proto, required};
use crate::inbox::Conversation;
use crate::proto::link_message::Kind as Form;
use crate::{AccountId, DecodeError, Hash, PublicKey, RelayId, Seconds, Signature, limits, proto};

/// How a code begins.
pub const PREFIX: &str = "KITHLINK";
/// How long a code is good for, seconds.
pub const LIFETIME: u64 = 300;

const VERSION: u8 = 1;
const SECRET: usize = 16;
const CHECK: usize = 4;

/// What the old device shows and the new one scans, is pasted or told.
#[derive(Clone, PartialEq, Eq)]
pub struct LinkCode {
    /// Channel and keys are derived from it.
    pub secret: [u8; SECRET],
    /// The relay's URL.
    pub url: String,
}

/// Why a text is not a code for linking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// It does not begin like one.
    #[error("this is not a code for linking a device: such a code begins with {PREFIX}")]
    NotACode,
    /// It begins like one, but a part is missing or changed.
    #[error("this code is incomplete or was changed on its way; copy it again")]
    Damaged,
    /// It is of a later version.
    #[error("this code is of a newer Kith: update this one first")]
    Newer,
}

impl LinkCode {
    /// The code as text: one word of capitals and digits.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut bytes = vec![VERSION];
        bytes.extend(self.secret);
        bytes.extend(self.url.as_bytes());
        bytes.extend(check(&bytes));
        format!("{PREFIX}{}", BASE32_NOPAD.encode(&bytes))
    }

    /// The code of a text; spaces, line breaks and small letters do not matter.
    ///
    /// # Errors
    /// See [`CodeError`].
    pub fn from_text(text: &str) -> Result<Self, CodeError> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
        let encoded = text.strip_prefix(PREFIX).ok_or(CodeError::NotACode)?;
        let bytes = BASE32_NOPAD.decode(encoded.as_bytes()).map_err(|_| CodeError::Damaged)?;
        let (bytes, found) = bytes.split_last_chunk::<CHECK>().ok_or(CodeError::Damaged)?;
        if *found != check(bytes) {
            return Err(CodeError::Damaged);
        }
        let (version, rest) = bytes.split_first().ok_or(CodeError::Damaged)?;
        if *version != VERSION {
            return Err(CodeError::Newer);
        }
        let (secret, url) = rest.split_first_chunk::<SECRET>().ok_or(CodeError::Damaged)?;
        let url = String::from_utf8(url.to_vec()).map_err(|_| CodeError::Damaged)?;
        if url.len() > limits::URL || !(url.starts_with("ws://") || url.starts_with("wss://")) {
            return Err(CodeError::Damaged);
        }
        Ok(Self { secret: *secret, url })
    }
}

impl std::fmt::Debug for LinkCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LinkCode(…)")
    }
}

fn check(bytes: &[u8]) -> [u8; CHECK] {
    let Hash([a, b, c, d, ..]) = Hash::of("kith link code v1", &[bytes]);
    [a, b, c, d]
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
            Self::Offer(offer) => Form::Offer(proto::LinkOffer {
                account: offer.account.0.to_vec(),
                relay: offer.relay.0.to_vec(),
                expires: offer.expires.0,
            }),
            Self::Join(join) => Form::Join(proto::LinkJoin {
                key: join.key.0.to_vec(),
                proof: join.proof.0.to_vec(),
                key_package: join.key_package.clone(),
                name: join.name.clone(),
                kind: join.kind.clone(),
                whereabouts: join.whereabouts.clone(),
            }),
            Self::Admission(admission) => Form::Admission(proto::LinkAdmission {
                chain: admission.chain.iter().map(Proto::to_form).collect(),
                conversation: Some(admission.conversation.to_form()),
            }),
            Self::Refusal => Form::Refusal(proto::LinkRefusal {}),
        };
        proto::LinkMessage { kind: Some(kind) }
    }

    fn from_form(form: proto::LinkMessage) -> Result<Self, DecodeError> {
        Ok(match form.kind.ok_or(DecodeError::Missing { field: "kind" })? {
            Form::Offer(form) => Self::Offer(Offer {
                account: form.account.as_slice().try_into()?,
                relay: form.relay.as_slice().try_into()?,
                expires: Seconds(form.expires),
            }),
            Form::Join(form) => Self::Join(Join {
                key: form.key.as_slice().try_into()?,
                proof: form.proof.as_slice().try_into()?,
                key_package: codec::some_bytes(form.key_package, "key_package", limits::KEY_PACKAGE)?,
                name: codec::text(form.name, "name", limits::NAME)?,
                kind: codec::text(form.kind, "kind", KIND)?,
                whereabouts: codec::bytes(form.whereabouts, "whereabouts", WHEREABOUTS)?,
            }),
            Form::Admission(form) => Self::Admission(Admission {
                chain: codec::list(form.chain, "chain", limits::ENTRIES)?,
                conversation: required(form.conversation, "conversation")?,
            }),
            Form::Refusal(proto::LinkRefusal {}) => Self::Refusal,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code() -> LinkCode {
        LinkCode { secret: [7; SECRET], url: "wss://kith.example/v1".into() }
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
