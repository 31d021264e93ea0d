//! What the build refuses, and the texts it makes.

#[path = "../build/catalogue.rs"]
mod catalogue;
#[path = "../build/comparison.rs"]
mod comparison;
#[path = "../build/pattern.rs"]
mod pattern;
#[path = "../build/rust.rs"]
mod rust;

use std::path::Path;

use catalogue::Catalogue;

fn catalogue(language: &str, source: &str) -> Catalogue {
    let (texts, findings) = catalogue::texts(source);
    assert_eq!(findings, Vec::<String>::new(), "{source}");
    Catalogue { language: language.to_owned(), areas: [("area".to_owned(), texts)].into() }
}

fn compared(english: &str, german: &str) -> Vec<String> {
    comparison::findings(&[catalogue("en", english), catalogue("de", german)])
}

#[test]
fn the_languages_of_kith_agree() {
    let (catalogues, mut findings) = catalogue::read(Path::new("locales"), &["en", "de", "fr"]).unwrap();
    findings.extend(comparison::findings(&catalogues));
    assert_eq!(findings, Vec::<String>::new());
    assert!(catalogues.iter().all(|catalogue| catalogue.areas.contains_key("commands")));
}

#[test]
fn languages_that_agree_are_accepted_in_whatever_order_they_say_it() {
    let english = "a = { $one } and { $two }\nb = { $count ->\n  [one] one\n *[other] { $count }\n }";
    assert_eq!(compared(english, "b = { $count } Stück\na = { $two } und { $one }"), Vec::<String>::new());
}

#[test]
fn a_missing_text_is_named_with_its_file() {
    assert_eq!(compared("a = x\nb = y", "a = x"), ["locales/de/area.ftl: b is missing"]);
}

#[test]
fn a_text_too_many_is_named() {
    assert_eq!(compared("a = x", "a = x\nc = z"), ["locales/de/area.ftl: c is not in English"]);
}

#[test]
fn a_file_that_only_one_language_has_is_named() {
    let mut german = catalogue("de", "a = x");
    let texts = german.areas.remove("area").unwrap();
    german.areas.insert("other".to_owned(), texts);
    let findings = comparison::findings(&[catalogue("en", "a = x"), german]);
    assert_eq!(findings, ["locales/de/area.ftl is missing", "locales/de/other.ftl: there is no such file in en"]);
}

#[test]
fn other_parameters_are_named() {
    assert_eq!(
        compared("a = { $name }\nb = { $name }", "a = { $nam }\nb = { $name ->\n  [one] x\n *[other] y\n }"),
        [
            "locales/de/area.ftl: a: the parameter $name is missing",
            "locales/de/area.ftl: a: English has no parameter $nam",
            "locales/de/area.ftl: b: $name is a text in English, and here a number",
        ]
    );
}

#[test]
fn a_choice_has_the_forms_of_its_language_and_no_others() {
    assert_eq!(
        compared("a = { $n ->\n  [one] x\n *[other] y\n }", "a = { $n ->\n  [0] x\n  [many] z\n *[other] y\n }"),
        [
            "locales/de/area.ftl: a: the plural form [one] is missing",
            "locales/de/area.ftl: a: this language has no plural form [many]",
        ]
    );
}

#[test]
fn a_file_that_does_not_read_is_refused_with_what_is_wrong() {
    for (source, what) in [
        ("a = { $name", "line 1"),
        ("a = x\na = y", "a is there twice"),
        ("type = x", "type: type cannot be a name"),
        ("aB = x", "aB: aB cannot be a name"),
        ("a = { $Name }", "a: Name cannot be a name"),
        ("a = { b }", "a: no text refers to another one"),
        ("-a = x", "-a: there are no terms"),
        ("a = x\n  .b = y", "a: a text has no attributes"),
        ("a = { DATE($x) }", "a: there is no function DATE"),
        ("a = { $n ->\n  [few] x\n *[other] y\n }", "a: no language of Kith has the plural form [few]"),
        ("a = { $n ->\n *[one] x\n }", "a: the arm with the asterisk is *[other]"),
    ] {
        let (_, findings) = catalogue::texts(source);
        assert!(findings.iter().any(|finding| finding.starts_with(what)), "{source}: {findings:?}");
    }
}

#[test]
fn the_texts_become_methods_with_the_parameters_in_the_order_of_the_alphabet() {
    let english = "some-text = { $two }, { $one } and { RAW($raw) }\nplain = { \"{\" } x\ncount = { NUMBER($n) }";
    let rust = rust::write(&[catalogue("en", english)]);
    assert!(rust.contains("pub struct Area(Language);"), "{rust}");
    assert!(rust.contains("pub fn some_text(self, one: &str, raw: &str, two: &str) -> String {"), "{rust}");
    assert!(rust.contains("pub const fn plain(self) -> &'static str {"), "{rust}");
    assert!(rust.contains("Language::En => \"{ x\","), "{rust}");
    assert!(rust.contains("pub fn count(self, n: u64) -> String {"), "{rust}");
}
