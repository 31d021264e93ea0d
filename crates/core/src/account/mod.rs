//! The account chain: entries, stamps and the one rule function.
