//! What a hostile file may do: nothing but be read.

use std::io::{BufReader, Read};

use proptest::prelude::*;

use super::*;

/// So many times the same bytes, without holding them.
struct Endless {
    piece: &'static [u8],
    at: usize,
    left: u64,
}

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = buffer.len().min(usize::try_from(self.left).unwrap_or(usize::MAX));
        for byte in &mut buffer[..count] {
            *byte = self.piece[self.at % self.piece.len()];
            self.at += 1;
        }
        self.left -= count as u64;
        Ok(count)
    }
}

#[test]
fn a_line_without_an_end_is_cut_and_not_kept() {
    let start = "27/03/2022, 15:21 - Ada: hello\n27/03/2022, 15:22 - Ada: ".as_bytes();
    let endless = || BufReader::new(start.chain(Endless { piece: b"a", at: 0, left: 1 << 24 }));
    let layout = survey(endless()).unwrap();
    assert_eq!((layout.messages, layout.bytes), (2, start.len() as u64 + (1 << 24)));
    let last = Messages::new(endless(), &layout).map(Result::unwrap).last().unwrap();
    assert!(last.cut && last.text.len() <= LONGEST_TEXT);
}

#[test]
fn a_message_of_endless_lines_is_cut_and_not_kept() {
    let start = "27/03/2022, 15:21 - Ada: hello\n".as_bytes();
    let endless = || BufReader::new(start.chain(Endless { piece: b"line after line\n", at: 0, left: 1 << 23 }));
    let layout = survey(endless()).unwrap();
    let messages: Vec<_> = Messages::new(endless(), &layout).map(Result::unwrap).collect();
    assert!(messages.len() == 1 && messages[0].cut && messages[0].text.len() <= LONGEST_TEXT);
}

#[test]
fn bytes_that_are_no_text_are_read_as_far_as_they_are() {
    let mut bytes = b"27/03/2022, 15:21 - Ada: caf\xe9\n".to_vec();
    bytes.extend_from_slice(b"27/03/2022, 15:22 - Ada: end\n");
    let layout = survey(bytes.as_slice()).unwrap();
    let first = Messages::new(bytes.as_slice(), &layout).next().unwrap().unwrap();
    assert_eq!(first.text, "caf\u{fffd}");
}

proptest! {
    #[test]
    fn whatever_the_bytes_every_message_is_a_real_time_and_bounded(
        lines in prop::collection::vec(prop_oneof![
            any::<String>(),
            "[\\[\u{200e}]{0,2}[0-9٠-٩R]{1,4}[/. -][0-9]{1,2}[/. -][0-9]{1,4},? [0-9]{1,2}[:.][0-9]{2} ?(AM|م|오후)?(\\]| -) [A-Za-z: ]{0,12}",
        ], 0..12),
    ) {
        let export = lines.join("\n");
        if let Ok(layout) = survey(export.as_bytes()) {
            for message in Messages::new(export.as_bytes(), &layout) {
                let message = message.unwrap();
                let sent = message.sent;
                prop_assert!((1..=12).contains(&sent.month) && (1..=31).contains(&sent.day));
                prop_assert!(sent.hour < 24 && sent.minute < 60 && sent.second.is_none_or(|second| second < 60));
                prop_assert!(message.text.contains(message.written()));
            }
        }
    }

    #[test]
    fn what_was_said_is_read_back_word_for_word(
        messages in prop::collection::vec(("[A-Z][a-z]{2,8}", "[a-z ,.!?é😀]{0,40}[a-z]"), 1..20),
        minutes in prop::collection::vec(1u32..2000, 20),
    ) {
        let mut at = 0;
        let mut export = String::new();
        for ((name, text), step) in messages.iter().zip(minutes) {
            at += step;
            let (day, minute) = (at / 1440, at % 1440);
            let (h, n) = (minute / 60, minute % 60);
            export += &format!("{:02}/{:02}/2022, {h:02}:{n:02} - {name}: {text}\n", day % 28 + 1, day / 28 + 1);
        }
        let said = said(&export);
        prop_assert_eq!(said, messages.into_iter().map(|(name, text)| (name, text.trim_end().to_owned())).collect::<Vec<_>>());
    }
}
