//! Letters as they are compared: small, without accents, and without disguise.

/// A character as it is compared: none, one or two letters. Accents, letter forms and case are gone.
pub(crate) fn fold(c: char) -> impl Iterator<Item = char> {
    let (first, second) = match plain_form(c) {
        'ß' => (Some('s'), Some('s')),
        'æ' => (Some('a'), Some('e')),
        'œ' => (Some('o'), Some('e')),
        c if is_mark(c) => (None, None),
        c => (Some(without_accent(c)), None),
    };
    first.into_iter().chain(second)
}

/// Whether somebody put this where nobody sees it.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206f}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e007f}')
}

/// Whether it belongs to a word.
pub(crate) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_mark(c) || matches!(c, '\u{900}'..='\u{963}' | '\u{970}'..='\u{97f}')
}

/// Whether it is a letter in fancy dress: mathematical, full-width, circled.
pub(crate) fn is_dressed(c: char) -> bool {
    matches!(c, '\u{1d400}'..='\u{1d7ff}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' | '\u{24b6}'..='\u{24e9}'
        | '\u{1f130}'..='\u{1f189}')
}

/// The Latin letter that a Cyrillic or Greek letter passes for.
pub(crate) fn imitated(c: char) -> Option<char> {
    let found = LOOKALIKES.iter().find(|(letters, _)| letters.contains(c))?;
    Some(found.1)
}

/// Cyrillic, Greek and other letters, and the small Latin letter they look like.
const LOOKALIKES: [(&str, char); 24] = [
    ("аΑαА", 'a'),
    ("ВвΒβЬь", 'b'),
    ("сСϲс", 'c'),
    ("ԁ", 'd'),
    ("еЕёЁΕеє", 'e'),
    ("ғ", 'f'),
    ("ɡ", 'g'),
    ("һНнΗ", 'h'),
    ("іІΙιї", 'i'),
    ("јЈ", 'j'),
    ("кКΚκ", 'k'),
    ("ӏӀ", 'l'),
    ("мМΜ", 'm'),
    ("пΝη", 'n'),
    ("оОΟοσ", 'o'),
    ("рРΡρ", 'p'),
    ("ԛ", 'q'),
    ("ѕЅ", 's'),
    ("тТΤτ", 't'),
    ("υц", 'u'),
    ("ѵν", 'v'),
    ("ѡԝω", 'w'),
    ("хХΧχ", 'x'),
    ("уУΥγ", 'y'),
];

fn plain_form(c: char) -> char {
    let plain = match u32::from(c) {
        code @ 0x1d400..=0x1d6a3 => letter((code - 0x1d400) % 52 % 26),
        code @ 0x1d7ce..=0x1d7ff => char::from_digit((code - 0x1d7ce) % 10, 10),
        code @ 0xff21..=0xff3a => letter(code - 0xff21),
        code @ 0xff41..=0xff5a => letter(code - 0xff41),
        code @ 0xff10..=0xff19 => char::from_digit(code - 0xff10, 10),
        code @ 0x24b6..=0x24e9 => letter((code - 0x24b6) % 26),
        code @ 0x1f130..=0x1f149 => letter(code - 0x1f130),
        code @ 0x1f150..=0x1f169 => letter(code - 0x1f150),
        code @ 0x1f170..=0x1f189 => letter(code - 0x1f170),
        code @ 0x966..=0x96f => char::from_digit(code - 0x966, 10),
        _ => c.to_lowercase().next(),
    };
    plain.unwrap_or(c)
}

fn letter(index: u32) -> Option<char> {
    char::from_u32(u32::from('a') + index)
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{93c}')
}

fn without_accent(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    ACCENTS.iter().find(|(_, letters)| letters.contains(c)).map_or(c, |(plain, _)| *plain)
}

const ACCENTS: [(char, &str); 19] = [
    ('a', "àáâãäåāăąǎạảấầẩẫậắằẳẵặ"),
    ('c', "çćĉċč"),
    ('d', "ďđð"),
    ('e', "èéêëēĕėęěẹẻẽếềểễệ"),
    ('g', "ĝğġģ"),
    ('h', "ĥħ"),
    ('i', "ìíîïĩīĭįıǐịỉ"),
    ('j', "ĵ"),
    ('k', "ķ"),
    ('l', "ĺļľŀł"),
    ('n', "ñńņňŉ"),
    ('o', "òóôõöøōŏőơǒọỏốồổỗộớờởỡợ"),
    ('r', "ŕŗř"),
    ('s', "śŝşšș"),
    ('t', "ţťŧț"),
    ('u', "ùúûüũūŭůűųưǔụủứừửữự"),
    ('w', "ŵ"),
    ('y', "ýÿŷỳỵỷỹ"),
    ('z', "źżž"),
];
