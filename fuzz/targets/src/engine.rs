//! What a device takes in: anything from a relay, letters of strangers and contacts, what a contact wrote.
//!
//! Whatever comes, the device's memory stays readable, and nothing is sent before what it rests on is saved.

use std::fmt::Debug;

use kith_core::engine::Engine;
use kith_core::engine::io::{Command, Input, Link, Output};
use kith_core::error::Error;
use kith_core::mls::{Change, Group, Pending};
use kith_core::state::State;
use kith_wire::content::Content;
use kith_wire::inbox::Letter;
use kith_wire::{EpochKeys, InboxItem, Message, Millis, Record, Role, Seq, ServerEvent, ServerFrame, limits, padding};

use crate::bytes::{Choices, message};
use crate::recording::{NOW, RECORDING, contents, letters};

const LATER: Millis = Millis(NOW.0 + 3_600_000);
/// Above every number that was given out.
const NEXT: Seq = Seq(1 << 20);

/// Forms of what Eve writes: her commit, and one that registers keys to which it does not lead. The others are contents.
const RENEWAL: u8 = 255;
const FORGED_RENEWAL: u8 = 254;

/// The bytes say how far the device has come, and what it hears then on which connection.
pub(crate) fn received(bytes: &[u8]) {
    let mut choices = Choices::new(bytes);
    let stage = &RECORDING.stages[usize::from(choices.byte()) % RECORDING.stages.len()];
    let inputs = usize::from(choices.byte()) % (stage.inputs.len() + 1);
    let (mut ada, links) = (stage.replay(inputs), stage.links(inputs));
    while !choices.is_empty() && !links.is_empty() {
        let link = links[usize::from(choices.byte()) % links.len()].clone();
        let input = match choices.message() {
            [] => Input::Disconnected(link),
            message => Input::Received(link, message.to_vec()),
        };
        hear(&mut ada, input);
    }
    check_memory(&ada);
}

pub(crate) fn received_seeds() -> Vec<Vec<u8>> {
    let mut seeds = Vec::new();
    for (at, stage) in RECORDING.stages.iter().enumerate() {
        for (inputs, (input, _)) in stage.inputs.iter().enumerate() {
            let Input::Received(link, bytes) = input else { continue };
            let place = stage.links(inputs).iter().position(|other| other == link).expect("a link that stands");
            let place = [at, inputs, place].map(|number| u8::try_from(number).expect("a short recording"));
            seeds.push([&place[..], &message(bytes)].concat());
        }
    }
    seeds
}

/// The bytes say who writes, to which of Ada's keys, and a letter. It comes with its author's chain and signature, and Ada
/// accepts what it asks.
pub(crate) fn letter(bytes: &[u8]) {
    let Some(mut ada) = after_letter(bytes) else { return };
    for request in whole(ada.requests()).unwrap_or_default() {
        whole(ada.command(Command::AcceptRequest { request: request.id, name: None }, LATER));
        check_outputs(&mut ada);
    }
    check_memory(&ada);
}

fn after_letter(bytes: &[u8]) -> Option<Engine> {
    let mut choices = Choices::new(bytes);
    let author = choices.of(&[&RECORDING.oscar, &RECORDING.eve, &RECORDING.mallory]);
    let seal_key = &RECORDING.seal_keys[usize::from(choices.byte()) % RECORDING.seal_keys.len()];
    let bytes = choices.rest();
    let letter = match Letter::decode(bytes) {
        Ok(Letter { id, kind, .. }) => Letter { id, ..author.letter(0, kind) }.encode(),
        Err(_) => bytes.to_vec(),
    };
    let body = author.envelope(&RECORDING.ada, seal_key, letter)?;
    let (mut ada, link) = awake(Role::Account);
    push(&mut ada, &link, ServerEvent::InboxItems(vec![InboxItem { seq: NEXT, body }]));
    Some(ada)
}

pub(crate) fn letter_seeds() -> Vec<Vec<u8>> {
    let authors_and_keys = [[0, 0], [1, 1], [1, 1], [2, 2], [0, 0]];
    let seeds = authors_and_keys.iter().zip(letters());
    seeds.map(|(choices, letter)| [&choices[..], &letter.encode()].concat()).collect()
}

/// The bytes are what Eve writes to Ada, one content after the other, and where she renews her keys between them.
pub(crate) fn content(bytes: &[u8]) {
    check_memory(&after_contents(bytes));
}

fn after_contents(bytes: &[u8]) -> Engine {
    let mut choices = Choices::new(bytes);
    let (mut ada, link) = awake(Role::Conversation);
    let (eve, place) = (&RECORDING.eve, &RECORDING.conversation);
    let mut state = State::default();
    state.load(eve.state.snapshot());
    let mut group = Group::load(&state, &place.channel).expect("a memory that is whole").expect("a group");
    let mut seq = NEXT;
    while !choices.is_empty() {
        let (form, bytes, epoch) = (choices.byte(), choices.message(), group.epoch());
        let (body, next) = match form {
            RENEWAL | FORGED_RENEWAL => {
                let commit = group.commit(&mut state, &eve.identity(), &place.relay.relay, Change::default(), bytes);
                let Pending { commit, next, .. } = commit.expect("a member");
                group.merge_pending(&mut state).expect("it won");
                let EpochKeys { read, write } = next.public();
                (commit, Some(EpochKeys { read, write: if form == RENEWAL { write } else { read } }))
            }
            _ => {
                let plaintext = plaintext(form, bytes);
                (group.encrypt(&mut state, &eve.identity(), &plaintext, b"").expect("a member"), None)
            }
        };
        let records = vec![Record { seq, epoch, body, next }];
        push(&mut ada, &link, ServerEvent::Records { channel: place.channel, records });
        seq = seq.next();
    }
    ada
}

fn plaintext(form: u8, bytes: &[u8]) -> Vec<u8> {
    let [known, ..] = &contents()[..] else { return bytes.to_vec() };
    match (form % 4, Content::decode(bytes)) {
        (0, Ok(content)) => Content { seen: known.seen, chain: known.chain, ..content }.to_plaintext(),
        (1, Ok(content)) => Content { seen: None, ..content }.to_plaintext(),
        (2, _) => bytes.to_vec(),
        (_, _) => padding::pad(bytes.to_vec(), &limits::CONTENT_CLASSES),
    }
}

pub(crate) fn content_seeds() -> Vec<Vec<u8>> {
    let one = |content: &Content| [&[0][..], &message(&content.encode())].concat();
    let all: Vec<Vec<u8>> = contents().iter().map(one).collect();
    let plain = [&[2][..], &message(&contents()[0].to_plaintext())].concat();
    let renewal = |form: u8| [&[form][..], &message(b"aad")].concat();
    let renewed = [renewal(RENEWAL), all[0].clone(), renewal(RENEWAL), all[1].clone()].concat();
    [vec![all.concat(), renewed, renewal(FORGED_RENEWAL), plain], all].concat()
}

/// Ada at the end of the recording, with everybody she knows, and one of her connections.
fn awake(role: Role) -> (Engine, Link) {
    let stage = RECORDING.stages.last().expect("a stage");
    let links = stage.links(stage.inputs.len());
    let link = links.into_iter().find(|link| link.role == role).expect("a connection that stands");
    (stage.replay(stage.inputs.len()), link)
}

fn push(ada: &mut Engine, link: &Link, event: ServerEvent) {
    hear(ada, Input::Received(link.clone(), ServerFrame { request: 0, event }.encode()));
}

fn hear(ada: &mut Engine, input: Input) {
    ada.handle(input, LATER).expect("nothing from outside damages the memory");
    check_outputs(ada);
}

/// What is sent after one input rests on nothing that is not saved before.
fn check_outputs(ada: &mut Engine) {
    let outputs: Vec<Output> = std::iter::from_fn(|| ada.poll()).collect();
    let saves = outputs.iter().enumerate().filter(|(_, output)| matches!(output, Output::Save(_)));
    let after_a_send = |place: usize| outputs[..place].iter().any(|output| matches!(output, Output::Send(..)));
    assert!(saves.clone().count() <= 1 && !saves.clone().any(|(place, _)| after_a_send(place)), "{outputs:?}");
}

/// What the device remembers can be shown, and is what it starts with the next time.
fn check_memory(ada: &Engine) {
    whole(ada.account());
    whole(ada.cards(LATER));
    whole(ada.requests());
    whole(ada.contacts());
    for chat in whole(ada.chats()).unwrap_or_default() {
        whole(ada.messages(&chat.name, 100));
    }
    let mut state = State::default();
    state.load(ada.state().snapshot());
    Engine::load(state, [1; 32]).expect("what an engine remembers, it loads");
}

fn whole<T: Debug>(shown: Result<T, Error>) -> Option<T> {
    assert!(!matches!(shown, Err(Error::Damaged(_))), "{shown:?}");
    shown.ok()
}

#[cfg(test)]
mod tests {
    use kith_core::engine::io::{ContactState, MessageState};

    use super::*;

    fn stands(ada: &Engine, name: &str) -> Option<ContactState> {
        ada.contacts().unwrap().into_iter().find(|contact| contact.name == name).map(|contact| contact.state)
    }

    #[test]
    fn the_recording_ends_with_a_contact_and_one_who_was_asked() {
        let (ada, _) = awake(Role::Conversation);
        assert_eq!(stands(&ada, "Eve"), Some(ContactState::Active));
        assert_eq!(stands(&ada, "Mallory"), Some(ContactState::Requested));
        assert_eq!(ada.messages("Eve", 9).unwrap()[0].state, MessageState::Sent);
        assert!(ada.requests().unwrap().is_empty());
    }

    #[test]
    fn the_seeds_of_letters_are_taken_in() {
        let [request, _, _, answer, ..] = &letter_seeds()[..] else { panic!("seeds") };
        assert_eq!(after_letter(request).unwrap().requests().unwrap().len(), 1);
        assert_eq!(stands(&after_letter(answer).unwrap(), "Mallory"), Some(ContactState::Active));
    }

    #[test]
    fn the_seeds_of_contents_are_taken_in() {
        let ada = after_contents(&content_seeds()[0]);
        let texts = ada.messages("Eve", 9).unwrap();
        assert_eq!(texts.iter().map(|message| &*message.text).collect::<Vec<_>>(), ["hello", "hello"]);
        assert_eq!(stands(&ada, "Eve"), Some(ContactState::Ended));
        let renewed = after_contents(&content_seeds()[1]);
        assert_eq!(renewed.messages("Eve", 9).unwrap().len(), 2);
        assert_eq!(stands(&renewed, "Eve"), Some(ContactState::Active));
        assert_eq!(stands(&after_contents(&content_seeds()[2]), "Eve"), Some(ContactState::Ended));
    }

    #[test]
    fn the_seeds_of_what_is_received_are_of_every_stage() {
        let stages: std::collections::BTreeSet<u8> = received_seeds().iter().map(|seed| seed[0]).collect();
        assert_eq!(stages.len(), RECORDING.stages.len());
    }
}
