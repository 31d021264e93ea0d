//! What another process on the same home did, as events: the engine tells only of what it does itself.

use std::collections::BTreeMap;

use kith_core::engine::Engine;
use kith_core::engine::io::{ContactState, DeviceChange, DeviceStanding, DeviceView, Event, MessageState, MessageView};

use crate::driver;
use crate::failure::Failure;

/// Texts of a conversation that are looked at before a change, newest first; marks on older ones pass unseen.
const BEFORE: usize = 64;
/// Texts of a conversation that one change brings at most.
const AFTER: usize = 4096;

/// What a person would see at a moment.
#[derive(Debug, Default)]
pub(crate) struct Sight {
    ready: bool,
    contacts: BTreeMap<String, ContactState>,
    requests: Vec<String>,
    chats: BTreeMap<String, Vec<MessageView>>,
    devices: Vec<DeviceView>,
}

impl Sight {
    pub(crate) fn of(engine: &Engine) -> Result<Self, Failure> {
        Self::with(engine, BEFORE)
    }

    fn with(engine: &Engine, limit: usize) -> Result<Self, Failure> {
        let account = engine.account()?.filter(|account| account.ready);
        if account.is_none() {
            return Ok(Self::default());
        }
        let contacts = engine.contacts()?;
        let chats =
            engine.chats()?.into_iter().map(|chat| Ok((chat.name.clone(), engine.messages(&chat.name, limit)?)));
        Ok(Self {
            ready: true,
            chats: chats.collect::<Result<_, Failure>>()?,
            contacts: contacts.into_iter().map(|contact| (contact.name, contact.state)).collect(),
            devices: engine.devices(driver::now())?,
            requests: engine.requests()?.into_iter().map(|request| request.id).collect(),
        })
    }

    /// What happened between this and now.
    pub(crate) fn changes(&self, engine: &Engine) -> Result<Vec<Event>, Failure> {
        Ok(self.changes_to(Self::with(engine, AFTER)?))
    }

    fn changes_to(&self, now: Self) -> Vec<Event> {
        let mut events = Vec::new();
        if now.ready && !self.ready {
            events.push(Event::AccountReady);
        }
        let requests = now.requests.into_iter().filter(|request| !self.requests.contains(request));
        events.extend(requests.map(|request| Event::Request { request }));
        if self.ready {
            events.extend(devices(&self.devices, &now.devices));
        }
        for (name, state) in now.contacts {
            if self.contacts.get(&name) != Some(&state) {
                events.push(Event::Contact { name, state });
            }
        }
        for (chat, messages) in now.chats {
            let before = self.chats.get(&chat).map(Vec::as_slice).unwrap_or_default();
            events.extend(marked(&chat, before, &messages));
            let arrived = arrived(before, messages);
            events.extend(arrived.into_iter().map(|message| Event::Message { chat: chat.clone(), message }));
        }
        events
    }
}

/// Devices that came, went or were confirmed.
fn devices(before: &[DeviceView], now: &[DeviceView]) -> Vec<Event> {
    let event = |view: &DeviceView, change| Event::Device {
        device: view.id.clone(),
        name: view.name.clone(),
        this: view.this,
        change,
    };
    let at = |views: &[DeviceView], id: &str| views.iter().find(|view| view.id == id).map(|view| view.state);
    let is = now.iter().filter_map(|view| match (at(before, &view.id), view.state) {
        (None, DeviceStanding::Probation) => Some(event(view, DeviceChange::Added)),
        (was, DeviceStanding::Confirmed) if was != Some(view.state) => Some(event(view, DeviceChange::Confirmed)),
        _ => None,
    });
    let gone = before.iter().filter(|view| at(now, &view.id).is_none());
    is.chain(gone.map(|view| event(view, DeviceChange::Removed))).collect()
}

/// Texts of others after the newest one that was there: theirs only ever come at the end.
fn arrived(before: &[MessageView], mut now: Vec<MessageView>) -> Vec<MessageView> {
    now.retain(|message| message.from.is_some());
    let newest = before.iter().rfind(|message| message.from.is_some());
    let seen = newest.and_then(|newest| now.iter().position(|message| message.id == newest.id));
    now.split_off(seen.map_or(0, |seen| seen + 1))
}

/// Own texts that came further, those in the same state together.
fn marked(chat: &str, before: &[MessageView], now: &[MessageView]) -> Vec<Event> {
    let mut marked: BTreeMap<MessageState, Vec<String>> = BTreeMap::new();
    let own = before.iter().filter(|message| message.from.is_none());
    for was in own {
        let is = now.iter().find(|message| message.id == was.id);
        if let Some(is) = is.filter(|is| is.state != was.state) {
            marked.entry(is.state).or_default().push(is.id.clone());
        }
    }
    marked.into_iter().map(|(state, ids)| Event::Marked { chat: chat.to_owned(), ids, state }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(id: &str, from: Option<&str>, state: MessageState) -> MessageView {
        MessageView { id: id.into(), from: from.map(Into::into), text: id.into(), state, sent: 0 }
    }

    fn sight(requests: &[&str], state: ContactState, messages: Vec<MessageView>) -> Sight {
        Sight {
            ready: true,
            contacts: [("Ada".to_owned(), state)].into(),
            requests: requests.iter().map(|id| (*id).to_owned()).collect(),
            chats: [("Ada".to_owned(), messages)].into(),
            devices: Vec::new(),
        }
    }

    #[test]
    fn nothing_happened_between_a_moment_and_itself() {
        let messages = || vec![message("1", Some("Ada"), MessageState::Read), message("2", None, MessageState::Sent)];
        let before = sight(&["r"], ContactState::Active, messages());
        assert_eq!(before.changes_to(sight(&["r"], ContactState::Active, messages())), []);
    }

    #[test]
    fn what_another_process_took_in_is_told_once_and_in_order() {
        let before = sight(
            &["r"],
            ContactState::Requested,
            vec![message("1", Some("Ada"), MessageState::Unread), message("2", None, MessageState::Queued)],
        );
        let now = sight(
            &["r", "s"],
            ContactState::Active,
            vec![
                message("1", Some("Ada"), MessageState::Read),
                message("3", Some("Ada"), MessageState::Unread),
                message("2", None, MessageState::Sent),
                message("4", Some("Ada"), MessageState::Unread),
            ],
        );
        let told = before.changes_to(now);
        let texts: Vec<&str> = told
            .iter()
            .filter_map(
                |event| if let Event::Message { message, .. } = event { Some(message.text.as_str()) } else { None },
            )
            .collect();
        assert_eq!(texts, ["3", "4"]);
        assert!(told.contains(&Event::Request { request: "s".into() }));
        assert!(told.contains(&Event::Contact { name: "Ada".into(), state: ContactState::Active }));
        let ids = vec!["2".to_owned()];
        assert!(told.contains(&Event::Marked { chat: "Ada".into(), ids, state: MessageState::Sent }));
        assert_eq!(told.len(), 5);
    }

    #[test]
    fn devices_that_another_process_saw_come_and_go_are_told() {
        let device = |id: &str, state| DeviceView {
            id: id.into(),
            name: id.into(),
            kind: "terminal".into(),
            this: false,
            state,
            ends: None,
            added: 0,
            added_by: None,
            last_used: None,
        };
        let before = [device("old", DeviceStanding::Confirmed), device("mid", DeviceStanding::Probation)];
        let now = [device("mid", DeviceStanding::Confirmed), device("new", DeviceStanding::Probation)];
        let told: Vec<_> = devices(&before, &now)
            .into_iter()
            .filter_map(
                |event| if let Event::Device { device, change, .. } = event { Some((device, change)) } else { None },
            )
            .collect();
        let expected = [("mid", DeviceChange::Confirmed), ("new", DeviceChange::Added), ("old", DeviceChange::Removed)];
        assert_eq!(told, expected.map(|(id, change)| (id.to_owned(), change)));
        assert_eq!(devices(&now, &now), []);
    }

    #[test]
    fn the_first_text_of_a_conversation_is_told() {
        let before = sight(&[], ContactState::Active, Vec::new());
        let now = sight(&[], ContactState::Active, vec![message("1", Some("Ada"), MessageState::Unread)]);
        assert_eq!(before.changes_to(now).len(), 1);
    }
}
