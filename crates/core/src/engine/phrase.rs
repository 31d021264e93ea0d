//! A home without a device, and somebody who has the recovery phrase: freezing the account, or bringing it back here.
//!
//! The phrase's key proves itself to the relay, which shows the chain that names it. What is done next is read off that chain
//! each time, so that it does not matter where this home was stopped: the start is added once, the end when the rules allow it.

use std::collections::BTreeMap;

use kith_chain::{Account, Chain, Recovery};
use kith_wire::account::{EntryKind, StampedEntry};
use kith_wire::inbox::RelayAddress;
use kith_wire::{
    AuthenticatePhrase, DeviceId, Message, Millis, Nonce, Operation, PublicKey, Refusal, RelayId, Role, ServerEvent,
};

use super::Engine;
use super::commands::check_url;
use super::io::{Event, Link, RecoveryState, RecoveryView, Reply, Secret};
use super::links::{Asked, ByPhrase, Phase};
use crate::account::{Key, RecoveryKey, RecoveryPhrase, agree_to_join, write_entry};
use crate::backup::BackupKeys;
use crate::contact::check_name;
use crate::device::{Device, Phrased, Seed, Wish, decode_chain};
use crate::devices::DeviceNote;
use crate::error::{Error, Misuse, RelayFault};
use crate::mls::DeviceKey;
use crate::tables;

impl Phrased {
    /// The relay's key is not known before the account is found there.
    pub(super) fn link(&self) -> Link {
        Link { url: self.url.clone(), relay: None, role: Role::Account }
    }

    fn key(&self) -> RecoveryKey {
        RecoveryKey::from_seed(&self.phrase.0)
    }

    fn entries(&self) -> Result<Vec<StampedEntry>, Error> {
        decode_chain(&self.chain)
    }

    /// The chain, once it was read.
    pub(super) fn read_chain(&self) -> Result<Option<Chain>, Error> {
        Ok(Chain::verify(&self.entries()?).ok())
    }

    /// The key of the device that this home shall be.
    pub(super) fn device_key(&self) -> Option<DeviceKey> {
        match &self.wish {
            Wish::Recover { seed, .. } => Some(DeviceKey::from_seed(&seed.0)),
            Wish::Freeze => None,
        }
    }
}

/// The recovery that shall bring the account to this key, and the index of its start.
pub(super) fn recovery_to<'a>(account: &'a Account, key: &PublicKey) -> Option<(u64, &'a Recovery)> {
    let mut recoveries = account.recoveries().iter();
    recoveries.find(|(_, recovery)| recovery.device_key == *key).map(|(index, recovery)| (*index, recovery))
}

/// Whether enough guardians have approved.
pub(super) fn is_approved(recovery: &Recovery, row: &Phrased) -> bool {
    let (needed, approved) = (recovery.guardians().threshold() as usize, row.approvals().count());
    needed > 0 && approved >= needed
}

impl Engine {
    pub(super) fn phrased(&self) -> Result<Option<Phrased>, Error> {
        tables::get(&self.state, &[])
    }

    pub(super) fn recover_account(
        &mut self,
        url: String,
        phrase: &Secret,
        name: String,
        kind: String,
    ) -> Result<Reply, Error> {
        check_name(&name)?;
        let wish = Wish::Recover { seed: self.seed(), name, kind };
        self.begin_by_phrase(url, phrase, wish)
    }

    pub(super) fn freeze_by_phrase(&mut self, url: String, phrase: &Secret) -> Result<Reply, Error> {
        self.begin_by_phrase(url, phrase, Wish::Freeze)
    }

    fn begin_by_phrase(&mut self, url: String, phrase: &Secret, wish: Wish) -> Result<Reply, Error> {
        self.is_empty_home()?;
        check_url(&url)?;
        let phrase = RecoveryPhrase::parse(&phrase.0).map_err(Misuse::from)?;
        let (key, seal_key) = (phrase.key(), phrase.seal_key()?.public().to_vec());
        let seed = Seed(*key.seed());
        let row = Phrased { url, phrase: seed, seal_key, wish, chain: Vec::new(), entry: None, request: None };
        tables::delete::<Device>(&mut self.state, &[]);
        tables::put(&mut self.state, &[], &row)?;
        self.phrase_read = false;
        Ok(Reply::Done)
    }

    pub(super) fn forget_phrase(&mut self) -> Reply {
        tables::delete::<Phrased>(&mut self.state, &[]);
        Reply::Done
    }

    /// Where the recovery to this home stands; `None` if nothing is to come to it.
    pub(super) fn recovery_here(&self) -> Result<Option<RecoveryView>, Error> {
        let Some(row) = self.phrased()? else { return Ok(None) };
        let Some(key) = row.device_key() else { return Ok(None) };
        let chain = row.read_chain()?;
        let account = chain.map(|chain| chain.at(self.now.seconds()));
        let view = RecoveryView { state: RecoveryState::Asked, this: true, ..RecoveryView::NONE };
        Ok(Some(match account.as_ref().and_then(|account| recovery_to(account, &key.public())) {
            Some((_, recovery)) => super::recovery::view_here(recovery, &row),
            None => view,
        }))
    }

    pub(super) fn prove_phrase(&mut self, link: &Link, row: &Phrased, relay: RelayId, nonce: &Nonce) {
        let key = row.key();
        let signed = AuthenticatePhrase::signed(&relay, nonce, &key.public());
        let proof = AuthenticatePhrase { key: key.public(), signature: key.sign(&signed.0) };
        self.phrase_read = false;
        self.ask(link, Asked::Phrase(ByPhrase::Prove), Operation::AuthenticatePhrase(proof));
    }

    /// Time has passed: whether somebody has said no is asked again.
    pub(super) const fn read_by_phrase_again(&mut self) {
        self.phrase_read = false;
    }

    /// Whether nothing is to be done with a phrase but to wait.
    pub(super) fn rests_by_phrase(&self) -> Result<bool, Error> {
        Ok(match self.phrased()? {
            Some(row) => {
                let waits = self.phrase_due()?.is_none_or(|due| due > self.now);
                self.phrase_read && row.entry.is_some() && waits && self.has_read_approvals()?
            }
            None => true,
        })
    }

    /// When the recovery to this home can be completed.
    pub(super) fn phrase_due(&self) -> Result<Option<Millis>, Error> {
        let view = self.recovery_here()?.filter(|view| view.state == RecoveryState::Pending);
        Ok(view.and_then(|view| view.ends).map(Millis))
    }

    /// Asks what is to be asked next.
    pub(super) fn advance_phrase(&mut self) -> Result<(), Error> {
        let Some(row) = self.phrased()? else { return Ok(()) };
        let link = row.link();
        let asked = [ByPhrase::Prove, ByPhrase::Read, ByPhrase::Append].map(Asked::Phrase);
        if !self.can_ask(&link) || asked.iter().any(|asked| self.awaits(&link, asked)) {
            return Ok(());
        }
        if !self.phrase_read {
            let from = row.chain.len() as u64;
            self.ask(&link, Asked::Phrase(ByPhrase::Read), Operation::ReadOwnChain { from });
            return Ok(());
        }
        self.act_by_phrase(&link, row)
    }

    pub(super) fn phrase_answered(&mut self, link: &Link, asked: ByPhrase, event: ServerEvent) -> Result<(), Error> {
        let Some(row) = self.phrased()? else { return Ok(()) };
        match (asked, event) {
            (ByPhrase::Prove, ServerEvent::Done) => {
                if let Some(connection) = self.links.get_mut(link)
                    && let Phase::Greeted { relay, nonce } = connection.phase
                {
                    connection.phase = Phase::Ready { relay, nonce };
                    connection.failures = 0;
                }
                self.show(Event::Connection { online: true });
                Ok(())
            }
            (ByPhrase::Prove, ServerEvent::Refusal(Refusal::NotAuthenticated)) => {
                self.give_up_phrase(if row.entry.is_some() { RecoveryState::Expired } else { RecoveryState::Unknown });
                Ok(())
            }
            (ByPhrase::Read, ServerEvent::OwnChain(entries)) => self.phrase_chain(link, row, &entries),
            (ByPhrase::Append, ServerEvent::Stamped(_)) => {
                self.phrase_read = false;
                Ok(())
            }
            (ByPhrase::Append, ServerEvent::Refusal(refusal @ Refusal::ChainRule { .. })) => {
                self.not_added(row, refusal)
            }
            (_, ServerEvent::Refusal(Refusal::RateLimited { .. } | Refusal::Internal)) => Ok(()),
            _ => {
                self.hang_up(link);
                Ok(())
            }
        }
    }

    /// The next entries of the chain; none are left if none came. It is the chain of this relay's account with this phrase.
    fn phrase_chain(&mut self, link: &Link, mut row: Phrased, entries: &[StampedEntry]) -> Result<(), Error> {
        let relay = self.links.get(link).and_then(super::links::Connection::ready).map(|(relay, _)| relay);
        if entries.is_empty() {
            self.phrase_read = !row.chain.is_empty();
            return Ok(());
        }
        row.chain.extend(entries.iter().map(Message::encode));
        let account = row.read_chain()?.map(|chain| chain.at(self.now.seconds()));
        if account.is_none_or(|account| Some(account.relay()) != relay || !account.knows_phrase(&row.key().public())) {
            return self.distrust(link, RelayFault::Forged);
        }
        let before = self.recovery_here()?;
        tables::put(&mut self.state, &[], &row)?;
        let after = self.recovery_here()?;
        if let Some(RecoveryView { state, ends, this, .. }) = after.filter(|after| before.as_ref() != Some(after)) {
            self.show(Event::Recovery { state, ends, this });
        }
        Ok(())
    }

    /// The chain is known: what is still to be done is done.
    fn act_by_phrase(&mut self, link: &Link, mut row: Phrased) -> Result<(), Error> {
        let Some(chain) = row.read_chain()? else { return Ok(()) };
        let account = chain.at(self.now.seconds());
        let Some(key) = row.device_key() else {
            if account.frozen().is_none() {
                return self.add_by_phrase(link, &row, &chain, EntryKind::Frozen);
            }
            self.forget_phrase();
            self.show(Event::Frozen { frozen: true });
            return Ok(());
        };
        let this = DeviceId::of_key(&key.public());
        if account.confirmed_key(&this) == Some(key.public()) {
            return self.come_back(&row, &account);
        }
        match recovery_to(&account, &key.public()) {
            Some((started, recovery)) => {
                if row.entry != Some(started) {
                    row.entry = Some(started);
                    tables::put(&mut self.state, &[], &row)?;
                }
                let approvals: BTreeMap<_, _> = row.approvals().collect();
                let is_approved = is_approved(recovery, &row);
                if recovery.opens_with(approvals.keys()).is_some_and(|at| at <= self.now.seconds()) {
                    let approvals = if is_approved { approvals } else { BTreeMap::new() };
                    let kind = EntryKind::RecoveryCompleted { started, approvals };
                    return self.add_by_phrase(link, &row, &chain, kind);
                }
                Ok(())
            }
            None if row.entry.is_some() => {
                self.give_up_phrase(RecoveryState::Expired);
                Ok(())
            }
            None => {
                let proof = agree_to_join(&account.id(), &key);
                self.add_by_phrase(link, &row, &chain, EntryKind::RecoveryStarted { key: key.public(), proof })
            }
        }
    }

    fn add_by_phrase(&mut self, link: &Link, row: &Phrased, chain: &Chain, kind: EntryKind) -> Result<(), Error> {
        let entry = write_entry(chain, kind, Key::Recovery(&row.key()));
        self.ask(link, Asked::Phrase(ByPhrase::Append), Operation::AppendEntry(entry));
        Ok(())
    }

    /// The relay would not have an entry. If the chain has grown, it is made again; if it is too early by the relay's clock,
    /// later. Otherwise this phrase can do nothing here.
    fn not_added(&mut self, row: Phrased, refusal: Refusal) -> Result<(), Error> {
        let Refusal::ChainRule { rule } = &refusal else { return Ok(()) };
        let grown = matches!(rule.as_str(), "wrong_index" | "wrong_previous");
        if grown {
            self.phrase_read = false;
            return Ok(());
        }
        let waits = row.entry.is_some() && rule == "too_early";
        if waits {
            self.pause(&row.link(), 60_000);
            return Ok(());
        }
        self.trouble(&Error::Refused(refusal));
        self.give_up_phrase(RecoveryState::Expired);
        Ok(())
    }

    fn give_up_phrase(&mut self, state: RecoveryState) {
        self.forget_phrase();
        self.show(Event::Recovery { state, ends: None, this: true });
    }

    /// The account is this device's. What it had said and whom it knew, others tell it.
    fn come_back(&mut self, row: &Phrased, account: &Account) -> Result<(), Error> {
        let Wish::Recover { seed, name, kind } = &row.wish else { return Ok(()) };
        let this = DeviceId::of_key(&DeviceKey::from_seed(&seed.0).public());
        let relay = RelayAddress { url: row.url.clone(), relay: account.relay() };
        Device::new(account.id(), this, seed.clone(), name.clone(), relay)
            .with_chain(&row.entries()?)
            .save(&mut self.state)?;
        if !row.seal_key.is_empty() {
            let keys = BackupKeys { phrase: row.key().public(), seal_key: row.seal_key.clone(), key: None };
            tables::put(&mut self.state, &[], &keys)?;
        }
        self.forget_phrase();
        DeviceNote { name: name.clone(), kind: kind.clone(), last_used: self.hour(), noticed: 0, near: false }
            .save(&mut self.state, &this)?;
        self.keep_own_chain()?;
        let at = account.recovered().map(|mark| mark.at.millis().0);
        self.show(Event::Recovery { state: RecoveryState::Completed, ends: at, this: true });
        Ok(())
    }
}
