//! What a one-time code's secret leads to: a channel, the keys to it, and the key that what is written there is sealed with.
//!
//! The secret has 128 bits, so no guess at it can be tried out. It never crosses the network.

use chacha20poly1305::{AeadInPlace, KeyInit, Tag, XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use kith_wire::code::SECRET;
use kith_wire::{ChannelId, Message};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::mls::ChannelKeys;

const NONCE: usize = 24;
const TAG: usize = 16;

/// See the module.
pub(crate) struct MeetingKeys {
    pub channel: ChannelId,
    pub keys: ChannelKeys,
    sealing: Zeroizing<[u8; 32]>,
}

impl MeetingKeys {
    /// Of a code for linking.
    pub(crate) fn of(secret: &[u8; SECRET]) -> Self {
        Self::follow(b"kith link v1", secret)
    }

    /// Of a code for guardians.
    pub(crate) fn of_guardians(secret: &[u8; SECRET]) -> Self {
        Self::follow(b"kith guardian v1", secret)
    }

    /// What follows from a code's secret (HKDF-SHA-256, RFC 5869).
    fn follow(domain: &[u8], secret: &[u8; SECRET]) -> Self {
        let derive = |purpose: &[u8]| {
            let mut key = Zeroizing::new([0; 32]);
            // HKDF-SHA-256 gives up to 8,160 bytes: 32 are never refused.
            let _ = Hkdf::<Sha256>::new(Some(domain), secret).expand(purpose, key.as_mut());
            key
        };
        Self {
            channel: ChannelId(*derive(b"channel")),
            keys: ChannelKeys::from_seeds(&derive(b"read"), &derive(b"write")),
            sealing: derive(b"seal"),
        }
    }
}

/// Seals a message for whoever else has the code.
pub(crate) fn seal(keys: &MeetingKeys, message: &impl Message, nonce: [u8; NONCE]) -> Vec<u8> {
    let mut body = message.encode();
    let tag = cipher(keys).encrypt_in_place_detached(&XNonce::from(nonce), &keys.channel.0, &mut body);
    // XChaCha20-Poly1305 takes 256 GiB: a message is never refused.
    let tag = tag.map(|tag| tag.to_vec()).unwrap_or_default();
    [&nonce[..], &body, &tag].concat()
}

/// Opens what somebody sealed. `None` if nobody with the secret sealed it.
pub(crate) fn open<M: Message>(keys: &MeetingKeys, sealed: &[u8]) -> Option<M> {
    let (nonce, rest) = sealed.split_first_chunk::<NONCE>()?;
    let (body, tag) = rest.split_last_chunk::<TAG>()?;
    let mut body = body.to_vec();
    let (nonce, tag) = (XNonce::from(*nonce), Tag::from(*tag));
    cipher(keys).decrypt_in_place_detached(&nonce, &keys.channel.0, &mut body, &tag).ok()?;
    M::decode(&body).ok()
}

fn cipher(keys: &MeetingKeys) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new((&*keys.sealing).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use kith_wire::link::LinkMessage;

    #[test]
    fn only_who_has_the_secret_reads_what_is_sealed_and_nothing_can_be_changed() {
        let (ours, others) = (MeetingKeys::of(&[1; 16]), MeetingKeys::of(&[2; 16]));
        let sealed = seal(&ours, &LinkMessage::Refusal, [3; NONCE]);
        assert_eq!(open(&ours, &sealed), Some(LinkMessage::Refusal));
        assert_eq!(open::<LinkMessage>(&others, &sealed), None);
        assert_eq!(
            open::<LinkMessage>(&MeetingKeys::of_guardians(&[1; 16]), &sealed),
            None,
            "nor where another code leads"
        );
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert_eq!(open::<LinkMessage>(&ours, &changed), None, "byte {at}");
            assert_eq!(open::<LinkMessage>(&ours, &sealed[..at]), None, "cut at {at}");
        }
    }

    #[test]
    fn one_secret_leads_both_devices_to_the_same_place() {
        let (one, other) = (MeetingKeys::of(&[1; 16]), MeetingKeys::of(&[1; 16]));
        assert_eq!((one.channel, one.keys.public()), (other.channel, other.keys.public()));
        assert_ne!(one.channel, MeetingKeys::of(&[2; 16]).channel);
    }
}
