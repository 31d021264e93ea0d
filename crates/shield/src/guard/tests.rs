//! What is stopped, and what is not.

use proptest::prelude::*;

use super::*;

const PHRASE: [&str; 12] = [
    "abandon", "ability", "able", "about", "above", "absent", "absorb", "abstract", "absurd", "abuse", "access",
    "accident",
];

fn first(text: &str, secrets: &Secrets<'_>) -> Option<Stop> {
    stops(text, secrets, true).first().map(|(stop, _)| *stop)
}

#[test]
fn the_own_pin_is_stopped_in_any_spacing_and_in_no_other_number() {
    let secrets = Secrets { pin: Some("4711"), ..Secrets::default() };
    for text in ["4711", "my pin is 4711!", "4 7 1 1", "47-11", "4.7.1.1", "٤٧١١", "４７１１", "pin:4711."] {
        assert_eq!(first(text, &secrets), Some(Stop::Pin), "{text}");
    }
    for text in ["", "see you at 4", "147110", "14711", "47112", "4712"] {
        assert_eq!(first(text, &secrets), None, "{text}");
    }
}

#[test]
fn words_of_the_recovery_phrase_are_stopped_however_they_are_written() {
    let secrets = Secrets { phrase: &PHRASE, ..Secrets::default() };
    for text in [
        "abandon ability able",
        "ABANDON, Ability - able",
        "1. about 2. above 3. absent",
        "abandon\nable\nabsorb",
        "it is abandon then about then accident",
        "abandonabilityable",
        "aban abil able abou",
        "absurd abuse",
        "ab an do na bi li ty ab le",
    ] {
        assert_eq!(first(text, &secrets), Some(Stop::RecoveryPhrase), "{text}");
    }
    for text in
        ["he was able to come about noon", "absurd", "an accident above all", "able abandon", "that is about it"]
    {
        assert_eq!(first(text, &secrets), None, "{text}");
    }
}

#[test]
fn a_linking_code_is_stopped_whole_and_in_long_parts() {
    let secrets = Secrets { linking_codes: &["KITH7-QX2M9-4TRLP-ZZ81C"], ..Secrets::default() };
    for text in [
        "KITH7-QX2M9-4TRLP-ZZ81C",
        "kith7qx2m94trlpzz81c",
        "K I T H 7 Q X 2 M 9 4 T R L P Z Z 8 1 C",
        "so: qx2m9 4trlp zz81c",
    ] {
        assert_eq!(first(text, &secrets), Some(Stop::LinkingCode), "{text}");
    }
    assert_eq!(first("kith7 is a nice name", &secrets), None);
}

#[test]
fn a_code_that_just_came_is_stopped_for_ten_minutes() {
    let came = |text, age| [Received { text, age }];
    for (message, said) in [
        ("Your code is 123-456. Do not share it.", "123456"),
        ("123 456 is your code", "its 1 2 3 4 5 6"),
        ("G-482913 is your Google verification code.", "482913"),
        ("Code: 9041", "the code was 9041 ok?"),
        ("<#> A7K2Q9 is your login code", "a7k2q9"),
    ] {
        let received = came(message, 599);
        let secrets = Secrets { received: &received, ..Secrets::default() };
        assert_eq!(first(said, &secrets), Some(Stop::ReceivedCode), "{said}");
        let late = came(message, 601);
        assert_eq!(first(said, &Secrets { received: &late, ..Secrets::default() }), None);
        assert_eq!(first("thanks, got it", &secrets), None);
    }
}

#[test]
fn cards_and_accounts_are_stopped_only_for_new_contacts_and_only_if_they_check() {
    let none = Secrets::default();
    for (text, stop) in [
        ("4111 1111 1111 1111", Stop::Card),
        ("card 5500-0000-0000-0004 exp 12/29", Stop::Card),
        ("378282246310005", Stop::Card),
        ("DE89 3704 0044 0532 0130 00", Stop::BankAccount),
        ("please pay to GB82WEST12345698765432 thanks", Stop::BankAccount),
        ("iban NL91ABNA0417164300", Stop::BankAccount),
    ] {
        assert_eq!(stops(text, &none, true).first().map(|(stop, _)| *stop), Some(stop), "{text}");
        assert_eq!(stops(text, &none, false), [], "{text}");
    }
    for text in [
        "4111 1111 1111 1112",
        "DE89 3704 0044 0532 0130 01",
        "+49 151 23456789",
        "order 1234567890123",
        "0000000000000000",
    ] {
        assert_eq!(stops(text, &none, true), [], "{text}");
    }
}

#[test]
fn what_is_stopped_is_shown_where_it_stands() {
    let secrets = Secrets { pin: Some("4711"), ..Secrets::default() };
    let text = "é pin: 4 7-1 1 ok";
    let (_, span) = stops(text, &secrets, false)[0];
    assert_eq!(&text[span.start..span.end], "4 7-1 1");
    let text = "to DE89 3704 0044 0532 0130 00 now";
    let (_, span) = stops(text, &secrets, true)[0];
    assert_eq!(&text[span.start..span.end], "DE89 3704 0044 0532 0130 00");
}

proptest! {
    #[test]
    fn whatever_is_written_the_places_are_places_in_it(text in any::<String>(), pin in "[0-9]{4,6}") {
        let received = [Received { text: &text, age: 0 }];
        let secrets = Secrets { pin: Some(&pin), phrase: &PHRASE, linking_codes: &[&text], received: &received };
        for (_, span) in stops(&text, &secrets, true) {
            prop_assert!(text.get(span.start..span.end).is_some_and(|part| !part.is_empty()));
        }
    }

    #[test]
    fn three_words_of_a_phrase_in_order_are_stopped_with_anything_between(
        picks in prop::sample::subsequence((0..12_usize).collect::<Vec<_>>(), 3..12),
        between in "[ ,.;:/\n0-9-]{1,4}",
    ) {
        let text = picks.iter().map(|pick| PHRASE[*pick]).collect::<Vec<_>>().join(&between);
        let secrets = Secrets { phrase: &PHRASE, ..Secrets::default() };
        prop_assert_eq!(first(&text, &secrets), Some(Stop::RecoveryPhrase));
    }
}
