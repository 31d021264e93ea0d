//! The form that one-time codes share: a word that says what the code is, then a secret and a relay's address, with a check.
//!
//! A code is no URL: nothing that scans or opens links knows what to do with it.

use data_encoding::BASE32_NOPAD;

use crate::{Hash, limits};

/// Bytes of a code's secret.
pub const SECRET: usize = 16;

const VERSION: u8 = 1;
const CHECK: usize = 4;

/// What tells one kind of code from the others.
pub(crate) struct Form {
    /// How it begins.
    pub(crate) prefix: &'static str,
    /// The domain of its check.
    pub(crate) check: &'static str,
}

/// Why a text is not a code of the kind that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// It does not begin like one.
    #[error("this is not a code for linking a device: such a code begins with KITHLINK")]
    NotACode,
    /// It begins like one, but a part is missing or changed.
    #[error("this code is incomplete or was changed on its way; copy it again")]
    Damaged,
    /// It is of a later version.
    #[error("this code is of a newer Kith: update this one first")]
    Newer,
}

/// One word of capitals and digits.
pub(crate) fn to_text(form: &Form, secret: &[u8; SECRET], url: &str) -> String {
    let mut bytes = vec![VERSION];
    bytes.extend(secret);
    bytes.extend(url.as_bytes());
    bytes.extend(check(form, &bytes));
    format!("{}{}", form.prefix, BASE32_NOPAD.encode(&bytes))
}

/// Secret and address of a text; spaces, line breaks and small letters do not matter.
pub(crate) fn from_text(form: &Form, text: &str) -> Result<([u8; SECRET], String), CodeError> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
    let encoded = text.strip_prefix(form.prefix).ok_or(CodeError::NotACode)?;
    let bytes = BASE32_NOPAD.decode(encoded.as_bytes()).map_err(|_| CodeError::Damaged)?;
    let (bytes, found) = bytes.split_last_chunk::<CHECK>().ok_or(CodeError::Damaged)?;
    if *found != check(form, bytes) {
        return Err(CodeError::Damaged);
    }
    let (version, rest) = bytes.split_first().ok_or(CodeError::Damaged)?;
    if *version != VERSION {
        return Err(CodeError::Newer);
    }
    let (secret, url) = rest.split_first_chunk::<SECRET>().ok_or(CodeError::Damaged)?;
    let url = String::from_utf8(url.to_vec()).map_err(|_| CodeError::Damaged)?;
    if url.len() > limits::URL || !(url.starts_with("ws://") || url.starts_with("wss://")) {
        return Err(CodeError::Damaged);
    }
    Ok((*secret, url))
}

fn check(form: &Form, bytes: &[u8]) -> [u8; CHECK] {
    let Hash([a, b, c, d, ..]) = Hash::of(form.check, &[bytes]);
    [a, b, c, d]
}
