//! The name a stranger gives: all that is ever shown of what a stranger wrote, so it must not be able to say much.

use super::letters::{Script, is_mark, script};
use super::looks::Looks;
use super::service;

/// Letters a shown name may have, marks included, spaces not.
pub const LETTERS: usize = 20;

/// Marks in a row: what the scripts need that stack them, and too few to paint over other lines.
const MARKS: usize = 4;

/// A stranger's name as it may be shown, with the mark "says".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaidName {
    /// Letters of one script, with single spaces between words.
    pub text: String,
    /// It looks like a name the person knows, or like that of a service: whoever sees it must be told.
    pub stamped: bool,
}

/// What may be shown of the name a stranger gives, or nothing: then it is "no name".
///
/// Hyphens are shown as spaces and apostrophes left out. Digits, dots, slashes, signs, emoji, invisible and combining
/// characters, and letters of a second script make it nothing. `known` are the names the person uses for contacts.
pub fn says<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<SaidName> {
    let text = filtered(name)?;
    let looks = Looks::new();
    let own = looks.of(&text);
    let is_like = |other: &str| looks.of(other).iter().any(|look| !look.is_empty() && own.contains(look));
    let stamped = known.into_iter().any(is_like) || service::poses(&looks, &text);
    Some(SaidName { text, stamped })
}

fn filtered(name: &str) -> Option<String> {
    let name = name.trim_matches(' ').replace(['-', '\u{2010}'], " ");
    let words = name.split(' ').map(word).collect::<Option<Vec<_>>>()?;
    let letters = || words.iter().flat_map(|word| word.chars());
    let one_script = letters().all(|letter| script(letter) == letters().next().and_then(script));
    (one_script && letters().count() <= LETTERS).then(|| words.join(" "))
}

/// A word without its apostrophes. `None` if it is empty or something in it is no letter.
fn word(word: &str) -> Option<String> {
    let mut marks = MARKS;
    let mut kept = String::new();
    for part in word.split(['\'', '\u{2019}']) {
        if part.is_empty() {
            return None;
        }
        for letter in part.chars() {
            script(letter)?;
            marks = if is_mark(letter) { marks + 1 } else { 0 };
            if marks > MARKS {
                return None;
            }
            kept.push(letter);
        }
    }
    Some(kept)
}

impl Script {
    /// Whether words are written without spaces between them.
    pub(super) const fn runs_on(self) -> bool {
        matches!(self, Self::HanAndKana | Self::Hangul | Self::Thai | Self::Lao | Self::Khmer | Self::Myanmar)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(name: &str) -> Option<String> {
        says(name, []).map(|said| said.text)
    }

    fn stamped(name: &str, known: &[&str]) -> bool {
        says(name, known.iter().copied()).unwrap_or_else(|| panic!("{name} is shown")).stamped
    }

    #[test]
    fn names_of_many_scripts_are_shown_as_they_are() {
        for name in [
            "Ada",
            "José María",
            "Łukasz Żak",
            "Nguyễn Văn Đạt",
            "Ольга Петрова",
            "Ελένη",
            "Արամ",
            "დავით",
            "דוד",
            "محمد علي",
            "प्रिया शर्मा",
            "কৃষ্ণ",
            "ਗੁਰਪ੍ਰੀਤ",
            "தமிழ்",
            "కృష్ణ",
            "ಕೃಷ್ಣ",
            "സന്തോഷ്",
            "සමන්",
            "สมชาย",
            "ສົມ",
            "ကျော်",
            "សុខា",
            "김민준",
            "山田はなこ",
            "タロー",
            "王小明",
            "አበበ",
        ] {
            assert_eq!(shown(name).as_deref(), Some(name));
        }
    }

    #[test]
    fn a_name_with_anything_but_letters_of_one_script_is_no_name() {
        for name in [
            "",
            " ",
            "Ada1",
            "a.b",
            "a/b",
            "a@b",
            "Ada!",
            "kith.example",
            "Ada  Lovelace",
            "Ada\u{a0}L",
            "Ada\tL",
            "Ada\nL",
            "A\u{200b}da",
            "A\u{200d}da",
            "\u{202e}adA",
            "\u{2066}Ada",
            "A\u{ad}da",
            "\u{feff}Ada",
            "Ada😀",
            "😀",
            "Ａｄａ",
            "𝐀𝐝𝐚",
            "Ⓐda",
            "ᴬda",
            "e\u{301}",
            "Аda",
            "Adа",
            "Ada王",
            "Αda",
            "ⅠV",
            "№",
            "ʼAda",
            "''",
            "A''da",
            "'Ada",
            "-",
            "A--da",
            "A‑da",
            "Ada\u{fe0f}",
            "﷽",
            "ﬁn",
            "\u{e31}",
            "\u{94d}",
        ] {
            assert_eq!(shown(name), None, "{name:?}");
        }
    }

    #[test]
    fn a_name_has_at_most_twenty_letters() {
        assert!(shown(&"a".repeat(20)).is_some());
        assert!(shown(&"a".repeat(21)).is_none());
        assert!(shown("abcdefghij klmnopqrst").is_some(), "spaces do not count");
        assert!(shown("a b c d e f g h i j k l m n o p q r s t u").is_none());
    }

    #[test]
    fn marks_do_not_pile_up() {
        assert!(shown(&format!("ก{}", "\u{e48}".repeat(4))).is_some());
        assert!(shown(&format!("ก{}", "\u{e48}".repeat(5))).is_none());
    }

    #[test]
    fn hyphens_become_spaces_and_apostrophes_go() {
        assert_eq!(shown("Jean-Luc").as_deref(), Some("Jean Luc"));
        assert_eq!(shown("O'Brien").as_deref(), Some("OBrien"));
        assert_eq!(shown("D’Angelo").as_deref(), Some("DAngelo"));
    }

    #[test]
    fn a_name_like_that_of_a_contact_is_stamped() {
        for (name, contact) in [
            ("Ada", "ada"),
            ("AIex", "Alex"),
            ("Аса", "Aca"),
            ("ОЛЬГА", "Ольга"),
            ("НЕНА", "HEHA"),
            ("Marnie", "Mamie"),
            ("José", "Jose"),
            ("Jose", "José"),
            ("Ada Lovelace", "AdaLovelace"),
            ("ΑΝΝΑ", "ANNA"),
            ("Анна", "Анна"),
            ("ロボ", "口ボ"),
            ("Ada", "Ada 💫"),
            ("vvendy", "Wendy"),
        ] {
            assert!(stamped(name, &["Zoe", contact]), "{name} looks like {contact}");
        }
        for (name, contact) in [("Ada", "Adam"), ("Anna", "Hanna"), ("राम", "रमा"), ("Иван", "Ivan"), ("Ada", "💫")]
        {
            assert!(!stamped(name, &[contact]), "{name} does not look like {contact}");
        }
    }

    proptest! {
        #[test]
        fn whatever_a_stranger_writes_at_most_letters_of_one_script_are_shown(name in any::<String>()) {
            if let Some(said) = says(&name, ["Ada", "\u{202e}", ""]) {
                let letters = || said.text.chars().filter(|letter| *letter != ' ');
                prop_assert!((1..=LETTERS).contains(&letters().count()));
                prop_assert!(letters().all(|letter| script(letter) == letters().next().and_then(script)));
                prop_assert!(!said.text.contains("  ") && said.text.trim() == said.text);
            }
        }

        #[test]
        fn a_contact_s_name_in_other_letters_is_refused_or_stamped(
            name in "[A-Z][a-z]{2,8}( [A-Z][a-z]{2,8})?",
            picks in prop::collection::vec(any::<prop::sample::Index>(), 20),
        ) {
            let looks = Looks::new();
            let disguised: String = name.chars().zip(picks).map(|(letter, pick)| {
                let same: Vec<_> = looks.like(letter).collect();
                same.get(pick.index(same.len().max(1))).copied().unwrap_or(letter)
            }).collect();
            prop_assert!(says(&disguised, [name.as_str()]).is_none_or(|said| said.stamped), "{disguised} for {name}");
        }
    }
}
