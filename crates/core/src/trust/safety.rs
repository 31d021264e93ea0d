//! Safety numbers: what two people compare to know that nobody stands between them.

use kith_wire::{AccountId, Hash};

/// How often a half is hashed: whoever looks for an account with a given number pays this for every guess.
const ROUNDS: usize = 5200;

/// Sixty digits in twelve groups of five, the same on both sides: thirty digits (some 99 bits) for each account, the smaller
/// first.
///
/// They cover the two account ids and nothing else. An id is the hash of a chain's genesis, so it fixes the first device
/// and the recovery key, and by the chain's rules everything that may ever follow: a number that changed with every new
/// device would teach people to accept changed numbers. What devices come in is shown by the chain's own marks, and two
/// chains with one genesis by comparing heads inside the conversation.
#[must_use]
pub fn safety_number(one: &AccountId, other: &AccountId) -> String {
    let mut halves = [digits(one), digits(other)];
    halves.sort();
    halves.concat().join(" ")
}

/// Six groups of five digits for one account.
fn digits(account: &AccountId) -> Vec<String> {
    let first = Hash::of("kith safety number v1", &[&account.0]);
    let last = (0..ROUNDS).fold(first, |hash, _| Hash::of("kith safety number v1", &[&hash.0, &account.0]));
    last.0.chunks_exact(5).map(group).collect()
}

fn group(bytes: &[u8]) -> String {
    let number = bytes.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    format!("{:05}", number % 100_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADA: AccountId = AccountId([1; 32]);
    const BEN: AccountId = AccountId([2; 32]);

    #[test]
    fn both_sides_see_the_same_sixty_digits() {
        let number = safety_number(&ADA, &BEN);
        assert_eq!(number, safety_number(&BEN, &ADA));
        let groups: Vec<_> = number.split(' ').collect();
        assert_eq!(groups.len(), 12);
        assert!(groups.iter().all(|group| group.len() == 5 && group.bytes().all(|digit| digit.is_ascii_digit())));
    }

    #[test]
    fn the_number_is_pinned() {
        assert_eq!(
            safety_number(&ADA, &BEN),
            "06651 96976 22156 37077 98939 22748 65559 47650 41182 92340 73346 33997"
        );
    }

    #[test]
    fn another_genesis_changes_that_account_s_half_and_no_other() {
        let halves = |one, other| {
            let number = safety_number(one, other);
            let (first, second) = number.split_at(35);
            [first.trim().to_owned(), second.trim().to_owned()]
        };
        let (before, after) = (halves(&ADA, &BEN), halves(&ADA, &AccountId([3; 32])));
        assert_eq!(before.iter().filter(|half| after.contains(half)).count(), 1);
    }
}
