//! Requests received: inert until accepted.

use kith_wire::inbox::{Reach, Salutation};
use kith_wire::{AccountId, Millis};
use serde::{Deserialize, Serialize};

use super::{CardRow, Contact};
use crate::engine::errand::Bytes;
use crate::engine::io::RequestView;
use crate::error::Error;
use crate::state::State;
use crate::tables::{self, Row};
use crate::trust;

/// A request. The row's key is the letter's id.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct RequestRow {
    pub account: AccountId,
    /// The id of the card it came by.
    pub card: String,
    #[serde(with = "crate::chat::serde_bytes_list")]
    pub chain: Vec<Vec<u8>>,
    pub reach: Reach,
    pub name: String,
    pub salutation: Salutation,
    pub words: [String; 3],
    pub received: Millis,
    pub stage: RequestStage,
    /// Of somebody whom the account knew before it was recovered: the encoded conversation that they had.
    #[serde(default)]
    pub reunion: Option<Bytes>,
}

/// What became of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum RequestStage {
    Open,
    /// We have asked them as well, and their account opens the conversation, or ours is about to.
    Mutual,
    Accepted,
    Declined,
}

impl Row for RequestRow {
    const TABLE: u8 = b'R';
    const NAME: &'static str = "request";
}

impl RequestRow {
    /// Whether it can still be accepted.
    pub(crate) const fn is_waiting(&self) -> bool {
        matches!(self.stage, RequestStage::Open | RequestStage::Mutual)
    }

    /// What the person sees of it: nothing of the stranger's making but a filtered name.
    pub(crate) fn view(&self, state: &State, id: &[u8]) -> Result<RequestView, Error> {
        let contacts: Vec<String> = Contact::all(state)?.into_iter().map(|(_, contact)| contact.name).collect();
        let says = trust::says(&self.name, contacts.iter().map(String::as_str));
        let label = tables::get::<CardRow>(state, self.card.as_bytes())?.and_then(|card| card.label);
        Ok(RequestView {
            id: data_encoding::HEXLOWER.encode(id),
            card: label.unwrap_or_else(|| self.card.clone()),
            stamped: says.as_ref().is_some_and(|name| name.stamped),
            says: says.map(|name| name.text),
            salutation: self.salutation,
            words: self.words.clone(),
            received: self.received.0,
            again: self.reunion.is_some(),
        })
    }
}
