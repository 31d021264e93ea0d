//! The one writer: turns many requests into one durable batch, then says what became of each.
//!
//! Requests of one round see what those before them changed. Nothing is answered, and nothing told to anybody, before the
//! batch is durable; when the store fails, none of the round's requests was done.

use std::collections::BTreeSet;
use std::sync::Arc;

use kith_chain::Chain;
use kith_wire::account::SignedEntry;
use kith_wire::{
    AccountId, Append, ChannelId, Commit, CreateAccount, DeviceId, GrantToken, Hash, Millis, OpenChannel,
    PublishKeyPackages, PutBackup, Seconds, ServerEvent, Shown,
};

use crate::account::{self, Admission};
use crate::blobs::Place;
use crate::connection::Base;
use crate::news::News;
use crate::rate::Buckets;
use crate::refused::{Answer, Stop, answer};
use crate::round::Round;
use crate::standing::{Author, Identity};
use crate::store::Fault;
use crate::uploads::{self, BlobPart, Due};
use crate::{backups, channel, inbox, invitations, keypackages, tokens};

/// What a connection wants changed, with the right to it already shown where a connection can show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Found an account.
    CreateAccount(CreateAccount),
    /// Make this session the device's newest; the device has signed for it.
    TakeSession(Identity),
    /// Add to the chain, of which the connection has read so much.
    AppendEntry(Author, SignedEntry, Box<Chain>),
    /// Add to the stock of key packages.
    PublishKeyPackages(Identity, PublishKeyPackages),
    /// Give a token rights.
    GrantToken(Identity, GrantToken),
    /// Take them back.
    RevokeToken(Identity, Hash),
    /// Make an invitation good, of its account's allowance.
    Invite(Identity, Hash),
    /// Begin the upload of a blob of so many bytes, at this place.
    BeginBlob(Identity, Hash, u64, Place),
    /// Take note of a part of a blob that is durable; with the last one, its bytes were found to be the right ones.
    BlobPart(Identity, BlobPart),
    /// Give up the upload of a blob whose bytes are not the right ones.
    GiveUpBlob(Identity, Hash, Place),
    /// Remember under which name a PIN is being set, and give the answer.
    BeginPin(Identity, [u8; 32], Vec<u8>),
    /// Count a guess of the PIN, and give the answer.
    GuessPin(Identity, Vec<u8>),
    /// Forget the guesses: the last one was right.
    GuessedPin(Identity),
    /// Put a backup in the place of another.
    PutBackup(Identity, PutBackup),
    /// Put an envelope into an inbox.
    Deliver(Shown, Vec<u8>),
    /// Take key packages out of the stock.
    ClaimKeyPackages(Shown),
    /// Open a channel.
    OpenChannel(OpenChannel),
    /// Append a message; the write right of the epoch was proven.
    Append(Append),
    /// End an epoch; its write right was proven.
    Commit(Commit),
}

/// What became of a round, once it is durable. To be passed on in this order.
#[derive(Debug)]
pub struct Finished<T> {
    /// Devices that have taken a session, each with the mark of its request: their older connections are to be closed.
    pub sessions: Vec<(Identity, T)>,
    /// An answer to every request, in order.
    pub answers: Vec<(T, Answer)>,
    /// What listeners are to be told.
    pub news: Vec<News>,
}

/// The one writer of a store.
pub struct Writer {
    base: Arc<Base>,
    admission: Admission,
    deliveries: Buckets<[u8; 32]>,
    claims: Buckets<[u8; 32]>,
    messages: Buckets<ChannelId>,
    entries: Buckets<(AccountId, DeviceId)>,
}

impl Writer {
    /// A writer; there must be no other of the same store.
    #[must_use]
    pub fn new(base: Arc<Base>, admission: Admission) -> Self {
        let limits = &base.limits;
        Self {
            deliveries: Buckets::new(limits.deliveries),
            claims: Buckets::new(limits.claims),
            messages: Buckets::new(limits.messages),
            entries: Buckets::new(limits.entries),
            admission,
            base,
        }
    }

    /// Carries out requests, each with a mark that its answer comes back with, and makes them durable together.
    ///
    /// # Errors
    /// [`Fault`] if the store failed: nothing is to be answered but that, and nothing more to be written.
    pub fn round<T: Clone>(&mut self, requests: Vec<(T, Change)>, now: Millis) -> Result<Finished<T>, Fault> {
        let base = Arc::clone(&self.base);
        let mut round = Round::new(base.store.as_ref());
        let mut sessions = Vec::new();
        let mut answers = Vec::with_capacity(requests.len());
        for (mark, change) in requests {
            let session = if let Change::TakeSession(identity) = &change { Some(*identity) } else { None };
            let answer = answer(self.apply(&mut round, change, now))?;
            sessions.extend(session.filter(|_| answer.is_ok()).map(|identity| (identity, mark.clone())));
            answers.push((mark, answer));
        }
        Ok(Finished { sessions, answers, news: round.commit()? })
    }

    /// Removes what has expired; how many records went.
    ///
    /// # Errors
    /// [`Fault`] if the store failed.
    pub fn sweep(&mut self, now: Seconds) -> Result<usize, Fault> {
        self.base.store.expire(now, self.base.limits.sweep)
    }

    /// Some of the blobs and uploads whose time is over: they exist no more, and their bytes are to be removed. Then
    /// [`Writer::gone`]; until then they are named again.
    ///
    /// # Errors
    /// [`Fault`] if the store failed.
    pub fn due(&mut self, now: Seconds) -> Result<Vec<Due>, Fault> {
        let base = Arc::clone(&self.base);
        let mut round = Round::new(base.store.as_ref());
        let due = uploads::due(&mut round, now)?;
        round.commit().map(|_| due)
    }

    /// The bytes of these are removed.
    ///
    /// # Errors
    /// [`Fault`] if the store failed.
    pub fn gone(&mut self, due: Vec<Due>) -> Result<(), Fault> {
        let base = Arc::clone(&self.base);
        let mut round = Round::new(base.store.as_ref());
        uploads::gone(&mut round, due);
        round.commit().map(|_| ())
    }

    /// Makes invitations good for one account each, by the hash of their code; those that were ever known stay as they are.
    ///
    /// # Errors
    /// [`Fault`] if the store failed.
    pub fn invite(&mut self, invitations: &BTreeSet<Hash>) -> Result<(), Fault> {
        let base = Arc::clone(&self.base);
        let mut round = Round::new(base.store.as_ref());
        invitations.iter().try_for_each(|hash| invitations::by_operator(&mut round, hash))?;
        round.commit().map(|_| ())
    }

    fn apply(&mut self, round: &mut Round<'_>, change: Change, now: Millis) -> Result<ServerEvent, Stop> {
        let limits = &self.base.limits;
        match change {
            Change::CreateAccount(create) => {
                account::create(round, create, self.admission, &self.base.key, limits, now)
            }
            Change::TakeSession(identity) => account::take_session(round, &identity, now),
            Change::AppendEntry(author, entry, chain) => {
                account::append(round, &author, entry, *chain, &mut self.entries, &self.base.key, now)
            }
            Change::PublishKeyPackages(identity, publish) => {
                keypackages::publish(round, &identity, publish, limits, now)
            }
            Change::GrantToken(identity, grant) => tokens::grant(round, &identity, grant, limits, now),
            Change::RevokeToken(identity, hash) => tokens::revoke(round, &identity, &hash, now),
            Change::Invite(identity, hash) => invitations::by_member(round, &identity, &hash, limits, now),
            Change::BeginBlob(identity, id, size, place) => {
                uploads::begin(round, &identity, (id, size), place, limits, now)
            }
            Change::BlobPart(identity, part) => uploads::received(round, &identity, &part, limits, now),
            Change::GiveUpBlob(identity, id, place) => uploads::give_up(round, &identity, &id, place),
            Change::BeginPin(identity, credential, answer) => {
                backups::begin_pin(round, &identity, credential, answer, now)
            }
            Change::GuessPin(identity, answer) => backups::guess(round, &identity, answer, limits, now),
            Change::GuessedPin(identity) => backups::guessed(round, &identity, now),
            Change::PutBackup(identity, put) => backups::put(round, &identity, put, limits, now),
            Change::Deliver(shown, body) => inbox::deliver(round, &shown, body, limits, &mut self.deliveries, now),
            Change::ClaimKeyPackages(shown) => keypackages::claim(round, &shown, &mut self.claims, limits, now),
            Change::OpenChannel(open) => channel::open(round, &open),
            Change::Append(append) => channel::append(round, append, &mut self.messages, now),
            Change::Commit(commit) => channel::commit(round, commit, limits, now),
        }
    }
}
