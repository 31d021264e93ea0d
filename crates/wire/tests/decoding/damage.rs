//! Every message comes back from its bytes; damaged bytes are refused or are another message, and never make a decoder panic.

use std::fmt::Debug;

use kith_wire::account::{Entry, SignedEntry, StampedEntry};
use kith_wire::card::{PREFIX, from_link, to_link};
use kith_wire::content::Content;
use kith_wire::inbox::{Card, Envelope, Letter, SignedLetter};
use kith_wire::{ClientFrame, ClientHello, Message, ServerFrame, ServerHello, limits, padding};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::{frames, letters};

/// What happened to some bytes on their way: some were changed, and all after a place, or none, were lost.
#[derive(Debug)]
struct Damage {
    changes: Vec<(Index, u8)>,
    cut: Option<Index>,
}

fn damage() -> impl Strategy<Value = Damage> {
    (vec((any::<Index>(), any::<u8>()), 0..4), proptest::option::of(any::<Index>()))
        .prop_map(|(changes, cut)| Damage { changes, cut })
}

impl Damage {
    fn apply(&self, mut bytes: Vec<u8>) -> Vec<u8> {
        for (place, byte) in &self.changes {
            *place.get_mut(&mut bytes) = *byte;
        }
        bytes.truncate(self.cut.map_or(bytes.len(), |cut| cut.index(bytes.len())));
        bytes
    }
}

fn comes_back<M: Message + PartialEq + Debug>(value: &M, damage: &Damage) -> Result<(), TestCaseError> {
    let bytes = value.encode();
    let decoded = M::decode(&bytes);
    prop_assert_eq!(decoded.as_ref(), Ok(value));
    if let Ok(other) = M::decode(&damage.apply(bytes)) {
        prop_assert_eq!(M::decode(&other.encode()), Ok(other));
    }
    Ok(())
}

proptest! {
    #[test]
    fn a_client_hello_comes_back(hello in frames::client_hello(), damage in damage()) {
        comes_back(&hello, &damage)?;
    }

    #[test]
    fn a_server_hello_comes_back(hello in frames::server_hello(), damage in damage()) {
        comes_back(&hello, &damage)?;
    }

    #[test]
    fn a_client_frame_comes_back(frame in frames::client_frame(), damage in damage()) {
        comes_back(&frame, &damage)?;
    }

    #[test]
    fn a_server_frame_comes_back(frame in frames::server_frame(), damage in damage()) {
        comes_back(&frame, &damage)?;
    }

    #[test]
    fn an_envelope_comes_back(envelope in letters::envelope(), damage in damage()) {
        comes_back(&envelope, &damage)?;
    }

    #[test]
    fn a_signed_letter_comes_back(letter in letters::signed_letter(), damage in damage()) {
        comes_back(&letter, &damage)?;
    }

    #[test]
    fn a_letter_comes_back(letter in letters::letter(), damage in damage()) {
        comes_back(&letter, &damage)?;
    }

    #[test]
    fn a_card_comes_back_from_its_bytes_and_from_its_link(card in letters::card(), damage in damage()) {
        comes_back(&card, &damage)?;
        prop_assert_eq!(from_link(&to_link(&card)), Ok(card));
    }

    #[test]
    fn a_content_comes_back_from_its_bytes_and_from_its_plaintext(content in letters::content(), damage in damage()) {
        comes_back(&content, &damage)?;
        let plaintext = content.to_plaintext();
        prop_assert!(limits::CONTENT_CLASSES.contains(&plaintext.len()));
        prop_assert_eq!(Content::from_plaintext(plaintext.clone()), Ok(content));
        let _ = Content::from_plaintext(damage.apply(plaintext));
    }

    #[test]
    fn no_bytes_make_a_decoder_panic(bytes in vec(any::<u8>(), 0..300)) {
        let _ = ClientHello::decode(&bytes);
        let _ = ServerHello::decode(&bytes);
        let _ = ClientFrame::decode(&bytes);
        let _ = ServerFrame::decode(&bytes);
        let _ = Envelope::decode(&bytes);
        let _ = SignedLetter::decode(&bytes);
        let _ = Letter::decode(&bytes);
        let _ = Card::decode(&bytes);
        let _ = Content::decode(&bytes);
        let _ = Entry::decode(&bytes);
        let _ = SignedEntry::decode(&bytes);
        let _ = StampedEntry::decode(&bytes);
        let _ = Content::from_plaintext(bytes.clone());
        let _ = padding::unpad(bytes);
    }

    #[test]
    fn no_text_makes_a_link_panic(text in ".{0,200}") {
        let _ = from_link(&text);
        let _ = from_link(&format!("{PREFIX}{text}"));
    }
}
