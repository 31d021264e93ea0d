//! How far the conversations have come that get new keys because this device signed another out.
//!
//! It is only told, and forgotten with the process: what is to be done is seen from the leaves (`roster.rs`).

use std::collections::BTreeSet;

use super::Engine;
use super::io::Event;
use crate::chat::{Chat, ChatId};
use crate::contact::{Contact, Kind, Stage};
use crate::error::Error;

/// Conversations that a device which is out was in.
#[derive(Debug, Default)]
pub(super) struct Rekeying {
    left: BTreeSet<ChatId>,
    total: u64,
}

impl Engine {
    /// A device is out that was in every conversation.
    pub(super) fn begin_rekeying(&mut self) -> Result<(), Error> {
        let mut left = BTreeSet::new();
        for (_, contact) in Contact::every(&self.state)? {
            let concerned = contact.stage == Stage::Active && !matches!(contact.kind, Kind::Linked(_));
            if concerned && Chat::load(&self.state, contact.chat)?.place.is_some() {
                left.insert(contact.chat);
            }
        }
        self.rekeying = Rekeying { total: left.len() as u64, left };
        Ok(())
    }

    /// A conversation has come into another epoch, or is over.
    pub(super) fn rekeyed(&mut self, id: ChatId) -> Result<(), Error> {
        if !self.rekeying.left.contains(&id) || self.holds_a_leaf_that_is_out(id)? {
            return Ok(());
        }
        self.rekeying.left.remove(&id);
        let (done, total) = self.rekeying();
        self.show(Event::Rekeyed { done, total });
        Ok(())
    }

    /// How many conversations have new keys since a device was last signed out here, of how many.
    #[must_use]
    pub fn rekeying(&self) -> (u64, u64) {
        let Rekeying { left, total } = &self.rekeying;
        (total.saturating_sub(left.len() as u64), *total)
    }

    fn holds_a_leaf_that_is_out(&mut self, id: ChatId) -> Result<bool, Error> {
        let Some(place) = Chat::load(&self.state, id)?.place else { return Ok(false) };
        let (own, account) = (self.own_account()?, self.device()?.account);
        let members = self.group(id, &place.channel)?.members().map_err(|_| Error::Damaged("group"))?;
        let mut ours = members.iter().filter(|member| member.account == account);
        Ok(ours.any(|member| own.confirmed_key(&member.device) != Some(member.key)))
    }
}
