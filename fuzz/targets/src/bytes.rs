//! A target's bytes, read as choices and messages.

/// What is left of the bytes. It never runs out: behind the end there are zeros and empty messages.
pub(crate) struct Choices<'a>(&'a [u8]);

impl<'a> Choices<'a> {
    pub(crate) const fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn byte(&mut self) -> u8 {
        let (first, rest) = self.0.split_first().unwrap_or((&0, &[]));
        self.0 = rest;
        *first
    }

    pub(crate) fn number(&mut self) -> u16 {
        u16::from_le_bytes([self.byte(), self.byte()])
    }

    /// One of these.
    pub(crate) fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[usize::from(self.byte()) % all.len()]
    }

    /// Bytes behind their length.
    pub(crate) fn message(&mut self) -> &'a [u8] {
        let length = usize::from(self.number()).min(self.0.len());
        let (message, rest) = self.0.split_at(length);
        self.0 = rest;
        message
    }

    /// All that is left.
    pub(crate) const fn rest(self) -> &'a [u8] {
        self.0
    }
}

/// Bytes that [`Choices::message`] reads.
pub(crate) fn message(bytes: &[u8]) -> Vec<u8> {
    let length = u16::try_from(bytes.len()).expect("a short message");
    [&length.to_le_bytes(), bytes].concat()
}
