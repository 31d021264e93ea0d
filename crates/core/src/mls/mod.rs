//! MLS (RFC 9420): the only module that knows OpenMLS.
