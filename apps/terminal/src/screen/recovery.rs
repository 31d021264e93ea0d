//! The account in danger: what stays on the screen while somebody recovers it, or while it is frozen.

use kith_core::engine::io::{Command, DeviceStanding, RecoveryState};

use super::act::Act;
use super::clock;
use super::model::{Confirm, Model};
use crate::texts::recovery;

/// Whether there is something to say no to.
pub(crate) fn may_veto(model: &Model) -> bool {
    let view = &model.views.recovery;
    !view.this && matches!(view.state, RecoveryState::Pending | RecoveryState::Completed)
}

/// What stays on the screen, whatever else is there.
pub(crate) fn notice(model: &Model) -> Option<String> {
    let at = |at: Option<u64>| at.map_or_else(|| "?".to_owned(), |at| clock::moment(&model.clock, at));
    let view = &model.views.recovery;
    match view.state {
        RecoveryState::Pending if !view.this => Some(recovery().banner(&at(view.ends))),
        RecoveryState::Completed if !view.this => Some(recovery().banner_undo(&at(view.ends))),
        _ => model.views.account.frozen.map(|since| recovery().banner_frozen(&at(Some(since)))),
    }
}

/// The key for it, if there is one.
pub(crate) fn key(model: &Model) -> Option<(Act, &'static str, String)> {
    if may_veto(model) {
        return Some((Act::NotMine, "F7", no(model).to_owned()));
    }
    model.views.account.frozen.map(|_| (Act::Freeze, "F8", recovery().thaw().to_owned()))
}

fn no(model: &Model) -> &'static str {
    if model.views.account.standing == DeviceStanding::Out { recovery().take_back() } else { recovery().not_me() }
}

/// Asks before it is said no.
pub(crate) fn veto(model: &Model) -> Confirm {
    Confirm {
        title: no(model).to_owned(),
        text: notice(model).unwrap_or_else(|| recovery().ask_no().to_owned()),
        yes: no(model).to_owned(),
        command: Some((Command::Veto, recovery().veto_undone().to_owned())),
        behind: None,
    }
}

/// Asks before the account is frozen, or thawed.
pub(crate) fn freeze(model: &Model) -> Confirm {
    let texts = recovery();
    let (title, text, command, done) = if model.views.account.frozen.is_some() {
        (texts.thaw(), texts.ask_thaw(), Command::Thaw, texts.thawed_now())
    } else {
        (texts.freeze(), texts.ask_freeze(), Command::Freeze, texts.frozen_now())
    };
    Confirm {
        title: title.to_owned(),
        text: text.to_owned(),
        yes: title.to_owned(),
        command: Some((command, done.to_owned())),
        behind: None,
    }
}
