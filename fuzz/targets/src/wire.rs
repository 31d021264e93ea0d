//! What crosses the network: what decodes is a value that stays itself.

use std::fmt::Debug;

use ed25519_dalek::SigningKey;
use kith_wire::account::{Entry, StampedEntry};
use kith_wire::card::{PREFIX, from_link, to_link};
use kith_wire::content::Content;
use kith_wire::inbox::{Card, Envelope, Letter, SignedLetter};
use kith_wire::{
    ClientFrame, ClientHello, Greeting, Incompatible, Message, Nonce, Role, Seconds, ServerFrame, ServerHello, limits,
    negotiate,
};

use crate::recording;

pub(crate) fn client_hello(bytes: &[u8]) {
    if let Some(hello) = settled::<ClientHello>(bytes)
        && let Some(version) = negotiate(&hello)
    {
        assert!((limits::VERSION_MIN..=limits::VERSION_MAX).contains(&version));
        assert!((hello.version_min..=hello.version_max).contains(&version));
    }
}

pub(crate) fn client_hello_seeds() -> Vec<Vec<u8>> {
    [Role::Account, Role::Conversation].map(|role| ClientHello::new(role, Nonce([1; 32])).encode()).into()
}

pub(crate) fn server_hello(bytes: &[u8]) {
    if let Some(ServerHello::Greeting(greeting)) = settled(bytes) {
        let _ = greeting.verify(&Nonce([1; 32]));
    }
}

pub(crate) fn server_hello_seeds() -> Vec<Vec<u8>> {
    let key = SigningKey::from_bytes(&[5; 32]);
    let greeting = Greeting::sign(&key, 1, &Nonce([1; 32]), Nonce([2; 32]), Seconds(3));
    let incompatible = Incompatible { version_min: 7, version_max: 9 };
    vec![ServerHello::Greeting(greeting).encode(), ServerHello::Incompatible(incompatible).encode()]
}

pub(crate) fn client_frame(bytes: &[u8]) {
    if let Some(frame) = settled::<ClientFrame>(bytes) {
        assert!(frame.request > 0);
    }
}

pub(crate) fn server_frame(bytes: &[u8]) {
    settled::<ServerFrame>(bytes);
}

pub(crate) fn letter(bytes: &[u8]) {
    settled::<Envelope>(bytes);
    settled::<Letter>(bytes);
    if let Some(signed) = settled::<SignedLetter>(bytes) {
        settled::<Letter>(&signed.letter);
    }
}

pub(crate) fn letter_seeds() -> Vec<Vec<u8>> {
    recording::letters().iter().map(Message::encode).collect()
}

pub(crate) fn card_link(bytes: &[u8]) {
    if let Some(card) = settled::<Card>(bytes) {
        assert_eq!(from_link(&to_link(&card)), Ok(card));
    }
    let text = String::from_utf8_lossy(bytes);
    for link in [text.to_string(), format!("{PREFIX}{text}")] {
        if let Ok(card) = from_link(&link) {
            assert_eq!(from_link(&to_link(&card)), Ok(card));
        }
    }
}

pub(crate) fn card_link_seeds() -> Vec<Vec<u8>> {
    let link = recording::card_link();
    vec![from_link(link).expect("a card").encode(), link.into(), link.trim_start_matches(PREFIX).into()]
}

pub(crate) fn content_plaintext(bytes: &[u8]) {
    settled::<Content>(bytes);
    if let Ok(content) = Content::from_plaintext(bytes.to_vec()) {
        let plaintext = content.to_plaintext();
        assert!(limits::CONTENT_CLASSES.contains(&plaintext.len()) || plaintext.len() > limits::MESSAGE);
        assert_eq!(Content::from_plaintext(plaintext), Ok(content));
    }
}

pub(crate) fn content_seeds() -> Vec<Vec<u8>> {
    recording::contents().iter().flat_map(|content| [content.encode(), content.to_plaintext()]).collect()
}

pub(crate) fn account_entry(bytes: &[u8]) {
    if let Ok(entry) = Entry::decode(bytes) {
        assert_eq!(entry.encode(), bytes, "an entry has one encoding");
    }
    settled::<StampedEntry>(bytes);
}

pub(crate) fn account_entry_seeds() -> Vec<Vec<u8>> {
    let chain = recording::chain();
    chain.iter().flat_map(|stamped| [stamped.encode(), stamped.entry.entry.encode()]).collect()
}

/// The value that the bytes say, if they say one; encoded and decoded again it must be the same.
fn settled<M: Message + PartialEq + Debug>(bytes: &[u8]) -> Option<M> {
    let value = M::decode(bytes).ok()?;
    assert_eq!(M::decode(&value.encode()).as_ref(), Ok(&value));
    Some(value)
}
