//! Pieces of history as the relay keeps them: padded texts, each piece under a key of its own.

use chacha20poly1305::{AeadInPlace, KeyInit, Tag, XChaCha20Poly1305, XNonce};
use kith_wire::sync::Archive;
use kith_wire::{Message, limits, padding};

const NONCE: usize = 24;
const TAG: usize = 16;
const PURPOSE: &[u8] = b"kith history v1";

/// Seals a piece.
pub(crate) fn seal_archive(key: &[u8; 32], nonce: [u8; NONCE], archive: &Archive) -> Vec<u8> {
    let mut body = padding::pad(archive.encode(), &limits::ARCHIVE_CLASSES);
    let cipher = XChaCha20Poly1305::new(key.into());
    let tag = cipher.encrypt_in_place_detached(&XNonce::from(nonce), PURPOSE, &mut body);
    // XChaCha20-Poly1305 takes 256 GiB: a piece is never refused.
    let tag = tag.map(|tag| tag.to_vec()).unwrap_or_default();
    [&nonce[..], &body, &tag].concat()
}

/// Opens a piece. `None` if it is not what was sealed under this key.
pub(crate) fn open_archive(key: &[u8; 32], sealed: &[u8]) -> Option<Archive> {
    let (nonce, rest) = sealed.split_first_chunk::<NONCE>()?;
    let (body, tag) = rest.split_last_chunk::<TAG>()?;
    let mut body = body.to_vec();
    let cipher = XChaCha20Poly1305::new(key.into());
    let (nonce, tag) = (XNonce::from(*nonce), Tag::from(*tag));
    cipher.decrypt_in_place_detached(&nonce, PURPOSE, &mut body, &tag).ok()?;
    Archive::decode(&padding::unpad(body).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_opens_under_its_own_key_whole_or_not_at_all() {
        let archive = Archive(Vec::new());
        let sealed = seal_archive(&[1; 32], [2; NONCE], &archive);
        assert_eq!(sealed.len(), limits::ARCHIVE_CLASSES[0] + NONCE + TAG);
        assert_eq!(open_archive(&[1; 32], &sealed), Some(archive));
        assert_eq!(open_archive(&[3; 32], &sealed), None);
        let mut changed = sealed.clone();
        changed[100] ^= 1;
        assert_eq!(open_archive(&[1; 32], &changed), None);
        assert_eq!(open_archive(&[1; 32], &sealed[..sealed.len() - 1]), None);
    }
}
