//! Many requests made durable together: each sees what those before it changed.

use kith_relay::{Change, Finished, News};
use kith_wire::{Append, Commit, Epoch, GrantToken, Operation, Refusal, Seq, ServerEvent, Token};

use crate::world::{Group, World, channel, grant, join};

fn round(world: &mut World, changes: Vec<Change>) -> Finished<usize> {
    let requests = changes.into_iter().enumerate().collect();
    let now = world.now;
    world.relay.writer().round(requests, now).unwrap()
}

fn answers(finished: &Finished<usize>) -> Vec<Result<ServerEvent, Refusal>> {
    assert!(finished.answers.iter().enumerate().all(|(place, (mark, _))| place == *mark));
    finished.answers.iter().map(|(_, answer)| answer.clone()).collect()
}

fn message(group: &Group, epoch: u64, body: &[u8]) -> Change {
    Change::Append(Append { channel: group.channel, epoch: Epoch(epoch), body: body.to_vec() })
}

fn commit(group: &Group, epoch: u64, body: &[u8]) -> Change {
    let next = group.keys(epoch + 1);
    Change::Commit(Commit { channel: group.channel, epoch: Epoch(epoch), body: body.to_vec(), next })
}

const fn at(seq: u64) -> Result<ServerEvent, Refusal> {
    Ok(ServerEvent::Appended { seq: Seq(seq) })
}

const STALE: Result<ServerEvent, Refusal> = Err(Refusal::StaleEpoch { current: Epoch(1) });

#[test]
fn of_two_commits_in_one_round_the_first_wins_and_what_comes_after_it_is_stale() {
    let mut world = World::new();
    let (group, _) = channel(&mut world, 1);
    let (other, _) = channel(&mut world, 2);
    let finished = round(
        &mut world,
        vec![
            message(&group, 0, b"before"),
            commit(&group, 0, b"first"),
            commit(&group, 0, b"second"),
            message(&group, 0, b"after"),
            message(&other, 0, b"elsewhere"),
            message(&group, 1, b"next"),
        ],
    );
    assert_eq!(answers(&finished), [at(1), at(2), STALE, STALE, at(1), at(3)]);
    assert_eq!(finished.news.len(), 4);
    let mut reader = group.member(&mut world, 1);
    world.ask(&mut reader, group.subscribe(1, 0));
    assert_eq!(world.records(&reader), [b"before".to_vec(), b"first".to_vec(), b"next".to_vec()]);
}

#[test]
fn of_two_deliveries_by_a_one_time_token_in_one_round_one_wins_and_the_same_one_is_done_once() {
    let mut world = World::new();
    let (ada, mut client) = join(&mut world, 1);
    let tokens = [1, 2].map(|n| Token([n; 32]));
    for token in &tokens {
        world.done(&mut client, Operation::GrantToken(GrantToken { once: true, ..grant(token) }));
    }
    let deliver = |token: &Token, body: &[u8]| Change::Deliver(ada.shown(token), body.to_vec());
    let finished = round(
        &mut world,
        vec![
            deliver(&tokens[0], b"one"),
            deliver(&tokens[0], b"two"),
            deliver(&tokens[1], b"same"),
            deliver(&tokens[1], b"same"),
        ],
    );
    let done = Ok(ServerEvent::Done);
    assert_eq!(answers(&finished), [done.clone(), Err(Refusal::Unavailable), done.clone(), done]);
    world.ask(&mut client, Operation::ReadInbox { after: Seq(0) });
    let items = world.items(&client);
    assert_eq!(items.iter().map(|item| &item.body[..]).collect::<Vec<_>>(), [&b"one"[..], b"same"]);
}

#[test]
fn one_session_number_is_taken_once_in_a_round_and_the_newest_comes_last() {
    let mut world = World::new();
    let (ada, _) = join(&mut world, 1);
    let identity =
        |session| kith_relay::Identity { account: ada.account, device: ada.id, session: kith_wire::Session(session) };
    let sessions = [5, 5, 4, 6].map(|session| Change::TakeSession(identity(session)));
    let finished = round(&mut world, sessions.to_vec());
    let (done, taken) = (Ok(ServerEvent::Done), Err(Refusal::SessionTaken));
    assert_eq!(answers(&finished), [done.clone(), taken.clone(), taken, done]);
    assert_eq!(finished.sessions, [(identity(5), 0), (identity(6), 3)]);
    let late = Change::RevokeToken(identity(5), Token([1; 32]).hash());
    assert_eq!(answers(&round(&mut world, vec![late])), [Err(Refusal::NotAuthenticated)]);
}

#[test]
fn a_channel_opened_in_a_round_can_be_written_to_in_the_same_round() {
    let mut world = World::new();
    let group = Group::new(1);
    let Operation::OpenChannel(open) = group.open() else { panic!("an open") };
    let finished = round(
        &mut world,
        vec![
            message(&group, 0, b"too early"),
            Change::OpenChannel(open.clone()),
            Change::OpenChannel(open),
            message(&group, 0, b"one"),
        ],
    );
    let done = Ok(ServerEvent::Done);
    assert_eq!(answers(&finished), [Err(Refusal::NoRight), done.clone(), done, at(1)]);
}

#[test]
fn a_chain_that_has_grown_since_it_was_read_takes_the_next_entry_by_the_rules_of_the_moment() {
    let mut world = World::new();
    let (mut ada, mut client) = join(&mut world, 1);
    let read = Box::new(kith_chain::Chain::verify(&ada.chain).unwrap());
    let frozen = ada.entry(kith_wire::account::EntryKind::Frozen);
    ada.append(&mut world, &mut client, kith_wire::account::EntryKind::Frozen);
    let thawed = ada.entry(kith_wire::account::EntryKind::Thawed);
    let session = kith_wire::Session(ada.session);
    let author = kith_relay::Author::Device(kith_relay::Identity { account: ada.account, device: ada.id, session });
    let finished = round(
        &mut world,
        vec![Change::AppendEntry(author, thawed, read.clone()), Change::AppendEntry(author, frozen, read)],
    );
    let [Ok(ServerEvent::Stamped(_)), Ok(ServerEvent::Stamped(again))] = &answers(&finished)[..] else {
        panic!("both are stamped")
    };
    assert_eq!(*again, ada.chain[1].stamp);
    assert!(matches!(&finished.news[..], [News::Chain(account, _)] if *account == ada.account));
}
