//! A one-time code in words, for whoever has no camera and cannot paste: words of BIP 39's English list, and the relay's
//! address as it is.
//!
//! The words carry the code's whole secret of 128 bits and a check over secret and address, so that a word misheard is noticed
//! before anybody is asked. A recovery phrase has twelve, a code for linking thirteen, one for guardians fourteen: none is ever
//! taken for another.

use bip39::Language;
use kith_wire::Hash;
use kith_wire::code::SECRET;
use kith_wire::guardian::GuardianCode;
use kith_wire::link::LinkCode;

/// Words of a code for linking.
pub const WORDS: usize = 13;
/// Words of a code for guardians.
pub const GUARDIAN_WORDS: usize = 14;

/// What tells the words of one kind of code from those of another.
#[derive(Clone, Copy)]
pub(super) struct Kind {
    words: usize,
    /// The domain of the check.
    check: &'static str,
}

pub(super) const LINK: Kind = Kind { words: WORDS, check: "kith link words v1" };
pub(super) const GUARDIAN: Kind = Kind { words: GUARDIAN_WORDS, check: "kith guardian words v1" };

/// So many words of the list make a text one that is meant to be a code.
const MEANT: usize = 3;
/// Letters of a word that tell it from all others of the list.
const ENOUGH: usize = 4;
/// What is said between the words and the address.
const AT: &str = "at";
/// Where a relay is unless its address says otherwise.
const SCHEME: &str = "wss://";
const PATH: &str = "/v1";

/// Bits of a word.
const BITS: usize = 11;
/// Bits of a secret.
const SECRET_BITS: usize = 8 * SECRET;

/// What is wrong with a code in words. Says where, never what was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WordsError {
    /// It has too few words before the address.
    #[error("words are missing before the relay's address: there are {found}")]
    WordCount {
        /// Its words.
        found: usize,
    },
    /// A word is not in the list.
    #[error("word {position} is not a word of such codes; look for a spelling mistake")]
    UnknownWord {
        /// Which, counted from 1.
        position: usize,
    },
    /// The relay's address is missing.
    #[error("the relay's address is missing: it stands after the words")]
    NoAddress,
    /// All are words of the list and there is an address, but not these together.
    #[error("the words and the address do not belong together; look for a wrong or swapped word")]
    Checksum,
}

/// A code for linking in words, as they are shown: `word … word at ADDRESS`.
#[must_use]
pub fn spoken(code: &LinkCode) -> String {
    said(LINK, &code.secret, &code.url)
}

/// A code for guardians in words.
#[must_use]
pub fn spoken_to_guardians(code: &GuardianCode) -> String {
    said(GUARDIAN, &code.secret, &code.url)
}

fn said(kind: Kind, secret: &[u8; SECRET], url: &str) -> String {
    let (number, check) = (u128::from_be_bytes(*secret), kind.check(secret, url));
    let list = Language::English.word_list();
    let bit = |at: usize| match at.checked_sub(SECRET_BITS) {
        None => number >> (SECRET_BITS - 1 - at) & 1 == 1,
        Some(at) => check >> (kind.check_bits() - 1 - at) & 1 == 1,
    };
    let mut text = String::new();
    for place in 0..kind.words {
        let index = (0..BITS).fold(0, |index, at| index << 1 | usize::from(bit(place * BITS + at)));
        text.push_str(list.get(index).copied().unwrap_or_default());
        text.push(' ');
    }
    format!("{text}{AT} {}", short(url))
}

impl Kind {
    /// What the words carry besides the secret.
    const fn check_bits(self) -> usize {
        self.words * BITS - SECRET_BITS
    }

    fn check(self, secret: &[u8; SECRET], url: &str) -> u32 {
        let Hash([a, b, c, d, ..]) = Hash::of(self.check, &[secret, url.as_bytes()]);
        u32::from_be_bytes([a, b, c, d]) >> (32 - self.check_bits())
    }
}

/// The address without what goes without saying.
fn short(url: &str) -> &str {
    let rest = url.strip_prefix(SCHEME).and_then(|rest| rest.strip_suffix(PATH));
    let is_plain = |rest: &&str| {
        let is_said_alike = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-.:[]".contains(&byte);
        !rest.is_empty() && rest.bytes().all(is_said_alike)
    };
    rest.filter(is_plain).unwrap_or(url)
}

/// Whether a text is meant to be a code in words, rightly written or not.
pub(super) fn is_spoken(text: &str) -> bool {
    parts(text).filter_map(index).take(MEANT).count() == MEANT
}

/// Reads words as people write them: in any case, on one line or many, with numbers, dots or commas between, and each cut to
/// its first four letters if that is quicker. Gives secret and address.
pub(super) fn read(kind: Kind, text: &str) -> Result<([u8; SECRET], String), WordsError> {
    let mut parts = parts(text).peekable();
    let (mut secret, mut given) = (0_u128, 0_u32);
    for found in 0..kind.words {
        // Numbers are those of the words.
        while parts.next_if(|part| plain(part).is_empty()).is_some() {}
        let part = parts.next().ok_or(WordsError::WordCount { found })?;
        let index = index(part).ok_or_else(|| no_word(part, found))?;
        for at in 0..BITS {
            let bit = index >> (BITS - 1 - at) & 1;
            if found * BITS + at < SECRET_BITS {
                secret = secret << 1 | u128::from(bit);
            } else {
                given = given << 1 | u32::from(bit);
            }
        }
    }
    parts.next_if(|part| plain(part) == AT);
    let address: String = parts.collect();
    if address.is_empty() {
        return Err(WordsError::NoAddress);
    }
    let secret = secret.to_be_bytes();
    let url = meant(&address).find(|url| kind.check(&secret, url) == given).ok_or(WordsError::Checksum)?;
    // What a code in words may say is what the one word may.
    let code = LinkCode { secret, url };
    LinkCode::from_text(&code.to_text()).map(|code| (code.secret, code.url)).map_err(|_| WordsError::Checksum)
}

/// What an address can be meant to say: as it is, without what ends a sentence, in small letters; and with what goes without
/// saying.
fn meant(address: &str) -> impl Iterator<Item = String> {
    let trimmed = address.trim_end_matches(['.', ',', ';']);
    let whole = |address: &str| {
        if address.contains("://") { address.to_owned() } else { format!("{SCHEME}{}{PATH}", address.to_lowercase()) }
    };
    [whole(address), whole(trimmed), whole(&trimmed.to_lowercase())].into_iter()
}

/// What a part is that is no word: the beginning of the address, or a mistake.
fn no_word(part: &str, found: usize) -> WordsError {
    let part = plain(part);
    let is_address = part == AT || part.contains(['.', ':']);
    if is_address { WordsError::WordCount { found } } else { WordsError::UnknownWord { position: found + 1 } }
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || c == ',').filter(|part| !part.is_empty())
}

/// The letters of a word, without what numbers it or stands around it.
fn plain(part: &str) -> String {
    part.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase()
}

/// The place of a word in the list.
fn index(part: &str) -> Option<u16> {
    let word = plain(part);
    Language::English.find_word(&word).or_else(|| {
        let list = Language::English.word_list();
        let from = list.partition_point(|known| *known < word.as_str());
        let is_begun = word.len() >= ENOUGH && list.get(from).is_some_and(|known| known.starts_with(&word));
        is_begun.then(|| u16::try_from(from).ok()).flatten()
    })
}
