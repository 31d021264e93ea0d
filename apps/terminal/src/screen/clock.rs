//! Moments as people read them where they are.

use jiff::Timestamp;
use jiff::Zoned;
use jiff::civil::Date;

use super::model::Clock;
use super::words;

fn zoned(clock: &Clock, milliseconds: u64) -> Option<Zoned> {
    let since = i64::try_from(milliseconds).ok()?;
    Some(Timestamp::from_millisecond(since).ok()?.to_zoned(clock.zone.clone()))
}

/// The day of a moment; none if there is no such moment.
pub(crate) fn date(clock: &Clock, milliseconds: u64) -> Option<Date> {
    zoned(clock, milliseconds).map(|moment| moment.date())
}

/// Hour and minute.
pub(crate) fn time(clock: &Clock, milliseconds: u64) -> String {
    zoned(clock, milliseconds).map_or_else(|| "?".to_owned(), |moment| moment.strftime("%H:%M").to_string())
}

/// Day, hour and minute.
pub(crate) fn moment(clock: &Clock, milliseconds: u64) -> String {
    zoned(clock, milliseconds).map_or_else(|| "?".to_owned(), |moment| moment.strftime("%Y-%m-%d %H:%M").to_string())
}

/// As short as it can be: the time today, then the day of the week, then the date.
pub(crate) fn short(clock: &Clock, milliseconds: u64) -> String {
    let (Some(date), Some(today)) = (date(clock, milliseconds), date(clock, clock.now)) else { return "?".to_owned() };
    let days = (today - date).get_days();
    match days {
        0 => time(clock, milliseconds),
        1..=6 => words::weekday_short(date.weekday()),
        _ => date.strftime("%Y-%m-%d").to_string(),
    }
}
