//! What may be written to a channel: rules for the one writer.

use kith_wire::{Append, ChannelId, Commit, Epoch, Millis, OpenChannel, Record, Refusal, Seconds, ServerEvent};

use crate::limits::Limits;
use crate::logs;
use crate::news::{News, Published};
use crate::rate::{Bucket, Buckets};
use crate::refused::{Stop, limited};
use crate::round::Round;
use crate::rows::{self, ChannelRow, EpochRow};
use crate::store::LogHead;

/// Opens a channel; what is there already with the same keys and retention is the same channel.
pub(crate) fn open(round: &mut Round<'_>, open: &OpenChannel) -> Result<ServerEvent, Stop> {
    let begun = EpochRow::begun(&open.keys);
    if let Some(channel) = round.row(&rows::channel(&open.channel))? {
        let first = round.row(&rows::epoch(&open.channel, Epoch(0)))?.unwrap_or_default();
        let same = channel.retention == open.retention && first.keys()? == open.keys;
        return if same { Ok(ServerEvent::Done) } else { Err(Refusal::ChannelTaken.into()) };
    }
    round.set(rows::channel(&open.channel), &ChannelRow { retention: open.retention, commits: 0 });
    round.set(rows::epoch(&open.channel, Epoch(0)), &begun);
    round.open(logs::channel(&open.channel));
    Ok(ServerEvent::Done)
}

/// Appends a message of the current epoch; the connection has proven the right to.
pub(crate) fn append(
    round: &mut Round<'_>,
    append: Append,
    messages: &mut Buckets<ChannelId>,
    now: Millis,
) -> Result<ServerEvent, Stop> {
    let (head, channel) = current(round, &append.channel, append.epoch)?;
    limited(messages.take(append.channel, now))?;
    let expires = Seconds(now.seconds().0.saturating_add(channel.retention.into()));
    let value = logs::message(append.epoch, &append.body);
    let log = logs::channel(&append.channel);
    let seq = round.append(log, head, head.epoch, value, Some(logs::whole_hours(expires)));
    let record = Record { seq, epoch: append.epoch, body: append.body, next: None };
    round.tell(News::Record(Published::record(log, head.newest, append.channel, record).into()));
    Ok(ServerEvent::Appended { seq })
}

/// Ends an epoch and registers the keys of the next, if it is still the current one; the connection has proven the right to.
pub(crate) fn commit(round: &mut Round<'_>, commit: Commit, limits: &Limits, now: Millis) -> Result<ServerEvent, Stop> {
    let (head, mut channel) = current(round, &commit.channel, commit.epoch)?;
    let ending = rows::epoch(&commit.channel, commit.epoch);
    let mut ended = round.row(&ending)?.ok_or_else(|| logs::damaged("an epoch"))?;
    spend(&mut channel, limits, now)?;

    let next = commit.epoch.next();
    let log = logs::channel(&commit.channel);
    let value = logs::commit(commit.epoch, &commit.next, &commit.body);
    let seq = round.append(log, head, next, value, None);
    ended.end = seq.0;
    round.set(ending, &ended);
    round.set(rows::epoch(&commit.channel, next), &EpochRow::begun(&commit.next));
    round.set(rows::channel(&commit.channel), &channel);
    let record = Record { seq, epoch: commit.epoch, body: commit.body, next: Some(commit.next) };
    round.tell(News::Record(Published::record(log, head.newest, commit.channel, record).into()));
    Ok(ServerEvent::Appended { seq })
}

/// Where a channel stands, if this epoch is its current one.
fn current(round: &Round<'_>, channel: &ChannelId, epoch: Epoch) -> Result<(LogHead, ChannelRow), Stop> {
    let head = round.head(&logs::channel(channel))?.ok_or(Refusal::NoRight)?;
    let row = round.row(&rows::channel(channel))?.ok_or(Refusal::NoRight)?;
    if head.epoch == epoch { Ok((head, row)) } else { Err(Refusal::StaleEpoch { current: head.epoch }.into()) }
}

/// Takes one commit from the channel's budget, which is kept by the hour so that it dates no commit.
fn spend(channel: &mut ChannelRow, limits: &Limits, now: Millis) -> Result<(), Refusal> {
    let hour = Millis(now.0 / 3_600_000 * 3_600_000);
    let mut budget = Bucket(channel.commits);
    limited(budget.take(limits.commits, hour))?;
    channel.commits = budget.0;
    Ok(())
}
