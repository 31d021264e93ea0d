//! What names look like: two names with the same look can be taken for each other.
//!
//! The skeleton of UTS 39 over the letters of [`super::letters`] in the scripts that share shapes, with case and diacritics
//! taken off, and `i` and `l`, `m` and `rn`, `w` and `vv` made the same. A test compares the tables with those of
//! `unicode-security`.

use std::collections::BTreeMap;

/// What letters look like.
pub(super) struct Looks {
    lower: BTreeMap<char, &'static str>,
    upper: BTreeMap<char, &'static str>,
}

impl Looks {
    /// The tables, ready to be asked.
    pub(super) fn new() -> Self {
        let table = |rows: &[(&'static str, &'static str)]| {
            rows.iter().flat_map(|(look, letters)| letters.chars().map(|letter| (letter, *look))).collect()
        };
        Self { lower: table(&LOWER), upper: table(&UPPER) }
    }

    /// The looks of a text, as it is written and in small letters; spaces and signs leave none.
    pub(super) fn of(&self, text: &str) -> [String; 2] {
        let letters = || text.chars().filter(|letter| letter.is_alphanumeric() || super::letters::is_mark(*letter));
        let written = letters().map(|letter| self.written(letter)).collect();
        [written, letters().map(|letter| self.small(letter)).collect()]
    }

    /// All letters that look like this one.
    #[cfg(test)]
    pub(super) fn like(&self, letter: char) -> impl Iterator<Item = char> {
        let own = self.of(&letter.to_string());
        let known = self.lower.keys().chain(self.upper.keys()).copied().chain('a'..='z').chain('A'..='Z');
        known.filter(move |other| self.of(&other.to_string()).iter().any(|look| own.contains(look)))
    }

    fn written(&self, letter: char) -> String {
        self.upper.get(&letter).map_or_else(|| self.small(letter), |look| (*look).to_owned())
    }

    fn small(&self, letter: char) -> String {
        // The small form of İ is an i with a dot of its own.
        letter
            .to_lowercase()
            .filter(|small| *small != '\u{307}')
            .map(|small| self.lower.get(&small).map_or_else(|| small.to_string(), |look| (*look).to_owned()))
            .collect()
    }
}

/// Look, and the small letters that have it.
#[rustfmt::skip]
const LOWER: [(&str, &str); 251] = [
    ("", "\u{5d9}\u{674}"),
    ("$", "ֆ"),
    ("/", "ノ丿"),
    ("6", "б"),
    ("\u{5c}", "丶"),
    ("a", "àáâãäåāăąǎạảấầẩẫậắằẳẵặάαᾲᾳᾴаӑӓ"),
    ("ae", "æӕ"),
    ("b", "ɓъ"),
    ("c", "çćĉċčсҫ"),
    ("d", "ďđɖɗḍḓ"),
    ("e", "èéêëēėęěẹẻẽếềểễệеёҽҿӗ"),
    ("f", "ƒք"),
    ("g", "ĝğġģǧḡց"),
    ("h", "ĥħḥɦћһհ"),
    ("j", "ĵјյ"),
    ("k", "ķƙǩ"),
    ("l", "iìíîïĩīįıĺļľłǐɨɩḷḽỉịΐίιϊіїӏւ\u{5d5}\u{5df}\u{622}\u{623}\u{625}\u{627}\u{672}"),
    ("n", "ñńņňŋǹɲṅṇṉṋήηղոռ"),
    ("o", "òóôõöøōőơǒọỏốồổỗộớờởỡợθοσόоӧөօ\u{5e1}\u{629}\u{647}\u{6be}\u{6c0}\u{6c1}\u{6c2}\u{6c3}\u{6d5}\u{6ff}〇"),
    ("oe", "œ"),
    ("p", "þρрῥ"),
    ("q", "գզ"),
    ("r", "ŕřɍṛгѓґғ"),
    ("rn", "mḿṃ"),
    ("s", "śŝşšșṣѕ"),
    ("t", "ťŧțṭṱ丅"),
    ("u", "ùúûüũūŭůűųưǔʋụủứừửữựΰυϋύџս"),
    ("v", "ν\u{5d8}"),
    ("vv", "wŵшա"),
    ("x", "ẍх"),
    ("y", "ýÿŷƴɣỳỵỷỹγуўүұӯӱӳ丫"),
    ("z", "źżžẓ"),
    ("ß", "β"),
    ("ĸ", "κкќқҟ"),
    ("ƅ", "ь"),
    ("ƅl", "ыӹ"),
    ("ǝ", "əә"),
    ("ȝ", "ǯʒӡ"),
    ("ɜ", "зҙӟ"),
    ("ɰ", "պ"),
    ("ɸ", "φф"),
    ("ʍ", "м"),
    ("ʙ", "в"),
    ("ʜ", "нң"),
    ("π", "п"),
    ("ω", "ώᾠᾡᾢᾣᾤᾥᾦᾧ"),
    ("ж", "җӝ"),
    ("ч", "ӵ"),
    ("\u{628}\u{6db}", "\u{751}"),
    ("\u{62a}", "\u{67a}\u{8bf}"),
    ("\u{62d}", "\u{681}"),
    ("\u{62d}\u{6db}", "\u{685}"),
    ("\u{62f}", "\u{6ee}"),
    ("\u{62f}\u{615}", "\u{688}"),
    ("\u{62f}\u{6db}", "\u{68e}\u{68f}"),
    ("\u{631}", "\u{692}\u{6ef}"),
    ("\u{631}\u{615}", "\u{691}"),
    ("\u{631}\u{6db}", "\u{698}"),
    ("\u{633}\u{6db}", "\u{634}"),
    ("\u{637}\u{6db}", "\u{69f}"),
    ("\u{641}", "\u{6a7}"),
    ("\u{643}", "\u{6a9}\u{6aa}\u{8c2}"),
    ("\u{643}\u{6db}", "\u{6ad}\u{763}"),
    ("\u{644}", "\u{6b5}"),
    ("\u{644}\u{6db}", "\u{6b7}"),
    ("\u{645}\u{6db}", "\u{8a7}"),
    ("\u{646}\u{615}", "\u{768}"),
    ("\u{648}", "\u{624}\u{6c6}\u{6c7}\u{6c9}"),
    ("\u{648}\u{6db}", "\u{6cb}"),
    ("\u{648}่", "\u{6c8}"),
    ("\u{649}", "\u{626}\u{63d}\u{64a}\u{6ba}\u{6cc}\u{6ce}\u{6d2}\u{6d3}\u{756}\u{88f}\u{8a8}\u{8bd}"),
    ("\u{649}\u{615}", "\u{679}\u{6bb}\u{8c0}"),
    ("\u{649}\u{6db}", "\u{62b}\u{67e}\u{6bd}\u{6d1}\u{752}\u{8be}"),
    ("\u{67b}", "\u{6d0}"),
    ("\u{686}", "\u{8c1}"),
    ("\u{68a}\u{615}", "\u{68b}"),
    ("\u{697}\u{615}", "\u{771}"),
    ("\u{6a1}", "\u{8bb}\u{8bc}"),
    ("\u{6a1}\u{6db}", "\u{6a4}\u{6a8}"),
    ("\u{6a2}\u{6db}", "\u{8a4}"),
    ("\u{6ac}", "\u{762}"),
    ("\u{6c5}", "\u{6c4}"),
    ("\u{754}", "\u{767}\u{8a9}"),
    ("ᄉᄉー", "丛"),
    ("ᄉーᄀ", "今"),
    ("ᄉーᄆ", "合"),
    ("ᄐーᄂᄌ", "長"),
    ("ᴎ", "ийӣӥ"),
    ("ᴙ", "я"),
    ("ᴛ", "τтҭ"),
    ("ẟ", "δծ"),
    ("∂", "ð"),
    ("❬", "く"),
    ("❬゙", "ぐ"),
    ("は", "ぱ"),
    ("ひ", "ぴ"),
    ("ふ", "ぷ"),
    ("へ", "ぺヘペ"),
    ("べ", "ベ"),
    ("ほ", "ぽ"),
    ("フ", "プ"),
    ("ホ", "ポ朩"),
    ("メ", "乄"),
    ("ー", "一"),
    ("ㄍ", "巜"),
    ("ㄎ", "丂"),
    ("ㄐ", "丩"),
    ("ㄭ", "帀"),
    ("㓓", "湳"),
    ("㓕", "滅"),
    ("㓖", "滭"),
    ("㓗", "潔"),
    ("㩁", "搉"),
    ("㫚", "曶"),
    ("㬵", "胶"),
    ("㬺", "幐"),
    ("㭑", "枺"),
    ("㮣", "槩"),
    ("䀹", "鿃"),
    ("䀿", "晣"),
    ("䆋", "龝"),
    ("䏓", "朊"),
    ("䑃", "朦"),
    ("䘠", "袚"),
    ("䚶", "訞"),
    ("䢴", "邗"),
    ("䱅", "鮇"),
    ("二", "ニ"),
    ("亻", "イ"),
    ("併", "倂"),
    ("値", "值"),
    ("兌", "兑"),
    ("八", "ハパ"),
    ("八゙", "バ"),
    ("凑", "湊"),
    ("凒", "溰"),
    ("凓", "溧"),
    ("凔", "滄"),
    ("凗", "漼"),
    ("凘", "澌"),
    ("凙", "澤"),
    ("凚", "澿"),
    ("凜", "澟"),
    ("凟", "瀆"),
    ("力", "カ"),
    ("力゙", "ガ"),
    ("匕", "ヒピ"),
    ("匕゙", "ビ"),
    ("卜", "ト"),
    ("卜゙", "ド"),
    ("厶", "ム"),
    ("口", "ロ囗"),
    ("吳", "吴呉"),
    ("啓", "啟"),
    ("喦", "嵒"),
    ("土", "士"),
    ("塡", "填"),
    ("墫", "壿"),
    ("夕", "タ"),
    ("夕゙", "ダ"),
    ("奨", "奬獎"),
    ("妹", "妺"),
    ("娛", "娯娱"),
    ("媯", "嬀"),
    ("寉", "隺"),
    ("工", "エ"),
    ("巿", "市"),
    ("帡", "帲"),
    ("彐", "ヨ"),
    ("恆", "恒"),
    ("悅", "悦"),
    ("戶", "户戸"),
    ("抹", "抺"),
    ("挩", "捝"),
    ("挿", "插揷"),
    ("揺", "搖摇"),
    ("敓", "敚"),
    ("日", "曰"),
    ("昧", "昩"),
    ("晚", "晩"),
    ("朌", "肦"),
    ("朏", "胐"),
    ("朐", "胊"),
    ("朓", "脁"),
    ("朘", "脧"),
    ("朣", "膧"),
    ("未", "末"),
    ("杮", "柿"),
    ("梲", "棁"),
    ("榝", "樧"),
    ("沫", "沬"),
    ("涗", "涚"),
    ("湌", "飡"),
    ("湮", "凐"),
    ("溈", "潙"),
    ("溤", "馮"),
    ("濂", "濓"),
    ("瑤", "瑶"),
    ("眛", "眜"),
    ("研", "硏"),
    ("礻", "ネ"),
    ("稅", "税"),
    ("絕", "絶"),
    ("絙", "絚"),
    ("緒", "緖"),
    ("胼", "腁"),
    ("脫", "脱"),
    ("艹", "卄卝"),
    ("苿", "茉"),
    ("蒍", "蔿"),
    ("蘷", "虁"),
    ("蛻", "蜕"),
    ("訮", "詽"),
    ("說", "説"),
    ("謠", "謡"),
    ("讆", "讏"),
    ("豜", "豣"),
    ("赿", "趆"),
    ("跥", "跺"),
    ("躗", "躛"),
    ("躱", "躲"),
    ("軿", "輧"),
    ("郷", "鄉鄕"),
    ("銳", "鋭"),
    ("鎭", "鎮"),
    ("飮", "飲"),
    ("鹂", "鹃"),
    ("黑", "黒"),
    ("ꞓ", "ɛέεє"),
    ("누丨", "爿"),
    ("마", "卟"),
    ("조", "丕"),
    ("𖿳", "兒"),
    ("𛄢", "于"),
    ("𛄨", "井"),
    ("𝍶", "正"),
    ("𥄳", "眔"),
    ("𫜿", "愸"),
    ("𫠞", "欥"),
    ("𭣄", "攬"),
    ("𮌋", "肞"),
    ("𮯷", "仪"),
    ("𮱜", "季"),
    ("𮱻", "径"),
    ("𮳃", "汊"),
    ("𮳣", "炼"),
    ("𮷠", "迳"),
    ("𮷩", "那"),
    ("𮷶", "钗"),
    ("𮸤", "镺"),
    ("𰰨", "芲"),
];

/// Look, and the capital letters that have it while their small forms have another.
#[rustfmt::skip]
const UPPER: [(&str, &str); 23] = [
    ("3", "ƷǮЗҘӞӠՅ"),
    ("b", "ΒБВЬ"),
    ("bl", "ЫӸ"),
    ("d", "Ð"),
    ("e", "ΈΕ"),
    ("h", "ΉΗНҢ"),
    ("k", "ΚЌКҚҞ"),
    ("lo", "Ю"),
    ("n", "Ν"),
    ("rn", "ΜМ"),
    ("s", "Տ"),
    ("t", "ΤТҬ"),
    ("u", "Ʉ"),
    ("x", "ΧҲ"),
    ("y", "ΎΥΫЃГҐҒ"),
    ("z", "Ζ"),
    ("ɸ", "Փ"),
    ("ʃ", "Σ"),
    ("ʌ", "ΛЛ"),
    ("ሆ", "Մ"),
    ("ቡ", "Ռ"),
    ("ኮ", "Ի"),
    ("ጣ", "Պ"),
];

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::super::letters::{Script, script};
    use super::*;

    /// The skeleton of UTS 39, again and again, without case and diacritics.
    fn expected(letter: char, small: bool) -> String {
        let start: String = if small { letter.to_lowercase().collect() } else { letter.to_string() };
        let settled = (0..8).fold(start, |text, _| once(&text));
        settled.replace('i', "l").replace('m', "rn").replace('w', "vv")
    }

    fn once(text: &str) -> String {
        let skeleton = unicode_security::skeleton(text).flat_map(char::to_lowercase).collect::<String>();
        skeleton.nfkd().filter(|letter| !is_diacritic(*letter)).collect::<String>().nfc().collect()
    }

    fn is_diacritic(letter: char) -> bool {
        let ranges = ['\u{300}'..='\u{36f}', '\u{591}'..='\u{5c7}', '\u{64b}'..='\u{65f}'];
        ranges.iter().any(|range| range.contains(&letter)) || "'·`ˉ˞\u{674}՝ʼ’".contains(letter)
    }

    fn share_shapes(letter: &char) -> bool {
        matches!(
            script(*letter),
            Some(
                Script::Latin
                    | Script::Greek
                    | Script::Cyrillic
                    | Script::Armenian
                    | Script::Hebrew
                    | Script::Arabic
                    | Script::HanAndKana
            )
        )
    }

    #[test]
    fn letters_look_as_unicode_says() {
        let looks = Looks::new();
        for letter in ('A'..='\u{ffff}').filter(share_shapes) {
            assert_eq!(looks.written(letter), expected(letter, false), "{letter} as it is written");
            assert_eq!(looks.small(letter), expected(letter, true), "{letter} in small letters");
        }
    }
}
