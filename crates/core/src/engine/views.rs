//! What a screen shows, read from the state.

use kith_wire::content::Body;
use kith_wire::{MessageId, Millis, Seq};

use super::Engine;
use super::io::{
    AccountView, CardView, ChatView, ContactView, DeviceStanding, MessageState, MessageView, RequestView, Stretch,
};
use crate::chat::{Chat, ChatId, HeldText, Order, OutboxItem, TextRow};
use crate::contact::{CardRow, Contact, Kind, RequestRow, RequestStage, Stage};
use crate::device::Device;
use crate::error::Error;
use crate::tables;
use crate::trust;

impl Engine {
    /// The account; `None` in a home without one.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn account(&self) -> Result<Option<AccountView>, Error> {
        if let Some(founding) = self.founding()? {
            return Ok(Some(AccountView {
                id: String::new(),
                device: String::new(),
                name: founding.name.clone(),
                relay: founding.url.clone(),
                ready: false,
                refused: None,
                copied: false,
                standing: DeviceStanding::Confirmed,
                frozen: None,
                delivered_marks: true,
                read_marks: true,
            }));
        }
        let Some(device) = Device::load(&self.state)? else { return Ok(None) };
        let standing = if device.is_ready() { self.own_standing()? } else { DeviceStanding::Confirmed };
        Ok(Some(AccountView {
            id: device.account.to_hex(),
            device: device.device.to_hex(),
            name: device.name.clone(),
            relay: device.relay.url.clone(),
            ready: device.is_ready() && (device.published || standing != DeviceStanding::Confirmed),
            refused: device.refused.clone(),
            copied: device.copied,
            standing,
            frozen: self.frozen(self.now)?.map(|at| at.0),
            delivered_marks: device.delivered_marks,
            read_marks: device.read_marks,
        }))
    }

    /// The cards, those that no longer work included.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn cards(&self, now: Millis) -> Result<Vec<CardView>, Error> {
        let device = self.device()?;
        tables::scan::<CardRow>(&self.state, &[])
            .map(|row| {
                let (key, card) = row?;
                let id = String::from_utf8_lossy(&key).into_owned();
                card.view(&id, device.account, device.relay.clone(), now)
            })
            .collect()
    }

    /// The open requests, oldest first.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn requests(&self) -> Result<Vec<RequestView>, Error> {
        let rows = tables::scan::<RequestRow>(&self.state, &[]).collect::<Result<Vec<_>, _>>()?;
        let open = rows.iter().filter(|(_, row)| row.stage == RequestStage::Open);
        let mut views = open.map(|(key, row)| row.view(&self.state, key)).collect::<Result<Vec<_>, _>>()?;
        views.sort_by_key(|view| view.received);
        Ok(views)
    }

    /// The contacts, by name.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn contacts(&self) -> Result<Vec<ContactView>, Error> {
        let mut views: Vec<_> = Contact::all(&self.state)?
            .into_iter()
            .map(|(_, contact)| self.contact_view(contact))
            .collect::<Result<_, _>>()?;
        views.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(views)
    }

    /// One contact.
    ///
    /// # Errors
    /// [`crate::error::Misuse::NoSuchContact`], [`Error::Damaged`].
    pub fn contact(&self, name: &str) -> Result<ContactView, Error> {
        let (_, contact) = Contact::named(&self.state, name)?;
        self.contact_view(contact)
    }

    /// The number to compare with a contact: sixty digits, the same on both sides. `None` before the other side's account is
    /// proven. It is costly by design: it is for one contact that a person looks at.
    ///
    /// # Errors
    /// [`crate::error::Misuse::NoSuchContact`], [`Error::Damaged`].
    pub fn safety_number(&self, name: &str) -> Result<Option<String>, Error> {
        let (_, contact) = Contact::named(&self.state, name)?;
        let own = self.device()?.account;
        Ok((!contact.chain.is_empty()).then(|| trust::safety_number(&own, &contact.account)))
    }

    /// The conversations, the one with the newest text first.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn chats(&self) -> Result<Vec<ChatView>, Error> {
        let mut views = Vec::new();
        for (_, contact) in Contact::every(&self.state)? {
            if matches!(contact.kind, Kind::Linked(_)) {
                continue;
            }
            let chat = Chat::load(&self.state, contact.chat)?;
            views.push(ChatView {
                own: contact.kind == Kind::Own,
                changed: contact.changed(self.now)?.map(|at| at.0),
                frozen: contact.frozen(self.now)?.map(|at| at.0),
                state: contact.state(),
                unread: chat.unread,
                last: self.chat_messages(&contact, &chat, 1)?.pop(),
                draft: chat.draft,
                name: contact.name,
            });
        }
        views.sort_by_key(|view| std::cmp::Reverse(view.last.as_ref().map(|last| last.sent)));
        Ok(views)
    }

    /// The newest texts of a conversation, oldest first.
    ///
    /// # Errors
    /// [`crate::error::Misuse::NoSuchContact`], [`Error::Damaged`].
    pub fn messages(&self, name: &str, limit: usize) -> Result<Vec<MessageView>, Error> {
        let (_, contact) = Contact::named(&self.state, name)?;
        let chat = Chat::load(&self.state, contact.chat)?;
        self.chat_messages(&contact, &chat, limit)
    }

    /// A stretch of a conversation: so many texts from a number on, or the newest.
    ///
    /// # Errors
    /// [`crate::error::Misuse::NoSuchContact`], [`Error::Damaged`].
    pub fn stretch(&self, name: &str, first: Option<usize>, limit: usize) -> Result<Stretch, Error> {
        let (_, contact) = Contact::named(&self.state, name)?;
        let chat = Chat::load(&self.state, contact.chat)?;
        let waiting = self.waiting(&contact)?;
        let standing = TextRow::count(&self.state, contact.chat);
        let total = standing + waiting.len();
        let first = first.unwrap_or_else(|| total.saturating_sub(limit)).min(total);
        let after = total.saturating_sub(first.saturating_add(limit));
        let mut messages = waiting;
        messages.truncate(messages.len().saturating_sub(after));
        messages.drain(..first.saturating_sub(standing).min(messages.len()));
        let skipped = after.saturating_sub(total - standing);
        let wanted = limit.min(total - first) - messages.len();
        let mut older = self.standing(&contact, &chat, skipped, wanted)?;
        older.append(&mut messages);
        let unread = self.first_unread(&contact, &chat, standing)?;
        Ok(Stretch { total, first, unread, messages: older })
    }

    /// How far an own message came.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn message_state(&self, id: &MessageId) -> Result<Option<MessageState>, Error> {
        for (_, contact) in Contact::every(&self.state)? {
            let chat = Chat::load(&self.state, contact.chat)?;
            if let Some((_, order)) = TextRow::find(&self.state, contact.chat, id)? {
                return Ok(Some(progress(&chat, order)));
            }
            let waiting = OutboxItem::of_chat(&self.state, contact.chat).collect::<Result<Vec<_>, _>>()?;
            if let Some((_, item)) = waiting.iter().find(|(_, item)| item.id == *id) {
                return Ok(Some(outbox_state(&contact, item)));
            }
        }
        Ok(None)
    }

    fn chat_messages(&self, contact: &Contact, chat: &Chat, limit: usize) -> Result<Vec<MessageView>, Error> {
        let mut waiting = self.waiting(contact)?;
        waiting.drain(..waiting.len().saturating_sub(limit));
        let mut messages = self.standing(contact, chat, 0, limit - waiting.len())?;
        messages.append(&mut waiting);
        Ok(messages)
    }

    /// The texts in the outbox, oldest first.
    fn waiting(&self, contact: &Contact) -> Result<Vec<MessageView>, Error> {
        let mut waiting = Vec::new();
        for row in OutboxItem::of_chat(&self.state, contact.chat) {
            let (_, item) = row?;
            if let Body::Text(text) = item.body()? {
                let state = outbox_state(contact, &item);
                waiting.push(MessageView { id: item.id.to_hex(), from: None, text, state, sent: item.sent.0 });
            }
        }
        Ok(waiting)
    }

    /// Texts that stand in the conversation, oldest first: so many before the newest ones that are skipped.
    fn standing(&self, contact: &Contact, chat: &Chat, skip: usize, limit: usize) -> Result<Vec<MessageView>, Error> {
        let own = self.device()?.account;
        let read = self.read_order(contact.chat, chat)?;
        let mut texts = Vec::new();
        for row in TextRow::newest_first_but(&self.state, contact.chat, skip).take(limit) {
            let (order, text) = row?;
            let mine = text.account == own;
            let state = match (mine, read.is_some_and(|read| order <= read)) {
                (true, _) => progress(chat, order),
                (false, true) => MessageState::Read,
                (false, false) => MessageState::Unread,
            };
            texts.push(MessageView {
                id: text.id.to_hex(),
                from: (!mine).then(|| contact.name.clone()),
                text: text.text,
                state,
                sent: text.sent.0,
            });
        }
        texts.reverse();
        Ok(texts)
    }

    /// The number of the first text of others that is not read, if there are so many that stand.
    fn first_unread(&self, contact: &Contact, chat: &Chat, standing: usize) -> Result<Option<usize>, Error> {
        if chat.unread == 0 {
            return Ok(None);
        }
        let own = self.device()?.account;
        let read = self.read_order(contact.chat, chat)?;
        let mut first = None;
        for (newer, row) in TextRow::newest_first(&self.state, contact.chat).enumerate() {
            let (order, text) = row?;
            if read.is_some_and(|read| order <= read) {
                break;
            }
            if text.account != own {
                first = standing.checked_sub(newer + 1);
            }
        }
        Ok(first)
    }

    fn contact_view(&self, contact: Contact) -> Result<ContactView, Error> {
        let why = match &contact.stage {
            Stage::Failed { why } => Some(why.clone()),
            Stage::Adding { .. }
            | Stage::Requested { .. }
            | Stage::Accepting { .. }
            | Stage::Active
            | Stage::Ended
            | Stage::Blocked
            | Stage::Unblocked => None,
        };
        Ok(ContactView {
            account: contact.account.to_hex(),
            state: contact.state(),
            why,
            verified: contact.verified,
            changed: contact.changed(self.now)?.map(|at| at.0),
            frozen: contact.frozen(self.now)?.map(|at| at.0),
            held: HeldText::count(&self.state, contact.chat),
            words: contact.words,
            name: contact.name,
        })
    }

    fn read_order(&self, id: ChatId, chat: &Chat) -> Result<Option<Order>, Error> {
        let Some(read) = &chat.read else { return Ok(None) };
        Ok(TextRow::find(&self.state, id, read)?.map(|(_, order)| order))
    }
}

/// How far a text that stands in the conversation came with everybody.
fn progress(chat: &Chat, order: Order) -> MessageState {
    let everybody = |reached: fn(&crate::chat::PeerMarks<Order>) -> Option<Order>| {
        !chat.peers.is_empty() && chat.peers.values().all(|marks| reached(marks) >= Some(order))
    };
    if everybody(|marks| marks.read) {
        MessageState::Read
    } else if everybody(|marks| marks.delivered) {
        MessageState::Delivered
    } else {
        MessageState::Sent
    }
}

fn outbox_state(contact: &Contact, item: &OutboxItem) -> MessageState {
    match contact.stage {
        _ if item.failed => MessageState::Failed,
        // Another device was asked to say it: it is said when it comes back.
        _ if item.acknowledged == Some(Seq(0)) => MessageState::Queued,
        _ if item.acknowledged.is_some() => MessageState::Sent,
        Stage::Active => MessageState::Queued,
        Stage::Adding { .. } | Stage::Requested { .. } | Stage::Accepting { .. } => MessageState::Waiting,
        Stage::Failed { .. } | Stage::Ended | Stage::Blocked | Stage::Unblocked => MessageState::Failed,
    }
}
