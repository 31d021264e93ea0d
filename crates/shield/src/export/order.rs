//! Which number of a date is the day, which the month, which the year: told by all dates of a file together.
//!
//! Messages stand in the order in which they came. Read in the right order their dates go on day by day; read in another, days
//! pass for months or years, and the dates leap. So the right order is the one in which all steps together are shortest.

use super::calendar::{self, Day};
use super::head::{Date, Head};

/// In which order a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DateOrder {
    /// 18.3.2022
    DayMonthYear,
    /// 3/18/2022
    MonthDayYear,
    /// 2022-03-18
    YearMonthDay,
    /// 2022-18-03
    YearDayMonth,
}

impl DateOrder {
    const ALL: [Self; 4] = [Self::DayMonthYear, Self::MonthDayYear, Self::YearMonthDay, Self::YearDayMonth];

    /// The day that a date is in this order.
    pub(super) fn day(self, date: &Date) -> Option<Day> {
        let [a, b, c] = date.numbers;
        let (year, month, day) = match self {
            Self::DayMonthYear => (c, b, a),
            Self::MonthDayYear => (c, a, b),
            Self::YearMonthDay => (a, b, c),
            Self::YearDayMonth => (a, c, b),
        };
        let short = month.digits <= 2 && day.digits <= 2;
        short.then(|| calendar::day(date.era, (year.value, year.digits), month.value, day.value)).flatten()
    }
}

/// The dates of a file, as they come.
#[derive(Clone, Debug, Default)]
pub(super) struct Orders {
    last: Option<Date>,
    tries: [Try; 4],
    /// Messages whose dates an American telephone would write so.
    american: u64,
    other: u64,
}

/// A file's dates, read in one order.
#[derive(Clone, Copy, Debug, Default)]
struct Try {
    /// Dates that are none.
    wrong: u64,
    /// All steps from one day to the next together.
    way: u64,
    /// Dates whose calendar is only guessed.
    guessed: u64,
    last: Option<i64>,
}

impl Orders {
    pub(super) fn take(&mut self, head: &Head<'_>) {
        if self.last == Some(head.date) {
            return;
        }
        self.last = Some(head.date);
        let style = if is_american(head) { &mut self.american } else { &mut self.other };
        *style += 1;
        for (order, attempt) in DateOrder::ALL.iter().zip(&mut self.tries) {
            attempt.take(order.day(&head.date));
        }
    }

    /// The order that fits best.
    pub(super) fn best(&self) -> DateOrder {
        let american = self.american > self.other;
        let unlikely = |order: DateOrder| match order {
            DateOrder::DayMonthYear => american,
            DateOrder::MonthDayYear => !american,
            DateOrder::YearMonthDay | DateOrder::YearDayMonth => false,
        };
        let tries = DateOrder::ALL.into_iter().zip(&self.tries);
        let rank = |order: DateOrder, t: &Try| {
            (t.wrong, t.way, t.guessed, order > DateOrder::MonthDayYear, unlikely(order), order)
        };
        tries.map(|(order, attempt)| rank(order, attempt)).min().map_or(DateOrder::DayMonthYear, |best| best.5)
    }
}

impl Try {
    fn take(&mut self, day: Option<Day>) {
        let Some(day) = day else {
            self.wrong += 1;
            return;
        };
        self.guessed += u64::from(day.guessed);
        let number = day.number();
        self.way += self.last.map_or(0, |last| last.abs_diff(number));
        self.last = Some(number);
    }
}

/// 3/4/22, with AM or PM if there is any: nobody else leaves the zeros out with two digits of the year and slashes.
fn is_american(head: &Head<'_>) -> bool {
    let [first, second, year] = head.date.numbers;
    let bare = [first, second].iter().all(|number| number.value >= 10 || number.digits == 1);
    head.date.slashes && bare && year.digits == 2 && head.time.halved
}
