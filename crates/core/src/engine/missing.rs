//! Own messages that the relay acknowledged and has not given back: they expired before this device came for them, or the
//! relay has lost them.

use kith_wire::Seq;

use super::Engine;
use crate::chat::{Chat, ChatId, OutboxItem};
use crate::error::{Error, RelayFault};

impl Engine {
    /// The highest number under which the relay has acknowledged a message of ours that has not come back.
    pub(super) fn newest_acknowledged(&self, id: ChatId) -> Result<Seq, Error> {
        Ok(self.acknowledged_items(id)?.into_iter().map(|(_, seq, _)| seq).max().unwrap_or_default())
    }

    fn acknowledged_items(&self, id: ChatId) -> Result<Vec<(u64, Seq, OutboxItem)>, Error> {
        let items = OutboxItem::of_chat(&self.state, id).collect::<Result<Vec<_>, _>>()?;
        let waited_for = items.into_iter().filter(|(_, item)| !item.failed);
        Ok(waited_for.filter_map(|(number, item)| Some((number, item.acknowledged?, item))).collect())
    }

    /// What expired stands where the relay had put it: the others may have had it, and it will not come back.
    pub(super) fn stand_expired(&mut self, id: ChatId, low: Seq) -> Result<(), Error> {
        for (number, seq, item) in self.acknowledged_items(id)? {
            if seq <= low {
                self.stand(id, seq, number, item)?;
            }
        }
        Ok(())
    }

    /// What was read past without it is lost, and is sent again: in the same epoch byte for byte, so that whoever had it
    /// before knows it again.
    pub(super) fn send_lost_again(&mut self, id: ChatId) -> Result<(), Error> {
        let Some(place) = Chat::load(&self.state, id)?.place else { return Ok(()) };
        let mut lost = self.acknowledged_items(id)?;
        lost.retain(|(_, seq, _)| *seq <= place.head.seq);
        if lost.is_empty() {
            return Ok(());
        }
        let name = self.chat_name(id)?;
        self.alarm(Some(name), RelayFault::LostData);
        for (number, _, item) in lost {
            OutboxItem { acknowledged: None, ..item }.save(&mut self.state, id, number)?;
        }
        Ok(())
    }
}
