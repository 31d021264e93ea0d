//! What the published contract names, so that nothing in it is left without pinned bytes.

use std::collections::BTreeSet;

/// `proto/relay.proto`.
pub(crate) const RELAY: &str = include_str!("../../proto/relay.proto");
/// `proto/inbox.proto`.
pub(crate) const INBOX: &str = include_str!("../../proto/inbox.proto");
/// `proto/content.proto`.
pub(crate) const CONTENT: &str = include_str!("../../proto/content.proto");
/// `proto/sync.proto`.
pub(crate) const SYNC: &str = include_str!("../../proto/sync.proto");
/// `proto/link.proto`.
pub(crate) const LINK: &str = include_str!("../../proto/link.proto");

/// `proto/guardian.proto`.
pub(crate) const GUARDIAN: &str = include_str!("../../proto/guardian.proto");

/// The names of the arms of `oneof x`, or of the values of `enum X`.
fn names<'a>(contract: &'a str, block: &str) -> BTreeSet<&'a str> {
    let (_, rest) = contract.split_once(&format!("{block} {{")).unwrap();
    let (inside, _) = rest.split_once('}').unwrap();
    let code = inside.lines().filter_map(|line| line.split("//").next());
    code.filter_map(|line| line.split_once('=')?.0.split_whitespace().last()).collect()
}

/// Something stands for each of them.
pub(crate) fn assert_complete<'a>(pinned: impl IntoIterator<Item = &'a str>, contract: &str, block: &str) {
    assert_eq!(pinned.into_iter().collect::<BTreeSet<_>>(), names(contract, block), "what is pinned of {block} (left)");
}

#[test]
fn arms_and_values_are_read_from_the_contract() {
    let contract =
        "message A {\n oneof b { // c = d\n  E first = 1; // f = 2\n  G second = 2;\n }\n}\nenum H {\n ZERO = 0;\n}";
    assert_eq!(names(contract, "oneof b"), ["first", "second"].into());
    assert_eq!(names(contract, "enum H"), ["ZERO"].into());
}
