//! Words two people read to each other.

/// Three words of the English BIP 39 list: the first 33 bits of a hash that both sides know, short enough to say and far
/// apart enough to hear.
#[must_use]
pub fn words(hash: &[u8; 32]) -> [&'static str; 3] {
    let list = bip39::Language::English.word_list();
    let start = hash.iter().take(8).fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    [53, 42, 31].map(|shift| {
        let index = (start >> shift) & 0x7ff;
        usize::try_from(index).ok().and_then(|index| list.get(index)).copied().unwrap_or_default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_the_first_33_bits() {
        assert_eq!(words(&[0; 32]), ["abandon"; 3]);
        assert_eq!(words(&[0xff; 32]), ["zoo"; 3]);
        let mut hash = [0; 32];
        // 1, 2, 3 as 11 bits each: 00000000001 00000000010 00000000011 0…
        hash[..5].copy_from_slice(&[0x00, 0x20, 0x08, 0x01, 0x80]);
        assert_eq!(words(&hash), ["ability", "able", "about"]);
    }

    #[test]
    fn only_the_first_33_bits_count() {
        let mut hash = [0x5a; 32];
        let before = words(&hash);
        hash[5..].fill(0);
        hash[4] ^= 0x7f;
        assert_eq!(words(&hash), before);
        hash[4] ^= 0x80;
        assert_ne!(words(&hash), before);
    }
}
