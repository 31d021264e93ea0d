//! What a person asks, remembered; the pump does what needs a relay.

use kith_wire::account::EntryKind;
use kith_wire::content::Body;
use kith_wire::inbox::Salutation;
use kith_wire::{AccountId, MessageId, Seconds, Token, limits};

use super::Engine;
use super::errand::Errand;
use super::io::{CardState, Command, Reply};
use crate::account::RecoveryPhrase;
use crate::backup::BackupKeys;
use crate::chat::{Chat, ChatId, Members, OutboxItem};
use crate::contact::{
    CardRow, Contact, ContactId, Kind, RequestRow, RequestStage, SealKeyRow, SealOwner, Stage, check_name, free_name,
};
use crate::device::{Device, Founding};
use crate::error::{Error, Loss, Misuse};
use crate::tables;
use crate::trust;

/// Cards that can be valid at once.
const CARDS: usize = 1000;

impl Engine {
    pub(super) fn run(&mut self, command: Command) -> Result<Reply, Error> {
        if let Command::CreateAccount { url, name, invite } = command {
            return self.create_account(url, name, invite);
        }
        if let Command::JoinAccount { code, name, kind } = command {
            return self.join_account(&code, name, kind);
        }
        if let Command::Recover { url, phrase, name, kind } = command {
            return self.recover_account(url, &phrase, name, kind);
        }
        if let Command::FreezeByPhrase { url, phrase } = command {
            return self.freeze_by_phrase(url, &phrase);
        }
        if matches!(command, Command::ForgetPhrase) {
            return Ok(self.forget_phrase());
        }
        if matches!(command, Command::RequestApprovals) {
            return self.request_approvals();
        }
        if self.phrased()?.is_some() {
            return Err(Misuse::Recovering.into());
        }
        if Device::load(&self.state)?.is_none() {
            return Err(Misuse::NoAccount.into());
        }
        match command {
            Command::CreateAccount { .. }
            | Command::JoinAccount { .. }
            | Command::Recover { .. }
            | Command::FreezeByPhrase { .. }
            | Command::ForgetPhrase => Err(Misuse::AccountExists.into()),
            Command::Freeze => self.change_chain(EntryKind::Frozen),
            Command::Thaw => self.change_chain(EntryKind::Thawed),
            Command::SeeRecovery => self.see_recovery(),
            Command::Veto => self.veto(),
            Command::RequestApprovals => Err(Misuse::NotRecovering.into()),
            Command::AddGuardian { name } => self.add_guardian(&name),
            Command::RemoveGuardian { name } => self.remove_guardian(&name),
            Command::SetThreshold { threshold } => self.set_threshold(threshold),
            Command::KeepGuardians => self.keep_guardians(),
            Command::ReadGuardianCode { code } => self.read_guardian_code(&code),
            Command::ApproveRecovery => self.approve_recovery(),
            Command::ForgetApproval => Ok(self.forget_approval()),
            Command::LinkDevice { chats } => self.link_device(&chats),
            Command::CancelLink => self.cancel_link(),
            Command::AdmitDevice { elsewhere } => self.admit_device(elsewhere),
            Command::RefuseDevice => self.refuse_device(),
            Command::ConfirmDevice { device } => self.confirm_device(&device),
            Command::RemoveDevice { device } => self.remove_device(&device),
            Command::SendHistory { device, since } => self.send_history(&device, since),
            Command::SetPin { pin, phrase } => self.set_pin(&pin, phrase.as_ref()),
            Command::CheckPin { pin } => self.check_pin(&pin),
            Command::BackUp => self.back_up(),
            Command::OpenBackup { pin, phrase, drill } => self.open_backup(&pin, &phrase, drill),
            Command::NewCard { once, expires, label } => self.new_card(once, expires, label),
            Command::RevokeCard { card } => self.revoke_card(&card),
            Command::NewInvitation => self.new_invitation(),
            Command::AddContact { link, name, salutation } => self.add_contact(&link, name.as_deref(), salutation),
            Command::AcceptRequest { request, name } => self.accept(&request, name.as_deref()),
            Command::DeclineRequest { request } => self.decline(&request),
            Command::Verify { name } => self.verify_contact(&name),
            Command::Block { name } => self.block(&name),
            Command::Unblock { name } => self.unblock(&name),
            Command::SendText { name, text } => self.send_text(&name, text),
            Command::SetDraft { name, text } => self.set_draft(&name, text),
            Command::MarkRead { name } => self.mark_read(&name),
            Command::SetName { name } => self.set_name(name),
            Command::SetMarks { delivered, read } => self.set_marks(delivered, read),
        }
    }

    /// A home in which an account can begin.
    pub(super) fn is_empty_home(&self) -> Result<(), Error> {
        let device = Device::load(&self.state)?.is_some_and(|device| device.refused.is_none());
        let exists = device || self.founding()?.is_some() || self.phrased()?.is_some();
        if exists { Err(Misuse::AccountExists.into()) } else { Ok(()) }
    }

    fn create_account(&mut self, url: String, name: String, invite: Option<String>) -> Result<Reply, Error> {
        // An account that its relay would not have is nowhere: another one may take its place.
        self.is_empty_home()?;
        check_name(&name)?;
        check_url(&url)?;
        let phrase = RecoveryPhrase::from_entropy(&self.random());
        let founding = Founding { url, name, invite, seed: self.seed(), recovery: phrase.public_key() };
        tables::delete::<Device>(&mut self.state, &[]);
        tables::put(&mut self.state, &[], &founding)?;
        let seal_key = phrase.seal_key()?.public().to_vec();
        let keys = BackupKeys { phrase: phrase.public_key(), seal_key, key: None };
        tables::put(&mut self.state, &[], &keys)?;
        Ok(Reply::RecoveryPhrase(phrase.words()))
    }

    fn new_card(&mut self, once: bool, expires: Option<Seconds>, label: Option<String>) -> Result<Reply, Error> {
        if let Some(label) = &label {
            check_name(label)?;
        }
        if tables::keys::<CardRow>(&self.state, &[]).len() >= CARDS {
            return Err(Misuse::TooMany("cards").into());
        }
        let id = data_encoding::HEXLOWER.encode(&self.random::<4>());
        let seal = self.seed();
        SealKeyRow::add(&mut self.state, SealOwner::Card(id.clone()), seal.clone())?;
        let row = CardRow { token: Token(self.random()), seal, label, once, expires, state: CardState::Waiting };
        tables::put(&mut self.state, id.as_bytes(), &row)?;
        Errand::GrantCard { card: id.clone() }.add(&mut self.state)?;
        Ok(Reply::Card(id))
    }

    fn revoke_card(&mut self, id: &str) -> Result<Reply, Error> {
        let row = tables::get::<CardRow>(&self.state, id.as_bytes())?;
        let mut row = row.ok_or_else(|| Misuse::NoSuchCard(id.to_owned()))?;
        if row.state != CardState::Revoked {
            row.state = CardState::Revoked;
            tables::put(&mut self.state, id.as_bytes(), &row)?;
            SealKeyRow::remove(&mut self.state, &row.seal)?;
            Errand::Revoke { token: row.token.hash() }.add(&mut self.state)?;
        }
        Ok(Reply::Done)
    }

    fn add_contact(&mut self, link: &str, name: Option<&str>, salutation: Salutation) -> Result<Reply, Error> {
        let card = crate::code::card(link)?;
        if card.account == self.device()?.account {
            return Err(Misuse::OwnCard.into());
        }
        if let Some(request) = self.request_of(&card.account)? {
            return self.accept(&request, name);
        }
        let known = Contact::of_account(&self.state, &card.account)?;
        let wished = format!("contact {}", card.account.to_hex().get(..4).unwrap_or_default());
        let (id, mut contact) = match known {
            Some((id, contact)) => self.reusable(id, contact, name)?,
            None => self.new_contact(card.account, Kind::Person, free_name(&self.state, name, &wished)?)?,
        };
        contact.stage = Stage::Adding { card, salutation };
        contact.save(&mut self.state, id)?;
        self.grant_own_reach(id, &mut contact)?;
        Ok(Reply::Contact(contact.name))
    }

    /// A contact that can begin anew; the history stays.
    fn reusable(
        &mut self,
        id: ContactId,
        mut contact: Contact,
        name: Option<&str>,
    ) -> Result<(ContactId, Contact), Error> {
        match contact.stage {
            Stage::Failed { .. } | Stage::Ended | Stage::Unblocked | Stage::Requested { .. } => {}
            Stage::Adding { .. } | Stage::Accepting { .. } | Stage::Active => {
                return Err(Misuse::AlreadyContact(contact.name).into());
            }
            Stage::Blocked => return Err(Misuse::Blocked(contact.name).into()),
        }
        if let Some(name) = name.filter(|name| *name != contact.name) {
            contact.name = free_name(&self.state, Some(name), name)?;
        }
        contact.reach = None;
        Ok((id, contact))
    }

    pub(super) fn new_contact(
        &mut self,
        account: AccountId,
        kind: Kind,
        name: String,
    ) -> Result<(ContactId, Contact), Error> {
        let id = ContactId(tables::next_number::<Contact>(&self.state, &[]));
        let chat = ChatId(tables::next_number::<Chat>(&self.state, &[]));
        Chat::new(Members::Pair(id)).save(&mut self.state, chat)?;
        let contact = Contact {
            account,
            kind,
            name,
            profile: None,
            stage: Stage::Unblocked,
            chain: Vec::new(),
            seen: Vec::new(),
            claimed: 0,
            looked: self.now,
            reach: None,
            own: None,
            verified: false,
            chat,
            words: None,
            chosen: Vec::new(),
            prepared: false,
        };
        contact.save(&mut self.state, id)?;
        Ok((id, contact))
    }

    /// The open request of an account: whoever adds its card accepts it.
    fn request_of(&self, account: &AccountId) -> Result<Option<String>, Error> {
        let rows = tables::scan::<RequestRow>(&self.state, &[]).collect::<Result<Vec<_>, _>>()?;
        let open = rows.iter().find(|(_, row)| row.account == *account && row.stage == RequestStage::Open);
        Ok(open.map(|(key, _)| data_encoding::HEXLOWER.encode(key)))
    }

    /// The open request of an id, or of the beginning of one if no other begins so.
    fn open_request(&self, id: &str) -> Result<(Vec<u8>, RequestRow), Error> {
        let rows = tables::scan::<RequestRow>(&self.state, &[]).collect::<Result<Vec<_>, _>>()?;
        let begins = |key: &[u8]| data_encoding::HEXLOWER.encode(key).starts_with(&id.to_lowercase());
        let mut found = rows.into_iter().filter(|(key, row)| row.is_waiting() && id.len() >= 4 && begins(key));
        match (found.next(), found.next()) {
            (Some(request), None) => Ok(request),
            (Some(_) | None, _) => Err(Misuse::NoSuchRequest(id.to_owned()).into()),
        }
    }

    pub(super) fn accept(&mut self, request: &str, name: Option<&str>) -> Result<Reply, Error> {
        let (key, mut row) = self.open_request(request)?;
        let letter = MessageId::try_from(key.as_slice()).map_err(|_| Error::Damaged("request"))?;
        let wished = trust::says(&row.name, std::iter::empty()).map_or_else(|| "contact".to_owned(), |name| name.text);
        if row.reunion.is_some() {
            let reply = self.rejoin_by_request(&row, free_name(&self.state, name, &wished)?)?;
            row.stage = RequestStage::Accepted;
            tables::put(&mut self.state, &key, &row)?;
            return Ok(reply);
        }
        let known = Contact::of_account(&self.state, &row.account)?;
        let (id, mut contact) = match known {
            Some((_, contact)) if contact.stage == Stage::Blocked => return Err(Misuse::Blocked(contact.name).into()),
            Some((id, contact)) => (id, contact),
            None => self.new_contact(row.account, Kind::Person, free_name(&self.state, name, &wished)?)?,
        };
        if let Some(name) = name.filter(|name| *name != contact.name) {
            contact.name = free_name(&self.state, Some(name), name)?;
        }
        contact.stage = Stage::Accepting { letter };
        contact.reach = Some(row.reach.clone());
        contact.save(&mut self.state, id)?;
        if !self.pins(id, &crate::device::decode_chain(&row.chain)?)? {
            return Err(Error::PeerMisbehaved("its account chain contradicts the one that was known"));
        }
        let mut contact = Contact::load(&self.state, id)?;
        self.grant_own_reach(id, &mut contact)?;
        row.stage = RequestStage::Accepted;
        tables::put(&mut self.state, &key, &row)?;
        self.show_contact(&contact);
        Ok(Reply::Contact(contact.name))
    }

    fn decline(&mut self, request: &str) -> Result<Reply, Error> {
        let (key, mut row) = self.open_request(request)?;
        row.stage = RequestStage::Declined;
        tables::put(&mut self.state, &key, &row)?;
        Ok(Reply::Done)
    }

    fn verify_contact(&mut self, name: &str) -> Result<Reply, Error> {
        let (id, mut contact) = Contact::named(&self.state, name)?;
        if contact.chain.is_empty() {
            return Err(Misuse::NotYetConnected(name.to_owned()).into());
        }
        contact.verified = true;
        contact.save(&mut self.state, id)?;
        Ok(Reply::Done)
    }

    /// Takes back inbox, key packages and chain at once, and ends the conversation; what was said stays readable.
    fn block(&mut self, name: &str) -> Result<Reply, Error> {
        let (id, mut contact) = Contact::named(&self.state, name)?;
        if contact.stage == Stage::Blocked {
            return Ok(Reply::Done);
        }
        contact.stage = Stage::Blocked;
        contact.reach = None;
        self.forget_own_reach(&mut contact)?;
        contact.save(&mut self.state, id)?;
        self.say_goodbye(contact.chat)?;
        self.show_contact(&contact);
        Ok(Reply::Done)
    }

    fn unblock(&mut self, name: &str) -> Result<Reply, Error> {
        let (id, mut contact) = Contact::named(&self.state, name)?;
        if contact.stage != Stage::Blocked {
            return Err(Misuse::NotBlocked(name.to_owned()).into());
        }
        contact.stage = Stage::Unblocked;
        contact.save(&mut self.state, id)?;
        self.show_contact(&contact);
        Ok(Reply::Done)
    }

    fn send_text(&mut self, name: &str, text: String) -> Result<Reply, Error> {
        if text.is_empty() || text.len() > limits::TEXT {
            return Err(Misuse::Text.into());
        }
        let (_, contact) = self.addressee(name)?;
        match contact.stage {
            Stage::Adding { .. } | Stage::Requested { .. } | Stage::Accepting { .. } | Stage::Active => {}
            Stage::Failed { .. } => return Err(Misuse::NotYetConnected(name.to_owned()).into()),
            Stage::Ended | Stage::Unblocked => return Err(Misuse::Ended(name.to_owned()).into()),
            Stage::Blocked => return Err(Misuse::Blocked(name.to_owned()).into()),
        }
        let id = MessageId(self.random());
        OutboxItem::new(id, self.now, Body::Text(text)).add(&mut self.state, contact.chat)?;
        self.dirty.insert(contact.chat);
        if contact.kind == Kind::Own {
            self.own_conversation()?;
        }
        Ok(Reply::Message(id))
    }

    /// Whom a text is for; a note to oneself begins the own conversation.
    fn addressee(&mut self, name: &str) -> Result<(ContactId, Contact), Error> {
        match Contact::named(&self.state, name) {
            Err(_) if name == super::roster::OWN && self.is_confirmed()? => self.own_contact(),
            found => found,
        }
    }

    fn mark_read(&mut self, name: &str) -> Result<Reply, Error> {
        let (_, contact) = Contact::named(&self.state, name)?;
        let mut chat = Chat::load(&self.state, contact.chat)?;
        if chat.read != chat.arrived || chat.unread > 0 {
            chat.read = chat.arrived;
            chat.unread = 0;
            chat.save(&mut self.state, contact.chat)?;
            self.dirty.insert(contact.chat);
        }
        Ok(Reply::Done)
    }

    fn set_draft(&mut self, name: &str, text: String) -> Result<Reply, Error> {
        if text.len() > kith_wire::limits::TEXT {
            return Err(Misuse::Text.into());
        }
        let (_, contact) = Contact::named(&self.state, name)?;
        let mut chat = Chat::load(&self.state, contact.chat)?;
        let draft = (!text.is_empty()).then_some(text);
        if chat.draft != draft {
            chat.draft = draft;
            chat.save(&mut self.state, contact.chat)?;
        }
        Ok(Reply::Done)
    }

    fn set_name(&mut self, name: String) -> Result<Reply, Error> {
        check_name(&name)?;
        let mut device = self.device()?;
        device.name = name;
        device.save(&mut self.state)?;
        Ok(Reply::Done)
    }

    fn set_marks(&mut self, delivered: bool, read: bool) -> Result<Reply, Error> {
        let mut device = self.device()?;
        device.delivered_marks = delivered;
        device.read_marks = read;
        device.save(&mut self.state)?;
        Ok(Reply::Done)
    }

    /// A conversation is over from the other side, or broken.
    pub(super) fn end(&mut self, id: ContactId, loss: Loss) -> Result<(), Error> {
        let mut contact = Contact::load(&self.state, id)?;
        self.leave(contact.chat)?;
        self.forget_own_reach(&mut contact)?;
        contact.reach = None;
        if contact.stage != Stage::Blocked {
            contact.stage = Stage::Ended;
            self.lose(contact.name.clone(), loss);
            self.show_contact(&contact);
        }
        contact.save(&mut self.state, id)
    }
}

/// The address of a relay, as people write it.
pub(super) fn check_url(url: &str) -> Result<(), Error> {
    let fits = (url.starts_with("ws://") || url.starts_with("wss://")) && url.len() <= limits::URL;
    if fits { Ok(()) } else { Err(Misuse::RelayUrl.into()) }
}
