//! Years of other calendars, and days as a number that can be compared.

/// Whose years are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Era {
    Common,
    Buddhist,
    /// The year before the first of the era.
    Japanese(u32),
    Minguo,
    Persian,
    Islamic,
}

/// A day, by the common calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Day {
    pub(super) year: i32,
    pub(super) month: u8,
    pub(super) day: u8,
    /// It is told from this that no era was named, and the years of another are the likelier.
    pub(super) guessed: bool,
}

impl Era {
    /// Whether a line can begin with an era.
    pub(super) const fn begins(letter: char) -> bool {
        matches!(letter, 'R' | 'H' | '令' | '平' | '民' | '佛' | '西' | '公')
    }

    /// The era that stands among some words.
    pub(super) fn named(words: &str) -> Option<Self> {
        let kept =
            |letter: &char| !letter.is_whitespace() && !".,'’()".contains(*letter) && !super::marks::is_mark(*letter);
        let whole: String = words.chars().filter(kept).collect();
        let each = words.split(char::is_whitespace).map(|word| word.chars().filter(kept).collect());
        std::iter::once(whole).chain(each).find_map(|word: String| Self::of(&word))
    }

    fn of(word: &str) -> Option<Self> {
        Some(match word {
            "R" | "令和" | "Reiwa" | "R年" | "㋿" => Self::Japanese(2018),
            "H" | "平成" | "Heisei" => Self::Japanese(1988),
            "BE" | "พศ" | "พุทธศักราช" | "佛曆" | "佛历" | "仏暦" | "불기" | "Β" | "б" | "BuE" => {
                Self::Buddhist
            }
            "民國" | "民国" | "Minguo" | "ROC" | "중화민국" => Self::Minguo,
            "AP" | "هش" | "ه‍ش" | "AHS" => Self::Persian,
            "AH" | "هـ" | "ه" | "ه‍ق" | "هق" => Self::Islamic,
            "AD" | "CE" | "คศ" | "公元" | "西暦" | "西元" | "م" | "нэ" | "dC" | "nChr" | "г" => {
                Self::Common
            }
            _ => return None,
        })
    }

    /// The era of a year that names none. The years are those since there is WhatsApp, and no two calendars share them.
    const fn of_year(value: u32, digits: u8) -> Option<Self> {
        match (digits, value) {
            (1 | 2, 1..=8) => Some(Self::Japanese(2018)),
            (1 | 2, 9..=51) | (4, 2009..=2150) => Some(Self::Common),
            (1 | 2, 52..=93) | (4, 2552..=2693) => Some(Self::Buddhist),
            (3, 98..=190) => Some(Self::Minguo),
            (4, 1388..=1429) => Some(Self::Persian),
            (4, 1430..=1500) => Some(Self::Islamic),
            _ => None,
        }
    }
}

/// The day that a year, a month and a day are.
pub(super) fn day(era: Option<Era>, year: (u32, u8), month: u32, day: u32) -> Option<Day> {
    let (value, digits) = year;
    let named = era.filter(|era| *era != Era::Common || digits == 4);
    let era = named.or_else(|| Era::of_year(value, digits))?;
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let guessed = named.is_none() && matches!(era, Era::Japanese(_));
    let (year, month, day) = match era {
        Era::Common if digits <= 2 => (value + 2000, month, day),
        Era::Common => (value, month, day),
        Era::Buddhist if digits <= 2 => (value + 1957, month, day),
        Era::Buddhist => (value.checked_sub(543)?, month, day),
        Era::Japanese(before) => (value + before, month, day),
        Era::Minguo => (value + 1911, month, day),
        Era::Persian => civil(persian(value + if digits <= 2 { 1400 } else { 0 }, month, day)?),
        Era::Islamic => civil(islamic(value, month, day)?),
    };
    let fits = (1970..=9999).contains(&year) && day <= month_length(year, month);
    let day = Day {
        year: i32::try_from(year).ok()?,
        month: u8::try_from(month).ok()?,
        day: u8::try_from(day).ok()?,
        guessed,
    };
    fits.then_some(day)
}

impl Day {
    /// Days since 1 March of the year 0.
    pub(super) fn number(self) -> i64 {
        let (month, year) = (i64::from(self.month), i64::from(self.year));
        let (month, year) = if month > 2 { (month - 3, year) } else { (month + 9, year - 1) };
        365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + i64::from(self.day) - 1
    }
}

const fn month_length(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The day of [`Day::number`] as a year, a month and a day.
const fn civil(number: u32) -> (u32, u32, u32) {
    let era = number / 146_097;
    let rest = number % 146_097;
    let years = (rest - rest / 1_460 + rest / 36_524 - rest / 146_096) / 365;
    let days = rest - (365 * years + years / 4 - years / 100);
    let month = (5 * days + 2) / 153;
    let day = days - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    (era * 400 + years + next, month, day)
}

/// 1 Farvardin 1388, which was 21 March 2009, as a day's number.
const FARVARDIN_1388: u32 = 733_792;

/// By the 33-year rule, which is right from 1178 to 1633.
fn persian(year: u32, month: u32, day: u32) -> Option<u32> {
    let leaps = |until: u32| (1388..until).filter(|year| (25 * year + 11) % 33 < 8).count();
    let limit = if month <= 6 { 31 } else { 30 };
    if !(1388..=1500).contains(&year) || day > limit {
        return None;
    }
    let before = (month - 1) * 31 - month.saturating_sub(7);
    Some(FARVARDIN_1388 + (year - 1388) * 365 + u32::try_from(leaps(year)).ok()? + before + day - 1)
}

/// By the arithmetical calendar; the one seen from Mecca differs by a day at times.
fn islamic(year: u32, month: u32, day: u32) -> Option<u32> {
    /// The day before 1 Muharram 1, as a day's number.
    const BEFORE: u32 = 227_319;
    if !(1400..=1600).contains(&year) || day > 30 {
        return None;
    }
    Some(day + (59 * (month - 1)).div_ceil(2) + (year - 1) * 354 + (3 + 11 * year) / 30 + BEFORE)
}
