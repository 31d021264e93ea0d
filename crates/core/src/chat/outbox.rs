//! What waits to be said. An item leaves when its record has come back from the relay.

use kith_wire::content::{Body, ChainHead, Content};
use kith_wire::{Epoch, Hash, Message, MessageId, Millis, Seq};
use serde::{Deserialize, Serialize};

use super::row::serde_bytes_vec;
use super::{ChatId, Place};
use crate::error::Error;
use crate::state::State;
use crate::tables::{self, Row};

/// A message to be sent. The row's key is the chat and a rising number.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct OutboxItem {
    pub id: MessageId,
    pub sent: Millis,
    /// An encoded [`Content`] whose heads are filled in when it is encrypted.
    #[serde(with = "serde_bytes_vec")]
    pub content: Vec<u8>,
    /// Its newest encryption. It is sent again as it is while its epoch lasts, so that no key ever makes two ciphertexts.
    pub sealed: Option<Sealed>,
    /// The relay has acknowledged it.
    pub acknowledged: Option<Seq>,
    /// The conversation ended before it was sent, and it never will be.
    pub failed: bool,
}

/// See [`OutboxItem::sealed`].
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Sealed {
    pub epoch: Epoch,
    #[serde(with = "serde_bytes_vec")]
    pub body: Vec<u8>,
}

impl Row for OutboxItem {
    const TABLE: u8 = b'O';
    const NAME: &'static str = "outbox";
}

impl OutboxItem {
    /// A new item of this id.
    pub(crate) fn new(id: MessageId, sent: Millis, body: Body) -> Self {
        let chain = ChainHead { length: 0, hash: Hash([0; 32]) };
        let content = Content { id, sent, seen: None, chain, ending: None, body }.encode();
        Self { id, sent, content, sealed: None, acknowledged: None, failed: false }
    }

    /// What it says.
    pub(crate) fn body(&self) -> Result<Body, Error> {
        Content::decode(&self.content).map(|content| content.body).map_err(|_| Error::Damaged(Self::NAME))
    }

    /// What is encrypted: the content with what the author has seen at this moment.
    pub(crate) fn plaintext(&self, place: &Place, chain: ChainHead) -> Result<Vec<u8>, Error> {
        let content = Content::decode(&self.content).map_err(|_| Error::Damaged(Self::NAME))?;
        let seen = place.anchored.then_some(place.head);
        Ok(Content { seen, chain, ending: place.ending, ..content }.to_plaintext())
    }

    pub(crate) fn add(&self, state: &mut State, chat: ChatId) -> Result<u64, Error> {
        let number = tables::next_number::<Self>(state, &chat.key());
        self.save(state, chat, number)?;
        Ok(number)
    }

    pub(crate) fn load(state: &State, chat: ChatId, number: u64) -> Result<Option<Self>, Error> {
        tables::get(state, &key(chat, number))
    }

    pub(crate) fn save(&self, state: &mut State, chat: ChatId, number: u64) -> Result<(), Error> {
        tables::put(state, &key(chat, number), self)
    }

    pub(crate) fn remove(state: &mut State, chat: ChatId, number: u64) {
        tables::delete::<Self>(state, &key(chat, number));
    }

    /// The items of a conversation in the order they were written.
    pub(crate) fn of_chat(state: &State, chat: ChatId) -> impl Iterator<Item = Result<(u64, Self), Error>> + use<'_> {
        tables::scan::<Self>(state, &chat.key()).map(|row| {
            let (key, item) = row?;
            let number = key.last_chunk::<8>().ok_or(Error::Damaged(Self::NAME))?;
            Ok((u64::from_be_bytes(*number), item))
        })
    }

    /// Whether nothing waits.
    pub(crate) fn is_empty(state: &State, chat: ChatId) -> Result<bool, Error> {
        let items = Self::of_chat(state, chat).collect::<Result<Vec<_>, _>>()?;
        Ok(items.iter().all(|(_, item)| item.failed))
    }
}

fn key(chat: ChatId, number: u64) -> Vec<u8> {
    [chat.key(), number.to_be_bytes()].concat()
}
