//! Guardians approve a recovery: the recovering home shows a code, reads it out, and collects what guardians write into the channel
//! that it leads to; a guardian's device finds there which recovery it is about, looks for it in the account's chain as the
//! account's relay shows it, and signs for it when its owner says so.
//!
//! The code's secret is made of the recovery, so that nobody who hears it can have another one approved. What is approved
//! counts for that recovery only, and the chain's rules say what it is worth.

use kith_chain::Recovery;
use kith_wire::account::{Approver, approves};
use kith_wire::guardian::{ApprovalMessage, GuardianCode, Offer};
use kith_wire::{ChannelId, Millis, PublicKey, Record, Refusal, Role, Seq, ServerEvent, Signature, limits, verify};

use super::Engine;
use super::errand::Errand;
use super::io::{ApprovalState, ApprovalView, Event, Link, Reply, RequestedView};
use super::links::{At, Meet};
use crate::account::approve;
use crate::code;
use crate::contact::{Contact, ContactId};
use crate::device::{Phrased, Requested, Wish};
use crate::devices::{MeetingKeys, open};
use crate::error::{Error, Misuse};
use crate::guardians::{ApprovingRow, ApprovingStage, Wanted, WardRow};
use crate::mls::DeviceKey;
use crate::tables;

/// How long a guardian's device looks for the recovery, and its owner has to say yes or no, milliseconds.
const PATIENCE: u64 = 30 * 60 * 1000;

impl Phrased {
    /// Who has approved, for the chain.
    pub(super) fn approvals(&self) -> impl Iterator<Item = (Approver, Signature)> {
        let approvals = self.request.iter().flat_map(|request| &request.approvals);
        approvals.map(|(key, signature)| (Approver::Guardian(*key), *signature))
    }
}

/// The recovering home.
impl Engine {
    pub(super) fn request_approvals(&mut self) -> Result<Reply, Error> {
        let (mut row, recovery) = self.recovering()?.ok_or(Misuse::NotRecovering)?;
        if recovery.guardians().threshold() == 0 {
            return Err(Misuse::NoGuardians.into());
        }
        if row.request.is_none() {
            let (nonce, approvals) = (self.random(), Vec::new());
            row.request = Some(Requested { nonce, open: false, offered: false, seq: Seq(0), approvals });
            tables::put(&mut self.state, &[], &row)?;
        }
        let (_, code) = self.offer()?.ok_or(Misuse::NotRecovering)?;
        Ok(Reply::GuardianCode { words: code::spoken_to_guardians(&code), code: code.to_text() })
    }

    /// The code that asks guardians to approve the recovery to this home, if it was made.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn requested(&self) -> Result<Option<RequestedView>, Error> {
        let Some((_, code)) = self.offer()? else { return Ok(None) };
        let view = self.recovery_here()?;
        Ok(self.phrased()?.and_then(|row| row.request).map(|request| RequestedView {
            words: code::spoken_to_guardians(&code),
            code: code.to_text(),
            ready: request.offered,
            approved: view.as_ref().map_or(0, |view| view.approved),
            needed: view.as_ref().map_or(0, |view| view.needed),
        }))
    }

    /// The recovery to this home, once it has started.
    fn recovering(&self) -> Result<Option<(Phrased, Recovery)>, Error> {
        let Some(row) = self.phrased()? else { return Ok(None) };
        let Some(key) = row.device_key() else { return Ok(None) };
        let account = row.read_chain()?.map(|chain| chain.at(self.now.seconds()));
        let recovery = account.as_ref().and_then(|account| super::phrase::recovery_to(account, &key.public()));
        Ok(recovery.map(|(_, recovery)| recovery.clone()).map(|recovery| (row, recovery)))
    }

    /// What guardians are to be told, and the code that leads them there.
    fn offer(&self) -> Result<Option<(Offer, GuardianCode)>, Error> {
        let Some((row, recovery)) = self.recovering()? else { return Ok(None) };
        let (Some(request), Wish::Recover { name, kind, .. }) = (&row.request, &row.wish) else { return Ok(None) };
        let account = row.read_chain()?.ok_or(Error::Damaged("chain"))?.id();
        let (name, kind) = (name.clone(), kind.clone());
        let offer = Offer { account, start: recovery.entry, nonce: request.nonce, name, kind };
        let code = GuardianCode { secret: offer.secret(), url: row.url.clone() };
        Ok(Some((offer, code)))
    }

    /// Whether everything that guardians had written when this home came to look was read.
    pub(super) fn has_read_approvals(&self) -> Result<bool, Error> {
        let request = match self.offer()? {
            Some(_) => self.phrased()?.and_then(|row| row.request),
            None => None,
        };
        Ok(request.is_none_or(|request| request.offered && self.meetings.has_read(At::Approval, request.seq)))
    }

    fn ask_for_approvals(&mut self, link: &Link) -> Result<(), Error> {
        let (Some((offer, code)), Some(row)) = (self.offer()?, self.phrased()?) else { return Ok(()) };
        let Some(request) = &row.request else { return Ok(()) };
        let keys = MeetingKeys::of_guardians(&code.secret);
        self.meet_in(At::Approval, keys.channel);
        if !request.open {
            self.open_meeting(At::Approval, link, &keys, limits::RETENTION_DEFAULT);
            return Ok(());
        }
        self.enter_channel(At::Approval, link, &keys, request.seq);
        if !request.offered {
            let body = self.sealed(&keys, &ApprovalMessage::Offer(offer));
            self.write_at(At::Approval, link, &keys, Meet::Offer, body);
        }
        Ok(())
    }

    fn change_request(&mut self, change: impl FnOnce(&mut Requested)) -> Result<(), Error> {
        let Some(mut row) = self.phrased()? else { return Ok(()) };
        if let Some(request) = &mut row.request {
            change(request);
        }
        tables::put(&mut self.state, &[], &row)
    }

    /// A guardian has approved. Whoever is none of this recovery's, or signs for another, has not.
    fn approved(&mut self, guardian: PublicKey, signature: Signature) -> Result<(), Error> {
        let Some((row, recovery)) = self.recovering()? else { return Ok(()) };
        let Some(chain) = row.read_chain()? else { return Ok(()) };
        let signed = approves(&chain.id(), &recovery.entry);
        let is_one = recovery.guardians().keys().contains(&guardian);
        let has_said = row.approvals().any(|(approver, _)| approver == Approver::Guardian(guardian));
        if !is_one || has_said || !verify(&guardian, &signed, &signature) {
            return Ok(());
        }
        self.change_request(|request| request.approvals.push((guardian, signature)))?;
        if let Some(view) = self.recovery_here()? {
            self.show(Event::Approved { approved: view.approved, needed: view.needed });
        }
        Ok(())
    }
}

/// A guardian.
impl Engine {
    pub(super) fn read_guardian_code(&mut self, text: &str) -> Result<Reply, Error> {
        let GuardianCode { secret, url } = code::guardian(text)?;
        if WardRow::accounts(&self.state)?.is_empty() {
            return Err(Misuse::NobodysGuardian.into());
        }
        let until = Millis(self.now.0.saturating_add(PATIENCE));
        let row = ApprovingRow { secret, url, until, seq: Seq(0), stage: ApprovingStage::Seeking };
        tables::put(&mut self.state, &[], &row)?;
        self.meetings.forget(At::Approval);
        Ok(Reply::Done)
    }

    pub(super) fn approve_recovery(&mut self) -> Result<Reply, Error> {
        let mut row = self.approving()?.ok_or(Misuse::NothingToApprove)?;
        let ApprovingStage::Asked(wanted) = &row.stage else { return Err(Misuse::NothingToApprove.into()) };
        let account = Contact::load(&self.state, wanted.contact)?.account;
        let (_, key) = self.wanted_recovery(wanted)?.ok_or(Misuse::NothingToApprove)?;
        let key = key.ok_or(Misuse::NobodysGuardian)?;
        let given =
            ApprovalMessage::Given { guardian: key.public(), signature: approve(&account, &wanted.start, &key) };
        row.stage = ApprovingStage::Given(self.sealed(&MeetingKeys::of_guardians(&row.secret), &given));
        tables::put(&mut self.state, &[], &row)?;
        Ok(Reply::Done)
    }

    pub(super) fn forget_approval(&mut self) -> Reply {
        tables::delete::<ApprovingRow>(&mut self.state, &[]);
        Reply::Done
    }

    /// The recovery that this account is asked to approve.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn approval(&self) -> Result<Option<ApprovalView>, Error> {
        let Some(row) = self.approving()? else { return Ok(None) };
        let state = match row.stage {
            ApprovingStage::Seeking | ApprovingStage::Reading(_) => ApprovalState::Seeking,
            ApprovingStage::Asked(_) => ApprovalState::Asked,
            ApprovingStage::Given(_) => ApprovalState::Giving,
        };
        let none = ApprovalView {
            state,
            name: None,
            verified: false,
            device: None,
            kind: None,
            started: None,
            vetoed: false,
            needed: 0,
        };
        let ApprovingStage::Asked(wanted) = row.stage else { return Ok(Some(none)) };
        let contact = Contact::load(&self.state, wanted.contact)?;
        let Some((recovery, _)) = self.wanted_recovery(&wanted)? else { return Ok(Some(none)) };
        Ok(Some(ApprovalView {
            name: Some(contact.name),
            verified: contact.verified,
            device: Some(wanted.name),
            kind: Some(wanted.kind),
            started: Some(recovery.started.millis().0),
            vetoed: !recovery.vetoes.is_empty(),
            needed: recovery.guardians().threshold(),
            ..none
        }))
    }

    pub(super) fn approving(&self) -> Result<Option<ApprovingRow>, Error> {
        tables::get(&self.state, &[])
    }

    /// A recovery as the contact's chain has it, and the key that approves it, if there is one here.
    fn wanted_recovery(&self, wanted: &Wanted) -> Result<Option<(Recovery, Option<DeviceKey>)>, Error> {
        let contact = Contact::load(&self.state, wanted.contact)?;
        let Some(account) = contact.account_at(self.now.seconds())? else { return Ok(None) };
        let found = account.recoveries().values().find(|recovery| recovery.entry == wanted.start).cloned();
        let Some(recovery) = found else { return Ok(None) };
        let keys = WardRow::of(&self.state, &contact.account)?;
        let key = keys.into_iter().find(|key| recovery.guardians().keys().contains(&key.public()));
        Ok(Some((recovery, key)))
    }

    fn seek_approval(&mut self, link: &Link, row: ApprovingRow) {
        let keys = MeetingKeys::of_guardians(&row.secret);
        self.meet_in(At::Approval, keys.channel);
        self.enter_channel(At::Approval, link, &keys, row.seq);
        if let ApprovingStage::Given(body) = row.stage {
            self.write_at(At::Approval, link, &keys, Meet::Answer, body);
        }
    }

    /// The recovering home has said which recovery the code was made for: the account's own chain must show it.
    fn offered_approval(&mut self, mut row: ApprovingRow, offer: Offer) -> Result<(), Error> {
        if offer.secret() != row.secret {
            return Ok(());
        }
        let known = Contact::of_account(&self.state, &offer.account)?;
        let Some((contact, _)) =
            known.filter(|_| WardRow::accounts(&self.state).is_ok_and(|accounts| accounts.contains(&offer.account)))
        else {
            return self.end_approval(ApprovalState::Stranger);
        };
        let Offer { start, name, kind, .. } = offer;
        row.stage = ApprovingStage::Reading(Wanted { contact, start, name, kind });
        tables::put(&mut self.state, &[], &row)?;
        self.read_for_approval(contact, true)
    }

    /// A contact's chain was read, and there may be more of it.
    pub(super) fn read_for_approval(&mut self, contact: ContactId, more: bool) -> Result<(), Error> {
        let Some(mut row) = self.approving()? else { return Ok(()) };
        let ApprovingStage::Reading(wanted) = &row.stage else { return Ok(()) };
        if wanted.contact != contact {
            return Ok(());
        }
        match self.wanted_recovery(wanted)? {
            Some((_, Some(_))) => {
                row.stage = ApprovingStage::Asked(wanted.clone());
                tables::put(&mut self.state, &[], &row)?;
                self.show(Event::Approval { state: ApprovalState::Asked });
                Ok(())
            }
            Some((_, None)) => self.end_approval(ApprovalState::Stranger),
            None if more && Contact::load(&self.state, contact)?.reach.is_some() => {
                Errand::ReadChain { contact }.add(&mut self.state).map(drop)
            }
            None => self.end_approval(ApprovalState::Unknown),
        }
    }

    fn end_approval(&mut self, state: ApprovalState) -> Result<(), Error> {
        self.forget_approval();
        self.show(Event::Approval { state });
        Ok(())
    }
}

/// Both.
impl Engine {
    /// The connection that an approval needs.
    pub(super) fn approval_link(&self) -> Result<Option<Link>, Error> {
        let url = match (self.offer()?, self.approving()?) {
            (Some((_, code)), _) => Some(code.url),
            (None, Some(row)) => match row.stage {
                ApprovingStage::Seeking | ApprovingStage::Given(_) => Some(row.url),
                ApprovingStage::Reading(_) | ApprovingStage::Asked(_) => None,
            },
            (None, None) => None,
        };
        Ok(url.map(|url| Link { url, relay: None, role: Role::Conversation }))
    }

    /// Does what an approval needs now.
    pub(super) fn advance_approval(&mut self) -> Result<(), Error> {
        if let Some(row) = self.approving()?
            && !matches!(row.stage, ApprovingStage::Given(_))
            && row.until <= self.now
        {
            self.end_approval(ApprovalState::Expired)?;
        }
        let Some(link) = self.approval_link()? else { return Ok(()) };
        if !self.may_meet(At::Approval, &link) {
            return Ok(());
        }
        match self.approving()? {
            Some(row) => {
                self.seek_approval(&link, row);
                Ok(())
            }
            None => self.ask_for_approvals(&link),
        }
    }

    /// Whether an approval is under way that needs nobody's word.
    pub(super) fn is_approving(&self) -> Result<bool, Error> {
        Ok(self.approving()?.is_some_and(|row| !matches!(row.stage, ApprovingStage::Asked(_))))
    }

    /// The relay has answered.
    pub(super) fn approval_met(&mut self, link: &Link, meet: Meet, event: &ServerEvent) -> Result<(), Error> {
        match (meet, event) {
            (Meet::Open, ServerEvent::Done | ServerEvent::Refusal(Refusal::ChannelTaken)) => {
                self.change_request(|request| request.open = true)
            }
            (Meet::Offer, ServerEvent::Appended { .. }) => self.change_request(|request| request.offered = true),
            (Meet::Answer, ServerEvent::Appended { .. }) => self.end_approval(ApprovalState::Given),
            _ => {
                self.hang_up(link);
                Ok(())
            }
        }
    }

    /// Whether a channel is the one that an approval's code leads to.
    pub(super) fn approves_in(&self, channel: &ChannelId) -> Result<bool, Error> {
        let secret = match (self.offer()?, self.approving()?) {
            (Some((_, code)), _) => Some(code.secret),
            (None, row) => row.map(|row| row.secret),
        };
        Ok(secret.is_some_and(|secret| MeetingKeys::of_guardians(&secret).channel == *channel))
    }

    /// What others who have the code wrote. What does not open, or is nothing of this, is passed over.
    pub(super) fn approval_records(&mut self, records: Vec<Record>) -> Result<(), Error> {
        for record in records {
            if let Some(mut row) = self.approving()? {
                row.seq = row.seq.max(record.seq);
                tables::put(&mut self.state, &[], &row)?;
                let said = open(&MeetingKeys::of_guardians(&row.secret), &record.body);
                if let Some(ApprovalMessage::Offer(offer)) = said
                    && matches!(row.stage, ApprovingStage::Seeking)
                {
                    self.offered_approval(row, offer)?;
                }
            } else if let Some((_, code)) = self.offer()? {
                self.change_request(|request| request.seq = request.seq.max(record.seq))?;
                let said = open(&MeetingKeys::of_guardians(&code.secret), &record.body);
                if let Some(ApprovalMessage::Given { guardian, signature }) = said {
                    self.approved(guardian, signature)?;
                }
            }
        }
        Ok(())
    }
}
