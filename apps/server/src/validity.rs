//! From when to when a certificate is good: the one field of X.509 (RFC 5280 §4.1.2.5) that an operator must not miss.
//!
//! Only our own certificate is read here, after rustls took it; nothing a stranger sends.

/// The times between which a certificate is good, in seconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Validity {
    pub(crate) from: u64,
    pub(crate) until: u64,
}

const SEQUENCE: u8 = 0x30;
const VERSION: u8 = 0xa0;
const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;

impl Validity {
    /// That of a certificate; `None` if it has none where it should.
    pub(crate) fn of(certificate: &[u8]) -> Option<Self> {
        let (SEQUENCE, certificate, _) = element(certificate)? else { return None };
        let (SEQUENCE, mut fields, _) = element(certificate)? else { return None };
        if let (VERSION, _, rest) = element(fields)? {
            fields = rest;
        }
        // Serial number, signature algorithm, issuer.
        for _ in 0..3 {
            (_, _, fields) = element(fields)?;
        }
        let (SEQUENCE, times, _) = element(fields)? else { return None };
        let (kind, from, rest) = element(times)?;
        let from = seconds(kind, from)?;
        let (kind, until, _) = element(rest)?;
        Some(Self { from, until: seconds(kind, until)? })
    }
}

/// The first element of some DER: its tag, its content, and what follows.
fn element(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (&tag, rest) = bytes.split_first()?;
    let (&short, rest) = rest.split_first()?;
    let (length, rest) = match short {
        0..=0x7f => (usize::from(short), rest),
        0x81..=0x84 => {
            let (digits, rest) = rest.split_at_checked(usize::from(short & 0x7f))?;
            (digits.iter().fold(0, |length, digit| length << 8 | usize::from(*digit)), rest)
        }
        _ => return None,
    };
    let (content, rest) = rest.split_at_checked(length)?;
    Some((tag, content, rest))
}

/// `YYMMDDHHMMSSZ` (years 1950 to 2049) or `YYYYMMDDHHMMSSZ`, as seconds since 1970.
fn seconds(kind: u8, text: &[u8]) -> Option<u64> {
    let text = std::str::from_utf8(text).ok()?.strip_suffix('Z')?;
    let text = match (kind, text.len()) {
        (UTC_TIME, 12) => format!("{}{text}", if text < "50" { "20" } else { "19" }),
        (GENERALIZED_TIME, 14) => text.to_owned(),
        _ => return None,
    };
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let part = |from: usize, to: usize| text.get(from..to)?.parse::<u64>().ok();
    let (month, day) = (part(4, 6)?, part(6, 8)?);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let of_day = part(8, 10)? * 3600 + part(10, 12)? * 60 + part(12, 14)?;
    days(part(0, 4)?, month, day)?.checked_mul(86_400)?.checked_add(of_day)
}

/// Days since 1970 in the Gregorian calendar; years begin in March here, so that the leap day is a year's last.
fn days(year: u64, month: u64, day: u64) -> Option<u64> {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year.checked_sub(1)?, month + 9) };
    let before_year = year * 365 + year / 4 - year / 100 + year / 400;
    let before_month = (153 * month + 2) / 5;
    (before_year + before_month + day).checked_sub(719_469)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_the_standard_writes_them() {
        for (kind, text, expected) in [
            (UTC_TIME, "700101000000Z", 0),
            (UTC_TIME, "991231235959Z", 946_684_799),
            (UTC_TIME, "491231235959Z", 2_524_607_999),
            (GENERALIZED_TIME, "20240229120000Z", 1_709_208_000),
            (GENERALIZED_TIME, "20500101000000Z", 2_524_608_000),
            (GENERALIZED_TIME, "99991231235959Z", 253_402_300_799),
        ] {
            assert_eq!(seconds(kind, text.as_bytes()), Some(expected), "{text}");
        }
        for text in ["240229120000", "20240229120000Z", "2402Z", "241301000000Z", "24+101000000Z", ""] {
            assert_eq!(seconds(UTC_TIME, text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn what_is_cut_short_has_no_validity() {
        let times = [&[SEQUENCE, 30, UTC_TIME, 13][..], b"240101000000Z", &[UTC_TIME, 13], b"250101000000Z"].concat();
        let fields = [&[VERSION, 0, 2, 1, 7, SEQUENCE, 0, SEQUENCE, 0][..], &times].concat();
        let inner = [&[SEQUENCE, fields.len() as u8][..], &fields].concat();
        let whole = [&[SEQUENCE, 0x81, inner.len() as u8][..], &inner].concat();
        assert_eq!(Validity::of(&whole), Some(Validity { from: 1_704_067_200, until: 1_735_689_600 }));
        assert!((0..whole.len()).all(|len| Validity::of(&whole[..len]).is_none()));
    }
}
