//! Delivery into an inbox: a rule for the one writer.

use kith_wire::{Epoch, InboxItem, Millis, Refusal, Seconds, ServerEvent, Shown};

use crate::limits::Limits;
use crate::logs;
use crate::news::{News, Published};
use crate::rate::Buckets;
use crate::refused::{Stop, limited};
use crate::round::Round;
use crate::rows::{self, DayRow, InboxRow};
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
    let log = logs::inbox(&shown.account);
    let head = round.head(&log)?.unwrap_or_default();
    let mut used = round.row(&rows::inbox(&shown.account))?.unwrap_or_default();
    if door.was_spent_on(shown, &body) {
        return Ok(ServerEvent::Done);
    }
    door.opens(Right::Deliver, now)?;
    let expires = logs::whole_hours(Seconds(now.seconds().0.saturating_add(limits.inbox_retention)));
    take_room(&mut used, body.len() as u64, expires, limits, now)?;
    limited(deliveries.take(shown.token.hash().0, now))?;

    let seq = round.append(log, head, Epoch(0), logs::item(&body), Some(expires));
    round.set(rows::inbox(&shown.account), &used);
    door.spend(round, shown, &body);
    round.tell(News::Record(Published::item(log, head.newest, InboxItem { seq, body }).into()));
    Ok(ServerEvent::Done)
}

/// Counts one more item, if there is room. Room is given back by the day, a little after the items have gone.
fn take_room(used: &mut InboxRow, bytes: u64, expires: Seconds, limits: &Limits, now: Millis) -> Result<(), Refusal> {
    const DAY: u64 = 86_400;
    let today = now.seconds().0 / DAY;
    used.days.retain(|day| day.day > today);
    let items: u64 = used.days.iter().map(|day| day.items).sum();
    let held: u64 = used.days.iter().map(|day| day.bytes).sum();
    if items >= limits.inbox_items || held.saturating_add(bytes) > limits.inbox_bytes {
        return Err(Refusal::Unavailable);
    }
    let last = expires.0.div_ceil(DAY);
    match used.days.iter_mut().find(|day| day.day == last) {
        Some(day) => {
            day.items += 1;
            day.bytes += bytes;
        }
        None => used.days.push(DayRow { day: last, items: 1, bytes }),
    }
    Ok(())
}
