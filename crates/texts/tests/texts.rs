//! The texts as they are read.

use kith_texts::Language;

#[test]
fn numbers_take_their_plural_in_every_language() {
    let shown = |count| Language::ALL.map(|language| language.commands().unread(count));
    assert_eq!(shown(1), ["1 new", "1 nuevo", "1 nuovo", "1 neu", "1 nouveau", "1 nieuw", "1 nova"]);
    assert_eq!(shown(2), ["2 new", "2 nuevos", "2 nuovi", "2 neu", "2 nouveaux", "2 nieuw", "2 novas"]);
    assert_eq!(Language::Fr.commands().unread(0), "0 nouveau");
    assert_eq!(Language::It.commands().unread(0), "0 nuovi");
}

#[test]
fn a_name_from_right_to_left_leaves_the_sentence_as_it_is() {
    let commands = Language::En.commands();
    assert_eq!(commands.blocked("Ada"), "Ada is blocked");
    assert_eq!(commands.blocked("שרה"), "\u{2068}שרה\u{2069} is blocked");
    assert_eq!(commands.blocked("ש\u{2069}\u{202e}רה"), "\u{2068}שרה\u{2069} is blocked");
}

#[test]
fn what_is_copied_into_a_shell_has_no_invisible_letters() {
    let shown = Language::De.commands().how_to_verify("שרה");
    assert_eq!(shown, "Wenn ja: kith contact verify שרה --yes");
}

#[test]
fn a_text_of_several_lines_keeps_them() {
    let shown = Language::En.commands().recovery_phrase("one two");
    assert_eq!(shown.lines().count(), 3);
    assert_eq!(shown.lines().last(), Some("one two"));
}
