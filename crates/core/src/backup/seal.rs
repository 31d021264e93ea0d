//! A backup's key, and what lies under it.
//!
//! The key is wrapped twice: under what the PIN gives together with the relay, and that to the recovery phrase's own key
//! (HPKE). So opening a backup takes both, and making one takes neither.

use chacha20poly1305::{AeadInPlace, KeyInit, Tag, XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use kith_wire::{AccountId, BackupIndex, Message};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::mls::seal::{self, SealKey};

const NONCE: usize = 24;
const TAG: usize = 16;
const WRAP: &[u8] = b"kith backup wrap v1";
const INDEX: &[u8] = b"kith backup index v1";
const PIECE: &[u8] = b"kith backup piece v1";

/// Why a wrapped key does not come out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shut {
    /// It was sealed to another phrase.
    Phrase,
    /// The PIN's part does not fit, though the PIN is right: it is of another backup.
    Pin,
}

/// Wraps a backup's key. `None` if the phrase's public key is none.
pub(crate) fn wrap(
    phrase: &[u8],
    account: &AccountId,
    export: &[u8; 64],
    key: &[u8; 32],
    nonce: [u8; NONCE],
) -> Option<Vec<u8>> {
    let inner = encrypt(&derived(export, WRAP), nonce, account.as_bytes(), key.to_vec());
    seal::seal(phrase, WRAP, account.as_bytes(), &inner).ok()
}

/// What was wrapped.
pub(crate) fn unwrap(
    phrase: &SealKey,
    account: &AccountId,
    export: &[u8; 64],
    wrapped: &[u8],
) -> Result<Zeroizing<[u8; 32]>, Shut> {
    let inner = phrase.open(WRAP, account.as_bytes(), wrapped).map_err(|_| Shut::Phrase)?;
    let key = decrypt(&derived(export, WRAP), account.as_bytes(), &inner).ok_or(Shut::Pin)?;
    Ok(Zeroizing::new(key.as_slice().try_into().map_err(|_| Shut::Pin)?))
}

/// What an index is encrypted under.
fn index_key(key: &[u8; 32]) -> Zeroizing<[u8; 32]> {
    derived(key, INDEX)
}

/// What the blobs are encrypted under.
pub(crate) fn piece_key(key: &[u8; 32]) -> Zeroizing<[u8; 32]> {
    derived(key, PIECE)
}

/// Seals an index.
pub(crate) fn seal_index(key: &[u8; 32], nonce: [u8; NONCE], account: &AccountId, index: &BackupIndex) -> Vec<u8> {
    encrypt(&index_key(key), nonce, account.as_bytes(), index.encode())
}

/// Opens one. `None` if it is not of this key and account.
pub(crate) fn open_index(key: &[u8; 32], account: &AccountId, sealed: &[u8]) -> Option<BackupIndex> {
    BackupIndex::decode(&decrypt(&index_key(key), account.as_bytes(), sealed)?).ok()
}

fn derived(secret: &[u8], purpose: &[u8]) -> Zeroizing<[u8; 32]> {
    let mut output = Zeroizing::new([0; 32]);
    // HKDF gives 32 bytes whatever it is fed with: a longer output than 255 hashes is all it can refuse.
    let _ = Hkdf::<Sha256>::new(None, secret).expand(purpose, output.as_mut());
    output
}

fn encrypt(key: &[u8; 32], nonce: [u8; NONCE], of: &[u8], mut plain: Vec<u8>) -> Vec<u8> {
    let tag = XChaCha20Poly1305::new(key.into()).encrypt_in_place_detached(&XNonce::from(nonce), of, &mut plain);
    // XChaCha20-Poly1305 takes 256 GiB: this is never refused.
    let tag = tag.map(|tag| tag.to_vec()).unwrap_or_default();
    [&nonce[..], &plain, &tag].concat()
}

fn decrypt(key: &[u8; 32], of: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, rest) = sealed.split_first_chunk::<NONCE>()?;
    let (body, tag) = rest.split_last_chunk::<TAG>()?;
    let mut body = Zeroizing::new(body.to_vec());
    let (nonce, tag) = (XNonce::from(*nonce), Tag::from(*tag));
    XChaCha20Poly1305::new(key.into()).decrypt_in_place_detached(&nonce, of, body.as_mut_slice(), &tag).ok()?;
    Some(body)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kith_wire::Millis;

    const ACCOUNT: AccountId = AccountId([4; 32]);

    #[test]
    fn a_key_comes_out_only_with_its_phrase_and_its_pin() {
        let (phrase, other) = (SealKey::from_seed(&[1; 32]).unwrap(), SealKey::from_seed(&[2; 32]).unwrap());
        let wrapped = wrap(phrase.public(), &ACCOUNT, &[3; 64], &[9; 32], [5; NONCE]).unwrap();
        assert_eq!(*unwrap(&phrase, &ACCOUNT, &[3; 64], &wrapped).unwrap(), [9; 32]);
        assert_eq!(unwrap(&other, &ACCOUNT, &[3; 64], &wrapped).unwrap_err(), Shut::Phrase);
        assert_eq!(unwrap(&phrase, &ACCOUNT, &[6; 64], &wrapped).unwrap_err(), Shut::Pin);
        assert_eq!(unwrap(&phrase, &AccountId([7; 32]), &[3; 64], &wrapped).unwrap_err(), Shut::Phrase);
    }

    #[test]
    fn an_index_opens_whole_or_not_at_all() {
        let index = BackupIndex { made: Millis(7), blobs: Vec::new(), contacts: 2, texts: 3 };
        let mut sealed = seal_index(&[9; 32], [5; NONCE], &ACCOUNT, &index);
        assert_eq!(open_index(&[9; 32], &ACCOUNT, &sealed), Some(index));
        assert_eq!(open_index(&[8; 32], &ACCOUNT, &sealed), None);
        sealed[30] ^= 1;
        assert_eq!(open_index(&[9; 32], &ACCOUNT, &sealed), None);
    }
}
