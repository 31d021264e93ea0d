use kith_core::engine::io::{Command, Reply};

use super::fixture::{NOW, world};
use crate::screen::linear::Linear;
use crate::screen::live::{OpenChat, Scope, Tidings, Views, Wish};
use crate::screen::model::Clock;

fn started() -> (Linear, Views) {
    let views = world().views;
    let mut linear = Linear::new(views.clone(), Clock { now: NOW, zone: jiff::tz::TimeZone::UTC });
    let (lines, _) = linear.take();
    assert!(lines.iter().any(|line| line == "2. Ben: 2 new"), "{lines:?}");
    (linear, views)
}

fn opened(messages: usize) -> (Linear, Views) {
    let (mut linear, mut views) = started();
    linear.line("/open 2");
    let (_, wishes) = linear.take();
    assert!(matches!(&wishes[..], [Wish::Look(Scope { chat: Some((name, _)), .. })] if name == "Ben"));
    let all = world().messages[0].1[..messages].to_vec();
    views.open = Some(OpenChat { name: "Ben".into(), messages: all, whole: true });
    linear.told(Tidings::Views(Box::new(views.clone())));
    (linear, views)
}

#[test]
fn a_conversation_is_told_once_and_what_arrives_is_added() {
    let (mut linear, mut views) = opened(6);
    let (lines, wishes) = linear.take();
    assert_eq!(lines.last().unwrap(), "Ben, 10:16: She says thanks");
    assert!(
        lines.iter().any(|line| line
            == "you, 09:40 (delivered): Of course.\n    She knows the way:\n    - over the bridge\n    - second door"),
        "{lines:?}"
    );
    assert!(matches!(&wishes[..], [Wish::Do(_, Command::MarkRead { .. })]));
    views.open.as_mut().unwrap().messages = world().messages[0].1.clone();
    linear.told(Tidings::Views(Box::new(views)));
    assert_eq!(linear.take().0, ["Ben, 10:16: See you there 👋"]);
}

#[test]
fn a_line_is_a_message_to_whose_conversation_is_open() {
    let (mut linear, _) = started();
    linear.line("Hello");
    let (lines, wishes) = linear.take();
    assert!(wishes.is_empty() && lines[0].contains("/open"), "{lines:?}");
    let (mut linear, _) = opened(2);
    linear.take();
    linear.line("Hello / you");
    assert!(matches!(&linear.take().1[..], [Wish::Do(_, Command::SendText { text, .. })] if text == "Hello / you"));
    assert_eq!(linear.prompt(), "Ben> ");
}

#[test]
fn only_yes_is_yes() {
    let (mut linear, _) = opened(2);
    linear.take();
    linear.line("/block");
    linear.line("no");
    assert!(linear.take().1.is_empty());
    linear.line("/block");
    linear.line("yes");
    assert!(matches!(&linear.take().1[..], [Wish::Do(_, Command::Block { name })] if name == "Ben"));
}

#[test]
fn what_arrives_elsewhere_is_told_with_its_author() {
    let (mut linear, mut views) = started();
    views.chats[1].unread = 3;
    linear.told(Tidings::Views(Box::new(views)));
    assert_eq!(linear.take().0, ["Ben, 10:16: See you there 👋"]);
}

#[test]
fn a_request_is_accepted_by_its_number() {
    let (mut linear, _) = started();
    linear.line("/requests");
    linear.take();
    linear.line("/accept 1 Carla from chess");
    let (_, wishes) = linear.take();
    assert!(
        matches!(&wishes[..], [Wish::Do(_, Command::AcceptRequest { request, name })] if request == "1353cb8d" && name.as_deref() == Some("Carla from chess"))
    );
    linear.line("/accept 9");
    assert!(linear.take().1.is_empty());
}

/// The number of the only wish, which is to send this text.
fn sent(linear: &mut Linear, text: &str) -> u64 {
    let (_, wishes) = linear.take();
    let [Wish::Do(number, Command::SendText { text: sent, .. })] = &wishes[..] else { panic!("{wishes:?}") };
    assert_eq!(sent, text);
    *number
}

#[test]
fn a_text_that_is_not_sent_yet_is_kept_and_told() {
    let (mut linear, mut views) = opened(2);
    linear.take();
    linear.line("/later not yet");
    let (_, wishes) = linear.take();
    assert!(
        matches!(&wishes[..], [Wish::Do(_, Command::SetDraft { name, text })] if name == "Ben" && text == "not yet")
    );
    views.chats[1].draft = Some("not yet".into());
    linear.told(Tidings::Views(Box::new(views.clone())));
    linear.line("/open 2");
    linear.take();
    linear.told(Tidings::Views(Box::new(views)));
    assert!(linear.take().0.iter().any(|line| line.ends_with(": not yet")));
    linear.line("/send");
    let number = sent(&mut linear, "not yet");
    linear.told(Tidings::Done(number, Ok(Reply::Done)));
    let (_, wishes) = linear.take();
    assert!(matches!(&wishes[..], [Wish::Do(_, Command::SetDraft { text, .. })] if text.is_empty()), "{wishes:?}");
}

#[test]
fn a_text_that_is_refused_is_not_lost() {
    let (mut linear, _) = opened(2);
    linear.take();
    linear.line("Hello");
    let number = sent(&mut linear, "Hello");
    linear.told(Tidings::Done(number, Err("it has ended".into())));
    let (lines, wishes) = linear.take();
    assert_eq!(lines[0], "it has ended");
    assert!(matches!(&wishes[..], [Wish::Do(_, Command::SetDraft { text, .. })] if text == "Hello"), "{wishes:?}");
}
