//! What a one-time code's secret leads to: a channel, the keys to it, and the key that what is written there is sealed with.
//!
//! The secret has 128 bits and is used once within minutes, so no guess at it can be tried out. It never crosses the network.

use chacha20poly1305::{AeadInPlace, KeyInit, Tag, XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use kith_wire::link::LinkMessage;
use kith_wire::{ChannelId, Message};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::mls::ChannelKeys;

const NONCE: usize = 24;
const TAG: usize = 16;

/// See the module.
pub(crate) struct LinkKeys {
    pub channel: ChannelId,
    pub keys: ChannelKeys,
    sealing: Zeroizing<[u8; 32]>,
}

impl LinkKeys {
    /// What follows from a code's secret (HKDF-SHA-256, RFC 5869).
    pub(crate) fn of(secret: &[u8; 16]) -> Self {
        let derive = |purpose: &[u8]| {
            let mut key = Zeroizing::new([0; 32]);
            // HKDF-SHA-256 gives up to 8,160 bytes: 32 are never refused.
            let _ = Hkdf::<Sha256>::new(Some(b"kith link v1"), secret).expand(purpose, key.as_mut());
            key
        };
        Self {
            channel: ChannelId(*derive(b"channel")),
            keys: ChannelKeys::from_seeds(&derive(b"read"), &derive(b"write")),
            sealing: derive(b"seal"),
        }
    }
}

/// Seals a message for the other device.
pub(crate) fn seal(keys: &LinkKeys, message: &LinkMessage, nonce: [u8; NONCE]) -> Vec<u8> {
    let mut body = message.encode();
    let tag = cipher(keys).encrypt_in_place_detached(&XNonce::from(nonce), &keys.channel.0, &mut body);
    // XChaCha20-Poly1305 takes 256 GiB: a message is never refused.
    let tag = tag.map(|tag| tag.to_vec()).unwrap_or_default();
    [&nonce[..], &body, &tag].concat()
}

/// Opens what the other device sealed. `None` if nobody with the secret sealed it.
pub(crate) fn open(keys: &LinkKeys, sealed: &[u8]) -> Option<LinkMessage> {
    let (nonce, rest) = sealed.split_first_chunk::<NONCE>()?;
    let (body, tag) = rest.split_last_chunk::<TAG>()?;
    let mut body = body.to_vec();
    let (nonce, tag) = (XNonce::from(*nonce), Tag::from(*tag));
    cipher(keys).decrypt_in_place_detached(&nonce, &keys.channel.0, &mut body, &tag).ok()?;
    LinkMessage::decode(&body).ok()
}

fn cipher(keys: &LinkKeys) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new((&*keys.sealing).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_who_has_the_secret_reads_what_is_sealed_and_nothing_can_be_changed() {
        let (ours, others) = (LinkKeys::of(&[1; 16]), LinkKeys::of(&[2; 16]));
        let sealed = seal(&ours, &LinkMessage::Refusal, [3; NONCE]);
        assert_eq!(open(&ours, &sealed), Some(LinkMessage::Refusal));
        assert_eq!(open(&others, &sealed), None);
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert_eq!(open(&ours, &changed), None, "byte {at}");
            assert_eq!(open(&ours, &sealed[..at]), None, "cut at {at}");
        }
    }

    #[test]
    fn one_secret_leads_both_devices_to_the_same_place() {
        let (one, other) = (LinkKeys::of(&[1; 16]), LinkKeys::of(&[1; 16]));
        assert_eq!((one.channel, one.keys.public()), (other.channel, other.keys.public()));
        assert_ne!(one.channel, LinkKeys::of(&[2; 16]).channel);
    }
}
