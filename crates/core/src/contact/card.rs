//! Contact cards, and the keys that letters to us are sealed to.

use kith_wire::inbox::{Card, RelayAddress};
use kith_wire::{AccountId, Hash, Millis, SealKeyId, Seconds, Token};
use serde::{Deserialize, Serialize};

use super::ContactId;
use crate::device::Seed;
use crate::engine::io::{CardState, CardView};
use crate::error::Error;
use crate::mls::seal::SealKey;
use crate::state::State;
use crate::tables::{self, Row};

/// A card that was made here. The row's key is its id.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct CardRow {
    pub token: Token,
    pub seal: Seed,
    pub label: Option<String>,
    pub once: bool,
    pub expires: Option<Seconds>,
    pub state: CardState,
}

/// Whose letters a seal key opens. The row's key is the seal key's id.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct SealKeyRow {
    pub owner: SealOwner,
    pub seed: Seed,
}

/// See [`SealKeyRow`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum SealOwner {
    /// Requests that come by a card.
    Card(String),
    /// Letters of a contact.
    Contact(ContactId),
    /// Letters of those who added this device by a key package of its own: no row is for these.
    KeyPackage,
}

impl Row for CardRow {
    const TABLE: u8 = b'C';
    const NAME: &'static str = "card";
}

impl Row for SealKeyRow {
    const TABLE: u8 = b'K';
    const NAME: &'static str = "seal key";
}

/// The id by which an envelope names the key it is sealed to.
pub(crate) fn seal_key_id(public: &[u8]) -> SealKeyId {
    let Hash([a, b, c, d, e, f, g, h, ..]) = seal_key_hash(public);
    SealKeyId([a, b, c, d, e, f, g, h])
}

/// The fingerprint that a card carries of its key.
pub(crate) fn seal_key_hash(public: &[u8]) -> Hash {
    Hash::of("kith seal key v1", &[public])
}

impl SealKeyRow {
    /// Remembers a key, and gives its public half.
    pub(crate) fn add(state: &mut State, owner: SealOwner, seed: Seed) -> Result<Vec<u8>, Error> {
        let public = public_key(&seed)?;
        tables::put(state, seal_key_id(&public).as_bytes(), &Self { owner, seed })?;
        Ok(public)
    }

    /// Forgets a key: what is sealed to it can no longer be opened.
    pub(crate) fn remove(state: &mut State, seed: &Seed) -> Result<(), Error> {
        let public = public_key(seed)?;
        tables::delete::<Self>(state, seal_key_id(&public).as_bytes());
        Ok(())
    }
}

fn public_key(seed: &Seed) -> Result<Vec<u8>, Error> {
    let key = SealKey::from_seed(&seed.0).map_err(|_| Error::Damaged("seal key"))?;
    Ok(key.public().to_vec())
}

impl CardRow {
    /// What the link holds.
    pub(crate) fn card(&self, account: AccountId, relay: RelayAddress) -> Result<Card, Error> {
        Ok(Card { relay, account, key_hash: seal_key_hash(&public_key(&self.seal)?), token: self.token })
    }

    pub(crate) fn view(
        &self,
        id: &str,
        account: AccountId,
        relay: RelayAddress,
        now: Millis,
    ) -> Result<CardView, Error> {
        let expired = self.expires.is_some_and(|at| at <= now.seconds());
        Ok(CardView {
            id: id.to_owned(),
            link: kith_wire::card::to_link(&self.card(account, relay)?),
            label: self.label.clone(),
            once: self.once,
            expires: self.expires.map(|at| at.0),
            state: if expired && matches!(self.state, CardState::Waiting | CardState::Active) {
                CardState::Expired
            } else {
                self.state
            },
        })
    }
}
