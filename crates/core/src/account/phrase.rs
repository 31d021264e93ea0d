//! The recovery phrase: twelve words on paper.
//!
//! Twelve words are 128 bits. The key they give signs with Ed25519, which is no stronger, and all that key can do is freeze
//! an account or start a recovery that every old device can veto. Twenty-four words would be twice as much to copy by
//! hand, and twice as many mistakes, for nothing.

use std::fmt;

use crate::error::Error;
use crate::mls::seal::SealKey;
use bip39::Language;
use ed25519_dalek::{Signer as _, SigningKey};
use hkdf::Hkdf;
use kith_wire::{PublicKey, Signature};
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// Words of a phrase.
pub const WORDS: usize = 12;

const ENTROPY: usize = 16;

/// A recovery phrase (BIP 39, English); wiped when dropped.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct RecoveryPhrase {
    entropy: [u8; ENTROPY],
}

/// The signing key derived from a phrase: what a device keeps that waits for a recovery, which never needs the words
/// again. Wiped when dropped.
pub struct RecoveryKey(SigningKey);

/// What is wrong with a text that should be a recovery phrase. Says where, never what was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PhraseError {
    /// It has too few or too many words.
    #[error("a recovery phrase has {WORDS} words, this has {found}")]
    WordCount {
        /// Its words.
        found: usize,
    },
    /// A word is not in the list.
    #[error("word {position} is not a word of recovery phrases; look for a spelling mistake")]
    UnknownWord {
        /// Which, counted from 1.
        position: usize,
    },
    /// All are words of the list, but not these together.
    #[error("the words do not belong together; look for a wrong or swapped word")]
    Checksum,
}

impl RecoveryPhrase {
    /// The phrase of this randomness.
    #[must_use]
    pub const fn from_entropy(entropy: &[u8; ENTROPY]) -> Self {
        Self { entropy: *entropy }
    }

    /// Reads a phrase as people write it: in any case, on one line or many, with numbers, dots or commas between.
    ///
    /// # Errors
    /// Says which word is wrong, or that they do not belong together.
    pub fn parse(text: &str) -> Result<Self, PhraseError> {
        let text = Zeroizing::new(text.to_lowercase());
        let words = || text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
        let found = words().count();
        if found != WORDS {
            return Err(PhraseError::WordCount { found });
        }
        let mut bits = Zeroizing::new(0_u128);
        let mut last = 0;
        for (before, word) in words().enumerate() {
            let unknown = PhraseError::UnknownWord { position: before + 1 };
            let index = Language::English.find_word(word).ok_or(unknown)?;
            // The last word's low bits are the checksum, and push nothing out.
            *bits =
                if before + 1 < WORDS { *bits << 11 | u128::from(index) } else { *bits << 7 | u128::from(index >> 4) };
            last = index;
        }
        let phrase = Self { entropy: bits.to_be_bytes() };
        if phrase.checksum() == last & 0xf { Ok(phrase) } else { Err(PhraseError::Checksum) }
    }

    /// The words, with single spaces.
    #[must_use]
    pub fn words(&self) -> Zeroizing<String> {
        let bits = Zeroizing::new(u128::from_be_bytes(self.entropy));
        let list = Language::English.word_list();
        let mut text = Zeroizing::new(String::with_capacity(WORDS * 9));
        for place in 0..WORDS {
            let index = match (WORDS - 1 - place).checked_mul(11).and_then(|bits| bits.checked_sub(4)) {
                Some(shift) => (*bits >> shift) & 0x7ff,
                None => (*bits << 4 | u128::from(self.checksum())) & 0x7ff,
            };
            if place > 0 {
                text.push(' ');
            }
            text.push_str(usize::try_from(index).ok().and_then(|index| list.get(index)).copied().unwrap_or_default());
        }
        text
    }

    /// The key that signs freezes and recoveries.
    #[must_use]
    pub fn key(&self) -> RecoveryKey {
        let mut seed = Zeroizing::new([0; 32]);
        // HKDF gives 32 bytes whatever it is fed with: a longer output than 255 hashes is all it can refuse.
        let _ = Hkdf::<Sha256>::new(None, &self.entropy).expand(b"kith recovery v1", seed.as_mut());
        RecoveryKey::from_seed(&seed)
    }

    /// The key that backups are sealed to: another than the one that signs, and no use for that.
    ///
    /// # Errors
    /// [`Error::Damaged`] if the key cannot be derived, which is not known to happen.
    pub fn seal_key(&self) -> Result<SealKey, Error> {
        let mut seed = Zeroizing::new([0; 32]);
        let _ = Hkdf::<Sha256>::new(None, &self.entropy).expand(b"kith backup seal v1", seed.as_mut());
        SealKey::from_seed(&seed).map_err(|_| Error::Damaged("recovery phrase"))
    }

    /// The key's public half, which the chain names.
    #[must_use]
    pub fn public_key(&self) -> PublicKey {
        self.key().public()
    }

    /// Four bits (BIP 39).
    fn checksum(&self) -> u16 {
        let hash = Sha256::digest(self.entropy);
        u16::from(hash.first().copied().unwrap_or_default() >> 4)
    }
}

impl fmt::Debug for RecoveryPhrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryPhrase(…)")
    }
}

impl RecoveryKey {
    /// The key with this seed.
    #[must_use]
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(seed))
    }

    /// The seed, for sealed storage.
    #[must_use]
    pub fn seed(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.0.to_bytes())
    }

    /// The public half.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key().to_bytes())
    }

    /// A signature over the message as it is; the caller separates domains.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> Signature {
        Signature(self.0.sign(message).to_bytes())
    }
}

impl fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LEGAL: &str = "legal winner thank year wave sausage worth useful legal winner thank yellow";

    #[test]
    fn phrases_are_those_of_bip39() {
        let zero = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";
        for (entropy, words) in
            [([0; 16], zero), ([0x7f; 16], LEGAL), ([0xff; 16], "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong")]
        {
            assert_eq!(*RecoveryPhrase::from_entropy(&entropy).words(), words);
            assert_eq!(RecoveryPhrase::parse(words).unwrap().entropy, entropy);
        }
    }

    #[test]
    fn the_recovery_key_of_a_phrase_is_pinned() {
        assert_eq!(
            RecoveryPhrase::parse(LEGAL).unwrap().public_key().to_hex(),
            "780ec2ede3fe37dc40a32c9f4c37e2a732ea15a43b3f7ef6f9698edbf1670ab1"
        );
    }

    #[test]
    fn a_phrase_is_read_as_people_write_it() {
        let written =
            "  1. LEGAL\n2. Winner,\t3) thank  year wave sausage\r\nworth useful legal winner thank yellow.\n";
        assert_eq!(RecoveryPhrase::parse(written).unwrap().entropy, [0x7f; 16]);
    }

    #[test]
    fn a_mistake_is_named_by_its_place_and_not_repeated() {
        let parse = |text: &str| RecoveryPhrase::parse(text).unwrap_err();
        assert_eq!(parse(""), PhraseError::WordCount { found: 0 });
        assert_eq!(parse(&format!("{LEGAL} zoo")), PhraseError::WordCount { found: 13 });
        let wrong = parse(&LEGAL.replace("sausage", "sausige"));
        assert_eq!(wrong, PhraseError::UnknownWord { position: 6 });
        assert!(!wrong.to_string().contains("sausige"));
        assert_eq!(parse(&LEGAL.replace("yellow", "zoo")), PhraseError::Checksum);
        assert_eq!(parse(&LEGAL.replace("legal winner", "winner legal")), PhraseError::Checksum);
    }

    #[test]
    fn debug_output_shows_no_secret() {
        let phrase = RecoveryPhrase::from_entropy(&[7; 16]);
        assert_eq!(format!("{phrase:?} {:?}", phrase.key()), "RecoveryPhrase(…) RecoveryKey(…)");
    }

    proptest! {
        #[test]
        fn every_phrase_comes_back_from_its_words_as_bip39_says(entropy in any::<[u8; 16]>()) {
            let phrase = RecoveryPhrase::from_entropy(&entropy);
            let words = phrase.words();
            let theirs = bip39::Mnemonic::from_entropy(&entropy).unwrap();
            prop_assert_eq!(words.split(' ').collect::<Vec<_>>(), theirs.words().collect::<Vec<_>>());
            prop_assert_eq!(RecoveryPhrase::parse(&words).unwrap().entropy, entropy);
        }

        #[test]
        fn no_text_makes_the_parser_panic(text in any::<String>(), picks in prop::collection::vec(0..2048_usize, 12)) {
            let _ = RecoveryPhrase::parse(&text);
            let words: Vec<_> = picks.iter().map(|pick| Language::English.word_list()[*pick]).collect();
            if let Ok(phrase) = RecoveryPhrase::parse(&words.join(" ")) {
                prop_assert_eq!(phrase.words().to_string(), words.join(" "));
            }
        }
    }
}
