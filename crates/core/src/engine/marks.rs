//! Delivered and read marks: how far each side has come, told to accepted contacts only, and only if switched on.

use kith_wire::content::Body;
use kith_wire::{AccountId, MessageId};

use super::Engine;
use super::io::MessageState;
use crate::chat::{Chat, ChatId, Order, OutboxItem, PeerMarks, TextRow};
use crate::contact::{Contact, Kind, Stage};
use crate::error::Error;

impl Engine {
    /// Queues a mark if the others do not know yet how far we have come.
    pub(super) fn queue_marks(&mut self, id: ChatId) -> Result<(), Error> {
        let mut chat = Chat::load(&self.state, id)?;
        let contact = Contact::load(&self.state, chat.contact())?;
        if contact.stage != Stage::Active || contact.kind != Kind::Person {
            return Ok(());
        }
        let device = self.device()?;
        let told = chat.told;
        let due = PeerMarks {
            delivered: if device.delivered_marks { chat.arrived } else { told.delivered },
            read: if device.read_marks { chat.read } else { told.read },
        };
        if due == told {
            return Ok(());
        }
        chat.told = due;
        chat.save(&mut self.state, id)?;
        let news = |due: Option<MessageId>, told: Option<MessageId>| if due == told { None } else { due };
        let body = Body::Marks { delivered: news(due.delivered, told.delivered), read: news(due.read, told.read) };
        let mark = MessageId(self.random());
        OutboxItem::new(mark, self.now, body).add(&mut self.state, id).map(drop)
    }

    /// A member says how far it has come.
    pub(super) fn take_marks(
        &mut self,
        id: ChatId,
        account: &AccountId,
        delivered: Option<MessageId>,
        read: Option<MessageId>,
    ) -> Result<(), Error> {
        let mut chat = Chat::load(&self.state, id)?;
        let delivered = self.order_of(id, delivered)?.max(self.order_of(id, read)?);
        let read = self.order_of(id, read)?;
        let marks = chat.peer_mut(account);
        let before = *marks;
        marks.delivered = marks.delivered.max(delivered);
        marks.read = marks.read.max(read);
        let after = *marks;
        if before == after {
            return Ok(());
        }
        chat.save(&mut self.state, id)?;
        self.show_progress(id, before.read, after.read, MessageState::Read)?;
        let above = before.delivered.max(after.read);
        self.show_progress(id, above, after.delivered, MessageState::Delivered)
    }

    /// Another of our devices has told the others how far we have come: it need not be told again.
    pub(super) fn take_own_marks(
        &mut self,
        id: ChatId,
        delivered: Option<MessageId>,
        read: Option<MessageId>,
    ) -> Result<(), Error> {
        let mut chat = Chat::load(&self.state, id)?;
        if self.order_of(id, delivered)? > self.order_of(id, chat.told.delivered)? {
            chat.told.delivered = delivered;
        }
        if self.order_of(id, read)? > self.order_of(id, chat.told.read)? {
            chat.told.read = read;
        }
        chat.save(&mut self.state, id)
    }

    /// What was read on another device is read here, as far as it has arrived.
    pub(super) fn read_up_to(&mut self, id: ChatId, read: MessageId) -> Result<(), Error> {
        let mut chat = Chat::load(&self.state, id)?;
        let Some(order) = self.order_of(id, Some(read))? else {
            chat.read_ahead = Some(read);
            return chat.save(&mut self.state, id);
        };
        if self.order_of(id, chat.read)? >= Some(order) {
            return Ok(());
        }
        let own = self.device()?.account;
        let mut unread = 0;
        for row in TextRow::newest_first(&self.state, id) {
            let (later, text) = row?;
            if later <= order {
                break;
            }
            unread += u64::from(text.account != own);
        }
        chat.read = Some(read);
        chat.unread = unread;
        chat.read_ahead = None;
        chat.save(&mut self.state, id)?;
        self.dirty.insert(id);
        Ok(())
    }

    fn order_of(&self, id: ChatId, message: Option<MessageId>) -> Result<Option<Order>, Error> {
        let Some(message) = message else { return Ok(None) };
        Ok(TextRow::find(&self.state, id, &message)?.map(|(_, order)| order))
    }

    /// Shows which own texts came further: those after one mark, up to another.
    fn show_progress(
        &mut self,
        id: ChatId,
        after: Option<Order>,
        up_to: Option<Order>,
        state: MessageState,
    ) -> Result<(), Error> {
        let Some(up_to) = up_to.filter(|up_to| Some(*up_to) > after) else { return Ok(()) };
        let own = self.device()?.account;
        let mut ids = Vec::new();
        for row in TextRow::newest_first(&self.state, id) {
            let (order, text) = row?;
            if Some(order) <= after {
                break;
            }
            if order <= up_to && text.account == own {
                ids.push(text.id.to_hex());
            }
        }
        ids.reverse();
        self.marked(id, ids, state)
    }
}
