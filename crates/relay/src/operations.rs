//! What each operation comes to on a connection: an answer from the store as it stands, or a change for the writer.

use kith_wire::{
    Authenticate, AuthenticatePhrase, BackupRequest, ClientFrame, Hash, Millis, Nonce, Operation, Prove, Purpose,
    Refusal, Role, Seq, ServerEvent, Subscribe, Whereabouts,
};

use crate::account;
use crate::backups::{self, Asked};
use crate::blobs::Place;
use crate::connection::{Base, Connection, Phase, Step, Who, say};
use crate::job::BlobJob;
use crate::logs;
use crate::refused::{Stop, limited};
use crate::rights::{self, Rights};
use crate::round::Round;
use crate::standing::{self, Author, Identity};
use crate::store::LogId;
use crate::subscription::{Source, Subscription};
use crate::tokens;
use crate::writer::Change;

impl Connection {
    pub(crate) fn perform(&mut self, base: &Base, frame: ClientFrame, now: Millis) -> Step {
        let request = frame.request;
        let result = match &mut self.phase {
            Phase::Account(_) if frame.operation.role() == Role::Account => {
                self.account_operation(base, frame.operation, now)
            }
            Phase::Conversation(_) if frame.operation.role() == Role::Conversation => {
                self.conversation_operation(base, frame.operation, now)
            }
            Phase::Account(_) | Phase::Conversation(_) | Phase::Greeting | Phase::Ended => {
                Err(Refusal::WrongRole.into())
            }
        };
        match result {
            Ok(Next::Say(event)) => Step::Say(say(request, Ok(event))),
            Ok(Next::Listen(event, log)) => Step::Listen(say(request, Ok(event)), log),
            Ok(Next::Leave(log)) => Step::Leave(say(request, Ok(ServerEvent::Done)), log),
            Ok(Next::Ask(change)) => {
                self.outstanding += 1;
                Step::Ask(request, change)
            }
            Ok(Next::Work(job)) => {
                self.outstanding += 1;
                self.at_blob = true;
                Step::Work(request, Box::new(job))
            }
            Err(Stop::Refused(refusal)) => Step::Say(say(request, Err(refusal))),
            Err(Stop::Broken(fault)) => Step::Broken(say(request, Err(Refusal::Internal)), fault),
        }
    }

    fn account_operation(&mut self, base: &Base, operation: Operation, now: Millis) -> Result<Next, Stop> {
        let Phase::Account(who) = &mut self.phase else { return Err(Refusal::WrongRole.into()) };
        match (&*who, operation) {
            (Who::Unknown, Operation::CreateAccount(create)) => {
                limited(self.scarce.take(base.limits.creations, now))?;
                Ok(ask(Change::CreateAccount(create)))
            }
            (Who::Unknown, Operation::Authenticate(proof)) => {
                let identity = proven(base, &self.nonce, &proof, now)?;
                *who = Who::Proving(identity);
                Ok(ask(Change::TakeSession(identity)))
            }
            (Who::Device(identity), operation) => {
                let identity = *identity;
                self.device_operation(base, identity, operation, now)
            }
            (Who::Unknown, Operation::AuthenticatePhrase(proof)) => {
                limited(self.scarce.take(base.limits.creations, now))?;
                let signed = AuthenticatePhrase::signed(&base.relay(), &self.nonce, &proof.key);
                if !kith_wire::verify(&proof.key, &signed, &proof.signature) {
                    return Err(Refusal::NotAuthenticated.into());
                }
                *who = Who::Phrase(account::of_phrase(base.store.as_ref(), &proof.key, now)?, proof.key);
                Ok(Next::Say(ServerEvent::Done))
            }
            (Who::Phrase(account, key), Operation::AppendEntry(entry)) => {
                let chain = account::chain(base.store.as_ref(), account)?;
                Ok(ask(Change::AppendEntry(Author::Phrase(*account, *key), entry, Box::new(chain))))
            }
            (Who::Phrase(account, _), Operation::ReadOwnChain { from }) => {
                Ok(Next::Say(ServerEvent::OwnChain(account::entries(base.store.as_ref(), account, from)?)))
            }
            (Who::Unknown | Who::Proving(_) | Who::Phrase(..), _) => Err(Refusal::NotAuthenticated.into()),
        }
    }

    fn device_operation(
        &mut self,
        base: &Base,
        identity: Identity,
        operation: Operation,
        now: Millis,
    ) -> Result<Next, Stop> {
        let round = Round::new(base.store.as_ref());
        Ok(match operation {
            Operation::AppendEntry(entry) => {
                standing::of(&round, &identity, now)?;
                let chain = account::chain(base.store.as_ref(), &identity.account)?;
                ask(Change::AppendEntry(Author::Device(identity), entry, Box::new(chain)))
            }
            Operation::PublishKeyPackages(publish) => ask(Change::PublishKeyPackages(identity, publish)),
            Operation::GrantToken(grant) => ask(Change::GrantToken(identity, grant)),
            Operation::RevokeToken { hash } => ask(Change::RevokeToken(identity, hash)),
            Operation::Invite { hash } => ask(Change::Invite(identity, hash)),
            Operation::PutBlob { id, size, offset, part } => {
                Next::Work(BlobJob::put(identity, (id, size), offset, part, self.fresh_place()))
            }
            Operation::Backup(request) => self.backup_operation(base, identity, request, now)?,
            Operation::ReadOwnChain { from } => {
                let readable = standing::readable(&round, &identity, now)?;
                let mut entries = account::entries(base.store.as_ref(), &identity.account, from)?;
                entries.retain(|entry| entry.entry.entry.index < readable);
                Next::Say(ServerEvent::OwnChain(entries))
            }
            Operation::ReadInbox { after } => {
                let span = account::open_inbox(&round, &identity, now)?;
                self.listen(base, Source::Inbox(identity.account), after, ServerEvent::InboxOpened(span))?
            }
            // An account connection is one device's, once: a second proof on it proves nothing new.
            Operation::CreateAccount(_) | Operation::Authenticate(_) | Operation::AuthenticatePhrase(_) => {
                return Err(Refusal::NotAuthenticated.into());
            }
            Operation::FetchCardKey(_)
            | Operation::Deliver { .. }
            | Operation::ClaimKeyPackages(_)
            | Operation::ReadChain { .. }
            | Operation::OpenChannel(_)
            | Operation::Prove(_)
            | Operation::Append(_)
            | Operation::Commit(_)
            | Operation::Subscribe(_)
            | Operation::Unsubscribe { .. }
            | Operation::Whereabouts { .. }
            | Operation::GetBlob { .. } => return Err(Refusal::WrongRole.into()),
        })
    }

    fn backup_operation(
        &mut self,
        base: &Base,
        identity: Identity,
        request: BackupRequest,
        now: Millis,
    ) -> Result<Next, Stop> {
        let round = Round::new(base.store.as_ref());
        self.pins += 1;
        let (setup, number) = (base.pins(), self.pins.to_be_bytes());
        let asked = Asked { setup: &setup, relay: base.relay(), once: [&self.nonce.0, &number] };
        Ok(match request {
            BackupRequest::BeginPin(request) => {
                let (credential, answer) = asked.begin(&round, &identity, &request, now)?;
                ask(Change::BeginPin(identity, credential, answer))
            }
            BackupRequest::ShowPin(request) => {
                let (answer, shown) = asked.show(&round, &identity, &request, now)?;
                self.pin = Some(shown);
                ask(Change::GuessPin(identity, answer))
            }
            BackupRequest::FinishPin(message) => {
                let shown = self.pin.take().ok_or(Refusal::Unavailable)?;
                if !shown.is_right(&message, backups::parties(&identity, &base.relay())) {
                    return Err(Refusal::Unavailable.into());
                }
                ask(Change::GuessedPin(identity))
            }
            BackupRequest::Put(put) => ask(Change::PutBackup(identity, put)),
            BackupRequest::Get => Next::Say(backups::get(&round, &identity, now)?),
        })
    }

    fn conversation_operation(&mut self, base: &Base, operation: Operation, now: Millis) -> Result<Next, Stop> {
        let Phase::Conversation(rights) = &mut self.phase else { return Err(Refusal::WrongRole.into()) };
        let round = Round::new(base.store.as_ref());
        let may_write = |channel, epoch| {
            let may = rights.allow(channel, Purpose::Write, epoch);
            if may { Ok(()) } else { Err(Refusal::NoRight) }
        };
        Ok(match operation {
            Operation::Deliver { shown, body } => ask(Change::Deliver(shown, body)),
            Operation::ClaimKeyPackages(shown) => ask(Change::ClaimKeyPackages(shown)),
            Operation::FetchCardKey(shown) => Next::Say(tokens::card_key(&round, &shown, now)?),
            Operation::ReadChain { shown, from } => {
                tokens::may_read_chain(&round, &shown, now)?;
                Next::Say(ServerEvent::ChainPart(account::entries(base.store.as_ref(), &shown.account, from)?))
            }
            Operation::OpenChannel(open) => {
                limited(self.scarce.take(base.limits.openings, now))?;
                ask(Change::OpenChannel(open))
            }
            Operation::Prove(prove) => prove_right(base, &round, &self.nonce, rights, &prove)?,
            Operation::Append(append) => {
                may_write(append.channel, append.epoch)?;
                ask(Change::Append(append))
            }
            Operation::Commit(commit) => {
                may_write(commit.channel, commit.epoch)?;
                ask(Change::Commit(commit))
            }
            Operation::Subscribe(subscribe) => self.subscribe(base, &subscribe)?,
            Operation::Unsubscribe { channel } => {
                let log = logs::channel(&channel);
                self.subscriptions.remove(&log);
                Next::Leave(log)
            }
            Operation::GetBlob { id, offset, length } => Next::Work(BlobJob::get(id, offset, length)),
            Operation::Whereabouts { channel } => {
                let address = self.address.ok_or(Refusal::Unavailable)?;
                Next::Say(ServerEvent::Whereabouts(Whereabouts::sign(&base.key, &channel, address, now.seconds())))
            }
            Operation::CreateAccount(_)
            | Operation::Authenticate(_)
            | Operation::AuthenticatePhrase(_)
            | Operation::AppendEntry(_)
            | Operation::ReadOwnChain { .. }
            | Operation::ReadInbox { .. }
            | Operation::PublishKeyPackages(_)
            | Operation::GrantToken(_)
            | Operation::RevokeToken { .. }
            | Operation::Invite { .. }
            | Operation::PutBlob { .. }
            | Operation::Backup(_) => return Err(Refusal::WrongRole.into()),
        })
    }

    fn subscribe(&mut self, base: &Base, subscribe: &Subscribe) -> Result<Next, Stop> {
        let Phase::Conversation(rights) = &self.phase else { return Err(Refusal::WrongRole.into()) };
        if !rights.allow(subscribe.channel, Purpose::Read, subscribe.epoch) {
            return Err(Refusal::NoRight.into());
        }
        let source = Source::Channel(subscribe.channel, subscribe.epoch);
        let head = base.store.head(&source.log())?.ok_or(Refusal::NoRight)?;
        let subscribed = ServerEvent::Subscribed { span: account::span(head), epoch: head.epoch };
        self.listen(base, source, subscribe.after, subscribed)
    }

    /// A place for an upload that may begin. What names it is known to nobody once the connection has ended.
    fn fresh_place(&mut self) -> Place {
        self.uploads += 1;
        let hash = Hash::of("kith blob place v1", &[&self.nonce.0, &self.uploads.to_be_bytes()]);
        Place(std::array::from_fn(|at| hash.0.get(at).copied().unwrap_or_default()))
    }

    /// Starts a delivery, or starts it anew.
    fn listen(&mut self, base: &Base, source: Source, after: Seq, event: ServerEvent) -> Result<Next, Stop> {
        let log = source.log();
        if self.subscriptions.len() >= base.limits.subscriptions && !self.subscriptions.contains_key(&log) {
            return Err(Refusal::TooMany.into());
        }
        self.behind.retain(|behind| *behind != log);
        self.behind.push_back(log);
        self.subscriptions.insert(log, Subscription::new(source, after));
        Ok(Next::Listen(event, log))
    }
}

/// What an operation comes to, before it is put into a message.
enum Next {
    Say(ServerEvent),
    Listen(ServerEvent, LogId),
    Leave(LogId),
    Ask(Box<Change>),
    Work(BlobJob),
}

fn ask(change: Change) -> Next {
    Next::Ask(Box::new(change))
}

/// The device that signed for this connection. An account or device that is not there costs the same verification.
fn proven(base: &Base, nonce: &Nonce, proof: &Authenticate, now: Millis) -> Result<Identity, Stop> {
    let identity = Identity { account: proof.account, device: proof.device, session: proof.session };
    let key = standing::key(&Round::new(base.store.as_ref()), &proof.account, &proof.device, now)?;
    let signed = Authenticate::signed(&base.relay(), nonce, &proof.account, &proof.device, proof.session);
    let verified = kith_wire::verify(&key.unwrap_or(rights::NOBODYS_KEY), &signed, &proof.signature);
    if verified && key.is_some() { Ok(identity) } else { Err(Refusal::NotAuthenticated.into()) }
}

fn prove_right(
    base: &Base,
    round: &Round<'_>,
    nonce: &Nonce,
    rights: &mut Rights,
    prove: &Prove,
) -> Result<Next, Stop> {
    if !rights.may_take(prove.channel, prove.purpose, base.limits.proofs) {
        return Err(Refusal::TooMany.into());
    }
    if !rights::holds(round, &base.relay(), nonce, prove)? {
        return Err(Refusal::NoRight.into());
    }
    rights.take(prove);
    Ok(Next::Say(ServerEvent::Done))
}

/// Whether an operation goes through the writer.
pub(crate) const fn is_change(operation: &Operation) -> bool {
    match operation {
        Operation::CreateAccount(_)
        | Operation::AppendEntry(_)
        | Operation::PublishKeyPackages(_)
        | Operation::GrantToken(_)
        | Operation::RevokeToken { .. }
        | Operation::Invite { .. }
        | Operation::Deliver { .. }
        | Operation::ClaimKeyPackages(_)
        | Operation::OpenChannel(_)
        | Operation::Append(_)
        | Operation::Commit(_) => true,
        // Its proof is checked against the store as it stands.
        Operation::Authenticate(_)
        | Operation::AuthenticatePhrase(_)
        | Operation::ReadOwnChain { .. }
        | Operation::ReadInbox { .. }
        | Operation::FetchCardKey(_)
        | Operation::ReadChain { .. }
        | Operation::Prove(_)
        | Operation::Subscribe(_)
        | Operation::Unsubscribe { .. }
        | Operation::Whereabouts { .. }
        | Operation::PutBlob { .. }
        | Operation::Backup(_)
        | Operation::GetBlob { .. } => false,
    }
}
