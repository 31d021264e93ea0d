//! Approving a recovery: the code that the recovering home shows, and what it and the guardians write into the channel that the
//! code leads to.

use crate::code::{self, CodeError, Form};
use crate::codec::{self, Proto};
use crate::proto::approval_message::Kind;
use crate::{AccountId, DecodeError, Hash, PublicKey, Signature, limits, link, proto};

/// How a code begins.
pub const PREFIX: &str = "KITHGUARD";

const FORM: Form = Form { prefix: PREFIX, check: "kith guardian code text v1" };

/// What whoever recovers an account reads out to its guardians. It names one recovery, and no other.
#[derive(Clone, PartialEq, Eq)]
pub struct GuardianCode {
    /// Channel and keys are derived from it; see [`Offer::secret`].
    pub secret: [u8; code::SECRET],
    /// The relay's URL.
    pub url: String,
}

impl GuardianCode {
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

impl std::fmt::Debug for GuardianCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("GuardianCode(…)")
    }
}

/// What is written into the channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApprovalMessage {
    /// The recovering home: which recovery.
    Offer(Offer),
    /// A guardian: yes.
    Given {
        /// Its key.
        guardian: PublicKey,
        /// By it, over [`crate::account::approves`].
        signature: Signature,
    },
}

/// See [`ApprovalMessage::Offer`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Whose.
    pub account: AccountId,
    /// The entry hash of its start.
    pub start: Hash,
    /// Makes the code's secret one that nobody knows who knows the chain.
    pub nonce: [u8; code::SECRET],
    /// What the device that the account shall come to calls itself.
    pub name: String,
    /// What it is: a short word.
    pub kind: String,
}

impl Offer {
    /// The secret of the code that was made for this recovery.
    #[must_use]
    pub fn secret(&self) -> [u8; code::SECRET] {
        let mut secret = [0; code::SECRET];
        let hash = Hash::of("kith guardian code v1", &[&self.nonce, &self.account.0, &self.start.0]);
        for (byte, hash) in secret.iter_mut().zip(hash.0) {
            *byte = hash;
        }
        secret
    }
}

impl Proto for ApprovalMessage {
    type Form = proto::ApprovalMessage;
    const NAME: &'static str = "ApprovalMessage";

    fn to_form(&self) -> proto::ApprovalMessage {
        let kind = match self {
            Self::Offer(offer) => Kind::Offer(proto::ApprovalOffer {
                account: offer.account.0.to_vec(),
                start: offer.start.0.to_vec(),
                nonce: offer.nonce.to_vec(),
                name: offer.name.clone(),
                kind: offer.kind.clone(),
            }),
            Self::Given { guardian, signature } => {
                Kind::Given(proto::ApprovalGiven { guardian: guardian.0.to_vec(), signature: signature.0.to_vec() })
            }
        };
        proto::ApprovalMessage { kind: Some(kind) }
    }

    fn from_form(form: proto::ApprovalMessage) -> Result<Self, DecodeError> {
        Ok(match form.kind.ok_or(DecodeError::Missing { field: "kind" })? {
            Kind::Offer(form) => Self::Offer(Offer {
                account: form.account.as_slice().try_into()?,
                start: form.start.as_slice().try_into()?,
                nonce: nonce(&form.nonce)?,
                name: codec::text(form.name, "name", limits::NAME)?,
                kind: codec::text(form.kind, "kind", link::KIND)?,
            }),
            Kind::Given(form) => Self::Given {
                guardian: form.guardian.as_slice().try_into()?,
                signature: form.signature.as_slice().try_into()?,
            },
        })
    }
}

fn nonce(bytes: &[u8]) -> Result<[u8; code::SECRET], DecodeError> {
    bytes.try_into().map_err(|_| DecodeError::Length { field: "nonce", expected: code::SECRET, found: bytes.len() })
}
