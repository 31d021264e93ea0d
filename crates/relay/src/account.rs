//! Founding an account, taking a session, and adding to the chain: rules for the one writer; and what is read of them.

use ed25519_dalek::{Signer, SigningKey};
use kith_chain::{Chain, ChainError, ChainRule};
use kith_wire::account::{EntryKind, SignedEntry, Stamp, StampedEntry};
use kith_wire::{
    AccountId, CreateAccount, DeviceId, Epoch, Message, Millis, PublicKey, Refusal, RelayId, Seconds, Seq, ServerEvent,
    Signature, Span, limits as wire_limits,
};

use crate::invitations;
use crate::keypackages;
use crate::limits::Limits;
use crate::logs::{self, damaged};
use crate::news::{Growth, News};
use crate::rate::Buckets;
use crate::refused::{Stop, limited};
use crate::round::Round;
use crate::rows::{self, PhraseRow, SessionRow};
use crate::standing::{self, AccountRow, Author, Identity};
use crate::store::{Fault, LogHead, Store};

/// Who may found an account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Admission {
    /// Anybody.
    #[default]
    Open,
    /// Whoever has an invitation; each is good for one account.
    Invite,
}

/// Bytes of entries in one answer; whoever wants more asks from where it stops.
const ENTRIES_BYTES: usize = 1024 * 1024;
const ENTRY_V1: u8 = 1;

/// Founds an account. One that is there already is answered with the stamp it has, whoever asks: the genesis tells nobody
/// more than he must know to send it.
pub(crate) fn create(
    round: &mut Round<'_>,
    create: CreateAccount,
    admission: Admission,
    relay: &SigningKey,
    limits: &Limits,
    now: Millis,
) -> Result<ServerEvent, Stop> {
    let EntryKind::Genesis { relay: home, recovery, .. } = &create.genesis.entry.kind else {
        return Err(standing::refused("genesis"));
    };
    let recovery = *recovery;
    if home.0 != relay.verifying_key().to_bytes() {
        return Err(standing::refused("relay"));
    }
    let account = AccountId::of_genesis(&create.genesis.entry);
    if let Some(stamp) = stamp_at(round, &account, 0, &create.genesis)? {
        return Ok(ServerEvent::Stamped(stamp));
    }
    let entry = stamped(relay, &account, create.genesis, now.seconds());
    let chain = Chain::genesis(&entry).map_err(|_| standing::refused("genesis"))?;
    if admission == Admission::Invite {
        invitations::spend(round, create.invite.as_deref(), &account, limits, now)?;
    }
    round.open(logs::inbox(&account));
    name_phrase(round, &account, &recovery.key)?;
    grow(round, LogHead::default(), &account, &entry);
    round.set(standing::row(&account), &AccountRow::of(&chain, 0));
    Ok(ServerEvent::Stamped(entry.stamp))
}

/// Makes a session a device's newest, if it is.
pub(crate) fn take_session(round: &mut Round<'_>, identity: &Identity, now: Millis) -> Result<ServerEvent, Stop> {
    standing::key(round, &identity.account, &identity.device, now)?.ok_or(Refusal::NotAuthenticated)?;
    let key = rows::session(&identity.account, &identity.device);
    if round.row(&key)?.is_some_and(|row| row.newest >= identity.session.0) {
        return Err(Refusal::SessionTaken.into());
    }
    round.set(key, &SessionRow { newest: identity.session.0 });
    Ok(ServerEvent::Done)
}

/// Adds to a chain what the rules allow at this moment; an entry that is there already is answered with the stamp it has.
/// `chain` is what the connection has read of it.
pub(crate) fn append(
    round: &mut Round<'_>,
    author: &Author,
    entry: SignedEntry,
    mut chain: Chain,
    entries: &mut Buckets<(AccountId, DeviceId)>,
    relay: &SigningKey,
    now: Millis,
) -> Result<ServerEvent, Stop> {
    let row = standing::of_author(round, author, &entry.entry.signer, now)?;
    let account = author.account();
    if let Some(stamp) = stamp_at(round, &account, entry.entry.index, &entry)? {
        return Ok(ServerEvent::Stamped(stamp));
    }
    let head = round.head(&logs::chain(&account))?.ok_or_else(|| damaged("a chain"))?;
    catch_up(round, &account, &mut chain)?;
    // Stamps never decrease along a chain, whatever the clock does.
    let time = now.seconds().max(chain.time());
    chain.check(&entry, time).map_err(|rule| refused(&rule))?;
    limited(entries.take(author.bucket(), now))?;
    let entry = stamped(relay, &account, entry, time);
    match chain.append(&entry) {
        Ok(_) => {}
        Err(ChainError::Rule { rule, .. }) => return Err(refused(&rule)),
        // The account lives on another relay now.
        Err(ChainError::Stamp { .. } | ChainError::Empty | ChainError::Genesis) => {
            return Err(standing::refused("relay"));
        }
    }
    if let EntryKind::RecoverySet(setting) = &entry.entry.entry.kind {
        name_phrase(round, &account, &setting.key)?;
    }
    grow(round, head, &account, &entry);
    let grown = AccountRow::of(&chain, row.tokens);
    let members = grown.members(now)?;
    for device in row.members(now)?.iter().filter(|device| !members.contains(device)) {
        keypackages::forget(round, &account, device)?;
    }
    round.set(standing::row(&account), &grown);
    let stamp = entry.stamp;
    round.tell(News::Chain(account, Growth::of(entry)));
    Ok(ServerEvent::Stamped(stamp))
}

fn refused(rule: &ChainRule) -> Stop {
    standing::refused(rule.name())
}

/// From the moment a phrase's key stands in a chain, it is found by it.
fn name_phrase(round: &mut Round<'_>, account: &AccountId, key: &PublicKey) -> Result<(), Stop> {
    let row = rows::phrase(key);
    if round.row(&row)?.is_none() {
        round.set(row, &PhraseRow { account: account.0.to_vec() });
    }
    Ok(())
}

/// The account that the holder of a recovery phrase may speak for at this moment.
pub(crate) fn of_phrase(store: &dyn Store, key: &PublicKey, now: Millis) -> Result<AccountId, Stop> {
    let row = Round::new(store).row(&rows::phrase(key))?.ok_or(Refusal::NotAuthenticated)?;
    let account = row.account.as_slice().try_into().map_err(|_| damaged("a phrase's account"))?;
    let known = chain(store, &account)?.at(now.seconds()).knows_phrase(key);
    if known { Ok(account) } else { Err(Refusal::NotAuthenticated.into()) }
}

/// The stamp of an entry, if it stands in the chain at this index.
fn stamp_at(round: &Round<'_>, account: &AccountId, index: u64, entry: &SignedEntry) -> Result<Option<Stamp>, Stop> {
    let there = round.records(&logs::chain(account), Seq(index), 1)?.pop();
    let there = there.map(|value| decode(&value)).transpose()?;
    Ok(there.filter(|there| there.entry.entry == entry.entry).map(|there| there.stamp))
}

fn stamped(relay: &SigningKey, account: &AccountId, entry: SignedEntry, time: Seconds) -> StampedEntry {
    let signed = Stamp::signed(account, entry.entry.index, &entry.entry.hash(), time);
    let signature = Signature(relay.sign(&signed.0).to_bytes());
    let stamp = Stamp { time, relay: RelayId(relay.verifying_key().to_bytes()), signature };
    StampedEntry { entry, stamp }
}

fn grow(round: &mut Round<'_>, head: LogHead, account: &AccountId, entry: &StampedEntry) {
    let value = [&[ENTRY_V1], entry.encode().as_slice()].concat();
    round.append(logs::chain(account), head, Epoch(0), value, None);
}

/// Takes in what was added since the chain was read.
fn catch_up(round: &Round<'_>, account: &AccountId, chain: &mut Chain) -> Result<(), Stop> {
    for value in round.records(&logs::chain(account), Seq(chain.head().length), usize::MAX)? {
        chain.append(&decode(&value)?).map_err(|_| damaged("a chain"))?;
    }
    Ok(())
}

fn decode(value: &[u8]) -> Result<StampedEntry, Fault> {
    let entry = value.strip_prefix(&[ENTRY_V1]).and_then(|bytes| StampedEntry::decode(bytes).ok());
    entry.ok_or_else(|| damaged("an entry of a chain"))
}

/// The whole chain, checked again.
pub(crate) fn chain(store: &dyn Store, account: &AccountId) -> Result<Chain, Stop> {
    let stored = store.read(&logs::chain(account), Seq(0), usize::MAX, usize::MAX)?;
    let entries = stored.iter().map(|stored| decode(&stored.value)).collect::<Result<Vec<_>, _>>()?;
    Chain::verify(&entries).map_err(|_| damaged("a chain").into())
}

/// Entries from an index on, as many as fit into an answer.
pub(crate) fn entries(store: &dyn Store, account: &AccountId, from: u64) -> Result<Vec<StampedEntry>, Fault> {
    let stored = store.read(&logs::chain(account), Seq(from), wire_limits::ENTRIES, ENTRIES_BYTES)?;
    stored.iter().map(|stored| decode(&stored.value)).collect()
}

/// Where an inbox stands, for a device that may read it: one that is confirmed.
pub(crate) fn open_inbox(round: &Round<'_>, identity: &Identity, now: Millis) -> Result<Span, Stop> {
    standing::member(round, identity, now)?;
    Ok(span(round.head(&logs::inbox(&identity.account))?.unwrap_or_default()))
}

pub(crate) const fn span(head: LogHead) -> Span {
    Span { head: head.newest, low: head.low }
}
