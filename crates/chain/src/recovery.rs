//! Recovery: the phrase starts and completes it, old devices see and veto it, guardians and other devices approve it.

use std::collections::{BTreeMap, BTreeSet};

use kith_wire::account::{Approver, Entry, Guardians, approves};
use kith_wire::{DeviceId, Hash, PublicKey, Seconds, Signature, verify};

use crate::account::{Effect, Role};
use crate::device::{Device, DeviceState};
use crate::limits::{APPROVED_SEEN_WAIT, APPROVED_WAIT, LAPSE, STARTS, STARTS_PERIOD, UNSEEN_WAIT, VETOES, VOTER_AGE};
use crate::mark::{Mark, later};
use crate::{Account, ChainRule};

/// A recovery that was started, under the rules in force at that moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovery {
    /// When.
    pub started: Seconds,
    /// The start's entry hash, which approvals name.
    pub entry: Hash,
    /// The key of the device that shall have the account.
    pub device_key: PublicKey,
    /// When an old device had shown its notice, if one has.
    pub seen: Option<Seconds>,
    /// The devices that have said no.
    pub vetoes: BTreeSet<DeviceId>,
    pub(crate) phrase: PublicKey,
    pub(crate) wait: u64,
    pub(crate) guardians: Guardians,
    pub(crate) voters: BTreeSet<DeviceId>,
}

impl Recovery {
    /// When it can be completed by phrase alone, if nobody vetoes it.
    #[must_use]
    pub fn until(&self) -> Seconds {
        let unseen = later(self.started, self.wait.max(UNSEEN_WAIT));
        self.seen.map_or(unseen, |seen| unseen.min(later(seen, self.wait)))
    }

    /// When it can be completed with the approval of guardians or another device.
    #[must_use]
    pub fn until_approved(&self) -> Seconds {
        let silent = self.seen.is_none() && self.vetoes.is_empty();
        later(self.started, if silent { APPROVED_WAIT } else { APPROVED_SEEN_WAIT })
    }

    /// When these approvers, whose approvals are taken for genuine, let it be completed; `None` if vetoes stand against it. Without
    /// enough of them it is as if there were none.
    #[must_use]
    pub fn opens_with<'a>(&self, approvers: impl Iterator<Item = &'a Approver>) -> Option<Seconds> {
        self.opens(self.is_approved(approvers)).ok()
    }

    /// When it is over without having been completed.
    #[must_use]
    pub const fn lapses(&self) -> Seconds {
        later(self.started, LAPSE)
    }

    /// The guardians that may approve it.
    #[must_use]
    pub const fn guardians(&self) -> &Guardians {
        &self.guardians
    }

    /// The devices whose approval, or second veto, decides.
    #[must_use]
    pub const fn voters(&self) -> &BTreeSet<DeviceId> {
        &self.voters
    }

    /// Whether these approvals, all of them genuine, outrank a veto.
    fn is_approved<'a>(&self, approvers: impl Iterator<Item = &'a Approver>) -> bool {
        let (mut guardians, mut devices) = (0, 0);
        for approver in approvers {
            match approver {
                Approver::Guardian(_) => guardians += 1,
                Approver::Device(device) if !self.vetoes.contains(device) => devices += 1,
                Approver::Device(_) => {}
            }
        }
        devices > 0 || (self.guardians.threshold() > 0 && guardians >= self.guardians.threshold())
    }

    /// Since when it may be completed.
    fn opens(&self, approved: bool) -> Result<Seconds, ChainRule> {
        let vetoes = if approved { self.vetoes.intersection(&self.voters).count() } else { self.vetoes.len() };
        let allowed = if approved { VETOES } else { 1 };
        if vetoes >= allowed {
            return Err(ChainRule::Vetoed);
        }
        Ok(if approved { self.until_approved() } else { self.until() })
    }
}

impl Account {
    pub(crate) fn start_recovery(
        &mut self,
        entry: &Entry,
        key: &PublicKey,
        proof: &Signature,
        now: Seconds,
    ) -> Result<Effect, ChainRule> {
        let phrase = self.recovery.key;
        let mut starts = self.starts.iter().filter(|(by, _)| *by == phrase).map(|(_, at)| *at);
        if let Some(first) = starts.nth_back(STARTS - 1) {
            return Err(ChainRule::TooEarly { until: later(first, STARTS_PERIOD) });
        }
        self.may_join(key, proof)?;
        self.starts.push((phrase, now));
        let recovery = Recovery {
            started: now,
            entry: entry.hash(),
            device_key: *key,
            seen: None,
            vetoes: BTreeSet::new(),
            phrase,
            wait: self.wait(),
            guardians: self.guardians.clone(),
            voters: self.voters(now),
        };
        let until = recovery.until();
        self.recoveries.insert(entry.index, recovery);
        Ok(Effect::RecoveryPending { until })
    }

    fn voters(&self, now: Seconds) -> BTreeSet<DeviceId> {
        let votes = |device: &Device| device.state.old_since(now).is_some_and(|old| later(old.at, VOTER_AGE) <= now);
        self.devices.iter().filter(|(_, device)| votes(device)).map(|(id, _)| *id).collect()
    }

    pub(crate) fn see_recovery(&mut self, started: u64, by: &DeviceId, now: Seconds) -> Result<Effect, ChainRule> {
        let since = self.devices.get(by).and_then(|device| device.state.old_since(now)).ok_or(ChainRule::Removed)?;
        let recovery = self.recoveries.get_mut(&started).ok_or(ChainRule::NoRecovery)?;
        if since.entry > started || since.at > recovery.started {
            return Err(ChainRule::NotConfirmed);
        }
        if recovery.seen.replace(now).is_some() {
            return Err(ChainRule::AlreadySaid);
        }
        Ok(Effect::RecoveryPending { until: recovery.until() })
    }

    pub(crate) fn complete_recovery(
        &mut self,
        started: u64,
        approvals: &BTreeMap<Approver, Signature>,
        phrase: &PublicKey,
        index: u64,
        now: Seconds,
    ) -> Result<Effect, ChainRule> {
        let recovery = self.recoveries.get(&started).ok_or(ChainRule::NoRecovery)?;
        if recovery.phrase != *phrase {
            return Err(ChainRule::UnknownRecoveryKey);
        }
        self.are_genuine(recovery, approvals)?;
        let approved = recovery.is_approved(approvals.keys());
        let until = recovery.opens(approved)?;
        if now < until {
            return Err(ChainRule::TooEarly { until });
        }
        let since = Mark { entry: started, at: now, wait: until.0.saturating_sub(recovery.started.0) };
        let key = recovery.device_key;
        self.claim(&key, Role::Device)?;
        let out = self.put_out_all_but(approvals, approved, index, now);
        let device = DeviceId::of_key(&key);
        let state = DeviceState::Confirmed { since };
        self.devices.insert(device, Device { key, added: index, added_by: None, state });
        self.recoveries.clear();
        self.changed = Some(Mark::at_once(index, now));
        self.recovered = self.changed;
        Ok(Effect::Recovered { device, out })
    }

    /// Every approval must be by a guardian or voter of this recovery.
    fn are_genuine(&self, recovery: &Recovery, approvals: &BTreeMap<Approver, Signature>) -> Result<(), ChainRule> {
        let signed = approves(&self.id, &recovery.entry);
        let genuine = |(approver, signature): (&Approver, &Signature)| match approver {
            Approver::Guardian(key) => recovery.guardians.keys().contains(key) && verify(key, &signed, signature),
            Approver::Device(id) => {
                let key = self.devices.get(id).filter(|_| recovery.voters.contains(id)).map(|device| &device.key);
                key.is_some_and(|key| verify(key, &signed, signature))
            }
        };
        if approvals.iter().all(genuine) { Ok(()) } else { Err(ChainRule::BadApproval) }
    }

    /// A recovery by phrase alone can be undone for the wait by the devices it puts out. One that was approved is final, so
    /// that a stolen device does not win for ever; a device that approved and is still in stays.
    fn put_out_all_but(
        &mut self,
        approvals: &BTreeMap<Approver, Signature>,
        approved: bool,
        index: u64,
        now: Seconds,
    ) -> Vec<DeviceId> {
        let stays = |id: &DeviceId| approved && approvals.contains_key(&Approver::Device(*id));
        let leave = self.devices.iter().filter(|(id, device)| device.state.is_linked() && !stays(id));
        let leave: BTreeSet<_> = leave.map(|(id, _)| *id).collect();
        let out = self.put_out(&leave, None, index, now);
        self.waiting.clear();
        if approved {
            self.devices.values_mut().for_each(|device| device.state.make_final(now));
        }
        out
    }
}
