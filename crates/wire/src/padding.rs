//! Padding to few sizes, so that a length tells little (C5.4): `0x80`, then zeros, as in ISO/IEC 7816-4.

use crate::DecodeError;

const MARK: u8 = 0x80;

/// Pads to the smallest class that holds the bytes and the mark; what is larger than every class is padded to a multiple
/// of the largest.
#[must_use]
pub fn pad(mut bytes: Vec<u8>, classes: &[usize]) -> Vec<u8> {
    bytes.push(MARK);
    let largest = classes.last().copied().unwrap_or(1).max(1);
    let class = classes.iter().copied().find(|class| *class >= bytes.len());
    let size = class.unwrap_or_else(|| bytes.len().next_multiple_of(largest));
    bytes.resize(size, 0);
    bytes
}

/// What was padded.
///
/// # Errors
/// If there is no mark.
pub fn unpad(mut bytes: Vec<u8>) -> Result<Vec<u8>, DecodeError> {
    match bytes.iter().rposition(|byte| *byte != 0) {
        Some(last) if bytes.get(last) == Some(&MARK) => {
            bytes.truncate(last);
            Ok(bytes)
        }
        Some(_) | None => Err(DecodeError::Value { field: "padding" }),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn bytes_without_a_mark_are_refused() {
        assert!(unpad(vec![]).is_err());
        assert!(unpad(vec![0; 8]).is_err());
        assert!(unpad(vec![1, 0]).is_err());
    }

    proptest! {
        #[test]
        fn what_is_padded_comes_back_and_has_a_class_size(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let padded = pad(bytes.clone(), &[16, 64]);
            prop_assert!(padded.len() == 16 || padded.len().is_multiple_of(64));
            prop_assert_eq!(unpad(padded).unwrap(), bytes);
        }
    }
}
