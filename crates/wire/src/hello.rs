//! The first message each way, which fixes the version and proves which relay this is.

use ed25519_dalek::{Signer, SigningKey, VerifyingKey};

use crate::codec::{Proto, required};
use crate::{DecodeError, Hash, Nonce, PublicKey, RelayId, Seconds, Signature, limits, proto};

/// What a connection is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum Role {
    /// An account's device, with its own chain, inbox, key packages and tokens.
    Account,
    /// Nobody in particular, with channels and what tokens open.
    Conversation,
}

/// A client's first message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientHello {
    /// The oldest version it speaks.
    pub version_min: u32,
    /// The newest.
    pub version_max: u32,
    /// What it wants to do here.
    pub role: Role,
    /// Random; the greeting signs it.
    pub nonce: Nonce,
}

impl ClientHello {
    /// A hello of this build.
    #[must_use]
    pub const fn new(role: Role, nonce: Nonce) -> Self {
        Self { version_min: limits::VERSION_MIN, version_max: limits::VERSION_MAX, role, nonce }
    }
}

/// A relay's first message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ServerHello {
    /// They fit.
    Greeting(Greeting),
    /// They do not; the connection ends.
    Incompatible(Incompatible),
}

/// The versions a relay speaks, to a client that speaks none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Incompatible {
    /// The oldest version the relay speaks.
    pub version_min: u32,
    /// The newest.
    pub version_max: u32,
}

impl Incompatible {
    /// Whether it is the client that must be updated (else the relay).
    #[must_use]
    pub const fn client_is_older(&self) -> bool {
        self.version_min > limits::VERSION_MAX
    }
}

/// A relay's proof that it is the one its id says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Greeting {
    /// The version both will speak.
    pub version: u32,
    /// The relay.
    pub relay: RelayId,
    /// Signed by every proof on this connection.
    pub nonce: Nonce,
    /// By the relay, over all the other fields and the client's nonce.
    pub signature: Signature,
    /// The relay's clock.
    pub time: Seconds,
}

/// The newest version both speak, if any.
#[must_use]
pub fn negotiate(hello: &ClientHello) -> Option<u32> {
    let newest = hello.version_max.min(limits::VERSION_MAX);
    (newest >= hello.version_min.max(limits::VERSION_MIN)).then_some(newest)
}

impl Greeting {
    /// Answers a hello whose versions fit.
    #[must_use]
    pub fn sign(key: &SigningKey, version: u32, client: &Nonce, nonce: Nonce, time: Seconds) -> Self {
        let relay = RelayId(key.verifying_key().to_bytes());
        let signature = Signature(key.sign(&signed_bytes(version, &relay, client, &nonce, time).0).to_bytes());
        Self { version, relay, nonce, signature, time }
    }

    /// Whether the relay named in it really answered this client's nonce.
    #[must_use]
    pub fn verify(&self, client: &Nonce) -> bool {
        let signed = signed_bytes(self.version, &self.relay, client, &self.nonce, self.time);
        verify(&PublicKey(self.relay.0), &signed, &self.signature)
    }
}

fn signed_bytes(version: u32, relay: &RelayId, client: &Nonce, nonce: &Nonce, time: Seconds) -> Hash {
    Hash::of("kith greeting v1", &[&version.to_be_bytes(), &relay.0, &client.0, &nonce.0, &time.0.to_be_bytes()])
}

/// Ed25519 verification as strict as RFC 8032 allows: no small-order keys, no second form of a signature.
#[must_use]
pub fn verify(key: &PublicKey, message: &Hash, signature: &Signature) -> bool {
    is_reduced(signature)
        && VerifyingKey::from_bytes(&key.0)
            .is_ok_and(|key| key.verify_strict(&message.0, &ed25519_dalek::Signature::from_bytes(&signature.0)).is_ok())
}

/// Whether the number in a signature is below the order of the group. The library looks only as long as no other crate switches on
/// its `legacy_compatibility`, and a crate that does so does it for all of the program.
fn is_reduced(signature: &Signature) -> bool {
    let (_, number) = signature.0.split_at(32);
    number.iter().rev().lt(ORDER.iter().rev())
}

/// The order of the group, 2^252 + 27742317777372353535851937790883648493, its lowest byte first.
const ORDER: [u8; 32] = [
    0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
];

impl Proto for ClientHello {
    type Form = proto::ClientHello;
    const NAME: &'static str = "ClientHello";

    fn to_form(&self) -> proto::ClientHello {
        proto::ClientHello {
            version_min: self.version_min,
            version_max: self.version_max,
            role: match self.role {
                Role::Account => proto::Role::Account,
                Role::Conversation => proto::Role::Conversation,
            }
            .into(),
            nonce: self.nonce.0.to_vec(),
        }
    }

    fn from_form(form: proto::ClientHello) -> Result<Self, DecodeError> {
        Ok(Self {
            version_min: form.version_min,
            version_max: form.version_max,
            role: match form.role() {
                proto::Role::Account => Role::Account,
                proto::Role::Conversation => Role::Conversation,
                proto::Role::Unspecified => return Err(DecodeError::Value { field: "role" }),
            },
            nonce: form.nonce.as_slice().try_into()?,
        })
    }
}

impl Proto for ServerHello {
    type Form = proto::ServerHello;
    const NAME: &'static str = "ServerHello";

    fn to_form(&self) -> proto::ServerHello {
        use proto::server_hello::Outcome;
        proto::ServerHello {
            outcome: Some(match self {
                Self::Greeting(greeting) => Outcome::Greeting(greeting.to_form()),
                Self::Incompatible(versions) => Outcome::Incompatible(proto::Incompatible {
                    version_min: versions.version_min,
                    version_max: versions.version_max,
                }),
            }),
        }
    }

    fn from_form(form: proto::ServerHello) -> Result<Self, DecodeError> {
        use proto::server_hello::Outcome;
        match form.outcome.ok_or(DecodeError::Missing { field: "outcome" })? {
            Outcome::Greeting(greeting) => Ok(Self::Greeting(required(Some(greeting), "greeting")?)),
            Outcome::Incompatible(versions) => Ok(Self::Incompatible(Incompatible {
                version_min: versions.version_min,
                version_max: versions.version_max,
            })),
        }
    }
}

impl Proto for Greeting {
    type Form = proto::Greeting;
    const NAME: &'static str = "Greeting";

    fn to_form(&self) -> proto::Greeting {
        proto::Greeting {
            version: self.version,
            relay: self.relay.0.to_vec(),
            nonce: self.nonce.0.to_vec(),
            signature: self.signature.0.to_vec(),
            time: self.time.0,
        }
    }

    fn from_form(form: proto::Greeting) -> Result<Self, DecodeError> {
        Ok(Self {
            version: form.version,
            relay: form.relay.as_slice().try_into()?,
            nonce: form.nonce.as_slice().try_into()?,
            signature: form.signature.as_slice().try_into()?,
            time: Seconds(form.time),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hello(version_min: u32, version_max: u32) -> ClientHello {
        ClientHello { version_min, version_max, role: Role::Account, nonce: Nonce([1; 32]) }
    }

    #[test]
    fn a_version_is_agreed_only_where_the_ranges_meet() {
        assert_eq!(negotiate(&hello(1, 9)), Some(1));
        assert_eq!(negotiate(&hello(0, 0)), None);
        assert_eq!(negotiate(&hello(2, 9)), None);
        assert_eq!(negotiate(&hello(9, 1)), None);
    }

    #[test]
    fn a_greeting_is_bound_to_the_client_that_asked_and_to_every_field() {
        let key = SigningKey::from_bytes(&[5; 32]);
        let greeting = Greeting::sign(&key, 1, &Nonce([1; 32]), Nonce([2; 32]), Seconds(3));
        assert!(greeting.verify(&Nonce([1; 32])));
        assert!(!greeting.verify(&Nonce([9; 32])));
        assert!(!Greeting { version: 2, ..greeting.clone() }.verify(&Nonce([1; 32])));
        assert!(!Greeting { nonce: Nonce([3; 32]), ..greeting }.verify(&Nonce([1; 32])));
    }

    #[test]
    fn a_signature_has_no_second_form() {
        let key = SigningKey::from_bytes(&[5; 32]);
        let message = Hash([7; 32]);
        let signature = Signature(key.sign(&message.0).to_bytes());
        let public = PublicKey(key.verifying_key().to_bytes());
        assert!(verify(&public, &message, &signature));
        // The same number in its other form: larger by the order of the group.
        let mut other = signature;
        let mut carry = 0;
        for (byte, more) in other.0[32..].iter_mut().zip(ORDER) {
            let sum = u16::from(*byte) + u16::from(more) + carry;
            *byte = sum.to_le_bytes()[0];
            carry = sum >> 8;
        }
        assert!(!verify(&public, &message, &other));
    }
}
