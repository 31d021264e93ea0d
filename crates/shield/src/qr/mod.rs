//! Codes in pictures: where they are, what they say, what they would do.
