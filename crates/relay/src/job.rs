//! Bringing the bytes of blobs in and out, which may take long: done outside of the connection that asked and of the writer.
//!
//! Jobs with the same turn are done one after another: no two of them write the same part, and none writes what is being
//! removed.

use std::ops::Range;

use kith_wire::{BlobHasher, Hash, Millis, Refusal, ServerEvent, limits as wire_limits};

use crate::blobs::Place;
use crate::connection::Base;
use crate::refused::{Answer, Stop};
use crate::round::Round;
use crate::standing::Identity;
use crate::store::Fault;
use crate::uploads::{self, Blob, BlobPart};
use crate::writer::Change;

/// What a client asked of a blob.
#[derive(Debug)]
pub struct BlobJob(Asked);

#[derive(Debug)]
enum Asked {
    Put { identity: Identity, id: Hash, size: u64, offset: u64, part: Vec<u8>, fresh: Place },
    Get { id: Hash, offset: u64, length: u64 },
}

/// What a job has come to.
#[derive(Debug)]
pub enum BlobStep {
    /// Its end.
    Answer(Answer),
    /// To be brought to the writer. When that has answered well, this goes on; without anything to go on with, or if the
    /// writer refuses, its answer is the job's.
    Ask(Box<Change>, Option<Box<BlobJob>>),
    /// The bytes could not be brought in or out. The client is told that nothing was done, the operator why.
    Failed(Fault),
}

impl BlobJob {
    pub(crate) const fn put(
        identity: Identity,
        (id, size): (Hash, u64),
        offset: u64,
        part: Vec<u8>,
        fresh: Place,
    ) -> Self {
        Self(Asked::Put { identity, id, size, offset, part, fresh })
    }

    pub(crate) const fn get(id: Hash, offset: u64, length: u64) -> Self {
        Self(Asked::Get { id, offset, length })
    }

    /// The turn to wait for; none if nothing is written.
    #[must_use]
    pub const fn turn(&self) -> Option<Hash> {
        match &self.0 {
            Asked::Put { id, .. } => Some(*id),
            Asked::Get { .. } => None,
        }
    }

    /// Bytes that it brings in.
    #[must_use]
    pub const fn bytes(&self) -> usize {
        match &self.0 {
            Asked::Put { part, .. } => part.len(),
            Asked::Get { .. } => 0,
        }
    }

    /// Does it, as far as the writer is not needed.
    ///
    /// # Errors
    /// [`Fault`] if the store is broken.
    pub fn run(self, base: &Base, now: Millis) -> Result<BlobStep, Fault> {
        let done = match self.0 {
            Asked::Get { id, offset, length } => get(base, &id, offset, length, now),
            Asked::Put { identity, id, size, offset, part, fresh } => {
                put(base, identity, (id, size), offset, part, fresh, now)
            }
        };
        match done {
            Ok(step) => Ok(step),
            Err(Stop::Refused(refusal)) => Ok(BlobStep::Answer(Err(refusal))),
            Err(Stop::Broken(fault)) => Err(fault),
        }
    }
}

fn put(
    base: &Base,
    identity: Identity,
    (id, size): (Hash, u64),
    offset: u64,
    part: Vec<u8>,
    fresh: Place,
    now: Millis,
) -> Result<BlobStep, Stop> {
    let begun = match uploads::look(&Round::new(base.store.as_ref()), &identity, &id, size, now)? {
        Ok(begun) => begun,
        Err(whole) => return Ok(BlobStep::Answer(Ok(whole))),
    };
    let received = begun.as_ref().map_or(0, Blob::received);
    if part.is_empty() || offset != received {
        return Ok(BlobStep::Answer(Ok(ServerEvent::BlobReceived { received })));
    }
    let end = end_of(size, offset, &part)?;
    let Some(upload) = begun else {
        let begin = Change::BeginBlob(identity, id, size, fresh);
        let then = BlobJob::put(identity, (id, size), offset, part, fresh);
        return Ok(BlobStep::Ask(Box::new(begin), Some(Box::new(then))));
    };
    let length = u32::try_from(part.len()).map_err(|_| Refusal::TooLarge)?;
    let place = upload.place;
    if let Err(fault) = base.blobs.put(place, offset, part) {
        return Ok(BlobStep::Failed(fault));
    }
    if end == size {
        let parts = upload.parts().chain([(offset, u64::from(length))]);
        match hash(base, place, size, parts) {
            Ok(found) if found == Some(id) => {}
            Ok(_) => return Ok(BlobStep::Ask(Box::new(Change::GiveUpBlob(identity, id, place)), None)),
            Err(fault) => return Ok(BlobStep::Failed(fault)),
        }
    }
    let part = BlobPart { id, place, offset, length };
    Ok(BlobStep::Ask(Box::new(Change::BlobPart(identity, part)), None))
}

/// Where a part ends, if it may be one.
fn end_of(size: u64, offset: u64, part: &[u8]) -> Result<u64, Refusal> {
    let end = offset.checked_add(part.len() as u64).filter(|end| *end <= size).ok_or(Refusal::Malformed)?;
    let long_enough = part.len() >= wire_limits::BLOB_PART_LEAST || end == size;
    if long_enough { Ok(end) } else { Err(Refusal::Malformed) }
}

/// The hash of what is there; `None` if a part is not there as it was.
fn hash(base: &Base, place: Place, size: u64, parts: impl Iterator<Item = (u64, u64)>) -> Result<Option<Hash>, Fault> {
    let mut hasher = BlobHasher::new(size);
    for (offset, length) in parts {
        match base.blobs.read(place, offset, 0, length)? {
            Some(part) if part.len() as u64 == length => hasher.update(&part),
            Some(_) | None => return Ok(None),
        }
    }
    Ok(Some(hasher.finish()))
}

fn get(base: &Base, id: &Hash, offset: u64, length: u64, now: Millis) -> Result<BlobStep, Stop> {
    let find = || Blob::find(&Round::new(base.store.as_ref()), id, now);
    let blob = find()?.ok_or(Refusal::Unavailable)?;
    let size = blob.row.size;
    if offset > size {
        return Err(Refusal::Malformed.into());
    }
    match read(base, &blob, offset..offset.saturating_add(length).min(size)) {
        Ok(Some(part)) => Ok(BlobStep::Answer(Ok(ServerEvent::BlobPart { size, part }))),
        Ok(None) if find()?.as_ref() == Some(&blob) => {
            Ok(BlobStep::Failed(Fault::Damaged { what: "bytes of a blob are not there any more".into() }))
        }
        // It has expired since it was found.
        Ok(None) => Err(Refusal::Unavailable.into()),
        Err(fault) => Ok(BlobStep::Failed(fault)),
    }
}

/// The bytes in a range; `None` if they are not there.
fn read(base: &Base, blob: &Blob, wanted: Range<u64>) -> Result<Option<Vec<u8>>, Fault> {
    let mut bytes = Vec::new();
    for (begin, length) in blob.parts() {
        let (from, to) = (wanted.start.max(begin), wanted.end.min(begin + length));
        if from >= to {
            continue;
        }
        match base.blobs.read(blob.place, begin, from - begin, to - from)? {
            Some(part) if part.len() as u64 == to - from => bytes.extend(part),
            Some(_) | None => return Ok(None),
        }
    }
    Ok(Some(bytes))
}
