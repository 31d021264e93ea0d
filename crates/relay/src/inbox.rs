//! Delivery into an inbox: a rule for the one writer.

use kith_wire::{Epoch, InboxItem, Millis, Refusal, Seconds, Seq, ServerEvent, Shown};

use crate::limits::Limits;
use crate::logs;
use crate::news::{News, Published};
use crate::rate::Buckets;
use crate::refused::{Stop, limited};
use crate::round::Round;
use crate::rows::{self, InboxRow};
use crate::store::{LogHead, StoredRecord};
use crate::tokens::{Door, Right};

/// Puts an envelope into an inbox, and spends a one-time token on it: both or neither. The same delivery by a token that
/// was spent on it is done already; only who holds the token can ask.
pub(crate) fn deliver(
    round: &mut Round<'_>,
    shown: &Shown,
    body: Vec<u8>,
    limits: &Limits,
    deliveries: &mut Buckets<[u8; 32]>,
    now: Millis,
) -> Result<ServerEvent, Stop> {
    let door = Door::knock(round, shown)?;
    let mut used = Used::of(round, shown, body.len() as u64)?;
    if door.was_spent_on(shown, &body) {
        return Ok(ServerEvent::Done);
    }
    door.opens(Right::Deliver, now)?;
    if !used.has_room(limits) {
        return Err(Refusal::Unavailable.into());
    }
    limited(deliveries.take(shown.token.hash().0, now))?;

    let log = logs::inbox(&shown.account);
    let value = logs::item(used.row.delivered, &body);
    let expires = logs::whole_hours(Seconds(now.seconds().0.saturating_add(limits.inbox_retention)));
    let seq = round.append(log, used.head, Epoch(0), value, Some(expires));
    used.row.delivered += body.len() as u64;
    round.set(rows::inbox(&shown.account), &used.row);
    door.spend(round, shown, &body);
    round.tell(News::Record(Published::item(log, used.head.newest, InboxItem { seq, body }).into()));
    Ok(ServerEvent::Done)
}

/// How much of its room an inbox uses.
struct Used {
    head: LogHead,
    row: InboxRow,
    /// Of the delivery that is asked for.
    more: u64,
}

impl Used {
    /// The same look-ups whether the account is there or not.
    fn of(round: &Round<'_>, shown: &Shown, more: u64) -> Result<Self, Stop> {
        let log = logs::inbox(&shown.account);
        let head = round.head(&log)?.unwrap_or_default();
        let mut row = round.row(&rows::inbox(&shown.account))?.unwrap_or_default();
        if head.low.0 > row.low {
            let oldest = round.records(&log, head.low, 1)?.pop();
            row.expired = match oldest {
                Some(value) => logs::inbox_item(&StoredRecord { seq: Seq(0), value })?.0,
                None => row.delivered,
            };
            row.low = head.low.0;
        }
        Ok(Self { head, row, more })
    }

    const fn has_room(&self, limits: &Limits) -> bool {
        let items = self.head.newest.0.saturating_sub(self.head.low.0);
        let bytes = self.row.delivered.saturating_sub(self.row.expired).saturating_add(self.more);
        items < limits.inbox_items && bytes <= limits.inbox_bytes
    }
}
