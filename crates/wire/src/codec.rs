//! From bytes to checked values and back: every message type says how it maps to its protobuf form, once.

use crate::DecodeError;

/// A value that crosses the network as one protobuf message.
///
/// Encoding cannot fail; decoding checks everything that can be checked without knowing more than the message.
pub trait Message: Sized {
    /// The bytes on the wire.
    fn encode(&self) -> Vec<u8>;

    /// The checked value.
    ///
    /// # Errors
    /// Says which field was wrong, and how.
    fn decode(bytes: &[u8]) -> Result<Self, DecodeError>;
}

/// The mapping between a checked value and its generated form.
pub(crate) trait Proto: Sized {
    type Form: prost::Message + Default;
    const NAME: &'static str;

    fn to_form(&self) -> Self::Form;
    fn from_form(form: Self::Form) -> Result<Self, DecodeError>;
}

impl<T: Proto> Message for T {
    fn encode(&self) -> Vec<u8> {
        prost::Message::encode_to_vec(&self.to_form())
    }

    fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        let form = prost::Message::decode(bytes).map_err(|_| DecodeError::Protobuf { message: T::NAME })?;
        T::from_form(form)
    }
}

/// A field that must be present.
pub(crate) fn required<F, T: Proto<Form = F>>(form: Option<F>, field: &'static str) -> Result<T, DecodeError> {
    T::from_form(form.ok_or(DecodeError::Missing { field })?)
}

/// A list with a limit on its length.
pub(crate) fn list<F, T: Proto<Form = F>>(
    forms: Vec<F>,
    field: &'static str,
    limit: usize,
) -> Result<Vec<T>, DecodeError> {
    within(forms.len(), field, limit)?;
    forms.into_iter().map(T::from_form).collect()
}

/// Bytes with a limit on their length.
pub(crate) fn bytes(bytes: Vec<u8>, field: &'static str, limit: usize) -> Result<Vec<u8>, DecodeError> {
    within(bytes.len(), field, limit)?;
    Ok(bytes)
}

/// Bytes that must be there, with a limit on their length.
pub(crate) fn some_bytes(value: Vec<u8>, field: &'static str, limit: usize) -> Result<Vec<u8>, DecodeError> {
    if value.is_empty() {
        return Err(DecodeError::Missing { field });
    }
    bytes(value, field, limit)
}

/// How many bytes of something: some, and not more than a limit.
pub(crate) fn some_size(size: u64, field: &'static str, limit: usize) -> Result<u64, DecodeError> {
    match size {
        0 => Err(DecodeError::Value { field }),
        size if size > limit as u64 => Err(DecodeError::TooLarge { field, limit }),
        size => Ok(size),
    }
}

/// Text with a limit on its bytes.
pub(crate) fn text(text: String, field: &'static str, limit: usize) -> Result<String, DecodeError> {
    within(text.len(), field, limit)?;
    Ok(text)
}

fn within(found: usize, field: &'static str, limit: usize) -> Result<(), DecodeError> {
    if found > limit { Err(DecodeError::TooLarge { field, limit }) } else { Ok(()) }
}
