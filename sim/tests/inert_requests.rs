//! C1.1 at the engine: what a stranger with a card can make a device show, and make it send.

#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]

use kith_core::engine::io::{Command, Event, Input, Link, Output, RequestView};
use kith_sim::stranger::Stranger;
use kith_sim::{Snapshot, World};
use kith_wire::inbox::{Card, Conversation, Head, Invitation, Letter, LetterKind, Rejoin, RejoinReason, Salutation};
use kith_wire::{
    ChannelId, Epoch, Hash, InboxItem, Message as _, MessageId, Operation, Role, Seq, ServerEvent, ServerFrame, Shown,
};
use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};

const CONTACTS: usize = 10_000;
/// So many before the world begins anew, since each request that is kept costs a look at the next.
const ROUND: usize = 50;
const LABEL: &str = "market";

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
    "data:image/png;base64,AAAA",
    "Bank",
    " ",
    "kith:card/AAAA",
];

/// Ada with a card, and what its holder has.
struct Door {
    world: World,
    card: Card,
    key: Vec<u8>,
}

fn door() -> Door {
    let mut world = Snapshot::strangers(1, 1).world(1, None);
    let new = Command::NewCard { once: false, expires: None, label: Some(LABEL.to_owned()) };
    world.command(0, new).unwrap();
    world.settle(100_000);
    let now = world.now;
    let cards = world.device(0).engine.cards(now).unwrap();
    let link = cards.iter().find(|card| card.label.is_some()).unwrap().link.clone();
    let card = kith_wire::card::from_link(&link).unwrap();
    let shown = Shown { account: card.account, token: card.token };
    let mut line = kith_sim::line::Line::dial(&mut world, Role::Conversation);
    let ServerEvent::CardKey(key) = line.ask(&mut world, Operation::FetchCardKey(shown)) else { panic!("a card") };
    Door { world, card, key }
}

/// A name of up to four pieces.
fn name(rng: &mut ChaCha20Rng) -> String {
    let pieces = 1 + rng.next_u32() % 4;
    let name: String = (0..pieces).map(|_| PIECES[rng.next_u32() as usize % PIECES.len()]).collect();
    name.chars()
        .scan(0, |bytes, letter| {
            *bytes += letter.len_utf8();
            (*bytes <= 128).then_some(letter)
        })
        .collect()
}

/// What a stranger can write to a card: requests of all kinds, and letters that only contacts may write.
fn letter(stranger: &Stranger, rng: &mut ChaCha20Rng) -> Letter {
    const GREETINGS: [Salutation; 5] =
        [Salutation::None, Salutation::Hello, Salutation::WeMet, Salutation::Family, Salutation::Work];
    let greeting = GREETINGS[rng.next_u32() as usize % 5];
    let said = name(rng);
    let mut letter = stranger.request(rng, &said, greeting);
    let conversation = Conversation {
        id: MessageId([1; 16]),
        relay: stranger.reach(rng).relay,
        channel: ChannelId([2; 32]),
        welcome: vec![3; 400],
        head: Head { epoch: Epoch(1), seq: Seq(1), hash: Hash([4; 32]) },
    };
    match rng.next_u32() % 12 {
        0 => letter.kind = LetterKind::Welcome(conversation),
        1 => {
            let (request, reach) = (letter.id, stranger.reach(rng));
            letter.kind = LetterKind::Invitation(Invitation { request, reach, name: said, conversation });
        }
        2 => {
            let (conversation, key_packages) = (MessageId([1; 16]), vec![vec![6; 900]]);
            letter.kind = LetterKind::Rejoin(Rejoin { conversation, key_packages, reason: RejoinReason::RelayLost });
        }
        3 => {
            if let LetterKind::Request(request) = &mut letter.kind {
                request.reach.relay.url = "ws://evil.example/v1".to_owned();
            }
        }
        4 => letter.device = kith_wire::DeviceId([7; 16]),
        5 => letter.chain.push(letter.chain[0].clone()),
        _ => {}
    }
    letter
}

/// Delivers an inbox item, and sees that nothing is done but remembering and, at most, saying that there is a request.
fn deliver(world: &mut World, link: &Link, seq: u64, body: Vec<u8>) -> usize {
    let now = world.now;
    let items = vec![InboxItem { seq: Seq(seq), body }];
    let frame = ServerFrame { request: 0, event: ServerEvent::InboxItems(items) }.encode();
    let engine = &mut world.device(0).engine;
    engine.handle(Input::Received(link.clone(), frame), now).unwrap();
    let mut requests = 0;
    while let Some(output) = engine.poll() {
        match output {
            Output::Save(_) | Output::Wait(_) => {}
            Output::Show(Event::Request { request }) => {
                assert!(request.len() == 32 && request.chars().all(|c| c.is_ascii_hexdigit()));
                requests += 1;
            }
            other @ (Output::Connect(_) | Output::Send(..) | Output::Disconnect(_) | Output::Show(_)) => {
                panic!("a stranger made the device do this: {other:?}")
            }
        }
    }
    requests
}

/// Nothing of a stranger's making but up to 20 letters and single spaces.
fn is_inert(request: &RequestView) -> bool {
    let is_name = |says: &String| {
        says.chars().filter(|c| *c != ' ').count() <= 20
            && !says.chars().any(|c| c.is_control() || c.is_ascii_punctuation() || c.is_numeric() || c == '\u{202e}')
    };
    let words = request.words.iter().all(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase()));
    request.says.as_ref().is_none_or(is_name) && words && request.card == LABEL
}

#[test]
fn ten_thousand_fuzzed_first_contacts_send_nothing_and_show_a_filtered_name_and_three_words() {
    let Door { world, card, key } = door();
    let mut rng = ChaCha20Rng::seed_from_u64(0xc11);
    let strangers: Vec<Stranger> = (0..ROUND).map(|_| Stranger::new(&mut rng)).collect();
    let begin = Snapshot::of(&world);
    let mut shown = 0;
    for _ in 0..CONTACTS / ROUND {
        let mut world = begin.world(1, None);
        world.settle(100_000);
        let link = world.account_link(0).unwrap();
        for (number, stranger) in strangers.iter().enumerate() {
            let letter = letter(stranger, &mut rng);
            let mut body = stranger.envelope(&card, &key, &letter);
            if rng.next_u32().is_multiple_of(8) {
                let at = rng.next_u32() as usize % body.len();
                body[at] ^= 1 << (rng.next_u32() % 8);
            }
            shown += deliver(&mut world, &link, 1_000 + number as u64, body);
        }
        let requests = world.device(0).engine.requests().unwrap();
        assert!(requests.iter().all(is_inert), "{requests:?}");
        assert!(world.device(0).engine.contacts().unwrap().is_empty(), "nobody is a contact by asking");
        assert!(world.device(0).engine.chats().unwrap().is_empty());
    }
    assert!((CONTACTS / 3..CONTACTS).contains(&shown), "{shown} requests were shown: most are well made, some are not");
}
