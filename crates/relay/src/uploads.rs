//! Uploads and what becomes of them: rules for the one writer about rows. The bytes are brought in and out by [`crate::job`].
//!
//! A row says where the bytes are before the first of them is written, and another, in the order of time, when they are to
//! go; it goes last. So whatever happens in between, no bytes are ever left that nobody knows of.

use kith_wire::{AccountId, Hash, Millis, Refusal, Seconds, ServerEvent, limits as wire_limits};

use crate::blobs::Place;
use crate::limits::Limits;
use crate::logs::{damaged, whole_hours};
use crate::refused::Stop;
use crate::round::Round;
use crate::rows::{self, BlobRow, DayRow, DueRow, QuotaRow, Row};
use crate::standing::{self, Identity};
use crate::store::Fault;

const DAY: u64 = 86_400;
/// When a blob goes that a backup names.
const FOR_EVER: Seconds = Seconds(u64::MAX);
/// Few, since each look for what is due reads so many rows.
const DUE_AT_ONCE: usize = 256;

/// A part that is durable at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlobPart {
    pub(crate) id: Hash,
    pub(crate) place: Place,
    pub(crate) offset: u64,
    pub(crate) length: u32,
}

/// Bytes that are to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    key: Vec<u8>,
    /// The blob that they were of.
    pub id: Hash,
    /// Where they are.
    pub place: Place,
}

/// A part that must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where it is.
    pub place: Place,
    /// Where in the blob it begins.
    pub offset: u64,
    /// Bytes.
    pub length: u64,
}

/// What a blob is called, and where its bytes are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Blob {
    pub(crate) row: BlobRow,
    pub(crate) place: Place,
}

impl Blob {
    fn of(row: BlobRow) -> Result<Self, Fault> {
        let place = row.place.as_slice().try_into().map_err(|_| damaged("a blob's place"))?;
        Ok(Self { row, place: Place(place) })
    }

    /// A blob that exists, if it does.
    pub(crate) fn find(round: &Round<'_>, id: &Hash, now: Millis) -> Result<Option<Self>, Fault> {
        let row = round.row(&rows::blob(id))?.filter(|row| row.until > now.seconds().0);
        row.map(Self::of).transpose()
    }

    /// An upload of an account that is not complete, if there is one.
    pub(crate) fn begun(round: &Round<'_>, account: &AccountId, id: &Hash) -> Result<Option<Self>, Fault> {
        round.row(&rows::upload(account, id))?.map(Self::of).transpose()
    }

    pub(crate) fn received(&self) -> u64 {
        self.row.lengths.iter().copied().map(u64::from).sum()
    }

    /// Its parts: where each begins, and how long it is.
    pub(crate) fn parts(&self) -> impl Iterator<Item = (u64, u64)> {
        let mut next = 0_u64;
        self.row.lengths.iter().map(move |length| {
            let begin = next;
            next += u64::from(*length);
            (begin, u64::from(*length))
        })
    }
}

/// What an upload has come to without another part: an answer, or the upload itself, `None` if there is none yet.
pub(crate) fn look(
    round: &Round<'_>,
    identity: &Identity,
    id: &Hash,
    size: u64,
    now: Millis,
) -> Result<Result<Option<Blob>, ServerEvent>, Stop> {
    standing::acting_member(round, identity, now)?;
    let fits = |blob: &Blob| if blob.row.size == size { Ok(()) } else { Err(Refusal::Malformed) };
    if let Some(blob) = Blob::find(round, id, now)? {
        fits(&blob)?;
        return Ok(Err(ServerEvent::BlobReceived { received: size }));
    }
    let begun = Blob::begun(round, &identity.account, id)?;
    begun.as_ref().map(fits).transpose()?;
    Ok(Ok(begun))
}

/// Begins an upload, if there is room for it in the account's quota.
pub(crate) fn begin(
    round: &mut Round<'_>,
    identity: &Identity,
    (id, size): (Hash, u64),
    place: Place,
    limits: &Limits,
    now: Millis,
) -> Result<ServerEvent, Stop> {
    let received = match look(round, identity, &id, size, now)? {
        Err(whole) => return Ok(whole),
        Ok(Some(begun)) => begun.received(),
        Ok(None) => {
            let account = identity.account;
            let day = take_room(round, &account, size, limits, now)?;
            let until = after(now, limits.blob_upload);
            let row = BlobRow { place: place.0.to_vec(), size, lengths: Vec::new(), until: until.0, day, holds: 0 };
            round.set(rows::upload(&account, &id), &row);
            round.set(rows::due(until, &place), &DueRow { id: id.0.to_vec(), account: account.0.to_vec() });
            0
        }
    };
    Ok(ServerEvent::BlobReceived { received })
}

/// Takes note of a part that is durable. The last one makes the blob exist; its bytes were found to be the right ones.
pub(crate) fn received(
    round: &mut Round<'_>,
    identity: &Identity,
    part: &BlobPart,
    limits: &Limits,
    now: Millis,
) -> Result<ServerEvent, Stop> {
    standing::acting_member(round, identity, now)?;
    let upload = Blob::begun(round, &identity.account, &part.id)?;
    let Some(mut upload) = upload.filter(|upload| upload.place == part.place) else {
        return Ok(ServerEvent::BlobReceived { received: 0 });
    };
    if upload.received() != part.offset {
        return Ok(ServerEvent::BlobReceived { received: upload.received() });
    }
    upload.row.lengths.push(part.length);
    let received = upload.received();
    let key = rows::upload(&identity.account, &part.id);
    if received == upload.row.size {
        round.remove(key);
        round.remove(rows::due(Seconds(upload.row.until), &part.place));
        let until = after(now, limits.blob_retention);
        // From now on nothing says whose it was.
        round.set(rows::blob(&part.id), &BlobRow { until: until.0, day: 0, ..upload.row });
        round.set(rows::due(until, &part.place), &DueRow { id: part.id.0.to_vec(), account: Vec::new() });
    } else {
        round.set(key, &upload.row);
    }
    Ok(ServerEvent::BlobReceived { received })
}

/// Gives up an upload whose bytes have another hash than it says; they go with the next sweep.
pub(crate) fn give_up(
    round: &mut Round<'_>,
    identity: &Identity,
    id: &Hash,
    place: Place,
) -> Result<ServerEvent, Stop> {
    let upload = Blob::begun(round, &identity.account, id)?;
    if let Some(upload) = upload.filter(|upload| upload.place == place) {
        round.remove(rows::due(Seconds(upload.row.until), &place));
        round.set(rows::due(Seconds(0), &place), &DueRow { id: id.0.to_vec(), account: Vec::new() });
        forget(round, &identity.account, id, &upload.row)?;
    }
    Err(Refusal::Malformed.into())
}

/// A backup names a blob from now on: it stays. How many bytes it has.
pub(crate) fn hold(round: &mut Round<'_>, id: &Hash, now: Millis) -> Result<u64, Stop> {
    let mut blob = Blob::find(round, id, now)?.ok_or(Refusal::Unavailable)?;
    blob.row.holds = blob.row.holds.saturating_add(1);
    keep_until(round, id, blob, FOR_EVER)
}

/// A backup names a blob no longer. If no other does, it stays for a little while, for whoever is reading it.
pub(crate) fn release(round: &mut Round<'_>, id: &Hash, limits: &Limits, now: Millis) -> Result<(), Stop> {
    let Some(mut blob) = Blob::find(round, id, now)? else { return Ok(()) };
    blob.row.holds = blob.row.holds.saturating_sub(1);
    let until = if blob.row.holds == 0 { after(now, limits.blob_upload) } else { FOR_EVER };
    keep_until(round, id, blob, until).map(drop)
}

/// How many bytes a blob has.
pub(crate) fn size(round: &Round<'_>, id: &Hash, now: Millis) -> Result<u64, Stop> {
    Ok(Blob::find(round, id, now)?.map_or(0, |blob| blob.row.size))
}

fn keep_until(round: &mut Round<'_>, id: &Hash, mut blob: Blob, until: Seconds) -> Result<u64, Stop> {
    round.remove(rows::due(Seconds(blob.row.until), &blob.place));
    blob.row.until = until.0;
    round.set(rows::blob(id), &blob.row);
    round.set(rows::due(until, &blob.place), &DueRow { id: id.0.to_vec(), account: Vec::new() });
    Ok(blob.row.size)
}

/// What is due: from now on it does not exist for anybody, and its bytes are to be removed; some at once.
pub(crate) fn due(round: &mut Round<'_>, now: Seconds) -> Result<Vec<Due>, Fault> {
    let mut found = Vec::new();
    for (key, value) in round.rows(&rows::dues(), DUE_AT_ONCE)? {
        let (at, place) = rows::due_at(&key).ok_or_else(|| damaged("a row of what is due"))?;
        if at > now {
            break;
        }
        let DueRow { id, account } = DueRow::from_value(&value)?;
        let id: Hash = id.as_slice().try_into().map_err(|_| damaged("a blob's id"))?;
        if let Ok(account) = AccountId::try_from(account.as_slice()) {
            let upload = Blob::begun(round, &account, &id)?.filter(|upload| upload.place == place);
            upload.iter().try_for_each(|upload| forget(round, &account, &id, &upload.row))?;
        } else if round.row(&rows::blob(&id))?.is_some_and(|row| row.place == place.0) {
            round.remove(rows::blob(&id));
        }
        found.push(Due { key, id, place });
    }
    Ok(found)
}

/// The bytes are gone.
pub(crate) fn gone(round: &mut Round<'_>, due: Vec<Due>) {
    due.into_iter().for_each(|due| round.remove_key(due.key));
}

/// The parts that a row of the store says are there: none unless it is a blob's or an upload's. For whoever looks after
/// all of them.
///
/// # Errors
/// [`Fault`] if the row is damaged.
pub fn parts(key: &[u8], value: &[u8]) -> Result<Vec<Part>, Fault> {
    if !rows::is_of_blob(key) {
        return Ok(Vec::new());
    }
    let blob = Blob::of(BlobRow::from_value(value)?)?;
    Ok(blob.parts().map(|(offset, length)| Part { place: blob.place, offset, length }).collect())
}

/// An upload is no more, and its room is free again.
fn forget(round: &mut Round<'_>, account: &AccountId, id: &Hash, row: &BlobRow) -> Result<(), Fault> {
    round.remove(rows::upload(account, id));
    let mut quota = round.row(&rows::quota(account))?.unwrap_or_default();
    if let Some(day) = quota.days.iter_mut().find(|day| day.day == row.day) {
        day.items = day.items.saturating_sub(1);
        day.bytes = day.bytes.saturating_sub(taken(row.size));
    }
    round.set(rows::quota(account), &quota);
    Ok(())
}

/// Counts a blob, if there is room, until the day on which it will be gone at the latest; which that is.
fn take_room(round: &mut Round<'_>, account: &AccountId, size: u64, limits: &Limits, now: Millis) -> Result<u64, Stop> {
    let mut quota: QuotaRow = round.row(&rows::quota(account))?.unwrap_or_default();
    let today = now.seconds().0 / DAY;
    quota.days.retain(|day| day.day > today);
    let held: u64 = quota.days.iter().map(|day| day.bytes).sum();
    if held.saturating_add(taken(size)) > limits.blob_bytes {
        return Err(Refusal::Full.into());
    }
    let last = after(now, limits.blob_upload.saturating_add(limits.blob_retention)).0.div_ceil(DAY);
    match quota.days.iter_mut().find(|day| day.day == last) {
        Some(day) => {
            day.items += 1;
            day.bytes += taken(size);
        }
        None => quota.days.push(DayRow { day: last, items: 1, bytes: taken(size) }),
    }
    round.set(rows::quota(account), &quota);
    Ok(last)
}

/// What a blob takes of a quota: a small one costs the relay more than its bytes.
const fn taken(size: u64) -> u64 {
    let least = wire_limits::BLOB_PART_LEAST as u64;
    if size < least { least } else { size }
}

const fn after(now: Millis, seconds: u64) -> Seconds {
    whole_hours(Seconds(now.seconds().0.saturating_add(seconds)))
}
