//! Where a relay sees a connection come from, signed, so that one device can show another that both are in one place.

use std::net::{IpAddr, Ipv6Addr};

use ed25519_dalek::{Signer, SigningKey};

use crate::codec::Proto;
use crate::{ChannelId, DecodeError, Hash, PublicKey, RelayId, Seconds, Signature, proto, verify};

/// Which address a relay saw, when, and for which channel it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whereabouts {
    /// The address; an IPv4 address is never written as an IPv6 one.
    pub address: IpAddr,
    /// The relay's clock.
    pub time: Seconds,
    /// By the relay, over all of it and the channel.
    pub signature: Signature,
}

impl Whereabouts {
    /// What a relay says of a connection from this address.
    #[must_use]
    pub fn sign(key: &SigningKey, channel: &ChannelId, address: IpAddr, time: Seconds) -> Self {
        let address = address.to_canonical();
        let relay = RelayId(key.verifying_key().to_bytes());
        let signature = Signature(key.sign(&signed(&relay, channel, time, address).0).to_bytes());
        Self { address, time, signature }
    }

    /// Whether this relay really said so, when it was asked for this channel.
    #[must_use]
    pub fn verify(&self, relay: &RelayId, channel: &ChannelId) -> bool {
        verify(&PublicKey(relay.0), &signed(relay, channel, self.time, self.address), &self.signature)
    }

    /// Whether both are in one household, as far as addresses tell: the same IPv4 address, or the same IPv6 /64.
    #[must_use]
    pub fn is_near(&self, other: &Self) -> bool {
        match (self.address.to_canonical(), other.address.to_canonical()) {
            (IpAddr::V4(one), IpAddr::V4(other)) => one == other,
            (IpAddr::V6(one), IpAddr::V6(other)) => network(one) == network(other),
            (IpAddr::V4(_), IpAddr::V6(_)) | (IpAddr::V6(_), IpAddr::V4(_)) => false,
        }
    }
}

fn signed(relay: &RelayId, channel: &ChannelId, time: Seconds, address: IpAddr) -> Hash {
    Hash::of("kith whereabouts v1", &[&relay.0, &channel.0, &time.0.to_be_bytes(), &octets(address)])
}

fn octets(address: IpAddr) -> Vec<u8> {
    match address.to_canonical() {
        IpAddr::V4(address) => address.octets().into(),
        IpAddr::V6(address) => address.octets().into(),
    }
}

const fn network(address: Ipv6Addr) -> u128 {
    address.to_bits() >> 64
}

impl Proto for Whereabouts {
    type Form = proto::Whereabouts;
    const NAME: &'static str = "Whereabouts";

    fn to_form(&self) -> proto::Whereabouts {
        proto::Whereabouts { address: octets(self.address), time: self.time.0, signature: self.signature.0.to_vec() }
    }

    fn from_form(form: proto::Whereabouts) -> Result<Self, DecodeError> {
        let bytes = form.address.as_slice();
        let v4 = <[u8; 4]>::try_from(bytes).map(IpAddr::from);
        let address = v4.or_else(|_| <[u8; 16]>::try_from(bytes).map(IpAddr::from));
        // Every address has one form, so that what was signed is what is read.
        let address = address.ok().filter(|address| *address == address.to_canonical());
        Ok(Self {
            address: address.ok_or(DecodeError::Value { field: "address" })?,
            time: Seconds(form.time),
            signature: form.signature.as_slice().try_into()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(address: &str) -> Whereabouts {
        let key = SigningKey::from_bytes(&[7; 32]);
        Whereabouts::sign(&key, &ChannelId([1; 32]), address.parse().unwrap(), Seconds(1_800_000_000))
    }

    #[test]
    fn near_is_the_same_ipv4_address_or_the_same_ipv6_network() {
        for (one, other) in [
            ("192.0.2.7", "192.0.2.7"),
            ("192.0.2.7", "::ffff:192.0.2.7"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2:ffff::1"),
        ] {
            assert!(seen(one).is_near(&seen(other)) && seen(other).is_near(&seen(one)), "{one} {other}");
        }
        for (one, other) in [
            ("192.0.2.7", "192.0.2.8"),
            ("192.0.2.7", "::192.0.2.7"),
            ("2001:db8:1:2::1", "2001:db8:1:3::1"),
            ("::ffff:192.0.2.7", "::ffff:192.0.2.8"),
        ] {
            assert!(!seen(one).is_near(&seen(other)) && !seen(other).is_near(&seen(one)), "{one} {other}");
        }
    }

    #[test]
    fn it_is_this_relays_for_this_channel_and_of_this_address_and_time() {
        let relay = RelayId(SigningKey::from_bytes(&[7; 32]).verifying_key().to_bytes());
        let other = RelayId(SigningKey::from_bytes(&[8; 32]).verifying_key().to_bytes());
        let said = seen("::ffff:192.0.2.7");
        assert_eq!(said.address.to_string(), "192.0.2.7");
        assert!(said.verify(&relay, &ChannelId([1; 32])));
        assert!(!said.verify(&relay, &ChannelId([2; 32])));
        assert!(!said.verify(&other, &ChannelId([1; 32])));
        let elsewhere = seen("192.0.2.8").address;
        assert!(!Whereabouts { address: elsewhere, ..said }.verify(&relay, &ChannelId([1; 32])));
        assert!(!Whereabouts { time: Seconds(1_800_000_001), ..said }.verify(&relay, &ChannelId([1; 32])));
    }
}
