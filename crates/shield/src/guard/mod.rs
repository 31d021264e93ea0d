//! What a person should not send: their own secrets.
