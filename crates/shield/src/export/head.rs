//! The start of a message: a date, a time, and where the text begins. In every order, script and punctuation that is known;
//! which of the numbers is the day is not for one line to say ([`super::order`]).

use super::calendar::Era;
use super::marks::{digit, is_mark};
use super::period::{self, Half};

/// How far into a line its date and time may reach, in bytes.
const REACH: usize = 112;

/// Letters between two numbers, in bytes: "พุทธศักราช" and the like.
const WORD: usize = 48;

/// The start of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head<'a> {
    /// How it is written; the same in all messages of an export.
    pub(super) form: Form,
    /// The numbers of the date, as they stand.
    pub(super) date: Date,
    /// The time of day.
    pub(super) time: Time,
    /// What follows.
    pub(super) body: &'a str,
}

/// The shape of a start: its punctuation, with `#` for numbers and `w` for words, as a hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Form(u64);

/// Three numbers, one of which is the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Date {
    pub(super) numbers: [Number; 3],
    pub(super) era: Option<Era>,
    /// Whether slashes stand between them.
    pub(super) slashes: bool,
}

/// A number as it is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) value: u32,
    pub(super) digits: u8,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Time {
    pub(super) hour: u8,
    pub(super) minute: u8,
    pub(super) second: Option<u8>,
    /// Written with AM or PM in Latin letters.
    pub(super) halved: bool,
}

/// The start of a message at the beginning of a line, if there is one.
pub(super) fn head(line: &str) -> Option<Head<'_>> {
    let mut scan = Scan::default();
    let mut at = scan.opening(line)?;
    loop {
        let rest = line.get(at..)?;
        let letter = rest.chars().next()?;
        let after = at + letter.len_utf8();
        if scan.is_end(letter, line.get(after..)?) {
            return scan.head(line, after);
        }
        scan.take(letter, at, after)?;
        if after > REACH {
            return None;
        }
        at = after;
    }
}

/// What stands between two numbers.
#[derive(Clone, Copy, Debug, Default)]
struct Gap {
    colon: bool,
    comma: bool,
    slash: bool,
    other: bool,
    space: bool,
    /// From the first letter to behind the last.
    word: Option<(usize, usize)>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Scan {
    bracket: bool,
    numbers: [Number; 6],
    /// What stands before each number, and behind the last.
    gaps: [Gap; 7],
    count: usize,
    in_number: bool,
    spaced: bool,
    form: u64,
}

impl Scan {
    /// Where the first number or word begins, if the line can begin a message at all.
    fn opening(&mut self, line: &str) -> Option<usize> {
        let mut at = 0;
        for letter in line.chars() {
            let known = is_mark(letter) || letter.is_whitespace();
            match letter {
                '[' if !self.bracket => {
                    self.bracket = true;
                    self.write('[');
                }
                _ if known && at < REACH => {}
                _ if self.bracket || digit(letter).is_some() || Era::begins(letter) => return Some(at),
                _ => return None,
            }
            at += letter.len_utf8();
        }
        None
    }

    fn is_end(&self, letter: char, rest: &str) -> bool {
        let complete = self.count >= 5;
        match letter {
            ']' => self.bracket,
            '-' | '–' | '—' => {
                !self.bracket
                    && complete
                    && self.spaced
                    && rest.trim_start_matches(is_mark).starts_with(char::is_whitespace)
            }
            ':' => !self.bracket && complete && rest.starts_with(char::is_whitespace),
            _ => false,
        }
    }

    /// Takes a character in. `None` if no start of a message goes on like this.
    fn take(&mut self, letter: char, at: usize, after: usize) -> Option<()> {
        if is_mark(letter) {
            return Some(());
        }
        if let Some(digit) = digit(letter) {
            return self.digit(digit);
        }
        self.in_number = false;
        let space = letter.is_whitespace();
        if !(space && self.spaced) {
            self.write(if space { ' ' } else { letter });
        }
        self.spaced = space;
        let gap = self.gaps.get_mut(self.count)?;
        match letter {
            ':' => gap.colon = true,
            ',' | '،' | '，' | '、' => gap.comma = true,
            '/' => gap.slash = true,
            '.' | '-' | '–' | '‐' | '\'' | '’' | '״' | '(' | ')' => gap.other = true,
            _ if space => gap.space = true,
            _ if letter.is_ascii_punctuation() => return None,
            _ => {
                let start = gap.word.map_or(at, |(start, _)| start);
                if after - start > WORD {
                    return None;
                }
                gap.word = Some((start, after));
            }
        }
        Some(())
    }

    fn digit(&mut self, digit: u32) -> Option<()> {
        if !self.in_number {
            self.in_number = true;
            self.count += 1;
            self.write('#');
        }
        self.spaced = false;
        let number = self.numbers.get_mut(self.count - 1)?;
        number.value = number.value * 10 + digit;
        number.digits += 1;
        (number.digits <= 4).then_some(())
    }

    /// Letters are all the same to the form: AM and PM are.
    fn write(&mut self, letter: char) {
        let code = if letter.is_alphabetic() || !letter.is_ascii() && !letter.is_whitespace() { 'w' } else { letter };
        if code != 'w' || self.form & 0xff != u64::from(b'w') {
            let mixed = (self.form ^ u64::from(u32::from(code))).wrapping_mul(0x100_0000_01b3);
            self.form = (mixed & !0xff) | u64::from(u32::from(code) & 0xff);
        }
    }

    fn head<'a>(mut self, line: &'a str, body: usize) -> Option<Head<'a>> {
        self.write(if self.bracket { ']' } else { ':' });
        let body = line.get(body..)?;
        let body = body.strip_prefix(|letter: char| letter.is_whitespace()).unwrap_or(body);
        let [a, b, c, d, e, f] = self.numbers;
        let [_, first, second, third, ..] = self.gaps;
        let clock = |gap: Gap| gap.colon || gap.comma && !gap.slash;
        let (date, time, gaps) = match self.count {
            5 if first.colon || clock(second) && !clock(third) && !first.slash => {
                ([c, d, e], [a, b, Number::default()], (2, 0, 2))
            }
            5 => ([a, b, c], [d, e, Number::default()], (0, 3, 5)),
            6 if first.colon => ([d, e, f], [a, b, c], (3, 0, 3)),
            6 => ([a, b, c], [d, e, f], (0, 3, 6)),
            _ => return None,
        };
        let (date_at, time_at, behind) = gaps;
        let time = self.time(line, time, self.count == 6, time_at, behind)?;
        let numbers = self.is_date(date_at).then_some(date)?;
        let slashes = self.gaps.get(date_at + 1)?.slash;
        Some(Head { form: Form(self.form), date: Date { numbers, era: self.era(line, date_at), slashes }, time, body })
    }

    fn is_date(&self, at: usize) -> bool {
        let parted = |gap: &Gap| !gap.colon && (gap.slash || gap.other || gap.space || gap.word.is_some());
        self.gaps.get(at + 1..at + 3).is_some_and(|gaps| gaps.iter().all(parted))
    }

    fn time(&self, line: &str, numbers: [Number; 3], seconds: bool, at: usize, behind: usize) -> Option<Time> {
        let [hour, minute, second] = numbers;
        let parted = |gap: &Gap| !gap.slash && !gap.comma;
        let gaps = self.gaps.get(at + 1..behind.max(at + 2))?;
        let two = |number: Number, limit: u32| number.digits == 2 && number.value < limit;
        let fits = gaps.iter().all(parted) && hour.digits <= 2 && hour.value <= 24 && two(minute, 60);
        if !fits || seconds && !two(second, 61) {
            return None;
        }
        let word = |gap: usize| self.gaps.get(gap).and_then(|gap| gap.word).and_then(|(from, to)| line.get(from..to));
        let half = word(behind).and_then(period::half).or_else(|| word(at).and_then(period::half));
        let halved = half.is_some_and(|(_, latin)| latin);
        let hour = half.map_or(hour.value, |(half, _)| half.hour(hour.value)) % 24;
        let byte = |value: u32| u8::try_from(value).ok();
        Some(Time {
            hour: byte(hour)?,
            minute: byte(minute.value)?,
            second: if seconds { byte(second.value.min(59)) } else { None },
            halved,
        })
    }

    /// The era stands before the date, before the year wherever that is, or behind the date.
    fn era(&self, line: &str, date_at: usize) -> Option<Era> {
        let gaps = self.gaps.get(date_at..date_at + 4)?;
        let words = gaps.iter().filter_map(|gap| gap.word).filter_map(|(from, to)| line.get(from..to));
        words.filter(|word| period::half(word).is_none()).find_map(Era::named)
    }
}

impl Half {
    fn hour(self, hour: u32) -> u32 {
        match self {
            Self::Morning if hour == 12 => 0,
            Self::Afternoon if hour < 12 => hour + 12,
            Self::Noon if hour < 3 => hour + 12,
            Self::Morning | Self::Afternoon | Self::Noon => hour,
        }
    }
}
