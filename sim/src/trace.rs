//! What happens in a world, in words, for a person who replays it.

use kith_core::engine::io::{Command, Link, Output};
use kith_core::state::Change;
use kith_wire::{ClientFrame, Message, Operation, Role, ServerEvent, ServerFrame};

/// Where the words go, if anybody reads them.
pub type Trace = Option<fn(&str)>;

/// Says something to whoever reads.
pub(crate) fn note(trace: Trace, words: impl FnOnce() -> String) {
    if let Some(trace) = trace {
        trace(&words());
    }
}

pub(crate) fn command(command: &Command) -> String {
    match command {
        Command::SendText { name, text } => format!("to send {text:?} to {name}"),
        Command::AddContact { name, .. } => format!("to add a contact as {name:?}"),
        Command::CreateAccount { .. } => "for an account".to_owned(),
        other => format!("{other:?}"),
    }
}

pub(crate) fn output(output: &Output) -> String {
    match output {
        Output::Save(batch) => format!("saves {} ({})", batch.len(), tables(batch)),
        Output::Connect(link) => format!("opens {}", role(link)),
        Output::Send(link, bytes) => format!("sends on {} {}", role(link), up(bytes)),
        Output::Disconnect(link) => format!("hangs up {}", role(link)),
        Output::Show(event) => format!("shows {event:?}"),
        Output::Wait(until) => format!("waits until {}", until.0),
    }
}

/// The tables that changed, by their first byte.
fn tables(batch: &[Change]) -> String {
    let mut tables: Vec<char> = batch
        .iter()
        .map(|change| match change {
            Change::Put { key, .. } | Change::Delete { key } => key.first().copied().map_or('?', char::from),
        })
        .collect();
    tables.dedup();
    tables.into_iter().collect()
}

fn role(link: &Link) -> &'static str {
    match link.role {
        Role::Account => "the account connection",
        Role::Conversation => "the conversation connection",
    }
}

fn up(bytes: &[u8]) -> String {
    let Ok(frame) = ClientFrame::decode(bytes) else { return "a hello".to_owned() };
    let what = match frame.operation {
        Operation::Append(append) => format!("a message of epoch {}", append.epoch.0),
        Operation::Commit(commit) => format!("a commit that ends epoch {}", commit.epoch.0),
        Operation::Subscribe(subscribe) => {
            format!("Subscribe, epoch {}, after {}", subscribe.epoch.0, subscribe.after.0)
        }
        Operation::Prove(prove) => format!("Prove, epoch {}, {:?}", prove.epoch.0, prove.purpose),
        Operation::ReadInbox { after } => format!("ReadInbox after {}", after.0),
        other => name(&format!("{other:?}")),
    };
    format!("#{}: {what}", frame.request)
}

pub(crate) fn down(bytes: &[u8]) -> String {
    let Ok(frame) = ServerFrame::decode(bytes) else { return "a greeting, or junk".to_owned() };
    let what = match frame.event {
        ServerEvent::Records { records, .. } => {
            let places = records.iter().map(|record| {
                let kind = if record.next.is_some() { "commit" } else { "message" };
                format!("{kind} {} of epoch {}", record.seq.0, record.epoch.0)
            });
            places.collect::<Vec<_>>().join(", ")
        }
        ServerEvent::InboxItems(items) => format!("{} letters", items.len()),
        ServerEvent::Refusal(refusal) => format!("{refusal:?}"),
        ServerEvent::Appended { seq } => format!("Appended {}", seq.0),
        ServerEvent::Subscribed { span, epoch } => {
            format!("Subscribed, head {}, low {}, epoch {}", span.head.0, span.low.0, epoch.0)
        }
        other => name(&format!("{other:?}")),
    };
    if frame.request == 0 { what } else { format!("#{}: {what}", frame.request) }
}

/// The name of a variant, without what is in it.
fn name(debug: &str) -> String {
    debug.split([' ', '(', '{']).next().unwrap_or_default().to_owned()
}
