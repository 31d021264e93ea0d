//! Names of things: fixed-size byte strings that never mean anything else.
//!
//! An id says what it names by its type; it prints as lower-case hex in `Debug` only in tests, and never in a log:
//! outside tests `Debug` shows the type's name alone, so that a stray `{:?}` cannot leak an account or a channel.

use std::fmt;

use sha2::{Digest, Sha256};

use crate::DecodeError;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $len:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub [u8; $len]);

        impl $name {
            /// Length in bytes.
            pub const LEN: usize = $len;

            /// The bytes, as they stand on the wire.
            #[must_use]
            pub fn as_bytes(&self) -> &[u8] {
                &self.0
            }

            /// Lower-case hexadecimal, for command output a person asked for.
            #[must_use]
            pub fn to_hex(&self) -> String {
                data_encoding::HEXLOWER.encode(&self.0)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_bytes(&self.0)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let bytes = deserializer.deserialize_bytes(BytesVisitor)?;
                Self::try_from(bytes.as_slice()).map_err(serde::de::Error::custom)
            }
        }

        impl TryFrom<&[u8]> for $name {
            type Error = DecodeError;

            fn try_from(bytes: &[u8]) -> Result<Self, DecodeError> {
                bytes.try_into().map(Self).map_err(|_| DecodeError::Length {
                    field: stringify!($name),
                    expected: $len,
                    found: bytes.len(),
                })
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    };
}

id! {
    /// An account: the hash of its chain's first entry (see [`crate::account`]).
    AccountId, 32
}
id! {
    /// A device of an account: the first half of the hash of the key it was added with.
    DeviceId, 16
}
id! {
    /// A relay: its Ed25519 public key, which signs its greeting and its stamps.
    RelayId, 32
}
id! {
    /// A conversation's channel on a relay; random, chosen by its opener.
    ChannelId, 32
}
id! {
    /// A message as its author named it; the same however often it had to be encrypted.
    MessageId, 16
}
id! {
    /// Names the key that an inbox envelope is sealed to; random, meaningless to the relay.
    SealKeyId, 8
}
id! {
    /// A SHA-256 hash.
    Hash, 32
}
id! {
    /// The first half of the running hash that a commit ended: enough to tell two apart, and short, since every message has it.
    Ending, 16
}
id! {
    /// An Ed25519 public key (RFC 8032).
    PublicKey, 32
}
id! {
    /// An Ed25519 signature (RFC 8032).
    Signature, 64
}
id! {
    /// A right somebody gave away, as random bytes. Whoever shows it has the right; the relay keeps only its hash.
    Token, 32
}
id! {
    /// One connection's random value, which ties a proof to that connection.
    Nonce, 32
}

impl Ending {
    /// Of the running hash before a commit.
    #[must_use]
    pub fn of(hash: &Hash) -> Self {
        let mut ending = Self([0; Self::LEN]);
        ending.0.iter_mut().zip(hash.0).for_each(|(to, from)| *to = from);
        ending
    }
}

impl Hash {
    /// SHA-256 over a domain string and length-prefixed parts: no two lists of parts give the same input.
    #[must_use]
    pub fn of(domain: &str, parts: &[&[u8]]) -> Self {
        let mut hasher = Sha256::new();
        for part in std::iter::once(&domain.as_bytes()).chain(parts) {
            hasher.update((part.len() as u64).to_be_bytes());
            hasher.update(part);
        }
        Self(hasher.finalize().into())
    }
}

impl Token {
    /// What the relay stores and looks up.
    #[must_use]
    pub fn hash(&self) -> Hash {
        Hash::of("kith token v1", &[&self.0])
    }
}

/// Bytes in a row as bytes, not as a list of numbers; both are read.
pub mod bytes {
    /// For `#[serde(with)]`.
    ///
    /// # Errors
    /// As the serializer says.
    pub fn serialize<S: serde::Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(bytes)
    }

    /// For `#[serde(with)]`.
    ///
    /// # Errors
    /// As the deserializer says.
    pub fn deserialize<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        deserializer.deserialize_byte_buf(super::BytesVisitor)
    }
}

struct BytesVisitor;

impl<'de> serde::de::Visitor<'de> for BytesVisitor {
    type Value = Vec<u8>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("bytes")
    }

    fn visit_bytes<E: serde::de::Error>(self, bytes: &[u8]) -> Result<Vec<u8>, E> {
        Ok(bytes.to_vec())
    }

    fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<u8>, A::Error> {
        let mut bytes = Vec::new();
        while let Some(byte) = seq.next_element()? {
            bytes.push(byte);
        }
        Ok(bytes)
    }
}

macro_rules! number {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub struct $name(pub u64);

        impl $name {
            /// The one after; saturates, since no honest peer gets there.
            #[must_use]
            pub const fn next(self) -> Self {
                Self(self.0.saturating_add(1))
            }
        }
    };
}

number! {
    /// A record's place in its channel or inbox: rising from 1, with gaps. 0 is before the first.
    Seq
}
number! {
    /// An MLS epoch (RFC 9420 §8).
    Epoch
}
number! {
    /// Seconds since 1970-01-01 UTC.
    Seconds
}
number! {
    /// Milliseconds since 1970-01-01 UTC.
    Millis
}
number! {
    /// How often a device has taken up its home: each session's number is higher than every one before it.
    Session
}

impl Millis {
    /// Whole seconds, rounded down.
    #[must_use]
    pub const fn seconds(self) -> Seconds {
        Seconds(self.0 / 1000)
    }
}

impl Seconds {
    /// This moment in milliseconds.
    #[must_use]
    pub const fn millis(self) -> Millis {
        Millis(self.0.saturating_mul(1000))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_does_not_confuse_where_one_part_ends() {
        assert_ne!(Hash::of("d", &[b"ab", b"c"]), Hash::of("d", &[b"a", b"bc"]));
        assert_ne!(Hash::of("d", &[b"a"]), Hash::of("d", &[b"a", b""]));
    }

    #[test]
    fn debug_output_shows_no_bytes() {
        assert_eq!(format!("{:?} {:?}", AccountId([7; 32]), Token([7; 32])), "AccountId(…) Token(…)");
    }
}
