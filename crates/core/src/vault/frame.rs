//! One frame of a journal: a batch of changes, sealed.
//!
//! ```text
//! header: index 8 ‖ chunks 4 ‖ mark 20, over journal id, generation, index and chunks
//! body:   nonce 24 ‖ (length 4 ‖ batch in MessagePack ‖ zeros) ‖ tag 16, under version, journal id, generation and index
//! ```
//! A frame is a whole number of chunks long, so that its length tells less and frames start where disk sectors do. The
//! header has a mark of its own, so that a damaged length is never taken for a write that a crash cut off.

use chacha20poly1305::{AeadInPlace, Tag, XNonce};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use super::journal::CHUNK;
use super::{VERSION, Vault, take};
use crate::state::{Batch, Change};

/// Bytes of a frame, at most.
pub const MAX_FRAME: usize = 64 << 20;

pub(super) const HEADER: usize = 8 + 4 + MARK;
const MARK: usize = 20;
const NONCE: usize = 24;
const LENGTH: usize = 4;
const TAG: usize = 16;

/// Why a batch was not sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// It does not fit into a frame.
    #[error("{bytes} bytes of changes are more than one save may have ({MAX_FRAME})")]
    TooLarge {
        /// What it would take.
        bytes: usize,
    },
}

/// Where a frame stands; no other place opens it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) generation: u64,
    pub(super) index: u64,
}

/// A frame header whose mark is right.
pub(super) struct FrameHeader {
    pub(super) index: u64,
    pub(super) len: usize,
}

impl Vault {
    pub(super) fn seal_frame(
        &self,
        place: Place,
        batch: &Batch,
        rng: &mut impl CryptoRng,
    ) -> Result<Vec<u8>, SealError> {
        let mut frame = vec![0; HEADER + NONCE + LENGTH];
        // Room for all of it at once: growing would leave plaintext behind.
        frame.reserve_exact(batch.iter().map(room).sum::<usize>() + LENGTH + TAG + CHUNK);
        write_batch(&mut frame, batch);
        let written = frame.len() - HEADER - NONCE - LENGTH;
        frame.resize((frame.len() + TAG).next_multiple_of(CHUNK) - TAG, 0);
        let chunks = (frame.len() + TAG) / CHUNK;
        if chunks > MAX_FRAME / CHUNK {
            zeroize::Zeroize::zeroize(&mut frame);
            return Err(SealError::TooLarge { bytes: written });
        }
        self.seal_in_place(place, &mut frame, written, chunks, rng);
        Ok(frame)
    }

    #[expect(
        clippy::expect_used,
        reason = "MAX_FRAME bounds the lengths, seal_frame made the room, XChaCha takes 256 GiB"
    )]
    fn seal_in_place(
        &self,
        place: Place,
        frame: &mut Vec<u8>,
        written: usize,
        chunks: usize,
        rng: &mut impl CryptoRng,
    ) {
        let chunks = u32::try_from(chunks).expect("bounded");
        let (header, rest) = frame.split_at_mut(HEADER);
        let (nonce, plain) = rest.split_at_mut(NONCE);
        let (length, _) = plain.split_first_chunk_mut::<LENGTH>().expect("room");
        *length = u32::try_from(written).expect("bounded").to_le_bytes();
        rng.fill_bytes(nonce);
        let tag = self
            .contents
            .encrypt_in_place_detached(XNonce::from_slice(nonce), &self.associated(place), plain)
            .expect("short");
        header.copy_from_slice(&self.header(place, chunks));
        frame.extend_from_slice(&tag);
    }

    /// The batch of a whole frame; none if it was not sealed for this place.
    pub(super) fn open_frame(&self, place: Place, frame: &[u8]) -> Option<Batch> {
        let mut rest = frame.get(HEADER..)?;
        let nonce: [u8; NONCE] = take(&mut rest)?;
        let (sealed, tag) = rest.split_last_chunk::<TAG>()?;
        let mut plain = Zeroizing::new(sealed.to_vec());
        self.contents
            .decrypt_in_place_detached(
                XNonce::from_slice(&nonce),
                &self.associated(place),
                &mut plain,
                Tag::from_slice(tag),
            )
            .ok()?;
        let mut rest = plain.as_slice();
        let length = u32::from_le_bytes(take(&mut rest)?);
        rmp_serde::from_slice(rest.get(..usize::try_from(length).ok()?)?).ok()
    }

    /// What a header says, if it is one of this journal's in this generation.
    pub(super) fn frame_header(&self, generation: u64, bytes: &[u8; HEADER]) -> Option<FrameHeader> {
        let mut rest = bytes.as_slice();
        let index = u64::from_le_bytes(take(&mut rest)?);
        let chunks = u32::from_le_bytes(take(&mut rest)?);
        if self.header(Place { generation, index }, chunks) != *bytes {
            return None;
        }
        Some(FrameHeader { index, len: usize::try_from(chunks).ok()?.checked_mul(CHUNK)? })
    }

    fn header(&self, place: Place, chunks: u32) -> [u8; HEADER] {
        let (index, chunks) = (place.index.to_le_bytes(), chunks.to_le_bytes());
        let mark = self.mark(&[b"frame", &self.journal.0, &place.generation.to_le_bytes(), &index, &chunks]);
        let mut header = [0; HEADER];
        for (to, from) in header.iter_mut().zip(index.iter().chain(&chunks).chain(&mark)) {
            *to = *from;
        }
        header
    }

    fn associated(&self, place: Place) -> [u8; 34] {
        let mut associated = [0; 34];
        let parts =
            [&VERSION.to_le_bytes()[..], &self.journal.0, &place.generation.to_le_bytes(), &place.index.to_le_bytes()];
        for (to, from) in associated.iter_mut().zip(parts.into_iter().flatten()) {
            *to = *from;
        }
        associated
    }
}

#[expect(clippy::expect_used, reason = "byte strings and lists are valid MessagePack, and a Vec takes every write")]
fn write_batch(to: &mut Vec<u8>, batch: &Batch) {
    rmp_serde::encode::write(to, batch).expect("encodes");
}

/// At least what a change takes in MessagePack: its name and two lengths beside its bytes.
fn room(change: &Change) -> usize {
    32 + match change {
        Change::Put { key, value } => key.len() + value.len(),
        Change::Delete { key } => key.len(),
    }
}
