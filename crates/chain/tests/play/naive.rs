//! The rules a second time, written from docs/chain.md and as simply as can be: no times but hours that pass one by one, no
//! keys, no indexes; and for each question everything is played through again from the beginning.

use std::collections::BTreeSet;

use super::{By, Name, OWNER, PHRASE, RELAY, What};

/// What was said and allowed so far, with the hour. The genesis is not in it; entry `n` is the one at `n - 1`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Naive {
    said: Vec<(u64, By, What)>,
}

/// How things stand at some hour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct World {
    hour: u64,
    pub(crate) devices: Vec<Machine>,
    pub(crate) changes: Vec<Pending>,
    pub(crate) recoveries: Vec<Attempt>,
    pub(crate) phrase: u8,
    pub(crate) wait: u64,
    pub(crate) threshold: u32,
    pub(crate) guardians: BTreeSet<u8>,
    pub(crate) relay: u8,
    pub(crate) frozen: bool,
    pub(crate) over: bool,
    hours_since_thaw: Option<u64>,
    starts: Vec<(u8, u64)>,
    used: BTreeSet<Name>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Machine {
    pub(crate) name: Name,
    came: u64,
    let_in_by: Option<Name>,
    pub(crate) standing: Standing,
    /// Hours since it was confirmed, counted on while it is out.
    age: Option<u64>,
    probation: u64,
    probation_left: u64,
    /// Whether it was confirmed before the entry with this number.
    confirmed_by: u64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    New,
    Old,
    Out { entry: u64, by: Option<Name>, undo_left: u64, was_old: bool },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pending {
    pub(crate) entry: u64,
    by: Name,
    what: What,
    wait: u64,
    left: u64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Attempt {
    pub(crate) entry: u64,
    device: Name,
    phrase: u8,
    wait: u64,
    threshold: u32,
    guardians: BTreeSet<u8>,
    voters: BTreeSet<Name>,
    pub(crate) vetoes: BTreeSet<Name>,
    hours: u64,
    hours_since_seen: Option<u64>,
}

impl Naive {
    /// Notes something down that was allowed.
    pub(crate) fn note(&mut self, hour: u64, by: By, what: What) {
        self.said.push((hour, by, what));
    }

    /// How things stand at an hour.
    pub(crate) fn world(&self, hour: u64) -> World {
        let mut world = World::founded();
        for (index, (when, by, what)) in self.said.iter().enumerate() {
            world.pass_until(*when);
            world.happens(index as u64 + 1, *by, what);
        }
        world.pass_until(hour);
        world
    }
}

impl World {
    fn founded() -> Self {
        Self {
            hour: 0,
            devices: vec![Machine {
                name: OWNER,
                came: 0,
                let_in_by: None,
                standing: Standing::Old,
                age: Some(0),
                probation: 0,
                probation_left: 0,
                confirmed_by: 0,
            }],
            changes: Vec::new(),
            recoveries: Vec::new(),
            phrase: PHRASE,
            wait: 24,
            threshold: 0,
            guardians: BTreeSet::new(),
            relay: RELAY,
            frozen: false,
            over: false,
            hours_since_thaw: None,
            starts: Vec::new(),
            used: [OWNER].into(),
        }
    }

    fn pass_until(&mut self, hour: u64) {
        while self.hour < hour {
            self.hour += 1;
            self.pass_an_hour();
        }
    }

    fn pass_an_hour(&mut self) {
        for machine in &mut self.devices {
            if let Some(age) = &mut machine.age {
                *age += 1;
            }
            if let Standing::Out { undo_left, .. } = &mut machine.standing {
                *undo_left = undo_left.saturating_sub(1);
            }
        }
        for attempt in &mut self.recoveries {
            attempt.hours += 1;
            if let Some(hours) = &mut attempt.hours_since_seen {
                *hours += 1;
            }
        }
        self.recoveries.retain(|attempt| attempt.hours < 30 * 24);
        for (_, hours) in &mut self.starts {
            *hours += 1;
        }
        if let Some(hours) = &mut self.hours_since_thaw {
            *hours += 1;
        }
        if self.frozen || self.over {
            return;
        }
        let mut due = Vec::new();
        for machine in self.devices.iter_mut().filter(|machine| machine.standing == Standing::New) {
            machine.probation_left -= 1;
            if machine.probation_left == 0 {
                due.push(machine.came);
            }
        }
        for change in &mut self.changes {
            change.left -= 1;
            if change.left == 0 {
                due.push(change.entry);
            }
        }
        due.sort_unstable();
        for entry in due {
            if !self.over {
                self.is_due(entry);
            }
        }
    }

    fn is_due(&mut self, entry: u64) {
        if let Some(machine) = self.devices.iter_mut().find(|machine| machine.came == entry) {
            machine.standing = Standing::Old;
            machine.age = Some(0);
            return;
        }
        let place = self.changes.iter().position(|change| change.entry == entry).unwrap();
        let change = self.changes.remove(place);
        match change.what {
            What::SetRecovery { phrase, hours } => (self.phrase, self.wait) = (phrase, u64::from(hours)),
            What::SetGuardians { threshold, guardians } => (self.threshold, self.guardians) = (threshold, guardians),
            What::ChangeRelay(relay) => self.relay = relay,
            What::Move | What::Close => self.over = true,
            _ => {}
        }
    }

    pub(crate) fn standing(&self, name: Name) -> Option<&Standing> {
        self.devices.iter().find(|machine| machine.name == name).map(|machine| &machine.standing)
    }

    fn machine(&self, name: Name) -> Option<&Machine> {
        self.devices.iter().find(|machine| machine.name == name)
    }

    fn is_old(&self, name: Name) -> bool {
        self.standing(name) == Some(&Standing::Old)
    }

    fn is_linked(&self, name: Name) -> bool {
        matches!(self.standing(name), Some(Standing::New | Standing::Old))
    }

    /// A confirmed device that is out, but so shortly that it still has its veto.
    pub(crate) fn has_veto_left(&self, name: Name) -> bool {
        matches!(self.standing(name), Some(Standing::Out { undo_left: 1.., was_old: true, .. }))
    }

    fn came_before(&self, one: Name, other: Name) -> bool {
        self.machine(one).unwrap().came < self.machine(other).unwrap().came
    }

    /// Whether something may be said now.
    pub(crate) fn allows(&self, by: By, what: &What) -> bool {
        if self.over {
            return false;
        }
        match by {
            By::Phrase(phrase) => self.allows_phrase(phrase, what),
            By::Device(name) if self.is_old(name) => self.allows_old(name, what),
            By::Device(name) if self.standing(name) == Some(&Standing::New) => *what == What::Remove([name].into()),
            By::Device(name) if self.has_veto_left(name) => self.allows_removed(name, what),
            By::Device(_) => false,
        }
    }

    fn allows_phrase(&self, phrase: u8, what: &What) -> bool {
        match what {
            What::Freeze => {
                phrase == self.phrase && !self.frozen && self.hours_since_thaw.is_none_or(|hours| hours >= 7 * 24)
            }
            What::Start { device } => {
                let starts = self.starts.iter().filter(|(by, hours)| *by == phrase && *hours < 30 * 24).count();
                phrase == self.phrase && starts < 3 && !self.used.contains(device)
            }
            What::Complete { started, guardians, devices } => {
                let Some(attempt) = self.recoveries.iter().find(|attempt| attempt.entry == *started) else {
                    return false;
                };
                attempt.phrase == phrase
                    && !self.used.contains(&attempt.device)
                    && guardians.is_subset(&attempt.guardians)
                    && devices.is_subset(&attempt.voters)
                    && attempt.is_open(guardians, devices)
            }
            _ => false,
        }
    }

    fn allows_old(&self, name: Name, what: &What) -> bool {
        match what {
            What::Add { device, hours } => {
                !self.frozen
                    && !self.used.contains(device)
                    && self.devices.iter().filter(|machine| self.is_linked(machine.name)).count() < 16
                    && *hours >= 24
                    && u64::from(*hours) >= self.wait
            }
            What::Confirm(device) => !self.frozen && self.standing(*device) == Some(&Standing::New),
            What::Remove(devices) => {
                let all_linked = devices.iter().all(|device| self.is_linked(*device));
                let one_left =
                    self.devices.iter().any(|other| self.is_old(other.name) && !devices.contains(&other.name));
                all_linked && one_left
            }
            What::NewKey => {
                !self.frozen && !self.changes.iter().any(|change| change.what == What::NewKey && change.by == name)
            }
            What::SetGuardians { .. } => !self.frozen,
            What::SetRecovery { .. } | What::Move | What::ChangeRelay(_) | What::Close => {
                let same_kind = |change: &Pending| std::mem::discriminant(&change.what) == std::mem::discriminant(what);
                !self.frozen && !self.changes.iter().any(same_kind)
            }
            What::Seen(entry) => self.recoveries.iter().any(|attempt| {
                let machine = self.machine(name).unwrap();
                let before = machine.confirmed_by < attempt.entry && machine.age.unwrap() >= attempt.hours;
                attempt.entry == *entry && attempt.hours_since_seen.is_none() && before
            }),
            What::Veto(entry) => {
                self.allows_veto(name, *entry)
                    || self.undoable(*entry).is_some_and(|(remover, _)| {
                        remover.is_some_and(|remover| remover == name || self.came_before(name, remover))
                    })
            }
            What::Freeze => !self.frozen,
            What::Thaw => self.frozen,
            What::Start { .. } | What::Complete { .. } => false,
        }
    }

    fn allows_removed(&self, name: Name, what: &What) -> bool {
        match what {
            What::Veto(entry) => {
                self.allows_veto(name, *entry)
                    || self.undoable(*entry).is_some_and(|(remover, removed)| {
                        removed.contains(&name) && remover.is_none_or(|remover| self.came_before(name, remover))
                    })
            }
            What::Remove(devices) => {
                let Some(Standing::Out { by: Some(remover), entry, .. }) = self.standing(name) else { return false };
                let back = self.undoable(*entry).unwrap().1;
                devices.contains(remover)
                    && devices.iter().all(|device| self.machine(*device).is_some() && self.came_before(name, *device))
                    && devices.iter().all(|device| self.is_linked(*device) || back.contains(device))
            }
            _ => false,
        }
    }

    /// Something that is still to come.
    fn allows_veto(&self, name: Name, entry: u64) -> bool {
        let change = self.changes.iter().any(|change| change.entry == entry);
        let recovery = self.recoveries.iter().any(|attempt| attempt.entry == entry && !attempt.vetoes.contains(&name));
        change || recovery
    }

    /// Who removed whom with an entry that can be undone.
    fn undoable(&self, number: u64) -> Option<(Option<Name>, BTreeSet<Name>)> {
        let mut removed = BTreeSet::new();
        let mut remover = None;
        for machine in &self.devices {
            if let Standing::Out { entry, by, undo_left: 1.., .. } = &machine.standing
                && *entry == number
            {
                removed.insert(machine.name);
                remover = *by;
            }
        }
        (!removed.is_empty()).then_some((remover, removed))
    }

    fn happens(&mut self, entry: u64, by: By, what: &What) {
        match (by, what) {
            (By::Device(name), What::Add { device, hours }) => {
                self.used.insert(*device);
                self.devices.push(Machine {
                    name: *device,
                    came: entry,
                    let_in_by: Some(name),
                    standing: Standing::New,
                    age: None,
                    probation: u64::from(*hours),
                    probation_left: u64::from(*hours),
                    confirmed_by: entry,
                });
            }
            (_, What::Confirm(device)) => {
                let machine = self.devices.iter_mut().find(|machine| machine.name == *device).unwrap();
                (machine.standing, machine.age, machine.confirmed_by) = (Standing::Old, Some(0), entry);
            }
            (By::Device(name), What::Remove(devices)) => {
                if let Some(Standing::Out { entry: removal, .. }) = self.standing(name).cloned() {
                    self.undo(removal, entry);
                }
                self.remove(entry, Some(name), devices);
            }
            (By::Device(name), What::Veto(vetoed)) => self.vetoed(entry, name, *vetoed),
            (By::Device(_), What::Seen(started)) => {
                let attempt = self.recoveries.iter_mut().find(|attempt| attempt.entry == *started).unwrap();
                attempt.hours_since_seen = Some(0);
            }
            (By::Phrase(phrase), What::Start { device }) => self.started(entry, phrase, *device),
            (_, What::Complete { started, guardians, devices }) => self.completed(entry, *started, guardians, devices),
            (_, What::Freeze) => self.frozen = true,
            (_, What::Thaw) => {
                self.frozen = false;
                self.hours_since_thaw = Some(0);
                for change in &mut self.changes {
                    change.left = change.wait;
                }
                for machine in self.devices.iter_mut().filter(|machine| machine.standing == Standing::New) {
                    (machine.probation_left, machine.confirmed_by) = (machine.probation, entry);
                }
            }
            (By::Device(name), change) => {
                let wait = self.wait;
                let sets_guardians = |what: &What| matches!(what, What::SetGuardians { .. });
                if sets_guardians(change) {
                    self.changes.retain(|other| !sets_guardians(&other.what));
                }
                self.changes.push(Pending { entry, by: name, what: change.clone(), wait, left: wait });
            }
            (By::Phrase(_), _) => unreachable!("not allowed"),
        }
    }

    fn remove(&mut self, entry: u64, by: Option<Name>, named: &BTreeSet<Name>) {
        let wait = self.wait;
        let gone: BTreeSet<Name> = named.iter().copied().filter(|name| Some(*name) != by).collect();
        self.changes.retain(|change| {
            let own_key = change.what == What::NewKey && named.contains(&change.by);
            !gone.contains(&change.by) && !own_key
        });
        for machine in &mut self.devices {
            let lost = machine.standing == Standing::New && machine.let_in_by.is_some_and(|name| gone.contains(&name));
            let linked = !matches!(machine.standing, Standing::Out { .. });
            if linked && (named.contains(&machine.name) || lost) {
                let was_old = machine.standing == Standing::Old;
                let undo_left = if Some(machine.name) == by { 0 } else { wait };
                machine.standing = Standing::Out { entry, by, undo_left, was_old };
            }
        }
    }

    fn undo(&mut self, removal: u64, entry: u64) {
        let (_, names) = self.undoable(removal).unwrap();
        for machine in self.devices.iter_mut().filter(|machine| names.contains(&machine.name)) {
            let Standing::Out { was_old, .. } = machine.standing else { unreachable!() };
            if was_old {
                machine.standing = Standing::Old;
            } else {
                machine.standing = Standing::New;
                (machine.probation_left, machine.confirmed_by) = (machine.probation, entry);
            }
        }
    }

    fn vetoed(&mut self, entry: u64, name: Name, vetoed: u64) {
        if let Some(place) = self.changes.iter().position(|change| change.entry == vetoed) {
            self.changes.remove(place);
        } else if let Some(attempt) = self.recoveries.iter_mut().find(|attempt| attempt.entry == vetoed) {
            attempt.vetoes.insert(name);
        } else {
            let (remover, _) = self.undoable(vetoed).unwrap();
            if remover.is_none() {
                let came: BTreeSet<Name> =
                    self.devices.iter().filter(|machine| machine.came >= vetoed).map(|machine| machine.name).collect();
                self.remove(entry, None, &came);
                for machine in self.devices.iter_mut().filter(|machine| came.contains(&machine.name)) {
                    if let Standing::Out { undo_left, .. } = &mut machine.standing {
                        *undo_left = 0;
                    }
                }
            }
            self.undo(vetoed, entry);
        }
    }

    fn started(&mut self, entry: u64, phrase: u8, device: Name) {
        let votes = |machine: &&Machine| {
            machine.age.is_some_and(|age| age >= 7 * 24)
                && (self.is_old(machine.name) || self.has_veto_left(machine.name))
        };
        let voters = self.devices.iter().filter(votes).map(|machine| machine.name).collect();
        self.starts.push((phrase, 0));
        self.recoveries.push(Attempt {
            entry,
            device,
            phrase,
            wait: self.wait,
            threshold: self.threshold,
            guardians: self.guardians.clone(),
            voters,
            vetoes: BTreeSet::new(),
            hours: 0,
            hours_since_seen: None,
        });
    }

    fn completed(&mut self, entry: u64, started: u64, guardians: &BTreeSet<u8>, devices: &BTreeSet<Name>) {
        let attempt = self.recoveries.iter().find(|attempt| attempt.entry == started).unwrap().clone();
        let approved = attempt.is_approved(guardians, devices);
        let everybody = self.devices.iter().map(|machine| machine.name);
        let out = everybody.filter(|name| !(approved && devices.contains(name))).collect();
        self.remove(entry, None, &out);
        if approved {
            for machine in &mut self.devices {
                if let Standing::Out { undo_left, .. } = &mut machine.standing {
                    *undo_left = 0;
                }
            }
        }
        self.changes.clear();
        self.recoveries.clear();
        self.used.insert(attempt.device);
        self.devices.push(Machine {
            name: attempt.device,
            came: entry,
            let_in_by: None,
            standing: Standing::Old,
            age: Some(0),
            probation: 0,
            probation_left: 0,
            confirmed_by: entry,
        });
    }
}

impl Attempt {
    fn is_approved(&self, guardians: &BTreeSet<u8>, devices: &BTreeSet<Name>) -> bool {
        let by_guardians = self.threshold > 0 && guardians.len() >= self.threshold as usize;
        by_guardians || devices.iter().any(|device| !self.vetoes.contains(device))
    }

    fn is_open(&self, guardians: &BTreeSet<u8>, devices: &BTreeSet<Name>) -> bool {
        if self.is_approved(guardians, devices) {
            self.vetoes.iter().filter(|name| self.voters.contains(name)).count() < 2 && self.hours >= 1
        } else {
            let unseen_is_over = self.hours >= 7 * 24 && self.hours >= self.wait;
            let seen_is_over = self.hours_since_seen.is_some_and(|hours| hours >= self.wait);
            self.vetoes.is_empty() && (unseen_is_over || seen_is_over)
        }
    }
}
