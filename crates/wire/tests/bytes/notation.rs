//! How the pinned bytes are written down: hex in which blanks do not count, `ac*32` for 32 times `ac`, and `'Ada'` for text.

use std::fmt::Debug;

use data_encoding::HEXLOWER;
use kith_wire::Message;

/// A field that no version knows yet: number 1000, as a number and as bytes.
const UNKNOWN_FIELDS: [&str; 2] = ["c03e01", "c23e026869"];

/// The bytes that a line says.
pub(crate) fn bytes(line: &str) -> Vec<u8> {
    line.split_whitespace().flat_map(word).collect()
}

fn word(word: &str) -> Vec<u8> {
    let hex = |text: &str| HEXLOWER.decode(text.as_bytes()).unwrap_or_else(|error| panic!("{word}: {error}"));
    if let Some(text) = word.strip_prefix('\'') {
        return text.strip_suffix('\'').unwrap().into();
    }
    match word.split_once('*') {
        Some((byte, times)) => hex(byte).repeat(times.parse().unwrap()),
        None => hex(word),
    }
}

/// The value has these bytes and comes back from them; a newer peer's additions to them are passed over, and a part of
/// them never is the whole.
pub(crate) fn pin<M: Message + PartialEq + Debug>(name: &str, value: &M, line: &str) {
    let pinned = bytes(line);
    assert_eq!(
        HEXLOWER.encode(&value.encode()),
        HEXLOWER.encode(&pinned),
        "{name} is encoded (left) as pinned (right)"
    );
    assert_eq!(M::decode(&pinned).as_ref(), Ok(value), "{name}");
    for unknown in UNKNOWN_FIELDS {
        assert_eq!(M::decode(&[&*pinned, &bytes(unknown)].concat()).as_ref(), Ok(value), "{name} and an unknown field");
    }
    for cut in 0..pinned.len() {
        assert_ne!(M::decode(&pinned[..cut]).as_ref(), Ok(value), "{name} cut to {cut} bytes");
    }
}
