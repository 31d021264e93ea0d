//! Guardians: contacts who vouch for a recovery of the account.
//!
//! Whoever is asked answers by itself with a key that was made for this account alone, inside the conversation. The device that
//! asked names the key in the chain; what the guardians shall be is read off the rows each time, so that several can be added in
//! one sitting, and a device that was stopped goes on.

use kith_chain::Account;
use kith_wire::account::{EntryKind, GUARDIANS};
use kith_wire::content::Body;
use kith_wire::{AccountId, MessageId, Millis, PublicKey};

use super::Engine;
use super::io::{Event, GuardianState, GuardianView, GuardiansView, Reply, WardView};
use crate::chat::OutboxItem;
use crate::contact::{Contact, ContactId, Kind, Stage};
use crate::device::{Device, Seed};
use crate::error::{Error, Misuse};
use crate::guardians::{GuardianRow, ThresholdRow, WardRow, coming, majority, planned, waiting};
use crate::tables;

/// After this long without an answer a contact is asked again, milliseconds.
const ASK_AGAIN: u64 = 86_400_000;

impl Engine {
    /// The account's guardians, and whose guardian it is.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn guardians(&self, now: Millis) -> Result<GuardiansView, Error> {
        let wards = self.wards(now)?;
        let none = GuardiansView {
            guardians: Vec::new(),
            threshold: 0,
            of: 0,
            next_threshold: 0,
            next_of: 0,
            ends: None,
            wards,
        };
        if Device::load(&self.state)?.is_none_or(|device| !device.is_ready()) {
            return Ok(none);
        }
        let account = self.own_chain()?.at(now.seconds());
        let (present, next) = (account.guardians(), coming(&account));
        let rows = GuardianRow::all(&self.state)?;
        let mut guardians = Vec::new();
        for (of, row) in &rows {
            let Some(state) = standing(&account, row) else { continue };
            let name = Contact::of_account(&self.state, of)?.map(|(_, contact)| contact.name);
            guardians.push(GuardianView { name, state });
        }
        for key in present.keys().union(next.keys()) {
            if rows.iter().all(|(_, row)| row.key != Some(*key)) {
                let row = GuardianRow { key: Some(*key), wanted: true, asked: None };
                guardians.extend(standing(&account, &row).map(|state| GuardianView { name: None, state }));
            }
        }
        guardians.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(GuardiansView {
            guardians,
            threshold: present.threshold(),
            of: count(present.keys().len()),
            next_threshold: next.threshold(),
            next_of: count(next.keys().len()),
            ends: waiting(&account).map(|(_, waiting, _)| waiting.until().millis().0),
            ..none
        })
    }

    fn wards(&self, now: Millis) -> Result<Vec<WardView>, Error> {
        let mut wards = Vec::new();
        for of in WardRow::accounts(&self.state)? {
            let Some((_, contact)) = Contact::of_account(&self.state, &of)? else { continue };
            let account = contact.account_at(now.seconds())?;
            let keys = WardRow::of(&self.state, &of)?;
            let active = account
                .is_some_and(|account| keys.iter().any(|key| account.guardians().keys().contains(&key.public())));
            wards.push(WardView { name: contact.name, active });
        }
        wards.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(wards)
    }

    /// Asks a contact. One that was a guardian before, and whose key is known, need not be asked.
    pub(super) fn add_guardian(&mut self, name: &str) -> Result<Reply, Error> {
        if !self.is_confirmed()? {
            return Err(Misuse::OnProbation.into());
        }
        let (_, contact) = Contact::named(&self.state, name)?;
        match contact.stage {
            Stage::Active if contact.kind == Kind::Person => {}
            Stage::Active => return Err(Misuse::NoSuchContact(name.to_owned()).into()),
            Stage::Adding { .. } | Stage::Failed { .. } | Stage::Requested { .. } | Stage::Accepting { .. } => {
                return Err(Misuse::NotYetConnected(name.to_owned()).into());
            }
            Stage::Ended | Stage::Unblocked => return Err(Misuse::Ended(name.to_owned()).into()),
            Stage::Blocked => return Err(Misuse::Blocked(name.to_owned()).into()),
        }
        let known = GuardianRow::load(&self.state, &contact.account)?;
        let row = GuardianRow { key: known.and_then(|row| row.key), wanted: true, asked: Some(self.now) };
        row.save(&mut self.state, &contact.account)?;
        if self.wanted_guardians()? > GUARDIANS {
            return Err(Misuse::TooMany("guardians").into());
        }
        if row.key.is_none() {
            self.ask_guardian(&contact)?;
        }
        Ok(Reply::Done)
    }

    fn wanted_guardians(&self) -> Result<usize, Error> {
        Ok(GuardianRow::all(&self.state)?.iter().filter(|(_, row)| row.wanted).count())
    }

    fn ask_guardian(&mut self, contact: &Contact) -> Result<(), Error> {
        let id = MessageId(self.random());
        OutboxItem::new(id, self.now, Body::GuardianAsk).add(&mut self.state, contact.chat)?;
        self.dirty.insert(contact.chat);
        Ok(())
    }

    pub(super) fn remove_guardian(&mut self, name: &str) -> Result<Reply, Error> {
        let (_, contact) = Contact::named(&self.state, name)?;
        let row = GuardianRow::load(&self.state, &contact.account)?.filter(|row| row.wanted);
        let row = row.ok_or_else(|| Misuse::NoSuchGuardian(name.to_owned()))?;
        GuardianRow { wanted: false, asked: None, ..row }.save(&mut self.state, &contact.account)?;
        if let Some(chosen) = tables::get::<ThresholdRow>(&self.state, &[])?.and_then(|row| row.threshold)
            && chosen > count(self.wanted_guardians()?)
        {
            tables::put(&mut self.state, &[], &ThresholdRow { threshold: None })?;
        }
        self.set_guardians()
    }

    pub(super) fn set_threshold(&mut self, threshold: Option<u32>) -> Result<Reply, Error> {
        let of = self.wanted_guardians()?;
        if threshold.is_some_and(|threshold| threshold == 0 || threshold > count(of)) {
            return Err(Misuse::Threshold(of).into());
        }
        tables::put(&mut self.state, &[], &ThresholdRow { threshold })?;
        self.set_guardians()
    }

    /// Calls off what waits; all devices forget what it was for when they see it.
    pub(super) fn keep_guardians(&mut self) -> Result<Reply, Error> {
        let entry = waiting(&self.own_account()?).map(|(entry, ..)| entry).ok_or(Misuse::NoGuardianChange)?;
        self.change_chain(EntryKind::Vetoed { entry })
    }

    /// Has the chain name the guardians that are wanted, if it does not.
    fn set_guardians(&mut self) -> Result<Reply, Error> {
        let account = self.own_account()?;
        let wanted = planned(&self.state, &account)?;
        match waiting(&account) {
            Some((entry, ..)) if *account.guardians() == wanted => self.change_chain(EntryKind::Vetoed { entry }),
            Some(_) | None if *coming(&account) == wanted => Ok(Reply::Done),
            Some(_) | None => self.change_chain(EntryKind::GuardiansSet(wanted)),
        }
    }

    /// Names those in the chain whom this device has asked, and whose key has come.
    pub(super) fn name_guardians(&mut self) -> Result<(), Error> {
        let rows = GuardianRow::all(&self.state)?;
        let answered = |row: &GuardianRow| row.wanted && row.asked.is_some() && row.key.is_some();
        let answered: Vec<_> = rows.into_iter().filter(|(_, row)| answered(row)).collect();
        if answered.is_empty() || !self.is_confirmed()? {
            return Ok(());
        }
        for (account, row) in answered {
            GuardianRow { asked: None, ..row }.save(&mut self.state, &account)?;
        }
        match self.set_guardians() {
            Err(error @ (Error::Refused(_) | Error::Misuse(_))) => {
                self.trouble(&error);
                Ok(())
            }
            done => done.map(drop),
        }
    }

    /// Asks those again who have not answered for a day: what they were asked may have been lost on their side.
    pub(super) fn ask_guardians_again(&mut self) -> Result<(), Error> {
        for (account, row) in GuardianRow::all(&self.state)? {
            let due = row.asked.is_some_and(|asked| asked.0.saturating_add(ASK_AGAIN) <= self.now.0);
            if !due || !row.wanted || row.key.is_some() {
                continue;
            }
            if let Some((_, contact)) = Contact::of_account(&self.state, &account)?
                && contact.stage == Stage::Active
            {
                GuardianRow { asked: Some(self.now), ..row }.save(&mut self.state, &account)?;
                self.ask_guardian(&contact)?;
            }
        }
        Ok(())
    }

    /// A contact wants this account to be its guardian: it is given a key that is good for nothing else. Whoever is asked need
    /// not be asked for that, and is told.
    pub(super) fn asked_to_guard(&mut self, id: ContactId, by: &AccountId) -> Result<(), Error> {
        let contact = Contact::load(&self.state, id)?;
        if contact.account != *by || contact.kind != Kind::Person || contact.stage != Stage::Active {
            return Ok(());
        }
        if !self.is_confirmed()? {
            return Ok(());
        }
        let known = WardRow::of(&self.state, by)?.first().map(crate::mls::DeviceKey::public);
        let key = match known {
            Some(key) => key,
            None => {
                let seed = self.seed();
                let key = crate::mls::DeviceKey::from_seed(&seed.0).public();
                self.keep_ward(by, seed)?;
                key
            }
        };
        let message = MessageId(self.random());
        OutboxItem::new(message, self.now, Body::GuardianKey(key)).add(&mut self.state, contact.chat)?;
        self.dirty.insert(contact.chat);
        Ok(())
    }

    /// Keeps a key for an account, and tells of the first.
    pub(super) fn keep_ward(&mut self, account: &AccountId, seed: Seed) -> Result<(), Error> {
        let is_first = WardRow::of(&self.state, account)?.is_empty();
        WardRow::add(&mut self.state, account, seed)?;
        if is_first && let Some((_, contact)) = Contact::of_account(&self.state, account)? {
            self.show(Event::Ward { name: contact.name });
        }
        Ok(())
    }

    /// A contact has answered. Of several answers, from several of its devices, the first counts: it has the keys of all.
    pub(super) fn take_guardian_key(&mut self, by: &AccountId, key: PublicKey) -> Result<(), Error> {
        match GuardianRow::load(&self.state, by)? {
            Some(row) if row.wanted && row.key.is_none() => {
                GuardianRow { key: Some(key), ..row }.save(&mut self.state, by)
            }
            Some(_) | None => Ok(()),
        }
    }

    /// The chain has grown: a change of the guardians is told, and one that was called off is forgotten by all devices alike.
    pub(super) fn guardians_changed(&mut self, before: &Account, after: &Account) -> Result<(), Error> {
        let (was, is) = (waiting(before), waiting(after));
        let entry = |waiting: Option<(u64, &kith_chain::Waiting, &kith_wire::account::Guardians)>| {
            waiting.map(|(entry, ..)| entry)
        };
        if entry(was) == entry(is) {
            return Ok(());
        }
        if let Some((_, waiting, _)) = is {
            let ends = Some(waiting.until().millis().0);
            self.show(Event::Guardians { ends });
        } else if before.guardians() == after.guardians() {
            self.show(Event::Guardians { ends: None });
            self.forget_called_off(after)?;
        }
        Ok(())
    }

    fn forget_called_off(&mut self, account: &Account) -> Result<(), Error> {
        let present = account.guardians();
        for (of, row) in GuardianRow::all(&self.state)? {
            if let Some(key) = row.key {
                let wanted = present.keys().contains(&key);
                if wanted != row.wanted {
                    GuardianRow { wanted, asked: None, ..row }.save(&mut self.state, &of)?;
                }
            }
        }
        let usual = count(majority(present.keys().len()));
        let chosen = Some(present.threshold()).filter(|threshold| *threshold != usual && *threshold > 0);
        let row = tables::get::<ThresholdRow>(&self.state, &[])?.unwrap_or_default();
        let is_so = row.threshold.unwrap_or(usual) == present.threshold() || present.threshold() == 0;
        if is_so { Ok(()) } else { tables::put(&mut self.state, &[], &ThresholdRow { threshold: chosen }) }
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Where a guardian stands; `None` if it is none and shall be none.
fn standing(account: &Account, row: &GuardianRow) -> Option<GuardianState> {
    let Some(key) = &row.key else { return row.wanted.then_some(GuardianState::Asked) };
    let (is, will_be) = (account.guardians().keys().contains(key), coming(account).keys().contains(key));
    match (is, will_be) {
        (true, true) => Some(GuardianState::Active),
        (true, false) => Some(GuardianState::Leaving),
        (false, true) => Some(GuardianState::Waiting),
        (false, false) => row.wanted.then_some(GuardianState::Answered),
    }
}
