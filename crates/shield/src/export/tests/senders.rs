//! Who speaks, and what is known about them.

use super::*;
use crate::{Sender, Side};

#[test]
fn a_name_may_contain_colons() {
    let export = "27/03/2022, 15:21 - Dr: Who: hello\n27/03/2022, 15:22 - Dr: Who: again: yes\n27/03/2022, 15:23 - Ada: note: x\n\
        27/03/2022, 15:24 - Ada: plain\n27/03/2022, 15:25 - Ada: note: y\n";
    let senders: Vec<_> = said(export).into_iter().map(|(sender, _)| sender).collect();
    assert_eq!(senders, ["Dr: Who", "Dr: Who", "Ada", "Ada", "Ada"]);
    assert_eq!(survey(export.as_bytes()).unwrap().senders, ["Ada", "Dr: Who"]);
}

#[test]
fn names_are_shown_without_invisible_marks() {
    assert_eq!(said("[27/03/2022, 15:21:00] \u{202a}+49 151 2345678\u{202c}: hello\n")[0].0, "+49 151 2345678");
    assert_eq!(said("[27/03/2022, 15:21:00] ~\u{a0}Ada: hello\n")[0].0, "~\u{a0}Ada");
}

#[test]
fn a_message_may_begin_in_its_second_line() {
    assert_eq!(said("27/03/2022, 15:21 - Ada:\nhello\n")[0], ("Ada".to_owned(), "\nhello".to_owned()));
}

#[test]
fn whoever_took_a_message_back_as_you_is_the_one_who_exported() {
    let export = "27/03/2022, 15:21 - Ada: hello\n27/03/2022, 15:22 - Bob: You deleted this message\n";
    assert_eq!(survey(export.as_bytes()).unwrap().me.as_deref(), Some("Bob"));
    assert_eq!(survey(&export.as_bytes()[..30]).unwrap().me, None);
}

fn contexts(export: &str, me: Option<&str>) -> Vec<crate::Context> {
    let layout = survey(export.as_bytes()).unwrap();
    let mut history = History::new(&layout, me);
    let step = |message: Result<Message, ExportError>| {
        let message = message.unwrap();
        let context = history.context(&message);
        history.take(&message);
        context
    };
    Messages::new(export.as_bytes(), &layout).map(step).collect()
}

#[test]
fn a_number_that_is_in_no_address_book_is_a_stranger_until_there_was_a_long_talk() {
    let export = "01/03/2022, 15:21 - +49 151 2345678: hello\n01/03/2022, 15:22 - Ada: who is it?\n".to_owned()
        + &(1..=25).map(|day| format!("{day:02}/04/2022, 10:00 - +49 151 2345678: hi\n")).collect::<String>();
    let contexts = contexts(&export, Some("Ada"));
    assert_eq!((contexts[0].sender, contexts[0].first_message), (Some(Sender::Stranger), Some(true)));
    assert_eq!((contexts[2].sender, contexts[2].first_message), (Some(Sender::Stranger), Some(false)));
    assert_eq!(contexts[2].previous[1].from, Side::Me);
    assert_eq!(contexts.last().unwrap().sender, Some(Sender::NewContact));
    assert_eq!(contexts.last().unwrap().previous.len(), 6);
}

#[test]
fn a_changed_security_code_is_known_to_the_messages_that_follow() {
    let export = "27/03/2022, 15:21 - Ada: hello\n28/03/2022, 15:22 - Your security code with Ada changed. Tap to learn more.\n\
        30/03/2022, 15:22 - Ada: I need money\n30/03/2022, 15:23 - Bob: You deleted this message\n";
    let contexts = contexts(export, None);
    assert_eq!((contexts[0].sender, contexts[0].identity_changed_days), (Some(Sender::Known), None));
    assert_eq!(contexts[2].identity_changed_days, Some(2));
    assert_eq!(contexts[3].identity_changed_days, None);
}

#[test]
fn in_a_group_only_those_changed_who_are_named() {
    let export = "27/03/2022, 15:21 - Ada: hello\n27/03/2022, 15:21 - Bob: hello\n27/03/2022, 15:21 - Cid: hello\n\
        28/03/2022, 15:22 - Bob changed their phone number. You're currently chatting with their new number.\n\
        28/03/2022, 15:23 - Ada: hi\n28/03/2022, 15:23 - Bob: hi\n";
    let contexts = contexts(export, Some("Cid"));
    assert_eq!((contexts[4].identity_changed_days, contexts[5].identity_changed_days), (None, Some(0)));
    assert!(contexts[5].previous.iter().all(|earlier| earlier.text != "hi"), "what others said is not the sender's");
}
