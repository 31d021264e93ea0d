//! Names that pass for known ones, by the kinds of rules that browsers use.

use super::host::Name;
use super::names::{BRANDS, PLAIN};
use crate::{Code, tables};

/// Names shorter than this are like too many others.
const SHORTEST: usize = 5;
/// Only names that everybody knows are imitated.
const IMITATED: u64 = 1;

/// The known name that a name passes for, and how.
pub(crate) fn imitated(name: &Name) -> Option<(Code, String)> {
    if is_own(name) {
        return None;
    }
    embedded(name)
        .map(|known| (Code::LinkEmbedded, known))
        .or_else(|| same_to_the_eye(name).map(|known| (Code::LinkLookalike, known)))
        .or_else(|| near_miss(name).map(|brand| (Code::LinkNearMiss, brand.to_owned())))
        .or_else(|| combined(name).map(|brand| (Code::LinkCombined, brand.to_owned())))
}

/// A brand that is named behind a host with which it has nothing to do.
pub(crate) fn brand_in_path(name: &Name, path: &str) -> Option<&'static str> {
    if name.is_known() {
        return None;
    }
    let path = path.to_ascii_lowercase();
    let mut words = path.split(|c: char| !c.is_ascii_alphanumeric());
    words.find_map(|word| BRANDS.iter().find(|brand| brand.len() >= SHORTEST && **brand == word)).copied()
}

/// The brand itself, under whatever country.
fn is_own(name: &Name) -> bool {
    BRANDS.contains(&name.label()) && !name.is_rented()
}

/// A known name, with its suffix, in front of the registered one.
fn embedded(name: &Name) -> Option<String> {
    let front = name.front().strip_prefix("www.").unwrap_or(name.front());
    let dotted = front.replace('-', ".");
    [front, dotted.as_str()].into_iter().find_map(known_within).or_else(|| {
        let first = front.split('.').find(|label| BRANDS.contains(label) && label.len() > 3);
        first.filter(|_| !name.is_known()).map(str::to_owned)
    })
}

fn known_within(front: &str) -> Option<String> {
    let starts = std::iter::once(0).chain(front.match_indices('.').map(|(at, _)| at + 1));
    for start in starts {
        let rest = front.get(start..).unwrap_or_default();
        let ends = rest.match_indices('.').map(|(at, _)| at).chain([rest.len()]);
        for end in ends {
            let part = rest.get(..end).unwrap_or_default();
            let known = part.contains('.') && tables::rank(part).is_some_and(|rank| rank < IMITATED);
            if known && part.split('.').next().is_some_and(|label| label.len() >= SHORTEST - 1) {
                return Some(part.to_owned());
            }
        }
    }
    None
}

/// A name whose letters, or pairs of letters, pass for those of a known one.
fn same_to_the_eye(name: &Name) -> Option<String> {
    let skeleton = name.label_skeleton();
    let seen = [unmasked(&skeleton), unmasked(name.label()), skeleton];
    seen.into_iter().find(|seen| seen != name.label() && is_target(seen))
}

/// A name that has one letter too many, too few, another, or two swapped.
fn near_miss(name: &Name) -> Option<&'static str> {
    let skeleton = name.label_skeleton();
    let label = skeleton.as_str();
    let long_enough = label.chars().count() > SHORTEST && label.is_ascii();
    if !long_enough || PLAIN.contains(&label) {
        return None;
    }
    let close =
        |brand: &&&str| brand.len() > SHORTEST && label.len().abs_diff(brand.len()) <= 1 && is_one_off(label, brand);
    BRANDS.iter().find(close).copied()
}

fn is_target(label: &str) -> bool {
    let known = || tables::rank(&format!("{label}.com")).is_some_and(|rank| rank < IMITATED);
    label.len() >= SHORTEST && (BRANDS.contains(&label) || known())
}

/// Digits and pairs that pass for letters.
fn unmasked(label: &str) -> String {
    let pairs = label.replace("rn", "m").replace("vv", "w");
    pairs
        .chars()
        .map(|c| match c {
            '0' => 'o',
            '1' => 'l',
            '3' => 'e',
            '5' => 's',
            '4' => 'a',
            '7' => 't',
            c => c,
        })
        .collect()
}

/// One letter more, less or other, or two neighbours swapped; the first letter is what people look at.
fn is_one_off(label: &str, brand: &str) -> bool {
    let (a, b) = (label.as_bytes(), brand.as_bytes());
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (rest_a, rest_b) = (a.get(same..).unwrap_or_default(), b.get(same..).unwrap_or_default());
    if same == 0 || rest_a.is_empty() && rest_b.is_empty() {
        return false;
    }
    let behind = |rest: &[u8], count: usize| rest.get(count..).map(<[u8]>::to_vec);
    let swapped = || match (rest_a, rest_b) {
        ([a, b, rest_a @ ..], [c, d, rest_b @ ..]) => a == d && b == c && rest_a == rest_b,
        _ => false,
    };
    behind(rest_a, 1).is_some_and(|rest| rest == rest_b)
        || behind(rest_b, 1).is_some_and(|rest| rest == rest_a) && !is_plural(rest_a, rest_b)
        || behind(rest_a, 1).is_some() && behind(rest_a, 1) == behind(rest_b, 1)
        || swapped()
}

/// Without an s at the end it is another word.
fn is_plural(rest: &[u8], brand: &[u8]) -> bool {
    rest.is_empty() && brand == b"s"
}

/// A brand together with other words.
fn combined(name: &Name) -> Option<&'static str> {
    let label = name.label_skeleton();
    let unmasked = unmasked(&label);
    let parts: Vec<&str> = label.split('-').chain(unmasked.split('-')).collect();
    let as_word = BRANDS.iter().find(|brand| brand.len() > 2 && parts.contains(brand) && label.contains('-'));
    as_word
        .or_else(|| {
            BRANDS.iter().find(|brand| {
                brand.len() > SHORTEST && unmasked.contains(**brand) && !is_part_of_word(&unmasked, brand)
            })
        })
        .copied()
}

/// The brand is part of a longer word or name that has nothing to do with it.
fn is_part_of_word(label: &str, brand: &str) -> bool {
    PLAIN.iter().any(|plain| plain.contains(brand) && label.contains(plain))
}
