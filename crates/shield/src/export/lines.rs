//! Lines of whatever length, none of which is held in memory beyond a limit.

use std::borrow::Cow;
use std::io::{self, BufRead, Read};

/// Bytes of a line that are read; of what is longer the rest is passed over. A message has at most 65,536 characters.
pub const LONGEST_LINE: usize = 1 << 18;

/// Reads lines.
#[derive(Debug)]
pub(super) struct Lines<R> {
    reader: R,
    line: Vec<u8>,
    /// Bytes read so far.
    read: u64,
}

/// A line, without its end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    pub(super) bytes: &'a [u8],
    /// It ended as lines do on an iPhone: with a carriage return.
    pub(super) returned: bool,
    /// It was longer than can be read.
    pub(super) cut: bool,
}

impl<'a> Line<'a> {
    /// As text, with a sign in place of what is none.
    pub(super) fn text(&self) -> Cow<'a, str> {
        std::str::from_utf8(self.bytes).map_or_else(|_| String::from_utf8_lossy(self.bytes), Cow::Borrowed)
    }
}

impl<R: BufRead> Lines<R> {
    pub(super) const fn new(reader: R) -> Self {
        Self { reader, line: Vec::new(), read: 0 }
    }

    /// The next line.
    pub(super) fn next(&mut self) -> io::Result<Option<Line<'_>>> {
        self.line.clear();
        let limit = LONGEST_LINE as u64;
        let read = self.reader.by_ref().take(limit).read_until(b'\n', &mut self.line)?;
        if read == 0 {
            return Ok(None);
        }
        self.read += read as u64;
        let ended = self.line.last() == Some(&b'\n');
        let cut = !ended && read == LONGEST_LINE;
        if cut {
            self.read += self.reader.skip_until(b'\n')? as u64;
        }
        let line = self.line.strip_suffix(b"\n").unwrap_or(&self.line);
        let bytes = line.strip_suffix(b"\r").unwrap_or(line);
        Ok(Some(Line { bytes, returned: bytes.len() < line.len(), cut }))
    }

    /// Bytes read so far.
    pub(super) const fn read(&self) -> u64 {
        self.read
    }
}
