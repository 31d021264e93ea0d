//! Names that pass for somebody else's.
