//! Spans of time as people write them: 10s, 5m, 7d.

use std::str::FromStr;
use std::time::Duration;

use kith_wire::Seconds;

use crate::texts::errors;

/// A span of time in whole seconds, longer than none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span(u64);

impl Span {
    /// How long a relay is waited for when nobody says otherwise.
    pub(crate) const USUAL: Self = Self(10);

    pub(crate) const fn from_seconds(seconds: u64) -> Self {
        Self(seconds)
    }

    /// As long as something lasts, or as `least` if that is longer.
    pub(crate) fn at_least(duration: Duration, least: Self) -> Self {
        Self(duration.as_secs().max(least.0))
    }

    pub(crate) const fn seconds(self) -> Seconds {
        Seconds(self.0)
    }

    pub(crate) const fn duration(self) -> Duration {
        Duration::from_secs(self.0)
    }
}

impl std::fmt::Display for Span {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (unit, size) = UNITS.into_iter().find(|(_, size)| self.0.is_multiple_of(*size)).unwrap_or(("s", 1));
        write!(f, "{}{unit}", self.0 / size)
    }
}

impl FromStr for Span {
    type Err = BadSpan;

    fn from_str(text: &str) -> Result<Self, BadSpan> {
        let (number, size) = UNITS
            .into_iter()
            .find_map(|(unit, size)| text.strip_suffix(unit).map(|number| (number, size)))
            .ok_or(BadSpan)?;
        let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let number: u64 = if digits { number.parse().map_err(|_| BadSpan)? } else { return Err(BadSpan) };
        match number.checked_mul(size) {
            Some(seconds @ 1..=LONGEST) => Ok(Self(seconds)),
            _ => Err(BadSpan),
        }
    }
}

/// A text that is no span of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", errors().bad_span())]
pub(crate) struct BadSpan;

/// Largest first.
const UNITS: [(&str, u64); 4] = [("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1)];

/// Ten years: whatever is longer is a slip.
const LONGEST: u64 = 3_653 * 86_400;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_read_and_written_the_same() {
        for (text, seconds) in [("1s", 1), ("10s", 10), ("5m", 300), ("36h", 129_600), ("7d", 604_800)] {
            let span: Span = text.parse().unwrap();
            assert_eq!((span.seconds().0, span.to_string().as_str()), (seconds, text));
        }
        assert_eq!("3600s".parse::<Span>().unwrap().to_string(), "1h");
    }

    #[test]
    fn what_is_no_span_is_refused() {
        for text in ["", "10", "s", "0s", "-1s", "+1s", "1.5h", "1 h", "1y", "99999999999999999999s", "4000d", "١s"] {
            assert_eq!(text.parse::<Span>(), Err(BadSpan), "{text}");
        }
    }
}
