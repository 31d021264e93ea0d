//! Guardians, and what they are asked.

use kith_core::engine::io::{ApprovalState, ApprovalView, GuardianState, GuardianView, GuardiansView};

use super::time;
use crate::neutral::{inserted, line};
use crate::table::align;
use crate::texts::guardians;

pub(crate) fn list(view: &GuardiansView) -> String {
    let texts = guardians();
    let mut parts = Vec::new();
    if view.guardians.is_empty() {
        parts.push(texts.none().to_owned());
    } else {
        let rows: Vec<[String; 2]> =
            view.guardians.iter().map(|guardian| [name(guardian), state(guardian.state).to_owned()]).collect();
        parts.push(align(&rows));
        parts.extend(needed(view));
    }
    if !view.wards.is_empty() {
        let names: Vec<String> = view.wards.iter().map(|ward| inserted(&ward.name)).collect();
        parts.push(texts.wards(&names.join(", ")));
    }
    parts.join("\n")
}

/// How many must approve: now, and when nothing waits any more.
pub(crate) fn needed(view: &GuardiansView) -> Vec<String> {
    let texts = guardians();
    let now = if view.of == 0 {
        texts.not_in_force().to_owned()
    } else {
        texts.in_force(&view.of.to_string(), &view.threshold.to_string())
    };
    let then = view.ends.map(|ends| {
        let coming = texts.coming(&view.next_of.to_string(), &view.next_threshold.to_string(), &time(ends));
        format!("{coming} {}", texts.how_to_keep())
    });
    std::iter::once(now).chain(then).collect()
}

pub(crate) fn name(guardian: &GuardianView) -> String {
    guardian.name.as_deref().map_or_else(|| guardians().unknown().to_owned(), inserted)
}

pub(crate) fn state(state: GuardianState) -> &'static str {
    let texts = guardians();
    match state {
        GuardianState::Asked => texts.state_asked(),
        GuardianState::Answered => texts.state_answered(),
        GuardianState::Waiting => texts.state_waiting(),
        GuardianState::Active => texts.state_active(),
        GuardianState::Leaving => texts.state_leaving(),
    }
}

/// What a guardian must know before saying yes.
pub(crate) fn asked(view: &ApprovalView) -> Vec<String> {
    let texts = guardians();
    let name = line(view.name.as_deref().unwrap_or_default());
    let device = line(view.device.as_deref().unwrap_or_default());
    let began = view.started.map_or_else(|| "?".to_owned(), time);
    let vetoed = view.vetoed.then(|| texts.approve_vetoed().to_owned());
    let who = texts.approve_who(&device, &name, &began);
    vetoed.into_iter().chain([who, texts.approve_warning(&name)]).collect()
}

/// What became of an approval, in a line.
pub(super) fn approval(state: ApprovalState) -> &'static str {
    let texts = guardians();
    match state {
        ApprovalState::Seeking | ApprovalState::Giving => texts.seeking(),
        ApprovalState::Asked => texts.asked_to_approve(),
        ApprovalState::Given => texts.approval_given(),
        ApprovalState::Unknown => texts.approve_unknown(),
        ApprovalState::Stranger => texts.approve_stranger(),
        ApprovalState::Expired => texts.approve_expired(),
    }
}
