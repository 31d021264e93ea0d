//! What a person may rely on: names, words to compare, safety numbers.
