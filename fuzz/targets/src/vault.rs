//! What a stolen, damaged or swapped home consists of.

use std::sync::LazyLock;

use kith_core::state::{Batch, Change};
use kith_core::vault::{CHUNK, Cost, Cursor, FileKey, Header, ReadError, Secret, Step, Vault};
use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng;
use sha2::{Digest, Sha256};

use crate::bytes::Choices;

struct Home {
    secret: Secret,
    vault: Vault,
    header: Vec<u8>,
    batches: Vec<Batch>,
    journal: Vec<u8>,
}

static HOME: LazyLock<Home> = LazyLock::new(|| {
    let mut rng = ChaCha20Rng::seed_from_u64(7);
    let secret = Secret::FileKey(FileKey::generate(&mut rng));
    let (vault, header) = Header::create(&secret, Cost::STANDARD, &mut rng).expect("a home");
    let put = |size: usize| vec![Change::Put { key: b"key".into(), value: vec![7; size] }];
    let batches = vec![put(10), vec![Change::Delete { key: b"key".into() }], put(700), put(0)];
    let mut at = Cursor::at_start(3);
    let mut journal = vault.start(&at).to_vec();
    for batch in &batches {
        let frame = vault.seal(&at, batch, &mut rng).expect("a small batch");
        at = at.past(&frame);
        journal.extend(frame);
    }
    Home { secret, vault, header, batches, journal }
});

/// The bytes are a header, and a header's body without its hash, which anybody can make right.
pub(crate) fn header(bytes: &[u8]) {
    let rehashed = [bytes, &Sha256::digest(bytes)].concat();
    for bytes in [bytes, &rehashed] {
        let header = Header::decode(bytes).ok().filter(|header| !header.needs_passphrase());
        let opened = header.is_some_and(|header| header.unlock(&HOME.secret).is_ok());
        assert_eq!(opened, bytes == HOME.header, "the header that was written opens, and no other");
    }
}

pub(crate) fn header_seeds() -> Vec<Vec<u8>> {
    let header = &HOME.header;
    let mut by_passphrase = header[..header.len() - 32].to_vec();
    by_passphrase[26] = 1;
    vec![header.clone(), header[..header.len() - 32].to_vec(), by_passphrase]
}

/// The bytes change a journal: they say how much of it is left, and what is written over it and where. Whatever it reads as,
/// it is a beginning of what was written.
pub(crate) fn journal(bytes: &[u8]) {
    let mut choices = Choices::new(bytes);
    let mut journal = HOME.journal.clone();
    journal.truncate(usize::from(choices.number()));
    while !choices.is_empty() {
        let (at, change) = (usize::from(choices.number()), choices.message());
        for (to, from) in journal.iter_mut().skip(at).zip(change) {
            *to = *from;
        }
    }
    if let Ok(batches) = read(&journal) {
        assert!(HOME.batches.starts_with(&batches), "the journal says what was never written");
    }
}

fn read(journal: &[u8]) -> Result<Vec<Batch>, ReadError> {
    let Some((start, _)) = journal.split_first_chunk::<CHUNK>() else { return Ok(Vec::new()) };
    let mut at = HOME.vault.read_start(start)?;
    let mut batches = Vec::new();
    let mut window = CHUNK;
    loop {
        let offset = usize::try_from(at.offset()).expect("a short journal").min(journal.len());
        let end = offset.saturating_add(window).min(journal.len());
        match HOME.vault.read(&mut at, &journal[offset..end], end == journal.len())? {
            Step::Frame(batch) => batches.push(batch),
            Step::More(wanted) => {
                assert!(wanted > window && end < journal.len(), "a window is asked for that is no larger");
                window = wanted;
            }
            Step::End | Step::Torn => return Ok(batches),
        }
    }
}

pub(crate) fn journal_seeds() -> Vec<Vec<u8>> {
    let whole = u16::try_from(HOME.journal.len()).expect("a short journal").to_le_bytes();
    let second = &HOME.journal[2 * CHUNK..3 * CHUNK];
    let swapped = [&whole[..], &256_u16.to_le_bytes(), &256_u16.to_le_bytes(), second].concat();
    vec![whole.to_vec(), 700_u16.to_le_bytes().to_vec(), [&whole[..], &[0, 2, 3, 0, 1, 2, 3]].concat(), swapped]
}
