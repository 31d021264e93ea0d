//! Which half of the day a word names.

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Half {
    /// Before noon: 12 is midnight.
    Morning,
    /// From noon on: 1 is 13.
    Afternoon,
    /// Around noon: 11 and 12 are what they are, 1 is 13.
    Noon,
}

/// The half of the day that stands among some words, and whether it is the English AM or PM in capitals.
pub(super) fn half(words: &str) -> Option<(Half, bool)> {
    let latin = matches!(words, "AM" | "PM");
    let whole = plain(words);
    let each = words.split(|letter: char| letter.is_whitespace() || letter == ',').map(plain);
    let found = std::iter::once(whole).chain(each).find_map(|word| named(&word))?;
    Some((found, latin))
}

fn named(word: &str) -> Option<Half> {
    let table = [(&MORNING[..], Half::Morning), (&AFTERNOON, Half::Afternoon), (&NOON, Half::Noon)];
    table.into_iter().find(|(names, _)| names.contains(&word)).map(|(_, half)| half)
}

/// Small letters without dots, spaces and signs.
fn plain(word: &str) -> String {
    let kept =
        |letter: &char| !letter.is_whitespace() && !".,'’״\"()".contains(*letter) && !super::marks::is_mark(*letter);
    word.chars().filter(kept).flat_map(char::to_lowercase).filter(|letter| *letter != '\u{307}').collect()
}

#[rustfmt::skip]
const MORNING: [&str; 59] = [
    "am", "a", "vorm", "vormittags", "dop", "dopoledne", "de", "πμ", "öö", "sa", "ص", "صباحا", "قظ", "قبلازظهر",
    "पूर्वाह्न", "मपू", "am오전", "오전", "上午", "午前", "凌晨", "早上", "清晨", "半夜", "ก่อนเที่ยง", "pg", "pagi", "fm", "ap",
    "дп", "преди", "пробяд", "проб", "предиобяд", "препл", "претпл", "пре", "препподне", "пд", "pd", "paradite", "priešpiet",
    "priekšp", "priekšpusdienā", "eelmpl", "vm", "fh", "לפנהצ", "לפנההצ", "לפניהצהריים", "кіқ", "таңертең", "кечгача", "to", "ព្រឹក",
    "ກ່ອນທ່ຽງ", "နံနက်", "ጥዋት", "முற்பகல்",
];

#[rustfmt::skip]
const AFTERNOON: [&str; 54] = [
    "pm", "p", "nachm", "nachmittags", "odp", "odpoledne", "du", "μμ", "ös", "ch", "م", "مساء", "بظ", "بعدازظهر",
    "अपराह्न", "मउ", "오후", "下午", "午後", "晚上", "傍晚", "夜里", "หลังเที่ยง", "ptg", "petang", "em", "ip", "пп",
    "слоб", "следобед", "слобяд", "попл", "поподне", "md", "mbasdite", "popiet", "pēcp", "pēcpusdienā", "pelpl",
    "nm", "eh", "אחהצ", "אחריהצהריים", "кк", "tk", "ល្ងាច", "ຫຼັງທ່ຽງ", "ညနေ", "ከሰዓት", "பிற்பகல்", "pop", "по", "malam", "ਬਾਦ",
];

const NOON: [&str; 3] = ["中午", "正午", "noon"];
