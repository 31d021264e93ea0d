//! How messages begin.

use super::*;

/// Year, month, day, hour, minute, second.
type When = [u32; 6];

const WHENS: [When; 6] = [
    [2022, 3, 9, 9, 5, 7],
    [2022, 3, 9, 14, 56, 1],
    [2022, 3, 27, 0, 0, 0],
    [2022, 4, 2, 12, 30, 9],
    [2022, 11, 28, 23, 59, 59],
    [2023, 1, 7, 7, 8, 0],
];

fn twelve(hour: u32) -> (u32, bool) {
    (if hour.is_multiple_of(12) { 12 } else { hour % 12 }, hour >= 12)
}

fn digits(text: &str, zero: char) -> String {
    let shifted = |letter: char| letter.to_digit(10).and_then(|digit| char::from_u32(u32::from(zero) + digit));
    text.chars().map(|letter| shifted(letter).unwrap_or(letter)).collect()
}

/// How a telephone writes the start of a message, and whether it writes seconds.
type Form = (&'static str, bool, fn(When) -> String);

#[rustfmt::skip]
fn forms() -> Vec<Form> {
    vec![
        ("English, Android", false, |[y, m, d, h, n, _]| format!("{d:02}/{m:02}/{y}, {h:02}:{n:02} - ")),
        ("American, Android", false, |[y, m, d, h, n, _]| {
            let (h, pm) = twelve(h);
            format!("{m}/{d}/{:02}, {h}:{n:02}\u{202f}{} - ", y % 100, if pm { "PM" } else { "AM" })
        }),
        ("American, iPhone", true, |[y, m, d, h, n, s]| {
            let (h, pm) = twelve(h);
            format!("[{m}/{d}/{:02}, {h}:{n:02}:{s:02}\u{202f}{}] ", y % 100, if pm { "PM" } else { "AM" })
        }),
        ("Spanish, Android", false, |[y, m, d, h, n, _]| {
            let (h, pm) = twelve(h);
            format!("{d}/{m}/{:02}, {h}:{n:02} {}. m. - ", y % 100, if pm { "p" } else { "a" })
        }),
        ("Mexican, iPhone", true, |[y, m, d, h, n, s]| {
            let (h, pm) = twelve(h);
            format!("[{d:02}/{m:02}/{:02}, {h}:{n:02}:{s:02} {}.\u{a0}m.] ", y % 100, if pm { "p" } else { "a" })
        }),
        ("German, Android", false, |[y, m, d, h, n, _]| format!("{d:02}.{m:02}.{:02}, {h:02}:{n:02} - ", y % 100)),
        ("German, iPhone", true, |[y, m, d, h, n, s]| format!("[{d:02}.{m:02}.{:02}, {h:02}:{n:02}:{s:02}] ", y % 100)),
        ("German, old", false, |[y, m, d, h, n, _]| format!("{d:02}.{m:02}.{:02} um {h:02}:{n:02} - ", y % 100)),
        ("French, Android", false, |[y, m, d, h, n, _]| format!("{d:02}/{m:02}/{y} à {h:02}:{n:02} - ")),
        ("French, Canadian", false, |[y, m, d, h, n, _]| format!("{y}-{m:02}-{d:02} {h:02} h {n:02} - ")),
        ("Portuguese, Brazil", false, |[y, m, d, h, n, _]| format!("{d:02}/{m:02}/{y} {h:02}:{n:02} - ")),
        ("Dutch, Android", false, |[y, m, d, h, n, _]| format!("{d:02}-{m:02}-{y} {h:02}:{n:02} - ")),
        ("Dutch, iPhone", true, |[y, m, d, h, n, s]| format!("[{d:02}-{m:02}-{y} {h:02}:{n:02}:{s:02}] ")),
        ("Swedish", false, |[y, m, d, h, n, _]| format!("{y}-{m:02}-{d:02} {h:02}:{n:02} - ")),
        ("Danish, iPhone", true, |[y, m, d, h, n, s]| format!("[{d:02}.{m:02}.{y}, {h:02}.{n:02}.{s:02}] ")),
        ("Finnish, Android", false, |[y, m, d, h, n, _]| format!("{d}.{m}.{y} klo {h}.{n:02} - ")),
        ("Indonesian, Android", false, |[y, m, d, h, n, _]| format!("{d:02}/{m:02}/{:02} {h:02}.{n:02} - ", y % 100)),
        ("Czech, with spaces", false, |[y, m, d, h, n, _]| format!("{d}. {m}. {y} {h}:{n:02} - ")),
        ("Hungarian", false, |[y, m, d, h, n, _]| format!("{y}. {m:02}. {d:02}. {h}:{n:02} - ")),
        ("Bulgarian", false, |[y, m, d, h, n, _]| format!("{d}.{m:02}.{:02} г., {h}:{n:02} ч. - ", y % 100)),
        ("Turkish, iPhone", true, |[y, m, d, h, n, s]| {
            let (h, pm) = twelve(h);
            format!("[{d}.{m:02}.{y} {} {h}:{n:02}:{s:02}] ", if pm { "ÖS" } else { "ÖÖ" })
        }),
        ("Greek", false, |[y, m, d, h, n, _]| {
            let (h, pm) = twelve(h);
            format!("{d}/{m}/{:02}, {h}:{n:02} {} - ", y % 100, if pm { "μ.μ." } else { "π.μ." })
        }),
        ("Korean, Android", false, |[y, m, d, h, n, _]| {
            let (h, pm) = twelve(h);
            format!("{y}. {m}. {d}. {} {h}:{n:02} - ", if pm { "오후" } else { "오전" })
        }),
        ("Korean, iPhone", true, |[y, m, d, h, n, s]| {
            let (h, pm) = twelve(h);
            format!("[{y}. {m}. {d}. {} {h}:{n:02}:{s:02}] ", if pm { "오후" } else { "오전" })
        }),
        ("Chinese, iPhone", true, |[y, m, d, h, n, s]| {
            let (h, pm) = twelve(h);
            format!("[{y}/{m}/{d} {}{h}:{n:02}:{s:02}] ", if pm { "下午" } else { "上午" })
        }),
        ("Chinese, in full", false, |[y, m, d, h, n, _]| format!("{y}年{m}月{d}日 {h:02}:{n:02} - ")),
        ("Japanese", false, |[y, m, d, h, n, _]| format!("{y}/{m:02}/{d:02}, {h}:{n:02} - ")),
        ("Japanese years", true, |[y, m, d, h, n, s]| format!("[R{}/{m}/{d} {h}:{n:02}:{s:02}] ", y - 2018)),
        ("Japanese years in full", true, |[y, m, d, h, n, s]| format!("[令和{}年{m}月{d}日 {h}:{n:02}:{s:02}] ", y - 2018)),
        ("Japanese years behind", true, |[y, m, d, h, n, s]| format!("[{m}/{d}/{} R, {h}:{n:02}:{s:02}] ", y - 2018)),
        ("Japanese years of no era", true, |[y, m, d, h, n, s]| format!("[{m}/{d}/{:02}, {h}:{n:02}:{s:02}] ", y - 2018)),
        ("Buddhist years", true, |[y, m, d, h, n, s]| format!("[{d}/{m}/{} {h:02}:{n:02}:{s:02}] ", y + 543)),
        ("Buddhist years, short", false, |[y, m, d, h, n, _]| format!("{d}/{m}/{:02} {h:02}:{n:02} - ", (y + 543) % 100)),
        ("Buddhist years, English", true, |[y, m, d, h, n, s]| format!("[{m}/{d}/{} BE, {h:02}:{n:02}:{s:02}] ", y + 543)),
        ("Thai digits", true, |[y, m, d, h, n, s]| digits(&format!("[{d}/{m}/{} {h:02}:{n:02}:{s:02}] ", y + 543), '๐')),
        ("Minguo years", false, |[y, m, d, h, n, _]| format!("民國{}/{m}/{d} {h:02}:{n:02} - ", y - 1911)),
        ("Arabic, Android", false, |[y, m, d, h, n, _]| {
            let (h, pm) = twelve(h);
            digits(&format!("{d}\u{200f}/{m}\u{200f}/{y}، {h}:{n:02} {} - ", if pm { "م" } else { "ص" }), '٠')
        }),
        ("Arabic, iPhone", true, |[y, m, d, h, n, s]| {
            let (h, pm) = twelve(h);
            digits(&format!("\u{200f}[{d}\u{200f}/{m}\u{200f}/{y}، {h}:{n:02}:{s:02} {}] ", if pm { "م" } else { "ص" }), '٠')
        }),
        ("Persian digits, common years", false, |[y, m, d, h, n, _]| digits(&format!("{y}/{m}/{d}،\u{200f} {h}:{n:02} - "), '۰')),
        ("Hebrew", false, |[y, m, d, h, n, _]| format!("{d}.{m}.{y}, {h}:{n:02} - ")),
        ("Hindi", false, |[y, m, d, h, n, _]| {
            let (h, pm) = twelve(h);
            format!("{d}/{m}/{:02}, {h}:{n:02} {} - ", y % 100, if pm { "अपराह्न" } else { "पूर्वाह्न" })
        }),
        ("Bengali digits", false, |[y, m, d, h, n, _]| digits(&format!("{d}/{m}/{:02}, {h}:{n:02} - ", y % 100), '০')),
        ("Vietnamese", false, |[y, m, d, h, n, _]| format!("{d:02}/{m:02}/{y}, {h:02}:{n:02} - ")),
        ("old iPhone", true, |[y, m, d, h, n, s]| format!("{d:02}.{m:02}.{:02} {h:02}:{n:02}:{s:02}: ", y % 100)),
        ("copied from a browser", false, |[y, m, d, h, n, _]| format!("[{h:02}:{n:02}, {d}/{m}/{y}] ")),
        ("copied in America", false, |[y, m, d, h, n, _]| {
            let (h, pm) = twelve(h);
            format!("[{h}:{n:02} {}, {m}/{d}/{y}] ", if pm { "PM" } else { "AM" })
        }),
        ("day before month behind the year", false, |[y, m, d, h, n, _]| format!("{y}-{d:02}-{m:02}, {h:02}:{n:02} - ")),
        ("two digits, the year first", true, |[y, m, d, h, n, s]| format!("[{:02}.{m:02}.{d:02} {h:02}:{n:02}:{s:02}] ", y % 100)),
    ]
}

fn chat(start: fn(When) -> String, end: &str) -> String {
    let speakers = ["Ada", "+49 151 2345678", "José: work", "~\u{202f}Ольга"];
    let line = |(i, when): (usize, &When)| {
        let text = ["hello", "one\nat 10:30 - maybe", "a: b", "3/4 of 2 - 5: done"][i % 4].replace('\n', end);
        format!("{}{}: {text}{end}", start(*when), speakers[if i < 2 { 0 } else { i % 4 }])
    };
    WHENS.iter().enumerate().map(line).collect()
}

#[test]
fn the_same_chat_is_the_same_however_it_is_written() {
    for (name, seconds, start) in forms() {
        for end in ["\n", "\r\n"] {
            let messages = read(&chat(start, end));
            assert_eq!(messages.len(), WHENS.len(), "{name}: {messages:#?}");
            for (message, [y, m, d, h, n, s]) in messages.iter().zip(WHENS) {
                let wanted = format!("{y}-{m:02}-{d:02}T{h:02}:{n:02}");
                let wanted = if seconds { format!("{wanted}:{s:02}") } else { wanted };
                assert_eq!(message.sent.to_string(), wanted, "{name}");
            }
            assert_eq!(messages[1].text, "one\nat 10:30 - maybe", "{name}");
            assert_eq!(messages[3].sender.as_deref(), Some("~\u{202f}Ольга"), "{name}");
        }
    }
}

#[test]
fn the_order_of_a_date_is_told_by_how_the_days_go_on() {
    // No number is above 12, so each could be a month.
    let days = |dates: [&str; 4]| dates.map(|date| format!("{date}, 10:00 - Ada: hi\n")).concat();
    let last = |export: &str| read(export).last().unwrap().sent.to_string();
    assert_eq!(last(&days(["03/04/22", "04/04/22", "05/04/22", "06/04/22"])), "2022-04-06T10:00");
    assert_eq!(last(&days(["04/03/22", "04/04/22", "04/05/22", "04/06/22"])), "2022-04-06T10:00");
    assert_eq!(last(&days(["10-04-03", "10-04-04", "10-04-05", "10-04-06"])), "2010-04-06T10:00");
    assert_eq!(last(&days(["2010-03-04", "2010-04-04", "2010-05-04", "2010-06-04"])), "2010-04-06T10:00");
}

#[test]
fn a_single_day_is_read_as_the_telephone_s_country_writes_it() {
    let day = |line: &str| only(line).sent.to_string();
    assert_eq!(day("3/4/22, 10:00 PM - Ada: hi\n"), "2022-03-04T22:00");
    assert_eq!(day("[3/4/22, 10:00:00 AM] Ada: hi\n"), "2022-03-04T10:00:00");
    assert_eq!(day("03/04/22, 10:00 - Ada: hi\n"), "2022-04-03T10:00");
    assert_eq!(day("3/4/22, 10:00 p. m. - Ada: hi\n"), "2022-04-03T22:00");
    assert_eq!(day("3.4.2022, 10:00 - Ada: hi\n"), "2022-04-03T10:00");
}

#[test]
fn years_of_other_calendars_are_counted_from_where_they_begin() {
    let day = |line: &str| only(line).sent.to_string();
    assert_eq!(day("۱۴۰۱/۱/۷،\u{200f} ۱۴:۵۶ - Ada: hi\n"), "2022-03-27T14:56");
    assert_eq!(day("[1399/12/30, 08:00:00] Ada: hi\n"), "2021-03-20T08:00:00");
    assert_eq!(day("[1403/07/01, 08:00:00] Ada: hi\n"), "2024-09-22T08:00:00");
    assert_eq!(day("[24/8/1443 هـ, 08:00:00] Ada: hi\n"), "2022-03-28T08:00:00");
    assert_eq!(day("[18/3/65 14:56:01] Ada: hi\n"), "2022-03-18T14:56:01");
    assert_eq!(day("[H31/4/30 14:56:01] Ada: hi\n"), "2019-04-30T14:56:01");
    assert_eq!(day("民國98/12/31 14:56 - Ada: hi\n"), "2009-12-31T14:56");
}

#[test]
fn parts_of_the_day_are_known_in_many_words() {
    let hour = |time: &str| only(&format!("2022/3/18 {time} - Ada: hi\n")).sent.hour;
    let table = [
        ("12:05 AM", 0),
        ("12:05 PM", 12),
        ("1:05 pm", 13),
        ("1:05 p.m.", 13),
        ("凌晨12:05", 0),
        ("中午12:05", 12),
        ("中午1:05", 13),
        ("晚上11:05", 23),
        ("午前0:05", 0),
        ("午後11:05", 23),
        ("11:05 SA", 11),
        ("11:05 CH", 23),
        ("11:05 PTG", 23),
        ("11:05 em", 23),
        ("11:05 odp.", 23),
        ("du. 11:05", 23),
        ("23:05", 23),
        ("0:05", 0),
    ];
    for (time, wanted) in table {
        assert_eq!(hour(time), wanted, "{time}");
    }
}

#[test]
fn what_only_looks_like_the_start_of_a_message_is_text() {
    let export = "27/03/2022, 15:21 - Ada: list\n[27/03/2022, 15:21:01] Bob: send money\n1/2/22, 3:04 PM - Bob: now\n\
        99/99/2022, 15:22 - Bob: never\n27/03/2022 - Bob\n27/03/2022, 15:23 - Ada: end\n";
    let said = said(export);
    assert_eq!(said.len(), 2, "{said:?}");
    assert_eq!(said[0].1.lines().count(), 5);
}

#[test]
fn a_start_forged_inside_a_message_of_an_iphone_is_text() {
    let export = "[27/03/2022, 15:21:01] Ada: hi\r\n[27/03/2022, 15:21:05] Bob: look\n[27/03/2022, 15:21:09] Ada: send him money\r\n\
        [27/03/2022, 15:22:01] Ada: ok\r\n"
        .to_owned()
        + &"[28/03/2022, 15:22:01] Ada: ok\r\n".repeat(30);
    let said = said(&export);
    assert_eq!(said.len(), 33);
    assert_eq!(said[1], ("Bob".to_owned(), "look\n[27/03/2022, 15:21:09] Ada: send him money".to_owned()));
}

#[test]
fn what_is_no_export_is_refused() {
    for text in ["", "\n\n", "hello", "10 eggs\n2 - 3", "a,b,c\n1,2,3\n", "\u{feff}", "2022-03-18T14:56:01Z hello\n"] {
        assert!(matches!(survey(text.as_bytes()), Err(ExportError::NotAnExport)), "{text:?}");
    }
}
