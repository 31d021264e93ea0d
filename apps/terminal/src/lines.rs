//! Lines of standard input, read beside everything else, and none of them longer than this process can bear.

use std::io::{self, BufRead};

use tokio::sync::mpsc;

/// Bytes of a line: the longest text a message may have, with every letter escaped, and room to spare.
pub(crate) const LONGEST: usize = 1024 * 1024;

/// Lines that are read ahead.
const AHEAD: usize = 16;

/// See [`Line::Whole`].
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// Without its end.
    Whole(Vec<u8>),
    /// It was longer than [`LONGEST`], and is gone.
    TooLong,
}

/// The lines, as they come.
pub(crate) struct Lines(mpsc::Receiver<Line>);

impl Lines {
    /// Reading blocks, so that a thread does it; it ends with the process.
    pub(crate) fn of_standard_input() -> Self {
        let (sender, lines) = mpsc::channel(AHEAD);
        std::thread::spawn(move || {
            let mut input = io::stdin().lock();
            while let Ok(Some(line)) = read(&mut input) {
                if sender.blocking_send(line).is_err() {
                    return;
                }
            }
        });
        Self(lines)
    }

    /// The next one; none when there will be no more.
    pub(crate) async fn next(&mut self) -> Option<Line> {
        self.0.recv().await
    }
}

/// Reads a line without ever holding more of it than it may have.
fn read(input: &mut impl BufRead) -> io::Result<Option<Line>> {
    let (mut line, mut length) = (Vec::new(), 0_usize);
    loop {
        let ahead = input.fill_buf()?;
        if ahead.is_empty() && length == 0 {
            return Ok(None);
        }
        let end = ahead.iter().position(|byte| *byte == b'\n');
        let part = end.map_or(ahead, |end| ahead.split_at(end).0);
        length = length.saturating_add(part.len()).saturating_add(1);
        if line.len() + part.len() <= LONGEST {
            line.extend_from_slice(part);
        } else {
            line = Vec::new();
        }
        let (is_over, taken) = (end.is_some() || ahead.is_empty(), end.map_or(ahead.len(), |end| end + 1));
        input.consume(taken);
        if end.is_none() {
            length -= 1;
        }
        if is_over {
            return Ok(Some(if length > LONGEST + 1 { Line::TooLong } else { Line::Whole(line) }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(input: &[u8], buffer: usize) -> Vec<Line> {
        let mut input = io::BufReader::with_capacity(buffer, input);
        std::iter::from_fn(|| read(&mut input).unwrap()).collect()
    }

    #[test]
    fn lines_come_whole_however_they_are_cut() {
        for buffer in [1, 3, 4096] {
            let lines = all(b"one\n\ntwo\nlast", buffer);
            let whole = |text: &[u8]| Line::Whole(text.to_vec());
            assert_eq!(lines, [whole(b"one"), whole(b""), whole(b"two"), whole(b"last")]);
        }
    }

    #[test]
    fn a_line_that_is_too_long_is_passed_over_and_the_next_one_is_read() {
        let mut input = vec![b'x'; LONGEST];
        input.extend(b"\n");
        input.extend(vec![b'y'; 3 * LONGEST]);
        input.extend(b"\nnext\n");
        let lines = all(&input, 8192);
        assert_eq!(lines, [Line::Whole(vec![b'x'; LONGEST]), Line::TooLong, Line::Whole(b"next".to_vec())]);
    }
}
