//! What was said: texts in the order of the conversation, which is the order of its channel's records.

use kith_wire::sync::{SyncItem, SyncText};
use kith_wire::{AccountId, DeviceId, MessageId, Millis, Seq};
use serde::{Deserialize, Serialize};

use super::ChatId;
use crate::error::Error;
use crate::state::State;
use crate::tables::{self, Row};

/// A place in the order of a conversation: first by the place it was said in, then by its record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Order {
    pub generation: u32,
    pub seq: Seq,
}

/// A text. The row's key is the chat and the order.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct TextRow {
    pub id: MessageId,
    pub account: AccountId,
    pub device: DeviceId,
    pub text: String,
    /// The author's clock.
    pub sent: Millis,
}

/// A text of an account that was frozen when it came. Nobody sees it before that ends. The row's key is the chat and the order.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct HeldText(pub TextRow);

/// Where a message stands. The row's key is the chat and the message's id.
#[derive(Clone, Copy, Serialize, Deserialize)]
struct IndexRow {
    account: AccountId,
    order: Order,
}

impl Row for TextRow {
    const TABLE: u8 = b'T';
    const NAME: &'static str = "text";
}

impl Row for HeldText {
    const TABLE: u8 = b'S';
    const NAME: &'static str = "held text";
}

impl Row for IndexRow {
    const TABLE: u8 = b'I';
    const NAME: &'static str = "message index";
}

impl Order {
    fn key(self, chat: ChatId) -> Vec<u8> {
        [&chat.key()[..], &self.generation.to_be_bytes(), &self.seq.0.to_be_bytes()].concat()
    }

    fn from_key(key: &[u8]) -> Option<Self> {
        let (generation, seq) = key.get(8..)?.split_first_chunk::<4>()?;
        Some(Self { generation: u32::from_be_bytes(*generation), seq: Seq(u64::from_be_bytes(seq.try_into().ok()?)) })
    }
}

impl HeldText {
    /// Keeps it back.
    pub(crate) fn add(self, state: &mut State, chat: ChatId, order: Order) -> Result<(), Error> {
        tables::put(state, &order.key(chat), &self)
    }

    /// Takes out all of a conversation, oldest first.
    pub(crate) fn take_all(state: &mut State, chat: ChatId) -> Result<Vec<(Order, TextRow)>, Error> {
        let rows = tables::scan::<Self>(state, &chat.key()).collect::<Result<Vec<_>, _>>()?;
        rows.into_iter()
            .map(|(key, Self(text))| {
                tables::delete::<Self>(state, &key);
                Ok((Order::from_key(&key).ok_or(Error::Damaged(Self::NAME))?, text))
            })
            .collect()
    }

    /// How many there are.
    pub(crate) fn count(state: &State, chat: ChatId) -> usize {
        tables::count::<Self>(state, &chat.key())
    }
}

impl TextRow {
    /// The same as other devices and backups are told it, of the conversation with an account.
    pub(crate) fn into_item(self, account: AccountId, order: Order) -> SyncItem {
        SyncItem::Text(SyncText {
            account,
            author: self.account,
            device: self.device,
            id: self.id,
            sent: self.sent,
            text: self.text,
            generation: order.generation,
            seq: order.seq,
        })
    }

    /// Remembers a text; `false` if a message of this id is there already: nothing is shown twice. Where another text stands
    /// already, because a relay misnumbered one of the two, it comes to stand beside it.
    pub(crate) fn add(&self, state: &mut State, chat: ChatId, order: Order) -> Result<bool, Error> {
        let index = [&chat.key()[..], self.id.as_bytes()].concat();
        if tables::has::<IndexRow>(state, &index) {
            return Ok(false);
        }
        let near = (order.seq.0..=u64::MAX).chain((0..order.seq.0).rev());
        let mut places = near.map(|seq| Order { seq: Seq(seq), ..order });
        let order = places.find(|place| !tables::has::<Self>(state, &place.key(chat))).unwrap_or(order);
        tables::put(state, &index, &IndexRow { account: self.account, order })?;
        tables::put(state, &order.key(chat), self)?;
        Ok(true)
    }

    /// Forgets a text that has to be said again elsewhere.
    pub(crate) fn remove(&self, state: &mut State, chat: ChatId, order: Order) {
        tables::delete::<IndexRow>(state, &[&chat.key()[..], self.id.as_bytes()].concat());
        tables::delete::<Self>(state, &order.key(chat));
    }

    /// Where a message stands, and whose it is.
    pub(crate) fn find(state: &State, chat: ChatId, id: &MessageId) -> Result<Option<(AccountId, Order)>, Error> {
        let index = [&chat.key()[..], id.as_bytes()].concat();
        Ok(tables::get::<IndexRow>(state, &index)?.map(|row| (row.account, row.order)))
    }

    /// What stands at a place.
    pub(crate) fn at(state: &State, chat: ChatId, order: Order) -> Result<Option<Self>, Error> {
        tables::get(state, &order.key(chat))
    }

    /// How many texts stand in a conversation.
    pub(crate) fn count(state: &State, chat: ChatId) -> usize {
        tables::count::<Self>(state, &chat.key())
    }

    /// The texts of a conversation from the newest back.
    pub(crate) fn newest_first(
        state: &State,
        chat: ChatId,
    ) -> impl Iterator<Item = Result<(Order, Self), Error>> + use<'_> {
        Self::newest_first_but(state, chat, 0)
    }

    /// The same without so many of the newest.
    pub(crate) fn newest_first_but(
        state: &State,
        chat: ChatId,
        skip: usize,
    ) -> impl Iterator<Item = Result<(Order, Self), Error>> + use<'_> {
        tables::scan_back::<Self>(state, &chat.key(), skip).map(|row| {
            let (key, text) = row?;
            Ok((Order::from_key(&key).ok_or(Error::Damaged(Self::NAME))?, text))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_never_takes_anothers_place_whatever_numbers_a_relay_gave_them() {
        let mut state = State::default();
        let chat = ChatId(1);
        for (number, seq) in [(1, 7), (2, 7), (3, 8), (4, u64::MAX), (5, u64::MAX)] {
            let row = TextRow {
                id: MessageId([number; 16]),
                account: AccountId([1; 32]),
                device: DeviceId([1; 16]),
                text: number.to_string(),
                sent: Millis(1),
            };
            let order = Order { generation: 1, seq: Seq(seq) };
            assert!(row.add(&mut state, chat, order).unwrap());
            assert!(!row.add(&mut state, chat, order).unwrap(), "nothing stands twice");
            let (_, found) = TextRow::find(&state, chat, &row.id).unwrap().unwrap();
            assert_eq!(TextRow::at(&state, chat, found).unwrap().unwrap().text, row.text);
        }
        assert_eq!(TextRow::count(&state, chat), 5);
    }
}
