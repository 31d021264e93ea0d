//! Devices as people read them.

use kith_core::engine::io::{DeviceChange, DeviceStanding, DeviceView, JoiningState, LinkState, LinkView};

use super::time;
use crate::neutral::{inserted, line};
use crate::table::align;
use crate::texts::{commands, devices};

/// Letters of an id that are shown: enough to type, and to tell devices apart.
const SHORT: usize = 8;

pub(crate) fn list(views: &[DeviceView]) -> String {
    let rows: Vec<_> = views
        .iter()
        .map(|view| [short(&view.id), inserted(name(&view.name)), facts(view), standing(view), used(view)])
        .collect();
    if rows.is_empty() { commands().no_devices().to_owned() } else { align(&rows) }
}

/// What is typed to name a device.
pub(crate) fn short(id: &str) -> String {
    line(&id.chars().take(SHORT).collect::<String>())
}

pub(crate) fn name(name: &str) -> &str {
    if name.is_empty() { devices().no_name() } else { name }
}

pub(crate) fn kind(kind: &str) -> &'static str {
    match kind {
        "terminal" => devices().kind_terminal(),
        "web" => devices().kind_web(),
        _ => devices().kind_other(),
    }
}

fn facts(view: &DeviceView) -> String {
    if view.this { format!("{}, {}", kind(&view.kind), devices().this_device()) } else { kind(&view.kind).to_owned() }
}

pub(crate) fn standing(view: &DeviceView) -> String {
    match view.state {
        DeviceStanding::Confirmed => devices().confirmed().to_owned(),
        DeviceStanding::Probation => devices().probation(&view.ends.map_or_else(|| "?".to_owned(), time)),
        DeviceStanding::Out => devices().removed_this().to_owned(),
        DeviceStanding::Erased => devices().erased_this().to_owned(),
    }
}

pub(crate) fn used(view: &DeviceView) -> String {
    let linked = match view.added_by {
        Some(_) => devices().linked_on(&time(view.added)),
        None => devices().first_device().to_owned(),
    };
    match view.last_used {
        Some(at) => format!("{linked}, {}", devices().last_used(&time(at))),
        None => linked,
    }
}

/// Who asks to be let in: what it calls itself, what it is, and where.
pub(crate) fn asking(view: &LinkView) -> String {
    let texts = devices();
    let rows = [
        (texts.label_name(), inserted(name(view.name.as_deref().unwrap_or_default()))),
        (texts.label_kind(), kind(view.kind.as_deref().unwrap_or_default()).to_owned()),
        (texts.label_network(), network(view)),
    ];
    align(&rows.map(|(label, value)| [format!("  {label}"), value]))
}

pub(crate) fn network(view: &LinkView) -> String {
    match (view.near, &view.address) {
        (Some(true), _) => devices().network_near().to_owned(),
        (_, Some(address)) => devices().network_far(&line(address)),
        (_, None) => devices().network_unknown().to_owned(),
    }
}

/// One line for what became of a device.
pub(crate) fn happened(id: &str, called: &str, this: bool, change: DeviceChange) -> String {
    let (texts, called) = (devices(), line(name(called)));
    let warning = |text: String| format!("{text} {}", commands().how_to_remove(&short(id)));
    match (change, this) {
        (DeviceChange::Added | DeviceChange::Reminder, true) => texts.event_this_added().to_owned(),
        (DeviceChange::Confirmed, true) => texts.event_this_confirmed().to_owned(),
        (DeviceChange::Removed, true) => texts.removed_this().to_owned(),
        (DeviceChange::Erased, _) => texts.erased_this().to_owned(),
        (DeviceChange::Added, false) => warning(texts.event_added(&called)),
        (DeviceChange::Reminder, false) => warning(texts.event_reminder(&called)),
        (DeviceChange::Confirmed, false) => texts.event_confirmed(&called),
        (DeviceChange::Removed, false) => texts.event_removed(&called),
    }
}

pub(crate) fn linking(state: LinkState) -> &'static str {
    match state {
        LinkState::Waiting => devices().linking_ready(),
        LinkState::Asked => devices().linking_asked(),
        LinkState::Admitting => devices().admitting(),
        LinkState::Answered => devices().linking_answered(),
        LinkState::Expired => devices().code_over(),
    }
}

pub(crate) fn joining(state: JoiningState) -> &'static str {
    match state {
        JoiningState::Asked => devices().join_asked(),
        JoiningState::Joined => devices().event_this_added(),
        JoiningState::Refused => devices().join_refused(),
        JoiningState::Expired => devices().join_expired(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn device(this: bool) -> DeviceView {
        DeviceView {
            id: "3f9a12c0aabbccdd".into(),
            name: "Lap\u{1b}top".into(),
            kind: "terminal".into(),
            this,
            state: DeviceStanding::Probation,
            ends: Some(1_795_478_400_000),
            added: 1_795_392_000_000,
            added_by: Some("00".into()),
            last_used: None,
        }
    }

    #[test]
    fn a_list_says_which_is_this_device_and_how_long_a_probation_lasts() {
        let shown = list(&[device(true)]);
        let [ends, added] = [time(1_795_478_400_000), time(1_795_392_000_000)];
        assert!(shown.starts_with("3f9a12c0  "), "{shown}");
        assert!(shown.contains(&format!("terminal, this device  on probation until {ends}")), "{shown}");
        assert!(shown.contains(&added) && !shown.contains('\u{1b}'), "{shown}");
    }

    #[test]
    fn who_is_told_of_a_new_device_is_told_how_to_sign_it_out() {
        let shown = happened("3f9a12c0aabbccdd", "Laptop", false, DeviceChange::Added);
        assert!(shown.contains("If this was not you") && shown.ends_with("kith device remove 3f9a12c0"), "{shown}");
    }

    #[test]
    fn a_device_whose_place_is_not_known_counts_as_elsewhere() {
        let view = LinkView {
            code: String::new(),
            words: String::new(),
            expires: 0,
            state: LinkState::Asked,
            name: Some("Laptop".into()),
            kind: Some("made up".into()),
            near: None,
            address: None,
        };
        let shown = asking(&view);
        assert!(shown.contains("ANOTHER network") && shown.contains("another program"), "{shown}");
    }
}
