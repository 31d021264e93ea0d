//! Typed rows over the durable map: one byte for the table, then the key; one byte for the row's version, then MessagePack
//! with named fields, so that a later version can add fields and read what an earlier one wrote.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::Error;
use crate::state::State;

/// A kind of row. Table bytes are given out here and in [`crate::mls`] (`M`):
/// `D` device, `C` cards, `K` seal keys, `R` requests, `P` contacts (people), `E` errands, `H` chats, `O` outbox, `T` texts,
/// `I` message index, `B` heads seen, `L` letters taken in, `F` founding, `V` invitations, `N` devices' notes, `W` a link being made,
/// `J` an account being joined, `Y` what the other devices were told, `G` key packages of other devices, `X` pieces of history, `S` texts held back,
/// `Z` what is done with a phrase, `g` guardians, `w` wards, `t` how many guardians must approve, `v` an approval,
/// `Q` what backups are made with, `U` the newest backup, `u` one that is being made, `q` its pieces. `A` is what the app around the engine keeps here.
pub(crate) trait Row: Serialize + DeserializeOwned {
    /// The table's byte.
    const TABLE: u8;
    /// What is said when a row cannot be read.
    const NAME: &'static str;
}

const VERSION: u8 = 1;

fn full_key<T: Row>(key: &[u8]) -> Vec<u8> {
    let mut full = Vec::with_capacity(key.len() + 1);
    full.push(T::TABLE);
    full.extend_from_slice(key);
    full
}

fn decode<T: Row>(value: &[u8]) -> Result<T, Error> {
    match value.split_first() {
        Some((&VERSION, row)) => rmp_serde::from_slice(row).map_err(|_| Error::Damaged(T::NAME)),
        Some(_) | None => Err(Error::Damaged(T::NAME)),
    }
}

/// The row of a key.
pub(crate) fn get<T: Row>(state: &State, key: &[u8]) -> Result<Option<T>, Error> {
    state.get(&full_key::<T>(key)).map(decode).transpose()
}

/// Whether there is a row of this key.
pub(crate) fn has<T: Row>(state: &State, key: &[u8]) -> bool {
    state.get(&full_key::<T>(key)).is_some()
}

/// Sets the row of a key.
pub(crate) fn put<T: Row>(state: &mut State, key: &[u8], row: &T) -> Result<(), Error> {
    let mut value = vec![VERSION];
    rmp_serde::encode::write_named(&mut value, row).map_err(|_| Error::Damaged(T::NAME))?;
    state.put(full_key::<T>(key), value);
    Ok(())
}

/// Removes the row of a key.
pub(crate) fn delete<T: Row>(state: &mut State, key: &[u8]) {
    state.delete(&full_key::<T>(key));
}

/// A row and its key, or why it cannot be read.
type Found<T> = Result<(Vec<u8>, T), Error>;

/// All rows whose key starts with a prefix, in key order, from both ends.
pub(crate) fn scan<'a, T: Row>(
    state: &'a State,
    prefix: &[u8],
) -> impl DoubleEndedIterator<Item = Found<T>> + use<'a, T> {
    let rows = state.scan(&full_key::<T>(prefix));
    rows.map(|(key, value)| Ok((key.get(1..).unwrap_or_default().to_vec(), decode(value)?)))
}

/// The same from the last back, without so many of the last, which are not even read.
pub(crate) fn scan_back<'a, T: Row>(
    state: &'a State,
    prefix: &[u8],
    skip: usize,
) -> impl Iterator<Item = Found<T>> + use<'a, T> {
    let rows = state.scan(&full_key::<T>(prefix)).rev().skip(skip);
    rows.map(|(key, value)| Ok((key.get(1..).unwrap_or_default().to_vec(), decode(value)?)))
}

/// The keys of all rows whose key starts with a prefix.
pub(crate) fn keys<T: Row>(state: &State, prefix: &[u8]) -> Vec<Vec<u8>> {
    let prefix = full_key::<T>(prefix);
    state.scan(&prefix).map(|(key, _)| key.get(1..).unwrap_or_default().to_vec()).collect()
}

/// How many rows there are whose key starts with a prefix.
pub(crate) fn count<T: Row>(state: &State, prefix: &[u8]) -> usize {
    state.scan(&full_key::<T>(prefix)).count()
}

/// The number after the last one used in a table whose keys end in a big-endian counter.
pub(crate) fn next_number<T: Row>(state: &State, prefix: &[u8]) -> u64 {
    let full = full_key::<T>(prefix);
    let last = state.scan(&full).next_back().map(|(key, _)| key);
    last.and_then(|key| key.last_chunk::<8>()).map_or(1, |number| u64::from_be_bytes(*number).saturating_add(1))
}
