//! State at rest: the data key under a passphrase or a key file, and the sealed frames of a journal.
