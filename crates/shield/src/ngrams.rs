//! Sequences of letters, hashed, and what a model has learnt about them.

use std::sync::LazyLock;

/// What was learnt about unwanted messages; made by `cargo xtask shield-train`.
pub(crate) static UNWANTED: LazyLock<Grams> = LazyLock::new(|| Grams::read(include_bytes!("../models/unwanted.bin")));
/// What was learnt about fraud beside adverts.
pub(crate) static FRAUD: LazyLock<Grams> = LazyLock::new(|| Grams::read(include_bytes!("../models/fraud.bin")));
/// What was learnt about names of hosts.
pub(crate) static HOSTS: LazyLock<Grams> = LazyLock::new(|| Grams::read(include_bytes!("../models/hosts.bin")));

/// Weights of hashed sequences. The file: how many bits a hash keeps, the bias and the weight of one step as little-endian
/// `f32`, then a signed byte a hash.
pub(crate) struct Grams {
    bits: u32,
    bias: f32,
    step: f32,
    weights: &'static [u8],
}

impl Grams {
    fn read(bytes: &'static [u8]) -> Self {
        let none = Self { bits: 0, bias: 0.0, step: 0.0, weights: &[] };
        let Some((head, weights)) = bytes.split_first_chunk::<9>() else { return none };
        let [bits, b0, b1, b2, b3, s0, s1, s2, s3] = *head;
        let (bias, step) = (f32::from_le_bytes([b0, b1, b2, b3]), f32::from_le_bytes([s0, s1, s2, s3]));
        Self { bits: u32::from(bits), bias, step, weights }
    }

    /// The logarithm of the odds that a name is of the kind that was learnt.
    pub(crate) fn score(&self, name: &str) -> f32 {
        let grams = name_grams(name);
        self.bias + grams.iter().map(|gram| self.weight(*gram)).sum::<f32>() * scale(grams.len())
    }

    /// The same of a text, and what each word adds to it.
    pub(crate) fn score_words(&self, grams: &[(u32, usize)], words: usize) -> (f32, Vec<f32>) {
        let mut added = vec![0.0; words];
        let scale = scale(grams.len());
        for (gram, word) in grams {
            if let Some(added) = added.get_mut(*word) {
                *added += self.weight(*gram) * scale;
            }
        }
        (self.bias + added.iter().sum::<f32>(), added)
    }

    fn weight(&self, gram: u32) -> f32 {
        let index = usize::try_from(gram >> (32 - self.bits.clamp(1, 31))).unwrap_or_default();
        self.weights.get(index).map_or(0.0, |weight| f32::from(weight.cast_signed()) * self.step)
    }
}

/// By what a sum over so many sequences is multiplied, so that long texts do not weigh more than short ones.
pub(crate) fn scale(grams: usize) -> f32 {
    f32::from(u16::try_from(grams.max(1)).unwrap_or(u16::MAX)).sqrt().recip()
}

const SHORTEST: usize = 3;
const LONGEST: usize = 5;

/// The sequences of a text, each once, and the word in which each begins.
pub(crate) fn text_grams<'a>(words: impl Iterator<Item = &'a str>) -> Vec<(u32, usize)> {
    let mut letters: Vec<(char, usize)> = vec![(' ', 0)];
    for (index, word) in words.enumerate() {
        letters.extend(word.chars().map(|c| (if c.is_numeric() { '0' } else { c }, index)));
        letters.push((' ', index));
    }
    grams(&letters, 17)
}

/// The sequences of a host's name.
pub(crate) fn name_grams(name: &str) -> Vec<u32> {
    let marked = format!("^{name}$");
    let letters: Vec<(char, usize)> = marked.chars().map(|c| (if c.is_numeric() { '0' } else { c }, 0)).collect();
    grams(&letters, 29).into_iter().map(|(gram, _)| gram).collect()
}

fn grams(letters: &[(char, usize)], seed: u32) -> Vec<(u32, usize)> {
    let mut found = Vec::with_capacity(letters.len() * 3);
    for start in 0..letters.len() {
        let mut hash = seed;
        let behind = letters.get(start..).unwrap_or_default();
        for (length, (letter, word)) in behind.iter().take(LONGEST).enumerate() {
            hash = (hash ^ u32::from(*letter)).wrapping_mul(0x9e37_79b1).rotate_left(13);
            if length + 1 >= SHORTEST {
                let begins_in = behind.iter().find(|(letter, _)| *letter != ' ').map_or(*word, |(_, word)| *word);
                found.push((mixed(hash), begins_in));
            }
        }
    }
    found.sort_unstable();
    found.dedup_by_key(|(gram, _)| *gram);
    found
}

/// Every bit of a hash reaches its highest ones.
fn mixed(hash: u32) -> u32 {
    let hash = (hash ^ (hash >> 15)).wrapping_mul(0x85eb_ca6b);
    (hash ^ (hash >> 13)).wrapping_mul(0xc2b2_ae35)
}
