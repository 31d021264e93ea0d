//! Backups, and the PINs that guard them: rules for the one writer, and what is read of them.
//!
//! Only a confirmed device of an account that is neither frozen nor ended is answered at all. What a device guesses is counted
//! before it is answered, and counts against that device alone. A PIN takes effect in the same step as the backup that was
//! made under it, so that at no moment one of the two is there without the other.

use kith_pin::Parties;
use kith_pin::relay::{Setup, Shown, is_record};
use kith_wire::{Backup, Hash, Millis, PutBackup, Refusal, RelayId, ServerEvent};

use crate::limits::Limits;
use crate::logs::damaged;
use crate::refused::Stop;
use crate::round::Round;
use crate::rows::{self, BackupRow, BegunRow, GuessRow};
use crate::standing::{self, Identity};
use crate::uploads;

/// What makes an answer about a PIN: the relay, and what comes never twice.
pub(crate) struct Asked<'a> {
    pub(crate) setup: &'a Setup,
    pub(crate) relay: RelayId,
    pub(crate) once: [&'a [u8]; 2],
}

impl Asked<'_> {
    /// The answer to whoever begins to set a PIN, and the name that its record will have.
    pub(crate) fn begin(
        &self,
        round: &Round<'_>,
        identity: &Identity,
        request: &[u8],
        now: Millis,
    ) -> Result<([u8; 32], Vec<u8>), Stop> {
        standing::acting_member(round, identity, now)?;
        let [nonce, number] = self.once;
        let credential = self.setup.credential(&[&identity.account.0, &identity.device.0, nonce, number]);
        let answer = self.setup.set(&credential, request).map_err(|_| Refusal::Malformed)?;
        Ok((credential, answer))
    }

    /// The answer to whoever begins to show the PIN.
    pub(crate) fn show(
        &self,
        round: &Round<'_>,
        identity: &Identity,
        request: &[u8],
        now: Millis,
    ) -> Result<(Vec<u8>, Shown), Stop> {
        standing::acting_member(round, identity, now)?;
        let row = round.row(&rows::backup(&identity.account))?.ok_or(Refusal::Unavailable)?;
        let record = (row.credential.as_slice(), row.record.as_slice());
        let shown = self.setup.show(record, request, parties(identity, &self.relay), &self.once);
        Ok(shown.map_err(|_| Refusal::Malformed)?)
    }
}

/// Whose PIN it is, for OPAQUE.
pub(crate) const fn parties<'a>(identity: &'a Identity, relay: &'a RelayId) -> Parties<'a> {
    Parties { account: &identity.account.0, relay: &relay.0 }
}

/// The newest backup.
pub(crate) fn get(round: &Round<'_>, identity: &Identity, now: Millis) -> Result<ServerEvent, Stop> {
    standing::acting_member(round, identity, now)?;
    let row = round.row(&rows::backup(&identity.account))?.ok_or(Refusal::Unavailable)?;
    said(row)
}

/// Remembers under which name a device sets a PIN; what it began before is forgotten.
pub(crate) fn begin_pin(
    round: &mut Round<'_>,
    identity: &Identity,
    credential: [u8; 32],
    answer: Vec<u8>,
    now: Millis,
) -> Result<ServerEvent, Stop> {
    standing::acting_member(round, identity, now)?;
    let begun = BegunRow { credential: credential.to_vec() };
    round.set(rows::begun(&identity.account, &identity.device), &begun);
    Ok(ServerEvent::Pin { message: answer, left: 0 })
}

/// Counts a guess. The answer is given out only with that.
pub(crate) fn guess(
    round: &mut Round<'_>,
    identity: &Identity,
    answer: Vec<u8>,
    limits: &Limits,
    now: Millis,
) -> Result<ServerEvent, Stop> {
    standing::acting_member(round, identity, now)?;
    let key = rows::guesses(&identity.account, &identity.device);
    let GuessRow { guesses, until } = round.row(&key)?.unwrap_or_default();
    // No pause is longer than its own length: a clock that was set back locks nobody out.
    let wait = until.saturating_sub(now.seconds().0).min(pause(guesses, limits));
    if wait > 0 {
        return Err(Refusal::RateLimited { retry_after_ms: wait.saturating_mul(1000) }.into());
    }
    let guesses = guesses.saturating_add(1);
    let until = now.seconds().0.saturating_add(pause(guesses, limits));
    round.set(key, &GuessRow { guesses, until });
    Ok(ServerEvent::Pin { message: answer, left: limits.pin_guesses.saturating_sub(guesses) })
}

/// The device was right.
pub(crate) fn guessed(round: &mut Round<'_>, identity: &Identity, now: Millis) -> Result<ServerEvent, Stop> {
    standing::acting_member(round, identity, now)?;
    round.remove(rows::guesses(&identity.account, &identity.device));
    Ok(ServerEvent::Done)
}

/// How long to wait after so many guesses, seconds: nothing for some, then twice as long each time.
fn pause(guesses: u32, limits: &Limits) -> u64 {
    match guesses.checked_sub(limits.pin_guesses) {
        None => 0,
        Some(more) => {
            let doubled = 1_u64.checked_shl(more).unwrap_or(u64::MAX);
            limits.pin_pause.saturating_mul(doubled).min(limits.pin_pause_most)
        }
    }
}

/// Puts a backup in the place of the one that it says it replaces.
pub(crate) fn put(
    round: &mut Round<'_>,
    identity: &Identity,
    put: PutBackup,
    limits: &Limits,
    now: Millis,
) -> Result<ServerEvent, Stop> {
    standing::acting_member(round, identity, now)?;
    let key = rows::backup(&identity.account);
    let old = round.row(&key)?;
    let there = old.clone().unwrap_or_default();
    let blobs: Vec<_> = put.blobs.iter().map(|blob| blob.0.to_vec()).collect();
    if there.head == put.head && there.blobs == blobs {
        return Ok(ServerEvent::Done);
    }
    if there.number != put.replaces {
        return old.map_or(Err(Refusal::Unavailable.into()), said);
    }
    let (credential, record) = match put.pin {
        Some(record) => {
            let begun = round.row(&rows::begun(&identity.account, &identity.device))?.ok_or(Refusal::Malformed)?;
            if is_record(&record) { (begun.credential, record) } else { return Err(Refusal::Malformed.into()) }
        }
        // A backup without a PIN could not be opened by anybody.
        None if old.is_none() => return Err(Refusal::Unavailable.into()),
        None => (there.credential, there.record),
    };
    if bytes(round, &put.blobs, now)? > limits.backup_bytes {
        return Err(Refusal::Full.into());
    }
    let news = BackupRow { number: there.number + 1, head: put.head, blobs, credential, record };
    exchange(round, &there.blobs, &news.blobs, limits, now)?;
    round.remove(rows::begun(&identity.account, &identity.device));
    round.set(key, &news);
    Ok(ServerEvent::Done)
}

/// What all of these take; each must be there.
fn bytes(round: &Round<'_>, blobs: &[Hash], now: Millis) -> Result<u64, Stop> {
    let mut sum = 0_u64;
    for blob in blobs {
        let size = uploads::size(round, blob, now)?;
        if size == 0 {
            return Err(Refusal::Unavailable.into());
        }
        sum = sum.saturating_add(size);
    }
    Ok(sum)
}

/// The blobs that were named are let go, those that are named now are kept.
fn exchange(round: &mut Round<'_>, old: &[Vec<u8>], new: &[Vec<u8>], limits: &Limits, now: Millis) -> Result<(), Stop> {
    for blob in new {
        uploads::hold(round, &hash(blob)?, now)?;
    }
    for blob in old {
        uploads::release(round, &hash(blob)?, limits, now)?;
    }
    Ok(())
}

fn said(row: BackupRow) -> Result<ServerEvent, Stop> {
    let blobs = row.blobs.iter().map(|blob| hash(blob)).collect::<Result<_, _>>()?;
    Ok(ServerEvent::Backup(Backup { number: row.number, head: row.head, blobs }))
}

fn hash(bytes: &[u8]) -> Result<Hash, Stop> {
    Ok(bytes.try_into().map_err(|_| damaged("a backup's blob"))?)
}
