//! The own inbox: letters are opened, proven and, where they change anything, remembered.

use kith_wire::inbox::{Invitation, LetterKind, Request, Reunion, Salutation};
use kith_wire::{InboxItem, Seq, ServerEvent, Span};
use serde::{Deserialize, Serialize};

use super::Engine;
use super::errand::{Bytes, Errand, Post};
use super::io::{CardState, Event, Link};
use crate::contact::{
    CardRow, Contact, ContactId, Kind, Opened, OpenedLetter, RequestRow, RequestStage, SealOwner, Stage, open_letter,
    words_of,
};
use crate::device::encode_chain;
use crate::error::{Error, RelayFault};
use crate::tables::{self, Row};

/// Open requests that are kept; more are not shown before some are answered.
const OPEN_REQUESTS: usize = 1000;

/// How far the inbox is being read on this connection.
#[derive(Debug, Default)]
pub(super) struct Inbox {
    /// The newest item when reading began; `None` before the relay said so.
    target: Option<Seq>,
    taken: Seq,
    asked: bool,
}

impl Inbox {
    pub(super) const fn is_unasked(&self) -> bool {
        !self.asked
    }

    pub(super) const fn asked(&mut self) {
        self.asked = true;
    }

    pub(super) fn is_read(&self) -> bool {
        self.target.is_some_and(|target| self.taken >= target)
    }
}

/// A letter that was taken in, by its id: delivered twice, it counts once.
#[derive(Serialize, Deserialize)]
struct TakenLetter {}

impl Row for TakenLetter {
    const TABLE: u8 = b'L';
    const NAME: &'static str = "letter";
}

impl Engine {
    pub(super) fn inbox_opened(&mut self, link: &Link, event: ServerEvent) -> Result<(), Error> {
        let ServerEvent::InboxOpened(Span { head, low }) = event else {
            self.hang_up(link);
            return Ok(());
        };
        let mut device = self.device()?;
        if head < device.inbox {
            // Its numbers were given out a second time: everything it has is read again. Letters are known by their ids.
            self.alarm(None, RelayFault::LostData);
            device.inbox = Seq(0);
            device.save(&mut self.state)?;
            self.hang_up(link);
            return Ok(());
        }
        // What has expired does not come any more.
        let target = if head > low { head } else { device.inbox };
        self.inbox = Inbox { target: Some(target), taken: device.inbox, asked: true };
        Ok(())
    }

    pub(super) fn inbox_items(&mut self, link: &Link, items: Vec<InboxItem>) -> Result<(), Error> {
        for item in items {
            let mut device = self.device()?;
            if item.seq <= device.inbox {
                return self.distrust(link, RelayFault::Disorder);
            }
            device.inbox = item.seq;
            device.save(&mut self.state)?;
            self.inbox.taken = item.seq;
            match open_letter(&self.state, &device, &item.body)? {
                Opened::Letter(opened) => self.take_letter(*opened, item.seq)?,
                Opened::UnknownKey => self.leave_unopened(item.seq)?,
                Opened::Nothing => {}
            }
        }
        Ok(())
    }

    /// One letter's fault keeps nobody from the letters after it.
    fn take_letter(&mut self, opened: OpenedLetter, seq: Seq) -> Result<(), Error> {
        match self.letter(opened, seq) {
            Err(error @ (Error::PeerMisbehaved(_) | Error::Refused(_) | Error::Misuse(_))) => {
                self.trouble(&error);
                Ok(())
            }
            taken => taken,
        }
    }

    /// The key may be another device's, and on its way to this one.
    fn leave_unopened(&mut self, seq: Seq) -> Result<(), Error> {
        let mut device = self.device()?;
        if device.unopened.is_none() && self.siblings()?.is_some() {
            device.unopened = Some(seq);
            device.save(&mut self.state)?;
        }
        Ok(())
    }

    /// A key has come: what could not be opened is read again. Letters are known by their ids.
    pub(super) fn try_unopened_again(&mut self) -> Result<(), Error> {
        let mut device = self.device()?;
        let Some(seq) = device.unopened.take() else { return Ok(()) };
        device.inbox = device.inbox.min(Seq(seq.0.saturating_sub(1)));
        device.save(&mut self.state)?;
        self.inbox = Inbox::default();
        Ok(())
    }

    /// Another device has answered the inbox up to here.
    pub(super) fn inherit(&mut self, seq: Seq) -> Result<(), Error> {
        let mut device = self.device()?;
        device.inherited = device.inherited.max(seq);
        device.save(&mut self.state)
    }

    /// A letter that another device has answered is not taken in here.
    pub(super) fn letter_is_taken(&mut self, id: &kith_wire::MessageId) -> Result<(), Error> {
        tables::put(&mut self.state, id.as_bytes(), &TakenLetter {})
    }

    fn letter(&mut self, opened: OpenedLetter, seq: Seq) -> Result<(), Error> {
        let id = opened.letter.id;
        if tables::has::<TakenLetter>(&self.state, id.as_bytes()) {
            return Ok(());
        }
        let OpenedLetter { owner, account, chain, letter } = opened;
        match (owner, letter.kind) {
            (SealOwner::Card(card), LetterKind::Request(request)) => {
                if account == self.device()?.account {
                    return Ok(());
                }
                let entries = encode_chain(&letter.chain);
                self.request(&card, RequestArrived { id, account, chain: entries, request })?;
            }
            (SealOwner::Contact(_), _) if seq <= self.device()?.inherited => {}
            (SealOwner::Contact(contact), kind) => {
                let row = Contact::load(&self.state, contact)?;
                let known = row.kind == Kind::Person && self.pins(contact, &letter.chain)? || row.kind == Kind::Own;
                if row.account != account || !known {
                    return Ok(());
                }
                self.contact_letter(contact, &chain, kind)?;
            }
            (SealOwner::KeyPackage, LetterKind::Reunion(reunion)) => {
                let Reunion { reach, name, conversation } = reunion;
                let request = Request { reach, name, salutation: Salutation::None };
                let chain = encode_chain(&letter.chain);
                if account != self.device()?.account {
                    self.reunited(RequestArrived { id, account, chain, request }, &conversation)?;
                }
            }
            (SealOwner::Card(_) | SealOwner::KeyPackage, _) => return Ok(()),
        }
        tables::put(&mut self.state, id.as_bytes(), &TakenLetter {})
    }

    fn contact_letter(&mut self, contact: ContactId, chain: &kith_chain::Chain, kind: LetterKind) -> Result<(), Error> {
        match kind {
            LetterKind::Invitation(invitation) => self.invited(contact, chain, invitation),
            LetterKind::Rejoin(rejoin) => self.asked_to_rejoin(contact, chain, rejoin),
            LetterKind::Welcome(conversation) => self.welcomed_back(contact, chain, conversation),
            LetterKind::Request(_) | LetterKind::Reunion(_) => Ok(()),
        }
    }

    fn request(&mut self, card: &str, arrived: RequestArrived) -> Result<(), Error> {
        let Some(mut row) = tables::get::<CardRow>(&self.state, card.as_bytes())? else { return Ok(()) };
        if matches!(row.state, CardState::Revoked | CardState::Used) || self.is_unwelcome(card, &arrived)? {
            return Ok(());
        }
        if row.once {
            row.state = CardState::Used;
            tables::put(&mut self.state, card.as_bytes(), &row)?;
        }
        self.remember_request(card.to_owned(), arrived, None)
    }

    /// A request is open from now on; if we have asked the same, both have said yes.
    pub(super) fn remember_request(
        &mut self,
        card: String,
        arrived: RequestArrived,
        reunion: Option<Bytes>,
    ) -> Result<(), Error> {
        let device = self.device()?;
        let request = RequestRow {
            account: arrived.account,
            card,
            chain: arrived.chain,
            reach: arrived.request.reach,
            name: arrived.request.name,
            salutation: arrived.request.salutation,
            words: words_of(&arrived.account, &device.account, &arrived.id),
            received: self.now,
            stage: RequestStage::Open,
            reunion,
        };
        let mutual = self.have_asked(&request.account)?;
        let request = RequestRow { stage: if mutual { RequestStage::Mutual } else { RequestStage::Open }, ..request };
        tables::put(&mut self.state, arrived.id.as_bytes(), &request)?;
        match (mutual, device.account.0 < request.account.0) {
            (false, _) => self.show(Event::Request { request: arrived.id.to_hex() }),
            (true, true) => self.accept(&arrived.id.to_hex(), None).map(drop)?,
            (true, false) => {}
        }
        Ok(())
    }

    /// Both sides hold the other's card and asked at the same time: both have said yes, and the account with the smaller id
    /// opens the conversation.
    fn have_asked(&self, account: &kith_wire::AccountId) -> Result<bool, Error> {
        let contact = Contact::of_account(&self.state, account)?;
        Ok(contact.is_some_and(|(_, contact)| matches!(contact.stage, Stage::Adding { .. } | Stage::Requested { .. })))
    }

    /// Our own request did not get through: one of theirs that stood back for it is shown after all.
    pub(super) fn reopen_request(&mut self, account: &kith_wire::AccountId) -> Result<(), Error> {
        let rows = tables::scan::<RequestRow>(&self.state, &[]).collect::<Result<Vec<_>, _>>()?;
        for (key, row) in rows {
            if row.account == *account && row.stage == RequestStage::Mutual {
                tables::put(&mut self.state, &key, &RequestRow { stage: RequestStage::Open, ..row })?;
                self.show(Event::Request { request: data_encoding::HEXLOWER.encode(&key) });
            }
        }
        Ok(())
    }

    /// A blocked account, one whose request is open or was declined on the same card, or one request too many: it is told
    /// nothing, and nothing is shown.
    pub(super) fn is_unwelcome(&self, card: &str, arrived: &RequestArrived) -> Result<bool, Error> {
        let contact = Contact::of_account(&self.state, &arrived.account)?;
        if contact.is_some_and(|(_, contact)| contact.stage == Stage::Blocked) {
            return Ok(true);
        }
        let rows = tables::scan::<RequestRow>(&self.state, &[]).collect::<Result<Vec<_>, _>>()?;
        let open = rows.iter().filter(|(_, row)| row.stage == RequestStage::Open);
        let asking = self.have_asked(&arrived.account)?;
        let known = rows.iter().filter(|(_, row)| row.account == arrived.account).any(|(_, row)| match row.stage {
            RequestStage::Open => true,
            RequestStage::Mutual => asking,
            RequestStage::Declined => row.card == card,
            RequestStage::Accepted => false,
        });
        Ok(known || open.count() >= OPEN_REQUESTS)
    }

    /// The request that a contact has from us. It can be answered before the relay's word that it was delivered has come.
    fn request_to(&self, id: ContactId, contact: &Contact) -> Result<Option<kith_wire::MessageId>, Error> {
        if let Stage::Requested { letter } = contact.stage {
            return Ok(Some(letter));
        }
        if !matches!(contact.stage, Stage::Adding { .. }) {
            return Ok(None);
        }
        let mut posts = Errand::all(&self.state)?.into_iter().filter_map(|(_, errand)| errand.post());
        Ok(posts.find_map(|post| {
            if let Post::Request { contact, letter } = post { (contact == id).then_some(letter) } else { None }
        }))
    }

    /// Our request was accepted.
    fn invited(&mut self, id: ContactId, chain: &kith_chain::Chain, invitation: Invitation) -> Result<(), Error> {
        let mut contact = Contact::load(&self.state, id)?;
        let asked = self.request_to(id, &contact)?;
        if asked != Some(invitation.request) || invitation.reach.account != contact.account {
            return Ok(());
        }
        contact.reach = Some(invitation.reach);
        contact.profile = Some(invitation.name);
        contact.save(&mut self.state, id)?;
        self.join(id, chain, invitation.conversation)
    }
}

/// A letter in which somebody asks to be let in.
pub(super) struct RequestArrived {
    pub id: kith_wire::MessageId,
    pub account: kith_wire::AccountId,
    pub chain: Vec<Vec<u8>>,
    pub request: Request,
}
