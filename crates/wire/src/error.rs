//! What is wrong with bytes that did not decode.

/// Why bytes from the network were refused before anything looked at their meaning.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// The bytes are not the protobuf message they should be.
    #[error("the bytes are not a {message}")]
    Protobuf {
        /// The message that was expected.
        message: &'static str,
    },
    /// A field that must be there is not.
    #[error("{field} is missing")]
    Missing {
        /// The field.
        field: &'static str,
    },
    /// A fixed-size field has another size.
    #[error("{field} must be {expected} bytes long and is {found}")]
    Length {
        /// The field.
        field: &'static str,
        /// Bytes it must have.
        expected: usize,
        /// Bytes it has.
        found: usize,
    },
    /// A field is larger, or a list longer, than its limit.
    #[error("{field} is over its limit of {limit}")]
    TooLarge {
        /// The field.
        field: &'static str,
        /// Bytes, or elements, it may have.
        limit: usize,
    },
    /// A field has a value that means nothing.
    #[error("{field} has a value that means nothing here")]
    Value {
        /// The field.
        field: &'static str,
    },
}
