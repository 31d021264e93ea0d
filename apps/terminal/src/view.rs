//! Results as people read them. Everything that another person chose, names included, goes through [`neutral`].

pub(crate) mod devices;
pub(crate) mod guardians;

use jiff::{Timestamp, tz::TimeZone};
use kith_core::engine::io::{
    AccountView, CardView, ChatView, ContactState, ContactView, DeviceStanding, Event, InvitationView, MessageState,
    MessageView, RequestView,
};
use unicode_width::UnicodeWidthStr;

use crate::neutral::{self, inserted, line};
use crate::table::{align, hang, pad};
use crate::texts::{self, commands};
use crate::wording;

/// Letters of the newest message in a list of conversations.
const PREVIEW: usize = 40;

/// `ends` is when this device's probation does, if it is on probation.
pub(crate) fn account(view: &AccountView, ends: Option<u64>) -> String {
    let state = match (view.copied, view.ready, &view.refused) {
        (true, ..) => commands().copied().to_owned(),
        _ if view.standing == DeviceStanding::Out => texts::devices().removed_this().to_owned(),
        _ if view.standing == DeviceStanding::Erased => texts::devices().erased_this().to_owned(),
        _ if view.standing == DeviceStanding::Probation => {
            texts::devices().probation(&ends.map_or_else(|| "?".to_owned(), time))
        }
        (_, true, _) if view.frozen.is_some() => {
            texts::recovery().frozen_since(&view.frozen.map_or_else(String::new, time))
        }
        (_, true, _) => commands().ready().to_owned(),
        (_, false, Some(why)) => wording::account_refused(why),
        (_, false, None) => commands().not_ready().to_owned(),
    };
    let rows = [
        (commands().label_name(), inserted(&view.name)),
        (commands().label_account(), line(&view.id)),
        (commands().label_device(), line(&view.device)),
        (commands().label_relay(), line(&view.relay)),
        (commands().label_state(), state),
        (commands().label_delivered(), on_or_off(view.delivered_marks).to_owned()),
        (commands().label_read(), on_or_off(view.read_marks).to_owned()),
    ];
    align(&rows.map(|(label, value)| [label.to_owned(), value]))
}

pub(crate) fn on_or_off(on: bool) -> &'static str {
    if on { commands().on() } else { commands().off() }
}

pub(crate) fn cards(cards: &[CardView]) -> String {
    let rows: Vec<_> = cards.iter().map(|card| [line(&card.id), card_facts(card), line(&card.link)]).collect();
    if rows.is_empty() { commands().no_cards().to_owned() } else { align(&rows) }
}

fn card_facts(card: &CardView) -> String {
    let expires = card.expires.map(|seconds| commands().until(&time(seconds.saturating_mul(1000))));
    let facts = [
        Some(wording::card_state(card.state).to_owned()),
        card.once.then(|| commands().once().to_owned()),
        expires,
        card.label.as_deref().map(|label| format!("\"{}\"", inserted(label))),
    ];
    facts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

pub(crate) fn invitations(invitations: &[InvitationView]) -> String {
    let rows: Vec<_> = invitations
        .iter()
        .map(|made| [line(&made.code), time(made.made), wording::invitation_state(made.state).to_owned()])
        .collect();
    if rows.is_empty() { commands().no_invitations().to_owned() } else { align(&rows) }
}

pub(crate) fn contacts(contacts: &[ContactView]) -> String {
    let rows: Vec<_> = contacts.iter().map(|contact| [inserted(&contact.name), contact_facts(contact)]).collect();
    if rows.is_empty() { commands().no_contacts().to_owned() } else { align(&rows) }
}

fn contact_facts(contact: &ContactView) -> String {
    let facts = [
        Some(wording::contact_state(contact.state).to_owned()),
        contact.why.as_deref().map(|why| wording::card_fault(why).to_owned()),
        contact.verified.then(|| commands().verified().to_owned()),
        contact.changed.map(|at| commands().contact_changed(&time(at))),
        contact.frozen.map(|at| texts::recovery().contact_frozen(&time(at))),
        (contact.held > 0).then(|| texts::recovery().contact_held(contact.held as u64)),
        contact.words.as_ref().filter(|_| is_asked(contact.state)).map(|said| commands().compare(&words(said))),
    ];
    facts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Whether the words that go with a request are still worth comparing.
fn is_asked(state: ContactState) -> bool {
    matches!(state, ContactState::Adding | ContactState::Requested)
}

pub(crate) fn words(words: &[String; 3]) -> String {
    line(&words.join(" "))
}

/// Sixty digits in groups that can be read out.
pub(crate) fn safety_number(number: &str) -> String {
    let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
    let groups: Vec<String> = digits.chunks(5).map(|group| group.iter().collect()).collect();
    groups.chunks(4).map(|row| format!("    {}", row.join(" "))).collect::<Vec<_>>().join("\n")
}

pub(crate) fn requests(requests: &[RequestView]) -> String {
    let rows: Vec<_> = requests
        .iter()
        .map(|request| {
            [
                line(&request.id),
                time(request.received),
                stranger(request),
                words(&request.words),
                way(request),
                wording::greeting(request.salutation).to_owned(),
            ]
        })
        .collect();
    if rows.is_empty() { commands().no_requests().to_owned() } else { align(&rows) }
}

/// How it came.
pub(crate) fn way(request: &RequestView) -> String {
    if request.again { texts::recovery().from_before().to_owned() } else { commands().by_card(&line(&request.card)) }
}

fn stranger(request: &RequestView) -> String {
    match &request.says {
        None => commands().no_name().to_owned(),
        Some(name) if request.stamped => format!("{} ({})", commands().says(&line(name)), commands().lookalike()),
        Some(name) => commands().says(&line(name)),
    }
}

pub(crate) fn chats(chats: &[ChatView]) -> String {
    let rows: Vec<_> = chats
        .iter()
        .map(|chat| {
            let last = chat.last.as_ref();
            [
                chat_name(chat),
                wording::unread(chat.unread),
                last.map_or_else(|| state(chat), |message| time(message.sent)),
                last.map(preview).unwrap_or_default(),
            ]
        })
        .collect();
    if rows.is_empty() { commands().no_chats().to_owned() } else { align(&rows) }
}

fn state(chat: &ChatView) -> String {
    if chat.own { String::new() } else { wording::contact_state(chat.state).to_owned() }
}

/// The own conversation is called what it is for.
pub(crate) fn chat_name(chat: &ChatView) -> String {
    if chat.own { texts::devices().note_to_self().to_owned() } else { inserted(&chat.name) }
}

fn preview(message: &MessageView) -> String {
    let mut letters = message.text.chars();
    let mut start: String = letters.by_ref().take(PREVIEW).map(|c| if c == '\n' { ' ' } else { c }).collect();
    if letters.next().is_some() {
        start.push('…');
    }
    match message.from {
        Some(_) => inserted(&start),
        None => format!("{}: {}", commands().you(), inserted(&start)),
    }
}

/// A conversation, oldest first: time, name, text, marks.
pub(crate) fn messages(messages: &[MessageView], columns: usize) -> String {
    let names: Vec<String> = messages.iter().map(author).collect();
    let width = names.iter().map(|name| name.width()).max().unwrap_or(0);
    let blocks = messages.iter().zip(&names).map(|(message, name)| {
        let head = format!("{}  {}  ", time(message.sent), pad(name, width));
        let mut lines = neutral::lines(&message.text);
        if let (Some(mark), Some(last)) = (mark(message), lines.last_mut()) {
            last.push_str(&format!("  [{mark}]"));
        }
        let text = hang(&lines, head.width(), columns);
        format!("{head}{text}")
    });
    let blocks: Vec<String> = blocks.collect();
    if blocks.is_empty() { commands().no_messages().to_owned() } else { blocks.join("\n") }
}

fn author(message: &MessageView) -> String {
    message.from.as_deref().map_or_else(|| commands().you().to_owned(), inserted)
}

/// How far an own message came; for those of others only that it is new.
fn mark(message: &MessageView) -> Option<&'static str> {
    let state = wording::message_state(message.state);
    (message.from.is_none() || message.state == MessageState::Unread).then_some(state)
}

/// One line for one thing that happened.
pub(crate) fn event(event: &Event) -> String {
    let commands = commands();
    match event {
        Event::Connection { online: true } => commands.event_online().to_owned(),
        Event::Connection { online: false } => commands.event_offline().to_owned(),
        Event::AccountReady => commands.event_account_ready().to_owned(),
        Event::CardReady { card } => commands.event_card_ready(&line(card)),
        Event::Invitation { invitation, state } => {
            commands.event_invitation(&line(invitation), wording::invitation_state(*state))
        }
        Event::Request { request } => commands.event_request(&line(request)),
        Event::Contact { name, state } => commands.event_contact(&line(name), wording::contact_state(*state)),
        Event::Message { chat, message } => arrival(chat, message),
        Event::Marked { chat, ids, state } => {
            commands.event_marked(&line(chat), ids.len() as u64, wording::message_state(*state))
        }
        Event::Alarm { chat: Some(chat), fault, .. } => {
            commands.event_alarm_in(&line(chat), &wording::relay_misbehaved(*fault))
        }
        Event::Alarm { chat: None, fault, .. } => commands.event_alarm(&wording::relay_misbehaved(*fault)),
        Event::Missed { chat, loss, .. } => format!("{}: {}", inserted(chat), wording::loss(*loss)),
        Event::Trouble { code, text } => wording::trouble(code, text),
        Event::Incompatible { relay, outdated } => wording::incompatible(relay, *outdated),
        Event::Device { device, name, this, change } => devices::happened(device, name, *this, *change),
        Event::Linking { state } => devices::linking(*state).to_owned(),
        Event::Joining { state } => devices::joining(*state).to_owned(),
        Event::History { texts } => crate::texts::devices().history_arrived(*texts),
        Event::Frozen { frozen: true } => texts::recovery().frozen_now().to_owned(),
        Event::Frozen { frozen: false } => texts::recovery().thawed_now().to_owned(),
        Event::Recovery { state, ends, this } => crate::commands::recovery::happened(*state, *ends, *this),
        Event::Guardians { ends: Some(ends) } => texts::guardians().change_notice(&time(*ends)),
        Event::Guardians { ends: None } => texts::guardians().kept_notice().to_owned(),
        Event::Ward { name } => texts::guardians().ward_notice(&line(name)),
        Event::Approval { state } => guardians::approval(*state).to_owned(),
        Event::Approved { approved, needed } => texts::guardians().so_far(&approved.to_string(), &needed.to_string()),
        Event::Backup { .. } => crate::commands::backup::happened(event),
        Event::HistorySent { name, texts, .. } => {
            crate::texts::devices().history_sent(*texts, &line(devices::name(name)))
        }
        Event::Rekeyed { done, total } => crate::texts::devices().rekeyed(*done, *total),
        Event::Copied => commands.event_copied().to_owned(),
    }
}

fn arrival(chat: &str, message: &MessageView) -> String {
    let from = message.from.as_deref().map_or_else(|| commands().you().to_owned(), inserted);
    let within = if message.from.as_deref() == Some(chat) { String::new() } else { format!(" ({})", inserted(chat)) };
    format!("{from}{within}: {}", inserted(&message.text))
}

/// A moment as clocks show it here.
pub(crate) fn time(milliseconds: u64) -> String {
    time_in(milliseconds, TimeZone::system())
}

fn time_in(milliseconds: u64, zone: TimeZone) -> String {
    let moment = i64::try_from(milliseconds).ok().and_then(|since| Timestamp::from_millisecond(since).ok());
    moment.map_or_else(|| "?".to_owned(), |moment| moment.to_zoned(zone).strftime("%Y-%m-%d %H:%M").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(from: Option<&str>, text: &str, state: MessageState) -> MessageView {
        MessageView { id: "00".into(), from: from.map(Into::into), text: text.into(), state, sent: 1_795_392_000_000 }
    }

    #[test]
    fn a_conversation_shows_time_name_text_and_marks() {
        let shown = messages(
            &[
                message(Some("Ada"), "hello\nthere", MessageState::Unread),
                message(None, "hi", MessageState::Delivered),
                message(Some("Ada"), "seen", MessageState::Read),
            ],
            usize::MAX,
        );
        let at = time(1_795_392_000_000);
        let indent = " ".repeat(at.len() + 7);
        assert_eq!(
            shown,
            format!("{at}  Ada  hello\n{indent}there  [new]\n{at}  you  hi  [delivered]\n{at}  Ada  seen")
        );
    }

    #[test]
    fn nothing_that_a_stranger_wrote_controls_the_terminal() {
        let hostile = "\u{1b}]0;x\u{7}\u{9b}2J\u{202e}\r\n";
        let contact = ContactView {
            name: hostile.into(),
            account: hostile.into(),
            state: ContactState::Failed,
            why: Some(hostile.into()),
            verified: false,
            changed: None,
            frozen: None,
            held: 0,
            words: Some([hostile.into(), hostile.into(), hostile.into()]),
        };
        let request = RequestView {
            id: hostile.into(),
            card: hostile.into(),
            says: Some(hostile.into()),
            stamped: true,
            salutation: kith_wire::inbox::Salutation::None,
            words: [hostile.into(), hostile.into(), hostile.into()],
            received: 0,
            again: false,
        };
        let text = message(Some(hostile), hostile, MessageState::Unread);
        let chat = ChatView {
            name: hostile.into(),
            state: ContactState::Active,
            unread: 1,
            last: Some(text.clone()),
            draft: None,
            changed: None,
            frozen: None,
            own: false,
        };
        let shown = [
            contacts(&[contact]),
            requests(&[request]),
            chats(&[chat]),
            messages(std::slice::from_ref(&text), 80),
            event(&Event::Message { chat: "Ada".into(), message: text }),
            event(&Event::Trouble { code: hostile.into(), text: hostile.into() }),
            safety_number(hostile),
        ];
        for text in shown {
            assert!(text.chars().all(|c| c == '\n' || !(c.is_control() || c == '\u{202e}')), "{text:?}");
        }
    }

    /// Names of which no two are alike, put together from what attackers use.
    fn hostile_names() -> impl Iterator<Item = String> {
        const PIECES: [&str; 16] = [
            "Ada",
            "https://evil.example/x",
            "www.evil.example",
            "\u{202e}",
            "\u{1b}]8;;http://evil.example\u{7}",
            "+49 171 555",
            "@support",
            "\u{200d}",
            "\n2026-11-23  Kith  ",
            "𝕂𝕚𝕥𝕙",
            "Кith Support",
            "💸",
            "\u{9b}31m",
            "Bank",
            " ",
            "kith:card/AAAA",
        ];
        (0_usize..10_000).map(|number| {
            let places = [number % 16, number / 16 % 16, number / 256 % 16, number / 4096];
            places.into_iter().map(|place| PIECES[place]).collect()
        })
    }

    #[test]
    fn ten_thousand_hostile_first_contacts_show_nothing_to_click_and_nothing_that_controls() {
        for name in hostile_names() {
            let says = kith_core::trust::says(&name, ["Ada"]).map(|said| said.text);
            let request = RequestView {
                id: "1353cb8d".into(),
                card: "market".into(),
                says,
                stamped: false,
                salutation: kith_wire::inbox::Salutation::Hello,
                words: ["one".into(), "two".into(), "three".into()],
                received: 0,
                again: false,
            };
            let shown = requests(&[request]);
            assert_eq!(shown.lines().count(), 1, "{name:?}: {shown:?}");
            assert!(!shown.contains(['/', '.', '@', '+', '\u{200d}']), "{name:?}: {shown:?}");
            assert!(!shown.chars().any(|c| c.is_control() || c == '\u{202e}'), "{name:?}: {shown:?}");
        }
    }

    #[test]
    fn an_event_is_one_line() {
        let message = message(Some("Ada"), "one\ntwo\u{2028}three", MessageState::Unread);
        let shown = event(&Event::Message { chat: "Ada".into(), message });
        assert_eq!(shown, "Ada: one\\u{a}two\\u{2028}three");
    }

    #[test]
    fn times_are_shown_as_clocks_do_and_nonsense_is_shown_as_such() {
        assert_eq!(time_in(1_795_392_000_000, TimeZone::UTC), "2026-11-23 00:00");
        assert_eq!(time_in(u64::MAX, TimeZone::UTC), "?");
    }

    #[test]
    fn a_safety_number_is_shown_in_groups() {
        let number = "1234567890".repeat(6);
        let shown = safety_number(&number);
        assert_eq!(shown.lines().next(), Some("    12345 67890 12345 67890"));
        assert_eq!(shown.lines().count(), 3);
    }
}
