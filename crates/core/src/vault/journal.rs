//! The journal as it is read and written: a start, then frames.
//!
//! ```text
//! start:  "kithjrnl" ‖ version 2 ‖ journal id 16 ‖ generation 8 ‖ base 8 ‖ zeros ‖ mark 32        one chunk
//! ```
//! Rewriting the journal as one snapshot of the state begins a new generation; `base` is how many frames the snapshot
//! has, so that a file cut off inside it is known to be.
//!
//! A save is acknowledged when its frame is synced, and the next frame is written only then. So a crash can leave one
//! frame at the end that is too short or has sectors of zeros in it, which nobody relied on: that is a *torn* frame, to
//! be cut off. Everything else that does not open is damage, and is never passed over.

use rand_core::CryptoRng;

use super::frame::{FrameHeader, HEADER, MAX_FRAME, Place, SealError};
use super::{JournalId, VERSION, Vault, take};
use crate::state::Batch;

/// The unit of a journal's layout: the start is one chunk, a frame is some.
pub const CHUNK: usize = 256;

const MAGIC: [u8; 8] = *b"kithjrnl";
const MARK: usize = 32;

/// How far a journal was read or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    generation: u64,
    base: u64,
    index: u64,
    offset: u64,
}

impl Cursor {
    /// At the first frame of a generation that is yet to be written.
    #[must_use]
    pub fn at_start(generation: u64) -> Self {
        Self { generation, base: 0, index: 0, offset: CHUNK as u64 }
    }

    /// Which writing of the journal this is in; later ones have higher numbers.
    #[must_use]
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// Bytes of the file before the next frame.
    #[must_use]
    pub fn offset(&self) -> u64 {
        self.offset
    }

    /// Behind a frame that was sealed here.
    #[must_use]
    pub fn past(self, frame: &[u8]) -> Self {
        Self { index: self.index + 1, offset: self.offset + frame.len() as u64, ..self }
    }

    /// The same place in a journal whose snapshot ends here.
    #[must_use]
    pub fn as_base(self) -> Self {
        Self { base: self.index, ..self }
    }

    fn place(&self) -> Place {
        Place { generation: self.generation, index: self.index }
    }

    /// No further frame: fine behind the snapshot, and a loss inside it.
    fn ends(&self, step: Step) -> Result<Step, ReadError> {
        if self.index < self.base {
            return Err(ReadError::Shortened { frames: self.index, base: self.base });
        }
        Ok(step)
    }

    fn damaged(&self) -> ReadError {
        ReadError::FrameDamaged { offset: self.offset }
    }
}

/// What stands at a cursor.
#[derive(Debug, PartialEq, Eq)]
pub enum Step {
    /// A batch; the cursor has moved behind it.
    Frame(Batch),
    /// The window must be at least this long, or reach the end of the file, to tell.
    More(usize),
    /// The end of the journal.
    End,
    /// A write that a crash cut off: the file is to be cut at the cursor before anything is appended.
    Torn,
}

/// Why a journal cannot be read on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// It does not start as a journal does.
    #[error("it does not start as a journal does")]
    StartDamaged,
    /// It is another home's.
    #[error("it belongs to another home")]
    OtherHome,
    /// A later version wrote it.
    #[error("it has version {version} and this program knows {VERSION}")]
    TooNew {
        /// The version it has.
        version: u16,
    },
    /// A frame is not as it was written, is in the wrong place or is missing.
    #[error("what stands at byte {offset} is not what was written there")]
    FrameDamaged {
        /// Where it starts.
        offset: u64,
    },
    /// It ends inside its snapshot.
    #[error("it ends after {frames} of at least {base} saves")]
    Shortened {
        /// Frames it has.
        frames: u64,
        /// Frames it was made with.
        base: u64,
    },
}

impl Vault {
    /// The first chunk of a journal whose snapshot ends at a cursor.
    #[must_use]
    pub fn start(&self, snapshot: &Cursor) -> [u8; CHUNK] {
        let mut start = [0; CHUNK];
        let (generation, base) = (snapshot.generation.to_le_bytes(), snapshot.base.to_le_bytes());
        let fields = [&MAGIC[..], &VERSION.to_le_bytes(), &self.journal.0, &generation, &base];
        for (to, from) in start.iter_mut().zip(fields.into_iter().flatten()) {
            *to = *from;
        }
        if let Some((body, mark)) = start.split_last_chunk_mut::<MARK>() {
            *mark = self.mark(&[b"start", body]);
        }
        start
    }

    /// Reads the first chunk of a journal; the cursor stands at its first frame.
    ///
    /// # Errors
    /// It is damaged, another home's, or a later version's.
    pub fn read_start(&self, start: &[u8; CHUNK]) -> Result<Cursor, ReadError> {
        let (body, mark) = start.split_last_chunk::<MARK>().ok_or(ReadError::StartDamaged)?;
        let mut rest = start.as_slice();
        if take(&mut rest) != Some(MAGIC) {
            return Err(ReadError::StartDamaged);
        }
        let mut fields = || Some((take(&mut rest)?, take(&mut rest)?, take(&mut rest)?, take(&mut rest)?));
        let (version, journal, generation, base) = fields().ok_or(ReadError::StartDamaged)?;
        if self.mark(&[b"start", body]) != *mark {
            let own = JournalId(journal) == self.journal;
            return Err(if own { ReadError::StartDamaged } else { ReadError::OtherHome });
        }
        match u16::from_le_bytes(version) {
            VERSION => {}
            version => return Err(ReadError::TooNew { version }),
        }
        let (generation, base) = (u64::from_le_bytes(generation), u64::from_le_bytes(base));
        Ok(Cursor { base, ..Cursor::at_start(generation) })
    }

    /// Seals a batch as the frame at a cursor. The cursor moves (see [`Cursor::past`]) when the frame is durable.
    ///
    /// # Errors
    /// The batch does not fit into a frame.
    pub fn seal(&self, at: &Cursor, batch: &Batch, rng: &mut impl CryptoRng) -> Result<Vec<u8>, SealError> {
        self.seal_frame(at.place(), batch, rng)
    }

    /// Reads the frame at a cursor from a window of the file that begins there and, if `complete`, reaches its end.
    ///
    /// # Errors
    /// The journal is damaged here.
    pub fn read(&self, at: &mut Cursor, window: &[u8], complete: bool) -> Result<Step, ReadError> {
        let Some(header) = window.first_chunk::<HEADER>() else {
            return match (complete, window.is_empty()) {
                (false, _) => Ok(Step::More(CHUNK)),
                (true, true) => at.ends(Step::End),
                (true, false) => at.ends(Step::Torn),
            };
        };
        match self.frame_header(at.generation, header) {
            Some(FrameHeader { index, len }) if index == at.index => self.read_frame(at, len, window, complete),
            _ => self.read_unmarked(at, window, complete),
        }
    }

    /// Behind a good header, which says where the frame ends.
    fn read_frame(&self, at: &mut Cursor, len: usize, window: &[u8], complete: bool) -> Result<Step, ReadError> {
        let Some((frame, behind)) = window.split_at_checked(len) else {
            return if complete { at.ends(Step::Torn) } else { Ok(Step::More(len)) };
        };
        if let Some(batch) = self.open_frame(at.place(), frame) {
            *at = at.past(frame);
            return Ok(Step::Frame(batch));
        }
        if !is_zero(behind) || !has_lost_sectors(frame) {
            return Err(at.damaged());
        }
        at.look_behind(window, complete)
    }

    /// Without a good header: either a crash lost it, and then there is nothing but this one frame, or it is damaged.
    fn read_unmarked(&self, at: &Cursor, window: &[u8], complete: bool) -> Result<Step, ReadError> {
        let (first, behind) = window.split_at_checked(CHUNK).unwrap_or((window, &[]));
        let header_lost = is_zero(first) || is_zero(window.get(HEADER..).unwrap_or_default());
        let marked = |chunk: &[u8]| {
            let header = chunk.first_chunk::<HEADER>();
            header.is_some_and(|header| self.frame_header(at.generation, header).is_some())
        };
        if !header_lost || behind.chunks(CHUNK).any(marked) {
            return Err(at.damaged());
        }
        at.look_behind(window, complete)
    }
}

impl Cursor {
    /// A frame here looks torn; sure only when all of the file is seen, and one frame's worth at most.
    fn look_behind(&self, window: &[u8], complete: bool) -> Result<Step, ReadError> {
        match (complete, window.len() > MAX_FRAME) {
            (_, true) => Err(self.damaged()),
            (true, false) => self.ends(Step::Torn),
            (false, false) => Ok(Step::More(MAX_FRAME + 1)),
        }
    }
}

/// Whether a crash may have kept part of this from the disk. Sealed bytes have no such runs of zeros.
fn has_lost_sectors(frame: &[u8]) -> bool {
    frame.chunks(CHUNK).any(is_zero) || frame.last_chunk::<8>().is_some_and(|end| is_zero(end))
}

fn is_zero(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| *byte == 0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rand_chacha::ChaCha20Rng;
    use rand_core::SeedableRng;

    use super::super::{Cost, FileKey, Header, Secret};
    use super::*;
    use crate::state::Change;

    fn vault(seed: u64) -> Vault {
        let mut rng = ChaCha20Rng::seed_from_u64(seed);
        let key = Secret::FileKey(FileKey::generate(&mut rng));
        Header::create(&key, Cost::STANDARD, &mut rng).unwrap().0
    }

    fn batch(number: u8, len: usize) -> Batch {
        vec![Change::Put { key: vec![1, number], value: vec![number; len] }, Change::Delete { key: vec![2, number] }]
    }

    /// A file of some batches, the first `base` of them its snapshot, and where each frame ends.
    fn journal(vault: &Vault, generation: u64, base: usize, batches: &[Batch]) -> (Vec<u8>, Vec<usize>) {
        let mut rng = ChaCha20Rng::seed_from_u64(generation);
        let mut cursor = Cursor::at_start(generation);
        let (mut file, mut ends) = (vec![0; CHUNK], Vec::new());
        for (count, batch) in batches.iter().enumerate() {
            let frame = vault.seal(&cursor, batch, &mut rng).unwrap();
            cursor = cursor.past(&frame);
            if count + 1 == base {
                cursor = cursor.as_base();
            }
            file.extend(frame);
            ends.push(file.len());
        }
        file[..CHUNK].copy_from_slice(&vault.start(&cursor));
        (file, ends)
    }

    fn three(vault: &Vault) -> (Vec<Batch>, Vec<u8>, Vec<usize>) {
        let batches = vec![batch(1, 10), batch(2, 300), batch(3, 500)];
        let (file, ends) = journal(vault, 1, 0, &batches);
        (batches, file, ends)
    }

    /// Reads a file with windows that grow by as little as they may; says whether a torn frame was at its end.
    fn read(vault: &Vault, file: &[u8]) -> Result<(Vec<Batch>, bool), ReadError> {
        let mut cursor = vault.read_start(file.first_chunk().ok_or(ReadError::StartDamaged)?)?;
        let (mut batches, mut wanted) = (Vec::new(), 0);
        loop {
            let rest = &file[usize::try_from(cursor.offset).unwrap()..];
            let window = &rest[..wanted.min(rest.len())];
            match vault.read(&mut cursor, window, wanted >= rest.len())? {
                Step::Frame(batch) => batches.push(batch),
                Step::More(more) => {
                    assert!(more > window.len(), "asks for what it has");
                    wanted = more;
                    continue;
                }
                Step::End => return Ok((batches, false)),
                Step::Torn => return Ok((batches, true)),
            }
            wanted = 0;
        }
    }

    #[test]
    fn what_was_sealed_is_read_in_order() {
        let vault = vault(1);
        let (batches, file, _) = three(&vault);
        assert_eq!(read(&vault, &file), Ok((batches, false)));
        assert_eq!(read(&vault, &file[..CHUNK]), Ok((vec![], false)));
    }

    #[test]
    fn lengths_are_whole_chunks() {
        let vault = vault(1);
        let cursor = Cursor::at_start(1);
        let mut rng = ChaCha20Rng::seed_from_u64(1);
        let lens: Vec<_> = (0..600).map(|len| vault.seal(&cursor, &batch(1, len), &mut rng).unwrap().len()).collect();
        assert!(lens.iter().all(|len| len % CHUNK == 0));
        assert_eq!((lens[0], lens[100], lens[599]), (256, 256, 768));
    }

    #[test]
    fn a_file_cut_anywhere_in_the_last_frame_loses_only_that_frame() {
        let vault = vault(1);
        let (batches, file, ends) = three(&vault);
        for len in ends[1]..file.len() {
            let torn = len > ends[1];
            assert_eq!(read(&vault, &file[..len]), Ok((batches[..2].to_vec(), torn)), "{len} bytes");
        }
    }

    #[test]
    fn a_file_filled_with_zeros_from_anywhere_in_the_last_frame_loses_only_that_frame() {
        let vault = vault(1);
        let (batches, file, ends) = three(&vault);
        for (from, len) in (ends[1]..file.len() - 8).flat_map(|from| [(from, file.len()), (from, 16384)]) {
            let mut zeroed = file[..from].to_vec();
            zeroed.resize(len, 0);
            assert_eq!(read(&vault, &zeroed), Ok((batches[..2].to_vec(), true)), "zeros from {from} to {len}");
        }
    }

    #[test]
    fn a_last_frame_that_lost_any_of_its_sectors_is_torn() {
        let vault = vault(1);
        let (batches, file, ends) = three(&vault);
        for lost in (ends[1]..file.len()).step_by(CHUNK) {
            let mut holed = file.clone();
            holed[lost..lost + CHUNK].fill(0);
            assert_eq!(read(&vault, &holed), Ok((batches[..2].to_vec(), true)), "sector at {lost}");
        }
    }

    #[test]
    fn every_flipped_bit_is_refused() {
        let vault = vault(1);
        let (_, file, ends) = three(&vault);
        for bit in 0..file.len() * 8 {
            let mut flipped = file.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            let start = [CHUNK, ends[0], ends[1]].into_iter().rfind(|start| *start <= bit / 8);
            match (read(&vault, &flipped), start) {
                (Err(ReadError::FrameDamaged { offset }), Some(start)) => assert_eq!(offset, start as u64),
                (Err(ReadError::StartDamaged | ReadError::OtherHome), None) => {}
                (other, _) => panic!("bit {bit}: {other:?}"),
            }
        }
    }

    #[test]
    fn sectors_lost_before_the_last_frame_are_damage() {
        let vault = vault(1);
        let (_, file, ends) = three(&vault);
        for lost in (CHUNK..ends[1]).step_by(CHUNK) {
            let mut holed = file.clone();
            holed[lost..lost + CHUNK].fill(0);
            assert!(matches!(read(&vault, &holed), Err(ReadError::FrameDamaged { .. })), "sector at {lost}");
        }
    }

    #[test]
    fn frames_cannot_be_left_out_repeated_or_reordered() {
        let vault = vault(1);
        let (_, file, ends) = three(&vault);
        let (start, frames) = (&file[..CHUNK], [&file[CHUNK..ends[0]], &file[ends[0]..ends[1]], &file[ends[1]..]]);
        for order in [&[1, 2][..], &[0, 2], &[0, 0, 1, 2], &[0, 1, 1], &[1, 0, 2], &[0, 2, 1], &[2]] {
            let forged: Vec<_> =
                [start].into_iter().chain(order.iter().map(|at| frames[*at])).flatten().copied().collect();
            assert!(matches!(read(&vault, &forged), Err(ReadError::FrameDamaged { .. })), "{order:?}");
        }
    }

    #[test]
    fn a_frames_contents_cannot_stand_under_anothers_header() {
        let vault = vault(1);
        let (mut file, ends) = journal(&vault, 1, 0, &[batch(1, 10), batch(2, 10), batch(3, 10)]);
        let (first, second) = file[..ends[1]].split_at_mut(ends[0]);
        first[CHUNK + HEADER..].swap_with_slice(&mut second[HEADER..]);
        assert_eq!(read(&vault, &file), Err(ReadError::FrameDamaged { offset: CHUNK as u64 }));
    }

    #[test]
    fn frames_cannot_come_from_another_generation_or_home() {
        let (here, elsewhere) = (vault(1), vault(2));
        let batches = [batch(1, 10), batch(2, 700)];
        let (file, ends) = journal(&here, 1, 0, &batches);
        let later = journal(&here, 2, 0, &batches).0;
        let foreign = journal(&elsewhere, 1, 0, &batches).0;
        assert_eq!(read(&here, &foreign), Err(ReadError::OtherHome));
        for other in [later, foreign] {
            let mixed = [&file[..ends[0]], &other[ends[0]..]].concat();
            assert_eq!(read(&here, &mixed), Err(ReadError::FrameDamaged { offset: ends[0] as u64 }));
        }
    }

    #[test]
    fn garbage_behind_the_last_frame_is_damage() {
        let vault = vault(1);
        let (_, file, _) = three(&vault);
        for len in [40, 255, 256, 5000] {
            let noisy = [&file[..], &vec![0x5a; len]].concat();
            assert_eq!(read(&vault, &noisy), Err(ReadError::FrameDamaged { offset: file.len() as u64 }), "{len}");
        }
    }

    #[test]
    fn a_journal_cut_inside_its_snapshot_is_known_to_be() {
        let vault = vault(1);
        let batches = [batch(1, 10), batch(2, 700), batch(3, 10)];
        let (file, ends) = journal(&vault, 4, 2, &batches);
        assert_eq!(read(&vault, &file), Ok((batches.to_vec(), false)));
        assert_eq!(read(&vault, &file[..ends[1]]), Ok((batches[..2].to_vec(), false)));
        for len in CHUNK..ends[1] {
            let frames = u64::from(len >= ends[0]);
            assert_eq!(read(&vault, &file[..len]), Err(ReadError::Shortened { frames, base: 2 }), "{len} bytes");
        }
    }

    #[test]
    fn a_later_version_is_named() {
        let vault = vault(1);
        let mut start = vault.start(&Cursor::at_start(1));
        start[8] = 2;
        let body = start.len() - MARK;
        let mark = vault.mark(&[b"start", &start[..body]]);
        start[body..].copy_from_slice(&mark);
        assert_eq!(vault.read_start(&start), Err(ReadError::TooNew { version: 2 }));
    }

    #[test]
    fn a_batch_that_does_not_fit_is_refused() {
        let mut rng = ChaCha20Rng::seed_from_u64(1);
        let huge = vec![Change::Put { key: vec![1], value: vec![0; MAX_FRAME] }];
        let refused = vault(1).seal(&Cursor::at_start(1), &huge, &mut rng);
        assert!(matches!(refused, Err(SealError::TooLarge { bytes }) if bytes > MAX_FRAME));
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic_or_read_what_was_not_written(
            at in 0_usize..3000, bytes in proptest::collection::vec(any::<u8>(), 0..600), cut: bool,
        ) {
            let vault = vault(1);
            let (batches, mut file, _) = three(&vault);
            for (to, from) in file.iter_mut().skip(at).zip(&bytes) {
                *to = *from;
            }
            if cut {
                file.truncate(at + bytes.len());
            }
            if let Ok((read, _)) = read(&vault, &file) {
                prop_assert_eq!(&read[..], &batches[..read.len()]);
            }
        }
    }
}
