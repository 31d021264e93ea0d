//! A publisher's rows as `akd` wants to see them: what is stored, and over it what the epoch in hand changes.

#![expect(clippy::disallowed_types, reason = "the library's trait gives back a HashMap, and looks names up in it")]

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use akd::errors::StorageError;
use akd::storage::types::{DbRecord, KeyData, ValueState, ValueStateKey, ValueStateRetrievalFlag};
use akd::storage::{Database, DbSetState, Storable};
use akd_core::{AkdLabel, AkdValue};
use async_trait::async_trait;

use crate::ACCOUNT;
use crate::publisher::Rows;

/// Rows by key.
pub(crate) type Changes = BTreeMap<Vec<u8>, Vec<u8>>;

#[derive(Clone)]
pub(crate) struct Overlay {
    stored: Arc<dyn Rows>,
    changes: Arc<Mutex<Changes>>,
}

impl Overlay {
    pub(crate) fn new(stored: Arc<dyn Rows>) -> Self {
        Self { stored, changes: Arc::default() }
    }

    /// What is to be stored, all at once.
    pub(crate) fn changes(&self) -> Changes {
        self.with(|changes| changes.clone())
    }

    /// Whether any epoch has named this account.
    pub(crate) fn knows(&self, user: &AkdLabel) -> Result<bool, StorageError> {
        Ok(!self.states(user)?.is_empty())
    }

    fn with<T>(&self, f: impl FnOnce(&mut Changes) -> T) -> T {
        f(&mut self.changes.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn put(&self, record: &DbRecord) -> Result<(), StorageError> {
        let key = match record {
            // What only fills up has no second version and is never asked for.
            DbRecord::ValueState(state) if state.username.first() != Some(&ACCOUNT) => return Ok(()),
            DbRecord::ValueState(state) => state_key(&state.username, Some(state.epoch)),
            DbRecord::Azks(_) | DbRecord::TreeNode(_) => record.get_full_binary_id(),
        };
        let value = rmp_serde::to_vec(record).map_err(|error| StorageError::Other(error.to_string()))?;
        self.with(|changes| changes.insert(key, value));
        Ok(())
    }

    fn find(&self, key: &[u8]) -> Result<Option<DbRecord>, StorageError> {
        let changed = self.with(|changes| changes.get(key).cloned());
        let value = match changed {
            Some(value) => Some(value),
            None => self.stored.row(key).map_err(StorageError::Other)?,
        };
        value.as_deref().map(decode).transpose()
    }

    fn states(&self, user: &[u8]) -> Result<Vec<ValueState>, StorageError> {
        let mut rows = self.stored.rows(&state_key(user, None)).map_err(StorageError::Other)?;
        self.with(|changes| {
            rows.extend(
                changes.iter().filter(|(key, _)| key.starts_with(&state_key(user, None))).map(|(_, row)| row.clone()),
            );
        });
        let states = rows.iter().map(|row| match decode(row)? {
            DbRecord::ValueState(state) => Ok(state),
            DbRecord::Azks(_) | DbRecord::TreeNode(_) => Err(StorageError::Other("a row of another kind".to_owned())),
        });
        states.collect()
    }
}

#[async_trait]
impl Database for Overlay {
    async fn set(&self, record: DbRecord) -> Result<(), StorageError> {
        self.put(&record)
    }

    async fn batch_set(&self, records: Vec<DbRecord>, _state: DbSetState) -> Result<(), StorageError> {
        records.iter().try_for_each(|record| self.put(record))
    }

    async fn get<St: Storable>(&self, id: &St::StorageKey) -> Result<DbRecord, StorageError> {
        self.find(&key_of::<St>(id))?.ok_or_else(|| StorageError::NotFound("a row".to_owned()))
    }

    async fn batch_get<St: Storable>(&self, ids: &[St::StorageKey]) -> Result<Vec<DbRecord>, StorageError> {
        ids.iter().filter_map(|id| self.find(&key_of::<St>(id)).transpose()).collect()
    }

    async fn get_user_data(&self, username: &AkdLabel) -> Result<KeyData, StorageError> {
        let states = self.states(username)?;
        if states.is_empty() { Err(nobody()) } else { Ok(KeyData { states }) }
    }

    async fn get_user_state(
        &self,
        username: &AkdLabel,
        flag: ValueStateRetrievalFlag,
    ) -> Result<ValueState, StorageError> {
        choose(self.states(username)?, flag).ok_or_else(nobody)
    }

    async fn get_user_state_versions(
        &self,
        usernames: &[AkdLabel],
        flag: ValueStateRetrievalFlag,
    ) -> Result<HashMap<AkdLabel, (u64, AkdValue)>, StorageError> {
        let mut versions = HashMap::new();
        for user in usernames.iter().filter(|user| user.first() == Some(&ACCOUNT)) {
            if let Some(state) = choose(self.states(user)?, flag) {
                versions.insert(user.clone(), (state.version, state.value));
            }
        }
        Ok(versions)
    }
}

fn choose(states: Vec<ValueState>, flag: ValueStateRetrievalFlag) -> Option<ValueState> {
    let mut states = states.into_iter();
    match flag {
        ValueStateRetrievalFlag::SpecificVersion(version) => states.find(|state| state.version == version),
        ValueStateRetrievalFlag::SpecificEpoch(epoch) => states.find(|state| state.epoch == epoch),
        ValueStateRetrievalFlag::LeqEpoch(epoch) => {
            states.filter(|state| state.epoch <= epoch).max_by_key(|state| state.epoch)
        }
        ValueStateRetrievalFlag::MaxEpoch => states.max_by_key(|state| state.epoch),
        ValueStateRetrievalFlag::MinEpoch => states.min_by_key(|state| state.epoch),
    }
}

fn key_of<St: Storable>(id: &St::StorageKey) -> Vec<u8> {
    let key = St::get_full_binary_key_id(id);
    // Versions are found by account, which the library's own key has last.
    match ValueState::key_from_full_binary(&key) {
        Ok(ValueStateKey(user, epoch)) => state_key(&user, Some(epoch)),
        Err(_) => key,
    }
}

fn state_key(user: &[u8], epoch: Option<u64>) -> Vec<u8> {
    let epoch = epoch.map(|epoch| epoch.to_be_bytes().to_vec()).unwrap_or_default();
    [&[STATE], user, &epoch].concat()
}

fn decode(value: &[u8]) -> Result<DbRecord, StorageError> {
    rmp_serde::from_slice(value).map_err(|error| StorageError::Other(error.to_string()))
}

fn nobody() -> StorageError {
    StorageError::NotFound("an account".to_owned())
}

/// The byte that the library begins its own keys of versions with.
const STATE: u8 = 4;
